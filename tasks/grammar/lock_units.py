"""Equal amounts in different multiples of one unit: 10,000 kW and 10 MW, 1 kt and 1,000 t."""

Number = int | float

_RELATIVE = 1e-9  # floats that come from decimal notation differ by rounding of binary fractions only

# UCUM code → base and factor (UCUM 2.1, table of prefixes).
_MULTIPLES: dict[str, tuple[str, float]] = {
    "ng": ("g", 1e-9), "ug": ("g", 1e-6), "mg": ("g", 1e-3), "g": ("g", 1.0), "kg": ("g", 1e3), "t": ("g", 1e6),
    "kt": ("g", 1e9), "Mt": ("g", 1e12), "Gt": ("g", 1e15),
    "W": ("W", 1.0), "kW": ("W", 1e3), "MW": ("W", 1e6), "GW": ("W", 1e9), "TW": ("W", 1e12),
    "W.h": ("Wh", 1.0), "kW.h": ("Wh", 1e3), "MW.h": ("Wh", 1e6), "GW.h": ("Wh", 1e9), "TW.h": ("Wh", 1e12),
    "J": ("J", 1.0), "kJ": ("J", 1e3), "MJ": ("J", 1e6), "GJ": ("J", 1e9), "TJ": ("J", 1e12), "PJ": ("J", 1e15),
    "EJ": ("J", 1e18),
    "mm": ("m", 1e-3), "cm": ("m", 1e-2), "m": ("m", 1.0), "km": ("m", 1e3),
    "m2": ("m2", 1.0), "har": ("m2", 1e4), "km2": ("m2", 1e6),
    "mL": ("L", 1e-3), "L": ("L", 1.0), "m3": ("L", 1e3), "km3": ("L", 1e12),
}  # fmt: skip


def same_value(one: Number | None, other: Number | None) -> bool:
    """Whether two values are equal but for binary rounding; None equals only None.

    >>> same_value(0.71 * 10000, 7100), same_value(268000, 268800), same_value(None, 0)
    (True, False, False)
    """
    if one is None or other is None:
        return one is other
    if one == other:
        return True
    return abs(one - other) <= _RELATIVE * max(abs(one), abs(other))


def rounded(value: Number) -> float:
    """``value`` to nine significant digits: equal for values that differ by binary rounding only, so fit for a key.

    >>> rounded(0.71 * 10000) == rounded(7100), rounded(268000) == rounded(268800)
    (True, False)
    """
    return float(f"{value:.9g}")


def amount_keys(
    low: Number | None, high: Number | None, ucum: str
) -> tuple[tuple[str, float | None, float | None], ...]:
    """Keys under which equal amounts meet: the bare values, and the values in the base unit where there is one.

    >>> set(amount_keys(10000, 10000, "kW")) & set(amount_keys(10, 10, "MW"))
    {('W', 10000000.0, 10000000.0)}
    """
    keys = [("", None if low is None else rounded(low), None if high is None else rounded(high))]
    if ucum in _MULTIPLES:
        base, factor = _MULTIPLES[ucum]
        keys.append(
            (base, None if low is None else rounded(low * factor), None if high is None else rounded(high * factor))
        )
    return tuple(keys)


def scaled(value: Number | None, from_ucum: str, to_ucum: str) -> Number | None:
    """``value`` of one unit in another multiple of it; None where the units measure different things or are the same.

    >>> scaled(10000, "kW", "MW"), scaled(1, "kt", "t"), scaled(1, "kW", "t") is None
    (10.0, 1000.0, True)
    """
    if value is None or from_ucum == to_ucum:
        return None
    source, target = _MULTIPLES.get(from_ucum), _MULTIPLES.get(to_ucum)
    if source is None or target is None or source[0] != target[0]:
        return None
    return value * source[1] / target[1]
