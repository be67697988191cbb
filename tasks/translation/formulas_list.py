"""Formulas of lists of requests and decisions, line by line: what stands over the list, and its items."""

import re

from tasks.grammar.inflection_en import capitalised
from tasks.translation.formulas_bodies import short_name
from tasks.translation.formulas_mandate import action, clauses
from tasks.translation.wording import Setting, Wording

_ITEM_LABEL = re.compile(r"[(（](?P<label>[a-z]{1,2}|[ivx]{1,4}|\d{1,2})[)）]\s*")
_END = re.compile(r"(?P<stop>[；;。.]?)(?P<quote>[”」]?)\Z")
_STOPS = {"；": ";", ";": ";", "。": ".", ".": ".", "": ""}


def list_opening(text: str, setting: Setting) -> Wording | None:
    """What stands over a list, up to its colon: ``请理事会：`` → The Board is invited to:; ``理事会：`` → The Board:.

    >>> list_opening("大会似宜：", Setting("unido")).text
    'The General Conference may wish to:'
    """
    words = text.strip()
    quote = "“" if words[:1] in ("“", "「") else ""
    words = words[len(quote) :]
    if not words.endswith(("：", ":")):
        return None
    found = action(words, setting)
    if found is not None:
        return Wording(quote + found.text, found.is_official) if found.text.endswith(":") else None
    short = short_name(words.rstrip("：:，, "), setting)
    return Wording(f"{quote}{capitalised(short)}:") if short else None


def list_wish(text: str, setting: Setting) -> Wording | None:
    """An item of what a body is asked to do: ``(a) 注意到本报告；`` → (a) Take note of the present report;."""
    return _item(text, setting, third_person=False)


def list_decision(text: str, setting: Setting) -> Wording | None:
    """An item of what a body resolves: ``(a) 注意到本报告；`` → (a) Takes note of the present report;."""
    return _item(text, setting, third_person=True)


def _item(text: str, setting: Setting, third_person: bool) -> Wording | None:
    words = text.strip()
    label, end = _ITEM_LABEL.match(words), _END.search(words)
    if label is None or end is None:
        return None
    clause = clauses(words[label.end() : end.start()], setting, third_person)
    if clause is None:
        return None
    stop = _STOPS[end["stop"]] + ("”" if end["quote"] else "")
    return Wording(f"({label['label']}) {capitalised(clause.text)}{stop}", clause.is_official)
