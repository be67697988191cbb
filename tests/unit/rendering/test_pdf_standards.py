"""PDF/A-3a and PDF/UA-1 at once, judged by page-validation, by outloud and by our own reading, on editions of every kind."""

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import outloud
import page as validator
import pikepdf
import pytest
from conftest import AS_OF, make_inputs
from generated_inputs import edition_of
from pdf_structure import check_structure
from pdf_text import marked_text

from tasks.aggregation.aggregate import aggregate
from tasks.contracts.edition import EditionId, EditionInputs, EditionRequest
from tasks.grammar.interface import interface_for
from tasks.rendering.attachments import attached_files
from tasks.rendering.data_pack import pack_files
from tasks.rendering.dublin_core import dublin_core
from tasks.rendering.fonts import covered_characters
from tasks.rendering.html import render_page
from tasks.rendering.pdf import write_pdf
from tasks.rendering.provenance import provenance

ROOT = Path(__file__).resolve().parents[3]
KINDS = ("small", "four languages", "empty month")


def edition(kind: str) -> bytes:
    empty = EditionInputs(request=EditionRequest(edition=EditionId(month="2026-11"), as_of=AS_OF), worked=())
    inputs = {"small": make_inputs, "four languages": lambda: edition_of(8), "empty month": lambda: empty}[kind]()
    data = aggregate(inputs)
    pack = pack_files(inputs) | {"prov.json": provenance(inputs, data)}
    page = render_page(data, covered_characters(), AS_OF)
    return write_pdf(page, AS_OF, attached_files(pack, interface_for("en")), dublin_core(data, inputs)).content


@pytest.fixture(scope="module", params=KINDS)
def content(request: pytest.FixtureRequest) -> bytes:
    return edition(request.param)


@pytest.mark.parametrize("profile", ["pdf/a-3a", "pdf/ua-1"])
def test_page_validation_finds_both_standards_kept(content: bytes, profile: str) -> None:
    report = validator.validate_pdf_bytes(content, profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


def read_words(content: bytes) -> set[str]:
    """Every word that stands in the structure tree."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pieces = (piece.text for sheet in pdf.pages for piece in marked_text(sheet).values())
        return {word.strip(",.:;()") for piece in pieces for word in piece.split()}


def test_outloud_finds_no_error(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "briefing.pdf"
    file.write_bytes(content)
    result = outloud.check(str(file))
    assert result.error is None
    errors = [one for one in result.findings if one.severity == "error"]
    # outloud 0.2.1 takes a running head of eight words, or a table head repeated on a second page, for prose that is hidden;
    # it does not look at the artifact's type. It is a false alarm only if all of it is read where it stands first.
    hidden = [
        word.strip(",.:;()")
        for one in errors
        if one.rule == "TAG-002"
        for word in one.evidence.rstrip("…").split()[:-1]
    ]
    assert set(hidden) <= read_words(content)
    assert [(one.rule, one.page, one.message, one.evidence) for one in errors if one.rule != "TAG-002"] == []


def test_a_screen_reader_meets_what_the_page_shows(content: bytes) -> None:
    assert check_structure(content).messages == ()


def test_the_file_is_sound(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_no_stream_ends_in_a_carriage_return(content: bytes) -> None:
    assert b"\r\nendstream" not in content


MAKE = """
import sys
sys.path.insert(0, {tests!r})
from test_pdf_standards import edition
sys.stdout.buffer.write(edition("small"))
"""


def test_another_machine_makes_the_same_bytes(tmp_path: Path) -> None:
    digests = set()
    for number, (zone, locale, seed) in enumerate((("UTC", "C", "0"), ("Asia/Kathmandu", "C.UTF-8", "12345"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        surroundings = os.environ | {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", MAKE.format(tests=str(Path(__file__).parent))]
        made = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, check=True).stdout
        assert made.startswith(b"%PDF-1.7")
        digests.add(hashlib.sha256(made).hexdigest())
    assert len(digests) == 1
