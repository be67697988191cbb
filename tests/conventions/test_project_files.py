"""The project's own files keep what they promise."""

import csv
import hashlib
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted(ROOT.glob("requirements*.lock"))
#: Locks of one optional engine each hold that engine and what it needs; the others are whole environments.
WHOLE = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")
STAGES = ("ingestion", "extraction", "translation", "aggregation", "rendering", "archive")


def test_every_bundled_source_has_a_sidecar_entry_with_its_checksum():
    entries = yaml.safe_load((ROOT / "seeds" / "sources.yml").read_text(encoding="utf-8"))["sources"]
    described = {entry["file"]: entry for entry in entries}
    files = {path.name for path in (ROOT / "seeds").glob("*.txt")}
    assert set(described) == files
    for name in files:
        digest = hashlib.sha256((ROOT / "seeds" / name).read_bytes()).hexdigest()
        assert described[name]["sha256"] == digest
        assert described[name]["producer"] and described[name]["licence"] and described[name]["received"]


def test_the_gold_files_point_into_the_bundled_sources():
    import json

    for path in sorted((ROOT / "tests" / "golden").glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        with (ROOT / "seeds" / gold["file"]).open(encoding="utf-8", newline="") as handle:
            text = handle.read()
        assert len(text) == gold["encoding"]["chars"]
        for metric in gold["metrics"]:
            assert text[metric["start"] : metric["end"]] == metric["surface"]


def optional_dependencies() -> dict[str, list[str]]:
    import tomllib

    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_files_pin_every_package_with_hashes_and_name_no_index(lock):
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"https?://|--index|--find-links|file:", text)
    pinned = re.findall(r"^([A-Za-z0-9._\-\[\]]+)==\S+", text, re.M)
    if lock.name in WHOLE:
        assert len(pinned) > 20
    else:
        extra = lock.stem.removeprefix("requirements-")
        wanted = {re.match(r"[A-Za-z0-9._\-]+", line).group() for line in optional_dependencies()[extra]}
        assert wanted <= set(pinned)
    for block in re.split(r"\n(?=[A-Za-z0-9])", text):
        if re.match(r"[A-Za-z0-9._\-]+(\[[^\]]*\])?==", block):
            assert "--hash=sha256:" in block, block.splitlines()[0]


def test_every_direct_dependency_is_pinned_in_the_lock():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = {
        re.sub(r"[-_.]+", "-", name).lower()
        for name in re.findall(r"^([A-Za-z0-9._\-]+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M)
    }
    for requirement in project["dependencies"]:
        name = re.match(r"[A-Za-z0-9._\-]+", requirement).group()
        assert re.sub(r"[-_.]+", "-", name).lower() in locked


def test_vocabulary_tables_say_where_each_row_comes_from():
    tables = sorted((ROOT / "tasks" / "vocabularies").rglob("*.csv"))
    assert len(tables) >= 8
    for path in tables:
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle))
        assert rows, f"{path.name} is empty"
        assert "source" in rows[0], f"{path.name} has no source column"
        for number, row in enumerate(rows, start=2):
            assert None not in row and None not in row.values(), (
                f"{path.name} line {number} has a wrong number of cells"
            )
            assert row["source"].strip(), f"{path.name} line {number} names no source"


def test_every_vocabulary_table_is_read_by_a_loader():
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tasks").rglob("*.py"))
    for path in sorted((ROOT / "tasks" / "vocabularies").rglob("*.csv")):
        assert path.name in code or f'"{path.stem}"' in code, f"nothing reads {path.name}"


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_says_what_it_reads_writes_and_fails_with(stage):
    text = (ROOT / "tasks" / stage / "__init__.py").read_text(encoding="utf-8")
    for word in ("Reads", "Writes", "Fails with"):
        assert word in text, f"tasks/{stage}/__init__.py does not say '{word}'"


def test_the_readme_names_commands_that_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    goals = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = set(re.findall(r"`?make ([a-z-]+)", readme))
    assert {"briefing", "test"} <= named
    assert named <= goals


def test_paths_that_the_readme_names_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    paths = set(re.findall(r"`((?:tasks|flows|report_templates|seeds|tests|docs)/[A-Za-z0-9_./-]+)`", readme))
    assert paths
    for path in sorted(paths):
        assert (ROOT / path).exists(), f"README names {path}, which is not there"


def test_nothing_of_ours_knows_a_bundled_source_by_name():
    names = [path.stem for path in (ROOT / "seeds").glob("*.txt")]
    for path in [*(ROOT / "tasks").rglob("*.py"), *(ROOT / "flows").rglob("*.py")]:
        text = path.read_text(encoding="utf-8")
        assert not any(name in text for name in names), f"{path.relative_to(ROOT)} names a bundled source"
