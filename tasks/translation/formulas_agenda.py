"""Formulas of agenda items with their sub-items, and of authorship lines."""

import re

from tasks.translation.wording import Setting, Wording, title_wording
from tasks.vocabularies.front_matter import authors

_ITEM_NUMBER = r"\d{1,3}(?:[ \u00a0]*[(（][ ]*(?:[a-z]{1,2}|[ivx]{1,5})[ ]*[)）])*"
_ITEM = re.compile(
    rf"(?P<star1>\*{{0,3}})(?P<agenda>临时议程草案|临时议程|补充议程|议程|)\s*(?P<star>\*{{0,3}})\s*项目\s*"
    rf"(?P<numbers>{_ITEM_NUMBER}(?:\s*(?:、|和|及|与|以及)\s*(?:项目\s*)?{_ITEM_NUMBER})*)"
)
_NUMBER = re.compile(_ITEM_NUMBER)
_AGENDAS = {
    "临时议程草案": "draft provisional agenda",
    "临时议程": "provisional agenda",
    "补充议程": "supplementary agenda",
}
_PAPERS = {
    "报告": "Report", "说明": "Note", "备忘录": "Memorandum", "进度报告": "Progress report", "年度报告": "Annual report",
    "最后报告": "Final report", "综合报告": "Synthesis report", "执行情况报告": "Performance report", "声明": "Statement",
    "决定草案": "Draft decision", "决议草案": "Draft resolution", "来文": "Communication", "提案": "Proposal",
    "发言": "Statement", "评论": "Comments", "意见": "Comments", "建议": "Recommendations", "信": "Letter",
}  # fmt: skip
_SUBMITTED = re.compile(r"(?P<who>.{1,40}?)(?:提交|提出|编写)的(?P<paper>.{1,8})")
_BY = re.compile(r"(?P<who>.{1,60})的(?P<paper>[^的]{1,8})")


def agenda_item(text: str, setting: Setting) -> Wording | None:
    """An agenda item line, with the item's title after a line break if it is there.

    ``临时议程项目4(a)`` → Item 4 (a) of the provisional agenda; ``议程项目13和115`` → Agenda items 13 and 115.
    """
    words = text.strip()
    match = _ITEM.match(words)
    if match is None:
        return None
    numbers = [_spaced(number) for number in _NUMBER.findall(match["numbers"])]
    listed = numbers[0] if len(numbers) == 1 else f"{', '.join(numbers[:-1])} and {numbers[-1]}"
    noun = "tem" if len(numbers) == 1 else "tems"
    star = match["star"] or match["star1"]
    if match["agenda"] in _AGENDAS:
        line = f"I{noun} {listed} of the {_AGENDAS[match['agenda']]}{star}"
    elif match["agenda"]:
        line = f"Agenda i{noun} {listed}{star}"
    else:
        line = f"I{noun} {listed}{star}"
    rest = words[match.end() :]
    if not rest.strip():
        return Wording(line)
    if rest[0] not in " \n\r\t：:，,。.\u3000":
        return None
    title = title_wording(rest.strip(" \n\r\t：:，,。.\u3000"), setting)
    return Wording(f"{line}: {title.text}", title.is_official) if title else None


def _spaced(number: str) -> str:
    compact = re.sub(r"\s+", "", number).replace("（", "(").replace("）", ")")
    return re.sub(r"(?<=\d)\(", " (", compact)


def author(text: str, setting: Setting) -> Wording | None:
    """Who a document is by (``秘书处的说明`` → Note by the Secretariat; ``秘书长的报告`` → Report of the Secretary-General)."""
    words = text.strip().rstrip("*。")
    match = _SUBMITTED.fullmatch(words)
    if match and (names := _names(match["who"], setting)) and match["paper"] in _PAPERS:
        return Wording(setting.dated(f"{_PAPERS[match['paper']]} submitted by {names[0]}"))
    match = _BY.fullmatch(words)
    if match is None or match["paper"] not in _PAPERS:
        return None
    found = _names(match["who"], setting)
    if found is None:
        return None
    names_en, report_by = found
    paper = _PAPERS[match["paper"]]
    preposition = report_by if paper.lower().endswith("report") else "by"
    return Wording(setting.dated(f"{paper} {preposition} {names_en}"))


def _names(text: str, setting: Setting) -> tuple[str, str] | None:
    found = [authors().get(part.strip()) for part in re.split(r"[、和与及]", text)]
    known = [author for author in found if author is not None]
    if not known or len(known) != len(found):
        return None
    names = [author.en for author in known]
    if setting.family != "unido":
        names = ["the Chair" if name == "the President" and setting.family == "unep" else name for name in names]
    text_en = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return text_en, known[0].report_by
