"""What stands beside a number in Russian, French, Spanish and Arabic: unit, currency, counted noun, bound, rate."""

import re
from dataclasses import dataclass
from functools import cache

from tasks.grammar.normal_text import fold
from tasks.grammar.phrases import word_set
from tasks.vocabularies.language_tables import NamedForms, bounds, counted_words, rate_words, unit_words
from tasks.vocabularies.quantity_tables import load_units

_BLANK = r"[ \u00a0\u202f\u2009\n]"
_OF = {
    "ru": "",
    "fr": rf"(?:(?:de{_BLANK}|d'|des{_BLANK}))?",
    "es": rf"(?:de{_BLANK}(?:los{_BLANK}|las{_BLANK})?)?",
    "ar": rf"(?:من{_BLANK})?",
}
#: A ``*`` of the table stands for the endings of words.
_ENDING = r"[^\W\d_]{0,4}"
_ARTICLES = {
    "ru": re.compile(r"(?!)"),
    "fr": re.compile(r"(?<!\w)(?:les|la|le|l'|un|une|des|du|d'un|d'une)\s*$"),
    "es": re.compile(r"(?<!\w)(?:los|las|el|la|un|una|unos|unas)\s*$"),
    "ar": re.compile(r"(?<!\w)(?:نسبه|ما نسبته|نسبته|مبلغ|عدد|قدره|قدرها)\s*$"),
}
# "up to" of a range or of a change is where it ends, no bound: вырос до 5, от 3 до 6, reaching 5.
_NO_LIMIT = {
    "ru": re.compile(
        r"(?:вырос|возрос|увелич|сниз|сниж|сократ|сокращ|достиг|уменьш|повыс|повыш|упал|довест|довед|рост|расшир|ускор|замедл|\bот|\bс|\bсо|поднял)[^.;]{0,70}$"
    ),
    "fr": re.compile(r"(?!)"),
    "es": re.compile(r"(?:aument|crec|elev|reduj|reduc|disminu|descend|subi|baj|desde|\bde\b[^.;]{0,12}$)[^.;]{0,50}$"),
    "ar": re.compile(r"(?!)"),
}
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₹": "INR", "₸": "KZT", "₴": "UAH", "руб.": "RUB"}
_SIGN_BEFORE = re.compile(r"(?:us|[acs]|долл\.?\s*сша)?([$€£¥₽₹₸₴])\s?$")
_SIGN_PREFIX = {"a": "AUD", "c": "CAD", "s": "SGD"}
_CODE_BEFORE = re.compile(r"(?<![A-Za-z])([A-Z]{3})[ \u00a0]?$")
_CODE_BEHIND = re.compile(r"[ \u00a0]?([A-Z]{3})(?![A-Za-z\d-])")
_SIGN_BEHIND = re.compile(r"[ \u00a0]?([€£¥₽₹₸₴]|(?:us)?\$)")
_LEAD = {language: re.compile(rf"{_BLANK}*-?{of}") for language, of in _OF.items()}
_BLANKS = re.compile(rf"{_BLANK}*")
_WINDOW = 44


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit or counted noun beside a number; ``ucum`` is None and ``dimension`` a semantic group for counts."""

    start: int
    end: int
    unit: str
    ucum: str | None
    dimension: str
    is_count: bool = False


@cache
def _units() -> dict[str, tuple[str | None, str]]:
    table: dict[str, tuple[str | None, str]] = {}
    for row in load_units():
        table.setdefault(row.unit, (row.ucum or None, row.dimension))
    return table


@cache
def _currencies() -> frozenset[str]:
    return frozenset(
        name for name, (_, dimension) in _units().items() if dimension == "money" and len(name) == 3 and name.isupper()
    )


@cache
def _pattern(language: str, kind: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """All words of one kind, longest first, each in a group of its own name, with what the group stands for."""
    rows: tuple[NamedForms, ...] = unit_words(language) if kind == "unit" else counted_words(language)
    forms = sorted(
        {(fold(form), row.name) for row in rows for form in row.forms}, key=lambda pair: (-len(pair[0]), pair)
    )
    names = {f"g{number}": name for number, (_, name) in enumerate(forms)}
    parts = [
        rf"(?P<g{number}>{re.escape(form).replace(chr(92) + '*', _ENDING).replace(chr(92) + ' ', _BLANK + '+')})"
        for number, (form, _) in enumerate(forms)
    ]
    lead = r"(?:ال)?" if language == "ar" and kind == "noun" else ""
    return re.compile(rf"{lead}(?:{'|'.join(parts)})(?![^\W_])"), names


def unit_behind(text: str, lower: str, position: int, language: str) -> Measure | None:
    """The unit or currency right behind a number (or its scale) that ends at ``position``."""
    pattern, names = _pattern(language, "unit")
    lead = _LEAD[language].match(lower, position)
    blanks = _BLANKS.match(lower, position)
    for begin in dict.fromkeys((lead.end() if lead else position, blanks.end() if blanks else position, position)):
        found = pattern.match(lower, begin)
        if found is None or found.lastgroup is None:
            continue
        name = names[found.lastgroup]
        ucum, dimension = _units().get(name, (None, ""))
        return Measure(begin, found.end(), name, "1" if name == "times" else ucum, dimension)
    sign = _SIGN_BEHIND.match(lower, position)
    if sign:
        return Measure(sign.start(1), sign.end(), _SIGNS[sign[1][-1]], None, "money")
    code = _CODE_BEHIND.match(text, position)
    if code and code[1] in _currencies():
        return Measure(code.start(1), code.end(1), code[1], None, "money")
    return None


def money_in_front(text: str, lower: str, position: int) -> Measure | None:
    """The currency that stands right before a number at ``position``."""
    window = max(0, position - 14)
    sign = _SIGN_BEFORE.search(lower[window:position])
    if sign:
        start = window + sign.start()
        return Measure(start, position, _SIGN_PREFIX.get(sign[0][:1], _SIGNS[sign[1]]), None, "money")
    code = _CODE_BEFORE.search(text[window:position])
    if code and code[1] in _currencies():
        return Measure(window + code.start(1), position, code[1], None, "money")
    return None


_STOPS = {
    "ru": word_set(
        "а будет был была были было в во для до за и из или к как на не но о об от по при с со составил "
        "составила через что это"
    ),
    "fr": word_set(
        "a afin au aux avec c'est dans depuis en entre est et ne ont ou par pas pour que qui sera sont sur à"
    ),
    "es": word_set("a al con desde en entre es fue fueron ha han hasta no o para por que se sobre son y"),
    "ar": word_set("التي الذي الي ان او بين حتي علي عن في لدي مع منذ وفي"),
}
_WORD = re.compile(
    rf"{_BLANK}{{1,3}}(?:(?:de|d|des|du|l|los|las|de los|de las|من)[' \u00a0])?([^\W\d_]+(?:-[^\W\d_]+)*)"
)


def noun_behind(lower: str, position: int, language: str) -> tuple[Measure | None, int]:
    """The known counted noun among the next words, and where the first word behind the number ends (0: there is none)."""
    pattern, names = _pattern(language, "noun")
    at, first = position, 0
    for _ in range(4):
        word = _WORD.match(lower, at)
        if word is None or word[1] in _STOPS[language]:
            break
        first = first or word.end()
        found = pattern.match(lower, word.start(1))
        if found and found.lastgroup:
            from tasks.grammar.count_nouns import group_of  # only texts of these languages pay for it

            name = names[found.lastgroup]
            return Measure(found.start(), found.end(), name, None, group_of(name), is_count=True), first
        at = word.end()
    return None, first


@cache
def _bound_tables(language: str) -> tuple[tuple[tuple[str, str], ...], re.Pattern[str], dict[str, str]]:
    before = sorted(
        ((fold(row.surface), row.qualifier) for row in bounds(language) if row.place == "before"),
        key=lambda pair: -len(pair[0]),
    )
    after = {fold(row.surface): row.qualifier for row in bounds(language) if row.place == "after"}
    words = "|".join(re.escape(word) for word in sorted(after, key=lambda word: -len(word)))
    return tuple(before), re.compile(rf"{_BLANK}{{0,2}}({words})(?![^\W_])"), after


def bound_before(lower: str, position: int, language: str) -> tuple[str, int] | None:
    """The qualifier whose words stand right before ``position`` and where they begin; articles between are passed over."""
    low = max(0, position - _WINDOW)
    window = lower[low:position].rstrip(" \u00a0\u202f\n")
    before, _, _ = _bound_tables(language)
    for _ in range(2):
        for surface, qualifier in before:
            if not window.endswith(surface):
                continue
            start = len(window) - len(surface)
            if surface[0].isalnum() and _is_inside_word(window, start, language):
                continue
            if surface in ("до", "hasta") and _NO_LIMIT[language].search(lower[max(0, low + start - 90) : low + start]):
                return "exact", low + start
            return qualifier, low + start
        article = _ARTICLES[language].search(window)
        if article is None:
            break
        window = window[: article.start()].rstrip(" \u00a0\n")
    return None


def bound_behind(lower: str, position: int, language: str) -> tuple[str, int] | None:
    """The qualifier whose words stand right behind ``position`` and where they end."""
    _, pattern, after = _bound_tables(language)
    match = pattern.match(lower, position)
    return (after[match[1]], match.end()) if match else None


def _is_inside_word(window: str, start: int, language: str) -> bool:
    """Whether letters stand right before ``start``, but for the one that is Arabic for "and"."""
    before = window[start - 1 : start]
    if not (before.isalnum() or (before and before in "-'")):
        return False
    return not (language == "ar" and before in "وف" and not window[max(0, start - 2) : start - 1].isalnum())


@cache
def _rate_pattern(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    table = {fold(word): row.name for row in rate_words(language) for word in row.forms}
    words = "|".join(re.escape(word) for word in sorted(table, key=lambda word: -len(word)))
    return re.compile(rf"{_BLANK}{{1,2}}({words})(?![^\W_])"), table


def rate_behind(lower: str, position: int, language: str) -> tuple[str, int] | None:
    """``per year`` and its like right behind ``position``, and where the words end."""
    pattern, table = _rate_pattern(language)
    match = pattern.match(lower, position)
    return (table[match[1]], match.end()) if match else None


def measure_of(unit: str, start: int, end: int) -> Measure:
    """The measure or count of a canonical unit that a word itself says."""
    from tasks.grammar.count_nouns import group_of  # only texts of these languages pay for it

    if unit in _units():
        ucum, dimension = _units()[unit]
        return Measure(start, end, unit, "1" if unit == "times" else ucum, dimension)
    return Measure(start, end, unit, None, group_of(unit), is_count=True)
