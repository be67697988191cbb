"""Countries a figure is stated for: named in its own clause, on its own side of the next figure."""

import re

from tasks.extraction.metric_scope import Scope
from tasks.grammar.countries import find_countries
from tasks.grammar.places import find_places

_NESTED = {
    "en": re.compile(r"\s*(?:from|in|at|of|across|within|and|,|for|to|covering|representing)?\s*(?:the\s)?(?:some\s)?"),
    "zh": re.compile(r"\s?(?:的|和|、|在|中)?\s?"),
}
_PART = {
    "en": re.compile(r"\b(?:including|of whom|of which|among them|comprising)\b"),
    "zh": re.compile(r"其中|包括"),
}
_ZH_SETTING = re.compile(r"^\s?(?:在|于|向|为|帮助|协助|支持|与|通过在)")


def countries_of(scopes: list[Scope]) -> list[tuple[str, ...]]:
    """ISO 3166-1 alpha-3 codes for each figure of one sentence, in order of mention; empty where none is stated."""
    if not scopes:
        return []
    sentence, language = scopes[0].sentence, scopes[0].language
    key = "zh" if language == "zh" else "en"
    mentions = [m for m in find_countries(sentence, language) if m.basis != "org_name"]
    own: list[list[str]] = []
    for index, scope in enumerate(scopes):
        names: list[str] = []
        first_in_clause = not any(other.clause_start == scope.clause_start for other in scopes[:index])
        part = _PART[key].search(sentence[scope.clause_start : scope.start]) is not None
        for mention in mentions:
            if not scope.clause_start <= mention.start < scope.clause_end:
                continue
            after = scope.start <= mention.start < max(scope.next_start, scope.end)
            subject = (
                mention.start < scope.start
                and (first_in_clause or not part)
                and not any(
                    other.clause_start == scope.clause_start and other.start < mention.start for other in scopes
                )
            )
            if key == "zh" and subject and "，" in sentence[mention.end : scope.start]:
                commas = sentence[mention.end : scope.start].split("，")
                head = sentence[scope.clause_start : mention.start].split("，")[-1]
                subject = len(commas) == 2 and bool(_ZH_SETTING.match(head))
            if key == "zh" and after and "，" in sentence[scope.end : mention.start]:
                after = False
            if (
                key == "en"
                and after
                and index + 1 < len(scopes)
                and _PART[key].search(sentence[scope.end : mention.start])
            ):
                after = False
            if key == "en" and after and _PART[key].search(sentence[scope.end : mention.start]):
                after = False
            if after or subject:
                names.append(mention.iso3)
        own.append(list(dict.fromkeys(names)))
    for index in range(len(scopes) - 2, -1, -1):
        # "1600 specialists from over 600 companies in Russia": the outer figure shares what the inner one names.
        between = sentence[scopes[index].end : scopes[index + 1].start]
        if (
            not own[index]
            and scopes[index].clause_start == scopes[index + 1].clause_start
            and _NESTED[key].fullmatch(between)
        ) and not re.fullmatch(r"\s*(?:and|,|和|、)\s*(?:the\s)?(?:some\s)?", between):
            own[index] = list(own[index + 1])
    for index, scope in enumerate(scopes):
        if not own[index]:
            own[index] = _from_listed_items(scope)
    return [tuple(names) for names in own]


_LISTED = re.compile(r"[^.;:：]{0,80}[:：]\s*(?P<list>[^.;。；]{3,400})")


def _from_listed_items(scope: Scope) -> list[str]:
    """Countries of the places inside a list that spells out exactly as many items as the figure counts."""
    match = _LISTED.match(scope.sentence, scope.end)
    value = scope.quantity.value
    if match is None or not isinstance(value, int) or not 2 <= value <= 30:
        return []
    items = [item for item in re.split(r",\s*(?:and\s+)?|\s+and\s+|、|和", match["list"]) if item.strip()]
    if len(items) != value:
        return []
    found = [m.iso3 for m in find_countries(match["list"], scope.language)]
    found += [place.iso3 for place in find_places(match["list"], scope.language) if place.iso3]
    return list(dict.fromkeys(found))
