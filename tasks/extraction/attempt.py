"""Extraction that never fails: a document that cannot be worked on is set aside with the reason."""

from tasks.contracts.activity import Extraction
from tasks.contracts.document import Document
from tasks.contracts.source import SetAside
from tasks.extraction.extract import extract


def extract_or_set_aside(document: Document) -> Extraction | SetAside:
    """What ``document`` says; one document's surprise must not cost the others their edition."""
    try:
        return extract(document)
    except Exception as error:  # noqa: BLE001
        return SetAside(
            file=document.file,
            reason="extraction_failed",
            detail=f"An unforeseen error in the program ({type(error).__name__}); please report it with the file.",
        )
