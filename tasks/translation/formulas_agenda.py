"""Formulas of agenda items with their sub-items and titles."""

import re

from tasks.grammar.inflection_en import capitalised, joined
from tasks.translation.formulas_session import number_of, ordinal_of
from tasks.translation.wording import Setting, Wording, standing_wording, title_wording

_CIRCLED = {chr(0x3220 + index): index + 1 for index in range(10)}  # ㈠ to ㈩
_SMALL_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_SUB = (
    r"(?:[ \u00a0]*(?:[(（][ ]*(?:[a-z]{1,2}|[ivx]{1,5}|[一二三四五六七八九十]{1,2})[ ]*[)）]|[㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩]))"
)
_ITEM_NUMBER = rf"\d{{1,3}}(?:\.\d{{1,2}})?{_SUB}*"
_ANY_NUMBER = rf"(?:{_ITEM_NUMBER}|{_SUB}+)"
_AND = r"(?:、|,|，|和|及|与|以及)"
_ITEM = re.compile(
    rf"(?P<star1>[*＊]{{0,3}})(?P<segment>(?:筹备|高级别)(?:会议)?部分)?(?P<agenda>临时议程草案|暂定议程|临时议程|补充议程|暂定项目表|初步项目表|初步清单|议程草案|议程|)\s*"
    rf"(?P<star>[*＊]{{0,3}})\s*(?P<noun>分项目|项目|议题)\s*(?P<numbers>{_ITEM_NUMBER}(?:\s*{_AND}\s*(?:分?项目\s*)?{_ANY_NUMBER})*)"
    rf"(?:[ \t]*(?:至|到|–|-)[ \t]*(?P<to>{_ITEM_NUMBER}))?[ \t]*(?P<star2>[*＊]{{0,3}})"
)
_COUNTED = re.compile(
    r"(?P<agenda>临时议程|议程)\s*(?P<star>[*＊]{0,3})\s*第\s*(?P<number>[\d一二三四五六七八九十]{1,3})\s*项(?:目)?"
)
_NTH_ITEM = re.compile(
    r"第\s*(?P<number>[\d一二三四五六七八九十]{1,3})\s*项(?P<agenda>临时议程|议程)(?:项目)?(?P<star>[*＊]{0,3})"
)
_NUMBER = re.compile(_ANY_NUMBER)
_AGENDAS = {
    "临时议程草案": "draft provisional agenda",
    "临时议程": "provisional agenda",
    "暂定议程": "provisional agenda",
    "补充议程": "supplementary agenda",
    "暂定项目表": "preliminary list",
    "初步项目表": "preliminary list",
    "初步清单": "preliminary list",
    "议程草案": "draft agenda",
}
# Houses that print "Provisional agenda item 13.1".
_AGENDA_FIRST = frozenset({"who"})
_BEGINS_ITEM = ("项目", "议程", "临时议程", "议题", "分项目")
_AFTER = " \n\r\t：:，,。.\u3000—–-"
_END = re.compile(r"[。；;：:.]\Z")
_ENDS = {"。": ".", ".": ".", "；": ";", ";": ";", "：": ":", ":": ":"}
_PLAIN_LABEL = re.compile(r"(?P<label>\d{1,2})\s*[.．、]\s*(?!\d)")
_SUB_LABEL = re.compile(r"[(（]\s*(?P<label>[a-z]{1,2}|[ivx]{1,5}|[一二三四五六七八九十])\s*[)）]\s*")


def agenda_item(text: str, setting: Setting) -> Wording | None:
    """An agenda item line, with the item's title after a line break if it is there.

    ``临时议程项目4(a)`` → Item 4 (a) of the provisional agenda; ``议程项目13和115`` → Agenda items 13 and 115.
    """
    words = text.strip()
    counted = _COUNTED.match(words) or _NTH_ITEM.match(words)
    if counted is not None:
        return _titled(_by_count(counted, setting), words[counted.end() :], setting)
    match = _ITEM.match(words)
    if match is None:
        return None
    # A letter alone belongs to the number before it: 4(a)和(b) is "4 (a) and (b)".
    numbers = [_spaced(number) for number in _NUMBER.findall(match["numbers"])]
    many = len(numbers) > 1 or bool(match["to"])
    listed = joined(numbers) if not match["to"] else f"{joined(numbers)} to {_spaced(match['to'])}"
    noun = "tems" if many else "tem"
    star = (match["star"] or match["star1"] or match["star2"]).replace("＊", "*")
    if match["agenda"] in _AGENDAS:
        agenda = _AGENDAS[match["agenda"]]
        is_first = setting.family in _AGENDA_FIRST and agenda == "provisional agenda"
        line = f"Provisional agenda i{noun} {listed}{star}" if is_first else f"I{noun} {listed} of the {agenda}{star}"
    elif match["agenda"] or match["noun"] == "议题":
        line = f"Agenda i{noun} {listed}{star}"
    else:
        line = f"I{noun} {listed}{star}"
    if match["segment"]:
        line = f"{line} of the {'preparatory' if match['segment'].startswith('筹备') else 'high-level'} segment"
    return _titled(line, words[match.end() :], setting, is_apart=words[match.end() - 1].isspace())


def item_title(text: str, setting: Setting) -> Wording | None:
    """The title of an item on a line of its own; None for a line that begins as an item and cannot be read as one."""
    words = text.strip()
    if _NTH_ITEM.match(words):
        return None
    return None if words.startswith(_BEGINS_ITEM) else _title(words, setting)


def entry(text: str, setting: Setting) -> Wording | None:
    """An entry of an agenda read as a paragraph, its number left out: standing wording only (``会议开幕。``)."""
    words = text.strip()
    found = standing_wording(words.removesuffix("。"), setting) if words.endswith("。") else None
    return Wording(f"{found.text}.") if found else None


def _by_count(match: re.Match[str], setting: Setting) -> str | None:
    """``议程第三项``: by its place on the agenda, as the specialized agencies count."""
    number = number_of(match["number"])
    if not number:
        return None
    if match["agenda"] == "临时议程":
        return f"Item {number} of the provisional agenda{match['star']}"
    if setting.family in ("fao", "unesco"):
        return f"Item {number} of the agenda{match['star']}"
    if setting.family == "ilo":
        return f"{capitalised(ordinal_of(number))} item on the agenda{match['star']}"
    return f"Agenda item {number}{match['star']}"


def _titled(line: str | None, rest: str, setting: Setting, is_apart: bool = False) -> Wording | None:
    if line is None:
        return None
    if not rest.strip():
        return Wording(line)
    if rest[0] not in _AFTER and not is_apart:
        return None
    titles = [title.strip(_AFTER) for title in re.split(r"[\n\r]+", rest) if title.strip(_AFTER)]
    if not titles:
        return Wording(line)
    found = [_title(title, setting) for title in titles]
    known = [title for title in found if title is not None]
    if len(known) != len(found):
        return None
    return Wording(f"{line}: {': '.join(title.text for title in known)}", all(title.is_official for title in known))


def _title(text: str, setting: Setting) -> Wording | None:
    """An item's title, or a sub-item's with its letter."""
    plain_label = _PLAIN_LABEL.match(text)
    if plain_label is not None:
        end = _END.search(text)
        title = title_wording(text[plain_label.end() : end.start() if end else len(text)], setting)
        stop = _ENDS.get(end.group(), "") if end else ""
        return Wording(f"{plain_label['label']}. {title.text}{stop}", title.is_official) if title else None
    label = _SUB_LABEL.match(text)
    if label is None:
        return title_wording(text, setting)
    end = _END.search(text)
    title = title_wording(text[label.end() : end.start() if end else len(text)], setting)
    stop = _ENDS.get(end.group(), "") if end else ""
    return Wording(f"({_letter(label['label'])}) {title.text}{stop}", title.is_official) if title else None


def _letter(label: str) -> str:
    number = number_of(label) if re.fullmatch("[一二三四五六七八九十]", label) else None
    return _SMALL_ROMAN[number] if number else label


def _spaced(number: str) -> str:
    compact = re.sub(r"\s+", "", number).replace("（", "(").replace("）", ")")
    for sign, value in _CIRCLED.items():
        compact = compact.replace(sign, f"({_SMALL_ROMAN[value]})")
    compact = re.sub(
        r"\(([一二三四五六七八九十]{1,2})\)", lambda match: f"({_SMALL_ROMAN[number_of(match[1]) or 0]})", compact
    )
    return re.sub(r"(?<=[\d)])\(", " (", compact)
