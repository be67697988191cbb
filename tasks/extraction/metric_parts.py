"""Which figures are parts of another: "163 participants, including 27 guests", 包括 100 名妇女在内的 300 多名议员."""

import re

from tasks.extraction.metric_scope import Scope

_INCLUDING = {
    "en": re.compile(
        r"[,(]?\s*\b(?:including|of whom|of which|of them|among them|among whom|comprising|consisting of|made up of|with)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"(?:其中(?:包括|有)?|包括|（含|含)"),
}
_OF = re.compile(r"\s+(?:out )?of (?:the|its|their|these|all)?\s*")
_OF_WHOM_BEHIND = re.compile(r"(?:\s[\w\-]+){0,2}\sof (?:whom|which|them)\b")
_OF_BEFORE = re.compile(r"\b(?:Of|of|Out of|Among|among) (?:the |these |its |all |those )?(?:total (?:of )?)?$")
_ZH_INSIDE = re.compile(r"在内的?[^，。；]{0,6}$")
_MEASURES = ("share", "ratio", "temperature", "time")


def _comparable(part: Scope, whole: Scope) -> bool:
    if part.quantity.group in _MEASURES or whole.quantity.group in _MEASURES:
        return False
    if part.quantity.unit in (whole.quantity.unit, ""):
        return True
    return part.quantity.group == whole.quantity.group == "person"


def _is_of_whom(sentence: str, whole: Scope, part: Scope, between: str) -> bool:
    """ "380 people, 120 of whom were women" and "Of the 380 people, 120 were women"."""
    if _OF_WHOM_BEHIND.match(sentence, part.end) and len(between) < 60:
        return True
    opened = _OF_BEFORE.search(sentence[max(0, whole.start - 20) : whole.start])
    if not opened:
        return False
    return bool(re.fullmatch(r"[^,.;]{0,60},\s(?:about |some |over |only |nearly )?|[^.;]{0,120},?\sand\s", between))


def totals_of(scopes: list[Scope]) -> list[int | None]:
    """For each figure of one sentence the index of the figure it is a part of, None for totals and lone figures."""
    found: list[int | None] = [None] * len(scopes)
    if len(scopes) < 2:
        return found
    sentence, key = scopes[0].sentence, "zh" if scopes[0].language == "zh" else "en"
    for index, scope in enumerate(scopes):
        for later in range(index + 1, len(scopes)):
            other = scopes[later]
            between = sentence[scope.end : other.start]
            if re.search(r"[;；]|\.\s", between) or len(between) > 300:
                break
            if key == "zh":
                inside = re.search(
                    r"包括[^，。；]{0,4}$", sentence[max(0, scope.start - 8) : scope.start]
                ) and _ZH_INSIDE.search(between)
                if inside and _comparable(scope, other):
                    found[index] = later
                    break
            if not _comparable(other, scope) or found[later] is not None:
                continue
            if key == "en" and _is_of_whom(sentence, scope, other, between):
                found[later] = index
                continue
            marker = _INCLUDING[key].search(between) if other.quantity.unit else None
            if marker and (
                marker[0].strip(" ,(").lower() != "with"
                or (other.quantity.unit == scope.quantity.unit and "women" in sentence[other.start : other.end])
            ):
                found[later] = index
            elif key == "en" and later == index + 1 and _OF.fullmatch(between):  # 18 of the 25 parks
                found[index] = later
                break
    return found
