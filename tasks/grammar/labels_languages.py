"""Numbers that only number something, in Russian, French, Spanish and Arabic: пункт 5, point 8, tema 3, البند 6."""

import re
from functools import cache

from tasks.grammar.normal_text import fold
from tasks.vocabularies.language_tables import label_words

_BETWEEN = r"(?:\s?(?:№|no|n[°ºo]|núm\.?|رقم)\s?|\s|\u00a0){1,3}\(?"
_NEXT = re.compile(r"\s?(?:[a-zа-я]\)|\([a-zа-яء-ي]\))?\s?(?:,|;|،|-|–|и|à|a|et|y|e|al|по|до|الي|و)\s?(?:و\s?)?")
_LONGEST = 40


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    forms = sorted(
        ((fold(form), row.name) for row in label_words(language) for form in row.forms), key=lambda pair: -len(pair[0])
    )
    names = {f"g{number}": name for number, (_, name) in enumerate(forms)}
    parts = [
        rf"(?P<g{number}>{re.escape(form).replace(chr(92) + '*', '[а-я]{0,4}')})"
        for number, (form, _) in enumerate(forms)
    ]
    lead = r"(?<![^\W_])(?:[وبلف])?" if language == "ar" else r"(?<![^\W_])"
    return re.compile(rf"{lead}(?:{'|'.join(parts)})(?:{_BETWEEN}|(?<=[.°º№])\s?|(?<=ال))$"), names


def label_reason(lower: str, start: int, language: str, labelled: int) -> str | None:
    """Why a number at ``start`` is a label, None when it is none; ``labelled`` is where the label before it ends.

    >>> label_reason("point 8", 6, "fr", 0), label_reason("articles 8 et 12", 14, "fr", 10), label_reason("les 8", 4, "fr", 0)
    ('agenda_item', 'numbered_part', None)
    """
    if labelled and 0 < start - labelled < 9 and _NEXT.fullmatch(lower, labelled, start):
        return "numbered_part"
    pattern, names = _pattern(language)
    match = pattern.search(lower[max(0, start - _LONGEST) : start])
    return names[match.lastgroup] if match and match.lastgroup else None
