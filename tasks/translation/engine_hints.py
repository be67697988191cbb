"""What an engine is told beside the text: official terms that stand in it, and its figures and dates as English prints them."""

import re
from functools import cache

from tasks.grammar.dates import find_dates
from tasks.grammar.quantities import read_quantities
from tasks.grammar.un_dates import date as un_date
from tasks.grammar.un_style import quantity
from tasks.vocabularies.termbase import LANGUAGES, load_names, load_termbase

_READ = 10_000  # characters of a field: more than any paragraph of a report has
_MOST = 40  # terms or figures of one field: a prompt of bounded size
_NAMED = ("name", "the", "mass", "sing", "noun")
# "admitted" terms are ordinary words: an engine knows them, and may need another word in its sentence.
_BINDING = ("official", "preferred")


def glossary(text: str, language: str) -> dict[str, str]:
    """Terms of the termbase in ``text`` with their English, in text order, longest first where they overlap.

    >>> glossary("工发组织与环境署", "zh")
    {'工发组织': 'UNIDO', '环境署': 'UNEP'}
    """
    names = glossary_of(language, _BINDING)
    found: dict[str, str] = {}
    pattern = _pattern(language)
    for match in pattern.finditer(text[:_READ]) if pattern else ():
        found.setdefault(match[0], names[match[0]])
        if len(found) == _MOST:
            break
    return found


@cache
def glossary_of(language: str, statuses: tuple[str, ...] = ("official",)) -> dict[str, str]:
    """Every term of the termbase of ``statuses`` in ``language`` with its English; empty for a language it has not."""
    base = language.split("-")[0]
    if base == "zh":
        rows = load_termbase()
    elif base in LANGUAGES:
        rows = load_names(base)
    else:
        return {}
    chosen = {
        name: [term for term in terms if term.part_of_speech in _NAMED and term.status in statuses]
        for name, terms in rows.items()
        if len(name) > 1
    }
    return {name: terms[0].en for name, terms in chosen.items() if terms}


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    names = sorted(glossary_of(language, _BINDING), key=len, reverse=True)
    if not names:
        return None
    either = "|".join(map(re.escape, names))
    return re.compile(either if language.startswith("zh") else rf"(?<!\w)(?:{either})(?!\w)")


def figures(text: str, language: str) -> dict[str, str]:
    """Figures and dates of ``text`` as printed there, each with its English in the style of the United Nations.

    >>> figures("2023年避免了约7,200万吨的排放", "zh")
    {'约7,200万吨': 'about 72 million tons', '2023年': '2023'}
    """
    read = text[:_READ]
    quantities, _ = read_quantities(read, language)
    said = {
        q.surface: quantity(q.value, q.unit, low=q.min, high=q.max, qualifier=q.qualifier) for q in quantities if q.unit
    }
    said |= {mention.surface: un_date(mention.value) for mention in find_dates(read, language)}
    return dict([(surface, english) for surface, english in said.items() if english][:_MOST])
