"""Folders and buckets: aside, verified, into place; an edition as a whole, manifest last."""

import hashlib
import json
from pathlib import Path
from typing import Any

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from tasks.contracts.delivery import DeliveryState
from tasks.distribution import store
from tasks.distribution.edition import ApprovedFiles, Attachment
from tasks.distribution.errors import StoreError
from tasks.distribution.folder import place
from tasks.distribution.smtp import NotOursError
from tasks.distribution.store import download_edition, upload_edition
from tests.unit.distribution.editions import PDF, make_edition

FILES = (
    Attachment("b.pdf", "application/pdf", PDF, "briefing.pdf"),
    Attachment("b.docx", "x/y", b"PK", "briefing.docx"),
)


@pytest.fixture(params=["file", "memory"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    MemoryFileSystem.store.clear()
    MemoryFileSystem.pseudo_dirs[:] = [""]
    return f"file://{tmp_path}/share/in" if request.param == "file" else "memory://share/in"


def names(url: str) -> list[str]:
    filesystem, path = fsspec.core.url_to_fs(url)
    return sorted(name.rsplit("/", 1)[-1] for name in filesystem.find(path)) if filesystem.exists(path) else []


def read(url: str) -> bytes:
    with fsspec.open(url) as stream:
        return bytes(stream.read())


def test_files_come_into_place_whole_and_stay(url: str) -> None:
    asked = []

    def may_end() -> bool:
        asked.append([name for name in names(url) if not name.startswith(".")])
        return True

    answer = place(FILES, url, may_end)
    assert (answer.state, answer.detail) == (DeliveryState.SENT, "2 files, read back and equal")
    assert asked == [[]]  # until the last moment nothing was in place
    assert (names(url), read(f"{url}/b.pdf")) == (["b.docx", "b.pdf"], PDF)
    again = place(FILES, url, lambda: True)
    assert (again.state, again.detail) == (DeliveryState.SENT, "stood there already with the same bytes")
    other = (Attachment("b.pdf", "application/pdf", b"other", "briefing.pdf"),)
    refused = place(other, url, lambda: True)
    assert (refused.state, refused.detail) == (
        DeliveryState.REFUSED,
        "b.pdf is there already with other bytes: it is not replaced",
    )
    assert read(f"{url}/b.pdf") == PDF


def test_without_leave_nothing_comes_into_place_and_nothing_is_left(url: str) -> None:
    with pytest.raises(NotOursError):
        place(FILES, url, lambda: False)
    assert names(url) == []


def test_what_breaks_before_the_move_failed_and_after_it_is_looked_up(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tasks.distribution import folder

    def broken(*_: Any) -> None:
        raise OSError("the network is gone")

    with monkeypatch.context() as patched:
        patched.setattr(folder, "put_aside", broken)
        assert place(FILES, url, lambda: True).state is DeliveryState.FAILED
    with monkeypatch.context() as patched:
        patched.setattr(folder, "move", broken)
        answer = place(FILES, url, lambda: True)
        assert (answer.state, "the network is gone" in answer.detail) == (DeliveryState.FAILED, True)
    assert names(url) == []
    plain = store.sha256_at

    def gone(*_: Any) -> None:
        patched.setattr(folder, "sha256_at", broken)
        raise OSError("the network is gone")

    with monkeypatch.context() as patched:
        patched.setattr(folder, "move", gone)
        assert place(FILES, url, lambda: True).state is DeliveryState.UNKNOWN
    assert store.sha256_at is plain


def test_what_is_read_back_with_other_bytes_never_comes_into_place(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "sha256_at", lambda *_: "0" * 64)
    answer = place(FILES, url, lambda: True)
    assert (answer.state, names(url)) == (DeliveryState.FAILED, [])
    assert "read back with other bytes" in answer.detail


def test_an_address_that_cannot_be_used_is_not_repeated() -> None:
    answer = place(FILES, "nonsense://user:hunter2@x/y", lambda: True)
    assert answer.state is DeliveryState.FAILED
    assert "hunter2" not in answer.detail


@pytest.fixture
def edition(tmp_path: Path, archive_url: str) -> Path:
    return make_edition(tmp_path / "output", archive_url).folder


def test_an_edition_goes_up_and_comes_down_the_same(url: str, edition: Path, tmp_path: Path) -> None:
    assert upload_edition(edition, url) == 8
    assert upload_edition(edition, url) == 0
    download_edition(f"{url}/2026-11", tmp_path / "copy")
    here = {path.relative_to(edition): path.read_bytes() for path in edition.rglob("*") if path.is_file()}
    there = {
        path.relative_to(tmp_path / "copy"): path.read_bytes()
        for path in (tmp_path / "copy").rglob("*")
        if path.is_file()
    }
    assert here == there
    with pytest.raises(StoreError, match="is there already"):
        download_edition(f"{url}/2026-11", tmp_path / "copy")


def test_whoever_sees_a_manifest_sees_its_files(url: str, edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, moves = store.move, []

    def watched(filesystem: Any, aside: str, path: str) -> None:
        seen = names(f"{url}/2026-11")
        moves.append(path.rsplit("/", 1)[-1])
        assert "manifest.json" not in seen
        plain(filesystem, aside, path)

    monkeypatch.setattr(store, "move", watched)
    upload_edition(edition, url)
    assert (moves[-1], len(moves)) == ("manifest.json", 8)
    (edition / "briefing.pdf").write_bytes(b"%PDF other")
    manifest = json.loads((edition / "data/manifest.json").read_text("utf-8"))
    manifest["files"]["briefing.pdf"] = hashlib.sha256(b"%PDF other").hexdigest()
    (edition / "data/manifest.json").write_text(json.dumps(manifest), "utf-8")
    moves.clear()
    assert upload_edition(edition, url) == 2
    assert moves == ["briefing.pdf", "manifest.json"]


def test_an_upload_that_breaks_leaves_no_manifest(
    url: str, edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, count = store.move, []

    def breaks(filesystem: Any, aside: str, path: str) -> None:
        count.append(path)
        if len(count) == 4:
            raise OSError("gone")
        plain(filesystem, aside, path)

    with monkeypatch.context() as patched:
        patched.setattr(store, "move", breaks)
        with pytest.raises(StoreError, match="gone"):
            upload_edition(edition, url)
    with pytest.raises(StoreError, match=r"There is no manifest\.json in the store: no whole edition stands there"):
        download_edition(f"{url}/2026-11", tmp_path / "copy")
    assert upload_edition(edition, url) == 5
    download_edition(f"{url}/2026-11", tmp_path / "copy")
    assert not any(path.name.startswith(".") for path in (tmp_path / "copy").rglob("*"))


def test_altered_editions_neither_go_up_nor_come_down(url: str, edition: Path, tmp_path: Path) -> None:
    upload_edition(edition, url)
    filesystem, path = fsspec.core.url_to_fs(url)
    with filesystem.open(f"{path}/2026-11/briefing.pdf", "wb") as stream:
        stream.write(b"%PDF altered")
    with pytest.raises(StoreError, match=r"briefing\.pdf at .* is not the file that its manifest names"):
        download_edition(f"{url}/2026-11", tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    (edition / "checks.json").write_bytes(b"[1]\n")
    with pytest.raises(StoreError, match=r"checks\.json of edition 2026-11 is missing or altered"):
        upload_edition(edition, url)


def test_a_manifest_that_names_files_elsewhere_is_refused(url: str, edition: Path, tmp_path: Path) -> None:
    for name in ("../x", "/etc/passwd"):
        (edition / "data/manifest.json").write_text(json.dumps({"files": {name: "0" * 64}}), "utf-8")
        with pytest.raises(StoreError, match="names a file outside its folder"):
            upload_edition(edition, url)
    (edition / "data/manifest.json").write_text("[]", "utf-8")
    with pytest.raises(StoreError, match="is no manifest"):
        upload_edition(edition, url)


def test_the_data_pack_is_zipped_the_same_every_time(tmp_path: Path, archive_url: str) -> None:
    to_send = make_edition(tmp_path / "output", archive_url)
    first, second = (ApprovedFiles(to_send).attachments(("data",))[0].content for _ in range(2))
    assert first == second
