"""Equal amounts in different multiples of one unit: 10,000 kW and 10 MW, 1 kt and 1,000 t."""

Number = int | float

_RELATIVE = 1e-9  # floats that come from decimal notation differ by rounding of binary fractions only

#: UCUM prefixes (UCUM 2.1, table 1).
_PREFIXES = {"p": 1e-12, "n": 1e-9, "u": 1e-6, "m": 1e-3, "c": 1e-2, "d": 1e-1, "": 1.0, "h": 1e2, "k": 1e3,
    "M": 1e6, "G": 1e9,
             "T": 1e12, "P": 1e15, "E": 1e18}  # fmt: skip
#: UCUM units that take prefixes, with the base they are multiples of and their size in it.
_BASES = {
    "g": ("g", 1.0), "t": ("g", 1e6), "W": ("W", 1.0), "W.h": ("Wh", 1.0), "J": ("J", 1.0), "cal": ("cal", 1.0),
    "m": ("m", 1.0), "L": ("L", 1.0), "V.A": ("VA", 1.0), "V": ("V", 1.0), "A.h": ("Ah", 1.0), "Hz": ("Hz", 1.0),
    "Pa": ("Pa", 1.0), "By": ("By", 1.0), "bit/s": ("bit/s", 1.0), "Bq": ("Bq", 1.0), "Sv": ("Sv", 1.0),
    "har": ("m2", 1e4),
    "eV": ("eV", 1.0),
}  # fmt: skip
# UCUM code → base and factor.
_MULTIPLES: dict[str, tuple[str, float]] = {
    f"{prefix}{code}": (base, size * factor)
    for code, (base, size) in _BASES.items()
    for prefix, factor in _PREFIXES.items()
} | {
    "m2": ("m2", 1.0), "10*3.har": ("m2", 1e7), "10*6.har": ("m2", 1e10),
    "km2": ("m2", 1e6), "m3": ("L", 1e3), "km3": ("L", 1e12), "10*6.m3": ("L", 1e9),
    "10*9.m3": ("L", 1e12), "10*12.m3": ("L", 1e15), "[bbl_us]": ("bbl", 1.0), "10*6.[bbl_us]": ("bbl", 1e6),
    "[Btu_IT]": ("Btu", 1.0), "10*6.[Btu_IT]": ("Btu", 1e6), "10*15.[Btu_IT]": ("Btu", 1e15),
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


def rounded(value: Number, digits: int = 9) -> float:
    """``value`` to nine significant digits: equal for values that differ by binary rounding only, so fit for a key.

    >>> rounded(0.71 * 10000) == rounded(7100), rounded(268000) == rounded(268800)
    (True, False)
    """
    return float(f"{value:.{digits}g}")


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
