"""What a Chinese figure measures: the noun phrase as printed, and its English where every part is in the termbase."""

import re

from tasks.extraction.metric_happening_zh import happened, object_done
from tasks.extraction.metric_scope import Scope, without_marks
from tasks.grammar.composition_zh import compose
from tasks.grammar.count_nouns_en import plural_of
from tasks.grammar.count_nouns_zh import CLASSIFIERS

_LIST_STOP = re.compile(
    r"[，。；：？！（）()《》“”,;:\n]|实施了|进行了|提供|从而|并|在内|共商|有待|仍|没有|得到|以上|左右|\d|[⁰¹²³⁴⁵⁶⁷⁸⁹]"
)
_VERB_BEFORE = re.compile(
    r"(销毁或停止使用|停止使用|逐步停止使用|逐步淘汰|淘汰|销毁|避免|减少|减排|节约|节省|处置|回收|培训|批准|创造|安装|建成|防护|产生|"
    r"处理|提取|种植|改造|减碳|节能|节水)了?(?:约|近|超过)?\s?$"
)
#: Verbs and adverbs at the end of a clause that say how the figure moved, not what it measures.
_MOVEMENT = re.compile(
    r"(?:(?:分别|累计|同比|环比|预计|已经?|将|则|共|共计|合计|总计|平均|大幅|不足|超过|多达|高达|(?<!节)约|近|至少|折合|相当于|接近|"
    r"增加到|增加了?|增长到?了?|增至|上升到?了?|升至|下降到?了?|降至|降低到?了?|减少到?了?|减至|提高到?了?|提升到?了?|降|"
    r"达到|达|为|是|占|至|到|了|从|由|计|不到|不超过|回升|扩大到?了?|完成|实现|推动|使|吸引|创造)\s?)+$"
)
_OPENING = re.compile(
    r"^\s*(?:(?:[和与及、并且而还也使将]|其中|同时|截至[^，,]{0,8}底?|自[^，,]{0,8}以来|比(?:上年|去年|同期)[^，,]{0,4}|"
    r"同比|环比|累计|已(?:经|累计)?|目前|现有|现|共计?|可|该|预计|每年|此外|另|另有|其|按|计划|以来|力争|到)\s?)+"
)
_VERB_OPENING = re.compile(
    r"(销毁或停止使用|停止使用|淘汰|销毁|处置|回收|节约|节省|避免|减少|创造|安装|培训|减排)(?=[\u4e00-\u9fff])(?!量|率|的)"
)
_PART = re.compile(r"[，,。；;：:！？!?（）()]")
_DIGITS = re.compile(r"\d|[一二三四五六七八九十百千万亿]{2,}|[二三四五六七八九]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NOT_A_SUBJECT = frozenset(
    [
        "月底",
        "年底",
        "月份",
        "年间",
        "比上年同期",
        "同比",
        "年",
        "其中",
        "上年同期",
        "去年同期",
        "分别",
        "主要",
        "高达",
        "多达",
    ]
)
#: Classifiers that are nouns themselves: the subject is their unit.
_NOUN_CLASSIFIERS = frozenset(
    ["人", "名", "位", "户", "家", "国", "人次", "村", "市", "县", "省", "镇", "校", "辆", "台", "次"]
)


def _without_classifier(phrase: str) -> str:
    for classifier in sorted(CLASSIFIERS, key=len, reverse=True):
        if phrase.startswith(classifier) and len(phrase) > len(classifier):
            return re.sub(r"^(?:左右|上下|以上|以下|以内)的?", "", phrase[len(classifier) :].strip())
    return phrase.strip()


def _tail(scope: Scope) -> str:
    """The words after the figure up to the first mark, verb or further figure."""
    stop = scope.next_start if scope.next_start > scope.end else len(scope.sentence)
    tail = re.sub(r"^\s?的", "", scope.sentence[scope.end : min(stop, scope.clause_end)])
    cut = _LIST_STOP.search(tail)
    return without_marks(tail[: cut.start()] if cut else tail)[:40]


def _head(scope: Scope) -> str:
    """The noun phrase the figure counts or measures, without classifier, as printed."""
    return _without_classifier(scope.quantity.noun) if scope.quantity.noun else _tail(scope)


def _phrase(part: str) -> str:
    """What a piece of a clause without figures speaks of, "" when it names nothing."""
    rest = _MOVEMENT.sub("", without_marks(part).strip(" 、和与及"))
    rest = _MOVEMENT.sub("", _OPENING.sub("", rest)).strip(" 、和与及的")
    share = re.search(r"占(?!有|比|地)(?P<whole>[^占]{2,20})$", rest)
    if share:
        rest = share["whole"]
    done = object_done(rest)
    if done:
        return done
    verb = _VERB_OPENING.match(rest)
    if verb and len(rest) - verb.end() > 1:
        return f"{verb[1]}的{rest[verb.end() :]}"
    return rest[-24:] if len(_HAN.findall(rest)) > 1 and rest not in _NOT_A_SUBJECT else ""


def _piece(scope: Scope) -> str:
    """The words between the figure and the mark or figure before it."""
    start = scope.previous_end if scope.previous_end < scope.start else 0
    return _PART.split(scope.sentence[start : scope.start])[-1]


def _first_of_two(scope: Scope) -> str:
    """For the second of two values ("从 420 降至 385") what stands before the first."""
    part = _PART.split(scope.sentence[: scope.previous_start])[-1] if scope.previous_start else ""
    digits = _DIGITS.search(part)
    return _phrase(part[: digits.start()] if digits else part)


def _earlier(scope: Scope) -> str:
    """The subject of the nearest piece of the sentence that names one before its own figures."""
    parts = _PART.split(scope.sentence[: scope.start])[:-1]
    for part in reversed(parts[-4:]):
        digits = _DIGITS.search(part)
        found = _phrase(part[: digits.start()] if digits else part)
        if found:
            return found
    return ""


def subject_original_zh(scope: Scope) -> str:
    """The words of the source that say what is measured: the counted noun phrase, for measures verb and substance."""
    quantity = scope.quantity
    whole, counted = without_marks(quantity.surface), quantity.noun.strip()
    if counted and counted not in CLASSIFIERS:
        return _head(scope) or whole
    head = _MOVEMENT.sub("", _tail(scope))
    if counted:
        if len(_HAN.findall(head)) > 1 and counted not in _NOUN_CLASSIFIERS:
            return head[:24]
        return whole if counted in _NOUN_CLASSIFIERS else _phrase(_piece(scope)) or whole
    if len(_HAN.findall(head)) > 1:
        verb = _VERB_BEFORE.search(scope.sentence[max(0, scope.start - 16) : scope.start])
        return f"{verb[1]}的{head}" if verb else head
    return _phrase(_piece(scope)) or _first_of_two(scope) or _earlier(scope) or whole


def subject_zh(scope: Scope) -> tuple[str, str]:
    """(English or the original, original). English only where :func:`compose` knows every part; never a guess.

    A count with its completed verb and object comes as "countries that completed …"; where a part is not known the bare
    noun stays.
    """
    original = subject_original_zh(scope)
    done = object_done(original, english=True)
    if done:
        return done, original
    plain = original.partition("的")[2] if _VERB_OPENING.match(original.replace("的", "", 1)) else ""
    for phrase in dict.fromkeys((plain or original, _head(scope))):
        english = compose(phrase) if phrase else None
        if english:
            return happened(scope, english) or english, original
    unit = scope.quantity.unit
    if unit and scope.quantity.noun.strip() in _NOUN_CLASSIFIERS and original == without_marks(scope.quantity.surface):
        return "people" if unit == "person" else plural_of(unit), original
    return original, original
