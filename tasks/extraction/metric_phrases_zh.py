"""Chinese noun phrases cut out of masked pieces of a clause: openings, dates, movements and other figures taken off."""

import re

from tasks.extraction.metric_scope import without_marks
from tasks.grammar.count_nouns_zh import CLASSIFIERS

HAN = re.compile(r"[\u3400-\u9fff]")
LONGEST = 28
#: Marks that end a piece of a clause.
PIECE = re.compile(r"[，,。；;：:！？!?（）()\n]")
#: Verbs whose object a figure may measure, the longest first.
DEED = (
    r"销毁或停止使用|逐步停止使用|停止使用|逐步淘汰|淘汰|销毁|避免|减少|减排|节约|节省|处置|回收利用|回收|培训|批准|创造|安装|建成|防护|产生|处理|提取|种植|"
    r"改造|减碳|节能|节水|生产|启动|调动|筹集|拨付|提供|捐赠|投入|采购|收集|替代|修复|新增|吸引|带动|发放|核准|认捐|募集|开发|出口|进口|供应|消耗|"
    r"消费|排放|建设|新建|扩建|铺设|交付|分发|支付|投资"
)
#: Verbs and adverbs at the end of a piece that say how the figure moved, not what it measures.
_MOVEMENT = re.compile(
    r"(?:(?:分别|累计|同比|环比|预计|已经?|将|则|(?<!公)共|共计|合计|总计|平均|大幅|不足|超过|多达|高达|(?<![节公条制预])约|近|至少|最多|最高|最低|(?<!许)可|折合|相当于|接近|几乎|"
    r"增加到|增加了?|增长到?了?|增长率|增至|上升到?了?|升至|下降到?了?|降至|降低到?了?|减少到?了?|减至|提高到?了?|提升到?了?|降|升|保持在?|维持在?|稳定在|"
    r"达到|达|为|是|占|至|到|了|从|由|计|即|不到|不超过|回升|扩大到?了?|完成|实现|推动|使|创造|突破|首次|进一步|又|也|还|(?<![人平年])均|(?<![首成])都|仅|只|大约|大概|"
    r"估计|控制在|限制在|缩短到?了?|压缩到?了?|削减到?了?|翻了?|高出|低于|高于|超出|率先|力争|年均|实际|名义|(?<![国私公共所拥具现])有)\s?)+$"
)
_MOVED_OBJECT = re.compile(
    r"(?:将|把|使|令|让)(?P<thing>[^将把使，#@]{2,28}?)(?:从#?|由#?)?(?:进一步|大幅|逐步)?(?:提高|增加|降低|减少|提升|扩大|缩短|压缩|控制|削减|限制|降|增|升|减|翻)"
    r"(?:到|至|了|在|为|#|近|约|超过|至少|不超过|以下)*\s*$"
)
_REPORT = re.compile(
    r"^.*(?:提出|指出|表示|显示|建议|要求|强调|认为|介绍|宣布|预计|明确|测算|估计|透露|决定|商定|同意|承诺|敦促|呼吁|提议|报告称|据悉|获悉)(?=[^的]{2})(?!书|者|会)"
)
_TIME = re.compile(
    r"(?:截至|截止|自从?|到|至|于|在|从|与|比|较|同)?@(?:年?[底末初]|年?中(?!国|心|小|央|东|型|等|部|亚|非|欧)|以来|期间|间|前|后|上半年|下半年|全年|度|第?[一二三四]季度|相比|同期)*[，,]?"
)
_OPENING = re.compile(
    r"^\s*(?:(?:和(?!平|谐|解)|与(?!会)|及(?!时)|、|并(?!网|购|行|发)|且|而|还(?!款|原)|也(?!门)|使(?!用|命|馆|得)|将|即(?!将)|但|则|其中(?:有|包括)?|同时|此外|"
    r"另外|因此|从而|目前|现有|如今|近日|近年来|今年|去年|当年|上年|上半年|下半年|前?[一二三四]季度|全年|\d{1,2}月份?|[比较](?:上年|去年|同期|上月)[^，,]{0,4}|同比|"
    r"环比|累计|已经?(?!知)|共计|总共|共(?!同|享|和|有|识)|可(?!再生|持续|行|靠|降解|燃|支配|能|见|溶|比|信|用)以?|能够|该|预计|每年|年均|另有|其(?!他|它|余)|"
    r"计划(?!署)|相当于|折合|等于|以来|力争|到(?!位|岸)|约(?!旦|翰)|拟(?!议)|应(?!用|对|急|变|力|收)|须|需(?!求|要)|每(?:户|家|人|辆车?|个|吨|台|年|月|天)(?=每|节|可|减)|我们|我国|全国(?!人)|各国|本国|分三大门类看|整体|"
    r"据[^，,]{2,10}(?:统计|测算|估计))\s?)+"
)
_SETTING = re.compile(
    r"^\s*(?:在|对于|关于|就)[^的，#]{2,16}?(?:方面|领域|中|内|上|下|期间|过程中)(?=[\u3400-\u9fff]{2})"
)
#: Verbs that end a noun phrase behind a number, and those that open a piece before its object.
VERB_BEHIND = re.compile(
    r"开展|实施|完成|实现|达到|进行|采用|使用|获得|接受|参加|签署|制定|建立|提交|增长|下降|从事|受益|面临|位于|来自|率先|全部|已经?|将|正在|得到|成为|用于|"
    r"生活在|养活|居住|缺乏|拥有|享有|需要|能够|可以|属于|支持|提高|减少|增加|更换|购置|购买|配备|安装"
)
VERB_OPENING = re.compile(
    r"^.{0,24}?(?:实施|开展|完成|落实|执行|承办|主办|举办|组织|培育|推广|发布|获得|设立|创建|支持|建立|直接投入|投入|撬动|调集|认定|建设|覆盖|惠及|形成|拥有|共有)了?(?=[\u3400-\u9fff]{2,})(?!的|方|率|者|量|机制|能力|情况|部门|单位)"
)
_SAVED = re.compile(r"^节(?P<what>水|电|煤|油|气|材)$")
_BARE_COUNT = re.compile(r"^.*#\s?")
_DEED_AND_THING = re.compile(
    rf"^(?:.{{0,30}}?(?:将|已|可|每年|累计|共|并|还|也|来|以|会|能|项目|计划|公司|企业|园区|工厂|国家|该|年均|总共|拟))?(?P<verb>{DEED})了?(?P<thing>[\u3400-\u9fff]{{2,18}})$"
)
#: Words that name nothing by themselves.
_EMPTY_WORDS = (
    "月底 年底 月份 年间 比上年同期 同比 年 其中 上年同期 去年同期 分别 主要 高达 多达 总体 整体 "
    "目前 方面 以上 以下 水平 左右 之间 报告 数据 会议 规划 意见 "
)
_EMPTY = frozenset(_EMPTY_WORDS.split())


def without_classifier(phrase: str) -> str:
    """``phrase`` without the classifier a count begins with; a word that only looks like one stays (国家, 个人).

    >>> without_classifier("个工业园区"), without_classifier("家企业")
    ('工业园区', '企业')
    """
    for classifier in sorted(CLASSIFIERS, key=len, reverse=True):
        if phrase.startswith(classifier) and len(phrase) > len(classifier):
            rest = phrase[len(classifier) :].strip()
            return re.sub(r"^(?:左右|上下|以上|以下|以内)的?", "", rest)
    return phrase.strip()


def noun_phrase_zh(piece: str) -> str:
    """What a masked piece of a clause speaks of before its figure, "" when it names nothing.

    >>> noun_phrase_zh("在@，会议建议成员国将可再生能源的比例提高到至少"), noun_phrase_zh("#个工业园区的用水量减少了")
    ('可再生能源的比例', '工业园区的用水量')
    >>> noun_phrase_zh("该项目每年将节约用电"), noun_phrase_zh("即从")
    ('节约的用电', '')
    """
    piece = PIECE.split(_TIME.sub("", piece.replace("%", "")))[-1]
    moved = _MOVED_OBJECT.search(piece)
    text = moved["thing"] if moved else _REPORT.sub("", piece)
    text = _trimmed(text)
    share = re.search(r"占了?(?!有|比|地)(?P<whole>[^占#]{2,24})$", text)
    if share:
        owner, whole = _named(text[: share.start()]), re.sub(r"的?(?:比重|比例|份额|百分比)$", "", share["whole"])
        return f"{owner}占{whole}的比重" if owner else whole
    return _named(text)


_LOOSE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:之?中|之间|之内)$|(?<!总)和$|[、与及的\s]+$|^[、与及的\s]+")


def _trimmed(text: str) -> str:
    text = _MOVEMENT.sub("", without_marks(text).strip(" 、和与及"))
    text = _OPENING.sub("", text)
    return _LOOSE.sub("", _MOVEMENT.sub("", _LOOSE.sub("", text)))


def _named(text: str) -> str:
    text = _LOOSE.sub("", _OPENING.sub("", _SETTING.sub("", text)))
    deed = _DEED_AND_THING.match(text.rpartition("#")[2]) if "#" in text else _DEED_AND_THING.match(text)
    if "#" in text:
        rest = _BARE_COUNT.sub("", text)
        text = _OPENING.sub("", without_classifier(rest)) if rest else _MOVEMENT.sub("", text.rstrip("# "))
        text = without_classifier(text.rpartition("#")[2]) if "#" in text else text
        text = re.sub(r"^(?:国家|地区)(?:和地区)?(?=[^的和、]{3})", "", text)
        verb = VERB_BEHIND.search(text, 2)
        text = text[: verb.start()] if verb and verb.end() < len(text) else text
    if deed and not re.match(r"(?:量|率|额|能力|的|者|商|线|值)", deed["thing"]) and deed["thing"] not in _EMPTY:
        return f"{deed['verb']}的{deed['thing'].removeprefix('了')}"
    done = re.search(r"(?P<verb>[\u4e00-\u9fff]{2})了(?P<thing>[^了]{2,24})$", text)
    if done:
        return f"{done['verb']}的{done['thing']}"
    text = _LOOSE.sub("", _MOVEMENT.sub("", text))
    if re.match(r"(?:用于|来自|属于|超过|低于|高于|小于|大于|比|因(?!素)|由于|正在|之间)", text):
        return ""
    saved = _SAVED.match(text)
    if saved:
        return f"节约的{saved['what']}"
    opened = VERB_OPENING.match(text)
    text = re.sub(r"占(?:了)?$", "", text[opened.end() :] if opened and len(text) - opened.end() > 1 else text)
    while len(text) > LONGEST and "的" in text[1:]:  # the head comes last: what marks it off goes first
        text = text[1:].partition("的")[2]
    return text if len(HAN.findall(text)) > 1 and text not in _EMPTY else ""
