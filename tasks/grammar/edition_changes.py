"""The differences between versions of an edition, in sentences."""

from collections.abc import Iterable

from tasks.contracts.change import Change
from tasks.grammar.interface import Interface, interface_for


def change_sentence(change: Change, interface: Interface) -> str:
    """``change`` in the words of ``interface``.

    >>> change_sentence(Change(code="added", values={"file": "a.txt"}), interface_for("en"))
    'Document added: a.txt.'
    """
    return interface.say(f"change.{change.code}", None, **change.values)


def english_sentences(changes: Iterable[Change]) -> tuple[str, ...]:
    """``changes`` in English, for the terminal, the UI and the manifest, which speak one language in every office."""
    english = interface_for("en")
    return tuple(change_sentence(change, english) for change in changes)
