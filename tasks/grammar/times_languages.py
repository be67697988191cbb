"""Times of day and halves of years in Russian, French, Spanish and Arabic, as the number lock compares them."""

import re
from collections.abc import Iterator

from tasks.grammar.normal_text import normal_text

_HOUR = r"(?P<h>[01]?\d|2[0-4])"
_CLOCK = {
    "ru": re.compile(
        rf"(?<![\d.,]){_HOUR}\s?(?:ч\.?|час(?:а|ов)?)\s?(?P<m>[0-5]\d)\s?(?:м(?:ин)?(?:\.|ут[аы]?)?)(?!\w)"
        rf"|(?<=в\s){_HOUR.replace('<h>', '<h2>')}"
        r"(?:[.:](?P<m2>[0-5]\d))?\sч(?:\.|ас(?:а|ов)?(?!\w))(?:\s(?P<part>утра|дня|вечера))?"
    ),
    "fr": re.compile(rf"(?<![\d.,])(?:(?<=à\s)|(?<=de\s)|(?<=\s)){_HOUR}\s?(?:h|heures?)\s?(?P<m>[0-5]\d)(?!\w)"
    rf"|(?<=à\s)(?P<h2>[01]?\d|2[0-4])\s?(?:h|heures)(?!\w)(?P<m2>)(?P<part>)"),
    "es": re.compile(rf"(?:(?<=las\s)|(?<=la\s)){_HOUR}(?:[.:](?P<m>[0-5]\d))?(?:\s?(?:horas?|h\.?)(?!\w)"
    rf"|\s(?P<part>de\sla\s(?:mañana|tarde|noche)))(?P<h2>)(?P<m2>)"),
    "ar": re.compile(rf"(?<=الساعه\s){_HOUR}(?:[/:.](?P<m>[0-5]\d))?(?!\d)(?P<h2>)(?P<m2>)(?:\s(?P<part>صباحا"
    rf"|مساء|ظهرا|بعد\sالظهر))?"),
}  # fmt: skip
_LATE = ("дня", "вечера", "tarde", "noche", "مساء", "بعد الظهر")
_HALF = {
    "ru": re.compile(r"(?P<one>перв\w+)\s(?:полугоди\w+|половин\w+\s(?:года|\d{4}))"
    r"|(?P<two>втор\w+)\s(?:полугоди\w+|половин\w+\s(?:года|\d{4}))"),
    "fr": re.compile(r"(?P<one>premier)\ssemestre|première\smoitié\sde\s(?:l'année|\d{4})|(?P<two>second"
    r"|deuxième)\ssemestre|(?:seconde|deuxième)\smoitié\sde\s(?:l'année|\d{4})"),
    "es": re.compile(r"(?P<one>primer)\ssemestre|primera\smitad\sde(?:l\saño|\s\d{4})"
    r"|(?P<two>segundo)\ssemestre|segunda\smitad\sde(?:l\saño|\s\d{4})"),
    "ar": re.compile(r"(?P<one>النصف\sالاول)\sمن\s(?:عام|سنه|العام|السنه)|(?P<two>النصف\sالثاني)\sمن\s(?:عام"
    r"|سنه|العام|السنه)"),
}  # fmt: skip
_FIRST = ("первая", "première", "primera")
#: The year itself is a date of its own.
_OF_YEAR = re.compile(r"\s(?:de\s)?\d{4}$|\s(?:من\s)?(?:عام|سنه|العام|السنه)$")


def find_times(text: str, language: str) -> list[tuple[int, int, str]]:
    """Start, end and value of every time of day (``T10:15``) and half of a year (``H1``, ``H2``), in order.

    >>> find_times("в 10 ч. 15 мин., в первом полугодии", "ru"), find_times("à 10 h 15; le second semestre", "fr")
    ([(2, 15, 'T10:15'), (19, 35, 'H1')], [(2, 9, 'T10:15'), (14, 29, 'H2')])
    >>> find_times("a las 15.30 horas", "es"), find_times("الساعة 10/00، النصف الأول من عام 2020", "ar")
    ([(6, 17, 'T15:30')], [(7, 12, 'T10:00'), (14, 25, 'H1')])
    """
    normal = normal_text(text)
    found = [*_clock(normal.lower, language), *_halves(normal.lower, language)]
    return [(*normal.span(start, end), value) for start, end, value in sorted(found)]


def _clock(lower: str, language: str) -> Iterator[tuple[int, int, str]]:
    for match in _CLOCK[language].finditer(lower):
        group = match.groupdict()
        hour, minute = int(group["h"] or group["h2"]), int(group["m"] or group["m2"] or 0)
        if (group.get("part") or "").endswith(_LATE) and hour < 12:
            hour += 12
        yield *match.span(), f"T{hour % 24:02d}:{minute:02d}"


def _halves(lower: str, language: str) -> Iterator[tuple[int, int, str]]:
    for match in _HALF[language].finditer(lower):
        said = match["one"] or match["two"] or match[0]
        is_first = bool(match["one"]) or said.startswith(_FIRST)
        end = match.end() - len(tail[0]) if (tail := _OF_YEAR.search(match[0])) else match.end()
        yield match.start(), end, "H1" if is_first else "H2"
