"""One PDF that is both PDF/A-3a (ISO 19005-3, archiving) and PDF/UA-1 (ISO 14289-1, accessibility).

WeasyPrint writes one variant at a time. It is asked for PDF/A-3a, whose tagging PDF/UA-1 shares; what is missing for
PDF/UA-1 is its claim in the XMP metadata, and, because PDF/A allows only declared schemas there (6.6.2.3), the
description of the claim's schema.
"""

from typing import Any

_PDFUA = "http://www.aiim.org/pdfua/ns/id/"
_CLAIM = f"""<rdf:Description xmlns:pdfuaid="{_PDFUA}" rdf:about="" pdfuaid:part="1"/>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_PDFUA}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
""".encode()
_END = b"</rdf:RDF>"


class MetadataLayoutError(RuntimeError):
    """WeasyPrint's XMP packet is not built as expected: the claim would be lost without a word."""


def claim_ua(document: Any, pdf: Any) -> None:
    """Finisher for ``write_pdf(pdf_variant="pdf/a-3a")``: claim PDF/UA-1, leave the XMP packet uncompressed.

    Uncompressed because veraPDF's profiles want the catalogue's metadata stream without a filter.

    Raises:
        MetadataLayoutError: there is not exactly one metadata stream with exactly one RDF element.
    """
    del document
    packets = [item for item in pdf.objects if getattr(item, "extra", {}).get("Type") == "/Metadata"]
    if len(packets) != 1 or len(packets[0].stream) != 1 or packets[0].stream[0].count(_END) != 1:
        raise MetadataLayoutError(f"{len(packets)} metadata streams, or not one RDF element in the first")
    (packet,) = packets
    packet.stream[0] = packet.stream[0].replace(_END, _CLAIM + _END)
    packet.compress = False
