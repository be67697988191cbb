"""What the machine must have: Python and its packages, native libraries, fonts, room, a clock, folders with the right rights."""

import ctypes
import importlib.metadata
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.office_finding import Finding, ok, problem, warning
from flows.schedule import Schedule, UnknownZoneError
from flows.settings import PROJECT_FOLDER, BriefingSettings

#: What WeasyPrint opens by these names; the same list as the Makefile's (a test compares them).
LINUX_LIBRARIES = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libpangoft2-1.0.so.0",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
    "libfontconfig.so.1",
)
LOCK = PROJECT_FOLDER / "requirements.lock"
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?:\s*;\s*(?P<marker>[^\\]+?))?\s*\\?$")
#: Room for the editions of a year, when none has been made to go by.
_LEAST_ROOM = 500_000_000
_EDITIONS_AHEAD = 12


def check_python(_settings: BriefingSettings) -> Iterator[Finding]:
    """Python and the packages of the lock."""
    from packaging.markers import Marker
    from packaging.version import Version

    found = ".".join(map(str, sys.version_info[:3]))
    missing, other = [], []
    wanted = 0
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        pin = _PIN.match(line)
        if pin is None or (pin["marker"] and not Marker(pin["marker"]).evaluate()):
            continue
        wanted += 1
        try:
            version = importlib.metadata.version(pin["name"])
        except importlib.metadata.PackageNotFoundError:
            missing.append(pin["name"])
            continue
        if Version(version) != Version(pin["version"]):  # 4.004 is 4.4
            other.append(f"{pin['name']} {version} in place of {pin['version']}")
    if missing:
        yield problem(f"packages are missing: {_some(missing)}", "make setup")
    if other:
        yield warning(f"packages differ from requirements.lock: {_some(other)}", "make setup")
    if not missing and not other:
        yield ok(f"Python {found}, {wanted} packages as in requirements.lock")


def check_libraries(_settings: BriefingSettings) -> Iterator[Finding]:
    """The native libraries that lay out pages."""
    if sys.platform != "linux":
        yield ok(f"native libraries are not checked on {sys.platform}: make setup does")
        return
    missing = []
    for name in LINUX_LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    if missing:
        yield problem(
            f"native libraries are missing: {', '.join(missing)}", "make native, which names or installs the packages"
        )
    else:
        yield ok(f"{len(LINUX_LIBRARIES)} native libraries for laying out pages")


def check_fonts(_settings: BriefingSettings) -> Iterator[Finding]:
    """The project's own faces."""
    from tasks.rendering.fonts import CUTS, FOLDER

    missing = [cut.file for cut in CUTS if not (FOLDER / cut.file).is_file() or not (FOLDER / cut.file).stat().st_size]
    if missing:
        yield problem(
            f"fonts are missing: {_some(missing)}", "make setup, or .venv/bin/python -m tasks.rendering.fonts"
        )
    else:
        yield ok(f"{len(CUTS)} fonts")


def check_room(settings: BriefingSettings) -> Iterator[Finding]:
    """Room for the editions of a year, by the largest so far."""
    folder = _nearest(settings.output)
    free = shutil.disk_usage(folder).free
    largest = max((_size(edition) for edition in settings.output.glob("[0-9]*") if edition.is_dir()), default=0)
    needed = max(_LEAST_ROOM, largest * _EDITIONS_AHEAD)
    said = f"{_bytes(free)} free at {settings.output} ({_bytes(needed)} wanted for a year of editions)"
    if free < max(needed // 10, largest * 2):
        yield problem(
            said,
            "make room, or set BRIEFING_OUTPUT to a larger disk: bin/briefing retention --dry-run says what could go",
        )
    elif free < needed:
        yield warning(said, "make room before long; bin/briefing retention --dry-run says what could go")
    else:
        yield ok(said)


def check_clock(settings: BriefingSettings) -> Iterator[Finding]:
    """The schedule's zone, and a clock that has not gone back."""
    try:
        schedule = Schedule.of(settings)
    except UnknownZoneError as error:
        yield problem(str(error), "set BRIEFING_SCHEDULE_ZONE")
        return
    now = datetime.now(UTC)
    # The lock file was written by a commit, editions by this machine: neither can be of the future.
    known = [path for path in (LOCK, *settings.output.glob("[0-9]*/briefing.pdf")) if path.is_file()]
    newest = max((datetime.fromtimestamp(path.stat().st_mtime, UTC) for path in known), default=now)
    if now < newest - timedelta(minutes=5):
        yield problem(
            f"the clock says {now:%Y-%m-%d %H:%M} UTC, but a file here is of {newest:%Y-%m-%d %H:%M} UTC",
            "set the clock, and have it kept by NTP (timedatectl set-ntp true)",
        )
        return
    then = schedule.next_run(now).astimezone(schedule.time_zone)
    yield ok(
        f"time zone {schedule.zone}, now {now.astimezone(schedule.time_zone):%Y-%m-%d %H:%M}, next run {then:%Y-%m-%d %H:%M}"
    )


def check_rights(settings: BriefingSettings) -> Iterator[Finding]:
    """Folders that must be written, and files that only their owner may read."""
    home = Path(os.environ["PREFECT_HOME"])
    for name, folder in (("the output folder", settings.output), ("Prefect's home", home)):
        nearest = _nearest(folder)
        if os.access(nearest, os.W_OK | os.X_OK):
            yield ok(f"{name} {folder} can be written")
        else:
            yield problem(
                f"{name} {folder} cannot be written by this user",
                f"let this user write to {nearest}",
            )
    env_file = os.environ.get("BRIEFING_ENV_FILE")
    private = {
        "the settings file with secrets": Path(env_file) if env_file else None,
        "Prefect's database, which holds Secret blocks and their key,": home / "prefect.db",
        "the recipients file": settings.recipients,
        "the archive, which holds recipients' addresses,": settings.output / "archive.sqlite",
    }
    for name, file in private.items():
        if file is None or not file.is_file():
            continue
        mode = stat.S_IMODE(file.stat().st_mode)
        if not mode & (stat.S_IRWXO) or _is_closed(file.parent):
            continue
        todo = f"chmod o= {file}" if file.parent != home else f"chmod 700 {home}"
        level = problem if file == private["the settings file with secrets"] else warning
        yield level(f"{name} {file} can be read by every user of this machine (mode {mode:04o})", todo)


def _is_closed(folder: Path) -> bool:
    """Whether others cannot enter a folder, so that the rights of its files do not matter."""
    return any(not stat.S_IMODE(part.stat().st_mode) & stat.S_IXOTH for part in (folder, *folder.parents))


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next(path for path in (folder, *folder.absolute().parents) if path.is_dir())


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _bytes(number: float) -> str:
    """A size for a person.

    >>> _bytes(1_500_000_000)
    '1.5 GB'
    """
    return f"{number / 1e9:.1f} GB" if number >= 1e9 else f"{number / 1e6:.0f} MB"


def _some(names: list[str]) -> str:
    """The first few names, and how many more."""
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
