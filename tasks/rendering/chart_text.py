"""How wide words are in a drawing, and how they are broken or cut to fit.

SVG text does not wrap, so the drawing must know. Widths are those of the bundled Source Sans (regular, semibold), in em,
rounded up by character class; a character that no class knows may be printed as its code point, and is taken that wide.
"""

from collections.abc import Iterator

# Advance widths of Source Sans 3 at weight 400, read from the font's hmtx table; bold is wider by BOLD at most.
_CLASSES = {
    0.27: " ',.:;ijIl|",
    0.32: "!()[]{}f-",
    0.37: "t/\\r",
    0.47: '*?sz"xcvy',
    0.5: "JYFLk#$+0123456789<=>^_aeg~",
    0.54: "XVESATZ`hou",
    0.57: "bndpqCPRK",
    0.62: "B&DG",
    0.67: "HNUOQ–“”‘’",
    0.75: "wM",
    0.86: "W%m@—…",
}
_WIDTH = {char: width for width, chars in _CLASSES.items() for char in chars}
BOLD = 1.07
_HAN = 1.0
_CODE_POINT = 4.6  # "⟨U+1F600⟩", see tasks/rendering/printable.py
_ELLIPSIS = "…"
# Scripts without blanks between words, where a line may break after any character.
_UNSPACED_FROM = 0x2E80


def width(text: str, size: float, *, is_bold: bool = False) -> float:
    """How wide ``text`` is at most when set at ``size``, in the unit of ``size``.

    >>> width("", 10), width("00", 10), width("工", 10)
    (0.0, 10.0, 10.0)
    """
    return float(sum(map(_em, text)) * size * (BOLD if is_bold else 1.0))


def wrapped(text: str, size: float, room: float, lines: int, *, is_bold: bool = False) -> tuple[str, ...]:
    """``text`` in at most ``lines`` lines no wider than ``room``; what has no room is cut with an ellipsis.

    >>> wrapped("Circular economy and waste", 10, 80, 2)
    ('Circular economy', 'and waste')
    >>> wrapped("Circular economy and waste", 10, 80, 1)
    ('Circular econom…',)
    """
    found: list[str] = [""]
    for piece in _pieces(text):
        joined = f"{found[-1]}{piece}" if found[-1] else piece.lstrip()
        if width(joined.rstrip(), size, is_bold=is_bold) <= room:
            found[-1] = joined
            continue
        if len(found) == lines:
            found[-1] = _cut(joined + _ELLIPSIS, size, room, is_bold)
            break
        if found[-1]:
            found.append(piece.lstrip())
        else:
            found[-1] = piece.lstrip()
        if (
            width(found[-1].rstrip(), size, is_bold=is_bold) > room
        ):  # one long word: cut, since hyphens need a dictionary
            found[-1] = _cut(found[-1].rstrip() + _ELLIPSIS, size, room, is_bold)
    return tuple(line.rstrip() for line in found)


def _pieces(text: str) -> Iterator[str]:
    """Where lines may break: before a blank, after a hyphen, between characters of scripts without blanks."""
    piece = ""
    for char in text:
        if char == " " or (piece and (ord(char) >= _UNSPACED_FROM or ord(piece[-1]) >= _UNSPACED_FROM)):
            if piece:
                yield piece
            piece = char
            continue
        piece += char
        if char == "-" and len(piece) > 2:
            yield piece
            piece = ""
    if piece:
        yield piece


def _cut(text: str, size: float, room: float, is_bold: bool) -> str:
    kept = text.removesuffix(_ELLIPSIS)
    while kept and width(kept.rstrip() + _ELLIPSIS, size, is_bold=is_bold) > room:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS


def _em(char: str) -> float:
    known = _WIDTH.get(char)
    if known is not None:
        return known
    code = ord(char)
    if 0x20 <= code < 0x250:  # Latin with accents
        return 0.87 if char.isupper() else 0.62 if code not in (0xE6, 0x153) else 0.86
    if code < 0x530 and code >= 0x370:  # Greek, Cyrillic
        return 0.93 if char.isupper() or char in "шщжюыфмъ" else 0.62
    if 0x590 <= code < 0x700:  # Hebrew, Arabic: joined letters are narrower than alone
        return 0.75
    if 0x2000 <= code < 0x2070:
        return 0.6
    if 0x2E80 <= code < 0xA4D0 or 0xAC00 <= code < 0xD7B0 or 0xF900 <= code < 0xFB00 or 0xFF00 <= code < 0xFFF0:
        return _HAN
    return _CODE_POINT
