"""The archive: first-seen dates, facts of documents, editions and what they cover."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import lazyload

from tasks.archive.documents import CHUNK, RememberedDocuments
from tasks.archive.errors import EditionExistsError
from tasks.archive.inputs import changes_between
from tasks.archive.locks import is_held
from tasks.archive.models import EditionCountRow, EditionDocumentRow, EditionFieldsRow, EditionRow, InfoRow
from tasks.contracts.change import Change
from tasks.contracts.edition import EditionCounts, EditionId
from tasks.contracts.result import Outcome
from tasks.contracts.translation import TranslatedField

_FIELDS = TypeAdapter(tuple[TranslatedField, ...])
_CHANGES = TypeAdapter(tuple[Change, ...])

#: Begin of the names under which numbers of editions are reserved in ``archive_info``.
_NUMBER = "number-"
_RESERVED = select(InfoRow).where(InfoRow.name.startswith(_NUMBER))

#: (file, sha256) pairs in the order of the edition.
Files = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class EditionDecision:
    """What to make. ``unchanged``: ``edition``, ``as_of`` and ``previous`` are those of the edition made before."""

    edition: EditionId
    outcome: Outcome
    as_of: datetime
    number: int
    changes: tuple[Change, ...]
    previous: EditionRow | None


class Archive(RememberedDocuments):
    """One office's memory behind a SQLAlchemy URL. Tables are made on first use.

    Raises:
        ArchiveError: from any method, when the database is locked, damaged, unwritable or not there.
    """

    def latest(self, month: str, language: str = "en") -> EditionRow | None:
        """The newest version of a month's edition in a language, with its documents; None when there is none."""
        query = (
            select(EditionRow)
            .where(EditionRow.month == month, EditionRow.language == language)
            .order_by(EditionRow.version.desc())
            .limit(1)
        )
        with self.session() as session:
            return session.scalars(query).one_or_none()

    def edition_row(self, edition: EditionId) -> EditionRow | None:
        """One version of an edition without its documents (asking for them fails); None when there is no such edition."""
        query = select(EditionRow).options(lazyload(EditionRow.documents))
        with self.session() as session:
            return session.scalar(query.filter_by(**edition.model_dump()))

    def editions(self) -> list[EditionRow]:
        """Every edition, by month, language and version."""
        order = (EditionRow.month, EditionRow.language, EditionRow.version)
        with self.session() as session:
            return list(session.scalars(select(EditionRow).order_by(*order)))

    def languages_made(self, month: str) -> frozenset[str]:
        """The languages in which the month has an edition, held ones included."""
        query = select(EditionRow.language).where(EditionRow.month == month).distinct()
        with self.session() as session:
            return frozenset(session.scalars(query))

    def history(self, month: str, language: str, no_later_than: datetime) -> list[EditionCounts]:
        """What the editions of earlier months held, oldest first: of each month the newest version made by a moment.

        Editions of the first layout, whose counts were not kept, are left out.
        """
        query = (
            select(EditionRow.month, EditionRow.version, EditionCountRow.name, EditionCountRow.count)
            .join(EditionCountRow, EditionCountRow.edition_id == EditionRow.edition_id)
            .where(EditionRow.month < month, EditionRow.language == language, EditionRow.made_at <= no_later_than)
            .order_by(EditionRow.month, EditionRow.version, EditionCountRow.name)
        )
        newest: dict[str, tuple[int, dict[str, int]]] = {}
        with self.session() as session:
            for found, version, name, count in session.execute(query):
                if found not in newest or newest[found][0] < version:
                    newest[found] = (version, {})
                newest[found][1][name] = count
        return [
            EditionCounts(edition=EditionId(month=found, version=version, language=language), counts=counts)
            for found, (version, counts) in newest.items()
        ]

    def covered_elsewhere(self, sha256s: Iterable[str], month: str, language: str = "en") -> dict[str, str]:
        """Which of these documents the newest version of an *earlier* month's edition covers already: sha256 → month.

        Editions of later months do not count: an earlier month made again keeps what was its own. Each language is a
        series of its own: what was covered in English is still news in Russian.
        """
        newest = (
            select(EditionRow.month, func.max(EditionRow.version).label("version"))
            .where(EditionRow.month < month, EditionRow.language == language)
            .group_by(EditionRow.month)
            .subquery()
        )
        query = (
            select(EditionDocumentRow.sha256, func.min(EditionRow.month))
            .join(EditionRow, EditionRow.edition_id == EditionDocumentRow.edition_id)
            .join(newest, (newest.c.month == EditionRow.month) & (newest.c.version == EditionRow.version))
            .where(EditionRow.language == language)
            .group_by(EditionDocumentRow.sha256)
        )
        wanted = sorted(set(sha256s))
        covered: dict[str, str] = {}
        with self.session() as session:
            for start in range(0, len(wanted), CHUNK):
                chunk = query.where(EditionDocumentRow.sha256.in_(wanted[start : start + CHUNK]))
                covered.update({row[0]: row[1] for row in session.execute(chunk)})
        return covered

    def number_of(self, month: str) -> int:
        """The number printed on a month's edition, the same in every language: its own if one was made before or reserved,
        else one more than the highest.
        """
        with self.session() as session:
            own = session.scalar(select(EditionRow.number).where(EditionRow.month == month).limit(1))
            highest = session.scalar(select(func.max(EditionRow.number))) or 0
            reserved = session.get(InfoRow, f"{_NUMBER}{month}")
        return own or max(highest + 1, int(reserved.value) if reserved is not None else 0)

    def reserve_number(self, month: str) -> int:
        """As :meth:`number_of`, and no other month that is being made at the same time gets this number.

        To be called by a run that holds the lock ``month-<month>``; when that ends, the reservation counts no longer, so a run
        that fails leaves no gap.
        """
        with self.writing() as session:
            own = session.scalar(select(EditionRow.number).where(EditionRow.month == month).limit(1))
            if own is not None:
                return own
            highest = session.scalar(select(func.max(EditionRow.number))) or 0
            reserved = {row.name.removeprefix(_NUMBER): row for row in session.scalars(_RESERVED)}
            mine = reserved.pop(month, None)
            taken = {int(row.value) for other, row in reserved.items() if is_held(self.url, f"month-{other}")}
            if mine is None:
                mine = InfoRow(name=f"{_NUMBER}{month}", value="0")
                session.add(mine)
            if int(mine.value) <= highest or int(mine.value) in taken:
                mine.value = str(max(taken | {highest}) + 1)
            return int(mine.value)

    def decide(
        self, month: str, inputs_digest: str, *, files: Files, parameters: Mapping[str, str], fingerprint: str,
        as_of: datetime, language: str = "en",
    ) -> EditionDecision:  # fmt: skip
        """Whether the month's edition stands, or which version is to be made and what it changes.

        Same digest: the edition made before, with its own as-of time. Another digest: the next version at ``as_of``.
        Nothing is written; :meth:`record` does that when the edition is there.
        """
        before = self.latest(month, language)
        if before is None:
            first = EditionId(month=month, language=language)
            return EditionDecision(first, Outcome.MADE, as_of, self.number_of(month), (), None)
        if before.inputs_digest == inputs_digest:
            edition = EditionId(month=month, version=before.version, language=language)
            kept = tuple(_CHANGES.validate_python(before.changes))
            return EditionDecision(edition, Outcome.UNCHANGED, before.as_of, before.number, kept, before)
        changes = changes_between(
            [(row.file, row.sha256) for row in before.documents], files, before.parameters, parameters,
            is_other_program=before.fingerprint != fingerprint,
        )  # fmt: skip
        edition = EditionId(month=month, version=before.version + 1, language=language)
        return EditionDecision(edition, Outcome.MADE, as_of, before.number, changes, before)

    def record(
        self, edition: EditionId, *, as_of: datetime, number: int, inputs_digest: str, fingerprint: str,
        documents: Files, parameters: Mapping[str, str], files: Mapping[str, str], outcome: Outcome,
        changes: Sequence[Change] = (), translations: Sequence[Sequence[TranslatedField]] = (),
        counts: Mapping[str, int] = MappingProxyType({}),
    ) -> EditionRow:  # fmt: skip
        """Writes one edition down: ``documents`` it covers, ``files`` it consists of (path → sha256), ``translations`` of each
        document that has any, ``counts`` of what it holds by kind.

        Raises:
            EditionExistsError: another run has recorded this version already; nothing is changed.
        """
        row = EditionRow(
            month=edition.month, version=edition.version, language=edition.language, number=number, as_of=as_of, made_at=as_of,
            inputs_digest=inputs_digest, fingerprint=fingerprint, parameters=dict(parameters), files=dict(files),
            outcome=outcome.value, changes=[change.model_dump(mode="json") for change in changes],
            documents=[
                EditionDocumentRow(position=position, sha256=sha256, file=file)
                for position, (file, sha256) in enumerate(documents)
            ],
        )  # fmt: skip
        with self.session() as session:
            session.add(row)
            try:
                session.flush()
                for position, fields in enumerate(translations):
                    said = _FIELDS.dump_json(tuple(fields)).decode()
                    session.add(EditionFieldsRow(edition_id=row.edition_id, position=position, fields=said))
                for name, count in sorted(counts.items()):
                    session.add(EditionCountRow(edition_id=row.edition_id, name=name, count=count))
                session.commit()
            except IntegrityError as error:
                raise EditionExistsError(edition.label) from error
        return row

    def translated_fields(self, month: str | None = None) -> list[TranslatedField]:
        """The translated fields of the newest edition of ``month`` in each language; of every month when it is None.

        In the order of the editions; of a field that several months print only the last. Fields written by a program whose
        contracts were others are left out.
        """
        columns = (EditionRow.month, EditionRow.language, EditionRow.version, EditionRow.edition_id)
        found: dict[tuple[str, str], TranslatedField] = {}
        with self.session() as session:
            editions = session.execute(select(*columns).order_by(*columns[:3]))
            newest = {(row.month, row.language): row.edition_id for row in editions if month in (None, row.month)}
            for edition_id in newest.values():
                query = select(EditionFieldsRow.fields).where(EditionFieldsRow.edition_id == edition_id)
                for said in session.scalars(query.order_by(EditionFieldsRow.position)):
                    try:
                        fields = _FIELDS.validate_json(said)
                    except ValidationError:
                        continue
                    found |= {(field.document_id, field.field): field for field in fields}
        return list(found.values())
