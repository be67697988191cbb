"""Reviewed translation memory: TMX 1.4b files in, exact matches out.

Only units that name a reviewer (``<prop type="x-reviewer">``) are used. The parser is expat with every document type
declaration refused, so that a file cannot name entities, external or internal.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from tasks.contracts.errors import BriefingError
from tasks.translation.normal_form import normal_form
from tasks.translation.provider import Candidate, FieldRequest

CREATION_TOOL = "industrial-sustainability-briefing"
_FOLDER = Path(__file__).parents[1] / "vocabularies" / "translation_memory"


class TranslationMemoryError(BriefingError):
    """A memory file is not well-formed TMX, or tries to declare a document type."""

    def __init__(self, path: str, detail: str) -> None:
        super().__init__(f"The translation memory {path} cannot be used: {detail}.")
        self.path = path
        self.detail = detail


@dataclass(frozen=True, slots=True)
class MemoryEntry:
    """One translation unit: a source sentence and its English, who reviewed it and what it belongs to."""

    source: str
    target: str
    source_language: str = "zh-Hans"
    target_language: str = "en"
    reviewer: str = ""
    field: str = ""
    note: str = ""


@dataclass(slots=True)
class _Unit:
    props: dict[str, str] = field(default_factory=dict)
    variants: dict[str, str] = field(default_factory=dict)


class _TmxReader:
    """Collects translation units from expat events; unknown elements are passed over, their text too."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.units: list[_Unit] = []
        self._unit: _Unit | None = None
        self._language = ""
        self._prop = ""
        self._words: list[str] | None = None
        self._header_language = ""
        self._saw_root = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._saw_root:
            self._saw_root = True
            if name != "tmx":
                raise TranslationMemoryError(self.path, f"its root is <{name}>, not <tmx>")
        if name == "header":
            self._header_language = attributes.get("srclang", "")
        elif name == "tu":
            self._unit = _Unit()
        elif name == "tuv":
            self._language = attributes.get("xml:lang") or attributes.get("lang") or self._header_language
        elif name == "seg":
            self._words = []
        elif name in ("prop", "note"):
            self._prop = attributes.get("type", name)
            self._words = []

    def end(self, name: str) -> None:
        words = "".join(self._words) if self._words is not None else ""
        if name == "seg" and self._unit is not None:
            self._unit.variants[self._language] = words.strip()
            self._words = None
        elif name in ("prop", "note"):
            if self._unit is not None:
                self._unit.props[self._prop] = words.strip()
            self._words = None
        elif name == "tu" and self._unit is not None:
            self.units.append(self._unit)
            self._unit = None

    def text(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)

    def refuse(self, *_: object) -> None:
        raise TranslationMemoryError(self.path, "it declares a document type or entities, which is not allowed")


def read_tmx(content: bytes, name: str = "memory") -> Iterator[MemoryEntry]:
    """The units of a TMX file that have an English variant and another, in file order.

    Raises:
        TranslationMemoryError: not well-formed, not TMX, or with a document type declaration.
    """
    reader = _TmxReader(name)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.EntityDeclHandler = reader.refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise TranslationMemoryError(name, f"it is not well-formed XML ({error})") from error
    for unit in reader.units:
        english = next((words for language, words in unit.variants.items() if _base(language) == "en"), "")
        for language, words in unit.variants.items():
            if _base(language) != "en" and words and english:
                yield MemoryEntry(
                    words, english, language, "en", unit.props.get("x-reviewer", ""), unit.props.get("x-field", ""),
                    unit.props.get("note", ""),
                )  # fmt: skip


def write_tmx(entries: Iterable[MemoryEntry], source_language: str = "zh-Hans") -> bytes:
    """A TMX 1.4b file (UTF-8) of ``entries`` in their order, without any date, so that equal entries give equal bytes."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tmx version="1.4">',
        f'  <header creationtool={quoteattr(CREATION_TOOL)} creationtoolversion="1" segtype="sentence" '
        f'o-tmf="tmx" adminlang="en" srclang={quoteattr(source_language)} datatype="plaintext"/>',
        "  <body>",
    ]
    for entry in entries:
        lines.append("    <tu>")
        if entry.note:
            lines.append(f"      <note>{escape(_printable(entry.note))}</note>")
        for name, value in (("x-reviewer", entry.reviewer), ("x-field", entry.field)):
            if value:
                lines.append(f'      <prop type="{name}">{escape(_printable(value))}</prop>')
        for language, words in ((entry.source_language, entry.source), (entry.target_language, entry.target)):
            lines.append(f"      <tuv xml:lang={quoteattr(language)}><seg>{escape(_printable(words))}</seg></tuv>")
        lines.append("    </tu>")
    lines += ["  </body>", "</tmx>", ""]
    return "\n".join(lines).encode("utf-8", errors="replace")


def _printable(text: str) -> str:
    """XML 1.0 has no control characters but tab and line ends; they would make the file unreadable."""
    return "".join(char for char in text if char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff"))


def _base(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


class TranslationMemory:
    """Reviewed entries by language and normal form; a provider. Where two files differ, the first one loaded stands."""

    name = "memory"

    def __init__(self, entries: Iterable[MemoryEntry]) -> None:
        self._entries: dict[tuple[str, str], list[MemoryEntry]] = {}
        self.size = 0
        for entry in entries:
            if entry.reviewer:
                self._entries.setdefault((_base(entry.source_language), normal_form(entry.source)), []).append(entry)
                self.size += 1

    def look_up(self, text: str, language: str, kind: str = "") -> str | None:
        """The reviewed English of ``text``, preferring a unit made for fields of ``kind``; None when there is none."""
        found = self._entries.get((_base(language), normal_form(text)))
        if not found:
            return None
        return next((entry.target for entry in found if entry.field == kind), found[0].target)

    def propose(self, requests: Sequence[FieldRequest]) -> list[Candidate | None]:
        """Exact matches after normalising spaces, note marks and the width of signs."""
        answers: list[Candidate | None] = []
        for request in requests:
            # A heading's number is no part of the reviewed words; the formulas put the number back before them.
            target = None if request.label else self.look_up(request.source, request.language, request.kind)
            answers.append(Candidate(target, self.name, is_reviewed=True) if target else None)
        return answers


def bundled_memories() -> tuple[Path, ...]:
    """The memory files that come with the program, in the order of their names."""
    return tuple(sorted(_FOLDER.glob("*.tmx")))


def load_memories(paths: Sequence[Path] = ()) -> TranslationMemory:
    """One memory of all TMX files of ``paths`` (files, or folders of ``*.tmx``), then the bundled ones.

    Raises:
        TranslationMemoryError: a file is missing, is not TMX, or is not safe to read.
    """
    files: list[Path] = []
    for path in paths:
        files += sorted(path.glob("*.tmx")) if path.is_dir() else [path]
    files += [path for path in bundled_memories() if path.resolve() not in {known.resolve() for known in files}]
    entries: list[MemoryEntry] = []
    for path in files:
        try:
            content = path.read_bytes()
        except OSError as error:
            raise TranslationMemoryError(path.name, f"it cannot be read ({error.strerror})") from error
        entries.extend(read_tmx(content, path.name))
    return TranslationMemory(entries)
