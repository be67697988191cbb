"""Notes on late submission, and on how a session is held (online, in person, both)."""

import re

from tasks.grammar.dates import find_dates
from tasks.grammar.inflection_en import capitalised, joined
from tasks.grammar.places import find_places
from tasks.grammar.un_dates import date as un_date
from tasks.translation.formulas_bodies import body_named
from tasks.translation.formulas_names import who
from tasks.translation.formulas_session import number_of, ordinal_of, session_phrase
from tasks.translation.wording import Setting

_PAPERS = {"文件": "document", "报告": "report", "说明": "note", "增编": "addendum"}
_PAPER = rf"本(?P<paper>{'|'.join(_PAPERS)})"
_LATELY = r"迟交|晚交|提交较晚|较晚提交|延迟提交|推迟提交|逾期|迟延提交|延误提交|迟迟才提交"
_OVERDUE = r"逾期提交|[在于]截止日期之?后提交|未能按时提交|未按时提交|未能如期提交|[在于]规定期限后提交"
_ON_DATE = r"[于在]上述日期(?:才)?提交"
_LATE = rf"(?:(?P<overdue>{_OVERDUE})|(?P<date>{_ON_DATE})|(?P<late>{_LATELY}))"
_FOR = r"(?:是)?(?:以便(?:于)?|为了|以期|以|目的是(?:为了)?|为的是)"
_BECAUSE = r"(?:的?原因是|是?因为|是?由于|系因|系由于|缘于|是因)"
_TO = re.compile(rf"{_PAPER}{_LATE}[，,]?\s*{_FOR}(?P<what>.+)")
_OWING = re.compile(rf"{_PAPER}{_LATE}[，,]?\s*{_BECAUSE}(?P<why>.+)")
_OWING_FIRST = re.compile(rf"(?:由于|因|因为)(?P<why>.+?)[，,]\s*{_PAPER}{_LATE}")
_NOUN = re.compile(rf"{_PAPER}的(?:延迟|推迟|逾期|较晚|迟延|迟)提交[，,]?\s*{_BECAUSE}(?P<why>.+)")
_NEED = re.compile(r"(?:需要?|有必要|必须|须|希望)(?P<what>.+)")
_TAKING = re.compile(
    r"(?:在(?:文件|报告|说明)中)?(?P<verb>纳入|列入|反映|载入|收入|包括|编入|吸收)(?P<giver>.{2,24}?(?:提供|提交|提出)的)?"
    r"(?P<sort>最新|最近的?|补充|更多的?|进一步的?|额外的?|其他|新的?)?(?P<thing>资料|信息|情况|动态|发展情况|发展动态|事态发展|发展|进展|数据|统计数据|意见)"
)
_VERBS = {
    "纳入": "include", "列入": "include", "反映": "reflect", "载入": "include", "收入": "include", "包括": "include",
    "编入": "incorporate", "吸收": "incorporate",
}  # fmt: skip
_SORTS = {
    "最新": "the most recent", "最近": "the most recent", "最近的": "the most recent", "补充": "additional", "更多": "more",
    "更多的": "more", "进一步": "further", "进一步的": "further", "额外": "additional", "额外的": "additional", "其他": "other",
    "新": "new", "新的": "new",
}  # fmt: skip
_THINGS = {
    "资料": "information", "信息": "information", "情况": "information", "数据": "data", "统计数据": "statistics",
    "动态": "developments", "发展情况": "developments", "发展动态": "developments", "事态发展": "developments",
    "发展": "developments", "进展": "developments", "意见": "comments",
}  # fmt: skip
_GIVERS = {
    "会员国": "Member States", "成员国": "Member States", "各会员国": "Member States", "各成员国": "Member States",
    "成员国政府": "member Governments",
    "成员政府": "member Governments", "会员国政府": "Member Governments", "各国政府": "Governments", "各国": "States",
    "缔约方": "Parties", "各缔约方": "Parties", "缔约国": "States parties", "各缔约国": "States parties",
    "利益攸关方": "stakeholders", "联合国各实体": "United Nations entities",
}  # fmt: skip
_CONSULTING = re.compile(
    r"(?:同|与)(?P<who>.{2,24}?)(?:进行|开展|举行)(?:了)?(?P<more>进一步|广泛|长时间)?(?:的)?(?:磋商|协商)"
)
_MORE = {"进一步": "further ", "广泛": "extensive ", "长时间": "lengthy ", None: ""}
_MODES = {
    "在线": "online", "线上": "online", "网上": "online", "以在线形式": "online", "以线上形式": "online", "以在线方式": "online",
    "以线上方式": "online", "以虚拟形式": "virtually", "以虚拟方式": "virtually", "现场": "in person", "以现场形式": "in person",
    "以现场方式": "in person", "以面对面形式": "in person", "以面对面方式": "in person", "线下": "in person",
    "以混合形式": "in a hybrid format", "以混合方式": "in a hybrid format", "以混合模式": "in a hybrid format",
    "以现场和线上相结合的方式": "in a hybrid format, both in person and online",
    "以线上和线下相结合的方式": "in a hybrid format, both in person and online",
    "以现场和在线相结合的方式": "in a hybrid format, both in person and online",
    "以线上线下相结合的方式": "in a hybrid format, both in person and online",
    "以现场和在线相结合的形式": "in a hybrid format, both in person and online",
    "以线下和线上相结合的方式": "in a hybrid format, both in person and online",
}  # fmt: skip
_MODE = "|".join(sorted(_MODES, key=len, reverse=True))
_HELD = re.compile(
    rf"(?P<what>.{{3,40}}?)(?P<will>将|定于|拟)?(?:(?:于|在(?!线))(?P<where>[\u4e00-\u9fff]{{2,10}}?))?(?P<mode>{_MODE})(?P<was>已)?(?:举行|召开)(?:了)?"
)
_SEGMENT = re.compile(r"(?P<session>.+?)?第(?P<number>[一二三四五六])(?P<noun>期|阶段|部分)(?:会议)?")
_SEGMENTS = {"期": "segment", "阶段": "phase", "部分": "part"}
_DECIDED = re.compile(
    r"(?:根据|按照|依照)(?P<body>.{2,20}?主席团)(?:在)?(?P<when>\d{4}年\d{1,2}月\d{1,2}日)(?:的)?会议上?(?:所)?(?:作出|通过)的决定"
)


def late_sentence(sentence: str, setting: Setting) -> str | None:
    """A note that says why a document comes late; None unless every part of the reason is known.

    >>> late_sentence("本报告延迟提交，因为需要列入会员国提供的更多资料", Setting())
    'The present report was submitted late owing to the need to include more information provided by Member States.'
    """
    if match := _TO.fullmatch(sentence):
        what = _taken(match["what"], setting)
        return f"{_opening(match)} in order to {what}." if what else None
    if match := _NOUN.fullmatch(sentence):
        why = _reason(match["why"], setting)
        return f"The late submission of the present {_PAPERS[match['paper']]} is due to {why}." if why else None
    match = _OWING.fullmatch(sentence) or _OWING_FIRST.fullmatch(sentence)
    why = _reason(match["why"], setting) if match else None
    return f"{_opening(match)} owing to {why}." if match and why else None


def _opening(match: re.Match[str]) -> str:
    after = "after the deadline" if match["overdue"] else "on the above date" if match["date"] else "late"
    return f"The present {_PAPERS[match['paper']]} was submitted {after}"


def _reason(words: str, setting: Setting) -> str | None:
    if words in ("技术原因", "技术性原因"):
        return "technical reasons"
    match = _NEED.fullmatch(words)
    deed = match["what"] if match else words
    consulting = _CONSULTING.fullmatch(deed)
    if consulting is not None:
        others = _giver(consulting["who"], setting)
        if others is None:
            return None
        said = f"{_MORE[consulting['more']]}consultations with {others}"
        return f"the need for {said}" if match else said
    taken = _taken(deed, setting) if match else None
    return f"the need to {taken}" if taken else None


def _taken(words: str, setting: Setting) -> str | None:
    """``纳入会员国提供的最新资料`` → include the most recent information provided by Member States."""
    match = _TAKING.fullmatch(words)
    if match is None or not (match["sort"] or match["giver"]):
        return None
    sort = f"{_SORTS[match['sort']]} " if match["sort"] else "the "
    by = ""
    if match["giver"]:
        giver = _giver(match["giver"][:-3], setting)
        if giver is None:
            return None
        by = f" {'provided' if match['giver'].endswith('提供的') else 'submitted'} by {giver}"
    verb = "incorporate" if match["sort"] == "补充" else _VERBS[match["verb"]]
    return f"{verb} {sort}{_THINGS[match['thing']]}{by}"


def _giver(words: str, setting: Setting) -> str | None:
    if words in _GIVERS:
        return _GIVERS[words]
    found = who(words, setting)
    return setting.dated(found.en) if found else None


def holding_sentence(sentence: str, setting: Setting) -> str | None:
    """How a session is held: ``第三期会议在线举行`` → The third segment is held online; None where a part is not known."""
    clauses = [clause.strip() for clause in re.split(r"[，,；;]", sentence) if clause.strip()]
    decided = _DECIDED.fullmatch(clauses[0]) if len(clauses) > 1 else None
    opening = ""
    if decided is not None:
        bureau = _bureau(decided["body"], setting)
        dates = find_dates(decided["when"], "zh")
        if bureau is None or len(dates) != 1:
            return None
        opening = (
            f"In accordance with the decision taken at the meeting of {bureau} held on {un_date(dates[0].value)}, "
        )
        clauses = clauses[1:]
    held: list[str] = []
    session = ""
    last = len(clauses) - 1
    for index, clause in enumerate(clauses):
        match = _HELD.fullmatch(clause)
        found = _held(match, setting, session, is_past=index < last) if match else None
        if found is None:
            return None
        said, session = found
        held.append(said)
    if not held:
        return None
    return f"{opening}{joined(held)}." if opening else f"{capitalised(joined(held))}."


def _bureau(words: str, setting: Setting) -> str | None:
    name = words.removesuffix("主席团").removesuffix("的")
    found = body_named(name, setting) if name else None
    return f"the Bureau of the {found.en.split(' of the United Nations ')[0]}" if found else None


def _held(match: re.Match[str], setting: Setting, session: str, is_past: bool) -> tuple[str, str] | None:
    """What is held and how; a segment after the first is of the same session."""
    place = ""
    if match["where"]:
        found = [one for one in find_places(match["where"], "zh") if (one.start, one.end) == (0, len(match["where"]))]
        if not found:
            return None
        place = f" in {found[0].name}"
    thing = _thing(match["what"], setting, session)
    if thing is None:
        return None
    # A segment that comes before another to be held is over.
    verb = "will be" if match["will"] else "was" if is_past or match["was"] else "is being"
    return f"{thing[0]} {verb} held {_MODES[match['mode']]}{place}", thing[1]


def _thing(words: str, setting: Setting, session: str) -> tuple[str, str] | None:
    segment = _SEGMENT.fullmatch(words)
    named = _session(segment["session"] if segment and segment["session"] else words, setting)
    if segment is None or (segment["session"] is None and not session and named is not None):
        return (named, named) if named else None
    number = number_of(segment["number"])
    whole = named if segment["session"] else session
    if not number or (segment["session"] and named is None):
        return None
    of = f" of {named}" if segment["session"] else ""
    return f"the {ordinal_of(number)} {_SEGMENTS[segment['noun']]}{of}", whole or ""


def _session(words: str, setting: Setting) -> str | None:
    """``缔约方大会第四次会议`` → the fourth meeting of the Conference of the Parties."""
    held = session_phrase(words, setting)
    if held is None:
        return None
    short = setting.body.short_en.removeprefix("the ") if setting.body else ""
    if " of the " in held and setting.body and setting.body.en in held and short:
        held = held.replace(setting.body.en, short)
    return f"the {held}"
