"""Organisations recognised by the form of their English names: "Ministry of …", "… Agency", "JSC …", "Government of …"."""

import re
from collections.abc import Iterator

from tasks.grammar.organisation_defined_en import defined
from tasks.grammar.organisation_ends_en import right_end
from tasks.grammar.organisation_form import FormMatch, apart
from tasks.grammar.organisation_forms_plants import plants
from tasks.grammar.organisation_governments_en import governments
from tasks.grammar.organisation_names_en import country_table, is_country_name, is_country_word, regular_name
from tasks.grammar.organisation_tokens_en import Token, in_capitals, titled, tokens_of
from tasks.grammar.organisation_words_en import (
    FOREIGN_HEADS,
    FOREIGN_JOINERS,
    GENERIC,
    GROUP_KINDS,
    HEADS,
    INDEFINITE,
    LEGAL,
    LEGAL_BEFORE,
    NEVER_FEDERAL,
    OPENINGS,
    ORGANS,
    STARTERS,
    TAILS,
    VENUE,
    WEAK_HEADS,
    WEAK_TAILS,
)


def find_forms_en(text: str) -> list[FormMatch]:
    """Names of organisations by form, non-overlapping, in text order.

    >>> [match.name for match in find_forms_en("the Polish Chamber of Commerce and OJSC Uralkali")]
    ['Polish Chamber of Commerce', 'OJSC Uralkali']
    """
    works = [*plants(text), *governments(text), *defined(text)]
    return apart(works, _iterate(text))


def _iterate(text: str) -> Iterator[FormMatch]:
    tokens = tokens_of(text)
    done = 0
    for index, token in enumerate(tokens):
        if token.start < done or not token.is_name:
            continue
        word = titled(token.text)
        if "-" in word and word.rpartition("-")[2] in _COMPOUND_TAILS and len(word) > 9:
            word = word.rpartition("-")[2]
            compound = True
        else:
            compound = False
        if not (word in HEADS or word in TAILS or token.text in LEGAL or word in LEGAL_BEFORE or word in FOREIGN_HEADS):
            continue
        capitals = in_capitals(tokens, index)
        if capitals and word not in _HEADS_IN_CAPITALS:
            continue  # in a paragraph in capitals a name cannot be told from the words around it
        span: tuple[int, int] | None = None
        if word in LEGAL_BEFORE or token.text in LEGAL_BEFORE:
            span = _after_legal_form(tokens, index)
        if span is None and word in FOREIGN_HEADS and not capitals:
            span = _foreign(tokens, index)
        if compound and not capitals:
            span = index, right_end(tokens, index) or index
        if span is None and word in HEADS and index + 1 < len(tokens):
            span = _opened_by(tokens, index, done)
        if span is None and (word in TAILS or token.text in LEGAL) and not capitals and not _goes_on(tokens, index):
            span = _closed_by(tokens, index, done)
        if span is None:
            continue
        first, last = span
        while first < last and tokens[first].text in OPENINGS and first != index:
            first += 1
        if first and tokens[first - 1].text.casefold() in INDEFINITE and not tokens[first].gap:
            continue  # any body of that kind
        start, end = tokens[first].start, tokens[last].end
        printed = " ".join(text[start:end].split())
        if (
            is_country_name(printed)
            or ORGANS.match(printed)
            or (VENUE.search(printed) and " for " not in printed and " of " not in printed)
        ):
            continue
        if word in WEAK_HEADS and not _BRACKET.match(text, end) and not _is_body(tokens, index, span):
            continue
        if word == "Mission" and not printed.startswith("Permanent Mission"):
            continue
        bracket = _BRACKET.match(text, end)
        if bracket:
            end = bracket.end()
            home = _OF_COUNTRY.match(text, end)
            country = next(iter(country_table().iterate(home["country"])), None) if home else None
            if home and country and country.start == 0:
                end = home.start("country") + country.end
        done = end
        yield FormMatch(start, end, regular_name(" ".join(text[start:end].split())))


def _is_body(tokens: list[Token], index: int, span: tuple[int, int]) -> bool:
    """Whether an initiative, a platform or a group is named like a body: opened by a proper adjective, or closed by its noun."""
    return span == _closed_by(tokens, index, 0) or (span[0] != index and tokens[span[0]].text in STARTERS)


_HEADS_IN_CAPITALS = frozenset(("Ministry", "Government", "Secretariat", "Embassy", "Academy", "Chamber"))


_COMPOUND_TAILS = frozenset(
    ("Institute", "Institut", "Stiftung", "Gesellschaft", "Foundation", "Verband", "Bank", "Group")
)


def _foreign(tokens: list[Token], index: int) -> tuple[int, int] | None:
    """ "Agence Française de Développement", "Instituto Nacional de Tecnología Industrial"."""
    last = position = index
    joined = False
    while position + 1 < len(tokens) and position - index < 14 and not tokens[position + 1].gap:
        position += 1
        if tokens[position].is_name:
            last = position
        elif tokens[position].text in FOREIGN_JOINERS:
            joined = True
        else:
            break
    return (index, last) if joined and last > index else None


_BRACKET = re.compile(r"\s?\(([A-Z][A-Za-z0-9-]{1,14})\)")
_OF_COUNTRY = re.compile(r"\s{1,3}of\s{1,3}(?:the\s{1,3})?(?P<country>[A-Z][\w’'-]+(?:[ ][\w’'()-]+){0,6})")


def _is_proper(token: Token) -> bool:
    return token.is_name and token.text not in GENERIC


def _after_legal_form(tokens: list[Token], index: int) -> tuple[int, int] | None:
    """ "JSC Severonickel": the legal form and the names after it."""
    last = index
    while last + 1 < len(tokens) and tokens[last + 1].is_name and not tokens[last + 1].gap and last - index < 8:
        last += 1
    return (index, last) if last > index else None


def _opened_by(tokens: list[Token], index: int, done: int) -> tuple[int, int] | None:
    """ "Ministry of Industry and Trade of the Russian Federation", with adjectives before the opening noun."""
    after = tokens[index + 1].text
    if after not in ("of", "for", "on"):
        return None
    last = right_end(tokens, index)
    if last is None:
        return None
    first = index
    if tokens[index].text.isupper() and in_capitals(tokens, index):
        return first, last
    while first > 0 and tokens[first - 1].start >= done and _is_proper(tokens[first - 1]) and not tokens[first].gap:
        if tokens[first - 1].text[0].isdigit() or index - first > 5:
            break
        first -= 1
    return first, last


def _closed_by(tokens: list[Token], index: int, done: int) -> tuple[int, int] | None:
    """ "Federal State Statistics Service": the closing noun and the proper words before it."""
    first = index
    while first > 0 and tokens[first - 1].start >= done and not tokens[first].gap:
        before = tokens[first - 1]
        if not before.is_name or before.text in ("A", "An", "The") or index - first > 9:
            break
        first -= 1
    first = _over_list(tokens, first, done)
    while first < index and (tokens[first].text in GENERIC or tokens[first].text == "&"):
        first += 1
    if first == index:
        return None
    words = [token.text for token in tokens[first:index]]
    word = titled(tokens[index].text)
    if word == "Group" and words[-1] not in GROUP_KINDS and "’" not in words[-1] and len(words[-1]) > 2:
        pass
    elif word in WEAK_TAILS and not any(is_country_word(part) for part in words):
        starters = () if word in NEVER_FEDERAL else STARTERS
        if not any(part in starters for part in words):
            return None
    last = index
    if last + 2 < len(tokens) and tokens[last + 1].text in ("of", "for", "on", "under"):
        end = right_end(tokens, last)
        last = end if end is not None else last
    while last + 1 < len(tokens) and tokens[last + 1].text in LEGAL and not tokens[last + 1].gap:
        last += 1
    return first, last


def _goes_on(tokens: list[Token], index: int) -> bool:
    """Whether a later noun closes the name: "Textile Industries Development Institute" is one body."""
    for token in tokens[index + 1 : index + 4]:
        if not token.is_name or token.gap or token.text in GENERIC or token.text in LEGAL:
            return False
        if token.text in TAILS and token.text not in WEAK_TAILS:
            return True
    return False


def _over_list(tokens: list[Token], first: int, done: int) -> int:
    """Carries the start back over "Federal Environmental, Technological and" where a starter word opens the list."""
    position = first
    while position > 0 and first - position < 8 and tokens[position - 1].start >= done and not tokens[position].gap:
        before = tokens[position - 1]
        if not (before.is_name or before.text in (",", "and", "for", "of")):
            break
        position -= 1
        if tokens[position].text in STARTERS and position < first and tokens[first - 1].text in ("and", "for", "of"):
            return position
    return first
