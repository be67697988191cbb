"""The page as HTML: one set of templates, two style sheets (paper with embedded fonts, screen with the reader's)."""

from collections.abc import Callable, Container
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tasks.contracts.briefing import BriefingData, Text
from tasks.grammar.interface import interface_for
from tasks.rendering.anchors import Anchors, contents, fragment, read_anchors
from tasks.rendering.chart_geometry import draw
from tasks.rendering.chart_palette import ChartColours
from tasks.rendering.checks_summary import checks_summary
from tasks.rendering.page_style import TEMPLATES as TEMPLATES
from tasks.rendering.page_style import style_of
from tasks.rendering.page_words import (
    dir_alone,
    is_right_to_left,
    lang_dir,
    named,
    note_groups,
    pieces,
    semicolon,
    slug,
    unbroken,
)
from tasks.rendering.printable import for_fonts
from tasks.rendering.reading_time import reading_minutes
from tasks.rendering.theme import Theme

Medium = Literal["paper", "screen"]
# WeasyPrint draws SVG text by its attributes, not by the page's style sheet.
_SOFT, _RULE = "#525e5a", "#c9d3ce"  # tokens.css
_SVG_FONT = "Briefing Plain, Briefing Text, Briefing Han, Briefing Arabic"


def render_page(
    data: BriefingData,
    covered: frozenset[int] | None,
    as_of: datetime,
    *,
    medium: Medium = "paper",
    has_contents: bool = True,
    anchors: Anchors | None = None,
    theme: Theme | None = None,
) -> str:
    """The whole page. ``covered`` are the code points that the embedded fonts draw, None for the reader's own fonts;
    ``as_of`` is the only date given as the file's own; ``has_contents`` decides for paper, a screen always has the list.

    Same data, same text. Source text is escaped everywhere: markup, template braces and addresses in it are only words.
    An edition without any source is one page that says so.
    """
    theme = theme or Theme()
    interface = interface_for(data.language)
    known: Container[str] = (anchors or read_anchors(data)).known
    environment = _environment(covered, data.language)
    product = theme.product or data.masthead.name
    said: dict[str, Any] = {
        "data": data,
        "anchors": known,
        "is_screen": medium == "screen",
        "theme": theme,
        "product": product,
        "svg_font": _SVG_FONT,
        "chart_colours": ChartColours(deep=theme.colours.primary, clay=theme.colours.signal, soft=_SOFT, rule=_RULE),
    }
    is_quiet = not data.sources
    briefing = Markup() if is_quiet else Markup(environment.get_template("briefing_part.j2").render(said))
    return environment.get_template("briefing.html.j2").render(
        said,
        is_quiet=is_quiet,
        briefing_part=briefing,
        reading_time=interface.say("page.reading_time", n=reading_minutes(briefing)),
        contents=contents(data),
        has_contents=has_contents,
        style=style_of(
            medium,
            interface,
            theme.colours.tokens(),
            has_notices=bool(data.preview or data.note or data.themes_shown),
            preview=data.preview,
        ),
        created=as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        title=f"{product}, {data.masthead.month_name}",
        author=theme.office or product,
        description=data.masthead.coverage,
        generator="Industrial Sustainability Briefing",
    )


@cache
def _environment(covered: frozenset[int] | None, language: str) -> Environment:
    interface = interface_for(language)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize(covered, interface.tag),
    )
    environment.globals["say"] = interface.say
    environment.globals["page_tag"] = interface.tag
    environment.globals["semicolon"] = semicolon(interface)
    filters: dict[str, Any] = {
        "pieces": pieces,
        "dir_alone": dir_alone,
        "draw": draw,
        "fragment": fragment,
        "lang_dir": partial(lang_dir, interface.tag),
        "named": partial(named, interface),
        "note_groups": note_groups,
        "severity_name": lambda severity: interface.say(f"page.severity.{severity.value}"),
        "sentence_start": interface.sentence_start,
        "slug": slug,
        "summed_up": partial(checks_summary, interface=interface),
        "unbroken": unbroken,
    }
    environment.filters.update(filters)
    environment.tests["right_to_left"] = is_right_to_left
    return environment


def _finalize(covered: frozenset[int] | None, page_tag: str) -> Callable[[object], object]:
    """What every expression of a template passes through: :class:`Text` in another language than the page's is marked so."""
    plain = for_fonts(covered)

    def finalize(value: object) -> object:
        if not isinstance(value, Text):
            return plain(value)
        words = plain(value.text)
        if value.lang == page_tag:
            return words
        direction = Markup(' dir="rtl"') if is_right_to_left(value.lang) else ""
        return Markup('<span lang="{}"{}>{}</span>').format(value.lang, direction, words)

    return finalize
