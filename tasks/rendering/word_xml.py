"""WordprocessingML (ISO/IEC 29500-1) in small pieces. Every word is cleaned and escaped on the way in.

Pieces are :class:`Markup`: what is a plain string is words and is escaped, whatever stands in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from tasks.rendering.printable import printable

NAMESPACES = Markup(
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
NOTHING = Markup("")
#: Twentieths of a point between the margins of an A4 page: 210 mm less twice 22 mm.
TEXT_WIDTH = 9411
# Languages whose tag Word writes with a country; any other tag is written as it is.
_WORD_TAGS = {
    "en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA", "zh": "zh-CN", "zh-Hans": "zh-CN",
    "zh-Hant": "zh-TW", "ja": "ja-JP", "ko": "ko-KR", "de": "de-DE", "pt": "pt-PT", "it": "it-IT", "fa": "fa-IR",
    "he": "he-IL", "ur": "ur-PK",
}  # fmt: skip
# Faces that Word has for scripts that the theme's East Asian face (simplified Chinese) does not draw as they are written.
_EAST_ASIAN_FACES = {"zh": "", "zh-Hans": "", "zh-Hant": "PMingLiU", "ja": "MS Mincho", "ko": "Malgun Gothic"}
# Characters of table text: in a line across the page; beyond which a word, a cell gets no wider column.
_CHARACTERS_A_LINE, _LONGEST_WORD, _LONGEST_CELL = 108, 22, 90
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading, its share of the width in per cent, whether its figures are set to the right."""

    heading: str
    share_pct: float
    is_number: bool = False


def fitted(headings: Sequence[tuple[str, bool]], rows: Sequence[Sequence[str]]) -> tuple[Column, ...] | None:
    """Columns (heading, whether of figures) as wide as their words ask: room for the longest word, then for the longest cell.

    None where not even the longest words have room beside each other.
    """
    needs, wants = [], []
    for place, (heading, _) in enumerate(headings):
        texts = [heading, *(row[place] for row in rows)]
        need = max(len(word) for text in texts for word in text.split() or [""]) + 2
        needs.append(min(need, _LONGEST_WORD))
        wants.append(max(needs[-1], min(max(map(len, texts)) + 2, _LONGEST_CELL)))
    if sum(needs) > _CHARACTERS_A_LINE:
        return None
    spare = (_CHARACTERS_A_LINE - sum(needs)) / max(1, sum(wants) - sum(needs))
    sizes = [need + (want - need) * min(spare, 1) for need, want in zip(needs, wants, strict=True)]
    return tuple(
        Column(heading, 100 * size / sum(sizes), is_number)
        for (heading, is_number), size in zip(headings, sizes, strict=True)
    )


def word_tag(lang: str) -> str:
    """The language tag that Word uses.

    >>> word_tag("zh-Hans"), word_tag("nl")
    ('zh-CN', 'nl')
    """
    return _WORD_TAGS.get(lang) or _WORD_TAGS.get(lang.split("-")[0], lang)


def is_right_to_left(lang: str) -> bool:
    """Whether words in this language run from the right."""
    return lang.split("-")[0] in _RIGHT_TO_LEFT


def clean(words: str) -> str:
    """``words`` as XML can hold and Word will show them: controls as code points, line ends and tabs as blanks.

    >>> clean("a\\x0bb\\tc")
    'a⟨U+000B⟩b c'
    """
    return printable(words).replace("\t", " ").replace("\r\n", " ").replace("\n", " ").replace("\r", " ")


def run(words: str, lang: str = "", style: str = "") -> Markup:
    """A run of words; ``lang`` (BCP 47) where it differs from the page's, ``style`` a character style's id."""
    if not words:
        return NOTHING
    return Markup('<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>').format(_run_properties(lang, style), clean(words))


@cache
def _run_properties(lang: str, style: str) -> Markup:
    inner = Markup('<w:rStyle w:val="{}"/>').format(style) if style else NOTHING
    if not lang:
        return Markup("<w:rPr>{}</w:rPr>").format(inner) if inner else NOTHING
    tag = word_tag(lang)
    if lang in _EAST_ASIAN_FACES:
        face = Markup(' w:eastAsia="{}"').format(_EAST_ASIAN_FACES[lang]) if _EAST_ASIAN_FACES[lang] else NOTHING
        inner += Markup('<w:rFonts w:hint="eastAsia"{}/><w:lang w:val="{}" w:eastAsia="{}"/>').format(face, tag, tag)
    elif is_right_to_left(lang):
        inner += Markup('<w:rtl/><w:lang w:bidi="{}"/>').format(tag)
    else:
        inner += Markup('<w:lang w:val="{}"/>').format(tag)
    return Markup("<w:rPr>{}</w:rPr>").format(inner)


def paragraph(
    style: str, *pieces: Markup, mirrored: bool = False, page_break: bool = False, to_right: bool = False
) -> Markup:
    """A paragraph in a paragraph style; ``mirrored`` where its words run from the right."""
    before = Markup("<w:pageBreakBefore/>") if page_break else NOTHING
    bidi = Markup("<w:bidi/>") if mirrored else NOTHING
    aligned = Markup('<w:jc w:val="right"/>') if to_right else NOTHING
    return Markup('<w:p><w:pPr><w:pStyle w:val="{}"/>{}{}{}</w:pPr>{}</w:p>').format(
        style, before, bidi, aligned, NOTHING.join(pieces)
    )


def internal_link(bookmark: str, pieces: Markup, tooltip: str = "") -> Markup:
    """Runs that lead to a bookmark of the same document."""
    tip = Markup(' w:tooltip="{}"').format(clean(tooltip)[:260]) if tooltip else NOTHING
    return Markup('<w:hyperlink w:anchor="{}" w:history="1"{}>{}</w:hyperlink>').format(bookmark, tip, pieces)


def external_link(relationship: str, pieces: Markup) -> Markup:
    """Runs that lead out of the document by a relationship of its part."""
    return Markup('<w:hyperlink r:id="{}" w:history="1">{}</w:hyperlink>').format(relationship, pieces)


def bookmark(number: int, name: str, pieces: Markup = NOTHING) -> Markup:
    """``pieces`` as a place to which links lead. ``number`` is unique in the document."""
    return Markup('<w:bookmarkStart w:id="{}" w:name="{}"/>{}<w:bookmarkEnd w:id="{}"/>').format(
        number, name, pieces, number
    )


def field(instruction: str, shown: Markup) -> Markup:
    """A field with what it shows until Word computes it."""
    return open_field(instruction) + shown + close_field()


def open_field(instruction: str, *, is_stale: bool = False) -> Markup:
    """The runs before what a field shows; ``is_stale`` asks Word to compute it anew when the file is opened."""
    stale = Markup(' w:dirty="true"') if is_stale else NOTHING
    return Markup(
        '<w:r><w:fldChar w:fldCharType="begin"{}/></w:r><w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    ).format(stale, instruction)


def close_field() -> Markup:
    """The run after what a field shows."""
    return Markup('<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def table(columns: Sequence[Column], rows: Iterable[Sequence[Markup]], caption: str, mirrored: bool = False) -> Markup:
    """A table whose heading row is marked so and repeated on every page; ``rows`` hold paragraphs, one cell a column.

    ``caption`` is the alternative text. A row is not split over two pages.
    """
    widths = [round(TEXT_WIDTH * column.share_pct / 100) for column in columns]
    grid = NOTHING.join(Markup('<w:gridCol w:w="{}"/>').format(width) for width in widths)
    headings = [paragraph("TableHeading", run(column.heading), to_right=column.is_number) for column in columns]
    return Markup(
        '<w:tbl><w:tblPr><w:tblStyle w:val="BriefingTable"/>{}<w:tblW w:w="{}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0"'
        ' w:noVBand="1"/><w:tblCaption w:val="{}"/></w:tblPr><w:tblGrid>{}</w:tblGrid>{}{}</w:tbl>'
    ).format(
        Markup("<w:bidiVisual/>") if mirrored else NOTHING,
        sum(widths),
        clean(caption),
        grid,
        _row(headings, widths, is_heading=True),
        NOTHING.join(_row(cells, widths) for cells in rows),
    )


def _row(cells: Sequence[Markup], widths: Sequence[int], *, is_heading: bool = False) -> Markup:
    properties = Markup("<w:trPr><w:cantSplit/>{}</w:trPr>").format(Markup("<w:tblHeader/>") if is_heading else NOTHING)
    return Markup("<w:tr>{}{}</w:tr>").format(
        properties,
        NOTHING.join(
            Markup('<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>{}</w:tc>').format(width, cell)
            for width, cell in zip(widths, cells, strict=True)
        ),
    )
