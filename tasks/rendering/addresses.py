"""Which addresses of a source may become links: web addresses, and nothing that runs or opens a file."""

import re
from urllib.parse import urlsplit

_SCHEMES = frozenset({"http", "https"})
# Blanks and controls: a reader of addresses may drop them and find another scheme or host than we did (WHATWG URL, 4.4).
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2066-\u2069\\]")


def is_web_address(address: object) -> bool:
    """Whether ``address`` may be set as a link: http or https with a host, without user name, blanks or controls.

    >>> is_web_address("https://www.unido.org/news"), is_web_address("javascript:alert(1)"), is_web_address(None)
    (True, False, False)
    >>> is_web_address("https://unido.org@example.com/"), is_web_address("http:///etc/passwd")
    (False, False)
    """
    if not isinstance(address, str) or _UNSAFE.search(address):
        return False
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and bool(host) and "@" not in parts.netloc
