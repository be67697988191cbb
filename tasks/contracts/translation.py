"""Fields of a document in the briefing's language, each under the number lock."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from tasks.contracts.base import Contract
from tasks.contracts.flag import Flag
from tasks.contracts.span import Passage


class TranslationState(StrEnum):
    """``verified``: all checks passed and a person or an official formula stands behind the wording.

    ``needs_review``: all checks passed, wording by machine. ``held``: a check failed; only the original is printed.
    ``untranslated``: no provider had an answer; the original is printed with its figures.
    """

    VERIFIED = "verified"
    NEEDS_REVIEW = "needs_review"
    HELD = "held"
    UNTRANSLATED = "untranslated"


class FieldCheck(Contract):
    """One check on one translated field: ``figures``, ``dates``, ``symbols``, ``countries``, ``leftover_script``…"""

    name: str
    passed: bool
    detail: str = ""


#: How a wording came about: the provider's first answer, a further one, sentence by sentence, with figures masked.
Way = Literal["first", "other_candidate", "sentences", "masked"]


class Attempt(Contract):
    """One wording that was put under the number lock; ``failed`` names the checks that refused it."""

    provider: str
    way: Way = "first"
    passed: bool
    failed: tuple[str, ...] = ()


class Review(Contract):
    """A wording that a person stands behind, by its source sentence. Of two that differ the newest stands; both are kept.

    ``field_kind`` is the kind of field it was made for (``title``, ``paragraph``…), empty when it holds for any;
    ``origin`` how it came in; ``reviewed_at`` in UTC; ``document_id`` and ``symbol`` of the document it was reviewed in.
    """

    source: str
    source_language: str
    target: str
    target_language: str = "en"
    field_kind: str = ""
    reviewer: str
    reviewed_at: datetime
    origin: Literal["xliff", "xlsx", "tmx"]
    document_id: str = ""
    symbol: str = ""
    note: str = ""


class TranslatedField(Contract):
    """One field of one document. ``target`` is None unless it may be printed (state verified or needs_review).

    ``field`` is ``title``, ``session``, ``paragraph/12/summary``, ``heading/3``…; ``source`` the words of the file;
    ``candidate`` keeps a refused wording for review (never printed); ``digest`` is a line *built* from the figures,
    places and known terms of an untranslated field, not translated. ``origin`` says for a person what stands behind the
    wording (a memory file with its reviewer, a similar sentence, a model); ``similarity`` is of a fuzzy match (0 to 1);
    ``attempts`` lists every wording that the lock looked at, in order.
    """

    document_id: str
    file: str
    field: str
    paragraph: int | None = None
    start: int
    end: int
    passage: Passage
    source: str
    language: str
    target_language: str = "en"
    target: str | None = None
    candidate: str | None = None
    digest: str | None = None
    provider: str
    origin: str = ""
    similarity: float | None = None
    state: TranslationState
    attempts: tuple[Attempt, ...] = ()
    checks: tuple[FieldCheck, ...] = ()
    flags: tuple[Flag, ...] = ()
