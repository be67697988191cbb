"""Organisations recognised by the form of their English names: "Ministry of …", "… Agency", "JSC …", "Government of …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.grammar.organisation_forms_plants import FormMatch, plants
from tasks.grammar.organisation_names_en import country_table, is_country_name, is_country_word, regular_name
from tasks.grammar.phrases import word_set

# Nouns that open a name: "Ministry of …", "Secretariat of …".
_HEADS = word_set(
    "Ministry Department Administration Government Secretariat Academy Association Institute University Council Committee "
    "Commission Agency Bureau Office Centre Center Chamber Federation Union Bank Fund Board Authority Faculty School "
    "Embassy Society Organization Organisation League Alliance Network Assembly Parliament Confederation Foundation "
    "Corporation Company Institution Branch Directorate Inspectorate Prefecture Municipality Division Delegation "
    "College Laboratory Museum Consortium Platform Group Initiative"
)
# Nouns that close a name: "Federal State Statistics Service".
_TAILS = word_set(
    "Ministry Agency Service Bank Fund Council Committee Commission Association Institute University Academy Centre Center "
    "Corporation Company Foundation Federation Union Society Organization Organisation Authority Board Bureau Office "
    "Administration Government Secretariat Chamber Alliance Network Consortium Group Holding Holdings Industries "
    "Laboratory Lab Laboratories Trust College School Inspectorate Directorate Confederation League Parliament Duma "
    "Estate Facility Programme Program Coalition Assembly Cluster Technopark Exchange Observatory"
)
_LEGAL = word_set("Ltd Ltd. LLC JSC OJSC PJSC CJSC GmbH Inc Inc. AG PLC plc S.A. SA SE NV BV Oy AB Corp Co Limited LLP")
_LEGAL_BEFORE = word_set("JSC OJSC PJSC CJSC LLC OOO OAO AO SEZ NGO FSUE FGUP PAO NPO ANO")
# Words that a tail noun alone, or with such words only, does not make an organisation.
_GENERIC = word_set(
    "The A An This That These Those Its Their Our Your His Her New Joint Special Annual Each All Any Both In On At By For "
    "From With Of To And Or But Also Another Other Such First Second Third Member Project Country "
    "During After Before Since While When Where As Under Further More Some Many Several Most Every No Not One Two Three "
    "Mr Mrs Ms Dr Prof"
)
# Programmes are named bodies only with a country or a proper adjective before them.
_WEAK_TAILS = word_set("Programme Program Group Facility Service Office Board Platform Initiative Exchange Trust")
_NEVER_FEDERAL = word_set("Programme Program Facility Initiative")
_STARTERS = word_set(
    "Federal National State International Global European African Asian Regional Intergovernmental Interregional Central "
    "General Royal Eurasian Republican Supreme Public Arab American"
)
_WORD = re.compile(r"[A-Z][\w&’'./-]*[\w’]|[A-Z&]|[a-z]+|\d[\w.-]*|,|[^\s\w]")
_JOINERS = frozenset(("of", "for", "on", "under", "and", "the", "to", "&", "in", "de", "la", "du", "des"))


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    gap: bool  # whether more than spaces and one line break stand before it

    @property
    def is_name(self) -> bool:
        return self.text[0].isupper() or self.text == "&"


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    last = 0
    for match in _WORD.finditer(text):
        between = text[last : match.start()]
        word, end = match.group(), match.end()
        if word.endswith(("'s", "’s")):
            word, end = word[:-2], end - 2
        if word.isupper() and len(word) > 1 and word.casefold() in _JOINERS:
            word = word.casefold()  # a joining word in a heading in capitals
        tokens.append(_Token(word, match.start(), end, "\n\n" in between or len(between) > 8))
        last = match.end()
    return tokens


def find_forms_en(text: str) -> list[FormMatch]:
    """Names of organisations by form, non-overlapping, in text order.

    >>> [match.name for match in find_forms_en("the Polish Chamber of Commerce and OJSC Uralkali")]
    ['Polish Chamber of Commerce', 'OJSC Uralkali']
    """
    works = list(plants(text))
    others = [form for form in _iterate(text) if not any(p.start < form.end and form.start < p.end for p in works)]
    return sorted((*works, *others), key=lambda form: form.start)


def _iterate(text: str) -> Iterator[FormMatch]:
    tokens = _tokens(text)
    done = 0
    for index, token in enumerate(tokens):
        if token.start < done or not token.is_name:
            continue
        word = _titled(token.text)
        if not (word in _HEADS or word in _TAILS or token.text in _LEGAL or word in _LEGAL_BEFORE):
            continue
        capitals = _in_capitals(tokens, index)
        if capitals and word not in _HEADS_IN_CAPITALS:
            continue  # in a paragraph in capitals a name cannot be told from the words around it
        span: tuple[int, int] | None = None
        if word in _LEGAL_BEFORE or token.text in _LEGAL_BEFORE:
            span = _after_legal_form(tokens, index)
        if span is None and word in _HEADS and index + 1 < len(tokens):
            span = _opened_by(tokens, index, done)
        if span is None and (word in _TAILS or token.text in _LEGAL) and not capitals:
            span = _closed_by(tokens, index, done)
        if span is None:
            continue
        first, last = span
        start, end = tokens[first].start, tokens[last].end
        if is_country_name(" ".join(text[start:end].split())):
            continue
        bracket = re.match(r"\s?\(([A-Z][A-Za-z-]{1,14})\)", text[end : end + 20])
        if bracket:
            end += bracket.end()
        done = end
        yield FormMatch(start, end, regular_name(" ".join(text[start:end].split())))


_HEADS_IN_CAPITALS = frozenset(("Ministry", "Government", "Secretariat", "Embassy", "Academy", "Chamber"))


def _in_capitals(tokens: list[_Token], index: int) -> bool:
    """Whether the five words around are in capitals throughout, acronyms and legal forms aside."""
    around = [
        token.text for token in tokens[max(index - 3, 0) : index + 4] if token.text.isalpha() and len(token.text) > 1
    ]
    return len(around) > 3 and all(word.isupper() for word in around)


def _titled(word: str) -> str:
    return word.capitalize() if word.isupper() and len(word) > 4 else word


def _is_proper(token: _Token) -> bool:
    return token.is_name and token.text not in _GENERIC


def _after_legal_form(tokens: list[_Token], index: int) -> tuple[int, int] | None:
    """ "JSC Severonickel": the legal form and the names after it."""
    last = index
    while last + 1 < len(tokens) and tokens[last + 1].is_name and not tokens[last + 1].gap and last - index < 8:
        last += 1
    return (index, last) if last > index else None


def _opened_by(tokens: list[_Token], index: int, done: int) -> tuple[int, int] | None:
    """ "Ministry of Industry and Trade of the Russian Federation", with adjectives before the opening noun."""
    after = tokens[index + 1].text
    if after not in ("of", "for", "on"):
        return None
    last = _right_end(tokens, index)
    if last is None:
        return None
    first = index
    if tokens[index].text.isupper() and _in_capitals(tokens, index):
        return first, last
    while first > 0 and tokens[first - 1].start >= done and _is_proper(tokens[first - 1]) and not tokens[first].gap:
        if tokens[first - 1].text[0].isdigit() or index - first > 5:
            break
        first -= 1
    return first, last


def _right_end(tokens: list[_Token], index: int) -> int | None:
    """Index of the last word of the name that the head at ``index`` opens; None if no proper word follows."""
    position, last, in_list, ended = index + 1, index, False, False
    while position < len(tokens) and not tokens[position].gap and position - index < 30:
        word = tokens[position].text
        following = tokens[position + 1].text if position + 1 < len(tokens) else ""
        skip = 2 if following == "the" and word in ("of", "for", "on", "under", "and", "to", "in") else 1
        target = position + skip
        named = target < len(tokens) and tokens[target].is_name and not tokens[target].gap
        if tokens[position].is_name:
            if ended or (tokens[position].text in _GENERIC and not in_list):
                break
            last = position
            ended = ended or _ends_with_country(tokens, index, last)
            position += 1
            continue
        if word in ("of", "for", "on", "under", "to", "in") and named:
            if word == "of" and _titled(tokens[target].text) in _HEADS and last > index and word != "under":
                break  # "Department of Metallurgy of the Ministry of …" is two organisations
            if word in ("to", "in") and not _is_country_at(tokens, target):
                break
            if ended and word != "under":
                break
            position = target
            continue
        if word == "and" and named and skip == 1 and not ended:
            if tokens[target].text in _LEGAL_BEFORE:
                break
            if not in_list and (_titled(tokens[target].text) in _HEADS or _is_tailed(tokens, target)):
                break
            position = target
            continue
        if word == "," and not ended and _closes_list(tokens, position):
            in_list = True
            position += 1
            continue
        break
    return last if last > index else None


def _closes_list(tokens: list[_Token], comma: int) -> bool:
    """Whether after the comma come one to three proper words, more such items, and an "and" with a last one."""
    position, words = comma + 1, 0
    while position < len(tokens) and position - comma < 16 and not tokens[position].gap:
        token = tokens[position]
        if token.is_name:
            opens = position + 1 < len(tokens) and tokens[position + 1].text in ("of", "for")
            if token.text in _LEGAL_BEFORE or (opens and _titled(token.text) in _HEADS):
                return False
            words += 1
            if words > 3:
                return False
        elif token.text == ",":
            words = 0
        elif token.text == "and":
            return position + 1 < len(tokens) and tokens[position + 1].is_name and words > 0
        else:
            return False
        position += 1
    return False


def _is_tailed(tokens: list[_Token], index: int) -> bool:
    """Whether the words from ``index`` are themselves a name closed by a tail noun."""
    position = index
    while position < len(tokens) and tokens[position].is_name and position - index < 6:
        if position > index and _titled(tokens[position].text) in _TAILS:
            return True
        position += 1
    return False


def _closed_by(tokens: list[_Token], index: int, done: int) -> tuple[int, int] | None:
    """ "Federal State Statistics Service": the closing noun and the proper words before it."""
    first = index
    while first > 0 and tokens[first - 1].start >= done and not tokens[first].gap:
        before = tokens[first - 1]
        if not before.is_name or before.text in ("A", "An", "The") or index - first > 9:
            break
        first -= 1
    first = _over_list(tokens, first, done)
    while first < index and (tokens[first].text in _GENERIC or tokens[first].text == "&"):
        first += 1
    if first == index:
        return None
    words = [token.text for token in tokens[first:index]]
    word = _titled(tokens[index].text)
    if word in _WEAK_TAILS and not any(is_country_word(part) for part in words):
        starters = () if word in _NEVER_FEDERAL else _STARTERS
        if not any(part in starters for part in words):
            return None
    last = index
    if last + 2 < len(tokens) and tokens[last + 1].text in ("of", "for", "on", "under"):
        end = _right_end(tokens, last)
        last = end if end is not None else last
    while last + 1 < len(tokens) and tokens[last + 1].text in _LEGAL and not tokens[last + 1].gap:
        last += 1
    return first, last


def _over_list(tokens: list[_Token], first: int, done: int) -> int:
    """Carries the start back over "Federal Environmental, Technological and" where a starter word opens the list."""
    position = first
    while position > 0 and first - position < 8 and tokens[position - 1].start >= done and not tokens[position].gap:
        before = tokens[position - 1]
        if not (before.is_name or before.text in (",", "and", "for", "of")):
            break
        position -= 1
        if tokens[position].text in _STARTERS and position < first:
            return position
    return first


def _ends_with_country(tokens: list[_Token], index: int, last: int) -> bool:
    words = " ".join(token.text for token in tokens[max(index, last - 3) : last + 1])
    return any(match.end == len(words) for match in country_table().iterate(words))


def _is_country_at(tokens: list[_Token], index: int) -> bool:
    words = " ".join(token.text for token in tokens[index : index + 4])
    return any(match.start == 0 for match in country_table().iterate(words))
