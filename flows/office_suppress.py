"""``briefing suppress`` and ``briefing unsuppress``: who gets nothing more, whatever the recipients file says."""

import argparse

from flows.office_archive_open import opened
from flows.office_terminal import DONE, a_person, told
from flows.settings import BriefingSettings
from tasks.contracts.errors import BriefingError

_CHANNELS = ("email", "folder", "chat")


def add_options(options: argparse.ArgumentParser, name: str) -> None:
    """The options of the sub-commands."""
    options.add_argument("address", metavar="ADDRESS", help="as it stands in the recipients file")
    options.add_argument("--channel", choices=_CHANNELS, default="email", help="default: email")
    options.add_argument("--by", required=True, metavar="NAME", help="who decides it")
    if name == "suppress":
        options.add_argument("--reason", required=True, metavar="TEXT", help="why, such as 'asked by telephone'")


def run(options: argparse.Namespace, settings: BriefingSettings) -> int:
    """Put on the list or take off it; returns the exit status.

    Raises:
        BriefingError: the address or the name cannot be; it is taken off and was not on it.
    """
    from tasks.archive.suppressions import suppress, unsuppress
    from tasks.contracts.delivery import Channel
    from tasks.distribution.addresses import check_email

    person, channel = a_person(options.by), Channel(options.channel)
    address = check_email(options.address) if channel is Channel.EMAIL else options.address.strip()
    with opened(settings) as archive:
        if options.command == "unsuppress":
            if not unsuppress(archive, channel, address):
                raise BriefingError("the address is not on the suppression list of the archive")
            told(f"It is sent to again from the next edition on (decided by {person}).")
            return DONE
        if not options.reason.strip():
            raise BriefingError("--reason needs a word: later nobody will know why this address gets nothing")
        fresh = suppress(archive, channel, address, person=person, reason=options.reason)
    told("Nothing more is sent to it." if fresh else "It was on the list already; the first entry stands.")
    return DONE
