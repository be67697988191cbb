"""HTML → PDF with WeasyPrint: tagged, archival, reproducible, and with every doubt collected."""

import gc
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tasks.rendering.attachments import AttachedFile as AttachedFile
from tasks.rendering.dublin_core import DublinCore
from tasks.rendering.layout_findings import LayoutFindings
from tasks.rendering.layout_inspection import inspect_layout
from tasks.rendering.page_style import TEMPLATES

VARIANT = "pdf/a-3a"
_MISSING_GLYPH = ".notdef glyph"
_OWN_FONTS = "Briefing"


class UnreproducibleAsOfError(ValueError):
    """The edition's as-of time has no time zone, so the bytes would depend on the machine's."""

    def __init__(self, as_of: datetime) -> None:
        super().__init__(f"as-of time {as_of.isoformat()} has no time zone; give it in UTC")


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
    layout: LayoutFindings = field(default_factory=LayoutFindings)

    @property
    def near_blank_pages(self) -> tuple[int, ...]:
        """Pages with next to nothing on them."""
        return self.layout.near_blank_pages


def write_pdf(
    page: str,
    as_of: datetime,
    attached: Sequence[AttachedFile] = (),
    record: DublinCore | None = None,
    data_uris: frozenset[str] = frozenset(),
) -> WrittenPdf:
    """``page`` as PDF/A-3a that claims PDF/UA-1. The only dates in it are ``as_of``: same input, same bytes.

    ``record`` goes into its metadata; ``data_uris`` are the only data addresses that the page may use.

    Raises:
        UnreproducibleAsOfError: ``as_of`` has no time zone.
    """
    if as_of.tzinfo is None:
        raise UnreproducibleAsOfError(as_of)
    # Imported here: a run without changes renders nothing and should not pay the half second.
    from weasyprint import DEFAULT_OPTIONS, Attachment
    from weasyprint.text.fonts import FontConfiguration

    from tasks.rendering.fetching import TemplatesOnlyFetcher
    from tasks.rendering.pdf_defaults import PlainHTML
    from tasks.rendering.pdf_finishing import finished
    from tasks.rendering.pdf_fonts import points_of
    from tasks.rendering.pdf_language import declare_languages

    declare_languages()
    moment = as_of.astimezone(UTC)
    ordered = sorted(attached, key=lambda file: file.name)  # a name tree is read by bisection (ISO 32000-1, 7.9.6)

    def attachments() -> list[Attachment]:
        return [
            Attachment(
                string=file.content, name=file.name, description=file.description, created=moment, modified=moment
            )
            for file in ordered
        ]

    with _collected_warnings() as warnings, _nothing_collected():
        fetcher = TemplatesOnlyFetcher(TEMPLATES, data_uris, points_of(page))
        html = PlainHTML(string=page, base_url=TEMPLATES.as_uri() + "/", url_fetcher=fetcher)
        options = {**DEFAULT_OPTIONS, "pdf_variant": VARIANT, "pdf_tags": True}
        document = html.render(font_config=FontConfiguration(), **options)
        content = finished(document, options, ordered, record, attachments)
    return WrittenPdf(
        content=content,
        page_count=len(document.pages),
        warnings=tuple(line for line in warnings if _MISSING_GLYPH not in line),
        missing_glyphs=tuple(line for line in warnings if _MISSING_GLYPH in line),
        foreign_fonts=tuple(sorted(name for name in _font_names(document) if not name.startswith(_OWN_FONTS))),
        layout=inspect_layout(document),
    )


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Python looks for no unreachable cycles meanwhile: what a page is made of is needed to the end, and much to look at."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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
        logger.disabled = (
            False  # a new configuration of logging may have switched it off, and glyphs would be missed in silence
        )
        logger.addHandler(handler)
    try:
        yield lines
    finally:
        for logger in loggers:
            logger.removeHandler(handler)


def _font_names(document: Any) -> set[str]:
    """PostScript names of the fonts drawn with, without the subset tag: ``/ABCDEF+Briefing-Text`` → ``Briefing-Text``."""
    return {font.name.decode("latin-1").rpartition("+")[2] for font in document.fonts.values()}
