"""Phrases that formulas of mandates are made of: cited resolutions, bodies as running text calls them, objects."""

import re
from dataclasses import replace

from tasks.grammar.segmentation_zh import segment
from tasks.translation.formulas_session import body_named
from tasks.translation.wording import Setting, Wording, noun_phrase
from tasks.vocabularies.front_matter import bodies
from tasks.vocabularies.termbase import NOMINAL

PAPERS = {"报告": "report", "文件": "document", "说明": "note", "备忘录": "memorandum", "增编": "addendum"}
PAPER = "|".join(PAPERS)
SYMBOL = r"[A-Z][A-Za-z0-9./()\-]*[A-Za-z0-9)]"
_INFORMATION = re.compile(
    rf"本(?P<paper>{PAPER})(?:中|内)?(?:所)?(?:提供|载|载列|含|列|提出|述)?(?:的)?(?P<what>信息|资料|情况|建议|结论和建议|内容)"
)
_CONVEYED = {
    "信息": "information", "资料": "information", "情况": "information", "内容": "information",
    "建议": "recommendations", "结论和建议": "conclusions and recommendations",
}  # fmt: skip
_CITED = re.compile(rf"(?:(?P<body>.{{2,20}}?)\s*)?(?:第)?\s*(?P<symbol>{SYMBOL}|\d+/\d+)\s*号?\s*(?P<kind>决议|决定)")
_KINDS = {"决议": "resolution", "决定": "decision"}


def resolutions(text: str, setting: Setting) -> str | None:
    """Resolutions and decisions with their bodies: 大会 GC.18/Res.7 号决议 → General Conference resolution GC.18/Res.7."""
    cited: list[str] = []
    for part in re.split(r"(?:、|以及|和|及)(?=.*号?\s*决)", text):
        match = _CITED.fullmatch(part.strip())
        if match is None:
            return None
        owner = body_named(match["body"], _organ(setting, match["symbol"])) if match["body"] else None
        if match["body"] and owner is None:
            if match["body"] != "理事会" or setting.family != "unido":
                return None
            owner = bodies()["工业发展理事会"]
        cited.append(f"{owner.en + ' ' if owner else ''}{_KINDS[match['kind']]} {match['symbol']}")
    if not cited:
        return None
    return cited[0] if len(cited) == 1 else f"{', '.join(cited[:-1])} and {cited[-1]}"


def _organ(setting: Setting, symbol: str) -> Setting:
    """The setting in which 大会 is to be read beside ``symbol``: GC. is UNIDO's, A/ and 70/1 are the General Assembly's."""
    if symbol.startswith("GC."):
        return replace(setting, family="unido")
    return replace(setting, family="un") if symbol.startswith("A/") or symbol[0].isdigit() else setting


def short_name(name: str, setting: Setting) -> str | None:
    """A body as running text calls it: "the Board" for 理事会 in the Board's documents, the full name elsewhere."""
    name = name.strip()
    if setting.body is not None and name == setting.body.short_zh:
        return setting.body.short_en
    if name == "理事会" and setting.family == "unido":
        return "the Board"
    if name == "委员会" and setting.family == "unido":
        return "the Committee"
    found = body_named(name, setting)
    if found is None:
        return None
    return found.short_en if found is setting.body or name == found.short_zh else f"the {found.en}"


def object_phrase(text: str, setting: Setting) -> Wording | None:
    """What a sentence speaks of: the information of the document itself, or any phrase that can be composed."""
    words = text.strip(" ，,；;：:")
    match = _INFORMATION.fullmatch(words)
    if match:
        return Wording(f"the {_CONVEYED[match['what']]} provided in the present {PAPERS[match['paper']]}")
    composed = noun_phrase(words, setting)
    if composed is None:
        return None
    tokens = segment(setting.named(words)) or ()
    last = tokens[-1].term(*NOMINAL) if tokens else None
    is_definite = (last is not None and last.part_of_speech in ("the", "sing")) or words.endswith(
        ("执行情况", "落实情况", "活动", "结果", "进展")
    )
    article = "the " if is_definite and not composed.text.startswith(("UNIDO ", "the ")) else ""
    return Wording(article + composed.text, is_official=False)
