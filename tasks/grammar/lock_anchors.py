"""What a figure may stand beside in both languages: countries, dates, symbols, codes, known nouns and terms."""

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache

from tasks.grammar.lock_labels import LETTER_EN, LETTER_ZH
from tasks.grammar.lock_model import LockReading, Spot
from tasks.grammar.places import find_places
from tasks.vocabularies.composition_terms import load_lexicon
from tasks.vocabularies.lock_nouns import paired_nouns
from tasks.vocabularies.termbase import NOMINAL, load_termbase

_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Za-z-]*[A-Z0-9])[A-Z][A-Za-z]{0,9}(?:[-\u2010\u2011 ]?\d{1,4}[A-Za-z]{0,3})?(?![A-Za-z0-9])"
)
_WORD = re.compile(r"[a-z0-9]+(?:[-'’.][a-z0-9]+)*")
_KINDS = ("country", "date", "ordinal", "label", "symbol")
_LABEL = {"label": "label", "symbol": "code"}


def anchors_of(said: LockReading, kept: LockReading, *, is_in_order: bool) -> tuple[list[Spot], list[Spot]]:
    """Anchors of the source and of its translation, named alike; only those that both texts have exactly once.

    Where the figures are in the same order (``is_in_order``) and several other anchors too, no terms are looked for.
    """
    ours, theirs = _own(said), _own(kept)
    if said.language == "zh" and not (is_in_order and _are_in_order(ours, theirs)):
        taken = [(spot.start, spot.end) for spot in ours]
        for start, end, names in _words_in(said.text, _lexicon_names(), _lexicon_beginnings()):
            if any(low < end and start < high for low, high in taken):
                continue
            places = {place for name in names if (place := _place(name, kept.lowered)) is not None}
            if len(places) == 1:
                low, high = places.pop()
                ours.append(Spot(start, end, "term", said.text[start:end]))
                theirs.append(Spot(low, high, "term", said.text[start:end]))
    common = _once(ours) & _once(theirs)
    return (
        [spot for spot in ours if (spot.kind, spot.value) in common],
        [spot for spot in theirs if (spot.kind, spot.value) in common],
    )


def _are_in_order(ours: list[Spot], theirs: list[Spot]) -> bool:
    common = _once(ours) & _once(theirs)
    rows = [
        [spot.value for spot in sorted(spots, key=lambda spot: spot.start) if (spot.kind, spot.value) in common]
        for spots in (ours, theirs)
    ]
    return len(common) > 1 and rows[0] == rows[1]


def _once(spots: list[Spot]) -> set[tuple[str, str]]:
    seen: dict[tuple[str, str], int] = {}
    for spot in spots:
        seen[spot.kind, spot.value] = seen.get((spot.kind, spot.value), 0) + 1
    return {key for key, times in seen.items() if times == 1}


def _own(reading: LockReading) -> list[Spot]:
    """Countries, dates, ordinals, labels, symbols, acronyms and places, and the paired nouns of the language."""
    found = [
        Spot(spot.start, spot.end, _LABEL.get(spot.kind, spot.kind), spot.value)
        for spot in reading.spots
        if spot.kind in _KINDS
    ]
    for match in _CODE.finditer(reading.text):
        if len(match.group()) > 1:
            found.append(Spot(*match.span(), "code", match.group().replace(" ", "-").upper()))
    letters = {"zh": LETTER_ZH, "en": LETTER_EN}.get(reading.language)
    if letters is not None:
        found += [Spot(*match.span("letter"), "code", match["letter"]) for match in letters.finditer(reading.text)]
    found += [
        Spot(place.start, place.end, "place", place.name) for place in find_places(reading.text, reading.language)
    ]
    return [*found, *_nouns(reading)]


def _nouns(reading: LockReading) -> list[Spot]:
    """The paired nouns of the text, longest first at each place."""
    if reading.language == "zh":
        forms = _forms("zh")
        return [
            Spot(start, end, "noun", forms[reading.text[start:end]]) for start, end in _longest(reading.text, forms)
        ]
    if reading.language == "en":
        return _english_nouns(reading)
    pattern = _pattern(reading.language)
    names = _forms(reading.language)
    return [
        Spot(*match.span(), "noun", names[match.group().lower()])
        for match in (pattern.finditer(reading.text) if pattern else ())
    ]


def _english_nouns(reading: LockReading) -> list[Spot]:
    forms = _forms("en")
    words = [match.span() for match in _WORD.finditer(reading.lowered)]
    firsts = _first_words()
    found: list[Spot] = []
    index = 0
    while index < len(words):
        start, end = words[index]
        size = firsts.get(reading.lowered[start:end], 0)
        for last in range(min(index + size, len(words)) - 1, index - 1, -1):
            name = forms.get(reading.lowered[start : words[last][1]])
            if name is not None:
                found.append(Spot(start, words[last][1], "noun", name))
                index = last
                break
        index += 1
    return found


@cache
def _first_words() -> dict[str, int]:
    """First word of every English form → the most words of a form that begins with it."""
    firsts: dict[str, int] = {}
    for form in _forms("en"):
        words = _WORD.findall(form)
        firsts[words[0]] = max(firsts.get(words[0], 0), len(words))
    return firsts


@cache
def _forms(language: str) -> dict[str, str]:
    """All forms of the paired nouns of one language with the noun each is a form of."""
    names: dict[str, str] = {}
    for noun in paired_nouns():
        for form in noun.forms(language):
            names.setdefault(form.lower(), noun.name)
            if language == "en":
                names.setdefault(_plural(form.lower()), noun.name)
    return names


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Words of alphabetic languages; Russian ones may go on, Arabic ones begin with an article or conjunction."""
    forms = "|".join(re.escape(form) for form in sorted(_forms(language), key=lambda form: (-len(form), form)))
    around = {"ru": r"(?<!\w)(?:{})", "ar": r"(?:{})"}.get(language, r"(?<!\w)(?:{})(?!\w)")
    return re.compile(around.format(forms), re.IGNORECASE) if forms else None


def _plural(form: str) -> str:
    if form.endswith("y") and form[-2:-1] not in "aeiou":
        return form[:-1] + "ies"
    return form + "es" if form.endswith(("s", "x", "ch", "sh")) else form + "s"


def _longest(text: str, forms: Container[str]) -> Iterator[tuple[int, int]]:
    """Places of the paired nouns of a Chinese text, the longest first at each character."""
    begins, index, size = _first_signs(), 0, len(text)
    while index < size:
        for length in range(min(begins.get(text[index], 0), size - index), 0, -1):
            if text[index : index + length] in forms:
                yield index, index + length
                index += length
                break
        else:
            index += 1


@cache
def _first_signs() -> dict[str, int]:
    """First character of every Chinese form → the length of the longest that begins with it."""
    begins: dict[str, int] = {}
    for form in _forms("zh"):
        begins[form[0]] = max(begins.get(form[0], 0), len(form))
    return begins


def terms_in(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Places of the termbase's terms in a Chinese text, longest first at each character, with their English names."""
    return _words_in(text, _term_names(), _beginnings())


def _words_in(
    text: str, table: dict[str, tuple[str, ...]], begins: dict[str, int]
) -> list[tuple[int, int, tuple[str, ...]]]:
    found: list[tuple[int, int, tuple[str, ...]]] = []
    index = 0
    while index < len(text) - 1:
        for size in range(min(begins.get(text[index : index + 2], 0), len(text) - index), 1, -1):
            names = table.get(text[index : index + size])
            if names is not None:
                found.append((index, index + size, names))
                index += size
                break
        else:
            index += 1
    return found


@cache
def _term_names() -> dict[str, tuple[str, ...]]:
    """Chinese term → all its English names."""
    return {
        term: tuple(name for row in rows for name in (row.en, row.plural, *row.admitted) if name)
        for term, rows in load_termbase().items()
    }


@cache
def _lexicon_names() -> dict[str, tuple[str, ...]]:
    """Chinese noun of the termbase or of everyday words → all its English names."""
    return {
        word: names
        for word, rows in load_lexicon().items()
        if (
            names := tuple(
                n for row in rows if row.part_of_speech in NOMINAL for n in (row.en, row.plural, *row.admitted) if n
            )
        )
    }


@cache
def _beginnings() -> dict[str, int]:
    """First two characters of every term → the length of the longest that begins with them."""
    return _by_beginning(load_termbase())


@cache
def _lexicon_beginnings() -> dict[str, int]:
    return _by_beginning(_lexicon_names())


def _by_beginning(words: Iterable[str]) -> dict[str, int]:
    begins: dict[str, int] = {}
    for word in words:
        begins[word[:2]] = max(begins.get(word[:2], 0), len(word))
    return begins


def known_in(text: str) -> list[tuple[str, ...]]:
    """The English names of every paired noun and every term of the termbase in a Chinese text."""
    forms = _forms("zh")
    english = _english_forms()
    nouns = [english[forms[text[start:end]]] for start, end in _longest(text, forms) if end > start + 1]
    return [*(names for _, _, names in terms_in(text)), *nouns]


@cache
def _english_forms() -> dict[str, tuple[str, ...]]:
    return {noun.name: (noun.name, *noun.forms("en")) for noun in paired_nouns()}


def _place(name: str, text: str) -> tuple[int, int] | None:
    """Where the only mention of an English name stands; None where there is none or more than one."""
    name = name.lower()
    first = text.find(name)
    if first < 0 and name.endswith("s"):
        name = name[:-1]
        first = text.find(name)
    if first < 0 or text.find(name, first + 1) >= 0:
        return None
    return first, first + len(name)
