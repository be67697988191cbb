import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tasks.archive.errors import ArchiveError, HeldElsewhereError
from tasks.archive.locks import FOLDER, advisory_key, hold, is_held

#: Holds a lock until it is killed; says so when it has it.
HOLDER = """
import sys, time
from tasks.archive.locks import hold
with hold(sys.argv[1], sys.argv[2]):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'office' / 'archive.sqlite'}"


def test_a_lock_is_held_for_its_block_and_leaves_no_file(url: str, tmp_path: Path) -> None:
    assert not is_held(url, "month-2026-11")
    with hold(url, "month-2026-11"):
        assert is_held(url, "month-2026-11")
        assert not is_held(url, "month-2026-12")
        with hold(url, "month-2026-12"):
            pass
        assert [path.name for path in (tmp_path / "office" / FOLDER).iterdir()] == ["archive.sqlite.month-2026-11.lock"]
    assert not is_held(url, "month-2026-11")
    assert list((tmp_path / "office" / FOLDER).iterdir()) == []


def test_a_system_without_shared_locks_looks_by_taking_the_lock(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.archive.locks.fcntl", None)
    assert not is_held(url, "schedule")
    with hold(url, "schedule"):
        assert is_held(url, "schedule")
    assert not is_held(url, "schedule")


def test_who_comes_second_is_told_what_is_held_and_what_to_do(url: str) -> None:
    with hold(url, "month-2026-11"):
        with pytest.raises(
            HeldElsewhereError, match=r"^The edition of 2026-11 is being made or sent by another run: wait"
        ):
            hold(url, "month-2026-11").__enter__()
        assert is_held(url, "month-2026-11")


def test_an_error_in_the_block_ends_the_lock_and_comes_out(url: str) -> None:
    with pytest.raises(ValueError, match="mine"), hold(url, "schedule"):
        raise ValueError("mine")
    assert not is_held(url, "schedule")


def test_of_eight_threads_one_gets_the_lock(url: str) -> None:
    won: list[int] = []
    refused: list[str] = []
    all_tried = threading.Barrier(8)

    def work(number: int) -> None:
        try:
            with hold(url, "schedule"):
                won.append(number)
                all_tried.wait(60)
        except HeldElsewhereError as error:
            refused.append(error.name)
            all_tried.wait(60)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(won), refused) == (1, ["schedule"] * 7)


def test_a_lock_ends_with_its_process_however_that_ends(url: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, url, "run-7"],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": "."},
    ) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == "held\n"
        assert is_held(url, "run-7")
        with pytest.raises(HeldElsewhereError, match="'run-7' is held"):
            hold(url, "run-7").__enter__()
        holder.send_signal(signal.SIGKILL)
    assert not is_held(url, "run-7")
    with hold(url, "run-7"):
        assert is_held(url, "run-7")


def hold_and_fork(url: str, gate: int, latch: int) -> None:
    """Takes the lock, forks a child that stays until the latch is closed, and is killed."""
    heard, said = os.pipe()
    with hold(url, "run-8"):
        if os.fork() == 0:
            os.write(said, b".")  # only now has it given up what it inherited
            os.close(latch)
            os.read(gate, 1)
            os._exit(0)
        assert is_held(url, "run-8")
        os.read(heard, 1)
        os.kill(os.getpid(), signal.SIGKILL)


def test_a_child_of_the_holder_does_not_keep_the_lock_alive(url: str) -> None:
    """As a pool of processes does that outlives a killed run: forked while the lock was held."""
    gate, latch = os.pipe()
    holder = multiprocessing.get_context("fork").Process(target=hold_and_fork, args=(url, gate, latch))
    holder.start()
    holder.join()
    try:
        assert holder.exitcode == -signal.SIGKILL
        assert not is_held(url, "run-8")
        with hold(url, "run-8"):
            assert is_held(url, "run-8")
    finally:
        os.close(latch)
        os.close(gate)


def test_names_that_are_no_file_names_stay_apart(url: str, tmp_path: Path) -> None:
    with hold(url, "run-../../x"), hold(url, "run-..\\..\\x"), hold(url, "run-" + "ж" * 300):
        names = sorted(path.name for path in (tmp_path / "office" / FOLDER).iterdir())
        assert len(names) == 3 and all(len(name) < 140 and name.isascii() for name in names)
        assert is_held(url, "run-../../x") and not is_held(url, "run-.././x")


def test_an_archive_in_memory_has_locks_as_well() -> None:
    with hold("sqlite://", "schedule"):
        assert is_held("sqlite://", "schedule")
        with pytest.raises(HeldElsewhereError, match="due months are being made by another run"):
            hold("sqlite://", "schedule").__enter__()
    assert not is_held("sqlite://", "schedule")


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("in the way")
    with pytest.raises(ArchiveError, match=r"lock file .* cannot be used .*: give write permission"):
        hold(f"sqlite:///{tmp_path / 'archive.sqlite'}", "schedule").__enter__()


def test_an_address_that_is_none_says_what_one_looks_like() -> None:
    with pytest.raises(ArchiveError, match="give one such as sqlite"):
        is_held("nonsense", "schedule")


def test_advisory_numbers_are_stable_and_fit_64_bits() -> None:
    assert advisory_key("schedule") == advisory_key("schedule") != advisory_key("month-2026-11")
    assert all(-(2**63) <= advisory_key(f"run-{number}") < 2**63 for number in range(100))
