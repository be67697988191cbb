"""Where an English name ends that a noun opens: "Ministry of Environment, Forest and Climate Change of India"."""

import re
from functools import cache

from tasks.grammar.organisation_names_en import country_table
from tasks.grammar.organisation_tokens_en import Token, titled
from tasks.grammar.organisation_words_en import GENERIC, HEADS, LEGAL_BEFORE, TAILS
from tasks.vocabularies.countries import country_rows


def right_end(tokens: list[Token], index: int) -> int | None:
    """Index of the last word of the name that the head at ``index`` opens; None if no proper word follows."""
    position, last, in_list, ended = index + 1, index, False, False
    while position < len(tokens) and not tokens[position].gap and position - index < 30:
        word = tokens[position].text
        following = tokens[position + 1].text if position + 1 < len(tokens) else ""
        skip = 2 if following == "the" and word in ("of", "for", "on", "under", "and", "to", "in") else 1
        target = position + skip
        named = target < len(tokens) and tokens[target].is_name and not tokens[target].gap
        if tokens[position].is_name:
            if ended or (tokens[position].text in GENERIC and not in_list):
                break
            last = position
            ended = ended or _ends_with_country(tokens, index, last)
            position += 1
            continue
        if word in ("of", "for", "on", "under", "to", "in") and named:
            if word == "of" and titled(tokens[target].text) in HEADS and last > index and word != "under":
                break  # "Department of Metallurgy of the Ministry of …" is two organisations
            if word in ("to", "in") and not _is_country_at(tokens, target):
                break
            if ended and word != "under":
                break
            position = target
            continue
        if word == "and" and named and skip == 1 and not ended:
            if tokens[target].text in LEGAL_BEFORE:
                break
            if not in_list and (titled(tokens[target].text) in HEADS or _is_tailed(tokens, target)):
                break
            position = target
            continue
        if word == "," and not ended and _closes_list(tokens, position):
            in_list = True
            position += 1
            continue
        break
    return last if last > index else None


def _closes_list(tokens: list[Token], comma: int) -> bool:
    """Whether after the comma come one to three proper words, more such items, and an "and" with a last one."""
    position, words = comma + 1, 0
    while position < len(tokens) and position - comma < 16 and not tokens[position].gap:
        token = tokens[position]
        if token.is_name:
            opens = position + 1 < len(tokens) and tokens[position + 1].text in ("of", "for")
            if token.text in LEGAL_BEFORE or (opens and titled(token.text) in HEADS):
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


def _is_tailed(tokens: list[Token], index: int) -> bool:
    """Whether the words from ``index`` are themselves a name closed by a tail noun."""
    position = index
    while position < len(tokens) and tokens[position].is_name and position - index < 6:
        if position > index and titled(tokens[position].text) in TAILS:
            return True
        position += 1
    return False


@cache
def _country_ends() -> frozenset[str]:
    """The last words of country names, in small letters: most words of a name need no closer look."""
    names = (name for row in country_rows() for name in row.names["en"])
    return frozenset(words[-1].casefold() for name in names if (words := re.findall(r"\w+", name)))


def _ends_with_country(tokens: list[Token], index: int, last: int) -> bool:
    if re.split(r"\W+", tokens[last].text.rstrip("’'.-"))[-1].casefold() not in _country_ends():
        return False
    words = " ".join(token.text for token in tokens[max(index, last - 3) : last + 1])
    return any(match.end == len(words) for match in country_table().iterate(words))


def _is_country_at(tokens: list[Token], index: int) -> bool:
    words = " ".join(token.text for token in tokens[index : index + 4])
    return any(match.start == 0 for match in country_table().iterate(words))
