"""Where a Chinese numeral can be: digits and characters, shares, tenths, halves and vague numbers, outside the masks."""

import re
from collections.abc import Iterator

from tasks.grammar.not_quantities import Mask
from tasks.grammar.numerals import BLANKS, DIGITS, SUPERSCRIPTS

_C = "〇零一二三四五六七八九十百千万亿两兩萬億"
_NINE = "一二三四五六七八九"
#: A number in digits, also full-width with its own point and comma (１，２３４．５).
_DIG = rf"(?:[０-９]{{1,3}}(?:，[０-９]{{3}})+(?![０-９])(?:．\d+)?|{DIGITS}(?:．\d+)?)"
#: What 成 means besides a tenth: 成立, 成为, 成员, 三成交 …
_NOT_TENTH = "为立功员果本就长品分交熟套效绩型"
_CANDIDATE = re.compile(
    rf"(?P<sup>[{SUPERSCRIPTS}]+)"
    rf"|(?P<share>(?:百分之|千分之|万分之|[{_C}\d]{{1,8}}分之)\s?(?:{_DIG}|[{_C}点]{{1,12}}))"
    rf"|(?P<tenths>(?:[{_NINE}]{{2}}|[{_NINE}两十]|[{_NINE}]点[{_NINE}]|(?<![\d.])\d{{1,2}}(?:[.．]\d)?)\s?成半?(?![{_NOT_TENTH}])"
    rf"(?:[{_NINE}](?![{_NINE}十百千万亿]|[成个名位家项台座户件])(?<=成.))?"
    rf"|(?<=打)(?:[{_NINE}](?:点?[{_NINE}])?|\d(?:[.．]?\d)?)折|(?:[{_NINE}](?:点?[{_NINE}])?|(?<![\d.])\d(?:[.．]?\d)?)折(?=[优销促起出购以后的，。]))"
    rf"|(?P<dig>(?<!\d){_DIG})"
    rf"|(?P<vague>数以[十百千万亿]{{1,3}}|[数几][十百千万亿]{{1,3}}|上[百千万亿]{{1,2}}|成[百千万](?=上|[个名家人项])|十几)"
    rf"|(?P<double>翻了?[一两二三四五]番)|(?P<half>一半|半数|过半数|(?<=[近过超逾])半(?![年月天日个径数导途岛小公吨壁程场路百价生辈晌空边自])|半(?=(?:公[斤里顷吨]|[吨斤亩克米]|千[克米瓦]|小时|个小时|个世纪|个多?月))"
    r"|(?:(?<=历时|耗时|长达|缩短|延长|提前|推迟|持续))半(?=年|天))"
    rf"|(?P<word>[{_C}]+(?:点[〇零{_NINE}]+[万亿]?)?)|(?P<both>双)"
)
#: Behind digits these make another numeral of them: 5分之1, 3成, 8折; a blank may stand before them.
_NOT_PLAIN = r"(?![分成折 \u00a0\t\n．])"
#: Behind numerals in characters these, digits and blanks may make another numeral of them: 三分之一, 五成, 十几, 一半.
_NOT_WORD = "分成折点几半"
#: The signs a numeral can begin with, found in one fast pass, and the whole numeral where no other can begin there:
#: ASCII digits (:data:`DIGITS` behind the first of them), a run of characters, 双. Elsewhere the pattern of all numerals
#: is tried, unless the sign behind 数, 几, 上… tells that it would fail.
_BEGINS = re.compile(
    rf"[{_C}\d数几上成半过双翻{SUPERSCRIPTS}](?:"
    rf"(?<=[0-9])(?<![\d{SUPERSCRIPTS}].)(?>\d{{0,2}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?"
    rf"|\d{{0,2}}(?:[{BLANKS}]\d{{3}})+(?!\d|,\d)(?:\.\d+)?|\d*(?:\.\d+)+|\d*)(?P<dig>{_NOT_PLAIN})"
    rf"|(?<=[{_C}])[{_C}]*+(?P<word>(?![\d\s{_NOT_WORD}]))|(?<=双)(?P<both>)"
    rf"|(?<=[数几上成过翻])(?=[以十百千万亿半了一两二三四五])|(?<=[{_C}\d半{SUPERSCRIPTS}]))"
)


def _next(text: str, position: int) -> re.Match[str] | None:
    """The first numeral at or behind ``position``."""
    while True:
        begin = _BEGINS.search(text, position)
        if begin is None:
            return None
        if begin.lastindex:
            return begin
        at = begin.start()
        match = _CANDIDATE.match(text, at)
        if match is not None:
            return match
        position = at + 1


def candidates_zh(text: str, masks: list[Mask]) -> Iterator[re.Match[str] | Mask]:
    """Numeral matches outside the masks, and each mask that holds a numeral once, in text order."""
    index = position = 0
    shown = -1
    count, size = len(masks), len(text) + 1
    mask_start, mask_end = masks[0][:2] if masks else (size, size)
    while True:
        match = _next(text, position)
        if match is None:
            return
        start, end = match.span()
        while mask_end <= start:
            index += 1
            mask_start, mask_end = masks[index][:2] if index < count else (size, size)
        if mask_start < end:
            if masks[index][0] > start and match.lastgroup in ("word", "share"):
                shorter = _CANDIDATE.match(text, start, masks[index][0])
                if shorter:
                    yield shorter
                    position = shorter.end()
                    continue
            low, high, reason = masks[index]
            reach = max(high, end) if match.lastgroup == "dig" else high
            if shown != index:
                shown = index
                yield low, reach, reason
            elif reach > high:
                yield max(start, high), reach, reason
            position = max(min(end, reach), start + 1)
            continue
        yield match
        position = end
