"""Large faces cut down to a page before it is set.

A face of Han has thirty thousand glyphs in ten megabytes. Set whole, two of them cost fifty megabytes of memory for the few
hundred characters of an edition. Cut down, a face still draws every character of the page as the whole face would.
"""

import re
import unicodedata
from html import unescape
from pathlib import Path

import uharfbuzz

_LARGE = 1_000_000  # bytes; cutting a smaller face costs more than it saves
# What a renderer writes by itself wherever a face comes first: counters, hyphens, blanks, quotation marks.
_ALWAYS = frozenset({*range(0x20, 0x250), *range(0x2000, 0x2070), *range(0x3000, 0x3040), 0xFFFD})
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_LAST_CODE_POINT = 0x10FFFF


def points_of(page: str) -> frozenset[int]:
    """Every code point that ``page`` may ask a face for: its own, those its style sheet escapes, and what they compose to.

    >>> sorted(map(chr, points_of('<b style="content: \\\\25b2">工&#19994;</b>') - points_of("")))
    ['▲', '业', '工']
    """
    written = set(page).union(
        unescape(page),
        (chr(point) for digits in _CSS_ESCAPE.findall(page) if 0 < (point := int(digits, 16)) <= _LAST_CODE_POINT),
    )
    for form in ("NFC", "NFD"):  # HarfBuzz composes and decomposes to what the face has
        written.update(unicodedata.normalize(form, page))
    return _ALWAYS.union(map(ord, written))


def face_for(path: Path, points: frozenset[int]) -> bytes | None:
    """The TrueType face at ``path`` without the glyphs that ``points`` never need; None where it is small already.

    Same file and points, same bytes. Every feature of layout is kept.
    """
    return _cut(path, points) if path.stat().st_size > _LARGE else None


def _cut(path: Path, points: frozenset[int]) -> bytes | None:
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path))
    plan = uharfbuzz.SubsetInput()
    plan.unicode_set.update(points)
    plan.layout_feature_tag_set.clear()
    plan.layout_feature_tag_set.invert()  # all there are
    plan.flags = uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    try:
        return bytes(uharfbuzz.subset(face, plan).blob.data)
    except RuntimeError:  # HarfBuzz gives nothing for it: the whole face is never wrong
        return None
