"""Asks: who is asked to do what, by when."""

import re
from functools import cache

from tasks.contracts.document import Block, BlockKind, Document, DocumentKind
from tasks.extraction.activity_operative import only_says, operative_status
from tasks.extraction.activity_status import PREAMBLE
from tasks.extraction.ask_horizon import horizon
from tasks.extraction.zh_punctuation import full_width
from tasks.vocabularies.action_verbs import forms

__all__ = ["addressee", "horizon", "is_ask_list", "is_take_note"]

_ASK_HEADING = re.compile(
    r"\b(?:propos\w+|recommend\w*|request\w*|resol\w+|urg\w+|calls?\s+(?:on|upon)|invites?|appeals?|asks?"
    r"|actions?\s+(?:required|requested|to be taken|points?|items?|agreed)|follow-up\s+actions?)\b"
    r"|建议|请|呼吁|行动要点|后续行动|待办事项|需请.{0,12}采取的行动",
    re.I,
)
_OPERATIVE = re.compile(
    r"^\W*(?:(?:Also|Further|Strongly|Again|Once again)\s+)?(?:requests?|urges?|invites?|calls?\s+(?:up)?on"
    r"|encourages?|recommends?|appeals?\s+to)\b",
    re.I,
)
# Formulas that ask a governing body to take note: an ask, but no activity of the field.
_TAKE_NOTE = re.compile(
    r"\b(?:may wish to|is invited to|are invited to)\s+(?:take note|note|consider)\b|(?:似宜|不妨)(?:注意|审议|考虑)"
    r"|请.{0,12}注意到"
)


def is_ask_list(document: Document, block: Block) -> bool:
    """Whether each paragraph here is an ask: a list under "THE CONFERENCE PROPOSES:", an operative paragraph."""
    if operative_status(block.text) is not None or only_says(block.text):
        return False  # "Adopts …", "Takes note of …": decided or said, not asked
    if _OPERATIVE.match(block.text) and len(block.text) > 30:
        return True
    if block.kind is BlockKind.PARAGRAPH and (PREAMBLE.match(block.text) or block.text.rstrip().endswith(",")):
        return False  # who met and on what grounds, before the asks
    heading = (
        document.blocks[block.section] if block.section is not None and block.section < len(document.blocks) else None
    )
    if heading is None or heading.kind is not BlockKind.HEADING:
        return block.kind is BlockKind.LIST_ITEM and document.kind is DocumentKind.CONFERENCE_RECOMMENDATIONS
    asked = _ASK_HEADING.search(heading.text) is not None and heading.role != "title"
    if block.kind is BlockKind.LIST_ITEM:
        return asked or document.kind is DocumentKind.CONFERENCE_RECOMMENDATIONS
    return asked and document.kind is DocumentKind.CONFERENCE_RECOMMENDATIONS


def is_take_note(text: str) -> bool:
    """Whether an ask is the closing formula of a report ("The Board may wish to take note of …").

    >>> is_take_note("理事会似宜注意到本报告提供的信息。")
    True
    """
    return _TAKE_NOTE.search(text) is not None


_TO_WHOM = re.compile(
    r"^\W*(?:In [^,]{3,60},\s*)?(?:To\s+|Also\s+|Further\s+)?(?:ask|recommend|request|urge|invite|encourage"
    r"|call\s+(?:up)?on|advise|"
    r"requests|urges|invites|encourages|recommends|calls\s+(?:up)?on|appeals\s+to|propose|suggest)(?:\s+that"
    r")?\s+(?:the\s+)?"
    r"(?P<who>.{3,220}?)\s*,?\s+(?:(?<!in a position )to|should|considers?)\s+(?!the\b|be\s+able|do\s+so\b)[a-z]",
    re.I | re.S,
)
# "Requests the Director General, subject to the availability of resources, to …": the aside is not asked.
_TO_WHOM_ASIDE = re.compile(
    r"^\W*(?:(?:Also|Further|Strongly|Again)\s+)?(?:request|urge|invite|encourage|ask|call\s+(?:up)?on|instruct"
    r"|direct)s?\s+(?:up)?(?:the\s+|all\s+)?"
    r"(?P<who>(?:(?!\s+to\s+[a-z])[^,;]){3,120}?),\s+(?:coordinating|in\s+(?:consultation|cooperation|co-operation"
    r"|collaboration|coordination|partnership|accordance|line|close|conjunction)"
    r"|subject\s+to|within\s+(?:existing|available|its|their|the)|as\s+appropriate|taking\s+into|acting|drawing\s+on"
    r"|through|with\s+(?:a\s+view|due|the\s+support)"
    r"|together\s+with|jointly\s+with|where\s+(?:appropriate|possible|necessary)|as\s+soon\s+as|on\s+a\s+voluntary"
    r"|bearing|pursuant|inter\s+alia|when\b|if\b)",
    re.I,
)
_ASK_THAT = re.compile(
    r"^\W*(?:(?:To|Also|Further)\s+)?(?:ask|recommend|request|urge|propose|suggest|advise|insist|demand)(?:s|d|ed)?\s+that\b",
    re.I,
)
_THAT_LEAD = re.compile(
    r"^That\s+(?:the\s+|all\s+)?|\b(?:recommend|propos|request|suggest|ask|demand|advis|insist"
    r"|urg)\w*\s+that\s+(?:the\s+|all\s+)?"
)


@cache
def _that_who() -> re.Pattern[str]:
    """The subject of "that the Ministry of Industry establish …": the words before the first plain verb form."""
    verbs = "|".join(map(re.escape, {*forms("base"), *forms("base", "ask"), *_MORE_PLAIN_VERBS}))
    return re.compile(
        rf"(?P<who>\S.{{2,260}}?),?\s+(?:also\s+|jointly\s+|further\s+|\w+ly\s+)?(?P<verb>(?:{verbs})\b(?!-)|be\s+\w+|should\b)",
        re.S,
    )


_MORE_PLAIN_VERBS = (
    "consider",
    "ensure",
    "continue",
    "include",
    "increase",
    "use",
    "report",
    "draw",
    "keep",
    "work",
    "pay",
)
_SHOULD_WHO = re.compile(
    r"^(?:To this end,?\s+|In this (?:regard|context|connection),?\s+|However,?\s+|According to [^,]{2,80},\s+)?(?:the\s+)?(?!To\b"
    r")(?P<who>[A-Z].{2,320}?)\s+"
    r"(?:should|must|ought to|(?<!the )needs? to|may wish to"
    r"|(?:is|are|was|were)\s+(?:asked|tasked|instructed|directed|requested|invited|urged|encouraged|recommended))\b",
    re.I | re.S,
)
# "Secretariat to circulate the minutes by Friday": how action points are written.
_WHO_TO = re.compile(
    r"^\W*(?:The\s+|All\s+)?(?!(?:To|Need|Needs|Attention|Access|Plans?|Efforts?|Measures|Steps|Ways|How|Where|What"
    r"|Capacity|Commitment|Support|Due|According|Prior"
    r"|Contribut\w+|Respons\w+|\w+ing)\b)(?P<who>(?:(?!called\b|calls\b|agreed\b|decided\b|asked\b|recommended\b"
    r"|emphasi[sz]ed\b|underlined\b|stressed\b|welcomed\b|noted\b"
    r"|expressed\b|tasked\b|directed\b|instructed\b|underscored\b|highlighted\b|is\b|are\b|was\b|were\b|has\b|have\b|had\b"
    r"|will\b)[\w’'&/-]+\s+){1,10}?)to\s+(?!the\b|be\s+able)[a-z]{2,}\b"
)
_URGING = re.compile(
    r"\b(?:(?:task|direct|instruct|mandat)ed|urg(?:es?|ed|ing)|call(?:s|ed|ing)?\s+(?:up)?on|invit(?:es?|ed|ing)|request(?:s|ed|ing)?"
    r"|encourag(?:es?|ed|ing)|"
    r"ask(?:s|ed|ing)?|recommend(?:s|ed|ing)?)\s+(?:that\s+)?(?:the\s+|all\s+)?(?P<who>[\w ,’'-]{3,100}?"
    r")\s+(?:to|should)\s",
    re.I,
)
_ZH_DO = (
    "以|围绕|携手|共同|本着|按照|依照|凭借|协调(?![员组机])|着手|承诺|停止|放弃|审查|审视|改进|改善|完善|优化|简化"
    "|收集|汇编|汇总|列入|维持|保持|增强|深化|拓展|强化|抓紧|着力"
    "|大力|依法|严格|认真|切实|努力|主动|带头|关注|重视|参照|遵循|使(?!馆)|由|让|给|出席|指定|任命|提名|通知|告知|转交"
    "|转递|分配|筹集|调动|动员|拟定|起草|修订|修改|延长"
    "|恢复|重启|启动|发起|召开|举行|组建|成立|设计|开发(?![计署银])|推广|普及|宣传|培训(?![中机])|培养|引进|吸引|鼓励"
    "|资助(?![方者机])|做好|作出|予以|从|表明|说明|澄清|认可"
    "|"
    "继续|加强|采取|考虑|提供|制定|制订|拟订|开展|支持(?!者)|确保|推动|促进(?![办机中局会])|实施"
    "|执行(?![主干秘局委理])|提高|扩大|协助|审议|核准|批准"
    "|签署|通过|赞同|认可|尽|编写|编制|提交|报告(?!员)|根据|优先|加快|进一步|注意|加大|增加|落实|建立|设立|参加"
    "|参与(?![方者国])|更新|利用|举办|召集"
    "|分享|每年|每两年|每季|酌情|充分|积极|及时|定期|与|将|在|向|就|为|(?<!关)于|对|把|淘汰|减少|禁止(?!化学)"
    "|投资(?![者方银促])|合作(?!与发展|[组伙机])|采用|纳入"
    "|完成|发挥|履行|遵守|缴纳|捐(?!助[方国者])|探索|研究(?![所院机])|评估(?![小机])|监测(?!机)|披露|公布|不迟于|至迟"
)
_ZH_WHO = re.compile(
    rf"(?:促请|敦促|呼吁|鼓励|邀请|建议|要求|请)(?P<who>(?!求|注意)[\u4e00-\u9fffA-Za-z、和]{{2,24}}?)(?={_ZH_DO})"
)
# Who is asked where the verb that follows is none of those above.
_ZH_PARTY = re.compile(
    r"(?:促请|敦促|呼吁|鼓励|邀请|建议|要求|请)(?P<who>(?:各|有关|所有|其他|尚未[\u4e00-\u9fff]{2,10}的|发达|发展中"
    r"|工业化|缔约|全体|本|国际|地方|相关|区域|双边|多边|潜在|学术){0,6}"
    r"(?:国家政府|国政府|政府|会员国|成员国|缔约方|缔约国|国家|秘书处|总干事|执行主任|秘书长|主任|理事会|委员会|大会"
    r"|各方|方|企业|行业|捐助方|捐助国|捐助者|伙伴|组织|机构|部门|部委"
    r"|会员单位|单位|园区|银行|利益攸关方|国))"
)
_ZH_MAY = re.compile(
    r"^(?P<who>(?!建议|请|敦促|促请|呼吁|鼓励|因此|因而|为此|决定|认为|强调|确认|重申|认识|意识|但|如|若|这|其中|同时"
    r"|此外|还|并|而|仍|将|已|不)[\u4e00-\u9fff]{2,14}?)(?:似宜|不妨|应当|应该|应|需要|必须|可考虑)"
)


_SENTENCE_BREAK = re.compile(r"(?<=[a-z0-9)][.!?])\s+(?=[A-Z“\"])")


def addressee(text: str, language: str) -> str | None:
    """Who is asked, in the words of the source (articles left out); None where the text does not say.

    >>> addressee("To ask the Government of the Russian Federation to entrust executive authorities", "en")
    'Government of the Russian Federation'
    >>> addressee("Priorities for 2020 were introduced. ITPOs should also deal with technology promotion.", "en")
    'ITPOs'
    >>> addressee("理事会似宜注意到本报告提供的信息。", "zh")
    '理事会'
    """
    text = text[:1500]
    if language.split("-")[0] == "zh":
        text = full_width(text)
        found = _ZH_MAY.search(text) or _ZH_WHO.search(text) or _ZH_PARTY.search(text)
        return found.group("who") if found else None
    # Sentence by sentence: "The priorities were discussed. The offices should …" asks the offices.
    for sentence in _SENTENCE_BREAK.split(text):
        lead = _THAT_LEAD.search(sentence)
        asked = _that_who().match(sentence, lead.end()) if lead else None
        first = asked if asked and _ASK_THAT.match(sentence) else _TO_WHOM_ASIDE.match(sentence)
        for found in (first, _TO_WHOM.match(sentence), asked, _SHOULD_WHO.match(sentence)):
            if found:
                return _trimmed(found.group("who"))
    found = _URGING.search(text) or _WHO_TO.match(text)
    return _trimmed(found.group("who")) if found else None


def without_addressee(text: str) -> str | None:
    """What "That the authorities … prepare an inventory" asks, from its verb on; None where the verb is not known.

    >>> without_addressee("That the competent authorities, jointly with companies, prepare an inventory")
    'prepare an inventory'
    """
    lead = _THAT_LEAD.match(text)
    found = _that_who().match(text, lead.end()) if lead else None
    return text[found.start("verb") :] if found and not found.group("verb").startswith(("be ", "should")) else None


def _trimmed(who: str) -> str | None:
    """The addressee without a trailing aside and with single blanks; None for what is no addressee ("experience", "it")."""
    who = " ".join(who.split()).strip(" ,;:")
    who = re.split(
        r",?\s+(?:along with|jointly with|in collaboration with|together with|in co-?operation with"
        r"|in consultation with|in coordination with|subject to|within existing|in close|as appropriate|in a position to)\b"
        r"|,\s+(?:in|when|while|by)\s+\w+ing\b",
        who,
    )[0]
    who = re.sub(r"^(?:to|that|the|all)\s+", "", who, flags=re.I).strip(" ,")
    words = who.split()
    if not words or words[0].casefold() in (
        "it",
        "this",
        "there",
        "special",
        "attention",
        "emphasis",
        "available",
        "such",
        "further",
        "more",
        "additional",
        "increased",
        "continued",
        "greater",
        "support",
        "assistance",
        "help",
        "information",
        "financing",
        "efforts",
        "measures",
        "steps",
        "action",
        "actions",
        "progress",
    ):
        return None
    return who if len(words) <= 30 else None
