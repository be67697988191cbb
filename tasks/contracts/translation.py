"""Fields of a document in the briefing's language, each under the number lock."""

from enum import StrEnum

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


class TranslatedField(Contract):
    """One field of one document. ``target`` is None unless it may be printed (state verified or needs_review).

    ``field`` is ``title``, ``session``, ``paragraph/12/summary``, ``heading/3``…; ``source`` the words of the file;
    ``candidate`` keeps a refused wording for review (never printed); ``digest`` is a line *built* from the figures,
    places and known terms of an untranslated field, not translated.
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
    state: TranslationState
    checks: tuple[FieldCheck, ...] = ()
    flags: tuple[Flag, ...] = ()
