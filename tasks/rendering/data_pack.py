"""The data pack: a public format that others script against. Field names and their order are a promise.

Every file is in the order of source file and offset.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tasks.contracts.activity import Activity, Recommendation
from tasks.contracts.document import Reading
from tasks.contracts.edition import EditionInputs, Worked
from tasks.contracts.flag import Flag
from tasks.contracts.metric import Metric
from tasks.contracts.translation import TranslatedField
from tasks.grammar.edition_changes import english_sentences
from tasks.rendering.horizon import state_of
from tasks.rendering.pack_format import Record, csv_pieces, json_pieces, to_json
from tasks.rendering.pack_records import Records
from tasks.rendering.packed_files import PackedFile, PackedFiles

COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": (
        "document_id", "file", "sha256", "title", "kind", "language", "issuer", "symbol", "session", "date_published",
        "event_dates", "received_at", "places", "countries", "organisations",
    ),
    "metrics": (
        "metric_id", "document_id", "file", "start", "end", "surface", "number_start", "number_end", "value", "min",
        "max", "qualifier", "unit", "unit_ucum", "subject", "subject_original", "kind", "status", "period", "countries",
        "part_of", "sentence", "sentence_start", "sentence_end", "paragraph", "flags", "rate", "normalised_value",
        "normalised_min", "normalised_max", "normalised_unit", "rule",
    ),
    "activities": (
        "activity_id", "document_id", "file", "start", "end", "headline", "status", "date", "period", "places",
        "countries", "organisations", "themes", "sdg_targets", "metric_ids", "paragraph",
    ),
    "recommendations": (
        "recommendation_id", "document_id", "file", "start", "end", "ask", "addressee", "horizon", "state", "countries",
        "organisations", "themes", "sdg_targets", "metric_ids", "paragraph", "label",
    ),
    "translations": (
        "document_id", "file", "field", "start", "end", "source", "language", "target", "provider", "state", "checks",
        "origin", "similarity", "attempts", "flags",
    ),
    "set_aside": ("file", "reason", "detail"),
}  # fmt: skip

#: What the manifest of an edition of some themes says of the tables beside it.
WHOLE_PACK = (
    "complete: the pages show only facts of these themes, the data pack and the workbook hold everything that was read"
)


def pack_files(inputs: EditionInputs) -> PackedFiles:
    """Name → bytes of every file of the pack but the manifest: six JSON lines files, their CSV twins, the evidence."""
    files = PackedFiles()
    for name, records in pack_records(inputs).items():
        files.put(f"{name}.jsonl", PackedFile(json_pieces(records)))
        files.put(f"{name}.csv", PackedFile(csv_pieces(records, COLUMNS[name])))
    files.put("evidence.json", PackedFile(_evidence(inputs)))
    return files


def pack_records(inputs: EditionInputs) -> dict[str, Records]:
    """The records of each table, in the order of file and offset, keys in the order of :data:`COLUMNS`."""
    worked = sorted(inputs.worked, key=lambda item: (item.document.file, item.document.sha256))
    month_start = inputs.request.month_start
    aside = sorted(inputs.set_aside, key=lambda row: (row.file, row.reason, row.detail))
    counts = inputs.counts
    made: dict[str, Callable[[], Iterable[Record]]] = {
        "documents": lambda: (_document(item) for item in worked),
        "metrics": lambda: _each(worked, lambda item: item.extraction.metrics, lambda _, metric: _metric(metric)),
        "activities": lambda: _each(worked, lambda item: item.extraction.activities, _activity),
        "recommendations": lambda: _each(
            worked,
            lambda item: item.extraction.recommendations,
            lambda item, ask: _recommendation(item, ask) | {"state": state_of(ask.horizon, month_start).value},
        ),
        "translations": lambda: _each(worked, lambda item: item.translations, lambda _, field: _translation(field)),
        "set_aside": lambda: ({"file": row.file, "reason": row.reason, "detail": row.detail} for row in aside),
    }
    return {name: Records(counts[name], COLUMNS[name], make) for name, make in made.items()}


def manifest(inputs: EditionInputs, files: dict[str, str]) -> bytes:
    """``manifest.json``: what the edition is, what it was made from and with, SHA-256 of each file of its folder."""
    request = inputs.request
    covered = sorted((item.document.file, item.document.sha256) for item in inputs.worked)
    content: dict[str, Any] = {
        "edition": request.edition.month,
        "version": request.edition.version,
        "number": request.number,
        "language": request.language,
        "as_of": request.as_of.isoformat(),
        "changes": list(english_sentences(request.changes)),
        "parameters": dict(sorted(request.parameters.items())),
        "counts": inputs.counts,
        "software": dict(sorted(request.software.items())),
        "documents": [{"file": file, "sha256": sha256} for file, sha256 in covered],
        "files": dict(sorted(files.items())),
    }
    if request.themes:
        content["themes"] = list(request.themes)
        content["pack"] = WHOLE_PACK
    if request.is_preview:
        content["preview"] = True
    return _indented(content)


def _each(
    worked: Iterable[Worked],
    items: Callable[[Worked], Iterable[Any]],
    record: Callable[[Worked, Any], dict[str, Any]],
) -> Iterator[Record]:
    for item in worked:
        for fact in sorted(items(item), key=lambda fact: (fact.start, fact.end)):
            yield record(item, fact)


def _document(item: Worked) -> dict[str, Any]:
    document, front, extraction = item.document, item.document.front_matter, item.extraction
    return {
        "document_id": document.document_id,
        "file": document.file,
        "sha256": document.sha256,
        "title": _value(front.title),
        "kind": document.kind.value,
        "language": document.language,
        "issuer": _value(front.issuer),
        "symbol": _value(front.symbol),
        "session": _value(front.session),
        "date_published": _value(front.date_published),
        "event_dates": _distinct(reading.value for reading in front.event_dates),
        "received_at": document.received_at.isoformat(),
        "places": _distinct([*(reading.value for reading in front.places), *extraction.places]),
        "countries": list(extraction.countries),
        "organisations": _distinct(organisation.name for organisation in extraction.organisations),
    }


def _metric(metric: Metric) -> dict[str, Any]:
    return {
        **metric.model_dump(mode="python", include=set(COLUMNS["metrics"]) - {"sentence", "flags"}),
        "qualifier": metric.qualifier.value,
        "kind": metric.kind.value,
        "status": metric.status.value,
        "sentence": metric.sentence.text,
        "sentence_start": metric.sentence.start,
        "sentence_end": metric.sentence.end,
        "flags": [_flag(flag) for flag in metric.flags],
    }


def _activity(item: Worked, activity: Activity) -> dict[str, Any]:
    return {
        **activity.model_dump(mode="python", include=set(COLUMNS["activities"])),
        "headline": activity.headline or _english(item, activity) or activity.headline_original,
        "status": activity.status.value,
        "organisations": _distinct(organisation.name for organisation in activity.organisations),
    }


def _recommendation(item: Worked, ask: Recommendation) -> dict[str, Any]:
    return {
        **ask.model_dump(mode="python", include=set(COLUMNS["recommendations"])),
        "ask": ask.ask or _english(item, ask) or ask.ask_original,
        "organisations": _distinct(organisation.name for organisation in ask.organisations),
    }


def _translation(field: TranslatedField) -> dict[str, Any]:
    return {
        **field.model_dump(mode="python", include=set(COLUMNS["translations"])),
        "state": field.state.value,
        "checks": [{"name": check.name, "passed": check.passed, "detail": check.detail} for check in field.checks],
        "attempts": [attempt.model_dump(mode="json") for attempt in field.attempts],
        "flags": [_flag(flag) for flag in field.flags],
    }


def _english(item: Worked, fact: Activity | Recommendation) -> str | None:
    """The printable translation of exactly the words of ``fact``, if there is one."""
    span = (fact.start, fact.end)
    return next(
        (field.target for field in item.translations if (field.start, field.end) == span and field.target), None
    )


def _evidence(inputs: EditionInputs) -> Iterator[bytes]:
    """Each figure with its sentence and the offsets of every piece of it in the file's decoded text."""
    before = "["
    for item in sorted(inputs.worked, key=lambda item: (item.document.file, item.document.sha256)):
        for metric in sorted(item.extraction.metrics, key=lambda metric: (metric.start, metric.end)):
            entry = {
                "metric_id": metric.metric_id,
                "document_id": metric.document_id,
                "file": metric.file,
                "sha256": item.document.sha256,
                "surface": metric.surface,
                "start": metric.start,
                "end": metric.end,
                "number_start": metric.number_start,
                "number_end": metric.number_end,
                "sentence": metric.sentence.text,
                "sentence_parts": [[part.start, part.end] for part in metric.sentence.parts],
                "paragraph": metric.paragraph,
                "language": metric.language,
                "rule": metric.rule,
            }
            yield (before + to_json(entry)).encode()
            before = ",\n "
    yield ("]\n" if before != "[" else "[]\n").encode()


def _flag(flag: Flag) -> dict[str, Any]:
    return {"code": flag.code, "detail": flag.detail, "severity": flag.severity.value}


def _value(reading: Reading | None) -> str | None:
    return None if reading is None else reading.value


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _indented(content: dict[str, Any]) -> bytes:
    lines = []
    for key, value in content.items():
        if isinstance(value, dict | list) and value:
            parts = (
                [f"{to_json(k)}: {to_json(v)}" for k, v in value.items()]
                if isinstance(value, dict)
                else map(to_json, value)
            )
            opening, closing = "{}" if isinstance(value, dict) else "[]"
            lines.append(f"{to_json(key)}: {opening}\n  " + ",\n  ".join(parts) + f"\n {closing}")
        else:
            lines.append(f"{to_json(key)}: {to_json(value)}")
    return ("{\n " + ",\n ".join(lines) + "\n}\n").encode()
