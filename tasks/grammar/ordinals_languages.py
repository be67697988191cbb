"""Ordinal numbers in Russian, French, Spanish and Arabic: 49-я, XLIX, quarante-neuvième, cuadragésimo noveno, التاسعة."""

import re
from fractions import Fraction
from functools import cache

from tasks.grammar.normal_text import fold, normal_text
from tasks.grammar.numerals_languages import Word, entry_of, is_adjacent, words_of
from tasks.vocabularies.language_tables import number_words

#: Start, end and number of one ordinal; offsets are into the text given.
OrdinalFound = tuple[int, int, int]

_DIGITS = {
    "ru": re.compile(r"(?<![\w.,/-])(\d{1,4})-(?:[йяеюхм]|го|му|ый|ий|ая|ое|ой|ую|ые|ым|ых|ыми|ом)(?!\w)(?!\s(?:год|г\.))"),
    "fr": re.compile(r"(?<![\w.,/-])(\d{1,4})(?:ers?|res?|ères?|es?|èmes?|emes?|nde?s?|de?s?)(?!\w)"),
    "es": re.compile(
        r"(?<![\w.,/-])(\d{1,4})(?:\s?\.?[ºª°](?!\s?[cfk](?!\w))|\.[oa](?!\w)"
        r"|(?:er|ra|ro|do|da|to|ta|mo|ma|vo|va|no|na)(?!\w))"
    ),
    "ar": re.compile(r"(?<![\w.,/-])ال(\d{1,3})(?!\w)"),
}  # fmt: skip
_ROMAN = r"(?=[ivxlc])(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_ROMANS = {
    "ru": re.compile(rf"(?<!\w)({_ROMAN})(?:-[йяео]|-го|-ой)?(?=\s(?:век|столет|сесси|съезд|конференц|ассамбле"
    rf"|форум|саммит|очередн|внеочередн))"),
    "fr": re.compile(
        rf"(?<!\w)({_ROMAN})(?:e|ème|er|re)(?!\w)"
        r"(?=\s(?:siècle|session|république|conférence|congrès|assemblée|sommet|plan|réunion|forum|édition|et\s))"
    ),
    "es": re.compile(
        rf"(?:(?<=siglo )|(?<=siglos ))({_ROMAN})(?!\w)"
        rf"|(?<!\w)({_ROMAN})(?=\s(?:período|periodo|reunión|conferencia|asamblea|congreso|cumbre|foro|sesión))"
    ),
}  # fmt: skip
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
# Numbers of months and of compounds are none of things: تشرين الثاني, ثاني أكسيد الكربون.
_NOT_BEFORE_AR = frozenset({"اكسيد", "كلوريد", "ميثيل", "فينيل", "كبريتيد", "فلوريد"})
_NOT_BEHIND_AR = frozenset({"كانون", "تشرين", "ربيع", "جمادي"})
_FIRSTLY_AR = frozenset({"اولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا"})
_SECOND_OF_TIME = re.compile(r"(?:\d|par|por|la|the|في|a|al|cada)\s$")
_TIMES_RU = re.compile(r"\s(?:раз|год|месяц|день|недел|час)")
_IS_PART = re.compile(r"\s(?:част|парт|partes?\b|parties?\b|дол[яеию]\b)")


@cache
def _ordinals(language: str) -> dict[str, int]:
    return {fold(form): int(row.value) for row in number_words(language) if row.kind == "ordinal" for form in row.forms}


def find_ordinals(text: str, language: str) -> list[OrdinalFound]:
    """All ordinals of ``text`` in order; parts of a whole ("две пятых", "un dixième", "tercera parte") are none.

    >>> [n for _, _, n in find_ordinals("сорок девятая сессия, 5-го заседания, две пятых, XXI век", "ru")]
    [49, 5, 21]
    >>> [n for _, _, n in find_ordinals("la quatre-vingt-dix-neuvième session, la 49e, le 1er, deux cinquièmes", "fr")]
    [99, 49, 1]
    >>> [n for _, _, n in find_ordinals("cuadragésimo noveno período, la 49ª, 5.º, siglo XXI, una quinta parte", "es")]
    [49, 49, 5, 21]
    >>> [n for _, _, n in find_ordinals("الدورة التاسعة والأربعون، القرن الحادي والعشرين، ثاني أكسيد الكربون، الخامسة عشرة", "ar")]
    [49, 21, 15]
    """
    normal = normal_text(text)
    lower = normal.lower
    found: list[OrdinalFound] = []
    for match in _DIGITS[language].finditer(lower):
        number = int(match[1])
        decade = language == "ru" and match[0].endswith(("е", "х", "ые", "ых")) and number % 10 == 0 and number >= 10
        second_hand = language == "fr" and match[0][-1] == "e" and lower[match.end() : match.end() + 1] == "-"
        if number and not decade and not second_hand:
            found.append((match.start(), match.end(), number))
    pattern = _ROMANS.get(language)
    if pattern is not None:
        for match in pattern.finditer(lower):
            group = 1 if match[1] else 2
            if match[group] and normal.text[match.start(group)].isupper():
                found.append((match.start(), match.end(), _roman(match[group])))
    found += _in_words(lower, language)
    kept: list[OrdinalFound] = []
    for start, end, number in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, number))
    return [(*normal.span(start, end), number) for start, end, number in kept]


def _roman(letters: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in letters]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _in_words(lower: str, language: str) -> list[OrdinalFound]:
    words = words_of(lower)
    read = {"ru": _read_ru, "fr": _read_fr, "es": _read_es, "ar": _read_ar}[language]
    found: list[OrdinalFound] = []
    index = 0
    while index < len(words):
        result = read(lower, words, index)
        if result is None:
            index += 1
            continue
        last, number = result
        start, end = words[index].start, words[last].end
        if number and not _is_part(lower, words, index, last, language):
            found.append((start, end, number))
        index = last + 1
    return found


def _cardinal(word: Word, language: str) -> int | None:
    found = entry_of(word.word, language)
    value = found[1].get("cardinal") if found else None
    return int(value) if value is not None and value.denominator == 1 else None


def _read_ru(lower: str, words: list[Word], index: int) -> tuple[int, int] | None:
    table = _ordinals("ru")
    total, position = 0, index
    while position < len(words):
        word = words[position]
        if position > index and not is_adjacent(lower, words[position - 1].end, word.start):
            return None
        value = table.get(word.word)
        if value is not None:
            fits = not total or (total % 100 == 0 and value < 100) or (total % 100 in range(20, 100, 10) and value < 10)
            return (position, total + value) if fits else None
        tens = _cardinal(word, "ru")
        if tens is None or tens < 20 or tens % 10 or (total and (total % 100 or tens >= 100)) or position > index + 1:
            return None
        total += tens
        position += 1
    return None


def _read_fr(lower: str, words: list[Word], index: int) -> tuple[int, int] | None:
    """Cardinal words with an ordinal behind: quatre-vingt-dix-neuvième, vingt et unième, cent quinzième."""
    table = _ordinals("fr")
    if words[index].word in table:
        is_none = words[index].word == "unième" or _is_second_of_time(lower, words[index])
        return None if is_none else (index, table[words[index].word])
    group = _cardinal(words[index], "fr") or 0
    if group < 2:
        return None
    position = index + 1
    while position < len(words) and position < index + 6:
        word = words[position]
        if not is_adjacent(lower, words[position - 1].end, word.start):
            return None
        if word.word == "et":
            position += 1
            continue
        value = table.get(word.word, 0)
        if value:
            hyphen = lower[words[position - 1].end : word.start] == "-" or words[position - 1].word in (
                "et",
                "cent",
                "cents",
            )
            if not hyphen or (value in (2,) and word.word.startswith("second")):
                return None
            fits = value == 100 or (value == 20 and group % 100 == 4) or _fits_fr(group, value)
            if not fits:
                return None
            if value == 100:
                return position, group * 100
            return position, group - 4 + 80 if value == 20 else group + value
        more = _cardinal(word, "fr")
        if more is None:
            return None
        group = (
            group - 4 + 80
            if more == 20 and group % 100 == 4
            else group * 100
            if more == 100 and group < 10
            else group + more
        )
        position += 1
    return None


def _fits_fr(group: int, value: int) -> bool:
    rest = group % 100
    if group >= 100 and rest == 0:
        return value < 100
    return (
        (rest in range(20, 100, 10) and value < 10)
        or (rest in (60, 80) and value < 17)
        or (rest in (10, 70, 90) and 7 <= value < 10)
    )


def _read_es(lower: str, words: list[Word], index: int) -> tuple[int, int] | None:
    table = _ordinals("es")
    value = table.get(words[index].word)
    if value is None or _is_second_of_time(lower, words[index]):
        return None
    position = index
    while value % 10 == 0 and position + 1 < len(words):
        word = words[position + 1]
        more = table.get(word.word)
        fits = more is not None and (more < 10 or (value >= 100 and more < 100))
        if more is None or not fits or not is_adjacent(lower, words[position].end, word.start):
            break
        value += more
        position += 1
    return position, value


def _read_ar(_: str, words: list[Word], index: int) -> tuple[int, int] | None:
    table = _ordinals("ar")
    word = words[index].word
    if word in _FIRSTLY_AR:
        return None
    if index and words[index - 1].word in _NOT_BEHIND_AR:
        return None
    behind = words[index + 1].word if index + 1 < len(words) else ""
    for lead in ("ال", "", "بال", "لل", "وال", "ل", "ب", "و", "ولل", "وبال"):
        value = table.get(word[len(lead) :]) if word.startswith(lead) else None
        if value is None:
            continue
        if behind in _NOT_BEFORE_AR:
            return None
        if behind in ("عشر", "عشره"):
            return index + 1, 10 + value % 10 if value < 10 else 11
        if behind.startswith(("وال", "و")) and (tens := _tens_ar(behind)):
            return index + 1, value % 10 + tens if value != 10 else value
        if value == 11 or (value == 2 and word in ("ثان", "ثاني") and not lead and behind == ""):
            return None
        return index, value
    if (
        word.startswith("ال")
        and index
        and (tens := _tens_ar("و" + word))
        and words[index - 1].word.startswith(("ال", "وال", "بال", "لل"))
    ):
        # الدورة الخمسون: tens behind a defined noun count places, unless the noun is a plural of things (البلدان العشرون)
        return index, tens
    return None


def _tens_ar(word: str) -> int:
    found = entry_of(word.removeprefix("و").removeprefix("ال"), "ar")
    value = found[1].get("cardinal", Fraction(0)) if found and found[0] == "" else Fraction(0)
    return int(value) if value in range(20, 101, 10) else 0


def _is_second_of_time(lower: str, word: Word) -> bool:
    return word.word in ("seconde", "secondes", "segundo", "segundos") and (
        _SECOND_OF_TIME.search(lower, max(0, word.start - 5), word.start) is not None
        and (
            word.word in ("secondes", "segundos")
            or not lower[max(0, word.start - 3) : word.start].startswith(("la", "a"))
        )
    )


def _is_part(lower: str, words: list[Word], first: int, last: int, language: str) -> bool:
    """Whether an ordinal is the lower half of a fraction: a cardinal before it and the form of a part."""
    word = words[last].word
    before = words[first - 1].word if first and is_adjacent(lower, words[first - 1].end, words[first].start) else ""
    if _IS_PART.match(lower, words[last].end):
        return True
    if not before:
        return False
    if language == "ru":
        if before.startswith("кажд"):  # каждый третий: one in three, unless it says when
            return _TIMES_RU.match(lower, words[last].end) is None
        if before == "одна" or before == "одну" or before == "одной":
            return word.endswith(("ая", "ую", "ой"))
        return _cardinal(words[first - 1], language) in range(2, 20) and word.endswith(("ых", "ьих", "ым", "ыми"))
    if language == "fr":
        return (
            _cardinal(words[first - 1], language) in range(1, 20)
            and word.endswith(("ième", "ièmes"))
            and word != "deuxième"
        )
    if language == "es":
        parts = word.endswith(("avos", "tos", "mos", "avo", "no", "nos")) or word in (
            "cuarto",
            "quinto",
            "sexto",
            "décimo",
            "octavo",
        )
        return _cardinal(words[first - 1], language) in range(1, 20) and parts and before != "uno"
    return False
