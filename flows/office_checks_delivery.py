"""What takes an edition to its readers: the mail server, the list of recipients, the store that editions are copied to."""

import uuid
from collections.abc import Iterator
from pathlib import Path

from flows.office_finding import Finding, ok, problem, warning
from flows.settings import BriefingSettings
from tasks.contracts.errors import BriefingError

#: What the mail server may take to answer, so that all checks together stay below ten seconds.
ANSWER_LIMIT_S = 5.0


def check_mail(settings: BriefingSettings) -> Iterator[Finding]:
    """The mail server connects, proves who it is and lets us in; no message is sent."""
    from flows.alerts import mail_settings, people
    from flows.office_secrets import from_environment
    from tasks.distribution.smtp import check_server as answer_of

    if not people(settings):
        yield warning(
            "nobody is told when something goes wrong",
            "set BRIEFING_OWNER and BRIEFING_ADMINISTRATOR to e-mail addresses",
        )
    if not settings.smtp_host:
        yield warning(
            "no mail server is set: nothing can be mailed, no alert either",
            "set BRIEFING_SMTP_HOST and BRIEFING_SENDER",
        )
        return
    if not settings.sender:
        yield problem("messages have no sender", "set BRIEFING_SENDER to the office's address")
    mail = mail_settings(settings)
    if settings.smtp_user and mail.smtp_password is None:
        yield problem("the mail server's password is not set", "bin/briefing configure --set smtp-password")
        return
    if settings.smtp_user and from_environment("smtp-password") is None:
        yield warning(
            "the mail server's password is in a Prefect block only: the dead-man check cannot write when Prefect's server is down",
            "bin/briefing configure --env-file FILE --set smtp-password, and let cron and systemd read FILE",
        )
    limit = min(mail.smtp_timeout_seconds, ANSWER_LIMIT_S)
    yield ok(f"mail server {answer_of(mail.model_copy(update={'smtp_timeout_seconds': limit}))}")


def check_recipients(settings: BriefingSettings) -> Iterator[Finding]:
    """The audience can be read; nobody's address is said."""
    from flows.office_secrets import secret
    from tasks.distribution.recipients import read_audience

    url = settings.recipients_url or (secret("recipients-url", timeout=2) if settings.recipients_query else None)
    file = Path(settings.recipients)
    if url is None and settings.recipients_query:
        yield problem(
            "BRIEFING_RECIPIENTS_QUERY is set, its database is not", "bin/briefing configure --set recipients-url"
        )
        return
    if url is None and not file.is_file():
        yield warning(
            f"there is no list of recipients at {file}",
            "copy recipients.example.csv and fill it in, or set BRIEFING_RECIPIENTS",
        )
        return
    try:
        audience = read_audience(file, url=url, query=settings.recipients_query)
    except BriefingError as error:
        yield problem(str(error), "mend the list")
        return
    place = "the database of recipients" if url else str(file)
    if not audience.recipients:
        yield problem(f"{place} names nobody who can be reached", "see recipients.example.csv for its columns")
    else:
        twice = f", {len(audience.duplicates)} named twice" if audience.duplicates else ""
        yield ok(f"{place}: {len(audience.recipients)} recipients{twice}")
    if audience.refused_lines:
        shown = "; ".join(audience.refused_lines[:3])
        yield warning(f"{place}: {len(audience.refused_lines)} lines are refused: {shown}", "mend these lines")


def check_store(settings: BriefingSettings) -> Iterator[Finding]:
    """The store that editions are copied to: one small file is written there and removed again."""
    if not settings.output_url:
        yield ok("no further store: editions stay in the output folder")
        return
    import fsspec

    try:
        system, root = fsspec.url_to_fs(settings.output_url)
    except ImportError as error:
        yield problem(
            f"{settings.output_url} needs a package that is not installed ({error})", "for S3: requirements-s3.lock"
        )
        return
    path = f"{root.rstrip('/')}/.briefing-probe-{uuid.uuid4().hex[:8]}"
    try:
        system.makedirs(root, exist_ok=True)
        system.pipe_file(path, b"briefing doctor")
        system.rm_file(path)
    except Exception as error:  # noqa: BLE001  each kind of store has errors of its own
        line = " ".join(str(error).split())[:200] or type(error).__name__
        yield problem(f"nothing can be written to {settings.output_url}: {line}", "see address, bucket and credentials")
        return
    yield ok(f"{settings.output_url} can be written")
