"""Sending an approved edition to everybody it is for, each at most once, whatever ends on the way."""

from collections.abc import Callable, Collection

from tasks.archive.archive import Archive
from tasks.archive.deliveries import Ledger, new_publisher
from tasks.archive.locks import hold
from tasks.contracts.delivery import Channel, DeliveryState
from tasks.distribution.addresses import masked
from tasks.distribution.attempt import Attempts
from tasks.distribution.edition import ApprovedFiles, EditionToSend
from tasks.distribution.errors import DistributionError, MailServerError
from tasks.distribution.plan import Plan, Planned, plan_deliveries
from tasks.distribution.publishing import Progress, Publishing
from tasks.distribution.recipients import Audience
from tasks.distribution.recipients_row import RefusedLineError, recipient_of
from tasks.distribution.report import DeliveryLine, DistributionReport
from tasks.distribution.settings import DistributionSettings
from tasks.distribution.smtp_connection import ConnectionFailedError


def deliver(
    archive_url: str, to_send: EditionToSend, audience: Audience, settings: DistributionSettings, *,
    languages_made: Collection[str] = ("en",), secret: Callable[[str], str | None] | None = None,
    dry_run: bool = False, publisher: str = "", on_progress: Progress | None = None,
) -> DistributionReport:  # fmt: skip
    """Sends the edition; what is in the ledger already is not repeated, except what certainly failed.

    ``dry_run`` says what would go to whom and touches nothing. Several publishers may work at once: they share the work.
    A mail server that cannot be used ends the e-mail part with ``trouble`` in the report; the rest goes on.

    Raises:
        ChangedEditionError: a file is not what was approved; nothing more is sent.
        DistributionError: the edition is not approved, or the settings cannot be used.
        ArchiveError: the archive cannot be used.
    """
    files = ApprovedFiles(to_send)
    with Archive(archive_url) as archive:
        ledger = Ledger(archive, to_send.edition)
        plan = plan_deliveries(archive, ledger, to_send, audience, settings, languages_made)
        if dry_run:
            return _dry(to_send, audience, plan, ledger)
        label = to_send.edition.label
        if to_send.decision is None:
            raise DistributionError(f"Edition {label} has not been approved: approve it before it is sent.")
        if not ledger.is_open():
            raise DistributionError(f"Edition {label} does not stand approved in the archive: nothing is sent.")
        if any(p.recipient.channel is Channel.EMAIL and p.objection is None for p in plan.deliveries):
            settings.must_name("smtp_host", "sender")
        name = publisher or new_publisher()
        with hold(archive_url, name), Attempts(files, settings, secret) as attempts:
            run = Publishing(ledger, files, settings, attempts, name, on_progress, len(plan.deliveries))
            run.all(plan)
            return _report(to_send, audience, plan, ledger, run.trouble)


def send_test(
    to_send: EditionToSend, settings: DistributionSettings, address: str, *, formats: tuple[str, ...] = ("pdf",)
) -> DistributionReport:
    """One message to one address, marked as a test, in no ledger; the edition need not be approved.

    Raises:
        AddressError: the address cannot be one.
        MailServerError: the mail server cannot be used.
        DistributionError: the edition's files are not those recorded, or the settings cannot be used.
    """
    try:
        said = {"address": address, "language": to_send.edition.language, "formats": "|".join(formats)}
        recipient = recipient_of(said, "test address")
    except RefusedLineError as error:
        raise DistributionError(f"The test address cannot be used: {error}.") from None
    files = ApprovedFiles(to_send)
    with Attempts(files, settings, None) as attempts:
        try:
            attempts.connect()
            answer = attempts.make(recipient, 0, lambda: True, is_test=True)
        except ConnectionFailedError as error:
            raise MailServerError(
                f"The mail server {settings.smtp_host}:{settings.smtp_port} cannot be used ({error})."
            ) from None
    line = DeliveryLine(
        address=masked(recipient.address), name=recipient.name, channel=recipient.channel, state=answer.state,
        detail=answer.detail,
    )  # fmt: skip
    return DistributionReport(edition=to_send.edition, rows=(line,), is_test=True)


def _dry(to_send: EditionToSend, audience: Audience, plan: Plan, ledger: Ledger) -> DistributionReport:
    standings = ledger.standings()
    rows = []
    for planned in plan.deliveries:
        recipient, found = planned.recipient, standings.get(planned.key)
        if found is not None and found.state is not DeliveryState.FAILED:
            detail = f"stands as {found.state.value.replace('_', ' ')} already"
        elif planned.objection is not None:
            detail = f"would not be sent: {planned.objection[1]}"
        else:
            before = f", as a correction of version {planned.had_version}" if planned.had_version else ""
            detail = f"would be sent {', '.join(recipient.formats)}{before}"
        rows.append(_line(planned, None, detail))
    return _assembled(to_send, audience, plan, tuple(rows), dry_run=True)


def _report(to_send: EditionToSend, audience: Audience, plan: Plan, ledger: Ledger, trouble: str) -> DistributionReport:
    standings = ledger.standings()
    rows = []
    for planned in plan.deliveries:
        found = standings.get(planned.key)
        state, detail = (found.state, found.detail) if found else (DeliveryState.FAILED, "not tried yet")
        rows.append(_line(planned, state, detail))
    return _assembled(to_send, audience, plan, tuple(rows), trouble=trouble)


def _line(planned: Planned, state: DeliveryState | None, detail: str) -> DeliveryLine:
    recipient = planned.recipient
    return DeliveryLine(
        address=masked(recipient.address), name=recipient.name, channel=recipient.channel, state=state, detail=detail
    )


def _assembled(
    to_send: EditionToSend, audience: Audience, plan: Plan, rows: tuple[DeliveryLine, ...], *, trouble: str = "",
    dry_run: bool = False,
) -> DistributionReport:  # fmt: skip
    return DistributionReport(
        edition=to_send.edition, rows=rows, refused_lines=audience.refused_lines, duplicates=audience.duplicates,
        notes=(*audience.notes, *plan.notes), waiting=plan.waiting, dry_run=dry_run, trouble=trouble,
    )  # fmt: skip
