"""The office's secrets by name: the environment first, then Prefect's Secret blocks, read over the server's API.

``secret("smtp-password")`` is ``BRIEFING_SMTP_PASSWORD``, else the block ``briefing-smtp-password``. Prefect is not imported:
the dead-man check must start fast and must not bring up a server of its own where the office's is down.
"""

import os
import re
from urllib.parse import unquote, urlsplit

from flows.settings import BriefingSettings
from tasks.contracts.errors import BriefingError

#: Secrets that have a place of their own; others are chat or webhook addresses, as ``chat-<name>``.
KNOWN = {
    "smtp-password": "password of the office's mail server",
    "openai-key": "key of the OpenAI-compatible translation engine",
    "deepl-key": "key of DeepL",
    "libretranslate-key": "key of the LibreTranslate server",
    "recipients-url": "database address of the audience (SQLAlchemy URL)",
    "alerts": "Apprise address that is told of what goes wrong, besides owner and administrator",
}
_CHAT = re.compile(r"chat(-[a-z0-9]+)+")
#: Shorter values are not looked for in logs: a password of one letter would blacken every line.
_SHORTEST_REDACTED = 4
#: Values read so far, and passwords inside them.
_noted: set[str] = set()


def environment_name(name: str) -> str:
    """The environment variable of a secret.

    >>> environment_name("smtp-password")
    'BRIEFING_SMTP_PASSWORD'
    """
    return "BRIEFING_" + name.upper().replace("-", "_")


def block_name(name: str) -> str:
    """The name of a secret's block in Prefect.

    >>> block_name("smtp-password")
    'briefing-smtp-password'
    """
    return f"briefing-{name}"


def checked_name(name: str) -> str:
    """``name``, when it can be that of a secret.

    Raises:
        BriefingError: it is none of the known ones and no ``chat-<name>``.
    """
    if name in KNOWN or (len(name) <= 60 and _CHAT.fullmatch(name)):
        return name
    raise BriefingError(
        f"{name[:60]!r} is no secret of this program: use {', '.join(KNOWN)}, or chat-<name> (small letters, digits and "
        "dashes) for a chat or webhook address, which the recipients file names as secret:chat-<name>"
    )


def from_environment(name: str) -> str | None:
    """A secret as the environment has it; None when it has none, or an empty one."""
    return remembered(os.environ.get(environment_name(name)))


def secret(name: str, *, timeout: float = 5.0) -> str | None:
    """The value of a secret: from the environment, else from its Secret block; None when neither has it.

    Never raises, also when no server answers: whoever needs the secret says what is missing. Values handed out are
    blackened in logs from then on (``flows.logs``).

    Args:
        name: Such as ``smtp-password`` or ``chat-board``.
        timeout: Seconds that the server may take.
    """
    from flows.office_server import ServerApi, ServerError  # imported here: most processes find all in the environment

    value = from_environment(name)
    if value is not None:
        return value
    try:
        return remembered(ServerApi.of(BriefingSettings(), timeout=timeout).secret_block(block_name(name)))
    except ServerError:
        return None


def sensitive_values() -> tuple[str, ...]:
    """Every secret this process knows of, longest first: those of its environment, those inside addresses, those read."""
    for name, value in os.environ.items():
        if name.startswith("BRIEFING_") and _is_secret(name):
            remembered(value)
        elif name in ("PREFECT_API_AUTH_STRING", "PREFECT_SERVER_API_AUTH_STRING", "PREFECT_API_KEY"):
            remembered(value)
            remembered(value.partition(":")[2])
        elif name == "BRIEFING_ARCHIVE_URL" or name.endswith("_CONNECTION_URL"):
            _noted.update(_passwords_in(value))
    return tuple(sorted(_noted, key=lambda value: (-len(value), value)))


def redacted(text: str) -> str:
    """``text`` without any secret this process knows of."""
    for value in sensitive_values():
        if value in text:
            text = text.replace(value, "[secret]")
    return text


def _is_secret(variable: str) -> bool:
    name = variable.removeprefix("BRIEFING_").lower().replace("_", "-")
    return name in KNOWN or name.startswith("chat-")


def remembered(value: str | None) -> str | None:
    """``value``, blackened in logs and in what commands print from now on; None for an empty one."""
    if not value:
        return None
    if len(value) >= _SHORTEST_REDACTED:
        _noted.add(value)
        _noted.update(_passwords_in(value))
    return value


def _passwords_in(address: str) -> set[str]:
    """The password of an address, as written and as meant."""
    if "://" not in address:
        return set()
    try:
        password = urlsplit(address).password or ""
    except ValueError:
        return set()
    return {said for said in (password, unquote(password)) if len(said) >= _SHORTEST_REDACTED}
