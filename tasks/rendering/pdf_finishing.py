"""What is done to the PDF between WeasyPrint's objects and the bytes: tags, numbers, metadata, attachments, compression."""

from collections.abc import Callable, Sequence
from typing import Any

import pydyf

from tasks.rendering.attachments import AttachedFile, describe_attachments
from tasks.rendering.dublin_core import DublinCore
from tasks.rendering.pdf_conformance import claim_ua
from tasks.rendering.pdf_metadata import write_metadata
from tasks.rendering.pdf_streams import compress_streams, shorten_numbers
from tasks.rendering.pdf_tags import repair_tags

_MAX_ATTEMPTS = 8
# Where pydyf ends a stream: a carriage return here is its last byte.
_STREAM_ENDS_IN_RETURN = b"\r\nendstream"


def finished(
    document: Any,
    options: dict[str, Any],
    attached: Sequence[AttachedFile],
    record: DublinCore | None,
    attachments: Callable[[], list[Any]],
) -> bytes:
    """The bytes of ``document``, laid out; ``attachments`` makes WeasyPrint's own objects of the files ``attached``.

    They are made for each writing: WeasyPrint can open one only once.

    The streams of objects and of the table of references are compressed by pydyf while it writes. Where one of them ends
    in a carriage return (see :func:`compress_streams`), the file is written again with one more empty object.
    """
    content = b""
    for spare in range(_MAX_ATTEMPTS):

        def finish(laid_out: Any, pdf: Any, spare: int = spare) -> None:
            repair_tags(laid_out, pdf)
            shorten_numbers(pdf)
            describe_attachments(pdf, {file.name: file for file in attached})
            if record is not None:
                write_metadata(laid_out, pdf, record)
            claim_ua(laid_out, pdf)
            compress_streams(pdf)
            for _ in range(spare):
                pdf.add_object(pydyf.Dictionary())

        content = document.write_pdf(finisher=finish, **{**options, "attachments": attachments()})
        if _STREAM_ENDS_IN_RETURN not in content:
            break
    return bytes(content)
