"""Where English numerals stand (and, as far as digits go, those of other alphabetic languages): digits, words, fractions."""

import re
from collections.abc import Iterator

from tasks.grammar.not_quantities import Mask
from tasks.grammar.numerals import DIGITS, SUPERSCRIPTS, VULGAR_SIGNS
from tasks.grammar.word_patterns import any_of

_CARDINAL = (
    "zero|one|two|three|four(?:teen)?|five|six(?:teen|ty)?|seven(?:teen|ty)?|eight(?:een|y)?|nine(?:teen|ty)?|"
    "ten|eleven|"
    "twelve|thirteen|fifteen|twenty|thirty|forty|fifty|hundred|thousand|million|billion|trillion|dozen"
)
_ORDINAL = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    "sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|"
    "ninetieth|hundredth|thousandth|millionth"
)
_PART = (
    "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?|thousandths?"
)
_CANDIDATE = re.compile(
    rf"(?P<sup>[{SUPERSCRIPTS}]+)|(?P<dig>(?<![\d]){DIGITS}[{VULGAR_SIGNS}]?|[{VULGAR_SIGNS}])"
    r"|(?P<roman>\b(?:II|III|IV|VI{1,3}|IX|XI{1,3}|XIV|XVI{0,3}|XIX|XX[IV]{0,3})\b)"
    rf"|(?i:\b(?:"
    rf"(?P<indef>(?:tens|dozens|hundreds|thousands|millions|billions|trillions)(?:\s+of\s+(?:thousands|millions|"
    rf"billions))?)"
    rf"|(?P<fold>(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ])?(?:{_CARDINAL})-?fold)"
    rf"|(?P<word>(?:an?\s+(?=(?:hundred|thousand|million|billion|trillion|dozen|third|quarter|fifth|tenth|sixth|"
    rf"eighth)\b))?"
    rf"(?:(?:{_CARDINAL})\b(?:[\s\-\u2011]+(?:and[\s\-]+)?(?:{_CARDINAL})\b)*(?:[\s\-\u2011](?:{_PART})\b"
    rf"|[\s\-]+(?:and[\s\-]+)?(?P<ordtail>{_ORDINAL})\b|\s+and\s+an?\s+(?:half|quarter)\b)?|(?<=\ban\s)(?:{_PART})|"
    rf"(?<=\ba\s)(?:{_PART})))"
    rf"|(?P<half>half)|(?P<ord>(?:{_ORDINAL}))|(?P<times>once|twice|thrice))\b)"
)

# Where a numeral can begin: at a digit, or at a word that begins with these letters behind anything but a letter. The scan
# is meant to be short and to try too often; the pattern above decides.
_BEGINNINGS = (
    "bill doze eigh elev fift firs five fort four half halv hund ii iv ix mill nine nint once one quar seco seve six tens ten "
    "thir thou thre thri tril twel twen twic two vi xi xx zero"
)
_AFTER_ARTICLE = "bi do ei fi hu mi qu si te th tr"
_BEGINNING = re.compile(
    rf"[^a-z](?:((?<=\d)\d*|(?<=[{SUPERSCRIPTS}{VULGAR_SIGNS}]))|an?(?=\s+{any_of(_AFTER_ARTICLE.split())})"
    rf"|{any_of(_BEGINNINGS.split())})"
)


def _lowered(text: str) -> str:
    """``text`` in lower case, letter for letter: a few letters have a lower case of two, which would shift the rest."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(character.lower() if character.isascii() else character for character in text)
    return lowered


def numeral_matches(text: str) -> Iterator[re.Match[str]]:
    """Every numeral of ``text`` in order: as the pattern's own ``finditer``, but tried only where one can begin."""
    position = 0
    for found in _BEGINNING.finditer(" " + _lowered(text)):  # the blank lets the first word stand behind something
        start = found.start() - (found.lastindex or 0)
        if start < position:
            continue
        match = _CANDIDATE.match(text, start)
        if match is not None:
            position = match.end()
            yield match


def candidates_en(text: str, masks: list[Mask]) -> Iterator[re.Match[str] | Mask]:
    """Numeral matches outside the masks, and each mask that holds a numeral once, in text order."""
    index = 0
    shown = -1
    for match in numeral_matches(text):
        start, end = match.span()
        while index < len(masks) and masks[index][1] <= start:
            index += 1
        if index < len(masks) and masks[index][0] < end:
            low, high, reason = masks[index]
            if shown != index:
                shown = index
                yield low, max(high, end), reason
            elif end > high:
                yield max(start, high), end, reason
            continue
        yield match
