"""The styles of the Word copy: what an office restyles when it edits. Everything in the document is set by one of these.

Fonts are the theme's: headings, tables and labels in its major face (Calibri), running text in its minor face (Cambria),
Chinese in its East Asian face (SimSun), Arabic in Arial. Word has them all; LibreOffice sets Carlito and Caladea instead,
which have the same widths. An office that changes the theme's fonts changes the whole document.
"""

from dataclasses import dataclass

from markupsafe import Markup

from tasks.rendering.word_xml import NAMESPACES, NOTHING, word_tag

_PLAIN = "major"
_TEXT = "minor"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as six hexadecimal digits: main words, second words, lines, light ground, the office's colour, caution."""

    ink: str = "1D2422"
    soft: str = "56625E"
    rule: str = "CFD8D3"
    wash: str = "F1F5F2"
    deep: str = "12483F"
    caution: str = "96401F"
    caution_wash: str = "FBF3EE"


def style_sheet(language: str, palette: Palette) -> Markup:
    """The whole ``styles.xml``. Names of built-in styles are Word's own, so that it shows them in the reader's language."""
    p = palette
    styles = (
        _paragraph("Normal", "Normal", _spacing(0, 100, 264), _letters(_TEXT, 21, p.ink), base="", is_default=True),
        _paragraph("Title", "Title", _border("bottom", p.deep, 18) + _spacing(0, 40, 240),
            _letters(_PLAIN, 40, p.deep, bold=True), following="Subtitle"),
        _paragraph("Subtitle", "Subtitle", _spacing(60, 100, 240), _letters(_PLAIN, 26, p.soft)),
        _heading(1, _border("bottom", p.rule, 6) + _spacing(300, 80, 240), _letters(_PLAIN, 30, p.deep, bold=True)),
        _heading(2, _spacing(280, 80, 240), _letters(_PLAIN, 24, p.deep, bold=True)),
        _heading(3, _spacing(200, 60, 240), _letters(_PLAIN, 21, p.ink, bold=True)),
        _paragraph("TOCHeading", "TOC Heading", _KEEP + _spacing(280, 80, 240),
            _letters(_PLAIN, 24, p.deep, bold=True), following="Normal"),
        _paragraph("TOC1", "toc 1", _TOC_TAB + _spacing(60, 20, 240), _letters(_PLAIN, 20, p.ink)),
        _paragraph("TOC2", "toc 2", _TOC_TAB + _spacing(0, 10, 240) + _indent(284), _letters(_PLAIN, 18, p.soft)),
        _paragraph("ListBullet", "List Bullet", _BULLETS + _spacing(0, 40, 252)
             + Markup("<w:contextualSpacing/>"), NOTHING),
        _paragraph("Quote", "Quote", _spacing(20, 40, 252) + _indent(284, right=284), _letters(_TEXT, 20, p.ink)),
        _paragraph("Caption", "caption", _KEEP + _spacing(200, 60, 240), _letters(_PLAIN, 19, p.deep, bold=True)),
        _paragraph("FootnoteText", "footnote text", _spacing(0, 40, 240), _letters(_TEXT, 16, p.ink)),
        _paragraph("Header", "header", _border("bottom", p.rule, 4) + _RUNNING_TAB + _spacing(0, 0, 240),
            _letters(_PLAIN, 17, p.soft)),
        _paragraph("Footer", "footer", _border("top", p.rule, 4) + _RUNNING_TAB + _spacing(0, 0, 240),
            _letters(_PLAIN, 17, p.soft)),
        _own("Kicker", "Briefing Kicker", _KEEP + _spacing(80, 10, 240), _letters(_PLAIN, 18, p.deep, bold=True, capitals=True)),
        _own("Highlight", "Briefing Highlight", _spacing(0, 30, 247), _letters(_TEXT, 21, p.ink)),
        _own("Lead", "Briefing Lead", _spacing(0, 60, 247), _letters(_PLAIN, 19, p.soft)),
        _own("Activity", "Briefing Activity", _KEEP + _spacing(120, 20, 259), NOTHING),
        _own("Facts", "Briefing Facts", _spacing(0, 40, 245), _letters(_PLAIN, 18, p.soft)),
        _own("Remark", "Briefing Remark", _spacing(0, 60, 245), _letters(_PLAIN, 17, p.soft)),
        _own("Empty", "Briefing Empty Section", _spacing(40, 100, 252), _letters(_PLAIN, 20, p.soft)),
        _own("EvidenceLabel", "Briefing Evidence Label", _KEEP + _spacing(140, 10, 240), _letters(_PLAIN, 18, p.deep)),
        _own("FlagHeld", "Briefing Flag Held", _flag(p.caution, p.caution_wash), _letters(_PLAIN, 18, p.caution)),
        _own("FlagCaution", "Briefing Flag Caution", _flag(p.caution, p.caution_wash), _letters(_PLAIN, 18, p.caution)),
        _own("FlagNote", "Briefing Flag Note", _flag(p.rule, p.wash), _letters(_PLAIN, 18, p.soft)),
        _own("TableText", "Briefing Table Text", _spacing(10, 20, 240), _letters(_PLAIN, 18, p.ink)),
        _own("TableSub", "Briefing Table Remark", _spacing(0, 20, 240), _letters(_PLAIN, 16, p.soft)),
        _own("TableHeading", "Briefing Table Heading", _KEEP + _spacing(20, 20, 240), _letters(_PLAIN, 17, p.deep, bold=True)),
        _own("TableNumber", "Briefing Table Number", _spacing(10, 20, 240) + Markup('<w:jc w:val="right"/>'),
            _letters(_PLAIN, 18, p.ink)),
        _own("KeyFigure", "Briefing Key Figure", _KEEP + _spacing(10, 20, 240), _letters(_PLAIN, 18, p.ink)),
        _own("Gap", "Briefing Gap", _spacing(0, 0, 240), _letters(_PLAIN, 8, p.soft)),
        _character("KeyFigureNumber", "Briefing Key Figure Number", _letters(_PLAIN, 30, p.deep, bold=True)),
        _character("SourceMark", "Briefing Source Mark", _letters(_PLAIN, 16, p.deep)),
        _character("FlagLabel", "Briefing Flag Label", Markup("<w:b/><w:bCs/>")),
        _character("QuotedFigure", "Briefing Quoted Figure", Markup('<w:b/><w:bCs/><w:color w:val="{}"/>').format(p.deep)),
        _character("Strong", "Strong", Markup("<w:b/><w:bCs/>"), is_own=False),
        _character("Status", "Briefing Status", Markup('<w:b/><w:bCs/><w:color w:val="{}"/>').format(p.deep)),
        _character("FootnoteReference", "footnote reference", Markup('<w:vertAlign w:val="superscript"/>'), is_own=False),
        _character("Hyperlink", "Hyperlink", Markup('<w:color w:val="{}"/><w:u w:val="single"/>').format(p.deep), is_own=False),
        _tables(p),
    )  # fmt: skip
    return Markup(
        "<w:styles {}>{}"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
        "<w:semiHidden/></w:style>{}</w:styles>"
    ).format(NAMESPACES, _defaults(language), NOTHING.join(styles))


def numbering() -> Markup:
    """``numbering.xml`` with the one list that there is: bullets."""
    return Markup(
        '<w:numbering {}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
        '<w:lvlText w:val="\u2022"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="284" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    ).format(NAMESPACES)


_KEEP = Markup("<w:keepNext/>")
_BULLETS = Markup('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
_TOC_TAB = Markup('<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9411"/></w:tabs>')
_RUNNING_TAB = Markup('<w:tabs><w:tab w:val="right" w:pos="9411"/></w:tabs>')


def _defaults(language: str) -> Markup:
    tag = word_tag(language)
    east_asian = tag if tag.startswith("zh") else "zh-CN"
    return Markup(
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"'
        ' w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="{}" w:eastAsia="{}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    ).format("en-GB" if tag.startswith("zh") else tag, east_asian)


def _paragraph(
    key: str,
    name: str,
    layout: Markup,
    letters: Markup,
    *,
    base: str = "Normal",
    following: str = "",
    is_default: bool = False,
    is_own: bool = False,
) -> Markup:
    return Markup(
        '<w:style w:type="paragraph"{}{} w:styleId="{}"><w:name w:val="{}"/>{}{}<w:qFormat/><w:pPr>{}</w:pPr>'
        "<w:rPr>{}</w:rPr></w:style>"
    ).format(
        Markup(' w:default="1"') if is_default else NOTHING,
        Markup(' w:customStyle="1"') if is_own else NOTHING,
        key,
        name,
        Markup('<w:basedOn w:val="{}"/>').format(base) if base else NOTHING,
        Markup('<w:next w:val="{}"/>').format(following) if following else NOTHING,
        layout,
        letters,
    )


def _own(key: str, name: str, layout: Markup, letters: Markup) -> Markup:
    return _paragraph(key, name, layout, letters, is_own=True)


def _heading(level: int, layout: Markup, letters: Markup) -> Markup:
    outline = Markup('<w:outlineLvl w:val="{}"/>').format(level - 1)
    lines = Markup("<w:keepNext/><w:keepLines/>")
    return _paragraph(f"Heading{level}", f"heading {level}", lines + layout + outline, letters, following="Normal")


def _character(key: str, name: str, letters: Markup, *, is_own: bool = True) -> Markup:
    return Markup(
        '<w:style w:type="character"{} w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'
        "<w:rPr>{}</w:rPr></w:style>"
    ).format(Markup(' w:customStyle="1"') if is_own else NOTHING, key, name, letters)


def _tables(p: Palette) -> Markup:
    return Markup(
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="70" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        "</w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="BriefingTable"><w:name w:val="Briefing Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
        '<w:top w:val="single" w:sz="8" w:space="0" w:color="{deep}"/>'
        '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{deep}"/>'
        '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{rule}"/></w:tblBorders></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0"'
        ' w:color="{deep}"/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{wash}"/></w:tcPr></w:tblStylePr></w:style>'
    ).format(deep=p.deep, rule=p.rule, wash=p.wash)


def _spacing(before: int, after: int, line: int) -> Markup:
    """Space in twentieths of a point; ``line`` in 240ths of a line."""
    return Markup('<w:spacing w:before="{}" w:after="{}" w:line="{}" w:lineRule="auto"/>').format(before, after, line)


def _indent(left: int, right: int = 0) -> Markup:
    return Markup('<w:ind w:left="{}" w:right="{}"/>').format(left, right)


def _border(side: str, colour: str, eighths: int) -> Markup:
    return Markup('<w:pBdr><w:{} w:val="single" w:sz="{}" w:space="4" w:color="{}"/></w:pBdr>').format(
        side, eighths, colour
    )


def _flag(colour: str, ground: str) -> Markup:
    return (
        Markup(
            '<w:pBdr><w:left w:val="single" w:sz="18" w:space="6" w:color="{}"/></w:pBdr><w:shd w:val="clear" w:color="auto"'
            ' w:fill="{}"/>'
        ).format(colour, ground)
        + _spacing(20, 60, 245)
        + _indent(170)
    )


def _letters(face: str, half_points: int, colour: str, *, bold: bool = False, capitals: bool = False) -> Markup:
    weight = Markup("<w:b/><w:bCs/>") if bold else NOTHING
    caps = Markup("<w:caps/>") if capitals else NOTHING
    return Markup(
        '<w:rFonts w:asciiTheme="{0}HAnsi" w:hAnsiTheme="{0}HAnsi" w:eastAsiaTheme="{0}EastAsia" w:cstheme="{0}Bidi"/>{1}{2}'
        '<w:color w:val="{3}"/><w:sz w:val="{4}"/><w:szCs w:val="{4}"/>'
    ).format(face, weight, caps, colour, half_points)
