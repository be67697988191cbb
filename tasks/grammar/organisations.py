"""Organisations named in a text: those our table lists, and others recognised by the form of their names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tasks.grammar.organisation_forms_en import find_forms_en
from tasks.grammar.organisation_forms_plants import FormMatch
from tasks.grammar.organisation_forms_zh import find_forms_zh
from tasks.grammar.phrases import HanPhrases, LatinPhrases
from tasks.vocabularies.organisations import organisation_rows

_BRACKET_EN = re.compile(r"\s?\(\s?([A-Z][A-Za-z0-9&/.-]{1,15})\s?\)")
_BRACKET_ZH = re.compile(r"[（(]([^（）()\n]{2,12})[）)]")


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An organisation as printed. ``name`` is its official English name, acronym in brackets, where our table lists it;
    else the printed name, made regular. ``listed`` says whether the table has it."""

    start: int
    end: int
    surface: str
    name: str
    listed: bool


@cache
def _latin() -> LatinPhrases[str]:
    table: LatinPhrases[str] = LatinPhrases()
    for row in organisation_rows():
        for acronym in row.acronyms:
            table.add(acronym, row.name, "exact")
        bare = re.sub(r"\s*\([^)]*\)$", "", row.name)
        for surface in {row.name, bare, *row.surfaces_en}:
            table.add(surface, row.name, "exact" if surface.isupper() and " " not in surface else "proper")
    return table


@cache
def _han() -> HanPhrases[str]:
    table: HanPhrases[str] = HanPhrases()
    for row in organisation_rows():
        for surface in row.surfaces_zh:
            table.add(surface, row.name)
    return table


def find_organisations(text: str, language: str) -> list[OrganisationMention]:
    """Every organisation named in ``text``, longest match, non-overlapping, in text order.

    >>> [m.name for m in find_organisations("UNIDO and the Ministry of Energy of Kenya met", "en")]
    ['United Nations Industrial Development Organization (UNIDO)', 'Ministry of Energy of Kenya']
    >>> [m.name for m in find_organisations("工发组织与粮农组织合作", "zh")][1]
    'Food and Agriculture Organization of the United Nations (FAO)'
    """
    return list(_find(text, language))


@lru_cache(maxsize=256)
def _find(text: str, language: str) -> tuple[OrganisationMention, ...]:
    listed = [_with_bracket(text, match.start, match.end, match.payload) for match in _latin().iterate(text)]
    listed += [_with_bracket(text, match.start, match.end, match.payload) for match in _han().iterate(text)]
    listed = [mention for mention in listed if _is_organisation(text, mention)]
    forms: Iterable[FormMatch] = find_forms_zh(text) if language.split("-")[0] == "zh" else find_forms_en(text)
    by_form = [OrganisationMention(m.start, m.end, text[m.start : m.end], m.name, False) for m in forms]
    return tuple(_longest([*listed, *_in_lists(text, listed)], by_form))


# Names that are common words: organisations only between two other organisations of one list.
_ONLY_IN_LISTS = {"循环经济": "Circle Economy"}


def _in_lists(text: str, listed: list[OrganisationMention]) -> list[OrganisationMention]:
    found: list[OrganisationMention] = []
    starts = {mention.start for mention in listed}
    ends = {mention.end for mention in listed}
    for surface, name in _ONLY_IN_LISTS.items():
        for match in re.finditer(surface, text):
            before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
            if (
                before in ("、", "和", "与")
                and match.start() - 1 in ends
                and after in ("、", "和", "与")
                and match.end() + 1 in starts
            ):
                found.append(OrganisationMention(match.start(), match.end(), surface, name, True))
    return found


def _with_bracket(text: str, start: int, end: int, name: str) -> OrganisationMention:
    """The mention with the short form in brackets right after it, if the bracket holds nothing but a short form."""
    if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
        end += 1
    bracket = _BRACKET_EN.match(text, end) or _BRACKET_ZH.match(text, end)
    if bracket and not text[start:end].endswith(")"):
        end = bracket.end()
    return OrganisationMention(start, end, text[start:end], name, True)


# Acronyms that are also words, codes or units in running text.
_DOUBTFUL = {
    "EC": re.compile(r"[\s,(]EC(?=[\s,.;)])(?!\s*(?:No\.?|Regulation|\d))"),
    "ISO": re.compile(r"ISO(?![\s/-]*(?:IEC[\s/-]*)?(?:TC|TS|TR|IWA)?\s*\d)"),
    "IEC": re.compile(r"IEC(?![\s/-]*\d)"),
    "UN": re.compile(r"UN(?!\s?(?:\d|Convention|Framework|Decade))"),
    "WHO": re.compile(r"WHO(?!\s+(?:IS|ARE|WAS|WERE|HAS|HAVE|CAN|WILL)\b)"),
    "IFA": re.compile(r"IFA"),
    "AU": re.compile(r"AU(?!\$)"),
    "ECE": re.compile(r"ECE(?!/)"),
    "UNEP": re.compile(r"UNEP(?!/[A-Z]+/)"),
    "FAO": re.compile(r"FAO(?!/[A-Z]+/)"),
}


_SYMBOL = re.compile(r"/[A-Z]{1,8}[./][A-Za-z0-9./-]*\d")  # UNIDO/PBC.38/L.2, UNIS/OUS/189


def _is_organisation(text: str, mention: OrganisationMention) -> bool:
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


def _longest(listed: list[OrganisationMention], by_form: list[OrganisationMention]) -> list[OrganisationMention]:
    """Listed and formed names without overlap: the longer wins, the listed one where both are equally long."""
    ranked = sorted(
        (*listed, *by_form), key=lambda mention: (mention.start, -(mention.end - mention.start), not mention.listed)
    )
    chosen: list[OrganisationMention] = []
    for mention in ranked:
        if chosen and mention.start < chosen[-1].end:
            last = chosen[-1]
            if mention.end > last.end and not last.listed and mention.listed and mention.start > last.start:
                continue
            if mention.end - mention.start > last.end - last.start:
                chosen[-1] = mention
            elif mention.listed and not last.listed and _is_sub_unit(last) and mention.end == last.end:
                chosen[-1] = replace(last, name=mention.name, listed=True)
            continue
        chosen.append(mention)
    return chosen


_SUB_UNITS = ("department", "division", "unit", "section", "office of the director", "staff of")


def _is_sub_unit(mention: OrganisationMention) -> bool:
    return mention.surface.casefold().startswith(_SUB_UNITS)
