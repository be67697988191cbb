import csv
import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.evaluation.figures_units import NAMES, canonical, same_measure
from tests.evaluation.peers import peer_environments, peer_run
from tests.evaluation.peers.peer_environments import FOLDER, PEERS, EnvironmentMissing, in_words
from tests.evaluation.peers.peer_run import AdapterFailed, our_predictions, run_adapter, run_ours


@pytest.fixture
def untimed(monkeypatch):
    monkeypatch.setattr(peer_run, "ROUNDS", 0)


def adapter(name, monkeypatch):
    monkeypatch.syspath_prepend(str(FOLDER))
    specification = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_every_peer_has_an_adapter_and_a_lock_with_hashes_and_without_an_index(peer):
    assert (FOLDER / peer.adapter).exists()
    text = (FOLDER / f"requirements-{peer.key}.lock").read_text(encoding="utf-8")
    assert not re.search(r"https?://|--index|--find-links|file:", text)
    blocks = [block for block in re.split(r"\n(?=[A-Za-z0-9])", text) if block.strip()]
    assert len(blocks) >= 4
    assert all(re.match(r"[A-Za-z0-9._-]+==\S+", block) and "--hash=sha256:" in block for block in blocks)


def test_unit_names_say_where_they_come_from_and_are_there_once():
    with NAMES.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert len(rows) > 300
    assert all(row["source"].strip() and row["name"] for row in rows)
    assert {row["peer"] for row in rows} == {peer.key for peer in PEERS}
    keys = [(row["peer"], row["name"]) for row in rows]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("peer", "name", "unit"),
    [
        ("quantulum3", "tonne", "t"),
        ("quantulum3", "per cent", "%"),
        ("quantulum3", "gigawatt hour per year", "GWh/year"),
        ("cqe", "metric ton per day", "t/day"),
        ("cqe", "participant", "participant"),
        ("recognizers", "Square hectometer", "ha"),
        ("recognizers", "temperature C", "degC"),
        ("recognizers", "CNY", "CNY"),
        ("chinese", "公顷", "ha"),
        ("cqe", "", ""),
    ],
)
def test_peers_names_become_ours(peer, name, unit):
    assert canonical(peer, name) == unit


def test_a_short_ton_is_not_a_tonne_and_a_kilowatt_no_megawatt():
    assert not same_measure(canonical("quantulum3", "short ton"), "t")
    assert not same_measure("kW", "MW")


def test_our_own_adapter_answers_each_sentence_in_turn(untimed):
    texts = ["By 2021 some 3.4 million tonnes were treated.", "None.\u2028Really.", "It cost US$ 12,500 a year."]
    reading = run_ours(texts, "en")
    first, second, third = our_predictions(reading)
    assert [(p.value, p.units, p.qualifier) for p in first] == [(3400000.0, ("t",), "approx")]
    assert second == []
    assert [(texts[2][p.start : p.end], p.units) for p in third] == [("12,500", ("USD", "USD/year"))]
    assert reading.failed == 0


def test_an_adapter_that_does_not_run_says_why_in_words(untimed):
    with pytest.raises(AdapterFailed, match=r"does not run here: .*adapter_nobody\.py"):
        run_adapter(Path(sys.executable), "adapter_nobody.py", (), ["a"], "en")


def test_an_environment_that_cannot_be_made_says_why_without_an_address(tmp_path, monkeypatch):
    def refuse(command, **_):
        words = "ERROR: No matching distribution found for quantulum3==0.10.0 (https://packages.example/all)\n"
        return subprocess.CompletedProcess(command, 1, "", words)

    monkeypatch.setattr(peer_environments, "ENVIRONMENTS", tmp_path / ".peers")
    monkeypatch.setattr(peer_environments.subprocess, "run", refuse)
    with pytest.raises(EnvironmentMissing, match="not installed: No matching distribution found") as caught:
        peer_environments.ensure_environment("quantulum3")
    assert "example" not in str(caught.value)
    assert in_words("") == "no output"


def test_offsets_of_a_preprocessed_text_are_mapped_back(monkeypatch):
    module = adapter("adapter_cqe", monkeypatch)
    text = "It rose by 12.5 per cent, to 1,234 t."
    preprocessed = "It rose by 12.5 percent , to 1,234 t ."
    start = preprocessed.index("1,234")
    quantity = SimpleNamespace(
        get_preprocessed_text=lambda: preprocessed,
        get_char_indices=lambda: {"value": [(start, start + 5)]},
        unit=SimpleNamespace(norm_unit="-"),
        value=SimpleNamespace(value=1234.0),
    )
    found = module.convert(text, [quantity])
    assert [(text[f["start"] : f["end"]], f["value"], f["unit"]) for f in found] == [("1,234", 1234.0, "")]


def test_a_mean_with_its_spread_is_made_the_range_that_was_printed(monkeypatch):
    module = adapter("adapter_quantulum3", monkeypatch)
    kilogram = SimpleNamespace(name="kilogram", currency_code=None, entity=SimpleNamespace(name="mass"))
    quantity = SimpleNamespace(span=(0, 9), value=4.5, uncertainty=1.5, unit=kilogram)
    assert module.convert("3 to 6 kg", [quantity]) == [
        {"start": 0, "end": 9, "value": None, "low": 3.0, "high": 6.0, "unit": "kilogram"}
    ]


def test_models_that_answer_apart_are_merged_to_one_figure_a_number(monkeypatch):
    module = adapter("adapter_recognizers", monkeypatch)

    def result(start, end, kind, **resolution):
        return SimpleNamespace(start=start, end=end - 1, type_name=kind, resolution=resolution)

    text = "In 2023, US$ 2.4 billion in 12 firms"
    found = {
        "number": [result(3, 7, "number", value="2023"), result(13, 24, "number", value="2400000000"),
                   result(28, 30, "number", value="12")],
        "percentage": [], "age": [], "temperature": [], "ordinal": [],
        "currency": [result(9, 24, "currency", value="2400000000", isoCurrency="USD", unit="United States dollar")],
        "dimension": [result(13, 27, "dimension", value="2400000000", unit="Inch")],
        "date": [result(3, 7, "datetimeV2.daterange")],
    }  # fmt: skip
    figures = module.convert(text, found)
    assert [(text[f["start"] : f["end"]], f["value"], f["unit"]) for f in figures] == [
        ("2.4 billion", 2400000000.0, "USD"),
        ("12", 12.0, ""),
    ]
