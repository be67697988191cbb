"""TMX 1.1 to 1.4b files as memory entries, read as a stream: a file of any size takes the memory of one unit.

The parser is expat. Declarations of entities and every internal subset are refused; the plain ``<!DOCTYPE tmx SYSTEM
"tmx14.dtd">`` that most tools write is passed over, and nothing it names is ever fetched.

Who reviewed a unit: its ``x-reviewer``. Files of translation tools (Trados, OmegaT, memoQ) have none; there ``changeid``,
else ``creationid``, names the person who confirmed the segment. Those count only where the caller trusts the file (it lies
in the office's own memory folder, or a person imports it), and never where the unit itself says draft, rejected or machine.
"""

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import BinaryIO
from xml.parsers import expat

from tasks.translation.memory_entry import MemoryEntry, TranslationMemoryError, base_language

_CHUNK = 1 << 18  # bytes
_LONGEST = 1_000_000  # characters of one text; no sentence is longer, and a damaged file must not fill the memory
_ADVICE = "export it again from the translation tool as TMX 1.4b, or take the file out of the folder"
_STANDARD_DTD = re.compile(r"(?:https?://[\w.\-/]+/)?tmx1[1-4]b?\.dtd", re.IGNORECASE)
# Content of these is code of the file format the text came from; <hi> holds words (TMX 1.4b, "Content markup").
_CODES = frozenset(["bpt", "ept", "ph", "it", "ut"])
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?")
# Encodings of more than one byte a character that expat cannot read by itself; GB 18030 holds its forerunners.
_WIDE = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5", "shift_jis": "shift_jis",
         "euc-kr": "euc-kr", "euc-jp": "euc-jp"}  # fmt: skip
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.\-]+)["']""")
# What Trados writes of a segment that nobody has stood up for (x-ConfirmationLevel), and where a machine made it (x-Origin).
_NOT_CONFIRMED = frozenset(["unspecified", "draft", "rejectedtranslation", "rejectedsignoff"])
_BY_MACHINE = frozenset(["mt", "machinetranslation", "automatedalignment", "alignment", "adaptivemachinetranslation"])
_MACHINE = re.compile(
    r"(?i)\b(?:mt!?|machine|nmt|google|deepl|bing|systran|auto(?:mat\w+)?|align\w*|bot|system|unknown)\b"
)


@dataclass(slots=True)
class _Variant:
    language: str
    editor: str = ""
    changed: str = ""
    text: str = ""


@dataclass(slots=True)
class _Unit:
    editor: str = ""
    changed: str = ""
    props: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    variants: list[_Variant] = field(default_factory=list)


class _TmxReader:
    """Collects translation units from expat events; unknown elements are passed over, their text too."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.units: list[_Unit] = []
        self._unit: _Unit | None = None
        self._prop = ""
        self._words: list[str] | None = None
        self._length = 0
        self._in_segment = False
        self._codes = 0
        self._header_language = ""
        self._saw_root = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._saw_root:
            self._saw_root = True
            if name != "tmx":
                raise TranslationMemoryError(self.path, f"its root is <{name}>, not <tmx>; {_ADVICE}")
        if self._in_segment:
            self._codes += name in _CODES
        elif name == "header":
            self._header_language = attributes.get("srclang", "")
        elif name == "tu":
            self._unit = _Unit(*_changed_by(attributes))
        elif name == "tuv" and self._unit is not None:
            language = attributes.get("xml:lang") or attributes.get("lang") or self._header_language
            self._unit.variants.append(_Variant(language, *_changed_by(attributes)))
        elif name == "seg":
            self._words, self._length, self._in_segment, self._codes = [], 0, True, 0
        elif name in ("prop", "note"):
            self._prop = attributes.get("type", "") if name == "prop" else ""
            self._words, self._length = [], 0

    def end(self, name: str) -> None:
        if self._in_segment and name != "seg":
            self._codes -= name in _CODES
            return
        words = "".join(self._words).strip() if self._words is not None else ""
        unit = self._unit
        if name in ("seg", "prop", "note"):
            self._words, self._in_segment = None, False
        if unit is None:
            return
        if name == "seg" and unit.variants:
            unit.variants[-1].text = words
        elif name == "prop":
            unit.props.setdefault(self._prop.lower(), words)
        elif name == "note" and words:
            unit.notes.append(words)
        elif name == "tu":
            self.units.append(unit)
            self._unit = None

    def text(self, data: str) -> None:
        if self._words is None or self._codes:
            return
        self._length += len(data)
        if self._length > _LONGEST:
            raise TranslationMemoryError(self.path, f"a text in it is longer than {_LONGEST:,} characters; {_ADVICE}")
        self._words.append(data)

    def doctype(self, name: str, system_id: str | None, public_id: str | None, has_internal_subset: int) -> None:
        if has_internal_subset or name != "tmx" or not _STANDARD_DTD.fullmatch(system_id or ""):
            self.refuse(public_id)

    def refuse(self, *_: object) -> None:
        raise TranslationMemoryError(
            self.path, f"it declares a document type or entities of its own, which is not safe to read; {_ADVICE}"
        )


def read_tmx(content: bytes, name: str = "memory", *, trusts_editors: bool = False) -> Iterator[MemoryEntry]:
    """The units of a TMX file that have an English variant and another, in file order; see :func:`stream_tmx`."""
    return stream_tmx(BytesIO(content), name, trusts_editors=trusts_editors)


def stream_tmx(handle: BinaryIO, name: str, *, trusts_editors: bool = False) -> Iterator[MemoryEntry]:
    """The units of a TMX file as they are read; ``reviewer`` is empty where nobody stands behind a unit.

    With ``trusts_editors`` the person who last changed a unit stands behind it where no ``x-reviewer`` does.

    Raises:
        TranslationMemoryError: not well-formed, not TMX, or with declarations that are not safe to read. Raised when the
            place is reached, so after the units before it.
    """
    reader = _TmxReader(name)
    first = handle.read(_CHUNK)
    declared = _ENCODING.match(first[:200])
    wide = _WIDE.get(declared[1].decode("ascii").lower()) if declared else None
    decoder = codecs.getincrementaldecoder(wide)(errors="strict") if wide else None
    parser = expat.ParserCreate("utf-8" if wide else None)
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.EntityDeclHandler = reader.refuse
    parser.SkippedEntityHandler = reader.refuse
    chunk = first
    try:
        while True:
            parser.Parse(decoder.decode(chunk, not chunk).encode() if decoder else chunk, not chunk)
            units, reader.units = reader.units, []
            for unit in units:
                yield from _entries(unit, name, trusts_editors)
            if not chunk:
                return
            chunk = handle.read(_CHUNK)
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, "syntax error")
        place = f"line {error.lineno}, column {error.offset + 1}"
        raise TranslationMemoryError(name, f"it is not well-formed XML ({place}: {reason}); {_ADVICE}") from error
    except (UnicodeDecodeError, LookupError, ValueError) as error:
        line = parser.CurrentLineNumber
        raise TranslationMemoryError(name, f"its encoding cannot be read (near line {line}); {_ADVICE}") from error
    except OSError as error:
        raise TranslationMemoryError(name, f"it cannot be read ({error.strerror})") from error


def _entries(unit: _Unit, file: str, trusts_editors: bool) -> Iterator[MemoryEntry]:
    english = next((v for v in unit.variants if base_language(v.language) == "en" and v.text), None)
    if english is None:
        return
    for other in unit.variants:
        if not other.text or base_language(other.language) == "en":
            continue
        reviewer = unit.props.get("x-reviewer", "")
        if not reviewer and trusts_editors:
            reviewer = _editor(unit, english.editor or unit.editor or other.editor)
        yield MemoryEntry(
            other.text,
            english.text,
            other.language,
            "en",
            reviewer,
            unit.props.get("x-field", ""),
            "\n".join(unit.notes),
            _moment(english.changed or unit.changed or other.changed),
            file,
        )


def _editor(unit: _Unit, name: str) -> str:
    """``name``, unless the unit says that no person has confirmed it."""
    level = unit.props.get("x-confirmationlevel", "").lower()
    origin = unit.props.get("x-origin", "").lower()
    is_machine = _MACHINE.search(name) is not None or origin.replace(" ", "") in _BY_MACHINE
    return "" if is_machine or level in _NOT_CONFIRMED else name


def _changed_by(attributes: Mapping[str, str]) -> tuple[str, str]:
    who = attributes.get("changeid") or attributes.get("creationid") or ""
    return who.strip(), attributes.get("changedate") or attributes.get("creationdate") or ""


def _moment(text: str) -> datetime | None:
    """``20261103T091500Z`` as a moment in UTC; None for anything else, and for days that do not exist."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second = map(int, match.groups())
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
