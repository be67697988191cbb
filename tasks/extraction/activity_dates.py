"""When an activity took place or is to: from its own words, its heading or its document's dateline."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tasks.contracts.document import Block, Document
from tasks.grammar.dates import DateMention, find_dates

# "this week" and "last month" name no sure day and give no date.
_TODAY = re.compile(r"\b(?:today(?!['’]s)|this (?:morning|afternoon|evening)|tonight)\b|今天|今日|今晨", re.I)
_YESTERDAY = re.compile(r"\byesterday\b|昨天|昨日", re.I)
# "from 31 in 2010 to …", "than in 2020", 从2021年的…增至, 比2020年下降: the year compared with, not the activity's.
_COMPARED = re.compile(
    r"\b(?:compared\s+(?:with|to)|than\s+in|relative\s+to|versus|against|over|below|above|from\s+[^,;.]{1,30}\sin|levels?\s+(?:of|in))\s+(?:the\s+)?$"
    r"|(?:从|自|比|较|相比)\s*$",
    re.I,
)
_COMPARED_AFTER = re.compile(r"\s*(?:的|相比|增|下降|上升|减|levels?\b|baseline\b)")
_TITLE = re.compile(r"《[^《》]*》|“[^“”]*”|\"[^\"]{0,200}\"|‘[^‘’]*’|\b[A-Z]{2,}-?\d{4}\b")
_NOT_WHEN = re.compile(
    r"(?:\bby|\buntil|\bfor the next \w+ years until|\bto|到|至|priorities for|results? of .{0,40}for"
    r"|anniversary of|since the)\s*$",
    re.I,
)
# "(for instance, the … Agreement dated July 27, 2004": the example's date, not the ask's.
_EXAMPLE = re.compile(r"\bdated\s*$|\((?:for instance|e\.g\.|for example)[^)]*$", re.I)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class When:
    """``date``: a day, a run of days or a month; ``period``: a year, a range of months or years. EDTF, or None."""

    date: str | None
    period: str | None


def when(
    document: Document,
    text: str,
    dateline: Block | None,
    is_main: bool,
    is_ask: bool,
    is_done: bool = False,
    release_day: Block | None = None,
) -> When:
    """The date and period of an activity told of in ``text``.

    The dateline counts for the main activity under it; "today" is the document's date; dates inside titles are names.
    ``release_day`` is the dateline that opens the item ("VIENNA, 14 October 2021 –"): what is told first there as done,
    without a date of its own, is of that day. What is done has no date that lies ahead ("… from 2025 on").
    """
    year = published_year(document)
    if is_main and dateline is not None:
        heading = _first(find_dates(dateline.text, document.language, year))
        if heading is not None:
            return _sorted_out(heading.value)
    plain = _TITLE.sub(lambda match: " " * len(match.group()), text[:6000])
    opening = _OPENING_YEAR.match(plain)
    mentions = [
        m
        for m in find_dates(plain, document.language, int(opening.group("year")) if opening else year)
        if not _NOT_WHEN.search(plain[max(m.start - 40, 0) : m.start])
    ]
    mentions = [m for m in mentions if not _is_compared(plain, m)]
    day = _told_on(document, dateline, year)
    if day is not None and _TODAY.search(plain):
        return When(day.isoformat(), None)
    if day is not None and _YESTERDAY.search(plain) and day > date.min:
        return When((day - timedelta(days=1)).isoformat(), None)
    if is_ask:
        mentions = [m for m in mentions if not _EXAMPLE.search(plain[max(m.start - 240, 0) : m.start])]
        return When(None, mentions[0].value) if mentions else When(None, None)
    if is_done:
        mentions = [m for m in mentions if not _lies_ahead(m.value, year)]
    chosen = _first(mentions)
    if release_day is not None and opening is None and chosen is not None and len(chosen.value.split("/")[0]) == 4:
        chosen = None  # "…, 14 October 2021 – X signed the Country Programme 2021-2025": the years are the programme's
    if (
        chosen is None
        and is_done
        and release_day is not None
        and _IS_EVENT.search(plain)
        and not _SOME_TIME.search(plain)
    ):
        told = _first(find_dates(release_day.text, document.language, year))
        return _sorted_out(told.value) if told is not None else When(None, None)
    chosen = chosen or _first(mentions)
    return _sorted_out(chosen.value) if chosen is not None else When(None, None)


# What happens on a day; "reduced emissions" does not.
_IS_EVENT = re.compile(
    r"\b(?:sign(?:ed|ing)|launch(?:ed|es)?|met|hosted|held|opened|concluded|adopted|approved|published|released|inaugurated|visited|elected"
    r"|appointed|announced?|unveiled|organi[sz]ed|convened|gathered|agreed|attended|handed|received|awarded|presented|kicked\s+off|joined)\b"
    r"|签署|签订|会见|举行|举办|召开|开幕|闭幕|启动|发布|揭牌|成立|访问|通过|宣布|出席|落下帷幕|拉开帷幕",
    re.I,
)
_SOME_TIME = re.compile(
    r"\b(?:this|last|next|past|previous)\s+(?:week|month|year|quarter|spring|summer|autumn|winter|decade)|\brecent(?:ly)?\b|\bearlier\b|\bsince\b"
    r"|\bcompared\b|\bso\s+far\b|\bto\s+date\b|日前|近日|近期|此前|去年|上周|上月|今年以来|比\s*\d{4}",
    re.I,
)
# "2013年，…12月底召开": the months after an opening year are that year's.
_OPENING_YEAR = re.compile(r"\s*(?:In\s+|在|自)?(?P<year>(?:19|20)\d\d)\s*(?:年[，,]|年(?=[^度\d—至到-])|,\s)")


def _lies_ahead(value: str, year: int | None) -> bool:
    """Whether a date begins after the document's year, or is open at its end."""
    first = value.split("/")[0]
    return value.endswith("/") or (year is not None and first[:4].isdigit() and int(first[:4]) > year)


def _is_compared(text: str, mention: DateMention) -> bool:
    """Whether a date is only the one a figure is compared with."""
    if _COMPARED.search(text[max(mention.start - 50, 0) : mention.start]) is None:
        return False
    han = not text[max(mention.start - 1, 0) : mention.start].isascii()
    return not han or _COMPARED_AFTER.match(text, mention.end) is not None


def _told_on(document: Document, dateline: Block | None, year: int | None) -> date | None:
    """The day on which the text was written: its dateline's, else the document's; None if no single day is known."""
    values = [mention.value for mention in find_dates(dateline.text, document.language, year)] if dateline else []
    if document.front_matter.date_published is not None:
        values.append(document.front_matter.date_published.value)
    for value in values:
        if _DAY.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                continue
    return None


def published_year(document: Document) -> int | None:
    """The year of the document's date, which dates printed without a year are read in."""
    reading = document.front_matter.date_published
    return int(reading.value[:4]) if reading is not None and reading.value[:4].isdigit() else None


def _first(mentions: list[DateMention]) -> DateMention | None:
    """The first mention with a day or month, else the first of all."""
    for mention in mentions:
        if len(mention.value.split("/")[0]) > 4:
            return mention
    return mentions[0] if mentions else None


def _sorted_out(value: str) -> When:
    first, _, last = value.partition("/")
    if len(first) == 10 or (len(first) == 7 and not last):
        return When(value, None)
    return When(None, value)
