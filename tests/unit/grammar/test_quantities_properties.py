"""Properties of reading any text: each numeral once, spans that point into the text, time that grows with length."""

import itertools
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.grammar.quantities import read_quantities

PIECES = [
    "12", "1,234", "3.5", "2 000 000", "2019", "16 May 2020", "one of the", "forty-five", "two thirds", "half of", "%", " per cent",
    "US$ ", "€", " million", " kt CO2e", " countries", " companies", "from ", " to ", " and ", "(", ")", ", ", ". ", "\n", "5 (b)",
    "IDB.45/8", "HFC-23", "ISO 14001", "paragraph ", "more than ", "up to ", "-", "–", "/", "1990s", "3:1", "²",
    "约", "多", "万", "亿吨",
    "第", "个国家", "家企业", "二氧化碳", "三", "百分之五", "十几", "2020年7月", "至", "增至", "万余", "一个",
    "{{ 7 }}", "<b>4</b>", "k ",
]  # fmt: skip


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join), st.sampled_from(["en", "zh", "ru"]))
def test_every_digit_is_in_exactly_one_list_and_every_span_points_into_the_text(text, language):
    quantities, others = read_quantities(text, language)
    spans = sorted([(q.number_start, q.number_end) for q in quantities] + [(n.start, n.end) for n in others])
    for (_, end), (start, _) in itertools.pairwise(spans):
        assert end <= start
    for quantity in quantities:
        assert text[quantity.start : quantity.end] == quantity.surface
        assert text[quantity.number_start : quantity.number_end] == quantity.number_surface
        assert quantity.start <= quantity.number_start < quantity.number_end <= quantity.end
        assert (quantity.value is None) == (quantity.min is not None or quantity.max is not None)
    for other in others:
        assert text[other.start : other.end] == other.surface and other.reason
    units = [(q.start, q.end) for q in quantities]
    for digit in re.finditer(r"[0-9]", text):
        inside = any(start <= digit.start() < end for start, end in (*spans, *units))
        assert inside, (digit.start(), text)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=200), st.sampled_from(["en", "zh"]))
def test_no_text_raises(text, language):
    quantities, others = read_quantities(text, language)
    assert all(text[found.start : found.end] == found.surface for found in (*quantities, *others))


@pytest.mark.parametrize(
    ("piece", "language"), [("1 ", "en"), ("ISO ", "en"), ("1-", "en"), ("3个", "zh"), ("第", "zh"), ("5% of ", "en")]
)
def test_time_grows_with_length_and_no_faster(piece, language):
    def seconds(times: int) -> float:
        runs = []
        for _ in range(3):
            begin = time.process_time()
            read_quantities(piece * times, language)
            runs.append(time.process_time() - begin)
        return min(runs)

    # Eight times the text takes about eight times as long; a quadratic reader would take sixty-four times.
    assert seconds(8000) < 0.02 + 24 * seconds(1000)


@given(
    st.lists(
        st.sampled_from(
            [
                *PIECES,
                "a third",
                "an eighth",
                "twofold",
                "three-fold",
                "XIV",
                "tens of thousands",
                "Twenty-first",
                "once",
                "halves",
                "fortyish",
                "éone",
                "one_",
            ]
        ),
        max_size=30,
    ).map(lambda pieces: " ".join(pieces) if len(pieces) % 2 else "".join(pieces))
)
def test_numerals_are_tried_only_where_they_can_begin_and_none_is_missed(text: str) -> None:
    from tasks.grammar import candidates_en as numerals

    assert [m.span() for m in numerals.numeral_matches(text)] == [m.span() for m in numerals._CANDIDATE.finditer(text)]
