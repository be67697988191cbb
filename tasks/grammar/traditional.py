"""Chinese in the traditional script, read through a simplified twin whose offsets are the same.

Front matter, figures, formulas and memory know one script. A document in the other is read as its twin (every character
has its place); what was read is then given back in the words of the file.
"""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from tasks.contracts.base import Contract
from tasks.contracts.document import Document
from tasks.contracts.span import Passage
from tasks.grammar.lock_script import simplified

#: Language code of documents in the traditional script.
TRADITIONAL = "zh-Hant"

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_Read = TypeVar("_Read", bound=Contract)


def simplified_document(document: Document) -> Document:
    """The twin of a document in the traditional script: the same offsets, language ``zh``."""
    twin: Document = _changed(document, simplified, {TRADITIONAL: "zh"}, simplified(document.text))
    return twin


def simplified_words(read: _Read, twin_text: str) -> _Read:
    """``read`` (an extraction, say) in the words of ``twin_text``, the text of the simplified twin; language ``zh``."""
    twin: _Read = _changed(read, simplified, {TRADITIONAL: "zh"}, twin_text)
    return twin


def as_printed(read: _Read, text: str, twin_text: str) -> _Read:
    """What was read from ``twin_text`` in the words of ``text``, language ``zh-Hant``.

    Passages are cut from the file anew; other words are looked up where they stand in the twin. Words that stand nowhere
    (made up of several places) stay in the simplified script.
    """

    def printed(words: str) -> str:
        at = twin_text.find(words)
        return text[at : at + len(words)] if at >= 0 else words

    restored: _Read = _changed(read, printed, {"zh": TRADITIONAL}, text)
    return restored


def _changed(value: Any, words: Callable[[str], str], languages: dict[str, str], text: str | None = None) -> Any:
    """``value`` with its strings of Chinese changed by ``words`` and its language codes by ``languages``."""
    if isinstance(value, str):
        return words(value) if _HAN.search(value) else value
    if isinstance(value, tuple):
        return tuple(_changed(item, words, languages, text) for item in value)
    if isinstance(value, Passage):
        own = value.joiner.join(part.slice(text) for part in value.parts) if text is not None else words(value.text)
        return value.model_copy(update={"text": own if len(own) == len(value.text) else words(value.text)})
    if not isinstance(value, Contract):
        return value
    update: dict[str, Any] = {}
    for name in type(value).model_fields:
        old = getattr(value, name)
        new = languages.get(old, old) if name == "language" else _changed(old, words, languages, text)
        if new is not old:
            update[name] = new
    return value.model_copy(update=update) if update else value
