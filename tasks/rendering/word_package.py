"""The parts of a .docx round its text: styles, footnotes, running heads, properties; one archive with the same bytes always."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm
from markupsafe import Markup

from tasks.contracts.briefing import BriefingData
from tasks.contracts.edition import EditionRequest
from tasks.rendering.office_archive import with_fixed_times
from tasks.rendering.word_manuscript import Manuscript
from tasks.rendering.word_styles import Palette, numbering, style_sheet
from tasks.rendering.word_xml import NAMESPACES, NOTHING, clean, field, paragraph, run, word_tag

# Parts of python-docx's own template that this document has no use for: a second style sheet, a picture of a blank page.
_UNUSED = ("/stylesWithEffects", "/webSettings", "/customXml", "/thumbnail", "/fontTable")
_SETTINGS = """<w:settings {}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="{}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>
<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2"
 w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink"
 w:followedHyperlink="followedHyperlink"/>
<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"""
_SEPARATORS = Markup(
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
_NOTE_MARK = Markup('<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>')
_TAB = Markup("<w:r><w:tab/></w:r>")
_PAGE_MARGIN_MM = 22
_MOST_PROPERTY_CHARACTERS = 255  # of a core property, by python-docx


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself, and the words that run on every page."""

    title: str
    author: str
    subject: str
    keywords: str
    identifier: str
    running_head: str
    running_foot: str
    as_of: datetime

    @classmethod
    def of(cls, m: Manuscript, data: BriefingData, request: EditionRequest, product: str, author: str) -> Self:
        """The properties of an edition called ``product``."""
        head = data.masthead
        running = m.say("word.running_head", name=product, month=head.month_name, edition=head.edition_label)
        return cls(
            title=m.say("word.title", name=product, month=head.month_name),
            author=author,
            subject=head.coverage,
            keywords=m.say("page.keywords"),
            identifier=request.edition.label,
            running_head=f"{data.preview} · {running}" if data.preview else running,
            running_foot=m.say("page.as_of", as_of=head.as_of),
            as_of=request.as_of,
        )


def pack(manuscript: Manuscript, properties: Properties, palette: Palette) -> bytes:
    """The finished .docx. Every date in it is the edition's as-of time."""
    document: Any = Document()
    _drop_unused(document)
    _replace(document.styles.element, style_sheet(manuscript.interface.tag, palette))
    _replace(document.part.numbering_part.element, numbering())
    _replace(document.settings.element, Markup(_SETTINGS).format(NAMESPACES, word_tag(manuscript.interface.tag)))
    _set_page(document.sections[0])
    _add_running_lines(document.sections[0], manuscript, properties)
    _add_footnotes(document, manuscript)
    for address, key in manuscript.addresses.items():
        document.part.rels._add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, key, True)
    _fill(document.element.body, manuscript.body)
    _describe(document.core_properties, manuscript.interface.tag, properties)
    written = io.BytesIO()
    document.save(written)
    return with_fixed_times(written.getvalue(), properties.as_of)


def _drop_unused(document: Any) -> None:
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(_UNUSED)]:
            del relations[key]


def _replace(element: Any, content: Markup) -> None:
    """Put the children of ``content`` in place of those of ``element``."""
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(str(content))):
        element.append(child)


def _fill(body: Any, pieces: list[Markup]) -> None:
    section = body.sectPr
    for child in list(body):
        if child is not section:
            body.remove(child)
    for child in list(parse_xml(str(Markup("<w:body {}>{}</w:body>").format(NAMESPACES, NOTHING.join(pieces))))):
        section.addprevious(child)


def _set_page(section: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(_PAGE_MARGIN_MM)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    section.header_distance = section.footer_distance = Mm(11)
    section.different_first_page_header_footer = True


def _add_running_lines(section: Any, manuscript: Manuscript, properties: Properties) -> None:
    """The name and the section on every page but the first, the page number on all."""
    # STYLEREF 2 names the second heading style by its level: its name is another in every language of Word.
    header = paragraph("Header", run(properties.running_head), _TAB, field("STYLEREF 2", NOTHING))
    pages = manuscript.compose("word.page", page=field("PAGE", run("1")), pages=field("NUMPAGES", run("1")))
    footer = paragraph("Footer", run(properties.running_foot), _TAB, pages)
    for part, content in (
        (section.header, header),
        (section.footer, footer),
        (section.first_page_header, paragraph("Gap")),
        (section.first_page_footer, footer),
    ):
        part.is_linked_to_previous = False
        _replace(part._element, Markup("<w:hdr {}>{}</w:hdr>").format(NAMESPACES, content))


def _add_footnotes(document: Any, manuscript: Manuscript) -> None:
    notes = NOTHING.join(
        Markup('<w:footnote w:id="{}">{}</w:footnote>').format(
            number, paragraph("FootnoteText", _NOTE_MARK, run(" "), pieces)
        )
        for number, pieces in enumerate(manuscript.notes, start=1)
    )
    content = Markup(
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {}>{}{}</w:footnotes>'
    ).format(NAMESPACES, _SEPARATORS, notes)
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, content.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _describe(core: Any, tag: str, properties: Properties) -> None:
    core.title = clean(properties.title)[:_MOST_PROPERTY_CHARACTERS]
    core.author = core.last_modified_by = clean(properties.author)[:_MOST_PROPERTY_CHARACTERS]
    core.subject = clean(properties.subject)[:_MOST_PROPERTY_CHARACTERS]
    core.keywords = clean(properties.keywords)[:_MOST_PROPERTY_CHARACTERS]
    core.comments = ""
    core.language = word_tag(tag)
    core.identifier = properties.identifier
    core.revision = 1
    core.created = core.modified = properties.as_of.astimezone(UTC).replace(tzinfo=None, microsecond=0)
