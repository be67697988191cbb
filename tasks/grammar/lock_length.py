"""Text left out or added: lengths far from any translation's, and clauses of which nothing known is left."""

import re

from tasks.grammar.lock_anchors import known_in
from tasks.grammar.lock_model import LockReading
from tasks.grammar.places import find_places

_HAN = re.compile(r"[\u3400-\u9fff]")
# Numerals and the signs of dates and labels take one English word or none.
_NOT_COUNTED = re.compile(r"[〇零一二三四五六七八九十百千万亿年月日号第届]")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_WORD_ASCII = re.compile(r"[A-Za-z]+(?:[-'][A-Za-z]+)*")
_LETTER = re.compile(r"[^\W\d_\u3400-\u9fff]")
_NUMBER = re.compile(r"\d[\d.,]*")
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]?[A-Z]{1,}[A-Za-z-]*\b")
_CLAUSE = re.compile(r"[，。；;！？!?\n：]+")
_SENTENCE = re.compile(r"[。；;！？!?\n]+")
_SENTENCE_EN = re.compile(r"[;!?\n]+|\.(?=\s|$)|\s[\u2013\u2014]\s|:\s")
# A stop behind one letter or one of these abbreviations ends no sentence (долл. США).
_SENTENCE_OTHER = re.compile(
    r"[;!?؟؛\n]+|(?<!долл)(?<!млн)(?<!млрд)(?<!тыс)(?<!руб)(?<!\bgen)(?<!\bart)(?<!\bnúm)(?<!\bSra)(?<!\bSr)(?<!\bEE)(?<!\bст)"
    r"(?<!\bг)(?<!\b\w)\.(?=\s+[^\Wa-zß-öø-ÿа-яё\d])"
)
_STEM = re.compile(r"[a-z]{4,}")
# English words for each Chinese character, or for each word of another language: less than the first is no translation
# of all of it, more than the last says more than the source. Between the first and the second a clause must be missing.
_BOUNDS = {
    "zh": (0.25, 0.47, 1.8), "fr": (0.42, 0.42, 2.0), "es": (0.42, 0.42, 2.0), "ru": (0.42, 0.42, 2.6),
    "ar": (0.42, 0.42, 2.8), "en": (0.5, 0.5, 1.8),
}  # fmt: skip
# Half of all good translations have more words a character than the first, nearly all more than the second (measured on
# 338 pairs of the memory and the tests).
_TYPICAL = 0.6
_MEAGRE = 0.42
_MEAGRE_SENTENCES = 0.48  # of two sentences of which one may be missing
_LEAST_SENTENCES = 9
#: English words for each word of another language, below which a sentence less is a sentence lost. Arabic and Russian join
#: or leave out what English says in words of their own.
_MEAGRE_OTHER = {"fr": 0.62, "es": 0.62, "ru": 0.75, "ar": 0.75}
_LEAST_OTHER = 6
_LEAST = {"zh": 14, "fr": 9, "es": 9, "ru": 8, "ar": 8, "en": 9}  # characters or words: shorter texts vary too much
_MOSTLY_LOST = 2  # of more terms than these, one may be told by another sentence
_LEAST_ADDED = 18  # English words
_ACRONYM_WORDS = 4  # an acronym stands for about as many words


def length_differences(said: LockReading, kept: LockReading) -> list[str]:
    """What speaks for text left out or added, one line each; empty where nothing is sure."""
    if kept.language != "en":
        return []
    is_han = said.language == "zh"
    size = len(_HAN.findall(_NOT_COUNTED.sub("", said.text))) if is_han else len(_WORD.findall(said.text))
    words = (_WORD_ASCII if kept.text.isascii() else _WORD).findall(kept.text)
    # Latin letters in a Chinese text (names, codes) come over as they are.
    copied = len(_WORD.findall(_HAN.sub(" ", said.text))) if is_han and _LETTER.search(said.text) else 0
    plain = max(0, len(words) - copied)
    if not is_han:  # figures are words of both
        size += len(_NUMBER.findall(said.text))
        plain += len(_NUMBER.findall(kept.text))
    full = plain + (_ACRONYM_WORDS - 1) * len(_ACRONYM.findall(kept.text))
    least, suspicious, most = _BOUNDS.get(said.language, _BOUNDS["fr"])
    if size >= _LEAST.get(said.language, 9):
        if full < size * least:
            return [f"{len(words)} words for {size} {'characters' if is_han else 'words'}: text is missing"]
        if (
            is_han
            and full < size * suspicious
            and (clause := _lost(said, kept, _CLAUSE, 1 if full < size * _MEAGRE else 2))
        ):
            return [f"nothing is left of: {clause[:40]}"]
    elif size and not words and not any(char.isdigit() for char in kept.text):
        return ["not a word is said"]
    if is_han and size >= _LEAST_SENTENCES and full < size * _TYPICAL and _is_shorter_by_a_sentence(said, kept):
        if full + len(_NUMBER.findall(kept.text)) < size * _MEAGRE_SENTENCES:
            return [f"{len(words)} words for {size} characters and a sentence less: text is missing"]
        if sentence := _lost(said, kept, _SENTENCE, 1):
            return [f"little is left of: {sentence[:40]}"]
    is_meagre = not is_han and size >= _LEAST_OTHER and full < size * _MEAGRE_OTHER.get(said.language, 0.6)
    if is_meagre and _is_shorter_by_a_sentence(said, kept):
        return [f"{len(words)} words for {size} words and a sentence less: text is missing"]
    if is_han and full < size * _TYPICAL and _has_fewer_deeds(said, kept) and (clause := _lost(said, kept, _CLAUSE, 1)):
        return [f"nothing is left of: {clause[:40]}"]
    if missing := _lost_link(said, kept):
        return [f"nothing is left of the clause with {missing}"]
    if len(words) >= _LEAST_ADDED and plain > max(size, 8) * most:
        return [f"{len(words)} words for {size} {'characters' if is_han else 'words'}: text was added"]
    return []


#: 访问了…，会见了…，并考察了…: what somebody did, one clause after the other, and the past tense of English.
_DEED_ZH = re.compile(r"[，；、。](?:并且?|还|也|又|随后|然后|同时|以及)?[\u3400-\u9fff]{2}了(?!解)")
_DEED_EN = re.compile(
    r"\b(?:[a-z]+ed|met|held|took|gave|made|saw|set|built|brought|sent|won|led|drew|began|put|laid|paid|bought|sold|told|spoke|"
    r"heard|went|came|cut|left|kept|ran|wrote|chose|found|said|got|became|rose|fell|grew|did|had|was|were|[a-z]{2,}ing)\b",
    re.I,
)


def _has_fewer_deeds(said: LockReading, kept: LockReading) -> bool:
    deeds = len(_DEED_ZH.findall(said.text))
    return deeds > 1 and len(_DEED_EN.findall(kept.text)) <= deeds


def _is_shorter_by_a_sentence(said: LockReading, kept: LockReading) -> bool:
    cut = _SENTENCE if said.language == "zh" else _SENTENCE_OTHER
    ours = sum(1 for part in cut.split(said.text) if part.strip())
    return ours > 1 and ours > sum(1 for part in _SENTENCE_EN.split(kept.text) if part.strip())


# Clauses that say under which cause, help or condition: what begins them, and the English that must then stand somewhere.
_LINKS = (
    (re.compile(r"(?:^|[，。；])\s?(?:由于|因为|鉴于)[^。；]{3,}，"), re.compile(
        r"\b(?:due|owing|because|result\w*|caus\w*|since|given|following|follows?|after|view|account|thanks|amid|"
        r"driven|lack\w*|attribut\w*|prompt\w*|as|with|when"
        r"|under|led|leading|through|reason\w*|hit|forc\w*|light|consider\w*|recogni\w*|in that|having|being|"
        r"affected|constrain\w*|meant|means|so|therefore|thus"
        r"|consequen\w*|hence|drove|brought|impact\w*|shut|clos\w*|until|despite|limited|insufficient|delay\w*|"
        r"shortage\w*|hamper\w*)\b", re.I)),
    (re.compile(r"在[^，。；]{2,24}(?:资助|支持|协助|帮助|赞助|援助|主持|领导|指导)下"), re.compile(
        r"\b(?:fund\w*|financ\w*|support\w*|assist\w*|sponsor\w*|help\w*|back\w*|auspices|grant\w*|thanks|donat\w*|"
        r"contribut\w*|paid|aid\w*|chair\w*|lead\w*|led"
        r"|guid\w*|direct\w*|presid\w*|under|courtesy|provided|supervis\w*|moderat\w*)\b", re.I)),
    (re.compile(r"(?:^|[，。；])\s?(?:尽管|虽然)"), re.compile(
        r"\b(?:despite|although|though|while|notwithstanding|even|but|however|yet|spite|nevertheless|nonetheless|"
        r"whereas|regardless|still|albeit)\b", re.I)),
    (re.compile(r"(?:^|[，。；])\s?(?:如果|倘若|假如|除非|一旦)"), re.compile(
        r"\b(?:if|fail\w*|should|unless|once|where|when|whenever|event|provided|were|case|without|until|only|assuming|"
        r"as soon)\b", re.I)),
)  # fmt: skip


def _lost_link(said: LockReading, kept: LockReading) -> str:
    """The beginning of a clause of cause, help or condition for which the translation has no word; "" where there is none."""
    if said.language != "zh":
        return ""
    for ours, theirs in _LINKS:
        found = ours.search(said.text)
        if found and not theirs.search(kept.text):
            return found.group().strip("，。； ")[:20]
    return ""


def _lost(said: LockReading, kept: LockReading, cut: re.Pattern[str], least: int) -> str:
    """A piece with as many known terms of which the translation has not one word; "" where there is none.

    A piece with a figure, date or country is told: the other checks have found it.
    """
    stems = {word[:4] for word in _STEM.findall(kept.lowered)}
    pieces = [(match.start(), match.end()) for match in re.finditer(rf"(?:(?!{cut.pattern})[\s\S])+", said.text)]
    pieces = [(start, end) for start, end in pieces if said.text[start:end].strip()]
    if len(pieces) < 2:
        return ""
    for start, end in pieces:
        piece = said.text[start:end]
        if len(_HAN.findall(piece)) < 5 or any(start <= spot.start < end for spot in said.spots):
            continue
        named = {*known_in(piece), *((place.name,) for place in find_places(piece, said.language))}
        told = sum(_is_told(names, stems, kept) for names in named)
        if told and len(named) >= least and (others := _named_elsewhere(said, pieces, start)):
            told = sum(
                _is_told(names, stems, kept) and not _is_of_another(names, others, stems, kept) for names in named
            )
        if (told == 0 and len(named) >= least) or (told == 1 and len(named) > _MOSTLY_LOST and least == 1):
            return piece.strip()
    return ""


def _named_elsewhere(said: LockReading, pieces: list[tuple[int, int]], start: int) -> set[tuple[str, ...]]:
    return {names for low, high in pieces if low != start for names in known_in(said.text[low:high])}


def _is_of_another(names: tuple[str, ...], others: set[tuple[str, ...]], stems: set[str], kept: LockReading) -> bool:
    """Whether only a like word of another piece tells a term: the delegation is no representative."""
    if names in others or any(name.lower() in kept.lowered for name in names):
        return False
    mine = {word[:4] for name in names for word in _STEM.findall(name.lower())} & stems
    taken = {
        word[:4]
        for other in others
        for name in other
        if name.lower() in kept.lowered
        for word in _STEM.findall(name.lower())
    }
    return mine <= taken


def _is_told(names: tuple[str, ...], stems: set[str], kept: LockReading) -> bool:
    return any(word[:4] in stems for name in names for word in _STEM.findall(name.lower())) or any(
        name in kept.text for name in names
    )
