"""Fields for review as XLIFF 2.1 (OASIS Standard, 13 February 2018), which OmegaT, Trados and other translation tools open.

One file holds one source language. A unit is a field: its name is the field's name, its notes say why a person should look,
which official terms stand in it, and what the program knows of it. A wording refused by the number lock goes out as a target
in the state ``initial``, so that no tool takes it for done.
"""

import re
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from tasks.contracts.errors import BriefingError
from tasks.contracts.review import ReviewItem
from tasks.translation.safe_xml import parsed

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_VERSIONS = ("2.0", "2.1", "2.2")
_REVIEWED = ("reviewed", "final")
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class ReviewFileError(BriefingError):
    """A file sent back from review cannot be used; the message says why and what to do."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(f"The review file {name} cannot be used: {detail}.")


def write_xliff(items: Sequence[ReviewItem], language: str, target_language: str = "en") -> bytes:
    """An XLIFF 2.1 file (UTF-8) of ``items`` in their order; equal items give equal bytes.

    ``language`` is that of all items, as a BCP 47 tag.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xliff xmlns="{NAMESPACE}" version="2.1" srcLang={quoteattr(language)} trgLang={quoteattr(target_language)}>',
    ]
    files: dict[str, list[ReviewItem]] = {}
    for item in items:
        files.setdefault(item.document_id, []).append(item)
    for number, (document_id, fields) in enumerate(files.items(), start=1):
        lines.append(f'  <file id="f{number}" original={quoteattr(_printable(fields[0].file))}>')
        lines += _notes([("document", document_id)], "    ")
        for index, item in enumerate(fields, start=1):
            lines += _unit(item, f"f{number}-u{index}")
        lines.append("  </file>")
    lines += ["</xliff>", ""]
    return "\n".join(lines).encode("utf-8")


def _unit(item: ReviewItem, unit_id: str) -> list[str]:
    notes = [
        ("key", item.key),
        ("state", item.state),
        *(("why", reason) for reason in item.reasons),
        *(("official term", term) for term in item.terms),
    ]
    state = "translated" if item.state == "needs_review" else "reviewed" if item.state == "verified" else "initial"
    wording = item.target or item.wording
    target = [f"        <target>{_text(wording)}</target>"] if wording else []
    return [
        f'    <unit id="{unit_id}" name={quoteattr(_printable(item.field))} xml:space="preserve">',
        *_notes(notes, "      "),
        f'      <segment id="{unit_id}-s" state="{state if wording else "initial"}">',
        f"        <source>{_text(item.source)}</source>",
        *target,
        "      </segment>",
        "    </unit>",
    ]


def _notes(notes: Iterable[tuple[str, str]], indent: str) -> list[str]:
    said = [f"{indent}  <note category={quoteattr(name)}>{_text(words)}</note>" for name, words in notes if words]
    return [f"{indent}<notes>", *said, f"{indent}</notes>"] if said else []


def _text(words: str) -> str:
    return escape(_printable(words))


def _printable(words: str) -> str:
    return _NOT_XML.sub("", words)


def read_xliff(content: bytes, name: str = "review.xlf") -> list[ReviewItem]:
    """The fields of an XLIFF 2 file as a person sent them back, in file order.

    Inline codes are dropped and their text is kept; the segments of a unit are put together again.

    Raises:
        ReviewFileError: not well-formed, with a document type, not XLIFF 2, or a unit without its key.
    """
    root = parsed(content, lambda detail: ReviewFileError(name, detail))
    if root.tag != f"{{{NAMESPACE}}}xliff" or root.get("version") not in _VERSIONS:
        said = root.tag.rpartition("}")[2] + (f" {root.get('version')}" if root.get("version") else "")
        raise ReviewFileError(name, f"it is {said}, not XLIFF 2.1: save it in the format in which it was exported")
    language = root.get("srcLang") or ""
    if not language:
        raise ReviewFileError(name, "its srcLang is missing")
    items: list[ReviewItem] = []
    for file in root.iter(_tag("file")):
        for unit in file.iter(_tag("unit")):
            items.append(_item(unit, file.get("original") or "", language, name))
    if not items:
        raise ReviewFileError(name, "there is no unit in it")
    return items


def _item(unit: Element, file: str, language: str, name: str) -> ReviewItem:
    notes = [(note.get("category") or "", "".join(note.itertext()).strip()) for note in unit.iter(_tag("note"))]
    key = next((words for category, words in notes if category == "key"), "")
    if "/" not in key:
        raise ReviewFileError(
            name,
            f"the unit {unit.get('id')!r} has lost the note that names its field: export again and copy your wording",
        )
    segments = [part for part in unit if part.tag in (_tag("segment"), _tag("ignorable"))]
    real = [part for part in segments if part.tag == _tag("segment")]
    return ReviewItem(
        key=key,
        file=file,
        field=unit.get("name") or key.partition("/")[2],
        source=_words(segments, "source"),
        language=language,
        state=next((words for category, words in notes if category == "state"), ""),
        target=_words(segments, "target").strip(),
        comment="; ".join(words for category, words in notes if category in ("", "comment") and words),
        is_final=bool(real) and all(part.get("state") in _REVIEWED for part in real),
    )


def _words(segments: Iterable[Element], tag: str) -> str:
    found = (part.find(_tag(tag)) for part in segments)
    return "".join("".join(element.itertext()) for element in found if element is not None)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
