"""A known word of a source text: the rows of the termbase behind it, and whether they bind a translation."""

from dataclasses import dataclass

from tasks.vocabularies.countries import CountryRow
from tasks.vocabularies.organisations import OrganisationRow
from tasks.vocabularies.termbase import Term

# Proper names a translation may say in other words: a country's by its adjective ("Korean companies").
_FREE_DOMAINS = frozenset({"country", "region"})
_PROPER = frozenset({"name", "the"})


@dataclass(frozen=True, slots=True)
class TermWord:
    """A word as it stands in the dictionary of its language: its rows (none if it only hides what stands inside it).

    ``is_binding`` says that a translation can break it; ``is_attribute`` that, straight before a body's short name, it
    makes another body of it; ``listed`` is its row in the table of countries or of organisations.
    """

    surface: str
    rows: tuple[Term, ...] = ()
    is_binding: bool = False
    is_attribute: bool = False
    listed: CountryRow | OrganisationRow | None = None

    @property
    def renderings(self) -> list[str]:
        """All right English for the word: the termbase's, and only without that the many names of the other tables."""
        if self.rows:
            return [
                name for row in self.rows for name in (row.en, *row.admitted, *([row.plural] if row.plural else ()))
            ]
        if isinstance(self.listed, CountryRow):
            return [*self.listed.names["en"], *self.listed.demonyms_en]
        if isinstance(self.listed, OrganisationRow):
            return [self.listed.name.partition(" (")[0], *self.listed.acronyms, *self.listed.surfaces_en]
        return []


def must_be_said(term: Term) -> bool:
    """Whether a translation has to have this name: official, proper, and not free to be said by an adjective."""
    return term.status == "official" and term.part_of_speech in _PROPER and term.domain not in _FREE_DOMAINS


def binds(rows: tuple[Term, ...]) -> bool:
    """Whether a translation can break one of the rows: by leaving a name out, or by a rendering that one forbids."""
    return any(row.forbidden_cell for row in rows) or any(must_be_said(row) for row in rows[:1])
