"""The words that Chinese names of organisations open and close with, and those that never stand inside one."""

import re
from functools import cache

from tasks.grammar.han_names import HanNames
from tasks.grammar.phrases import word_set
from tasks.vocabularies.countries import country_rows
from tasks.vocabularies.places import place_rows

# Suffixes by what they need before them. A firm and a school are known by their suffix alone …
_FIRMS = "有限责任公司|股份有限公司|有限公司|集团公司|总公司|集团"
_SCHOOLS = "大学|学院|研究院|研究所|科学院|工程院|设计院|规划院|研究中心|出版社|通讯社|电视台|广播电台"
_SOCIETIES = "协会|学会|商会|联合会|促进会|研究会|基金会|工商联|工经联|总工会|行业总会"
# … the others need a country, a place or a word such as 国家 or 国际 before them …
_BODIES = (
    "公司|公社|公团|委员会|理事会|银行|中心|组织|联盟|网络|基金|秘书处|议会|总署|管理署|开发署|环境署|总局|管理局"
    "|日报|晚报|时报|商报|领导小组|协调小组|协调组|指导小组|办公室|办事处|代表处|常驻代表团|机构|工作组|咨询小组|特设小组"
    "|实验室|法院|检察院"
    "|交易所|医院|警察局|统计局|环境局"
)
# … and offices of state a country, a province or a town.
_OFFICES = (
    "人民政府|政府|人大常委会|人大|政协|大使馆|总领事馆|总领馆|领事馆|使馆|市政厅|省委|市委|区委|县委|厅|委|署|局"
)


def _first_characters(pattern: str) -> str:
    """A look-ahead for the first characters of the alternatives: most positions of a text then cost one comparison."""
    first: set[str] = set()
    depth = 0
    fresh = True
    index = 0
    while index < len(pattern):
        character = pattern[index]
        if fresh and depth == 0 and pattern.startswith("(?<", index):
            index = pattern.index(")", index) + 1
            continue
        if fresh and depth == 0:
            if character == "[":
                first.update(pattern[index + 1 : pattern.index("]", index)])
            else:
                first.add(character)
            fresh = False
        depth += (character == "(") - (character == ")")
        fresh = fresh or (character == "|" and depth == 0)
        index += 1
    return f"(?=[{''.join(sorted(first))}])"


# A suffix is none where the word goes on: 大学生, 银行业, 中心城区, 政府间, 公司法.
SUFFIX = re.compile(
    rf"{_first_characters('|'.join((_FIRMS, _SCHOOLS, _SOCIETIES, _BODIES, _OFFICES)))}(?:(?P<firm>{_FIRMS})(?![军化式])"
    rf"|(?P<school>{_SCHOOLS})(?![生士派城])|(?P<society>{_SOCIETIES})(?![了])"
    rf"|(?P<body>{_BODIES})(?![业法债城区任思点位间化员制家军])|(?P<office>{_OFFICES})(?![间面势部限员托屋])(?!长(?![期远年久])))"
)
# Words that the suffix 局, 署, 委, 厅 and 部 are part of and that name no office.
FALSE_END = re.compile(
    r"(?:签|部|专|连|官)署$|(?:结|布|格|当|大|全|僵|时|开|终|政)局$|(?:编|常|政|党|评|组|军|国家)委$|(?:客|餐|展|大|舞|歌)厅$"
)

_OPENING_WORDS = word_set(
    "国家 国际 全国 全球 世界 联合国 非洲 欧洲 亚洲 亚太 拉丁美洲 拉美 美洲 阿拉伯 欧盟 北欧 东盟 中非 政府间 中华 全俄 "
    "欧亚 区域 华东 华北 华南 "
    "华中 西南 西北 东北 北美 太平洋 加勒比 东南亚 中亚 中东 国务院 中共 香港 澳门 中韩 中德 中美 中欧 中日 中法 中英 中意 "
    "中泰 中越 中俄 中荷 中丹 "
    "中挪 中瑞 中巴 中哈 中白 中新"
)
# What stands between a name and the words before it: particles, verbs, titles of persons, pronouns.
_PARTICLES = (
    r"在(?!线)|[向被把将已并从是了等这该请就的至给让称率赴访某也还又而但每各两我]|(?<!自)由|对(?!外)|(?<![华作成])为"
    r"|(?<![耳])其|以(?!色列)|于(?!都)"
    r"|(?<!根)据(?!交)|(?<!研究)所(?![罗学])"
)
_VERBS = (
    "参观|考察|走访|访问|会见|拜会|拜访|召开|举办|举行|主办|承办|协办|邀请|来自|包括|作为|成为|成立|设立|设置|组建|创建|依托"
    "|委托|支持|携手|会同|通过|根据|按照|关于|有关|相关|负责|承担|提供|开展|进行|推动|加强|深化|落实|参加|参与|出席|加入|位于"
    "|授权|感谢|担任|现任|时任|前往|抵达|赶赴|走进|进入|获得|隶属|所属|下属|直属|以及|还有|其中|例如|比如|包含|涉及|围绕"
    "|针对|利用|使用|采用|实施|制定|发布|印发|批准|同意|要求|希望|表示|指出|强调|介绍|认为|宣布|签署|签订|达成|座谈|共同"
    "|分别|一行|先后|目前|近日|日前|当天|期间|之后|以来|同时|此外|因此|由于|随着|鉴于|不仅|并且|或者|所有|全部|许多|很多"
    "|众多|多家|多个|一些|部分|我国|本国|一方|一个|一家|一所|一批|首个|首家|联合主办|联合举办|联合发布|联合召开|协助|帮助|呼吁"
    "|敦促|鼓励|欢迎|建议|请求|赞赏|协同|应邀|介绍了|组织召开|组织开展|组织编|组织实施|管理的|结合|作出|做出"
    "|执行(?!委员会|局|理事会|机构|秘书处)|促进(?!会|中心|局|委员会|署|机构)|建立(?!信任)|代表(?!处|团|大会|机构)"
    "|合作(?![组社中委署局部银机协论理与发总司网企联区基园])|联合(?![国会大银实体王酋检研总])|报告(?!处)|原(?!子|料|油)"
    "|跟|(?<!合)同(?![济仁方步盟])|(?<!外)经(?![济贸合费纪])|及(?![其])|或"
)
_PERSONS = (
    "部长|司长|局长|主任|主席(?!团)|书记(?!处)|会长|秘书长(?!办)|总干事|总裁|董事长|院长|校长|所长|处长|厅长|市长|省长|大使(?!馆)"
    "|总统(?![府办])"
    "|总理(?![府办])|教授|博士|先生|女士|院士|记者(?!站|协会)|专家(?!委员会|组|咨询)|学者|官员|负责人|负责同志|企业家(?!协会"
    "|联合会)|人员|同志|嘉宾"
)
_BREAKS = rf"{_PARTICLES}|{_VERBS}|{_PERSONS}|第[一二三四五六七八九十百\d]+[届次个家]"
BREAK = re.compile(rf"{_first_characters(_BREAKS)}(?:{_BREAKS})")

# Words that with a suffix say what kind of body is meant and not which one: 行业协会, 跨国公司, 知名大学.
_KIND_WORDS = (
    "姐妹|公路|铁路|交通|运输|道路|通信|航空|输电|供水|供电|系统|驻华|会员|成员|捐助|人道主义|伙伴|主办|知名|著名|重点|一流"
    "|综合性|国内|国外|国内外|海外|境外|中外|外国|本地"
    "|地方|普通|高等|顶尖|相关|有关|上市|大型|小型|中小|跨国|外资|民营|国有"
    "|私营|合资|龙头|骨干|专业|项目|能源|石油|钢铁|矿业|化工|电力|保险|物业|建筑|设计|咨询|投资|贸易|进出口|行业|产业|工业"
    "|民间|企业|社会|公益"
    "|慈善|科研|学术|教育|金融|商业|开发|政策性|中央|多边|区域|国家|国际|全国|全球|世界|政府间|政府|非政府|非营利|独立|专门"
    "|协调|执行|管理|监管|主管"
    "|领导|指导|工作|专家|技术|咨询|评估|筹备|组织|特设|职业|技术|医学|理工|师范|商|工程|农业|文|理|法|环保|环境|母|子|分"
    "|女性|妇女|青年|媒体"
    "|核心|利益|医疗|食品|制造|高新技术|各|多|每|县级|省级|市级|地市级|基层|各级|当地|上级|人民|联邦|州|新|旧|前|原|首|总"
    "|集团|股份|控股|会议|会展"
    "|展览|博览|购物|体育|新闻|文化|艺术|物流|数据|交易|服务|活动|健身|生产|市|省|区|县|乡镇|非洲|欧洲|亚洲|亚太|拉美|欧盟"
    "|东盟|阿拉伯|加勒比|太平洋|东亚|东南亚|中亚|中东|上海国际|北京国际"
)
GENERIC = re.compile(rf"(?:{'|'.join(sorted(set(_KIND_WORDS.split('|')), key=lambda w: (-len(w), w)))})*+")
# An association of a sector is a body (石油化工联合会), one of kind is none (行业协会, 民间商会).
GENERIC_SOCIETY = re.compile(
    r"(?:.{0,6}(?:行业|产业)|(?:相关|有关|各|各类|多|地方|民间|专业|国际|国内|国外|全国|全球|世界|区域|科技|学术|体育|慈善"
    r"|公益|工业|商业|企业|产业|当地"
    r"|外国|境外|社会|私人|国家|省级|市级|农民|妇女|青年|学生|校友|大学|高校|创新|技术|战略|合作|的)*+)"
)
# A verb before the second place of a stretch: what stands before it is no part of the name (非洲联盟建设非洲疾控中心).
VERB_BEFORE = re.compile(
    r"(?:建设|设置|援建|援助|支持|资助|筹建|共建|修建|投资|对接|帮助|协助|走进|来到|联系|联合|携手|牵手|服务|推进|发展)$"
)
NO_BODY_START = re.compile(r"性|建设|援建|共建|筹建|五大|各大|主要|多国|地区设|等")
# Buildings and events that end like bodies.
VENUE = re.compile(
    r"(?:会议|会展|展览|博览|购物|商业|体育|新闻|艺术|奥林匹克|世贸|购物|展示|游客|服务|物流|数据|交易|航运|制造|消费|创新"
    r"|科创|金融|经济|政治|文化|贸易)中心$"
)


@cache
def openers() -> HanNames[str]:
    """Countries, towns and provinces, and words such as 国家, 国际 and 全球; the payload is the kind of word."""
    table: HanNames[str] = HanNames()
    table.add("发展中国家", "word")
    for word in _OPENING_WORDS:
        table.add(word, "word")
    for country in country_rows():
        for name in country.names["zh"]:
            table.add(name, "country")
    for place in place_rows():
        for surface in place.surfaces_zh:
            if place.iso3:
                table.add(surface, "place")
    return table


TOWN = re.compile(
    r"(?!示范|重点|试点|兄弟|相关|有关|邻|各|全|本|外|跨|两|多|沿海|内陆|县级|地级|省级|副省|发达|东部|西部|中部|北方|南方"
    r"|所在|当地|不同|部分|大|小|特大|超大)"
    r"[\u4e00-\u9fff]{2,6}?(?:省|市|县|区|自治区|自治州|州)"
)
