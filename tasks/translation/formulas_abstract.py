"""Formulas of abstracts and mandates: what a document reports on, on whose request, for which period."""

import re
from collections.abc import Callable

from tasks.grammar.dates import find_dates
from tasks.grammar.inflection_en import capitalised, joined
from tasks.grammar.un_dates import date as un_date
from tasks.translation.formulas_authors import paper_phrase
from tasks.translation.formulas_bodies import body_named, short_name
from tasks.translation.formulas_names import who
from tasks.translation.formulas_references import PAPER, PAPERS, SYMBOL, object_phrase, resolutions
from tasks.translation.formulas_session import session_phrase
from tasks.translation.wording import Setting, Wording

Formula = Callable[[str, Setting], Wording | None]
_SENTENCES = re.compile(r"[。\n]+")
_LATEST = r"最新(?:发展动态|动态|情况|发展情况|进展|进展情况|发展|资料|信息)"
_REPORTS = re.compile(rf"本(?P<paper>{PAPER})(?:向.{{2,20}})?报告(?:了)?(?P<what>.+?)")
_UPDATE = re.compile(rf"[，,]?\s*并(?:且)?(?:介绍|提供|说明)(?:了)?(?:有关的)?{_LATEST}")
_GIVES = re.compile(
    rf"本(?P<paper>{PAPER})(?:简要|扼要)?(?P<verb>介绍|提供|载有|载列|概述|说明|总结|审查|列出|阐述|讨论|分析|评估|述及|涵盖|涉及|审议)(?:了)?(?P<what>.+)"
)
_GIVEN = {
    "介绍": "presents", "提供": "provides", "载有": "contains", "载列": "sets out", "概述": "outlines", "说明": "describes",
    "总结": "summarizes", "审查": "reviews", "列出": "lists", "阐述": "describes", "讨论": "discusses", "分析": "analyses",
    "评估": "assesses", "述及": "addresses", "涵盖": "covers", "涉及": "addresses", "审议": "considers",
}  # fmt: skip
_VERB = r"(?P<verb>提交|编写|编制|拟订|拟定|印发)"
_BASIS = r"(?P<how>根据|依照|按照|遵照|依据|应)(?P<basis>.+?)(?:中?(?:所载|提出)?的?(?P<wish>规定|要求|请求)|之规定)?"
_PURSUANT = re.compile(
    rf"本(?P<paper>{PAPER})(?:是|系|现)?{_BASIS}(?:而)?{_VERB}(?:给?(?P<to>[^的]{{2,40}}?))?(?:的|，供其审议|供其审议)?"
)
_PURSUANT_FIRST = re.compile(
    rf"(?:现|兹|谨)?{_BASIS}[，,]?(?:现|兹|谨)?(?:向(?P<to>.{{2,40}}?))?{_VERB}本(?P<paper>{PAPER})(?P<for>[，,]?供(?:其)?审议)?"
)
_MADE = {
    "提交": "submitted", "编写": "prepared", "编制": "prepared", "拟订": "prepared", "拟定": "prepared", "印发": "issued",
}  # fmt: skip
_SUPPLEMENT = re.compile(
    rf"(?:它|本(?:{PAPER}))是?对(?:在)?\s*(?P<symbol>{SYMBOL})\s*号?文件中?(?:所)?(?:向(?P<to1>.{{2,16}}?))?"
    rf"(?:提交给?|提供给?)(?P<to2>.{{2,16}}?)?的?(?P<what>信息|资料|报告)的补充"
)
_SUPPLEMENTS = re.compile(
    rf"本(?P<paper>{PAPER})(?:是对(?P<symbol>{SYMBOL})\s*号文件(?:所载|所提供)?的?(?P<what>信息|资料)?的补充|补充了?(?P<symbol2>{SYMBOL})\s*号文件(?:所载|所提供)?的?(?P<what2>信息|资料)?)"
)
_PERIOD = re.compile(
    rf"本(?P<paper>{PAPER})(?:的?(?:报告期|报告所述期间|所述期间)(?:为|是)|(?:所)?(?:涵盖|涉及|述及|覆盖|包括)(?:了)?(?:的期间为)?)(?:自|从)?(?P<when>\d{{4}}\s*年.{{3,40}}?)(?:的|这一|期间|的期间|这段时间|的这段期间)*"
)
_READ_WITH = re.compile(
    rf"(?:请将)?本(?P<paper>{PAPER})应?(?:应)?(?:与|同|结合)\s*(?P<what>.{{2,80}}?)(?:一并|一起|结合)?(?:阅读|参阅|审阅|审议)"
)
_TRANSMITS = re.compile(
    r"(?P<who>.{2,20}?)(?:谨|兹)(?:此)?(?:向(?P<to>.{2,20}?))?(?P<verb>转递|转交|提交)(?P<what>.{2,60})"
)
_ANNEXED = re.compile(rf"本(?P<paper>{PAPER})附件载有(?P<what>.+)")


def abstract(text: str, setting: Setting) -> Wording | None:
    """The abstract or mandate paragraph: every sentence a known formula, or None."""
    return all_sentences(text, setting, (*_WHOLE, _in_clauses))


def all_sentences(text: str, setting: Setting, formulas: tuple[Formula, ...]) -> Wording | None:
    """The wordings of all sentences in a row; None as soon as one of them is not known."""
    english: list[Wording] = []
    for sentence in (piece.strip() for piece in _SENTENCES.split(text)):
        if not sentence:
            continue
        found = next((wording for formula in formulas if (wording := formula(sentence, setting))), None)
        if found is None:
            return None
        english.append(found)
    if not english:
        return None
    return Wording(" ".join(w.text for w in english), all(w.is_official for w in english))


def _reports(sentence: str, setting: Setting) -> Wording | None:
    update = _UPDATE.search(sentence)
    stem = sentence[: update.start()] if update and update.end() == len(sentence) else sentence
    if update and update.end() != len(sentence):
        return None
    match = _REPORTS.fullmatch(stem)
    if match is None:
        return None
    thing, is_official = _reported(match["what"].strip(), setting)
    if thing is None:
        return None
    closing = " and provides an update on recent developments" if update else ""
    return Wording(f"The present {PAPERS[match['paper']]} reports on {thing}{closing}.", is_official)


def _reported(what: str, setting: Setting) -> tuple[str | None, bool]:
    match = re.fullmatch(r"(?P<thing>.+?)的?(?:执行|落实|实施)(?:情况|进展)", what)
    if match:
        cited = resolutions(match["thing"], setting)
        if cited:
            return f"the implementation of {cited}", True
        thing = object_phrase(match["thing"], setting)
        return (f"the implementation of {thing.text}", False) if thing else (None, False)
    thing = object_phrase(what, setting)
    return (thing.text, thing.is_official) if thing else (None, False)


def _pursuant(sentence: str, setting: Setting) -> Wording | None:
    match = _PURSUANT.fullmatch(sentence) or _PURSUANT_FIRST.fullmatch(sentence)
    if match is None:
        return None
    receiver = ""
    to = match.groupdict().get("to")
    if to:
        found = receiver_of(to, setting) or _receivers(to, setting)
        if found is None or match["verb"] != "提交":
            return None
        receiver = f" to {found}"
    made = _MADE[match["verb"]]
    link = "in response to" if match["how"] == "应" else "pursuant to"
    if match["how"] == "应" and not match["wish"]:
        return None
    if match.groupdict().get("for"):
        whose = "" if not receiver else "their " if " and " in receiver else "its "
        receiver = f"{receiver} for {whose}consideration"
    opening = f"The present {PAPERS[match['paper']]} is {made}{receiver} {link}"
    cited = resolutions(match["basis"], setting)
    if cited and match.re is _PURSUANT_FIRST and receiver:
        return Wording(f"{capitalised(link)} {cited}, the present {PAPERS[match['paper']]} is {made}{receiver}.")
    if cited:
        return Wording(f"{opening} {cited}.")
    if match["how"] == "应":
        asking = who(match["basis"], setting)
        return Wording(f"{opening} the request of {asking.en}.") if asking else None
    thing = object_phrase(match["basis"], setting)
    return Wording(f"{opening} {thing.text}.", thing.is_official) if thing else None


def receiver_of(text: str, setting: Setting) -> str | None:
    """To whom something is submitted: a body, alone or "at its forty-ninth session"."""
    name = short_name(text, setting)
    if name is not None:
        return name
    for at in range(len(text) - 3, 1, -1):
        name = short_name(text[:at], setting)
        held = session_phrase(text[at:], setting) if name else None
        if name and held and " of the " not in held:
            return f"{name} at its {held}"
    return None


def _receivers(text: str, setting: Setting) -> str | None:
    """Several bodies: ``理事会和大会`` → the Board and the General Conference."""
    parts = re.split("和|及|以及|、", text)
    names = [short_name(part, setting) for part in parts]
    known = [name for name in names if name]
    return joined(known) if len(parts) > 1 and len(known) == len(parts) else None


def _held_elsewhere(sentence: str, setting: Setting) -> Wording | None:  # noqa: ARG001  one signature for all formulas
    """``本报告的补编载于GC(57)/INF/4号文件`` → The supplement to the present report is contained in document …."""
    match = _ELSEWHERE.fullmatch(sentence)
    if match is None:
        return None
    what, paper = _PARTS[match["part"]], PAPERS[match["paper"]]
    return Wording(f"The {what} to the present {paper} is contained in document {match['symbol']}.")


_PARTS = {"补编": "supplement", "增编": "addendum", "附录": "appendix", "附件": "annex"}
_ELSEWHERE = re.compile(
    rf"本(?P<paper>{PAPER})的?(?P<part>{'|'.join(_PARTS)})(?:载于|见)\s*(?P<symbol>{SYMBOL})\s*号?文件"
)


def _updates(sentence: str, setting: Setting) -> Wording | None:  # noqa: ARG001  one signature for all formulas
    """``本文件是对IDB.47/14号文件的更新`` → The present document updates document IDB.47/14."""
    match = _UPDATES.fullmatch(sentence)
    if match is None:
        return None
    what = "the information contained in document" if match["what"] else "document"
    return Wording(f"The present {PAPERS[match['paper']]} updates {what} {match['symbol']}.")


_UPDATES = re.compile(
    rf"本(?P<paper>{PAPER})(?:是对\s*(?P<symbol>{SYMBOL})\s*号文件(?:所载|所提供|中)?的?(?P<what>信息|资料)?的(?:更新|最新更新))"
)


def _supplement(sentence: str, setting: Setting) -> Wording | None:
    match = _SUPPLEMENT.fullmatch(sentence)
    if match is None:
        return _supplements(sentence)
    receiver = match["to1"] or match["to2"]
    name = body_named(receiver, setting) if receiver else None
    if receiver and name is None:
        return None
    what = "report" if match["what"] == "报告" else "information"
    to = f" to the {name.en}" if name else ""
    return Wording(f"It supplements the {what} submitted{to} in document {match['symbol']}.")


def _supplements(sentence: str) -> Wording | None:
    match = _SUPPLEMENTS.fullmatch(sentence)
    if match is None:
        return None
    what = "the information contained in document" if match["what"] or match["what2"] else "document"
    return Wording(f"The present {PAPERS[match['paper']]} supplements {what} {match['symbol'] or match['symbol2']}.")


def _period(sentence: str, setting: Setting) -> Wording | None:  # noqa: ARG001  one signature for all formulas
    match = _PERIOD.fullmatch(sentence)
    if match is None:
        return None
    when = match["when"].strip()
    dates = find_dates(when, "zh")
    if len(dates) != 1 or dates[0].start != 0 or dates[0].end < len(when):
        return None
    start, _, end = dates[0].value.partition("/")
    if not end:
        return None
    return Wording(f"The present {PAPERS[match['paper']]} covers the period from {un_date(start)} to {un_date(end)}.")


def _read_with(sentence: str, setting: Setting) -> Wording | None:
    match = _READ_WITH.fullmatch(sentence)
    thing = object_phrase(match["what"], setting) if match else None
    if match is None or thing is None or not thing.is_official:
        return None
    return Wording(f"The present {PAPERS[match['paper']]} should be read in conjunction with {thing.text}.")


def _transmits(sentence: str, setting: Setting) -> Wording | None:
    match = _TRANSMITS.fullmatch(sentence)
    sender = who(match["who"], setting) if match else None
    what = match["what"] if match else ""
    thing = paper_phrase(what, setting) or resolutions(what, setting)
    if match is None or sender is None or thing is None:
        return None
    receiver = receiver_of(match["to"], setting) if match["to"] else ""
    if receiver is None:
        return None
    verb = "submit" if match["verb"] == "提交" else "transmit"
    to = f" to {receiver}" if receiver else ""
    opening = setting.dated(f"{sender.en[0].upper()}{sender.en[1:]}")
    return Wording(f"{opening} has the honour to {verb}{to} {thing}.")


def _annexed(sentence: str, setting: Setting) -> Wording | None:
    match = _ANNEXED.fullmatch(sentence)
    thing = object_phrase(match["what"], setting) if match else None
    if match is None or thing is None:
        return None
    return Wording(f"The annex to the present {PAPERS[match['paper']]} contains {thing.text}.", is_official=False)


def _gives(sentence: str, setting: Setting) -> Wording | None:
    match = _GIVES.fullmatch(sentence)
    thing = object_phrase(match["what"], setting) if match else None
    if match is None or thing is None:
        return None
    return Wording(f"The present {PAPERS[match['paper']]} {_GIVEN[match['verb']]} {thing.text}.", is_official=False)


_WHOLE: tuple[Formula, ...] = (
    _supplement,
    _updates,
    _held_elsewhere,
    _period,
    _reports,
    _pursuant,
    _read_with,
    _transmits,
    _annexed,
    _gives,
)


def _in_clauses(sentence: str, setting: Setting) -> Wording | None:
    """One subject with several predicates: ``本报告根据…提交，概述了…`` → The present report is submitted …. It outlines …."""
    parts = _CLAUSE.split(sentence)
    opening = re.match(rf"本(?:{PAPER})", sentence)
    if len(parts) < 2 or opening is None:
        return None
    first = next((found for formula in _WHOLE if (found := formula(parts[0], setting))), None)
    rest = [_gives(opening.group() + part, setting) or _reports(opening.group() + part, setting) for part in parts[1:]]
    known = [found for found in rest if found is not None]
    if first is None or len(known) != len(rest):
        return None
    said = [re.sub(r"^The present \w+ ", "", found.text).rstrip(".") for found in known]
    return Wording(f"{first.text} It {joined(said)}.", is_official=False)


_CLAUSE = re.compile(rf"[，,](?:并(?:且)?|还|同时|也|并就此|以及)?(?=(?:{'|'.join((*_GIVEN, '报告'))}))")
