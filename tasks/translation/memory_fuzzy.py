"""Reviewed sentences that are like the one asked for, with their figures re-written: for a person to look at.

What is proposed is never reviewed, however alike: no person has seen these words with these figures. A sentence that differs
in more than can be re-written by rule has no candidate (``memory_rewrite``), and the number lock looks at every one.
"""

from collections.abc import Sequence

from tasks.translation.fingerprint import fingerprint
from tasks.translation.memory import TranslationMemory
from tasks.translation.memory_entry import MemoryEntry, base_language
from tasks.translation.memory_rewrite import Sentence, may_be_rewritten, rewritten
from tasks.translation.provider import Candidate, FieldRequest

_MOST_CANDIDATES = 2
_MOST_TRIED = 4  # about 3 ms each
_LONGEST_QUOTE = 60


class FuzzyMemory:
    """A provider over the units of a memory whose sources are at least 85 per cent like the field's."""

    name = "memory, fuzzy"

    def __init__(self, memory: TranslationMemory) -> None:
        self._memory = memory

    def propose(self, requests: Sequence[FieldRequest]) -> list[tuple[Candidate, ...]]:
        """Re-written wordings, most alike first, units made for the field's kind before others; none for headings with a
        number, which the formulas put together.
        """
        return [() if request.label else self._candidates(request) for request in requests]

    def _candidates(self, request: FieldRequest) -> tuple[Candidate, ...]:
        same = [(1.0, entry) for entry in self._memory.same(request.source, request.language)]
        found = self._rewritten(request, same, with_countries=False)
        if not found:  # the index is searched only where nothing nearer will do
            sign_string, is_foreign = fingerprint(request.source), base_language(request.language) != "zh"
            alike = [
                (share, entry)
                for share, entry in self._memory.alike(request.source, request.language)
                if is_foreign or may_be_rewritten(fingerprint(entry.source), sign_string)
            ]
            found = self._rewritten(request, alike, with_countries=True)
        return found

    def _rewritten(
        self, request: FieldRequest, near: Sequence[tuple[float, MemoryEntry]], *, with_countries: bool
    ) -> tuple[Candidate, ...]:
        if not near:
            return ()
        asked = Sentence(request.source, request.language, with_countries=with_countries)
        found: dict[str, Candidate] = {}
        for share, entry in sorted(near, key=lambda pair: (-pair[0], pair[1].field != request.kind))[:_MOST_TRIED]:
            old = Sentence(entry.source, entry.source_language, with_countries=with_countries)
            target = rewritten(old, entry.target, asked)
            if target is not None and target not in found:
                found[target] = Candidate(
                    target, self.name, is_reviewed=False, origin=_origin(share, entry), similarity=round(share, 4)
                )
                if len(found) == _MOST_CANDIDATES:
                    break
        return tuple(found.values())


def _origin(share: float, entry: MemoryEntry) -> str:
    source = " ".join(entry.source.split())
    quoted = source if len(source) <= _LONGEST_QUOTE else f"{source[: _LONGEST_QUOTE - 1]}…"
    return f"fuzzy {share:.2f} of «{quoted}», {entry.origin}"
