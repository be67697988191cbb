"""Formulas of United Nations front matter as a provider: official wordings built from closed patterns.

The same patterns serve a second provider, composition: there a part of the sentence was put together from single terms of
the termbase, so that a person should look at it.
"""

from collections.abc import Callable, Sequence

from tasks.grammar.lock_script import simplified
from tasks.translation.formulas_abstract import abstract
from tasks.translation.formulas_agenda import agenda_item, entry, item_title
from tasks.translation.formulas_authors import author
from tasks.translation.formulas_bodies import body
from tasks.translation.formulas_dates import date_place
from tasks.translation.formulas_headings import agenda_matters, heading
from tasks.translation.formulas_labels import labelled_note
from tasks.translation.formulas_list import list_decision, list_opening, list_wish
from tasks.translation.formulas_mandate import action
from tasks.translation.formulas_notes import service_note
from tasks.translation.formulas_session import session
from tasks.translation.provider import Candidate, FieldRequest
from tasks.translation.wording import Setting, Wording, standing_wording, title_wording
from tasks.vocabularies.front_matter_languages import LANGUAGES

_Formula = Callable[[str, Setting], Wording | None]
_MAXIMUM_FORMULA = 600  # characters: no formula is longer, and matching is quadratic at worst

# A line of the first page whose part is not told: every formula is tried, the narrowest first.
_ANY: tuple[_Formula, ...] = (body, session, date_place, agenda_item, author, service_note, heading)
_FORMULAS: dict[str, tuple[_Formula, ...]] = {
    "body": (body, session, service_note),
    "session": (session, body),
    "date_place": (date_place, session, labelled_note),
    "agenda_item": (agenda_item, agenda_matters, item_title),
    "author": (author,),
    "title": (agenda_item, session, labelled_note, heading, author),
    "heading": (heading,),
    "abstract": (abstract, action, labelled_note, title_wording),
    "reissue_note": (service_note,),
    "printing_note": (service_note,),
    "note": (service_note, date_place, standing_wording, body),
    "requested_action": (action, abstract),
    "paragraph": (entry, action, abstract, service_note),
    "list_opening": (list_opening,),
    "list_wish": (list_wish,),
    "list_decision": (list_decision,),
    "activity": (action, abstract),
    "recommendation": (action,),
    "subject": (title_wording,),
    "front_matter": _ANY,
}


def wording_for(request: FieldRequest, setting: Setting) -> Wording | None:
    """What the formulas make of one field; None for languages that have none and for anything not known wholly."""
    if not request.source.strip() or len(request.source) > _MAXIMUM_FORMULA:
        return None
    if request.language.split("-")[0] in LANGUAGES:
        from tasks.translation.formulas_languages import wording_in_language

        return wording_in_language(request.kind, request.source, request.language, setting)
    if request.language.split("-")[0] != "zh":
        return None
    source = simplified(request.source)
    for formula in _FORMULAS.get(request.kind, ()):
        found = formula(source, setting)
        if found is not None:
            return found
    return None


class Formulas:
    """Provider of wordings of which every part is official."""

    name = "formula"

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def propose(self, requests: Sequence[FieldRequest]) -> list[tuple[Candidate, ...]]:
        """Official wordings only."""
        found = [wording_for(request, self._setting) for request in requests]
        return [(Candidate(w.text, self.name, is_reviewed=True),) if w and w.is_official else () for w in found]


class Composition:
    """Provider of wordings with composed parts: to be looked at by a person."""

    name = "composition"

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def propose(self, requests: Sequence[FieldRequest]) -> list[tuple[Candidate, ...]]:
        """Wordings with a composed part; those that are official throughout are left to :class:`Formulas`."""
        found = [wording_for(request, self._setting) for request in requests]
        return [(Candidate(w.text, self.name, is_reviewed=False),) if w and not w.is_official else () for w in found]
