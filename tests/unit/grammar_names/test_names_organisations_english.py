import pytest

from tasks.grammar.organisations import find_organisations


def names(text: str) -> list[str]:
    return [mention.name for mention in find_organisations(text, "en")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the International Labour Organisation (ILO)", ["International Labour Organization (ILO)"]),
        ("the UN Office on Drugs and Crime", ["United Nations Office on Drugs and Crime (UNODC)"]),
        ("the United Nations Office in Nairobi", ["United Nations Office at Nairobi (UNON)"]),
        ("the Office on Drug Matters (UNODC)", ["United Nations Office on Drugs and Crime (UNODC)"]),
        ("the Climate Technology Center & Network", ["Climate Technology Centre and Network (CTCN)"]),
        ("the Global Environmental Facility (GEF)", ["Global Environment Facility (GEF)"]),
    ],
)
def test_a_listed_body_is_known_in_every_spelling(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the United Nations Convention on Contracts",
        "during the Third United Nations Development Decade",
        "at the UN Summit on Sustainable Development Goals",
        "held at the Cairo International Centre",
        "in the Lusaka Conference Centre (LCC)",
        "will set up a Centre of Vocational Excellence",
        "each Regional Training Institute",
        "a Memorandum of Understanding (MOU) on the Sustainable Development Goals (SDGs)",
        "the Programme of Action (PoA)",
        "the Board of Directors of Acme",
        "Minister of Industry and Trade Jane Doe",
        "document UNEP(DTIE)/Hg/CONF/4",
    ],
)
def test_treaties_events_buildings_and_offices_of_persons_are_no_bodies(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "the Governments of Ghana, Senegal and the Philippines signed",
            ["Government of Ghana", "Government of Senegal", "Government of the Philippines"],
        ),
        ("the Permanent Mission of Ecuador", ["Permanent Mission of Ecuador"]),
        ("the Austrian Federal Ministry for Foreign Affairs", ["Federal Ministry for Foreign Affairs of Austria"]),
        ("the Lima Textile Industries Development Institute", ["Lima Textile Industries Development Institute"]),
        ("a visit to the Lobbe Group", ["Lobbe Group"]),
        ("the Instituto Nacional de Tecnología Industrial", ["Instituto Nacional de Tecnología Industrial"]),
        ("the Max-Mueller-Institute in Graz", ["Max-Mueller-Institute"]),
        (
            "the Northern Trade Initiative (NTI) met the Global Forum on Clean Kilns (GFCK)",
            ["Northern Trade Initiative (NTI)", "Global Forum on Clean Kilns (GFCK)"],
        ),
        ("Reaffirming General Assembly resolution 36/182", ["General Assembly"]),
    ],
)
def test_unlisted_bodies_are_found_by_form(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("visits to GIZ, XALBA, and NABU in Berlin", ["XALBA"]),
        (
            "with the Atlantis Recycling Association (ARA) and BELLS, who came",
            ["Atlantis Recycling Association (ARA)", "BELLS"],
        ),
        ("organized by UNDP, Brightfield Kilns and the World Bank, in May", ["Brightfield Kilns"]),
        (
            "19 enterprises, including FSLX, Huate Gax and Gold Medal Ceramics, took part",
            ["FSLX", "Huate Gax", "Gold Medal Ceramics"],
        ),
    ],
)
def test_the_company_a_name_keeps_makes_it_a_body(text: str, expected: list[str]) -> None:
    assert [m.name for m in find_organisations(text, "en") if not m.listed] == expected


@pytest.mark.parametrize(
    "text",
    [
        "funded by UNDP, Switzerland and Austria, and by the World Bank",
        "UNIDO, SMEs and GHG, as well as UNEP, were named",
        "speakers: John Smith, UNIDO; Mary Jones, UNEP; and Anna Berg, GIZ.",
        "UNIDO, Vienna, and the World Bank, Washington",
        "UNDP AND WOMEN, YOUTH AND INVESTMENT FORUM OPEN DOORS",
        "UNEP, the Paris Agreement, and the Kyoto Protocol, and UNDP",
    ],
)
def test_countries_places_plans_and_abbreviations_in_a_list_are_no_bodies(text: str) -> None:
    assert all(mention.listed for mention in find_organisations(text, "en"))


def test_text_of_a_million_marks_is_read_in_time() -> None:
    for seed in ("A, B, C and ", "United Nations ", "Ministry of ", "(ABC)", "\x01"):
        text = seed * (60_000 // len(seed))
        assert all(text[m.start : m.end] == m.surface for m in find_organisations(text, "en"))
