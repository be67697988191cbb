"""Telling owner and administrator that something went wrong: by mail, and by chat where the office has set ``alerts``.

Used by the flow's hooks and by ``briefing due``. Works without Prefect, its server and the archive: a mail server is all
it needs. What was told, to how many and when is kept in ``.office/alerts.jsonl`` of the output folder, for ``briefing status``.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from pydantic import SecretStr, ValidationError

from flows.alert_record import ToldAlert, write_down
from flows.office_secrets import redacted, secret
from flows.settings import BriefingSettings
from tasks.distribution.plain import send_plain
from tasks.distribution.settings import DistributionSettings


def alert(subject: str, text: str, settings: BriefingSettings | None = None) -> tuple[str, ...]:
    """Tell owner and administrator, each by a message of their own, and the office's alert chat.

    Args:
        subject: One line.
        text: Plain text, with what to do. Secrets that this process knows of are blackened in both.
        settings: The office's; read from the environment when None.

    Returns:
        What could not be told and why, one line each; empty when everyone was told. Never raises.
    """
    return alert_counted(subject, text, settings)[1]


def alert_counted(subject: str, text: str, settings: BriefingSettings | None = None) -> tuple[int, tuple[str, ...]]:
    """As :func:`alert`; returns how many were told as well."""
    told, missed = 0, ["nobody, for the settings cannot be used"]
    try:
        office = settings or BriefingSettings()
        subject, text = redacted(" ".join(subject.split()))[:200], redacted(text)
        told, missed = _told_all(office, subject, text)
        write_down(office.output, ToldAlert(datetime.now(UTC).replace(microsecond=0), subject, told, tuple(missed)))
    except ValidationError:  # its text would show the values given
        return told, tuple(missed)
    except Exception as error:  # noqa: BLE001  whoever reports a failure must not fail of it
        return told, (f"the alert could not be sent: {type(error).__name__}",)
    return told, tuple(missed)


def mail_settings(settings: BriefingSettings) -> DistributionSettings:
    """The office's mail server as distribution takes it, with the password from the environment or its Secret block."""
    names = [name for name in DistributionSettings.model_fields if hasattr(settings, name)]
    values = {name: getattr(settings, name) for name in names}
    if settings.smtp_user and values.get("smtp_password") is None:
        password = secret("smtp-password")
        values["smtp_password"] = SecretStr(password) if password else None
    return DistributionSettings(**values)


def people(settings: BriefingSettings) -> tuple[str, ...]:
    """Owner and administrator, each once."""
    return tuple(
        dict.fromkeys(address.strip() for address in (settings.owner, settings.administrator) if address.strip())
    )


def _told_all(settings: BriefingSettings, subject: str, text: str) -> tuple[int, list[str]]:
    ways: list[tuple[str, Callable[[], None]]] = []
    missed: list[str] = []
    addresses = people(settings)
    if addresses and settings.smtp_host:
        mail = mail_settings(settings)
        for address in addresses:
            ways.append((address, _mailing(mail, address, subject, text, settings.sender or address)))
    elif addresses:
        missed.append("owner and administrator: no mail server is set (BRIEFING_SMTP_HOST)")
    chat = secret("alerts")
    if chat:
        ways.append(("the alert chat", _chatting(chat, subject, text)))
    if not ways and not missed:
        missed.append("nobody: set BRIEFING_OWNER or BRIEFING_ADMINISTRATOR, and BRIEFING_SMTP_HOST")
    told = 0
    for name, way in ways:
        try:
            way()
            told += 1
        except Exception as error:  # noqa: BLE001  one who cannot be told must not keep the others from it
            missed.append(redacted(f"{name}: {' '.join(str(error).split())[:300] or type(error).__name__}"))
    return told, missed


def _mailing(mail: DistributionSettings, address: str, subject: str, text: str, sender: str) -> Callable[[], None]:
    return lambda: send_plain(mail, to=address, subject=subject, text=text, sender=sender)


def _chatting(address: str, subject: str, text: str) -> Callable[[], None]:
    def send() -> None:
        import apprise  # imported here: most offices have no alert chat

        chat = apprise.Apprise()
        if not chat.add(address):
            raise ValueError("the secret alerts is no address that Apprise knows")
        if not chat.notify(title=subject, body=text):
            raise ValueError("the chat did not take the message")

    return send
