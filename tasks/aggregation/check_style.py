"""What a United Nations editor would change in our own English sentences. Quotations and facts are left alone.

Source of the rules: United Nations Editorial Manual, "Numbers, dates and time" and "Punctuation" (see ``un_style``).
"""

import re
from collections.abc import Callable, Iterable

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
#: Quotations, codes, and figures in brackets or in a list behind a colon, which are read as in tables.
_NOT_OURS = re.compile(r"\(\d\)|“[^”]*”|\"[^\"]*\"|⟨[^⟩]*⟩|https?://\S+|\S*\w[/_\\]\w\S*")
_BELOW_TEN = re.compile(
    r"(?<![\w.,:/–$€£¥%-])(?<!: )(?<!\d of )[1-9](?!\w|[.,:/–-]\w|[%°]| of \d)"
    r"(?! (?:per cent|percentage|million|billion|trillion|to \d|tons?|kg|km|ha|hectares?|a\.m|p\.m|UTC)\b)"
)
_ORDINAL = r"(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}[–-])?\d{{1,2}}{_ORDINAL} (?:of )?{_MONTH}\b|\b{_MONTH} \d{{1,2}}{_ORDINAL}\b"
    r"|(?<![\w,.])(?:1[89]|20)\d\d(?!\w|[,.]\d)"
)
#: Where one figure of a sentence has two digits, all of them are in figures.
_LARGER = re.compile(r"(?<![\w.])\d{2,}(?![\w.]\d)")
_LISTED = re.compile(r": [^.:]*(?=[.]|$)")
#: A word that gives its number a name: "table 3", "no. 3", "version 2", "Python 3", "S5".
_NAMED = re.compile(
    r"(?:\b(?:no|nos|para|paras|paragraph|paragraphs|version|table|figure|annex|article|section|part|item|page|pages|step|"
    r"rec|vol|chapter|goal|target|phase|tier|edition|issue|number)\.?|(?<!^)(?<![.:] )\b[A-Z][\w-]*) $",
)  # fmt: skip

_SLIPS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("per_cent_sign", re.compile(r"\d\s?%")),
    ("percent", re.compile(r"\bpercent\b")),
    ("thousands", re.compile(r"(?<![\w,./_-])\d{5,}(?![\w,./_-]\d)")),
    ("tonnes", re.compile(r"\b(?:metric )?tonnes?\b")),
    ("comma_before_and", re.compile(r"[\w’'-]+, [\w’'-]+(?: [\w’'-]+){0,2}, (?:and|or) [\w’'-]+|, and \w+\.$")),
    ("month_first", re.compile(rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}")),
    ("ordinal_date", re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th) (?:of )?{_MONTH}")),
    ("comma_in_date", re.compile(rf"\b\d{{1,2}} {_MONTH}, \d{{4}}")),
    ("iso_date", re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])")),
    ("double_space", re.compile(r"\S {2,}\S")),
)


def style_slips(sentences: Iterable[str], say: Callable[[str], str] = lambda code: code) -> list[str]:
    """Slips with their sentences, as ``slip: sentence``; ``say`` words the code of a slip.

    >>> style_slips(["It rose by 5%."]), style_slips(["It rose by 5 per cent."])
    (['per_cent_sign: It rose by 5%.'], [])
    """
    return [f"{say(code)}: {sentence}" for sentence in sentences for code in slips_of(sentence)]


def slips_of(sentence: str) -> list[str]:
    """Codes of the slips of one sentence, in a fixed order.

    >>> slips_of("On May 22nd, 2013 3 sources, two parks, and one zone")
    ['comma_before_and', 'month_first', 'figure_below_ten']
    >>> slips_of("Sources S2, S3 and S4 give 3 of 12 figures; see paragraph 3 of version 2, at 5 per cent.")
    []
    """
    ours = _NOT_OURS.sub("“”", sentence)
    found = [code for code, pattern in _SLIPS if pattern.search(ours)]
    dateless = _DATE.sub("", ours)
    unlisted = _LISTED.sub("", dateless)
    small = (hit for hit in _BELOW_TEN.finditer(unlisted) if not _NAMED.search(unlisted[: hit.start()]))
    if not _LARGER.search(dateless) and any(small):
        found.append("figure_below_ten")
    return found
