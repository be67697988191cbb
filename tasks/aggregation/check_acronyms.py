"""Acronyms that neither their source nor our tables explain.

Strict on purpose: a false alarm costs more trust than an acronym not seen. Words set in capitals for emphasis, headings in
capitals, Roman numerals, document symbols, addresses, codes with digits, initials and family names are no acronyms.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from tasks.vocabularies.acronyms import acronyms_known
from tasks.vocabularies.grammar_words import grammar_words
from tasks.vocabularies.spelling_words import spelling_words

_CJK = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
_TOKEN = re.compile(rf"(?<![^\W{_CJK}])(?<![.@#\\_'’-])[A-Z][A-Z&]*[A-Z]s?(?![^\W{_CJK}]|['’][A-Z]|[./@_-]?\d|[.@]\w)")
#: Document symbols, addresses, file names, codes: runs without a blank that hold a digit, or a dot or slash inside.
_CODE = re.compile(r"\S*(?:[A-Z]\S*[./-]\S*\d|\d\S*[./-]\S*[A-Z]|://|@|www\.)\S*")
_ROMAN = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CAPITALS = re.compile(r"[A-Z][A-Z&]*[A-Z]s?")
_OPENING = re.compile(r"[(（“\"]\s*(?:(?:the|or) )?$")
#: Two capitalised words at least before a bracket are a name, in whatever language its acronym was made; letters that cannot
#: stand for it are reported by ingestion.
_NAME_BEFORE = re.compile(
    r"\b[A-Z][\w'’-]+(?:[ ,]+(?:(?:of|and|for|on|the|in|to|de|des|du|la|&)[ ]+){0,3}[A-Z][\w'’-]+)+\s*$"
)
_INSIDE = re.compile(r"\s*[,:;–—-] ([^()]{5,120})[)）]")
_CLOSING = re.compile(r"\s*[)）”\",;]")
_TOLD = re.compile(r"\s*(?:[(（]|, (?:the|or|which)\b|\s[–—-]\s|: |\s(?:stands for|means)\b)")
_TITLE_BEFORE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mme|Dr|Prof|Sr|Sra|M|Mlle)\.?|H\.E\.|Excellency),?(?: [^\W\d_][\w.'’-]*){0,3} $"
)
#: A person's initials or a list of persons before a family name in capitals.
_PERSON_BEFORE = re.compile(r"(?:\b[A-Z]\.[ -]?){1,3}$")
_PERSONS = re.compile(r"\s*(?:\d+\. )?(?:Present|Participants|Attended by|Attendance|In the chair|Apologies)\b")
_LEGAL = "AG|SA|SE|NV|BV|AB|ASA|AS|Oy|GmbH|Ltd|LTD|LLC|LLP|Inc|INC|Plc|PLC|KG|Co|Corp|SpA|SARL|Sdn|Pty|Pvt|JSC|OJSC|PJSC|CJSC"
_COMPANY_BEFORE = re.compile(rf"\b(?:{_LEGAL}|OOO|PAO|ZAO|company|firm|brand|plant) [\"“«]?$")
_COMPANY_AFTER = re.compile(rf"[\"”»]? (?:{_LEGAL}|S\.A|S\.p\.A)\b")
_CONSONANTS = re.compile(r"[^AEIOUY]{4}")
_MINOR = frozenset(
    ["a", "an", "and", "at", "by", "de", "des", "du", "for", "in", "la", "of", "on", "or", "the", "to", "with"]
)
_HEADING_SHARE = 0.6  # of the letters of a line in capitals: the line is a heading, not a sentence with acronyms
_NEAR_NAME = 160  # characters in which a name stands before its acronym in brackets
_CAPITAL_WORDS_IN_A_ROW = 3
_LONGEST_TEXT = 300_000
_LINE = 300  # characters of a line that are looked at on each side
_LONGEST_CODE = 120


def unknown_acronyms(text: str) -> dict[str, int]:
    """Unexplained acronym → how often it stands in ``text``, in order of first appearance. A plural counts as its singular.

    >>> unknown_acronyms("UNIDO met the QZXV board. The Mobile Energy Lab (MEL) and QZXV agreed; the MEL stays.")
    {'QZXV': 2}
    """
    text = text[:_LONGEST_TEXT]
    known = acronyms_known()
    candidates = {token for token in set(_CAPITALS.findall(text)) if not _is_known(token, known)}
    if not candidates:
        return {}
    found: dict[str, int] = {}
    names: set[str] = set()
    for match in re.finditer("|".join(sorted(candidates, key=len, reverse=True)), text):
        if not _TOKEN.match(text, match.start()):
            continue
        singular = match.group().removesuffix("s")
        if _is_company(text, match):
            names.add(singular)
        elif _is_acronym_here(text, match):
            found[singular] = found.get(singular, 0) + 1
    return {
        acronym: count
        for acronym, count in found.items()
        if acronym not in names
        and (len(acronym) > 2 or count > 1)
        and not _stands_as_a_word(acronym, text)
        and not is_explained(acronym, text)
    }


def _stands_as_a_word(token: str, text: str) -> bool:
    """Whether the same letters stand elsewhere as a name with one capital: ``NOVI SAD`` in capitals, ``Novi Sad`` below."""
    return len(token) > 2 and re.search(rf"(?<![\w-]){token.capitalize()}(?![\w-])", text) is not None


@lru_cache(maxsize=50_000)
def _is_word(lowered: str) -> bool:
    return lowered in grammar_words() or lowered in spelling_words()


def _is_known(token: str, known: frozenset[str]) -> bool:
    singular = token.removesuffix("s")
    if singular in known or token in known or f"{singular}s" in known or _ROMAN.fullmatch(token):
        return True
    if "&" in singular:
        return all(len(part) < 2 or part in known for part in singular.split("&"))
    return _is_name_like(singular) or (len(singular) > 2 and _is_word(singular.lower()))


def _is_name_like(token: str) -> bool:
    """Whether so many letters read as a word: a brand or a family name, not initials.

    >>> _is_name_like("VOLTERRA"), _is_name_like("UNCTPXB"), _is_name_like("QERTA")
    (True, False, False)
    """
    vowels = sum(letter in "AEIOUY" for letter in token)
    reads = 0.28 <= vowels / len(token) <= 0.6 and not _CONSONANTS.search(token)
    return len(token) > 9 or (len(token) > 6 and reads)


def _is_company(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(match.start() - 20, 0) : match.start()], text[match.end() : match.end() + 12]
    return bool(_COMPANY_BEFORE.search(before) or _COMPANY_AFTER.match(after))


def _is_acronym_here(text: str, match: re.Match[str]) -> bool:
    """Whether capitals stand in a line that is not all capitals, alone, and not as somebody's name."""
    if _CODE.fullmatch(_run_around(text, match.start(), match.end())):
        return False
    start = text.rfind("\n", max(match.start() - _LINE, 0), match.start()) + 1 or max(match.start() - _LINE, 0)
    end = text.find("\n", match.end(), match.end() + _LINE)
    line = text[start : end if end >= 0 else match.end() + _LINE]
    capitals, small = sum(map(str.isupper, line)), sum(map(str.islower, line))
    if capitals > len(match.group()) and capitals > _HEADING_SHARE * (capitals + small):
        return False
    before, after = text[max(start, match.start() - 80) : match.start()], text[match.end() : match.end() + 60]
    if _TITLE_BEFORE.search(before) or _PERSON_BEFORE.search(before) or _PERSONS.match(line):
        return False
    return _capital_run(before, after) < _CAPITAL_WORDS_IN_A_ROW


def _run_around(text: str, start: int, end: int) -> str:
    """What stands without a blank around a place, brackets and full stops at its ends left out."""
    while start > 0 and not text[start - 1].isspace() and end - start < _LONGEST_CODE:
        start -= 1
    while end < len(text) and not text[end].isspace() and end - start < _LONGEST_CODE:
        end += 1
    return text[start:end].strip("()[]“”\"'.,;:（）。，；：")


def _capital_run(before: str, after: str) -> int:
    """How many words in capitals stand together here, parted by blanks only."""
    run = 1
    for words in (
        reversed(before.split(" ")[:-1] if before.endswith(" ") else []),
        after[1:].split(" ") if after[:1] == " " else [],
    ):
        for word in words:
            if not _CAPITALS.fullmatch(word):
                break
            run += 1
    return run


def is_explained(acronym: str, text: str) -> bool:
    """Whether ``text`` says what ``acronym`` stands for: beside it, or anywhere in words that begin with its letters.

    Beside: one in brackets after the other, or its words behind a comma or dash. Elsewhere the words must be capitalised.

    >>> is_explained("MEL", "the mobile energy lab (MEL)"), is_explained("MEL", "MEL (mobile energy lab)")
    (True, True)
    >>> is_explained("MEL", "MEL, the mobile energy lab"), is_explained("MEL", "the hotel (MEL)")
    (True, False)
    >>> is_explained("MEL", "The Mobile Energy Lab opened. MEL is new."), is_explained("MEL", "MEL is new.")
    (True, False)
    """
    position = text.find(acronym)
    while position >= 0:
        before = text[max(position - _NEAR_NAME, 0) : position]
        after = text[position + len(acronym) : position + len(acronym) + _NEAR_NAME].removeprefix("s")
        opening = _OPENING.search(before)
        if opening and _CLOSING.match(after):
            name = before[: opening.start()]
            if _yields(name, acronym) or _NAME_BEFORE.search(name):
                return True
        inside = _INSIDE.match(after) if opening else None
        if inside and _starts_with(inside.group(1), acronym):
            return True
        told = _TOLD.match(after)
        if told and _starts_with(after[told.end() :], acronym):
            return True
        position = text.find(acronym, position + len(acronym))
    return _pattern_of_words(acronym).search(text) is not None


def _starts_with(words: str, acronym: str) -> bool:
    initials = [word[0] for word in _WORD.findall(words.replace("-", " ")) if word.lower() not in _MINOR]
    return "".join(initials[: len(acronym)]).upper() == acronym.replace("&", "")


@lru_cache(maxsize=2_000)
def _pattern_of_words(acronym: str) -> re.Pattern[str]:
    """Capitalised words with the initials of ``acronym``, small words of grammar between them left out."""
    minor = "|".join(sorted(_MINOR))
    return re.compile(
        rf"(?:[\s-]+(?:(?:{minor})\s+)*)".join(rf"\b{letter}[a-z][\w'’]*" for letter in acronym.replace("&", ""))
    )


def _yields(words: str, acronym: str) -> bool:
    """Whether the letters of ``acronym`` stand, in this order, in the last words, its first at the beginning of one.

    A name in another script or language cannot be compared: two words or six signs before the bracket explain it.
    """
    clause = re.split(r"[.;!?]\s|\n\n|[()]", words)[-1]
    if not clause.isascii() and sum(char > "\u02ff" for char in clause) >= 6:
        return True
    letters = clause.lower()
    for start in [match.start() for match in re.finditer(rf"\b{re.escape(acronym[0].lower())}", letters)]:
        position = start
        for letter in acronym.lower():
            if letter == "&":
                continue
            position = letters.find(letter, position) + 1
            if position == 0:
                break
        else:
            return True
    return False


def acronyms_of(words: str) -> set[str]:
    """Every run of capitals in ``words``, plurals as singulars.

    >>> acronyms_of("“SMFs”")
    {'SMF'}
    """
    return {token.removesuffix("s") for token in _CAPITALS.findall(words)}


def by_acronym(found: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Acronym → marks of the sources, those of most sources first, then in alphabetical order.

    >>> by_acronym({"S1": ["ABX", "QQQ"], "S2": ["QQQ"]})
    {'QQQ': ('S1', 'S2'), 'ABX': ('S1',)}
    """
    marks: dict[str, list[str]] = {}
    for mark, acronyms in found.items():
        for acronym in acronyms:
            marks.setdefault(acronym, []).append(mark)
    return {name: tuple(marks[name]) for name in sorted(marks, key=lambda name: (-len(marks[name]), name))}
