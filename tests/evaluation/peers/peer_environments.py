"""The peers, and for each a throw-away environment under ``.peers/`` with the packages of its lock file.

An environment is made once and again only when its lock file changes. One that cannot be made (no network, no wheel for
this machine) is an :class:`EnvironmentMissing` whose words go into the peer's row.
"""

import hashlib
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ENVIRONMENTS = FOLDER.parents[2] / ".peers"
MOST_SECONDS = 900
_ADDRESS = re.compile(r"\S*(?:://|host=|Host:)\S*")


class EnvironmentMissing(RuntimeError):
    """A peer's environment cannot be made; the message says why in a few words, without addresses."""


@dataclass(frozen=True, slots=True)
class Peer:
    """One row of the comparison: its name, its adapter and options, the environment it runs in, what it can read."""

    name: str
    key: str
    adapter: str
    languages: tuple[str, ...]
    options: tuple[str, ...] = ()
    spans_only: bool = False


#: ``key`` names the lock file, the environment and the peer's rows in ``unit_names.csv``.
PEERS = (
    Peer("CQE 2.0.3", "cqe", "adapter_cqe.py", ("en",)),
    Peer("quantulum3 0.10.0", "quantulum3", "adapter_quantulum3.py", ("en",)),
    Peer("Recognizers-Text 1.0.2a2", "recognizers", "adapter_recognizers.py", ("en", "zh")),
    Peer("Recognizers-Text, dates taken out by its date-time model", "recognizers", "adapter_recognizers.py",
         ("en", "zh"), ("--dates",)),
    Peer("spaCy en_core_web_sm 3.8 entities", "cqe", "adapter_spacy.py", ("en",), spans_only=True),
    Peer("chinese2digits 6.0.2", "chinese", "adapter_chinese2digits.py", ("zh",)),
    Peer("jieba 0.42.1 + cn2an 0.5.24", "chinese", "adapter_jieba.py", ("zh",)),
)  # fmt: skip


def in_words(output: str) -> str:
    """The last telling line of a tool's output, shortened and without addresses.

    >>> in_words("Looking\\nERROR: No matching distribution found for x==1 at https://packages.example/all\\n\\n")
    'No matching distribution found for x==1 at'
    """
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.upper().startswith("ERROR")] or lines[-1:] or ["no output"]
    words = re.sub(r"\AERROR:\s*", "", errors[-1], flags=re.IGNORECASE)
    return " ".join(_ADDRESS.sub("", words).split())[:160]


def ensure_environment(key: str) -> Path:
    """The interpreter of the environment ``key``, made first where it is missing or out of date."""
    lock = FOLDER / f"requirements-{key}.lock"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    home = ENVIRONMENTS / key
    stamp = home / "installed-lock.sha256"
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if stamp.exists() and stamp.read_text(encoding="ascii") == digest and python.exists():
        return python
    print(f"Making the environment of {key} in {home.relative_to(ENVIRONMENTS.parent)} (once)", flush=True)
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "2", "--no-deps",
               "--require-hashes", "-r", lock]  # fmt: skip
    for command in ([sys.executable, "-m", "venv", "--clear", home], install):
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=MOST_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise EnvironmentMissing(f"not installed: {in_words(str(error))}") from error
        if done.returncode != 0:
            raise EnvironmentMissing(f"not installed: {in_words(done.stderr or done.stdout)}")
    stamp.write_text(digest, encoding="ascii")
    return python


def installed_megabytes(key: str) -> int:
    """How much room the environment ``key`` takes."""
    files = (path for path in (ENVIRONMENTS / key).rglob("*") if path.is_file() and not path.is_symlink())
    return round(sum(path.stat().st_size for path in files) / 1e6)
