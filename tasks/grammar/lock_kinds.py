"""Kinds of a unit that a figure keeps: tons of CO2, coal or oil equivalent, tons of ozone depletion."""

import re

from tasks.grammar.lock_model import LockReading

# Kinds of a unit that a figure keeps: signs of each in Chinese and in other languages.
_KINDS = (
    ("CO2 equivalent", re.compile(r"二氧化碳当量|CO2当量|CO₂当量|碳当量|CO2[- ]?e|CO₂[- ]?e|(?<=[\d吨万亿 ])当量"),
     re.compile(r"equivalent|CO[2₂][- ]?e|-eq\b|\beq\.?\b|équivalent|equivalente|эквивалент|مكافئ", re.I)),
    ("coal equivalent", re.compile(r"标准煤|标煤|煤当量|\btce\b"), re.compile(r"coal|\bt?ce\b|\b[kM]?tce\b|charbon|carbón|"
        r"уголь|угол|усл|فحم", re.I)),
    ("oil equivalent", re.compile(r"油当量|\btoe\b|标准油|标油"),
        re.compile(r"\boil\b|\b[kM]?toe\b|pétrole|petróleo|нефт|نفط", re.I)),
    ("ODP", re.compile(r"ODP|消耗臭氧潜能|耗氧潜能|臭氧消耗潜能"), re.compile(r"ODP|ozone|PAO|ОРП|SAO|озон|أوزون", re.I)),
)  # fmt: skip
_COAL_EN = re.compile(r"\bcoal[- ]equivalent|\btons? of standard coal|\b[kM]?tce\b", re.I)
_OIL_EN = re.compile(r"\boil[- ]equivalent|\b[kM]?toe\b")
_CARBON_EN = re.compile(
    r"CO[2₂][- ]?e(?:q|quivalent)?\b|CO[2₂][- ]equivalent|(?:carbon dioxide|carbon)[- ]equivalent", re.I
)
_ANY_EQUIVALENT = re.compile(
    r"当量|CO[2₂]\s?-?e|折合|相当于|等价|CO2eq|等值|équivalent|equivalente|эквивалент|экв|مكافئ", re.I
)


def other_kinds(said: LockReading, kept: LockReading) -> list[str]:
    """Equivalents of carbon dioxide, coal or oil, and tons of ozone depletion, that became plain ones or one another."""
    if not said.figures or said.language != "zh" or kept.language != "en":
        return []
    wrong = [
        f"{name} is missing"
        for name, chinese, other in _KINDS
        if chinese.search(said.text) and not other.search(kept.text)
    ]
    if _COAL_EN.search(kept.text) and "煤" not in said.text and "tce" not in said.text:
        wrong.append("coal equivalent is not in the source")
    if _OIL_EN.search(kept.text) and "油" not in said.text and "toe" not in said.text:
        wrong.append("oil equivalent is not in the source")
    if _CARBON_EN.search(kept.text) and not _ANY_EQUIVALENT.search(said.text):
        wrong.append("CO2 equivalent is not in the source")
    return wrong
