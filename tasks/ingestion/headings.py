"""Whether a block that stands alone is a heading."""

import re

from tasks.ingestion.drafts import Draft
from tasks.ingestion.scripts import ARABIC, is_capitals, is_han

_LATIN_LIMIT = 160
_HAN_LIMIT = 45
"""Longest heading in characters; the longest of the bundled sources has 110."""

_FINAL = re.compile(r"[.!?…:;,。！？：；，、][\"'”’»)）\]*]*\Z")
_KNOWN = re.compile(
    r"(?:(?:executive )?summary|introduction|background|conclusions?|recommendations?|annex(?:es)?(?: [IVX\d]+)?"
    r"|appendix(?: [A-Z\d]+)?"
    r"|overview|outlook|next steps|participants|references|acknowledgements?|foreword|preface"
    r"|摘要|提要|引言|导言|背景|结论|建议|附件[一二三四五六七八九十\d]*|附录|前景|展望"
    r"|введение|заключение|выводы(?: и рекомендации)?|рекомендации|приложение(?: \d+)?|резюме|справочная информация"
    r"|résumé|contexte|conclusions et recommandations|recommandations|annexe(?: [IVX\d]+)?"
    r"|introducción|resumen|antecedentes|conclusi(?:ón|ones)(?: y recomendaciones)?|recomendaciones|anexo(?: [IVX\d]+)?"
    r"|مقدمة|المقدمة|موجز|معلومات أساسية|خلفية|خاتمة|الاستنتاجات(?: والتوصيات)?|استنتاجات|التوصيات|توصيات|المرفق(?: [\w]+)?)",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"\A(?:The|A|An|This|These|It|He|She|They|In|At|On|During|As|For|With)\b.*\b(?:was|were|is|are|has|have|had|will"
    r"|would|took|held)\b"
)
_SMALL = frozenset([
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "under", "with",
    "via", "per", "its",
])  # fmt: skip


def heading_level(draft: Draft, follows_text: bool = True) -> int | None:
    """Level of the heading that ``draft`` is (1 highest), or None when it is not one.

    ``follows_text`` is whether another block comes after: a heading stands over something.
    """
    words, marker = draft.words, draft.marker
    han = is_han(words)
    if marker is not None and marker.kind == "hashes":
        return marker.level
    if len(words) > (_HAN_LIMIT if han else _LATIN_LIMIT) or draft.kind.value != "paragraph":
        return None
    if marker is not None and marker.kind == "zh_section":
        return None if _FINAL.search(words) else 1
    if marker is not None and marker.kind == "zh_paren":
        return None if _FINAL.search(words) or draft.blank_before == 0 else 2
    if marker is not None and marker.kind in ("roman", "capital"):
        return None if _FINAL.search(words) else (1 if marker.kind == "roman" else 2)
    if marker is not None and marker.kind in ("number", "decimal"):
        return 2 if not _FINAL.search(words) and follows_text and _is_short_title(words, han) else None
    if marker is not None:
        return None
    if _KNOWN.fullmatch(words.rstrip(":：")):
        return 1
    if draft.is_marked:
        return 2
    if not follows_text or not any(character.isalpha() for character in words):
        return None
    if is_capitals(words) and not words.endswith((".", "!", "?", ",", ";")):
        return 2
    if _FINAL.search(words):
        return None
    if han:
        return 2 if len(words) <= 30 and draft.blank_before > 0 else None
    return 2 if draft.blank_before > 0 and _is_short_title(words, han) else None


def is_unfinished(words: str) -> bool:
    """Whether ``words`` reads as a sentence that a page or picture cut off, rather than as a heading.

    >>> is_unfinished("The meeting was attended by the Director of the UNIDO Centre in the Russian Federation Sergey")
    True
    >>> is_unfinished("Meeting of the heads of offices in Vienna")
    False
    """
    if _FINAL.search(words) or is_capitals(words) or len(words.split()) < 8:
        return False
    return _UNFINISHED.search(words[:1000]) is not None


def _is_short_title(words: str, han: bool) -> bool:
    if han:
        return len(words) <= 30
    tokens = words.split()
    if not tokens or len(tokens) > 16 or not (tokens[0][:1].isupper() or ARABIC.match(tokens[0])):
        return False
    if is_unfinished(words):
        return False
    content = [token for token in tokens if token.lower().strip("'\"“”()") not in _SMALL]
    capitalised = sum(1 for token in content if not token[:1].islower())
    return len(tokens) <= 12 or capitalised * 3 >= len(content) * 2
