"""One edition in its folder: PDF, web page, Word copy, workbook, data pack, checks, manifest; whole or not at all."""

from dataclasses import dataclass, field
from pathlib import Path

from tasks.contracts.briefing import BriefingData, ChecksLine
from tasks.contracts.edition import Check, EditionInputs
from tasks.grammar.interface import interface_for
from tasks.rendering.anchors import Anchors, read_anchors
from tasks.rendering.attachments import attached_files
from tasks.rendering.data_pack import manifest, pack_files
from tasks.rendering.dublin_core import dublin_core
from tasks.rendering.edition_summary import edition_summary
from tasks.rendering.fonts import covered_characters, ensure_fonts
from tasks.rendering.html import render_page
from tasks.rendering.pack_format import to_json
from tasks.rendering.packed_files import PackedFiles
from tasks.rendering.pdf import WrittenPdf, write_pdf
from tasks.rendering.placing import PreparedFolder, prepare_folder
from tasks.rendering.provenance import provenance
from tasks.rendering.rendering_checks import as_line, assumed_passed, carried_over, check_files, check_page
from tasks.rendering.theme import Theme
from tasks.rendering.web_page import web_page
from tasks.rendering.word_copy import word_copy
from tasks.rendering.workbook import workbook

# A contents list helps when there is something to look for; on fewer pages it only takes room.
_PAGES_WITHOUT_CONTENTS = 6
# Quotations in the annex of an edition of about so many pages (59 were seen on 25): only a guess at which of two layouts is
# tried first, so that most editions are laid out once.
_EVIDENCE_WITHOUT_CONTENTS = 12


@dataclass(frozen=True, slots=True)
class WrittenEdition:
    """What stands in the folder: path relative to it → SHA-256 (sorted), pages of the PDF, all checks."""

    files: dict[str, str]
    pages: int
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class EditionContents:
    """Every file of an edition (path → bytes), the pages of its PDF, all checks."""

    files: PackedFiles = field(repr=False)
    pages: int
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class _Pages:
    """The set pages: the markup that became the PDF, the PDF, the markup of the screen edition, the checks on all three."""

    paper: str
    pdf: WrittenPdf
    screen: str
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class PreparedEdition:
    """An edition that is written but not yet seen: what it consists of, and the hidden folder that is to be placed."""

    written: WrittenEdition
    prepared: PreparedFolder


def prepare_edition(
    data: BriefingData, inputs: EditionInputs, folder: Path, theme: Theme | None = None
) -> PreparedEdition:
    """Write all files of the edition aside, to be placed as ``folder`` once they are written down in the archive.

    Were they placed first, a run killed before it has written them down would leave an edition that nobody knows.
    Same ``data``, ``inputs`` and ``theme`` give the same bytes. A failed check does not raise: the caller decides what it
    holds.

    Raises:
        UnreproducibleAsOfError: the request's as-of time has no time zone.
        FontSourceMissingError: the fonts were not built and the font packages are not installed.
        OSError: the folder cannot be written.
    """
    contents = edition_contents(data, inputs, theme or Theme())
    prepared = prepare_folder(contents.files, folder)
    digests = dict(sorted(contents.files.digests.items()))
    return PreparedEdition(WrittenEdition(files=digests, pages=contents.pages, checks=contents.checks), prepared)


def write_edition(
    data: BriefingData, inputs: EditionInputs, folder: Path, theme: Theme | None = None
) -> WrittenEdition:
    """Write all files of the edition into ``folder``, in place of what is there: whoever looks sees that or the new ones.

    Raises:
        UnreproducibleAsOfError, FontSourceMissingError, OSError: as :func:`prepare_edition`.
    """
    edition = prepare_edition(data, inputs, folder, theme)
    edition.prepared.place()
    return edition.written


def edition_contents(data: BriefingData, inputs: EditionInputs, theme: Theme) -> EditionContents:
    """Every file of the edition in memory.

    The imprint prints the checks on the set pages too, which are known only once the pages are set. So they are set with
    those checks assumed to have passed, and once more with the truth where one did not.
    """
    pack = pack_files(inputs)
    pack["prov.json"] = provenance(inputs, data, {f"data/{name}": digest for name, digest in pack.digests.items()})
    editorial = data.checks
    data = _with_checks(data, (*editorial, *assumed_passed(data.language)))
    has_contents = len(data.evidence) > _EVIDENCE_WITHOUT_CONTENTS
    pages = _set_pages(data, inputs, theme, pack, has_contents)
    if not all(check.passed for check in pages.checks):
        found = tuple(as_line(check, data.language) for check in pages.checks if check.name != "page_count")
        data = _with_checks(data, (*editorial, *found))
        pages = _set_pages(data, inputs, theme, pack, pages.pdf.page_count > _PAGES_WITHOUT_CONTENTS)
    files = PackedFiles()
    for name in pack:
        files.put(f"data/{name}", pack.file(name))
    files["briefing.pdf"] = pages.pdf.content
    files["briefing.html"] = web_page(pages.screen, data)
    files["briefing.docx"] = word_copy(data, inputs, theme)
    files["briefing.xlsx"] = workbook(data, inputs, theme)
    files["summary.json"] = edition_summary(data, inputs, theme)
    names = {*files, "checks.json", "data/manifest.json"}
    checks = (*map(carried_over, editorial), *pages.checks, check_files(names, language=data.language))
    files["checks.json"] = (
        "[" + ",\n ".join(to_json(check.model_dump(mode="json")) for check in checks) + "]\n"
    ).encode()
    files["data/manifest.json"] = manifest(inputs, files.digests)
    return EditionContents(files=files, pages=pages.pdf.page_count, checks=checks)


def _with_checks(data: BriefingData, checks: tuple[ChecksLine, ...]) -> BriefingData:
    return data.model_copy(update={"checks": checks})


def _set_pages(
    data: BriefingData, inputs: EditionInputs, theme: Theme, pack: PackedFiles, has_contents: bool
) -> _Pages:
    anchors = read_anchors(data)
    as_of = inputs.request.as_of
    paper, pdf = _set_paper(data, inputs, theme, pack, anchors, has_contents)
    screen = render_page(data, None, as_of, medium="screen", anchors=anchors, theme=theme)
    return _Pages(paper, pdf, screen, check_page(paper, pdf, anchors, language=data.language, screen=screen))


def _set_paper(
    data: BriefingData, inputs: EditionInputs, theme: Theme, pack: PackedFiles, anchors: Anchors, guess: bool
) -> tuple[str, WrittenPdf]:
    """The markup for paper and the PDF, with a contents list if there are enough pages for one; ``guess`` is tried first."""
    covered = covered_characters(ensure_fonts())
    as_of = inputs.request.as_of
    attached = attached_files(pack, interface_for(data.language))
    record = dublin_core(data, inputs, rights=theme.licence)

    def set_with(has_contents: bool) -> tuple[str, WrittenPdf]:
        page = render_page(data, covered, as_of, has_contents=has_contents, anchors=anchors, theme=theme)
        return page, write_pdf(page, as_of, attached, record, theme.data_uris)

    page, pdf = set_with(guess)
    if (pdf.page_count > _PAGES_WITHOUT_CONTENTS) is not guess:
        page, pdf = set_with(not guess)
    return page, pdf
