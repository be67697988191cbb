"""A file of ``NAME=value`` lines that systemd (``EnvironmentFile=``) and this program read alike, readable by its owner only."""

import os
import re
import tempfile
from pathlib import Path

from tasks.contracts.errors import BriefingError

_LINE = re.compile(r"\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=")
#: Neither blank, quotation mark, backslash, dollar sign nor the sign of a comment.
_PLAIN = re.compile(r"""[^\s'"`\\#;$]+""")


def names_in(path: Path) -> frozenset[str]:
    """The variables that a file sets; none where there is no file.

    Raises:
        BriefingError: the file cannot be read.
    """
    return frozenset(match[1] for line in _lines(path) if (match := _LINE.match(line)))


def write_variable(path: Path, name: str, value: str | None) -> bool:
    """Set one variable, or take it out where ``value`` is None; other lines stay as they are.

    The file is written aside and renamed, with mode 0600 from its first byte on.

    Returns:
        Whether the variable was there before.

    Raises:
        BriefingError: the file cannot be read or written, or the value has a line break.
    """
    lines = _lines(path)
    kept = [line for line in lines if not ((match := _LINE.match(line)) and match[1] == name)]
    if value is not None:
        kept.append(f"{name}={quoted(value)}\n")
    path = path.resolve()  # a link stays a link
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, aside = tempfile.mkstemp(dir=path.parent, prefix=".briefing-env-")  # mode 0600
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.writelines(kept)
                file.flush()
                os.fsync(file.fileno())
            if path.exists() and os.geteuid() == 0:
                owner = path.stat()
                os.chown(aside, owner.st_uid, owner.st_gid)
            Path(aside).replace(path)
        except BaseException:
            Path(aside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise BriefingError(f"the settings file {path} cannot be written: {error.strerror}") from None
    return len(kept) - (value is not None) < len(lines)


def quoted(value: str) -> str:
    r"""A value as systemd.exec(5) and python-dotenv both read it.

    As it is where nothing in it has a meaning of its own, for readers that know no quotes. Else in single quotes, between which
    Docker Compose expands nothing either; where the value has one, or a backslash, in double quotes with a backslash before
    ``"`` and ``\``.

    >>> quoted("a=b"), quoted("a$b"), quoted("it's")
    ('a=b', "'a$b'", '"it\'s"')

    Raises:
        BriefingError: the value has a line break or another control character.
    """
    if not value.isprintable():
        raise BriefingError("the value has a line break or a character that cannot be printed: copy it again")
    if _PLAIN.fullmatch(value):
        return value
    if "'" not in value and "\\" not in value:
        return f"'{value}'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise BriefingError(f"the settings file {path} cannot be read: {reason}") from None
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return lines
