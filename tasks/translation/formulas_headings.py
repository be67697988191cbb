"""Formulas of headings: their numbers of any level, annexes and parts, standing headings, agendas of sessions."""

import re
import unicodedata

from tasks.grammar.numerals_zh import parse_zh
from tasks.translation.formulas_authors import author
from tasks.translation.formulas_bodies import body_named, short_name
from tasks.translation.formulas_mandate import action_heading
from tasks.translation.formulas_names import who
from tasks.translation.formulas_session import number_of, session_phrase
from tasks.translation.wording import Setting, Wording, standing_wording, title_wording

_ZH = "一二三四五六七八九十"
_LABEL = re.compile(
    rf"^\s*(?:[(（](?P<zh_sub>[{_ZH}]{{1,3}})[)）]\s*[.．、]?|(?P<circled>[㈠-㈩])\s*[.．、]?"
    rf"|(?P<zh>[{_ZH}]{{1,3}})\s*[.．、。](?!\d)|(?P<roman>[IVXLC]{{1,6}})\s*[.．、](?!\d)|(?P<capital>[A-Z])\s*[.．、](?!\d)"
    r"|(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\s*[.．、](?!\d)|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3})\s+"
    r"|(?P<bare>\d{1,2})\s+(?=[\u4e00-\u9fff])(?![年月日个项号次届届类种份名])"
    r"|[(（](?P<letter>[a-z]{1,2}|[ivx]{1,5}|\d{1,2})[)）]\s*[.．、]?)\s*"
)
_ROMAN_SIGN = re.compile(r"[\u2160-\u216b](?=\s*[.．、])")  # Ⅱ. for II.
_ROMAN = ((90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_NUMERAL = rf"[{_ZH}]{{1,3}}|\d{{1,2}}|[IVX]{{1,5}}|[A-Z]"
_PART = re.compile(
    rf"(?P<noun>附件|附录|附表|增编|更正|订正|修正|附文|表|图|方框|专栏|决议草案|决定草案|议程项目|项目)\s*(?P<number>{_NUMERAL})(?P<star>[*＊]{{0,2}})"
    r"(?:\s*[.．:：、\n\s]\s*(?P<title>.+))?",
    re.DOTALL,
)
_PARTS = {
    "附件": "Annex", "附录": "Appendix", "增编": "Addendum", "更正": "Corrigendum", "附文": "Enclosure", "表": "Table",
    "图": "Figure", "方框": "Box", "专栏": "Box", "决议草案": "Draft resolution", "决定草案": "Draft decision", "项目": "Item",
    "议程项目": "Agenda item",
}  # fmt: skip
# Chinese numbers of these are printed as Roman numerals in English, Arabic ones as they stand.
_NTH = re.compile(
    rf"第\s*(?P<number>[\d{_ZH}]{{1,4}})\s*(?P<noun>部分|章|节|编|部|卷)(?:\s*[.．:：、\s]\s*(?P<title>.+))?"
)
_PAPERS_OF_SESSION = (
    (re.compile(r"(?P<session>.+?)的?临时议程说明"), "Annotated provisional agenda for the {}"),
    (re.compile(r"(?P<session>.+?)的?临时议程草案"), "Draft provisional agenda for the {}"),
    (re.compile(r"(?P<session>.+?)的?临时议程"), "Provisional agenda for the {}"),
    (re.compile(r"(?P<session>.+?)的?议程"), "Agenda for the {}"),
    (re.compile(r"(?P<session>.+?)的?(?:会期|日期)"), "Date of the {}"),
    (re.compile(r"(?P<session>.+?)的?日期和地点"), "Date and place of the {}"),
    (re.compile(r"(?P<session>.+?)的?(?:会期|日期)和临时议程"), "Date and provisional agenda of the {}"),
    (re.compile(r"(?P<session>.+?)(?:的)?筹备工作"), "Preparations for the {}"),
)
_REPORT_OF_SESSION = re.compile(r"(?P<body>.{2,50}?)(?P<session>第.{1,20})(?:的|工作)?报告(?P<draft>草稿)?")
_BROUGHT = re.compile(r"(?:需)?提请(?P<body>.{2,20}?)注意的(?P<what>事项|问题|决定|决议)")
_BROUGHT_WHAT = {"事项": "Matters", "问题": "Issues", "决定": "Decisions", "决议": "Resolutions"}
_POSSIBLE = re.compile(r"(?P<body>.{2,30}?)(?:可以|可能|可)采取的行动")
_FOR = {
    "审议": "consideration", "讨论": "discussion", "采取行动": "action", "审议或采取行动": "consideration or action",
    "审议和采取行动": "consideration and action", "决定": "decision", "审议和决定": "consideration and decision",
}  # fmt: skip
_MATTERS = re.compile(
    rf"供(?P<body>.{{2,30}}?)(?P<deed>{'|'.join(sorted(_FOR, key=len, reverse=True))})的(?P<what>事项|问题)(?:[：:](?P<title>.+))?"
)
_SPACED = re.compile(r"[\u4e00-\u9fff](?:\s+[\u4e00-\u9fff]){1,11}")
_DEEDS = re.compile(r"(?P<who>.{2,20}?)(?:的|所?采取的)(?P<what>行动|作用|任务|任务授权)")
_DEEDS_OF = {"行动": "Action by", "作用": "Role of", "任务": "Mandate of", "任务授权": "Mandate of"}
_SIGNS = ((" - ", " - "), ("——", ": "), ("：", ": "), (": ", ": "))


def roman(number: int) -> str:
    """A Roman numeral from 1 to 99.

    >>> roman(4), roman(18)
    ('IV', 'XVIII')
    """
    letters = ""
    for value, letter in _ROMAN:
        while number >= value:
            letters, number = letters + letter, number - value
    return letters


def heading(text: str, setting: Setting) -> Wording | None:
    """A heading with its number: ``三. 技术合作`` → III. Technical cooperation; ``A. 背景`` keeps its letter.

    Levels are numbered as the United Nations do: 一. is I., (一) is (i); letters and Arabic figures stay.
    """
    words = _ROMAN_SIGN.sub(lambda sign: unicodedata.normalize("NFKC", sign.group()), text.strip())
    match = _LABEL.match(words)
    bare = words[match.end() :].strip() if match else words
    # A section of an annotated agenda holds the annotations; the paper as a whole is the annotated agenda.
    found = Wording("Annotations to the provisional agenda") if match and bare == _ANNOTATIONS else None
    found = found or _unnumbered(bare, setting)
    if found is None or match is None:
        return found
    label = _label(match)
    return Wording(f"{label} {found.text}", found.is_official) if label else None


def _label(match: re.Match[str]) -> str | None:
    if match["zh"]:
        number = parse_zh(match["zh"])
        return f"{roman(number)}." if isinstance(number, int) and 0 < number < 99 else None
    if match["zh_sub"] or match["circled"]:
        number = parse_zh(match["zh_sub"]) if match["zh_sub"] else ord(match["circled"]) - 0x321F
        return f"({roman(number).lower()})" if isinstance(number, int) and 0 < number < 99 else None
    if match["letter"]:
        return f"({match['letter']})"
    if match["bare"] or match["decimal"]:
        return match["bare"] or match["decimal"]
    return f"{match['roman'] or match['capital'] or match['number']}."


def _unnumbered(words: str, setting: Setting) -> Wording | None:
    starless = words.rstrip("*＊ ")
    star = words[len(starless) :].strip().replace("＊", "*")
    if _SPACED.fullmatch(starless):
        starless = words = re.sub(r"\s+", "", starless)
    found = (
        action_heading(starless, setting)
        or standing_wording(starless, setting)
        or _part(words, setting)
        or _nth(words, setting)
        or of_session(starless, setting)
        or _official_author(starless, setting)
        or _brought(starless, setting)
        or _possible(starless, setting)
        or agenda_matters(starless, setting)
        or _deeds(starless, setting)
        or title_wording(starless, setting)
        or _in_two(starless, setting)
    )
    return Wording(found.text + star, found.is_official) if found and star and star not in found.text else found


def _part(words: str, setting: Setting) -> Wording | None:
    """``附件一``, ``附录 2：…``, ``表1``: Annex I, Appendix 2: …, Table 1."""
    match = _PART.fullmatch(words)
    if match is None or match["noun"] not in _PARTS:
        return None
    number = match["number"]
    value = parse_zh(number) if re.fullmatch(f"[{_ZH}]+", number) else None
    if isinstance(value, int):
        number = roman(value)
    head = f"{_PARTS[match['noun']]} {number}{match['star'].replace('＊', '*')}"
    is_stopped = (
        match["title"] and words[: match.start("title")].rstrip().endswith((".", "．")) and head.startswith("Item")
    )
    return _with_title(head, match["title"], setting, ". " if is_stopped else ": ")


def _nth(words: str, setting: Setting) -> Wording | None:
    """``第二章``, ``第一部分：…``: Chapter II, Part one: …."""
    match = _NTH.fullmatch(words)
    number = number_of(match["number"]) if match else None
    if match is None or not number:
        return None
    if match["noun"] == "章":
        head = f"Chapter {roman(number)}"
    elif match["noun"] == "节":
        head = f"Section {number}"
    elif match["noun"] in ("部分", "编", "部") and number <= 10:
        head = f"Part {_COUNT[number]}"
    else:
        return None
    return _with_title(head, match["title"], setting)


_ANNOTATIONS = "临时议程说明"
_COUNT = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _with_title(head: str, title: str | None, setting: Setting, sign: str = ": ") -> Wording | None:
    if title is None or not title.strip():
        return Wording(head)
    found = _unnumbered(title.strip(), setting)
    return Wording(f"{head}{sign}{found.text}", found.is_official) if found else None


def of_session(words: str, setting: Setting) -> Wording | None:
    """``第四十九届会议临时议程`` → Provisional agenda for the forty-ninth session."""
    for pattern, english in _PAPERS_OF_SESSION:
        match = pattern.fullmatch(words)
        held = session_phrase(match["session"], setting) if match else None
        if held is not None:
            return Wording(english.format(held))
    match = _REPORT_OF_SESSION.fullmatch(words)
    found = body_named(match["body"].removesuffix("的"), setting) if match else None
    held = session_phrase(match["session"], setting) if match and found else None
    if match is None or found is None or held is None or " of the " in held:
        return None
    draft = "Draft report" if match["draft"] else "Report"
    return Wording(f"{draft} of the {found.en} on its {held}")


def _brought(words: str, setting: Setting) -> Wording | None:
    """``提请理事会注意的事项`` → Matters brought to the attention of the Council."""
    match = _BROUGHT.fullmatch(words)
    short = short_name(match["body"], setting) if match else None
    return Wording(f"{_BROUGHT_WHAT[match['what']]} brought to the attention of {short}") if match and short else None


def _official_author(words: str, setting: Setting) -> Wording | None:
    found = author(words, setting)
    return found if found is not None and found.is_official else None


def _possible(words: str, setting: Setting) -> Wording | None:
    """``履行机构可采取的行动`` → Possible action by the Subsidiary Body for Implementation."""
    match = _POSSIBLE.fullmatch(words)
    short = short_name(match["body"], setting) if match else None
    return Wording(f"Possible action by {short}") if short else None


def agenda_matters(words: str, setting: Setting) -> Wording | None:
    """``供理事会审议或采取行动的事项`` → Matters for consideration or action by the Board, with a title behind a colon."""
    match = _MATTERS.fullmatch(words)
    short = short_name(match["body"], setting) if match else None
    if match is None or short is None:
        return None
    opening = f"{_BROUGHT_WHAT.get(match['what'], 'Issues')} for {_FOR[match['deed']]} by {short}"
    title = title_wording(match["title"].strip(), setting) if match["title"] else None
    if match["title"] and title is None:
        return None
    if title is None:
        return Wording(opening)
    rest = title.text[0].lower() + title.text[1:] if title.text[1:2].islower() else title.text
    return Wording(f"{opening}: {rest}", title.is_official)


def _deeds(words: str, setting: Setting) -> Wording | None:
    """``秘书处的行动`` → Action by the Secretariat; ``执行局的作用`` → Role of the Executive Board."""
    match = _DEEDS.fullmatch(words)
    if match is None:
        return None
    named = who(match["who"], setting) if short_name(match["who"], setting) is None else None
    actor = named.en if named else short_name(match["who"], setting)
    return Wording(setting.dated(f"{_DEEDS_OF[match['what']]} {actor}")) if actor else None


def _in_two(words: str, setting: Setting) -> Wording | None:
    """A heading with a colon: both sides known."""
    for sign, english in _SIGNS:
        before, found, after = words.partition(sign)
        if not found or not before.strip() or not after.strip():
            continue
        first, second = title_wording(before.strip(), setting), title_wording(after.strip(), setting)
        if first is None or second is None:
            return None
        return Wording(
            f"{first.text}{english}{second.text[0].lower() + second.text[1:] if second.text[1:2].islower() else second.text}",
            first.is_official and second.is_official,
        )
    return None
