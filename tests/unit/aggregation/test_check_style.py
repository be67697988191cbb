import pytest

from tasks.aggregation.check_style import slips_of, style_slips


@pytest.mark.parametrize(
    ("sentence", "slip"),
    [
        ("Output rose by 12%.", "per_cent_sign"),
        ("Output rose by 12 percent.", "percent"),
        ("There were 13194 entries.", "thousands"),
        ("They took 40 tonnes away.", "tonnes"),
        ("Figures, tables, and notes are attached.", "comma_before_and"),
        ("It was signed on May 22, 2013.", "month_first"),
        ("It was signed on 22nd May 2013.", "ordinal_date"),
        ("It was signed on 22 May, 2013.", "comma_in_date"),
        ("It was signed on 2013-05-22.", "iso_date"),
        ("Two  blanks stand here.", "double_space"),
        ("The sources give 3 figures.", "figure_below_ten"),
        ("On 22 May 2013 it named 4 parks.", "figure_below_ten"),
    ],
)
def test_a_slip_is_named(sentence: str, slip: str) -> None:
    assert slips_of(sentence) == [slip]


@pytest.mark.parametrize(
    "sentence",
    [
        "Output rose by 12 per cent to 13,194 tons.",
        "Figures, tables and notes of 22 May 2013 are attached.",
        "Next issue on or around 2 December 2026.",
        "Three figures stand in table 3, paragraph 4 and annex 2.",
        "It prints 3 of 12 fields.",
        "Printed in English: 1 of 1 field; checks passed: 2 of 2.",
        "The title “5% of 12345 Tonnes, Parks, and Zones” is quoted.",
        "File 003_b07b469396c0a885.txt was read; see https://example.org/2013-05-22.",
        "Five sources (four in English and one in Chinese) that reached us by 30 November 2026.",
        "The price rose from $3 to $4 million and the heat to 3°C.",
        "The newest source is of 2023 (S4), the oldest of 6–9 December 2004 (S2).",
        "Document IDB.49/5 of session 49 was read with Python 3.",
        "S3 (22 May 2013) has two activities under way.",
    ],
)
def test_what_the_manual_allows_is_let_be(sentence: str) -> None:
    assert slips_of(sentence) == []


def test_slips_are_given_with_their_sentence_and_in_the_words_of_the_catalogue() -> None:
    assert style_slips(["13194 tonnes"], {"thousands": "no commas", "tonnes": "not tons"}.__getitem__) == [
        "no commas: 13194 tonnes",
        "not tons: 13194 tonnes",
    ]


def test_figures_in_brackets_and_behind_a_colon_are_read_as_in_tables() -> None:
    assert slips_of("Energy has the most activities (3). By status: Done 4 and Under way 2.") == []
    assert slips_of("All 6 activities by status: Done 4 and Under way 2.") == ["figure_below_ten"]
