"""What a Chinese figure measures: the noun phrase as printed, and its English where every part is in the termbase."""

import re

from tasks.extraction.metric_scope import Scope, without_marks
from tasks.grammar.composition_zh import compose
from tasks.grammar.count_nouns import CLASSIFIERS

_STOP = re.compile(
    r"[，。；：、？！（）()《》“”,;:\n]|提供|参加|参与|进行|完成|已|正在|目前|开展|合作|共商|在内|所获|所作|推进|实施|的投入|制定|获得|接受|受益|就业|得到|签署|\d|[⁰¹²³⁴⁵⁶⁷⁸⁹]|(?<!以)及(?!其)|和(?=\s?[\d一二三四五六七八九十]+\s?[个名家项])"
)
_LIST_STOP = re.compile(r"[，。；：？！（）()《》“”,;:\n]|实施了|进行了|提供|从而|并|在内|共商|\d|[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_VERB_BEFORE = re.compile(
    r"(销毁或停止使用|停止使用|逐步停止使用|逐步淘汰|淘汰|销毁|避免|减少|减排|节约|节省|处置|回收|培训|批准|创造|安装|建成|防护|产生)了?(?:约|近|超过)?\s?$"
)


def _head(scope: Scope) -> str:
    """The noun phrase the figure counts or measures, without classifier, as printed."""
    quantity = scope.quantity
    if quantity.noun:
        phrase = quantity.noun
        for classifier in sorted(CLASSIFIERS, key=len, reverse=True):
            if phrase.startswith(classifier) and len(phrase) > len(classifier):
                phrase = phrase[len(classifier) :]
                break
        return phrase.strip()
    tail = scope.sentence[
        scope.end : min(scope.next_start if scope.next_start > scope.end else len(scope.sentence), scope.clause_end)
    ]
    tail = re.sub(r"^\s?的", "", tail)
    stop = _LIST_STOP.search(tail)
    return without_marks(tail[: stop.start()] if stop else tail)[:40]


def subject_original_zh(scope: Scope) -> str:
    """The words of the source that say what is measured: the counted noun phrase, for measures verb and substance."""
    head = _head(scope)
    if scope.quantity.noun:
        return head or without_marks(scope.quantity.surface)
    if head:
        verb = _VERB_BEFORE.search(scope.sentence[max(0, scope.start - 16) : scope.start])
        return f"{verb[1]}的{head}" if verb else head
    before = scope.sentence[scope.clause_start : scope.start].rstrip("约近达为至到 ")
    part = re.split(r"[，。；：、]", before)[-1]
    return without_marks(part)[-24:] or without_marks(scope.quantity.surface)


def subject_zh(scope: Scope) -> tuple[str, str]:
    """(English or the original, original). English only where :func:`compose` knows every part; never a guess.

    A phrase with a further noun of the same chain behind it (个国家项目) is tried first as a whole.
    """
    original = subject_original_zh(scope)
    for phrase in dict.fromkeys((original, _head(scope))):
        if phrase:
            english = compose(phrase)
            if english:
                return english, original
    return original, original
