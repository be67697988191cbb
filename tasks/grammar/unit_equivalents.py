"""Masses that are equivalents of another thing: tonnes of CO2 equivalent, of coal equivalent, ODP tonnes, g TEQ.

They are units of their own: a tonne of CO2 equivalent is no tonne, and a tonne of coal equivalent is an energy.
"""

import re

from tasks.grammar.unit_tables import Found, row_of

_CO2 = r"(?:CO\^?[2₂]|carbon[ \u00a0\-‑\n]dioxide|co2)"
_BLANK = r"[ \u00a0\n\-‑]"
_ENGLISH = re.compile(
    rf"{_BLANK}(?:(?:of|in|as)[ \u00a0\n])?(?:the[ \u00a0\n])?(?:"
    rf"(?P<CO2e>\(?{_CO2}\)?{_BLANK}?\(?(?:equivalents?|equiv|eqv|eq|Eq|e)(?![A-Za-z])\.?\)?"
    rf"|(?:GHG|equivalent){_BLANK}{_CO2}(?![A-Za-z]))"
    rf"|(?P<ce>(?:standard[ \u00a0\n])?coal{_BLANK}equivalents?|standard[ \u00a0\n]coal)(?![A-Za-z])"
    rf"|(?P<oe>(?:crude[ \u00a0\n])?oil{_BLANK}equivalents?)(?![A-Za-z])"
    rf"|(?P<TEQ>(?:I-|WHO-|WHO[ ])?TEQs?|(?:dioxin[ ])?toxic(?:ity)?{_BLANK}(?:equivalents?|equivalence))(?![A-Za-z])"
    rf"|(?P<ODP>ODP|ozone{_BLANK}deplet(?:ing|ion){_BLANK}potential)(?![A-Za-z]))"
).match
_CHINESE = re.compile(
    r"\s?的?\s?(?:(?P<CO2e>(?:二氧化碳|CO2|CO₂)\s?(?:排放)?(?:当量|等量|等价物|e(?![A-Za-z]))|当量(?:二氧化碳|CO2))"
    r"|(?P<ce>标准?煤(?:当量)?|煤(?:炭)?当量|煤炭当量)|(?P<oe>(?:石|标准|标)?油当量|标准?油(?!气))"
    r"|(?P<TEQ>(?:国际)?毒性当量|(?:I-)?TEQ)|(?P<ODP>ODP(?:值)?))"
).match
_NAMES = {"CO2e": "{}CO2e", "ce": "{}ce", "oe": "{}oe", "TEQ": "{} TEQ", "ODP": "ODP {}"}


def as_equivalent(text: str, found: Found, language: str) -> Found:
    """``found`` with the words behind it where they make it an equivalent: t + "of CO2 equivalent" → tCO2e.

    >>> from tasks.grammar.unit_tables import find_alphabetic
    >>> text = "5 million tonnes of carbon-dioxide equivalent a year"
    >>> as_equivalent(text, find_alphabetic(text, 9), "en").row.unit
    'tCO2e'
    """
    match = (_CHINESE if language == "zh" else _ENGLISH)(text, found.end)
    if match is None or match.lastgroup is None:
        return found
    row = row_of(_NAMES[match.lastgroup].format(found.row.unit))
    return found if row is None else Found(row, found.start, match.end())
