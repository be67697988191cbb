"""What no translation may hold: letters of the source's script, sentences said twice, words stuck in a loop."""

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from operator import eq

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+|(?<=[。！？；])")
_WORD = re.compile(r"[^\W_]+")
_HAN_SIGNS = re.compile(r"[\u3000-\u303f\uff00-\uffef]")
_LOOP_LONGEST = 12  # words: engines that loop repeat phrases of up to about this length
_PARROT_WORDS = 8  # words that stand three times and more in one field have been said by a machine
_COPIED_WORDS = 4
_COPIED_PLAIN = 2  # of them, those that are no names and no particles
_MOST_SENTENCES = 60
_SAME_SHARE = 0.9  # of the content words: two sentences that share so many say one thing
_SAME_SHARE_LONGER = 0.6  # where the target has more sentences than the source
_SAME_BEGINNING = 4  # words with which two sentences that follow one another begin
_SMALL_WORDS = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "that",
        "this",
        "its",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "been",
        "will",
        "from",
        "which",
        "their",
        "also",
    ]
)
_LEAST_SENTENCE = 4  # words: "Adopted." twice in a list of decisions is no loop


def leftover_script(source: str, target: str, source_language: str, target_language: str) -> list[str]:
    """Letters in ``target`` that are not Latin or Greek, when the target is English; a source copied unchanged.

    Empty for targets in other languages than English (their script is not known here).
    """
    if target_language != "en":
        return []
    foreign = (
        []
        if target.isascii()
        else [char for char in dict.fromkeys(target) if ord(char) > 0x2E7F or (ord(char) > 0x36F and _is_foreign(char))]
    )
    if foreign:
        return [f"characters of another script: {''.join(foreign[:12])}"]
    if source_language in ("en", "zh"):
        return []
    copied = _copied(_WORD.findall(source), _WORD.findall(target))
    return [f"left in the language of the source: {copied}"] if copied else []


def _copied(ours: list[str], theirs: list[str]) -> str:
    """The first run of four and more words of the source that also stand in the target, names and particles apart."""
    rows = {tuple(ours[i : i + _COPIED_WORDS]) for i in range(len(ours) - _COPIED_WORDS + 1)}
    for i in range(len(theirs) - _COPIED_WORDS + 1):
        run = tuple(theirs[i : i + _COPIED_WORDS])
        if run in rows and sum(word.islower() and len(word) > 3 for word in run) >= _COPIED_PLAIN:
            return " ".join(run)
    return ""


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
    words = _WORD.findall(target.lower())
    if len(set(words)) == len(words):
        return []
    found = _repeated(source, target, words)
    return [] if not found or _repeats_itself(source) else [found]


def _repeated(source: str, target: str, words: list[str]) -> str:
    sentences = [
        found for part in _SENTENCE_END.split(target) if len(found := _WORD.findall(part.lower())) >= _LEAST_SENTENCE
    ]
    if len(sentences) > 1:
        told = sum(1 for part in _SENTENCE_END.split(source) if len(part.strip()) > 2)
        again = _said_again(sentences, _SAME_SHARE if len(sentences) <= told else _SAME_SHARE_LONGER)
        if not again and len(sentences) > told:
            again = _begun_again(sentences)
        if again:
            return f"said twice: {' '.join(again)[:80]}"
    if len(words) > 2 and len(set(pairwise(words))) == len(words) - 1:
        return ""  # no two words stand together twice: nothing is said again at once
    half = len(words) // 2
    if words and words[:half] == words[half:] and f"{words[0]}-{words[0]}" not in target.lower():
        return f"said twice: {' '.join(words[:half])[:80]}"
    if loop := _loop(words):
        return f"said again at once: {loop}"
    if len(words) > 2 * _PARROT_WORDS:
        phrases = Counter(zip(*(words[i:] for i in range(_PARROT_WORDS)), strict=False))
        phrase, times = phrases.most_common(1)[0]
        if times > 2:
            return f"said three times: {' '.join(phrase)}"
    return ""


def _said_again(sentences: list[list[str]], share: float) -> list[str]:
    """A sentence whose words another sentence says again, though perhaps in another order; empty where there is none."""
    seen: list[tuple[list[str], set[str], set[str]]] = []
    for words in sentences[:_MOST_SENTENCES]:
        content = {word[:6] for word in words if len(word) > 2 and word not in _SMALL_WORDS and not word.isdigit()}
        figures = {word for word in words if word.isdigit()}
        for others, other, numbers in seen:
            is_same = len(content & other) >= share * max(len(content), len(other), 4)
            if words == others or (is_same and (figures == numbers or not (figures and numbers))):
                return words
        seen.append((words, content, figures))
    return []


def _begun_again(sentences: list[list[str]]) -> list[str]:
    """A sentence that begins like the one before it and goes on in as many other words: said twice, once freely."""
    for one, other in pairwise(sentences):
        same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
        content = sum(len(word) > 2 and word not in _SMALL_WORDS for word in other[:same])
        figures = [{word for word in words if word.isdigit()} for words in (one, other)]
        if same >= _SAME_BEGINNING and 2 * same >= len(other) and content >= 2 and figures[0] == figures[1]:
            return other
    return []


def _loop(words: list[str]) -> str:
    for size in range(1, min(_LOOP_LONGEST, len(words) // 2) + 1):
        # One or two words may well stand twice ("had had", "1 and 1"); three times is a loop.
        needed = size * (3 if size == 1 else 2 if size == 2 else 1)
        same = bytes(map(eq, words, words[size:]))
        start = same.find(b"\x01" * needed)
        while start >= 0:
            piece = words[start : start + size]
            if not all(word.isdigit() for word in piece):
                return " ".join(piece)
            start = same.find(b"\x01" * needed, start + 1)
    return ""


def _repeats_itself(source: str) -> bool:
    pieces = Counter(
        part.strip(" ，,。；;") for part in re.split(r"[。；;！!？?\n]+|\.\s", source) if len(part.strip()) > 5
    )
    return any(count > 1 for count in pieces.values())
