"""What all engines have in common: they never raise, keep to the budget, tell each failure once, and drop non-answers."""

import re
import threading
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence

from pydantic import SecretStr

from tasks.translation.budget import Budget
from tasks.translation.provider import Candidate, FieldRequest

_MOST_LINES = 20  # lines of trouble: an engine that fails in ever new ways must not fill the quality notes
_FAILURES_IN_A_ROW = 3  # after so many, an engine is asked no more in this run
_SHORTEST_SHARED = 6  # characters of a key that give it away
_LONGEST_LINE = 300
# A translation of Chinese has about three times the characters of its source; ten times and 200 is no translation.
_LONGER, _LONGER_BY = 10, 200
# A wording of some length for so many different texts is a phrase that the engine repeats, whatever it is asked.
_PHRASE_LENGTH, _PHRASE_TEXTS = 25, 3
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|script|div|p|br)\b", re.IGNORECASE)
# What a translation changes: a letter outside ASCII, or a word. Symbols and acronyms rightly stay as they are.
_TRANSLATABLE = re.compile(r"[^\W\d_a-zA-Z]|[a-z]{3}")


class EngineTroubleError(Exception):
    """A request that failed for good; the message is fit to be printed. ``is_final``: no use asking again in this run."""

    def __init__(self, message: str, *, is_final: bool = False) -> None:
        super().__init__(message)
        self.is_final = is_final


def scrubbed(text: str, secrets: Iterable[SecretStr]) -> str:
    """``text`` in one line of bounded length, without anything that shares ``_SHORTEST_SHARED`` characters with a key.

    >>> scrubbed("Incorrect key provided: sk-abcdef*****wxyz", [SecretStr("sk-abcdef123456wxyz")])
    'Incorrect key provided: ***'
    """
    keys = [secret.get_secret_value() for secret in secrets]
    pieces = {key[i : i + _SHORTEST_SHARED] for key in keys for i in range(max(1, len(key) - _SHORTEST_SHARED + 1))}
    printable = "".join(c if c.isprintable() else " " for c in text[: 4 * _LONGEST_LINE])
    words = ["***" if any(piece and piece in word for piece in pieces) else word for word in printable.split()]
    line = " ".join(words)
    return line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE].rstrip()}…"


class EngineBase(ABC):
    """The ``Engine`` protocol over ``_ask``, which a subclass gives: one batch of one language in, wordings out.

    ``_ask`` may raise ``EngineTroubleError``; anything else it raises is told by its kind alone, for the text of a strange
    exception may hold anything. A batch that fails takes no other batch with it.
    """

    batch_fields = 1
    batch_characters = 4_000

    def __init__(self, name: str, budget: Budget, secrets: Sequence[SecretStr | None] = ()) -> None:
        self._name = name
        self._budget = budget
        self._secrets = tuple(secret for secret in secrets if secret is not None)
        self._trouble: dict[str, None] = {}
        self._answers: dict[tuple[str, str], tuple[str, ...]] = {}
        self._texts_of: dict[str, set[tuple[str, str]]] = {}
        self._failures = 0
        self._is_off = False
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The engine's name in the settings, printed as the provider."""
        return self._name

    @property
    def trouble(self) -> tuple[str, ...]:
        """One line for each distinct failure so far."""
        return tuple(self._trouble)

    def propose(self, requests: Sequence[FieldRequest]) -> list[tuple[Candidate, ...]]:
        """Wordings for each field, best first; empty where the engine failed or the budget is spent. Never raises."""
        with self._lock, self._budget.running():
            self._answer(requests)
        return [
            tuple(
                Candidate(target, self._name, is_reviewed=False, origin=self._origin(request.language))
                for target in self._answers.get((request.language, request.source), ())
            )
            for request in requests
        ]

    @abstractmethod
    def _ask(self, language: str, batch: Sequence[FieldRequest]) -> Mapping[str, Sequence[str]]:
        """Source text → wordings, best first. May leave out sources, and may raise ``EngineTroubleError``."""

    @abstractmethod
    def _origin(self, language: str) -> str:
        """What stands behind a wording, for a person."""

    def _tell(self, message: str) -> None:
        if len(self._trouble) < _MOST_LINES:
            self._trouble.setdefault(scrubbed(f"{self._name}: {message}", self._secrets))

    def _answer(self, requests: Sequence[FieldRequest]) -> None:
        open_fields: dict[str, dict[str, FieldRequest]] = {}
        for request in requests:
            if request.source.strip() and (request.language, request.source) not in self._answers:
                open_fields.setdefault(request.language, {}).setdefault(request.source, request)
        for language, fields in open_fields.items():
            for batch in self._batches(list(fields.values())):
                if self._is_off:
                    return
                if self._budget.is_spent:
                    self._tell(
                        f"the time for all engines ({self._budget.seconds:g} s) is used up; the rest was not asked"
                    )
                    return
                self._answer_batch(language, batch)

    def _answer_batch(self, language: str, batch: Sequence[FieldRequest]) -> None:
        try:
            answers = self._ask(language, batch)
        except EngineTroubleError as error:
            self._tell(str(error))
            self._count_failure(error.is_final)
            return
        except Exception as error:  # noqa: BLE001 - an engine of any kind must never take the edition down
            self._tell(f"failed ({type(error).__name__})")
            self._count_failure(is_final=False)
            return
        self._failures = 0
        for request in batch:
            given = answers.get(request.source, ())
            usable = [target for target in map(str.strip, given) if target and not self._is_none(request, target)]
            if usable:
                self._answers[language, request.source] = tuple(dict.fromkeys(usable))
                self._forget_phrase(language, request.source, usable[0])

    def _forget_phrase(self, language: str, source: str, target: str) -> None:
        """Take back a wording that comes for ever other texts: the lock lets it pass wherever there is no figure."""
        if len(target) < _PHRASE_LENGTH:
            return
        texts = self._texts_of.setdefault(target, set())
        texts.add((language, source))
        if len({_NOT_LETTERS.sub("", text) for _, text in texts}) >= _PHRASE_TEXTS:
            self._tell("gave the same wording for different texts; it was not used")
            for text in texts:
                self._answers.pop(text, None)

    def _count_failure(self, is_final: bool) -> None:
        self._failures += 1
        if is_final or self._failures >= _FAILURES_IN_A_ROW:
            self._is_off = True

    def _is_none(self, request: FieldRequest, target: str) -> bool:
        """Whether ``target`` is no translation at all; told once for each kind."""
        if target.split() == request.source.split() and _TRANSLATABLE.search(target):
            self._tell("gave back the original instead of a translation")
        elif len(target) > _LONGER * len(request.source) + _LONGER_BY:
            self._tell("answered with a text many times longer than the original")
        elif _MARKUP.search(target) and not _MARKUP.search(request.source):
            self._tell("answered with a web page instead of a translation")
        else:
            return False
        return True

    def _batches(self, fields: Sequence[FieldRequest]) -> list[list[FieldRequest]]:
        batches: list[list[FieldRequest]] = []
        characters = 0
        for field in fields:
            size = len(field.source)
            if not batches or len(batches[-1]) >= self.batch_fields or characters + size > self.batch_characters:
                batches.append([])
                characters = 0
            batches[-1].append(field)
            characters += size
        return batches
