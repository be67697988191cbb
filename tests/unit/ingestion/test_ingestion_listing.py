"""Folders, files and addresses to sources."""

import hashlib
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tasks.contracts.source import SetAside, SourceFile
from tasks.ingestion import addresses, listing
from tasks.ingestion.errors import (
    SET_ASIDE_REASONS,
    IngestionError,
    NoSourcesError,
    SidecarError,
    SourceChecksumError,
    UnreadableDocumentError,
    UnreadableFolderError,
)
from tasks.ingestion.listing import list_sources

SEEN = date(2026, 11, 3)
AS_OF = date(2026, 11, 22)
MONTH_END = date(2026, 11, 30)


def listed(*locations: Path | str) -> tuple[list[SourceFile], list[SetAside]]:
    return list_sources([str(location) for location in locations], lambda sha256: SEEN, AS_OF, MONTH_END)


def entry(file: str, content: bytes, received: str = "2026-11-22", **more: str) -> str:
    fields = {
        "file": file, "producer": "UNIDO", "title": "A report", "received": received, "url": "null", "licence": '"as received"',
        "sha256": hashlib.sha256(content).hexdigest(), **more,
    }  # fmt: skip
    lines = [f"{key}: {value}" for key, value in fields.items()]
    return "  - " + "\n    ".join(lines) + "\n"


def test_files_of_a_folder_come_by_name_and_leftovers_are_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "a.txt~", "c.swp", "Thumbs.db"):
        (tmp_path / name).write_text(f"text of {name}")
    sources, aside = listed(tmp_path)
    assert [source.file for source in sources] == ["a.txt", "b.txt"]
    assert aside == []
    assert sources[0].received_at == SEEN
    assert sources[0].received_basis == "first sight"


def test_the_sidecar_dates_and_describes_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"words")
    (tmp_path / "sources.yml").write_text("sources:\n" + entry("a.txt", b"words", received="2026-10-01"))
    (source,), aside = listed(tmp_path)
    assert aside == []
    assert (source.received_at, source.received_basis) == (date(2026, 10, 1), "sidecar")
    assert source.record is not None and source.record.producer == "UNIDO" and source.record.url is None
    (single,), _ = listed(tmp_path / "a.txt")
    assert single.record == source.record


def test_bytes_that_are_not_those_of_the_sidecar_stop_the_run_with_both_prefixes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"changed")
    (tmp_path / "sources.yml").write_text("sources:\n" + entry("a.txt", b"words"))
    with pytest.raises(SourceChecksumError) as caught:
        listed(tmp_path)
    message = str(caught.value)
    assert "a.txt" in message and "\n" not in message
    assert hashlib.sha256(b"words").hexdigest()[:12] in message
    assert hashlib.sha256(b"changed").hexdigest()[:12] in message


def test_an_entry_without_its_file_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"words")
    (tmp_path / "sources.yml").write_text("sources:\n" + entry("gone.txt", b"x"))
    sources, aside = listed(tmp_path)
    assert [source.file for source in sources] == ["a.txt"]
    assert [(one.file, one.reason) for one in aside] == [("gone.txt", "missing_file")]


@pytest.mark.parametrize(
    "content",
    [
        "sources: [", "- a\n- b", "sources: 3", "sources:\n  - just words", "sources:\n  - file: a.txt", "\t- :", "\x00\x01",
        "sources:\n" + entry("a.txt", b"x", received="soon"),
        "sources:\n" + entry("a.txt", b"x", sha256="12ab"),
        "sources:\n" + entry("a.txt", b"x", colour="red"),
        "sources:\n" + entry("a.txt", b"x") + entry("a.txt", b"x"),
    ],
)  # fmt: skip
def test_a_sidecar_not_in_the_form_we_read_is_one_clear_line(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "sources.yml").write_text(content)
    with pytest.raises(SidecarError) as caught:
        listed(tmp_path)
    assert "sources.yml" in str(caught.value) and "\n" not in str(caught.value)


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoSourcesError, match="--source"):
        listed(tmp_path)


def test_a_place_that_does_not_exist_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFolderError, match="no such file or folder"):
        listed(tmp_path / "nowhere")


def test_a_folder_without_read_permission_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_bytes(b"x")
    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(UnreadableFolderError, match="permission denied") as caught:
        listed(tmp_path)
    assert isinstance(caught.value, IngestionError) and "\n" not in str(caught.value)


def failing_open(name: str, error: OSError) -> Callable[..., object]:
    real = Path.open

    def opened(self: Path, *arguments: object, **named: object) -> object:
        if self.name == name:
            raise error
        return real(self, *arguments, **named)  # type: ignore[arg-type,call-overload]

    return opened


@pytest.mark.parametrize(
    "error", [PermissionError(13, "Permission denied"), FileNotFoundError(2, "No such file or directory")]
)
def test_a_file_that_cannot_be_opened_or_vanished_is_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "b.txt").write_bytes(b"y")
    monkeypatch.setattr(Path, "open", failing_open("a.txt", error))
    sources, aside = listed(tmp_path)
    assert [source.file for source in sources] == ["b.txt"]
    assert [(one.file, one.reason) for one in aside] == [("a.txt", "unreadable")]


def test_200_megabytes_of_zeros_are_set_aside_without_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "zeros.txt"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 200_000_000)
    read: list[int] = []
    real = Path.open

    def watched(self: Path, *arguments: object, **named: object) -> object:
        stream = real(self, *arguments, **named)  # type: ignore[arg-type,call-overload]
        if self.name != "zeros.txt":
            return stream

        class Watched:
            def __enter__(self) -> "Watched":
                return self

            def __exit__(self, *details: object) -> None:
                stream.close()

            def read(self, size: int = -1) -> bytes:
                content: bytes = stream.read(size)
                read.append(len(content))
                return content

        return Watched()

    monkeypatch.setattr(Path, "open", watched)
    sources, aside = listed(tmp_path)
    assert sources == []
    assert [(one.file, one.reason) for one in aside] == [("zeros.txt", "too_large")]
    assert sum(read) == 0


def test_a_file_that_grows_while_it_is_read_is_not_held_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 101)
    monkeypatch.setattr(listing, "MAX_SOURCE_BYTES", 100)
    _, aside = listed(tmp_path)
    assert aside[0].reason == "too_large"


def test_of_two_files_with_the_same_bytes_the_first_is_used(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"same")
    (tmp_path / "a.txt").write_bytes(b"same")
    sources, aside = listed(tmp_path)
    assert [source.file for source in sources] == ["a.txt"]
    assert [(one.file, one.reason) for one in aside] == [("b.txt", "duplicate")]
    assert "a.txt" in aside[0].detail


def test_a_sidecar_date_after_the_month_belongs_to_a_later_edition(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"words")
    (tmp_path / "b.txt").write_bytes(b"others")
    (tmp_path / "sources.yml").write_text("sources:\n" + entry("a.txt", b"words", received="2026-12-01"))
    sources, aside = listed(tmp_path)
    assert [source.file for source in sources] == ["b.txt"]
    assert [(one.file, one.reason) for one in aside] == [("a.txt", "not_yet_received")]


def test_first_sight_never_sets_a_source_aside_and_is_never_after_the_as_of_day(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"words")
    (source,), aside = list_sources([str(tmp_path)], lambda sha256: date(2027, 1, 1), AS_OF, MONTH_END)
    assert aside == [] and source.received_at == AS_OF


def test_a_sub_folder_is_listed_as_not_read_and_so_is_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"words")
    (tmp_path / "older").mkdir()
    os.mkfifo(tmp_path / "pipe")
    _, aside = listed(tmp_path)
    assert [(one.file, one.reason) for one in aside] == [("older/", "folder_not_read"), ("pipe", "not_a_file")]


def test_a_broken_link_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"words")
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    _, aside = listed(tmp_path)
    assert [(one.file, one.reason) for one in aside] == [("link.txt", "unreadable")]


def test_the_same_name_from_two_folders_stays_told_apart(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder)
    sources, _ = listed(tmp_path / "one", tmp_path / "two")
    assert [source.file for source in sources] == ["a.txt", "a.txt (2)"]


def test_an_address_is_fetched_and_named_by_its_last_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "fetch", lambda address, file, max_bytes: b"words")
    (source,), _ = listed("https://www.unido.org/news/report.txt?x=1")
    assert source.file == "report.txt"


def test_an_address_without_an_answer_is_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    import httpx

    def fail(*arguments: object, **named: object) -> None:
        assert isinstance(named["timeout"], (int, float)) and named["timeout"] <= 20
        raise httpx.ConnectTimeout("slow")

    monkeypatch.setattr(httpx, "stream", fail)
    sources, aside = listed("https://www.unido.org/report.txt")
    assert sources == []
    assert [(one.file, one.reason) for one in aside] == [("report.txt", "unreachable")]


def test_an_address_of_another_kind_goes_through_fsspec() -> None:
    import fsspec

    with fsspec.open("memory://box/a.txt", "wb") as file:
        file.write(b"words")
    assert addresses.fetch("memory://box/a.txt", "a.txt", 100) == b"words"
    with pytest.raises(UnreadableDocumentError) as caught:
        addresses.fetch("memory://box/a.txt", "a.txt", 3)
    assert caught.value.reason == "too_large"
    for address in ("memory://box/nowhere.txt", "nosuchscheme://a/b"):
        with pytest.raises(UnreadableDocumentError) as caught:
            addresses.fetch(address, "b.txt", 100)
        assert caught.value.reason == "unreachable"


def test_every_reason_given_is_in_the_closed_set(tmp_path: Path) -> None:
    assert {"duplicate", "empty", "missing_file", "not_text", "too_large", "unreadable", "unsupported_format"} <= set(
        SET_ASIDE_REASONS
    )
    assert all(meaning and meaning[0].islower() for meaning in SET_ASIDE_REASONS.values())
