"""The fields of one document in English: providers asked in order, every answer under the lock."""

from collections.abc import Sequence

from tasks.contracts.activity import Extraction
from tasks.contracts.document import Document
from tasks.contracts.flag import Flag, Severity
from tasks.contracts.translation import FieldCheck, TranslatedField, TranslationState
from tasks.grammar.number_lock import check_lock
from tasks.translation.digest import digest
from tasks.translation.fields import fields_of
from tasks.translation.formulas import Composition, Formulas
from tasks.translation.memory import TranslationMemory
from tasks.translation.provider import Candidate, FieldRequest, Provider
from tasks.translation.setting import setting_of

_Refused = tuple[Candidate, tuple[FieldCheck, ...]]


def translate_document(
    document: Document,
    extraction: Extraction,
    memories: TranslationMemory,
    engine: Provider | None = None,
) -> tuple[TranslatedField, ...]:
    """Every field of ``document`` with the first wording that passes the lock, in the order of ``fields_of``.

    Empty for a document in English. A field without any wording is ``untranslated``; a field all of whose wordings fail
    the lock is ``held``, its first wording kept as ``candidate``. Memory is asked first, then formulas, composition and
    the engine.
    """
    requests = fields_of(document, extraction)
    if not requests:
        return ()
    setting = setting_of(document, memories)
    providers: list[Provider] = [memories, Formulas(setting), Composition(setting)]
    if engine is not None:
        providers.append(engine)
    accepted, refused = _ask(requests, providers)
    return tuple(
        _field(document, request, extraction, accepted.get(index), refused.get(index))
        for index, request in enumerate(requests)
    )


def _ask(
    requests: Sequence[FieldRequest], providers: Sequence[Provider]
) -> tuple[dict[int, _Refused], dict[int, _Refused]]:
    """What passed and what was first refused, by the index of the request, each with its checks."""
    accepted: dict[int, _Refused] = {}
    refused: dict[int, _Refused] = {}
    for provider in providers:
        pending = [index for index in range(len(requests)) if index not in accepted]
        if not pending:
            break
        answers = provider.propose([requests[index] for index in pending])
        for index, candidate in zip(pending, answers, strict=True):
            if candidate is None:
                continue
            checks = check_lock(requests[index].source, requests[index].language, candidate.target)
            if all(check.passed for check in checks):
                accepted[index] = (candidate, checks)
            else:
                refused.setdefault(index, (candidate, checks))
    return accepted, refused


def _field(
    document: Document,
    request: FieldRequest,
    extraction: Extraction,
    accepted: _Refused | None,
    refused: _Refused | None,
) -> TranslatedField:
    state, provider = TranslationState.UNTRANSLATED, "none"
    checks: tuple[FieldCheck, ...] = ()
    target = candidate = line = None
    flags: tuple[Flag, ...] = ()
    if accepted is not None:
        wording, checks = accepted
        target, provider = wording.target, wording.provider
        state = TranslationState.VERIFIED if wording.is_reviewed else TranslationState.NEEDS_REVIEW
    else:
        line = digest(request, extraction)
        if refused is not None:
            wording, checks = refused
            candidate, provider, state = wording.target, wording.provider, TranslationState.HELD
            flags = (_held_flag(provider, checks),)
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
        provider=provider,
        state=state,
        checks=checks,
        flags=flags,
    )


def _held_flag(provider: str, checks: Sequence[FieldCheck]) -> Flag:
    failed = "; ".join(f"{check.name}: {check.detail}" for check in checks if not check.passed)
    return Flag(
        code="translation_held",
        detail=f"The wording from {provider} was refused by the number lock ({failed}); the original is printed instead.",
        severity=Severity.WARN,
        source="tasks.grammar.number_lock",
    )
