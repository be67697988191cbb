"""A W3C PROV document in the making, written as PROV-JSON (W3C member submission of 2013-04-24) in stable order."""

from collections.abc import Mapping
from typing import Any

from tasks.rendering.pack_format import to_json

BASE = "urn:industrial-sustainability-briefing"
#: Prefix → namespace. Each kind of thing has its own, so that an id says what it is.
PREFIXES = {
    "isb": f"{BASE}:terms:",
    "ed": f"{BASE}:edition:",
    "line": f"{BASE}:line:",
    "fig": f"{BASE}:figure:",
    "act": f"{BASE}:activity:",
    "ask": f"{BASE}:ask:",
    "fld": f"{BASE}:field:",
    "txt": f"{BASE}:passage:",
    "doc": f"{BASE}:document:",
    "src": f"{BASE}:file:sha256:",
    "run": f"{BASE}:process:",
    "agt": f"{BASE}:agent:",
}


def name(value: str) -> dict[str, str]:
    """``value`` as a qualified name, not a string (``prov:Quotation``, ``isb:Figure``)."""
    return {"$": value, "type": "prov:QUALIFIED_NAME"}


def moment(iso: str) -> dict[str, str]:
    """A moment in ISO 8601 as a typed value."""
    return {"$": iso, "type": "xsd:dateTime"}


class Record:
    """Entities, activities, agents and relations of one bundle; each is said once, in the order it was first said."""

    def __init__(self) -> None:
        self._parts: dict[str, dict[str, dict[str, Any]]] = {}
        self._relations: set[tuple[str, ...]] = set()

    def add(self, kind: str, key: str, attributes: Mapping[str, Any]) -> str:
        """An element (``entity``, ``activity``, ``agent``) of id ``key``, which is returned; absent values are left out."""
        self._parts.setdefault(kind, {}).setdefault(
            key, {label: value for label, value in attributes.items() if value not in (None, "", ())}
        )
        return key

    def has(self, kind: str, key: str) -> bool:
        """Whether the element was added."""
        return key in self._parts.get(kind, {})

    def relate(self, kind: str, attributes: Mapping[str, Any]) -> None:
        """A relation (``wasDerivedFrom``, ``wasGeneratedBy``…), once whatever how often it is said."""
        key = (kind, *(f"{label}={value}" for label, value in attributes.items()))
        if key not in self._relations:
            self._relations.add(key)
            found = self._parts.setdefault(kind, {})
            found[f"_:{kind}{len(found) + 1}"] = dict(attributes)

    def derive(self, result: str, origin: str, process: str = "", *, is_quotation: bool = False) -> None:
        """``result`` was derived (quoted) from ``origin`` by the activity ``process``."""
        relation: dict[str, Any] = {"prov:generatedEntity": result, "prov:usedEntity": origin}
        if process:
            relation["prov:activity"] = process
        if is_quotation:
            relation["prov:type"] = name("prov:Quotation")
        self.relate("wasDerivedFrom", relation)

    def written(self, bundle: str, described: Mapping[str, Any]) -> bytes:
        """The document: the bundle ``bundle`` with everything in it, itself an entity with the attributes ``described``."""
        sections = ",\n".join(
            f"{to_json(kind)}: {{\n"
            + ",\n".join(f" {to_json(key)}: {to_json(value)}" for key, value in items.items())
            + "\n}"
            for kind, items in self._parts.items()
        )
        return (
            f'{{"prefix": {to_json(PREFIXES)},\n"entity": {{{to_json(bundle)}: {to_json(described)}}},\n'
            f'"bundle": {{{to_json(bundle)}: {{"prefix": {to_json(PREFIXES)},\n{sections}}}}}}}\n'
        ).encode()
