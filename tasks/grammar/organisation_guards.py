"""What only looks like a listed organisation: a standard's number, a treaty, a document symbol; and what belongs to its name."""

import re

from tasks.grammar.organisation_table import OrganisationMention

_BRACKET_EN = re.compile(r"\s?\(\s?([A-Z][A-Za-z0-9&/.-]{1,15})\s?\)")
_BRACKET_ZH = re.compile(r"[（(]([^（）()\n]{2,12})[）)]")


def with_bracket(text: str, start: int, end: int, name: str) -> OrganisationMention:
    """The mention with the short form in brackets right after it, if the bracket holds nothing but a short form."""
    if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
        end += 1
    bracket = _BRACKET_EN.match(text, end) or _BRACKET_ZH.match(text, end)
    if bracket and not text[start:end].endswith(")"):
        end = bracket.end()
    return OrganisationMention(start, end, text[start:end], name, True)


# A treaty, a meeting or a plan of the United Nations is not the United Nations: "United Nations Development Decade".
_OCCASION = (
    r"\s(?:[A-Z][\w’'-]{0,30},?\s(?:(?:on|of|for|to|and|in|the)\s){0,2}){0,7}(?:Convention|Conference|Decade|Declaration|Charter|Summit|Agenda|Principles"
    r"|Day|Year|Protocol|Framework|Resolution|Rules|Campaign|Guidelines|Treaty)\b"
)
# Acronyms that are also words, codes or units in running text.
_DOUBTFUL = {
    "EC": re.compile(r"[\s,(]EC(?=[\s,.;)])(?!\s*(?:No\.?|Regulation|\d))"),
    "ISO": re.compile(r"ISO(?![\s/-]*(?:IEC[\s/-]*)?(?:TC|TS|TR|IWA)?\s*\d)"),
    "IEC": re.compile(r"IEC(?![\s/-]*\d)"),
    "UN": re.compile(rf"UN(?!\s?\d)(?!{_OCCASION})"),
    "United Nations": re.compile(rf"(?i:United\s+Nations)(?!{_OCCASION})"),
    "UNITED NATIONS": re.compile(rf"UNITED\s+NATIONS(?!{_OCCASION})"),
    "WHO": re.compile(r"WHO(?!\s+(?:IS|ARE|WAS|WERE|HAS|HAVE|CAN|WILL)\b)"),
    "IFA": re.compile(r"IFA"),
    "AU": re.compile(r"AU(?!\$)"),
    "ECE": re.compile(r"ECE(?!/)"),
    "UNEP": re.compile(r"UNEP(?!/[A-Z]+/)"),
    "FAO": re.compile(r"FAO(?!/[A-Z]+/)"),
}


_SYMBOL = re.compile(r"/[A-Z][A-Za-z]{0,7}[./][A-Za-z0-9./-]*\d")  # UNIDO/PBC.38/L.2, UNIS/OUS/189


def is_organisation(text: str, mention: OrganisationMention) -> bool:
    """Not where the words stand for a standard's number, a treaty or a document symbol."""
    guard = _DOUBTFUL.get(mention.surface)
    if guard is not None:
        lead = 1 if mention.surface == "EC" and mention.start else 0
        if guard.match(text, mention.start - lead) is None:
            return False
    if _SYMBOL.match(text, mention.end):
        return False
    if text[mention.end : mention.end + 1] == "/" and text[mention.end + 1 : mention.end + 2].isupper() is False:
        return not text[mention.end + 1 : mention.end + 2].isdigit()
    if mention.surface == "联合国":
        return not re.match(r"(?:气候变化框架公约|.{0,8}公约|宪章|十年|可持续)", text[mention.end : mention.end + 14])
    return True
