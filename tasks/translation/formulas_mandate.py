"""Formulas of mandates, abstracts and requested actions: what a document reports on and what it asks a body to do."""

import re
from collections.abc import Callable

from tasks.grammar.inflection_en import capitalised
from tasks.grammar.segmentation_zh import segment
from tasks.translation.formulas_references import PAPER, PAPERS, SYMBOL, object_phrase, resolutions, short_name
from tasks.translation.formulas_session import body_named
from tasks.translation.wording import Setting, Wording
from tasks.vocabularies.front_matter import mandate_verbs

_REPORTS = re.compile(rf"本(?P<paper>{PAPER})(?:向.{{2,20}})?报告(?:了)?(?P<what>.+?)")
_UPDATE = re.compile(
    r"[，,]?\s*并(?:且)?(?:介绍|提供|说明)(?:了)?(?:有关的)?最新(?:发展动态|动态|情况|发展情况|进展|进展情况)"
)
_GIVES = re.compile(
    rf"本(?P<paper>{PAPER})(?:简要)?(?P<verb>介绍|提供|载有|载列|概述|说明|总结|审查|列出|阐述|讨论)(?:了)?(?P<what>.+)"
)
_GIVEN = {
    "介绍": "presents", "提供": "provides", "载有": "contains", "载列": "sets out", "概述": "outlines", "说明": "describes",
    "总结": "summarizes", "审查": "reviews", "列出": "lists", "阐述": "describes", "讨论": "discusses",
}  # fmt: skip
_PURSUANT = re.compile(
    rf"本(?P<paper>{PAPER})(?:是)?(?:根据|依照|按照|遵照)(?P<basis>.+?)(?:的规定|的要求|的请求|之规定)?(?:提交|编写|编制)(?:的)?"
)
_SUPPLEMENT = re.compile(
    rf"(?:它|本(?:{PAPER}))是?对(?:在)?\s*(?P<symbol>{SYMBOL})\s*号?文件中?(?:所)?(?:向(?P<to1>.{{2,16}}?))?"
    rf"(?:提交给?|提供给?)(?P<to2>.{{2,16}}?)?的?(?P<what>信息|资料|报告)的补充"
)
_WISH = re.compile(r"(?P<body>.{2,20}?)(?:似宜|不妨|似可|可考虑|似应)(?P<rest>.+)")
_RECOMMENDED = re.compile(r"建议(?P<body>.{2,20}?)(?:[：:]|(?=[^：:]))(?P<rest>.*)")
_ACTION_HEADING = re.compile(r"(?:需|需要|请)(?:请)?(?P<body>.{2,20}?)(?:需)?采取的行动")
_Formula = Callable[[str, Setting], Wording | None]
_SENTENCES = re.compile(r"[。\n]+")
_NAMED = {"总干事": "the Director General", "秘书处": "the Secretariat", "秘书长": "the Secretary-General",
          "成员国": "Member States", "会员国": "Member States", "工发组织": "UNIDO", "各国政府": "Governments",
          "执行主任": "the Executive Director", "发展伙伴": "development partners", "捐助者": "donors"}  # fmt: skip


def abstract(text: str, setting: Setting) -> Wording | None:
    """The abstract or mandate paragraph: every sentence a known formula, or None."""
    return _all_sentences(text, setting, (_supplement, _reports, _pursuant, _gives))


def action(text: str, setting: Setting) -> Wording | None:
    """Sentences of requested action: 似宜 …, 建议大会 …, 请总干事 …, or None."""
    return _all_sentences(text, setting, (_wish, _recommended, _mandate))


def action_heading(text: str, setting: Setting) -> Wording | None:
    """``需请理事会采取的行动`` → Action required of the Board."""
    match = _ACTION_HEADING.fullmatch(text.strip())
    short = short_name(match["body"], setting) if match else None
    return Wording(f"Action required of {short}") if short else None


def _all_sentences(text: str, setting: Setting, formulas: tuple[_Formula, ...]) -> Wording | None:
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
    match = re.fullmatch(r"(?P<thing>.+?)的?(?:执行|落实|实施)情况", what)
    if match:
        cited = resolutions(match["thing"], setting)
        if cited:
            return f"the implementation of {cited}", True
        thing = object_phrase(match["thing"], setting)
        return (f"the implementation of {thing.text}", False) if thing else (None, False)
    thing = object_phrase(what, setting)
    return (thing.text, thing.is_official) if thing else (None, False)


def _pursuant(sentence: str, setting: Setting) -> Wording | None:
    match = _PURSUANT.fullmatch(sentence)
    if match is None:
        return None
    verb = "prepared" if "编" in sentence[match.end("basis") :] else "submitted"
    opening = f"The present {PAPERS[match['paper']]} is {verb} pursuant to"
    cited = resolutions(match["basis"], setting)
    if cited:
        return Wording(f"{opening} {cited}.")
    thing = object_phrase(match["basis"], setting)
    return Wording(f"{opening} {thing.text}.", thing.is_official) if thing else None


def _supplement(sentence: str, setting: Setting) -> Wording | None:
    match = _SUPPLEMENT.fullmatch(sentence)
    if match is None:
        return None
    receiver = match["to1"] or match["to2"]
    name = body_named(receiver, setting) if receiver else None
    if receiver and name is None:
        return None
    what = "report" if match["what"] == "报告" else "information"
    to = f" to the {name.en}" if name else ""
    return Wording(f"It supplements the {what} submitted{to} in document {match['symbol']}.")


def _gives(sentence: str, setting: Setting) -> Wording | None:
    match = _GIVES.fullmatch(sentence)
    thing = object_phrase(match["what"], setting) if match else None
    if match is None or thing is None:
        return None
    return Wording(f"The present {PAPERS[match['paper']]} {_GIVEN[match['verb']]} {thing.text}.", is_official=False)


def _clause(rest: str, setting: Setting, third_person: bool) -> Wording | None:
    """A verb of resolutions with its object, or with the one it speaks to and what that one is to do."""
    words = rest.strip(" ，,；;：:")
    verb = next((verb for verb in mandate_verbs() if words.startswith(verb.zh)), None)
    if verb is None:
        return None
    form = verb.third_person if third_person else verb.infinitive
    after = words[len(verb.zh) :]
    if verb.takes == "addressee":
        return _addressed(form, after, setting)
    thing = object_phrase(after, setting)
    return Wording(f"{form} {thing.text}", thing.is_official) if thing else None


def _addressed(form: str, after: str, setting: Setting) -> Wording | None:
    who = next((zh for zh in sorted(_NAMED, key=len, reverse=True) if after.startswith(zh)), None)
    if who is None:
        return None
    deed = after[len(who) :].strip(" ，,")
    is_continued = deed.startswith("继续")
    deed = deed.removeprefix("继续")
    tokens = segment(setting.named(deed))
    verb_term = tokens[0].term("verb") if tokens else None
    if not tokens or verb_term is None or len(tokens) < 2:
        return None
    thing = object_phrase(deed[len(tokens[0].zh) :], setting)
    if thing is None:
        return None
    continued = "continue to " if is_continued else ""
    return Wording(f"{form} {setting.dated(_NAMED[who])} to {continued}{verb_term.en} {thing.text}", is_official=False)


def _wish(sentence: str, setting: Setting) -> Wording | None:
    match = _WISH.fullmatch(sentence)
    short = short_name(match["body"], setting) if match else None
    clause = _clause(match["rest"], setting, third_person=False) if match else None
    if short is None or clause is None:
        return None
    return Wording(f"{capitalised(short)} may wish to {clause.text}.", clause.is_official)


def _recommended(sentence: str, setting: Setting) -> Wording | None:
    if not sentence.startswith("建议"):
        return None
    words = sentence.removeprefix("建议")
    for size in range(min(len(words), 24), 1, -1):
        short = short_name(words[:size].rstrip("：: "), setting)
        if short is None:
            continue
        rest = words[size:].strip(" ：:，,")
        opening = f"{capitalised(short)} is recommended to"
        if not rest:
            return Wording(f"{opening}:")
        clause = _clause(rest, setting, third_person=False)
        return Wording(f"{opening} {clause.text}.", clause.is_official) if clause else None
    return None


def _mandate(sentence: str, setting: Setting) -> Wording | None:
    clause = _clause(re.sub(r"^\d{1,2}[.．]\s*", "", sentence), setting, third_person=True)
    return Wording(f"{capitalised(clause.text)}.", clause.is_official) if clause else None
