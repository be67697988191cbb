"""The real flow on the real sources with a real server, started as a person starts it."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pikepdf
import pytest

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
PACK = ("documents", "metrics", "activities", "recommendations", "translations", "set_aside")

pytestmark = pytest.mark.end_to_end


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def rows(folder: Path, name: str) -> list[dict]:
    return [json.loads(line) for line in (folder / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_five_sources_become_an_edition_with_all_its_files(edition):
    assert (edition / "briefing.pdf").read_bytes().startswith(b"%PDF")
    assert (edition / "briefing.html").exists()
    for name in PACK:
        assert (edition / "data" / f"{name}.jsonl").exists()
        assert (edition / "data" / f"{name}.csv").exists()
    manifest = json.loads((edition / "data" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["edition"] == "2026-11" and manifest["version"] == 1
    for name, digest in manifest["files"].items():
        assert hashlib.sha256((edition / name).read_bytes()).hexdigest() == digest, name


def test_all_five_documents_are_covered_and_none_is_set_aside(edition):
    kinds = {row["file"][:3]: (row["kind"], row["language"]) for row in rows(edition, "documents")}
    assert kinds == {
        "000": ("newsletter", "en"),
        "001": ("conference_recommendations", "en"),
        "002": ("press_release", "en"),
        "003": ("meeting_note", "en"),
        "004": ("council_report", "zh"),
    }
    assert rows(edition, "set_aside") == []


def test_every_figure_of_the_data_pack_stands_in_its_file_at_its_offsets(edition):
    metrics = rows(edition, "metrics")
    assert len(metrics) > 40
    for metric in metrics:
        with (SEEDS / metric["file"]).open(encoding="utf-8", newline="") as handle:
            text = handle.read()
        assert text[metric["start"] : metric["end"]] == metric["surface"]
        assert metric["start"] <= metric["number_start"] < metric["number_end"] <= metric["end"]
        assert metric["sentence_start"] <= metric["start"] and metric["end"] <= metric["sentence_end"]


def test_the_largest_figure_is_read_whole_and_flagged_as_implausible(edition):
    (figure,) = [row for row in rows(edition, "metrics") if row["value"] == 72_000_000]
    assert figure["qualifier"] == "approx" and figure["unit"] == "t"
    assert "implausible_ratio" in json.dumps(figure["flags"])


def test_every_translated_field_passed_the_number_lock_or_is_not_printed(edition):
    fields = rows(edition, "translations")
    summaries = [row for row in fields if re.fullmatch(r"paragraph/\d+/summary", row["field"])]
    assert len(summaries) == 27
    for row in fields:
        if row["state"] in ("verified", "needs_review"):
            assert row["target"] and all(check["passed"] for check in row["checks"]), row["field"]
        else:
            assert row["target"] is None, row["field"]


def test_the_pdf_is_tagged_titled_and_carries_the_data_pack(edition):
    with pikepdf.open(edition / "briefing.pdf") as pdf:
        assert str(pdf.Root.Lang).startswith("en")
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "November 2026" in str(pdf.docinfo.get("/Title", "")) or "November 2026" in str(
            pdf.open_metadata().get("dc:title")
        )
        assert {"metrics.jsonl", "documents.jsonl"} <= {Path(name).name for name in pdf.attachments}
        assert pdf.Root.get("/Outlines") is not None


def test_stages_are_tasks_with_names_that_a_person_understands(output, server):
    runs = httpx.post(f"{server.api}/flow_runs/filter", json={"sort": "START_TIME_ASC"}).json()
    assert runs and runs[0]["state"]["type"] == "COMPLETED"
    # task runs are recorded after the run: the server writes them down from events
    wanted = {
        "Collect the sources",
        "Read, extract and translate",
        "Gather by theme, country and year",
        "Lay out the briefing and its data pack",
        "Record the edition",
    }

    for _ in range(60):
        tasks = httpx.post(f"{server.api}/task_runs/filter", json={}).json()
        names = {re.sub(r"-[0-9a-f]{1,3}$", "", task["name"]) for task in tasks}
        if wanted <= names:
            break
        time.sleep(0.5)
    assert wanted <= names
    artifacts = httpx.post(f"{server.api}/artifacts/filter", json={}).json()
    assert {f"briefing-{what}-2026-11" for what in ("summary", "figures", "translations", "checks", "progress")} <= {
        artifact["key"] for artifact in artifacts
    }
    assert "briefing-2026-11" in {artifact["key"] for artifact in artifacts}, "the link that opens the PDF"
    assert not any("file://" in str(artifact["data"]) for artifact in artifacts)


def test_a_second_run_with_nothing_changed_leaves_every_byte(output, edition, brief):
    before = digests(edition)
    again = brief("--month", "2026-11", "--output", output, "--offline")
    assert again.status == 0 and "Nothing has changed" in again.out
    assert digests(edition) == before
    assert not (output / "2026-11-v2").exists()


def test_the_same_inputs_and_clock_give_the_same_bytes_in_another_folder(tmp_path, brief, edition):
    moment = json.loads((edition / "data" / "manifest.json").read_text(encoding="utf-8"))["as_of"]
    run = brief("--month", "2026-11", "--output", tmp_path, "--offline", "--as-of", moment, "--source", SEEDS)
    assert run.status == 0, run.err
    assert digests(tmp_path / "2026-11") == digests(edition)


def test_a_changed_source_makes_a_second_version_that_says_what_changed(tmp_path, brief):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in ("002", "003"):
        (source,) = SEEDS.glob(f"{number}*.txt")
        shutil.copy(source, folder / source.name)
    assert brief("--month", "2026-11", "--output", tmp_path / "out", "--source", folder).status == 0
    (changed,) = folder.glob("003*.txt")
    changed.write_text(changed.read_text(encoding="utf-8").replace("4 SEZs", "5 SEZs"), encoding="utf-8")
    run = brief("--month", "2026-11", "--output", tmp_path / "out", "--source", folder)
    assert run.status == 0, run.err
    manifest = json.loads((tmp_path / "out" / "2026-11-v2" / "data" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["version"] == 2
    assert any(changed.name in change for change in manifest["changes"])
    values = [row["value"] for row in rows(tmp_path / "out" / "2026-11-v2", "metrics") if row["file"] == changed.name]
    assert 5 in values and 4 not in values


def test_bad_files_are_set_aside_with_reasons_and_the_rest_is_printed(tmp_path, brief):
    folder = tmp_path / "in"
    folder.mkdir()
    (source,) = SEEDS.glob("002*.txt")
    shutil.copy(source, folder / "good.txt")
    shutil.copy(source, folder / "same_again.txt")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "junk.txt").write_bytes(bytes(range(256)) * 40)
    with (folder / "zeros.txt").open("wb") as handle:
        handle.truncate(200 * 1024 * 1024)
    (folder / "hostile.txt").write_text(
        "Ministry of Industry meeting\n\nThe ministry opened 12 plants on 3 May 2024. <script>alert(1)</script> {{ 7 * 7 }} "
        '{% for x in y %} <img src="file:///etc/passwd"> ![](file:///etc/passwd)\n\n'
        + "The report named "
        + "9" * 400
        + " tons.\n",
        encoding="utf-8",
    )
    (folder / "wide.txt").write_text(
        "Meeting on waste\n\nThe office trained 40 experts in Geneva on 5 May 2024.\n", encoding="utf-16"
    )
    (folder / "chinese.txt").write_bytes("工业发展理事会\n\n1. 工发组织协助 22 个国家完成了评估。\n".encode("gb18030"))
    (folder / "russian.txt").write_bytes(
        "Совещание\n\nВ совещании приняли участие 25 экспертов из России.\n".encode("cp1251")
    )
    (folder / "surrogate.txt").write_bytes(b"Meeting\n\nThe office \xed\xa0\x80 trained 7 experts.\n")
    (folder / "long.txt").write_text(
        "Meeting\n\nThe office trained " + "experts and " * 85_000 + "12 engineers.\n", encoding="utf-8"
    )
    run = brief("--month", "2026-11", "--output", tmp_path / "out", "--source", folder)
    assert "Traceback" not in run.out + run.err
    assert run.status in (0, 3), run.err
    edition = tmp_path / "out" / "2026-11"
    aside = {row["file"]: row["reason"] for row in rows(edition, "set_aside")}
    assert {"empty.txt", "junk.txt", "zeros.txt", "same_again.txt"} <= set(aside)
    covered = {row["file"] for row in rows(edition, "documents")}
    for name in ("good.txt", "hostile.txt", "wide.txt", "chinese.txt", "russian.txt", "long.txt"):
        assert name in covered, (name, aside)
    assert covered | set(aside) == {path.name for path in folder.iterdir()}
    page = (edition / "briefing.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page and "root:" not in page
    assert not any(row["file"] == "hostile.txt" and len(str(row["value"])) > 30 for row in rows(edition, "metrics"))
    assert any(row["file"] == "wide.txt" and row["value"] == 40 for row in rows(edition, "metrics"))
    assert any(row["file"] == "chinese.txt" and row["value"] == 22 for row in rows(edition, "metrics"))


def test_a_month_before_the_sources_came_is_one_honest_quiet_page(tmp_path, brief):
    run = brief("--month", "2026-09", "--output", tmp_path)
    assert run.status == 0, run.err
    edition = tmp_path / "2026-09"
    assert rows(edition, "documents") == []
    assert {row["reason"] for row in rows(edition, "set_aside")} == {"not_yet_received"}


def test_an_edition_of_which_no_source_could_be_read_is_held_back(tmp_path, brief):
    (tmp_path / "junk.txt").write_bytes(bytes(range(256)) * 40)
    run = brief("--month", "2026-11", "--output", tmp_path / "out", "--source", tmp_path / "junk.txt")
    assert run.status == 3, run.err
    assert "held back" in run.out and "junk.txt (not_text)" in run.out
    again = brief("--month", "2026-11", "--output", tmp_path / "out", "--source", tmp_path / "junk.txt")
    assert again.status == 3, "an edition that is held stays held when nothing changes"


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["--month", "2026-13"], 2, "2026-13"),
        (["--month", "November"], 2, "for example 2026-11"),
        (["--language", "xx"], 2, "choose en, fr, ru, zh"),
        (["--as-of", "soon"], 2, "ISO 8601"),
        (["--bogus"], 2, "--help"),
    ],
)
def test_wrong_use_is_one_line_that_says_what_to_do(brief, words, status, says):
    run = brief(*words)
    assert run.status == status
    assert says in run.err and "Traceback" not in run.err
    assert len(run.err.strip().splitlines()) == 1


def test_a_missing_or_empty_folder_and_a_wrong_checksum_are_one_line_each(tmp_path, brief):
    (tmp_path / "empty").mkdir()
    tampered = tmp_path / "tampered"
    shutil.copytree(SEEDS, tampered)
    (victim,) = tampered.glob("003*.txt")
    victim.write_text("Other words.", encoding="utf-8")
    for source in (tmp_path / "nowhere", tmp_path / "empty", tampered):
        run = brief("--source", source, "--output", tmp_path / "out")
        assert run.status == 1, (source, run.out, run.err)
        assert "Traceback" not in run.err
        assert [line for line in run.err.splitlines() if line.startswith("briefing: ")]


def test_without_a_server_the_run_brings_its_own_and_leaves_none_behind(tmp_path, server):
    environment = {name: value for name, value in server.environment.items() if name != "PREFECT_API_URL"}
    environment["PREFECT_HOME"] = str(tmp_path / "prefect")
    run = subprocess.run(
        [sys.executable, "-m", "flows.monthly_briefing", "--month", "2026-09", "--output", str(tmp_path / "out")],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "out" / "2026-09" / "briefing.pdf").exists()
    assert "Error" not in run.stderr
    for _ in range(150):
        still = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
        if "flows.server_process" not in still:
            break
        time.sleep(0.1)
    assert "flows.server_process" not in still
