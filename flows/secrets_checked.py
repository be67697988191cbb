"""What a secret must look like to be one; the messages never repeat it."""

from flows.office_secrets import KNOWN
from tasks.contracts.errors import BriefingError

#: Needed before Prefect answers, so never in a block: name → the variables that are set.
ENVIRONMENT_ONLY = {
    "archive-url": ("BRIEFING_ARCHIVE_URL",),
    "server-auth": ("PREFECT_SERVER_API_AUTH_STRING", "PREFECT_API_AUTH_STRING"),
}
_LONGEST = 4_000


def checked_value(name: str, value: str) -> str:
    """``value`` without blanks around it, when it can be the value of this secret.

    Raises:
        BriefingError: it is empty, too long, or not of the form that this secret has; the value is not said.
    """
    value = value if name == "smtp-password" else value.strip()
    if not value.strip():
        raise BriefingError(f"{name}: nothing was given: pass the value on standard input, or type it at the terminal")
    if len(value) > _LONGEST or not value.isprintable():
        raise BriefingError(
            f"{name}: the value has a line break, a control character or over {_LONGEST} characters: copy it again"
        )
    if name.endswith("-key") and (not value.isascii() or " " in value):
        raise BriefingError(
            f"{name}: the value holds characters that no key has: copy it again, without quotes or blanks"
        )
    if name in ("recipients-url", "archive-url"):
        _check_database(name, value)
    if name == "alerts" or name not in {**KNOWN, **ENVIRONMENT_ONLY}:
        _check_chat(name, value)
    if name == "server-auth" and (value.count(":") != 1 or not all(value.split(":"))):
        raise BriefingError("server-auth: write it as user:password, without a further colon")
    return value


def _check_database(name: str, value: str) -> None:
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError, NoSuchModuleError

    try:
        url = make_url(value)
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError, ValueError):
        raise BriefingError(
            f"{name}: this is no database address, or its driver is not installed: write it as "
            "postgresql+psycopg://user:password@host/name or sqlite:////folder/file.db"
        ) from None
    if not url.database:
        raise BriefingError(f"{name}: the address names no database: put its name at the end, after the host")


def _check_chat(name: str, value: str) -> None:
    import logging

    import apprise

    logging.getLogger("apprise").disabled = True  # it logs addresses it cannot read, whole
    if not apprise.Apprise().add(value):
        raise BriefingError(
            f"{name}: Apprise does not know this address: see its list of services for how to write it, for example "
            "slack://tokenA/tokenB/tokenC, mailto://… or json://host/path for a webhook"
        )
