"""English noun phrases and headings composed from Chinese ones: every part known, or no answer.

Chinese puts the head last ("X的Y"), English mostly first ("Y of X"). The patterns are few and closed; a phrase with one
unknown part, or with two readings that would differ in English, gives None and never a guess.
"""

import re
from functools import lru_cache

from tasks.grammar.composition_doubts import is_doubtful
from tasks.grammar.composition_parser import Parser
from tasks.grammar.composition_token import Token, built
from tasks.grammar.segmentation_zh import MAXIMUM_LENGTH, segment
from tasks.vocabularies.composition_terms import load_lexicon

_SIDES = re.compile(r"\s*(：|:|——|—|－－)\s*")
_QUOTED = re.compile(r"“([^“”]{1,60})”|《([^《》]{1,60})》|[（(]([^（）()]{1,60})[）)]")
_MARKS = {"：": ": ", ":": ": ", "——": " – ", "—": " – ", "－－": " – "}
_CONTINUED = {"续": "continued", "待续": "to be continued", "草案": "draft", "节选": "excerpt", "摘要": "summary"}
_STANDS_FOR = "\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007"
_LATIN = re.compile(r"[A-Z][A-Za-z0-9+\-./ ]*|\d[\d./\-–]*")
_LABELLED = re.compile(r"第[〇零一二三四五六七八九十百\d]{1,5}(?:章|节|部分|编|篇)\s")
_TRAILING = re.compile(r"[。；;，、\s]+$")


@lru_cache(maxsize=2048)
def compose(text_zh: str) -> str | None:
    """The English noun phrase for ``text_zh``, lower case but for names, without leading article; None if not sure.

    Countable nouns that Chinese leaves open come out in the plural. Never raises.

    >>> compose("发展中国家"), compose("环境政策和条例"), compose("议会圆桌会议")
    ('developing countries', 'environmental policies and regulations', 'parliamentary round tables')
    >>> compose("工发组织在环境和能源方面的活动")
    'UNIDO activities related to environment and energy'
    >>> compose("《蒙特利尔议定书》的执行情况")
    'implementation of the Montreal Protocol'
    >>> compose("工发组织与某某的合作") is None
    True
    """
    text = text_zh.strip()
    if not text or len(text) > MAXIMUM_LENGTH:
        return None
    parts = _SIDES.split(_TRAILING.sub("", text))
    words: list[str] = []
    for index, part in enumerate(parts):
        said = _MARKS[part] if index % 2 else _side(part)
        if said is None:
            return None
        words.append(said)
    return "".join(words)


def _side(text: str) -> str | None:
    """One side of a colon: its quotations and brackets are read first and stand as one token each."""
    given: dict[str, Token] = {}
    last_bracket = ""

    def stand_in(match: re.Match[str]) -> str:
        nonlocal last_bracket
        if len(given) >= len(_STANDS_FOR) or match.group() in load_lexicon():
            return match.group()
        mark = _STANDS_FOR[len(given)]
        quoted, title, bracket = match.groups()
        if bracket is not None:
            inner = _bracketed(bracket)
            if inner is not None and match.end() == len(text):
                last_bracket = inner
                return ""
            return match.group()
        if title is not None:
            token = _title(mark, title)
        else:
            words = compose(quoted)
            token = built(mark, f"“{words}”", "name", "quotation") if words else None
        if token is None:
            return match.group()
        given[mark] = token
        return mark

    if _LABELLED.match(text):
        return None  # 第二章 会议的开幕: the number of the chapter owns nothing
    bare = _QUOTED.sub(stand_in, text)
    tokens = segment(bare, given)
    phrase = Parser(tokens).whole() if tokens else None
    if phrase is None or phrase.kind == "adj" or is_doubtful(tokens or (), phrase.text):
        return None
    return f"{phrase.text} ({last_bracket})" if last_bracket else phrase.text


def _title(mark: str, title: str) -> Token | None:
    """A title in 《》: as the lexicon has it without the marks; a title it does not know is not made up."""
    rows = load_lexicon().get(title, ())
    if rows:
        return Token(mark, rows)
    tokens = segment(title)
    return Token(mark, tokens[0].terms) if tokens and len(tokens) == 1 and tokens[0].is_name else None


def _bracketed(text: str) -> str | None:
    if text in _CONTINUED:
        return _CONTINUED[text]
    return text if _LATIN.fullmatch(text) else compose(text)
