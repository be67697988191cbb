"""Who is to be sent what, before anything is sent: the audience, those who got an earlier version, and objections."""

from collections.abc import Collection
from dataclasses import dataclass

from tasks.archive.archive import Archive
from tasks.archive.deliveries import Addressee, Ledger, recipient_key
from tasks.archive.suppressions import suppressions
from tasks.contracts.delivery import Channel, DeliveryState, Recipient
from tasks.distribution.addresses import check_email, masked
from tasks.distribution.edition import EditionToSend
from tasks.distribution.errors import AddressError
from tasks.distribution.permission import permission
from tasks.distribution.recipients import Audience
from tasks.distribution.selection import for_edition, waiting
from tasks.distribution.settings import DistributionSettings
from tasks.grammar.interface import interface_for


@dataclass(frozen=True, slots=True)
class Planned:
    """One delivery to be made: to whom, the newest earlier version they had (0: none), and what speaks against it."""

    key: str
    recipient: Recipient
    had_version: int = 0
    objection: tuple[DeliveryState, str] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All deliveries; ``waiting`` and ``notes`` account for everybody who is not among them."""

    deliveries: tuple[Planned, ...]
    waiting: tuple[str, ...]
    notes: tuple[str, ...]


def plan_deliveries(
    archive: Archive, ledger: Ledger, to_send: EditionToSend, audience: Audience, settings: DistributionSettings,
    languages_made: Collection[str],
) -> Plan:  # fmt: skip
    """The deliveries of an edition, in the audience's order, then those who got an earlier version by themselves.

    Raises:
        DistributionError: the list of domains or of suppressed addresses cannot be used.
    """
    language = to_send.edition.language
    allowed = permission(
        settings.allowed_domains,
        settings.suppressed,
        [(item.recipient_key, item.reason) for item in suppressions(archive)],
    )
    had_before = ledger.had_before()
    chosen = {
        recipient_key(r.channel, r.address): r for r in for_edition(audience.recipients, language, languages_made)
    }
    everybody = {recipient_key(r.channel, r.address): r for r in audience.recipients}
    notes: list[str] = []
    for key, (version, addressee) in had_before.items():
        if key in chosen:
            continue
        # A correction goes to whoever got what it corrects, also where they have left the audience or get another language now.
        recipient = everybody.get(key) or _from_ledger(addressee, language)
        if recipient is None:
            who = masked(addressee.address)
            notes.append(
                f"{who} got version {version}, but their address is no longer kept in full: write to them yourself"
            )
        else:
            chosen[key] = recipient
    deliveries = tuple(
        Planned(key, recipient, had_before[key][0] if key in had_before else 0, allowed.objection(recipient))
        for key, recipient in chosen.items()
    )
    left = [
        f"{recipient.line or masked(recipient.address)} waits for the edition in {interface_for('en').language_name(other)}"
        for recipient, other in waiting(audience.recipients, language, languages_made)
        if recipient_key(recipient.channel, recipient.address) not in chosen
    ]
    return Plan(deliveries, tuple(left), tuple(notes))


def _from_ledger(addressee: Addressee, language: str) -> Recipient | None:
    """A former recipient as far as the ledger knows them: the PDF, all themes."""
    if not addressee.address or recipient_key(addressee.channel, addressee.address) != addressee.recipient_key:
        return None  # emptied by retention, or the shown form of an address that holds a secret
    if addressee.channel is Channel.EMAIL:
        try:
            check_email(addressee.address)
        except AddressError:
            return None
    return Recipient(
        name=addressee.name, address=addressee.address, channel=addressee.channel, language=language,
        line="got an earlier version",
    )  # fmt: skip


def shown_in_ledger(recipient: Recipient) -> str:
    """The address as the archive may keep it: a chat's may hold a token, so only its beginning."""
    return masked(recipient.address) if recipient.channel is Channel.CHAT else recipient.address
