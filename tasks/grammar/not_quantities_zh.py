"""Why a Chinese numeral is no figure: ordinals, articles (一个), words that hold numerals (二氧化碳), labels (目标 7)."""

import re
from functools import cache

from tasks.grammar.count_nouns_zh import CLASSIFIERS
from tasks.vocabularies.quantity_tables import load_labels, load_words_with_numerals_zh

_NUM = r"(?:\d{1,4}(?:[./-]\d{1,4})*|[〇零一二三四五六七八九十百千两]{1,6})"
_ORDINAL = re.compile(
    rf"第\s?(?P<n>{_NUM})(?:\s?(?:、|和|及|与|至|到|-|－|—|～)\s?(?:第\s?)?{_NUM})*(?:\s?[（(][\w一二三四五六七八九十]{{1,3}}[)）])?\s?"
    r"(?P<what>届会议|届常会|届|次会议|次缔约方会议|段|条|款|章|节|页|部分|号决议|号决定|号|项决议|个五年规划|个|次|名|位|期|阶段|批|轮|卷|册|版|类|级|组|委员会)?"
)
_ORDINAL_REASON = {
    "届会议": "session", "届常会": "session", "届": "session", "次会议": "ordinal_meeting_number", "段": "paragraph_reference",
    "次缔约方会议": "ordinal_meeting_number", "条": "article_number", "款": "article_number", "章": "section_number",
    "节": "section_number", "页": "page_number", "部分": "section_number", "号决议": "legal_resolution",
    "号决定": "legal_resolution", "项决议": "legal_resolution",
}  # fmt: skip
_ENUMERATION = re.compile(r"[一二三四五六七八九十]{1,2}(?:是|则|来)(?![否有])|其[一二三四五六]")
_VERSION = re.compile(r"\s?(?:版|版本)(?![本块图])")
_NUMBERED_AFTER = re.compile(r"\s?(?:号|年代|世纪|国集团|星级|届(?!会议次)|号文|期工程|周年|中全会|级地震|维|线城市)")
_NAME_AFTER = re.compile(r"\s?年(?:期|计划|规划|方案|行动|战略|纲要|愿景|议程|框架)")
_SECTION = re.compile(r"(?:^|\n)\s{0,4}[一二三四五六七八九十]{1,3}\s?[、.．]\s?")
_APPENDIX = re.compile(r"(?:附件|附录|表|图|附表|专栏|范围|阶段|方案|部分|类别|单元|篇|章|卷|级)\s?$")
_ARTICLE_QUALIFIED = re.compile(r"(?:仅有?|只有|至少有?|共有?|总共|最多|不到|超过|约|近|每)\s?$")
_ONE_TAIL = re.compile(r"(?:百|千|万|亿|十|半|成|点|倍)")


@cache
def _words() -> dict[str, list[tuple[str, str]]]:
    """Words with numerals by their first two characters, longest first."""
    table: dict[str, list[tuple[str, str]]] = {}
    for word, reason in load_words_with_numerals_zh().items():
        table.setdefault(word[:2], []).append((word, reason))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


@cache
def _labels() -> tuple[dict[str, str], int]:
    labels = {row.label: row.reason for row in load_labels() if row.language == "zh"}
    return labels, max(map(len, labels))


def word_around(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """The longest word of the table that covers the numeral at ``start``–``end``, None when there is none.

    >>> word_around("避免的二氧化碳排放", 3, 4), word_around("四川省", 0, 1), word_around("四个国家", 0, 1)
    ((3, 7, 'chemical_name'), (0, 2, 'place_name'), None)
    """
    best: tuple[int, int, str] | None = None
    table = _words()
    for low in range(start, max(-1, start - 10), -1):
        for word, reason in table.get(text[low : low + 2], ()):
            high = low + len(word)
            if high >= end and text.startswith(word, low) and (best is None or high - low > best[1] - best[0]):
                best = (low, high, reason)
    return best


def ordinals_zh(text: str) -> list[tuple[int, int, str]]:
    """All ordinals with 第, lists and ranges of them included, with what they number.

    >>> ordinals_zh("第四十九届会议、第 3 段")
    [(0, 7, 'session'), (8, 13, 'paragraph_reference')]
    """
    if "第" not in text:
        return []
    return [(*match.span(), _ORDINAL_REASON.get(match["what"] or "", "ordinal")) for match in _ORDINAL.finditer(text)]


def label_before_zh(text: str, start: int) -> tuple[int, str] | None:
    """Start and reason of a word that makes the number after it a label ("可持续发展目标 7"), None otherwise.

    >>> label_before_zh("可持续发展目标 7", 8), label_before_zh("共有 7", 3)
    ((0, 'sdg_number'), None)
    """
    labels, longest = _labels()
    end = start
    while end > 0 and text[end - 1] in " \u00a0" and start - end < 2:
        end -= 1
    for size in range(min(longest, end), 0, -1):
        reason = labels.get(text[end - size : end])
        if reason:
            return end - size, reason
    return None


def is_label_followed(text: str, end: int) -> bool:
    """Whether the words after a number make it part of a name, number or version (2.0 版, 17 号文件, 七国集团).

    >>> is_label_followed("2.0 版", 3), is_label_followed("17 号文件", 2), is_label_followed("17 项", 2)
    (True, True, False)
    """
    return bool(_VERSION.match(text, end) or _NUMBERED_AFTER.match(text, end) or _NAME_AFTER.match(text, end))


def why_not_zh(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Span and reason where a numeral in characters is an article, idiom or enumerator; None when it may count.

    >>> why_not_zh("以巩固一个全球方案", 3, 4)[2], why_not_zh("另外五个国家", 2, 3)
    ('indefinite_article', None)
    """
    surface = text[start:end]
    enumeration = _ENUMERATION.match(text, start)
    if enumeration and len(surface) <= 2 and (start == 0 or text[start - 1] in "，。；：、\n ,;:"):
        return start, enumeration.end(), "enumerator"
    after = text[end : end + 3]
    if after[:1] in "、.．" and after and len(surface) <= 3 and (start == 0 or text[start - 1] == "\n"):
        return start, end + 1, "section_number"
    if start and text[start - 1] in "(（" and after[:1] in (")", "）"):
        return start - 1, end + 1, "enumerator"
    if surface == "一" and not _ONE_TAIL.match(text, end) and not text.startswith("个半", end):
        classifier = next((c for c in sorted(CLASSIFIERS, key=len, reverse=True) if text.startswith(c, end)), "")
        if classifier in ("国",):
            return start, end + 1, "idiom_or_pronoun"
        if classifier:
            if _ARTICLE_QUALIFIED.search(text, max(0, start - 4), start):
                return None
            return start, end + len(classifier), "indefinite_article"
        if re.match(r"\s?(?:年|天|日|周|个月|月|小时|季度|世纪)", text[end : end + 3]):
            return start, end, "period"
        if re.match(r"\s?(?:吨|公斤|千克|公里|米|公顷|亩|度|倍|元|美元|摄氏)", text[end : end + 3]):
            return None
        return start, min(len(text), end + 1) if after[:1].isalpha() else end, "indefinite_article"
    if surface in ("两", "二", "双") and after[:1] in ("者", "端", "侧", "性", "级"):
        return start, end + 1, "idiom_or_pronoun"
    if surface == "两" and after[:1] == "国":
        return start, end + 1, "idiom_or_pronoun"
    if _APPENDIX.search(text, max(0, start - 4), start) and not any(text.startswith(c, end) for c in CLASSIFIERS):
        return start, end, "section_number"
    return None
