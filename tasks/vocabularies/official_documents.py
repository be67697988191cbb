"""Where the official text of a document stands, by the series that its symbol names."""

import csv
import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

_FILE = Path(__file__).with_name("official_documents.csv")
_SYMBOL = re.compile(r"(?P<prefix>[A-Z]{1,6})/[A-Za-z0-9][A-Za-z0-9./()\-]*")


@cache
def _addresses() -> dict[str, str]:
    with _FILE.open(encoding="utf-8", newline="") as handle:
        return {row["prefix"]: row["address"] for row in csv.DictReader(handle)}


def official_address(symbol: str) -> str | None:
    """The web address of the official documents of ``symbol``; None for a series that cannot be opened by its symbol.

    >>> official_address("A/RES/70/1"), official_address("UNEP/EA.5/28 ")
    ('https://undocs.org/en/A/RES/70/1', 'https://undocs.org/en/UNEP/EA.5/28')
    >>> official_address("IDB.49/11") is None, official_address("COVID/19") is None
    (True, True)
    """
    said = "".join(symbol.split()).rstrip("*")
    match = _SYMBOL.fullmatch(said)
    address = _addresses().get(match["prefix"]) if match else None
    return address.format(symbol=quote(said, safe="/().-")) if address else None
