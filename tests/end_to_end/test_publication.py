"""The publication as an office gets it: every copy of one edition, in another language, and the index over all of them."""

import csv
import hashlib
import io
import json
import re
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from docx import Document

pytestmark = pytest.mark.end_to_end

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def folder(output, brief) -> Path:
    """The output folder with the English edition and, of the same sources, a Russian one."""
    run = brief("--month", "2026-11", "--output", output, "--offline", "--language", "ru")
    assert run.status == 0, run.out + run.err
    return output


def rows(edition: Path, name: str) -> list[dict]:
    return [json.loads(line) for line in (edition / "data" / f"{name}.jsonl").read_text("utf-8").splitlines()]


def test_an_edition_is_pdf_page_word_workbook_and_open_data(folder):
    found = {path.relative_to(folder / "2026-11").as_posix() for path in (folder / "2026-11").rglob("*.*")}
    assert {"briefing.pdf", "briefing.html", "briefing.docx", "briefing.xlsx", "checks.json"} <= found
    assert {
        "data/evidence.json",
        "data/prov.json",
        "data/manifest.json",
        "data/metrics.jsonl",
        "data/metrics.csv",
    } <= found


def test_the_manifest_holds_the_checksum_of_every_file(folder):
    edition = folder / "2026-11"
    said = json.loads((edition / "data" / "manifest.json").read_text("utf-8"))["files"]
    there = {
        path.relative_to(edition).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in edition.rglob("*.*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert said == there


def test_a_russian_frame_stands_around_the_same_facts(folder):
    english, russian = folder / "2026-11", folder / "2026-11-ru"
    for name in ("documents", "metrics", "activities", "recommendations", "translations", "set_aside"):
        assert rows(english, name) == rows(russian, name), name
    page = (russian / "briefing.html").read_text("utf-8")
    assert '<html lang="ru"' in page and "Ноябрь 2026" in page
    with pikepdf.open(russian / "briefing.pdf") as pdf:
        assert str(pdf.Root.Lang) == "ru"


def test_both_editions_pass_every_check_that_would_hold_them_back(folder):
    for name in ("2026-11", "2026-11-ru"):
        checks = json.loads((folder / name / "checks.json").read_text("utf-8"))
        assert len(checks) > 20 and all(check["label"] for check in checks)
        assert [check["name"] for check in checks if check["severity"] == "block" and not check["passed"]] == []


def test_every_figure_stands_in_the_workbook_as_a_number_with_its_sentence(folder):
    book = openpyxl.load_workbook(folder / "2026-11" / "briefing.xlsx")
    metrics = rows(folder / "2026-11", "metrics")
    sheet = next(sheet for sheet in book if sheet.max_row == len(metrics) + 1 and "sentence" in _header(sheet))
    columns = _header(sheet)
    table = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[columns.index("value")] for row in table] == [metric["value"] for metric in metrics]
    assert [row[columns.index("sentence")] for row in table] == [metric["sentence"] for metric in metrics]


def _header(sheet) -> list:
    return [cell.value for cell in sheet[1]]


def test_every_evidence_quotation_stands_in_the_word_copy(folder):
    evidence = json.loads((folder / "2026-11" / "data" / "evidence.json").read_text("utf-8"))
    words = "\n".join(_paragraphs(Document(str(folder / "2026-11" / "briefing.docx"))))
    assert len(evidence) > 40 and "163 participants took part in the Conference" in words
    assert len(HAN.findall(words)) > 1000


def _paragraphs(document) -> list[str]:
    found = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        found += [cell.text for row in table.rows for cell in row.cells]
    return found


def test_the_index_lists_both_editions_with_links_that_exist(folder):
    page = (folder / "index.html").read_text("utf-8")
    links = re.findall(r'href="([^"#]+)"', page)
    inside = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert {"2026-11/briefing.pdf", "2026-11-ru/briefing.pdf"} <= set(inside)
    assert [link for link in inside if not (folder / link).exists()] == []


def test_no_cell_of_a_csv_file_is_a_formula(folder):
    for path in sorted((folder / "2026-11" / "data").glob("*.csv")):
        for row in csv.reader(io.StringIO(path.read_text("utf-8-sig"))):
            for cell in row:
                assert not cell.startswith(("=", "@", "\t", "\r")), (path.name, cell)
