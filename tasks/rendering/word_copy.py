"""The edition as a Word document, for offices that edit before they send.

Real styles, headings, tables, footnotes and links, so that an office can restyle, cut and move without losing the evidence.
"""

from collections.abc import Iterator

from markupsafe import Markup
from pydantic import BaseModel

from tasks.contracts.briefing import BriefingData
from tasks.contracts.edition import EditionInputs
from tasks.grammar.interface import interface_for
from tasks.rendering import word_xml as xml
from tasks.rendering.anchors import FRONT, PARTS
from tasks.rendering.theme import Theme
from tasks.rendering.theme_colours import tint
from tasks.rendering.word_briefing import write_briefing, write_front
from tasks.rendering.word_manuscript import Manuscript, bookmark_names
from tasks.rendering.word_package import Properties, pack
from tasks.rendering.word_reference import write_imprint, write_reference, write_set_aside
from tasks.rendering.word_styles import Palette
from tasks.rendering.word_xml import NOTHING

_LOWER_SECTIONS = ("refused-totals", "set-aside", "quiet")
_CONTENTS_LEVELS = 2


def word_copy(data: BriefingData, inputs: EditionInputs, theme: Theme) -> bytes:
    """``briefing.docx``: the words, figures and order of the briefing. Same data and theme, same bytes.

    Charts stand as their data tables. Words of a source never become a field, a link or markup.
    """
    m = Manuscript(interface_for(data.language), bookmark_names((*_sections(), *_anchors(data))))
    product = theme.product or data.masthead.name
    write_front(m, data, product, theme.words(theme.office))
    if data.sources:
        contents_at = len(m.body)
        write_briefing(m, data)
        write_reference(m, data, theme)
        m.body[contents_at:contents_at] = _contents(m)
    else:
        m.heading(1, m.say("page.quiet"), "quiet")
        m.add("Normal", m.say("page.quiet_statement"))
        write_set_aside(m, data)
        m.heading(1, m.say("page.imprint"), "imprint")
        write_imprint(m, data, theme)
    return pack(m, Properties.of(m, data, inputs.request, product, theme.office or product), _palette(theme))


def _palette(theme: Theme) -> Palette:
    primary, signal = theme.colours.primary, theme.colours.signal
    shades = {"deep": primary, "wash": tint(primary, 0.06), "caution": signal, "caution_wash": tint(signal, 0.07)}
    return Palette(**{name: colour.removeprefix("#").upper() for name, colour in shades.items()})


def _contents(m: Manuscript) -> list[Markup]:
    """The table of contents: a field that Word fills with page numbers when the file is opened, links until then."""
    entries = [(level, m.link(anchor, words, "")) for level, words, anchor in m.headings if level <= _CONTENTS_LEVELS]
    begin, end = xml.open_field(f'TOC \\o "1-{_CONTENTS_LEVELS}" \\h \\z \\u', is_stale=True), xml.close_field()
    return [
        xml.paragraph("TOCHeading", xml.run(m.say("page.contents"))),
        *(
            xml.paragraph(f"TOC{level}", begin if place == 0 else NOTHING, pieces)
            for place, (level, pieces) in enumerate(entries)
        ),
        xml.paragraph("Gap", end),
    ]


def _sections() -> Iterator[str]:
    yield from (name for name, _ in FRONT)
    for (part, _), sections in PARTS:
        yield part
        yield from (name for name, _ in sections)
    yield from _LOWER_SECTIONS


def _anchors(item: object) -> Iterator[str]:
    if isinstance(item, BaseModel):
        anchor = getattr(item, "anchor", None)
        if isinstance(anchor, str):
            yield anchor
        for name in type(item).model_fields:
            yield from _anchors(getattr(item, name))
    elif isinstance(item, tuple):
        for part in item:
            yield from _anchors(part)
