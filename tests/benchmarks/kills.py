"""SIGKILL of ``monthly-briefing`` at every boundary and at random moments, and what is there afterwards.

    python -m tests.benchmarks.kills                 # all boundaries and 20 random moments: some ten minutes
    python -m tests.benchmarks.kills --random 3

Leave the program alone meanwhile: a changed program rightly makes a new version. After each kill nothing half-written may be
visible under the output folder; and the next run must end with the bytes of a run that nobody disturbed, leaving nothing hidden
behind. Boundaries are seen from outside (the lines a run prints, what appears in
the folder and in the archive); the program knows nothing of being tested.
"""

import argparse
import hashlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MONTH, MOMENT = "2026-11", "2026-11-22T08:00:00Z"
LIMIT_S = 600


@dataclass(frozen=True)
class Office:
    """Where runs write, and the environment they run in (with the address of a running Prefect server)."""

    output: Path
    environment: dict[str, str]

    def command(self) -> list[str]:
        """The command of a run whose bytes can be compared."""
        return [
            sys.executable, "-m", "flows.monthly_briefing", "--month", MONTH, "--as-of", MOMENT, "--output", str(self.output),
        ]  # fmt: skip


Boundary = Callable[[Path, list[str]], bool]


def told(words: str) -> Boundary:
    """The moment at which a run has printed a line with these words."""
    return lambda output, lines: any(words in line for line in list(lines))


def after(seconds: float) -> Boundary:
    """A moment after the start."""
    end = time.monotonic() + seconds
    return lambda output, lines: time.monotonic() >= end


def is_hidden_there(output: Path, lines: list[str]) -> bool:
    """The edition is being written aside."""
    return any(output.glob(f".{MONTH}.partial-*"))


def is_recorded(output: Path, lines: list[str]) -> bool:
    """The edition stands in the archive."""
    try:
        with closing(sqlite3.connect(f"file:{output / 'archive.sqlite'}?mode=ro", uri=True, timeout=0.2)) as archive:
            return bool(archive.execute("SELECT count(*) FROM editions").fetchone()[0])
    except sqlite3.Error:
        return False


def is_visible(output: Path, lines: list[str]) -> bool:
    """The edition's folder is there."""
    return (output / MONTH).exists()


def is_listed(output: Path, lines: list[str]) -> bool:
    """The index of all editions is there."""
    return (output / "index.html").exists()


BOUNDARIES: dict[str, Boundary] = {
    "collecting begins": told("Collecting the sources"),
    "reading begins": told("Reading 5 documents"),
    "gathering begins (facts kept)": told("Gathering"),
    "layout begins": told("Laying out"),
    "files are being written aside": is_hidden_there,
    "edition is recorded": is_recorded,
    "edition is visible": is_visible,
    "index is there": is_listed,
    "done is said": told("Done:"),
}


def run(office: Office) -> None:
    """A run that nobody disturbs.

    Raises:
        AssertionError: it failed.
    """
    done = subprocess.run(
        office.command(), cwd=ROOT, env=office.environment, capture_output=True, text=True, timeout=LIMIT_S, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def run_and_kill(office: Office, moment: Boundary) -> bool:
    """A run killed at ``moment``; False where it had ended before."""
    lines: list[str] = []
    process = subprocess.Popen(
        office.command(), cwd=ROOT, env=office.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    reader = threading.Thread(target=lambda: lines.extend(iter(process.stderr.readline, "")), daemon=True)
    reader.start()
    deadline = time.monotonic() + LIMIT_S
    while process.poll() is None and not moment(office.output, lines):
        assert time.monotonic() < deadline, lines
        time.sleep(0.002)
    was_running = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    reader.join(5)
    return was_running


def visible_faults(output: Path) -> list[str]:
    """What is wrong with what can be seen in ``output``; empty after every kill."""
    faults = []
    for path in sorted(output.iterdir()) if output.exists() else []:
        if path.name.startswith(".") or path.name.startswith("archive.sqlite"):
            continue
        if path.is_dir():
            faults += edition_faults(path)
        elif path.name == "index.html":
            if not path.read_text("utf-8").rstrip().endswith("</html>"):
                faults.append("index.html is cut off")
        elif path.suffix not in (".lock", ".log"):
            faults.append(f"{path.name} is visible")
    return faults


def edition_faults(folder: Path) -> list[str]:
    """Files of an edition that are missing, altered or more than its manifest names."""
    try:
        files = json.loads((folder / "data" / "manifest.json").read_bytes())["files"]
    except (OSError, ValueError, KeyError) as error:
        return [f"{folder.name} has no manifest ({type(error).__name__})"]
    found = digests(folder)
    found.pop("data/manifest.json")
    return [f"{folder.name}/{name}" for name in {*files, *found} if files.get(name) != found.get(name)]


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every file, by its path in the folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def leftovers(output: Path) -> list[str]:
    """Hidden names that a killed run may have left."""
    return sorted(path.name for path in output.iterdir() if ".partial-" in path.name or ".former-" in path.name)


def faults_after(office: Office, moment: Boundary, undisturbed: dict[str, str]) -> list[str]:
    """Everything wrong after a kill at ``moment`` and after the run that follows; empty when all is well."""
    run_and_kill(office, moment)
    faults = visible_faults(office.output)
    run(office)
    faults += visible_faults(office.output)
    faults += [f"left behind: {name}" for name in leftovers(office.output)]
    faults += [f"edition {path.name} nobody asked for" for path in office.output.glob(f"{MONTH}-*")]
    made = digests(office.output / MONTH)
    faults += [f"other bytes: {name}" for name in {*made, *undisturbed} if made.get(name) != undisturbed.get(name)]
    return faults


def altered(output: Path) -> None:
    """Damage the edition, so that the next run puts a new folder in place of it."""
    (output / MONTH / "briefing.html").write_bytes(b"altered")


def main() -> int:
    """Measure, print, and return 1 where anything was wrong."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--random", type=int, default=20)
    options.add_argument("--seed", type=int, default=6)
    options.add_argument("--only", default="", help="only moments whose name has these words")
    chosen = options.parse_args()
    from flows.temporary_server import ensure_server

    ensure_server()()  # one for all runs, unless the environment names one; it ends with this process
    environment = {**os.environ, "BRIEFING_ENGINES": "none", "BRIEFING_BATCH_DOCUMENTS": "2"}
    chance = random.Random(chosen.seed)
    wrong = 0
    with tempfile.TemporaryDirectory() as place:
        reference = Office(Path(place) / "undisturbed", environment)
        begun = time.monotonic()
        run(reference)
        took = time.monotonic() - begun
        undisturbed = digests(reference.output / MONTH)
        print(f"undisturbed run: {took:.1f} s, {len(undisturbed)} files")
        moments: list[tuple[str, Boundary | float]] = list(BOUNDARIES.items())
        moments += [
            (f"random: {seconds:.2f} s", seconds) for seconds in (chance.uniform(0, took) for _ in range(chosen.random))
        ]
        for number, (name, moment) in enumerate(moments):
            if chosen.only not in name:
                continue
            office = Office(Path(place) / str(number), environment)
            made_before = isinstance(moment, float) and number % 2 == 0
            if made_before:  # the edition stands and is damaged: the killed run was about to replace it
                subprocess.run(["cp", "-a", str(reference.output), str(office.output)], check=True)
                altered(office.output)
                faults = [
                    fault
                    for fault in faults_after(office, after(moment), undisturbed)
                    if fault != f"{MONTH}/briefing.html"  # the damage itself, until it is mended
                ]
            else:
                faults = faults_after(office, after(moment) if isinstance(moment, float) else moment, undisturbed)
            wrong += bool(faults)
            print(f"{name}{' (replacing)' if made_before else ''}: {'; '.join(faults) or 'nothing wrong'}", flush=True)
    print(f"{sum(chosen.only in name for name, _ in moments)} kills, {wrong} with faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
