"""The setting of a document: its house and body, which decide between official wordings."""

import re
from functools import cache

from tasks.contracts.document import Document
from tasks.grammar.lock_script import simplified
from tasks.translation.formulas_bodies import body_named
from tasks.translation.memory import TranslationMemory
from tasks.translation.wording import Setting
from tasks.vocabularies.front_matter import Body, House, bodies, houses

_HEAD = 4000  # characters: masthead, title and abstract; the body of a text cites other organs' papers
_MASTHEAD = 400  # characters: what stands here is the document's own, not cited
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_UNTOLD = "un"
_NUMBERED = re.compile(r"^第[\d一二三四五六七八九十百零〇]{1,6}[届次]")


def setting_of(document: Document, memory: TranslationMemory | None = None) -> Setting:
    """Read from the document's own body, symbol and masthead; United Nations wording where nothing says otherwise."""
    front = document.front_matter
    named = simplified(_unspaced(front.body.surface)) if front.body else ""
    symbol = front.symbol.value if front.symbol else ""
    head = simplified(document.text[:_HEAD]) if document.language.startswith("zh") else document.text[:_HEAD]
    clear = bodies().get(named) if named else None
    family = (
        clear.family if clear and named != "大会" else _family(named, symbol, head, document.language.startswith("zh"))
    )
    body = _body(named, head, family) if document.is_chinese else _body_in_language(document)
    reviewed = None
    if memory is not None:
        known = memory

        def reviewed(text: str) -> str | None:
            return known.look_up(text, document.language, "title")

    return Setting(family=body.family if body else family, body=body, year=_year(document), reviewed=reviewed)


def _family(named: str, symbol: str, head: str, is_chinese: bool) -> str:
    """The house: by the body's name, the document's own symbol, the masthead's own lines, then symbols and names below.

    A name inside a title may be another house's ("cooperation with the World Health Organization" in a paper of the General
    Assembly); it decides only where no 大会 or 理事会 hangs on it. ``other`` where nothing tells.
    """
    masthead = head[:_MASTHEAD]
    lines = frozenset(_unspaced(piece) for piece in _PIECES.split(masthead))
    for house in houses().values():
        if house.family != _UNTOLD and any(name and name in named for name in house.names):
            return house.family
    for where in (symbol, masthead):
        found = next((house.family for house in houses().values() if where and _has_symbol(house, where)), None)
        if found:
            return found
    for house in houses().values():
        if house.family != _UNTOLD and (not lines.isdisjoint(house.names) or _has_body(lines, house.family)):
            return house.family
    if not named or named not in _SHORT_NAMES:
        for house in houses().values():
            if house.family != _UNTOLD and any(name and name in masthead for name in house.names):
                return house.family
    found = next((house.family for house in houses().values() if _has_symbol(house, head)), None)
    if found:
        return found
    return _UNTOLD if "联合国" in masthead or not is_chinese else "other"


_PIECES = re.compile(r"[ \t\u3000]{3,}|[\r\n]+")
_SHORT_NAMES = frozenset({"大会", "理事会", "委员会", "执行局", "执行委员会", "缔约方大会", "缔约方会议"})


def _unspaced(piece: str) -> str:
    return re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", piece.strip())


def _has_body(lines: frozenset[str], family: str) -> bool:
    return any(line in bodies() and bodies()[line].family == family for line in lines)


def _has_symbol(house: House, text: str) -> bool:
    return bool(house.symbols) and _pattern(house.symbols).search(text) is not None


@cache
def _pattern(symbols: str) -> re.Pattern[str]:
    return re.compile(symbols)


def _body(named: str, head: str, family: str) -> Body | None:
    """The document's body; a short name over its session is completed from the masthead."""
    provisional = Setting(family=family)
    found = body_named(named, provisional) if named else None
    if found is None and named.endswith(("缔约方", "缔约国")):  # 议定书缔约方第二十八次会议
        found = body_named(f"{named}会议", provisional)
    if found is not None:
        return found
    if named:
        return None
    for line in head[:_MASTHEAD].splitlines()[:16]:
        name = _NUMBERED.sub("", line.split("   ")[0].strip())  # 第七十六届世界卫生大会
        found = body_named(name, provisional) if len(name) > 1 else None
        if found is not None:
            return found
    return None


def _body_in_language(document: Document) -> Body | None:
    from tasks.translation.formulas_languages import body_of

    return body_of(document)


def _year(document: Document) -> int | None:
    front = document.front_matter
    readings = [front.date_published, *front.event_dates[:1]]
    values = [match for reading in readings if reading for match in [_YEAR.search(reading.value)] if match]
    return int(values[0].group()) if values else None
