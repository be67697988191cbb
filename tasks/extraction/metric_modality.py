"""Whether what an English or Chinese clause says of a figure is done, under way, planned or asked for."""

import re
from enum import StrEnum
from functools import cache

from tasks.extraction.metric_scope import FIGURE, Scope
from tasks.vocabularies.action_verbs import forms

_WINDOW = 320


class Mode(StrEnum):
    """What the verb that governs a figure says of it."""

    DONE = "done"
    PRESENT = "present"
    UNDER_WAY = "under_way"
    PLANNED = "planned"
    PURPOSE = "purpose"  # "launched a programme to recycle 40 tonnes": done is the launch, not the recycling
    ASKED = "asked"
    NONE = "none"


_BE = r"(?:is|are|was|were|be|been)"
_ADVERB = r"(?:(?:\w+ly|also|now|already|still|not|only|first|since|thus|therefore|then|being|currently)\s)*"
#: The signs in the order of a clause; the last one before a figure governs it. Groups are named for the modes.
_SIGN_EN = re.compile(
    rf"(?P<asked>\bshould\b(?! have)|\b(?:recommend|propos|urg|suggest|advis)(?:s|es|ed|e|ing)?\b"
    rf"(?=\s(?:that\b|an?\s|the\s|to\s|{FIGURE}|[A-Z]))"
    rf"|\b(?:request|invit|encourag|call|appeal)(?:s|es|ed|e|ing)?(?:\s(?:on|upon|for|to))?\b(?=[^,;.]{{1,90}}\sto\s[a-z])"
    rf"|\bcalls? for\b|\bfinds? it expedient\b|\brecommendations? (?:to|that)\b)"
    rf"|(?P<planned>\b(?:will|would|shall|could)\b|\b{_BE}\s{_ADVERB}(?:(?:expected|planned|scheduled|set|due|"
    rf"estimated|projected|intended|likely|anticipated|forecast|designed|going|aimed|meant|poised|hoped|on track)\s"
    rf"(?:to|at|for)|to\s[a-z])|\bto be \w+ed\b"
    rf"|\b(?:plan|aim|intend|seek|hope|want|expect|need|agree|decid|promis|vow|stand|pledg|commit)(?:s|ed|ing|ning|e|es|d|ted)?"
    rf"\s(?:to|at)\s(?!be\b)(?=[a-z]{{2}}|{FIGURE})|\bset (?:a|an|the|its) [^,;.]{{0,40}}\b(?:goal|target)\b"
    rf"|\b(?:envisag|foresee|pledg)(?:s|es|ed|ing|e|n)?\b|\bhas? to\b|\btarget(?:s|ing|ed)\s(?!of\b))"
    rf"|(?P<aim>\b(?:target|goal|objective)s?\s(?:of|to|is|at|are)\b[^,;]{{0,40}}$)"
    rf"|(?P<under_way>\b(?:is|are)\s{_ADVERB}(?:under ?way|in progress|ongoing|in preparation|in the pipeline|"
    rf"(?!(?:according|including|being|during)\b)\w{{2,}}ing\b)|\b(?:under ?way|ongoing|currently)\b|"
    rf"\bis being\b|\bare being\b|\bcontinues? to\b|\bunder (?:implementation|development|construction|preparation|negotiation)\b)"
    rf"|(?P<purpose>\b(?:in order |so as |designed |enough )?to (?!(?:the|a|an|its|their|some|about|over|more|date|nearly|"
    rf"almost|around|approximately|just|only|at|reach|all|each|every|these|those|our|his|her)\b)[a-z]{{3,}}\b(?!\s(?:and|or)\s[a-z]+s\b))"
    rf"|(?P<perfect>\b(?:has|have|had)\s{_ADVERB}(?:been\s{_ADVERB})?[a-z]{{2,}}\b|\b(?:was|were)\s{_ADVERB}[a-z]{{2,}}(?:ed|en|wn|"
    rf"ught|lt|ut|ilt|nt|ne|d)\b|\b(?:was|were)\b)"
    rf"|(?P<present>\b(?:which|that|who|it)\s(?:\w+ly\s)?[a-z]{{2,}}(?<!s)s\b|(?<!to\s)(?<!ll\s)(?<!ld\s)\b(?:is|are|"
    rf"accounts?|remains?|amounts?|stands?|makes? up|represents?|corresponds?|covers?|employs?|"
    rf"consumes?|produces?|emits?|generates?|takes?|costs?|uses?|provides? for)\b)"
    rf"|(?P<past>\b[a-z][a-z\-]+\b)"
)
_DETERMINER = re.compile(
    r"(?:\b(?:the|a|an|its|their|his|her|our|of|in|for|with|by|and|or|some|all|these|those|new|newly|highly|from|under|"
    r"to|per|be|being|get|gets|most|more|least|\w+ly|no|each|any|as|such|non|co)|[#@(\"“-])\s?$"
)
_CAUSATIVE = re.compile(r"\b(?:help|assist|enabl|allow|encourag|caus|requir)\w*\s[^,;]{0,90}$")


@cache
def _past_forms() -> frozenset[str]:
    """Simple pasts that no noun or adjective shares: listed verbs, and the verbs of trends and reports."""
    own = (
        "rose fell grew shrank dropped climbed slipped stood came went became began held took got saw left met paid led spent "
        "sold bought won lost made gave brought drew found kept ran sent wrote chose totalled totaled amounted reached accounted "
        "said told saw thought felt attended joined hosted welcomed received"
    )
    same = {"set", "put", "cut", "read", "let", "cost", "hit", "shut", "split", "spread", "found", "left"}
    return (frozenset(forms("past")) | frozenset(own.split())) - same


def _past(text: str, match: re.Match[str], *, first: bool) -> bool:
    word = match["past"]
    if word not in _past_forms() and not (word.endswith("ed") and len(word) > 4):
        return word in ("cut", "set", "put") and not _DETERMINER.search(text[: match.start()][-16:])
    if first and word in _past_forms():
        return not _DETERMINER.search(text[max(0, match.start() - 16) : match.start()])
    if word.endswith("ed") and (
        _DETERMINER.search(text[max(0, match.start() - 16) : match.start()])
        or re.match(r"\s(?:by|in|from|under|on|at|with|to)\b(?!\s[#@])", text[match.end() : match.end() + 8])
    ):
        # "the selected firms", "firms supported by the project": a participle says nothing of the clause.
        return bool(
            re.match(r"\s(?:by|in|from|to|at)\s(?:\w+\s){0,3}(?:#|$)", text[match.end() : match.end() + 30])
        ) and not (_DETERMINER.search(text[max(0, match.start() - 16) : match.start()]))
    return True


def _signs(text: str, *, behind: bool = False) -> list[tuple[str, int]]:
    """Kind and place of every sign; ``behind`` a figure the first listed past is the verb of its clause."""
    found: list[tuple[str, int]] = []
    for match in _SIGN_EN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "past" and not _past(text, match, first=behind and not found):
            continue
        found.append((kind, match.start()))
    return found


_MODES = {
    "asked": Mode.ASKED, "planned": Mode.PLANNED, "under_way": Mode.UNDER_WAY, "perfect": Mode.DONE, "past": Mode.DONE,
    "present": Mode.PRESENT, "aim": Mode.PLANNED,
}  # fmt: skip


def _after_signs(text: str) -> Mode:
    """The mode at the end of ``text``: later signs replace earlier ones, an infinitive keeps what governs it."""
    mode = Mode.NONE
    for kind, place in _signs(text):
        if kind == "purpose":
            if mode in (Mode.DONE, Mode.PRESENT) and not _CAUSATIVE.search(text[:place]):
                mode = Mode.PURPOSE
        elif (
            (mode is Mode.ASKED and kind == "planned")
            or (kind == "under_way" and mode is Mode.PLANNED)
            or (kind == "present" and mode in (Mode.ASKED,))
        ):
            continue
        else:
            mode = _MODES[kind]
    return mode


def mode_en(scope: Scope) -> Mode:
    """The mode of the verb that governs a figure: the last before it in its clause, else the first after it.

    "which would save 40 tonnes" and "plans to train and equip 40 women" are planned to the end of their clause; a finite
    past verb after them is done again.
    """
    low = max(scope.clause_start, scope.start - _WINDOW)
    before = scope.masked(low, scope.start)
    if re.search(r"\b(?:which|whom|where)\s$", before):
        before = ""  # "…, under which 120 women will be trained": the figure is the subject of a clause of its own
    # "The Ministry said on Monday that": what was said is not yet what was done.
    reported = list(_REPORTED.finditer(before))
    asked = bool(reported) and _ASKING.match(reported[-1]["verb"]) is not None
    mode = _after_signs(before[reported[-1].end() :] if reported and not asked else before)
    if mode is not Mode.NONE:
        return mode
    after = scope.masked(scope.end, min(scope.clause_end, scope.end + _WINDOW))
    after = re.sub(r",\s(?:which|who|including|of wh(?:om|ich))\b[^,;]*,", "", after)
    for kind, _ in _signs(after, behind=True):
        if kind not in ("purpose", "asked", "aim"):
            return _MODES[kind]
    return mode


SPEECH = (
    r"said|says?|announc(?:ed|es)|report(?:ed|s)|noted|notes|stated|states|told|add(?:ed|s)|estimat(?:ed|es)|show(?:ed|s|n)?|"
    r"indicat(?:ed|es|e)|found|finds|stress(?:ed|es)|explain(?:ed|s)|reveal(?:ed|s)|confirm(?:ed|s)|recall(?:ed|s)|"
    r"suggest(?:ed|s)?|believ(?:ed|es|e)|argu(?:ed|es|e)|conclud(?:ed|es)|claim(?:ed|s)|warn(?:ed|s)|emphasi[sz](?:ed|es)|"
    r"declar(?:ed|es)|pointed out|highlight(?:ed|s)|observ(?:ed|es)|mention(?:ed|s)|inform(?:ed|s)|learn(?:ed|t)"
)
_ASKS = r"recommend(?:ed|s)?|propos(?:ed|es|e)|request(?:ed|s)?|urg(?:ed|es|e)|ask(?:ed|s)?"
_REPORTED = re.compile(rf"\b(?P<verb>{SPEECH}|{_ASKS})\b[^,;:]{{0,70}}?\sthat\s", re.IGNORECASE)
_ASKING = re.compile(_ASKS, re.IGNORECASE)


_ASKED_ZH = re.compile(
    r"请(?!求|愿|示)[^，]{2,12}(?:将|在|于|为|对|向|就|把|继续|确保|提供|审议|核准)|建议|应当|应该|呼吁|敦促|似宜|提议|要求|(?<![反响对相供适])应(?=[在于将把对向加提确保采设])"
)
_PLANNED_ZH = re.compile(
    r"将(?!近)|要(?=增加|提高|达到|建|培训|减少|实现|完成)|(?<![草起模虚比])拟(?!订|定|议)|计划(?:在|于|到|将|培训|建|开展|举办|新|投|用)|预计|预期|旨在|力争|争取|目标是|有望|准备(?!好)|"
    r"承诺|届时|确保|明确到|提出到|(?:提出|明确|要求|^|[，。；])\s?到\s?@|目标为|目标值|规划到"
)
_TO_NP_ZH = re.compile(
    r"将(?!通过|在|于|会|为|对|由|以|继续|进一步)[^，；]{1,30}?(?:(?:提高|增加|降低|减少|提升|扩大|缩短|压缩|控制|降|增|升|延长)(?:到|至|了|在|#|约|$)|改为|作为|分为|纳入|列入)"
)
_DONE_ZH = re.compile(
    r"(?<![占为受除到])(?<=[\u4e00-\u9fff])了(?!解)|累计|已(?!于|知)|获得|荣获|实现了|达成|先后|截至|截止|自[^，]{1,12}(?:以来|开始|起)|过去|近[一二两三四五六七八九十\d]+年|同比"
)
_ONGOING_ZH = re.compile(r"正在|正(?:与|在|同|由)|进行中|筹备中|在建|在研|(?<!可)持续(?!发展|性)")


def mode_zh(scope: Scope) -> Mode:
    """The mode of a Chinese figure: from its own piece of the clause, else from the pieces before it in the sentence.

    建议, 将, 预计 and 到2027年 hold for the pieces that follow until one says 了 or 已.
    """
    low = max(scope.clause_start, scope.start - _WINDOW)
    sentence_low = max(0, scope.start - _WINDOW)
    for begin in (low, sentence_low):
        pieces = re.split(r"[，,；;：:。]", scope.masked(begin, scope.start)) if begin < scope.start else [""]
        for index in range(len(pieces) - 1, -1, -1):
            piece = pieces[index]
            if index == len(pieces) - 1:
                piece = _to_end_of_piece(scope, piece)
            mode = _piece_mode(piece)
            if mode is not Mode.NONE:
                return mode
    return Mode.NONE


def _to_end_of_piece(scope: Scope, piece: str) -> str:
    after = scope.sentence[scope.end : min(scope.clause_end, scope.end + 40)]
    cut = re.search(r"[，,；;：:。]", after)
    return piece + "#" + (after[: cut.start()] if cut else after)


def _piece_mode(piece: str) -> Mode:
    # 将X提高到 moves the object before its verb and plans nothing.
    free = _TO_NP_ZH.sub("", piece)
    if _ASKED_ZH.search(piece):
        return Mode.ASKED
    done, planned = _DONE_ZH.search(free), _PLANNED_ZH.search(free)
    if planned and not (done and done.start() > planned.start() and "将" not in free[done.start() :]):
        return Mode.PLANNED
    if done:
        return Mode.DONE
    return Mode.UNDER_WAY if _ONGOING_ZH.search(piece) else Mode.NONE
