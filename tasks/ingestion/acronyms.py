"""Acronyms that cannot stand for the name beside them, or look like a well-known one with a letter wrong."""

import re
from collections import Counter
from collections.abc import Sequence

from tasks.contracts.document import Block
from tasks.contracts.flag import Flag, Severity
from tasks.vocabularies.spelling_words import known_acronyms

_BRACKETED = re.compile(r"\(([A-Z]{3,7})\)")
_PLURAL = re.compile(r"(?<![\w-])([A-Z]{3})s(?![\w-])")
_ACRONYM = re.compile(r"(?<![\w-])[A-Z]{2,7}s?(?![\w-])")
_NAME_BEFORE = re.compile(r"((?:[A-Z][\w'’&/-]*[ ,]+(?:(?:of|and|for|on|the|in|to|&)[ ]+){0,3})*[A-Z][\w'’&/-]*) \Z")

_LOOK_ALIKES = frozenset([
    "EF", "OQ", "OD", "OC", "IL", "IJ", "PR", "PF", "BR", "BP", "CG", "MN", "UV", "VY", "BS", "HN", "KX", "IT", "GO",
    "EB",
])  # fmt: skip
"""Capitals that recognition of print confuses."""

_COMMON_PLURALS = frozenset(
    [
        "SMEs", "SEZs", "NGOs", "NDCs", "SDGs", "POPs", "EIPs", "ITPOs", "GHGs", "HFCs", "PCBs", "MDBs", "LDCs",
        "SIDS", "IPs", "CEOs", "MOUs", "MOUs", "TNCs", "MNCs", "IGOs", "CSOs", "VOCs", "BATs", "EVs", "PPPs", "KPIs",
        "HCFCs", "CFCs", "ODSs", "PFCs", "PAHs", "UPOPs", "APIs", "ICTs", "MICs", "DFIs", "IFIs",
    ]
)  # fmt: skip
_FOREIGN_INITIALS = frozenset(
    [
        "UBA", "GIZ", "BMZ", "BMUV", "BMWK", "SECO", "ADEME", "AFD", "CNRS", "DLR", "NORAD", "SIDA", "DANIDA",
        "JICA", "NEDO", "KFW", "VNIIPO", "ROSATOM", "ONUDI", "OIT", "OMS", "FAO", "IRENA", "KOICA", "CNPC", "ISO",
        "GOST", "IEC", "CERN", "EMBRAPA", "INTI", "BNDES", "ICLEI", "IUCN", "MERCOSUR", "SADC", "ITPO", "ITPOS",
        "FSUE", "JSC", "LLC", "OJSC", "CJSC", "PJSC", "FGBU", "UNOV",
    ]
)  # fmt: skip
"""Acronyms formed from names in other languages, or by decree: the English name beside them need not yield them."""


def acronym_flags(blocks: Sequence[Block]) -> list[tuple[int, Flag]]:
    """File offset and flag (code ``acronym``) of each odd acronym; one that occurs again is taken as meant."""
    body = [block for block in blocks if block.is_body]
    counts = Counter(match.group() for block in body for match in _ACRONYM.finditer(block.text[:300_000]))
    found: list[tuple[int, Flag]] = []
    for block in body:
        text = block.text[:300_000]
        for match in _BRACKETED.finditer(text):
            acronym = match.group(1)
            name = _NAME_BEFORE.search(text[max(match.start() - 160, 0) : match.start()])
            if counts[acronym] > 1 or acronym in _FOREIGN_INITIALS or acronym in known_acronyms() or name is None:
                continue
            if len(name.group(1).split()) >= 2 and not yields(name.group(1), acronym):
                why = f"cannot be made of “{name.group(1)}”, which stands before it"
                found.append(_flag(block, match.start(1), acronym, why))
        for match in _PLURAL.finditer(text):
            acronym = match.group()
            if (
                counts[acronym] > 1
                or acronym in _COMMON_PLURALS
                or acronym in known_acronyms()
                or match.group(1) in counts
            ):
                continue
            likely = next((known for known in sorted(_COMMON_PLURALS) if _one_letter_changed(known, acronym)), None)
            if likely is not None:
                found.append(
                    _flag(block, match.start(), acronym, f"is not known to us and may be a misprint of “{likely}”")
                )
    return found


def yields(name: str, acronym: str) -> bool:
    """Whether the letters of ``acronym`` stand in ``name`` in this order, its first letter beginning a word.

    >>> yields("International Telecommunication Union", "ITU"), yields("International Solid Waste Association", "MATO")
    (True, False)
    """
    letters = name.lower()
    starts = [match.start() for match in re.finditer(rf"\b{re.escape(acronym[0].lower())}", letters)]
    for start in starts:
        position = start
        for letter in acronym.lower():
            position = letters.find(letter, position) + 1
            if position == 0:
                break
        else:
            return True
    return False


def _one_letter_changed(known: str, acronym: str) -> bool:
    """Whether two acronyms differ in one letter, and that one by a capital that scanners take for the other."""
    if len(known) != len(acronym):
        return False
    changed = [one + other for one, other in zip(known, acronym, strict=True) if one != other]
    return len(changed) == 1 and (changed[0] in _LOOK_ALIKES or changed[0][::-1] in _LOOK_ALIKES)


def _flag(block: Block, offset: int, acronym: str, why: str) -> tuple[int, Flag]:
    start = block.passage.file_offset(offset)
    place = f"paragraph {block.paragraph}, " if block.paragraph is not None else ""
    detail = f"“{acronym}” ({place}characters {start}–{start + len(acronym)}) {why}; it is printed as it stands."
    return start, Flag(
        code="acronym", detail=detail, severity=Severity.NOTE, source="the letters of the name beside it"
    )
