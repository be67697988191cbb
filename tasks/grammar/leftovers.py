"""What no translation may hold: letters of the source's script, sentences said twice, words stuck in a loop."""

import re
import unicodedata
from collections import Counter

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+|(?<=[。！？；])")
_WORD = re.compile(r"[^\W_]+")
_HAN_SIGNS = re.compile(r"[\u3000-\u303f\uff00-\uffef]")
_LOOP_LONGEST = 12  # words: engines that loop repeat phrases of up to about this length
_PARROT_WORDS = 8  # words that stand three times and more in one field have been said by a machine
_LEAST_SENTENCE = 4  # words: "Adopted." twice in a list of decisions is no loop


def leftover_script(source: str, target: str, source_language: str, target_language: str) -> list[str]:
    """Letters in ``target`` that are not Latin or Greek, when the target is English; a source copied unchanged.

    Empty for targets in other languages than English (their script is not known here).
    """
    if target_language != "en":
        return []
    foreign = [
        char for char in dict.fromkeys(target) if ord(char) > 0x2E7F or (ord(char) > 0x36F and _is_foreign(char))
    ]
    if foreign:
        return [f"characters of another script: {''.join(foreign[:12])}"]
    words = _WORD.findall(source.lower())
    if source_language != "en" and len(words) > 5 and words == _WORD.findall(target.lower()):
        return ["the source was copied, not translated"]
    return []


def _is_foreign(char: str) -> bool:
    if _HAN_SIGNS.match(char):
        return True
    if not unicodedata.category(char).startswith("L"):
        return False
    return not unicodedata.name(char, "").startswith(
        ("LATIN", "GREEK", "MODIFIER", "SUPERSCRIPT", "SUBSCRIPT", "DOUBLE-STRUCK", "MICRO", "OHM")
    )


def repetition(source: str, target: str) -> list[str]:
    """Sentences that stand twice, phrases said twice in a row, long phrases said three times — unless the source repeats too."""
    sentences = Counter(
        " ".join(words)
        for part in _SENTENCE_END.split(target)
        if len(words := _WORD.findall(part.lower())) >= _LEAST_SENTENCE
    )
    if any(count > 1 for count in sentences.values()) and not _repeats_itself(source):
        return [f"said twice: {next(text for text, count in sentences.items() if count > 1)[:80]}"]
    words = _WORD.findall(target.lower())
    half = len(words) // 2
    if words and words[:half] == words[half:] and not _repeats_itself(source):
        return [f"said twice: {' '.join(words[:half])[:80]}"]
    loop = _loop(words)
    if loop and not _repeats_itself(source):
        return [f"said again at once: {loop}"]
    phrases = Counter(tuple(words[i : i + _PARROT_WORDS]) for i in range(len(words) - _PARROT_WORDS + 1))
    parrot = next((" ".join(phrase) for phrase, count in phrases.items() if count > 2), "")
    return [f"said three times: {parrot}"] if parrot and not _repeats_itself(source) else []


def _loop(words: list[str]) -> str:
    for size in range(1, _LOOP_LONGEST + 1):
        # One or two words may well stand twice ("had had", "1 and 1"); three times is a loop.
        times = 4 if size == 1 else 3 if size == 2 else 2
        for start in range(len(words) - size * times + 1):
            piece = words[start : start + size]
            if all(words[start + size * n : start + size * (n + 1)] == piece for n in range(1, times)) and not (
                all(word.isdigit() for word in piece)
            ):
                return " ".join(piece)
    return ""


def _repeats_itself(source: str) -> bool:
    pieces = Counter(
        part.strip(" ，,。；;") for part in re.split(r"[。；;！!？?\n]+|\.\s", source) if len(part.strip()) > 5
    )
    return any(count > 1 for count in pieces.values())
