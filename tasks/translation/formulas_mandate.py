"""Formulas of requested actions: what a document asks a body, an officer or States to do."""

import re

from tasks.grammar.inflection_en import capitalised, gerund, joined
from tasks.grammar.segmentation_zh import segment
from tasks.translation.formulas_abstract import all_sentences
from tasks.translation.formulas_bodies import body_named, short_name
from tasks.translation.formulas_names import who as author_named
from tasks.translation.formulas_references import object_phrase
from tasks.translation.formulas_reporting import GUIDANCE, guidance, report_back
from tasks.translation.wording import Setting, Wording
from tasks.vocabularies.front_matter import mandate_verbs

_WISH = re.compile(
    r"(?P<body>.{2,40}?)(?:(?:或)?似宜|不妨|或愿|似可|可(?=考虑)|似应|或可)(?P<considers>考虑)?(?P<rest>.+)"
)
_ASKED = re.compile(r"(?:谨请|提请|兹请|敬请|恳请|特此邀请|谨此?邀请|请|邀请)(?P<rest>.+)")
_ATTENTION = re.compile(r"(?:谨|兹)?(?:此)?提请(?P<body>.{2,40}?)注意(?P<what>.+)")
_ACTION_HEADING = re.compile(
    r"(?:(?:需|需要|请|要求|提请|建议|拟|有待|供)(?:请|由)?(?P<body>.{2,40}?)(?:需|应|将)?采取的?行动|(?P<body2>.{2,40}?)(?:需|应|将|拟)(?:要)?采取的行动)"
)
_LABEL = re.compile(r"^\s*(?:\d{1,2}[.．、]|[(（]\d{1,2}[)）]|[(（](?P<letter>[a-z]{1,2}|[ivx]{1,4})[)）])\s*")
_AND = re.compile(
    r"(?:[，,；;]\s*(?:并(?:且)?|同时|以及|和|还)|[；;]\s*|(?<![，,；;议查论])并(?:且)?(?=提供|通过|核准|批准|请|就|审议|注意|认可|核可|建议|授权))"
)
_NAMED = {
    "总干事": "the Director General", "秘书处": "the Secretariat", "秘书长": "the Secretary-General",
    "成员国": "Member States", "会员国": "Member States", "各会员国": "Member States", "各成员国": "Member States",
    "所有会员国": "all Member States", "所有成员国": "all Member States", "工发组织": "UNIDO", "各国政府": "Governments",
    "执行主任": "the Executive Director", "执行秘书": "the Executive Secretary", "发展伙伴": "development partners",
    "捐助者": "donors", "各国": "States", "所有国家": "all States", "缔约方": "Parties", "各缔约方": "Parties",
    "所有缔约方": "all Parties", "缔约国": "States parties", "各缔约国": "States parties", "署长": "the Administrator",
    "外聘审计员": "the External Auditor", "联合检查组": "the Joint Inspection Unit", "高级专员": "the High Commissioner",
    "发达国家": "developed countries", "发展中国家": "developing countries", "私营部门": "the private sector",
    "利益攸关方": "stakeholders", "相关利益攸关方": "relevant stakeholders", "国际社会": "the international community",
}  # fmt: skip


def action(text: str, setting: Setting) -> Wording | None:
    """Sentences of requested action: 似宜 …, 建议大会 …, 请总干事 …, or None."""
    return all_sentences(text, setting, (_wish, _recommended, _attention, _invited, _recommends, _mandate))


def action_heading(text: str, setting: Setting) -> Wording | None:
    """``需请理事会采取的行动`` → Action required of the Board."""
    match = _ACTION_HEADING.fullmatch(text.strip())
    if match is None:
        return None
    short = short_name(match["body"] or match["body2"], setting)
    if short is None:
        return None
    words = text.strip()
    if words.startswith("建议"):
        return Wording(f"Suggested action by {short}")
    is_proposed = words.startswith("拟") or "拟采取" in words
    return Wording(f"{'Proposed action by' if is_proposed else 'Action required of'} {short}")


def clauses(rest: str, setting: Setting, third_person: bool, link: str = "") -> Wording | None:
    """Several clauses with one subject, joined by "and" (and ``link``); None as soon as one of them is not known."""
    parts = [part.strip(" ，,；;") for part in _AND.split(rest) if part.strip(" ，,；;")]
    found = [_clause(part, setting, third_person) for part in parts]
    known = [one for one in found if one is not None]
    if not known or len(known) != len(found):
        return None
    said = [known[0].text, *(f"{link}{one.text}" for one in known[1:])]
    return Wording(joined(said), all(one.is_official for one in known))


def _clause(rest: str, setting: Setting, third_person: bool) -> Wording | None:
    """A verb of resolutions with its object, or with the one it speaks to and what that one is to do."""
    words = rest.strip(" ，,；;：:")
    guided = GUIDANCE.fullmatch(words)
    if guided is not None:
        return guidance(guided, setting, third_person)
    if words.startswith("建议"):
        return _advice(words, setting, "recommends" if third_person else "recommend")
    verb = next((verb for verb in mandate_verbs() if words.startswith(verb.zh)), None)
    if verb is None:
        return None
    form = verb.third_person if third_person else verb.infinitive
    after = words[len(verb.zh) :]
    if verb.takes == "addressee":
        return _addressed(form, after, setting)
    thing = object_phrase(after, setting)
    return Wording(f"{form} {thing.text}", thing.is_official) if thing else None


def _addressee(after: str, setting: Setting) -> tuple[str, str] | None:
    """The one spoken to, in English, and the rest of the sentence."""
    who = next((zh for zh in sorted(_NAMED, key=len, reverse=True) if after.startswith(zh)), None)
    if who is not None:
        members = setting.house.members if setting.house else ""
        english = _NAMED[who].replace("Member States", members) if "ember" in members else _NAMED[who]
        return setting.dated(english), after[len(who) :]
    for size in range(min(len(after), 40), 1, -1):
        short = short_name(after[:size], setting)
        if short is not None:
            return short, after[size:]
    return None


def _addressed(form: str, after: str, setting: Setting) -> Wording | None:
    found = _addressee(after, setting)
    if found is None:
        return None
    who, deed = found[0], found[1].strip(" ，,")
    reported = report_back(deed, setting)
    if reported is not None:
        return Wording(f"{form} {who} to {reported}")
    is_continued = deed.startswith("继续")
    deed = deed.removeprefix("继续")
    continued = "continue to " if is_continued else ""
    guided = GUIDANCE.fullmatch(deed)
    if guided is not None:
        guided_en = guidance(guided, setting, third_person=False)
        return Wording(f"{form} {who} to {continued}{guided_en.text}", guided_en.is_official) if guided_en else None
    tokens = segment(setting.named(deed))
    verb_term = tokens[0].term("verb") if tokens else None
    if not tokens or verb_term is None or len(tokens) < 2:
        return None
    thing = object_phrase(deed[len(tokens[0].zh) :], setting)
    if thing is None:
        return None
    return Wording(f"{form} {who} to {continued}{verb_term.en} {thing.text}", is_official=False)


def _ends_open(sentence: str) -> bool:
    return sentence.rstrip().endswith(("：", ":"))


def _wish(sentence: str, setting: Setting) -> Wording | None:
    match = _WISH.fullmatch(sentence)
    short = short_name(match["body"].strip(" ，,"), setting) if match else None
    if match is None or short is None:
        return None
    opening = f"{capitalised(short)} may wish to"
    rest = match["rest"].strip(" ，,")
    if rest in ("：", ":"):
        return Wording(f"{opening}:")
    if rest.startswith(("：", ":")):
        return _items(opening, rest, setting)
    clause = _considered(rest, setting) if match["considers"] else clauses(rest, setting, third_person=False)
    end = ":" if _ends_open(sentence) else "."
    return Wording(f"{opening} {clause.text}{end}", clause.is_official) if clause else None


def _considered(rest: str, setting: Setting) -> Wording | None:
    """``考虑通过…`` → consider adopting …; ``考虑建议理事会通过…`` → consider recommending to the Board the adoption of …."""
    words = rest.strip(" ，,；;：:")
    if not words.startswith("建议"):
        clause = _clause(words, setting, third_person=False)
        return Wording(f"consider {gerund(clause.text)}", clause.is_official) if clause else None
    advice = _advice(words, setting, "recommending")
    return Wording(f"consider {advice.text}", advice.is_official) if advice else None


def _advice(words: str, setting: Setting, verb: str) -> Wording | None:
    """``建议大会通过…`` → recommend to the General Assembly the adoption of …."""
    found = _body_at(words.removeprefix("建议"), setting)
    if found is None:
        return None
    for zh, noun in _ADOPTIONS.items():
        if found[1].startswith(zh):
            thing = object_phrase(found[1].removeprefix(zh), setting)
            text = f"{verb} to {found[0]} the {noun} of {thing.text}" if thing else ""
            return Wording(text, thing.is_official) if thing else None
    return None


_ADOPTIONS = {"通过": "adoption", "核准": "approval", "批准": "approval"}


def _recommended(sentence: str, setting: Setting) -> Wording | None:
    if not sentence.startswith("建议"):
        return None
    found = _body_at(sentence.removeprefix("建议"), setting)
    if found is None:
        return None
    opening = f"{capitalised(found[0])} is recommended to"
    return _withclauses(opening, found[1], sentence, setting)


def _withclauses(opening: str, rest: str, sentence: str, setting: Setting) -> Wording | None:
    words = rest.strip(" ：:，,")
    if not words:
        return Wording(f"{opening}:")
    if rest.strip(" ，,").startswith(("：", ":")) and _SEMICOLON.search(words):
        return _items(opening, rest, setting)
    # "is invited to take note of … and to provide …"
    clause = clauses(words, setting, third_person=False, link="to ")
    end = ":" if _ends_open(sentence) else "."
    return Wording(f"{opening} {clause.text}{end}", clause.is_official) if clause else None


def _items(opening: str, rest: str, setting: Setting) -> Wording | None:
    """A list behind a colon, its letters kept: ``似宜：(a) 注意到…；(b) 核准…`` → … may wish to: (a) take note …; (b) …."""
    said: list[Wording] = []
    for item in (piece for piece in _SEMICOLON.split(rest.strip(" ：:，,；;")) if piece.strip()):
        label = _LETTER.match(item)
        clause = clauses(item[label.end() :] if label else item, setting, third_person=False)
        if clause is None:
            return None
        said.append(Wording(f"({label['letter']}) {clause.text}" if label else clause.text, clause.is_official))
    if not said:
        return None
    return Wording(f"{opening}: {'; '.join(one.text for one in said)}.", all(one.is_official for one in said))


_SEMICOLON = re.compile(r"[；;]\s*(?:以及|并且|和)?\s*")
_LETTER = re.compile(r"\s*[(（](?P<letter>[a-z]{1,2}|[ivx]{1,4})[)）]\s*")


def _body_at(words: str, setting: Setting) -> tuple[str, str] | None:
    """The longest name of a body that ``words`` begin with, as running text calls it, and the rest."""
    for size in range(min(len(words), 40), 1, -1):
        short = None if words[size - 1] in "：: " else short_name(words[:size], setting)
        if short is not None:
            return short, words[size:]
    return None


def _attention(sentence: str, setting: Setting) -> Wording | None:
    match = _ATTENTION.fullmatch(sentence)
    short = short_name(match["body"], setting) if match else None
    thing = object_phrase(match["what"], setting) if match else None
    if short is None or thing is None:
        return None
    return Wording(f"The attention of {short} is drawn to {thing.text}.", thing.is_official)


def _invited(sentence: str, setting: Setting) -> Wording | None:
    """``谨请理事会注意到…``: the document asks the body it is submitted to, and only that one."""
    match = _ASKED.fullmatch(sentence)
    found = _body_at(match["rest"], setting) if match else None
    if match is None or found is None:
        return None
    is_parties = found[0].lower().endswith("parties")
    own = setting.body.short_en if setting.body else None
    if not is_parties and found[0] != own and not _is_own(match["rest"], found[1], setting):
        return None
    verb = "are" if found[0].lower().endswith("parties") else "is"
    return _withclauses(f"{capitalised(found[0])} {verb} invited to", found[1], sentence, setting)


def _recommends(sentence: str, setting: Setting) -> Wording | None:
    """``高级专员建议各国：`` → The High Commissioner recommends that States:."""
    match = re.fullmatch(r"(?P<who>.{2,30}?)建议(?P<whom>.{2,14})[：:]", sentence)
    sender = author_named(match["who"], setting) if match else None
    addressed = _NAMED.get(match["whom"]) if match else None
    if sender is None or addressed is None:
        return None
    return Wording(f"{capitalised(setting.dated(sender.en))} recommends that {addressed}:")


def _is_own(words: str, rest: str, setting: Setting) -> bool:
    named = body_named(words[: len(words) - len(rest)], setting)
    return named is not None and setting.body is not None and named.en == setting.body.en


def _mandate(sentence: str, setting: Setting) -> Wording | None:
    label = _LABEL.match(sentence)
    words = sentence[label.end() :] if label else sentence
    if label and label["letter"]:
        return (
            None  # "(a) Take note" after "may wish to", "(a) Takes note" after "The Board": the line alone does not say
        )
    preamble = _preamble(words, setting)
    if preamble is not None:
        return preamble
    clause = _clause(words, setting, third_person=True)
    if clause is None:
        return None
    number = f"{label.group().strip()} " if label else ""
    end = ";" if words.rstrip().endswith(("；", ";")) else "."
    return Wording(f"{number}{capitalised(clause.text)}{end}", clause.is_official)


def _preamble(words: str, setting: Setting) -> Wording | None:
    """A ground of a resolution, which ends in a comma: ``回顾其…第24/2号决定，`` → Recalling its decision 24/2 …,."""
    if not words.rstrip().endswith(("，", ",")):
        return None
    resolving = body_named(words.rstrip(" ，,"), setting)
    if resolving is not None:
        return Wording(f"The {resolving.en},")
    for zh in sorted(_GROUNDS, key=len, reverse=True):
        if words.startswith(zh):
            thing = object_phrase(words.removeprefix(zh), setting)
            return Wording(f"{_GROUNDS[zh]} {thing.text},", thing.is_official) if thing else None
    return None


_GROUNDS = {
    "回顾": "Recalling", "又回顾": "Recalling also", "还回顾": "Recalling also", "重申": "Reaffirming", "注意到": "Noting",
    "赞赏地注意到": "Noting with appreciation", "关切地注意到": "Noting with concern", "欢迎": "Welcoming", "强调": "Emphasizing",
    "审议了": "Having considered", "铭记": "Bearing in mind", "认识到": "Recognizing", "又重申": "Reaffirming also",
    "满意地注意到": "Noting with satisfaction", "着重指出": "Stressing",
}  # fmt: skip
