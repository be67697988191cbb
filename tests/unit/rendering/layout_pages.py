"""Small pages set with the bundled faces, for tests of what the inspection of layout finds."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from weasyprint import HTML

from tasks.contracts.briefing import BriefingData
from tasks.rendering.fetching import TemplatesOnlyFetcher
from tasks.rendering.fonts import FOLDER, covered_characters, ensure_fonts
from tasks.rendering.layout_findings import LayoutFindings
from tasks.rendering.layout_inspection import inspect_layout

AS_OF = datetime(2026, 11, 30, 18, tzinfo=UTC)
_TEMPLATES = FOLDER.parent
_STYLE = """
@font-face { font-family: "Briefing Plain"; font-weight: 400; src: url(fonts/Plain-400.ttf) }
@font-face { font-family: "Briefing Plain"; font-weight: 600; src: url(fonts/Plain-600.ttf) }
@page { size: 100mm 100mm; margin: 10mm }
html { font: 10pt/1.4 "Briefing Plain" } body, p, h2, h3 { margin: 0; font-size: 10pt; font-weight: 400 }
"""
#: About 30 lines of the 80 mm that a test page offers: a page and a half.
LONG = "<p>" + "Cleaner production saves water, energy and raw materials in every plant. " * 24 + "</p>"


def set_page(body: str, style: str = "") -> Any:
    """A rendered document of 100 mm square pages with margins of 10 mm."""
    _fonts()
    page = f"<html lang=en><title>t</title><style>{_STYLE}{style}</style><body>{body}</body></html>"
    return HTML(string=page, base_url=_TEMPLATES.as_uri() + "/", url_fetcher=TemplatesOnlyFetcher(_TEMPLATES)).render()


def inspected(body: str, style: str = "") -> LayoutFindings:
    """What the inspection finds on ``body``, after it was drawn."""
    document = set_page(body, style)
    document.write_pdf()
    return inspect_layout(document)


@cache
def _fonts() -> None:
    ensure_fonts()


@dataclass(frozen=True)
class LaidOut:
    """An edition laid out for paper: the file, its pages, what the inspection found, what WeasyPrint complained of, and on
    which page (1-based) the element of each id stands.
    """

    content: bytes
    pages: int
    findings: LayoutFindings
    complaints: tuple[str, ...]
    page_of: dict[str, int]


def lay_out(data: BriefingData, *, has_contents: bool = True) -> LaidOut:
    """``data`` as its pages, written and inspected."""
    from tasks.rendering.html import render_page

    page = render_page(data, covered_characters(ensure_fonts()), AS_OF, has_contents=has_contents)
    complaints: list[str] = []
    handler = _Complaints(complaints)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        html = HTML(string=page, base_url=_TEMPLATES.as_uri() + "/", url_fetcher=TemplatesOnlyFetcher(_TEMPLATES))
        document = html.render()
        content = document.write_pdf(pdf_variant="pdf/a-3a", pdf_tags=True)
    finally:
        logger.removeHandler(handler)
    page_of = {anchor: number for number, page in enumerate(document.pages, start=1) for anchor in page.anchors}
    return LaidOut(content, len(document.pages), inspect_layout(document), tuple(complaints), page_of)


class _Complaints(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(record.getMessage())
