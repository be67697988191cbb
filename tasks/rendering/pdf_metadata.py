"""The XMP packet of the PDF (ISO 16684-1): Dublin Core in full, and the same facts as the information dictionary.

WeasyPrint writes title, author and description only. Its RDF is replaced by ours; only properties of the schemas that
PDF/A-3 knows are written (ISO 19005-3, 6.6.2.3.1).
"""

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from weasyprint import VERSION

from tasks.rendering.dublin_core import DublinCore
from tasks.rendering.pdf_conformance import MetadataLayoutError

_RDF = re.compile(rb"<rdf:RDF.*?</rdf:RDF>", re.DOTALL)
# XML 1.0, 2.2: no other control characters, surrogates or noncharacters.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def write_metadata(document: Any, pdf: Any, record: DublinCore) -> None:
    """Put ``record`` into the packet of ``pdf``.

    Raises:
        MetadataLayoutError: WeasyPrint's packet is not built as expected.
    """
    packets = [item for item in pdf.objects if getattr(item, "extra", {}).get("Type") == "/Metadata"]
    if len(packets) != 1 or len(packets[0].stream) != 1 or len(_RDF.findall(packets[0].stream[0])) != 1:
        raise MetadataLayoutError(f"{len(packets)} metadata streams, or not one RDF element in the first")
    rdf = _rdf(record, document.metadata).encode()
    packets[0].stream[0] = _RDF.sub(lambda _: rdf, packets[0].stream[0])


def _rdf(record: DublinCore, metadata: Any) -> str:
    parts = [
        "<dc:format>application/pdf</dc:format>",
        _alternatives("dc:title", record.title, record.language),
        _alternatives("dc:description", record.description, record.language),
        _alternatives("dc:rights", record.rights, record.language),
        _list("dc:creator", "Seq", [record.creator]),
        _list("dc:date", "Seq", [record.date]),
        _list("dc:publisher", "Bag", [record.publisher]),
        _list("dc:language", "Bag", record.languages),
        _list("dc:subject", "Bag", record.subjects),
        _list("dc:type", "Bag", ["Text"]),
        _plain("dc:identifier", record.identifier),
        _plain("dc:source", record.source),
        _plain("pdf:Producer", f"WeasyPrint {VERSION}"),
        _plain("pdf:Keywords", ", ".join(metadata.keywords)),
        _plain("xmp:CreatorTool", metadata.generator or ""),
        _plain("xmp:CreateDate", metadata.created or ""),
        _plain("xmp:ModifyDate", metadata.modified or ""),
        _plain("xmp:MetadataDate", metadata.modified or ""),
        _plain("pdfaid:part", "3"),
        _plain("pdfaid:conformance", "A"),
    ]
    return (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">\n'
        + "\n".join(part for part in parts if part)
        + "\n</rdf:Description>\n</rdf:RDF>"
    )


def _plain(name: str, value: str) -> str:
    return f"<{name}>{_xml(value)}</{name}>" if value else ""


def _list(name: str, kind: str, values: Iterable[str]) -> str:
    items = "".join(f"<rdf:li>{_xml(value)}</rdf:li>" for value in values if value)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""


def _alternatives(name: str, value: str, language: str) -> str:
    """A language alternative (ISO 16684-1, 8.2.2.4): the default first, then the same under its language."""
    if not value:
        return ""
    items = "".join(f'<rdf:li xml:lang="{tag}">{_xml(value)}</rdf:li>' for tag in ("x-default", _xml(language)))
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))
