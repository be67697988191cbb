"""The page as HTML: one set of templates, two style sheets (paper with embedded fonts, screen with the reader's)."""

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tasks.contracts.briefing import BriefingData, EvidenceEntry
from tasks.contracts.flag import Severity
from tasks.rendering.anchors import Anchors, contents, fragment, read_anchors
from tasks.rendering.chart_geometry import draw, tabulate, tone
from tasks.rendering.printable import for_fonts

TEMPLATES = Path(__file__).resolve().parents[2] / "report_templates"
_PAPER_STYLES = ("fonts.css", "tokens.css", "components.css", "page.css")
_SCREEN_STYLES = ("tokens.css", "components.css", "screen.css")
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
_SEVERITY_NAMES = {Severity.BLOCK: "Held", Severity.WARN: "Caution", Severity.NOTE: "Note"}
# WeasyPrint draws SVG text by its attributes, not by the page's style sheet.
_SVG_FONT = "Briefing Plain, Briefing Text, Briefing Han, Briefing Arabic"


@dataclass(frozen=True, slots=True)
class QuotePiece:
    """A stretch of a quotation, and whether it is the figure."""

    text: str
    is_figure: bool


def render_page(
    data: BriefingData,
    covered: frozenset[int] | None,
    as_of: datetime,
    *,
    is_screen: bool = False,
    has_contents: bool = True,
    anchors: Anchors | None = None,
) -> str:
    """The whole page. ``covered`` are the code points that the embedded fonts draw, None for the reader's own fonts;
    ``as_of`` is the only date given as the file's own.

    Same data, same text. Source text is escaped everywhere: markup, template braces and addresses in it are only words.
    """
    known: Container[str] = (anchors or read_anchors(data)).known
    template = _environment(covered).get_template("briefing.html.j2")
    return template.render(
        data=data,
        anchors=known,
        contents=contents(data),
        has_contents=has_contents,
        is_screen=is_screen,
        style=_style(is_screen),
        svg_font=_SVG_FONT,
        created=as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        title=f"{data.masthead.name}, {data.masthead.month_name}",
        author=data.masthead.name,
        description=data.masthead.coverage,
        keywords="industrial sustainability, UNIDO, briefing",
        generator="Industrial Sustainability Briefing",
    )


def pieces(entry: EvidenceEntry) -> tuple[QuotePiece, ...]:
    """The quotation cut at its figures. Ranges that overlap or lie outside the quotation are left out.

    Cut before anything else is done to the text, because the ranges count characters of the text as read.
    """
    text = entry.quote.text
    found: list[QuotePiece] = []
    position = 0
    for start, end in sorted(entry.numbers):
        if not position <= start < end <= len(text):
            continue
        if start > position:
            found.append(QuotePiece(text[position:start], is_figure=False))
        found.append(QuotePiece(text[start:end], is_figure=True))
        position = end
    if position < len(text):
        found.append(QuotePiece(text[position:], is_figure=False))
    return tuple(found)


def label(code: str) -> str:
    """A machine code as words: ``under_way`` → ``under way``."""
    return code.replace("_", " ")


def slug(code: str) -> str:
    """``code`` as a CSS class: lower case letters, digits and underscores.

    >>> slug("Under way")
    'under_way'
    """
    return re.sub(r"[^a-z0-9]+", "_", code.lower()).strip("_")


def is_right_to_left(code: str) -> bool:
    """Whether text with this BCP 47 tag runs from the right.

    >>> is_right_to_left("ar"), is_right_to_left("zh-Hant")
    (True, False)
    """
    return code.split("-")[0] in _RIGHT_TO_LEFT


def unbroken(mark: str) -> str:
    """``mark`` with blanks that do not break, so that ``S5 para. 12`` stays on one line."""
    return mark.replace(" ", "\u00a0")


@cache
def _environment(covered: frozenset[int] | None) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=for_fonts(covered),
    )
    filters: dict[str, Any] = {
        "draw": draw,
        "tabulate": tabulate,
        "tone": tone,
        "pieces": pieces,
        "fragment": fragment,
        "label": label,
        "slug": slug,
        "unbroken": unbroken,
        "severity_name": _SEVERITY_NAMES.__getitem__,
    }
    environment.filters.update(filters)
    environment.tests["right_to_left"] = is_right_to_left
    return environment


@cache
def _style(is_screen: bool) -> Any:
    from markupsafe import Markup

    names = _SCREEN_STYLES if is_screen else _PAPER_STYLES
    return Markup("\n".join((TEMPLATES / name).read_text("utf-8").rstrip() for name in names))
