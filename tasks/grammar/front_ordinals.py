"""The ordinal of a session line in Russian, French, Spanish or Arabic: a number that is all there is of some words."""

from tasks.grammar.ordinals_languages import find_ordinals
from tasks.vocabularies.front_matter_languages import plain_words

# Round tens alone are cardinals too; in a session line they number it.
_ROUND_AR = {
    "عشر": 20, "ثلاث": 30, "اربع": 40, "خمس": 50, "ست": 60, "سبع": 70, "ثمان": 80, "تسع": 90,
}  # fmt: skip
_HUNDRED_AR = ("المائة", "المئة", "الماية")


def ordinal_number(words: str, language: str) -> int | None:
    """The number of an ordinal that is all there is of ``words``; None for anything else.

    >>> ordinal_number("сорок девятая", "ru"), ordinal_number("quatre-vingt-onzième", "fr"), ordinal_number("18º", "es")
    (49, 91, 18)
    >>> ordinal_number("الثلاثون", "ar"), ordinal_number("الأولى بعد المائة", "ar"), ordinal_number("neuf", "fr")
    (30, 101, None)
    """
    bare = words.strip()
    found = find_ordinals(bare, language)
    if len(found) == 1 and found[0][:2] == (0, len(bare)):
        return found[0][2]
    return _arabic(bare) if language == "ar" else None


def _arabic(words: str) -> int | None:
    *before, last = words.split() or [""]
    if plain_words(last) in map(plain_words, _HUNDRED_AR):
        if not before:
            return 100
        unit = ordinal_number(" ".join(before[:-1]), "ar") if before[-1] == "بعد" and len(before) > 1 else None
        return 100 + unit if unit and unit < 100 else None
    plain = plain_words(words)
    if plain.startswith("ال") and plain.endswith(("ون", "ين")):
        return _ROUND_AR.get(plain[2:-2])
    return None
