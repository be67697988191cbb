"""Every wording under the lock, and what is tried before a field is held: another wording, single sentences, masked figures."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from tasks.contracts.translation import Attempt, FieldCheck, Way
from tasks.grammar.number_lock import check_lock
from tasks.translation.masking import Masked, mask
from tasks.translation.provider import Candidate, Engine, FieldRequest, Provider

_SENTENCE_ENDS = {
    "zh": re.compile(r"(?<=[。！？；])\s*"),
    "ja": re.compile(r"(?<=[。！？])\s*"),
    "ar": re.compile(r"(?<=[.!؟؛])\s+"),
}
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[«“\"(]?[^\W\d_a-zà-ÿа-я])")
_MOST_SENTENCES = 60  # of one field: more than any paragraph of a report has


@dataclass(slots=True)
class Outcome:
    """What came of one field. ``accepted`` passed the lock, ``refused`` is the first wording that did not."""

    accepted: Candidate | None = None
    refused: Candidate | None = None
    checks: tuple[FieldCheck, ...] = ()
    attempts: list[Attempt] = field(default_factory=list)
    is_unanswered: bool = False  # an engine that was in trouble gave no answer

    def look_at(self, request: FieldRequest, candidate: Candidate, way: Way) -> bool:
        """Put one wording under the lock and remember what came of it."""
        checks = check_lock(request.source, request.language, candidate.target)
        failed = tuple(check.name for check in checks if not check.passed)
        self.attempts.append(Attempt(provider=candidate.provider, way=way, passed=not failed, failed=failed))
        if not failed:
            self.accepted, self.checks = candidate, checks
        elif self.refused is None:
            self.refused, self.checks = candidate, checks
        return not failed


def outcomes(
    requests: Sequence[FieldRequest], providers: Sequence[Provider], engines: Sequence[Engine] = ()
) -> list[Outcome]:
    """What came of each field, in order: providers first, then engines, each asked only for what is still open."""
    found = [Outcome() for _ in requests]
    for provider in providers:
        _ask(provider, requests, found)
    for engine in engines:
        _ask(engine, requests, found)
        _again(engine, requests, found, _in_sentences)
        _again(engine, requests, found, _in_masks)
        if engine.trouble:
            for outcome in found:
                is_answered = any(attempt.provider == engine.name for attempt in outcome.attempts)
                outcome.is_unanswered |= outcome.accepted is None and not is_answered
    return found


def _ask(provider: Provider, requests: Sequence[FieldRequest], found: Sequence[Outcome]) -> None:
    pending = [index for index, outcome in enumerate(found) if outcome.accepted is None]
    if not pending:
        return
    for index, candidates in zip(pending, provider.propose([requests[index] for index in pending]), strict=True):
        for number, candidate in enumerate(candidates):
            if found[index].look_at(requests[index], candidate, "other_candidate" if number else "first"):
                break


@dataclass(frozen=True, slots=True)
class _Cut:
    """A field cut up: what is asked for, and how the English of the pieces becomes that of the whole (None: one was lost)."""

    pieces: list[str]
    whole: Callable[[Sequence[str]], str | None]
    way: Way


def _again(
    engine: Engine,
    requests: Sequence[FieldRequest],
    found: Sequence[Outcome],
    cut: Callable[[FieldRequest], _Cut | None],
) -> None:
    """Ask ``engine`` once more, in pieces, for what it answered and the lock refused."""
    batch: list[FieldRequest] = []
    plans: list[tuple[int, int, _Cut]] = []
    for index, outcome in enumerate(found):
        if outcome.accepted is None and any(attempt.provider == engine.name for attempt in outcome.attempts):
            planned = cut(requests[index])
            if planned is not None:
                plans.append((index, len(batch), planned))
                batch += [replace(requests[index], source=piece) for piece in planned.pieces]
    if not batch:
        return
    answers = engine.propose(batch)
    for index, first, plan in plans:
        last = first + len(plan.pieces)
        chosen = [
            _best(piece, candidates, is_masked=plan.way == "masked")
            for piece, candidates in zip(batch[first:last], answers[first:last], strict=True)
        ]
        known = [candidate for candidate in chosen if candidate is not None]
        target = plan.whole([candidate.target for candidate in known]) if len(known) == len(chosen) else None
        if target is not None:
            found[index].look_at(requests[index], replace(known[0], target=target), plan.way)


def _best(piece: FieldRequest, candidates: Sequence[Candidate], *, is_masked: bool) -> Candidate | None:
    """The first wording of a piece that the lock lets pass, else the first (the whole is looked at once more anyway)."""
    if not candidates or is_masked:
        return candidates[0] if candidates else None
    for candidate in candidates:
        if all(check.passed for check in check_lock(piece.source, piece.language, candidate.target)):
            return candidate
    return candidates[0]


def sentences(text: str, language: str) -> list[str]:
    """``text`` cut after its sentence ends; one piece when it has none, or too many for any use."""
    end = _SENTENCE_ENDS.get(language.split("-")[0], _SENTENCE_END)
    pieces = [piece.strip() for piece in end.split(text) if piece.strip()]
    return pieces if len(pieces) <= _MOST_SENTENCES else [text]


def _in_sentences(request: FieldRequest) -> _Cut | None:
    pieces = sentences(request.source, request.language)
    return _Cut(pieces, " ".join, "sentences") if len(pieces) > 1 else None


def _in_masks(request: FieldRequest) -> _Cut | None:
    """Sentence by sentence with marks for figures; a sentence without any is asked for as it is."""
    pieces = sentences(request.source, request.language)
    masks = [mask(piece, request.language) for piece in pieces]
    if not any(masks):
        return None
    asked = [masked.text if masked else piece for piece, masked in zip(pieces, masks, strict=True)]
    return _Cut(asked, lambda targets: _unmasked(targets, masks), "masked")


def _unmasked(targets: Sequence[str], masks: Sequence[Masked | None]) -> str | None:
    restored = [masked.restored(target) if masked else target for target, masked in zip(targets, masks, strict=True)]
    known = [words for words in restored if words is not None]
    return " ".join(known) if len(known) == len(restored) else None
