"""Addresses of engines: which are well-formed, which lie on this machine or its own network."""

import ipaddress
from urllib.parse import SplitResult, urlsplit, urlunsplit

# Names that never leave the office's own network (RFC 6762, RFC 8375, ICANN's reserved .internal).
_LOCAL_ENDINGS = (".localhost", ".local", ".internal", ".home.arpa", ".lan")


class AddressError(ValueError):
    """An address that no engine can have; the message says what to write instead."""


def checked_address(text: str) -> str:
    """``text`` without blanks at its ends and slashes at its end.

    Raises ``AddressError`` if it is not an http(s) address, or holds a name and password, a query or a fragment (a key
    belongs into its own setting, from where it reaches no message).
    """
    try:
        parts = urlsplit(text.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise AddressError("not an address: write it like http://127.0.0.1:8080 or https://host.example/v1") from None
    if parts.scheme not in ("http", "https") or not host:
        raise AddressError("not an http(s) address: write it like http://127.0.0.1:8080 or https://host.example/v1")
    if parts.username is not None or parts.password is not None:
        raise AddressError("the address holds a name or password: put the key into the engine's own key setting")
    if parts.query or parts.fragment:
        raise AddressError(
            "the address holds a query or fragment: give the plain address, and the key in its own setting"
        )
    return urlunsplit(SplitResult(parts.scheme, parts.netloc, parts.path.rstrip("/"), "", ""))


def host_of(address: str) -> str:
    """Host with port, as a person reads it (``127.0.0.1:8080``)."""
    return urlsplit(address).netloc


def is_local(address: str) -> bool:
    """Whether ``address`` lies on this machine or in its own network: loopback, private or link-local, a bare name.

    Nothing is looked up. A name without a dot (``ollama``, ``gpu-server``) can only be resolved by the own network.

    >>> [is_local(f"http://{host}") for host in ("127.0.0.1:80", "[::1]", "10.1.2.3", "ollama:11434", "api.example.org")]
    [True, True, True, True, False]
    """
    host = (urlsplit(address).hostname or "").rstrip(".").lower()
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(_LOCAL_ENDINGS)
    return number.is_loopback or number.is_private or number.is_link_local


def may_carry_key(address: str) -> bool:
    """Whether a key may be sent to ``address``: encrypted, or never leaving this machine and its own network."""
    return urlsplit(address).scheme == "https" or is_local(address)
