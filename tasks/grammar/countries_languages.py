"""Countries named in Russian, French, Spanish and Arabic text, in every case and gender, by name or by adjective."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tasks.grammar.cases_ru import forms_of_adjective, forms_of_name
from tasks.grammar.normal_text import fold, normal_text
from tasks.grammar.phrases import LatinPhrases
from tasks.vocabularies.countries import country_rows
from tasks.vocabularies.language_tables import country_names

#: Start, end, code and basis (``name``, ``demonym``, ``name_or_city``) of one mention, in offsets of the text given.
Named = tuple[int, int, str, str]

_BASIS = {"name": "name", "shared": "name_or_city", "guarded": "name", "adjective": "demonym"}
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n«\"(–—]\s*)$")
_BEFORE_GUARDED = {
    "fr": re.compile(r"(?<!\w)(?:à|la|île|de|et|d'|république de|en|,)\s*$"),
    "es": re.compile(r"(?<!\w)(?:de|en|a|y|isla|república de|para|por|,)\s*$"),
    "ar": re.compile(r"(?<!\w)(?:[وف]?(?:في|من|الي|عن|بين|لدي|مع|علي|دوله|جمهوريه|حكومه|شمال|جنوب|وسط))\s+$"),
}
_CAPITAL_BEHIND = re.compile(r"\s[A-ZÀ-Ü]")
_LISTED = re.compile(r"^\s*(?:،|,|;|و|and|et|y)?\s*و?$")
_CAPITAL_CITY = {
    "ar": re.compile(r"\s+(?:العاصمه|العاصمة)"), "es": re.compile(r"(?!)"), "ru": re.compile(r"(?!)"), "fr": re.compile(r"(?!)"),
}  # fmt: skip
_ACRONYM = re.compile(r"[A-ZА-Я.\s]{2,8}")
_PREFIX_AR = "(?:[وف]?[بكل]?|[وف])"


@dataclass(frozen=True, slots=True)
class _Entry:
    iso3: str
    kind: str


@cache
def _short_names_ar() -> dict[str, str]:
    from babel import Locale  # only Arabic text pays for it; the other names of CLDR are in countries.csv

    territories = Locale("ar").territories
    return {row.iso3: str(territories[row.iso2]) for row in country_rows() if row.iso2 in territories}


def _listed(language: str) -> list[tuple[str, _Entry]]:
    """Every name and adjective in its first form, with what it stands for."""
    special = {
        (row.iso3, form): row.kind
        for row in country_names(language)
        if row.kind in ("shared", "guarded")
        for form in row.forms
    }
    found = [
        (form, _Entry(row.iso3, row.kind))
        for row in country_names(language)
        for form in row.forms
        if (row.iso3, form) not in special or row.kind in ("shared", "guarded")
    ]
    if language == "ar":
        short = [(iso3, name) for iso3, name in _short_names_ar().items()]
    else:
        short = [(row.iso3, name) for row in country_rows() for name in row.names[language]]
    known = {form for form, _ in found}
    for iso3, name in short:
        plain = (
            re.sub(r"\s*\([^)]*\)", "", name).replace(" - ", "-").replace("о-ва", "острова").replace("о-в", "остров")
        )
        if plain not in known and len(plain) > 2:
            found.append((plain, _Entry(iso3, special.get((iso3, plain), "name"))))
    return found


def _forms_fr(adjective: str) -> set[str]:
    if adjective.endswith("e"):
        return {adjective, adjective + "s"}
    feminine = adjective + "e"
    for ending, its in (
        ("ien", "ienne"),
        ("éen", "éenne"),
        ("yen", "yenne"),
        ("ec", "ecque"),
        ("urc", "urque"),
        ("on", "onne"),
    ):
        if adjective.endswith(ending):
            feminine = adjective[: -len(ending)] + its
    plural = adjective if adjective.endswith("s") else adjective + "s"
    return {adjective, feminine, plural, feminine + "s"}


def _forms_es(adjective: str) -> set[str]:
    stem = adjective[:-1]
    if adjective.endswith("o"):
        return {adjective, stem + "a", stem + "os", stem + "as"}
    if adjective.endswith(("és", "án", "ón")):
        bare = adjective[:-2] + {"é": "e", "á": "a", "ó": "o"}[adjective[-2]] + adjective[-1]
        return {adjective, bare + "a", bare + "es", bare + "as"}
    if adjective.endswith("ol"):
        return {adjective, adjective + "a", adjective + "es", adjective + "as"}
    if adjective.endswith(("í", "ú", "l", "s")):
        return {adjective, adjective + "es", adjective + "s"}
    return {adjective, adjective + "s"}


_FORMS = {"fr": _forms_fr, "es": _forms_es, "ru": forms_of_adjective}


@cache
def _table(language: str) -> LatinPhrases[_Entry]:
    table: LatinPhrases[_Entry] = LatinPhrases()
    for form, entry in _listed(language):
        if entry.kind == "adjective":
            forms = _FORMS[language](form)
        elif language == "ru" and entry.kind != "trap":
            forms = forms_of_name(form)
        else:
            forms = {form}
        for one in sorted(forms):
            surface = normal_text(one).text
            table.add(surface, entry, "exact" if surface.isupper() and len(surface) < 6 else "proper")
    return table


@cache
def _pattern_ar() -> tuple[re.Pattern[str], dict[str, _Entry]]:
    entries: dict[str, _Entry] = {}
    for form, entry in _listed("ar"):
        name = fold(form)
        endings = ("", "ه", "ين", "ون", "ات", "تين", "تان") if entry.kind == "adjective" else ("",)
        for ending in endings:
            word = name + ending
            entries.setdefault(word, entry)
            if entry.kind == "adjective":
                entries.setdefault("ال" + word, entry)
                entries.setdefault("لل" + word, entry)
            elif word.startswith("ال"):
                entries.setdefault("لل" + word[2:], entry)
    words = "|".join(
        re.escape(word).replace(r"\ ", r"\s+").replace(r"\-", r"\s?-\s?")
        for word in sorted(entries, key=lambda word: -len(word))
    )
    return re.compile(rf"(?<![^\W_]){_PREFIX_AR}({words})(?![^\W_])"), entries


def find_countries_in(text: str, language: str) -> list[Named]:
    """Every mention of a country in order, longest first; traps ("океан", "dollars des États-Unis") are left out.

    A name that is a city's as well (تونس, Túnez) has the basis ``name_or_city``.

    >>> [m[2] for m in find_countries_in("в Российской Федерации, Республикой Корея и Соединенным Королевством; польские", "ru")]
    ['RUS', 'KOR', 'GBR', 'POL']
    >>> [m[2:] for m in find_countries_in("entreprises marocaines, la République-Unie de Tanzanie, l’océan Indien", "fr")]
    [('MAR', 'demonym'), ('TZA', 'name')]
    >>> [m[2] for m in find_countries_in("la República Unida de Tanzanía y los expertos alemanes", "es")]
    ['TZA', 'DEU']
    >>> [m[2] for m in find_countries_in("قدمت الكويت وقطر، وبالصين، وللاتحاد الروسي، والخبراء المغربيين، والدعم المالي", "ar")]
    ['KWT', 'QAT', 'CHN', 'RUS', 'MAR']
    """
    return list(_find(text, language))


@lru_cache(maxsize=256)
def _find(text: str, language: str) -> tuple[Named, ...]:
    normal = normal_text(text)
    hits = (
        _hits_ar(normal.lower)
        if language == "ar"
        else [(m.start, m.end, m.payload) for m in _table(language).iterate(normal.text)]
    )
    found: list[Named] = []
    for index, (start, end, entry) in enumerate(hits):
        if entry.kind == "trap":
            continue
        beside = _is_listed(normal.text, hits, index)
        if entry.kind == "guarded" and not beside and not _is_guarded(normal.text, normal.lower, start, end, language):
            continue
        if entry.kind == "shared" and _CAPITAL_CITY[language].match(normal.lower, end):
            continue
        basis = "name" if entry.kind == "shared" and beside else _BASIS[entry.kind]
        found.append((*normal.span(start, end), entry.iso3, basis))
    return tuple(found)


def _hits_ar(lower: str) -> list[tuple[int, int, _Entry]]:
    pattern, entries = _pattern_ar()
    return [
        (
            m.start(1),
            m.end(1),
            entries[re.sub(r"\s?-\s?", "-", re.sub(r"\s+", " ", m[1]))] if m[1] not in entries else entries[m[1]],
        )
        for m in pattern.finditer(lower)
    ]


def _is_listed(text: str, hits: list[tuple[int, int, _Entry]], index: int) -> bool:
    """Whether another country stands right beside, so that a doubtful name is one too."""
    start, end, _ = hits[index]
    before = (
        index
        and hits[index - 1][2].kind not in ("trap", "adjective")
        and _LISTED.match(text[hits[index - 1][1] : start])
    )
    after = (
        index + 1 < len(hits)
        and hits[index + 1][2].kind not in ("trap", "adjective")
        and _LISTED.match(text[end : hits[index + 1][0]])
    )
    return bool(before or after)


def _is_guarded(text: str, lower: str, start: int, end: int, language: str) -> bool:
    if language == "ru":
        return _SENTENCE_START.search(text[:start]) is None
    if language in ("fr", "es") and _CAPITAL_BEHIND.match(text, end):
        return False
    return _BEFORE_GUARDED[language].search(lower[max(0, start - 16) : start]) is not None
