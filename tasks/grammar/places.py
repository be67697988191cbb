"""Cities and regions named in a text."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tasks.grammar.phrases import HanPhrases, LatinPhrases
from tasks.vocabularies.countries import country_rows
from tasks.vocabularies.places import PlaceRow, place_rows


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as printed. ``name`` is its English name; ``iso3`` None for regions of more than one country."""

    start: int
    end: int
    surface: str
    name: str
    iso3: str | None


# Instruments and bodies named after a city are not the city: Montreal Protocol, Paris Agreement, Kyoto Protocol…
_INSTRUMENT_EN = re.compile(
    r"\s+(?:Protocol|Convention|Agreement|Declaration|Consensus|Amendment|Accord|Accords|Programme of Action"
    r"|Plan of Action"
    r"|Action Agenda|Framework|Principles|Rulebook|Charter|Process|Statement|Treaty|Pact|Climate Agreement"
    r"|Action Plan|Club)\b"
)
_INSTRUMENT_ZH = re.compile(
    r"(?:气候变化)?(?:议定书|公约|协定|协议|宣言|共识|修正案|行动计划|行动纲领|行动议程|框架|进程|条约|原则|规则手册|市场)"
)
_STREET = re.compile(r"\s+(?:Street|Avenue|Road|Square|Airport)\b")


@cache
def _latin() -> LatinPhrases[PlaceRow | None]:
    table: LatinPhrases[PlaceRow | None] = LatinPhrases()
    surfaces = {surface for row in place_rows() for surface in (row.name, *row.surfaces_en)}
    for row in place_rows():
        for surface in (row.name, *row.surfaces_en):
            table.add(surface, row)
    for country in country_rows():
        for name in country.names["en"]:
            if name not in surfaces:  # a city's name inside a country's is the country
                table.add(name, None)
    return table


@cache
def _han() -> HanPhrases[PlaceRow | None]:
    table: HanPhrases[PlaceRow | None] = HanPhrases()
    surfaces = {surface for row in place_rows() for surface in row.surfaces_zh}
    for row in place_rows():
        for surface in row.surfaces_zh:
            table.add(surface, row)
    for country in country_rows():
        for name in country.names["zh"]:
            if name not in surfaces:  # 利兹 is not in 伯利兹
                table.add(name, None)
    return table


def find_places(text: str, language: str) -> list[PlaceMention]:
    """Every listed city or region, longest match, in text order; instruments named after a city are left out.

    >>> [(m.name, m.iso3) for m in find_places("2021年7月12日至15日，维也纳", "zh")]
    [('Vienna', 'AUT')]
    >>> find_places("the Montreal Protocol and the Paris Agreement", "en")
    []
    """
    del language  # English names are found in Chinese text and the other way round
    return list(_find(text))


@lru_cache(maxsize=256)
def _find(text: str) -> tuple[PlaceMention, ...]:
    found: list[PlaceMention] = []
    for match in (*_latin().iterate(text), *_han().iterate(text)):
        row = match.payload
        if row is None or _is_inside_other_word(text, match.start, match.end):
            continue
        if _is_place(text, match.start, match.end):
            found.append(PlaceMention(match.start, match.end, text[match.start : match.end], row.name, row.iso3))
    return tuple(sorted(found, key=lambda mention: mention.start))


# Given names, words and the like: places only where a preposition, a comma or the start of a line says so.
_DOUBTFUL = frozenset(
    ("Victoria", "Salvador", "Essen", "Nikel", "Washington", "Cali", "Lima", "Bonn", "Perm", "Male", "Java")
)
_BEFORE_PLACE = re.compile(r"(?:\b(?:in|at|to|from|of|near)\s|^|\n|[,;(]\s?)$")


def _is_place(text: str, start: int, end: int) -> bool:
    if _INSTRUMENT_EN.match(text, end) or _STREET.match(text, end) or _INSTRUMENT_ZH.match(text, end):
        return False
    if text[start:end] in _DOUBTFUL:
        return _BEFORE_PLACE.search(text[max(start - 12, 0) : start]) is not None
    return True


# Chinese place names that hide in longer words.
_HAN_INSIDE = {
    "东京": re.compile(r"东京(?!湾)"),
    "北极": re.compile(r"北极(?!理事会|熊|星)"),
    "中东": re.compile(r"(?<![其当集])中东(?!南|亚|西|欧|盟|道)"),
    "西非": re.compile(r"(?<!东)西非(?!洲)"),
    "中亚": re.compile(r"(?<!其)中亚"),
    "中欧": re.compile(r"中欧(?![盟投班合绿])"),
    "亚太": re.compile(r"亚太(?!经)"),
    "北非": re.compile(r"北非(?!洲)"),
    "海防": re.compile(r"(?<!沿)海防"),
    "西亚": re.compile(r"(?<![加巴])西亚"),
    "大田": re.compile(r"大田(?!作)"),
    "万象": re.compile(r"(?<!包罗)万象"),
    "达沃": re.compile(r"达沃(?!斯)"),
    "长江": re.compile(r"长江(?!存储)"),
}


def _is_inside_other_word(text: str, start: int, end: int) -> bool:
    guard = _HAN_INSIDE.get(text[start:end])
    return guard is not None and guard.match(text, start) is None
