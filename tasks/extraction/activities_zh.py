"""Activities of Chinese documents: sentence by sentence, and clause by clause where the status differs."""

import re
from dataclasses import replace

from tasks.contracts.activity import ActivityStatus
from tasks.contracts.document import Block
from tasks.extraction.activity_drafts import Draft, Slice, sentence_slices, sub_items, whole_slice
from tasks.extraction.activity_status_zh import ACTION, DONE, ONGOING, status_zh
from tasks.extraction.zh_punctuation import full_width

# A sentence that goes on about the one before: "该项目促进…", "从而销毁了…", "2020 年 7 月至 2021 年 6 月，该项目将举行…".
_LEAD_DATE = re.compile(r"^(?:自|从|在|截至|于)?\s*\d{4}\s*年[^，。]{0,24}，")
_CONTINUES = re.compile(
    r"^(?:该|这些|这一|这项|此项|此举|其(?!中[一]|他|余|次)|它们?|从而|由此|因此|为此[，目]|上述|通过这|经由这"
    r"|这(?=[为是使将有])|其中(?!，工))"
)
# A later step of the same undertaking with its own date is an activity of its own.
_STARTS = re.compile(r"(?:将|拟|计划|预计)于[^，。]{2,16}(?:启动|开始|完成|结束|投产|投入|出版|发布|举行|举办|召开)")
_NEW_SUBJECT = re.compile(r"还(?=[开扩与在向为就制启发出参举])|^此外|^另外|^同时|^另")
_PURPOSE = re.compile(r"旨在|目的是|目标是|用意是")
# Clauses that begin an activity of their own when their status differs from that of the words before.
_OWN_CLAUSE = re.compile(
    r"(?:(?:并|还|又|同时|也)?(?:请(?![求示客])|促请|敦促|呼吁|鼓励(?=[各会成所有企缔国政行相委私捐联])"
    r"|邀请(?=[各会成总秘执有缔国政企行相委主私捐所联])|要求(?=[各会成总秘执有缔国政企行相委主私捐所联])"
    r"|建议(?=[各会成总秘执有缔国政企行相委主私捐所联管园地]))|另有|另外|另一[座个家项]|而(?=[“《\u4e00-\u9fff])"
    r"|并(?=将|正在|计划|拟|准备|已)|(?:计划|拟|预计|将)于(?=\s*\d)|同时|此外|还(?:将|正在|计划)|但(?=.{0,12}(?:正在|将|已))"
    r"|(?:[一二两三四五六七八九十百\d]+\s*[个家项国名座])[^，。]{0,10}(?:目前|正在|已经|将))"
)
# "…，并请总干事…": a second ask, of somebody else.
_ASKS_ANEW = re.compile(r"(?:并|还|又|同时|也)?(?P<ask>请|促请|敦促|呼吁|鼓励|邀请|要求|建议)(?=[\u4e00-\u9fff])")
_ASKING = ("请", "促请", "敦促", "呼吁", "鼓励", "邀请", "要求", "建议")
_BOTH_SIDES = re.compile(r"(?:双方|各方|三方|两机构|两组织|两国|该项目|该协议|该方案)")
_FOOTNOTE_MARK = "¹²³⁴⁵⁶⁷⁸⁹⁰"


def drafts_zh(blocks: list[Block]) -> list[Draft]:
    """Drafts of all activities of a Chinese document's body, in text order."""
    drafts: list[Draft] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        below = sub_items(blocks, position)
        first_of_block = len(drafts)
        for index, sentence in enumerate(sentence_slices(block)):
            _add_sentence(drafts, sentence, index == 0, first_of_block)
        if below and len(drafts) > first_of_block:
            for item in blocks[position + 1 : position + 1 + below]:
                drafts[-1] = drafts[-1].extended(whole_slice(item))
        position += 1 + below
    return drafts


def _add_sentence(drafts: list[Draft], sentence: Slice, is_first: bool, first_of_block: int) -> None:
    text = full_width(sentence.text)
    in_block = len(drafts) > first_of_block
    bare = _LEAD_DATE.sub("", text)
    status = status_zh(text) if not is_first and in_block and _goes_on(text, bare) else None
    asked_before = in_block and drafts[-1].status is ActivityStatus.RECOMMENDED
    acts_anew = asked_before and status is not None and status[0] is not ActivityStatus.RECOMMENDED
    if not is_first and in_block and not acts_anew and _goes_on(text, bare):
        if (
            status
            and status[0] is ActivityStatus.PLANNED
            and drafts[-1].status is ActivityStatus.DONE
            and _STARTS.search(text)
        ):
            drafts.append(Draft((sentence,), status[0], status[1], follows=len(drafts) - 1))
            return
        last = drafts[-1].extended(sentence)
        if status and drafts[-1].rule in ("zh_plain_verb", "zh_purpose"):
            last = replace(last, status=status[0], rule=status[1])
        drafts[-1] = last
        return
    for piece in _clauses(sentence):
        status = status_zh(piece.text)
        if status is None:
            continue
        rule = "zh_purpose" if status[1] == "zh_plain_verb" and _PURPOSE.search(piece.text) else status[1]
        shares = len(drafts) > first_of_block or (drafts and _BOTH_SIDES.match(piece.text))
        drafts.append(Draft((piece,), status[0], rule, follows=len(drafts) - 1 if shares else None))


def _goes_on(text: str, bare: str) -> bool:
    """Whether a sentence tells more of the activity before it."""
    if _NEW_SUBJECT.search(text[:40]):
        return False
    if _CONTINUES.match(bare):
        return True
    return bool(_PURPOSE.search(text)) and not (DONE.search(text) or ONGOING.search(text))


def _clauses(sentence: Slice) -> list[Slice]:
    """The sentence, cut where a clause with another status (or "而…于…发布") begins."""
    text = full_width(sentence.text)
    cuts = [0]
    for match in re.finditer(rf"[，；;][{_FOOTNOTE_MARK}\s]*", text):
        after = match.end()
        if _OWN_CLAUSE.match(text, after) is None or _is_open(text, match.start()):
            continue
        left, right = status_zh(text[cuts[-1] : match.start()]), status_zh(text[after:])
        if left is None or right is None:
            continue
        head = text[cuts[-1] : match.start()]
        differs = left[0] is not right[0] and "zh_plain_verb" not in (left[1], right[1])
        differs = differs or (
            left[0] is right[0] is ActivityStatus.RECOMMENDED and _ASKS_ANEW.match(text, after) is not None
        )
        tail = text[after:]
        if differs or (text[after] == "而" and ACTION.search(head) and ACTION.search(tail) and DONE.search(tail)):
            again = _ASKS_ANEW.match(text, after)
            cuts.append(again.start("ask") if again else after)
    pieces: list[Slice] = []
    for start, stop in zip(cuts, [*cuts[1:], len(text)], strict=True):
        end = stop
        while end > start and end < len(text) and text[end - 1] in "并还又也同时" and text[end:].startswith(_ASKING):
            end -= 1
        while end > start and text[end - 1] in "，；; " + _FOOTNOTE_MARK and end < len(text):
            end -= 1
        pieces.append(Slice(sentence.block, sentence.start + start, sentence.start + end))
    return pieces


def _is_open(text: str, position: int) -> bool:
    """Whether a quotation or a bracket is open at ``position``."""
    return any(
        text.count(left, 0, position) > text.count(right, 0, position) for left, right in ("“”", "《》", "（）", "()")
    )
