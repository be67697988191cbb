import csv
import hashlib
import io
import json
from pathlib import Path

import pytest
from conftest import CHINESE, ENGLISH, make_inputs

from tasks.contracts.edition import EditionInputs
from tasks.rendering.data_pack import COLUMNS, pack_files, pack_records
from tasks.rendering.edition_files import WrittenEdition
from tasks.rendering.pack_format import csv_table, json_lines, to_json

# The public format, design section 4, letter for letter.
PROMISED = {
    "documents": "document_id, file, sha256, title, kind, language, issuer, symbol, session, date_published, event_dates, received_at, places, countries, organisations",
    "metrics": "metric_id, document_id, file, start, end, surface, number_start, number_end, value, min, max, qualifier, unit, unit_ucum, subject, subject_original, kind, status, period, countries, part_of, sentence, sentence_start, sentence_end, paragraph, flags, rate, normalised_value, normalised_min, normalised_max, normalised_unit, rule",
    "activities": "activity_id, document_id, file, start, end, headline, status, date, period, places, countries, organisations, themes, sdg_targets, metric_ids, paragraph",
    "recommendations": "recommendation_id, document_id, file, start, end, ask, addressee, horizon, state, countries, organisations, themes, sdg_targets, metric_ids, paragraph, label",
    "translations": "document_id, file, field, start, end, source, language, target, provider, state, checks, origin, "
    "similarity, attempts, flags",
    "set_aside": "file, reason, detail",
}  # fmt: skip


@pytest.fixture(scope="module")
def files(inputs: EditionInputs) -> dict[str, bytes]:
    return pack_files(inputs)


def rows(files: dict[str, bytes], name: str) -> list[dict]:
    return [json.loads(line) for line in files[f"{name}.jsonl"].decode("utf-8").splitlines()]


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_each_table_has_exactly_the_promised_fields_in_order(files: dict[str, bytes], name: str) -> None:
    columns = PROMISED[name].split(", ")
    assert list(COLUMNS[name]) == columns
    assert rows(files, name)
    assert all(list(row) == columns for row in rows(files, name))
    heading = next(csv.reader(io.StringIO(files[f"{name}.csv"].decode("utf-8-sig"), newline="")))
    assert heading == columns


def test_records_stand_in_the_order_of_file_and_offset_whatever_came_first(inputs: EditionInputs) -> None:
    assert [item.document.file for item in inputs.worked] == ["bbbb.txt", "aaaa.txt"]
    keys = [(row["file"], row["start"]) for row in pack_records(inputs)["metrics"]]
    assert keys == sorted(keys)
    turned = inputs.model_copy(update={"worked": inputs.worked[::-1]})
    assert pack_files(turned) == pack_files(inputs)


def test_a_range_has_no_value_and_offsets_point_at_the_words(files: dict[str, bytes]) -> None:
    ruble, ton = rows(files, "metrics")
    assert (ruble["value"], ruble["min"], ruble["max"]) == (None, 3, 6)
    assert ENGLISH[ruble["start"] : ruble["end"]] == ruble["surface"]
    assert CHINESE[ton["number_start"] : ton["number_end"]] == "73,562"
    assert CHINESE[ton["sentence_start"] : ton["sentence_end"]] == ton["sentence"]
    assert ton["flags"] == [{"code": "cumulative", "detail": "May be cumulative.", "severity": "warn"}]
    assert b'"value": 73562,' in files["metrics.jsonl"]


def test_the_state_of_an_ask_is_that_of_the_editions_month(inputs: EditionInputs) -> None:
    assert pack_records(inputs)["recommendations"][0]["state"] == "lapsed"
    earlier = inputs.request.model_copy(
        update={"edition": inputs.request.edition.model_copy(update={"month": "2015-12"})}
    )
    assert pack_records(inputs.model_copy(update={"request": earlier}))["recommendations"][0]["state"] == "open"


def test_a_foreign_headline_is_its_translation_where_there_is_one(files: dict[str, bytes]) -> None:
    assert rows(files, "activities")[0]["headline"] == "A further 73,562 tons were safeguarded."
    bare = make_inputs()
    worked = tuple(item.model_copy(update={"translations": ()}) for item in bare.worked)
    assert pack_records(bare.model_copy(update={"worked": worked}))["activities"][0]["headline"] == CHINESE


def test_absent_things_are_null_and_lists_are_lists(files: dict[str, bytes]) -> None:
    english, chinese = rows(files, "documents")
    assert english["symbol"] is None and english["date_published"] is None
    assert english["event_dates"] == ["2004-12-06/2004-12-09"]
    assert english["places"] == ["Moscow"]
    assert chinese["organisations"] == []
    assert english["received_at"] == "2026-11-03"


def test_every_figure_has_its_evidence(files: dict[str, bytes], inputs: EditionInputs) -> None:
    entries = json.loads(files["evidence.json"])
    assert {entry["metric_id"] for entry in entries} == {row["metric_id"] for row in rows(files, "metrics")}
    texts = {item.document.file: item.document.text for item in inputs.worked}
    for entry in entries:
        words = "".join(texts[entry["file"]][start:end] for start, end in entry["sentence_parts"])
        assert words == entry["sentence"]


@pytest.mark.parametrize("text", ["=1+1", "+1 tons", "-x", "@SUM(A1)", "\tx", "\r=1", "＝1", "-1+cmd|' /C calc'!A0"])
def test_a_spreadsheet_never_meets_a_formula(text: str) -> None:
    table = csv_table([{"a": text}], ["a"]).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(table, newline="")))[1] == ["'" + text]


@pytest.mark.parametrize(
    ("value", "cell"),
    [("-5", "-5"), ("+3.5", "+3.5"), (-4.5, "-4.5"), (1e21, "1" + "0" * 21), (None, ""), (True, "true")],
)
def test_plain_numbers_stay_numbers(value: object, cell: str) -> None:
    assert list(csv.reader(io.StringIO(csv_table([{"a": value}], ["a"]).decode("utf-8-sig"))))[1] in (
        [cell],
        [] if not cell else [cell],
    )


def test_lists_are_joined_and_line_breaks_survive() -> None:
    table = csv_table([{"a": ["AUT", "CHN"], "b": 'one\ntwo, three "four"'}], ["a", "b"]).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(table, newline="")))[1] == ["AUT; CHN", 'one\ntwo, three "four"']


def test_numbers_are_written_out() -> None:
    assert to_json({"a": 1e-7, "b": 7.2e7, "c": 10**30, "d": float("nan"), "e": False}) == (
        '{"a": 0.0000001, "b": 72000000, "c": ' + "1" + "0" * 30 + ', "d": null, "e": false}'
    )


def test_one_object_a_line_even_with_line_breaks_inside() -> None:
    written = json_lines([{"a": "one\ntwo\u2028three"}, {"a": None}])
    assert written.count(b"\n") == 2
    assert json.loads(written.split(b"\n")[0]) == {"a": "one\ntwo\u2028three"}


def test_the_manifest_gives_the_checksum_of_every_other_file(edition: tuple[Path, WrittenEdition]) -> None:
    folder, written = edition
    manifest = json.loads((folder / "data/manifest.json").read_text("utf-8"))
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert set(manifest["files"]) == found - {"data/manifest.json"}
    for name, digest in manifest["files"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest == written.files[name]
    assert (manifest["edition"], manifest["version"], manifest["parameters"]) == ("2026-11", 1, {"language": "en"})
    assert manifest["documents"] == [{"file": "aaaa.txt", "sha256": "a" * 64}, {"file": "bbbb.txt", "sha256": "b" * 64}]
    assert manifest["software"] == {"weasyprint": "70.0"}
