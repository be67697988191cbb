"""The fields of one document in English: providers asked in order, every answer under the lock."""

from collections.abc import Sequence

from tasks.contracts.activity import Extraction
from tasks.contracts.document import Document
from tasks.contracts.flag import Flag, Severity
from tasks.contracts.translation import FieldCheck, TranslatedField, TranslationState
from tasks.grammar.term_check import check_terms
from tasks.translation.attempts import Outcome, outcomes
from tasks.translation.digest import digest
from tasks.translation.fields import agenda_lines, fields_of
from tasks.translation.formulas import Composition, Formulas
from tasks.translation.list_lines import list_lines
from tasks.translation.memory import TranslationMemory
from tasks.translation.memory_fuzzy import FuzzyMemory
from tasks.translation.provider import Candidate, Engine, FieldRequest, Provider
from tasks.translation.setting import setting_of

TRADITIONAL = "zh-Hant"
#: Flag of a field that an engine in trouble left open: it is asked for again in the next run.
ENGINE_UNAVAILABLE = "engine_unavailable"


def translate_document(
    document: Document,
    extraction: Extraction,
    memories: TranslationMemory,
    engines: Sequence[Engine] = (),
    official: Sequence[Provider] = (),
) -> tuple[TranslatedField, ...]:
    """Every field of ``document`` with the first wording that passes the lock, in the order of ``fields_of``.

    Empty for a document in English. A field without any wording is ``untranslated``; a field all of whose wordings fail
    the lock is ``held``, its first wording kept as ``candidate``. Asked in this order: ``official`` (the same document in
    English), reviewed memory, formulas, similar sentences of the memory, composition, and the engines in the office's order.
    """
    if document.language == TRADITIONAL:
        from tasks.translation.traditional import translate_traditional  # OpenCC is loaded for such documents only

        return translate_traditional(
            document, extraction, lambda twin, read: translate_document(twin, read, memories, engines, official)
        )
    requests = fields_of(document, extraction)
    if not requests:
        return ()
    setting = setting_of(document, memories)
    providers = [*official, memories, Formulas(setting), FuzzyMemory(memories), Composition(setting)]
    found = outcomes(requests, providers, engines)
    for index, request in enumerate(requests):
        if request.field == "agenda_item" and "\n" in request.source and found[index].accepted is None:
            lines = agenda_lines(document)
            requests[index : index + 1] = lines
            found[index : index + 1] = outcomes(lines, providers, engines)
            break
    _add_list_lines(document, requests, found, providers, engines)
    return tuple(
        _field(document, request, extraction, outcome) for request, outcome in zip(requests, found, strict=True)
    )


def _add_list_lines(
    document: Document,
    requests: list[FieldRequest],
    found: list[Outcome],
    providers: Sequence[Provider],
    engines: Sequence[Engine],
) -> None:
    """Behind a paragraph that ends in a list and has no English as a whole: those of its lines that have it, one by one."""
    lines = list_lines(document)
    if not lines:
        return
    for index in range(len(requests) - 1, -1, -1):
        request = requests[index]
        if request.kind == "paragraph" and found[index].accepted is None:
            own = [line for line in lines if line.paragraph == request.paragraph]
            worded = [
                (line, outcome)
                for line, outcome in zip(own, outcomes(own, providers, engines), strict=True)
                if outcome.accepted is not None
            ]
            requests[index + 1 : index + 1] = [line for line, _ in worded]
            found[index + 1 : index + 1] = [outcome for _, outcome in worded]


def _field(document: Document, request: FieldRequest, extraction: Extraction, outcome: Outcome) -> TranslatedField:
    accepted, refused = outcome.accepted, outcome.refused
    flags: list[Flag] = []
    target = candidate = line = None
    if accepted is not None:
        target, state = accepted.target, TranslationState.VERIFIED
        flags = _term_flags(request, accepted)
        if flags or not accepted.is_reviewed:
            state = TranslationState.NEEDS_REVIEW
    else:
        line, state = digest(request, extraction), TranslationState.UNTRANSLATED
        if refused is not None:
            candidate, state = refused.target, TranslationState.HELD
            flags = [_held_flag(refused.provider, outcome.checks)]
        if outcome.is_unanswered:
            flags.append(_unavailable_flag())
    wording = accepted or refused
    return TranslatedField(
        document_id=document.document_id,
        file=document.file,
        field=request.field,
        paragraph=request.paragraph,
        start=request.passage.start,
        end=request.passage.end,
        passage=request.passage,
        source=request.source,
        language=request.language,
        target=target,
        candidate=candidate,
        digest=line,
        provider=wording.provider if wording else "none",
        origin=wording.origin if wording else "",
        similarity=wording.similarity if wording else None,
        state=state,
        attempts=tuple(outcome.attempts),
        checks=outcome.checks,
        flags=tuple(flags),
    )


def _term_flags(request: FieldRequest, accepted: Candidate) -> list[Flag]:
    """One flag for the official terms that ``accepted`` breaks: a person is to look at it before it counts as verified."""
    breaks = check_terms(request.source, request.language, accepted.target)
    if not breaks:
        return []
    said = "; ".join(
        f"{term.term} is {term.expected}" + (f", not {term.found}" if term.found else "") for term in breaks
    )
    return [
        Flag(
            code="term_not_official",
            detail=f"The wording from {accepted.provider} does not keep the official terms ({said}); it needs review.",
            severity=Severity.WARN,
            source="tasks.grammar.term_check",
        )
    ]


def _unavailable_flag() -> Flag:
    return Flag(
        code=ENGINE_UNAVAILABLE,
        detail="No engine could be reached for this field; it is tried again when the briefing is next made.",
        severity=Severity.WARN,
        source="tasks.translation.attempts",
    )


def _held_flag(provider: str, checks: Sequence[FieldCheck]) -> Flag:
    failed = "; ".join(f"{check.name}: {check.detail}" for check in checks if not check.passed)
    return Flag(
        code="translation_held",
        detail=f"The wording from {provider} was refused by the number lock ({failed}); the original is printed instead.",
        severity=Severity.WARN,
        source="tasks.grammar.number_lock",
    )
