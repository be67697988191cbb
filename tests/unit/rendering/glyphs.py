"""Whether every character code of a PDF draws the glyph of the character that its ToUnicode map claims.

Text extraction reads the map and cannot see what is drawn; this looks at the embedded font programs. Found: empty boxes
(.notdef), glyphs of another font file (two files under one family and weight), CID-keyed fonts whose ids are not glyph ids.
"""

import io
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont

from tasks.rendering.fonts import CUTS, FOLDER

_MIRRORED = {one: other for pair in ("()", "[]", "{}", "⟨⟩", "«»", "‹›", "<>") for one, other in (pair, pair[::-1])}


@dataclass
class Verdict:
    """Counts over all fonts of a file; ``wrong`` and ``boxes`` list what was meant, ``unknown`` what cannot be judged."""

    codes: int = 0
    boxes: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def check_glyphs(content: bytes) -> Verdict:
    verdict = Verdict()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Type0":
                _check_font(item, verdict)
    return verdict


def _check_font(font: pikepdf.Object, verdict: Verdict) -> None:
    descriptor = font.DescendantFonts[0].FontDescriptor
    program = descriptor.get("/FontFile2") or descriptor.get("/FontFile3")
    embedded = TTFont(io.BytesIO(program.read_bytes()), lazy=True)
    order = embedded.getGlyphOrder()
    drawn: dict[int, set[str]] = {}
    for point, name in (embedded.getBestCmap() or {}).items():
        drawn.setdefault(embedded.getGlyphID(name), set()).add(chr(point))
    if "CFF " in embedded and hasattr(embedded["CFF "].cff.topDictIndex[0], "ROS"):
        charset = embedded["CFF "].cff.topDictIndex[0].charset
        mismatched = {index for index, name in enumerate(charset) if name.startswith("cid") and int(name[3:]) != index}
    else:
        mismatched = set()
    source = _source_of(str(font.BaseFont).partition("+")[2])
    mapping = font.ToUnicode.read_bytes().decode("latin-1").split("endcodespacerange")[1]
    for code, hexadecimal in re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", mapping):
        glyph, text = int(code, 16), bytes.fromhex(hexadecimal).decode("utf-16-be")
        verdict.codes += 1
        if glyph == 0 or glyph >= len(order):
            verdict.boxes.append(text)
        elif glyph in mismatched:
            verdict.wrong.append(text)
        elif glyph in drawn:
            # The ligature fi has a code point of its own (U+FB01) but stands for its two letters; in a line that runs from
            # the right a bracket is drawn as its mirror image.
            plain = {unicodedata.normalize("NFKC", char) for char in drawn[glyph]}
            if not {text, _MIRRORED.get(text, text)} & (drawn[glyph] | plain):
                verdict.wrong.append(text)
        elif source is None:
            verdict.unknown.append(text)
        elif glyph not in _reachable(source, text):
            verdict.wrong.append(text)


def _source_of(base_font: str) -> Path | None:
    names = {cut.family.replace(" ", "-") + "|" + cut.style: cut.file for cut in CUTS}
    plain = base_font.replace("Semi-Bold", "Semibold")
    for key, file in names.items():
        family, style = key.split("|")
        if plain in (family, f"{family}-{style}"):
            return FOLDER / file
    return None


@cache
def _substitutions(path: Path) -> tuple[dict[str, set[str]], dict[tuple[str, ...], set[str]]]:
    """GSUB of a source font: one glyph for one (tabular figures, local forms), one for several (ligatures)."""
    one: dict[str, set[str]] = {}
    several: dict[tuple[str, ...], set[str]] = {}
    with TTFont(path, lazy=True) as font:
        for lookup in font["GSUB"].table.LookupList.Lookup:
            for wrapped in lookup.SubTable:
                table = wrapped.ExtSubTable if wrapped.LookupType == 7 else wrapped
                if table.LookupType == 1:
                    for name, other in table.mapping.items():
                        one.setdefault(name, set()).add(other)
                elif table.LookupType == 3:
                    for name, others in table.alternates.items():
                        one.setdefault(name, set()).update(others)
                elif table.LookupType == 4:
                    for first, ligatures in table.ligatures.items():
                        for ligature in ligatures:
                            several.setdefault((first, *ligature.Component), set()).add(ligature.LigGlyph)
    return one, several


def _reachable(path: Path, text: str) -> set[int]:
    one, several = _substitutions(path)
    with TTFont(path, lazy=True) as font:
        names = tuple(font.getBestCmap().get(ord(char), ".notdef") for char in text)
        found = {names[0]} if len(names) == 1 else set(several.get(names, set()))
        for _ in range(3):
            found |= {other for name in found for other in one.get(name, ())}
        return {font.getGlyphID(name) for name in found}
