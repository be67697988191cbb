"""Memory files as stores: small ones read into memory, large ones by an index that is kept from run to run."""

import contextlib
import hashlib
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tasks.translation.memory_build import build_index
from tasks.translation.memory_entry import MemoryEntry, TranslationMemoryError
from tasks.translation.memory_index import VERSION, DamagedIndexError, IndexStore, read_header
from tasks.translation.memory_store import MemoryStore, Store
from tasks.translation.tmx_reading import stream_tmx

#: Files up to this size are read into memory (about 8,000 units): faster than any index, and no larger than it.
SMALL_BYTES = 4_000_000
# A file changed this shortly before it was read may have been changed again since without its time showing it. Some file
# systems keep whole seconds only, the coarsest every second one.
_TICK_NS, _COARSE_TICK_NS = 100_000_000, 2_000_000_000
_ABANDONED_S = 86_400


def open_memory(tmx: Path, *, trusts_editors: bool, index_folder: Path | None) -> tuple[Store, int]:
    """The reviewed units of ``tmx``, and how many units were left out because nobody stands behind them.

    Without ``index_folder`` a file of any size is read into memory.

    Raises:
        TranslationMemoryError: the file is missing, is not TMX, or is not safe to read.
    """
    try:
        if index_folder is not None and tmx.stat().st_size > SMALL_BYTES:
            store = IndexedFile(tmx, index_folder, trusts_editors=trusts_editors)
            return store, store.left_out
        left_out = 0
        entries: list[MemoryEntry] = []
        with tmx.open("rb") as handle:
            for entry in stream_tmx(handle, tmx.name, trusts_editors=trusts_editors):
                if entry.reviewer:
                    entries.append(entry)
                else:
                    left_out += 1
        return MemoryStore(entries), left_out
    except OSError as error:
        raise TranslationMemoryError(tmx.name, f"it cannot be read ({error.strerror})") from error


class IndexedFile:
    """A TMX file behind its index, which is made when there is none that fits, and made anew once it proves damaged."""

    def __init__(self, tmx: Path, folder: Path, *, trusts_editors: bool) -> None:
        self._tmx = tmx
        self._trusts_editors = trusts_editors
        self._folder = folder
        self._own_folder: tempfile.TemporaryDirectory[str] | None = None
        self._index = self._open()
        self.size = self._index.size
        self.left_out = self._index.left_out

    def exact(self, key: str, language: str) -> Sequence[MemoryEntry]:
        """The units of normal form ``key``, newest first."""
        try:
            return self._index.exact(key, language)
        except DamagedIndexError:
            return self._made_anew().exact(key, language)

    def same(self, sign_string: str, language: str) -> Sequence[MemoryEntry]:
        """Units whose fingerprint is ``sign_string``, newest first."""
        try:
            return self._index.same(sign_string, language)
        except DamagedIndexError:
            return self._made_anew().same(sign_string, language)

    def alike(self, sign_string: str, language: str) -> Sequence[tuple[float, MemoryEntry]]:
        """Units whose fingerprint is like ``sign_string`` without being equal, most alike first."""
        try:
            return self._index.alike(sign_string, language)
        except DamagedIndexError:
            return self._made_anew().alike(sign_string, language)

    def _open(self) -> IndexStore:
        for path in self._fitting():
            with contextlib.suppress(DamagedIndexError):
                return IndexStore.open(path)
        return self._made_anew()

    def _fitting(self) -> list[Path]:
        """Indexes that were made from the file as it is now."""
        now = self._tmx.stat()
        sha256 = ""
        fitting: list[Path] = []
        for path in sorted(self._folder.glob(self._name("*"))):
            try:
                header = read_header(path)
            except (DamagedIndexError, OSError):
                continue
            is_unchanged = header["size"] == now.st_size and header["mtime_ns"] == now.st_mtime_ns
            tick = _TICK_NS if now.st_mtime_ns % 1_000_000_000 else _COARSE_TICK_NS
            if not (is_unchanged and now.st_mtime_ns < header["read_ns"] - tick):
                if header["size"] != now.st_size:
                    continue
                with self._tmx.open("rb") as handle:
                    sha256 = sha256 or hashlib.file_digest(handle, "sha256").hexdigest()
                if header["sha256"] != sha256:
                    continue
            fitting.append(path)
        return fitting

    def _made_anew(self) -> IndexStore:
        """A fresh index; in a folder of this run only, where the folder for it cannot be written to."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._build(self._folder)
        except OSError:
            self._own_folder = tempfile.TemporaryDirectory(prefix="memory-index-")
            path = self._build(Path(self._own_folder.name))
        self._index = IndexStore.open(path)
        self._clean(path)
        return self._index

    def _build(self, folder: Path) -> Path:
        return build_index(self._tmx, folder, self._name("{sha}"), trusts_editors=self._trusts_editors)

    def _clean(self, kept: Path) -> None:
        """Remove what earlier contents of the same file and stopped runs left; another run may do so at the same time."""
        old = [path for path in kept.parent.glob(self._name("*", version="*")) if path != kept]
        with contextlib.suppress(OSError):
            old += [
                path
                for path in kept.parent.glob(".making-*.memory-index")
                if path.stat().st_mtime < time.time() - _ABANDONED_S
            ]
        for path in old:
            with contextlib.suppress(OSError):
                path.unlink()

    def _name(self, sha: str, version: str = str(VERSION)) -> str:
        place = hashlib.sha256(str(self._tmx.resolve()).encode("utf-8", "replace")).hexdigest()[:8]
        stem = "".join(char if char.isalnum() else "-" for char in self._tmx.stem)[:40]
        trust = "editors" if self._trusts_editors else "reviewers"
        return f"{stem}-{place}-{trust}.{sha}.v{version}.memory-index"
