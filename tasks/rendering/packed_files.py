"""The files of an edition in memory: those of a data pack of thousands of documents compressed, a tenth of their size."""

import zlib
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from hashlib import sha256

#: Below, a file is kept as it is; above, in compressed pieces of about so many bytes each.
_PIECE = 1 << 18


class PackedFile:
    """One file: its SHA-256, its size, and its bytes piece by piece."""

    __slots__ = ("_pieces", "sha256", "size")

    def __init__(self, pieces: Iterable[bytes]) -> None:
        digest, size, waiting, held = sha256(), 0, [], 0
        self._pieces: list[tuple[bool, bytes]] = []
        for piece in pieces:
            digest.update(piece)
            size += len(piece)
            waiting.append(piece)
            held += len(piece)
            if held >= _PIECE:
                self._pieces.append((True, zlib.compress(b"".join(waiting), 1)))
                waiting, held = [], 0
        if waiting:
            self._pieces.append((False, b"".join(waiting)))
        self.sha256, self.size = digest.hexdigest(), size

    def pieces(self) -> Iterator[bytes]:
        """The bytes, in order; only one piece is whole at a time."""
        for is_compressed, piece in self._pieces:
            yield zlib.decompress(piece) if is_compressed else piece

    def whole(self) -> bytes:
        """All bytes."""
        return b"".join(self.pieces())


class PackedFiles(MutableMapping[str, bytes]):
    """Path → bytes, as a mapping of bytes and, for those who care, piece by piece."""

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        self._files: dict[str, PackedFile] = {}
        self.update(files or {})

    def __getitem__(self, name: str) -> bytes:
        return self._files[name].whole()

    def __setitem__(self, name: str, content: bytes) -> None:
        self._files[name] = PackedFile([content])

    def __delitem__(self, name: str) -> None:
        del self._files[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __repr__(self) -> str:
        return f"PackedFiles({sorted(self._files)})"

    def __or__(self, other: Mapping[str, bytes]) -> "PackedFiles":
        both = PackedFiles()
        both._files = dict(self._files)
        both.update(other)
        return both

    def put(self, name: str, file: PackedFile) -> None:
        """Add a file that is packed already."""
        self._files[name] = file

    def file(self, name: str) -> PackedFile:
        """A file as it is kept."""
        return self._files[name]

    @property
    def digests(self) -> dict[str, str]:
        """Path → SHA-256."""
        return {name: file.sha256 for name, file in self._files.items()}
