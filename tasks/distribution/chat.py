"""A few lines about an edition into a chat or to a webhook, by any of the services that Apprise knows.

Apprise answers True or False, and False covers a server that said no as well as one that took the message and was too slow to say
so. Only what is certain is ``failed``: no connection was made, or the server answered with a 4xx, 429 and 503 among them. Any
other False (time-out, broken connection, 5xx of a gateway) is ``unknown``. The difference is read from what Apprise logs.
"""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tasks.contracts.delivery import DeliveryState
from tasks.distribution.smtp import Answer, NotOursError

_SECRET = "secret:"
_HTTP_ERROR = re.compile(r"error=(\d{3})\b")
_NO_CONNECTION = re.compile(
    r"Failed to establish a new connection|NameResolutionError|Failed to resolve|Connection refused|ConnectTimeout|"
    r"CERTIFICATE_VERIFY_FAILED|SSLError"
)
_REFUSED_MAIL = ("mailto", "mailtos")
#: Schemes by which Apprise would do something on this machine, or read further addresses from somewhere.
_LOCAL = ("dbus", "gnome", "macosx", "windows", "syslog", "glib", "qt", "kde", "file", "schan")


def post(
    address: str, title: str, text: str, may_end: Callable[[], bool], secret: Callable[[str], str | None] | None = None
) -> Answer:
    """Posts to one service; ``secret:NAME`` is looked up by ``secret``. The address never stands in the answer.

    Raises:
        NotOursError: ``may_end`` said no; nothing was posted.
    """
    import apprise  # imported here: it takes a third of a second, and only chats need it

    url = address
    if address.startswith(_SECRET):
        name = address.removeprefix(_SECRET)
        url = (secret(name) if secret else None) or ""
        if not url:
            return Answer(DeliveryState.FAILED, f"there is no secret {name}: set it by briefing configure")
    scheme = url.partition(":")[0].casefold()
    if scheme in _REFUSED_MAIL:
        return Answer(DeliveryState.REFUSED, "mailto is no chat: use the channel email")
    if scheme in _LOCAL:
        return Answer(DeliveryState.REFUSED, f"{scheme} is no chat that others can read")
    with _captured():
        services = apprise.Apprise()
        taken = services.add(url)
    if not taken or len(services) != 1 or _retries(services[0]):
        # A list of addresses gives several services; one that posts again by itself could post twice.
        reason = "it names several services, or asks for retries" if len(services) else "Apprise knows no such service"
        return Answer(DeliveryState.REFUSED, f"the chat's address cannot be used: {reason}")
    if not may_end():
        raise NotOursError
    with _captured() as said:
        try:
            done = services.notify(
                title=title, body=text, body_format=apprise.NotifyFormat.TEXT, interpret_escapes=False
            )
        except Exception as error:  # noqa: BLE001  plugins raise what they like; what was sent is not known
            return Answer(DeliveryState.UNKNOWN, f"the service's plug-in broke off ({type(error).__name__})")
    return Answer(DeliveryState.SENT, "taken by the service") if done else _failure(said)


def _retries(service: object) -> int:
    return int(getattr(service, "retry", 0) or 0)


def _failure(said: list[str]) -> Answer:
    log = "\n".join(said)
    codes = [int(code) for code in _HTTP_ERROR.findall(log)]
    if codes:
        code = codes[-1]
        if 400 <= code < 500 or code == 503:
            return Answer(DeliveryState.FAILED, f"the service answered {code}")
        return Answer(DeliveryState.UNKNOWN, f"the service answered {code}: it may have posted the message or not")
    if _NO_CONNECTION.search(log):
        return Answer(DeliveryState.FAILED, "no connection to the service could be made")
    return Answer(DeliveryState.UNKNOWN, "the service did not say that it took the message: it may have or not")


@contextmanager
def _captured() -> Iterator[list[str]]:
    """What Apprise logs meanwhile, kept from the program's own log: it may hold the address."""
    logger = logging.getLogger("apprise")
    said: list[str] = []

    class _Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    keeper, level, passes_on, is_off = _Keeper(logging.DEBUG), logger.level, logger.propagate, logger.disabled
    logger.disabled = False  # whoever configures logging anew (Prefect, uvicorn) may have switched it off
    logger.addHandler(keeper)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    try:
        yield said
    finally:
        logger.removeHandler(keeper)
        logger.setLevel(level)
        logger.propagate, logger.disabled = passes_on, is_off
