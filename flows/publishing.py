"""Deciding on an edition and sending it: what the publish flow does, and the policy that needs no person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flows.alerts import alert
from flows.artifacts import publish_delivery_artifacts
from flows.copies import bring_in, copy_out
from flows.forms import EDITION_PATTERN, PublishBriefingForm
from flows.manifest import stamp
from flows.office_secrets import secret
from flows.plan import RunPlan
from flows.progress import tell
from flows.settings import BriefingSettings
from tasks.archive.approvals import PDF, decide, last_decision, state_of, waiting
from tasks.archive.archive import Archive
from tasks.contracts.approval import Decision, EditionState
from tasks.contracts.edition import EditionId
from tasks.contracts.errors import BriefingError
from tasks.contracts.flag import Severity
from tasks.contracts.result import EditionResult, Outcome
from tasks.distribution.edition import EditionToSend
from tasks.distribution.recipients import Audience, read_audience
from tasks.distribution.report import DistributionReport
from tasks.distribution.settings import DistributionSettings
from tasks.distribution.task import deliver_edition, send_test_message

#: The person written down where nobody decides.
BY_POLICY = "automatic (all checks passed)"


@dataclass(frozen=True)
class Published:
    """What came of a publication: where the edition stands now, and who got it."""

    edition: EditionId
    state: EditionState
    report: DistributionReport | None = None


def edition_named(label: str) -> EditionId:
    """The edition of a label as printed.

    >>> edition_named("2026-11-ru v2").folder
    '2026-11-ru-v2'

    Raises:
        BriefingError: no edition is named so.
    """
    if not re.fullmatch(EDITION_PATTERN, label):
        raise BriefingError(
            f"{label!r} names no edition: write it as it is printed, for example 2026-11 or 2026-11-ru v2"
        )
    name, _, version = label.partition(" v")
    return EditionId(month=name[:7], language=name[8:] or "en", version=int(version or 1))


def publish(form: PublishBriefingForm, settings: BriefingSettings) -> Published:
    """Do with an edition what the form says. Inside a flow run only.

    Raises:
        BriefingError: the edition does not wait, its files are not those that were made, the form's audience is not known, or
            deliveries failed that are worth another try.
    """
    edition = edition_named(form.edition)
    with Archive(settings.archive_address(settings.output)) as archive:
        row = archive.edition_row(edition)
        if row is None:
            labels = ", ".join(item.edition.label for item in waiting(archive)) or "none"
            raise BriefingError(f"The archive has no edition {edition.label}. Editions that wait: {labels}.")
        files = dict(row.files)
        languages_made = archive.languages_made(edition.month)
        folder = settings.output / edition.folder
        if not bring_in(folder, files, settings):
            raise BriefingError(
                f"Files of edition {edition.label} are missing or altered: make the month again with the same sources, which "
                "puts them back as they were, then publish."
            )
        if form.decides and form.decision == "send back":
            published = _send_back(archive, edition, form, files, folder)
            copy_out(folder, settings)
            return published
        to_send = EditionToSend(edition=edition, folder=folder, files=files, decision=last_decision(archive, edition))
        if form.test_address:
            report = send_test_message(to_send, distribution_settings(settings), form.test_address)
            publish_delivery_artifacts(edition, report)
            return Published(edition, state_of(archive, edition), report)
        audience = audience_of(settings, form.audience)
        if form.decides:
            if state_of(archive, edition) is EditionState.SENT:
                tell(f"Briefing {edition.label} has been sent to everyone already: nothing is left to do")
                return Published(edition, EditionState.SENT)
            to_send = _approve(archive, to_send, form.name.strip(), form.reason.strip())
        return deliver(
            archive, to_send, audience, settings, languages_made, dry_run=form.dry_run, is_everyone=not form.audience
        )


def publish_by_policy(plan: RunPlan, result: EditionResult) -> None:
    """Approve and send an edition without a person, where the office wants that and every check of it passed."""
    settings = BriefingSettings()
    if settings.approval != "automatic":
        return
    doubts = [check for check in result.checks if not check.passed and check.severity is not Severity.NOTE]
    if result.outcome is Outcome.HELD or doubts:
        tell(f"Briefing {result.edition.label} waits for a person: {len(doubts)} of its checks did not pass")
        return
    with Archive(plan.archive_url) as archive:
        row = archive.edition_row(result.edition)
        state = state_of(archive, result.edition)
        if row is None or state not in (EditionState.DRAFT, EditionState.APPROVED):
            return
        to_send = EditionToSend(
            edition=result.edition,
            folder=plan.output / result.folder,
            files=dict(row.files),
            decision=last_decision(archive, result.edition),
        )
        to_send = _approve(archive, to_send, BY_POLICY, "")
        languages_made = archive.languages_made(result.edition.month)
        deliver(archive, to_send, audience_of(settings, ""), settings, languages_made)


def deliver(
    archive: Archive,
    to_send: EditionToSend,
    audience: Audience,
    settings: BriefingSettings,
    languages_made: Sequence[str] | frozenset[str],
    *,
    dry_run: bool = False,
    is_everyone: bool = True,
) -> Published:
    """Send an edition to its audience and write down that it is sent once nothing is left to try.

    One that went to a group only stays approved, so that the others can follow.

    Raises:
        BriefingError: some deliveries failed and are worth another try; all others were made.
    """
    edition = to_send.edition
    report = deliver_edition(
        archive.url, to_send, audience, distribution_settings(settings),
        languages_made=languages_made, secret=secret, dry_run=dry_run,
    )  # fmt: skip
    publish_delivery_artifacts(edition, report)
    tell(report.in_words())
    if dry_run:
        return Published(edition, state_of(archive, edition), report)
    if not report.is_final:
        raise BriefingError(
            f"Briefing {edition.label} did not reach everyone yet: {report.in_words()} Publish it again to go on; nobody gets it "
            "twice."
        )
    decision = to_send.decision
    if is_everyone and decision is not None and state_of(archive, edition) is EditionState.APPROVED:
        sent = decision.model_copy(update={"state": EditionState.SENT, "decided_at": _now()})
        decide(archive, sent)
        stamp(to_send.folder, sent)
        copy_out(to_send.folder, settings)
    told = alert_about(edition, report)
    for line in told:
        tell(line)
    return Published(edition, state_of(archive, edition), report)


def _approve(archive: Archive, to_send: EditionToSend, person: str, remark: str) -> EditionToSend:
    """``to_send`` with the approval it goes out under: the one that stands, else the one written down now."""
    edition = to_send.edition
    state = state_of(archive, edition)
    decision = to_send.decision
    if decision is None or state is not EditionState.APPROVED:
        decision = Decision(
            edition=edition,
            state=EditionState.APPROVED,
            person=person,
            reason=remark,
            pdf_sha256=to_send.files[PDF],
            decided_at=_now(),
        )
        decide(archive, decision)
    stamp(to_send.folder, decision)
    tell(f"Briefing {edition.label} is approved by {decision.person}")
    return to_send.model_copy(update={"decision": decision})


def _send_back(
    archive: Archive, edition: EditionId, form: PublishBriefingForm, files: dict[str, str], folder: Path
) -> Published:
    decision = Decision(
        edition=edition,
        state=EditionState.SENT_BACK,
        person=form.name.strip(),
        reason=form.reason.strip(),
        pdf_sha256=files[PDF],
        decided_at=_now(),
    )
    decide(archive, decision)
    stamp(folder, decision)
    alert(f"Briefing {edition.label} was sent back", f"{decision.person} sent it back: {decision.reason}")
    tell(f"Briefing {edition.label} was sent back by {decision.person}")
    return Published(edition, EditionState.SENT_BACK)


def distribution_settings(settings: BriefingSettings) -> DistributionSettings:
    """What distribution needs of the office's settings, with the mail server's password from wherever it is kept."""
    given = {name: getattr(settings, name) for name in DistributionSettings.model_fields if hasattr(settings, name)}
    password = secret("smtp-password") if settings.smtp_user else None
    return DistributionSettings.model_validate(given | ({"smtp_password": password} if password else {}))


def audience_of(settings: BriefingSettings, group: str) -> Audience:
    """The office's audience, from its SQL query or its file.

    Raises:
        BriefingError: neither can be read, or the group is not known.
    """
    url = secret("recipients-url")
    if url and settings.recipients_query:
        return read_audience(url=url, query=settings.recipients_query).of_group(group)
    return read_audience(settings.recipients).of_group(group)


def alert_about(edition: EditionId, report: DistributionReport) -> tuple[str, ...]:
    """Tell owner and administrator of what a person should look at; returns what could not be told."""
    if not report.needs_a_person:
        return ()
    return alert(f"Briefing {edition.label}: some deliveries need a person", report.in_words())


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
