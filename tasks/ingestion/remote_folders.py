"""Folders at an address (``s3://bucket/received/``, ``sftp://…``): what is in them, through fsspec.

Endpoint and credentials come from the environment or fsspec's own configuration (for S3 the usual ``AWS_ENDPOINT_URL``,
``AWS_ACCESS_KEY_ID``, ``AWS_SECRET_ACCESS_KEY``), never from an address of ours.
"""

from dataclasses import dataclass
from typing import Any

from tasks.ingestion.addresses import TIMEOUT_S
from tasks.ingestion.errors import UnreadableFolderError


@dataclass(frozen=True, slots=True)
class RemoteEntry:
    """One name in a folder at an address, and the address under which it can be fetched."""

    name: str
    address: str
    is_folder: bool


def open_place(address: str) -> tuple[Any, str]:
    """The file system of an address and the path in it.

    Raises:
        ImportError, ValueError: its driver is not installed, or the scheme is unknown.
    """
    import fsspec  # imported here: no address, no start-up cost

    patience: dict[str, Any] = {}
    if address.lower().startswith(("s3://", "s3a://")):
        # botocore's own patience is a minute for each of several tries.
        patience = {"config_kwargs": {"connect_timeout": 5, "read_timeout": TIMEOUT_S, "retries": {"max_attempts": 2}}}
    filesystem, path = fsspec.core.url_to_fs(address, **patience)
    return filesystem, str(path)


def list_folder(address: str) -> list[RemoteEntry] | None:
    """What is in the folder at ``address``, by name; None where it is no folder's address.

    Raises:
        UnreadableFolderError: it does not exist or cannot be listed; never names what may be secret.
    """
    try:
        filesystem, path = open_place(address)
        filesystem.invalidate_cache()
        if not address.endswith("/") and filesystem.isfile(path):
            return None
        found = filesystem.ls(path, detail=True)
    except (FileNotFoundError, ImportError, ValueError) as error:
        if not address.endswith("/"):
            return None  # fetching it as a file will say what is wrong, and cost the other sources nothing
        if isinstance(error, FileNotFoundError):
            cause = "there is no such file or folder"
        else:
            cause = (str(error).splitlines() or [type(error).__name__])[0].lower()
        raise UnreadableFolderError(address, cause) from error
    except Exception as error:
        raise UnreadableFolderError(address, f"no answer ({type(error).__name__})") from error
    own = path.rstrip("/")
    base = address.rstrip("/")
    entries = []
    for entry in found:
        inside = str(entry["name"]).rstrip("/")
        if inside == own:  # the mark that some stores keep for an empty folder
            continue
        name = inside.rpartition("/")[2]
        entries.append(RemoteEntry(name, f"{base}/{name}", entry["type"] == "directory"))
    return sorted(entries, key=lambda entry: entry.name)
