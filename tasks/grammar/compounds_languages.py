"""Numbers inside other words: трехлетний, 10-дневный in Russian, triennal, quinquenio, the dual in Arabic (سنتين)."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from tasks.grammar.normal_text import fold
from tasks.vocabularies.language_tables import duals_ar

_STEMS = {
    "одно": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9, "десяти": 10,
    "одиннадцати": 11, "двенадцати": 12, "пятнадцати": 15, "двадцати": 20, "двадцатипяти": 25, "тридцати": 30, "сорока": 40,
    "пятидесяти": 50, "шестидесяти": 60, "семидесяти": 70, "семидесятипяти": 75, "восьмидесяти": 80, "сто": 100,
}  # fmt: skip
_PERIODS = {
    "летн": "year",
    "годичн": "year",
    "месячн": "month",
    "недельн": "week",
    "дневн": "day",
    "суточн": "day",
    "часов": "hour",
    "минутн": "minute",
}
_ENDS = "|".join(_PERIODS)
_RU = re.compile(
    rf"(?<!\w)({'|'.join(sorted(_STEMS, key=lambda stem: -len(stem)))})({_ENDS})[а-я]{{1,4}}(?!\w)"
    rf"|(?<![\w.,])(\d{{1,3}})-({_ENDS}|процентн)[а-я]{{1,4}}(?!\w)"
)
_TERM_YEARS = {"bien": 2, "trien": 3, "quadrien": 4, "cuatrien": 4, "cuadrien": 4, "quinquen": 5}
_TERMS = {
    "fr": re.compile(r"(?<!\w)(bien|trien|quadrien|quinquen)n(?:al|ale|aux|ales)(?!\w)"),
    "es": re.compile(r"(?<!\w)(bien|trien|cuatrien|cuadrien|quinquen)(?:al|ales|io|ios)(?!\w)"),
}
_HALVES = {"проц": "%", "граду": "degC", "тонны": "t", "киломе": "km"}
_HALF_RU = re.compile(r"(?<!\w)пол(проц|граду|тонны|киломе)[а-я]*(?!\w)")
_PLAN_AR = re.compile(r"(?:خطه|الخطه|خطط|الخطط|برنامج|البرنامج)\s(?:ال)?(خمسي|ثلاثي|عشري|رباعي|ثنائي)ه?(?!\w)")
_PLAN_YEARS = {"خمسي": 5, "ثلاثي": 3, "عشري": 10, "رباعي": 4, "ثنائي": 2}
_NUMBER_BEHIND = re.compile(r"\s(?:\(?\d|رقم)")


@cache
def _duals() -> re.Pattern[str]:
    forms = sorted(((fold(form), row.name) for row in duals_ar() for form in row.forms), key=lambda pair: -len(pair[0]))
    return re.compile(rf"(?<!\w)[وبلف]?({'|'.join(form for form, _ in forms)})(?!\w)")


@cache
def _dual_units() -> dict[str, str]:
    return {fold(form): row.name for row in duals_ar() for form in row.forms}


def find_compounds(lower: str, language: str) -> Iterator[tuple[int, int, Fraction, str]]:
    """Start, end, number and unit of every word of a folded text that holds a number.

    >>> [(str(n), unit) for _, _, n, unit in find_compounds("трехлетняя программа и 10-дневный семинар", "ru")]
    [('3', 'year'), ('10', 'day')]
    """
    if language == "ru":
        for match in _RU.finditer(lower):
            if match[1]:
                yield *match.span(), Fraction(_STEMS[match[1]]), _PERIODS[match[2]]
            else:
                yield *match.span(), Fraction(match[3]), _PERIODS.get(match[4], "%")
        for match in _HALF_RU.finditer(lower):
            yield *match.span(), Fraction(1, 2), _HALVES[match[1]]
    elif language in _TERMS:
        pattern = _TERMS[language]
        for match in pattern.finditer(lower):
            yield *match.span(), Fraction(_TERM_YEARS[match[1]]), "year"
    elif language == "ar":
        for match in _PLAN_AR.finditer(lower):
            yield match.start(1), match.end(), Fraction(_PLAN_YEARS[match[1]]), "year"
        for match in _duals().finditer(lower):
            before = lower[max(0, match.start() - 8) : match.start()]
            if not _NUMBER_BEHIND.match(lower, match.end()) and not before.rstrip().endswith(("فتره", "كلا", "كلتا")):
                yield *match.span(), Fraction(2), _dual_units()[match[1]]
