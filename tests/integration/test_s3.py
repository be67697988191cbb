"""Sources from a bucket and editions into one, with a real S3 server on loopback."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import fsspec
import pytest

from tasks.contracts.errors import BriefingError
from tasks.contracts.source import SetAside, SourceFile
from tasks.distribution.store import download_edition, upload_edition
from tasks.ingestion.errors import NoSourcesError, UnreadableFolderError
from tasks.ingestion.listing import list_sources
from tests.servers.s3 import S3Server, s3_server

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
DAY, END = date(2026, 11, 22), date(2026, 11, 30)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    with s3_server(tmp_path_factory.mktemp("s3")) as running:
        before = {name: os.environ.get(name) for name in running.environment}
        os.environ.update(running.environment)
        fsspec.filesystem("s3").clear_instance_cache()
        try:
            yield running
        finally:
            fsspec.filesystem("s3").clear_instance_cache()
            for name, value in before.items():
                os.environ.pop(name) if value is None else os.environ.update({name: value})


@pytest.fixture(scope="module")
def bucket(server: S3Server) -> Any:
    filesystem = fsspec.filesystem("s3")
    for path in SEEDS.iterdir():
        filesystem.pipe_file(f"{server.bucket}/received/{path.name}", path.read_bytes())
    return filesystem


def listed(location: str) -> tuple[list[SourceFile], list[SetAside]]:
    return list_sources([location], first_seen=lambda sha256: DAY, as_of=DAY, month_end=END)


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_folder_in_a_bucket_gives_the_very_sources_of_the_folder_on_disk(server: S3Server, bucket: Any) -> None:
    on_disk = listed(str(SEEDS))
    assert len(on_disk[0]) == 5 and on_disk[0][0].received_basis == "sidecar"
    assert listed(f"s3://{server.bucket}/received/") == on_disk
    assert listed(f"s3://{server.bucket}/received") == on_disk


def test_what_is_no_source_in_a_bucket_is_set_aside_as_on_disk(server: S3Server, bucket: Any, tmp_path: Path) -> None:
    (tmp_path / "deeper").mkdir()
    for name, content in {
        "a.txt": b"one", "b.txt": b"one", ".hidden": b"x", "c.txt.part": b"x", "deeper/d.txt": b"x",
        "sources.yml": (
            b"sources:\n  - file: gone.txt\n    producer: P\n    received: 2026-11-02\n    licence: L\n    sha256: " + b"a" * 64
        ),
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(content)
        bucket.pipe_file(f"{server.bucket}/mixed/{name}", content)
    sources, aside = listed(f"s3://{server.bucket}/mixed/")
    assert (sources, aside) == listed(str(tmp_path))
    assert sorted((item.file, item.reason) for item in aside) == [
        ("b.txt", "duplicate"),
        ("deeper/", "folder_not_read"),
        ("gone.txt", "missing_file"),
    ]


def test_a_single_object_is_read_and_one_that_is_not_there_costs_the_others_nothing(
    server: S3Server, bucket: Any
) -> None:
    name = "002_2718705668993c9e.txt"
    sources, _ = listed(f"s3://{server.bucket}/received/{name}")
    assert [(source.file, source.content) for source in sources] == [(name, (SEEDS / name).read_bytes())]
    nothing, aside = listed(f"s3://{server.bucket}/received/none.txt")
    assert nothing == [] and [(item.file, item.reason) for item in aside] == [("none.txt", "unreachable")]


def test_a_folder_that_is_not_there_and_an_empty_one_are_said(server: S3Server, bucket: Any) -> None:
    with pytest.raises(UnreadableFolderError, match="there is no such file or folder"):
        listed(f"s3://{server.bucket}/nowhere/")
    bucket.pipe_file(f"{server.bucket}/empty/.keep", b"")
    with pytest.raises(NoSourcesError, match="no sources in s3://office/empty/"):
        listed(f"s3://{server.bucket}/empty/")


def test_wrong_keys_are_said_without_any_key(server: S3Server, bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong-" + "k" * 30)
    bucket.clear_instance_cache()
    try:
        with pytest.raises(BriefingError) as refused:
            listed(f"s3://{server.bucket}/received/")
    finally:
        bucket.clear_instance_cache()
    assert "s3://office/received/" in str(refused.value)
    assert "kkkk" not in str(refused.value) and server.environment["AWS_ACCESS_KEY_ID"] not in str(refused.value)


def an_edition(folder: Path) -> Path:
    """A folder with files and the manifest over them, as an edition has them."""
    (folder / "data").mkdir(parents=True)
    files = {"briefing.pdf": b"%PDF-1.7 " + bytes(range(256)) * 900, "data/metrics.jsonl": b'{"value": 72}\n'}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    manifest = {"edition": "2026-11", "files": {name: hashlib.sha256(c).hexdigest() for name, c in files.items()}}
    (folder / "data" / "manifest.json").write_text(json.dumps(manifest))
    return folder


def test_an_edition_goes_into_a_bucket_and_comes_back_the_same(server: S3Server, bucket: Any, tmp_path: Path) -> None:
    edition = an_edition(tmp_path / "2026-11")
    address = f"s3://{server.bucket}/briefings"
    assert upload_edition(edition, address) == 3
    assert upload_edition(edition, address) == 0  # it stands there already
    download_edition(f"{address}/2026-11", tmp_path / "back")
    assert digests(tmp_path / "back") == digests(edition)


@pytest.mark.slow
def test_an_edition_made_from_a_bucket_is_the_one_made_from_the_folder_byte_for_byte(
    server: S3Server, bucket: Any, tmp_path: Path
) -> None:
    """And the copy in the bucket is the edition."""
    for path in SEEDS.iterdir():
        bucket.pipe_file(f"{server.bucket}/seeds/{path.name}", path.read_bytes())
    environment = {
        **os.environ,
        **server.environment,
        "BRIEFING_ENGINES": "none",
        "PREFECT_HOME": str(tmp_path / "home"),
    }
    environment.pop("PREFECT_API_URL", None)
    address = f"s3://{server.bucket}/made"
    for name, source in {"disk": str(SEEDS), "bucket": f"s3://{server.bucket}/seeds/"}.items():
        done = subprocess.run(
            [
                sys.executable, "-m", "flows.monthly_briefing", "--month", "2026-11", "--output", str(tmp_path / name),
                "--as-of", "2026-11-22T08:00:00Z", "--source", source,
            ],
            cwd=ROOT, env={**environment, "BRIEFING_OUTPUT_URL": address if name == "bucket" else ""},
            capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
    disk, made = (digests(tmp_path / name / "2026-11") for name in ("disk", "bucket"))
    assert made == disk
    download_edition(f"{address}/2026-11", tmp_path / "back")
    assert digests(tmp_path / "back") == made
