"""Differences are read off two real data packs: the one of the test documents, and the same with known changes."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from conftest import CHINESE, ENGLISH, make_inputs

from tasks.contracts.edition import EditionInputs
from tasks.contracts.metric import MetricStatus
from tasks.contracts.source import SetAside
from tasks.rendering.data_pack import pack_files
from tasks.rendering.edition_differences import FieldChange, Item, TableDifference, differences


def pack(inputs: EditionInputs) -> dict[str, list[dict[str, Any]]]:
    files = pack_files(inputs)
    return {
        name.removesuffix(".jsonl"): [json.loads(line) for line in content.decode().splitlines()]
        for name, content in files.items()
        if name.endswith(".jsonl")
    }


def with_metric(inputs: EditionInputs, **fields: object) -> EditionInputs:
    """The inputs with the Chinese document's figure read otherwise."""
    chinese, english = inputs.worked
    metric = chinese.extraction.metrics[0].model_copy(update=fields)
    extraction = chinese.extraction.model_copy(update={"metrics": (metric,)})
    return inputs.model_copy(update={"worked": (chinese.model_copy(update={"extraction": extraction}), english)})


def only(found: Sequence[TableDifference]) -> Mapping[str, TableDifference]:
    return {difference.table: difference for difference in found}


def test_the_same_pack_has_no_differences() -> None:
    assert differences(pack(make_inputs()), pack(make_inputs())) == ()


def test_a_changed_figure_shows_old_and_new_with_its_sentence() -> None:
    after = with_metric(make_inputs(), value=73652.0, status=MetricStatus.UNDER_WAY)
    assert differences(pack(make_inputs()), pack(after)) == (
        TableDifference(
            table="metrics",
            added=(),
            removed=(),
            changed=(
                Item(
                    label=CHINESE,
                    file="bbbb.txt",
                    figure="73,562 公吨",
                    changes=(FieldChange("value", "73562", "73652"), FieldChange("status", "achieved", "under_way")),
                ),
            ),
        ),
    )


def test_a_figure_read_under_another_id_at_the_same_place_is_changed_not_removed_and_added() -> None:
    after = with_metric(make_inputs(), metric_id="m-other", unit="kg")
    (metrics,) = differences(pack(make_inputs()), pack(after))
    assert (metrics.added, metrics.removed) == ((), ())
    assert [item.changes for item in metrics.changed] == [(FieldChange("unit", "t", "kg"),)]


def test_a_new_id_alone_is_no_difference() -> None:
    assert differences(pack(make_inputs()), pack(with_metric(make_inputs(), metric_id="m-other"))) == ()


def test_a_document_left_out_takes_its_facts_along() -> None:
    inputs = make_inputs()
    found = only(differences(pack(inputs), pack(inputs.model_copy(update={"worked": inputs.worked[:1]}))))
    assert sorted(found) == ["documents", "metrics", "recommendations"]
    assert [item.label for item in found["documents"].removed] == ["Cost efficiency"]
    assert [(item.figure, item.label) for item in found["metrics"].removed] == [
        ("3 to 6 rubles per each ruble", ENGLISH.split(" To ")[0])
    ]
    back = only(differences(pack(inputs.model_copy(update={"worked": inputs.worked[:1]})), pack(inputs)))
    assert {name: (len(row.added), len(row.removed)) for name, row in back.items()} == {
        "documents": (1, 0), "metrics": (1, 0), "recommendations": (1, 0),
    }  # fmt: skip


def test_a_file_sent_again_with_other_bytes_is_a_changed_document() -> None:
    before = pack(make_inputs())
    after = {name: [dict(row) for row in rows] for name, rows in before.items()}
    after["documents"][0] |= {"document_id": "c" * 16, "sha256": "c" * 64}
    (documents,) = differences(before, after)
    assert [(item.file, item.changes[0].field) for item in documents.changed] == [("aaaa.txt", "sha256")]


def test_a_translation_taken_over_by_a_reviewer_shows_both_wordings() -> None:
    before = pack(make_inputs())
    after = {name: [dict(row) for row in rows] for name, rows in before.items()}
    after["translations"][0]["target"] = "Measures were taken for 73,562 tons."
    (translations,) = differences(before, after)
    assert translations.changed[0].changes == (
        FieldChange("target", "A further 73,562 tons were safeguarded.", "Measures were taken for 73,562 tons."),
    )


def test_two_equal_asks_are_told_apart_by_their_place() -> None:
    before = pack(make_inputs())
    twice = {name: [dict(row) for row in rows] for name, rows in before.items()}
    twice["recommendations"].append(dict(twice["recommendations"][0]) | {"recommendation_id": "aaaa-r2", "start": 200})
    (asks,) = differences(before, twice)
    assert (len(asks.added), len(asks.removed), len(asks.changed)) == (1, 0, 0)


def test_a_source_no_longer_set_aside_is_removed() -> None:
    inputs = make_inputs()
    other = SetAside(file="scan.pdf", reason="unreadable", detail="Ask for it again.")
    (changed,) = differences(pack(inputs), pack(inputs.model_copy(update={"set_aside": (other,)})))
    assert [change.field for change in changed.changed[0].changes] == ["reason", "detail"]
    (removed,) = differences(pack(inputs), pack(inputs.model_copy(update={"set_aside": ()})))
    assert [item.label for item in removed.removed] == ["scan.pdf"]


def test_a_pack_of_an_older_format_is_compared_by_the_columns_that_it_has() -> None:
    before = pack(make_inputs())
    for row in before["metrics"]:
        del row["flags"], row["part_of"]
    found = differences(before, pack(make_inputs()))
    assert [(row.table, [change.field for item in row.changed for change in item.changes]) for row in found] == [
        ("metrics", ["flags"])
    ]
