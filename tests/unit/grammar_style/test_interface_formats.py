"""Figures, units, dates and names in the languages of the pages, with the blanks that CLDR has."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.grammar.interface import interface_for
from tasks.grammar.interface_formats import EnglishFormats

OTHERS = ("fr", "ru", "zh")


@pytest.mark.parametrize(
    ("language", "value", "unit", "printed"),
    [
        ("ru", 1, "t", "1\u00a0тонна"),
        ("ru", 2, "t", "2\u00a0тонны"),
        ("ru", 5, "t", "5\u00a0тонн"),
        ("ru", 11, "t", "11\u00a0тонн"),
        ("ru", 21, "t", "21\u00a0тонна"),
        ("ru", 1.5, "t", "1,5\u00a0тонны"),
        ("ru", 1, "company", "1\u00a0компания"),
        ("ru", 2, "company", "2\u00a0компании"),
        ("ru", 5, "company", "5\u00a0компаний"),
        ("ru", 11, "company", "11\u00a0компаний"),
        ("ru", 21, "company", "21\u00a0компания"),
        ("ru", 1.5, "company", "1,5\u00a0компании"),
        ("ru", 22, "country", "22\u00a0страны"),
        ("ru", 112, "country", "112\u00a0стран"),
        ("ru", 3, "year", "3\u00a0года"),
        ("ru", 73_562, "t", "73\u00a0562\u00a0тонны"),
        ("ru", 72_000_000, "t", "72\u00a0000\u00a0000\u00a0тонн"),
        ("ru", 5, "%", "5\u00a0%"),
        ("ru", 7, "RUB", "7\u00a0российских рублей"),
        ("ru", 1_500_000, "USD", "1\u00a0500\u00a0000\u00a0$"),
        ("fr", 1, "t", "1\u00a0tonne"),
        ("fr", 2, "t", "2\u00a0tonnes"),
        ("fr", 1.5, "t", "1,5\u00a0tonne"),
        ("fr", 0, "company", "0\u00a0entreprise"),
        ("fr", 21, "company", "21\u00a0entreprises"),
        ("fr", 1, "country", "1\u00a0pays"),
        ("fr", 73_562, "t", "73\u202f562\u00a0tonnes"),
        ("fr", 72_000_000, "person", "72\u202f000\u202f000\u00a0personnes"),
        ("fr", 5, "%", "5\u00a0%"),
        ("fr", 1_234_567.25, "USD", "1\u202f234\u202f567,25\u00a0$US"),
        ("fr", 5_000_000, "AED", "5\u202f000\u202f000\u00a0AED"),
        ("zh", 1, "t", "1公吨"),
        ("zh", 73_562, "t", "73,562公吨"),
        ("zh", 22, "country", "22个国家"),
        ("zh", 1_600, "person", "1,600人"),
        ("zh", 5, "%", "5%"),
        ("zh", 5_000_000, "USD", "US$5,000,000"),
        ("zh", 3, "MWh", "3 MWh"),
    ],
)
def test_a_figure_has_its_unit_in_the_right_form(language: str, value: float, unit: str, printed: str) -> None:
    assert interface_for(language).quantity(value, unit, in_table=True) == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("ru", ("более чем 5\u00a0стран", "3–6\u00a0рублей на рубль", "как минимум 3\u00a0человека", "не более чем 3\u00a0человека")),
        ("fr", ("plus de 5\u00a0pays", "3–6\u00a0roubles par rouble", "au moins 3\u00a0personnes", "au plus 3\u00a0personnes")),
        ("zh", ("超过5个国家", "3–6卢布/卢布", "至少3人", "至多3人")),
    ],
)  # fmt: skip
def test_bounds_and_ranges_stay_what_they_are(language: str, printed: tuple[str, ...]) -> None:
    words = interface_for(language)
    assert printed == (
        words.quantity(5, "country", qualifier="more_than"),
        words.quantity(None, "RUB/RUB", low=3, high=6),
        words.quantity(None, "person", low=3),
        words.quantity(None, "person", high=3),
    )


DATES = {
    "2013-05-22": ("22 mai 2013", "22 мая 2013\u202fг.", "2013年5月22日"),
    "2013-05-01": ("1er mai 2013", "1 мая 2013\u202fг.", "2013年5月1日"),
    "2021-07-12/2021-07-15": ("12–15 juillet 2021", "12–15 июля 2021\u202fг.", "2021年7月12日至15日"),
    "2004-11-30/2004-12-02": (
        "30 novembre\u2009–\u20092 décembre 2004", "30 ноября – 2 декабря 2004\u202fг.", "2004年11月30日至12月2日",
    ),
    "2004-12-30/2005-01-02": (
        "30 décembre 2004\u2009–\u20092 janvier 2005", "30 декабря 2004\u202fг. – 2 января 2005\u202fг.",
        "2004年12月30日至2005年1月2日",
    ),
    "2020-01": ("janvier 2020", "январь 2020\u202fг.", "2020年1月"),
    "2020-07/2020-09": ("juillet\u2009–\u2009septembre 2020", "июль – сентябрь 2020\u202fг.", "2020年7月至9月"),
    "2020-07/2021-06": (
        "juillet 2020\u2009–\u2009juin 2021", "июль 2020\u202fг. – июнь 2021\u202fг.", "2020年7月至2021年6月",
    ),
    "2020": ("2020", "2020", "2020年"),
    "2005/2015": ("2005–2015", "2005–2015", "2005–2015年"),
    "2020/2020": ("2020", "2020", "2020年"),
    "1990/": ("depuis 1990", "с 1990 года", "1990年起"),
    "1990/..": ("depuis 1990", "с 1990 года", "1990年起"),
    "2020-07/": ("depuis juillet 2020", "с июля 2020\u202fг.", "2020年7月起"),
    "2020-07-01/": ("depuis le 1er juillet 2020", "с 1 июля 2020\u202fг.", "2020年7月1日起"),
    "/2030": ("jusqu’en 2030", "до 2030 года", "截至2030年"),
    "../2020-07-03": ("jusqu’au 3 juillet 2020", "до 3 июля 2020\u202fг.", "截至2020年7月3日"),
    "../2020-07": ("jusqu’en juillet 2020", "до июля 2020\u202fг.", "截至2020年7月"),
    "2020-21/": ("printemps 2020 et après", "весна 2020 года и далее", "2020年春季起"),
    "2023~": ("2023 (environ)", "2023 (приблизительно)", "2023年左右"),
    "2023?": ("2023 (incertain)", "2023 (неточно)", "2023年（不确定）"),
    "2023%": ("2023 (environ) (incertain)", "2023 (приблизительно) (неточно)", "2023年左右（不确定）"),
    "2020-21": ("printemps 2020", "весна 2020 года", "2020年春季"),
    "2020-22": ("été 2020", "лето 2020 года", "2020年夏季"),
    "2020-23": ("automne 2020", "осень 2020 года", "2020年秋季"),
    "2020-24": ("hiver 2020", "зима 2020 года", "2020年冬季"),
    "2020-33": ("premier trimestre de 2020", "первый квартал 2020 года", "2020年第一季度"),
    "2020-36": ("quatrième trimestre de 2020", "четвертый квартал 2020 года", "2020年第四季度"),
    "2020-40": ("premier semestre de 2020", "первое полугодие 2020 года", "2020年上半年"),
    "2020-41": ("second semestre de 2020", "второе полугодие 2020 года", "2020年下半年"),
    "201X": ("années 2010", "2010-е годы", "2010年代"),
    "20XX": ("21e siècle", "21-й век", "21世纪"),
    "2020-05/2021": ("mai 2020 – 2021", "май 2020\u202fг. – 2021", "2020年5月至2021年"),
    "2020-13": ("2020-13", "2020-13", "2020-13"),
    "2020-02-31": ("2020-02-31", "2020-02-31", "2020-02-31"),
    "soon": ("soon", "soon", "soon"),
    "/": ("", "", ""),
}  # fmt: skip


@pytest.mark.parametrize("edtf", sorted(DATES))
def test_every_form_of_a_date_is_printed_as_each_language_prints_it(edtf: str) -> None:
    assert tuple(interface_for(language).date(edtf) for language in OTHERS) == DATES[edtf]


def test_a_missing_date_is_empty_and_a_month_is_a_title() -> None:
    assert [interface_for(language).date(None) for language in OTHERS] == ["", "", ""]
    assert [interface_for(language).month_name("2026-11") for language in OTHERS] == [
        "Novembre 2026", "Ноябрь 2026\u202fг.", "2026年11月",
    ]  # fmt: skip


def test_lists_sentences_and_clauses_are_joined_as_each_language_joins_them() -> None:
    joined = [interface_for(language).join(["a", "", "b", "c"]) for language in ("en", *OTHERS)]
    assert joined == ["a, b and c", "a, b et c", "a, b и c", "a、b和c"]
    assert [interface_for(language).sentences(["A.", "", "B."]) for language in OTHERS] == ["A. B.", "A. B.", "A.B."]
    assert [interface_for(language).clauses(["a", "b"]) for language in OTHERS] == ["a\u00a0; b", "a; b", "a；b"]
    assert [interface_for(language).join([]) for language in OTHERS] == ["", "", ""]


def test_countries_have_their_united_nations_names() -> None:
    assert [interface_for(language).country("RUS") for language in ("en", *OTHERS)] == [
        "Russian Federation", "Fédération de Russie", "Российская Федерация", "俄罗斯联邦",
    ]  # fmt: skip
    assert [interface_for(language).country("TZA") for language in OTHERS] == [
        "République-Unie de Tanzanie", "Объединенная Республика Танзания", "坦桑尼亚联合共和国",
    ]  # fmt: skip
    assert [interface_for(language).country("VNM") for language in OTHERS] == ["Viet Nam", "Вьетнам", "越南"]


def test_languages_have_names() -> None:
    assert [interface_for(language).language_name("zh") for language in OTHERS] == ["chinois", "китайский", "中文"]
    assert [interface_for(language).language_name("zh-Hant") for language in OTHERS] == [
        "chinois traditionnel", "китайский (традиционное письмо)", "繁体中文",
    ]  # fmt: skip
    assert interface_for("ru").language_name("xx") == "xx"


def test_a_unit_without_words_says_that_it_is_english() -> None:
    words = interface_for("ru")
    assert (words.unit_text("wagon", 2).text, words.unit_text("wagon", 2).lang) == ("wagons", "en")
    assert (words.unit_text("company", 2).text, words.unit_text("company", 2).lang) == ("компании", "ru")
    assert words.unit_text("MWh", 2).lang == "ru", "a sign that all languages share"
    rated = words.unit_text("t", 5, rate="per year")
    assert (rated.text, rated.lang) == ("тонн в год", "ru")
    assert words.unit_text("t", 5, rate="per 1,000 births").lang == "en"


def test_a_number_too_long_for_python_is_counted() -> None:
    assert interface_for("fr").number(10**5000).startswith("un nombre d’environ 500")


FINITE = st.one_of(
    st.integers(min_value=-(10**18), max_value=10**18),
    st.floats(min_value=-1e12, max_value=1e12, allow_nan=False).filter(lambda value: value == 0 or abs(value) > 1e-5),
)
UNITS = st.sampled_from(["", "t", "%", "company", "USD", "AED", "kWh", "wagon", "RUB", "degC"])


def digits(printed: str) -> list[str]:
    """The digit sequences of a figure once the signs that group thousands are removed."""
    return re.findall(r"\d+", re.sub(r"(?<=\d)[,\u00a0\u202f](?=\d{3}(?:\D|$))", "", printed))


@given(value=FINITE, unit=UNITS)
def test_a_frame_never_changes_a_figure(value: float, unit: str) -> None:
    figure = EnglishFormats.number(value, in_table=True)
    if re.search(r"illion", figure):  # English alone says "72 million": compare with the figure in full
        figure = f"{int(value):,}"
    expected = figure.replace(",", "")
    for language in OTHERS:
        printed = interface_for(language).number(value)
        symbols = {"fr": ("\u202f", ","), "ru": ("\u00a0", ","), "zh": (",", ".")}[language]
        assert printed.replace(symbols[0], "").replace(symbols[1], ".") == expected
        quantity = interface_for(language).quantity(value, unit, in_table=True)
        assert printed in quantity


@given(low=st.integers(min_value=0, max_value=10**12), high=st.integers(min_value=0, max_value=10**12))
def test_a_range_keeps_both_its_figures(low: int, high: int) -> None:
    for language in OTHERS:
        words = interface_for(language)
        assert words.number_range(low, high) == f"{words.number(low)}–{words.number(high)}"
