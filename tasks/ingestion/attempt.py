"""Reading that never fails: a source that cannot be read is set aside with the reason and stops nothing."""

from tasks.contracts.document import Document
from tasks.contracts.source import SetAside, SourceFile
from tasks.ingestion.errors import UnreadableDocumentError
from tasks.ingestion.reading import read_document


def read_or_set_aside(source: SourceFile) -> Document | SetAside:
    """The document of ``source``, or why there is none."""
    try:
        return read_document(source)
    except UnreadableDocumentError as error:
        return SetAside(file=error.file, reason=error.reason, detail=error.detail)
    except Exception as error:  # noqa: BLE001  one document's surprise must not cost the others their edition
        return SetAside(
            file=source.file,
            reason="reading_failed",
            detail=f"An unforeseen error in the program ({type(error).__name__}); please report it with the file.",
        )
