"""Formulas of United Nations front matter as a provider: official wordings built from closed patterns.

The same patterns serve a second provider, composition: there a part of the sentence was put together from single terms of
the termbase, so that a person should look at it.
"""

import re
from collections.abc import Callable, Sequence

from tasks.grammar.numerals_zh import parse_zh
from tasks.translation.formulas_agenda import agenda_item, author
from tasks.translation.formulas_mandate import abstract, action, action_heading
from tasks.translation.formulas_notes import service_note
from tasks.translation.formulas_session import body, date_place, session
from tasks.translation.provider import Candidate, FieldRequest
from tasks.translation.wording import Setting, Wording, title_wording

_Formula = Callable[[str, Setting], Wording | None]
_LABEL = re.compile(r"^\s*(?P<label>[(（]?[一二三四五六七八九十]{1,3}[)）]?|[IVXLC]{1,6}|[A-Z]|\d{1,2})\s*[.．、。]\s*")
_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_MAXIMUM_FORMULA = 600  # characters: no formula is longer, and matching is quadratic at worst


def roman(number: int) -> str:
    """A Roman numeral from 1 to 89.

    >>> roman(4), roman(18)
    ('IV', 'XVIII')
    """
    letters = ""
    for value, letter in _ROMAN:
        while number >= value:
            letters, number = letters + letter, number - value
    return letters


def heading(text: str, setting: Setting) -> Wording | None:
    """A heading with its number: ``三. 技术合作`` → III. Technical cooperation; ``A. 背景`` keeps its letter."""
    match = _LABEL.match(text)
    words = text[match.end() :] if match else text
    found = action_heading(words, setting) or title_wording(words.strip(), setting)
    if found is None or match is None:
        return found
    label = match["label"].strip("()（）")
    number = parse_zh(label)
    if re.fullmatch(r"[一二三四五六七八九十]+", label) and isinstance(number, int) and 0 < number < 90:
        label = roman(number)
    return Wording(f"{label}. {found.text}", found.is_official)


_FORMULAS: dict[str, tuple[_Formula, ...]] = {
    "body": (body,),
    "session": (session,),
    "date_place": (date_place,),
    "agenda_item": (agenda_item,),
    "author": (author,),
    "title": (title_wording,),
    "heading": (heading,),
    "abstract": (abstract, title_wording),
    "reissue_note": (service_note,),
    "printing_note": (service_note,),
    "note": (service_note,),
    "requested_action": (action,),
    "paragraph": (action, abstract),
    "activity": (action, abstract),
    "recommendation": (action,),
    "subject": (title_wording,),
    "front_matter": (body, session, date_place, agenda_item, author, service_note, title_wording),
}


def wording_for(request: FieldRequest, setting: Setting) -> Wording | None:
    """What the formulas make of one field; None for other languages than Chinese and for anything not known wholly."""
    if request.language.split("-")[0] != "zh" or len(request.source) > _MAXIMUM_FORMULA:
        return None
    for formula in _FORMULAS.get(request.kind, ()):
        found = formula(request.source, setting)
        if found is not None:
            return found
    return None


class Formulas:
    """Provider of wordings of which every part is official."""

    name = "formula"

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def propose(self, requests: Sequence[FieldRequest]) -> list[Candidate | None]:
        """Official wordings only."""
        found = [wording_for(request, self._setting) for request in requests]
        return [Candidate(w.text, self.name, is_reviewed=True) if w and w.is_official else None for w in found]


class Composition:
    """Provider of wordings with composed parts: to be looked at by a person."""

    name = "composition"

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def propose(self, requests: Sequence[FieldRequest]) -> list[Candidate | None]:
        """Wordings with a composed part; those that are official throughout are left to :class:`Formulas`."""
        found = [wording_for(request, self._setting) for request in requests]
        return [Candidate(w.text, self.name, is_reviewed=False) if w and not w.is_official else None for w in found]
