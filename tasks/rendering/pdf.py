"""HTML → PDF with WeasyPrint: tagged, archival, reproducible, and with every doubt collected."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tasks.rendering.html import TEMPLATES
from tasks.rendering.pdf_conformance import claim_ua
from tasks.rendering.pdf_language import declare_languages

VARIANT = "pdf/a-3a"
_MISSING_GLYPH = ".notdef glyph"
_OWN_FONTS = "Briefing"
# A page with fewer characters in its body than three lines of text looks like a mistake of layout.
_NEAR_BLANK_CHARACTERS = 200


class UnreproducibleAsOfError(ValueError):
    """The edition's as-of time has no time zone, so the bytes would depend on the machine's."""

    def __init__(self, as_of: datetime) -> None:
        super().__init__(f"as-of time {as_of.isoformat()} has no time zone; give it in UTC")


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file inside the PDF. ``relationship`` is one of PDF/A-3's: ``Data``, ``Source``, ``Supplement``…"""

    name: str
    content: bytes
    description: str
    relationship: str = "Data"


@dataclass(frozen=True, slots=True)
class WrittenPdf:
    """The file and what was noticed while making it. Page numbers are 1-based.

    ``foreign_fonts`` are faces of this machine that stepped in for ours: another machine would draw something else.
    """

    content: bytes
    page_count: int
    warnings: tuple[str, ...]
    missing_glyphs: tuple[str, ...]
    foreign_fonts: tuple[str, ...]
    near_blank_pages: tuple[int, ...]


def write_pdf(page: str, as_of: datetime, attached: Sequence[AttachedFile] = ()) -> WrittenPdf:
    """``page`` as PDF/A-3a that claims PDF/UA-1. The only dates in it are ``as_of``: same input, same bytes.

    Raises:
        UnreproducibleAsOfError: ``as_of`` has no time zone.
    """
    if as_of.tzinfo is None:
        raise UnreproducibleAsOfError(as_of)
    # Imported here: a run without changes renders nothing and should not pay the half second.
    from weasyprint import DEFAULT_OPTIONS, HTML, Attachment
    from weasyprint.text.fonts import FontConfiguration

    from tasks.rendering.fetching import TemplatesOnlyFetcher

    declare_languages()
    attachments = [
        Attachment(
            string=file.content,
            name=file.name,
            description=file.description,
            created=as_of,
            modified=as_of,
            relationship=file.relationship,
        )
        for file in attached
    ]
    with _collected_warnings() as warnings:
        html = HTML(string=page, base_url=TEMPLATES.as_uri() + "/", url_fetcher=TemplatesOnlyFetcher(TEMPLATES))
        options = {**DEFAULT_OPTIONS, "pdf_variant": VARIANT, "pdf_tags": True, "attachments": attachments}
        document = html.render(font_config=FontConfiguration(), **options)
        content = document.write_pdf(finisher=claim_ua, **options)
    return WrittenPdf(
        content=content,
        page_count=len(document.pages),
        warnings=tuple(line for line in warnings if _MISSING_GLYPH not in line),
        missing_glyphs=tuple(line for line in warnings if _MISSING_GLYPH in line),
        foreign_fonts=tuple(sorted(name for name in _font_names(document) if not name.startswith(_OWN_FONTS))),
        near_blank_pages=tuple(
            number
            for number, sheet in enumerate(document.pages, start=1)
            if number < len(document.pages) and _characters(sheet) < _NEAR_BLANK_CHARACTERS
        ),
    )


@contextmanager
def _collected_warnings() -> Iterator[list[str]]:
    """Everything that WeasyPrint and fontTools log at WARNING or above meanwhile."""
    lines: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    handler = Collector(logging.WARNING)
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        yield lines
    finally:
        for logger in loggers:
            logger.removeHandler(handler)


def _font_names(document: Any) -> set[str]:
    """PostScript names of the fonts drawn with, without the subset tag: ``/ABCDEF+Briefing-Text`` → ``Briefing-Text``."""
    return {font.name.decode("latin-1").rpartition("+")[2] for font in document.fonts.values()}


def _characters(sheet: Any) -> int:
    """How many characters stand in the body of a page (running heads and folios are outside the root box)."""
    root = sheet._page_box.children[0]
    return sum(len(box.text) for box in root.descendants() if hasattr(box, "text"))
