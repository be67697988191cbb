"""Chinese text cut into terms of the termbase, countries, symbols and the small words of the grammar, or not at all."""

import re
from dataclasses import dataclass

from tasks.grammar.countries import country_name, find_countries
from tasks.vocabularies.termbase import Term, load_termbase, longest_term

# The small words that composition knows how to turn. They are tokens only where no longer term covers them.
FUNCTION_WORDS = frozenset(
    [
        "的",
        "和",
        "与",
        "及",
        "以及",
        "、",
        "关于",
        "在",
        "方面",
        "领域",
        "之间",
        "对",
        "向",
        "从",
        "到",
        "给",
        "为",
        "中",
        "内",
        "下",
        "框架内",
        "框架下",
        "至",
    ]
)
MAXIMUM_LENGTH = 200  # characters: no title or noun phrase is longer, and composition is quadratic in its tokens

_GOAL = re.compile(r"可持续发展目标\s*(\d{1,2}(?:\.[0-9a-c]{1,2})?)")
_PERIOD = re.compile(r"(\d{4})\s*(?:[-–—至]\s*(\d{4})\s*)?年(?:度)?(?!代|前|后|以)")
_NUMBERED = re.compile(
    r"(大会|理事会)?\s*第?([A-Z][A-Za-z]*[./][A-Za-z0-9./()]*[A-Za-z0-9)]|\d+/\d+)\s*号?\s*(决议|决定|文件)"
)
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
_BLANK = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_PAPERS = {"决议": "resolution", "决定": "decision", "文件": "document"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the phrase: its characters, and its termbase rows (none for a function word)."""

    zh: str
    terms: tuple[Term, ...] = ()

    def term(self, *parts_of_speech: str) -> Term | None:
        """The first row of one of ``parts_of_speech``, None when the token has none."""
        return next((term for term in self.terms if term.part_of_speech in parts_of_speech), None)


def _built(zh: str, en: str, part_of_speech: str) -> Token:
    return Token(zh, (Term(zh, en, "", part_of_speech, "built", "grammar"),))


def _special(text: str, position: int) -> Token | None:
    if match := _GOAL.match(text, position):
        return _built(match.group(), f"Sustainable Development Goal {match.group(1)}", "name")
    if match := _NUMBERED.match(text, position):
        organ, symbol, paper = match.groups()
        owner = _organ(organ, symbol) if organ else ""
        return _built(match.group(), f"{owner}{_PAPERS[paper]} {symbol}", "name") if owner is not None else None
    if match := _PERIOD.match(text, position):
        return _built(match.group(), "–".join(filter(None, match.groups())), "period")
    return None


def _organ(organ_zh: str, symbol: str) -> str | None:
    """Whose resolution it is, by the symbol: GC. and IDB. are UNIDO's; 70/1 and A/ the General Assembly's."""
    if organ_zh == "理事会":
        return "Industrial Development Board " if symbol.startswith("IDB.") else None
    return "General Conference " if symbol.startswith("GC.") else "General Assembly "


def segment(text: str) -> tuple[Token, ...] | None:
    """``text`` as the fewest tokens that cover all of it (longest first among equals), None if any part is unknown.

    Blanks between Chinese and Latin characters mean nothing and are dropped.

    >>> [token.zh for token in segment("工发组织的技术合作") or ()]
    ['工发组织', '的', '技术合作']
    >>> segment("工发组织的某某某") is None
    True
    """
    text = _BLANK.sub("", text.strip())
    if not text or len(text) > MAXIMUM_LENGTH:
        return None
    termbase = load_termbase()
    window = longest_term()
    size = len(text)
    countries = _countries(text)
    nothing: tuple[int, Token | None] = (0, None)
    best = [nothing] * (size + 1)
    unreachable = size + 1
    for start in range(size - 1, -1, -1):
        cost, choice = unreachable, None
        special = _special(text, start)
        candidates = [special] if special else []
        if start in countries:
            candidates.append(countries[start])
        for end in range(min(size, start + window), start, -1):
            piece = text[start:end]
            if piece in termbase:
                candidates.append(Token(piece, termbase[piece]))
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


def _countries(text: str) -> dict[int, Token]:
    """Countries that stand in ``text`` by name, by their start; those inside an organisation's name are left to the termbase."""
    found: dict[int, Token] = {}
    for mention in find_countries(text, "zh"):
        name = country_name(mention.iso3)
        term = Term(mention.surface, name, "", "the" if name in _WITH_ARTICLE else "name", "country", "countries.csv")
        found[mention.start] = Token(mention.surface, (term,))
    return found
