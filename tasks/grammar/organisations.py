"""Organisations named in a text: those our table lists, and others recognised by the form of their names."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from tasks.grammar.organisation_form import FormMatch
from tasks.grammar.organisation_forms_en import find_forms_en
from tasks.grammar.organisation_forms_zh import find_forms_zh
from tasks.grammar.organisation_guards import is_organisation, with_bracket
from tasks.grammar.organisation_lists_en import list_items
from tasks.grammar.organisation_parts_zh import same_country_as, sub_unit
from tasks.grammar.organisation_table import OrganisationMention, han_names, latin_names, names_by_acronym


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
    listed = [with_bracket(text, match.start, match.end, match.payload) for match in latin_names().iterate(text)]
    listed += [with_bracket(text, match.start, match.end, match.payload) for match in han_names().iterate(text)]
    listed = [mention for mention in listed if is_organisation(text, mention)]
    forms: Iterable[FormMatch] = find_forms_zh(text) if language.split("-")[0] == "zh" else find_forms_en(text)
    by_form = [with_sub_unit(text, _of_form(text, form)) for form in forms]
    listed = [with_sub_unit(text, mention) for mention in _with_family(text, listed)]
    chosen = _longest([*listed, *_in_lists(text, listed)], by_form)
    if language.split("-")[0] != "zh":
        items = [
            OrganisationMention(m.start, m.end, text[m.start : m.end], m.name, False)
            for m in list_items(text, [(mention.start, mention.end) for mention in chosen])
        ]
        chosen = sorted((*chosen, *items), key=lambda mention: mention.start)
    else:
        chosen = _in_one_country(text, chosen)
    return tuple(chosen)


_ACRONYM_AT_END = re.compile(r"\(([A-Z][A-Za-z0-9-]{1,14})\)$")
_BRACKETED = re.compile(r"\s*\([^)]*\)")
_NAME_WORD = re.compile(r"[a-z]{3,}")


def _of_form(text: str, form: FormMatch) -> OrganisationMention:
    """The mention; a listed body's where the acronym in brackets is its own and the words agree with its name."""
    surface = text[form.start : form.end]
    acronym = _ACRONYM_AT_END.search(surface)
    name = names_by_acronym().get(acronym.group(1)) if acronym else None
    if name is not None and acronym is not None:
        said = _words(surface[: acronym.start()].replace("UN ", "United Nations "))
        known = _words(_BRACKETED.sub("", name))
        if said and len(said & known) * 2 >= min(len(said), len(known)):
            return OrganisationMention(form.start, form.end, surface, name, True)
    return OrganisationMention(form.start, form.end, surface, form.name, False)


def _words(name: str) -> set[str]:
    """The words of a name without joining words, in one spelling."""
    plain = name.casefold().replace("organis", "organiz").replace("center", "centre").replace("programme", "program")
    return {word.rstrip("s") for word in _NAME_WORD.findall(plain)} - {"and", "the", "for"}


_OPENED = re.compile(r"[（(]")
_CLOSED = re.compile(r"[）)]")


def _in_one_country(text: str, mentions: list[OrganisationMention]) -> list[OrganisationMention]:
    """Ministries in one list with another country's are that country's: 老挝外交部、公安部."""
    placed: list[OrganisationMention] = []
    for mention in mentions:
        last = placed[-1] if placed else None
        if (
            last
            and not mention.listed
            and _OPENED.fullmatch(text, last.end, mention.start)
            and _CLOSED.match(text, mention.end)
        ):
            end = mention.end + 1  # a second name of the same body
            placed[-1] = replace(last, end=end, surface=text[last.start : end])
            continue
        name = same_country_as(last.name, text[last.end : mention.start], mention.surface) if last else None
        placed.append(replace(mention, name=name, listed=False) if name else mention)
    return placed


def _with_family(text: str, listed: list[OrganisationMention]) -> list[OrganisationMention]:
    """Listed names with 联合国 before them as a part of the name: 联合国世界粮食计划署."""
    joined: list[OrganisationMention] = []
    for mention in listed:
        last = joined[-1] if joined else None
        if last and last.surface == "联合国" and last.end == mention.start:
            joined[-1] = OrganisationMention(
                last.start, mention.end, text[last.start : mention.end], mention.name, True
            )
        else:
            joined.append(mention)
    return joined


def with_sub_unit(text: str, mention: OrganisationMention) -> OrganisationMention:
    """The mention with the department that follows it in Chinese; an institute or a centre of its own is not the parent."""
    part = sub_unit(text, mention.start, mention.end)
    if part is None:
        return mention
    surface = text[mention.start : part.end]
    if part.own_body:
        return OrganisationMention(mention.start, part.end, surface, surface, False)
    return OrganisationMention(mention.start, part.end, surface, mention.name, mention.listed)


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
