"""The list of editions is made from their folders alone, however these look."""

import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from conftest import make_inputs

from tasks.rendering.data_pack import pack_files
from tasks.rendering.edition_folders import list_editions
from tasks.rendering.edition_index import MOST_ITEMS, index_page, write_index
from tasks.rendering.theme import Theme

CHECK = {"name": "links_resolve", "label": "Links", "passed": True, "severity": "block", "detail": "0.", "count": 0}


def write_folder(output: Path, name: str, *, checks: list[dict[str, Any]] | None = None, **changed: Any) -> Path:
    """An edition folder with a real data pack; ``changed`` goes into its manifest."""
    found = re.fullmatch(r"(\d{4}-\d\d)(?:-([a-z]{2}))?(?:-v(\d+))?", name)
    assert found is not None
    folder = output / name
    (folder / "data").mkdir(parents=True)
    contents = {f"data/{file}": content for file, content in pack_files(make_inputs()).items()}
    contents |= {
        file: f"{name} {file}".encode() for file in ("briefing.pdf", "briefing.html", "briefing.docx", "briefing.xlsx")
    }
    contents["checks.json"] = json.dumps([CHECK] if checks is None else checks).encode()
    for file, content in contents.items():
        (folder / file).write_bytes(content)
    manifest = {
        "edition": found[1], "version": int(found[3] or 1), "number": 1, "language": found[2] or "en",
        "as_of": "2026-11-30T18:00:00+00:00", "changes": [],
        "files": {file: hashlib.sha256(content).hexdigest() for file, content in sorted(contents.items())},
    }  # fmt: skip
    (folder / "data" / "manifest.json").write_text(json.dumps(manifest | changed))
    return folder


def edit_rows(folder: Path, table: str, edit: Any) -> None:
    path = folder / "data" / f"{table}.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in edit(rows)), "utf-8")


def editions_folder(output: Path) -> Path:
    """Editions of every state: made, replaced, in another language, held, damaged."""
    write_folder(output, "2026-11")
    second = write_folder(output, "2026-11-v2", changes=["One figure was read anew."])
    edit_rows(second, "metrics", lambda rows: [rows[0] | {"min": 4}, *rows[1:]])
    write_folder(output, "2026-11-ru")
    write_folder(output, "2026-10", checks=[CHECK | {"passed": False, "detail": "3 links.", "count": 3}])
    (write_folder(output, "2026-09") / "briefing.pdf").write_bytes(b"other")
    return output


class _Page(HTMLParser):
    """Titles of editions in order, states, addresses, ids, headings, words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.levels: list[int] = []
        self.tags: set[str] = set()
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.add(tag)
        self.ids += [values["id"]] if values.get("id") else []
        self.addresses += [str(values[name]) for name in ("href", "src") if name in values]
        self.levels += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []

    def handle_data(self, data: str) -> None:
        self.words += data


def page(output: Path, theme: Theme | None = None) -> str:
    return index_page(output, theme or Theme())


def words(output: Path) -> str:
    return " ".join(_Page(page(output)).words.split())


def test_editions_stand_by_month_newest_first_with_their_state(tmp_path: Path) -> None:
    found = [
        (edition.folder, "damaged" if edition.damage else "held" if edition.blocks else "made")
        for edition in list_editions(editions_folder(tmp_path))
    ]
    assert found == [
        ("2026-11-v2", "made"), ("2026-11", "made"), ("2026-11-ru", "made"), ("2026-10", "held"), ("2026-09", "damaged"),
    ]  # fmt: skip
    shown = words(tmp_path)
    assert "5 editions of 3 months, newest first." in shown
    assert "November 2026, version 2 Made" in shown
    assert "November 2026, version 1 Replaced by a newer version" in shown
    assert "November 2026, version 1, in Russian Made" in shown
    assert "October 2026, version 1 Held: not to be sent Held by the check “Links”: 3 links." in shown
    assert "September 2026, version 1 Damaged briefing.pdf is not the file that was made" in shown


def test_counts_files_and_checksum_of_an_edition_are_shown(tmp_path: Path) -> None:
    write_folder(tmp_path, "2026-11")
    shown = words(tmp_path)
    assert (
        "No. 1 As of 30 November 2026, 18:00 UTC 2 sources 2 figures 1 activity 1 ask 1 translated field 1 source set aside"
        in shown
    )
    digest = hashlib.sha256(b"2026-11 briefing.pdf").hexdigest()
    assert f"SHA-256 of the PDF {digest[:16]}…" in shown
    assert _Page(page(tmp_path)).addresses == [
        "2026-11/briefing.pdf", "2026-11/briefing.html", "2026-11/briefing.docx", "2026-11/briefing.xlsx", "2026-11/data/",
    ]  # fmt: skip


def test_differences_between_versions_are_listed_with_old_and_new(tmp_path: Path) -> None:
    shown = words(editions_folder(tmp_path))
    assert (
        "Changes since version 1: 1 difference One figure was read anew. 1 figure changed 3 to 6 rubles per each ruble Cost "
        "efficiency of the Program is 3 to 6 rubles per each ruble invested in it. aaaa.txt from: 3 → 4" in shown
    )


def test_codes_and_countries_that_changed_are_shown_by_their_names(tmp_path: Path) -> None:
    write_folder(tmp_path, "2026-11")
    second = write_folder(tmp_path, "2026-11-v2")
    edit_rows(
        second, "metrics", lambda rows: [rows[0] | {"status": "under_way", "countries": ["RUS", "MDA"]}, *rows[1:]]
    )
    edit_rows(second, "recommendations", lambda rows: [row | {"addressee": None} for row in rows])
    shown = words(tmp_path)
    assert "status: achieved → under way" in shown
    assert "countries: Russian Federation → Russian Federation and Republic of Moldova" in shown
    assert "addressee: Government → —" in shown


def test_the_same_data_in_two_versions_are_said_to_be_the_same(tmp_path: Path) -> None:
    write_folder(tmp_path, "2026-11")
    write_folder(tmp_path, "2026-11-v2")
    assert "Changes since version 1 Sources, figures, activities, asks and translations are the same." in words(
        tmp_path
    )


def test_a_long_list_of_differences_is_cut_and_counted(tmp_path: Path) -> None:
    write_folder(tmp_path, "2026-11")
    second = write_folder(tmp_path, "2026-11-v2")
    new = [{"metric_id": f"m-{n}", "document_id": "x", "start": n, "end": n + 1, "number_start": n, "sentence": f"Figure {n}."} for n in range(MOST_ITEMS + 3)]  # fmt: skip
    edit_rows(second, "metrics", lambda rows: rows + new)
    shown = words(tmp_path)
    assert f"{MOST_ITEMS + 3} figures added" in shown
    assert f"Figure {MOST_ITEMS - 1}. and 3 more" in shown
    assert f"Figure {MOST_ITEMS}." not in shown


def test_folders_that_are_no_finished_edition_are_passed_over(tmp_path: Path) -> None:
    write_folder(tmp_path, "2026-11")
    write_folder(tmp_path, "2026-10").rename(tmp_path / ".2026-10.partial-17")
    write_folder(tmp_path, "2026-09").rename(tmp_path / "notes")
    (tmp_path / "2026-08" / "data").mkdir(parents=True)
    (tmp_path / "2026-07").write_text("a file")
    (tmp_path / "2026-06").symlink_to(tmp_path / "2026-11")
    assert [edition.folder for edition in list_editions(tmp_path)] == ["2026-11"]
    assert list_editions(tmp_path / "absent") == ()


@pytest.mark.parametrize(
    ("file", "content", "reason"),
    [
        ("data/manifest.json", b"{", "data/manifest.json cannot be read."),
        ("data/manifest.json", b'{"edition": "2026-11"}', "data/manifest.json cannot be read."),
        ("data/manifest.json", b"[" * 100_000, "data/manifest.json cannot be read."),
        ("checks.json", b"[{}]", "checks.json cannot be read."),
        ("checks.json", b"\xff", "checks.json cannot be read."),
        ("checks.json", None, "checks.json is missing."),
        ("briefing.docx", None, "briefing.docx is missing."),
        ("briefing.pdf", b"cut", "briefing.pdf is not the file that was made"),
    ],
)
def test_a_damaged_edition_is_listed_with_the_reason(
    tmp_path: Path, file: str, content: bytes | None, reason: str
) -> None:
    path = write_folder(tmp_path, "2026-11") / file
    path.unlink() if content is None else path.write_bytes(content)
    assert f"November 2026, version 1 Damaged {reason}" in words(tmp_path)


def test_a_manifest_of_another_edition_is_damage(tmp_path: Path) -> None:
    write_folder(tmp_path, "2026-11", edition="2025-11")
    assert "data/manifest.json speaks of another edition than the folder’s name does." in words(tmp_path)


def test_a_version_after_a_damaged_or_unreadable_one_says_that_it_cannot_be_compared(tmp_path: Path) -> None:
    (write_folder(tmp_path, "2026-10") / "checks.json").unlink()
    write_folder(tmp_path, "2026-10-v2")
    (write_folder(tmp_path, "2026-11") / "data" / "metrics.jsonl").write_text("[1]\n")
    write_folder(tmp_path, "2026-11-v2")
    shown = words(tmp_path)
    assert "The version before is damaged, so the two cannot be compared." in shown
    assert "data/metrics.jsonl cannot be read, so the two cannot be compared." in shown


def test_names_of_files_that_leave_the_folder_are_never_linked_or_opened(tmp_path: Path) -> None:
    names = (
        "../../etc/passwd",
        "/etc/passwd",
        "data/../../x",
        "..",
        "briefing.html/../../x",
        "C:\\x",
        "javascript:alert(1)",
    )
    manifest_files = dict.fromkeys(names, "0" * 64)
    write_folder(tmp_path, "2026-11", files=manifest_files)
    (edition,) = list_editions(tmp_path)
    assert (edition.damage, edition.files, edition.has_data) == (None, (), False)
    assert _Page(page(tmp_path)).addresses == []


def test_words_of_an_edition_are_only_words(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>{{ 7 * 7 }}\u202e"
    write_folder(tmp_path, "2026-11")
    second = write_folder(
        tmp_path, "2026-11-v2", changes=[evil], checks=[CHECK | {"passed": False, "label": evil, "detail": evil}]
    )
    edit_rows(
        second,
        "metrics",
        lambda rows: [rows[0] | {"sentence": evil, "file": f"{evil}.txt", "unit": evil, "surface": evil}, *rows[1:]],
    )
    made = page(tmp_path)
    assert "script" not in _Page(made).tags
    assert made.count("&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 * 7 }}⟨U+202E⟩") == 7
    assert "\u202e" not in made


def test_the_page_loads_nothing_runs_nothing_and_links_only_into_the_folder(tmp_path: Path) -> None:
    made = page(editions_folder(tmp_path), Theme(office="Office of Ours", product="Monthly Briefing"))
    found = _Page(made)
    assert not {"script", "img", "link", "iframe", "object", "form", "base"} & found.tags
    assert "default-src 'none'" in made
    assert "url(" not in made and "@import" not in made
    assert all(
        re.fullmatch(r"\d{4}-\d\d[a-z0-9-]*/(briefing\.(pdf|html|docx|xlsx)|data/)", link) for link in found.addresses
    )
    assert "Monthly Briefing" in found.words and "Office of Ours" in found.words


def test_headings_descend_by_one_and_ids_are_given_once(tmp_path: Path) -> None:
    found = _Page(page(editions_folder(tmp_path)))
    assert found.levels[0] == 1 and found.levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(found.levels, found.levels[1:], strict=False))
    assert len(found.ids) == len(set(found.ids))
    assert found.tags >= {"header", "main", "section", "article", "details", "summary"}


def test_links_are_named_for_those_who_hear_them_alone(tmp_path: Path) -> None:
    made = page(editions_folder(tmp_path))
    names = re.findall(r'<a href="[^"]+">([^<]*)<span class="of"> ([^<]*)</span></a>', made)
    assert names[0] == ("PDF", "of November 2026, version 2")
    assert len(names) == len(set(names)) == made.count("<a ")


def test_an_empty_folder_gives_a_page_that_says_so(tmp_path: Path) -> None:
    assert "No edition has been made yet." in words(tmp_path)


def test_the_page_is_written_whole_and_twice_the_same(tmp_path: Path) -> None:
    editions_folder(tmp_path)
    first = write_index(tmp_path, Theme()).read_bytes()
    assert write_index(tmp_path, Theme()).read_bytes() == first
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["index.html"]


def test_counts_of_the_manifest_save_reading_the_pack(tmp_path: Path) -> None:
    write_folder(tmp_path, "2026-11", counts={"documents": 600, "metrics": 12_345})
    assert "600 sources 12,345 figures SHA-256" in words(tmp_path)
