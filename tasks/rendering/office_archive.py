"""Office files (.docx, .xlsx) are zip archives: the same content gives the same bytes."""

import io
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST_ZIP_YEAR = 1980


def fixed_entry(name: str, as_of: datetime) -> ZipInfo:
    """An entry dated ``as_of`` (UTC, to two seconds), compressed; before 1980, which no zip archive can hold, 1 January 1980."""
    moment = as_of.astimezone(UTC)
    stamp = moment.timetuple()[:6] if moment.year >= _FIRST_ZIP_YEAR else (_FIRST_ZIP_YEAR, 1, 1, 0, 0, 0)
    entry = ZipInfo(name, stamp)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0  # the system that packs it leaves no trace
    return entry


def with_fixed_times(archive: bytes, as_of: datetime) -> bytes:
    """The archive with every entry dated ``as_of``; the order of the entries and their content stay."""
    written = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as former, ZipFile(written, "w", ZIP_DEFLATED) as fixed:
        for name in former.namelist():
            fixed.writestr(fixed_entry(name, as_of), former.read(name))
    return written.getvalue()
