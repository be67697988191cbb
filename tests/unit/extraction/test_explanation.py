"""Every numeral of a document is marked once, in its place, with what it was read as."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.extraction.explanation import MarkKind, mark_numerals
from tasks.extraction.metrics import extract_metrics
from tasks.ingestion.reading import read_text

NOTE = """VIENNA, 14 March 2019 - Ministers met in Vienna.

Under decision IDB.46/Dec.9 the centre trained more than 1,200 technicians in 14 countries and cut water use by 18 per cent.
"""


def marks_of(text):
    document = read_text(text)
    return document, mark_numerals(document, extract_metrics(document))


def test_figures_carry_their_rule_and_other_numerals_their_reason():
    document, marks = marks_of(NOTE)
    seen = {document.text[mark.start : mark.end]: mark for mark in marks}
    figure = seen["more than 1,200 technicians"]
    assert figure.kind is MarkKind.FIGURE
    assert "more than 1,200" in figure.note and figure.note.endswith(figure.name) and figure.name == "en.count"
    assert (seen["14 March 2019"].kind, seen["14 March 2019"].name) == (MarkKind.OTHER, "date")
    assert seen["IDB.46/Dec.9"].kind is MarkKind.OTHER
    assert "18 % " not in figure.note and "18 %" in seen["18 per cent"].note


def test_a_figure_that_only_a_headline_gives_is_read_and_one_in_a_contents_list_is_not():
    document, marks = marks_of(
        "Programme saves 450 tonnes of mercury\n\n"
        + NOTE
        + "\nThe team thanked all plants that had taken part in it.\n"
    )
    assert any(document.text[mark.start : mark.end] == "450 tonnes" and mark.kind is MarkKind.FIGURE for mark in marks)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aé 0123456789.,;()%$-–一二三千万年吨\n", max_size=300))
def test_marks_never_overlap_and_cover_every_digit(text):
    document, marks = marks_of("A note. " + text)
    position = 0
    for mark in marks:
        assert position <= mark.start < mark.end
        position = mark.end
    covered = {place for mark in marks for place in range(mark.start, mark.end)}
    digits = {place for place, character in enumerate(document.text) if character in "0123456789"}
    assert digits <= covered
