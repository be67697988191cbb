"""The page over all editions can be read by everybody and asks for nothing but itself."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tasks.rendering.data_pack import pack_files
from tasks.rendering.edition_index import index_page
from tasks.rendering.theme import load_theme
from tests.ui.conftest import Opened
from tests.ui.test_web_access import findings
from tests.unit.rendering.conftest import make_inputs

PASSED = {"name": "links_resolve", "label": "Links", "passed": True, "severity": "block", "detail": "0.", "count": 0}


def write_folder(output: Path, name: str, version: int, check: dict[str, object]) -> None:
    contents = {f"data/{file}": content for file, content in pack_files(make_inputs()).items()}
    contents |= {"briefing.pdf": name.encode(), "briefing.html": b"", "checks.json": json.dumps([check]).encode()}
    manifest = {
        "edition": name[:7], "version": version, "number": 1, "language": "en", "as_of": "2026-11-30T18:00:00+00:00", "changes": [],
        "files": {file: hashlib.sha256(content).hexdigest() for file, content in sorted(contents.items())},
    }  # fmt: skip
    contents["data/manifest.json"] = json.dumps(manifest).encode()
    for file, content in contents.items():
        path = output / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """The list of an edition, its second version, one that was held and one that is damaged."""
    write_folder(tmp_path, "2026-11", 1, PASSED)
    write_folder(tmp_path, "2026-11-v2", 2, PASSED)
    metrics = tmp_path / "2026-11-v2" / "data" / "metrics.jsonl"
    metrics.write_text(metrics.read_text("utf-8").partition("\n")[2], "utf-8")
    write_folder(tmp_path, "2026-10", 1, PASSED | {"passed": False, "detail": "3 links.", "count": 3})
    write_folder(tmp_path, "2026-09", 1, PASSED)
    (tmp_path / "2026-09" / "briefing.pdf").write_bytes(b"other")
    page = tmp_path / "index.html"
    page.write_text(index_page(tmp_path, load_theme()), "utf-8")
    return page


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_wrong_on_the_list_of_editions(
    opened: Callable[..., Opened], index: Path, width: int
) -> None:
    edition = opened(index, width=width)
    page = edition.open()
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    assert findings(edition)[0] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert edition.requests == [edition.address]
    assert edition.said == []
