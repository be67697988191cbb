"""What changed since the version before, as the front page says it: parameters under the names that readers know them by."""

import re

from tasks.aggregation.labels import theme_name
from tasks.contracts.change import Change
from tasks.grammar.edition_changes import change_sentence
from tasks.grammar.interface import Interface

_SAID_VALUES = frozenset({"yes", "no", "none"})
#: The archive tells two notes apart by a few digits of their checksum, which say nothing to a reader.
_DIGEST = re.compile(r"yes \([0-9a-f]+\)")


def parameter_name(words: Interface, name: str) -> str:
    """The name of a parameter for readers; one that has none is printed as it is.

    >>> from tasks.grammar.interface import interface_for
    >>> parameter_name(interface_for("en"), "theme"), parameter_name(interface_for("en"), "memory")
    ('theme file', 'memory')
    """
    key = f"imprint.parameter.{name.replace(' ', '_')}"
    return words.say(key) if words.has(key) else name


def parameter_value(words: Interface, name: str, value: str) -> str:
    """The value of a parameter: themes by their titles, yes, no and none in the language of the page, all else as given.

    >>> from tasks.grammar.interface import interface_for
    >>> parameter_value(interface_for("fr"), "offline", "no"), parameter_value(interface_for("fr"), "note", "yes (1a2b)")
    ('non', 'oui')
    """
    if name == "themes":
        return words.clauses([theme_name(words, theme_id.strip()) for theme_id in value.split(",")])
    if name == "note" and _DIGEST.fullmatch(value):
        value = "yes"
    return words.say(f"imprint.value.{value}") if value in _SAID_VALUES else value


def printed_change(words: Interface, change: Change) -> str:
    """One change as a sentence of the front page."""
    if not change.code.startswith("parameter"):
        return change_sentence(change, words)
    name = str(change.values.get("name", ""))
    if name == "note" and change.code == "parameter":
        return words.say("change.note")  # from one note to another: what it said before is in the version before
    values = {
        key: parameter_name(words, value) if key == "name" else parameter_value(words, name, value)
        for key, value in change.values.items()
    }
    return change_sentence(change.model_copy(update={"values": values}), words)
