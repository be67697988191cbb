"""The baseline that any program should beat: every digit string is a figure.

Blanks and commas as thousands separators are understood, a million or 万 right behind is multiplied out, and a per cent sign
or word is the unit; currencies and other units are not. Nothing is known of dates, symbols or labels.
"""

import re
import time

from tests.evaluation.figures_scoring import Prediction

_DIGITS = re.compile(
    r"(?P<digits>\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
    r"(?:[ \u00a0]?(?P<scale>million|billion|thousand|trillion|万亿|亿|万))?"
    r"(?P<percent>[ \u00a0]?(?:%|％|per cent\b|percent\b))?"
)
_SCALES = {"thousand": 1e3, "万": 1e4, "million": 1e6, "亿": 1e8, "billion": 1e9, "trillion": 1e12, "万亿": 1e12}


def digit_strings(text: str) -> list[Prediction]:
    """A prediction for every digit string of ``text``.

    >>> [(p.value, p.units) for p in digit_strings("In 2023, 1,234 people and 3.5 million others, or 45 per cent.")]
    [(2023.0, ()), (1234.0, ()), (3500000.0, ()), (45.0, ('%',))]
    """
    found = []
    for match in _DIGITS.finditer(text):
        value = float(re.sub(r"[, \u00a0\u2009\u202f]", "", match["digits"])) * _SCALES.get(match["scale"] or "", 1)
        end = match.end("scale") if match["scale"] else match.end("digits")
        units = ("%",) if match["percent"] else ()
        found.append(Prediction(match.start(), end, round(value, 6), units=units))
    return found


def digits_speed(texts: list[str]) -> float:
    """Characters a second of the baseline, best of three."""
    best = float("inf")
    passes = 20
    for _ in range(3):
        started = time.process_time()
        for _ in range(passes):
            for text in texts:
                digit_strings(text)
        best = min(best, (time.process_time() - started) / passes)
    return sum(map(len, texts)) / max(best, 1e-9)
