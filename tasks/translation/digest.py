"""One line *built*, not translated, for a field nobody could translate: its figures, dates, countries and known terms."""

from tasks.contracts.activity import Extraction
from tasks.contracts.metric import Metric
from tasks.grammar.countries import country_name, find_countries
from tasks.grammar.dates import find_dates
from tasks.grammar.organisations import find_organisations
from tasks.grammar.places import find_places
from tasks.grammar.quantities import read_quantities
from tasks.grammar.symbols import find_symbols
from tasks.grammar.un_dates import date as un_date
from tasks.grammar.un_style import quantity
from tasks.translation.provider import FieldRequest
from tasks.vocabularies.termbase import load_termbase, longest_term

_MOST = 12  # items a list: a digest is one line to find one's way by, the data pack has the rest
_READ = 10_000  # characters of a field: more than any paragraph of a report has
_SHORTEST_TERM = 3  # characters: shorter Chinese words are parts of others too often
_GENERAL = ("name", "the", "mass", "sing", "noun")


def digest(request: FieldRequest, extraction: Extraction) -> str | None:
    """``Figures: …; Dates: …; Countries: …``, only the parts that there are; None when nothing was recognised.

    Reads the first ``_READ`` characters of the field; no list has more than ``_MOST`` items.
    """
    text, language = request.source[:_READ], request.language
    figures, numbers = _figures(request, extraction, text)
    parts = [
        ("Figures", figures),
        ("Numbers", numbers),
        ("Dates", [un_date(mention.value) for mention in find_dates(text, language)]),
        ("Countries", [country_name(mention.iso3) for mention in find_countries(text, language)]),
        ("Places", [place.name for place in find_places(text, language)]),
        ("Organizations", [mention.name for mention in find_organisations(text, language) if mention.listed]),
        ("Documents", [mention.surface for mention in find_symbols(text)]),
        ("Terms", _terms(text) if language.split("-")[0] == "zh" else []),
    ]
    said: set[str] = set()
    lines: list[str] = []
    for name, items in parts:
        fresh = [i for i in dict.fromkeys(items) if i and i not in said and not any(f"({i})" in line for line in lines)]
        said.update(fresh)
        if fresh:
            lines.append(f"{name}: {', '.join(fresh[:_MOST])}{' and others' if len(fresh) > _MOST else ''}")
    return f"{'; '.join(lines)}." if lines else None


def _figures(request: FieldRequest, extraction: Extraction, text: str) -> tuple[list[str], list[str]]:
    """The field's figures with what they measure, and numbers of which the grammar cannot say what they count."""
    parts = request.passage.parts
    quantities, others = read_quantities(text, request.language)
    bare = [other.surface for other in others if other.reason == "bare_number"]
    metrics = [m for m in extraction.metrics if any(p.start <= m.number_start < p.end for p in parts)]
    if metrics:
        return [_metric(metric) for metric in metrics], bare
    return [quantity(q.value, q.unit, low=q.min, high=q.max, qualifier=q.qualifier) for q in quantities], bare


def _metric(metric: Metric) -> str:
    figure = quantity(metric.value, metric.unit, low=metric.min, high=metric.max, qualifier=metric.qualifier.value)
    # Subjects are English for English and Chinese only; of other languages they are the source's own words.
    is_english = metric.subject and metric.subject.isascii() and metric.language.split("-")[0] in ("en", "zh")
    return f"{figure} ({metric.subject})" if is_english else figure


def _terms(text: str) -> list[str]:
    """English of the terms that stand in ``text``, longest first where they overlap, in text order."""
    termbase, window = load_termbase(), longest_term()
    found: list[str] = []
    position = 0
    while position < len(text):
        for end in range(min(len(text), position + window), position + _SHORTEST_TERM - 1, -1):
            terms = [t for t in termbase.get(text[position:end], ()) if t.part_of_speech in _GENERAL]
            if terms:
                found.append(terms[0].en)
                position = end
                break
        else:
            position += 1
    return found
