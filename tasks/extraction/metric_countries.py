"""Countries a figure is stated for: named in its own clause, on its own side of the next figure."""

import re
from bisect import bisect_left

from tasks.extraction.metric_scope import Scope
from tasks.grammar.countries import CountryMention, find_countries
from tasks.grammar.places import find_places

_NESTED = {
    "en": re.compile(r"\s*(?:from|in|at|of|across|within|and|,|for|to|covering|representing)?\s*(?:the\s)?(?:some\s)?"),
    "zh": re.compile(r"\s?(?:的|和|、|在|中)?\s?"),
}
_PART = {
    "en": re.compile(r"\b(?:including|of whom|of which|among them|comprising)\b"),
    "zh": re.compile(r"其中|包括"),
}
#: A government stands for its country; other organisations only bear its name.
_GOVERNMENT = re.compile(r"\s?(?:政府|Government\b|government\b)")
#: "45 plants in Kazakhstan and 12 in Uzbekistan": a number that counts the same noun again begins what is another's.
_NEXT_COUNT = re.compile(
    r"(?:,|\band|\bor)\s(?:another\s|about\s|some\s|over\s)?\d[\d,. ]{0,12}\s(?:in|from|of|for|to)\b"
)
#: What a figure is compared with is not what it is stated for.
_COMPARED = re.compile(
    r",\s(?:double|twice|half|compared|against|versus|more than|less than|above|below|which|who)\b|\bthan\b|\bcompared\b"
)
_IN_BRACKETS = re.compile(r"\s?[(（](?:both\s|up\s|down\s|[+\-–−])?\s?")
_RESULT = re.compile(r",\s(?:which|that|thus|thereby|(?:and\s)?(?!including\b)\w+(?:ing|ed))\b")
_OF_WHOM = re.compile(r"\sof (?:whom|which|them|these)\b")
_SETTING_ZH = re.compile(r"^\s?(?:在|于|向|为|帮助|协助|支持|与|通过在)")
#: A piece of a Chinese clause that begins so has the subject and the place of the piece before it.
_GOES_ON_ZH = re.compile(
    r"^\s?(?:并|且|还|也|即|从而|以及|同时|该|其(?!他|它|余)|覆盖|直接|只有|仅|过去|共(?!同)|相当于|折合|涉及|总投资|可(?!再|持)|预计|累计|分别|[^，]{0,3}(?:开垦|支持|投入|带动|新增|实现|完成|建成|安装|"
    r"处理|提供|吸引|获得|节水|节电|减少|增加|节约|创造|培训|降低|提高|避免|惠及|占))"
)


def countries_of(scopes: list[Scope]) -> list[tuple[str, ...]]:
    """ISO 3166-1 alpha-3 codes for each figure of one sentence, in order of mention; empty where none is stated."""
    if not scopes:
        return []
    sentence, language = scopes[0].sentence, scopes[0].language
    key = "zh" if language == "zh" else "en"
    mentions = [
        m for m in find_countries(sentence, language) if m.basis != "org_name" or _GOVERNMENT.match(sentence, m.end)
    ]
    starts = [mention.start for mention in mentions]
    first_of_clause: dict[int, Scope] = {}
    for scope in scopes:
        first_of_clause.setdefault(scope.clause_start, scope)
    own: list[list[str]] = []
    for scope in scopes:
        inside = mentions[bisect_left(starts, scope.clause_start) : bisect_left(starts, scope.clause_end)]
        stop = max(scope.next_start, scope.end)
        bracketed = [m for m in inside if m.end < scope.start and _IN_BRACKETS.fullmatch(sentence[m.end : scope.start])]
        if bracketed:  # "Portugal (+6.8%), Lithuania (+4.6%)": each its own
            own.append([bracketed[-1].iso3])
            continue
        after = [m for m in inside if scope.start <= m.start < stop and _is_own(scope, m, key)]
        first = first_of_clause[scope.clause_start]
        part = first is not scope and _PART[key].search(scope.before) is not None
        ahead = [] if part else [m for m in inside if m.start < min(scope.start, first.start)]
        if key == "zh":
            ahead = [m for m in ahead if _holds_on(scope, m)]
        elif not after and first is not scope and not ahead:
            ahead = _of_cause(scope, inside)
        if own and not after and not ahead and key == "en" and _OF_WHOM.match(sentence, scope.end):
            own.append(list(own[-1]))
            continue
        own.append(list(dict.fromkeys(m.iso3 for m in sorted([*ahead, *after], key=lambda m: m.start))))
    _share_nested(scopes, own, key)
    for index, scope in enumerate(scopes):
        if not own[index]:
            own[index] = _from_listed_items(scope)
    return [tuple(names) for names in own]


def _is_own(scope: Scope, mention: CountryMention, key: str) -> bool:
    """Whether no mark between a figure and a country behind it parts them."""
    between = scope.sentence[scope.end : mention.start]
    if key == "zh":
        return re.fullmatch(r"[^，]*(?:，用于)?", between) is not None
    return not _PART["en"].search(between) and not _COMPARED.search(between) and not _NEXT_COUNT.search(between)


def _holds_on(scope: Scope, mention: CountryMention) -> bool:
    """Whether a country before a Chinese figure still holds for it: in its piece, or in one that this piece continues."""
    pieces = scope.sentence[mention.end : scope.start].split("，")
    if len(pieces) == 1:
        return True
    head = scope.sentence[scope.clause_start : mention.start].split("，")[-1]
    if _SETTING_ZH.match(head) and (len(pieces) == 2 or _GOES_ON_ZH.match(pieces[-1])):
        return True
    return len(pieces) <= 4 and all(_GOES_ON_ZH.match(piece) for piece in pieces[1:])


def _of_cause(scope: Scope, inside: list[CountryMention]) -> list[CountryMention]:
    """For the result of what the clause says ("…, which would save 96 GWh") the countries of all that leads to it."""
    between = scope.sentence[scope.previous_end : scope.start]
    return [m for m in inside if m.start < scope.start] if _RESULT.search(between) else []


def _share_nested(scopes: list[Scope], own: list[list[str]], key: str) -> None:
    """ "1600 specialists from over 600 companies in Russia": the outer figure shares what the inner one names."""
    for index in range(len(scopes) - 2, -1, -1):
        outer, inner = scopes[index], scopes[index + 1]
        if own[index] or outer.clause_start != inner.clause_start or inner.start - outer.end > 40:
            continue
        between = outer.sentence[outer.end : inner.start]
        if _NESTED[key].fullmatch(between) and not re.fullmatch(r"\s*(?:and|,|和|、)\s*(?:the\s)?(?:some\s)?", between):
            own[index] = list(own[index + 1])


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
