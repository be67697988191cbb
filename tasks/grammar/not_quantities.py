"""Numerals that are no figures in any language: addresses, symbols, dates, times, standards, codes, footnote marks."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from tasks.grammar.dates import scan_dates
from tasks.grammar.symbols import find_symbols
from tasks.grammar.units import money_before, unit_at

Mask = tuple[int, int, str]

_ADDRESS = re.compile(
    r"<?https?://[^\s<>，。；、）]+>?|\bwww\.[^\s<>，。；、）]+|[\w.+\-]{1,64}@[\w\-]{1,64}(?:\.[\w\-]{1,30}){1,4}"
    r"|\b(?:doi:\s?)?10\.\d{4,9}/[^\s，。；]+"
    r"|(?<![\w.@/])[a-z][a-z0-9\-]{1,40}(?:\.[a-z0-9\-]{2,40}){0,3}\.(?:org|com|net|int|gov|edu|info|html?|"
    r"pdf)(?:/[^\s，。；、）)]*)?(?![\w])"
)
_PHONE = re.compile(
    r"(?:(?i:\b(?:tel|telephone|phone|fax|mob|mobile|whatsapp)\b)|电话|传真|手机)[.:：]*\s{0,3}\(?\+?\d[\d\s()./\-–]{4,24}\d"
    r"|(?<![\w.])\+\d{1,3}[\s.\-]?\(?\d{1,5}\)?(?:[\s.\-]\d{2,6}){1,5}(?!\d)|"
    r"(?<![\w.])\(\+\d{1,3}[\s\-]?\d*\)[\s\d\-]{5,20}\d"
)
_TIME = re.compile(
    r"(?<![\d.:])(?:[01]?\d|2[0-4])[:：][0-5]\d(?::[0-5]\d)?(?:\s?(?:[ap]\.?m\.?|hours|h|GMT|CET|UTC))?(?![\d:])"
    r"|(?<![\d.,])\d{1,2}(?:\.[0-5]\d)?\s?(?:[ap]\.m\.|[ap]m\b|o['’]clock)"
    r"|(?:上午|下午|晚上|中午|凌晨)\s?\d{1,2}\s?[时点](?:\s?(?:\d{1,2}\s?分|半))?|(?<!\d)\d{1,2}\s?时\s?\d{1,2}\s?分"
)
# What an address or the name of a standard cannot do without: looked for first, since the patterns cost far more.
_ADDRESS_SIGNS = ("://", "www.", "@", "10.", ".org", ".com", ".net", ".int", ".gov", ".edu", ".info", ".htm", ".pdf")
_STANDARD_BODIES = (
    "ISO", "IEC", "IWA", "DIN", "AST", "ANS", "IEEE", "NIST", "ASH", "JIS", "GB", "GOST", "ГОСТ", "CAS", "IATF", "ITU",
    "EN", "BS", "API", "UL", "HJ", "DB", "YB", "HG", "SA", "AA", "PAS", "NACE", "ISIC", "ICD", "EC", "UN", "HS", "CPC",
    "AS", "GRI", "IFRS", "IPSAS", "ESRS", "TC", "SC", "WG", "WP", "ISBN", "ISSN",
)  # fmt: skip
# Cheap single passes that say whether the costlier patterns can match at all.
_PHONE_WORD = re.compile(r"(?i:tel|phone|fax|mob|whatsapp)\b|电话|传真|手机")
_TIME_SIGN = re.compile(r"\d(?:[:：]\d|\s?[ap]\.?m|\s?o['’]|\s?[时点])")
_AGE_WORD = re.compile(r"岁|\bage|\d[ -]year|(?:under|over|below)[ -]\d")
_STANDARD = re.compile(
    r"\b(?:ISO|IEC|IWA|DIN|ASTM|ANSI|IEEE|NIST|ASHRAE|JIS|GB|GBT|GOST|ГОСТ|OHSAS|CAS|IATF|ITU-[TR])"
    r"(?:[ /\-](?:[A-Z]{1,5}|T|No\.?|Registry Number)){0,3}(?: (?:TC|SC|WG|No\.?|standards?|series|registry))?"
    r"[ :\-\u00a0/]{0,2}[A-Z]?\d[\d.:\-–/]*\d(?:(?:,? (?:and|or|to) |, |、|和)[A-Z]?\d{3,}[\d.:\-–/]*)*"
    r"|\b(?:EN|BS|API|UL|HJ|DB|YB|HG|SA|AA|PAS|NACE|ISIC|ISCED|ICD|EC|EINECS|UN|HS|CPC|AS|GRI|IFRS|IAS|IPSAS|ESRS)"
    r"[ :\-\u00a0/]{0,2}[A-Z]?\d{3,}[\d.:\-–/]*(?![\d,])|\b(?:GRI|IFRS|IAS|IPSAS|ESRS|SA|AA|PAS)[ \-](?:[SE])?\d{1,3}\b"
    r"|\b(?:ISO/(?:TC|PC|IEC JTC)|TC|SC|WG|WP|ISO|NACE|ISIC)[ /\u00a0]?\d{1,4}(?:/(?:SC|WG) ?\d+)*\b"
    r"(?! (?:countries|experts|projects|companies|people))|\b(?:ISBN|ISSN)[:\s]{0,2}[\d\-X]{8,18}"
)
_LEGAL = re.compile(
    r"\b(?:[Rr]egulation|[Dd]irective|[Dd]ecision|[Dd]ecree|[Dd]ecree-[Ll]aw|[Oo]rder|[Ll]aw|[Aa]ct|[Oo]rdinance|"
    r"[Bb]ill|[Rr]esolution|[Cc]ode|Contract|Grant|Project|"
    r"[Ii]nvoice|[Tt]ender|Reference|[Cc]ontract)\s(?:\([A-Z]{2,8}\)\s)?(?:(?:No|no|Nr|Nos|№|n°|"
    r"N°)\.?\s?)?[A-Z]{0,4}[\-/]?\d[\d./\-–]*(?:-?[A-ZА-Я]{1,4})?(?:/[A-Z]{2,4})?"
    r"|\b(?:Nos?|nos?|Nr|№|n°|N°)\.?[ \u00a0]?\d[\d./\-–]*(?:,? (?:and|to) \d[\d./\-–]*)*(?:-?[A-ZА-Я]{1,4}\b)?|"
    r"№ ?\d[\d./\-–]*"
)
_COORDINATE = re.compile(
    r"\d{1,3}\s?°\s?\d{1,2}(?:\.\d+)?\s?['′’](?:\s?\d{1,2}(?:\.\d+)?\s?[\"″”])?\s?[NSEW]?|"
    r"\d{1,3}(?:\.\d+)?\s?°\s?[NSEW]\b"
)
_LIST_LABEL = re.compile(
    r"(?m:^)[ \t]{0,8}(?:[-*•–]\s+)?(?P<a>\(?(?:\d{1,3}|"
    r"[一二三四五六七八九十]{1,3})(?:\.\d{1,2}){0,3}[.)）、．]{1,2})(?=[\s\u3400-\u9fff(（“《A-Z*])(?![.]?\d)"
    r"|(?P<b>[(（](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）])(?=\s?[\w“《\"'])"
    r"|(?<=[:;：；。,，] )(?P<c>\d{1,2}[.)])(?= [A-Za-z“\"])|(?<=[：；。，:;,])(?P<d>\d{1,2}[)）.、．](?=[\u3400-\u9fff]))"
    r"|(?<=[\s,;])(?P<e>\d{1,2}\))(?=\s?[A-Za-z])"
)
_PARAGRAPH_START = re.compile(
    r"(?m:^)[ \t]{0,8}(?P<n>\d{1,3}(?:\.\d{1,3}){1,3}|"
    r"\d{1,2}[A-Z]\.\d{1,3})(?=[ \t]{1,4}[A-Z“\"\u3400-\u9fff])(?!\s+(?:[A-Z][a-z]?[A-Z]|[A-Z]+[a-z]?\b|"
    r"[万亿萬億千百十个個名项份家次座台套吨公美欧元人倍年月天度平立米克毫兆吉多余分户岁小]))"
)
_AGE = re.compile(
    r"\b(?:aged|ages?|age group|age groups|aged between)\s(?:of\s)?(?:\d{1,3}|\w+)(?:\s?(?:[-–]|to|"
    r"and)\s?\d{1,3})?(?:\s(?:years?(?: old)?|and (?:over|above|older|under)))*"
    r"|\b\d{1,3}(?:\s?(?:[-–]|to)\s?\d{1,3})?[ \-]years?[ \-](?:olds?\b|of age)(?: (?:and|or) (?:over|above|older|"
    r"under|younger))?|\b(?:under|over)-\d{1,2}s?\b"
    r"|\d{1,3}\s?(?:[-－–至到~～]\s?\d{1,3}\s?)?周?岁(?:\s?(?:及|或)?以[上下])?"
    r"|(?:(?<=were )|(?<=are )|(?<=was )|(?<=is )|(?<=women )|(?<=people )|(?<=workers )|(?<=those ))"
    r"(?:under|over|below) \d\d(?=[ ]*(?:[.,;)]|$|and\b|or\b))"
)
_RATIO = re.compile(r"(?<![\d.:])\d{1,4}\s?[:：]\s?\d[\d,]{0,9}(?![\d:])")
_SLASHED = re.compile(r"(?<![\d.,/A-Za-z])\d{1,4}(?:/\d{1,4})+(?![\d/])")
_GLUED_CODE_LEFT = re.compile(r"(?<![A-Za-z0-9])[A-Za-zА-я][A-Za-z0-9А-я]*(?:[.\-‑–/][A-Za-z0-9]+)*[.\-‑–/]?$")
_GLUED_CODE_RIGHT = re.compile(r"[A-Za-z]{0,6}(?:[\-‑/.][A-Za-z0-9]+|[A-Za-z0-9]+)*")
_ANY_DIGIT = re.compile(r"[\d〇零一二两三四五六七八九十百千万亿]")
_SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_QUANTITY_LEGAL = re.compile(r"\s?(?:%|per cent|percent|million|billion)")


def _dates(text: str, language: str) -> Iterable[Mask]:
    for mention in scan_dates(text, language):
        if mention.kind in ("day", "month") or "-" in mention.value.split("/")[0] or not mention.value:
            reason = "date"
        else:
            reason = "year" if mention.kind in ("year", "open") else "period"
        yield mention.start, mention.end, reason


def _masks_with_digits(text: str, language: str) -> Iterator[tuple[int, int, int, str]]:
    for symbol in find_symbols(text):
        legal = "Res" in symbol.surface or "Dec" in symbol.surface or not symbol.surface[0].isalpha()
        yield 1, symbol.start, symbol.end, "legal_resolution" if legal else "document_symbol"
    if "+" in text or _PHONE_WORD.search(text):
        yield from ((2, *match.span(), "telephone") for match in _PHONE.finditer(text))
    if any(name in text for name in _STANDARD_BODIES):
        yield from ((4, *match.span(), "standard_number") for match in _STANDARD.finditer(text))
    yield from ((5, *mask) for mask in _dates(text, language))
    if _TIME_SIGN.search(text):
        yield from ((6, *match.span(), "time_of_day") for match in _TIME.finditer(text))
    if "°" in text:
        yield from ((7, *match.span(), "coordinate") for match in _COORDINATE.finditer(text))
    yield from ((8, *match.span("n"), "paragraph_number") for match in _PARAGRAPH_START.finditer(text))
    for match in _LIST_LABEL.finditer(text):
        group = match.lastgroup or "a"
        opened = text.rfind("(", max(0, match.start() - 80), match.start())
        if group in "cde" and opened > text.rfind(")", max(0, match.start() - 80), match.start()):
            continue  # the closing bracket of "(see paragraph 5)", not of a label
        yield 9, *match.span(group), "list_number" if group == "a" else "enumerator"
    if ":" in text or "：" in text:
        yield from ((11, *match.span(), "ratio") for match in _RATIO.finditer(text))


def find_masks(text: str, language: str) -> list[Mask]:
    """Spans whose numerals are no figures, in order, never overlapping; the earlier kind of the list wins."""
    found: list[tuple[int, int, int, str]] = []

    def add(rank: int, spans: Iterable[Mask]) -> None:
        found.extend((rank, start, end, reason) for start, end, reason in spans)

    if any(sign in text for sign in _ADDRESS_SIGNS):
        add(0, ((*match.span(), "url") for match in _ADDRESS.finditer(text)))
    for match in _LEGAL.finditer(text):
        if not _QUANTITY_LEGAL.match(text, match.end()):
            numbered = match[0][0] in "Nn№"
            found.append((3, *match.span(), "numbered_part" if numbered else "legal_resolution"))
    if _AGE_WORD.search(text):
        add(10, ((*match.span(), "age_bracket") for match in _AGE.finditer(text)))
    if _ANY_DIGIT.search(text):  # all other kinds hold one; most paragraphs of a text hold none
        found.extend(_masks_with_digits(text, language))
    kept: list[Mask] = []
    taken: list[tuple[int, int]] = []
    for _, start, end, reason in sorted(found):
        index = bisect_right(taken, (start, end))
        if (index and taken[index - 1][1] > start) or (index < len(taken) and taken[index][0] < end):
            continue
        taken.insert(index, (start, end))
        kept.append((start, end, reason))
    return sorted(kept)


def glued(text: str, start: int, end: int) -> Mask | None:
    """The code, formula or footnote mark that digits glued to letters make; None when the digits stand free.

    >>> text = "the HFC-23 of communities.25 and CO2"
    >>> glued(text, 8, 10), glued(text, 26, 28), glued(text, 35, 36)
    ((4, 10, 'formula_or_code'), (26, 28, 'footnote_mark'), (33, 36, 'formula_or_code'))
    """
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if (before.isalpha() and before.isascii()) or "а" <= before.lower() <= "я":
        if money_before(text, start):
            return None
        word = re.search(r"[^\W\d_]+$", text[max(0, start - 40) : start])
        if word and len(word[0]) >= 4 and word[0][1:].islower() and not after.isalnum():
            return start, end, "footnote_mark"
        return _code(text, start, end)
    if before in "-‑–" and start >= 2 and text[start - 2].isalpha() and text[start - 2].isascii():
        return _code(text, start, end)
    if before == "/" and start >= 2 and (text[start - 2].isalpha() or text[start - 2].isdigit()):
        return _code(text, start, end)
    if before in '.,;:)”"’»?!*]' and start >= 2 and end - start <= 3:
        previous = text[start - 2]
        if before in ",;:" and previous > "\u2e80":  # a Chinese text with Latin commas: 会上,17名代表
            return None
        if previous.isalpha() or (previous in '.)”"’»' and before in '.,)”"’»?!'):
            if before == "." and re.search(
                r"(?:^|[\s(])(?:[Nn]os?|[Pp]p?|[Aa]rts?|[Rr]es|[Ff]igs?|[Vv]ols?|[Cc]h|[Ss]ects?|[Pp]aras?|[A-Z])\.$",
                text[max(0, start - 8) : start],
            ):
                return start, end, "numbered_part"
            return start, end, "footnote_mark"
    if before in "#№§":
        return start - 1, end, "numbered_part"
    if after.isalpha() and after.isascii():
        unit = unit_at(text, end, "en")
        if (
            unit
            and unit.start == end
            and not (unit.end < len(text) and text[unit.end].isalnum() and text[unit.end].isascii())
        ):
            return None
        if re.match(r"(?:st|nd|rd|th)\b", text[end : end + 3]):
            return start, end + 2, "ordinal"
        if re.match(
            r"(?:m|mn|mln|bn|tn|k|K|M|B|x|X|million|billion|fold|year|month|day|hour|times)(?![A-Za-z0-9])",
            text[end : end + 9],
        ):
            return None
        return _code(text, start, end)
    return None


def _code(text: str, start: int, end: int) -> Mask:
    left = _GLUED_CODE_LEFT.search(text[max(0, start - 40) : start])
    low = start - len(left[0]) if left else start
    right = _GLUED_CODE_RIGHT.match(text, end, end + 40)
    high = right.end() if right else end
    while high > end and text[high - 1] in ".-/":
        high -= 1
    name = text[low:high]
    if re.match(r"(?i)covid|sars", name):
        return low, high, "name_with_number"
    if re.search(r"-(?:19|20)\d\d$", name):
        return low, high, "year_in_event_name"
    return low, high, "formula_or_code"
