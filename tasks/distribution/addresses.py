"""E-mail addresses: what can be one, how it is written on the wire, how it is shown to people who need not know it."""

import re
import unicodedata
from email.errors import MessageError
from email.headerregistry import Address
from email.utils import parseaddr

import idna

from tasks.distribution.errors import AddressError

# RFC 5322 atext, and with RFC 6531 any character beyond ASCII that is no blank and no control.
_LOCAL = re.compile(r"[^\s@()<>\[\]:;,\\\"\x00-\x20\x7f-\x9f]+")
_LONGEST, _LONGEST_LOCAL = 254, 64  # RFC 5321 4.5.3.1, with the brackets of the path taken off
#: Characters that spreadsheets and web pages leave in cells and nobody sees.
_UNSEEN = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD))


def clean(text: str) -> str:
    """A cell without unseen characters and with plain blanks at its ends and within."""
    return re.sub(r"[\u00a0\u202f\t ]+", " ", text.translate(_UNSEEN)).strip()


def split_name(text: str) -> tuple[str, str]:
    """The name and the address of ``Jane Doe <jane@example.org>``, ``mailto:jane@example.org`` or a bare address.

    Raises:
        AddressError: there are several addresses.
    """
    said = re.sub(r"(?i)^mailto:", "", clean(text))
    if said.count("@") > 1 and re.search(r"[,;\s]", said.split("@", 1)[1].strip("<> ")):
        raise AddressError("more than one address: give each recipient a line of their own")
    name, address = parseaddr(said) if "<" in said else ("", said)
    return (name, address) if address else ("", said)


def check_email(text: str) -> str:
    """The address as used on the wire: its domain in lower case and in ASCII (IDNA 2008), its local part as given.

    Raises:
        AddressError: it cannot be an address; says why without repeating it.
    """
    if any(unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") for char in text):
        raise AddressError("the address holds a control character")
    local, at, domain = text.rpartition("@")
    if not at or not local or not domain:
        raise AddressError("the address has no name or no domain around its @")
    if not _LOCAL.fullmatch(local) or local.startswith(".") or local.endswith(".") or ".." in local:
        raise AddressError("the part before @ is not one that mail servers take")
    if len(local.encode()) > _LONGEST_LOCAL:
        raise AddressError(f"the part before @ is longer than {_LONGEST_LOCAL} bytes")
    address = f"{unicodedata.normalize('NFC', local)}@{check_domain(domain)}"
    if len(address.encode()) > _LONGEST:
        raise AddressError(f"the address is longer than {_LONGEST} bytes")
    try:
        # The library's own reading of the whole; it takes a local part beyond ASCII for a defect, RFC 6531 does not.
        Address(addr_spec=address if local.isascii() else f"x@{address.rpartition('@')[2]}")
    except (MessageError, ValueError, IndexError) as error:
        raise AddressError("the address cannot be read by the mail library") from error
    return address


def check_domain(domain: str) -> str:
    """A domain in lower case and ASCII.

    >>> check_domain("BÜCHER.example")
    'xn--bcher-kva.example'

    Raises:
        AddressError: it is no domain name.
    """
    if domain.startswith("["):
        raise AddressError("the domain is a number, not a name")
    try:
        ascii_form = idna.encode(domain.rstrip("."), uts46=True, transitional=False).decode().lower()
    except (idna.IDNAError, UnicodeError) as error:
        raise AddressError("the domain is no domain name") from error
    if "." not in ascii_form or ascii_form.rsplit(".", 1)[1].isdigit():
        raise AddressError("the domain is not complete")
    return ascii_form


def mailbox(text: str) -> Address:
    """The office's own address (``Office <briefing@example.org>`` or bare), checked, for a header.

    Raises:
        AddressError: it cannot be an address.
    """
    name, address = split_name(text)
    return named(name, check_email(address))


def named(name: str, address: str) -> Address:
    """A checked address with its name, for a header."""
    local, _, domain = address.rpartition("@")
    return Address(display_name=safe_words(name), username=local, domain=domain)


def safe_words(text: str) -> str:
    """Words fit for a header: on one line, without control characters."""
    kept = "".join(" " if unicodedata.category(char)[0] in ("C", "Z") else char for char in text)
    return " ".join(kept.split())


def masked(address: str) -> str:
    """An address as shown where others look.

    >>> masked("ann.smith@example.org"), masked("s3://bucket/folder/x"), masked("secret:TEAM"), masked("json://host/TOKEN")
    ('a…@example.org', 's3://bucket/…', 'secret:TEAM', 'json://…')
    """
    if not address:
        return "…"
    if address.startswith("secret:"):
        return address
    scheme, separator, rest = address.partition("://")
    if separator:
        if scheme in ("s3", "gs", "gcs", "az", "abfs", "file", "memory") and "@" not in rest.split("/")[0]:
            return f"{scheme}://{rest.split('/')[0]}/…"
        return f"{scheme}://…"
    local, at, domain = address.rpartition("@")
    if at:
        return f"{local[:1]}…@{domain}"
    return f"…/{address.rstrip('/').rsplit('/', 1)[-1]}" if "/" in address else f"{address[:1]}…"
