import pytest

from tests.evaluation.figures_set import (
    Amount,
    SetError,
    language_of,
    parse_amount,
    parse_sentence,
    parse_set,
    read_set,
)

MARKED = (
    "In [[2021|date]] the plant used {37 and 47|37..47|t|approx} tonnes, {65|65|%~percentage point|exact~?} per cent."
)


def test_marks_are_taken_out_and_offsets_quote_the_sentence():
    sentence = parse_sentence("report", MARKED, line=7)
    assert sentence.text == "In 2021 the plant used 37 and 47 tonnes, 65 per cent."
    assert sentence.line == 7
    for figure in sentence.figures:
        assert sentence.text[figure.start : figure.end] == figure.number
    for trap in sentence.traps:
        assert sentence.text[trap.start : trap.end] == trap.words
    assert [trap.reason for trap in sentence.traps] == ["date"]


def test_alternatives_and_the_arguable_mark_are_read():
    first, second = parse_sentence("report", MARKED).figures
    assert first.amounts == (Amount(None, 37.0, 47.0),)
    assert (first.units, first.qualifiers, first.arguable) == (("t",), ("approx",), False)
    assert (second.units, second.qualifiers, second.arguable) == (("%", "percentage point"), ("exact",), True)


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("72000000", Amount(72000000.0)),
        ("-0.75", Amount(-0.75)),
        ("2.4..2.6", Amount(None, 2.4, 2.6)),
        ("-6..-4", Amount(None, -6.0, -4.0)),
        ("..5", Amount(None, None, 5.0)),
        ("5..", Amount(None, 5.0, None)),
    ],
)
def test_values_ranges_and_open_ranges_are_read(words, amount):
    assert parse_amount(words) == amount


@pytest.mark.parametrize("words", ["", "..", "a lot", "5..4", "1..2..3", "7,200"])
def test_what_is_no_value_is_refused(words):
    with pytest.raises(ValueError):
        parse_amount(words)


@pytest.mark.parametrize(
    "line",
    [
        "report {5|5|t|exact} tonnes without a tab",
        "gossip\t{5|5|t|exact} tonnes",
        "report\t{5|5|t} tonnes",
        "report\t{5|five|t|exact} tonnes",
        "report\t{5|5|t|roughly} tonnes",
        "report\t{|5|t|exact} tonnes",
        "report\t[[2021|year]] is no known reason",
        "report\t[[2021]] has no reason",
        "report\t{5|5|t|exact tonnes",
        "report\t[[by {5|5|t|exact} tonnes|name]]",
    ],
)
def test_a_line_that_is_not_in_the_format_is_named(line):
    with pytest.raises(SetError, match="sample line 2"):
        parse_set(f"# a comment\n{line}\n", "sample")


def test_comments_and_empty_lines_are_left_out_and_lines_keep_their_number(tmp_path):
    path = tmp_path / "figures.txt"
    path.write_text("# comment {5|5|t}\n\npress\t{5|5|t|exact} tonnes\n", encoding="utf-8")
    assert [(sentence.register, sentence.line) for sentence in read_set(path)] == [("press", 3)]


def test_the_language_is_seen_from_the_signs():
    english = parse_set("press\tThe {5|5|company|exact} companies, named 甲 and 乙, met in the capital.")
    chinese = parse_set("press\t全年生产粗钢{5 000|5000|t|exact}吨，出口至{3|3|country|exact}个国家。")
    assert (language_of(english), language_of(chinese)) == ("en", "zh")
