"""``briefing doctor``: is everything there that an edition needs, and what to do where it is not. Answers within ten seconds."""

import argparse
import time
from collections.abc import Callable, Iterator

from flows.office_bounded import NotInTimeError, begun
from flows.office_checks_delivery import check_mail, check_recipients, check_store
from flows.office_checks_machine import (
    check_clock,
    check_fonts,
    check_libraries,
    check_python,
    check_rights,
    check_room,
)
from flows.office_checks_services import check_dask, check_database, check_engines, check_server
from flows.office_finding import Finding, problem
from flows.office_terminal import DONE, FAILED, told, told_json
from flows.settings import BriefingSettings
from tasks.contracts.errors import BriefingError

Check = Callable[[BriefingSettings], Iterator[Finding]]
CHECKS: dict[str, Check] = {
    "python": check_python,
    "libraries": check_libraries,
    "fonts": check_fonts,
    "disk": check_room,
    "clock": check_clock,
    "rights": check_rights,
    "database": check_database,
    "server": check_server,
    "engines": check_engines,
    "mail": check_mail,
    "recipients": check_recipients,
    "dask": check_dask,
    "store": check_store,
}
#: All checks are made side by side; what has not answered by then is a problem.
LIMIT_S = 9.0
_MARKS = {"ok": "ok", "warning": "WARNING", "problem": "PROBLEM"}


def add_options(options: argparse.ArgumentParser, _name: str) -> None:
    """The options of the sub-command."""
    options.epilog = "Exit status: 0 no problem (warnings or not), 1 a problem, 2 wrong use."
    options.add_argument("--only", action="append", choices=tuple(CHECKS), metavar="CHECK", help=", ".join(CHECKS))
    options.add_argument("--send-test", metavar="ADDRESS", help="mail one test message there as well")
    options.add_argument("--json", action="store_true", help="as JSON, for scripts")


def run(options: argparse.Namespace, settings: BriefingSettings) -> int:
    """Check, say, return the exit status."""
    chosen = {name: check for name, check in CHECKS.items() if not options.only or name in options.only}
    found = examined(settings, chosen)
    if options.send_test:
        found["test message"] = _sent(settings, options.send_test)
    if options.json:
        told_json(
            [
                {"check": name, "level": item.level, "said": item.said, "todo": item.todo}
                for name, items in found.items()
                for item in items
            ]
        )
    else:
        width = max(map(len, found), default=0)
        for name, items in found.items():
            for item in items:
                told(f"{_MARKS[item.level]:8} {name:{width}}  {item.said}" + (f" → {item.todo}" if item.todo else ""))
    return FAILED if any(item.level == "problem" for items in found.values() for item in items) else DONE


def examined(settings: BriefingSettings, checks: dict[str, Check], limit: float = LIMIT_S) -> dict[str, list[Finding]]:
    """What each check found; one that fails or takes too long is a problem of its own, never an error of the whole."""
    deadline = time.monotonic() + limit
    asked = {name: begun(_all(check, settings)) for name, check in checks.items()}
    found: dict[str, list[Finding]] = {}
    for name, answer in asked.items():
        try:
            found[name] = answer(deadline - time.monotonic())
        except NotInTimeError:
            found[name] = [
                problem(f"no answer within {limit:g} s", "see that the server it asks is well, and check again")
            ]
        except BriefingError as error:
            found[name] = [problem(str(error).rstrip("."), "")]
        except Exception as error:  # noqa: BLE001  a check that breaks says so, the others go on
            line = " ".join(str(error).split())[:200]
            found[name] = [
                problem(
                    f"the check itself failed ({type(error).__name__}: {line})", "tell whoever maintains the program"
                )
            ]
    return found


def _all(check: Check, settings: BriefingSettings) -> Callable[[], list[Finding]]:
    return lambda: list(check(settings))


def _sent(settings: BriefingSettings, address: str) -> list[Finding]:
    """One message to one address, by the office's own mail server."""
    from flows.alerts import mail_settings
    from flows.office_finding import ok
    from tasks.distribution.plain import send_plain

    text = "This message was sent by bin/briefing doctor to see whether mail arrives. Nothing needs to be done.\n"
    try:
        send_plain(mail_settings(settings), to=address, subject="Test message of the briefing", text=text)
    except (BriefingError, OSError) as error:
        return [problem(f"not sent: {error}", "")]
    return [ok("handed to the mail server; see whether it arrives")]
