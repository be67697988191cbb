"""Formulas of dates and places of meetings, in any order and with any way of holding them (online, hybrid)."""

import re
from itertools import pairwise

from tasks.grammar.dates import find_dates
from tasks.grammar.inflection_en import capitalised, joined
from tasks.grammar.places import find_places
from tasks.grammar.un_dates import date as un_date
from tasks.translation.formulas_names import countries_en
from tasks.translation.wording import Setting, Wording
from tasks.vocabularies.front_matter import meeting_places

_STARS = re.compile(r"\s*[*＊]{1,3}\Z")
_LONGEST = 120  # characters: no line of date and place is longer
_DASHED = re.compile(r"(?<=[0-9A-Za-z])–(?=[0-9A-Z])")
_BREAKS = re.compile(r"\s*[\r\n]+\s*")
_BLANKS = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef0-9])\s+(?=[\u3000-\u9fff\uff00-\uffef0-9])|\s+$|^\s+")
# "2月16－20日" has one 日 for both days.
_ONE_DAY_SIGN = re.compile(r"(月\d{1,2})(?=[－—–~～-]{1,2}(?:\d{1,2}月)?\d{1,2}日)")
_DATED = re.compile(r"\d{4}年\d{1,2}月")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEKDAYS = {
    "一": "Monday", "二": "Tuesday", "三": "Wednesday", "四": "Thursday", "五": "Friday", "六": "Saturday",
    "日": "Sunday", "天": "Sunday",
}  # fmt: skip
_WEEKDAY = re.compile(r"[，,(（]?星期(?P<day>[一二三四五六日天])[)）]?")
_BETWEEN_DATES = re.compile(r"\s*(?:和|及|以及|、|；|;|，|,)\s*")
_EDGES = " ，,、；;。\u3000"
_VERBS = re.compile(r"^(?:于|在(?!线))|(?:举行|召开)$")
_HOW = {
    "线上": "online", "在线": "online", "网上": "online", "在线会议": "online", "线上会议": "online", "网上会议": "online",
    "线上形式": "online", "在线形式": "online", "线上举行": "online", "在线举行": "online", "以在线形式": "online",
    "以线上形式": "online", "以在线方式": "online", "以线上方式": "online", "网络会议": "online", "在线方式": "online",
    "在线参会": "online",
    "通过视频会议": "videoconference",
    "现场": "in person", "线下": "in person", "现场会议": "in person", "以现场形式": "in person", "混合会议形式": "hybrid",
    "现场和线上": "hybrid", "线上和现场": "hybrid", "现场与线上结合": "hybrid", "现场和在线": "hybrid", "混合型会议": "hybrid",
    "混合式": "hybrid", "线上线下混合": "hybrid",
    "虚拟": "virtual", "虚拟会议": "virtual", "虚拟形式": "virtual", "以虚拟形式": "virtual", "以虚拟方式": "virtual",
    "混合": "hybrid", "混合形式": "hybrid", "混合会议": "hybrid", "以混合形式": "hybrid", "混合方式": "hybrid",
    "以混合方式": "hybrid", "混合模式": "hybrid", "线上线下结合": "hybrid", "线上和线下": "hybrid", "视频会议": "videoconference",
}  # fmt: skip
_ALONE = {
    "online": "Online",
    "virtual": "Virtual meeting",
    "hybrid": "Hybrid meeting",
    "videoconference": "Videoconference",
    "in person": "In person",
}
_IN_BRACKETS = re.compile(r"(?P<place>[^()（）]+)[(（](?P<more>[^()（）]+)[)）]")
_JOINED = re.compile(r"\s*(?:、|和|及|以及|与|/)\s*")


def date_place(text: str, setting: Setting) -> Wording | None:
    """Date and place in either order; the house decides the English order and form.

    Nothing but dates, places, ways of meeting and the signs between them may stand in ``text``.

    >>> date_place("2022年11月6日至18日，埃及沙姆沙伊赫", Setting("unfccc")).text
    'Sharm el-Sheikh, Egypt, 6 to 18 November 2022'
    """
    words = _BLANKS.sub("", _BREAKS.sub("，", text.strip()))
    if not words or len(words) > _LONGEST:
        return None
    starred = _STARS.search(words)
    if starred:
        bare = date_place(words[: starred.start()], setting)
        return Wording(bare.text + starred.group().strip().replace("＊", "*")) if bare else None
    if words[0] in "(（" and words[-1] in ")）":
        inner = date_place(words[1:-1], setting)
        return Wording(f"({inner.text})") if inner else None
    found = _dates(words)
    if found is None:
        return _held_twice(words, setting)
    printed, before, after = found
    rest = [piece for piece in (_bare(before), _bare(after)) if piece]
    if not rest:
        return Wording(printed)
    places = _places(rest)
    if places is None:
        return None
    form = setting.house.dates if setting.house else "place_first"
    spelled = printed if form == "place_first" else _DASHED.sub(" to ", printed)
    return Wording(f"{spelled}, {_inside(places)}" if form == "date_first" else f"{places}, {spelled}")


def _held_twice(words: str, setting: Setting) -> Wording | None:
    """Two dates with a place each: ``2021年7月26日至30日（线上）及2022年6月6日至17日，日内瓦``."""
    for link in re.finditer("以及|及|和|；", words):
        first, second = words[: link.start()], words[link.end() :]
        if not _DATED.search(first) or not _DATED.search(second):
            continue
        found = [date_place(part, setting) for part in (first, second)]
        known = [one.text for one in found if one is not None]
        if len(known) == 2:
            # A comma stays before the second where the line has one.
            return Wording(f"{known[0]}, and {known[1]}" if first.rstrip().endswith(("，", ",")) else joined(known))
    return None


def _bare(words: str) -> str:
    return _VERBS.sub("", words.strip(_EDGES)).strip(_EDGES)


def _dates(words: str) -> tuple[str, str, str] | None:
    """The dates of a line as printed in English, and what stands before and after them; None unless they stand together."""
    words = _ONE_DAY_SIGN.sub(r"\1日", words)
    mentions = find_dates(words, "zh")
    if not mentions:
        return None
    year = int(mentions[0].value[:4]) if mentions[0].value[:4].isdigit() else None
    mentions = find_dates(words, "zh", year)
    for one, other in pairwise(mentions):
        if not _BETWEEN_DATES.fullmatch(words[one.end : other.start]):
            return None
    if not all(mention.kind in ("day", "month", "range") for mention in mentions):
        return None
    printed = _listed([mention.value for mention in mentions])
    if any(not date for date in printed):
        return None
    after = words[mentions[-1].end :]
    if any(character.isdigit() for character in words[: mentions[0].start] + after):
        return None
    weekday = _WEEKDAY.match(after)
    if weekday and len(mentions) == 1 and mentions[0].kind == "day":
        return f"{_WEEKDAYS[weekday['day']]}, {printed[0]}", words[: mentions[0].start], after[weekday.end() :]
    return joined(printed), words[: mentions[0].start], after


def _listed(values: list[str]) -> list[str]:
    """Dates as printed one after the other: days of one month share it, days of one year share that.

    >>> _listed(["2021-02-22", "2021-02-23", "2022-03-01"]), _listed(["2022-02-28", "2022-03-01"])
    (['22 and 23 February 2021', '1 March 2022'], ['28 February and 1 March 2022'])
    """
    printed: list[str] = []
    pending: list[str] = []
    for value, after in zip(values, [*values[1:], ""], strict=True):
        full = _printed(value)
        if full and _DAY.fullmatch(value) and _DAY.fullmatch(after) and value[:4] == after[:4]:
            dated = full.removesuffix(f" {value[:4]}")
            pending.append(dated.split(" ")[0] if value[:7] == after[:7] else dated)
            continue
        printed.append(joined([*pending, full]) if full else "")
        pending = []
    return printed


def _printed(value: str) -> str:
    printed = un_date(value)
    return "" if printed == value or printed.startswith(("since", "until")) else printed


def _inside(places: str) -> str:
    """A place after a date: "online", not "Online"."""
    return (
        places[0].lower() + places[1:]
        if places.startswith(("Online", "Virtual", "Hybrid", "Video", "In person"))
        else places
    )


def _places(pieces: list[str]) -> str | None:
    """Places and ways of meeting, or None as soon as one is not known."""
    names: list[str] = []
    ways: list[str] = []
    for piece in (part for whole in pieces for part in re.split(r"[，,]", whole)):
        bare = piece.strip(_EDGES + "()（）")
        if bare in _HOW:
            ways.append(_HOW[bare])
        elif bare:
            name = _place(piece.strip(_EDGES))
            if name is None:
                return None
            names.append(name)
    # "City, Country" may stand in two pieces in either order; each name is printed once.
    names = list(dict.fromkeys(_in_english_order(names)))
    if not names:
        return _ALONE[ways[0]] if len(ways) == 1 else None
    listed = ", ".join(names)
    if not ways:
        return listed
    return f"{listed} ({ways[0]})" if len(ways) == 1 else None


def _in_english_order(names: list[str]) -> list[str]:
    countries = set(countries_en().values())
    return [*(name for name in names if name not in countries), *(name for name in names if name in countries)]


def _place(words: str) -> str | None:
    """One place, or places and ways joined by 和 (``维也纳和线上`` → Vienna and online)."""
    bracketed = _IN_BRACKETS.fullmatch(words)
    if bracketed:
        inner, place = bracketed["more"].strip(), _place(bracketed["place"].strip())
        if place is None:
            return None
        if inner in _HOW:
            return f"{place} ({_HOW[inner]})"
        country = countries_en().get(inner)
        return f"{place}, {country}" if country and country not in place else None
    known = _known(words)
    if known:
        return known
    parts = _JOINED.split(words)
    if len(parts) < 2:
        return None
    names = [_known(part) or _HOW.get(part) for part in parts]
    found = [name for name in names if name]
    return capitalised(joined(found)) if len(found) == len(parts) else None


def _known(words: str) -> str | None:
    """A city, a house of meetings, a country, or a country with its city before or behind (``加拿大蒙特利尔``)."""
    city = _city(words) or countries_en().get(words)
    if city:
        return city
    for size in range(2, len(words) - 1):
        head, tail = words[:size], words[size:]
        country = countries_en().get(head)
        city = _city(tail) if country else None
        if city:
            return f"{city}, {country}"
    return None


def _city(words: str) -> str | None:
    listed = meeting_places().get(words)
    if listed:
        return listed
    found = [place for place in find_places(words, "zh") if place.start == 0 and place.end == len(words)]
    return found[0].name if found else None
