"""Minutes of reading from the words of a part of the page."""

import pytest

from tasks.rendering.reading_time import reading_minutes


@pytest.mark.parametrize(
    ("markup", "minutes"),
    [
        ("", 1),
        ("<p>" + "word " * 230 + "</p>", 1),
        ("<p>" + "word " * 231 + "</p>", 2),
        ("<p>" + "· – " * 500 + "</p>", 1),
        ('<p title="' + "word " * 500 + '">x</p>', 1),
        ("<style>" + "word " * 500 + "</style><svg><text>" + "word " * 500 + "</text></svg>", 1),
        ("<p>" + "工" * 345 + "</p>", 1),
        ("<p>" + "工" * 346 + "</p>", 2),
    ],
)
def test_words_are_counted_and_markup_is_not(markup: str, minutes: int) -> None:
    assert reading_minutes(markup) == minutes
