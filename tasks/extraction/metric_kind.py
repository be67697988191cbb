"""What sort of fact a figure states (outcome, activity, participation, context, target) and how far it has got."""

import re
from functools import cache

from tasks.contracts.metric import MetricKind, MetricStatus
from tasks.extraction.metric_kind_words import (
    ACHIEVED,
    ACTIVITY,
    ATTENDEES,
    BUDGET,
    CUT_BY,
    EARNED,
    HORIZON,
    IS_GOAL,
    JUST_DONE_ZH,
    MACRO,
    NO_ACTIVITY,
    PARTICIPATION,
    PASSIVE,
    PRICE,
    RESOURCE,
    SHARE_OF_ALL,
    SPENT_ON,
    STATISTIC_ZH,
    TREND,
    WORKED_WITH,
    WORLD,
)
from tasks.extraction.metric_modality import Mode, mode_en, mode_zh
from tasks.extraction.metric_scope import Scope
from tasks.vocabularies.action_verbs import forms

_Verdict = tuple[MetricKind, MetricStatus]
_CONTEXT: _Verdict = (MetricKind.CONTEXT, MetricStatus.CONTEXT)
_OUTCOME: _Verdict = (MetricKind.OUTCOME, MetricStatus.ACHIEVED)
_ACTIVITY_DONE: _Verdict = (MetricKind.ACTIVITY, MetricStatus.ACHIEVED)


_PART = re.compile(r"(?:其中(?:有|包括)?|,?\s\(?(?:of wh(?:om|ich)|including))\s?$")
_OF_THEM = re.compile(r"\sof (?:them|these|those|which|whom)\b")
_SAME_AGAIN = re.compile(r"\s?[(（](?:or |about |some |equal to |约|折合)?")
_AND_ALSO = re.compile(r"\s?(?:和|、|and|or|,|to|至|到)\s?")
_WHOLE_OF = re.compile(r"\s(?:out )?of (?:the |its |all |these |their )?(?:total of )?")


def kind_and_status(scope: Scope) -> _Verdict:
    """Kind and status of one figure from the words of its clause; background facts are ``context`` in both.

    The mode of the governing verb (done, planned, asked for …) gives the status, what the verb does gives the kind. A part
    ("of whom 40 were women") that says nothing itself is of its total's kind; what "64 of 90" counts from is background.
    """
    verdict, whole = _verdict(scope), scope.previous
    if whole is None:
        return verdict
    between = scope.sentence[max(whole.end, scope.start - 60) : scope.start]
    of_them = _OF_THEM.match(scope.sentence, scope.end) and scope.quantity.group in NO_ACTIVITY
    if verdict == _CONTEXT and (_PART.search(between) or of_them):
        return _verdict(whole)
    if _SAME_AGAIN.fullmatch(between):
        return _verdict(whole)
    if whole.quantity.group == scope.quantity.group == "share" and _AND_ALSO.fullmatch(between):
        return _verdict(whole)
    if whole.quantity.group not in NO_ACTIVITY and _WHOLE_OF.fullmatch(between):
        return _CONTEXT
    return verdict


def _verdict(scope: Scope) -> _Verdict:
    """The verdict on a figure by itself."""
    key = "zh" if scope.language == "zh" else "en"
    mode = mode_zh(scope) if key == "zh" else mode_en(scope)
    near = _near(scope, key, 90)
    people = scope.quantity.group in ("person", "organisation", "place")
    people = people and scope.quantity.unit not in ("city", "region", "household")
    takes_part = people and bool(PARTICIPATION[key].search(near))
    if key == "en" and IS_GOAL.match(scope.sentence, scope.end):
        return MetricKind.TARGET, MetricStatus.PLANNED
    if key == "en" and mode not in (Mode.PLANNED, Mode.ASKED):
        if (people or scope.quantity.group == "thing") and WORKED_WITH.search(scope.before):
            status = MetricStatus.UNDER_WAY if mode is Mode.UNDER_WAY else MetricStatus.ACHIEVED
            return MetricKind.ACTIVITY, status
        if mode is not Mode.DONE and HORIZON.search(near):
            mode = Mode.PLANNED
    if scope.in_title:
        return _ACTIVITY_DONE
    if mode is Mode.ASKED:
        return MetricKind.TARGET, MetricStatus.RECOMMENDED
    if mode is Mode.PLANNED:
        attends = takes_part and scope.quantity.group == "person"
        return MetricKind.PARTICIPATION if attends else MetricKind.TARGET, MetricStatus.PLANNED
    return _fact(scope, key, mode, near, takes_part=takes_part)


def _fact(scope: Scope, key: str, mode: Mode, near: str, *, takes_part: bool) -> _Verdict:
    """The verdict on a figure that is neither planned nor asked for."""
    group, before = scope.quantity.group, scope.before[-200:]
    achieved = mode is not Mode.PURPOSE and _achieved(scope, key, mode)
    trained = key == "en" and re.search(r"\btrained\b", near) is not None
    if takes_part and not (achieved and trained) and (group == "person" or mode is not Mode.UNDER_WAY):
        return MetricKind.PARTICIPATION, MetricStatus.ACHIEVED
    if group in ("share", "person") and _of_attendees(scope, key):
        return MetricKind.PARTICIPATION, MetricStatus.ACHIEVED
    if mode is Mode.UNDER_WAY and not (achieved and key == "zh" and not re.search(r"正在|正|筹备中", near)):
        return MetricKind.ACTIVITY, MetricStatus.UNDER_WAY
    if key == "zh" and mode is not Mode.DONE and STATISTIC_ZH.match(scope.sentence, scope.end):
        return _CONTEXT
    if group == "money" and BUDGET[key].search(before):
        return _CONTEXT
    if TREND[key].search(before) and group not in ("person", "money", "activity"):
        if RESOURCE[key].search(before) and not MACRO[key].search(f"{before} {near}"):
            return _OUTCOME
        return _CONTEXT
    if (
        achieved
        and key == "en"
        and group != "person"
        and CUT_BY.search(before)
        and not MACRO[key].search(f"{before} {near}")
    ):
        return _OUTCOME
    if group == "money" and PRICE.search(before):
        return _CONTEXT
    world = bool(WORLD[key].search(scope.clause))
    if world and (key == "en" or not (achieved and group in ("mass", "energy", "money", "person"))):
        return _CONTEXT
    if achieved and key == "en" and group == "money" and SPENT_ON.search(near) and not EARNED.search(near):
        return _ACTIVITY_DONE
    if achieved:
        return _OUTCOME
    if ACTIVITY[key].search(near) and group in _WORK_GROUPS:
        return _ACTIVITY_DONE
    if key == "zh" and mode is Mode.DONE and group != "share" and JUST_DONE_ZH.search(before):
        return _OUTCOME if not scope.quantity.noun else _ACTIVITY_DONE
    if mode is Mode.DONE and (group in _WORK_GROUPS or scope.quantity.noun) and _deed(scope, key, near):
        return _ACTIVITY_DONE
    return _CONTEXT


_WORK_GROUPS = frozenset(["activity", "event", "document", "place", "organisation", "person", "thing", "money"])


def _of_attendees(scope: Scope, key: str) -> bool:
    """Whether the figure is a share of those who attended, or the number the share is of."""
    if key == "en":
        behind = scope.sentence[scope.start : min(scope.clause_end, scope.end + 60)]
        ahead = scope.before[-60:]
        shared = SHARE_OF_ALL.search(ahead) or re.search(
            r"(?:per cent|%|percent|half|third|quarter) of (?:the|all|its)?\s?$", ahead
        )
        return bool(shared and ATTENDEES[key].search(behind))
    return bool(
        "其中" in scope.before[-12:] and ATTENDEES[key].search(scope.sentence[max(0, scope.start - 40) : scope.start])
    )


@cache
def _done_forms() -> frozenset[str]:
    return frozenset(forms("participle")) | frozenset(forms("past"))


def _deed(scope: Scope, key: str, near: str) -> bool:
    """Whether something was done to or by what is counted: a verb of action in the past, not of being or of a trend."""
    if key == "zh":
        return True  # the mode itself was read from 了 or 已
    aim = re.search(r"\bto ([a-z\-]+)\s(?:an? )?(?:\w+ )?$", scope.before[-60:])
    if aim and aim[1] in forms("base"):
        return True
    words = set(re.findall(r"[a-z\-]+", near.lower()))
    return not words.isdisjoint(_done_forms())


def _achieved(scope: Scope, key: str, mode: Mode) -> bool:
    """Whether a word of achievement stands in the figure's clause close enough to govern it."""
    if key == "zh":
        return bool(ACHIEVED[key].search(_near(scope, key, 110)))
    low = max(scope.clause_start, scope.start - 110)
    if ACHIEVED[key].search(scope.sentence[low : scope.start]):
        return True
    if mode is Mode.PRESENT:
        return False
    behind = scope.sentence[scope.end : min(scope.clause_end, scope.end + 240)]
    own = behind[: max(0, scope.next_start - scope.end)][:130]
    return bool(ACHIEVED[key].search(own) or PASSIVE.search(behind))


def _near(scope: Scope, key: str, reach: int) -> str:
    """The words around a figure that may govern it; in Chinese no further than the comma that parts it from the next."""
    low, high = max(scope.clause_start, scope.start - reach), min(scope.clause_end, scope.end + 130)
    if key == "zh":
        if scope.previous_end > scope.clause_start:
            low = max(low, scope.sentence.rfind("，", scope.previous_end, scope.start))
        if scope.next_start < scope.clause_end:
            comma = scope.sentence.find("，", scope.end, scope.next_start)
            high = min(high, comma) if comma >= 0 else high
    return scope.sentence[low:high]
