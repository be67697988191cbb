"""A reviewed translation with its figures re-written for a sentence that differs from its source.

Each figure that differs is found in the old translation by its old value, and only there is the new one put. Where it cannot
be found, or could be meant in more than one place, there is no translation: nothing is guessed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from tasks.grammar.lock_units import amount_keys, rounded, scaled
from tasks.grammar.numerals_en import TENS, UNITS
from tasks.grammar.un_style import date as un_date
from tasks.grammar.un_style import is_figured, number, ordinal, prefix
from tasks.translation.memory_figures import NO_YEAR, Figure, Value, read_figures

#: A place in the old translation and what is to stand there.
Edit = tuple[int, int, str]
_DIGIT = re.compile(r"\d")
_RANGE = re.compile(r"(\S+(?: (?:million|billion|trillion))?)( to | and |–|-|—)(\S+(?: (?:million|billion|trillion))?)")
_WORD_AMOUNT = frozenset([*UNITS, *TENS, "hundred", "thousand", "million", "billion", "trillion", "and"])
_TINY = {value: word for word, value in UNITS.items()}
_TENS = {value: word for word, value in TENS.items()}
_ARTICLE = re.compile(r"\b([Aa])n? $")
_VOWEL_NUMBER = re.compile(r"(?:8|1[18](?!\d)|eigh|eleven)")
_PARTS = re.compile(r"\d+")
# Where the value was found among figures of another kind: an agenda item read as a count, "phase 3" for an ordinal.
_OTHER_KINDS = {"label": ("quantity", "ordinal", "date"), "ordinal": ("label", "quantity"), "quantity": ("label",),
                "date": ("label",)}  # fmt: skip


def edits_for(pairs: Sequence[tuple[Figure, Figure]], old_target: str) -> list[Edit] | None:
    """What to change in ``old_target`` where the source's figures change as in ``pairs`` (old, new); None when unsure.

    ``pairs`` holds all figures of both sources, also those that stay the same: they decide what is ambiguous.
    """
    if all(_is_same(old, new) for old, new in pairs):
        return []
    places = read_figures(old_target, "en", with_countries=False)
    edits: list[Edit] = []
    expected = Counter(_key(place) for place in places)
    for group in _groups(pairs):
        if all(_is_same(old, new) for old, new in group):
            continue
        found = _places(group, pairs, places)
        if found is None:
            return None
        for place, (old, new) in found:
            edit = _rendered(old_target, place, old, new)
            if edit is None:
                return None
            edits.append(edit)
            expected[_key(place)] -= 1
            expected[_key(new)] += 1
    # What was written is read back: it must say the new values, and leave all others as they were.
    written = applied(old_target, edits)
    if written is None or +expected != Counter(
        _key(figure) for figure in read_figures(written, "en", with_countries=False)
    ):
        return None
    return edits


def applied(text: str, edits: Sequence[Edit]) -> str | None:
    """``text`` with ``edits`` made; None when two of them want the same place."""
    done = text
    last = len(text) + 1
    for start, end, words in sorted(edits, reverse=True):
        if end > last:
            return None
        done, last = done[:start] + words + done[end:], start
    return done


def _is_same(old: Figure, new: Figure) -> bool:
    return _key(old) == _key(new) and old.kind == new.kind and old.qualifier == new.qualifier


def _key(figure: Figure) -> tuple[str, ...]:
    """What makes two figures say the same, whatever kind they were read as; amounts in their base unit."""
    if isinstance(figure.value, str):
        year = figure.value.isdigit() and len(figure.value) == 4
        return ("number", str(float(figure.value))) if year else (figure.kind, figure.value)
    low, high = figure.value
    keys = amount_keys(low, high, figure.ucum)[-1]
    return ("number", str(keys[1])) if not keys[0] and keys[1] == keys[2] else ("amount", *map(str, keys))


def _groups(pairs: Sequence[tuple[Figure, Figure]]) -> list[list[tuple[Figure, Figure]]]:
    """Pairs whose old figures have one kind and value."""
    groups: dict[tuple[str, ...], list[tuple[Figure, Figure]]] = {}
    for old, new in pairs:
        groups.setdefault((old.kind, *_key(old)), []).append((old, new))
    return list(groups.values())


def _places(
    group: Sequence[tuple[Figure, Figure]], pairs: Sequence[tuple[Figure, Figure]], places: Sequence[Figure]
) -> list[tuple[Figure, tuple[Figure, Figure]]] | None:
    """For each place of the old target that says the old value of ``group`` the pair it belongs to; None when unsure."""
    old = group[0][0]
    if any(one.kind != two.kind or one.qualifier != two.qualifier or one.unit != two.unit for one, two in group):
        return None
    same = [place for place in places if _key(place) == _key(old)]
    found = [place for place in same if place.kind == old.kind]
    if not found:
        rivals = {other.kind for other, _ in pairs if other.kind != old.kind and _key(other) == _key(old)}
        found = [place for place in same if place.kind in _OTHER_KINDS.get(old.kind, ()) and place.kind not in rivals]
    # A symbol means one document, however often it is named.
    if old.kind == "symbol" and found and len({_key(new) for _, new in group}) == 1:
        return [(place, group[0]) for place in found]
    if len(found) != len(group):
        return None
    if len({(_key(new), new.unit) for _, new in group}) == 1:
        return [(place, group[0]) for place in found]
    matched: list[tuple[Figure, tuple[Figure, Figure]]] = []
    for pair in group:  # several of one value that change differently: only what they count tells them apart
        own = [place for place in found if place.unit and place.unit == pair[0].unit]
        if len(own) != 1 or sum(other[0].unit == pair[0].unit for other in group) != 1:
            return None
        matched.append((own[0], pair))
    return matched


def _rendered(text: str, place: Figure, old: Figure, new: Figure) -> Edit | None:
    if old.kind == "symbol" and isinstance(new.value, str):
        return place.start, place.end, new.value
    if old.kind == "date" and isinstance(old.value, str) and isinstance(new.value, str):
        words = (
            new.value if place.kind == "label" and new.value.isdigit() else _date(place.surface, old.value, new.value)
        )
        return None if words is None else (place.start, place.end, words)
    if isinstance(old.value, str) or isinstance(new.value, str) or isinstance(place.value, str):
        return None
    if place.kind == "ordinal":
        return _ordinal(text, place, new.value[0])
    return _amount(text, place, old, new)


def _date(surface: str, old: str, new: str) -> str | None:
    """The new date as the old one is printed; None where they are not of one kind (a day, and a month)."""
    if _PARTS.sub("0", old) != _PARTS.sub("0", new) or (str(NO_YEAR) in old) != (str(NO_YEAR) in new):
        return None
    words = un_date(new)
    if words == new and not new.isdigit():
        return None
    for joiner in (" to ", " and ", " through ", " until "):
        if joiner in surface and "–" in words:
            words = words.replace("–", f" {joiner.strip()} ").replace("  ", " ")
    if surface[:1].isupper() and words[:1].islower():
        words = words[:1].upper() + words[1:]
    return words.replace(f" {NO_YEAR}", "")


def _ordinal(text: str, place: Figure, value: float | None) -> Edit | None:
    if value is None or value != int(value) or value < 1:
        return None
    words = ordinal(int(value))
    if _DIGIT.match(place.surface):
        ending = "th" if 10 < value % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(int(value) % 10, "th")
        words = f"{int(value)}{ending}"
    if place.surface[:1].isupper():
        words = words[:1].upper() + words[1:]
    return _with_article(text, (place.start, place.end, words))


def _amount(text: str, place: Figure, old: Figure, new: Figure) -> Edit | None:
    low, high = (_in_unit_of(place, old, end) for end in _ends(new.value))
    old_low, old_high = _ends(place.value)
    if low is None or high is None or old_low is None or old_high is None:
        return None
    is_range = rounded(low) != rounded(high)
    if is_range != (rounded(old_low) != rounded(old_high)) or _changes_number(place, old_high, high):
        return None
    if is_range:
        parts = _RANGE.fullmatch(place.surface)
        if parts is None:
            return None
        first, last = _number_like(parts[1], old_low, low, place), _number_like(parts[3], old_high, high, place)
        return None if first is None or last is None else (place.start, place.end, f"{first}{parts[2]}{last}")
    words = _number_like(place.surface, old_low, low, place)
    if words is None:
        return None
    if place.surface[:1].isupper() and not _DIGIT.match(place.surface):  # at the start of a sentence, in words
        words = _in_words(low) or words
        words = words[:1].upper() + words[1:]
    return _with_article(text, (place.start, place.end, words))


def _ends(value: Value) -> tuple[float | None, float | None]:
    return (None, None) if isinstance(value, str) else value


def _in_unit_of(place: Figure, old: Figure, value: float | None) -> float | None:
    """``value`` of the source's unit in the multiple that the translation uses ("0.72 Mt" for 72 万吨)."""
    if value is None or old.ucum == place.ucum or not (old.ucum and place.ucum):
        return value
    return scaled(value, old.ucum, place.ucum)


def _changes_number(place: Figure, old: float, new: float) -> bool:
    """Whether the noun behind the figure would have to change between singular and plural, and the verb with it."""
    if place.kind != "quantity" or place.unit == "%" or prefix(place.unit):
        return False
    return (abs(old) <= 1) != (abs(new) <= 1)


def _number_like(surface: str, old: float, new: float, place: Figure) -> str | None:
    """``new`` printed as ``old`` is in ``surface``: in words, in figures, with "million"; None for other shapes."""
    words = surface.lower().replace("-", " ").split()
    if not _DIGIT.search(surface):
        if not set(words) <= _WORD_AMOUNT:
            return None  # "dozen", "half", "a third": not to be had by writing a number in its place
        return number(new)
    if not re.fullmatch(r"[\d,.]+(?: (?:thousand|million|billion|trillion))?", surface):
        return None
    if place.kind == "label":
        return str(new) if isinstance(new, int) else number(new, in_table=True)
    was_small_figure = abs(old) < 10 and len(words) == 1
    value = Fraction(str(new)) if isinstance(new, float) else new
    return number(value, in_table=was_small_figure or is_figured(place.unit) or not place.unit)


def _in_words(value: float) -> str | None:
    """A whole number below 100 in words, as at the start of a sentence."""
    if value != int(value) or not 0 <= value < 100:
        return None
    whole = int(value)
    if whole < 20:
        return _TINY[whole]
    tens, ones = divmod(whole, 10)
    return _TENS[tens * 10] + (f"-{_TINY[ones]}" if ones else "")


def _with_article(text: str, edit: Edit) -> Edit:
    """``edit`` with the article straight before it set right: "an eight-year plan", "a nine-year plan"."""
    start, end, words = edit
    article = _ARTICLE.search(text[:start])
    if article is None:
        return edit
    right = article[1] + ("n " if _VOWEL_NUMBER.match(words) else " ")
    return article.start(), end, right + words
