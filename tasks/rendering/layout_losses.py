"""Words of the page's source that layout lost: WeasyPrint drops what it cannot place, without a word in its log."""

from collections.abc import Iterator, Mapping
from typing import Any

from tasks.rendering.layout_findings import quoted

_NEVER_DRAWN = frozenset({"head", "script", "style", "template", "svg", "{http://www.w3.org/2000/svg}svg", "math"})
_INVISIBLE = "\u00ad\u200b"


def lost_words(root: Any, drawn: Mapping[Any, tuple[int, int]]) -> tuple[str, ...]:
    """What of ``root`` (the source's element tree) stands on no page, in reading order.

    ``drawn`` gives, for each element that has words of its own on a page, how many characters were drawn of them, blanks
    not counted, and the last page they are on. What has the attribute ``hidden`` is not meant to be drawn.
    """
    return tuple(_lost(root, drawn))


def _lost(root: Any, drawn: Mapping[Any, tuple[int, int]]) -> Iterator[str]:
    page = 1
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag in _NEVER_DRAWN or "hidden" in element.attrib:
            continue
        waiting.extend(reversed(element))
        pieces = [element.text or "", *(child.tail or "" for child in element)]
        expected = sum(len(part) for piece in pieces for part in piece.split())
        if not expected:
            continue
        count, page = drawn.get(element, (0, page))
        if count < expected and count < expected - sum(piece.count(mark) for piece in pieces for mark in _INVISIBLE):
            words = quoted(" ".join(pieces))
            yield (
                f"page {page} or after: {expected - count} of {expected} characters of {words} are on no page; "
                "let the box break or hide it on purpose (attribute hidden)"
            )
