"""Firefox Translations (``fxtranslate``, MPL-2.0): small local models, the default engine.

The model folder holds one folder a language pair (``zh-en``, ``zh-Hans-en``, ``ru-en`` …) with ``model.*.bin``,
``vocab.*.spm`` (or ``srcvocab.*.spm`` and ``trgvocab.*.spm``) and ``lex.*.bin``, as fxtranslate's own cache does. A pair
that is not there is fetched once, unless the office works offline; a missing network costs ``FETCH_PATIENCE`` seconds once
and one line.
"""

import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tasks.translation.budget import Budget
from tasks.translation.engine_base import EngineBase, EngineTroubleError
from tasks.translation.engine_settings import EngineSettings
from tasks.translation.engine_worker import Worker, WorkerRefusedError, WorkerStoppedError
from tasks.translation.provider import FieldRequest

NAME = "fxtranslate"
FETCH_PATIENCE = 5.0  # seconds until the list of models must be there
_STALL = 30.0  # seconds without a new byte, once the first has come; unpacking a file takes some
# Chinese models are tagged in several ways.
_TAGS = {"zh": ("zh", "zh-Hans"), "zh-Hant": ("zh-Hant", "zh", "zh-Hans")}


def tags_of(language: str) -> tuple[str, ...]:
    """The tags under which a model for ``language`` may stand, best first."""
    return _TAGS.get(language) or _TAGS.get(language.split("-")[0]) or (language.split("-")[0],)


def model_files(folder: Path, language: str) -> tuple[str, list[Path]] | None:
    """The pair (``zh-en``) and its files: model, source and target vocabulary, shortlist if there; None if not whole."""
    for tag in tags_of(language):
        pair = folder / f"{tag}-en"
        shared = _only(pair, "vocab.*.spm")
        files = [
            _only(pair, "model.*.bin"),
            _only(pair, "srcvocab.*.spm") or shared,
            _only(pair, "trgvocab.*.spm") or shared,
        ]
        found = [file for file in files if file is not None]
        if len(found) == len(files):
            shortlist = _only(pair, "lex.*.bin")
            return pair.name, [*found, *([shortlist] if shortlist else [])]
    return None


def fetch_pair(folder: Path, language: str, *, seconds: float) -> str:
    """Fetch the model for ``language`` into ``folder`` and return the name of its pair.

    Raises ``EngineTroubleError``: no network within ``FETCH_PATIENCE`` seconds, no such model, or not there after ``seconds``.
    """
    started = time.monotonic()
    try:
        listing = Worker("fetch_records", start_seconds=min(FETCH_PATIENCE, seconds))
        pairs = listing.ask("", 5.0)
        listing.close()
    except EngineTroubleError as error:
        raise EngineTroubleError(f"the list of models could not be fetched ({_plain(error)})", is_final=True) from None
    wanted = [f"{tag}-en" for tag in tags_of(language) if f"{tag}-en" in pairs]
    if not wanted:
        raise EngineTroubleError(f"there is no model from {language} into English")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        fetcher = Worker("fetch_model", str(folder), start_seconds=FETCH_PATIENCE)
        is_done = threading.Event()
        threading.Thread(target=_watch, args=(folder / wanted[0], fetcher, is_done), daemon=True).start()
        try:
            fetcher.ask(wanted[0], max(0.0, seconds - (time.monotonic() - started)))
        finally:
            is_done.set()
            fetcher.close()
    except EngineTroubleError as error:
        raise EngineTroubleError(
            f"the model {wanted[0]} could not be fetched ({_plain(error)})", is_final=True
        ) from None
    return wanted[0]


def _watch(pair: Path, fetcher: Worker, is_done: threading.Event) -> None:
    """End ``fetcher`` when nothing more comes: the list may be had where the files, on another host, may not."""
    size, since, patience = 0, time.monotonic(), FETCH_PATIENCE
    while not is_done.wait(0.2):
        now = _size(pair)
        if now != size:
            size, since, patience = now, time.monotonic(), _STALL
        elif time.monotonic() - since > patience:
            fetcher.close()
            return


def _size(pair: Path) -> int:
    """Bytes in the files of ``pair``, whole and partial; 0 at the moment when one is renamed."""
    try:
        return sum(path.stat().st_size for path in pair.glob("*"))
    except OSError:
        return 0


class FxTranslateEngine(EngineBase):
    """An engine over a folder of models; a pair is loaded, in a process of its own, when a field of its language comes."""

    batch_fields = 8

    def __init__(self, settings: EngineSettings, budget: Budget) -> None:
        super().__init__(NAME, budget)
        self._folder = settings.model_folder
        self._timeout = settings.timeout_seconds
        self._is_offline = settings.offline
        self._workers: dict[str, Worker] = {}
        self._pairs: dict[str, str] = {}
        self._given_up: set[str] = set()
        self._cannot_fetch = False

    def _origin(self, language: str) -> str:
        return f"Firefox Translations model {self._pairs.get(language, language)}"

    def _ask(self, language: str, batch: Sequence[FieldRequest]) -> Mapping[str, Sequence[str]]:
        answers: dict[str, Sequence[str]] = {}
        for request in batch:
            if language in self._given_up or self._budget.is_spent:
                break
            try:
                answers[request.source] = self._worker(language).ask(request.source, self._limit())
            except WorkerRefusedError as error:
                self._tell(f"a field could not be translated ({error})")
            except WorkerStoppedError as error:
                # A text that stops the engine once may do so again: the others get a new process, this one does not.
                self._workers.pop(language, None)
                self._tell(f"the translation process {error}")
        return answers

    def _limit(self) -> float:
        return min(self._timeout, self._budget.left)

    def _worker(self, language: str) -> Worker:
        if language not in self._workers:
            try:
                self._workers[language] = self._started(language)
            except EngineTroubleError:
                self._given_up.add(language)
                raise
        return self._workers[language]

    def _started(self, language: str) -> Worker:
        found = model_files(self._folder, language)
        if found is None:
            found = self._fetched(language)
        pair, files = found
        self._pairs[language] = pair
        try:
            return Worker("firefox", *map(str, files), start_seconds=self._limit())
        except WorkerRefusedError as error:
            raise EngineTroubleError(f"the model {pair} cannot be used ({error}); {_AGAIN.format(pair=pair)}") from None
        except WorkerStoppedError as error:
            raise EngineTroubleError(
                f"the model {pair} cannot be used (it {error}); {_AGAIN.format(pair=pair)}"
            ) from None

    def _fetched(self, language: str) -> tuple[str, list[Path]]:
        how = f"no model from {language} into English in the model folder: run 'make model', or put one there by hand"
        if self._is_offline or self._cannot_fetch:
            raise EngineTroubleError(how)
        try:
            fetch_pair(self._folder, language, seconds=self._budget.left)
        except EngineTroubleError as error:
            self._cannot_fetch = error.is_final
            raise EngineTroubleError(f"{how} ({error})") from None
        found = model_files(self._folder, language)
        if found is None:
            raise EngineTroubleError(how)
        return found


# What the package's HTTP client calls a network that is not there.
_NO_NETWORK = ("Dns Failed", "Connection Failed", "Network Error")
_AGAIN = "delete the folder {pair} in the model folder and fetch it again"


def _plain(error: Exception) -> str:
    """The package's words without addresses; what it says of a network that is not there, in two words."""
    return "no network" if any(sign in str(error) for sign in _NO_NETWORK) else str(error)


def _only(folder: Path, pattern: str) -> Path | None:
    return next(iter(sorted(folder.glob(pattern))), None) if folder.is_dir() else None
