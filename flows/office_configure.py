"""``briefing configure``: where each setting comes from, and the office's secrets, stored where you choose.

Secrets go into Prefect's Secret blocks (``briefing-<name>``), or with ``--env-file`` into a file that systemd reads. A value is
asked for at the terminal or read from standard input; never from the command line, which every user of the machine can see.
"""

import argparse
import getpass
import os
import sys
from pathlib import Path

from flows.env_file import names_in, write_variable
from flows.office_secrets import KNOWN, block_name, checked_name, environment_name, remembered
from flows.office_server import ServerApi, ServerError, server_address
from flows.office_terminal import DONE, told, told_json, told_table
from flows.secrets_checked import ENVIRONMENT_ONLY, checked_value
from flows.settings import BriefingSettings
from tasks.contracts.errors import BriefingError


def add_options(options: argparse.ArgumentParser, _name: str) -> None:
    """The options of the sub-command."""
    options.description = (
        "Without options: show every setting with where it comes from, and which secrets are set (never their values); at a "
        "terminal, ask for the secrets as well."
    )
    options.epilog = (
        f"Secrets: {', '.join(KNOWN)}, chat-<name>; with --env-file also {', '.join(ENVIRONMENT_ONLY)}. "
        "Exit status: 0 done, 1 failed, 2 wrong use."
    )
    options.add_argument(
        "--set", metavar="NAME", help="store one secret; its value is asked for, or read from standard input"
    )
    options.add_argument("--remove", metavar="NAME", help="forget one secret")
    options.add_argument(
        "--env-file",
        dest="store",
        type=Path,
        metavar="FILE",
        help="a file for systemd (mode 0600) in place of Prefect's blocks",
    )
    options.add_argument("--list", action="store_true", help="only show, ask nothing")
    options.add_argument("--json", action="store_true", help="show as JSON, ask nothing")


def run(options: argparse.Namespace, settings: BriefingSettings) -> int:
    """Do what was asked; returns the exit status."""
    if options.set and options.remove:
        raise BriefingError("give --set or --remove, not both")
    if options.set:
        name = _named(options.set, options.store)
        store(name, checked_value(name, _asked(name)), options.store, settings)
    elif options.remove:
        _forget(_named(options.remove, options.store), options.store, settings)
    else:
        secrets = secrets_set(settings, options.store)
        if options.json:
            told_json({"settings": settings_said(settings), "secrets": secrets})
            return DONE
        rows = [(row["name"], row["value"], row["source"]) for row in settings_said(settings)]
        told_table("Settings", ("Setting", "Value", "From"), rows)
        told("")
        told_table(
            "Secrets",
            ("Secret", "What it is", "Where it is"),
            [(name, _means(name), said) for name, said in secrets.items()],
        )
        if sys.stdin.isatty() and not options.list:
            _ask_for_all(options.store, settings)
    return DONE


def settings_said(settings: BriefingSettings) -> list[dict[str, str]]:
    """Every setting that is no secret: its variable, its value, and whether it is the environment's or the default."""
    from tasks.archive.connection import place_of

    rows = []
    for name, field in BriefingSettings.model_fields.items():
        if "SecretStr" in str(field.annotation):
            continue
        value = getattr(settings, name)
        said = place_of(value) if name == "archive_url" and value else "" if value is None else str(value)
        source = "environment" if name in settings.model_fields_set else "default"
        rows.append({"name": f"BRIEFING_{name.upper()}", "value": said, "source": source})
    return rows


def secrets_set(settings: BriefingSettings, file: Path | None) -> dict[str, str]:
    """Of each secret where it is stored; of chat addresses those that the environment or the file has."""
    in_file = names_in(file) if file is not None else frozenset()
    server: ServerApi | None = ServerApi.of(settings, timeout=3.0)
    chats = {
        name.removeprefix("BRIEFING_").lower().replace("_", "-")
        for name in (*os.environ, *in_file)
        if name.startswith("BRIEFING_CHAT_")
    }
    found = {}
    for name in (*KNOWN, *ENVIRONMENT_ONLY, *sorted(chats)):
        variables = ENVIRONMENT_ONLY.get(name, (environment_name(name),))
        places = ["environment"] if any(os.environ.get(variable) for variable in variables) else []
        places += [f"file {file}"] if in_file.intersection(variables) else []
        if server is not None and name not in ENVIRONMENT_ONLY:
            try:
                places += ["Prefect block"] if server.has_secret_block(block_name(name)) else []
            except ServerError:
                server = None
        blocks = (
            ""
            if server is not None or name in ENVIRONMENT_ONLY
            else " (Prefect's server does not answer: blocks not seen)"
        )
        found[name] = (", ".join(places) or "not set") + blocks
    return found


def store(name: str, value: str, file: Path | None, settings: BriefingSettings) -> None:
    """Store a checked value in a file, else in a Secret block; a server is started for it where none runs.

    Raises:
        BriefingError: neither can be done.
    """
    remembered(value)  # no error of Prefect or of the file system may show it
    if file is not None:
        for variable in ENVIRONMENT_ONLY.get(name, (environment_name(name),)):
            write_variable(file, variable, value)
        told(f"{name} is stored in {file} (readable by its owner only).")
        return
    _with_prefect(settings)
    from prefect.blocks.system import Secret

    Secret(value=value).save(block_name(name), overwrite=True)
    told(f"{name} is stored in Prefect's Secret block {block_name(name)}.")


def _forget(name: str, file: Path | None, settings: BriefingSettings) -> None:
    if file is not None:
        there = [
            write_variable(file, variable, None) for variable in ENVIRONMENT_ONLY.get(name, (environment_name(name),))
        ]
        was_there = any(there)
    else:
        _with_prefect(settings)
        was_there = ServerApi.of(settings, timeout=15.0).remove_secret_block(block_name(name))
    if not was_there:
        raise BriefingError(f"{name} is not stored there")
    left = "; the environment of this command still has it" if os.environ.get(environment_name(name)) else ""
    told(f"{name} is removed{left}.")


def _with_prefect(settings: BriefingSettings) -> None:
    """Have Prefect talk to the office's server where it answers, else to a temporary one over the same database."""
    from flows.temporary_server import ensure_server

    try:
        ServerApi.of(settings, timeout=3.0).is_healthy()
        os.environ["PREFECT_API_URL"] = server_address(settings)
        if os.environ.get("PREFECT_SERVER_API_AUTH_STRING"):
            os.environ.setdefault("PREFECT_API_AUTH_STRING", os.environ["PREFECT_SERVER_API_AUTH_STRING"])
    except ServerError:
        if os.environ.get("PREFECT_API_URL"):
            raise  # the office's own server is elsewhere and does not answer: a block stored here would never be found
        ensure_server()()


def _named(name: str, file: Path | None) -> str:
    if "=" in name:
        raise BriefingError(
            "give the name only: a value on the command line is seen by every user of this machine and kept in the shell's "
            "history. If that was a real secret, change it"
        )
    if name in ENVIRONMENT_ONLY:
        if file is None:
            raise BriefingError(f"{name} is needed before Prefect answers: store it with --env-file FILE")
        return name
    return checked_name(name)


def _asked(name: str) -> str:
    """The value: typed unseen at a terminal, else all of standard input without its last line break."""
    if sys.stdin.isatty():
        return getpass.getpass(f"{name} ({_means(name)}): ")
    return sys.stdin.read(65_536).removesuffix("\n").removesuffix("\r")


def _ask_for_all(file: Path | None, settings: BriefingSettings) -> None:
    told("\nType a new value, or press Enter to leave a secret as it is; what you type is not shown.")
    for name in KNOWN:
        while value := _asked(name):
            try:
                store(name, checked_value(name, value), file, settings)
                break
            except BriefingError as error:
                told(f"{error}. Try again, or press Enter to leave it.")


def _means(name: str) -> str:
    if name in ENVIRONMENT_ONLY:
        return {"archive-url": "address of the archive's database", "server-auth": "user:password of Prefect's server"}[
            name
        ]
    return KNOWN.get(name, "chat or webhook address")
