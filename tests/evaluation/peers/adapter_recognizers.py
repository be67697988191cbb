"""Recognizers-Text: numbers, percentages and numbers with units, merged; ``--dates`` adds its date-time model.

The models answer apart from one another. A percentage, age, amount of money, dimension or temperature takes the place of
the number in it, in that order where they overlap ("US$ 2.4 billion in" is money, not inches), and a number that is an
ordinal for the ordinal model goes. With ``--dates`` numbers in what the date-time model calls a date, time or period go as
well, and a duration gives its number the unit. The Python edition has no model of number ranges.
"""

import re
import sys
from typing import Any

from adapter_protocol import Converter, Figure, Reader, figure, serve

CULTURES = {"en": "en-us", "zh": "zh-cn"}
_ORDER = ("percentage", "age", "currency", "dimension", "temperature")
_TIMEX = re.compile(r"P(?P<time>T)?(?P<number>\d+(?:\.\d+)?)(?P<unit>[YMWDHS])\Z")
_TIMES = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}


def _value(words: Any) -> float | None:
    try:
        return float(str(words).rstrip("%"))
    except ValueError:
        return None


def _unit(kind: str, resolution: dict[str, Any]) -> str:
    if kind == "percentage":
        return "%"
    name = str(resolution.get("isoCurrency") or resolution.get("unit") or "")
    return f"{kind} {name}" if kind in ("age", "temperature") else name


def _durations(found: list[Any]) -> list[tuple[int, int, float, str]]:
    durations = []
    for result in found:
        for value in (result.resolution or {}).get("values", []):
            timex = _TIMEX.match(str(value.get("timex", "")))
            if timex:
                unit = _TIMES.get((timex["time"] or "") + timex["unit"], "")
                durations.append((result.start, result.end + 1, float(timex["number"]), unit))
                break
    return durations


def convert(text: str, found: dict[str, list[Any]]) -> list[Figure]:
    """The figures of one sentence: the models' answers merged. Their ends are of the last sign, ours behind it."""
    numbers = [(r.start, r.end + 1, _value(r.resolution["value"])) for r in found["number"]]
    figures: list[Figure] = []
    taken: list[tuple[int, int]] = []

    def free(start: int, end: int) -> bool:
        return all(end <= low or start >= high for low, high in taken)

    for kind in _ORDER:
        for result in found[kind]:
            start, end = result.start, result.end + 1
            value = _value(result.resolution.get("value"))
            if value is None or not free(start, end):
                continue
            inside = [n for n in numbers if n[0] >= start and n[1] <= end]
            at = inside[0] if inside else (start, end)
            figures.append(figure(at[0], at[1], value, _unit(kind, result.resolution)))
            taken.append((start, end))
    ordinals = [(r.start, r.end + 1) for r in found["ordinal"]]
    dates = [(r.start, r.end + 1) for r in found["date"] if not r.type_name.endswith("duration")]
    for start, end, value, unit in _durations([r for r in found["date"] if r.type_name.endswith("duration")]):
        inside = [n for n in numbers if n[0] >= start and n[1] <= end and free(n[0], n[1])]
        if inside and unit and value == inside[0][2]:
            figures.append(figure(inside[0][0], inside[0][1], value, unit))
            taken.append((start, end))
    for start, end, value in numbers:
        in_name = any(low <= start and end <= high for low, high in [*ordinals, *dates])
        if value is not None and free(start, end) and not in_name:
            figures.append(figure(start, end, value))
    figures = [f for f in figures if not any(low <= f["start"] and f["end"] <= high for low, high in dates)]
    return sorted(figures, key=lambda f: f["start"])


def prepare(language: str) -> tuple[Reader, Converter]:
    """The models of one culture; a model is asked once a sentence."""
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    culture = CULTURES[language]
    numbers = NumberRecognizer(culture)
    with_units = NumberWithUnitRecognizer(culture)
    models = {
        "number": numbers.get_number_model(),
        "percentage": numbers.get_percentage_model(),
        "ordinal": numbers.get_ordinal_model(),
        "age": with_units.get_age_model(),
        "currency": with_units.get_currency_model(),
        "dimension": with_units.get_dimension_model(),
        "temperature": with_units.get_temperature_model(),
    }
    if "--dates" in sys.argv[1:]:
        from recognizers_date_time import DateTimeRecognizer

        models["date"] = DateTimeRecognizer(culture).get_datetime_model()

    def read(text: str) -> dict[str, list[Any]]:
        return {"date": [], **{kind: model.parse(text) for kind, model in models.items()}}

    return read, convert


if __name__ == "__main__":
    serve(prepare)
