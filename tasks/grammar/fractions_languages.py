"""Fractions in words in Russian, French, Spanish and Arabic: две трети, un quart, tres quintas partes, ثلث, one in five."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from tasks.grammar.normal_text import fold
from tasks.grammar.number_item import NumberItem
from tasks.grammar.numerals_languages import Word, entry_of, is_adjacent
from tasks.vocabularies.language_tables import number_words

# The first half of a year, the third quarter: times, not shares.
_OF_TIME = {
    "ru": re.compile(r"(?:перв|втор|трет|четверт|последн|начал)\w+\s$"),
    "fr": re.compile(r"(?:premi\w+|second\w*|deuxième|troisième|quatrième|dernier|dernière|pays|mi-)\s$"),
    "es": re.compile(r"(?<!\w)(?:primer\w*|segund\w+|tercer\w*|últim\w+|a)\s$"),
    "ar": re.compile(r"(?!)"),
}
_OF_TIME_BEHIND = {
    "ru": re.compile(r"\s+(?:\d{4}|год[ау]?\b|xx|века|двухгодичн)"),
    "fr": re.compile(r"-?monde|\s(?:monde|de\sl'année|de\s{4,}|de\s\d{4})"),
    "es": re.compile(
        r"\s(?:período|periodo|lugar|trimestre|informe|de(?:\slos)?\s(?:baño|control|máquinas)|reunión|sesión"
        r"|comité|año|puesto|del\saño|de\s{4,}|de\s\d{4})"
    ),
    "ar": re.compile(r"\s(?:ال)?(?:اول|ثاني|ثالث|رابع|سنوي|سنويه)(?!\w)|\s+من\s(?:عام|سنه|العام|السنه)(?!\w)"),
}
_PART = {
    "ru": re.compile(r"\s(?:част[ьюией]+|дол[яеиюь]+)(?!\w)"),
    "fr": re.compile(r"\sparties?(?!\w)"),
    "es": re.compile(r"\spartes?(?!\w)"),
    "ar": re.compile(r"(?!)"),
}  # fmt: skip
_EVERY = re.compile(
    r"(?<!\w)кажд(?:ый|ая|ое|ого|ой|ому|ую|ым|ом)\s(?:(перв|втор|трет|четверт|пят|шест|седьм|восьм|девят|десят"
    r"|двадцат|сот)(?:ый|ий|ой|ая|ья|ое|ье|ого|ьего|ьей|ему|ьему|ую|ью|ым|ьим|ом|ьем))(?!\w)(?!\s(?:раз|год"
    r"|месяц|день|недел|час))"
)
_EVERY_VALUES = {
    "втор": 2,
    "трет": 3,
    "четверт": 4,
    "пят": 5,
    "шест": 6,
    "седьм": 7,
    "восьм": 8,
    "девят": 9,
    "десят": 10,
    "двадцат": 20,
    "сот": 100,
}
_OUT_OF = {
    "ru": re.compile(r"(?:\s[^\W\d_]+){0,2}\s(?:из\sкаждых|на\sкаждые)\s$"),
    "fr": re.compile(r"(?:\s[^\W\d_]+){0,3}\ssur\s$"),
    "es": re.compile(r"(?:\s[^\W\d_]+){0,2}\s(?:de|por)\scada\s$"),
    "ar": re.compile(r"(?:\s[^\W\d_]+){0,2}\sمن\s(?:بين\s)?كل\s$"),
}  # fmt: skip
_ONE_OUT_OF = {
    "es": re.compile(r"(?<!\w)(?:(?:uno|una|un)\s(?:[^\W\d_]+\s)?de\scada)\s$"),
    "fr": re.compile(r"(?<!\w)une?\s(?:[^\W\d_]+\s){0,3}sur\s$"),
    "ru": re.compile(r"(?<!\w)(?:один|одна|одно|одного|одной)\s(?:[^\W\d_]+\s)?из\s(?:каждых\s)?$"),
    "ar": re.compile(
        r"(?<!\w)(?:واحد|واحده)\s(?:[^\W\d_]+\s){0,2}من\s(?:بين\s)?كل\s$|(?<!\w)(?:شخص|امراه|طفل|اسره|فتاه|رجل"
        r"|عامل)\s(?:واحد\s|واحده\s)?من\s(?:بين\s)?كل\s$"
    ),
}
_ORDINAL_PARTS = {
    "fr": ("ième", "ièmes"),
    "ru": ("ая", "ую", "ой", "ых", "ьих", "ым", "ыми", "ья", "ью"),
    "es": ("",),
    "ar": (),
}


@cache
def _fractions(language: str) -> dict[str, Fraction]:
    return {fold(form): row.value for row in number_words(language) if row.kind == "fraction" for form in row.forms}


@cache
def _orders(language: str) -> dict[str, int]:
    return {fold(form): int(row.value) for row in number_words(language) if row.kind == "ordinal" for form in row.forms}


def find_fractions(lower: str, words: list[Word], language: str) -> Iterator[tuple[int, int, Fraction | None]]:
    """All fractions in words: start, end and value; the value is None where a word only looks like one (last third)."""
    if language == "ru":
        for match in _EVERY.finditer(lower):
            if match[1] in _EVERY_VALUES:
                yield match.start(), match.end(), Fraction(1, _EVERY_VALUES[match[1]])
    table, orders = _fractions(language), _orders(language)
    for index, word in enumerate(words):
        part = table.get(_bare(word.word, language))
        before = words[index - 1] if index and is_adjacent(lower, words[index - 1].end, word.start) else None
        count = _count(before, language)
        if part is None:
            order = orders.get(word.word, 0)
            if order > 2 and (found := _ordinal_part(lower, word, before, count, order, language)):
                yield found
            continue
        if language == "es" and part < Fraction(1, 3) and count is None and not (before and before.word == "un"):
            continue  # "cuarto", "quinto" alone are ordinals
        if _OF_TIME[language].search(lower, max(0, word.start - 16), word.start) or _OF_TIME_BEHIND[language].match(
            lower, word.end
        ):
            if part.numerator == 1 and (language != "es" or part == Fraction(1, 2)):
                yield word.start, word.end, None
            continue
        if language == "ar" and _is_half_of_scale(lower, word):
            continue
        start = before.start if before is not None and count is not None and part.denominator > 2 else word.start
        value = part * count if count is not None and part.denominator > 2 and part.numerator == 1 else part
        if (
            language == "fr"
            and part == Fraction(1, 3)
            and before is not None
            and count is None
            and before.word not in ("le", "du", "un", "d", "au", "ce")
        ):
            continue  # pays tiers, les tiers
        if value <= 1:
            yield start, word.end, value


def _is_half_of_scale(lower: str, word: Word) -> bool:
    before = lower[max(0, word.start - 14) : word.start]
    if word.word == "ونصف" and re.search(
        r"(?:مليون|مليار|بليون|الف|سنه|سنوات|عام|عاما|شهر|ساعه|سنتين|سنتان|عامين|مره|ضعف|اضعاف|مليونين)\s$", before
    ):
        return True  # half more of the number before
    return re.match(r"\s(?:مليون|مليار|بليون|الف|دسته)", lower[word.end : word.end + 8]) is not None


def _bare(word: str, language: str) -> str:
    if language == "ar":
        for lead in ("بال", "وال", "ال", "لل", "ب", "و", "ل"):
            if word.startswith(lead) and word[len(lead) :] in _fractions("ar"):
                return word[len(lead) :]
    return word


def _count(word: Word | None, language: str) -> int | None:
    found = entry_of(word.word, language) if word else None
    value = found[1].get("cardinal") if found else None
    return int(value) if value is not None and value.denominator == 1 and 1 <= value < 100 else None


def _ordinal_part(
    lower: str, word: Word, before: Word | None, count: int | None, order: int, language: str
) -> tuple[int, int, Fraction] | None:
    part = _PART[language].match(lower, word.end)
    if count is None and not part:
        return None
    if part is None and not (word.word.endswith(_ORDINAL_PARTS[language]) and language in ("fr", "ru")):
        return None
    if part is None and language == "ru" and before is not None:
        fits = ("ая", "ую", "ой", "ья", "ью") if count == 1 else ("ых", "ьих", "ым", "ыми")
        if (
            count is None
            or not word.word.endswith(fits)
            or (count == 1 and before.word not in ("одна", "одну", "одной"))
        ):
            return None
    if part is None and (count is None or count >= order):
        return None
    value = Fraction(count or 1, order)
    start = before.start if before is not None and count is not None else word.start
    return (start, part.end() if part else word.end, value) if value <= 1 else None


def join_parts(lower: str, items: list[NumberItem], language: str) -> list[NumberItem]:
    """``items`` with "N of every M" made one fraction; a first "one" that is a mere article is found before the second."""
    joined: list[NumberItem] = []
    for item in items:
        last = joined[-1] if joined else None
        if (
            item.low is None
            or item.low != item.high
            or item.reason
            or not 2 <= item.low <= 1000
            or item.low.denominator != 1
            or _measures(item)
        ):
            joined.append(item)
            continue
        if (
            last is not None
            and last.low is not None
            and last.low == last.high
            and not last.reason
            and 1 <= last.low < item.low <= 1000
        ):
            gap = lower[last.end : item.start]
            if _OUT_OF[language].fullmatch(gap) and (item.low in (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000)):
                joined[-1] = _share(last.head, item, last.low / item.low, last.qualifier, last.start)
                continue
        lead = _ONE_OUT_OF[language].search(lower[max(0, item.start - 50) : item.start])
        if lead:
            start = item.start - len(lead[0])
            if last is not None and last.start >= start:
                joined.pop()
            joined.append(
                _share(
                    start,
                    item,
                    1 / item.low,
                    last.qualifier if last is not None and last.start >= start else "exact",
                    start,
                )
            )
            continue
        joined.append(item)
    return joined


def _measures(item: NumberItem) -> bool:
    return item.measure is not None and not item.measure.is_count


def _share(head: int, item: NumberItem, value: Fraction, qualifier: str, start: int) -> NumberItem:
    return NumberItem(
        start, item.end, value, value, is_word=True, is_fraction=True, head=head, tail=item.end, qualifier=qualifier
    )
