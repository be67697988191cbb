"""Figures in any text at all: offsets quote the source, each numeral is told once, values read as written, work is linear."""

import itertools
import re
import sys
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.grammar import quantities, text_pieces
from tasks.grammar.digit_zones import digit_zones
from tasks.grammar.numerals_en import parse_en
from tasks.grammar.quantities import read_quantities

LANGUAGES = st.sampled_from(["en", "zh", "ru", "fr"])
BLANK = st.sampled_from([" ", "\u00a0", "\n"])
SEPARATORS = st.sampled_from(["", ",", "\u00a0", "\u2009", "\u202f"])
SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "Million": 10**6}
UNITS = {
    "tonnes": "t", "per cent": "%", "%": "%", "kilometres": "km", "hectares": "ha", "kWh": "kWh", "MW": "MW",
    "countries": "country", "enterprises": "company", "workers": "person", "projects": "project",
}  # fmt: skip
QUALIFIERS = {
    "": "exact", "more than": "more_than", "over": "more_than", "at least": "at_least", "no fewer than": "at_least",
    "up to": "at_most", "not more than": "at_most", "fewer than": "less_than", "about": "approx", "some": "approx",
}  # fmt: skip
SMALL = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    """An English cardinal below a million, as style guides spell it."""
    if number < 20:
        return SMALL[number - 1]
    if number < 100:
        rest = number % 10
        return TENS[number // 10 - 2] + (f"-{SMALL[rest - 1]}" if rest else "")
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            joint = " and " if rest < 100 else " "
            return f"{in_words(head)} {name}" + (f"{joint}{in_words(rest)}" if rest else "")
    raise AssertionError(number)


def in_digits(number: int, separator: str) -> str:
    """Digits in groups of three; without a separator numbers of four digits could be years and are left to others."""
    return f"{number:,}".replace(",", separator)


@st.composite
def sentences(draw):
    """(text, value, unit, qualifier) of one sentence with one figure."""
    separator = draw(SEPARATORS)
    number = draw(st.integers(2, 999) if not separator else st.integers(2, 987_654_321))
    surface, value = in_digits(number, separator), Decimal(number)
    decimals = draw(st.sampled_from(["", "5", "25", "125"]))
    scale = draw(st.sampled_from(sorted(SCALES)))
    unit = draw(st.sampled_from(sorted(UNITS)))
    counted = UNITS[unit] in ("country", "company", "person", "project")
    if decimals and ((scale and number < 1000) or not counted):
        surface, value = f"{surface}.{decimals}", value + Decimal(f"0.{decimals}")
    if scale and number < 1000 and UNITS[unit] != "%":
        surface, value = f"{surface}{draw(st.sampled_from([' ', chr(0xA0)]))}{scale}", value * SCALES[scale]
    qualifier = draw(st.sampled_from(sorted(QUALIFIERS)))
    blank = draw(BLANK)
    lead = f"{qualifier}{draw(BLANK)}" if qualifier else ""
    opening = draw(st.sampled_from(["The plan reached ", "Together they made\n", "In that region it covers ", "“"]))
    ending = draw(st.sampled_from([".", ", the Board was told.", "; see below.", ")"]))
    return f"{opening}{lead}{surface}{blank}{unit}{ending}", value, UNITS[unit], QUALIFIERS[qualifier], surface


@settings(max_examples=600, deadline=None, derandomize=True)
@given(sentences())
def test_a_numeral_of_known_value_reads_as_that_value_with_its_unit_and_bound(sentence):
    text, value, unit, qualifier, surface = sentence
    found, others = read_quantities(text, "en")
    assert [(float(q.value), q.unit, q.qualifier) for q in found] == [(float(value), unit, qualifier)], (text, others)
    assert found[0].number_surface == surface


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.integers(2, 999_999))
def test_a_number_in_words_reads_as_its_value(number):
    assert parse_en(in_words(number)) == number
    found, _ = read_quantities(f"It employs {in_words(number)} workers.", "en")
    assert [(q.value, q.unit) for q in found] == [(number, "person")]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.integers(1, 9999), st.sampled_from(["", "约", "超过"]), st.sampled_from(["吨", "公顷", "万吨", "%"]))
def test_a_chinese_numeral_of_known_value_reads_as_that_value(number, qualifier, unit):
    found, _ = read_quantities(f"该项目减少了{qualifier}{number:,} {unit}。", "zh")
    scale = 10_000 if unit == "万吨" else 1
    assert [q.value for q in found] == [number * scale]
    assert found[0].qualifier == {"": "exact", "约": "approx", "超过": "more_than"}[qualifier]


PIECES = st.sampled_from(
    [
        "12", "1,234", "3.5", "2 000 000", "2019", "16 May 2020", "one of the", "forty-five", "two thirds", "half of", "%",
        "US$ ", "€(", ") million", "½", "1½", "twelvefold", "100-fold", "nine out of ten", "forty-odd", "80-plus", "6'2\"",
        " countries", "from ", " to ", "(", ")", ", ", ". ", "\n", "IDB.45/8", "HFC-23", "ISO 14001", "paragraph ", "1990s",
        "0800 202 044", "at 17.45", "aged ", "six lakh", "168m", "约", "多", "万", "亿吨", "第", "个国家", "三", "百分之五",
        "\u202e", "\u0301", "\ud800", "\udfff", "١٢٣", "１２", "²", "\u200b", "İ", "ß", "ſix", "\x00", "𝟙", "٪",
    ]
)  # fmt: skip
ANY_TEXT = st.one_of(
    st.lists(PIECES, max_size=24).map("".join),
    st.lists(PIECES, max_size=24).map(" ".join),
    st.text(alphabet=st.characters(exclude_categories=[]), max_size=80),
    st.lists(st.one_of(PIECES, st.text(alphabet=st.characters(exclude_categories=[]), max_size=4)), max_size=20).map(
        "".join
    ),
)


def check(text: str, language: str) -> None:
    """What holds of any text: spans quote it, none overlap, and each ASCII digit is told exactly once."""
    figures, others = read_quantities(text, language)
    for figure in figures:
        assert text[figure.start : figure.end] == figure.surface
        assert text[figure.number_start : figure.number_end] == figure.number_surface
        assert figure.start <= figure.number_start < figure.number_end <= figure.end
        assert (figure.value is None) == (figure.min is not None or figure.max is not None)
        assert figure.qualifier in ("exact", "approx", "more_than", "at_least", "at_most", "less_than")
    for other in others:
        assert text[other.start : other.end] == other.surface and other.reason
    spans = sorted([(f.number_start, f.number_end) for f in figures] + [(o.start, o.end) for o in others])
    for (_, end), (start, _) in itertools.pairwise(spans):
        assert end <= start, text
    told = [*spans, *((f.start, f.end) for f in figures)]
    for digit in re.finditer(r"[0-9]", text):
        assert any(start <= digit.start() < end for start, end in told), (text, digit)


@settings(max_examples=800, deadline=None, derandomize=True)
@given(ANY_TEXT, LANGUAGES)
def test_any_text_is_read_without_error_and_each_numeral_is_told_once(text, language):
    check(text, language)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(ANY_TEXT, min_size=2, max_size=6), st.integers(40, 300))
def test_a_text_read_in_pieces_tells_each_numeral_once(texts, longest):
    text = "\n".join(texts)
    before = quantities.LONGEST
    try:
        quantities.LONGEST = text_pieces.LONGEST = longest
        check(text, "en")
    finally:
        quantities.LONGEST = text_pieces.LONGEST = before


PROSE = (
    "The Board took note of the report. Since 1990 the Organization has trained 2,418 technicians in 37 countries, of which\n"
    "nine are least developed. Contributions of €187 654 300 were received under resolution 70/1, up 12.5 per cent. "
    + "It "
    "was agreed that further work on policies, institutions and markets was needed before the next session could be held. "
    * 6
)


def test_a_text_read_in_pieces_gives_what_it_gives_as_a_whole():
    text = PROSE * 60
    before = quantities.LONGEST
    try:
        quantities.LONGEST = text_pieces.LONGEST = 10**9
        whole = read_quantities(text, "en")
        quantities.LONGEST = text_pieces.LONGEST = 4000
        pieces = read_quantities(text, "en")
    finally:
        quantities.LONGEST = text_pieces.LONGEST = before
    assert whole == pieces
    assert len(whole[0]) == 5 * 60


def calls(text: str, language: str) -> int:
    """How many functions are called to read ``text``: work counted, whatever the machine's load."""
    count = 0

    def tell(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tell)
    try:
        read_quantities(text, language)
    finally:
        sys.setprofile(None)
    return count


ADVERSARIES = [
    ("1", "en"), ("1 ", "en"), ("1,", "en"), ("1-1-", "en"), ("1/1/", "en"), ("1.", "en"), ("(1)(1)", "en"), ("((", "en"),
    ("ISO ISO ", "en"), ("A/A/", "en"), ("A/1/", "en"), ("   ", "en"), ("May ", "en"), ("1 May ", "en"), ("@a", "en"),
    (".com", "en"), ("+1 ", "en"), ("No. 1 ", "en"), ("aged ", "en"), ("one ", "en"), ("and 5 ", "en"), ("from 1 to 2 ", "en"),
    ("5% of ", "en"), ("1:1 ", "en"), ("½", "en"), ("(1) million ", "en"), ("ten in ten ", "en"), ("3个", "zh"), ("三个", "zh"),
    ("一", "zh"), ("第1", "zh"), ("百分之", "zh"), ("2020年", "zh"), ("至1", "zh"),
]  # fmt: skip


@pytest.mark.parametrize(("piece", "language"), ADVERSARIES)
def test_work_grows_with_length_and_no_faster(piece, language):
    small, large = calls(piece * 500, language), calls(piece * 4000, language)
    assert large < 10 * small + 3000, (small, large)  # eight times the text, read with some overlap


@pytest.mark.parametrize("piece", ["1 ", "1/", "No. 1 ", "2020-", "a" * 40 + "1", "1 May ", "中" * 20 + "1"])
def test_the_stretches_searched_never_cover_a_text_more_than_once_a_kind(piece):
    text = piece * 400
    for zones in digit_zones(text, "en").values():
        assert sum(high - low for low, high in zones) <= len(text)
        for (_, end), (start, _) in itertools.pairwise(zones):
            assert end <= start
