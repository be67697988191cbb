"""One edition in its folder: PDF, HTML, data pack, checks, manifest; whole or not at all."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from tasks.contracts.briefing import BriefingData
from tasks.contracts.edition import Check, EditionInputs
from tasks.rendering.anchors import Anchors, read_anchors
from tasks.rendering.data_pack import manifest, pack_files
from tasks.rendering.fonts import covered_characters, ensure_fonts
from tasks.rendering.html import render_page
from tasks.rendering.pack_format import to_json
from tasks.rendering.pdf import AttachedFile, WrittenPdf, write_pdf
from tasks.rendering.rendering_checks import carried_over, check_page

# A contents list helps when there is something to look for; on fewer pages it only takes room.
_PAGES_WITHOUT_CONTENTS = 6
_DESCRIPTIONS = {
    "documents": "Sources of this edition",
    "metrics": "Figures with the sentences they were read from",
    "activities": "Activities with theme, place, date and status",
    "recommendations": "Recommendations and requested actions",
    "translations": "Translated fields with their checks",
    "set_aside": "Sources that could not be used",
}


@dataclass(frozen=True, slots=True)
class WrittenEdition:
    """What stands in the folder: path relative to it → SHA-256 (sorted), pages of the PDF, all checks."""

    files: dict[str, str]
    pages: int
    checks: tuple[Check, ...]


def write_edition(data: BriefingData, inputs: EditionInputs, folder: Path) -> WrittenEdition:
    """Write PDF, HTML, checks and data pack into ``folder``, in place of what is there.

    All is written into a folder beside it and moved in one rename: whoever looks sees the edition before or this one.
    Same ``data`` and ``inputs`` give the same bytes. A failed check does not raise: the caller decides what it holds.

    Raises:
        UnreproducibleAsOfError: the request's as-of time has no time zone.
        FontSourceMissingError: the fonts were not built and the font packages are not installed.
        OSError: the folder cannot be written.
    """
    contents, pages, checks = edition_contents(data, inputs)
    folder = folder.absolute()
    partial = folder.with_name(f".{folder.name}.partial-{os.getpid()}")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        for name, content in contents.items():
            path = partial / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        _move_into_place(partial, folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return WrittenEdition(
        files={name: _sha256(contents[name]) for name in sorted(contents)}, pages=pages, checks=checks
    )


def edition_contents(data: BriefingData, inputs: EditionInputs) -> tuple[dict[str, bytes], int, tuple[Check, ...]]:
    """Every file of the edition in memory (path → bytes), the page count and all checks."""
    covered = covered_characters(ensure_fonts())
    anchors = read_anchors(data)
    pack = pack_files(inputs)
    page, pdf = _set(data, inputs, covered, anchors, pack)
    checks = (*map(carried_over, data.checks), *check_page(page, pdf, anchors))
    contents = {f"data/{name}": content for name, content in pack.items()}
    contents["briefing.pdf"] = pdf.content
    contents["briefing.html"] = render_page(data, None, inputs.request.as_of, is_screen=True, anchors=anchors).encode()
    contents["checks.json"] = (
        "[" + ",\n ".join(to_json(check.model_dump(mode="json")) for check in checks) + "]\n"
    ).encode()
    digests = {name: _sha256(content) for name, content in contents.items()}
    contents["data/manifest.json"] = manifest(inputs, digests)
    return contents, pdf.page_count, checks


def _set(
    data: BriefingData, inputs: EditionInputs, covered: frozenset[int], anchors: Anchors, pack: dict[str, bytes]
) -> tuple[str, WrittenPdf]:
    attached = [
        AttachedFile(name=name, content=content, description=_DESCRIPTIONS[name.partition(".")[0]])
        for name, content in pack.items()
        if name.partition(".")[0] in _DESCRIPTIONS
    ]
    as_of = inputs.request.as_of
    page = render_page(data, covered, as_of, anchors=anchors)
    pdf = write_pdf(page, as_of, attached)
    if pdf.page_count <= _PAGES_WITHOUT_CONTENTS:
        page = render_page(data, covered, as_of, has_contents=False, anchors=anchors)
        pdf = write_pdf(page, as_of, attached)
    return page, pdf


def _move_into_place(partial: Path, folder: Path) -> None:
    """Rename ``partial`` to ``folder``; a folder that is there steps aside first, since it cannot be renamed over."""
    if not folder.exists():
        partial.rename(folder)
        return
    former = folder.with_name(f".{folder.name}.former-{os.getpid()}")
    shutil.rmtree(former, ignore_errors=True)
    folder.rename(former)
    try:
        partial.rename(folder)
    except OSError:
        former.rename(folder)
        raise
    shutil.rmtree(former, ignore_errors=True)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
