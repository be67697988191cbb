"""How far a Chinese sentence or clause says that something has got: Chinese marks no tense, so words and dates tell."""

import re

from tasks.contracts.activity import ActivityStatus
from tasks.extraction.zh_punctuation import full_width

_RECOMMENDED = re.compile(
    r"(?:^|[，；])(?:同时|还|也)?(?:各[\u4e00-\u9fff]{1,10}?)?要(?=[在加坚进推积抓继全深着落严把强切充优完扎围聚大力建健提按以])|促请|敦促|呼吁|(?<![的按据应照合符其])要求(?=[各会成总秘执有缔国政企行相委主私捐所联])|(?<!政策)(?<![的项条类些该出后份关要])建议(?![书稿将已是的和与及、，。；：:中均被得获作涉])|似宜|不妨|(?:决议|决定|大会|理事会|委员会|会议|请会员国|主席|总干事)[^，。；]{0,16}(?<![邀申])请(?![求示客])"
    r"|^(?:[并又还]|再次|特别)?(?:请(?![求示客])|要求(?=[\u4e00-\u9fff])|鼓励(?=[\u4e00-\u9fff])"
    r"|邀请(?=[各会成总秘执有缔国政企行相委主私捐所联]))|应(?:当|该)"
    r"|(?<![相适响对顺供反效回])应(?=[加继采制开提考确建推进支尽优予在通重向把将着立])|需要(?=[加采进提建])|必须"
    r"|鼓励(?=[各会成理所有缔国政企行相私捐联])"
)
_PLANNED = re.compile(
    r"(?<![即行])将(?!来|近|军|会议|其|这|该[^将]{0,10}(?:纳入|用作|作为))|拟(?![订定议合])|筹备中"
    r"|正在(?:与[^，。；]{1,14})?(?:筹备|计划|筹划|商谈|洽谈|谈判|酝酿)"
    r"|计划(?=[于在将开建])|准备(?=[于在开启])"
    r"|打算|下一步|力争|(?<![自意志宁情心])愿(?=[意与同就在予为向继加进推以])|预计(?=[将于在])|有望|尚待|即将|着手筹备"
)
ONGOING = re.compile(
    r"正在|目前(?![，\s]*[^，。；]{0,14}(?:已|正在))|(?<=[^纠改修真])正(?=[与通致着努积])|继续|一直|(?<!可)持续|不断"
    r"|仍在|现正|以来[^。]{0,12}(?:开展|支持|协助|合作)"
)
DONE = re.compile(
    r"已(?![知久]|有的)|(?<![为除不到])了(?![解结])|新近|现已|于\s*\d{4}\s*年[^，。]{0,12}(?:发布|公布|通过|启动|成立"
    r"|签署|生效|举行|举办|召开|结束|获得)"
    r"|(?:发布|公布|签署|成立|批准|核准|通过|举行|举办|召开)(?:的《|的“|了)|共同主办"
    r"|\d{4}\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?(?:(?!将"
    r"|拟|计划|预计|正在)[^。]){0,30}(?:举行|举办|召开|签署|启动|成立|发布|通过|完成)"
    # held somewhere, or by somebody: the passive has no particle of its own
    r"|由[^，。；]{2,24}?(?:主办|承办|协办|举办|召集)(?![的将])|在[^，。；将]{2,14}(?:举行|举办|召开|开幕|闭幕|落幕)(?!的)"
    # a sum given
    r"|(?:供资|捐款|捐助|捐赠|拨款|投资|出资|认捐)\s*(?:约|近|逾|超过)?\s*\d"
    r"|(?:国家|政府|成员国|会员国|捐助方|企业)向[^，。；]{2,20}(?:捐款|捐资|供资|捐助)"
)
# A sum or a count of what is done that rose or fell: told of the past. Alone it is a statistic and no activity.
_MOVED = re.compile(r"(?:增至|增加到|增长到|升至|减至|减少到|降至)\s*(?:约|近|逾|超过)?\s*\d")
ACTION = re.compile(
    r"支持|协助|开展|展开|提供|推动|推进|促进|举办|举行|发布|公布|通过|签署|签订|启动|发起|设计|开发|编写|编制|拟订"
    r"|制定|制订|完成|批准|核准|建立|设立|成立|纳入|扩大|召集|召开"
    r"|参加|出席|实施|执行|培训|销毁|减少|避免|停止使用|获得|合作|出版|调整|汇集|启用|投入|交付|落实|加强|加大|组织"
    r"|主办|承办|访问|会见|讨论|审议|任命|资助|供资|捐助|拨款|建成"
    r"|安装|改造|淘汰|处置|回收|评估|测试|试点|推出|帮助|努力|牵头|领导|协调|动员|筹备|建设|介绍|交流|达成|宣布|承诺"
    r"|接待|考察|培养|研究|应用|采用|参与|联合|服务|改进|提高|防护|旨在|与会|率团|率领|发言|致辞|会谈|签约|揭牌|揭幕"
    r"|闭幕|开幕|落幕|修订|商定|选举|颁发|授予|表彰|调研|走访|座谈|监督|检查|审核|认证|减排|节约|节能改造"
)
_DEFINITION = re.compile(
    r"^(?:本次|此次|本届)?(?:会议|论坛|大会|活动|研讨会|年会|展览|培训)?(?:的)?主题(?:是|为)|^^[^，。]{1,20}(?:是指"
    r"|指的是|系指|是一种|是一类)|^(?:注|见|参见|来源)[：:]"
    r"|^本(?:文件|报告|说明|附件|节|章)(?:提供|载有|介绍|概述|报告|概括|阐述|是|根据|总结)"
)
_BACKGROUND = re.compile(
    r"^[^，。]{1,24}(?:是|为)[^，。]{0,30}(?:机构|组织|平台|机制|协会|网络|中心|工具|部门|国家|城市|机关|来源|物质"
    r"|之一)(?:[，。]|之一)(?!.*(?:已|将|正在|拟))"
    r"|^(?:继[^。]{2,60}(?:之后|后)[，]?)?(?:这|此次[^，。]{0,8}"
    r"|本次[^，。]{0,8})是[^。]{0,40}(?:第[一二三四五六七八九十\d]+次|首次|历史上)"
    r"|^(?:据?(?:统计|数据|研究|调查|评估|监测)(?:结果|报告)?(?:显示|表明|指出)|据(?:估计|统计)|众所周知|研究表明"
    r"|科学家)|(?:威胁|挑战|差距)(?:依然|仍然)"
)
# Words that only greet, note or recall: no act unless what follows is told as done.
_WELCOMES = re.compile(
    r"^(?:还|又|也|再次|深为|特别|进一步|满意地|赞赏地|关切地)*(?:欢迎|注意到|赞赏|强调|重申|回顾|确认|铭记|认识到"
    r"|意识到|考虑到|表示(?!愿))"
)
# "Welcomes the holding of the meeting" reports no act; "notes that the report has been issued" does.
_WELCOMES_DEED = re.compile(r"^(?:还|又|也|再次|深为|特别|进一步|满意地|赞赏地|关切地)*(?:欢迎|注意到|赞赏)")
_PARTICLE = re.compile(r"已(?![知久]|有的)|(?<![为除不到])了(?![解结])|现已|新近")


def status_zh(text: str) -> tuple[ActivityStatus, str] | None:
    """Status of a Chinese sentence or clause and the rule that read it; None where nothing is done.

    >>> status_zh("另有 5 个国家正在进行该评估")[0].value, status_zh("项目正在筹备中")[0].value
    ('ongoing', 'planned')
    >>> status_zh("理事会似宜注意到本报告提供的信息")[0].value
    'recommended'
    """
    text = full_width(text)
    if _DEFINITION.search(text) or _BACKGROUND.search(text) or _GROUNDS.match(text):
        return None
    found: list[tuple[int, int, ActivityStatus, str]] = []
    for rank, (status, rule, pattern) in enumerate(
        (
            (ActivityStatus.RECOMMENDED, "zh_ask", _RECOMMENDED),
            (ActivityStatus.PLANNED, "zh_planned", _PLANNED),
            (ActivityStatus.ONGOING, "zh_ongoing", ONGOING),
            (ActivityStatus.DONE, "zh_done", DONE),
        )
    ):
        for match in pattern.finditer(text[:3000]):
            if not _is_attributive(text, match.start(), match.end(), status):
                found.append((match.start(), rank, status, rule))
                break
    if _WELCOMES.match(text):
        tells = (_PARTICLE.search(text) or _DAY.search(text)) and _WELCOMES_DEED.match(text)
        kept = (ActivityStatus.DONE, ActivityStatus.RECOMMENDED) if tells else (ActivityStatus.RECOMMENDED,)
        found = [item for item in found if item[2] in kept]
        if not found:
            return None
    if found:
        asked = [item for item in found if item[2] is ActivityStatus.RECOMMENDED]
        first = min(asked or found)
        return first[2], first[3]
    if ACTION.search(text):
        if _MOVED.search(text):
            return ActivityStatus.DONE, "zh_moved"
        if _SAID.match(text) or _NOT_DONE.search(text):
            return None  # an opinion: "… said that green growth helps development"
        if _told_as_past(text):
            return ActivityStatus.DONE, "zh_event"
        return ActivityStatus.ONGOING, "zh_plain_verb"
    return None


# A preambular paragraph of a resolution: grounds, ended with a comma.
_GROUNDS = re.compile(
    r"(?:还|又|也|再次|深为|进一步)*(?:回顾|注意到|审议|铭记|认识到|意识到|考虑到|重申|强调|欢迎|赞赏|深信|关切|念及"
    r"|忆及)[^。]*，\s*$"
)
# Chinese marks no tense: what a day is given for has happened, and so has what is over the moment it is done.
_DAY = re.compile(
    r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|(?<![\d年])\d{1,2}\s*月\s*\d{1,2}\s*日"
    r"|(?<![\d年月一至])\d{1,2}\s*日(?=[在于上下晚凌，])|^(?:早在|在)?\s*\d{4}\s*年(?:\s*\d{1,2}\s*月)?(?:[初末底中]"
    r"|上半年|下半年)?，|^[（(]?\s*(?:当地时间|日前|近日|近期|昨日|今日|今天|昨天|上周|会上|会后|会议期间|会间)"
)
_EVENT = re.compile(
    r"(?:会议|大会|全会|缔约方|与会|理事会|委员会|各方|双方|论坛|部长们?|代表们?)[^，。；]{0,16}(?:通过|商定|修订|决定"
    r"|确定|达成|审议|核准|批准|听取|讨论|选举|宣布|签署|确认|同意)"
    r"|达成[^，。；]{0,14}(?:一致|共识|协议|意见)|(?:签署|签订)[^，。；]{0,30}(?:协议|备忘录|合同|声明|协定|文件)"
    r"|会见[^，。；]{2}|率[^，。；]{0,20}代表团"
    r"|(?:落下帷幕|拉开帷幕|揭幕|闭幕|落幕|圆满落幕|胜利闭幕|隆重开幕)|(?:出席|参加)(?:会议|仪式|开幕式|论坛|活动|本次|此次|座谈)"
)
_SAID = re.compile(r"^[^，。；：]{1,40}(?:表示|指出|认为|强调|称|说|谈到|提到|介绍说|坦言|重申)[，：]")
_NOT_DONE = re.compile(r"尚未|未能|没有(?!停)|并未|还未|未曾|无法|不能|不再(?!使用|生产)|未(?=[获得完启开签通达实])")
_HABIT = re.compile(r"每(?:年|月|两年|季度|周)|定期|经常|长期|通常|致力于|旨在|负责")


def _told_as_past(text: str) -> bool:
    """Whether a sentence without a mark of tense tells of something over: on a day, or an event by its nature."""
    if _HABIT.search(text):
        return False
    head = text[:200]
    return _DAY.search(head) is not None or _EVENT.search(head) is not None


def _is_attributive(text: str, start: int, end: int, status: ActivityStatus) -> bool:
    """Whether the marker stands inside a phrase before 的 ("已获批准的项目", "从…获得的经验"), a title or a quotation."""
    if text.count("《", 0, start) > text.count("》", 0, start) or text.count("“", 0, start) > text.count("”", 0, start):
        return True
    if status is ActivityStatus.PLANNED and text[start] == "拟":
        return "的" in text[end : end + 26] and "，" not in text[end : end + 14] and text[max(start - 1, 0)] in "为由对"
    return False
