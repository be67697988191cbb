"""Translation of documents in traditional Chinese: providers and lock see the simplified twin, the fields keep what is printed."""

from collections.abc import Callable

from tasks.contracts.activity import Extraction
from tasks.contracts.document import Document
from tasks.contracts.translation import TranslatedField
from tasks.grammar.lock_script import simplified
from tasks.grammar.traditional import TRADITIONAL, as_printed, simplified_document, simplified_words
from tasks.translation.normal_form import without_notes


def translate_traditional(
    document: Document,
    extraction: Extraction,
    translate: Callable[[Document, Extraction], tuple[TranslatedField, ...]],
) -> tuple[TranslatedField, ...]:
    """The fields that ``translate`` makes of the simplified twin of ``document``, their sources as printed in the file."""
    twin = simplified_document(document)
    return tuple(_printed(field, document, twin) for field in translate(twin, simplified_words(extraction, twin.text)))


def _printed(field: TranslatedField, document: Document, twin: Document) -> TranslatedField:
    passage = as_printed(field.passage, document.text, twin.text)
    whole = "\n".join(without_notes(line) for line in passage.text.splitlines() if line.strip())
    if simplified(whole) != field.source:
        at = twin.text.find(field.source)
        whole = document.text[at : at + len(field.source)] if at >= 0 else field.source
    language = TRADITIONAL if field.language == "zh" else field.language
    return field.model_copy(update={"passage": passage, "source": whole, "language": language})
