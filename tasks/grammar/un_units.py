"""Words for units and count nouns as the United Nations Editorial Manual prints them.

Source: United Nations Editorial Manual, "Numbers, dates and time" and "Weights and measures"; "tons" without more are
metric tons (imprint of the UNIDO Annual Reports).
"""

import re
from functools import cache

from tasks.vocabularies.quantity_tables import load_units

#: Canonical unit -> (singular, plural, in tables). Counts are words below 10 in running text, measures always figures.
_MEASURES: dict[str, tuple[str, str, str]] = {
    "t": ("ton", "tons", "tons"),
    "kt": ("kiloton", "kilotons", "kilotons"),
    "Mt": ("megaton", "megatons", "megatons"),
    "kg": ("kilogram", "kilograms", "kg"),
    "g": ("gram", "grams", "g"),
    "mg": ("milligram", "milligrams", "mg"),
    "ug": ("microgram", "micrograms", "µg"),
    "%": ("per cent", "per cent", "%"),
    "ha": ("hectare", "hectares", "ha"),
    "km2": ("square kilometre", "square kilometres", "km²"),
    "m2": ("square metre", "square metres", "m²"),
    "m3": ("cubic metre", "cubic metres", "m³"),
    "km": ("kilometre", "kilometres", "km"),
    "m": ("metre", "metres", "m"),
    "mm": ("millimetre", "millimetres", "mm"),
    "l": ("litre", "litres", "l"),
    "L": ("litre", "litres", "l"),
    "degC": ("degree Celsius", "degrees Celsius", "°C"),
    "W": ("watt", "watts", "W"),
    "kW": ("kilowatt", "kilowatts", "kW"),
    "MW": ("megawatt", "megawatts", "MW"),
    "GW": ("gigawatt", "gigawatts", "GW"),
    "Wh": ("watt-hour", "watt-hours", "Wh"),
    "kWh": ("kilowatt-hour", "kilowatt-hours", "kWh"),
    "MWh": ("megawatt-hour", "megawatt-hours", "MWh"),
    "GWh": ("gigawatt-hour", "gigawatt-hours", "GWh"),
    "TWh": ("terawatt-hour", "terawatt-hours", "TWh"),
    "J": ("joule", "joules", "J"),
    "GJ": ("gigajoule", "gigajoules", "GJ"),
    "TJ": ("terajoule", "terajoules", "TJ"),
    "year": ("year", "years", "years"),
    "month": ("month", "months", "months"),
    "week": ("week", "weeks", "weeks"),
    "day": ("day", "days", "days"),
    "hour": ("hour", "hours", "hours"),
    "minute": ("minute", "minutes", "minutes"),
    "ODP t": ("ODP ton", "ODP tons", "ODP tons"),
    "tCO2e": ("ton of CO2 equivalent", "tons of CO2 equivalent", "tons CO2e"),
    "tCO2": ("ton of CO2", "tons of CO2", "tons CO2"),
    "µg": ("microgram", "micrograms", "µg"),
    "times": ("time", "times", "times"),
    "fraction": ("", "", ""),
    "decade": ("decade", "decades", "decades"),
    "century": ("century", "centuries", "centuries"),
    "quarter": ("quarter", "quarters", "quarters"),
    "second": ("second", "seconds", "seconds"),
    "RUB/RUB": ("rouble per rouble", "roubles per rouble", "roubles per rouble"),
    "RUB": ("rouble", "roubles", "roubles"),
    "CNY": ("yuan", "yuan", "yuan"),
    "JPY": ("yen", "yen", "yen"),
    "GBP": ("pound sterling", "pounds sterling", "pounds sterling"),
    "CHF": ("Swiss franc", "Swiss francs", "Swiss francs"),
    "INR": ("Indian rupee", "Indian rupees", "Indian rupees"),
    "NOK": ("Norwegian krone", "Norwegian kroner", "Norwegian kroner"),
    "SEK": ("Swedish krona", "Swedish kronor", "Swedish kronor"),
}
#: Durations are counts of time: the Manual prints "three days" in words, "3 tons" in figures.
_COUNTED_MEASURES = frozenset({"year", "month", "week", "day", "hour", "minute", "decade", "century", "quarter"})
#: Signs the Manual prints before the amount without a space.
_MONEY_SIGNS = {"USD": "$", "EUR": "€"}
_IRREGULAR_PLURALS = {
    "person": "people", "woman": "women", "man": "men", "child": "children", "species": "species", "foot": "feet",
    "krone": "kroner", "penny": "pence", "kwacha": "kwacha", "millennium": "millennia", "acre-foot": "acre-feet",
}  # fmt: skip
#: Canonical names that are words and so have a plural ("dinar"); all others are symbols ("tCO2e", "GWp").
_WORD = re.compile(r"[a-z]{4,}(?:[ \-][a-z]+)*")


def plural(noun: str) -> str:
    """The English plural of a count noun of the units table.

    >>> [plural(n) for n in ("country", "policy", "person", "park", "species", "process")]
    ['countries', 'policies', 'people', 'parks', 'species', 'processes']
    """
    head, _, last = noun.rpartition(" ")
    lead = f"{head} " if head else ""
    if last in _IRREGULAR_PLURALS:
        return lead + _IRREGULAR_PLURALS[last]
    if last.endswith("y") and last[-2:-1] not in tuple("aeiou"):
        return f"{lead}{last[:-1]}ies"
    return f"{lead}{last}es" if last.endswith(("s", "x", "ch", "sh")) else f"{lead}{last}s"


def is_figured(unit_name: str) -> bool:
    """Whether amounts of a unit are always in figures (measures, money, percentages), never in words below 10."""
    if unit_name in _COUNTED_MEASURES:
        return False
    return unit_name in _MEASURES or unit_name in _MONEY_SIGNS or unit_name in _measured()


def prefix(unit_name: str) -> str:
    """What stands before an amount of money, with its blank: ``$``, ``€``, ``AED ``; empty for all other units.

    >>> prefix("USD"), prefix("AED"), prefix("t")
    ('$', 'AED ', '')
    """
    if unit_name in _MONEY_SIGNS:
        return _MONEY_SIGNS[unit_name]
    return f"{unit_name} " if unit_name in _currency_codes() else ""


def unit(unit: str, value: float | int | None = None, *, in_table: bool = False) -> str:
    """The word for a canonical unit, singular only for exactly 1; empty for no unit.

    >>> unit("t", 5), unit("%", 5), unit("%", 5, in_table=True), unit("degC", 3), unit("country", 1)
    ('tons', 'per cent', '%', 'degrees Celsius', 'country')
    """
    if not unit or prefix(unit):
        return ""
    if unit in _MEASURES:
        singular, many, table = _MEASURES[unit]
        if in_table:
            return table
        return singular if value == 1 else many
    if "/" in unit or (unit in _measured() and not _WORD.fullmatch(unit)):  # "tCO2e", "GWp", "USD/t" have no plural
        return unit
    return unit if value == 1 else plural(unit)


@cache
def _measured() -> frozenset[str]:
    """Units of the units table whose amounts are measured, not counted."""
    return frozenset(row.unit for row in load_units() if row.dimension not in ("time", "work", "age", "share"))


@cache
def _currency_codes() -> frozenset[str]:
    """ISO 4217 codes that are printed before the amount, for want of an English name here."""
    known = _MEASURES.keys() | _MONEY_SIGNS.keys()
    return frozenset(
        row.unit for row in load_units() if row.dimension == "money" and row.unit.isupper() and row.unit not in known
    )
