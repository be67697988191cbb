"""Files put into place: all or nothing, also when the process that writes is killed at any moment."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tasks.rendering import placing
from tasks.rendering.placing import clear_leftovers, place_file, place_folder

ROOT = Path(__file__).resolve().parents[3]
OLD = {"a.txt": b"old", "data/b.txt": b"old"}
NEW = {"a.txt": b"new", "data/c.txt": b"new", "data/deep/d.txt": b"new"}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_takes_the_place_of_another_with_nothing_of_it_left(tmp_path: Path) -> None:
    place_folder(OLD, tmp_path / "2026-11")
    place_folder(NEW, tmp_path / "2026-11")
    assert contents(tmp_path / "2026-11") == NEW
    assert names(tmp_path) == ["2026-11"]


def test_two_renames_do_where_the_system_cannot_exchange_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "_exchange", lambda one, other: False)
    place_folder(OLD, tmp_path / "2026-11")
    place_folder(NEW, tmp_path / "2026-11")
    assert contents(tmp_path / "2026-11") == NEW
    assert names(tmp_path) == ["2026-11"]


def test_this_system_exchanges_names_in_one_step(tmp_path: Path) -> None:
    place_folder(OLD, tmp_path / "one")
    place_folder(NEW, tmp_path / "other")
    assert placing._exchange(tmp_path / "one", tmp_path / "other") is sys.platform.startswith("linux")
    assert contents(tmp_path / "one") == NEW


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    place_folder(OLD, tmp_path / "2026-11")
    with pytest.raises(OSError):
        place_folder({**NEW, "a.txt/x": b"a folder where a file is"}, tmp_path / "2026-11")
    assert contents(tmp_path / "2026-11") == OLD
    assert names(tmp_path) == ["2026-11"]


def a_dead_process() -> tuple[int, int]:
    """Number and start of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    started = placing._started(process.pid)
    process.communicate(b"\n")
    return process.pid, started


def test_leftovers_of_dead_processes_are_cleared_and_those_of_living_ones_stay(tmp_path: Path) -> None:
    pid, started = a_dead_process()
    host = placing._host()
    dead = tmp_path / f".2026-11.partial-{host}-{pid}-{started}"
    reused = tmp_path / f".2026-12.partial-{host}-{os.getpid()}-7"
    living = tmp_path / f".2026-10.partial-{host}-{os.getpid()}-{placing._started(os.getpid())}"
    elsewhere = tmp_path / f".2026-09.partial-00000000-{pid}-{started}"
    long_ago = tmp_path / f".2026-08.partial-00000000-{pid}-{started}"
    for folder in (dead, reused, living, elsewhere, long_ago):
        (folder / "data").mkdir(parents=True)
    os.utime(long_ago, (time.time() - 100_000,) * 2)
    (tmp_path / f".index.html.partial-{host}-{pid}-{started}").write_text("half")
    (tmp_path / ".memory").mkdir()
    (tmp_path / "2026-07").mkdir()
    clear_leftovers(tmp_path)
    assert names(tmp_path) == sorted([living.name, elsewhere.name, ".memory", "2026-07"])


def test_an_edition_that_had_stepped_aside_when_its_run_was_killed_comes_back(tmp_path: Path) -> None:
    pid, started = a_dead_process()
    place_folder(OLD, tmp_path / "2026-11")
    (tmp_path / "2026-11").rename(tmp_path / f".2026-11.former-{placing._host()}-{pid}-{started}")
    clear_leftovers(tmp_path)
    assert contents(tmp_path / "2026-11") == OLD


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    place_file(tmp_path / "index.html", b"one")
    place_file(tmp_path / "index.html", b"two")
    assert contents(tmp_path) == {"index.html": b"two"}


WRITER = """
import sys
from pathlib import Path
from tasks.rendering.placing import place_file, place_folder
output, turn = Path(sys.argv[1]), 0
while True:
    turn += 1
    files = {f"data/{number}.txt": b"%d" % turn * 5000 for number in range(12)}
    place_folder(files, output / "2026-11")
    place_file(output / "index.html", b"%d" % turn * 5000)
"""


def test_a_writer_killed_at_any_moment_never_leaves_half_an_edition(tmp_path: Path) -> None:
    chance = random.Random(6)
    for _ in range(4):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], cwd=ROOT)
        try:
            while not (tmp_path / "index.html").exists() and writer.poll() is None:
                time.sleep(0.01)
            end = time.monotonic() + chance.uniform(0.05, 0.3)
            while time.monotonic() < end:
                assert (tmp_path / "2026-11").is_dir()
        finally:
            writer.send_signal(signal.SIGKILL)
            writer.wait()
        found = contents(tmp_path / "2026-11")
        assert len(found) == 12 and len(set(found.values())) == 1
        assert len((tmp_path / "index.html").read_bytes()) % 5000 == 0
    clear_leftovers(tmp_path)
    assert names(tmp_path) == ["2026-11", "index.html"]
