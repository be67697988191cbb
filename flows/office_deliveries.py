"""``briefing deliveries`` and ``briefing repeat-unknown``: the ledger of one edition, and the one thing a person decides in it."""

import argparse
import re
from collections import Counter
from typing import TYPE_CHECKING

from flows.office_archive_open import opened
from flows.office_terminal import DONE, FAILED, a_person, moment_said, told, told_json, told_table
from flows.schedule import Schedule
from flows.settings import BriefingSettings
from tasks.contracts.errors import BriefingError

if TYPE_CHECKING:
    from tasks.archive.archive import Archive
    from tasks.contracts.edition import EditionId

_LABEL = re.compile(
    r"(?P<month>\d{4}-(?:0[1-9]|1[0-2]))(?:-(?P<language>[a-z]{2,3}))?(?:[ -]v(?P<version>[1-9]\d{0,3}))?"
)


def add_options(options: argparse.ArgumentParser, name: str) -> None:
    """The options of the sub-commands."""
    options.add_argument("edition", metavar="EDITION", help="such as 2026-11, 2026-11-ru or 2026-11-v2")
    if name == "repeat-unknown":
        options.description = (
            "Let one delivery of unknown outcome be tried again with the next publish-briefing. Ask the recipient first: they may "
            "have the edition, and would get it twice."
        )
        options.add_argument("address", metavar="ADDRESS", help="as it stands in the recipients file")
        options.add_argument("--by", required=True, metavar="NAME", help="who decides it")
        return
    options.epilog = "Exit status: 0 done, 1 a delivery failed or its outcome is unknown, 2 wrong use."
    options.add_argument("--full", action="store_true", help="addresses in full (default: masked)")
    options.add_argument("--state", metavar="STATE", help="only those in this state, such as unknown")
    options.add_argument("--json", action="store_true", help="as JSON, for scripts")


def run(options: argparse.Namespace, settings: BriefingSettings) -> int:
    """Show or change; returns the exit status."""
    edition = edition_named(options.edition)
    with opened(settings) as archive:
        if archive.edition_row(edition) is None:
            raise BriefingError(f"there is no edition {edition.label} in the archive (bin/briefing status lists them)")
        if options.command == "repeat-unknown":
            return _repeat(archive, edition, options.address, a_person(options.by))
        return _show(archive, edition, options, settings)


def edition_named(text: str) -> "EditionId":
    """The edition of a label or a folder's name.

    >>> edition_named("2026-11-ru v2") == edition_named("2026-11-ru-v2")
    True

    Raises:
        BriefingError: it is neither.
    """
    from tasks.contracts.edition import EditionId

    found = _LABEL.fullmatch(text.strip())
    if found is None:
        raise BriefingError(
            f"{text[:60]!r} is not the name of an edition: write it as 2026-11, 2026-11-ru or 2026-11-v2"
        )
    return EditionId(month=found["month"], language=found["language"] or "en", version=int(found["version"] or 1))


def _show(archive: "Archive", edition: "EditionId", options: argparse.Namespace, settings: BriefingSettings) -> int:
    from tasks.archive.deliveries import Ledger
    from tasks.contracts.delivery import DeliveryState
    from tasks.distribution.addresses import masked

    deliveries = Ledger(archive, edition).of_edition()
    counts = Counter(item.state for item in deliveries)
    if options.state is not None:
        known = [state.value for state in DeliveryState]
        if options.state not in known:
            raise BriefingError(f"{options.state!r} is no state of a delivery: use {', '.join(known)}")
        deliveries = tuple(item for item in deliveries if item.state == options.state)
    zone = Schedule.of(settings).time_zone
    rows = [
        {
            "address": (item.address if options.full else masked(item.address)) or "(removed by retention)",
            "channel": item.channel.value,
            "state": item.state.value,
            "attempts": item.attempts,
            "changed_at": item.changed_at,
            # A server's answer often repeats the address.
            "detail": item.detail
            if options.full or not item.address
            else item.detail.replace(item.address, masked(item.address)),
        }
        for item in deliveries
    ]
    if options.json:
        told_json(
            {
                "edition": edition.label,
                "counts": {state.value: count for state, count in counts.items()},
                "deliveries": rows,
            }
        )
    else:
        columns = ("Address", "Channel", "State", "Tries", "Changed", "What was said")
        cells = [
            (str(row["address"]), str(row["channel"]), str(row["state"]).replace("_", " "), str(row["attempts"]),
             moment_said(item.changed_at, zone), str(row["detail"]))
            for row, item in zip(rows, deliveries, strict=True)
        ]  # fmt: skip
        told_table(f"Deliveries of {edition.label}", columns, cells)
        told(
            ", ".join(f"{count} {state.value.replace('_', ' ')}" for state, count in sorted(counts.items()))
            or "none yet"
        )
    needs = counts[DeliveryState.UNKNOWN] + counts[DeliveryState.FAILED]
    return FAILED if needs else DONE


def _repeat(archive: "Archive", edition: "EditionId", address: str, person: str) -> int:
    from tasks.archive.deliveries import Ledger, recipient_key
    from tasks.contracts.delivery import Channel

    ledger = Ledger(archive, edition)
    ledger.mark_dead_unknown()
    keys = [recipient_key(channel, address) for channel in Channel]
    if not ledger.repeat_unknown(person, keys):
        raise BriefingError(
            f"no delivery of {edition.label} to that address is unknown (bin/briefing deliveries {edition.folder} --full)"
        )
    told(f"The delivery will be tried again with the next publish-briefing of {edition.label}.")
    return DONE
