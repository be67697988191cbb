"""Sources at an address: http(s) through httpx, everything else (s3, sftp, webdav…) through fsspec."""

import re
import time

from tasks.ingestion.errors import UnreadableDocumentError

TIMEOUT_S = 20
"""Seconds an address may take altogether before it is given up."""

_CHUNK_BYTES = 65_536
_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*://", re.IGNORECASE)


def is_address(location: str) -> bool:
    """Whether a location is an address and not a path of this machine.

    >>> is_address("https://www.unido.org/a.txt"), is_address("seeds"), is_address("file:///srv/in")
    (True, False, False)
    """
    return _SCHEME.match(location) is not None and not location.lower().startswith("file://")


def is_web_address(location: str) -> bool:
    """Whether a location is a page or file of the web, which has no folders to be listed."""
    return location.lower().startswith(("http://", "https://"))


def fetch(address: str, file: str, max_bytes: int) -> bytes:
    """The bytes at ``address``, at most ``max_bytes``.

    Raises:
        UnreadableDocumentError: ``unreachable`` (no answer within :data:`TIMEOUT_S`, an error, an unknown scheme) or
            ``too_large``.
    """
    if is_web_address(address):
        return _fetch_http(address, file, max_bytes)
    return _fetch_fsspec(address, file, max_bytes)


def _too_large(file: str, max_bytes: int) -> UnreadableDocumentError:
    return UnreadableDocumentError(file, "too_large", f"more than the {max_bytes // 2**20} MB read at most")


def _fetch_http(address: str, file: str, max_bytes: int) -> bytes:
    import httpx  # imported here: no address, no start-up cost

    deadline = time.monotonic() + TIMEOUT_S
    content = bytearray()
    try:
        with httpx.stream("GET", address, timeout=TIMEOUT_S, follow_redirects=True) as response:
            response.raise_for_status()
            for chunk in response.iter_bytes(_CHUNK_BYTES):
                content += chunk
                if len(content) > max_bytes:
                    raise _too_large(file, max_bytes)
                if time.monotonic() > deadline:
                    raise UnreadableDocumentError(file, "unreachable", f"no whole answer within {TIMEOUT_S} seconds")
    except httpx.HTTPStatusError as error:
        detail = f"the server answered {error.response.status_code}; check the address"
        raise UnreadableDocumentError(file, "unreachable", detail) from error
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise UnreadableDocumentError(
            file, "unreachable", f"no answer ({type(error).__name__}); try again later"
        ) from error
    return bytes(content)


def _fetch_fsspec(address: str, file: str, max_bytes: int) -> bytes:
    from tasks.ingestion.remote_folders import open_place

    try:
        filesystem, path = open_place(address)
        with filesystem.open(path, "rb") as stream:
            content: bytes = stream.read(max_bytes + 1)
    except (OSError, ValueError, ImportError, NotImplementedError) as error:
        raise UnreadableDocumentError(file, "unreachable", f"{type(error).__name__}: {error}"[:200]) from error
    except Exception as error:
        raise UnreadableDocumentError(file, "unreachable", f"no answer ({type(error).__name__})") from error
    if len(content) > max_bytes:
        raise _too_large(file, max_bytes)
    return content
