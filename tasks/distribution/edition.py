"""The edition that is sent: its files as approved, read once, and looked at again before each delivery."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from tasks.archive.manifest_stamp import recorded_sha256
from tasks.contracts.approval import Decision
from tasks.contracts.edition import EditionId
from tasks.distribution.errors import ChangedEditionError, DistributionError
from tasks.distribution.summary import Summary, read_summary

#: Format → file of the edition, its media type, its ending.
FILES = {
    "pdf": ("briefing.pdf", "application/pdf", "pdf"),
    "html": ("briefing.html", "text/html", "html"),
    "docx": ("briefing.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "xlsx": ("briefing.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
}
_PACK = "data"
_SUMMARY = "summary.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that ZIP can say: the same files give the same bytes


class EditionToSend(BaseModel):
    """``files`` are path → SHA-256 as the archive recorded them; ``decision`` is the approval, None for a test only."""

    model_config = ConfigDict(frozen=True)

    edition: EditionId
    folder: Path
    files: Mapping[str, str]
    decision: Decision | None = None


@dataclass(frozen=True)
class Attachment:
    """One file as a reader gets it: name, media type, bytes, and where it stands under the office's public address."""

    name: str
    media_type: str
    content: bytes
    path: str

    @cached_property
    def encoded(self) -> bytes:
        """The part of a message that carries the file, with its headers; a name beyond ASCII by RFC 2231."""
        part = EmailMessage(policy=SMTP)
        main, _, sub = self.media_type.partition("/")
        part.set_content(self.content, maintype=main, subtype=sub, filename=self.name, disposition="attachment")
        del part["MIME-Version"]
        return part.as_bytes()


class ApprovedFiles:
    """The bytes of the edition, verified against what was approved.

    Raises:
        ChangedEditionError: a file is missing or has other bytes; from the constructor and from :meth:`verify`.
    """

    def __init__(self, to_send: EditionToSend) -> None:
        self.to_send = to_send
        self._seen: dict[str, tuple[int, int, int]] = {}
        self._contents: dict[str, bytes] = {}
        #: Whatever is made of the edition once for many readers.
        self.kept: dict[Hashable, object] = {}
        if "briefing.pdf" not in to_send.files:
            raise ChangedEditionError(f"Edition {to_send.edition.label} has no PDF recorded: make it again.")
        decided = to_send.decision.pdf_sha256 if to_send.decision else to_send.files["briefing.pdf"]
        if to_send.files["briefing.pdf"] != decided:
            raise ChangedEditionError(
                f"Edition {to_send.edition.label}: the PDF that was approved is not the one in the archive: approve it again."
            )
        for name in to_send.files:
            self._read(name)

    @property
    def pdf_sha256(self) -> str:
        """What was approved."""
        return self.to_send.files["briefing.pdf"]

    @cached_property
    def summary(self) -> Summary:
        """The edition in a few lines; of an edition made before there were summaries, only what its name tells."""
        return read_summary(self.content(_SUMMARY), self.to_send.edition)

    def content(self, name: str) -> bytes | None:
        """A file's approved bytes, kept once asked for; None when the edition has no such file."""
        if name not in self.to_send.files:
            return None
        if name not in self._contents:
            self._contents[name] = self._read(name)
        return self._contents[name]

    def verify(self) -> None:
        """Looks whether any file was touched since it was read, and reads it again if so."""
        for name in self.to_send.files:
            if self._seen.get(name) != _mark(self.to_send.folder / name):
                self._read(name)

    def attachments(self, formats: Iterable[str]) -> tuple[Attachment, ...]:
        """The files of the formats wished for, in the order of the formats.

        Raises:
            DistributionError: the edition does not have one of them.
        """
        return tuple(self._attachment(name) for name in dict.fromkeys(formats))

    def _attachment(self, wished: str) -> Attachment:
        if wished in self._made:
            return self._made[wished]
        stem = f"{_slug(self.summary.title)}-{self.to_send.edition.folder}"
        if wished == _PACK:
            made = Attachment(f"{stem}-data.zip", "application/zip", self._zipped(), "data/")
        else:
            path, media_type, ending = FILES[wished]
            content = self.content(path)
            if content is None:
                raise DistributionError(f"edition {self.to_send.edition.label} has no {wished} file")
            made = Attachment(f"{stem}.{ending}", media_type, content, path)
        self._made[wished] = made
        return made

    @cached_property
    def _made(self) -> dict[str, Attachment]:
        return {}

    def _zipped(self) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as pack:
            for name in sorted(self.to_send.files):
                if name.startswith("data/"):
                    entry = zipfile.ZipInfo(name.removeprefix("data/"), _EPOCH)
                    entry.external_attr = 0o644 << 16
                    pack.writestr(entry, self._read(name), zipfile.ZIP_DEFLATED)
        return stream.getvalue()

    def _read(self, name: str) -> bytes:
        label = self.to_send.edition.label
        path = self.to_send.folder / name
        if ".." in Path(name).parts or Path(name).is_absolute():
            raise ChangedEditionError(f"Edition {label} names a file outside its folder: {name}.")
        try:
            self._seen[name] = _mark(path)
            content = path.read_bytes()
        except OSError as error:
            raise ChangedEditionError(
                f"Edition {label} cannot be sent: {name} cannot be read ({error.strerror}). Put back what was approved, or make "
                "and approve a new version."
            ) from error
        expected = self.to_send.files[name]
        if recorded_sha256(name, content) != expected:
            raise ChangedEditionError(
                f"Edition {label} cannot be sent: {name} is not what was approved. Put it back, or make and approve a new "
                "version."
            )
        return content


def _mark(path: Path) -> tuple[int, int, int]:
    """What changes when a file does."""
    try:
        found = path.lstat()
    except OSError:
        return (0, 0, 0)
    return (found.st_mtime_ns, found.st_size, found.st_ino)


def _slug(title: str) -> str:
    """A title as part of a file name: letters and digits of any script, joined by dashes.

    >>> _slug("Industrial sustainability briefing"), _slug("..//")
    ('industrial-sustainability-briefing', 'briefing')
    """
    words = re.findall(r"\w+", unicodedata.normalize("NFC", title).lower().replace("_", " "))
    return "-".join(words)[:80] or "briefing"
