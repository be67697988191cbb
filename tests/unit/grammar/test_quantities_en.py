import pytest

from tasks.grammar.quantities import read_quantities

FIGURES = [
    ("cut energy use by 12.5 per cent", [(12.5, "%", "exact")]),
    ("saved $2.4 billion in 2019", [(2_400_000_000, "USD", "exact")]),
    ("between 37 and 47 countries reported", [((37, 47), "country", "exact")]),
    ("emissions fell from 31 to 56 per cent", [(31, "%", "exact"), (56, "%", "exact")]),
    ("needs 5 and 6 kg of refrigerant", [(5, "kg", "exact"), (6, "kg", "exact")]),
    ("2 to 3 tonnes a year", [((2, 3), "t", "exact")]),
    ("US$ 3 to 4 million", [((3_000_000, 4_000_000), "USD", "exact")]),
    ("worth $5–10 million", [((5_000_000, 10_000_000), "USD", "exact")]),
    ("trained 1,200 women and 300 men", [(1200, "person", "exact"), (300, "person", "exact")]),
    ("Two thirds of households", [(0.666666666666667, "fraction", "exact")]),
    ("one fifth of emissions", [(0.2, "fraction", "exact")]),
    ("half of the companies", [(0.5, "fraction", "exact")]),
    ("a gap that narrowed by more than half", [(0.5, "fraction", "more_than")]),
    ("nearly half are late", [(0.5, "fraction", "approx")]),
    ("worth 31 billion roubles ($0.42 bln) a year", [(31000000000, "RUB", "exact"), (420000000, "USD", "exact")]),
    ("output of 3 million 250 thousand tons", [(3250000, "t", "exact")]),
    ("cut emissions by 23% per square foot", [(23, "%", "exact")]),
    ("page 7 of annex 2: 04 Women in the zones", []),
    ("Geneva, Washington, D.C. 20036", []),
    ("Output rose threefold", [(3, "times", "exact")]),
    ("3 times higher", [(3, "times", "exact")]),
    ("Hundreds of thousands of people", [((100_000, None), "person", "at_least")]),
    ("Dozens of companies joined", [((12, None), "company", "at_least")]),
    ("fell to -0.75 °C", [(-0.75, "degC", "exact")]),
    ("(-4.1 per cent)", [(-4.1, "%", "exact")]),
    ("a cost ($3.8 million) of", [(3_800_000, "USD", "exact")]),
    ("At least 100 MW of solar", [(100, "MW", "at_least")]),
    ("up to 20 MWh/day", [(20, "MWh", "at_most")]),
    ("5 kWh per tonne", [(5, "kWh/t", "exact")]),
    ("12 deaths per 100,000 people", [(12, "person", "exact")]),
    ("Its 27 member States adopted 15 decisions", [(27, "country", "exact"), (15, "decision", "exact")]),
    ("The number of trained experts rose to 450.", [(450, "person", "exact")]),
    ("25 projects under 5 programmes", [(25, "project", "exact"), (5, "programme", "exact")]),
    ("12 of the 15 countries", [(12, "country", "exact"), (15, "country", "exact")]),
    ("one in five workers", [(0.2, "fraction", "exact")]),
    ("1.2 × 10⁶ m³ a year", [(1_200_000, "m3", "exact")]),
    ("8 811 900 tons of waste", [(8_811_900, "t", "exact")]),
    ("Fewer than 10 plants", [(10, "plant", "less_than")]),
    ("50 or more factories", [(50, "plant", "at_least")]),
    ("500+ SMEs", [(500, "company", "at_least")]),
    ("an estimated 1.5 million tons", [(1_500_000, "t", "approx")]),
    ("EUR 15 million", [(15_000_000, "EUR", "exact")]),
    ("300 million rubles", [(300_000_000, "RUB", "exact")]),
    ("CHF 2.5m", [(2_500_000, "CHF", "exact")]),
    ("20 million US dollars", [(20_000_000, "USD", "exact")]),
    ("3 to 6 rubles per each ruble invested", [((3, 6), "RUB/RUB", "exact")]),
    ("It takes about a thousand years", [(1000, "year", "approx")]),
    ("18 hours a day", [(18, "hour", "exact")]),
    ("Life expectancy rose to 72.3 years.", [(72.3, "year", "exact")]),
    ("a 100-MW plant", [(100, "MW", "exact")]),
    ("a 20-country programme", [(20, "country", "exact")]),
    ("less than 2 °C", [(2, "degC", "less_than")]),
    ("One million plant and animal species", [(1_000_000, "species", "exact")]),
    ("Half a million people", [(500_000, "person", "exact")]),
    ("Thirty-five delegates", [(35, "person", "exact")]),
    ("0.4 percentage points lower", [(0.4, "percentage point", "exact")]),
    ("30-40 per cent", [((30, 40), "%", "exact")]),
    ("5% to 10%", [((5, 10), "%", "exact")]),
    ("$5 to $10 per tonne", [((5, 10), "USD/t", "exact")]),
    ("2000 participants attended", [(2000, "person", "exact")]),
    ("two ministers and one deputy minister", [(2, "person", "exact"), (1, "person", "exact")]),
    ("helped one Japanese company invest", [(1, "company", "exact")]),
    ("a dozen cities", [(12, "city", "exact")]),
    ("450 tCO2e and 700 ODP tonnes", [(450, "tCO2e", "exact"), (700, "ODP t", "exact")]),
    ("In 2023, 4 SEZs joined", [(4, "zone", "exact")]),
    ("45 square kilometres", [(45, "km2", "exact")]),
    ("12 wastewater samplers", [(12, "sampler", "exact")]),
    ("a surplus of €187 654 300, against €174 020 115", [(187654300, "EUR", "exact"), (174020115, "EUR", "exact")]),
    ("a deficit of €(3.1) million", [(-3100000, "EUR", "exact")]),
    ("growth of (0.5) per cent", [(-0.5, "%", "exact")]),
    ("a gain ($3.8 million)", [(3800000, "USD", "exact")]),
    ("a twelvefold rise and a 100-fold one", [(12, "times", "exact"), (100, "times", "exact")]),
    ("costs differ by a factor of four", [(4, "times", "exact")]),
    ("yields rose 1½ times, losses by ⅓", [(1.5, "times", "exact"), (pytest.approx(1 / 3), "fraction", "exact")]),
    ("nine out of ten residents; 1 in 5 adults", [(0.9, "fraction", "exact"), (0.2, "fraction", "exact")]),
    ("18 of the 25 workers", [(18, "person", "exact"), (25, "person", "exact")]),
    ("over a quarter of a million people", [(250000, "person", "more_than")]),
    ("six lakh jobs", [(600000, "job", "exact")]),
    (
        "forty-odd firms, 80-plus per cent, 3,900 or so residents",
        [(40, "company", "approx"), (80, "%", "at_least"), (3900, "person", "approx")],
    ),
    ("It targets 1,200 to 1,500 SMEs", [((1200, 1500), "company", "exact")]),
    (
        "hydro 97.1, nuclear 88.0 and wind 41.5 TWh",
        [(97.1, "TWh", "exact"), (88, "TWh", "exact"), (41.5, "TWh", "exact")],
    ),
    ("By sector (ODP tonnes): foam 118.3; solvents 2.75", [(118.3, "ODP t", "exact"), (2.75, "ODP t", "exact")]),
    (
        "adopted by 132 votes to 3, with 11 abstentions",
        [(132, "vote", "exact"), (3, "vote", "exact"), (11, "abstention", "exact")],
    ),
    (
        "A budget of US$ 20 million, 2.1 million less than before",
        [(20000000, "USD", "exact"), (2100000, "USD", "exact")],
    ),
    (
        "24 auditors from 8 firms; twenty-two passed",
        [(24, "person", "exact"), (8, "company", "exact"), (22, "person", "exact")],
    ),
    (
        "24 auditors from 8 firms, of whom twenty passed",
        [(24, "person", "exact"), (8, "company", "exact"), (20, "person", "exact")],
    ),
    ("the number of workers fell from 246m to 168m", [(246000000, "person", "exact"), (168000000, "person", "exact")]),
    ("a tower 168m high", [(168, "m", "exact")]),
    ("a 12-year tenor and a grace period of 10 years", [(12, "year", "exact"), (10, "year", "exact")]),
    ("repaid within six months of the notice", [(6, "month", "exact")]),
    ("half an hour, half a litre", [(0.5, "hour", "exact"), (0.5, "L", "exact")]),
    ("a man of 5'10\"", [(pytest.approx(5.8333333), "ft", "exact")]),
    ("83% or over 44 Mt", [(83, "%", "exact"), (44, "Mt", "more_than")]),
    ("nine sanctions monitoring teams", [(9, "team", "exact")]),
    ("2 million Ukrainians", [(2000000, "person", "exact")]),
]

NO_FIGURES = [
    "See paragraphs 5 to 8, articles 5, 7(2) and 9",
    "Tables 1–3 and SDGs 7, 9 and 12",
    "HFC-23, PM2.5, COVID-19 and CO2",
    "under GEF 6 and version 1.0 of the tool",
    "certified to ISO 14001, 9001 and 45001",
    "Industry 4.0, Agenda 21, the 2030 Agenda, SDG 7",
    "in the communities.25 The project",
    "On the one hand, one of the goals; no one; another company; one another",
    "a one-stop shop, two-way trade, the first stage, the 21st century",
    "a five-year plan and a 10-year framework",
    "at the fifty-first session held from 6 to 9 May 2021",
    "in phase 2 of the plan. Phase Two started.",
    "Tel. +43 1 26026-3846, P.O. Box 300, A-1400 Vienna, Room 5",
    "see www.unido.org/2021 at 10 a.m.",
    "Law No. 123-FZ, Directive 2008/98/EC, Regulation (EU) 2019/1021",
    "resolution 70/1 and decision IDB.48/Dec.7",
    "the past five years and the next 12 months",
    "women aged 15–49",
    "Zero emissions, net-zero by 2050",
    "Scope 1 and 2; Tier 2; Part 3; Chapter 4; page 12; pp. 12-15; footnote 3; No. 5; fig. 2",
    "item 5 (b) of the agenda; (1) do; (2) so; section 4.2",
    "GMIS-2019; CFC-11; R-410A; 4IR; 5G; Q1 2021; G20; Group of 77",
    "16.12 The Committee agreed",
    "In 2010 companies joined",
    "the II All-Russian Congress",
    "rule 33-3 of the guide",
    "once released, twice a year",
    "in the last two quarters, ten years ago, a five-year plan, a two-day workshop",
    "not later than 2018, an increase over 2004",
    "the hotline (0800 202 044); it ended at 17.45 at Gate 4",
    "Grade 316L, 1.3 Objectives, 1.1 UNIDO and parks",
    "(in thousands of euros)",
    "adopted by a two-thirds majority",
    'the "Ten Golden Rules of Good Housekeeping"',
    "1,2,3,4,5",
]


def seen(text: str, language: str = "en") -> list[tuple[object, str, str]]:
    quantities, _ = read_quantities(text, language)
    return [(q.value if q.value is not None else (q.min, q.max), q.unit, q.qualifier) for q in quantities]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_figure_has_its_value_unit_and_bound(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize("text", NO_FIGURES)
def test_a_numeral_that_only_names_dates_or_numbers_is_no_figure(text):
    assert seen(text) == []


def test_a_range_is_never_averaged():
    [quantity] = read_quantities("3 to 6 rubles", "en")[0]
    assert (quantity.value, quantity.min, quantity.max, quantity.is_range) == (None, 3, 6, True)


def test_a_number_of_four_hundred_digits_is_listed_and_not_read():
    quantities, others = read_quantities("worth " + "9" * 400 + " dollars", "en")
    assert quantities == []
    assert [other.reason for other in others] == ["implausible_length"]


@pytest.mark.parametrize(
    "text",
    ["", " ", "<script>{{ 1 }}</script>", "{% for x in 3 %}", "\ufffd 5 \ufffd", "1-" * 300, "((((", "ISO " * 500],
)
def test_strange_text_is_survived(text):
    quantities, others = read_quantities(text, "en")
    for found in (*quantities, *others):
        assert text[found.start : found.end] == found.surface


def test_every_numeral_is_in_exactly_one_list():
    text = "In 2023, 4 SEZs cut over 90% of HFC-23 (see paragraph 5) at one of the 12 sites."
    quantities, others = read_quantities(text, "en")
    spans = sorted([(q.number_start, q.number_end) for q in quantities] + [(n.start, n.end) for n in others])
    assert [text[a:b] for a, b in spans] == ["2023", "4", "90", "HFC-23", "5", "one", "12"]
