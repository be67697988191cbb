"""What each language of the pages must be able to format, and English, as the United Nations print it.

English: United Nations Editorial Manual (:mod:`tasks.grammar.un_style`). The other languages: Unicode CLDR
(:mod:`tasks.grammar.interface_cldr`).
"""

from collections.abc import Sequence
from typing import Protocol

from tasks.grammar import un_style
from tasks.grammar.countries import country_name
from tasks.vocabularies.interface_catalogues import load_messages

#: CLDR locale by language of the pages.
CLDR_LOCALES = {"en": "en_GB", "fr": "fr", "ru": "ru", "zh": "zh_Hans"}


class Formats(Protocol):
    """What :class:`tasks.grammar.interface.Interface` needs of a language; the methods are documented there."""

    def number(self, value: float | int, *, in_table: bool = False) -> str: ...
    def counted(self, value: int) -> str: ...
    def number_range(self, low: float | int, high: float | int, *, in_table: bool = False) -> str: ...
    def quantity(
        self, value: float | int | None, unit_name: str, *, low: float | int | None, high: float | int | None,
        qualifier: str, in_table: bool,
    ) -> str: ...  # fmt: skip
    def bound(self, qualifier: str) -> str: ...
    def unit(self, unit_name: str, value: float | int | None = None, *, in_table: bool = False) -> str: ...
    def has_unit(self, unit_name: str) -> bool: ...
    def money(self, figure: str, unit_name: str) -> str: ...
    def rate(self, rate: str) -> str: ...
    def has_rate(self, rate: str) -> bool: ...
    def date(self, edtf: str | None) -> str: ...
    def month_name(self, month: str) -> str: ...
    def join(self, items: Sequence[str]) -> str: ...
    def sentences(self, items: Sequence[str]) -> str: ...
    def clauses(self, items: Sequence[str]) -> str: ...
    def country(self, iso3: str) -> str: ...
    def language_name(self, code: str) -> str: ...


class EnglishFormats:
    """English as the United Nations print it."""

    number = staticmethod(un_style.number)
    number_range = staticmethod(un_style.number_range)
    quantity = staticmethod(un_style.quantity)
    bound = staticmethod(un_style.bound)
    unit = staticmethod(un_style.unit)
    date = staticmethod(un_style.date)
    month_name = staticmethod(un_style.month_name)

    @staticmethod
    def counted(value: int) -> str:
        """A count as its noun follows it: words below 10, and "no" for none.

        >>> EnglishFormats.counted(0), EnglishFormats.counted(2), EnglishFormats.counted(27)
        ('no', 'two', '27')
        """
        return "no" if value == 0 else un_style.number(value)

    @staticmethod
    def has_unit(unit_name: str) -> bool:
        """English has words for every unit."""
        del unit_name
        return True

    @staticmethod
    def money(figure: str, unit_name: str) -> str:
        """The sign before the figure.

        >>> EnglishFormats.money("5", "USD"), EnglishFormats.money("5", "t")
        ('$5', '5')
        """
        return f"{un_style.prefix(unit_name)}{figure}"

    @staticmethod
    def rate(rate: str) -> str:
        """Rates are read in English."""
        return rate

    @staticmethod
    def has_rate(rate: str) -> bool:
        """Rates are read in English."""
        del rate
        return True

    @staticmethod
    def join(items: Sequence[str]) -> str:
        """A list with no comma before "and"."""
        return un_style.join(items)

    @staticmethod
    def sentences(items: Sequence[str]) -> str:
        """Sentences with a blank between them."""
        return " ".join(item for item in items if item)

    @staticmethod
    def clauses(items: Sequence[str]) -> str:
        """Clauses with a semicolon between them."""
        return "; ".join(item for item in items if item)

    @staticmethod
    def country(iso3: str) -> str:
        """United Nations short name."""
        return country_name(iso3)

    @staticmethod
    def language_name(code: str) -> str:
        """English name; traditional Chinese is told apart.

        >>> EnglishFormats.language_name("zh"), EnglishFormats.language_name("zh-Hant"), EnglishFormats.language_name("xx")
        ('Chinese', 'Traditional Chinese', 'xx')
        """
        return name_of_language(code, "en")


def name_of_language(code: str, language: str) -> str:
    """The name of a language (BCP 47) in the language of the pages; the code itself where CLDR has no name."""
    from babel import Locale, UnknownLocaleError

    messages = load_messages(language)
    if code.startswith("zh-Hant"):
        return messages["language.traditional_chinese"][0]
    if code in ("", "und"):
        return messages["language.undetermined"][0]
    try:
        name = Locale.parse(code.split("-")[0]).get_language_name(CLDR_LOCALES[language])
    except (UnknownLocaleError, ValueError):
        return code
    return name or code
