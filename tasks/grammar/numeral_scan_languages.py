"""Where the numerals of a Russian, French, Spanish or Arabic text are, and which of them are no figures."""

import re
from bisect import bisect_left

from tasks.grammar.compounds_languages import find_compounds
from tasks.grammar.fractions_languages import find_fractions
from tasks.grammar.labels_languages import label_reason
from tasks.grammar.measures_languages import measure_of, money_in_front, unit_behind
from tasks.grammar.normal_text import NormalText
from tasks.grammar.not_quantities import find_masks, glued
from tasks.grammar.number_item import NumberItem
from tasks.grammar.numerals import BLANKS
from tasks.grammar.numerals_languages import DIGITS, parse_digits_in, read_number, words_of
from tasks.grammar.ordinals_languages import find_ordinals
from tasks.grammar.spans import Spans
from tasks.grammar.times_languages import find_times

_DIGIT_RUN = re.compile(DIGITS)
_TURNED = re.compile(
    rf"\d{{3}}(?:[{BLANKS}]\d{{3}})*[{BLANKS}]\d{{1,2}}(?!\d)|0\d\d(?:[{BLANKS}]\d{{3}})*[{BLANKS}]\d{{1,3}}(?!\d)"
)
_HALF_MORE = {
    "ru": re.compile(r"\sс\sполовиной(?!\w)"), "fr": re.compile(r"\set\sdemie?(?!\w)"), "es": re.compile(r"\sy\smedi[oa](?!\w)"),
    "ar": re.compile(r"\sونصف(?:\s(?:ال)?(?:مليون|مليار|بليون|الف))?(?!\w)"),
}  # fmt: skip
# Hundreds inside the words for a percentage are no number of their own.
_PER_CENT = {
    "ru": re.compile(r"(?!)"),
    "fr": re.compile(r"(?<!\w)(?:pour\s(?:cent|mille)|p\.\s?(?:100|cent))(?!\w)"),
    "es": re.compile(r"(?<!\w)por\s(?:ciento|cien|mil)(?!\w)"),
    "ar": re.compile(r"(?<!\w)(?:في\s(?:المائه|المئه|الالف|المايه)|بالمائه|بالمئه|بالمايه)(?!\w)"),
}
_CODE_BEFORE = re.compile(r"[^\W\d_]+[-\u2010\u2011]$|[^\W\d_]$")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]")
_LONGEST_GAP = 4
_HALF = frozenset({"demi", "demie", "medio", "media", "نصف"})
_TURNED_GROUPS = re.compile(r"0\d\d[ \u00a0]\d{1,3}")
_LONGEST = 24
#: Articles and pronouns of Arabic, and its tatweel, are written onto the digits.
_LETTERS_BEFORE_AR = "وبلكف-"


def half_more(lower: str, position: int, language: str) -> int:
    """Where "and a half" ends that begins at ``position``; 0 where there is none."""
    half = _HALF_MORE[language].match(lower, position)
    return half.end() if half else 0


def scan_numerals(normal: NormalText, language: str) -> tuple[list[NumberItem], list[tuple[int, int, str]]]:
    """All numerals in order, without what stands beside them; and the start, end and reason of what is no figure."""
    scan = _Scan(normal.text, normal.lower, language)
    return scan.read(), scan.others


class _Scan:
    """One text being read; all offsets are into the folded text."""

    def __init__(self, text: str, lower: str, language: str) -> None:
        self.text, self.lower, self.language = text, lower, language
        self.words = words_of(lower)
        self.begins = [word.start for word in self.words]
        self.others: list[tuple[int, int, str]] = []
        self.taken = Spans()

    def read(self) -> list[NumberItem]:
        """The numerals in order; what is none is in ``others``."""
        self._mask()
        said = self._said_in_words()
        for start, end, _ in find_ordinals(self.text, self.language):
            self._set_aside(start, end, "ordinal")
        return sorted([*said, *self._digits(), *self._in_words()], key=lambda item: item.start)

    def _mask(self) -> None:
        for start, end, reason in find_masks(self.text, self.language):
            if reason != "telephone" or not _TURNED_GROUPS.fullmatch(self.lower, start, end):
                self._set_aside(start, end, reason)
        for start, end, value in find_times(self.text, self.language):
            if value.startswith("T"):
                self._set_aside(start, end, "time_of_day")
        for match in _FOOTNOTE.finditer(self.lower):
            self._set_aside(match.start(), match.end(), "footnote_mark")
        for match in _PER_CENT[self.language].finditer(self.lower):
            if not self.taken.overlaps(*match.span()):
                self.taken.add(*match.span())

    def _set_aside(self, start: int, end: int, reason: str) -> None:
        if not self.taken.overlaps(start, end):
            self.taken.add(start, end)
            self.others.append((start, end, reason))

    def _said_in_words(self) -> list[NumberItem]:
        """Fractions, and numbers inside other words."""
        items: list[NumberItem] = []
        for start, end, value in find_fractions(self.lower, self.words, self.language):
            if not self.taken.overlaps(start, end):
                self.taken.add(start, end)
                if value:
                    items.append(NumberItem(start, end, value, value, is_word=True, is_fraction=True))
                else:
                    self.others.append((start, end, "idiom_or_pronoun"))
        for start, end, value, unit in find_compounds(self.lower, self.language):
            if not self.taken.overlaps(start, end):
                self.taken.add(start, end)
                items.append(NumberItem(start, end, value, value, is_word=True, measure=measure_of(unit, start, end)))
        return items

    def _digits(self) -> list[NumberItem]:
        items: list[NumberItem] = []
        position = labelled = 0
        while match := _DIGIT_RUN.search(self.lower, position):
            start, end = match.span()
            turned = _TURNED.match(self.lower, start) if self.language == "ar" else None
            if turned and turned.end() > end:
                end = turned.end()
            position = end
            if self.taken.overlaps(start, end):
                blocked = self.taken.first_over(start, end)
                end = position = blocked  # "1, 2" of which the second belongs to a date
                if blocked <= start or not _DIGIT_RUN.fullmatch(self.lower, start, end):
                    position = max(position, self.taken.last_over(start, match.end()), start + 1)
                    continue
            reason = label_reason(self.lower, start, self.language, labelled)
            code = None if reason else self._code(start, end)
            if code:
                self._set_aside(*code)
                position = max(position, code[1])
                continue
            value = parse_digits_in(self.lower[start:end], self.language)
            if value is None or end - start > _LONGEST:
                self._set_aside(start, end, "implausible_length")
                continue
            item = NumberItem(start, end, value, value, reason=reason)
            self._scale(item)
            self.taken.add(item.start, item.end)
            items.append(item)
            position = max(position, item.end)
            labelled = item.end if reason else labelled
        return items

    def _code(self, start: int, end: int) -> tuple[int, int, str] | None:
        """The name or code that digits glued to letters make (CO2, COVID-19, ГОСТ-5)."""
        if money_in_front(self.text, self.lower, start):
            return None
        beside = self.text[max(0, start - 1) : start] + self.text[end : end + 1]
        code = glued(self.text, start, end) if any(sign.isascii() for sign in beside) else None
        if code and (code[2] != "footnote_mark" or self.language != "ar"):
            unit = unit_behind(self.text, self.lower, end, self.language)
            return None if code[0] == start and unit and unit.start == end else code
        match = _CODE_BEFORE.search(self.text[max(0, start - 30) : start])
        if match and not (self.language == "ar" and match[0][-1] in _LETTERS_BEFORE_AR):
            return start - len(match[0]), end, "formula_or_code"
        return None

    def _scale(self, item: NumberItem) -> None:
        index = bisect_left(self.begins, item.end)
        if index == len(self.words) or item.low is None or self.words[index].start - item.end > _LONGEST_GAP:
            return
        found = read_number(self.lower, self.words, index, self.language, item.low, item.end)
        if found and not self.taken.overlaps(item.end, found.end):
            item.low = item.high = found.value
            item.scale = found.scale
            item.end, item.scaled = found.end, True
            self._half_more(item)

    def _half_more(self, item: NumberItem) -> None:
        end = half_more(self.lower, item.end, self.language)
        if end and item.low is not None and not self.taken.overlaps(item.end, end):
            item.low = item.high = item.low + item.scale / 2
            self.taken.add(item.end, end)
            item.end = end

    def _in_words(self) -> list[NumberItem]:
        items: list[NumberItem] = []
        index = 0
        while index < len(self.words):
            word = self.words[index]
            if self.taken.overlaps(word.start, word.end):
                index += 1
                continue
            found = read_number(self.lower, self.words, index, self.language)
            if found is None or self.taken.overlaps(word.start, found.end):
                index += 1
                continue
            item = NumberItem(
                word.start, found.end, found.value, found.value, is_word=True, scaled=found.scaled, scale=found.scale
            )
            if found.vague:
                item.high, item.qualifier, item.is_vague = None, "at_least", True
            elif found.grouped and found.value % 12 and not (self.language == "es" and found.value == 10):
                item.qualifier = "approx"
            self._half(item, index)
            self.taken.add(item.start, item.end)
            items.append(item)
            while index < len(self.words) and self.words[index].start < item.end:
                index += 1
        return items

    def _half(self, item: NumberItem, index: int) -> None:
        """Half a million, half a dozen: the word for half right before a scale, and "and a half" behind the number."""
        before = self.words[index - 1] if index else None
        is_half = before is not None and before.word in _HALF and not self.taken.overlaps(before.start, before.end)
        if before is not None and is_half and item.scaled and item.low:
            item.low = item.high = item.low / 2
            item.start = before.start
        if not item.is_vague:
            self._half_more(item)
