"""Activities of Chinese documents: sentence by sentence, and clause by clause where the status differs."""

import re
from dataclasses import replace

from tasks.contracts.activity import ActivityStatus
from tasks.contracts.document import Block
from tasks.extraction.activity_drafts import Draft, Slice, sentence_slices, sub_items, whole_slice

_RECOMMENDED = re.compile(
    r"促请|敦促|呼吁|(?<!政策)建议(?![书稿])|似宜|不妨|(?:决议|决定|大会|理事会|委员会|会议|请会员国|主席|总干事)[^，。；]{0,16}(?<![邀申])请(?![求示客])"
    r"|^(?:[并又还]|再次|特别)?(?:请(?![求示客])|要求(?=[\u4e00-\u9fff])|鼓励(?=[\u4e00-\u9fff])|邀请(?=[各会成总秘执有]))|应(?:当|该)|(?<![相适响对顺供反效回])应(?=[加继采制开提考确建推进支尽优予在通重向把将着立])|需要(?=[加采进提建])|必须|鼓励(?=[各会成理所])"
)
_PLANNED = re.compile(
    r"(?<![即行])将(?!来|近|军|会议|其|这|该[^将]{0,10}(?:纳入|用作|作为))|拟(?![订定议合])|筹备中|正在(?:与[^，。；]{1,14})?(?:筹备|计划|筹划|商谈|洽谈|谈判|酝酿)"
    r"|计划(?=[于在将开建])|准备(?=[于在开启])"
    r"|打算|预计(?=[将于在])|有望|尚待|即将|着手筹备"
)
_ONGOING = re.compile(
    r"正在|目前(?![，\s]*[^，。；]{0,14}(?:已|正在))|(?<=[^纠改修真])正(?=[与通致着努积])|继续|一直|(?<!可)持续|不断|仍在|现正|以来[^。]{0,12}(?:开展|支持|协助|合作)"
)
_DONE = re.compile(
    r"已(?![知久]|有的)|(?<![为除不到])了(?![解结])|新近|现已|于\s*\d{4}\s*年[^，。]{0,12}(?:发布|公布|通过|启动|成立|签署|生效|举行|举办|召开|结束|获得)"
    r"|(?:发布|公布|签署|成立|批准|核准|通过|举行|举办|召开)(?:的《|的“|了)|共同主办|\d{4}\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?(?:(?!将"
    r"|拟|计划|预计|正在)[^。]){0,30}(?:举行|举办|召开|签署|启动|成立|发布|通过|完成)"
    # held somewhere, or by somebody: the passive has no particle of its own
    r"|由[^，。；]{2,24}?(?:主办|承办|协办|举办|召集)(?![的将])|在[^，。；将]{2,14}(?:举行|举办|召开|开幕|闭幕|落幕)(?!的)"
    # a sum given
    r"|(?:供资|捐款|捐助|捐赠|拨款|投资|出资|认捐)\s*(?:约|近|逾|超过)?\s*\d"
    r"|(?:国家|政府|成员国|会员国|捐助方|企业)向[^，。；]{2,20}(?:捐款|捐资|供资|捐助)"
)
# A sum or a count of what is done that rose or fell: told of the past. Alone it is a statistic and no activity.
_MOVED = re.compile(r"(?:增至|增加到|增长到|升至|减至|减少到|降至)\s*(?:约|近|逾|超过)?\s*\d")
_ACTION = re.compile(
    r"支持|协助|开展|展开|提供|推动|推进|促进|举办|举行|发布|公布|通过|签署|签订|启动|发起|设计|开发|编写|编制|拟订|制定|制订|完成|批准|核准|建立|设立|成立|纳入|扩大|召集|召开"
    r"|参加|出席|实施|执行|培训|销毁|减少|避免|停止使用|获得|合作|出版|调整|汇集|启用|投入|交付|落实|加强|加大|组织|主办|承办|访问|会见|讨论|审议|任命|资助|供资|捐助|拨款|建成"
    r"|安装|改造|淘汰|处置|回收|评估|测试|试点|推出|帮助|努力|牵头|领导|协调|动员|筹备|建设|介绍|交流|达成|宣布|承诺|接待|考察|培养|研究|应用|采用|参与|联合|服务|改进|提高|防护|旨在"
)
_DEFINITION = re.compile(
    r"^[^，。]{1,20}(?:是指|指的是|系指|是一种|是一类)|^(?:注|见|参见|来源)[：:]"
    r"|^本(?:文件|报告|说明|附件|节|章)(?:提供|载有|介绍|概述|报告|概括|阐述|是|根据|总结)"
)
_BACKGROUND = re.compile(r"^(?:据(?:估计|统计)|众所周知|研究表明|科学家)|(?:威胁|挑战|差距)(?:依然|仍然)")
# A sentence that goes on about the one before: "该项目促进…", "从而销毁了…", "2020 年 7 月至 2021 年 6 月，该项目将举行…".
_LEAD_DATE = re.compile(r"^(?:自|从|在|截至|于)?\s*\d{4}\s*年[^，。]{0,24}，")
_CONTINUES = re.compile(
    r"^(?:该|这些|这一|这项|此项|此举|其(?!中[一]|他|余|次)|它们?|从而|由此|因此|为此[，目]|上述|通过这|经由这|这(?=[为是使将有])|其中(?!，工))"
)
# A later step of the same undertaking with its own date is an activity of its own.
_STARTS = re.compile(r"(?:将|拟|计划|预计)于[^，。]{2,16}(?:启动|开始|完成|结束|投产|投入|出版|发布|举行|举办|召开)")
_NEW_SUBJECT = re.compile(r"还(?=[开扩与在向为就制启发出参举])|^此外|^另外|^同时|^另")
_PURPOSE = re.compile(r"旨在|目的是|目标是|用意是")
# Clauses that begin an activity of their own when their status differs from that of the words before.
_OWN_CLAUSE = re.compile(
    r"(?:(?:并|还|又|同时|也)?(?:请(?![求示客])|促请|敦促|呼吁|鼓励(?=[各会成所有企])|邀请(?=[各会成总秘执有])|要求(?=[各会成总秘执有]))|另有|另外|另一[座个家项]|而(?=[“《\u4e00-\u9fff])|并(?=将|正在|计划|拟|准备|已)|(?:计划|拟|预计|将)于(?=\s*\d)|同时|此外|还(?:将|正在|计划)|但(?=.{0,12}(?:正在|将|已))"
    r"|(?:[一二两三四五六七八九十百\d]+\s*[个家项国名座])[^，。]{0,10}(?:目前|正在|已经|将))"
)
# "…，并请总干事…": a second ask, of somebody else.
_ASKS_ANEW = re.compile(r"(?:并|还|又|同时|也)?(?P<ask>请|促请|敦促|呼吁|鼓励|邀请|要求|建议)(?=[\u4e00-\u9fff])")
_ASKING = ("请", "促请", "敦促", "呼吁", "鼓励", "邀请", "要求", "建议")
_BOTH_SIDES = re.compile(r"(?:双方|各方|三方|两机构|两组织|两国|该项目|该协议|该方案)")
# Words that only greet, note or recall: no act unless what follows is told as done.
_WELCOMES = re.compile(
    r"^(?:还|又|也|再次|深为|特别|进一步|满意地|赞赏地|关切地)*(?:欢迎|注意到|赞赏|强调|重申|回顾|确认|铭记|认识到|意识到|考虑到|表示(?!愿))"
)
_FOOTNOTE_MARK = "¹²³⁴⁵⁶⁷⁸⁹⁰"


def status_zh(text: str) -> tuple[ActivityStatus, str] | None:
    """Status of a Chinese sentence or clause and the rule that read it; None where nothing is done.

    >>> status_zh("另有 5 个国家正在进行该评估")[0].value, status_zh("项目正在筹备中")[0].value
    ('ongoing', 'planned')
    >>> status_zh("理事会似宜注意到本报告提供的信息")[0].value
    'recommended'
    """
    if _DEFINITION.search(text) or _BACKGROUND.search(text):
        return None
    found: list[tuple[int, int, ActivityStatus, str]] = []
    for rank, (status, rule, pattern) in enumerate(
        (
            (ActivityStatus.RECOMMENDED, "zh_ask", _RECOMMENDED),
            (ActivityStatus.PLANNED, "zh_planned", _PLANNED),
            (ActivityStatus.ONGOING, "zh_ongoing", _ONGOING),
            (ActivityStatus.DONE, "zh_done", _DONE),
        )
    ):
        for match in pattern.finditer(text[:3000]):
            if not _is_attributive(text, match.start(), match.end(), status):
                found.append((match.start(), rank, status, rule))
                break
    if _WELCOMES.match(text):
        found = [item for item in found if item[2] in (ActivityStatus.DONE, ActivityStatus.RECOMMENDED)]
        if not found:
            return None
    if found:
        asked = [item for item in found if item[2] is ActivityStatus.RECOMMENDED]
        first = min(asked or found)
        return first[2], first[3]
    if _ACTION.search(text):
        if _MOVED.search(text):
            return ActivityStatus.DONE, "zh_moved"
        return ActivityStatus.ONGOING, "zh_plain_verb"
    return None


def _is_attributive(text: str, start: int, end: int, status: ActivityStatus) -> bool:
    """Whether the marker stands inside a phrase before 的 ("已获批准的项目", "从…获得的经验"), a title or a quotation."""
    if text.count("《", 0, start) > text.count("》", 0, start) or text.count("“", 0, start) > text.count("”", 0, start):
        return True
    if status is ActivityStatus.PLANNED and text[start] == "拟":
        return "的" in text[end : end + 26] and "，" not in text[end : end + 14] and text[max(start - 1, 0)] in "为由对"
    return False


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
    text = sentence.text
    in_block = len(drafts) > first_of_block
    bare = _LEAD_DATE.sub("", text)
    if not is_first and in_block and _goes_on(text, bare):
        status = status_zh(text)
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
    return bool(_PURPOSE.search(text)) and not (_DONE.search(text) or _ONGOING.search(text))


def _clauses(sentence: Slice) -> list[Slice]:
    """The sentence, cut where a clause with another status (or "而…于…发布") begins."""
    text = sentence.text
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
        if differs or (text[after] == "而" and _ACTION.search(head) and _ACTION.search(tail) and _DONE.search(tail)):
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
