"""The office's command, ``bin/briefing``: what there is, what is missing, what is wrong, and what to do about it.

Exit status: 0 done, or all is well; 1 failed, or something is not well; 2 wrong use. Sub-commands say so where they differ.
Prefect is imported by none but ``configure``, so that the command answers fast and when Prefect does not.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from flows.office_terminal import FAILED, Parser, said
from flows.settings import PREFECT_DEFAULTS, BriefingSettings
from tasks.contracts.errors import BriefingError

#: Sub-command → (module, what it does). Only the module of the one that was asked for is imported.
COMMANDS = {
    "status": (
        "flows.office_status",
        "editions, what waits for approval, deliveries, due and missing months, next run",
    ),
    "due": ("flows.office_due", "the dead-man check for cron or systemd: writes to owner and administrator"),
    "doctor": ("flows.office_doctor", "check the machine, the settings and every server the office needs"),
    "configure": ("flows.office_configure", "store secrets, and show every setting with where it comes from"),
    "archive": ("flows.office_archive", "export, verify, restore and upgrade the archive"),
    "retention": ("flows.office_retention", "remove what the office no longer wants to keep"),
    "deliveries": ("flows.office_deliveries", "what became of each delivery of an edition"),
    "repeat-unknown": ("flows.office_deliveries", "let one delivery of unknown outcome be tried again"),
    "suppress": ("flows.office_suppress", "send nothing more to an address"),
    "unsuppress": ("flows.office_suppress", "send to an address again"),
}
#: Names the file of settings and secrets where no --env-file is given.
ENV_FILE = "BRIEFING_ENV_FILE"


def parser(chosen: str | None = None) -> Parser:
    """The options of the command, with those of the sub-command ``chosen``."""
    options = Parser(
        prog="briefing",
        allow_abbrev=False,
        description="The office's command of the Industrial Sustainability Briefing.",
        epilog="Exit status: 0 done or all is well, 1 failed or something is not well, 2 wrong use. "
        "'briefing COMMAND --help' tells more.",
    )
    options.add_argument(
        "--env-file",
        type=Path,
        metavar="FILE",
        help=f"settings and secrets as NAME=value lines, such as systemd reads (default: {ENV_FILE}); what is in the "
        "environment already stays",
    )
    commands = options.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)
    for name, (module, does) in COMMANDS.items():
        sub = commands.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".", allow_abbrev=False)
        if name == chosen:
            import_module(module).add_options(sub, name)
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked.

    Returns:
        The exit status.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        options = parser(_command_of(words)).parse_args(words)
        file = options.env_file or (Path(os.environ[ENV_FILE]) if os.environ.get(ENV_FILE) else None)
        if file is not None:
            read_env_file(file)
        status: int = import_module(COMMANDS[options.command][0]).run(options, settings_of_office())
    except BriefingError as error:
        said(f"briefing: {error}")
        return FAILED
    except KeyboardInterrupt:
        said("briefing: stopped.")
        return FAILED
    except BrokenPipeError:  # the reader of our output has seen enough, as `briefing status | head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:  # noqa: BLE001  the last door: a person gets one line, and no secret in it
        line = " ".join(str(error).split()) or "no more is known"
        said(f"briefing: failed: {type(error).__name__}: {line[:300]}")
        return FAILED
    return status


def settings_of_office() -> BriefingSettings:
    """The settings.

    Raises:
        BriefingError: one of them cannot be; its value is not said, for it may be a secret in the wrong place.
    """
    from pydantic import ValidationError

    try:
        return BriefingSettings()
    except ValidationError as error:
        lines = [f"BRIEFING_{str(item['loc'][0]).upper()}: {item['msg']}" for item in error.errors()]
        raise BriefingError("settings cannot be used: " + "; ".join(lines)) from None


def read_env_file(path: Path) -> None:
    """Put the lines of a file into the environment; what is there already stays, but for Prefect defaults of ours.

    Raises:
        BriefingError: the file cannot be read.
    """
    from dotenv import dotenv_values

    try:
        with path.open(encoding="utf-8") as lines:
            values = dotenv_values(stream=lines, interpolate=False)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise BriefingError(f"the settings file {path} cannot be read: {reason}") from None
    for name, value in values.items():
        if value is not None and os.environ.get(name) in (None, PREFECT_DEFAULTS.get(name)):
            os.environ[name] = value


def _command_of(words: Sequence[str]) -> str | None:
    """The sub-command among the words; None when there is none, and the parser says what is wrong."""
    before = ("", *words)  # the file of --env-file may have any name
    return next(
        (word for word, last in zip(words, before, strict=False) if word in COMMANDS and last != "--env-file"), None
    )


if __name__ == "__main__":
    sys.exit(main())
