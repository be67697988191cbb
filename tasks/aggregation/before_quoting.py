"""The gravest quality notes in short, for the front of the briefing: what to look at before a line is quoted."""

from collections.abc import Iterable

from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.sources import cut_words
from tasks.contracts.briefing import BriefNote, QualityNote
from tasks.contracts.flag import Severity

MAX_NOTES = 6
MAX_WORDS = 40
#: By what they are about, the gravest first: a wrong figure before a gap. Held fields are counted in the line on their
#: source's translation, and are not named one by one here.
_KINDS = ("q-figure-", "q-version-", "q-source-", "q-item-", "q-symbol", "q-aside-", "q-translation-", "q-engine-")
_ENDS = (". ", "。", "; ")


def before_quoting(
    context: EditionContext, notes: Iterable[QualityNote]
) -> tuple[tuple[BriefNote, ...], str]:  # fmt: skip
    """At most six notes that warn or block, each of at most forty words, and a sentence on the others (empty when none).

    Every kind of doubt comes before a second one of the same kind, so that twelve files set aside do not hide a figure.
    """
    grave = [note for note in notes if note.severity is not Severity.NOTE and _kind(note) < len(_KINDS)]
    turns: dict[int, int] = {}
    order: list[tuple[bool, int, int, int]] = []
    for position, note in enumerate(grave):
        kind = _kind(note)
        turns[kind] = turns.get(kind, 0) + 1
        order.append((note.severity is not Severity.BLOCK, turns[kind], kind, position))
    chosen = sorted(order)[:MAX_NOTES]
    # Printed by kind: figures first, whatever turn they were taken in.
    printed = [grave[position] for *_, position in sorted(chosen, key=lambda entry: (entry[0], entry[2], entry[3]))]
    more = len(grave) - len(printed)
    line = (
        context.interface.sentence_start(context.interface.say("quality.more_before_quoting", n=more)) if more else ""
    )
    return tuple(_brief(note) for note in printed), line


def _kind(note: QualityNote) -> int:
    return next((place for place, start in enumerate(_KINDS) if note.anchor.startswith(start)), len(_KINDS))


def _brief(note: QualityNote) -> BriefNote:
    text = note.text.model_copy(update={"text": shortened(note.text.text)})
    return BriefNote(note_anchor=note.anchor, severity=note.severity, text=text, cites=note.cites)


def shortened(text: str, limit: int = MAX_WORDS) -> str:
    """Whole sentences of ``text`` up to ``limit`` words, else its first words with an ellipsis.

    >>> shortened("One two three. Four five.", 4), shortened("One two three four five.", 4)
    ('One two three.', 'One two three …')
    """
    words = " ".join(text.split())
    if len(words.split()) <= limit:
        return words
    ends = [
        position + 1
        for end in _ENDS
        for position in _positions(words, end)
        if len(words[: position + 1].split()) <= limit
    ]
    if ends and len(words[: max(ends)].split()) >= limit // 3:
        return words[: max(ends)].rstrip("; ")
    return cut_words(words, limit)


def _positions(text: str, part: str) -> list[int]:
    found, position = [], text.find(part)
    while position >= 0:
        found.append(position)
        position = text.find(part, position + 1)
    return found
