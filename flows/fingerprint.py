"""Which program made an edition: hashes over our own files, so that a changed rule is noticed like a changed source."""

import hashlib
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from flows.settings import PROJECT_FOLDER

# Whatever can change what is read from one document, and whatever can change the page as well.
FACT_FOLDERS = ("contracts", "vocabularies", "grammar", "ingestion", "extraction", "translation")
PRINTED_SOFTWARE = ("prefect", "pandas", "weasyprint", "jinja2", "pydantic", "fonttools", "pint")
DATA_SUFFIXES = frozenset(
    {".py", ".csv", ".tmx", ".txt", ".yml", ".yaml", ".json", ".css", ".j2", ".html", ".svg", ".js", ".po"}
)


def facts_fingerprint(extra: Iterable[Path] = (), said: Iterable[str] = ()) -> str:
    """SHA-256 over all that decides what is read from one document.

    Args:
        extra: Files of the office's own that matter as well (translation memories).
        said: What else matters, in words (the engines asked, the reviews made).
    """
    files = [
        path
        for folder in FACT_FOLDERS
        for path in (PROJECT_FOLDER / "tasks" / folder).rglob("*")
        if path.suffix != ".po"  # the pages' own words change no fact
    ]
    return _digest([*files, *extra], said)


def program_fingerprint(extra: Iterable[Path] = (), said: Iterable[str] = ()) -> str:
    """SHA-256 over all that decides an edition's bytes besides its sources and parameters."""
    tasks = PROJECT_FOLDER / "tasks"
    # How an edition is sent changes no byte of it.
    made_by = [path for path in tasks.rglob("*") if not path.is_relative_to(tasks / "distribution")]
    files = [*made_by, *(PROJECT_FOLDER / "report_templates").rglob("*")]
    versions = "".join(f"{name}={version};" for name, version in software().items())
    return hashlib.sha256((_digest([*files, *extra], said) + versions).encode()).hexdigest()


def software() -> dict[str, str]:
    """Names and versions of what made the edition, for its imprint."""
    return {
        "Python": f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}",
        **{name: metadata.version(name) for name in PRINTED_SOFTWARE},
    }


def _digest(files: Iterable[Path], said: Iterable[str] = ()) -> str:
    total = hashlib.sha256()
    for words in said:
        total.update(words.encode("utf-8", "replace") + b"\0")
    for path in sorted(set(files)):
        if path.suffix in DATA_SUFFIXES and path.is_file():
            total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
