"""French, Russian and Chinese numbers, units, lists and names by the Unicode CLDR.

A figure keeps its digits: it is grouped and pointed as the language writes it, and nothing else is done to it. What CLDR
has no words for (bounds, counted nouns) stands in ``interface/<language>/common.po`` and ``units.po``.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from tasks.grammar import un_style
from tasks.grammar.countries import country_name
from tasks.grammar.interface_dates import CldrDates
from tasks.grammar.interface_formats import CLDR_LOCALES, EnglishFormats, Formats, name_of_language
from tasks.vocabularies.interface_catalogues import load_messages
from tasks.vocabularies.un_country_names import un_country_names

_NO_BREAK = "\u00a0"
#: Canonical unit → CLDR unit id.
_CLDR_UNITS = {
    "t": "mass-tonne", "kg": "mass-kilogram", "g": "mass-gram", "mg": "mass-milligram", "ug": "mass-microgram",
    "µg": "mass-microgram", "ha": "area-hectare", "km2": "area-square-kilometer", "m2": "area-square-meter",
    "m3": "volume-cubic-meter", "km3": "volume-cubic-kilometer", "km": "length-kilometer", "m": "length-meter",
    "cm": "length-centimeter", "mm": "length-millimeter", "l": "volume-liter", "L": "volume-liter",
    "degC": "temperature-celsius", "W": "power-watt", "kW": "power-kilowatt", "MW": "power-megawatt",
    "GW": "power-gigawatt", "J": "energy-joule", "kWh": "energy-kilowatt-hour", "year": "duration-year",
    "month": "duration-month", "week": "duration-week", "day": "duration-day", "hour": "duration-hour",
    "minute": "duration-minute", "second": "duration-second", "decade": "duration-decade",
    "century": "duration-century", "quarter": "duration-quarter",
}  # fmt: skip
#: Plural category of CLDR → position of its form in the gettext catalogue. "many" of French is for millions ("de").
_FORMS = {
    "fr": {"one": 0, "many": 1, "other": 1},
    "ru": {"one": 0, "few": 1, "many": 2, "other": 1},  # "other" are fractions: genitive singular, like "few"
    "zh": {"other": 0},
}
_ENGLISH_SIGNS = re.compile(r"[.,]")


class CldrFormats:
    """A language of the pages by CLDR."""

    def __init__(self, language: str) -> None:
        from babel import Locale

        self._language = language
        self._locale: Any = Locale.parse(CLDR_LOCALES[language])
        self._messages = load_messages(language)
        self._dates = CldrDates(self._locale, self._messages)
        self._gap = "" if language == "zh" else _NO_BREAK
        self._names: dict[tuple[str, str], str] = {}

    def number(self, value: float | int | Fraction, *, in_table: bool = False) -> str:
        """Figures in groups as the language writes them; always figures, nothing is rounded, no "million"."""
        del in_table
        symbols = self._symbols
        return _ENGLISH_SIGNS.sub(lambda sign: symbols[sign[0]], self._in_full(value))

    def counted(self, value: int) -> str:
        """A count as its noun follows it."""
        return self.number(value)

    def number_range(self, low: float | int, high: float | int, *, in_table: bool = False) -> str:
        """A range with a dash, which all three languages use between figures."""
        return f"{self.number(low, in_table=in_table)}–{self.number(high, in_table=in_table)}"

    def quantity(
        self, value: float | int | None, unit_name: str, *, low: float | int | None = None,
        high: float | int | None = None, qualifier: str = "exact", in_table: bool = False,
    ) -> str:  # fmt: skip
        """A figure with bound word and unit."""
        bound, counts = self.bound(qualifier), value
        if value is not None:
            figure = self.number(value)
        elif low is not None and high is not None:
            figure, counts = self.number_range(low, high), high
        elif low is not None:
            figure, counts, bound = self.number(low), low, bound or self.bound("at_least")
        elif high is not None:
            figure, counts, bound = self.number(high), high, bound or self.bound("at_most")
        else:
            return ""
        figure = self._with_unit(figure, unit_name, counts, in_table)
        return f"{bound}{' ' if self._gap else ''}{figure}" if bound else figure

    def bound(self, qualifier: str) -> str:
        """From the catalogue (``bound.more_than``); empty for ``exact`` and for unknown ones."""
        return "" if qualifier == "exact" else self._messages.get(f"bound.{qualifier}", ("",))[0]

    def unit(self, unit_name: str, value: float | int | None = None, *, in_table: bool = False) -> str:
        """The catalogue's word (``unit.country``), else CLDR's, else the English one. Without a value: the plural."""
        if not unit_name or un_style.prefix(unit_name):
            return ""
        if unit_name == "%":
            return "%"
        category = "many" if value is None else self._category(value)
        forms = self._messages.get(f"unit.{unit_name}")
        if forms is not None:
            return forms[min(_FORMS[self._language].get(category, len(forms) - 1), len(forms) - 1)]
        named = self._cldr_unit(unit_name, category, in_table) or self._currency(unit_name, category)
        return named or un_style.unit(unit_name, value, in_table=True)

    def has_unit(self, unit_name: str) -> bool:
        """Whether the unit is printed in the language, or is a sign that all languages share."""
        if not unit_name or unit_name == "%" or un_style.prefix(unit_name) or unit_name in _CLDR_UNITS:
            return True
        if f"unit.{unit_name}" in self._messages or self._currency(unit_name, "other"):
            return True
        printed = un_style.unit(unit_name, 2, in_table=True)
        return printed == un_style.unit(unit_name, 1, in_table=True) and not re.search(r"[a-z]{4}", printed)

    def money(self, figure: str, unit_name: str) -> str:
        """The sign or code of the currency where the language sets it; other units leave the figure as it is."""
        if not un_style.prefix(unit_name):
            return figure
        sign = self._locale.currency_symbols.get(unit_name, unit_name)
        if self._locale.currency_formats["standard"].pattern.startswith("¤"):
            return f"{sign}{_NO_BREAK if sign[-1:].isalpha() else ''}{figure}"
        return f"{figure}{_NO_BREAK}{sign}"

    def rate(self, rate: str) -> str:
        """What a figure is per, from the catalogue (``rate.per year``), else in English."""
        return self._messages.get(f"rate.{rate}", (rate,))[0]

    def has_rate(self, rate: str) -> bool:
        """Whether the catalogue has the rate."""
        return not rate or f"rate.{rate}" in self._messages

    def date(self, edtf: str | None) -> str:
        """EDTF in the language's long form."""
        return self._dates.date(edtf)

    def month_name(self, month: str) -> str:
        """Month and year as a title."""
        return un_style.sentence_start(self._dates.month_title(month))

    def join(self, items: Sequence[str]) -> str:
        """A list by CLDR's patterns; empty items are left out."""
        from babel.lists import format_list

        words = [item for item in items if item]
        return format_list(words, locale=self._locale) if len(words) > 1 else "".join(words)

    def sentences(self, items: Sequence[str]) -> str:
        """Sentences one after the other; Chinese needs no blank between them."""
        return (" " if self._gap else "").join(item for item in items if item)

    def clauses(self, items: Sequence[str]) -> str:
        """Clauses with a semicolon between them, in Chinese the wide one."""
        return {"fr": f"{_NO_BREAK}; ", "zh": "；"}.get(self._language, "; ").join(item for item in items if item)

    def country(self, iso3: str) -> str:
        """United Nations short name in the language."""
        key = ("country", iso3)
        if key not in self._names:
            self._names[key] = un_country_names(self._language).get(iso3) or country_name(iso3, self._language)
        return self._names[key]

    def language_name(self, code: str) -> str:
        """CLDR's name."""
        key = ("language", code)
        if key not in self._names:
            self._names[key] = name_of_language(code, self._language)
        return self._names[key]

    def _in_full(self, value: float | int | Fraction) -> str:
        """The number as English writes it in full: commas between groups, a point before decimals."""
        if isinstance(value, Fraction):
            value = value.numerator if value.denominator == 1 else float(value)
        if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
            value = int(value)
        if isinstance(value, int) and abs(value) >= 1_000_000 and value.bit_length() < 14_000:
            return f"{value:,}"  # English would say "million"
        if isinstance(value, int) and value.bit_length() >= 14_000:  # Python refuses to print so many digits
            return self._messages["number.too_long"][0].format(digits=int(value.bit_length() * 0.30103) + 1)
        return un_style.number(value, in_table=True)

    @cached_property
    def _symbols(self) -> dict[str, str]:
        latin = self._locale.number_symbols["latn"]
        return {",": latin["group"], ".": latin["decimal"]}

    def _with_unit(self, figure: str, unit_name: str, value: float | int | None, in_table: bool) -> str:
        if unit_name == "%":
            return str(self._locale.percent_formats[None].pattern).replace("#,##0", figure)
        if un_style.prefix(unit_name):
            return self.money(figure, unit_name)
        unit = self.unit(unit_name, value, in_table=in_table)
        return f"{figure}{self._gap or (' ' if unit[:1].isascii() else '')}{unit}" if unit else figure

    def _category(self, value: float | int) -> str:
        exact: float | int | Decimal = value
        if isinstance(value, float):
            exact = int(value) if value.is_integer() else Decimal(str(value))
        category = str(self._locale.plural_form(abs(exact)))
        return "other" if self._language == "fr" and category == "many" else category

    def _cldr_unit(self, unit_name: str, category: str, in_table: bool) -> str:
        if unit_name not in _CLDR_UNITS:
            return ""
        is_sign = in_table and not re.search(r"[a-z]{3}", un_style.unit(unit_name, 2, in_table=True))
        forms = self._locale._data["unit_patterns"][_CLDR_UNITS[unit_name]]
        # Chinese has one form for many units; Babel then keeps it as the short one only.
        patterns = (not is_sign and forms.get("long")) or forms["short"]
        pattern = patterns.get(category) or patterns["other"]
        return str(pattern).replace("{0}", "").strip(" \u00a0\u202f")

    def _currency(self, unit_name: str, category: str) -> str:
        if not (len(unit_name) == 3 and unit_name.isupper()):
            return ""
        names = self._locale._data["currency_names_plural"].get(unit_name, {})
        return str(names.get(category) or names.get("other") or self._locale.currencies.get(unit_name, ""))


def formats_for(language: str) -> Formats:
    """The formats of a language of the pages."""
    return EnglishFormats() if language == "en" else CldrFormats(language)
