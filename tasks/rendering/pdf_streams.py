"""Streams of the PDF: short numbers, and compression that no validator trips over."""

import re
import zlib
from functools import lru_cache
from typing import Any

import pydyf

_LONG_NUMBER = re.compile(rb"(?<![0-9A-Za-z.])-?\d*\.\d{3,}(?![0-9A-Za-z.])")
_COLOUR_OPERATORS = (b" rg", b" RG", b" gs", b" scn", b" SCN")
_MATRIX_OPERATORS = (b" cm", b" Tm")
# "<0014>0<0537>": an adjustment by nothing between two glyphs (ISO 32000-1, table 109).
_NO_ADJUSTMENT = re.compile(rb">0<")
_BINARY_KEYS = frozenset({"Length1", "N", "Params", "FunctionType", "ShadingType"})


def shorten_numbers(pdf: Any) -> None:
    """Coordinates of drawn content and of links to two decimals (0.003 mm), colours to three; no adjustments by nothing."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream):
            if _is_drawing(item):
                item.stream = [_shortened(part) for part in item.stream]
        elif isinstance(item, dict) and "Rect" in item:
            item["Rect"] = _rounded_array(item["Rect"])
        elif isinstance(item, dict) and isinstance(item.get("Dest"), pydyf.Array):
            item["Dest"] = _rounded_array(item["Dest"])
    names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", ())
    for place in names[1::2]:
        place[:] = _rounded_array(place)


def _rounded_array(values: Any) -> Any:
    return pydyf.Array([round(value, 2) if isinstance(value, float) else value for value in values])


def _is_drawing(stream: Any) -> bool:
    kind = stream.extra.get("Type")
    if kind is None:
        return not _BINARY_KEYS & set(stream.extra)
    return kind == "/XObject" and stream.extra.get("Subtype") == "/Form"


def _shortened(part: Any) -> Any:
    if not isinstance(part, bytes):
        return part
    if part.endswith(b"] TJ"):
        return _NO_ADJUSTMENT.sub(b"", part).replace(b">0]", b">]") if b"(" not in part else part
    if b"." not in part or b"<" in part or b"(" in part:
        return part
    if part.endswith(_MATRIX_OPERATORS):
        *scales, x, y, operator = part.split(b" ")  # the scales multiply what follows: their fourth decimal can count
        return b" ".join([*scales, _rounded(x, 2), _rounded(y, 2), operator])
    return _rounded(part, 3 if part.endswith(_COLOUR_OPERATORS) else 2)


# The same colours, widths and positions come back all over a page.
@lru_cache(maxsize=1 << 14)
def _rounded(numbers: bytes, decimals: int) -> bytes:
    return _LONG_NUMBER.sub(lambda match: _number(float(match[0]), decimals), numbers)


def _number(value: float, decimals: int) -> bytes:
    """``value`` rounded, without zeros that say nothing; never ``-0``.

    >>> _number(-0.001, 2), _number(12.3400001, 2), _number(7.0, 2)
    (b'0', b'12.34', b'7')
    """
    written = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return b"0" if written in ("-0", "") else written.encode()


def compress_streams(pdf: Any) -> None:
    """Compress every stream now, so that none ends in a carriage return.

    page-validation 0.11.0 takes a last byte 0x0D for part of the line end before ``endstream`` and calls the stream one
    byte too short; veraPDF has a special case for it. The content itself is not touched.
    """
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.compress and "Filter" not in item.extra:
            packed, filters = compressed(b"\n".join(pydyf._to_bytes(part) for part in item.stream))
            item.stream = [packed]
            item.extra = pydyf.Dictionary({**item.extra, "Filter": filters})
            item.compress = False


def compressed(raw: bytes) -> tuple[bytes, str]:
    """``raw`` compressed, not ending in a carriage return, and the filters that give it back.

    The last byte of a zlib stream is the low byte of the content's Adler-32 (RFC 1950), the same at every level: where it
    is 0x0D, one time in 256, the stream is compressed once more, which a reader undoes with the same filter twice.

    >>> compressed(b"\\x0c")[1], compressed(b"abc")[1]
    ('[/FlateDecode /FlateDecode]', '/FlateDecode')
    """
    packed, times = zlib.compress(raw, 9), 1
    while packed.endswith(b"\r"):
        packed, times = zlib.compress(packed, 9), times + 1
    return packed, "/FlateDecode" if times == 1 else f"[{' '.join(['/FlateDecode'] * times)}]"
