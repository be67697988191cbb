"""Lines of date and place in Russian, French, Spanish and Arabic."""

import re
from dataclasses import dataclass
from functools import cache

from tasks.grammar.dates import find_dates
from tasks.vocabularies.countries import country_rows
from tasks.vocabularies.front_matter_languages import front_terms, plain_words

_EDGES = " .,;:*/\u3000"


@dataclass(frozen=True, slots=True)
class DateLine:
    """Dates (EDTF), places as printed and in English, ways of meeting; ``is_complete`` when no word is left over."""

    dates: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    ways: tuple[str, ...]
    is_complete: bool


_DIGITS = {base + value: str(value) for base in (0x660, 0x6F0) for value in range(10)}
_DATE_GLUE = {
    "ru": {"с", "г", "г.", "года", "год", "гг", "в"},
    "fr": {"du", "le", "les", "au", "a"},
    "es": {"del", "de", "en", "el"},
    "ar": {"في", "الفتره", "من", "يوم", "الفترة"},
}

_UPTO = frozenset({"-", "по", "au", "a", "al", "الى"})
_BOTH = frozenset({"", ",", "и", "et", "y", "و"})


def read_date_line(text: str, language: str) -> DateLine | None:
    """The dates and places of a line of date and place; None for a line without a date or with words of a sentence.

    >>> read_date_line("Вена, 12–15 июля 2021 года", "ru")
    DateLine(dates=('2021-07-12/2021-07-15',), places=(('Вена', 'Vienna'),), ways=(), is_complete=True)
    """
    words = " ".join(text.translate(_DIGITS).split())
    if not 4 <= len(words) <= 140:
        return None
    mentions = [mention for mention in find_dates(words, language) if mention.kind in ("day", "month", "range")]
    if not mentions or len(mentions) > 2:
        return None
    before, after = words[: mentions[0].start], words[mentions[-1].end :]
    between = plain_words(words[mentions[0].end : mentions[-1].start]).split() if len(mentions) == 2 else []
    joint = " ".join(word for word in between if word not in _DATE_GLUE[language]).strip(" ,") or "".join(between)
    values = tuple(mention.value for mention in mentions)
    if joint in _UPTO and all(mention.kind == "day" for mention in mentions):
        values = ("/".join(values),)
    elif joint not in _BOTH:
        return None
    places: list[tuple[str, str]] = []
    ways: list[str] = []
    unknown = 0
    for piece in re.split(r"[,،()（）\n]", f"{before}, {after}"):
        bare = plain_words(piece).strip(_EDGES + "-")
        while bare and bare.split()[0] in _DATE_GLUE[language]:
            bare = bare.partition(" ")[2]
        if not bare:
            continue
        place, way = place_named(bare, language), front_terms(language, "way").get(bare)
        if way:
            ways.append(way)
        elif place:
            places.append((piece.strip(_EDGES + "-–—"), place))
        else:
            unknown += len(bare.split())
    if unknown > 5 or any(character.isdigit() for character in before + after):
        return None
    return DateLine(values, tuple(places), tuple(ways), not unknown)


def place_named(text: str, language: str) -> str | None:
    """The English name of a city or country, given by its name in ``language``."""
    name = plain_words(text)
    return front_terms(language, "place").get(name) or _countries(language).get(name)


@cache
def _countries(language: str) -> dict[str, str]:
    """Name of a country in ``language`` → its United Nations name, where the table of countries has it."""
    return {
        plain_words(name): row.names["en"][0] for row in country_rows() for name in row.names.get(language, ()) if name
    }
