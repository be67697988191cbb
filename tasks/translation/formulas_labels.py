"""Labelled notes of the specialized agencies' papers: ``政策影响：无。`` → Policy implications: None."""

import re

from tasks.grammar.dates import find_dates
from tasks.grammar.inflection_en import capitalised
from tasks.grammar.symbols import find_symbols
from tasks.grammar.un_dates import date as un_date
from tasks.translation.formulas_bodies import short_name
from tasks.translation.formulas_names import who
from tasks.translation.wording import Setting, Wording

_LABELS = {
    "日期": "Date", "政策影响": "Policy implications", "法律影响": "Legal implications", "财务影响": "Financial implications",
    "所涉政策问题": "Policy implications", "所涉法律问题": "Legal implications", "所涉财务问题": "Financial implications",
    "所涉经费问题": "Financial implications", "所涉预算问题": "Budgetary implications", "行政影响": "Administrative implications",
    "人员编制影响": "Staffing implications", "相关战略目标": "Relevant strategic objective",
    "相关主要成果目标": "Main relevant outcome", "主要成果目标": "Main relevant outcome",
    "主要相关成果目标": "Main relevant outcome",
    "相关成果": "Relevant outcome", "后续行动": "Follow-up action", "需采取的后续行动": "Follow-up action required",
    "所需后续行动": "Follow-up action required", "要求采取的后续行动": "Follow-up action required", "作者单位": "Author unit",
    "撰写单位": "Author unit", "相关文件": "Related documents", "有关文件": "Related documents", "参考文件": "References",
    "参考资料": "References", "联系人": "Contact", "要求采取的行动": "Action required", "需采取的行动": "Action required",
    "文件类别": "Type of document", "语文": "Language",
}  # fmt: skip
_LABELLED = re.compile(rf"(?P<label>{'|'.join(sorted(_LABELS, key=len, reverse=True))})\s*[：:]\s*(?P<value>.+)")
_STANDING = {
    "无": "None", "没有": "None", "不适用": "Not applicable", "无影响": "None", "不详": "Not known", "有": "Yes", "是": "Yes",
    "否": "No", "全部": "All", "所有战略目标": "All strategic objectives", "全部战略目标": "All strategic objectives",
    "全部四项战略目标": "All four strategic objectives", "所有四项战略目标": "All four strategic objectives",
    "待定": "To be determined",
}  # fmt: skip
_PARAGRAPH = re.compile(
    r"(?:参?见|详见)(?:本文件)?第\s*(?P<one>\d{1,3})\s*(?:(?P<link>至|[-–—－]|和|及|、)\s*第?\s*(?P<two>\d{1,3})\s*)?段"
)
_DEPENDING = re.compile(r"(?:取决于|视|根据)(?P<who>.{2,16}?)的(?P<what>决定|指导意见|讨论结果|审议结果|指导)(?:而定)?")
_DEPENDED = {
    "决定": "the decision of", "指导意见": "the guidance of", "指导": "the guidance of",
    "讨论结果": "the outcome of the discussion of", "审议结果": "the outcome of the consideration by",
}  # fmt: skip
_PIECES = re.compile(r"\s*(?:[；;、，,]|和|及)\s*")


def labelled_note(text: str, setting: Setting) -> Wording | None:
    """A label with its value, the value a standing word, a date, paragraphs, symbols or the one on whom it depends.

    >>> labelled_note("财务影响：见第12至14段。", Setting()).text
    'Financial implications: See paragraphs 12 to 14.'
    """
    words = text.strip()
    match = _LABELLED.fullmatch(words.rstrip("。."))
    if match is None:
        return None
    value = _value(match["value"].strip(), setting)
    if value is None:
        return None
    end = "." if words.endswith(("。", ".")) else ""
    return Wording(f"{_LABELS[match['label']]}: {value}{end}")


def _value(words: str, setting: Setting) -> str | None:
    if words in _STANDING:
        return _STANDING[words]
    dates = find_dates(words, "zh")
    if len(dates) == 1 and (dates[0].start, dates[0].end) == (0, len(words)) and dates[0].kind == "day":
        return un_date(dates[0].value)
    if match := _PARAGRAPH.fullmatch(words):
        if match["two"] is None:
            return f"See paragraph {match['one']}"
        link = "and" if match["link"] in "和及、" else "to"
        return f"See paragraphs {match['one']} {link} {match['two']}"
    if match := _DEPENDING.fullmatch(words):
        short = short_name(match["who"], setting)
        return f"Depending on {_DEPENDED[match['what']]} {short}" if short else None
    pieces = _PIECES.split(words)
    if all("/" in piece and _is_symbol(piece) for piece in pieces):
        return "; ".join(pieces)
    found = who(words, setting)
    return capitalised(found.en.removeprefix("the ")) if found else None


def _is_symbol(piece: str) -> bool:
    return (piece.isascii() and any(one.start == 0 and one.end == len(piece) for one in find_symbols(piece))) or (
        re.fullmatch(r"[A-Z]{1,4}[A-Z0-9.()]*(?:/[A-Za-z0-9.()]+)+", piece) is not None
    )
