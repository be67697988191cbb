"""The office's working system on one machine: ``make serve``.

Finds or starts a Prefect server on loopback, registers the deployments and runs what they start, serves the folder of
editions, catches up on missed months, and ends all of it with Ctrl-C or SIGTERM. Exit status: 0 ended as asked, or running
already; 1 something is wrong, said in one line.
"""

import argparse
import os
import socket
import sys
from collections.abc import Sequence

from rich.console import Console

from flows.office_prefect import find_or_start
from flows.schedule import Schedule
from flows.serve_state import one_instance, prefect_home, running
from flows.settings import PROJECT_FOLDER, BriefingSettings
from tasks.archive.errors import HeldElsewhereError
from tasks.archive.locks import hold
from tasks.contracts.errors import BriefingError

LOOPBACK = "127.0.0.1"


def main(arguments: Sequence[str]) -> int:
    """Serve until told to stop.

    Args:
        arguments: The words after the command.

    Returns:
        The exit status.
    """
    options = argparse.ArgumentParser(prog="make serve", description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument(
        "--runs-by-workers",
        action="store_true",
        help="start no runs here: the workers of a work pool do (prefect.yaml); forms, site and catching up stay here",
    )
    chosen = options.parse_args(arguments)
    # Ends of lines are seen at once in a log file or a pipe as well.
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]  # a text stream, unless somebody has replaced it
    console = Console(highlight=False, soft_wrap=True)
    home = prefect_home()
    try:
        with one_instance(home) as is_only:
            if not is_only:
                return already(console)
            return serve(console, BriefingSettings(), runs_by_workers=chosen.runs_by_workers)
    except BriefingError as error:
        console.print(f"briefing: {error}", markup=False)
        return 1
    except KeyboardInterrupt:
        return 0


def serve(console: Console, settings: BriefingSettings, *, runs_by_workers: bool) -> int:
    """Serve an office whose lock this process holds; returns the exit status."""
    Schedule.of(settings)  # an unknown time zone is said before anything is started
    settings.output.mkdir(parents=True, exist_ok=True)
    # Runs are started in this folder, where `python -m prefect.engine` finds the flows.
    os.environ.setdefault("BRIEFING_OUTPUT", str(settings.output.resolve()))
    os.chdir(PROJECT_FOLDER)
    archive_url = settings.archive_address(settings.output)
    try:
        held = hold(archive_url, "serve")
        with held, site_listener(settings.site_port) as listener:
            console.print("Starting the office's system (some ten seconds)")
            server = find_or_start(settings, prefect_home())
            try:
                from flows.serving import Office  # Prefect reads its settings while it is imported

                return Office(settings, server, listener, console, runs_by_workers=runs_by_workers).run()
            finally:
                server.stop()
    except HeldElsewhereError:
        raise BriefingError(
            "Another 'make serve' works on this archive, with another Prefect home or on another machine: end that one first."
        ) from None


def site_listener(port: int) -> socket.socket:
    """The site's port on loopback, taken before anything else is started.

    Raises:
        BriefingError: another program has it.
    """
    try:
        return socket.create_server((LOOPBACK, port))
    except OSError as error:
        raise BriefingError(
            f"Port {port} for the folder of editions cannot be used ({error.strerror}): set BRIEFING_SITE_PORT to a free one."
        ) from error


def already(console: Console) -> int:
    """Say where the instance is that runs; that is what was wanted, so the status is 0."""
    found = running(prefect_home())
    if found is None:
        console.print("make serve is just being started or ended by another process: look again in some seconds.")
    else:
        console.print(f"make serve is already running (process {found.pid}).")
        console.print(f"  Prefect   {found.ui}\n  Editions  {found.site}", markup=False)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
