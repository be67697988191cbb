"""The non-blank lines of a text, with their offsets."""

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds more than blanks. ``start``/``end`` are ``str`` offsets without the blanks at either side.

    ``blank_before`` counts the blank lines above it (0: it follows another line directly). ``page_break_before`` is
    whether a form feed stands above it; ``hard_break`` whether it ends in two blanks, Markdown's line break.
    """

    start: int
    end: int
    blank_before: int
    page_break_before: bool
    hard_break: bool


def split_lines(text: str) -> list[Line]:
    r"""The non-blank lines of ``text`` in order.

    >>> [(line.start, line.end, line.blank_before) for line in split_lines("\nA title\r\n\r\n  words ")]
    [(1, 8, 1), (14, 19, 1)]
    """
    lines: list[Line] = []
    gap_start = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        content = raw.strip()
        if not content:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        gap = text[gap_start : match.start()]
        breaks = len(_BREAK.findall(gap))
        lines.append(
            Line(
                start=start,
                end=start + len(content),
                blank_before=breaks if not lines else max(breaks - 1, 0),
                page_break_before="\x0c" in gap,
                hard_break=raw.endswith("  "),
            )
        )
        gap_start = match.end()
    return lines
