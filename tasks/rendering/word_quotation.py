"""Quotations of sources in the Word copy, their figures set off."""

from markupsafe import Markup

from tasks.contracts.briefing import EvidenceEntry
from tasks.rendering.page_words import pieces
from tasks.rendering.word_xml import NOTHING, run


def quotation(entry: EvidenceEntry, page_tag: str) -> Markup:
    """The exact words of an evidence entry as runs in their own language, figures in the style of quoted figures."""
    lang = "" if entry.quote.lang == page_tag else entry.quote.lang
    return NOTHING.join(run(piece.text, lang, "QuotedFigure" if piece.is_figure else "") for piece in pieces(entry))
