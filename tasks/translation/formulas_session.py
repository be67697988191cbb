"""Formulas of sessions: numbered, of a year, special, resumed, in parts, with or without the body's name."""

import re

from tasks.grammar.inflection_en import capitalised
from tasks.grammar.numerals_en import ordinal_words
from tasks.grammar.numerals_zh import DIGITS, ordinal_zh
from tasks.grammar.un_dates import ordinal
from tasks.translation.formulas_bodies import body_named
from tasks.translation.formulas_dates import date_place
from tasks.translation.wording import Setting, Wording
from tasks.vocabularies.front_matter import instruments

_N = r"[\d一二三四五六七八九十百零〇○两]{1,9}"
_KINDS = {
    "": "", "常": "regular ", "特别": "special ", "紧急特别": "emergency special ", "组织": "organizational ",
    "年度": "annual ", "年": "annual ", "实质性": "substantive ", "联合": "joint ", "联席": "joint ", "全体": "plenary ",
    "高级别": "high-level ", "部长级": "ministerial ", "筹备": "preparatory ", "闭会期间": "intersessional ",
    "非正式": "informal ", "非常": "extraordinary ", "特别紧急": "emergency special ", "执行": "executive ",
}  # fmt: skip
_KIND = "|".join(sorted((kind for kind in _KINDS if kind), key=len, reverse=True))
_TAIL = (
    r"(?P<resumed>第(?P<resumption>[一二三四五])(?P<by>[次期届])续会|[(（]?续会[)）]?)?"
    r"(?:[，,(（]*第(?P<part>[一二三四五1-5])(?:期会议|阶段会议|阶段|部分会议|部分|期)[)）]?)?"
    r"(?:[(（](?P<code>[A-Z][A-Za-z0-9 .\-/]{1,20})[)）])?"
)
_SESSION = re.compile(
    rf"(?:(?P<year>\d{{4}})年(?:度)?)?第(?P<number>{_N})(?P<measure>届|次)(?P<kind>{_KIND})?(?P<noun>会议|届会|会期|会){_TAIL}"
)
_YEAR_SESSION = re.compile(rf"(?P<year>\d{{4}})年(?:度)?(?P<kind>{_KIND})?(?P<noun>会议|届会|会){_TAIL}")
_UNNUMBERED = re.compile(rf"(?P<kind>{_KIND})(?P<noun>会议|届会|会){_TAIL}")
_NUMBERED_BODY = re.compile(rf"第(?P<number>{_N})(?P<measure>届|次)(?P<body>.{{2,60}}?)")
_YEARS = re.compile(rf"第(?P<number>{_N})年")
_PARTIES_MEETING = re.compile(rf"(?P<treaty>.{{4,60}}?)缔约[方国]第(?P<number>{_N})次会议")
_FORUM = re.compile(r"(?P<body>[^第]{2,30})(?P<session>第.{2,20}会议)(?P<forum>/.{4,14}论坛)")
_DATED = re.compile(r"(?<=[会议])\s*(?=\d{4}年\d{1,2}月)")
_BLANKS = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef0-9])\s+(?=[\u3000-\u9fff\uff00-\uffef0-9])")
# 次 counts the meetings of one session, but also sessions that are convened one by one.
_SESSIONS_BY_CI = frozenset({"常", "特别", "紧急特别", "特别紧急", "实质性", "组织"})
# The conferences of these treaties hold meetings; their 特别会议 is printed in more than one way.
_MEETING_HOUSES = frozenset({"cbd", "cop"})
# The functional commissions at Vienna reconvene, other bodies resume.
_RECONVENES = ("Commission on Narcotic Drugs", "Commission on Crime Prevention and Criminal Justice")
_SEGMENTS = {
    "高级别部分": "High-level segment", "管理部分": "Management segment", "一体化部分": "Integration segment",
    "人道主义事务部分": "Humanitarian affairs segment", "协调部分": "Coordination segment", "常务部分": "General segment",
    "发展方面业务活动部分": "Operational activities for development segment",
    "发展业务活动部分": "Operational activities for development segment",
    "业务活动促进发展部分": "Operational activities for development segment",
    "协调和管理会议": "Coordination and management meetings", "筹备部分": "Preparatory segment",
}  # fmt: skip


def session(text: str, setting: Setting) -> Wording | None:
    """A session line, alone, after the body's name or before its date (``第四十九届会议`` → Forty-ninth session)."""
    words = _compact(text)
    found = _alone(words, setting)
    if found is not None:
        return Wording(found)
    words = _DATED.sub("，", words)  # 第五十二届会议 2024年11月25日至27日
    for at, sign in ((at, sign) for at, sign in enumerate(words) if sign in "，,\n（("):
        first, rest = _alone(words[:at].strip(), setting), words[at:].strip("，,\n（()） ")
        if first is None:
            continue
        second = _SEGMENTS.get(rest)
        if second is None:
            held = date_place(rest, setting)
            second = held.text if held else None
        if second is not None:
            return Wording(f"{first} ({second})" if sign in "（(" else f"{first}, {second}")
    return _after_body(words, setting)


def session_phrase(text: str, setting: Setting) -> str | None:
    """A session inside a sentence: ``第四十九届会议`` → forty-ninth session; with its body "… of the Board" follows."""
    words = _compact(text)
    found = _alone(words, setting)
    if found is not None:
        return f"{found[0].lower()}{found[1:]}"
    named = _split_body(words, setting)
    if named is None:
        return None
    return f"{named[1][0].lower()}{named[1][1:]} of the {named[0]}"


def _compact(text: str) -> str:
    return _BLANKS.sub("", text.strip().strip("*＊。／/ "))


def _alone(words: str, setting: Setting) -> str | None:
    if words in _SEGMENTS:
        return _SEGMENTS[words]
    for segment in _SEGMENTS:
        held = _alone(words.removesuffix(segment).rstrip("，,的"), setting) if words.endswith(segment) else None
        if held is not None:
            return f"{held}, {_SEGMENTS[segment][0].lower()}{_SEGMENTS[segment][1:]}"
    return (
        _numbered_session(words, setting)
        or _session_of_year(words, setting)
        or _unnumbered(words, setting)
        or _numbered_body(words, setting)
    )


def _parties_meeting(words: str) -> Wording | None:
    """``关于…议定书缔约方第二十八次会议`` → Twenty-eighth Meeting of the Parties to the …."""
    match = _PARTIES_MEETING.fullmatch(words)
    number = number_of(match["number"]) if match else None
    treaty = instruments().get(re.sub("[《》]", "", match["treaty"])) if match else None
    if match is None or not number or treaty is None or not treaty.parties_en:
        return None
    return Wording(f"{capitalised(ordinal_of(number))} {treaty.parties_en} to the {treaty.en}")


def _after_body(words: str, setting: Setting) -> Wording | None:
    found = _parties_meeting(words)
    if found is not None:
        return found
    forum = _FORUM.fullmatch(words)
    if forum is not None:
        joint = body_named(f"{forum['body']}{forum['forum']}", setting)
        held = _alone(forum["session"], setting) if joint else None
        return Wording(f"{held} of the {joint.en}") if joint and held else None
    named = _split_body(words, setting)
    return Wording(f"{named[0]}, {named[1][0].lower()}{named[1][1:]}") if named else None


def _split_body(words: str, setting: Setting) -> tuple[str, str] | None:
    """The English of the body and of the session that follows it."""
    for at in range(len(words) - 3, 1, -1):
        if words[at] not in "第1234567890年特续" and words[at - 1] != "\n":
            continue
        found = body_named(words[:at].strip(" ，,\n的"), setting)
        if found is None:
            continue
        inner = Setting(found.family, found, setting.year, setting.reviewed)
        rest = session(words[at:], inner)
        if rest is not None:
            return found.en, rest.text
    return None


def number_of(numeral: str) -> int | None:
    """The number of an ordinal's numeral; three digits in a row are read as such (第一五二届 is the 152nd)."""
    if len(numeral) >= 3 and all(sign in DIGITS for sign in numeral):
        return int("".join(str(DIGITS[sign]) for sign in numeral))
    return ordinal_zh(f"第{numeral}")


def ordinal_of(number: int) -> str:
    """In words up to one hundred, in figures above (United Nations Editorial Manual).

    >>> ordinal_of(49), ordinal_of(100), ordinal_of(152)
    ('forty-ninth', 'one hundredth', '152nd')
    """
    return ordinal_words(number) if number <= 100 else ordinal(number).replace(",", "")


def _numbered_session(words: str, setting: Setting) -> str | None:
    years = _YEARS.fullmatch(words)
    match = _SESSION.fullmatch(words)
    if years:
        number = number_of(years["number"])
        return f"{capitalised(ordinal_of(number))} year" if number else None
    if match is None:
        return None
    number, kind = number_of(match["number"]), match["kind"] or ""
    if not number:
        return None
    by_ci = match["measure"] == "次" and match["noun"] != "届会"
    if by_ci and kind == "特别" and setting.family in _MEETING_HOUSES:
        return None
    noun = "meeting" if by_ci and kind not in _SESSIONS_BY_CI else "session"
    name = f"{ordinal_of(number)} {_KINDS[kind]}{noun}"
    return _with_tail(name, match, setting, match["year"])


def _session_of_year(words: str, setting: Setting) -> str | None:
    match = _YEAR_SESSION.fullmatch(words)
    if match is None or (match["noun"] == "会" and (match["kind"] or "") not in ("年", "常")):
        return None
    kind, year = match["kind"] or "", match["year"]
    if not kind:
        return _with_tail(f"{year} session", match, setting, None)
    if kind == "组织":
        return _with_tail(f"{_KINDS[kind]}session for {year}", match, setting, None)
    return _with_tail(f"{_KINDS[kind]}session", match, setting, year)


def _unnumbered(words: str, setting: Setting) -> str | None:
    match = _UNNUMBERED.fullmatch(words)
    if match is None or match["kind"] not in ("年度", "特别", "组织", "实质性", "常", "年", "紧急特别"):
        return None
    if match["noun"] == "会" and match["kind"] not in ("年", "常"):
        return None
    if match["kind"] == "特别" and setting.family in _MEETING_HOUSES:
        return None
    return _with_tail(f"{_KINDS[match['kind']]}session", match, setting, None)


def _with_tail(name: str, match: re.Match[str], setting: Setting, year: str | None) -> str | None:
    """``name`` with its year, as resumed, with its part; None for a part whose number cannot be read."""
    if year:
        name = f"{name} {year}" if _names_year_bare(name, setting) else f"{name} of {year}"
    if match["resumed"]:
        verb = "reconvened" if setting.body and setting.body.en in _RECONVENES else "resumed"
        count = number_of(match["resumption"]) if match["resumption"] else None
        if count and match["by"] == "期":  # 第二期续会 is a part of the one resumed session, 第二次续会 another
            name = f"{ordinal_of(count)} part of the {verb} {name}"
        else:
            name = f"{ordinal_of(count)} {verb} {name}" if count else f"{verb} {name}"
    if match["part"]:
        part = number_of(match["part"])
        if not part:
            return None
        name = f"{name} ({ordinal_of(part)} part)"
    return capitalised(name) + (f" ({match['code']})" if match["code"] else "")


def _names_year_bare(name: str, setting: Setting) -> bool:
    """Boards print "First regular session 2009"; the Council "Substantive session of 2014"."""
    if setting.body is not None and "Gender Equality" in setting.body.en:
        return False
    return "regular" in name or setting.family == "undp"


def _numbered_body(words: str, setting: Setting) -> str | None:
    """``第七十六届世界卫生大会``, ``第三十五次缔约方会议``: the number stands before the body's own name."""
    match = _NUMBERED_BODY.fullmatch(words)
    if match is None:
        return None
    number, found = number_of(match["number"]), body_named(match["body"], setting)
    if not number or found is None or match["body"] in ("委员会", "理事会"):
        return None
    count = capitalised(ordinal_of(number))
    if found.en.startswith(("World ", "United Nations Congress", "Universal ")):
        return f"{count} {found.en}"
    if found.en.startswith("Meeting of"):
        return f"{count} {found.en}"
    noun = "meeting" if match["measure"] == "次" else "session"
    return f"{count} {noun} of the {found.en}"
