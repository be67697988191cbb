"""What a Chinese figure measures: the noun phrase as printed, and its English where every part is in the termbase."""

import re

from tasks.extraction.metric_happening_zh import happened, object_done
from tasks.extraction.metric_phrases_zh import (
    DEED,
    HAN,
    PIECE,
    VERB_BEHIND,
    VERB_OPENING,
    noun_phrase_zh,
    without_classifier,
)
from tasks.extraction.metric_scope import Scope, without_marks
from tasks.grammar.composition_zh import compose
from tasks.grammar.count_nouns_en import plural_of
from tasks.grammar.count_nouns_zh import CLASSIFIERS

_LIST_STOP = re.compile(
    r"[，。；：？！（）()《》“”,;:\n]|实施了|进行了|接受了|获得了|提供|从而|并|在内|共商|有待|仍|没有|得到|以上|左右|\d|[⁰¹²³⁴⁵⁶⁷⁸⁹#@]"
)
_DEED_BEFORE = re.compile(rf"({DEED})了?(?:高达|约|近|超过|至少|总计|共)?\s?$")
#: After a figure these begin what is said of it, not what it counts.
_PREDICATE = re.compile(
    r"^(?:参加|出席|参与|获得|接受|来自|为|是|完成|达到|分别|已|将|在|被|占|同比|环比|增长|下降|[降升增减](?:至|到|了|为|\d)|减少|增加|上升|提高|提升|扩大|回落|缩[减小]|实现|签署|用于|由|以|于|到|至|和|与|及|或|、|且|以上|左右|不等|的情况|用来|属|受)"
)
#: "受气候变化影响的农民": a verb phrase with 的 that marks the counted noun off.
_DESCRIBED = re.compile(r"(?:受|处于|从事|生活在|位于|来自)[^，。的]{1,14}的[\u4e00-\u9fff]{2,8}?(?=的|，|。|$)")
_PART_OPENING = re.compile(r"其中(?:有|包括|约|近|超过)?\s?$")
_SAID_OF_PART = re.compile(r"^(?:为|是|属于|系)(?P<what>[^，。；：,;（）()]{2,20})")
_SOURCE_OF_PART = re.compile(r"^(?P<what>(?:来自|用于|由)[^，。；：,;（）()]{2,24})")
_GIVEN = re.compile(
    r"(?P<to>(?:向|给|为|对)[^，#@]{2,20}?)?(?P<verb>提供|捐赠|拨付|捐助|资助|支付|投入|捐款|拨款|出资|认捐|捐出)了?(?:约|近|超过)?\s?$"
)
#: Classifiers that are nouns themselves: the subject is their unit.
_NOUN_CLASSIFIERS = frozenset(
    ["人", "名", "位", "户", "家", "国", "人次", "村", "市", "县", "省", "镇", "校", "辆", "台", "次"]
)
#: Of these only the noun that follows or stands before says what is counted.
_PURE_CLASSIFIERS = frozenset(["名", "位", "家", "台", "辆", "次"])
#: Of these the noun stands before the number in lists and statistics: 汽车1 310辆, 绿色工厂371家.
_NOUN_BEFORE = frozenset(["家", "台", "辆", "次"])
_LONGEST = 24


def _tail(scope: Scope) -> str:
    """The words after the figure up to the first mark, verb or further figure."""
    stop = scope.next_start if scope.next_start > scope.end else len(scope.sentence)
    tail = re.sub(r"^\s?的", "", scope.sentence[scope.end : min(stop, scope.clause_end)])
    cut = _LIST_STOP.search(tail)
    return without_marks(tail[: cut.start()] if cut else tail)[:40]


def _head(scope: Scope) -> str:
    """The noun phrase the figure counts or measures, without classifier, as printed."""
    noun = scope.quantity.noun
    if not noun:
        return _tail(scope)
    follows = scope.quantity.surface.find(noun, scope.quantity.number_end - scope.quantity.start) >= 0
    if follows:
        return without_classifier(noun)
    opened = VERB_OPENING.match(noun)
    return noun[opened.end() :].strip() if opened else noun.strip()


def _following(scope: Scope) -> str:
    """The noun phrase right behind a figure, "" where a predicate or a mark stands there."""
    head = _tail(scope)
    described = _DESCRIBED.match(head)
    if described:
        return described[0]
    if len(HAN.findall(head)) < 2 or _PREDICATE.match(head) or (not scope.quantity.noun and VERB_BEHIND.match(head)):
        return ""
    verb = VERB_BEHIND.search(head, 1)
    head = head[: verb.start()] if verb else head
    return re.sub(r"[和与及、]$", "", head)[:_LONGEST]


def _pieces(scope: Scope) -> list[str]:
    """The masked pieces of the sentence that lead to the figure, its own last."""
    low = max(0, scope.start - 300)
    return PIECE.split(scope.masked(low, scope.start))[-5:]


def _named_before(scope: Scope) -> str:
    """The subject from the figure's own piece, else from the nearest piece before it that names one."""
    pieces = _pieces(scope)
    given = _GIVEN.search(pieces[-1]) if scope.quantity.group == "money" else None
    if given:
        return f"{given['to'] or ''}{given['verb']}的资金"
    if scope.sentence[scope.start - 1 : scope.start] in ("（", "(") and scope.quantity.group != "share":
        whole = re.search(r"(?:占|为|是)(?:了)?(?P<whole>[^占#，]{2,24})$", pieces[-2]) if len(pieces) > 1 else None
        if whole:  # 占供资总额（446亿美元）: the sum of what stands before the bracket alone
            return whole["whole"]
    for piece in reversed(pieces):
        found = _of_piece(piece)
        if found:
            return found
    return ""


def _of_piece(piece: str) -> str:
    """What a piece names before its last figure, or, for the second of two values, before its first."""
    found = noun_phrase_zh(piece)
    if found or "#" not in piece:
        return found
    head = piece
    while not found and "#" in head:
        head = head.rpartition("#")[0]
        found = noun_phrase_zh(head)
    return found


def _of_part(scope: Scope) -> str:
    """The subject of 其中43%为女性 (女性（技术人员）) and 其中1 200万美元来自基金 (来自基金的资金)."""
    if not _PART_OPENING.search(scope.before[-8:]):
        return ""
    after = without_marks(scope.sentence[scope.end : scope.end + 40])
    said = _SAID_OF_PART.match(after)
    if said:
        among = without_classifier(scope.counted_before) if scope.quantity.group == "share" else ""
        return f"{said['what']}（{among}）" if among else said["what"]
    source = _SOURCE_OF_PART.match(after)
    return f"{source['what']}的资金" if source and scope.quantity.group == "money" else ""


def subject_original_zh(scope: Scope) -> str:
    """The words of the source that say what is measured: the counted noun phrase, for measures verb and substance."""
    whole, counted = without_marks(scope.quantity.surface), scope.quantity.noun.strip()
    part = _of_part(scope)
    if part:
        return part
    number_end = scope.start + scope.quantity.number_end - scope.quantity.start
    described = _DESCRIBED.match(scope.sentence, number_end)
    if described:
        return described[0]
    if counted and counted not in CLASSIFIERS:
        return _head(scope) or whole
    head = _following(scope)
    if counted:
        if head and (counted not in _NOUN_CLASSIFIERS or counted in _PURE_CLASSIFIERS):
            return head
        lone = counted in _NOUN_CLASSIFIERS and counted not in _NOUN_BEFORE
        return whole if lone else _named_before(scope) or whole
    if head:
        verb = _DEED_BEFORE.search(scope.sentence[max(0, scope.start - 16) : scope.start])
        return f"{verb[1]}的{head}" if verb else head
    return _named_before(scope) or whole


def subject_zh(scope: Scope) -> tuple[str, str]:
    """(English or the original, original). English only where :func:`compose` knows every part; never a guess.

    A count with its completed verb and object comes as "countries that completed …"; where a part is not known the bare
    noun stays.
    """
    original = subject_original_zh(scope)
    english = _pattern_en(original) or _noun_en(scope, original)
    if english:
        return english, original
    unit = scope.quantity.unit
    if unit and scope.quantity.noun.strip() in _NOUN_CLASSIFIERS and original == without_marks(scope.quantity.surface):
        return "people" if unit == "person" else plural_of(unit), original
    return original, original


def _pattern_en(original: str) -> str | None:
    """The English of the forms this module makes: V的N, X占Y的比重, N（M）, 来自X的资金; None if a part is unknown."""
    share = re.fullmatch(r"(?P<owner>.+)占(?P<whole>.+)的比重", original)
    if share:
        owner, whole = compose(share["owner"]), compose(share["whole"])
        return f"share of {owner} in {whole}" if owner and whole else None
    among = re.fullmatch(r"(?P<who>.+)（(?P<all>.+)）", original)
    if among:
        who, everyone = compose(among["who"]), compose(among["all"])
        return f"{who} among {everyone}" if who and everyone else None
    source = re.fullmatch(r"(?P<way>来自|用于)(?P<what>.+)的资金", original)
    if source:
        what = compose(source["what"])
        return f"funding {'from' if source['way'] == '来自' else 'for'} {_with_article(what)}" if what else None
    return object_done(original, english=True)


def _with_article(phrase: str) -> str:
    return (
        f"the {phrase}"
        if re.match(
            r"Global Environment Facility|Green Climate Fund|Multilateral Fund|European Union|World Bank", phrase
        )
        else phrase
    )


def _noun_en(scope: Scope, original: str) -> str | None:
    for phrase in dict.fromkeys((original, _head(scope) if scope.quantity.noun else "")):
        english = compose(phrase) if phrase else None
        if english:
            return happened(scope, english) or english
    return None
