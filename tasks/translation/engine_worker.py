"""A local model in a process of its own, asked line by line, given up when it takes too long.

Native code may end the process on a damaged file, must be used from the thread that made it (fxtranslate), and keeps its
memory: a child is free of all three, and sees neither keys nor settings.
"""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import weakref
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from tasks.translation.engine_base import EngineTroubleError, scrubbed

_MAIN = Path(__file__).with_name("engine_worker_main.py")
# What a child needs of the environment: to find libraries and certificates, and where models are fetched from.
_PASSED_ON = (
    "PATH", "HOME", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "SSL_CERT_FILE", "SSL_CERT_DIR", "HTTP_PROXY",
    "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy", "OMP_NUM_THREADS", "FXTRANSLATE_RECORDS_URL",
)  # fmt: skip
_LONGEST_ANSWER = 1_000_000  # characters of a line


class WorkerStoppedError(EngineTroubleError):
    """The child ended by itself or was stopped for being slow; another may be started."""


class WorkerRefusedError(EngineTroubleError):
    """The child lives and could not do what it was asked."""


class Worker:
    """One child process. ``ask`` may be called from any thread, one at a time."""

    def __init__(self, task: str, *arguments: str, start_seconds: float) -> None:
        """Starts the child and waits until it is ready.

        Raises:
            WorkerRefusedError: it could not load what it was given.
            WorkerStoppedError: it ended, or was not ready within ``start_seconds``.
        """
        self._process = subprocess.Popen(
            [sys.executable, "-I", str(_MAIN), task, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
            encoding="utf-8",
            errors="replace",
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=_read_lines, args=(self._process.stdout, self._lines), daemon=True).start()
        self._close = weakref.finalize(self, _stop, self._process)
        try:
            self._answer(start_seconds)
        except WorkerRefusedError:
            self.close()
            raise

    def ask(self, question: str, seconds: float) -> list[str]:
        """The child's wordings. Raises ``WorkerRefusedError`` or ``WorkerStoppedError``."""
        line = json.dumps(question, ensure_ascii=False) + "\n"
        # In a thread: a child that reads nothing must not keep us from giving it up.
        threading.Thread(target=_write_line, args=(self._process.stdin, line), daemon=True).start()
        wordings = self._answer(seconds).get("wordings")
        return [wording for wording in wordings if isinstance(wording, str)] if isinstance(wordings, list) else []

    def close(self) -> None:
        """End the child, if it still runs."""
        self._close()

    def _answer(self, seconds: float) -> Mapping[str, Any]:
        try:
            line = self._lines.get(timeout=max(0.0, seconds))
        except queue.Empty:
            self.close()
            raise WorkerStoppedError(f"gave no answer within {seconds:.3g} s and was stopped") from None
        if not line:
            raise self._ended()
        try:
            answer = json.loads(line)
        except ValueError:
            self.close()
            raise WorkerStoppedError("gave an answer that cannot be read and was stopped") from None
        if "error" in answer:
            raise WorkerRefusedError(scrubbed(str(answer["error"]), ()))
        return dict(answer)

    def _ended(self) -> WorkerStoppedError:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=2)
        code = self._process.poll()
        self.close()
        return WorkerStoppedError(f"ended unexpectedly (code {code})")


def _read_lines(stream: IO[str] | None, lines: "queue.Queue[str]") -> None:
    """Hand on each line, and an empty one at the end."""
    with contextlib.suppress(OSError, ValueError):
        while stream is not None and (line := stream.readline(_LONGEST_ANSWER)):
            lines.put(line)
    lines.put("")


def _write_line(stream: IO[str] | None, line: str) -> None:
    """Hand over a question; a child that is gone shows in its answers."""
    with contextlib.suppress(OSError, ValueError):
        if stream is not None:
            stream.write(line)
            stream.flush()


def _stop(process: "subprocess.Popen[str]") -> None:
    """End ``process`` without leaving anything behind."""
    process.kill()
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        process.wait(timeout=5)
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.close()
