"""The faces of ``fonts.css`` for a web page of its own: cut down to the page's characters, as WOFF2 in data addresses.

HarfBuzz cuts a face in milliseconds where fontTools takes seconds. The WOFF2 container is written here, without the
optional transforms of glyph data (W3C WOFF File Format 2.0, section 5): they save a fifth and would cost a second a face.
"""

import base64
import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import brotli
import uharfbuzz

_FACE_RULE = re.compile(r"@font-face\s*\{([^}]*)\}")
_FACE_FILE = re.compile(r"url\(\s*[\"']?([^\"')]+\.ttf)[\"']?\s*\)")
# Faces of further scripts are only there for characters that no Latin face has.
_FURTHER_SCRIPTS = ("Briefing Han", "Briefing Arabic")
# Figures stand in columns and keep to the line: features that a subset leaves out unless it is told.
_FIGURE_FEATURES = ("lnum", "tnum", "onum", "pnum")
# Level 11 makes files 3 per cent smaller and takes thirty times as long.
_BROTLI_QUALITY = 9
_KNOWN_TAGS = (
    "cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea "
    "vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar "
    "gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill"
)
_TAG_NUMBERS = {_KNOWN_TAGS[5 * number : 5 * number + 4]: number for number in range(63)}
_ARBITRARY_TAG = 63
# Version bits of ``glyf`` and ``loca`` that say "not transformed"; for other tables that is version 0.
_NOT_TRANSFORMED = {"glyf": 3 << 6, "loca": 3 << 6}


class UnusableFontError(ValueError):
    """A face cannot be cut down: HarfBuzz gives nothing for it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} cannot be cut down to the characters of a page")
        self.path = path


@dataclass(frozen=True, slots=True)
class _Face:
    family: str
    descriptors: str
    path: Path


def font_faces(fonts_css: Path, characters: Iterable[str]) -> str:
    """The ``@font-face`` rules of ``fonts_css``, each with its file cut down to ``characters`` in a data address.

    A face that draws none of them is left out, and so is a face of another script whose characters the Latin faces have
    already. Same file, fonts and characters, same text.

    Raises:
        UnusableFontError: a face cannot be cut down.
        FileNotFoundError: a face was not made yet (``python -m tasks.rendering.fonts``).
    """
    wanted = frozenset(map(ord, characters))
    faces = _read_faces(fonts_css)
    latin = wanted & frozenset().union(*(_drawn(face.path) for face in faces if face.family not in _FURTHER_SCRIPTS))
    rules = []
    for face in faces:
        drawn = wanted & _drawn(face.path)
        if drawn <= (latin if face.family in _FURTHER_SCRIPTS else frozenset()):
            continue
        data = base64.b64encode(woff2(cut(face.path, drawn))).decode("ascii")
        source = f'url("data:font/woff2;base64,{data}") format("woff2")'
        rules.append(f"@font-face {{ {face.descriptors}; font-display: swap; src: {source} }}")
    return "\n".join(rules)


def cut(path: Path, points: Iterable[int]) -> bytes:
    """The TrueType font at ``path`` with no other glyphs than ``points`` (and the forms they are shaped into) need.

    Raises:
        UnusableFontError: HarfBuzz gives nothing for it.
    """
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path))
    plan = uharfbuzz.SubsetInput()
    plan.unicode_set.update(points)
    plan.layout_feature_tag_set.update(struct.unpack(">L", tag.encode())[0] for tag in _FIGURE_FEATURES)
    try:
        return bytes(uharfbuzz.subset(face, plan).blob.data)
    except RuntimeError as error:
        raise UnusableFontError(path) from error


def woff2(font: bytes) -> bytes:
    """``font`` (one TrueType font) as WOFF2 without transforms: same tables, compressed together.

    Raises:
        struct.error: ``font`` ends within its table directory.
    """
    flavor, count = struct.unpack_from(">4sH", font)
    tables = sorted(
        (tag.decode("latin-1"), offset, length)
        for tag, _, offset, length in (struct.unpack_from(">4sLLL", font, 12 + 16 * index) for index in range(count))
    )
    # ``loca`` comes right after ``glyf`` (section 4.1), which the order of names gives wherever nothing stands between.
    order = sorted(tables, key=lambda table: "glyf~" if table[0] == "loca" else table[0])
    directory = bytearray()
    for tag, _, length in order:
        known = _TAG_NUMBERS.get(tag, _ARBITRARY_TAG)
        directory.append(known | _NOT_TRANSFORMED.get(tag, 0))
        if known == _ARBITRARY_TAG:
            directory += tag.encode("latin-1")
        directory += _base128(length)
    data = b"".join(font[offset : offset + length] for _, offset, length in order)
    packed = brotli.compress(data, mode=brotli.MODE_FONT, quality=_BROTLI_QUALITY)
    padding = -(48 + len(directory) + len(packed)) % 4
    unpacked = 12 + 16 * count + sum(length + -length % 4 for _, _, length in order)
    whole = 48 + len(directory) + len(packed) + padding
    header = struct.pack(
        ">4s4sLHHLLHHLLLLL", b"wOF2", flavor, whole, count, 0, unpacked, len(packed), 1, 0, 0, 0, 0, 0, 0
    )
    return header + bytes(directory) + packed + bytes(padding)


def _base128(number: int) -> bytes:
    """``number`` as UIntBase128 (section 4.1): seven bits a byte, the highest first, no leading zeros.

    >>> _base128(63).hex(), _base128(160262).hex()
    ('3f', '89e406')
    """
    digits = [number & 0x7F]
    while number := number >> 7:
        digits.append(0x80 | (number & 0x7F))
    return bytes(reversed(digits))


def _read_faces(fonts_css: Path) -> tuple[_Face, ...]:
    faces = []
    for body in _FACE_RULE.findall(fonts_css.read_text("utf-8")):
        file = _FACE_FILE.search(body)
        declarations = [part.strip() for part in body.split(";") if part.strip()]
        kept = [part for part in declarations if not part.startswith("src")]
        family = next((part for part in kept if part.startswith("font-family")), "")
        if file and family:
            name = family.partition(":")[2].strip(" \"'")
            faces.append(_Face(family=name, descriptors="; ".join(kept), path=fonts_css.parent / file[1]))
    return tuple(faces)


@cache
def _drawn(path: Path) -> frozenset[int]:
    """Code points that the face at ``path`` has a glyph for."""
    return frozenset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path)).unicodes)
