"""Cases of Russian names of countries: Российской Федерации, Республики Корея, Боснией и Герцеговиной."""

from itertools import product

# Neuter nouns that are declined; names in -о (Того, Марокко) are not.
_NEUTER = frozenset({"Королевство", "Государство", "Содружество", "Герцогство", "Княжество"})
_OWN: dict[str, tuple[str, ...]] = {
    "Египет": ("Египта", "Египту", "Египет", "Египтом", "Египте"),
    "Острова": ("Островов", "Островам", "Острова", "Островами", "Островах"),
    "острова": ("островов", "островам", "острова", "островами", "островах"),
    "Штаты": ("Штатов", "Штатам", "Штаты", "Штатами", "Штатах"),
    "Эмираты": ("Эмиратов", "Эмиратам", "Эмираты", "Эмиратами", "Эмиратах"),
    "Маршалловы": ("Маршалловых", "Маршалловым", "Маршалловы", "Маршалловыми", "Маршалловых"),
    "Соломоновы": ("Соломоновых", "Соломоновым", "Соломоновы", "Соломоновыми", "Соломоновых"),
    "Израиль": ("Израиля", "Израилю", "Израиль", "Израилем", "Израиле"),
}
_FIXED = frozenset(
    {
        "и",
        "—",
        "–",
        "(Федеративные",
        "Америки",
        "Великобритании",
        "Северной",
        "Ирландии",
        "Нидерландов",
        "Островов",
        "Зеленого",
        "Мыса",
    }
)
_HEADS = frozenset(
    {"Республика", "Королевство", "Государство", "Герцогство", "Султанат", "Союз", "Содружество", "Федерация"}
)


def _cases(word: str) -> tuple[str, ...]:
    """Genitive, dative, accusative, instrumental and prepositional of one word; five times itself where it has none."""
    stem, last = word[:-1], word[-1:]
    if word in _OWN:
        return _OWN[word]
    if word in _FIXED or word.isupper() or word[0] in "(-":
        return (word,) * 5
    if word.endswith("ая"):
        soft = "ей" if word.endswith(("шая", "жая")) else "ой"
        return word[:-2] + soft, word[:-2] + soft, word[:-2] + "ую", word[:-2] + soft, word[:-2] + soft
    if word.endswith("ое"):
        return word[:-2] + "ого", word[:-2] + "ому", word, word[:-2] + "ым", word[:-2] + "ом"
    if word.endswith(("ые", "ие")):
        vowel = "ы" if word.endswith("ые") else "и"
        return word[:-2] + vowel + "х", word[:-2] + vowel + "м", word, word[:-2] + vowel + "ми", word[:-2] + vowel + "х"
    if word.endswith(("ый", "ой")) and len(word) > 4:
        return word[:-2] + "ого", word[:-2] + "ому", word, word[:-2] + "ым", word[:-2] + "ом"
    if word.endswith(("ия", "ея", "ья")):
        return (
            stem + "и",
            stem + ("и" if word.endswith("ия") else "е"),
            stem + "ю",
            stem + "ей",
            stem + ("и" if word.endswith("ия") else "е"),
        )
    if last == "а":
        hard = "и" if stem[-1:] in "кгхжшчщ" else "ы"
        return stem + hard, stem + "е", stem + "у", stem + ("ей" if stem[-1:] in "жшчщц" else "ой"), stem + "е"
    if word.endswith("ий"):
        return stem + "я", stem + "ю", word, stem + "ем", stem + "и"
    if last == "й":
        return stem + "я", stem + "ю", word, stem + "ем", stem + "е"
    if last == "ь":
        return stem + "и", stem + "и", word, stem + "ью", stem + "и"
    if last == "ы":
        plural = stem + ("ов" if stem[-1:] == "т" else "")
        return plural, stem + "ам", word, stem + "ами", stem + "ах"
    if word in _NEUTER:
        return stem + "а", stem + "у", word, stem + "ом", stem + "е"
    if last.lower() in "бвгджзклмнпрстфхцчшщ":
        return word + "а", word + "у", word, word + ("ем" if last in "жшчщц" else "ом"), word + "е"
    return (word,) * 5


def _of_word(word: str) -> tuple[set[str], ...]:
    """The forms of one word of a name in each case; of words with a hyphen either part may be the one that changes."""
    if "-" not in word or word.startswith("("):
        return tuple({form} for form in _cases(word))
    first, _, rest = word.partition("-")
    lasts, firsts = _cases(rest), _cases(first)
    return tuple(
        {f"{first}-{last}", f"{start}-{rest}", f"{start}-{last}"} for start, last in zip(firsts, lasts, strict=True)
    )


def forms_of_name(name: str) -> set[str]:
    """All cases of a name; behind "Республика" and its like the proper name may stay as it is.

    >>> sorted(forms_of_name("Республика Корея"))[:3]
    ['Республика Корея', 'Республике Корее', 'Республике Корея']
    >>> "Боснией и Герцеговиной" in forms_of_name("Босния и Герцеговина"), "Гвинеи-Бисау" in forms_of_name("Гвинея-Бисау")
    (True, True)
    """
    if "(" in name:
        head, _, rest = name.partition(" (")
        return {f"{form} ({rest}" for form in forms_of_name(head)}
    words = name.split(" ")
    forms = {name}
    last_head = next((index for index, word in enumerate(words) if word in _HEADS), len(words))
    declined = [_of_word(word) for word in words]
    for case in range(5):
        forms.update(" ".join(parts) for parts in product(*(word[case] for word in declined)))
        if last_head + 1 < len(words):
            front = product(*(word[case] for word in declined[: last_head + 1]))
            forms.update(" ".join([*parts, *words[last_head + 1 :]]) for parts in front)
    return forms


def forms_of_adjective(adjective: str) -> set[str]:
    """All cases and genders of an adjective in -ский.

    >>> sorted(forms_of_adjective("чешский"))[:4]
    ['чешская', 'чешские', 'чешский', 'чешским']
    """
    stem = adjective[:-2]
    return {stem + end for end in ("ий", "ая", "ое", "ие", "ого", "ой", "ому", "ую", "им", "ими", "их", "ом")}
