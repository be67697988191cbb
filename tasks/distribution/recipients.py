"""The audience: who is to get an edition, read from a table of the office's with every line accounted for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import SecretStr

from tasks.archive.deliveries import recipient_key
from tasks.contracts.delivery import Recipient
from tasks.distribution.addresses import clean, masked
from tasks.distribution.errors import AudienceError
from tasks.distribution.recipients_csv import rows_of_file
from tasks.distribution.recipients_query import rows_of_query
from tasks.distribution.recipients_row import RefusedLineError, recipient_of

COLUMNS = ("name", "address", "channel", "language", "formats", "themes", "audiences")


@dataclass(frozen=True, slots=True)
class Audience:
    """Recipients in the table's order, one a channel and address.

    ``refused_lines``: lines that name nobody who can be reached, with the reason; ``duplicates``: lines merged into an
    earlier one; ``notes``: columns that were not read.
    """

    recipients: tuple[Recipient, ...]
    refused_lines: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def groups(self) -> tuple[str, ...]:
        """Every group that a recipient belongs to."""
        return tuple(sorted({group for recipient in self.recipients for group in recipient.audiences}))

    def of_group(self, name: str) -> "Audience":
        """Only the members of a group, without regard to case; all of them for an empty name.

        Raises:
            AudienceError: nobody belongs to such a group.
        """
        wanted = clean(name).casefold()
        if not wanted:
            return self
        kept = tuple(r for r in self.recipients if wanted in {group.casefold() for group in r.audiences})
        if not kept:
            known = ", ".join(self.groups) or "none is named in the list of recipients"
            raise AudienceError(f"Nobody belongs to the audience {clean(name)!r}; the audiences are: {known}.")
        return replace(self, recipients=kept)


def read_audience(path: Path | None = None, *, url: SecretStr | str | None = None, query: str = "") -> Audience:
    """Reads the recipients from a CSV file, or by a query from a database (read only) where ``url`` is given.

    Columns: address, and if wished name, channel (email, folder, chat), language, formats (pdf, html, docx, xlsx, data),
    themes, audiences; several values in a cell are separated by ``|``, ``,`` or ``;``.

    Raises:
        AudienceError: the table cannot be read, or has no column ``address``.
    """
    if url is not None:
        return audience_of(rows_of_query(url, query))
    if path is None:
        raise AudienceError("There is no list of recipients: set BRIEFING_RECIPIENTS, or BRIEFING_RECIPIENTS_URL.")
    return audience_of(rows_of_file(path))


def audience_of(rows: Iterable[tuple[str, Sequence[tuple[str, str]] | str]]) -> Audience:
    """The audience of rows: (where it stands, its cells by column), or (where, why the row cannot be read).

    Raises:
        AudienceError: no row has an address column.
    """
    kept: dict[str, Recipient] = {}
    refused: list[str] = []
    duplicates: list[str] = []
    unknown: dict[str, None] = {}
    for where, row in rows:
        if isinstance(row, str):
            refused.append(f"{where}: {row}")
            continue
        cells = _by_column(row, unknown)
        if not any(cells.values()):
            continue
        try:
            recipient = recipient_of(cells, where)
        except RefusedLineError as error:
            refused.append(f"{where}: {error}")
            continue
        key = recipient_key(recipient.channel, recipient.address)
        if key in kept:
            duplicates.append(
                f"{where} repeats {kept[key].line} ({masked(recipient.address)}): merged, to be sent to once"
            )
            kept[key] = _merged(kept[key], recipient)
        else:
            kept[key] = recipient
    notes = tuple(f"the column {name!r} is not read (columns: {', '.join(COLUMNS)})" for name in unknown)
    return Audience(tuple(kept.values()), tuple(refused), tuple(duplicates), notes)


def _by_column(row: Sequence[tuple[str, str]], unknown: dict[str, None]) -> Mapping[str, str]:
    cells: dict[str, str] = {}
    for name, value in row:
        column = clean(name).casefold()
        if column in COLUMNS:
            cells[column] = clean(value) if column != "address" else value.strip()
        elif column and column not in unknown:
            unknown[column] = None
    return cells


def _merged(first: Recipient, other: Recipient) -> Recipient:
    """The first line with what the other adds; no themes means all, so all stays all."""
    both = {
        "name": first.name or other.name,
        "formats": tuple(dict.fromkeys((*first.formats, *other.formats))),
        "audiences": tuple(dict.fromkeys((*first.audiences, *other.audiences))),
        "themes": tuple(dict.fromkeys((*first.themes, *other.themes))) if first.themes and other.themes else (),
    }
    return first.model_copy(update=both)
