"""Mastheads of all houses: bodies, sessions, dates and places, agenda items; what is not known wholly gives no answer."""

import pytest

from tasks.translation.wording import Setting
from tests.unit.translation.formula_cases import lock_breaks, proposed, setting

BOARD = setting("unido", "工业发展理事会")
ASSEMBLY = setting("un", "大会")
COUNCIL = setting("un", "经济及社会理事会")
FUNDS = setting("undp", "联合国开发计划署、联合国人口基金和联合国项目事务署执行局")
WOMEN = setting("undp", "联合国促进性别平等和增强妇女权能署执行局")
HEALTH = setting("who", "世界卫生大会")
FOOD = setting("fao", "粮农组织理事会")
ATOM = setting("iaea", "国际原子能机构大会")
CULTURE = setting("unesco", "教科文组织大会")
LABOUR = setting("ilo", "国际劳工组织理事会")
CLIMATE = setting("unfccc", "联合国气候变化框架公约缔约方会议")
NATURE = setting("cbd", "生物多样性公约缔约方大会")
MERCURY = setting("cop", "关于汞的水俣公约缔约方大会")
ENVIRONMENT = setting("unep", "联合国环境大会")
UNTOLD = setting("other")

BODIES = [
    ("大会", BOARD, "General Conference"),
    ("大会", ASSEMBLY, "General Assembly"),
    ("大    会", ASSEMBLY, "General Assembly"),
    ("大会", HEALTH, "World Health Assembly"),
    ("大会", FOOD, "Conference"),
    ("大会", ATOM, "General Conference"),
    ("大会", CULTURE, "General Conference"),
    ("大会", LABOUR, "International Labour Conference"),
    ("理事会", BOARD, "Industrial Development Board"),
    ("理事会", FOOD, "Council"),
    ("理事会", LABOUR, "Governing Body"),
    ("理事会", ENVIRONMENT, "Governing Council"),
    ("执行委员会", HEALTH, "Executive Board"),
    ("执行局", FUNDS, "Executive Board"),
    ("《联合国反腐败公约》缔约国会议", ASSEMBLY,
     "Conference of the States Parties to the United Nations Convention against Corruption"),
    ("联合国打击跨国有组织犯罪公约缔约方会议", ASSEMBLY,
     "Conference of the Parties to the United Nations Convention against Transnational Organized Crime"),
    ("关于消耗臭氧层物质的蒙特利尔议定书缔约方会议", MERCURY,
     "Meeting of the Parties to the Montreal Protocol on Substances that Deplete the Ozone Layer"),
    ("《鹿特丹公约》缔约方大会", MERCURY, "Conference of the Parties to the Rotterdam Convention"),
    ("缔约方大会", MERCURY, "Conference of the Parties"),
    ("联合国贸易和发展会议", COUNCIL, "United Nations Conference on Trade and Development"),
    ("世界卫生组织", HEALTH, "World Health Organization"),
]  # fmt: skip

SESSIONS = [
    ("2022年届会", COUNCIL, "2022 session"),
    ("2006年组织会议续会", COUNCIL, "Resumed organizational session for 2006"),
    ("2023年届会管理部分", COUNCIL, "2023 session, management segment"),
    ("第9246次会议", setting("un", "安全理事会"), "9246th meeting"),
    ("第七十七届会议续会第二期会议", ASSEMBLY, "Resumed seventy-seventh session (second part)"),
    ("第六十六届会议续会", setting("un", "麻醉药品委员会"), "Reconvened sixty-sixth session"),
    ("第七十八届会议第二期续会", ASSEMBLY, "Second part of the resumed seventy-eighth session"),
    ("第二十二次全体会议", ASSEMBLY, "Twenty-second plenary meeting"),
    ("第五十四届会议（2023年4月17日至21日）", COUNCIL, "Fifty-fourth session (17–21 April 2023)"),
    ("第五十二届会议 2024年11月25日至27日，维也纳", BOARD, "Fifty-second session, Vienna, 25–27 November 2024"),
    ("2018年年度会议", FUNDS, "Annual session 2018"),
    ("2018年年度会议", WOMEN, "Annual session of 2018"),
    ("第一五二届会议", HEALTH, "152nd session"),
    ("第一四〇届会议", FOOD, "140th session"),
    ("第七十六届世界卫生大会", HEALTH, "Seventy-sixth World Health Assembly"),
    ("第六十七届执行会议", COUNCIL, "Sixty-seventh executive session"),
    ("第六十七届常会", ATOM, "Sixty-seventh regular session"),
    ("第二十六届缔约方会议", CLIMATE, "Twenty-sixth session of the Conference of the Parties"),
    ("第十五次会议（第二阶段会议）", NATURE, "Fifteenth meeting (second part)"),
    ("第七十八届会议", ASSEMBLY, "Seventy-eighth session"),
    ("关于消耗臭氧层物质的蒙特利尔议定书缔约方第二十八次会议", MERCURY,
     "Twenty-eighth Meeting of the Parties to the Montreal Protocol on Substances that Deplete the Ozone Layer"),
    ("联合国环境规划署理事会第二十五届会议/全球部长级环境论坛", ENVIRONMENT,
     "Twenty-fifth session of the Governing Council/Global Ministerial Environment Forum"),
    ("作为《巴黎协定》缔约方会议的《公约》缔约方会议第四届会议", CLIMATE,
     "Conference of the Parties serving as the meeting of the Parties to the Paris Agreement, fourth session"),
]  # fmt: skip

DATES = [
    ("2021年2月22日和23日，内罗毕（线上）", ENVIRONMENT, "Nairobi (online), 22 and 23 February 2021"),
    ("2022年2月28日和3月1日，日内瓦", COUNCIL, "Geneva, 28 February and 1 March 2022"),
    ("2009年2月16－20日，内罗毕", ENVIRONMENT, "Nairobi, 16–20 February 2009"),
    ("（2010年10月25－29日，罗马）", FOOD, "(Rome, 25–29 October 2010)"),
    ("2012年11月26日至12月7日，多哈", CLIMATE, "Doha, 26 November to 7 December 2012"),
    ("2022年12月7日至19日，加拿大蒙特利尔", NATURE, "Montreal, Canada, 7–19 December 2022"),
    ("维也纳，2022年11月", BOARD, "Vienna, November 2022"),
    ("2021年7月26日至30日（线上）及2022年6月6日至17日，日内瓦", MERCURY,
     "Online, 26–30 July 2021 and Geneva, 6–17 June 2022"),
    ("2023年5月15日至19日，曼谷和线上", COUNCIL, "Bangkok and online, 15–19 May 2023"),
    ("2021年11月1日至5日（在线会议）", MERCURY, "Online, 1–5 November 2021"),
    ("2014年9月2日至5日，纽约", FUNDS, "2 to 5 September 2014, New York"),
    ("2024年9月10日至27日，纽约联合国总部", ASSEMBLY, "United Nations Headquarters, New York, 10–27 September 2024"),
    ("2022年5月24日，星期二", COUNCIL, "Tuesday, 24 May 2022"),
    ("2019年6月10日，努尔苏丹", COUNCIL, "Nur-Sultan, 10 June 2019"),
]  # fmt: skip

ITEMS = [
    ("临时议程项目3(a)和(b)", COUNCIL, "Items 3 (a) and (b) of the provisional agenda"),
    ("临时议程**项目5(a)㈡", COUNCIL, "Item 5 (a) (ii) of the provisional agenda**"),
    ("暂定项目表*项目117(a)", ASSEMBLY, "Item 117 (a) of the preliminary list*"),
    ("临时议程项目4至6", BOARD, "Items 4 to 6 of the provisional agenda"),
    ("筹备会议部分临时议程**项目4(b)", MERCURY, "Item 4 (b) of the provisional agenda** of the preparatory segment"),
    ("临时议程项目13.1", HEALTH, "Provisional agenda item 13.1"),
    ("议程第三项", LABOUR, "Third item on the agenda"),
    ("临时议程项目2 通过议程", COUNCIL, "Item 2 of the provisional agenda: Adoption of the agenda"),
    ("临时议程项目2(c)\n组织事项\n通过议程", CLIMATE,
     "Item 2 (c) of the provisional agenda: Organizational matters: Adoption of the agenda"),
]  # fmt: skip

SILENT = [
    ("body", "大会", UNTOLD),
    ("body", "执行局", COUNCIL),
    ("body", "蓝莓公约缔约方大会", MERCURY),
    ("session", "第N届会议", BOARD),
    ("session", "第二十六届缔约方会议", ASSEMBLY),
    ("session", "第一次特别会议", NATURE),
    ("date_place", "2021年7月12日至15日，火星", COUNCIL),
    ("date_place", "2021年7月12日至15日，维也纳，蓝莓", COUNCIL),
    ("agenda_item", "临时议程项目3\n蓝莓", COUNCIL),
]


@pytest.mark.parametrize(
    ("kind", "source", "where", "english"),
    [
        (kind, *case)
        for kind, cases in (("body", BODIES), ("session", SESSIONS), ("date_place", DATES), ("agenda_item", ITEMS))
        for case in cases
    ],
)
def test_a_line_of_a_masthead_reads_as_its_house_prints_it(
    kind: str, source: str, where: Setting, english: str
) -> None:
    assert proposed(kind, source, where) == (english, "formula")
    assert lock_breaks(source, english) == []


@pytest.mark.parametrize(("kind", "source", "where"), SILENT)
def test_what_the_house_does_not_decide_or_nobody_knows_gives_no_answer(kind: str, source: str, where: Setting) -> None:
    assert proposed(kind, source, where) == (None, None)
