"""Departments and institutes named right after the body they belong to: 工业和信息化部国际合作司, 水利部农村电气化研究所."""

import re
from dataclasses import dataclass

from tasks.grammar.organisation_names_zh import in_english
from tasks.grammar.organisation_words_zh import BREAK, FALSE_END, openers

_PARENT = re.compile(
    r"(?:部|委|委员会|委员会秘书处|署|局|厅|院|组织|秘书处|政府|科学院|中心|会|使馆|[（(][A-Z][A-Za-z-]{1,12}[）)])$"
)
_PART = re.compile(
    r"(?![副长们和与及或的等在有相、是由将已])(?P<body>[\u4e00-\u9fff和与]{1,14}?)"
    r"(?P<tail>办公厅|办公室|代表处|办事处|总司|(?<!公)司|局|厅|处|研究中心|中心|研究所|研究院|设计院|学院|实验室|分院|分会)"
    r"(?![长级机业于理置分罚境令面势部限员心])"
)
_OFFICE_ONLY = re.compile(r"(?P<body>)(?P<tail>办公厅|办公室|秘书处)(?![长])")
_DEPARTMENTS = frozenset(("办公厅", "办公室", "代表处", "办事处", "总司", "司", "局", "厅", "处", "秘书处"))
_TITLED = re.compile(r"副|长$|长[\u4e00-\u9fff]|主任|主席|书记|总干事|执行|秘书|代表(?!处)|特使|大使|首席|专员|司令")


@dataclass(frozen=True, slots=True)
class Part:
    """Where the part ends, and whether it is a body of its own (an institute, a centre) rather than a department."""

    end: int
    own_body: bool


def sub_unit(text: str, start: int, end: int) -> Part | None:
    """The department or institute that follows the body at ``start:end`` without anything between.

    >>> sub_unit("生态环境部土壤司司长", 0, 5)
    Part(end=8, own_body=False)
    >>> sub_unit("水利部副部长在京会见", 0, 3) is None
    True
    """
    if text[start:end].isascii() and text[end - 1 : end] != ")":
        return None
    if not _PARENT.search(text, start, end):
        return None
    match = _OFFICE_ONLY.match(text, end) or _PART.match(text, end)
    if match is None:
        return None
    body = match["body"]
    if (
        BREAK.search(body + match["tail"])
        or _TITLED.search(body)
        or FALSE_END.search(body + match["tail"])
        or body.endswith("办公")
    ):
        return None
    return Part(match.end(), match["tail"] not in _DEPARTMENTS)


_MINISTRY_OF = re.compile(r"Ministry of .+ of (?P<country>(?:the )?[A-Z][^,]+)$")
_HOME = "China"
_LISTED_ON = re.compile(r"[^。；;！!？?\n]{0,24}[、和与及]")


def same_country_as(before: str, between: str, surface: str) -> str | None:
    """The English name of a ministry printed without its country, right after a foreign one in one list; None else.

    >>> same_country_as("Ministry of Foreign Affairs of Ghana", "、", "财政部")
    'Ministry of Finance of Ghana'
    """
    match = _MINISTRY_OF.match(before)
    if match is None or match["country"] in (_HOME, "the People's Republic of China") or not surface.endswith("部"):
        return None
    if not _LISTED_ON.fullmatch(between) or any(
        found.payload == "country" for found in openers().iterate(between + surface)
    ):
        return None
    name = in_english(surface)
    return f"{name} of {match['country']}" if name else None
