"""What stands before the words of a line: bullets, paragraph numbers, list letters, footnote marks, heading marks."""

import re
from dataclasses import dataclass

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_ZH_NUMBER = "一二三四五六七八九十百"

_HASHES = re.compile(r"(#{1,6})[ \t]+")
_BULLET = re.compile(r"[-–—•●▪◦‣·*+o][ \t\u00a0]+")
_PRIVATE_BULLET = re.compile(r"[\uf0b7\uf0a7\uf0d8\u2022\u25cf\u25aa\u25a0\u27a2][ \t\u00a0]*")
_NUMBER = re.compile(r"(\d{1,3})(?:\.(?!\d)|[)）．、])[ \t\u00a0\u2002-\u2009\u3000]*(?=\S)")
# "2.1 NIDA informed", no "2.5 million tons" and no "3.4 GW of solar power".
_DECIMAL = re.compile(
    r"(\d{1,2}(?:\.\d{1,2}){1,3})\.?[ \t\u00a0]+(?=(?!(?:USD|EUR|RUB|CNY|GBP|GWh|MWh|TWh|kWh|Mt|Gt|Million"
    r"|Billion)\b)(?:[A-Z][a-z]{2,}|[A-Z]{3,}\b|(?:The|A|An|In|On|At|It|No|To)\b))"
)
_LETTER = re.compile(r"([(（](?:[a-zа-я]|[ivxl]{1,5}|\d{1,2})[)）]|[a-z][)）])[ \t\u00a0]*(?=\S)")
_ZH_SECTION = re.compile(rf"([{_ZH_NUMBER}]{{1,3}})(?:[.．、][ \t\u00a0\u3000]*)(?=\S)")
_ZH_PAREN = re.compile(rf"([(（][{_ZH_NUMBER}]{{1,3}}[)）])[ \t\u00a0\u3000]*(?=\S)")
_ROMAN = re.compile(r"([IVXL]{1,6})\.[ \t\u00a0]+(?=\S)")
_CAPITAL = re.compile(r"([A-H])\.[ \t\u00a0\u3000]+(?=[A-Z\u4e00-\u9fff])(?![A-Z]\.)")
# Arabic papers number paragraphs "17 - " and sections "أولا - " (I), "ألف - " (A).
_ARABIC_NUMBER = re.compile(r"(\d{1,3})[ \u00a0]*[-\u2010-\u2014][ \t\u00a0]*(?=[\u0621-\u064a])")
_ARABIC_SECTION = re.compile(
    r"((?:أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا|(?:حادي|ثاني|ثالث|رابع|خامس) عشر)[\u064b]?)"
    r"[ \u00a0]*[-\u2010-\u2014:][ \t\u00a0]*(?=\S)"
)
_ARABIC_CAPITAL = re.compile(r"(ألف|باء|جيم|دال|هاء|واو|زاي|حاء)[ \u00a0]*[-\u2010-\u2014][ \t\u00a0]*(?=\S)")
_ARABIC_LETTER = re.compile(r"([(（][\u0621-\u064a]\u0640?[)）])[ \t\u00a0]*(?=\S)")
_FOOTNOTE = re.compile(rf"([{SUPERSCRIPTS}]{{1,3}}|\d{{1,3}}/(?=[ \t\u00a0])|\[\d{{1,3}}\]|[†‡])[ \t\u00a0]*(?=\S)")
# Two or three stars and a blank mark a second or third note; two stars before a word open Markdown's bold.
_STARS = re.compile(r"(\*{2,3})[ \t\u00a0]+(?=[^\s*])")
_STAR = re.compile(r"(\*{1,3})[ \t\u00a0]*(?=[^\s*])")


@dataclass(frozen=True, slots=True)
class Marker:
    """A mark at the start of a line. ``end`` is its length within the line, ``label`` the number as printed.

    ``kind`` is ``hashes`` (``level`` says how many), ``bullet``, ``number``, ``decimal`` (2.1), ``letter``,
    ``zh_section``, ``zh_paren``, ``roman``, ``capital``, ``footnote`` or ``star``. ``bulleted`` is whether a bullet stands
    before the number.
    """

    kind: str
    end: int
    label: str | None = None
    level: int = 0
    bulleted: bool = False


def read_marker(line: str) -> Marker | None:
    """The mark that ``line`` (no blanks before it) begins with, or None.

    >>> read_marker("- (a) promote circularity")
    Marker(kind='letter', end=6, label='(a)', level=0, bulleted=True)
    >>> read_marker("17. UNIDO worked")
    Marker(kind='number', end=4, label='17', level=0, bulleted=False)
    >>> read_marker("2.5 million tons")
    """
    head = line[:24]
    if match := _HASHES.match(head):
        return Marker("hashes", match.end(), level=len(match.group(1)))
    if match := _FOOTNOTE.match(head):
        return Marker("footnote", match.end(), label=match.group(1).rstrip("/").strip("[]"))
    bullet = _BULLET.match(head) or _PRIVATE_BULLET.match(head)
    if bullet and bullet.group().startswith("*"):
        return Marker("star", bullet.end(), label="*")
    if bullet:
        inner = _numbered(line[bullet.end() : bullet.end() + 24])
        if inner is not None:
            return Marker(inner.kind, bullet.end() + inner.end, inner.label, inner.level, bulleted=True)
        return Marker("bullet", bullet.end(), bulleted=True)
    if (match := _STARS.match(head)) or ((match := _STAR.match(head)) and not line.startswith("**")):
        return Marker("star", match.end(), label=match.group(1))
    return _numbered(head)


def _numbered(head: str) -> Marker | None:
    for kind, pattern in (
        ("decimal", _DECIMAL),
        ("number", _NUMBER),
        ("letter", _LETTER),
        ("zh_section", _ZH_SECTION),
        ("zh_paren", _ZH_PAREN),
        ("roman", _ROMAN),
        ("capital", _CAPITAL),
        ("number", _ARABIC_NUMBER),
        ("roman", _ARABIC_SECTION),
        ("capital", _ARABIC_CAPITAL),
        ("letter", _ARABIC_LETTER),
    ):
        if match := pattern.match(head):
            return Marker(kind, match.end(), label=match.group(1))
    return None
