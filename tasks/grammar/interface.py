"""The words of the pages in the language of the edition: catalogued sentences, numbers, dates, names, lists.

English follows the United Nations Editorial Manual (:mod:`tasks.grammar.un_style`); the other languages follow the
Unicode CLDR through Babel. Facts are never translated here: only what this program says itself.
"""

from collections.abc import Callable, Sequence
from functools import cache, cached_property
from gettext import c2py
from typing import Any

from tasks.contracts.briefing import Text
from tasks.grammar import un_style
from tasks.grammar.interface_cldr import formats_for
from tasks.grammar.interface_formats import Formats
from tasks.vocabularies.interface_catalogues import InterfaceCatalogueError, load_messages

#: BCP 47 tag of the page, by language of the edition.
PAGE_TAGS = {"en": "en", "fr": "fr", "ru": "ru", "zh": "zh-Hans"}


class MissingMessageError(InterfaceCatalogueError):
    """A page asks for words that its language's catalogue does not have."""


class Interface:
    """How the pages speak in one language. Made by :func:`interface_for`, once a language.

    Numbers given to :meth:`say` as ``int`` or ``float`` are printed as in tables; running-text numbers are given as text.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.tag = PAGE_TAGS[language]
        self._messages = load_messages(language)
        self.formats: Formats = formats_for(language)

    def say(self, key: str, /, n: int | None = None, **values: object) -> str:
        """The message ``key`` with its placeholders filled; ``n`` chooses the plural form and fills ``{n}``.

        >>> interface_for("en").say("count.source", n=2)
        'two sources'

        Raises:
            MissingMessageError: the catalogue has no such message, or the message asks for a value that was not given.
        """
        forms = self._messages.get(key)
        if forms is None:
            raise MissingMessageError(f"No words for {key!r} in {self.language!r}.")
        form = forms[self._plural(n) if n is not None and len(forms) > 1 else 0]
        filled: dict[str, object] = {name: self._filled(value) for name, value in values.items()}
        if n is not None:
            filled.setdefault("n", self.formats.counted(n))
        try:
            return form.format(**filled)
        except (KeyError, IndexError) as error:
            raise MissingMessageError(f"{key!r} in {self.language!r} asks for {error}, which is not given.") from error

    def has(self, key: str) -> bool:
        """Whether the catalogue has the message."""
        return key in self._messages

    def number(self, value: float | int, *, in_table: bool = False) -> str:
        """A number: English words below 10 in running text, else figures grouped as the language groups them."""
        return self.formats.number(value, in_table=in_table)

    def number_range(self, low: float | int, high: float | int, *, in_table: bool = False) -> str:
        """A range, never its mean."""
        return self.formats.number_range(low, high, in_table=in_table)

    def quantity(
        self, value: float | int | None, unit_name: str, *, low: float | int | None = None,
        high: float | int | None = None, qualifier: str = "exact", in_table: bool = False,
    ) -> str:  # fmt: skip
        """A figure with bound word and unit."""
        return self.formats.quantity(value, unit_name, low=low, high=high, qualifier=qualifier, in_table=in_table)

    def bound(self, qualifier: str) -> str:
        """The bound word of a qualifier; empty for ``exact``."""
        return self.formats.bound(qualifier)

    def unit(self, unit_name: str, value: float | int | None = None, *, in_table: bool = False) -> str:
        """The unit's words that fit ``value``; a unit without words in the language is printed as in English."""
        return self.formats.unit(unit_name, value, in_table=in_table)

    def rate(self, rate: str | None) -> str:
        """What a figure is per (``per year``); a rate without words in the language is printed in English, None is empty."""
        return self.formats.rate(rate or "")

    def money(self, figure: str, unit_name: str) -> str:
        """A printed figure with the sign of its currency; figures of other units come back as they are."""
        return self.formats.money(figure, unit_name)

    def unit_text(self, unit_name: str, value: float | int | None = None, *, rate: str | None = None) -> Text:
        """The unit (and what it is per) with its language: English where the language of the pages has no words for it."""
        words = " ".join(part for part in (self.unit(unit_name, value), self.rate(rate)) if part)
        return Text(text=words, lang=self._unit_tag(unit_name, rate))

    def quantity_text(self, words: str, unit_name: str, rate: str | None = None) -> Text:
        """A printed figure with the language of its unit."""
        return Text(text=words, lang=self._unit_tag(unit_name, rate))

    def own(self, text: str) -> Text:
        """Words of ours as :class:`Text`: in the language of the page."""
        return Text(text=text, lang=self.tag)

    def _unit_tag(self, unit_name: str, rate: str | None) -> str:
        is_ours = self.formats.has_unit(unit_name) and self.formats.has_rate(rate or "")
        return self.tag if is_ours else "en"

    def date(self, edtf: str | None) -> str:
        """An EDTF date, month, year or interval; unknown forms come back as they are, None as empty."""
        return self.formats.date(edtf)

    def month_name(self, month: str) -> str:
        """A month (``YYYY-MM``) in words, as a title: ``November 2026``."""
        return self.formats.month_name(month)

    def join(self, items: Sequence[str]) -> str:
        """A list in words; empty items are left out."""
        return self.formats.join(items)

    def sentences(self, items: Sequence[str]) -> str:
        """Whole sentences one after the other, as the language sets them; empty ones are left out."""
        return self.formats.sentences(items)

    def clauses(self, items: Sequence[str]) -> str:
        """Clauses of one sentence with the language's semicolon; empty ones are left out."""
        return self.formats.clauses(items)

    def country(self, iso3: str) -> str:
        """The short name of a country; the code itself where no name is known."""
        return self.formats.country(iso3)

    def language_name(self, code: str) -> str:
        """The name of a language (BCP 47); the code itself where no name is known."""
        return self.formats.language_name(code)

    @staticmethod
    def sentence_start(text: str) -> str:
        """``text`` with its first letter as a capital."""
        return un_style.sentence_start(text)

    def _filled(self, value: object) -> object:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self.number(value, in_table=True)
        return value

    @cached_property
    def _plural(self) -> Callable[[int], int]:
        from babel.messages.plurals import get_plural

        chosen: Any = c2py(get_plural(self.language).plural_expr)
        return lambda n: int(chosen(n))


@cache
def interface_for(language: str) -> Interface:
    """The interface of an edition's language (``en``, ``fr``, ``ru``, ``zh``).

    Raises:
        InterfaceCatalogueError: there is no catalogue in the language.
    """
    if language not in PAGE_TAGS:
        raise InterfaceCatalogueError(
            f"The briefing cannot be made in {language!r}: choose {', '.join(sorted(PAGE_TAGS))}."
        )
    return Interface(language)
