"""Chinese calendar dates, years and decades as EDTF."""

import re
from collections.abc import Iterator

from tasks.grammar.dates_parts import Found, number, point, span

_YEAR_REST = r"(?:(?<=[1１])[6-9６-９]\d\d|(?<=[2２])[01０１]\d\d|(?<=[一二])[〇零○一二三四五六七八九]{3})"
_ZH_YEAR = rf"[12１２一二]{_YEAR_REST}"
_ZH_NUM = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
# One 日 for both days of a range: 2月16－20日, 11月29－12月3日.
_ZH_DAY_BEFORE_RANGE = r"(?=\s?(?:—+|–|-|－|~|～)\s?(?:\d{1,2}\s?月\s?)?\d{1,2}\s?日)"
_ZH_TO = r"\s?(?:至|到|—+|–|-|－|~|～)\s?"
# Each pattern begins with a class of signs, which the engine looks for in one fast pass; what may not stand before the
# first sign is looked at behind it.
_ZH = re.compile(
    rf"(?P<y1>[12１２一二](?<![\d.,A-Za-z].){_YEAR_REST})\s?年\s?"
    rf"(?:(?P<m1>{_ZH_NUM})\s?月(?:份)?(?:\s?(?P<d1>{_ZH_NUM})(?:\s?[日号]|{_ZH_DAY_BEFORE_RANGE}))?)?"
    rf"(?:{_ZH_TO}(?:(?P<y2>{_ZH_YEAR})\s?年\s?)?(?:(?P<m2>{_ZH_NUM})\s?月(?:份)?\s?)?(?:(?P<d2>{_ZH_NUM})\s?[日号])?)?"
)
_ZH_YEARS = re.compile(
    rf"(?P<y1>[12１２一二](?<![\d.,A-Za-z/\-].){_YEAR_REST})"
    rf"(?:\s?[-\u2010-\u2014－~～/至到]+\s?(?P<y2>{_ZH_YEAR}|\d\d(?=\s?[财两双]?年)))?"
    rf"(?=(?P<year>\s?[-－]?\s?(?:财政|学|两|双|财)?年)?)(?![\d]|[.,/]\d|[A-Za-z%])"
)
_ZH_MONTH_DAY = re.compile(
    rf"(?P<m1>[\d一二三四五六七八九十](?<![\d.,年].)(?:(?<=\d)\d?|(?<=[一二三四五六七八九十])[一二三四五六七八九十]{{0,2}}))"
    rf"\s?月(?:份)?(?:\s?(?P<d1>{_ZH_NUM})(?:\s?[日号]|{_ZH_DAY_BEFORE_RANGE}))?"
    rf"(?:{_ZH_TO}(?:(?P<m2>{_ZH_NUM})\s?月(?:份)?\s?)?(?:(?P<d2>{_ZH_NUM})\s?[日号])?)?"
)
# 2月22日和23日, 12月14日、15日和17日: days that share the month before them.
_ZH_MORE_DAYS = re.compile(rf"\s?(?:[、和及与]|以及)\s?(?P<day>{_ZH_NUM})\s?日(?!{_ZH_TO})")
_FROM = re.compile(r"[自从]\s?")
_ZH_DECADE = re.compile(
    r"(?:(?P<century>\d{2}|[一二]十[一二三四五六七八九]?)\s?世纪\s?(?P<tens>[1-9]0|[一二三四五六七八九]十)\s?年代|(?P<full>1[6-9]\d0|20\d0)\s?年代)"
)
_ZH_OPEN = re.compile(r"\s?(?:年\s?)?(?:以来|至今|起|以后)")
_ZH_UNIT_AFTER = re.compile(
    r"\s?(?:[多余几]?\s?(?:个|名|项|份|家|次|位|座|台|套|人|吨|公吨|公斤|千克|万|亿|千|百|美元|元|欧元|公里|平方|立方|公顷|亩|毫|千瓦|兆瓦|吉瓦|度|户|条|艘|辆|种|件|部|"
    r"所|米|克|升|倍|余|小时|天|周|"
    r"摄氏|多|村|支|处|亿|只|头|场|届))"
)


def chinese_dates(text: str, default_year: int | None) -> Iterator[Found]:
    """All Chinese dates of ``text``, overlapping readings included; a month and day alone take ``default_year``."""
    if "年代" in text:
        yield from _decades(text)
    patterns = [pattern for pattern, sign in ((_ZH, "年"), (_ZH_MONTH_DAY, "月")) if sign in text]
    for pattern in patterns:
        for match in pattern.finditer(text):
            if pattern is _ZH:
                y1, y2 = number(match["y1"]) or default_year, number(match["y2"])
            else:
                y1, y2 = default_year, None
            m1, d1, m2, d2 = map(number, match.group("m1", "d1", "m2", "d2"))
            start, end = match.span()
            if pattern is _ZH_MONTH_DAY and not d1 and not m2 and not d2 and (m1 is None or m1 > 12):
                continue
            lead = start - 2 if text[start - 1 : start] == " " else start - 1
            opened = pattern is _ZH and lead >= 0 and _FROM.match(text, lead, start) is not None
            if opened and (y2 or m2 or d2):
                start = lead
            if y2 or m2 or (d2 and d1):
                first = point(y1, m1, d1)
                month2 = m2 or (m1 if d2 else None)
                value = span(first, point(y2 or y1, month2, d2))
                yield start, end, value, "range"
                continue
            if m1 is None:
                end = match.start() + len(match.group().rstrip(" 至到—–-－~～"))
            after = _ZH_OPEN.match(text, end)
            when = point(y1, m1, d1)
            if after and y1 and when and (opened or "来" in after[0] or "今" in after[0]):
                yield start, end, f"{when}/", "open"
            else:
                yield start, end, when, "day" if d1 else "month" if m1 else "year"
                if d1:
                    yield from _more_days(text, match.end(), y1, m1)
    for match in _ZH_YEARS.finditer(text):
        y1 = number(match["y1"])
        if y1 is None:
            continue
        end = match.end() + (len(match["year"]) if match["year"] else 0)
        if match["y2"]:
            final = number(match["y2"]) or 0
            final = final if final > 99 else y1 - y1 % 100 + final
            if final > y1:
                yield match.start(), end, f"{y1}/{final}", "range"
                continue
        if match["y1"].isdigit() and not _ZH_UNIT_AFTER.match(text, match.end()):
            yield match.start(), end, str(y1), "year"


def _more_days(text: str, position: int, year: int | None, month: int | None) -> Iterator[Found]:
    while found := _ZH_MORE_DAYS.match(text, position):
        yield found.start("day"), found.end(), point(year, month, number(found["day"])), "day"
        position = found.end()


def _decades(text: str) -> Iterator[Found]:
    for match in _ZH_DECADE.finditer(text):
        if match["full"]:
            decade = int(match["full"])
        else:
            century, tens = number(match["century"]), number(match["tens"])
            if century is None or tens is None:
                continue
            decade = (century - 1) * 100 + tens
        yield *match.span(), f"{decade}/{decade + 9}", "range"
