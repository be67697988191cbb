"""What the archive remembers of documents: the day each was first seen, and what a program read from it."""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, Final

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from tasks.archive.connection import take_turn
from tasks.archive.models import DocumentRow, FactsRow
from tasks.archive.opened import OpenedArchive
from tasks.contracts.edition import Worked
from tasks.contracts.shelved import PackedWork, shelved

#: Values in one SQL question; SQLite of old builds takes no more than 999.
CHUNK: Final = 500

#: Facts in one question: 100 documents of 77 KB each are 8 MB.
_FACTS_CHUNK: Final = 100

#: Longest name of a file in the table of facts; a document with a longer one is read again each time.
_LONGEST_NAME: Final = 500

#: A document under one of its names: sha256 and file.
Key = tuple[str, str]


class RememberedDocuments(OpenedArchive):
    """The archive's documents: when they were first seen, and the facts that were read from them."""

    def first_seen(self, sha256: str, today: date, file: str = "") -> date:
        """The day these bytes were first seen; ``today`` is recorded when they never were."""
        return self.first_seen_all({sha256: file}, today)[sha256]

    def first_seen_all(self, files: Mapping[str, str], today: date) -> dict[str, date]:
        """The day each document was first seen, by sha256; ``today``, recorded, for those that never were.

        Args:
            files: sha256 → the file's name, recorded with a new document.
            today: The run's day.
        """
        # In one order for all runs: two that record the same documents do not wait for each other.
        wanted = sorted(files)
        with self.session() as session:
            found = _days(session, wanted)
            new = [sha256 for sha256 in wanted if sha256 not in found]
            for chunk in _chunks(new, CHUNK):
                rows = [{"sha256": sha256, "file": files[sha256], "first_seen": today} for sha256 in chunk]
                session.execute(_insert(session, DocumentRow).on_conflict_do_nothing(), rows)
            session.commit()
            # What another run recorded in the same moment stands.
            return found | _days(session, new)

    def facts(self, sha256: str, file: str, fingerprint: str) -> Worked | None:
        """What was read from a document by this very program; None when it was not, or can no longer be understood."""
        return next((worked for _, worked in self.facts_of([(sha256, file)], fingerprint)), None)

    def facts_of(self, keys: Iterable[Key], fingerprint: str) -> Iterator[tuple[Key, Worked]]:
        """What this very program read from documents, in the order asked, one chunk in memory at a time.

        A document that was not read by it, or whose facts can no longer be understood, is left out: read it again.

        Args:
            keys: (sha256, file) of each document.
            fingerprint: Of the program.
        """
        remaining = iter(keys)
        while chunk := list(islice(remaining, _FACTS_CHUNK)):
            query = select(FactsRow.sha256, FactsRow.file, FactsRow.packed, FactsRow.worked).where(
                FactsRow.sha256.in_({sha256 for sha256, _ in chunk}), FactsRow.fingerprint == fingerprint
            )
            with self.session() as session:
                found = {(row.sha256, row.file): (row.packed, row.worked) for row in session.execute(query)}
            for key in chunk:
                worked = _unpacked(*found.pop(key)) if key in found else None
                if worked is not None:
                    yield key, worked

    def keep_facts(self, worked: Worked, fingerprint: str) -> None:
        """Remembers what was read from one document, in place of what was remembered before."""
        self.keep_all_facts([worked], fingerprint)

    def keep_all_facts(self, worked: Iterable[Worked], fingerprint: str) -> None:
        """Remembers what was read from several documents, in one transaction; all or none. Takes them one by one."""
        self.keep_packed((PackedWork.of(item) for item in worked), fingerprint)

    def keep_packed(self, items: Iterable[PackedWork], fingerprint: str) -> None:
        """Like :meth:`keep_all_facts`, of documents that are packed already."""
        rows = (_facts_row(item, fingerprint, datetime.now(UTC)) for item in items if len(item.file) <= _LONGEST_NAME)
        with self.session() as session:
            if session.get_bind().dialect.name == "postgresql":
                # Two runs that keep the same rows in another order would block each other.
                take_turn(session.connection())
            upsert = _insert(session, FactsRow)
            upsert = upsert.on_conflict_do_update(
                index_elements=["sha256", "file", "fingerprint"],
                set_={name: upsert.excluded[name] for name in ("worked", "packed", "kept_at")},
            )
            while chunk := list(islice(rows, _FACTS_CHUNK)):
                session.execute(upsert, chunk)
            session.commit()


def _days(session: Session, sha256s: Sequence[str]) -> dict[str, date]:
    found: dict[str, date] = {}
    for chunk in _chunks(sha256s, CHUNK):
        query = select(DocumentRow.sha256, DocumentRow.first_seen).where(DocumentRow.sha256.in_(chunk))
        found.update({row.sha256: row.first_seen for row in session.execute(query)})
    return found


def _chunks(values: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (values[start : start + size] for start in range(0, len(values), size))


def _insert(session: Session, table: type[DocumentRow] | type[FactsRow]) -> Any:
    """INSERT … ON CONFLICT, which both databases have in the same words but SQLAlchemy under two names."""
    module = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    return module.insert(table)


def _facts_row(item: PackedWork, fingerprint: str, now: datetime) -> dict[str, Any]:
    return {
        "sha256": item.sha256, "file": item.file, "fingerprint": fingerprint, "worked": "", "kept_at": now,
        "packed": item.body,
    }  # fmt: skip


def _unpacked(packed: bytes | None, worked: str) -> Worked | None:
    try:
        return shelved(worked.encode() if packed is None else zlib.decompress(packed))
    except (ValidationError, zlib.error):  # the contracts have changed since, or the row is damaged: read it again
        return None
