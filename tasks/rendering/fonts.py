"""Static TrueType fonts, cut once at set-up from the pinned font packages: ``python -m tasks.rendering.fonts``.

Static cuts, because a variable Noto Sans SC costs two seconds at every run; TrueType outlines, because CID-keyed
OpenType files come out blank or wrong in some viewers. Every face is one file with one family name: several files under
one family and weight make WeasyPrint draw wrong characters. The names differ from the originals', since "Source" is a
reserved font name under the SIL Open Font License and these files are modified.
"""

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "report_templates" / "fonts"
MANIFEST = "manifest.json"
COVERAGE = "coverage.json"
_NAME_IDS_OF_FAMILY = (1, 4, 6, 16)  # family, full name, PostScript name, typographic family (OpenType ``name`` table)
_NAME_IDS_OF_STYLE = (2, 17)
# Emoji_Presentation and Emoji_Modifier_Base of the Basic Multilingual Plane (Unicode 15.1, emoji-data.txt), and the
# pictograph blocks above it.
_EMOJI = frozenset(
    int(point, 16)
    for point in (  # noqa: SIM905  eighty quoted numbers would not be easier to compare with the table
        "231A 231B 23E9 23EA 23EB 23EC 23F0 23F3 25FD 25FE 2614 2615 261D 2648 2649 264A 264B 264C 264D 264E 264F 2650 2651 "
        "2652 2653 267F 2693 26A1 26AA 26AB 26BD 26BE 26C4 26C5 26CE 26D4 26EA 26F2 26F3 26F5 26F9 26FA 26FD 2705 270A 270B "
        "270C 270D 2728 274C 274E 2753 2754 2755 2757 2795 2796 2797 27B0 27BF 2B1B 2B1C 2B50 2B55"
    ).split()
) | frozenset(range(0x1F000, 0x1FB00))


@dataclass(frozen=True, slots=True)
class Cut:
    """One static face: the file it becomes, the file it is cut from, and where on its axes (``opsz`` in points)."""

    file: str
    family: str
    style: str
    package: str
    source: str
    licence: str
    axes: tuple[tuple[str, float], ...]

    @property
    def source_path(self) -> Path:
        """The font inside the installed package: a variable one where the face has axes, else already static."""
        return _package_folder(self.package) / self.source

    def recipe(self) -> dict[str, Any]:
        """All that decides the bytes of this face, as the manifest keeps it."""
        return {
            "family": self.family,
            "style": self.style,
            "package": self.package,
            "source": self.source,
            "source_sha256": _sha256(self.source_path),
            "axes": dict(self.axes),
        }


_SERIF = ("fontpkg_source_serif_4", "files/SourceSerif4[opsz,wght].ttf", "LICENSE")
_SERIF_ITALIC = ("fontpkg_source_serif_4", "files/SourceSerif4-Italic[opsz,wght].ttf", "LICENSE")
_SANS = ("fontpkg_source_sans_3", "files/SourceSans3[wght].ttf", "LICENSE")
_HAN = ("justmytype_intl_cjk", "fonts/ofl/notosanssc/NotoSansSC[wght].ttf", "fonts/ofl/notosanssc/OFL.txt")
# A face with a glyph of its own for every form of every letter. Noto Sans Arabic draws dots apart from the stroke that
# several letters share, and no code of a PDF could say which letter such a stroke is.
_ARABIC = "fontpkg_ibm_plex_sans_arabic"

# Longest first, so that two workers finish together. Optical sizes are the points each face is set at.
CUTS = (
    Cut("Han-400.ttf", "Briefing Han", "Regular", *_HAN, (("wght", 400),)),
    Cut("Han-700.ttf", "Briefing Han Bold", "Bold", *_HAN, (("wght", 700),)),
    Cut("Arabic-400.ttf", "Briefing Arabic", "Regular", _ARABIC, "files/IBMPlexSansArabic-Regular.ttf", "LICENSE", ()),
    Cut(
        "Arabic-600.ttf",
        "Briefing Arabic Semibold",
        "Semibold",
        _ARABIC,
        "files/IBMPlexSansArabic-SemiBold.ttf",
        "LICENSE",
        (),
    ),
    Cut("Text-400.ttf", "Briefing Text", "Regular", *_SERIF, (("opsz", 10), ("wght", 400))),
    Cut("Text-400i.ttf", "Briefing Text Italic", "Italic", *_SERIF_ITALIC, (("opsz", 10), ("wght", 400))),
    Cut("Head-600.ttf", "Briefing Head", "Semibold", *_SERIF, (("opsz", 24), ("wght", 600))),
    Cut("Display-400.ttf", "Briefing Display", "Regular", *_SERIF, (("opsz", 60), ("wght", 400))),
    Cut("Plain-400.ttf", "Briefing Plain", "Regular", *_SANS, (("wght", 400),)),
    Cut("Plain-600.ttf", "Briefing Plain Semibold", "Semibold", *_SANS, (("wght", 600),)),
)


class FontSourceMissingError(RuntimeError):
    """A pinned font package, or the file in it that a face is cut from, is not installed."""

    def __init__(self, package: str, detail: str) -> None:
        super().__init__(f"font package {package}: {detail}; install the project's requirements and build again")
        self.package = package


def build_fonts(folder: Path = FOLDER) -> dict[str, str]:
    """Cut every face that is not there yet; file name → what was done (``cut`` or ``present``).

    A face counts as present when its bytes have the SHA-256 that the manifest gives and source and axes are unchanged.
    The same packages give the same bytes. Files appear whole or not at all, so two runs at once do no harm.

    Raises:
        FontSourceMissingError: a font package is not installed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    known = _read_manifest(folder)
    recipes = {cut.file: cut.recipe() for cut in CUTS}
    wanted = [cut for cut in CUTS if not _is_present(folder, cut.file, recipes[cut.file], known)]
    if wanted:
        with ProcessPoolExecutor(max_workers=min(2, len(wanted))) as workers:
            list(workers.map(_cut_face, wanted, [folder] * len(wanted)))
    for cut in CUTS:
        licence = folder / f"{cut.file.split('-')[0]}.OFL.txt"
        if not licence.exists():
            _write_whole(licence, (_package_folder(cut.package) / cut.licence).read_bytes())
    manifest = {name: {**recipe, "sha256": _sha256(folder / name)} for name, recipe in sorted(recipes.items())}
    if wanted or not (folder / COVERAGE).exists():
        _write_whole(folder / COVERAGE, _coverage(folder))
    if manifest != known:
        _write_whole(folder / MANIFEST, (json.dumps(manifest, indent=1, sort_keys=True) + "\n").encode())
    return {cut.file: "cut" if cut in wanted else "present" for cut in CUTS}


def ensure_fonts(folder: Path = FOLDER) -> Path:
    """The folder with every face in it; cuts them now where set-up was skipped (half a minute, once)."""
    if not all((folder / cut.file).exists() for cut in CUTS):
        build_fonts(folder)
    return folder


@cache
def covered_characters(folder: Path = FOLDER) -> frozenset[int]:
    """Code points that at least one text face can draw, whatever family an element names first.

    Every font list of the templates names the upright text, plain, Han and Arabic faces, so their union is what is printable.
    Emoji are left out even where Noto Sans SC has them: Pango looks for those in the machine's fonts before ours.
    """
    path = folder / COVERAGE
    if not path.exists():
        _write_whole(path, _coverage(folder))
    ranges = json.loads(path.read_bytes())
    return frozenset(point for first, last in ranges for point in range(first, last + 1)) - _EMOJI


def _coverage(folder: Path) -> bytes:
    """The covered code points as JSON ranges, both ends included: reading the fonts themselves costs 14 MB at every run."""
    from fontTools.ttLib import TTFont

    points: set[int] = set()
    for name in ("Text-400.ttf", "Plain-400.ttf", "Han-400.ttf", "Arabic-400.ttf"):
        with TTFont(folder / name, lazy=True) as font:
            points.update(font.getBestCmap())
    ranges: list[list[int]] = []
    for point in sorted(points):
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return json.dumps(ranges).encode()


def _cut_face(cut: Cut, folder: Path) -> str:
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    # recalcTimestamp=False keeps the source's own date in ``head``: bytes do not depend on when they were made.
    font = TTFont(cut.source_path, recalcTimestamp=False)
    static = instancer.instantiateVariableFont(font, dict(cut.axes), inplace=True) if cut.axes else font
    names = static["name"]
    for record in list(names.names):
        if record.nameID in _NAME_IDS_OF_FAMILY:
            text = cut.family.replace(" ", "") if record.nameID == 6 else cut.family
            names.setName(text, record.nameID, record.platformID, record.platEncID, record.langID)
        elif record.nameID in _NAME_IDS_OF_STYLE:
            names.setName("Regular", record.nameID, record.platformID, record.platEncID, record.langID)
    partial = folder / f".{cut.file}.{os.getpid()}"
    static.save(partial)
    partial.replace(folder / cut.file)
    return cut.file


def _is_present(folder: Path, name: str, recipe: dict[str, Any], known: dict[str, Any]) -> bool:
    entry = dict(known.get(name, {}))
    digest = entry.pop("sha256", None)
    return entry == recipe and (folder / name).exists() and digest == _sha256(folder / name)


def _read_manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    if not path.exists():
        return {}
    manifest: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return manifest


def _package_folder(package: str) -> Path:
    try:
        location = import_module(package).__file__
    except ModuleNotFoundError as error:
        raise FontSourceMissingError(package, "is not installed") from error
    if location is None:
        raise FontSourceMissingError(package, "has no folder")
    return Path(location).parent


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise FontSourceMissingError(path.parent.name, f"has no {path.name}") from error


def _write_whole(path: Path, content: bytes) -> None:
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    partial.write_bytes(content)
    partial.replace(path)


def main(arguments: Iterable[str] | None = None) -> None:
    """Cut the fonts and say what was done, one line a face."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folder", type=Path, default=FOLDER)
    folder = parser.parse_args(None if arguments is None else list(arguments)).folder
    for name, done in build_fonts(folder).items():
        sys.stdout.write(f"{name:<14} {done:<8} {(folder / name).stat().st_size / 1e6:6.2f} MB\n")


if __name__ == "__main__":
    main()
