"""TBX files into rows of the termbase: safe to read, and one line for every entry that cannot be used.

The parser is expat with every document type declaration refused, so that a file cannot name entities, external or internal.
Both ``tbx`` (ISO 30042:2019) and ``martif`` (2008) files are read, in DCA style.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from tasks.contracts.errors import BriefingError
from tasks.vocabularies.termbase import LANGUAGES, SEPARATOR
from tasks.vocabularies.termbase_rows import TermRow, cell_faults

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
NOTE_MARK = "briefing:"
MOST_BYTES = 50_000_000  # a termbase of a hundred thousand entries has some 60 MB; ours has two
_ROOTS = ("tbx", "martif")
_ENTRY, _LANGUAGE, _TERM = ("conceptEntry", "termEntry"), ("langSec", "langSet"), ("termSec", "tig", "ntig")
_CELLS = ("term", "termNote", "descrip", "admin", "note")
_WORD_CLASS = {"properNoun": "name", "noun": "noun", "adjective": "adj", "verb": "verb"}
_WRONG = ("deprecatedTerm", "supersededTerm")


class TbxError(BriefingError):
    """A file is not well-formed TBX, is too large, or tries to declare a document type."""

    def __init__(self, path: str, detail: str) -> None:
        super().__init__(f"The TBX file {path} cannot be used: {detail}.")
        self.path = path
        self.detail = detail


@dataclass(slots=True)
class _TermSection:
    language: str
    term: str = ""
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def status(self) -> str:
        return self.notes.get("administrativeStatus", "").removesuffix("-admn-sts")


@dataclass(slots=True)
class _Entry:
    identifier: str
    line: int
    cells: dict[str, str] = field(default_factory=dict)
    note: dict[str, str] = field(default_factory=dict)
    terms: list[_TermSection] = field(default_factory=list)


class _Reader:
    """Collects entries from expat events; elements it does not know are passed over, their text too."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.entries: list[_Entry] = []
        self.parser = expat.ParserCreate()
        self._entry: _Entry | None = None
        self._term: _TermSection | None = None
        self._language = ""
        self._kind = ""
        self._words: list[str] | None = None
        self._saw_root = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._saw_root:
            self._saw_root = True
            if name not in _ROOTS:
                raise TbxError(self.path, f"its root is <{name}>, not <tbx>")
        if name in _ENTRY:
            self._entry = _Entry(attributes.get("id", "?"), self.parser.CurrentLineNumber)
        elif name in _LANGUAGE:
            self._language = attributes.get("xml:lang", "")
        elif name in _TERM:
            self._term = _TermSection(self._language)
        elif name in _CELLS:
            self._kind = attributes.get("type", name)
            self._words = []

    def end(self, name: str) -> None:
        if name in _CELLS and self._words is not None:
            self._keep(name, "".join(self._words).strip())
            self._words = None
        elif name in _TERM and self._term is not None:
            if self._entry is not None:
                self._entry.terms.append(self._term)
            self._term = None
        elif name in _ENTRY and self._entry is not None:
            self.entries.append(self._entry)
            self._entry = None

    def _keep(self, name: str, text: str) -> None:
        if self._entry is None:
            return
        if self._term is not None:
            if name == "term":
                self._term.term = text
            else:
                self._term.notes[self._kind] = text
        elif name == "note" and text.startswith(NOTE_MARK):
            pairs = (part.partition("=") for part in text.removeprefix(NOTE_MARK).split(";"))
            self._entry.note = {key.strip(): value.strip() for key, _, value in pairs}
        else:
            self._entry.cells[self._kind] = text

    def text(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)

    def refuse(self, *_: object) -> None:
        raise TbxError(self.path, "it declares a document type or entities, which is not allowed")


def read_tbx(content: bytes, name: str = "termbase.tbx") -> tuple[list[TermRow], list[str]]:
    """The rows of a TBX file in file order, and one line for every entry that was left out and why.

    Raises:
        TbxError: not well-formed, not TBX, larger than 50 MB, or with a document type declaration.
    """
    if len(content) > MOST_BYTES:
        raise TbxError(name, f"it is larger than {MOST_BYTES // 1_000_000} MB")
    reader = _Reader(name)
    reader.parser.buffer_text = True
    reader.parser.StartElementHandler = reader.start
    reader.parser.EndElementHandler = reader.end
    reader.parser.CharacterDataHandler = reader.text
    reader.parser.StartDoctypeDeclHandler = reader.refuse
    reader.parser.EntityDeclHandler = reader.refuse
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as error:
        raise TbxError(name, f"it is not well-formed XML ({error})") from error
    rows, problems = [], []
    for entry in reader.entries:
        row = _row(entry)
        found = cell_faults(row)
        if found:
            problems.append(f"Entry {entry.identifier} (line {entry.line}) left out: {'; '.join(found)}.")
        else:
            rows.append(row)
    return rows, problems


def _row(entry: _Entry) -> TermRow:
    """The entry as a row, right or not; what it lacks is empty."""
    chinese = [section.term for section in entry.terms if _base(section.language) == "zh"]
    english = [section for section in entry.terms if _base(section.language) == "en" and section.term]
    right = [section for section in english if section.status not in _WRONG]
    right.sort(key=lambda section: section.status != "preferredTerm")
    head = right[0] if right else None
    status = "admitted" if head is not None and head.status == "admittedTerm" else "preferred"
    part_of_speech = _WORD_CLASS.get(head.notes.get("partOfSpeech", ""), "") if head else ""
    plural = entry.note.get("plural", "")
    others = {
        language: SEPARATOR.join(s.term for s in entry.terms if _base(s.language) == language and s.term)
        for language in LANGUAGES
    }
    return TermRow(
        zh=next(iter(chinese), ""),
        en=(head.term if head else "") + (f"|{plural}" if plural else ""),
        part_of_speech=entry.note.get("word class", part_of_speech),
        domain=entry.cells.get("subjectField", ""),
        source=entry.cells.get("source", ""),
        status=entry.note.get("status", status),
        admitted=SEPARATOR.join(section.term for section in right[1:]),
        forbidden=SEPARATOR.join(section.term for section in english if section.status in _WRONG),
        **others,
    )


def _base(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()
