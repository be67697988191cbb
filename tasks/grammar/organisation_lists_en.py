"""Organisations known by their company: items of an enumeration that holds organisations ("BMUV, GIZ, ALBA and NABU")."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tasks.grammar.organisation_form import FormMatch
from tasks.grammar.organisation_names_en import is_country_name, is_country_word
from tasks.grammar.organisation_words_en import NO_BODY_ENDS
from tasks.grammar.phrases import LatinPhrases, word_set
from tasks.vocabularies.places import place_rows

_KNOWN = "\x01"
_ACRONYM = r"(?:[A-Z][A-Z&]{1,7}(?:-[A-Z][A-Za-z]{1,9})?|[A-Z][A-Za-z]{0,9}[a-z][A-Z][A-Za-z]{0,9})(?![\w&])(?!\s(?:&|[A-Z][a-z]))"
_NAME = r"[A-Z][\w’'-]{2,20}(?:[ ][A-Z][\w’'-]{1,20}){0,3}"
_ITEM = rf"(?:(?:the|The)[ ])?(?:{_KNOWN}+|(?:{_ACRONYM}|{_NAME})(?:[ ]\([^()\n]{{2,90}}\))?)(?=[,;.:)(\s’']|$)(?:[’']s?\b)?"
_SEPARATOR = (
    r"(?:,\s{1,3}(?:(?:and|as\swell\sas)\s{1,3})?|\s{1,3}(?:and|&|as\swell\sas)\s{1,3}|;\s{1,3}(?:and\s{1,3})?)"
)
_CHAIN = re.compile(rf"(?<![\w.’'-]){_ITEM}(?:{_SEPARATOR}{_ITEM}){{1,40}}")
_PART = re.compile(rf"(?P<known>{_KNOWN}+)|(?P<acronym>{_ACRONYM})|(?P<name>{_NAME})")
# Acronyms of things that are no bodies.
_NO_BODIES = word_set(
    "SDG SDGS MDG MDGS SME SMES MSME MSMES GDP GNI GHG GHGS POP POPS PCB PCBS DDT HCFC HCFCS HFC HFCS CFC CFCS ODS ODP GWP "
    "ICT ICTS AI IT IOT "
    "CEO CFO CTO PPP PPPS FDI ODA NGO NGOS CSO CSOS IGO IGOS LDC LDCS LLDC LLDCS SIDS COVID HIV AIDS TB NDC NDCS NAP NAPS "
    "NIP NIPS EIP EIPS RECP SCP "
    "UK US USA UAE DRC PRC TV PV EV EVS LED CSR ESG MOU MOUS TOR PHD MBA GMT UTC CET BAT BEP EIA EMS LCA EPR WEEE PFAS PVC "
    "PET ASGM MEA MEAS COP COPS MOP "
    "SEZ SEZS IP IPR IPRS TVET STEM STI R&D VAT HR PR QA QC KPI KPIS FAQ PDF URL HTML API ID AM PM BC AD II III IV VI VII "
    "VIII IX XI XII FMCG B2B AGM "
    "BRI CO LNG LPG CNG CHP CCS CCUS DRI EAF BOF SAF ETS CBAM FTA FTAS EPA WASH SOP SOPS CBDR REDD LULUCF UNFCCC UNCCD CBD "
    "CITES UNCLOS NAFTA USMCA RCEP "
    "INC GBF DAC OAS EST PST CST NB PS BA MA MSC BSC LLM AND OR THE OF FOR TO IN ON AT BY WITH FROM AS IS ARE NEW ALL"
)
_PERSONAL = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|H\.E|Ambassador|Minister|President|Director|by)\.?\s+)$"
)


@cache
def _places() -> LatinPhrases[str]:
    table: LatinPhrases[str] = LatinPhrases()
    for row in place_rows():
        for surface in (row.name, *row.surfaces_en):
            table.add(surface, row.name)
    return table


# What opens a list of bodies though none of them is known: "19 enterprises, including FSL, Huate Gas and Gold Medal Ceramics".
_INTRODUCED = re.compile(
    r"\b(?:enterprises|companies|firms|corporations|organi[sz]ations|institutions|agencies|NGOs|universities|manufacturers"
    r"|brands|banks|suppliers|institutes"
    r"|foundations|associations|charities|start-?ups|multinationals)\b[^.;:\n()]{0,30}?,?\s(?:including|such\sas|like|namely"
    r"|e\.g\.)\s(?:the\s)?$"
)


def list_items(text: str, known: Iterable[tuple[int, int]]) -> Iterator[FormMatch]:
    """Unknown names between the organisations at ``known`` (spans in text order) of one enumeration.

    An acronym counts beside one organisation, a name in capitals between two at least.
    """
    spans = list(known)
    if not spans and not _LIST_WORD.search(text):
        return
    parts: list[str] = []
    last = 0
    for start, end in spans:
        if start < last:
            continue
        parts.append(text[last:start].replace(_KNOWN, " "))
        parts.append(_KNOWN * (end - start))
        last = end
    parts.append(text[last:].replace(_KNOWN, " "))
    masked = "".join(parts)
    for chain in _CHAIN.finditer(masked):
        introduced = _INTRODUCED.search(masked, max(chain.start() - 80, 0), chain.start()) is not None
        if introduced or _KNOWN in chain.group():
            yield from _in_chain(text, masked, chain, introduced)


_LIST_WORD = re.compile(r"\b(?:including|such\sas|like|namely|e\.g\.)\s")
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")


def _in_chain(text: str, masked: str, chain: re.Match[str], introduced: bool) -> Iterator[FormMatch]:
    around = f"{masked[max(chain.start() - 50, 0) : chain.start()]} {masked[chain.end() : chain.end() + 50]}"
    if len(_CAPITALS.findall(around)) > 1:
        return  # in a heading in capitals an acronym looks like any word
    items = list(_PART.finditer(chain.group()))
    bracketed = [(m.start(), m.end()) for m in re.finditer(r"\([^()]*\)", chain.group())]
    items = [m for m in items if not any(a < m.start() < b for a, b in bracketed)]
    bodies = sum(1 for item in items if item["known"])
    named = [item for item in items if item["name"] and not _is_other(item["name"])]
    if (
        len(named) > bodies or ";" in chain.group()
    ) and not introduced:  # "Mary Jones, UNEP; Anna Berg, GIZ" are persons
        named = []
    for item in items:
        start = chain.start() + item.start()
        if item["known"] or _PERSONAL.search(masked, max(start - 14, 0), start):
            continue
        word = item.group()
        if item["acronym"]:
            if word.upper() not in _NO_BODIES and not is_country_name(word) and f"({word})" not in text:
                yield FormMatch(start, start + len(word), word)
        elif item in named and (introduced or (bodies >= 2 and item.start() > 0)):
            yield FormMatch(start, start + len(word), word)


_PLURAL = re.compile(r"[A-Z]{2,}s")


def _is_other(name: str) -> bool:
    """Whether a name in capitals is a country's, a place's, a person's office, a meeting's or a plan's."""
    words = name.split()
    if _PLURAL.fullmatch(name):
        return True  # SMEs, NGOs: bodies of a kind
    if (
        words[-1] in NO_BODY_ENDS
        or words[0] in NO_BODY_ENDS
        or words[0] in ("The", "This", "These", "In", "At", "On", "For")
    ):
        return True
    if is_country_name(name) or any(is_country_word(word) for word in words):
        return True
    return next(iter(_places().iterate(name)), None) is not None
