"""Which language a text is in, from its script and its commonest words."""

import re
from functools import cache
from itertools import islice

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


# Frequent characters that the two scripts of Chinese write differently, pair by pair.
_TRADITIONAL = frozenset(
    "國會與關於報這為個們來時發產業環聯經濟實現應對總問題說開區電動無過進還從後將專屆項據資訊團體東車長門間"
)
_SIMPLIFIED = frozenset(
    "国会与关于报这为个们来时发产业环联经济实现应对总问题说开区电动无过进还从后将专届项据资讯团体东车长门间"
)
_SCRIPTS = {
    "zh": HAN,
    "ja": HAN,
    "ko": HANGUL,
    "ru": CYRILLIC,
    "uk": CYRILLIC,
    "bg": CYRILLIC,
    "ar": ARABIC,
    "fa": ARABIC,
}
_BLOCK_SAMPLE = 600  # characters of a block; its language does not change within it
_BLOCK_LETTERS = 24  # letters from which a block may be in another language than its document
_NAME_LETTERS = 4  # Latin letters that a block needs to stand in a language of its own beside another script
_OWN_SHARE = 0.2  # of its letters in the document's script make a block the document's
_OWN_WORDS = 3  # function words of the document's language in a block that settle the matter
_BLOCK_WORDS = 8


def tell_language(text: str) -> str:
    """ISO 639-1 code of the language most of ``text`` is in (``zh-Hant`` for Chinese in the traditional script);
    ``und`` when it cannot be told.

    >>> tell_language("工发组织在环境和能源方面的活动"), tell_language("The activities of the Organization in energy")
    ('zh', 'en')
    >>> tell_language("聯合國工業發展組織關於環境與能源活動的報告")
    'zh-Hant'
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
        if counts["kana"] * 10 > counts["han"]:
            return "ja"
        return "zh-Hant" if is_traditional(sample) else "zh"
    if script == "hangul":
        return "ko"
    if script == "arabic":
        return "ar"
    if script == "cyrillic":
        ukrainian = len(_CYRILLIC_MARKS["uk"].findall(sample))
        return "uk" if ukrainian * 100 > counts["cyrillic"] * 3 else "ru"
    return _latin_language(sample)


def is_traditional(text: str) -> bool:
    """Whether Chinese ``text`` is in the traditional script: most of the signs that tell the two scripts apart are."""
    old = sum(1 for character in text if character in _TRADITIONAL)
    return old > 0 and old > sum(1 for character in text if character in _SIMPLIFIED)


def tell_block_language(text: str, document_language: str) -> str:
    """The language of a block where it is another one than its document's; empty for the document's own.

    Short blocks and figures go with their document. A block in other letters than the document's is in the language of
    those letters (Latin names beside another script count as English: there is nothing to translate in them); a block in
    the same letters must speak by its function words, and clearly.

    >>> tell_block_language("The annex lists the projects that were approved by the Board in 2020.", "zh")
    'en'
    >>> tell_block_language("Distr.: General", "ru"), tell_block_language("本报告介绍 Montreal Protocol 的执行情况。", "zh")
    ('en', '')
    >>> tell_block_language("Le Conseil est prié de prendre note des informations qui figurent dans le rapport.", "es")
    'fr'
    """
    sample = text[:_BLOCK_SAMPLE]
    base = document_language.split("-")[0]
    own = _SCRIPTS.get(base)
    if own is None and _speaks(base, sample):
        return ""
    letters = sum(map(str.isalpha, sample))
    if own is not None and (letters < _NAME_LETTERS or len(own.findall(sample)) >= _OWN_SHARE * letters):
        return ""
    if own is None and letters < (_BLOCK_LETTERS if sample.isascii() else _BLOCK_LETTERS // 3):
        return ""
    if not sample.isascii():
        for script in (HAN, CYRILLIC, ARABIC, HANGUL):
            if script is not own and len(script.findall(sample)) > letters / 2:
                found = tell_language(sample)
                return "" if found in ("und", base, document_language) else found
    return _latin_block(sample, base, is_own_script=own is None)


def _speaks(language: str, sample: str) -> bool:
    """Whether the first words of a Latin text show it to be in ``language``, without a look at the others."""
    found = _own_words(language).finditer(sample) if language in _STOP_WORDS else iter(())
    return next(islice(found, _OWN_WORDS - 1, None), None) is not None


@cache
def _own_words(language: str) -> re.Pattern[str]:
    """The function words of a Latin language that none of the others here has."""
    others = frozenset().union(*(words for code, words in _STOP_WORDS.items() if code != language))
    return re.compile(rf"\b(?:{'|'.join(sorted(_STOP_WORDS[language] - others))})\b", re.IGNORECASE)


def _latin_block(sample: str, base: str, *, is_own_script: bool) -> str:
    words = [word.lower() for word in _WORD.findall(sample)]
    hits = {code: sum(1 for word in words if word in stops) for code, stops in _STOP_WORDS.items()}
    best = max(hits, key=lambda code: hits[code])
    if (
        not is_own_script
    ):  # hardly a letter of the document's own: the Latin language it speaks, or names that need none
        return best if hits[best] >= _OWN_WORDS and hits[best] > hits["en"] else "en"
    enough = len(words) >= _BLOCK_WORDS and hits[best] >= _OWN_WORDS and hits[best] >= 0.15 * len(words)
    return best if enough and best != base and hits[best] >= 2 * hits.get(base, 0) + 1 else ""


def _latin_language(sample: str) -> str:
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return "und"
    shares = {code: sum(1 for word in words if word in stops) / len(words) for code, stops in _STOP_WORDS.items()}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= _MIN_SHARE else "und"
