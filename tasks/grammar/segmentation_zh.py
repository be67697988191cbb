"""Chinese text cut into words of the lexicon, countries, organisations, symbols and small words of grammar, or not at all."""

import re
from collections.abc import Mapping
from functools import cache

from tasks.grammar.composition_specials import special_token
from tasks.grammar.composition_token import Token, built
from tasks.grammar.countries import country_name, find_countries
from tasks.grammar.phrases import word_set
from tasks.vocabularies.composition_terms import load_lexicon, longest_word
from tasks.vocabularies.front_matter import bodies
from tasks.vocabularies.organisations import organisation_rows
from tasks.vocabularies.termbase import Term

# The small words that composition knows how to turn. They are tokens only where no longer word covers them.
FUNCTION_WORDS = word_set(
    "的 之 和 与 及 以及 及其 、 ， 或 并 并且 关于 有关 在 方面 领域 之间 间 对 对于 向 从 到 至 给 为 为了 "
    "由 受 根据 依照 按照 以 将 把 中 内 下 所 框架内 框架下 期间 以来 背景下 情况下 过程中 层面 以外 之外 "
    "包括 在内 其 本 该 各 上 后 前 自 通过 利用 作为 基于 针对 面向 涉及 所涉 等 纳入 主流 主流化 "
    "或者 同 按 分列 划分 两级 三级 各级 级 层次 需 用于 来自 相关 进行 加以 "
    "予以 开展 方式 级别 为基础 为重点 为主题 为中心 为导向 为目标 一级 视角 而 使 不包括 "
    "除 围绕"
)
MAXIMUM_LENGTH = 200  # characters: no title or noun phrase is longer, and composition is quadratic in its tokens

# Country names that take the article in running text (UN Editorial Manual, country names).
_WITH_ARTICLE = frozenset(
    [
        "Bahamas",
        "Central African Republic",
        "Comoros",
        "Congo",
        "Democratic People’s Republic of Korea",
        "Democratic Republic of the Congo",
        "Dominican Republic",
        "Gambia",
        "Islamic Republic of Iran",
        "Lao People’s Democratic Republic",
        "Marshall Islands",
        "Netherlands",
        "Niger",
        "Philippines",
        "Republic of Korea",
        "Republic of Moldova",
        "Russian Federation",
        "Sudan",
        "Syrian Arab Republic",
        "United Arab Emirates",
        "United Kingdom",
        "United Kingdom of Great Britain and Northern Ireland",
        "United Republic of Tanzania",
        "United States of America",
    ]
)
# States named by what they are: the State of Palestine, the Solomon Islands, the Holy See.
_ARTICLE_BY_FORM = re.compile(
    r"^(?:\w+ )*(?:State|States|Republic|Kingdom|Union|Commonwealth) of |"
    r"(?:Islands|Republic|Federation|Emirates|States|See)$|^Maldives$"
)
_BLANK = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_BRACKETED_ACRONYM = re.compile(r"\s*\(([^)]*)\)$")
_TITLED = re.compile(
    r"\b(?:Organization|Programme|Commission|Fund|Bank|Union|Agency|Office|Council|Committee|Conference|Association|"
    r"Institute|Centre|Center|Group|Network|Forum|Facility|Secretariat|Convention|Protocol|Agreement|Initiative|Alliance|"
    r"Partnership|Federation|Board|Assembly|Authority|Community|Corporation|Department|Division|Platform|Panel|Academy|"
    r"University|Foundation|Society|League|Court|Framework|Programme|Decade|Declaration|System)\b"
)
# A listed name so short in Chinese is the short form; the acronym is its English.
_LONGEST_SHORT_FORM = 7


def segment(text: str, given: Mapping[str, Token] | None = None) -> tuple[Token, ...] | None:
    """``text`` as the fewest tokens that cover all of it (longest first among equals), None if any part is unknown.

    Blanks between Chinese and Latin characters mean nothing and are dropped. ``given`` has tokens for single characters
    that stand for a part read before (a quotation).

    >>> [token.zh for token in segment("工发组织的技术合作") or ()]
    ['工发组织', '的', '技术合作']
    >>> segment("工发组织的某某某") is None
    True
    """
    text = _BLANK.sub("", text.strip())
    if not text or len(text) > MAXIMUM_LENGTH:
        return None
    lexicon, window, size = load_lexicon(), longest_word(), len(text)
    if text in lexicon:
        return (Token(text, lexicon[text]),)
    names, organisations = _names(text), _bodies()
    nothing: tuple[int, Token | None] = (0, None)
    best = [nothing] * (size + 1)
    unreachable = size + 1
    for start in range(size - 1, -1, -1):
        cost, choice = unreachable, None
        special = special_token(text, start)
        candidates = [special] if special else []
        if given and text[start] in given:
            candidates.append(given[text[start]])
        candidates += names.get(start, ())
        for end in range(min(size, start + window), start, -1):
            piece = text[start:end]
            if piece in lexicon:
                candidates.append(Token(piece, lexicon[piece]))
            elif piece in organisations:
                candidates.append(organisations[piece])
            elif piece in FUNCTION_WORDS:
                candidates.append(Token(piece))
        for token in candidates:
            total = 1 + best[start + len(token.zh)][0]
            if total < cost:
                cost, choice = total, token
        best[start] = (cost, choice)
    if best[0][1] is None or best[0][0] > size:
        return None
    tokens: list[Token] = []
    position = 0
    while position < size:
        chosen = best[position][1]
        if chosen is None:
            return None
        tokens.append(chosen)
        position += len(chosen.zh)
    return tuple(tokens)


def _names(text: str) -> dict[int, list[Token]]:
    """Countries that stand in ``text`` by name, by their start; those inside an organisation's name belong to it."""
    found: dict[int, list[Token]] = {}
    for mention in find_countries(text, "zh"):
        if mention.basis == "org_name":
            continue
        name = country_name(mention.iso3)
        has_article = name in _WITH_ARTICLE or _ARTICLE_BY_FORM.search(name) is not None
        term = Term(mention.surface, name, "", "the" if has_article else "name", "country", "countries.csv")
        found.setdefault(mention.start, []).append(Token(mention.surface, (term,)))
    return found


@cache
def _bodies() -> dict[str, Token]:
    """Listed organisations and intergovernmental bodies by their Chinese names, where the lexicon has none."""
    table: dict[str, Token] = {}
    for row in organisation_rows():
        for surface in row.surfaces_zh:
            table.setdefault(surface, _organisation(surface, row.name))
    for zh, body in bodies().items():
        table[zh] = built(zh, body.en, "the", "institution")
    return {zh: token for zh, token in table.items() if zh not in load_lexicon()}


def _organisation(surface: str, name: str) -> Token:
    """A listed organisation: by its acronym where Chinese gives the short form, by its full name elsewhere."""
    acronym = _BRACKETED_ACRONYM.search(name)
    if acronym and len(surface) <= _LONGEST_SHORT_FORM and acronym.group(1).isupper():
        return built(surface, acronym.group(1), "name", "institution")
    full = _BRACKETED_ACRONYM.sub("", name)
    return built(surface, full, "the" if _TITLED.search(full) else "name", "institution")
