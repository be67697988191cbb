"""TMX out, and TMX as reviews: how reviewed wordings leave the archive and come into it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tasks.contracts.translation import Review
from tasks.translation.memory_entry import MemoryEntry, TranslationMemoryError
from tasks.translation.tmx_reading import stream_tmx

CREATION_TOOL = "industrial-sustainability-briefing"


def write_tmx(entries: Iterable[MemoryEntry], source_language: str = "zh-Hans") -> bytes:
    """A TMX 1.4b file (UTF-8) of ``entries`` in their order; equal entries give equal bytes, whenever it is written."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tmx version="1.4">',
        f'  <header creationtool={quoteattr(CREATION_TOOL)} creationtoolversion="1" segtype="sentence" '
        f'o-tmf="tmx" adminlang="en" srclang={quoteattr(source_language)} datatype="plaintext"/>',
        "  <body>",
    ]
    for entry in entries:
        lines.append(f"    <tu{_changed(entry)}>")
        if entry.note:
            lines.append(f"      <note>{escape(_printable(entry.note))}</note>")
        for name, value in (("x-reviewer", entry.reviewer), ("x-field", entry.field)):
            if value:
                lines.append(f'      <prop type="{name}">{escape(_printable(value))}</prop>')
        for language, words in ((entry.source_language, entry.source), (entry.target_language, entry.target)):
            lines.append(f"      <tuv xml:lang={quoteattr(language)}><seg>{escape(_printable(words))}</seg></tuv>")
        lines.append("    </tu>")
    lines += ["  </body>", "</tmx>", ""]
    return "\n".join(lines).encode("utf-8", errors="replace")


def _changed(entry: MemoryEntry) -> str:
    """Who and when once more, where translation tools look for it (TMX 1.4b, attributes of ``<tu>``)."""
    if entry.reviewed_at is None:
        return ""
    moment = entry.reviewed_at.astimezone(UTC)
    who = f" changeid={quoteattr(_printable(entry.reviewer))}" if entry.reviewer else ""
    return f' changedate="{moment:%Y%m%dT%H%M%SZ}"{who}'


def _printable(text: str) -> str:
    """XML 1.0 has no control characters but tab and line ends; they would make the file unreadable."""
    return "".join(char for char in text if char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff"))


def review_entry(review: Review) -> MemoryEntry:
    """A review of the archive as a unit of a memory."""
    return MemoryEntry(
        review.source,
        review.target,
        review.source_language,
        review.target_language,
        review.reviewer,
        review.field_kind,
        review.note,
        review.reviewed_at,
    )


def reviews_of(path: Path, reviewer: str = "") -> list[Review]:
    """The units of a TMX file as reviews, in file order, for a person to bring into the archive.

    Behind a unit stands its ``x-reviewer``, else the person who last changed it, else ``reviewer`` (who imports the file);
    a unit with none of them is left out. A unit without a date counts as reviewed when the file was last written.

    Raises:
        TranslationMemoryError: the file is missing, is not TMX, or is not safe to read; then nothing of it is taken.
    """
    try:
        written = datetime.fromtimestamp(int(path.stat().st_mtime), tz=UTC)
        with path.open("rb") as handle:
            entries = list(stream_tmx(handle, path.name, trusts_editors=True))
    except OSError as error:
        raise TranslationMemoryError(path.name, f"it cannot be read ({error.strerror})") from error
    return [
        Review(
            source=entry.source,
            source_language=entry.source_language,
            target=entry.target,
            target_language=entry.target_language,
            field_kind=entry.field,
            reviewer=entry.reviewer or reviewer,
            reviewed_at=entry.reviewed_at or written,
            origin="tmx",
            note=entry.note,
        )
        for entry in entries
        if entry.reviewer or reviewer
    ]
