"""Whether a recipient may be sent anything: the office's list of domains, and those who asked to get nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tasks.archive.deliveries import recipient_key
from tasks.contracts.delivery import Channel, DeliveryState, Recipient
from tasks.distribution.addresses import check_domain, check_email, split_name
from tasks.distribution.errors import AddressError, AudienceError, DistributionError
from tasks.distribution.recipients_csv import rows_of_file


@dataclass(frozen=True, slots=True)
class Permission:
    """``domains`` are as :func:`domains_of` reads them; empty allows all. ``suppressed``: recipient key → reason."""

    domains: frozenset[str]
    suppressed: dict[str, str]

    def objection(self, recipient: Recipient) -> tuple[DeliveryState, str] | None:
        """Why the recipient gets nothing; None: they may be sent to. Domains are asked of e-mail addresses only: folders
        and chats are the office's own.
        """
        key = recipient_key(recipient.channel, recipient.address)
        if key in self.suppressed:
            reason = self.suppressed[key]
            return DeliveryState.SUPPRESSED, f"on the suppression list{f': {reason}' if reason else ''}"
        if recipient.channel is Channel.EMAIL and not self._allows(recipient.address.rsplit("@", 1)[1]):
            return DeliveryState.NOT_ALLOWED, "the domain is not on the office's list of domains"
        return None

    def _allows(self, domain: str) -> bool:
        if not self.domains or domain in self.domains:
            return True
        parts = domain.split(".")
        return any("." + ".".join(parts[start:]) in self.domains for start in range(1, len(parts)))


def domains_of(setting: str) -> frozenset[str]:
    """The domains of a setting, in ASCII: ``example.org`` is that one, ``.example.org`` or ``*.example.org`` those below it.

    >>> sorted(domains_of("Example.org, *.BÜCHER.example"))
    ['.xn--bcher-kva.example', 'example.org']

    Raises:
        DistributionError: an entry is no domain; better nobody is sent to than everybody.
    """
    found = set()
    for said in setting.replace(";", ",").replace("\n", ",").split(","):
        entry = said.strip().lstrip("@")
        if not entry:
            continue
        below = entry.startswith(("*.", "."))
        try:
            found.add(("." if below else "") + check_domain(entry.removeprefix("*").removeprefix(".")))
        except AddressError as error:
            raise DistributionError(f"BRIEFING_ALLOWED_DOMAINS: {entry!r} cannot be used ({error}).") from error
    if setting.strip() and not found:
        raise DistributionError("BRIEFING_ALLOWED_DOMAINS names no domain: leave it empty to allow all.")
    return frozenset(found)


def suppressed_in(path: Path) -> dict[str, str]:
    """Recipient key → reason, of a CSV file with the column ``address`` and if wished ``channel`` and ``reason``.

    Raises:
        AudienceError: the file or any line of it cannot be read: whoever stands there might be sent to otherwise.
    """
    found: dict[str, str] = {}
    wrong: list[str] = []
    for where, row in rows_of_file(path):
        cells = {} if isinstance(row, str) else {name: value.strip() for name, value in row}
        channel = cells.get("channel", "").casefold() or Channel.EMAIL.value
        try:
            address = cells.get("address", "")
            if channel == Channel.EMAIL.value:
                address = check_email(split_name(address)[1])
            if not address:
                raise AddressError("no address")
            found[recipient_key(Channel(channel), address)] = cells.get("reason", "")
        except (AddressError, ValueError) as error:
            wrong.append(f"{where} ({row if isinstance(row, str) else error})")
    if wrong:
        raise AudienceError(
            f"The list of suppressed addresses {path.name} cannot be read at {', '.join(wrong[:5])}"
            f"{' and elsewhere' if len(wrong) > 5 else ''}: mend it; until then nothing is sent."
        )
    return found


def permission(allowed_domains: str, suppressed: Path | None, archived: Iterable[tuple[str, str]]) -> Permission:
    """The office's permission; ``archived`` are (recipient key, reason) of the archive's list."""
    listed = dict(archived)
    return Permission(domains_of(allowed_domains), {**(suppressed_in(suppressed) if suppressed else {}), **listed})
