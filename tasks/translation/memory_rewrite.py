"""The translation of one sentence made that of another which is like it, or nothing.

What may differ: figures, dates, symbols and ordinals (``number_rewrite``); countries and terms of the termbase, where the old
English name stands in the old translation once and so can be swapped for the new one; punctuation, and function words that
say the same (和, 与, 及). Every other word may carry the meaning, so a sentence that differs in one has no candidate here,
however alike it is: 不 and 没有 are one character among fifty.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tasks.grammar.countries import country_name
from tasks.grammar.un_style import plural
from tasks.translation.memory_figures import Figure, read_figures
from tasks.translation.normal_form import without_notes
from tasks.translation.number_rewrite import Edit, applied, edits_for
from tasks.vocabularies.countries import country_rows
from tasks.vocabularies.termbase import NOMINAL, Term, load_termbase

_PUNCTUATION = frozenset(" ,，;；:：。.“”\"‘’'《》〈〉()（）—–-·")
# Function words that may stand for each other without a change in meaning (吕叔湘, 现代汉语八百词, under each word).
_SAME_WORDS = tuple(
    map(frozenset, (["和", "与", "及", "以及", "、"], ["的", "之", ""], ["了", ""], ["对", "对于"], ["为", "为了"],
                    ["根据", "按照", "依照", "依据"], ["但", "但是"], ["如", "例如"], ["由于", "因为"], ["并", "并且"],
                    ["已", "已经"], ["自", "自从"]))
)  # fmt: skip
_TERM_REACH = 12  # characters that a term may share with the one in its place, on either side
_SHORTEST_TERM = 2
# 大会, 理事会, 委员会: the body whose document it is decides the English, which no sentence says of itself.
_DECIDED_BY_BODY = "usage by the body's own documents"
_THE = re.compile(
    r"\b(?:Federation|Republic|Kingdom|States|Emirates|Islands|Philippines|Congo|Netherlands|Gambia|Comoros|Bahamas|Niger|Sudan|Maldives)\b"
)
_HAN = r"\u2e80-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_HAN}]|[^\W\d_{_HAN}]+(?:[-'’][^\W\d_{_HAN}]+)*|\S")
_KIND_SIGNS = {"symbol": "\ue010", "date": "\ue011", "ordinal": "\ue012", "quantity": "\ue013", "label": "\ue014",
               "country": "\ue015", "link": "\ue016"}  # fmt: skip


_Block = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Part:
    """One sign of a sentence for comparing: a character, a word or a whole figure. ``key`` is equal where they are alike."""

    start: int
    end: int
    key: str
    figure: Figure | None = None


class Sentence:
    """A source sentence, read for comparing it. Countries are figures only where the words may differ."""

    def __init__(self, text: str, language: str, *, with_countries: bool = True) -> None:
        self.text = without_notes(text)
        self.language = language
        self.is_chinese = language.split("-")[0] == "zh"
        self.parts = tuple(_parts(self.text, read_figures(self.text, language, with_countries=with_countries)))

    def said(self, first: int, last: int) -> str:
        """The words of the parts from ``first`` to before ``last``, without blanks beside Chinese."""
        return "".join(part.key for part in self.parts[first:last])

    def has_only_words(self, first: int, last: int) -> bool:
        """Whether no figure is among the parts from ``first`` to before ``last``."""
        return all(part.figure is None for part in self.parts[first:last])


def rewritten(old: Sentence, old_target: str, new: Sentence) -> str | None:
    """The English of ``new``, made from ``old_target``, the English of ``old``; None where that is not safe.

    >>> sentences = [Sentence(text, "zh") for text in ("第四十八届会议通过了9个项目", "第四十九届会议通过了12个项目")]
    >>> rewritten(sentences[0], "The forty-eighth session adopted nine projects.", sentences[1])
    'The forty-ninth session adopted 12 projects.'
    """
    aligned = _aligned(old, new)
    if aligned is None:
        return None
    pairs, words = aligned
    figures = [(one, two) for one, two in pairs if one.kind != "country"]
    edits = edits_for(figures, old_target)
    swapped = _country_edits([pair for pair in pairs if pair[0].kind == "country"], old_target)
    terms = _word_edits(words, old, new, old_target)
    if edits is None or swapped is None or terms is None:
        return None
    return applied(old_target, [*edits, *swapped, *terms])


def may_be_rewritten(old_print: str, new_print: str) -> bool:
    """Whether sentences of these fingerprints differ in words that can be swapped at all: a look before reading them.

    >>> from tasks.translation.fingerprint import fingerprint
    >>> asked = fingerprint("水俣公约的报告")
    >>> may_be_rewritten(fingerprint("巴塞尔公约的报告"), asked), may_be_rewritten(fingerprint("水俣公约无报告"), asked)
    (True, False)
    """
    from rapidfuzz.distance import Levenshtein

    blocks: list[_Block] = []
    for step in Levenshtein.opcodes(old_print, new_print):
        if step.tag == "equal":
            continue
        block = (step.src_start, step.src_end, step.dest_start, step.dest_end)
        if _is_harmless(old_print[block[0] : block[1]], new_print[block[2] : block[3]], True):
            continue
        # What lies between two changes close together may belong to the name that changes.
        if blocks and block[0] - blocks[-1][1] <= _TERM_REACH:
            blocks[-1] = (blocks[-1][0], block[1], blocks[-1][2], block[3])
        else:
            blocks.append(block)
    return all(_has_names(block, old_print, new_print) for block in blocks)


def _has_names(block: _Block, old: str, new: str) -> bool:
    """Whether known names hold both ends of a stretch, in the old sentence and in the new one."""
    return all(
        _is_in_name(text, place, edge)
        for text, first, last in ((old, *block[:2]), (new, *block[2:]))
        # Where nothing stands on this side, a name may begin or end there ("可持续发展", "包容和可持续发展").
        for place, edge in (((first, 0),) if first == last else ((first, 1), (last - 1, 1)))
    )


def _is_in_name(text: str, place: int, edge: int) -> bool:
    """Whether a known name covers ``edge`` signs at ``place``."""
    names = _names()
    return any(
        text[start:end] in names
        for start in range(max(place - _TERM_REACH, 0), place + 1)
        for end in range(max(place + edge, start + 1), min(place + _TERM_REACH, len(text)) + 1)
    )


@cache
def _names() -> frozenset[str]:
    return frozenset(load_termbase()).union(*(row.names["zh"] for row in country_rows()))


def _parts(text: str, figures: Sequence[Figure]) -> Iterator[_Part]:
    position = 0
    for figure in [*figures, None]:
        end = figure.start if figure else len(text)
        for match in _TOKEN.finditer(text, position, end):
            yield _Part(match.start(), match.end(), match.group())
        if figure:
            yield _Part(figure.start, figure.end, _KIND_SIGNS[figure.kind], figure)
            position = figure.end


def _aligned(old: Sentence, new: Sentence) -> tuple[list[tuple[Figure, Figure]], list[_Block]] | None:
    """Figures in the place of figures, and the stretches of words that differ; None where a figure has no partner."""
    from rapidfuzz.distance import Levenshtein

    pairs: list[tuple[Figure, Figure]] = []
    blocks: list[_Block] = []
    steps = Levenshtein.opcodes([part.key for part in old.parts], [part.key for part in new.parts])
    for step in steps:
        block = (step.src_start, step.src_end, step.dest_start, step.dest_end)
        if step.tag == "equal":
            for one, two in zip(old.parts[block[0] : block[1]], new.parts[block[2] : block[3]], strict=True):
                if one.figure and two.figure:
                    pairs.append((one.figure, two.figure))
        elif not (old.has_only_words(*block[:2]) and new.has_only_words(*block[2:])):
            return None
        elif blocks and blocks[-1][1] == block[0] and blocks[-1][3] == block[2]:
            blocks[-1] = (blocks[-1][0], block[1], blocks[-1][2], block[3])
        else:
            blocks.append(block)
    return pairs, blocks


def _country_edits(pairs: Sequence[tuple[Figure, Figure]], target: str) -> list[Edit] | None:
    changed = {str(one.value): two for one, two in pairs if one.value != two.value}
    if not changed:
        return []
    if any(one.value in changed and two.value != changed[str(one.value)].value for one, two in pairs):
        return None
    places = [figure for figure in read_figures(target, "en") if figure.kind == "country"]
    edits: list[Edit] = []
    for iso3, figure in changed.items():
        found = [place for place in places if place.value == iso3]
        if len(found) != sum(one.value == iso3 for one, _ in pairs):
            return None
        name, takes_article = _country(figure)
        for place in found:
            if re.match(r"[’']s\b|s\b|n\b", target[place.end :]):
                return None
            edits.append(_named(target, place.start, place.end, name, takes_article))
    return edits


def _country(figure: Figure) -> tuple[str, bool]:
    for term in load_termbase().get(figure.surface, ()):
        if term.part_of_speech in ("the", "name"):
            return term.en, term.part_of_speech == "the"
    name = country_name(str(figure.value))
    return name, _THE.search(name) is not None and not name.endswith(")")


def _named(target: str, start: int, end: int, name: str, takes_article: bool) -> Edit:
    """A proper name put in the place of another, with its article or without."""
    article = re.search(r"\b([Tt]he) $", target[:start])
    if article:
        if takes_article:
            return start, end, name
        return article.start(), end, name
    is_first = not target[:start].strip() or target[:start].rstrip().endswith((".", "?", "!"))
    return start, end, f"{'The' if is_first else 'the'} {name}" if takes_article else name


def _word_edits(blocks: Sequence[_Block], old: Sentence, new: Sentence, target: str) -> list[Edit] | None:
    """Terms to swap in ``target`` for the stretches that differ; None where one of them is not known to be harmless."""
    edits: list[Edit] = []
    index = 0
    while index < len(blocks):
        first = blocks[index]
        if _is_harmless(old.said(*first[:2]), new.said(*first[2:]), old.is_chinese):
            index += 1
            continue
        # Two terms may share a character in the middle, so that one change is seen as two.
        for last in (index + 1, index) if index + 1 < len(blocks) else (index,):
            block = (first[0], blocks[last][1], first[2], blocks[last][3])
            edit = _term_edit(block, old, new, target)
            if edit is not None:
                edits.append(edit)
                index = last + 1
                break
        else:
            return None
    return edits


def _is_harmless(old: str, new: str, is_chinese: bool) -> bool:
    old, new = ("".join(char for char in said if char not in _PUNCTUATION) for said in (old, new))
    return old == new or (is_chinese and any(old in words and new in words for words in _SAME_WORDS))


def _term_edit(block: _Block, old: Sentence, new: Sentence, target: str) -> Edit | None:
    """The longest terms around a stretch that differs, swapped; None where they are not in the termbase, or not once there."""
    if not old.is_chinese:
        return None
    terms = load_termbase()
    for both in range(2 * _TERM_REACH, -1, -1):
        for left in range(min(both, _TERM_REACH), max(-1, both - _TERM_REACH - 1), -1):
            right = both - left
            one, two = _widened(old, block[0], block[1], left, right), _widened(new, block[2], block[3], left, right)
            if one is None or two is None or one not in terms or two not in terms:
                continue
            if old.text.count(one) != 1:
                return None
            old_term, new_term = _only_reading(terms[one]), _only_reading(terms[two])
            return _swapped(old_term, new_term, target) if old_term and new_term else None
    return None


def _only_reading(rows: Sequence[Term]) -> Term | None:
    """The one nominal row of a Chinese term; None where there are several, or what it means depends on the document."""
    nominal = [row for row in rows if row.part_of_speech in NOMINAL and row.status != "admitted"]
    return nominal[0] if len(nominal) == 1 and nominal[0].source != _DECIDED_BY_BODY else None


def _widened(sentence: Sentence, first: int, last: int, left: int, right: int) -> str | None:
    first, last = first - left, last + right
    if first < 0 or last > len(sentence.parts) or not sentence.has_only_words(first, last):
        return None
    said = sentence.said(first, last)
    return said if len(said) >= _SHORTEST_TERM else None


def _swapped(old: Term, new: Term, target: str) -> Edit | None:
    """The English of ``new`` where that of ``old`` stands; None unless it stands there once, in a form that both have."""
    if old.part_of_speech != new.part_of_speech or old.en == new.en:
        return None
    forms = [(old.en, new.en)]
    if old.part_of_speech == "noun":
        forms.append((old.plural or plural(old.en), new.plural or plural(new.en)))
    found = [
        (match, english)
        for known, english in dict(forms).items()
        for match in re.finditer(rf"(?<![\w-]){re.escape(known)}(?![\w-])", target, re.IGNORECASE)
    ]
    if len(found) != 1:
        return None
    match, english = found[0]
    if re.search(r"\b[Aa]n? $", target[: match.start()]):
        return None
    if match.group()[:1].isupper() and english[:1].islower() and not old.en[:1].isupper():
        english = english[:1].upper() + english[1:]
    return match.start(), match.end(), english
