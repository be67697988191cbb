"""Which language a text is in, from its script and its commonest words."""

import re

from tasks.ingestion.scripts import ARABIC, CYRILLIC, HAN, HANGUL, KANA, LATIN

_SAMPLE = 20_000
_MIN_LETTERS = 12
_MIN_SHARE = 0.06
"""Share of words that must be function words before a Latin-script language is named."""

_STOP_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        [
            "the", "of", "and", "to", "in", "a", "is", "for", "that", "on", "with", "as", "by", "was", "are", "from",
            "at", "be", "an", "this", "which", "has", "have", "it", "its", "were", "will",
        ]
    ),
    "fr": frozenset(
        [
            "le", "la", "les", "des", "de", "du", "et", "en", "un", "une", "à", "au", "aux", "pour", "que", "qui",
            "dans", "sur", "par", "est", "sont", "avec", "ce", "cette", "l'on", "il", "elle",
        ]
    ),
    "es": frozenset(
        [
            "el", "la", "los", "las", "de", "del", "y", "en", "un", "una", "a", "al", "para", "que", "por", "con",
            "se", "su", "es", "son", "como", "lo", "más", "entre", "sobre", "este", "esta",
        ]
    ),
    "de": frozenset(
        [
            "der", "die", "das", "und", "den", "dem", "des", "ein", "eine", "einer", "von", "zu", "mit", "für",
            "auf", "im", "in", "ist", "sind", "nicht", "sich", "auch", "als", "bei", "nach", "wird",
        ]
    ),
    "pt": frozenset(
        [
            "o", "a", "os", "as", "de", "do", "da", "dos", "das", "e", "em", "um", "uma", "para", "que", "por",
            "com", "se", "não", "mais", "como", "ao", "são", "foi", "no", "na",
        ]
    ),
    "it": frozenset(
        [
            "il", "lo", "la", "i", "gli", "le", "di", "del", "della", "dei", "e", "in", "un", "una", "per", "che",
            "con", "si", "da", "al", "è", "sono", "non", "come", "nel", "alla",
        ]
    ),
}  # fmt: skip
_CYRILLIC_MARKS = {"uk": re.compile("[іїєґІЇЄҐ]"), "bg": re.compile("ъ(?=[а-я])")}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def tell_language(text: str) -> str:
    """ISO 639-1 code of the language most of ``text`` is in; ``und`` when it cannot be told.

    >>> tell_language("工发组织在环境和能源方面的活动"), tell_language("The activities of the Organization in energy")
    ('zh', 'en')
    >>> tell_language("Деятельность Организации в области энергетики"), tell_language("12 345 --- 67")
    ('ru', 'und')
    """
    sample = text[:_SAMPLE] + text[len(text) // 2 : len(text) // 2 + _SAMPLE] if len(text) > 2 * _SAMPLE else text
    counts = {
        "han": len(HAN.findall(sample)),
        "kana": len(KANA.findall(sample)),
        "hangul": len(HANGUL.findall(sample)),
        "cyrillic": len(CYRILLIC.findall(sample)),
        "arabic": len(ARABIC.findall(sample)),
        "latin": len(LATIN.findall(sample)),
    }
    # A Chinese character says about as much as a word of five letters.
    weights = {**counts, "han": counts["han"] * 4, "kana": counts["kana"] * 4, "hangul": counts["hangul"] * 3}
    script = max(weights, key=lambda name: weights[name])
    if sum(counts.values()) < _MIN_LETTERS and weights[script] < _MIN_LETTERS:
        return "und"
    if script in ("han", "kana"):
        return "ja" if counts["kana"] * 10 > counts["han"] else "zh"
    if script == "hangul":
        return "ko"
    if script == "arabic":
        return "ar"
    if script == "cyrillic":
        ukrainian = len(_CYRILLIC_MARKS["uk"].findall(sample))
        return "uk" if ukrainian * 100 > counts["cyrillic"] * 3 else "ru"
    return _latin_language(sample)


def _latin_language(sample: str) -> str:
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return "und"
    shares = {code: sum(1 for word in words if word in stops) / len(words) for code, stops in _STOP_WORDS.items()}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= _MIN_SHARE else "und"
