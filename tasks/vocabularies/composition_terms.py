"""The words that composition knows: the termbase, then the everyday vocabulary of council reports.

``composition_terms.csv`` has the columns of the termbase and its parts of speech, and ``adv`` (an adverb before a verb).
Where both files know a term in one role (nominal, adjective, verb, adverb), the termbase decides. A ``sing`` row beside a
``noun`` row says what the noun is when it is somebody's: 影响 "impacts", but "the impact of …". Rows of the
domain ``unique`` are things there is one of (一般性辩论 "general debate"), whatever the termbase's row leaves open; official names
of the termbase stand above all.
"""

import csv
import sys
from functools import cache
from pathlib import Path

from tasks.vocabularies.termbase import NOMINAL, PARTS_OF_SPEECH, Term, load_termbase, longest_term

COMPOSITION_PARTS_OF_SPEECH = (*PARTS_OF_SPEECH, "adv")

ONE_OF_A_KIND = "unique"

_FILE = Path(__file__).with_name("composition_terms.csv")


def _role(part_of_speech: str) -> str:
    return "nominal" if part_of_speech in NOMINAL else part_of_speech


@cache
def composition_terms() -> tuple[Term, ...]:
    """The rows of ``composition_terms.csv`` in the order of the file."""
    with _FILE.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    found = []
    for row in rows:
        en, _, plural = row["en"].partition("|")
        # The same few words stand in every row: one string for all of them keeps the table small.
        kind, domain, source = (sys.intern(row[name]) for name in ("part_of_speech", "domain", "source"))
        found.append(Term(row["zh"], en, plural, kind, domain, source))
    return tuple(found)


@cache
def load_lexicon() -> dict[str, tuple[Term, ...]]:
    """Chinese word → its rows, those of the termbase first."""
    lexicon = dict(load_termbase())
    for term in composition_terms():
        known = lexicon.get(term.zh, ())
        if term.domain == ONE_OF_A_KIND and not any(other.status == "official" for other in known):
            lexicon[term.zh] = (term, *known)
            continue
        same = [other.part_of_speech for other in known if _role(other.part_of_speech) == _role(term.part_of_speech)]
        if not same or (term.part_of_speech == "sing" and set(same) == {"noun"}):
            lexicon[term.zh] = (*known, term)
    return lexicon


@cache
def longest_word() -> int:
    """Length in characters of the longest Chinese word of the lexicon, the bound of every look-up window.

    Whole titles of goals and targets are known as they stand only, as in the termbase.
    """
    return max(longest_term(), *(len(term.zh) for term in composition_terms()))
