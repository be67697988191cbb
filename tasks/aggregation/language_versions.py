"""Versions of one document in several languages are one source: what it says is said, and counted, once.

The symbol makes them one. The English version leads, else the first by file name; the others are named with it, and the
figures of their paragraphs are compared with the official English text (by the translation stage, under the number lock).
"""

from collections import Counter
from collections.abc import Sequence

from tasks.contracts.edition import Worked
from tasks.contracts.translation import TranslatedField
from tasks.grammar.interface import Interface

#: Provider name of fields that stand in the English version of the same document.
OFFICIAL = "official text"


def grouped(worked: Sequence[Worked]) -> list[tuple[Worked, tuple[Worked, ...]]]:
    """Each source with its other versions, in the order of ``worked``; a document without a symbol stands alone.

    Two documents of one symbol in one language are two sources: they may be a text and its revision.
    """
    leads: dict[str, Worked] = {}
    for item in sorted(worked, key=lambda item: (not _is_english(item), item.document.file, item.document.document_id)):
        symbol = item.document.symbol_key
        if symbol:
            leads.setdefault(symbol, item)
    others: dict[str, list[Worked]] = {}
    alone: list[Worked] = []
    for item in worked:
        lead = leads.get(item.document.symbol_key)
        if lead is None or lead is item or _language(lead) == _language(item):
            alone.append(item)
        else:
            others.setdefault(lead.document.document_id, []).append(item)
    return [(item, tuple(others.get(item.document.document_id, ()))) for item in alone]


def disagreements(item: Worked) -> list[TranslatedField]:
    """Fields of another version whose place in the official English text says other figures, dates, symbols or countries."""
    return [
        field
        for field in item.translations
        if any(attempt.provider == OFFICIAL and not attempt.passed for attempt in field.attempts)
    ]


def agreement_line(item: Worked, interface: Interface) -> str:
    """How far another version agrees with the official English text, in one sentence."""
    aligned = Counter(
        attempt.passed for field in item.translations for attempt in field.attempts if attempt.provider == OFFICIAL
    )
    total = aligned.total()
    language, file = interface.sentence_start(interface.language_name(item.document.language)), item.document.file
    if not total:
        return interface.say("bilingual.version_not_aligned", language=language, file=file)
    return interface.say(
        "bilingual.version", n=total, total=total, language=language, file=file, agreeing=aligned[True]
    )


def _language(item: Worked) -> str:
    return item.document.language.split("-")[0]


def _is_english(item: Worked) -> bool:
    return _language(item) == "en"
