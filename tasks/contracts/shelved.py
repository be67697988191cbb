"""Documents on the shelf: thousands of them in memory, each with what an edition seldom looks at compressed until it does.

A document of 9 KB takes some 300 KB as objects, nearly all of it sentences with their places, numerals that are no figures, and
what pydantic notes of every object. On the shelf it takes about a quarter.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import Any, Final, Self

from pydantic import BaseModel, PrivateAttr, TypeAdapter
from pydantic_core import from_json

from tasks.contracts.activity import Extraction, Organisation
from tasks.contracts.document import Block, Document
from tasks.contracts.edition import Worked
from tasks.contracts.flag import Flag
from tasks.contracts.metric import Numeral
from tasks.contracts.span import Passage, Span
from tasks.contracts.translation import FieldCheck

#: Fast rather than small: a tenth of the size either way.
_LEVEL = 1


@dataclass(frozen=True, slots=True)
class _Part:
    """A field that is left on the shelf: between which two marks it stands in the JSON of ``Worked``, and how it is read.

    The marks are keys in the order in which contracts are written. A quotation mark inside a string is always written with a
    backslash before it, so that no mark can stand inside one.
    """

    field: str
    before: bytes
    behind: bytes
    thaw: Callable[[bytes], Any]


def _read(kind: Any) -> Callable[[bytes], Any]:
    reader = TypeAdapter(tuple[kind, ...])
    return lambda body: reader.validate_json(b"[" + body + b"]")


_PARTS: Final = {
    part.field: part
    for part in (
        _Part("text", b',"text":"', b'","encoding":', lambda body: from_json(b'"' + body + b'"')),
        _Part("blocks", b',"blocks":[', b'],"paragraphs_numbered":', _read(Block)),
        _Part("not_metrics", b',"not_metrics":[', b'],"activities":[', _read(Numeral)),
    )
}


@lru_cache(maxsize=16)
def _thawed(field: str, body: bytes) -> Any:
    return _PARTS[field].thaw(zlib.decompress(body))


class _OnTheShelf(BaseModel):
    """Fields that are not there are thawed when they are read; the last few stay thawed."""

    _bodies: dict[str, bytes] = PrivateAttr(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        # Called only for what is not there: the fields are left out of the instance on purpose.
        if name in _PARTS and name in self._bodies:
            return _thawed(name, self._bodies[name])
        return super().__getattr__(name)  # type: ignore[misc]  # pydantic has it at run time, for private attributes

    def __eq__(self, other: object) -> bool:
        return self.whole() == (other.whole() if isinstance(other, _OnTheShelf) else other)

    __hash__ = None  # type: ignore[assignment]

    def whole(self) -> Any:
        """The object as it was before it was put on the shelf."""
        plain = type(self).__mro__[2]
        assert issubclass(plain, BaseModel)
        return plain.model_construct(**{name: getattr(self, name) for name in plain.model_fields})


class ShelvedDocument(_OnTheShelf, Document):
    """A document without its ``text`` and ``blocks``."""


class ShelvedExtraction(_OnTheShelf, Extraction):
    """An extraction without its ``not_metrics``."""


@dataclass(frozen=True, slots=True)
class PackedWork:
    """One document with all that was read from it, as it travels and is kept: compressed JSON of ``Worked``.

    ``shingles`` are what tells repeats (see ``tasks.ingestion.repeats``). ``is_open``: fields wait for an engine.
    """

    sha256: str
    file: str
    body: bytes
    shingles: bytes = b""
    is_open: bool = False

    @classmethod
    def of(cls, worked: Worked, shingles: bytes = b"", *, is_open: bool = False) -> Self:
        """``worked`` packed. Its document may be on the shelf."""
        document, extraction = worked.document, worked.extraction
        if isinstance(document, ShelvedDocument) or isinstance(extraction, ShelvedExtraction):
            worked = Worked.model_construct(
                document=document.whole() if isinstance(document, ShelvedDocument) else document,
                extraction=extraction.whole() if isinstance(extraction, ShelvedExtraction) else extraction,
                translations=worked.translations,
            )
        body = zlib.compress(worked.model_dump_json().encode(), _LEVEL)
        return cls(document.sha256, document.file, body, shingles, is_open)

    @property
    def json(self) -> bytes:
        """The JSON of ``Worked``."""
        return zlib.decompress(self.body)

    def unpacked(self) -> Worked:
        """The document with what is seldom looked at on the shelf.

        Raises:
            pydantic.ValidationError: the JSON is not of the present contracts.
        """
        return shelved(self.json)


def shelved(content: bytes) -> Worked:
    """The ``Worked`` in its JSON, with what is seldom looked at on the shelf.

    Raises:
        pydantic.ValidationError: the JSON is not of the present contracts.
    """
    shell: list[bytes] = []
    bodies: dict[str, bytes] = {}
    position = 0
    for part in _PARTS.values():
        start = content.find(part.before, position)
        end = content.find(part.behind, start + len(part.before))
        if start < 0 or end < 0:
            return Worked.model_validate_json(content)
        start += len(part.before)
        shell.append(content[position:start])
        bodies[part.field] = zlib.compress(content[start:end], _LEVEL)
        position = end
    shell.append(content[position:])
    worked = Worked.model_validate_json(b"".join(shell))
    worked = _share(worked, {})
    document = _put(ShelvedDocument, worked.document, {name: bodies[name] for name in ("text", "blocks")})
    extraction = _put(ShelvedExtraction, worked.extraction, {"not_metrics": bodies["not_metrics"]})
    return worked.model_copy(update={"document": document, "extraction": extraction})


def _put(kind: Any, plain: BaseModel, bodies: dict[str, bytes]) -> Any:
    light = kind.model_construct(**{name: value for name, value in plain.__dict__.items() if name not in bodies})
    for name in bodies:
        light.__dict__.pop(name, None)
    light._bodies = bodies
    object.__setattr__(light, "__pydantic_fields_set__", _every_field(kind))
    return light


#: Small values that say the same again and again, in one document or in all of them.
_OF_A_DOCUMENT = (Span, Passage)
_OF_ALL = (Organisation, Flag, FieldCheck)
_MOST_SHARED = 50_000
_LONGEST_SHARED = 48
_shared: dict[Any, Any] = {}


_fields: dict[Any, set[str]] = {}


def _every_field(kind: type[BaseModel]) -> set[str]:
    if kind not in _fields:
        _fields[kind] = set(kind.model_fields)
    return _fields[kind]


def _share(value: Any, own: dict[Any, Any]) -> Any:
    """``value`` with equal parts of it made one, and each object in as little room as Python can put it.

    What pydantic notes of every object (which fields were given: a set of up to 2 KB) is shared by a class; attributes that are
    set one by one in the same order share their names, which a dict from JSON does not. Nothing compares by identity, and
    nothing in a contract can change.
    """
    kind = value.__class__
    if kind is tuple:
        return tuple([_share(item, own) for item in value]) if value else value
    if kind is str:
        return intern(value) if len(value) <= _LONGEST_SHARED else own.setdefault(value, value)
    if not isinstance(value, BaseModel):
        return value
    fields = _fields.get(kind) or _every_field(kind)
    if len(value.__pydantic_fields_set__) != len(fields) or value.__pydantic_private__ is not None:
        return value
    light: Any = object.__new__(kind)
    put = object.__setattr__
    values = []
    for name, given in value.__dict__.items():
        if given.__class__ is str:
            item = intern(given) if len(given) <= _LONGEST_SHARED else own.setdefault(given, given)
        else:
            item = given if given is None or given.__class__ is int else _share(given, own)
        put(light, name, item)
        values.append(item)
    put(light, "__pydantic_fields_set__", fields)
    put(light, "__pydantic_extra__", None)
    put(light, "__pydantic_private__", None)
    if kind in _OF_A_DOCUMENT:
        return own.setdefault(_key(kind, values), light)
    if kind in _OF_ALL:
        if len(_shared) > _MOST_SHARED:
            _shared.clear()
        return _shared.setdefault(_key(kind, values), light)
    return light


def _key(kind: type[BaseModel], values: list[Any]) -> tuple[Any, ...]:
    """What tells equal objects whose parts are shared already. Not their own hash, which would cost each of them a dict."""
    parts: list[Any] = [kind]
    for item in values:
        if item.__class__ is tuple:
            parts.append(tuple([id(one) if isinstance(one, BaseModel) else one for one in item]))
        else:
            parts.append(id(item) if isinstance(item, BaseModel) else item)
    return tuple(parts)
