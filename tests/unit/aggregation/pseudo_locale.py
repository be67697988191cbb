"""A language of the pages that does not exist: every word of ours stands in ⟦ ⟧, so that words without them are noticed."""

import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from tasks.contracts.briefing import BriefingData, Text
from tasks.contracts.edition import EditionInputs
from tasks.grammar import interface, interface_formats
from tasks.grammar.interface import Interface
from tasks.vocabularies.interface_catalogues import load_messages

LANGUAGE = "qps"
_LETTERS = re.compile(r"[^\W\d_]")
#: Words of scripts with blanks between words.
_WORD = re.compile(r"[A-Za-z\u00c0-\u052f]+")
_MARKED = re.compile(r"⟦[^⟦⟧]*⟧")


class PseudoFormats(interface_formats.EnglishFormats):
    """English formats, every one of them marked."""

    def __getattribute__(self, name: str) -> Any:
        made = super().__getattribute__(name)
        if name.startswith("_") or name in ("join", "sentences", "clauses", "has_unit", "has_rate", "money"):
            return made

        def marked(*values: Any, **options: Any) -> str:
            words = made(*values, **options)
            return f"⟦{words}⟧" if words else words

        return marked

    @staticmethod
    def join(items: Sequence[str]) -> str:
        return " + ".join(item for item in items if item)


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add the language to those of the pages, for one test."""
    interface.interface_for("en")  # kept for all tests, so it is made with its own formats
    messages = {key: tuple(f"⟦{form}⟧" for form in forms) for key, forms in load_messages("en").items()}
    monkeypatch.setitem(interface.PAGE_TAGS, LANGUAGE, LANGUAGE)
    for module in _modules_that_hold("load_messages", load_messages):
        known = lambda language: messages if language == LANGUAGE else load_messages(language)  # noqa: E731
        monkeypatch.setattr(module, "load_messages", known)
    monkeypatch.setattr(interface, "formats_for", lambda language: PseudoFormats())
    made = Interface(LANGUAGE)
    made.__dict__["_plural"] = lambda n: int(n != 1)
    real = interface.interface_for
    for module in _modules_that_hold("interface_for", real):
        monkeypatch.setattr(module, "interface_for", lambda language: made if language == LANGUAGE else real(language))


def _modules_that_hold(name: str, function: Any) -> Iterator[Any]:
    """Every module of the program that has imported the function under its name, but not the test's own."""
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("tasks.") and getattr(module, name, None) is function:
            yield module


def unmarked(words: str) -> str:
    """What is left of a string when everything marked is taken away, from the inside out."""
    before = ""
    while before != words:
        before, words = words, _MARKED.sub("", words)
    return words


#: Pairs of a code or fact and a label: which of the two is a label.
_PAIRS = {"evidence.used_by": 1, "themes_shown.themes": 1}


def strings(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every string and every :class:`Text` of a contract with the path of its field, positions left out."""
    if path in _PAIRS:
        yield from ((path, pair[_PAIRS[path]]) for pair in value)
    elif isinstance(value, Text | str):
        yield path, value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from strings(item, path)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from strings(getattr(value, name), f"{path}.{name}".strip("."))


def words_of(inputs: EditionInputs) -> set[str]:
    """Every word that the sources and what was read from them hold, in small letters."""
    return {word.lower() for word in _WORD.findall(inputs.model_dump_json())}


def has_letters(words: str) -> bool:
    """Whether anything readable is in the string."""
    return _LETTERS.search(words) is not None


def words_in(words: str) -> set[str]:
    """The words of a string in small letters."""
    return {word.lower() for word in _WORD.findall(words)}


def printed(data: BriefingData) -> Iterator[tuple[str, Any]]:
    """Every string of an edition with its field."""
    yield from strings(data)
