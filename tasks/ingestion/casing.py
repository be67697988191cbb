"""Words set in capitals, given back the case they would have in a running text."""

import re

from tasks.ingestion.scripts import is_capitals

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SMALL = frozenset([
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "per", "the", "to", "under",
    "via", "with",
])  # fmt: skip
_KNOWN_ACRONYMS = frozenset(
    [
        "UN", "UNIDO", "UNEP", "UNDP", "UNU", "UNESCO", "UNFCCC", "UNECE", "UNIS", "FAO", "WHO", "ILO", "ITU",
        "IAEA", "ITPO", "ITPOS", "OECD", "EU", "EC", "EBRD", "GEF", "GCF", "ESG", "SDG", "SDGS", "SEZ", "SME",
        "SMES", "G20", "BRICS", "CIS", "USA", "UK", "NGO", "LLC", "JSC", "OJSC", "ISO", "COP", "COVID", "POPS",
        "PCB", "PCBS", "DDT", "HCFC", "HCFCS", "HFC", "HFCS", "CO2", "GHG", "MOU", "ECOSOC", "IDB", "PBC", "GC",
        "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "ICT", "AI", "EIP", "EIPS",
    ]
)  # fmt: skip


def without_capitals(words: str, text: str) -> str:
    """``words`` in title case when they are set in capitals, unchanged otherwise.

    Acronyms stay: words that ``text`` writes in capitals also where it uses lower case, and well-known ones.

    >>> without_capitals("UNIDO CENTRE FOR COOPERATION IN THE RUSSIAN FEDERATION", "the UNIDO Centre took part")
    'UNIDO Centre for Cooperation in the Russian Federation'
    """
    if not is_capitals(words):
        return words
    acronyms = _acronyms_of(text)
    first = True

    def cased(match: re.Match[str]) -> str:
        nonlocal first
        word = match.group()
        opening, first = first, False
        if word in acronyms or word in _KNOWN_ACRONYMS:
            return word
        lowered = word.lower()
        if lowered in _SMALL and not opening:
            return lowered
        return word[:1].upper() + lowered[1:]

    return _WORD.sub(cased, words)


def _acronyms_of(text: str) -> frozenset[str]:
    """Words of two or more capitals in the lines of ``text`` that are not wholly in capitals."""
    found: set[str] = set()
    for line in text[:200_000].splitlines():
        if not is_capitals(line):
            found.update(word for word in re.findall(r"\b[A-Z]{2,}\b", line))
    return frozenset(found)
