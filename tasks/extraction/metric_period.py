"""The time a figure speaks of, from its own sentence: dates, "since 1990", and relative periods turned into years."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from tasks.contracts.document import Document
from tasks.contracts.metric import MetricKind
from tasks.extraction.metric_modality import SPEECH
from tasks.extraction.metric_scope import Scope, dates_of
from tasks.grammar.dates import DateMention
from tasks.grammar.numerals_en import parse_en
from tasks.grammar.numerals_zh import parse_zh

_RELATIVE_EN = re.compile(
    r"\b(?P<way>past|last|previous|next|coming|following)\s+(?P<n>\d{1,3}|"
    r"[a-z]+(?:-[a-z]+)?)\s+years?\b(?:\s+until\s+(?P<until>20\d\d))?",
    re.IGNORECASE,
)
_RELATIVE_ZH = re.compile(
    r"(?P<way>过去|近|最近|今后|未来|接下来)\s?(?P<n>\d{1,3}|[一二两三四五六七八九十百]{1,4})\s?年"
)
_LAST_YEAR = {
    "en": re.compile(r"\b(?P<last>last year)\b|\b(?P<this>this year)\b", re.IGNORECASE),
    "zh": re.compile(r"(?P<last>去年)|(?P<this>今年|本年度)"),
}
_RATE = {
    "en": re.compile(
        r"\b(?:every|each|per) (?:year|annum)\b|\bannual(?:ly)?\b|\ba year\b(?! (?:earlier|ago|later|before|after|old))",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"每年|年均|/年"),
}
# A year that names something ("2019 report", "2021 年…论坛") says nothing of when a figure holds.
_NAME_AFTER_EN = re.compile(
    r"[ \u00a0](?:report|survey|edition|Agenda|agenda|Conference|conference|Forum|forum|Plan|plan|Act|census|"
    r"award|prize|Summit|summit|budget|study|Strategy|strategy|baseline|level|levels)\b"
)
_NAME_AFTER_ZH = re.compile(
    r"[^\s，、。；：,;:（）()了已将是在共对从与\d《》]{0,14}?(?:论坛|报告|大会|会议|峰会|议程|年会|年鉴|战略|规划|计划|方案|展览|博览会|奖|"
    r"活动周|行动|目标|指数|预算|框架|公约|宣言|决议|声明|倡议|研讨会|讲习班|对话|届会|系列)"
)
_BEFORE_NAME_ZH = re.compile(r"(?:筹备|《|“|“)\s?$")
_ANAPHORA = {
    "en": re.compile(
        r"^(?:The|This|These|It|Both) (?:event|meeting|conference|workshop|forum|seminar|series|session|training|"
        r"course|round table|webinar|events|meetings|was attended|brought)\b|^(?:It|They) (?:was|were|brought|"
        r"gathered|attracted)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"^(?:该|此次|本次|这次|上述)(?:系列)?(?:活动|会议|论坛|研讨会|培训|讲习班|大会|对话|系列)"),
}
_TO_EVENT = re.compile(
    r"\b(?:took part in|participated in|attended|in|at|of) the (Conference|Meeting|Forum|Congress|Workshop|"
    r"Seminar|Symposium|Session|Summit|conference|meeting|forum|congress|workshop|seminar|event|session|"
    r"summit)\b(?! (?:of|on|in) )"
)


@dataclass(frozen=True, slots=True)
class Period:
    """EDTF and whether it was worked out from relative words or from the sentence before."""

    value: str
    inferred: bool = False


def anchor_year(document: Document) -> int | None:
    """The year relative words count from: of publication, else of the document's own (first stated) event."""
    front = document.front_matter
    if front.date_published:
        return int(front.date_published.value[:4])
    for event in front.event_dates:
        if re.match(r"\d{4}-\d\d-\d\d", event.value):
            return int(event.value[:4])
    return None


def event_period(document: Document) -> str | None:
    """The days of the event a document reports on: the first stated event date of several days or a day."""
    for event in document.front_matter.event_dates:
        if re.fullmatch(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?", event.value):
            return event.value
    return None


def _names_something(sentence: str, mention: DateMention, language: str) -> bool:
    after = sentence[mention.end : mention.end + 24]
    if mention.kind not in ("year", "range") or "-" in mention.value.split("/")[0]:
        return False
    if language == "zh":
        if _BEFORE_NAME_ZH.search(sentence[max(0, mention.start - 4) : mention.start]):
            return True
        return bool(_NAME_AFTER_ZH.match(after.lstrip()))
    return bool(_NAME_AFTER_EN.match(after))


def _in_brackets(sentence: str, mention: DateMention) -> bool:
    low = max(0, mention.start - 160)
    return any(
        sentence.rfind(opener, low, mention.start) > sentence.rfind(closer, low, mention.start)
        for opener, closer in (("《", "》"), ("“", "”"))
    )


_BASELINE = re.compile(
    r"(?:compared (?:with|to)|relative to|than in|against|versus|vs\.?|(?:above|below) (?:the )?(?:\w+ )?levels? (?:of|"
    r"in)|year-on-year from)\s"
    r"(?:the\s)?(?:same (?:period|month|quarter) (?:of|in)\s)?(?:\w+\s(?:of|in)\s)?$|(?:比|较|与|同)\s?$",
    re.IGNORECASE,
)
_SAID_ON = re.compile(rf"\b(?:{SPEECH})\b[^,;:]{{0,40}}\s(?:on|in)\s(?:\w+day,?\s)?$", re.IGNORECASE)
_THAT = re.compile(r"[^,;.]{0,40}\bthat\b")
_PLACE_BEFORE = re.compile(r"[A-Z][\w .'’/()\-]{1,40},\s|[\u4e00-\u9fff]{2,8}")
_DASH_AFTER = re.compile(r"\s?(?:\([^()]{1,30}\)\s?)?[–—:：\-]|[日月]?电")


def _is_telling(sentence: str, mention: DateMention) -> bool:
    """Whether a date says when something was told or written ("reported on 12 March that", a dateline), not when it held."""
    before, after = sentence[max(0, mention.start - 80) : mention.start], sentence[mention.end : mention.end + 60]
    if _SAID_ON.search(before) and _THAT.match(after):
        return True
    dateline = mention.start < 60 and _PLACE_BEFORE.fullmatch(sentence[: mention.start])
    return bool(dateline and mention.kind == "day" and _DASH_AFTER.match(after))


@lru_cache(maxsize=32)
def _mentions(sentence: str, language: str, year: int | None) -> tuple[DateMention, ...]:
    """The dates of a sentence that may say when a figure holds: no names, datelines or years compared with."""
    return tuple(
        mention
        for mention in dates_of(sentence, language, year)
        if not _names_something(sentence, mention, language)
        and not _in_brackets(sentence, mention)
        and not _is_telling(sentence, mention)
        and not _BASELINE.search(sentence[max(0, mention.start - 50) : mention.start])
    )


_FROM_TO = {
    "en": re.compile(r",?\s\(?(?:from|between)\s[^;@]{0,60}@[^;@]{0,60}?\s(?:to|and)\s[^;@]{0,60}@"),
    "zh": re.compile(r"[^；。@]{0,12}从\s?@[^；。@]{0,30}[至到]\s?@"),
}
_CHANGE_BEFORE = {
    "en": re.compile(
        r"(?:\bby|\b(?:rose|fell|grew|increased|decreased|declined|dropped)|\b(?:increase|decrease|reduction|rise|fall) of)\s$"
    ),
    "zh": re.compile(r"(?:增长|增加|提高|上升|提升|下降|降低|减少)了?$"),
}


def _until_now(sentence: str, mention: DateMention) -> str:
    """The EDTF of a date, open where 自…以来 or "since" makes it a beginning."""
    if "/" in mention.value:
        return mention.value
    before, after = sentence[max(0, mention.start - 12) : mention.start], sentence[mention.end : mention.end + 3]
    since = re.search(r"\bsince\s(?:the\s)?$", before, re.IGNORECASE) or (
        before.endswith(("自", "自从")) and after.startswith(("以来", "起"))
    )
    return f"{mention.value}/" if since else mention.value


def _of_change(scope: Scope, after: list[DateMention]) -> Period | None:
    """Both ends for a change: "fell by 18 per cent, from 5.2 in 2021 to 4.3 in 2023" → 2021/2023."""
    key = "zh" if scope.language == "zh" else "en"
    if len(after) < 2 or not _CHANGE_BEFORE[key].search(scope.before) or not _FROM_TO[key].match(scope.words_after):
        return None
    first, last = after[0].value, after[1].value
    return Period(f"{first}/{last}") if "/" not in first + last and first < last else None


def _relative(scope: Scope, year: int | None) -> Period | None:
    if year is None:
        return None
    key = "zh" if scope.language == "zh" else "en"
    match = (_RELATIVE_ZH if key == "zh" else _RELATIVE_EN).search(scope.clause)
    if match:
        count = (parse_zh if key == "zh" else parse_en)(match["n"])
        if isinstance(count, int) and 0 < count < 300:
            if match["way"].lower() in ("past", "last", "previous", "过去", "近", "最近"):
                return Period(f"{year - count}/{year}", True)
            last = int(match["until"]) if key == "en" and match["until"] else year + count
            return Period(f"{year}/{last}", True)
    near = _LAST_YEAR[key].search(scope.clause)
    if near:
        return Period(str(year - 1 if near["last"] else year), True)
    return None


def period_of(scope: Scope, document: Document, kind: MetricKind, earlier: str) -> Period | None:
    """When the figure holds, None when its sentence does not say.

    ``earlier`` is the sentence before in the same paragraph: a sentence that begins "The event…" or 该系列活动 takes the
    date of the event from there; participants "in the Conference" take the dates of the document's own event.
    """
    if scope.in_title:
        return None
    year = anchor_year(document)
    mentions = _mentions(scope.sentence, scope.language, year)
    low = bisect_left(mentions, scope.clause_start, key=lambda mention: mention.start)
    high = bisect_left(mentions, scope.clause_end, key=lambda mention: mention.start)
    inside = [m for m in mentions[low:high] if not (m.start < scope.end and m.end > scope.start)]
    until = re.search(r"\bnext\b", scope.clause) if scope.language != "zh" else None
    if inside and not until:
        change = _of_change(scope, [mention for mention in inside if mention.start >= scope.end])
        if change:
            return change
        after = [mention for mention in inside if scope.end <= mention.start < scope.next_start]
        before = [mention for mention in inside if mention.end <= scope.start]
        chosen = (
            after[0]
            if after and (not before or not after[0].start - scope.end > 40)
            else before[-1]
            if before
            else inside[0]
        )
        return Period(_until_now(scope.sentence, chosen))
    relative = _relative(scope, year)
    if relative:
        return relative
    leading = [mention for mention in mentions[:1] if mention.end <= scope.clause_start and mention.start < 40]
    if leading and leading[0].kind != "day":
        return Period(_until_now(scope.sentence, leading[0]))
    key = "zh" if scope.language == "zh" else "en"
    if earlier and _ANAPHORA[key].search(scope.sentence[:120].lstrip('"“')):
        dated = [m for m in dates_of(earlier, scope.language, year) if not _names_something(earlier, m, scope.language)]
        if dated:
            return Period(dated[-1].value)
    if kind is MetricKind.PARTICIPATION and _TO_EVENT.search(
        scope.sentence, max(0, scope.start - 400), scope.end + 400
    ):
        event = event_period(document)
        if event:
            return Period(event)
    return None


def rate_of(scope: Scope) -> str | None:
    """``per year`` and the like, from beside the unit or between the figure and its neighbours; None for no rate."""
    if scope.quantity.rate:
        return scope.quantity.rate
    if scope.quantity.group in ("share", "time", "temperature"):
        return None
    if scope.language == "zh":
        return "per year" if _RATE["zh"].search(scope.before) else None
    behind = scope.sentence[scope.end : max(scope.end, min(scope.next_start, scope.clause_end))]
    ahead = scope.sentence[max(scope.clause_start, min(scope.previous_end, scope.start)) : scope.start]
    return "per year" if _RATE["en"].search(behind) or _RATE["en"].search(ahead) else None
