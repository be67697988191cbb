"""Asks: who is asked to do what, by when."""

import re

from tasks.contracts.document import Block, BlockKind, Document, DocumentKind
from tasks.grammar.dates import find_dates

_ASK_HEADING = re.compile(
    r"\b(?:propos\w+|recommend\w*|request\w*|resol\w+|urg\w+|calls?\s+(?:on|upon)|invites?|appeals?|asks?"
    r"|action\s+(?:required|requested|to be taken))\b"
    r"|建议|请|呼吁|需请.{0,12}采取的行动",
    re.I,
)
_OPERATIVE = re.compile(
    r"^\W*(?:(?:Also|Further|Strongly|Again|Once again)\s+)?(?:requests?|urges?|invites?|calls?\s+(?:up)?on"
    r"|encourages?|recommends?|appeals?\s+to)\b",
    re.I,
)
# Formulas that ask a governing body to take note: an ask, but no activity of the field.
_TAKE_NOTE = re.compile(
    r"\b(?:may wish to|is invited to|are invited to)\s+(?:take note|note|consider)\b|(?:似宜|不妨)(?:注意|审议|考虑)"
    r"|请.{0,12}注意到"
)


def is_ask_list(document: Document, block: Block) -> bool:
    """Whether each paragraph here is an ask: a list under "THE CONFERENCE PROPOSES:", an operative paragraph."""
    if _OPERATIVE.match(block.text) and len(block.text) > 30:
        return True
    heading = (
        document.blocks[block.section] if block.section is not None and block.section < len(document.blocks) else None
    )
    if heading is None or heading.kind is not BlockKind.HEADING:
        return block.kind is BlockKind.LIST_ITEM and document.kind is DocumentKind.CONFERENCE_RECOMMENDATIONS
    asked = _ASK_HEADING.search(heading.text) is not None and heading.role != "title"
    if block.kind is BlockKind.LIST_ITEM:
        return asked or document.kind is DocumentKind.CONFERENCE_RECOMMENDATIONS
    return asked and document.kind is DocumentKind.CONFERENCE_RECOMMENDATIONS


def is_take_note(text: str) -> bool:
    """Whether an ask is the closing formula of a report ("The Board may wish to take note of …").

    >>> is_take_note("理事会似宜注意到本报告提供的信息。")
    True
    """
    return _TAKE_NOTE.search(text) is not None


_TO_WHOM = re.compile(
    r"^\W*(?:In [^,]{3,60},\s*)?(?:To\s+|Also\s+|Further\s+)?(?:ask|recommend|request|urge|invite|encourage"
    r"|call\s+(?:up)?on|advise|"
    r"requests|urges|invites|encourages|recommends|calls\s+(?:up)?on|appeals\s+to|propose|suggest)(?:\s+that"
    r")?\s+(?:the\s+)?"
    r"(?P<who>.{3,220}?)\s*,?\s+(?:to|should|considers?)\s+(?!the\b|be\s+able)[a-z]",
    re.I | re.S,
)
_THAT_WHO = re.compile(
    r"^That\s+(?:the\s+)?(?P<who>.{3,120}?)(?:,\s|\s+(?:make|create|prepare|develop|hold|take|ensure|adopt"
    r"|establish|introduce|provide|"
    r"consider|support|promote|organi[sz]e|conduct|include|submit|draw|be\s+\w+ed|arrange|strengthen|continue"
    r"|give)\b)",
    re.S,
)
_SHOULD_WHO = re.compile(
    r"^(?:To this end,?\s+|In this (?:regard|context|connection),?\s+|However,?\s+)?(?:the\s+)?(?!To\b"
    r")(?P<who>[A-Z].{2,320}?)\s+"
    r"(?:should|must|ought to|(?<!the )needs? to|may wish to|(?:is|are)\s+(?:requested|invited|urged|encouraged"
    r"|recommended))\b",
    re.I | re.S,
)
_URGING = re.compile(
    r"\b(?:urg(?:es?|ed|ing)|call(?:s|ed|ing)?\s+(?:up)?on|invit(?:es?|ed|ing)|request(?:s|ed|ing)?"
    r"|encourag(?:es?|ed|ing)|"
    r"ask(?:s|ed|ing)?|recommend(?:s|ed|ing)?)\s+(?:that\s+)?(?:the\s+|all\s+)?(?P<who>[\w ,’'-]{3,100}?"
    r")\s+(?:to|should)\s",
    re.I,
)
_ZH_WHO = re.compile(
    r"(?:促请|敦促|呼吁|鼓励|邀请|建议|请)(?P<who>(?!求|注意)[\u4e00-\u9fffA-Za-z、和]{2,24}?)(?=继续|加强|采取|考虑|提供|制定|制订|开展|支持|确保|推动"
    r"|促进|实施|提高|扩大|协助|在|向|就|为|于|与|将|审议|核准|通过|尽|编写|提交|报告|根据|优先|加快|进一步|注意|加大|落实|建立|参加)"
)
_ZH_MAY = re.compile(r"^(?P<who>[\u4e00-\u9fff]{2,14}?)(?:似宜|不妨|应当|应该|应|需要|必须|可考虑)")
_ZH_SUBJECT = re.compile(r"(?:促请|敦促|呼吁|鼓励|邀请|建议|请)$")


_SENTENCE_BREAK = re.compile(r"(?<=[a-z0-9)][.!?])\s+(?=[A-Z“\"])")


def addressee(text: str, language: str) -> str | None:
    """Who is asked, in the words of the source (articles left out); None where the text does not say.

    >>> addressee("To ask the Government of the Russian Federation to entrust executive authorities", "en")
    'Government of the Russian Federation'
    >>> addressee("Priorities for 2020 were introduced. ITPOs should also deal with technology promotion.", "en")
    'ITPOs'
    >>> addressee("理事会似宜注意到本报告提供的信息。", "zh")
    '理事会'
    """
    text = text[:1500]
    if language.split("-")[0] == "zh":
        found = _ZH_MAY.search(text) or _ZH_WHO.search(text)
        return found.group("who") if found else None
    # Sentence by sentence: "The priorities were discussed. The offices should …" asks the offices.
    for sentence in _SENTENCE_BREAK.split(text):
        for pattern in (_TO_WHOM, _THAT_WHO, _SHOULD_WHO):
            found = pattern.match(sentence)
            if found:
                return _trimmed(found.group("who"))
    found = _URGING.search(text)
    return _trimmed(found.group("who")) if found else None


def _trimmed(who: str) -> str | None:
    """The addressee without a trailing aside and with single blanks; None for what is no addressee ("experience", "it")."""
    who = " ".join(who.split()).strip(" ,;:")
    who = re.split(
        r",?\s+(?:along with|jointly with|in collaboration with|together with|in co-?operation with)\b", who
    )[0]
    who = re.sub(r"^(?:to|that|the|all)\s+", "", who, flags=re.I).strip(" ,")
    words = who.split()
    if not words or words[0].casefold() in (
        "it",
        "this",
        "there",
        "special",
        "attention",
        "emphasis",
        "available",
        "such",
    ):
        return None
    return who if len(words) <= 30 else None


_FROM_YEAR = re.compile(
    r"\b(?:starting|beginning|as)\s+(?:from|of|in)\s+(?:the\s+)?(?:year\s+)?$|\bfrom\s+(?:the\s+)?(?:year\s+)?$"
    r"|自\s*$",
    re.I,
)


def horizon(text: str, language: str) -> str | None:
    """The EDTF date or range by which an ask is to be met: the latest the ask names; None if it names none.

    >>> horizon("a Strategy (for the years 2005 to 2015), to ensure financing", "en")
    '2005/2015'
    >>> horizon("into diploma theses, starting from the year 2006.", "en")
    '2006'
    """
    plain = re.sub(
        r"“[^”]*”|《[^》]*》|\(for instance,[^)]*\)|\bdated\s+\w+\s+\d{1,2},\s+\d{4}",
        lambda m: " " * len(m.group()),
        text[:6000],
    )
    dates = find_dates(plain, language)
    if not dates:
        return None
    latest = max(dates, key=lambda mention: (_end(mention.value), mention.start))
    return latest.value.rstrip("/")


def _end(value: str) -> str:
    parts = [part for part in value.split("/") if part and part != ".."]
    return parts[-1] if parts else ""
