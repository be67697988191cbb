"""Figures in Russian, French, Spanish and Arabic: value, unit and bound; numerals that are none; any text at all."""

import itertools
import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.grammar.quantities import read_quantities

FIGURES = [
    ("около 1,4 млрд долл. США", "ru", (1_400_000_000, "USD", "approx")),
    ("не менее 120 школ", "ru", (120, "school", "at_least")),
    ("свыше 45 тыс. тонн", "ru", (45_000, "t", "more_than")),
    ("до 30 процентов", "ru", (30, "%", "at_most")),
    ("снизился до 30 процентов", "ru", (30, "%", "exact")),
    ("на 4 процентных пункта", "ru", (4, "percentage point", "exact")),
    ("2,5 млн кВт·ч", "ru", (2_500_000, "kWh", "exact")),
    ("около полутора сотен специалистов", "ru", (150, "person", "approx")),
    ("более тысячи учителей", "ru", (1000, "person", "more_than")),
    ("семидесяти двух проектов", "ru", (72, "project", "exact")),
    ("две трети населения", "ru", (0.666666666666667, "fraction", "exact")),
    ("каждый третий житель", "ru", (0.333333333333333, "fraction", "exact")),
    ("трехлетняя программа", "ru", (3, "year", "exact")),
    ("вырос в десять раз", "ru", (10, "times", "exact")),
    ("plus de 8 000 mètres cubes", "fr", (8000, "m3", "more_than")),
    ("2,7 milliards de dollars des États-Unis", "fr", (2_700_000_000, "USD", "exact")),
    ("près de la moitié", "fr", (0.5, "fraction", "approx")),
    ("un enfant sur cinq", "fr", (0.2, "fraction", "exact")),
    ("une vingtaine d’entreprises", "fr", (20, "company", "approx")),
    ("1,5 point de pourcentage", "fr", (1.5, "percentage point", "exact")),
    ("quatre-vingt-dix pour cent", "fr", (90, "%", "exact")),
    ("deux ans et demi", "fr", (2.5, "year", "exact")),
    ("moins de 200 dollars par mois", "fr", (200, "USD", "less_than")),
    ("un demi-million de personnes", "fr", (500_000, "person", "exact")),
    ("45 mil millones de dólares", "es", (45_000_000_000, "USD", "exact")),
    ("casi 2 millones de personas", "es", (2_000_000, "person", "approx")),
    ("30.000 hectáreas", "es", (30_000, "ha", "exact")),
    ("cuatro de cada diez hogares", "es", (0.4, "fraction", "exact")),
    ("dos quintas partes", "es", (0.4, "fraction", "exact")),
    ("no más de 20 informes", "es", (20, "report", "at_most")),
    ("veintiún países", "es", (21, "country", "exact")),
    ("media docena de empresas", "es", (6, "company", "exact")),
    ("dos veces al año", "es", (2, "times", "exact")),
    ("ما يقرب من ٩٠٠ مزارع", "ar", (900, "person", "approx")),
    ("١٢٣٤٫٥ طن", "ar", (1234.5, "t", "exact")),
    ("و14 في المائة", "ar", (14, "%", "exact")),
    ("ما لا يقل عن 120 مدرسة", "ar", (120, "school", "at_least")),
    ("أكثر من ثلاثة ملايين دولار", "ar", (3_000_000, "USD", "more_than")),
    ("تسعة وأربعون بلدا", "ar", (49, "country", "exact")),
    ("مليوني دولار", "ar", (2_000_000, "USD", "exact")),
    ("سنتين", "ar", (2, "year", "exact")),
    ("ثلاثة أرباع", "ar", (0.75, "fraction", "exact")),
    ("واحد من كل ستة أشخاص", "ar", (0.166666666666667, "fraction", "exact")),
    ("مليون ونصف المليون", "ar", (1_500_000, "", "exact")),
    ("000 15 دولار", "ar", (15_000, "USD", "exact")),
]


@pytest.mark.parametrize(("text", "language", "figure"), FIGURES)
def test_a_figure_is_read_with_unit_and_bound(text, language, figure):
    quantities, _ = read_quantities(text, language)
    assert [(q.value, q.unit, q.qualifier) for q in quantities] == [figure]


@pytest.mark.parametrize(
    ("text", "language", "ends"),
    [
        ("между 3 и 4 процентами", "ru", [(3, 4, "%")]),
        ("3–5 млн человек", "ru", [(3_000_000, 5_000_000, "person")]),
        ("entre 3 % et 4 %", "fr", [(3, 4, "%")]),
        ("30 à 40 %", "fr", [(30, 40, "%")]),
        ("entre 3 y 6 toneladas", "es", [(3, 6, "t")]),
        ("بين 3 و6 في المائة", "ar", [(3, 6, "%")]),
        ("десятки тысяч людей", "ru", [(10_000, None, "person")]),
        ("des centaines d’entreprises", "fr", [(100, None, "company")]),
        ("miles de familias", "es", [(1000, None, "household")]),
        ("مئات الآلاف", "ar", [(100_000, None, "")]),
    ],
)
def test_ranges_and_orders_of_magnitude_have_their_ends(text, language, ends):
    assert [(q.min, q.max, q.unit) for q in read_quantities(text, language)[0]] == ends


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("от 850 до 1100 °C", "ru", [(850, "degC", "exact"), (1100, "degC", "exact")]),
        ("de 1,60 à 2,10 dollars", "fr", [(1.6, "USD", "exact"), (2.1, "USD", "exact")]),
        ("de 3 a 6 toneladas", "es", [(3, "t", "exact"), (6, "t", "exact")]),
        ("من 3 إلى 6 أطنان", "ar", [(3, "t", "exact"), (6, "t", "exact")]),
    ],
)
def test_from_and_to_share_the_unit_and_are_no_bound(text, language, values):
    assert [(q.value, q.unit, q.qualifier) for q in read_quantities(text, language)[0]] == values


@pytest.mark.parametrize(
    ("text", "language", "reasons"),
    [
        ("пункты 5 и 7 повестки дня", "ru", ["paragraph_reference", "numbered_part"]),
        ("Цель 9, COVID-19, 5-я сессия", "ru", ["sdg_number", "name_with_number", "ordinal"]),
        ("point 8 b) de l’ordre du jour", "fr", ["agenda_item"]),
        ("résolution 68/220 du 12 juillet 2021", "fr", ["legal_resolution", "date"]),
        ("6 litres pour 100 kilomètres", "fr", ["denominator"]),
        ("tema 8 del programa, párrafo 5, en 2020", "es", ["agenda_item", "paragraph_reference", "year"]),
        ("la segunda mitad de 2020", "es", ["ordinal", "idiom_or_pronoun", "year"]),
        ("البند 6، المادة 12، القرار 71/243", "ar", ["agenda_item", "article_number", "legal_resolution"]),
        ("مجموعة الـ 77 في عام 2017", "ar", ["numbered_part", "year"]),
    ],
)
def test_numerals_that_are_no_figures_say_what_they_are(text, language, reasons):
    assert [numeral.reason for numeral in read_quantities(text, language)[1]] == reasons


PIECES = st.sampled_from(
    ["12", "1 234,5", "3.5", "2 000 000", "2019", "16 мая 2020", "два", "тысяч", "млн", "quatre-vingt", "et demi", "un tiers", "sur cinq",
     "mil millones", "veintiún", "de cada", "المائة", "مليون", "ونصف", "و14", "في", "000 15", "%", "$", "€(", "½", "1½", "CO2", "IDB.45/8",
     "résolution 68/220", "пункт ", "البند ", "de ", "à ", " y ", "от ", "до ", "entre ", "بين ", "(", ")", ", ", ". ", "\n", "-", "–", "49º", "5-й",
     "1er", "١٢٣", "\u202e", "\u0301", "\ud800", "İ", "ß", "\u200b", "ـ", "التَّاسِعَة", "𝟙", "٪", "XXI", "десятки ", "10 ч. 15 мин.", "/"]
)  # fmt: skip
ANY_TEXT = st.one_of(
    st.lists(PIECES, max_size=24).map("".join),
    st.lists(PIECES, max_size=24).map(" ".join),
    st.text(alphabet=st.characters(exclude_categories=[]), max_size=80),
)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(ANY_TEXT, st.sampled_from(["ru", "fr", "es", "ar"]))
def test_any_text_is_read_without_error_and_each_numeral_is_told_once(text, language):
    figures, others = read_quantities(text, language)
    for figure in figures:
        assert text[figure.start : figure.end] == figure.surface
        assert text[figure.number_start : figure.number_end] == figure.number_surface
        assert figure.start <= figure.number_start < figure.number_end <= figure.end
        assert (figure.value is None) == (figure.min is not None or figure.max is not None)
    for other in others:
        assert text[other.start : other.end] == other.surface and other.reason
    spans = sorted([(f.number_start, f.number_end) for f in figures] + [(o.start, o.end) for o in others])
    for (_, end), (start, _) in itertools.pairwise(spans):
        assert end <= start
    told = [*spans, *((figure.start, figure.end) for figure in figures)]
    for digit in re.finditer(r"[0-9]", text):
        assert any(start <= digit.start() < end for start, end in told)


def test_chinese_and_english_text_load_nothing_of_the_other_languages():
    program = (
        "import sys\n"
        "from tasks.grammar.countries import find_countries\n"
        "from tasks.grammar.dates import find_dates\n"
        "from tasks.grammar.quantities import read_quantities\n"
        "for text, language in (('2021年7月12日，7,200 万吨，俄罗斯', 'zh'), ('on 12 July 2021, 72 million tons, Russia', 'en')):\n"
        "    read_quantities(text, language), find_dates(text, language), find_countries(text, language)\n"
        "print(sorted(name for name in sys.modules if name.endswith('_languages') or name.split('.')[0] == 'babel'))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
