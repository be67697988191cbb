"""Numbers in digits and in words, in Russian, French, Spanish and Arabic."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from tasks.grammar.normal_text import LANGUAGES, fold, normal_text
from tasks.grammar.number_state import NumberState
from tasks.grammar.numerals import BLANKS, VULGAR, VULGAR_SIGNS
from tasks.vocabularies.language_tables import duals_ar, number_words, said_numbers

#: Digits as these languages print them: grouped by blanks, dots or apostrophes, decimals behind a comma; in Spanish of
#: Mexico and in Arabic also the other way round.
DIGITS = (
    rf"(?:\d*[{VULGAR_SIGNS}]|\d{{1,3}}(?:[{BLANKS}]\d{{3}})+(?!\d)(?:[,.\u066b]\d+)?"
    r"|\d{1,3}(?:\.\d{3})+(?!\d)(?:[,\u066b]\d+)?"
    r"|\d{1,3}(?:'\d{3})+(?!\d)(?:[,.]\d+)?"
    r"|\d{1,3}(?:[,\u066c]\d{3}){2,}(?!\d)(?:[.\u066b]\d+)?|\d{1,3}(?:\u066c\d{3})+(?!\d)(?:[.\u066b]\d+)?"
    r"|\d{1,3},\d{3}\.\d+|\d+[,.\u066b]\d+|\d+)"
)
_TURNED = re.compile(rf"(?:\d{{3}}[{BLANKS}])+\d{{1,3}}(?!\d)")
_ARABIC_LEADS = ("", "ال", "ب", "بال", "ل", "لل", "ك", "كال", "ف", "و", "وال", "وب", "ول", "ولل", "وبال", "فال")
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ \u00a0\u202f\u2009\n]{1,3}|-|[ \u00a0]?\.[ \u00a0]|[ \u00a0]?-[ \u00a0]?")
_DOTTED = frozenset({"тыс", "млн", "млрд", "трлн"})
_MOST = 10**18

#: Words that say a number without a numeral, by language and number: whole words, or beginnings where a ``*`` stands.
SAYS_NUMBER: dict[str, dict[float, tuple[str, ...]]] = {
    language: said_numbers(language) for language in sorted(LANGUAGES)
}
# "The two Governments" is one word in Arabic (الحكومتان), and asks for no number where English names both.
_DEFINITE = ("", "ال", "وال", "بال", "لل", "و", "ل", "ب")
SAYS_NUMBER["ar"][2] += tuple(lead + form for row in duals_ar() for form in row.forms for lead in _DEFINITE)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, folded and in lower case."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class NumberFound:
    """A number read off words: where it ends, and whether it was only an order of magnitude or a round group."""

    end: int
    value: Fraction
    scaled: bool = False
    vague: bool = False
    grouped: bool = False
    scale: Fraction = Fraction(1)


def words_of(lower: str) -> list[Word]:
    """The words of a folded text in order."""
    return list(_words_of(lower))


@lru_cache(maxsize=16)
def _words_of(lower: str) -> tuple[Word, ...]:
    return tuple(Word(match.start(), match.end(), match.group()) for match in _WORD.finditer(lower))


@cache
def _table(language: str) -> dict[str, dict[str, Fraction]]:
    table: dict[str, dict[str, Fraction]] = {}
    for row in number_words(language):
        if row.kind in ("cardinal", "scale", "double", "vague", "group"):
            for form in row.forms:
                table.setdefault(fold(form), {})[row.kind] = row.value
    return table


def entry_of(word: str, language: str) -> tuple[str, dict[str, Fraction]] | None:
    """What a word stands for by kind, and the particles before it (Arabic only); None for no number word."""
    table = _table(language)
    if language != "ar":
        found = table.get(word)
        return None if found is None else ("", found)
    for lead in _ARABIC_LEADS:
        if word.startswith(lead) and (found := table.get(word[len(lead) :])) is not None:
            return lead, found
    return None


def is_adjacent(lower: str, left: int, right: int) -> bool:
    """Whether only what joins the words of one number stands between two places."""
    return right - left <= 4 and _GAP.fullmatch(lower[left:right]) is not None


def read_number(
    lower: str, words: list[Word], index: int, language: str, start: Fraction | None = None, behind: int = 0
) -> NumberFound | None:
    """The longest number that begins at ``words[index]``; with ``start`` (a number in digits before) only its scale.

    ``behind`` is where the digits end. None where no number begins.
    """
    first = entry_of(words[index].word, language) if index < len(words) else None
    if first is None:
        return None
    if start is None and "vague" in first[1]:
        return _vague(lower, words, index, language, first[1]["vague"])
    state = NumberState(language, start)
    end, position = behind, index
    while position < len(words):
        word = words[position]
        if (position > index or start is not None) and not is_adjacent(lower, end, word.start):
            break
        join, at = _join(words, position, language, state)
        word = words[at]
        found = entry_of(word.word, language)
        if word.word == "واحد" and position + 1 < len(words) and words[position + 1].word.startswith("عشر"):
            found = ("و", {"cardinal": Fraction(11)})  # "and eleven" is spelt like "one"
        if found is None or (at > position and not is_adjacent(lower, words[position].end, word.start)):
            break
        is_first = position == index and start is None
        if not state.take(found[1], join or "و" in found[0][:1], is_first):
            break
        if not is_first and found[0] not in ("", "و", "ال", "وال"):
            break
        end = word.end
        if word.word in _DOTTED and lower[end : end + 1] == ".":
            end += 1
        position = at + 1
    value = state.value()
    if end == behind or value is None or value > _MOST:
        return None
    return NumberFound(end, value, state.scaled, grouped=state.grouped, scale=state.last)


def _vague(lower: str, words: list[Word], index: int, language: str, value: Fraction) -> NumberFound:
    end = words[index].end
    position = index + 1
    while position < len(words) and position <= index + 3:
        word = words[position]
        if word.word in ("de", "d", "من") and position + 1 < len(words):
            position += 1
            continue
        found = entry_of(word.word, language)
        if found is None or not {"vague", "scale"} & found[1].keys() or lower[end : word.start].strip(" \u00a0'deمن"):
            break
        value *= found[1].get("scale") or found[1]["vague"]
        end = word.end
        position += 1
    return NumberFound(end, value, scaled=True, vague=True)


def _join(words: list[Word], position: int, language: str, state: NumberState) -> tuple[bool, int]:
    """Whether an "and" stands at ``position`` that joins tens and units, and where the number goes on."""
    joiner = {"fr": "et", "es": "y"}.get(language)
    if joiner and words[position].word == joiner and position + 1 < len(words) and state.group is not None:
        return True, position + 1
    return False, position


def parse_digits_in(surface: str, language: str) -> Fraction | None:
    """The value of digits as one of the languages prints them.

    >>> [str(parse_digits_in(s, "fr")) for s in ("1 234,5", "1.234,5", "8 000", "2'500", "1,60", "3.6")]
    ['2469/2', '2469/2', '8000', '2500', '8/5', '18/5']
    >>> str(parse_digits_in("١٢٣٤٫٥", "ar")), str(parse_digits_in("500 12", "ar")), str(parse_digits_in("1,234,567", "es"))
    ('2469/2', '12500', '1234567')
    """
    text = normal_text(surface).text.strip()
    if text[-1:] in VULGAR:
        return (Fraction(text[:-1]) if text[:-1] else 0) + VULGAR[text[-1]]
    if language == "ar" and _TURNED.fullmatch(text):
        groups = re.split(f"[{BLANKS}]", text)
        if len(groups[-1]) < 3 or groups[0][0] == "0":  # groups typed from right to left, as seen: "500 12" is 12,500
            text = "".join(reversed(groups))
    text = re.sub(rf"[{BLANKS}'\u066c]", "", text).replace("\u066b", "%")
    if "%" in text:
        text = text.replace(",", "").replace(".", "").replace("%", ".")
    elif "," in text and "." in text:
        decimal = max(text.rfind(","), text.rfind("."))
        text = re.sub("[,.]", "", text[:decimal]) + "." + text[decimal + 1 :]
    elif text.count(",") > 1 or (language == "ar" and re.fullmatch(r"[1-9]\d{0,2},\d{3}", text)):
        text = text.replace(",", "")
    elif text.count(".") > 1 or (language != "ar" and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", text)):
        text = text.replace(".", "")
    text = text.replace(",", ".")
    return Fraction(text) if re.fullmatch(r"\d{1,30}(?:\.\d{1,30})?", text) else None


def parse_in(surface: str, language: str) -> Fraction | None:
    """The number that ``surface`` is, in digits, words or both; None when it is none.

    >>> [str(parse_in(s, "ru")) for s in ("семидесяти двух", "1,4 млрд", "две тысячи пятьсот", "полутора")]
    ['72', '1400000000', '2500', '3/2']
    >>> [str(parse_in(s, "fr")) for s in ("quatre-vingt-dix-sept", "vingt et un", "deux cents", "soixante et onze")]
    ['97', '21', '200', '71']
    >>> [str(parse_in(s, "es")) for s in ("cuarenta y nueve", "45 mil millones", "dos mil quinientos")]
    ['49', '45000000000', '2500']
    >>> [str(parse_in(s, "ar")) for s in ("تسعة وأربعون", "خمسة عشر", "إحدى عشرة", "ألفين وثلاثمائة", "3.6 مليار")]
    ['49', '15', '11', '2300', '3600000000']
    """
    normal = normal_text(surface)
    lower = normal.lower.strip()
    match = re.match(DIGITS, lower)
    if match is None:
        words = words_of(lower)
        found = read_number(lower, words, 0, language) if words and words[0].start == 0 else None
        return found.value if found and found.end == len(lower) else None
    turned = _TURNED.match(lower) if language == "ar" else None
    end = turned.end() if turned else match.end()
    value = parse_digits_in(lower[:end], language)
    if value is None or end == len(lower):
        return value
    rest = [word for word in words_of(lower) if word.start >= end]
    found = read_number(lower, rest, 0, language, value, end) if rest else None
    return found.value if found and found.end == len(lower) else None
