"""What stands in the workbook: the tables of the data pack with typed values, marks of sources and links to evidence.

Columns that the data pack has too keep its names; those that only the workbook has are named here and explained on its first
sheet like the others.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tasks.contracts.activity import Activity, Recommendation
from tasks.contracts.briefing import BriefingData, SourceEntry
from tasks.contracts.edition import EditionInputs
from tasks.contracts.metric import Metric
from tasks.contracts.span import Passage
from tasks.rendering.data_pack import pack_records
from tasks.rendering.pack_format import Record
from tasks.rendering.workbook_cells import Cell, day, flat, link, words

_NARROW, _MEDIUM, _WIDE, _SENTENCE = 11, 20, 36, 64
_DATES = frozenset({"period", "date", "date_published", "received_at", "horizon"})
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
#: Sheet → (column, width in characters), in the order printed.
LAYOUT: dict[str, tuple[tuple[str, int], ...]] = {
    "figures": (
        ("source_mark", 12), ("subject", _WIDE), ("value", 14), ("min", 12), ("max", 12), ("qualifier", _NARROW),
        ("unit", 12), ("status", 12), ("period", 22), ("countries", 14), ("flags", 30), ("sentence", _SENTENCE),
        ("paragraph", 11), ("evidence", 10), ("source", 24), ("unit_ucum", _NARROW), ("rate", _NARROW),
        ("normalised_value", 16), ("normalised_min", 14), ("normalised_max", 14), ("normalised_unit", 14), ("kind", 13),
        ("part_of", 18), ("surface", 26), ("start", 9), ("end", 9), ("rule", 18), ("metric_id", 18),
        ("document_id", 19),
    ),
    "activities": (
        ("source_mark", 12), ("headline", _SENTENCE), ("status", 12), ("date", 14), ("period", 22), ("countries", 14),
        ("places", _MEDIUM), ("organisations", 30), ("themes", 26), ("sdg_targets", 12), ("evidence", 10),
        ("original", _SENTENCE), ("paragraph", 11), ("source", 24), ("metric_ids", 18), ("start", 9), ("end", 9),
        ("activity_id", 18), ("document_id", 19),
    ),
    "asks": (
        ("source_mark", 12), ("label", 9), ("ask", _SENTENCE), ("addressee", 30), ("horizon", 22), ("state", _NARROW),
        ("countries", 14), ("organisations", 30), ("themes", 26), ("sdg_targets", 12), ("evidence", 10),
        ("original", _SENTENCE), ("paragraph", 11), ("source", 24), ("metric_ids", 18), ("start", 9), ("end", 9),
        ("recommendation_id", 19), ("document_id", 19),
    ),
    "translations": (
        ("source_mark", 12), ("field", 22), ("language", 10), ("source", _SENTENCE), ("target", _SENTENCE), ("state", 14),
        ("provider", 16), ("checks", 30), ("flags", _WIDE), ("origin", 26), ("similarity", 11), ("start", 9), ("end", 9),
        ("file", 28), ("document_id", 18),
    ),
    "sources": (
        ("source_mark", 12), ("title", _SENTENCE), ("title_en", _WIDE), ("kind", 18), ("language", 10), ("issuer", 30),
        ("symbol", 18), ("session", 18), ("date_published", 14), ("event_dates", 18), ("received_at", 12),
        ("countries", 20), ("places", _MEDIUM), ("organisations", _WIDE), ("url", _WIDE), ("official_url", _WIDE),
        ("rights", 30), ("file", 28), ("sha256", 66), ("document_id", 18),
    ),
    "evidence": (
        ("evidence", 10), ("source_mark", 12), ("quotation", 90), ("language", 10), ("paragraph", 11), ("printed_as", 18),
        ("file", 28), ("start", 9), ("end", 9), ("parts", 18), ("rule", 18), ("sha256", 66),
    ),
    "checks": (
        ("check", _WIDE), ("severity", 11), ("passed", 9), ("count", 9), ("result", 24), ("detail", _SENTENCE),
        ("code", 30),
    ),
    "set_aside": (("file", _WIDE), ("reason", 24), ("detail", _SENTENCE)),
}  # fmt: skip


#: Sheet → the last column that is printed; those after it are for programs.
LAST_PRINTED = {
    "figures": "evidence", "activities": "evidence", "asks": "evidence", "translations": "provider", "sources": "received_at",
    "evidence": "file", "checks": "detail", "set_aside": "detail",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SheetRows:
    """One sheet before it is set: its rows (column → value), made one at a time while the sheet is written."""

    name: str
    count: int
    rows: Callable[[], Iterator[dict[str, Cell]]]


@dataclass(frozen=True, slots=True)
class _Passage:
    """Words of a file that facts were read from; ``number`` is its row's among the evidence, from 1."""

    number: int
    document_id: str
    text: str
    language: str
    paragraph: int | None
    parts: tuple[tuple[int, int], ...]
    rule: str


def sheets(data: BriefingData, inputs: EditionInputs) -> tuple[SheetRows, ...]:
    """The sheets in the order of the workbook, all but the first (which is about these)."""
    records = pack_records(inputs)
    sources = {source.sha256: source for source in data.sources}
    digests = {item.document.document_id: item.document.sha256 for item in inputs.worked}
    urls = {item.document.document_id: item.document.url for item in inputs.worked}
    known = {identity: sources.get(sha256) for identity, sha256 in digests.items()}
    passages, by_fact = _passages(inputs)
    printed = {(entry.file, entry.start, entry.end): entry.label for entry in data.evidence}

    def fact(name: str, identity: str) -> Callable[[Record], dict[str, Cell]]:
        return lambda record: _fact(record, name, identity, known, urls, by_fact)

    def evidence(passage: _Passage) -> dict[str, Cell]:
        return _evidence(passage, known.get(passage.document_id), digests[passage.document_id], printed)

    files = {item.document.document_id: item.document.file for item in inputs.worked}
    return (
        _sheet("figures", records["metrics"], fact("figures", "metric_id")),
        _sheet("activities", records["activities"], fact("activities", "activity_id")),
        _sheet("asks", records["recommendations"], fact("asks", "recommendation_id")),
        _sheet("translations", records["translations"], lambda record: _translation(record, known)),
        _sheet("sources", records["documents"], lambda record: _source(record, sources, urls)),
        _sheet(
            "evidence", passages, lambda passage: evidence(passage) | {"file": Cell(words(files[passage.document_id]))}
        ),
        _sheet("checks", data.checks, _check),
        _sheet("set_aside", records["set_aside"], lambda record: {name: flat(value) for name, value in record.items()}),
    )


def _sheet(name: str, items: Iterable[Any], row: Callable[[Any], dict[str, Cell]]) -> SheetRows:
    kept = items if isinstance(items, Sequence) else list(items)
    return SheetRows(name, len(kept), lambda: (row(item) for item in kept))


def _passages(inputs: EditionInputs) -> tuple[list[_Passage], dict[tuple[str, str], _Passage]]:
    """Every passage once, in the order of file and offset, and which one each fact (sheet's id column, id) stands on."""
    found: dict[tuple[str, int, int], _Passage] = {}
    by_fact: dict[tuple[str, str], _Passage] = {}
    for item in sorted(inputs.worked, key=lambda item: (item.document.file, item.document.sha256)):
        facts: list[tuple[str, str, Passage, Metric | Activity | Recommendation]] = [
            *(("metric_id", fact.metric_id, fact.sentence, fact) for fact in item.extraction.metrics),
            *(("activity_id", fact.activity_id, fact.passage, fact) for fact in item.extraction.activities),
            *(
                ("recommendation_id", fact.recommendation_id, fact.passage, fact)
                for fact in item.extraction.recommendations
            ),
        ]
        for kind, identity, passage, fact in sorted(facts, key=lambda row: (row[2].start, row[2].end, row[0], row[1])):
            key = (item.document.document_id, passage.start, passage.end)
            if key not in found:
                parts = tuple((part.start, part.end) for part in passage.parts)
                found[key] = _Passage(
                    len(found) + 1, key[0], passage.text, fact.language, fact.paragraph, parts, fact.rule
                )
            by_fact[(kind, identity)] = found[key]
    return list(found.values()), by_fact


def _fact(
    record: Record,
    name: str,
    identity: str,
    known: dict[str, SourceEntry | None],
    urls: dict[str, str | None],
    by_fact: dict[tuple[str, str], _Passage],
) -> dict[str, Cell]:
    passage = by_fact[(identity, record[identity])]
    cells = _typed(record)
    cells["source_mark"] = _mark(known.get(record["document_id"]))
    cells["source"] = link(record["file"], urls.get(record["document_id"]))
    cells["evidence"] = Cell(f"Q{passage.number}", link=str(passage.number), is_internal=True)
    mirrored = _is_mirrored(passage.language)
    if name == "figures":
        cells["sentence"] = Cell(words(record["sentence"]), is_mirrored=mirrored)
    else:
        cells["original"] = Cell(words(passage.text), is_mirrored=mirrored)
    return cells


def _translation(record: Record, known: dict[str, SourceEntry | None]) -> dict[str, Cell]:
    checks = "\n".join(f"{'✓' if check['passed'] else '✗'} {check['name']}" for check in record["checks"])
    return _typed(record) | {
        "source_mark": _mark(known.get(record["document_id"])),
        "checks": flat(checks),
        "source": Cell(words(record["source"]), is_mirrored=_is_mirrored(record["language"])),
    }


def _source(record: Record, sources: dict[str, SourceEntry], urls: dict[str, str | None]) -> dict[str, Cell]:
    entry = sources.get(record["sha256"])
    url = urls.get(record["document_id"])
    official = entry.official_url if entry else None
    return _typed(record) | {
        "source_mark": _mark(entry),
        "title_en": flat(str(entry.title_en)) if entry and entry.title_en else Cell(None),
        "rights": flat(str(entry.rights)) if entry else Cell(None),
        "url": link(url, url) if url else Cell(None),
        "official_url": link(official, official) if official else Cell(None),
    }


def _evidence(
    passage: _Passage,
    source: SourceEntry | None,
    sha256: str,
    printed: dict[tuple[str, int, int], str],
) -> dict[str, Cell]:
    start, end = passage.parts[0][0], passage.parts[-1][1]
    file = source.file if source else ""
    parts = "; ".join(f"{first}–{last}" for first, last in passage.parts) if len(passage.parts) > 1 else ""
    return {
        "evidence": Cell(f"Q{passage.number}"),
        "source_mark": _mark(source),
        "quotation": Cell(words(passage.text), is_mirrored=_is_mirrored(passage.language)),
        "language": Cell(passage.language),
        "paragraph": flat(passage.paragraph),
        "printed_as": flat(printed.get((file, start, end), "")),
        "start": flat(start),
        "end": flat(end),
        "parts": flat(parts),
        "sha256": Cell(sha256),
        "rule": flat(passage.rule),
    }


def _check(check: Any) -> dict[str, Cell]:
    return {
        "check": flat(check.name),
        "severity": flat(check.severity.value),
        "passed": Cell(check.passed),
        "count": flat(check.count),
        "result": flat(check.result),
        "detail": flat(str(check.detail)),
        "code": flat(check.code),
    }


def _typed(record: Record) -> dict[str, Cell]:
    return {name: day(value) if name in _DATES else flat(value) for name, value in record.items()}


def _mark(source: SourceEntry | None) -> Cell:
    return flat(source.mark if source else None)


def _is_mirrored(language: str) -> bool:
    return language.split("-")[0] in _RIGHT_TO_LEFT
