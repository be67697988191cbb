"""One source, read: text, language, kind, blocks, front matter and doubts."""

from datetime import date

from tasks.contracts.document import Block, Document, DocumentKind, FrontMatter
from tasks.contracts.flag import Flag, Severity
from tasks.contracts.source import SourceFile
from tasks.ingestion.decoding import Decoded, decode
from tasks.ingestion.repeats import flag_repeats

__all__ = ["flag_repeats", "read_document", "read_text"]

_ID_DIGITS = 16


def read_document(source: SourceFile) -> Document:
    """``source`` as a document; nothing of its text is dropped or changed.

    Raises:
        UnreadableDocumentError: the bytes are no text we read (the caller sets the source aside).
    """
    # Imported here: a run in which nothing is new reads no document, and must not pay for the grammar's patterns.
    from tasks.ingestion.blocks import read_blocks
    from tasks.ingestion.front_matter import issue_year, read_front_matter
    from tasks.ingestion.kinds import tell_kind
    from tasks.ingestion.language import tell_language
    from tasks.ingestion.spelling import spelling_flags

    decoded = decode(source.content, source.file)
    text = decoded.text
    language = tell_language(text)
    is_traditional = language == "zh-Hant"
    words, reading_language = (_twin(text), "zh") if is_traditional else (text, language)
    kind = tell_kind(words, reading_language).kind
    year = issue_year(words, reading_language) if kind is DocumentKind.NEWSLETTER else None
    blocks, numbered = read_blocks(words, reading_language, kind, year)
    front_matter = read_front_matter(words, blocks, kind, reading_language, year)
    if is_traditional:
        blocks, front_matter = _as_printed(blocks, front_matter, text, words)
    blocks = tuple(_with_language(block, language) for block in blocks)
    record = source.record
    return Document(
        document_id=source.sha256[:_ID_DIGITS],
        file=source.file,
        sha256=source.sha256,
        text=text,
        encoding=decoded.encoding,
        kind=kind,
        language=language,
        received_at=source.received_at,
        received_basis=source.received_basis,
        producer=record.producer if record else None,
        licence=record.licence if record else None,
        url=record.url if record else None,
        front_matter=front_matter,
        blocks=blocks,
        paragraphs_numbered=numbered,
        flags=(*_decoding_flags(decoded), *_language_flags(language), *spelling_flags(blocks, language)),
    )


def _twin(text: str) -> str:
    """Chinese in the traditional script as its simplified twin of the same length, which everything else is read from."""
    from tasks.grammar.lock_script import simplified

    return simplified(text)


def _as_printed(
    blocks: tuple[Block, ...], front_matter: FrontMatter, text: str, twin: str
) -> tuple[tuple[Block, ...], FrontMatter]:
    from tasks.grammar.traditional import as_printed

    return tuple(as_printed(block, text, twin) for block in blocks), as_printed(front_matter, text, twin)


def _with_language(block: Block, language: str) -> Block:
    """``block`` with its language where it is not the document's."""
    from tasks.ingestion.language import tell_block_language

    own = tell_block_language(block.text, language)
    return block.model_copy(update={"language": own}) if own else block


def read_text(text: str, file: str = "document.txt", received_at: date = date(2026, 1, 1)) -> Document:
    """``text`` read as a document received on ``received_at``: for tests and for trying a text out."""
    import hashlib

    content = text.encode("utf-8", errors="surrogatepass")
    return read_document(
        SourceFile(
            file=file,
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
            received_at=received_at,
            received_basis="first sight",
        )
    )


# Languages whose activities and recommendations are read; of others the names and figures only.
_READ_IN_FULL = ("en", "zh", "und")
_NAMES = {
    "ru": "Russian", "fr": "French", "es": "Spanish", "ar": "Arabic", "de": "German", "pt": "Portuguese", "it": "Italian",
    "uk": "Ukrainian", "bg": "Bulgarian", "ja": "Japanese", "ko": "Korean",
}  # fmt: skip


def _language_flags(language: str) -> tuple[Flag, ...]:
    """Says that no activities are listed from a document in a language they are not read in."""
    code = language.split("-")[0]
    if code in _READ_IN_FULL:
        return ()
    name = _NAMES.get(code, f"the language with the code {code}")
    return (
        Flag(
            code="activities_not_read",
            detail=f"The document is in {name}; activities and recommendations are read from English and Chinese only, "
            "and none are listed from it.",
            severity=Severity.WARN,
        ),
    )


def _decoding_flags(decoded: Decoded) -> tuple[Flag, ...]:
    if not decoded.replaced:
        return ()
    return (
        Flag(
            code="undecodable_characters",
            detail=f"{decoded.replaced} character(s) could not be decoded as {decoded.encoding} and stand as \ufffd.",
            severity=Severity.WARN,
        ),
    )
