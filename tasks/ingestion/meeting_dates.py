"""Lines of a Chinese first page that hold the days of a meeting, its place and how it is held."""

import re

from tasks.grammar.dates import find_dates
from tasks.grammar.places import find_places
from tasks.ingestion.scripts import is_han
from tasks.vocabularies.countries import country_rows

# A line of dates and places that holds more than one range, or a range with one 日: 2009年2月16－20日，内罗毕.
_MEETING_DATES = re.compile(
    r"[（(]?(?:[\u4e00-\u9fff（）()、]{2,20}[，,]\s*)?\d{4}\s*年[\d\s年月日至和到及、，,－—–-]{4,60}日"
    r"(?:\s*[，,（(]\s*[\u4e00-\u9fff（）()、，/]{2,24})?[)）]?"
)


def is_meeting_dates(words: str) -> bool:
    """Whether a Chinese line holds the days of a meeting and nothing else but where and how it is held.

    >>> is_meeting_dates("在线，2021年11月1日至5日，以及2022年3月21日至25日，巴厘"), is_meeting_dates("2021年的财务情况")
    (True, False)
    """
    if _MEETING_DATES.fullmatch(words):
        return True
    if not is_han(words) or len(words) > 90 or words.endswith("。"):
        return False
    bare = words.rstrip("*＊ ")
    dates = find_dates(bare, "zh")
    if not dates or not all(mention.kind in ("month", "range", "day") for mention in dates):
        return False
    rest = bare
    for mention in reversed(dates):
        rest = f"{rest[: mention.start]}，{rest[mention.end :]}"
    pieces = [piece for piece in _BESIDE_DATES.split(rest) if piece]
    return bool(pieces) and all(_WAY.fullmatch(piece) or _is_place(piece) for piece in pieces)


_BESIDE_DATES = re.compile(r"[，,、；;（）()\s]+|以及|及|和")
_WAY = re.compile(
    r"(?:以)?(?:在线|线上|网上|线下|现场|混合|虚拟|视频|网络)(?:与|和)?(?:在线|线上|线下|现场)?(?:会议)?(?:形式|方式|模式|结合|举行)?"
)


def _is_place(words: str) -> bool:
    if any((one.start, one.end) == (0, len(words)) for one in find_places(words, "zh")):
        return True
    return any(words == name for row in country_rows() for name in row.names["zh"])
