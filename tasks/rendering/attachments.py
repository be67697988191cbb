"""The files inside the PDF: the data pack, the evidence and the provenance, each with what it is and how it relates."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pydyf

from tasks.grammar.interface import Interface
from tasks.rendering.packed_files import PackedFiles

#: File ending → media type. JSON lines have no registered type; ``application/x-ndjson`` is what servers send.
MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
}
# ISO 19005-3, annex E: Data is what tables and charts are made from, Supplement the same or more in another form.
_RELATIONSHIPS = {"jsonl": "Data", "csv": "Supplement", "evidence.json": "Data", "prov.json": "Supplement"}
_TABLES = ("documents", "metrics", "activities", "recommendations", "translations", "set_aside")
_OTHERS = ("evidence.json", "prov.json")


#: A larger file stands in the edition's folder only: it would make the PDF too large to be sent or opened.
MOST_BYTES_ATTACHED = 32_000_000


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file inside the PDF. ``relationship`` is one of PDF/A-3's: ``Data``, ``Source``, ``Supplement``…"""

    name: str
    content: bytes
    description: str
    relationship: str = "Data"


def attached_files(files: PackedFiles, interface: Interface) -> tuple[AttachedFile, ...]:
    """Those of the data pack's ``files`` that go into the PDF, by name; those not known and those too large are left out."""
    names = [f"{table}.{ending}" for table in _TABLES for ending in ("jsonl", "csv")] + list(_OTHERS)
    return tuple(
        AttachedFile(
            name=name,
            content=files[name],
            description=interface.say(f"imprint.attached.{name.partition('.')[0]}"),
            relationship=_RELATIONSHIPS.get(name) or _RELATIONSHIPS[name.partition(".")[2]],
        )
        for name in sorted(names)
        if name in files and files.file(name).size <= MOST_BYTES_ATTACHED
    )


def describe_attachments(pdf: Any, attached: Mapping[str, AttachedFile]) -> None:
    """Media type and relationship of each embedded file in ``pdf`` (a finisher's), by its own name; each listed once.

    WeasyPrint finds relationships by checksum, so two files of equal bytes would share one, and lists each file twice.
    """
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Type") == "/Filespec":
            file = attached[item["UF"].string]
            item["AFRelationship"] = f"/{file.relationship}"
            stream = pdf.objects[int(item["EF"]["F"].split()[0])]
            media_type = MEDIA_TYPES.get(file.name.rpartition(".")[2], "application/octet-stream")
            stream.extra["Subtype"] = f"/{media_type.replace('/', '#2F')}"
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
