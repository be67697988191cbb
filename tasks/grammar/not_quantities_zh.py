"""Why a Chinese numeral is no figure: ordinals, articles (一个), words that hold numerals (二氧化碳), labels (目标 7)."""

import re
from functools import cache

from tasks.grammar.classifiers_zh import classifier_at
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
_ENUMERATION = re.compile(
    r"[一二三四五六七八九十]{1,2}(?:是|则)(?![否有])|[一二三四]来(?![个名家位项])|其[一二三四五六]"
)
_VERSION = re.compile(r"\s?(?:版|版本)(?![本块图])")
_NUMBERED_AFTER = re.compile(
    r"\s?(?:号|年代|世纪|国集团|星级|届(?!会议次)|号文|期(?:工程|项目|建设|厂房|基金)|周年|中全会|级(?:地震|以上地震|（)|维|线城市|类(?:水|海水|地表水|标准|断面|功能区|用地|重污染)|年级|五期间)"
)
#: Programmes and hotlines that are called by their number: 211工程, 985高校, 12345热线.
_NUMBERED_NAMES = frozenset(["211", "985", "863", "973", "345", "315", "110", "119", "120", "123"])
_NUMBERED_NAME = re.compile(r"(?:工程|高校|院校|大学|计划|晚会|(?:政务|服务|投诉|举报|报警)?(?:热线|电话|平台))")
_FOLLOWERS = frozenset("版号年世国星届文期周中级维线类五")
#: The signs behind a number where :func:`is_label_followed` can hold.
LABEL_BEGINS = _FOLLOWERS | frozenset(" 工高院大计晚政服投举报热电平")
_NAME_AFTER = re.compile(r"\s?年(?:期|计划|规划|方案|行动|战略|纲要|愿景|议程|框架)")
_CLASS_OF = re.compile(r"类(?=[）)]|水|海水|标准|断面|地表水|功能区|用地|企业类)")
_APPENDIX = re.compile(r"(?:附件|附录|表|图|附表|专栏|范围|阶段|方案|部分|类别|单元|篇|章|卷|级)\s?$")
_ARTICLE_QUALIFIED = re.compile(r"(?:仅有?|只有|至少有?|共有?|总共|最多|不到|超过|约|近|每)\s?$")
_ONE_TAIL = re.compile(r"(?:百|千|万|亿|十|半|成|点|倍)")


_NUMERAL_SIGNS = frozenset("〇零一二三四五六七八九十百千万亿两双半几数多上成对")


@cache
def _words() -> tuple[dict[str, tuple[tuple[str, int, str], ...]], dict[str, tuple[tuple[str, int, str], ...]]]:
    """Words with numerals, with the place of the numeral in them, longest first: by the numeral and the sign behind it;
    and, where the word ends with the numeral, by the sign before it and the numeral."""
    behind: dict[str, list[tuple[str, int, str]]] = {}
    before: dict[str, list[tuple[str, int, str]]] = {}
    for word, reason in load_words_with_numerals_zh().items():
        for place, sign in enumerate(word):
            if sign not in _NUMERAL_SIGNS:
                continue
            if place + 1 < len(word):
                behind.setdefault(word[place : place + 2], []).append((word, place, reason))
            else:
                before.setdefault(word[place - 1 : place + 1], []).append((word, place, reason))

    def ordered(table: dict[str, list[tuple[str, int, str]]]) -> dict[str, tuple[tuple[str, int, str], ...]]:
        return {key: tuple(sorted(rows, key=lambda row: -len(row[0]))) for key, rows in table.items()}

    return ordered(behind), ordered(before)


@cache
def _labels() -> dict[str, tuple[tuple[str, str], ...]]:
    """Labels with their reasons by their last sign, longest first."""
    table: dict[str, list[tuple[str, str]]] = {}
    for row in load_labels():
        if row.language == "zh":
            table.setdefault(row.label[-1], []).append((row.label, row.reason))
    return {sign: tuple(sorted(rows, key=lambda row: -len(row[0]))) for sign, rows in table.items()}


@cache
def label_signs() -> frozenset[str]:
    """The signs before a number where a label can end: the last of all labels, and the blanks behind them."""
    return frozenset(_labels()) | frozenset(" \u00a0")


def word_around(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """The longest word of the table that covers the numeral at ``start``–``end``, None when there is none.

    >>> word_around("避免的二氧化碳排放", 3, 4), word_around("四川省", 0, 1), word_around("四个国家", 0, 1)
    ((3, 7, 'chemical_name'), (0, 2, 'place_name'), None)
    """
    best: tuple[int, int, str] | None = None
    behind, before = _words()
    rows = behind.get(text[start : start + 2], ())
    if start and end == start + 1:
        rows = (*rows, *before.get(text[start - 1 : end], ()))
    for word, place, reason in rows:
        low = start - place
        high = low + len(word)
        if low >= 0 and high >= end and text.startswith(word, low) and (best is None or high - low > best[1] - best[0]):
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
    end = start
    while end > 0 and text[end - 1] in " \u00a0" and start - end < 2:
        end -= 1
    for label, reason in _labels().get(text[end - 1 : end], ()) if end else ():
        if text.endswith(label, 0, end):
            return end - len(label), reason
    return None


def is_label_followed(text: str, end: int) -> bool:
    """Whether the words after a number make it part of a name, number or version (2.0 版, 17 号文件, 七国集团).

    >>> is_label_followed("2.0 版", 3), is_label_followed("17 号文件", 2), is_label_followed("17 项", 2)
    (True, True, False)
    """
    if text[end - 3 : end] in _NUMBERED_NAMES and _NUMBERED_NAME.match(text, end):
        return True
    sign = text[end : end + 1]
    if sign == " ":
        sign = text[end + 1 : end + 2]
    if sign not in _FOLLOWERS or not sign:
        return False
    return bool(_VERSION.match(text, end) or _NUMBERED_AFTER.match(text, end) or _NAME_AFTER.match(text, end))


def why_not_zh(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Span and reason where a numeral in characters is an article, idiom or enumerator; None when it may count.

    >>> why_not_zh("以巩固一个全球方案", 3, 4)[2], why_not_zh("另外五个国家", 2, 3)
    ('indefinite_article', None)
    """
    surface = text[start:end]
    opened = text.rfind("“", max(0, start - 8), start)
    if opened >= 0 and end <= text.find("”", opened, opened + 12):
        return start, end, "name_with_number"  # “三区三州”, “六个精准”: a slogan
    enumeration = _ENUMERATION.match(text, start)
    if enumeration and len(surface) <= 2 and (start == 0 or text[start - 1] in "，。；：、\n ,;:"):
        return start, enumeration.end(), "enumerator"
    after = text[end : end + 3]
    if after[:1] == "类" and text[start - 1 : start] in tuple("劣、第（(优") and start and _CLASS_OF.match(text, end):
        return start, end + 1, "numbered_part"
    if after[:1] in "、.．" and after and len(surface) <= 3 and (start == 0 or text[start - 1] == "\n"):
        return start, end + 1, "section_number"
    if start and text[start - 1] in "(（" and after[:1] in (")", "）"):
        return start - 1, end + 1, "enumerator"
    if surface == "一" and not _ONE_TAIL.match(text, end) and not text.startswith("个半", end):
        classifier = classifier_at(text, end)
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
    if surface == "两" and after[:1] == "国" and text[start - 1 : start] not in ("中", "有", "仅", "等"):
        return start, end + 1, "idiom_or_pronoun"
    if _APPENDIX.search(text, max(0, start - 4), start) and not classifier_at(text, end):
        return start, end, "section_number"
    return None
