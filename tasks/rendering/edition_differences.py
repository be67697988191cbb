"""What differs between two versions of an edition, read off their data packs: pure, no files, no words of ours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tasks.rendering.pack_format import plain_number

Record = Mapping[str, Any]
#: Table → the column that names an item for readers, and the columns whose change matters to them.
TABLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "documents": (
        "title",
        ("sha256", "kind", "language", "issuer", "symbol", "session", "date_published", "event_dates", "received_at"),
    ),
    "metrics": (
        "sentence",
        (
            "value", "min", "max", "qualifier", "unit", "subject", "status", "kind", "period", "countries", "part_of",
            "flags",
        ),
    ),
    "activities": (
        "headline",
        ("headline", "status", "date", "period", "places", "countries", "organisations", "themes", "sdg_targets"),
    ),
    "recommendations": ("ask", ("ask", "addressee", "horizon", "state", "countries", "themes")),
    "translations": ("source", ("target", "state", "provider", "flags")),
    "set_aside": ("file", ("reason", "detail")),
}  # fmt: skip
_IDENTITIES = {
    "documents": (("document_id",), ("file",)),
    "metrics": (("metric_id",), ("document_id", "start", "end"), ("document_id", "number_start", "number_end")),
    "activities": (("activity_id",), ("document_id", "start", "end")),
    "recommendations": (("recommendation_id",), ("document_id", "start", "end")),
    "translations": (("document_id", "field"), ("document_id", "start", "end")),
    "set_aside": (("file", "reason"), ("file",)),
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that changed; empty words where there was or is none."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Item:
    """One record: its words, the file it was read from, and, where it changed, what."""

    label: str
    file: str
    figure: str = ""
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class TableDifference:
    """What was added to, removed from and changed in one table of the data pack, in the order of the packs."""

    table: str
    added: tuple[Item, ...]
    removed: tuple[Item, ...]
    changed: tuple[Item, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def differences(
    before: Mapping[str, Sequence[Record]], after: Mapping[str, Sequence[Record]]
) -> tuple[TableDifference, ...]:
    """The tables of the data pack that differ, in the order of :data:`TABLES`; empty when nothing does.

    A record is the same one when its id is, else when it stands at the same place of the same document: a figure that is read
    otherwise is changed, not removed and added. Records without a needed column are compared by the columns they have.
    """
    found = (_compare(table, before.get(table, ()), after.get(table, ())) for table in TABLES)
    return tuple(difference for difference in found if difference)


def _compare(table: str, before: Sequence[Record], after: Sequence[Record]) -> TableDifference:
    label, fields = TABLES[table]
    pairs = _paired(table, before, after)
    matched_before, matched_after = {old for old, _ in pairs}, {new for _, new in pairs}
    changed = []
    for old, new in sorted(pairs, key=lambda pair: pair[1]):
        changes = _changes(before[old], after[new], fields)
        if changes:
            changed.append(_item(after[new], label, changes))
    return TableDifference(
        table=table,
        added=tuple(_item(row, label) for place, row in enumerate(after) if place not in matched_after),
        removed=tuple(_item(row, label) for place, row in enumerate(before) if place not in matched_before),
        changed=tuple(changed),
    )


def _paired(table: str, before: Sequence[Record], after: Sequence[Record]) -> list[tuple[int, int]]:
    """Places of records that are the same one, tried by one identity after the other; each record is paired once."""
    pairs: list[tuple[int, int]] = []
    free_before, free_after = list(range(len(before))), list(range(len(after)))
    for columns in _IDENTITIES[table]:
        waiting: dict[tuple[str, ...], list[int]] = {}
        for place in reversed(free_before):
            waiting.setdefault(_identity(before[place], columns), []).append(place)
        unmatched = []
        for place in free_after:
            places = waiting.get(_identity(after[place], columns))
            if places and all(part != "" for part in _identity(after[place], columns)):
                pairs.append((places.pop(), place))
            else:
                unmatched.append(place)
        taken = {old for old, _ in pairs}
        free_before = [place for place in free_before if place not in taken]
        free_after = unmatched
    return pairs


def _identity(record: Record, columns: Iterable[str]) -> tuple[str, ...]:
    return tuple(_words(record.get(column)) for column in columns)


def _changes(old: Record, new: Record, fields: Iterable[str]) -> tuple[FieldChange, ...]:
    compared = ((field, _words(old.get(field)), _words(new.get(field))) for field in fields)
    return tuple(FieldChange(field, was, now) for field, was, now in compared if was != now)


def _item(record: Record, label: str, changes: tuple[FieldChange, ...] = ()) -> Item:
    words = _words(record.get(label)) or _words(record.get("file"))
    return Item(label=words, file=_words(record.get("file")), figure=_words(record.get("surface")), changes=changes)


def _words(value: Any) -> str:
    """A value of the pack as words: numbers in digits, lists joined, of a doubt its code."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return plain_number(value)
    if isinstance(value, Mapping):
        return str(value.get("code") or "; ".join(_words(part) for part in value.values()))
    if isinstance(value, list | tuple):
        return "; ".join(_words(part) for part in value)
    return str(value)
