"""The number lock: wrong translations are caught, right ones in free wording pass."""

import pytest

from tasks.grammar.number_lock import CHECKS, check_lock

# Source (zh), wrong English, and the check that must catch it. The mistakes are those engines make (translation.md) and
# those a careless reviser makes.
WRONG = [
    ("避免了约 7,200 万吨的二氧化碳排放", "avoiding about 7,200 million tons of carbon dioxide", "figures"),
    ("避免了约 7,200 万吨的二氧化碳排放", "avoiding about 7,200 tons of carbon dioxide", "figures"),
    ("避免了约 7,200 万吨的二氧化碳排放", "avoiding 72 million tons of carbon dioxide", "qualifiers"),
    ("避免了约 7,200 万吨的二氧化碳排放", "avoiding more than 72 million tons of carbon dioxide", "qualifiers"),
    ("避免了约 7,200 万吨的二氧化碳排放", "avoiding about 72 million of carbon dioxide", "units"),
    ("避免了约 7,200 万吨的二氧化碳排放", "avoiding about 720 million tons of carbon dioxide", "figures"),
    ("逐步停止使用了 700 多吨消耗臭氧物质", "phased out 700 tons of ozone-depleting substances", "qualifiers"),
    (
        "逐步停止使用了 700 多吨消耗臭氧物质",
        "phased out more than 700,000 tons of ozone-depleting substances",
        "figures",
    ),
    ("逐步停止使用了 700 多吨消耗臭氧物质", "phased out about 700 tons of ozone-depleting substances", "qualifiers"),
    ("逐步停止使用了 700 多吨消耗臭氧物质", "phased out many tons of ozone-depleting substances", "figures"),
    ("销毁了 13,194 公吨多氯联苯", "destroyed 13,194 million pounds of PCBs", "figures"),
    ("销毁了 13,194 公吨多氯联苯", "destroyed 13.194 tons of PCBs", "figures"),
    ("销毁了 13,194 公吨多氯联苯", "destroyed 13,149 tons of PCBs", "figures"),
    ("销毁了 13,194 公吨多氯联苯", "destroyed 13,194 kilograms of PCBs", "units"),
    ("销毁了 13,194 公吨多氯联苯", "destroyed 13,194 of the PCBs", "units"),
    ("避免了 119,489 毫克的污染物", "avoided 119,489 tons of pollutants", "units"),
    ("避免了 119,489 毫克的污染物", "avoided 119,489 milligrams, or 120 grams, of pollutants", "figures"),
    ("参加者达 26.8万人", "participants numbered 268,800 people", "figures"),
    ("减少了 0.71万吨", "reduced by 0.71 million tons", "figures"),
    ("减少了 0.71万吨", "reduced by 71,000 tons", "figures"),
    ("投资 3.484 亿美元", "investments of $34.84 million", "figures"),
    ("投资 3.484 亿美元", "investments of €348.4 million", "units"),
    ("投资 3.484 亿美元", "investments of 3.484 billion dollars", "figures"),
    ("耗资 8 811 900 美元", "cost $8,811", "figures"),
    ("耗资 8 811 900 美元", "cost $88.119 million", "figures"),
    ("该计划已在 9 个国家进行了测试", "The programme was tested in several countries", "figures"),
    ("该计划已在 9 个国家进行了测试", "The programme was tested in 19 countries", "figures"),
    ("该计划已在 9 个国家进行了测试", "The programme was tested in nine countries and 12 cities", "figures"),
    (
        "四个发展中国家已完成计划，七个国家正在制定",
        "Four developing countries have completed plans and six are developing them",
        "figures",
    ),
    ("四个发展中国家已完成计划", "Fourteen developing countries have completed plans", "figures"),
    ("批准了 231 项环境政策和条例", "approved 213 environmental policies and regulations", "figures"),
    ("批准了 231 项环境政策和条例", "approved environmental policies and regulations", "figures"),
    ("由包括 100 名妇女在内的 300 多名议员参加", "attended by more than 300 parliamentarians", "figures"),
    ("由包括 100 名妇女在内的 300 多名议员参加", "attended by 300 parliamentarians, including 100 women", "qualifiers"),
    (
        "由包括 100 名妇女在内的 300 多名议员参加",
        "attended by more than 300 parliamentarians, including more than 100 women",
        "qualifiers",
    ),
    ("至少 50 家企业", "more than 50 enterprises", "qualifiers"),
    ("超过 90% 的废弃物", "90 per cent of waste", "qualifiers"),
    ("超过 90% 的废弃物", "more than 9 per cent of waste", "figures"),
    ("百分之六十五的企业", "56 per cent of enterprises", "figures"),
    ("从 31%增至 56%", "an increase of 25 per cent", "figures"),
    ("每卢布回报 3 至 6 卢布", "a return of 4.5 roubles per rouble", "figures"),
    ("温度下降 37 至 47 度", "temperature fell by 37 degrees", "figures"),
    ("2021年7月12日至15日，维也纳", "Vienna, 12–16 July 2021", "dates"),
    ("2021年7月12日至15日，维也纳", "Vienna, 12–15 July 2012", "dates"),
    ("2021年7月12日至15日，维也纳", "Vienna, 12–15 June 2021", "dates"),
    ("2020 年 8 月 20 日获得认证", "accredited on 8 August 2020", "dates"),
    ("2020 年 8 月 20 日获得认证", "accredited in August 2020", "dates"),
    ("2020 年 8 月 20 日获得认证", "accredited", "dates"),
    ("该项目获得认证", "The project was accredited in 2020", "dates"),
    ("2020 年 7 月至 2021 年 6 月", "from July 2020 to June 2022", "dates"),
    ("第四十九届会议", "Forty-eighth session", "ordinals"),
    ("第四十九届会议", "Session of the Board", "ordinals"),
    ("第六十五届会议的报告", "report of the fifty-sixth session", "ordinals"),
    ("在第三个重点领域", "in the second focus area", "ordinals"),
    ("大会 GC.18/Res.7 号决议", "General Conference resolution GC.18/Res.17", "symbols"),
    ("大会 GC.18/Res.7 号决议", "the General Conference resolution", "symbols"),
    ("IDB.48/17 号文件", "document IDB.47/18", "symbols"),
    ("IDB.45/8/Add.2 号文件", "document IDB.45/8/Add.1", "symbols"),
    ("大会的决议", "General Assembly resolution A/RES/70/1", "symbols"),
    ("向阿尔巴尼亚、约旦、菲律宾和突尼斯提供支持", "supports Albania, Jordan, the Philippines and Turkey", "countries"),
    ("向阿尔巴尼亚、约旦、菲律宾和突尼斯提供支持", "supports Albania, Jordan and the Philippines", "countries"),
    ("协助柬埔寨和印度尼西亚", "assists Cambodia and India", "countries"),
    ("协助蒙古提高回收率", "assists Mongolia and China in raising recovery rates", "countries"),
    ("刚果民主共和国的能源部门", "the energy sector of the Democratic People's Republic of Korea", "countries"),
    ("支持发展中国家", "supports China", "countries"),
    ("《蒙特利尔议定书》的执行", "implementation of the 蒙特利尔 Protocol", "leftover_script"),
    ("工发组织的活动", "UNIDO activities的", "leftover_script"),
    ("工发组织的活动", "UNIDO activities， and more。", "leftover_script"),
    (
        "工发组织将继续促进循环经济。",
        "UNIDO will continue to promote the circular economy. UNIDO will continue to promote the circular economy.",
        "repetition",
    ),
    (
        "工发组织将继续促进循环经济。",
        "UNIDO will continue to promote the circular economy, will continue to promote the circular economy.",
        "repetition",
    ),
    ("工发组织的活动", "activities activities activities activities of UNIDO", "repetition"),
    ("可持续发展目标 7 的进展", "progress on Sustainable Development Goal 9", "figures"),
    ("可持续发展目标 7 和 12 的联系", "links between Sustainable Development Goals 7 and 13", "figures"),
    ("第 3 段提到的领域", "the area referred to in paragraph 13", "figures"),
    ("框架 2.0 版已发布", "version 3.0 of the framework was issued", "figures"),
    (
        "约 80 名国际专家和 40 个国际机构",
        "about 40 international experts and about 80 international institutions",
        "qualifiers",
    ),
    ("增长了三倍以上", "grew more than fivefold", "figures"),
    ("装机容量为 50 兆瓦", "installed capacity of 50 kW", "units"),
    ("装机容量为 50 兆瓦", "installed capacity of 5,000 kW", "figures"),
    ("最多 20 个项目", "at least 20 projects", "qualifiers"),
    ("两份政策简报", "three policy briefs", "figures"),
    ("十二个工业园区", "20 industrial parks", "figures"),
    ("一千二百人参加", "attended by 12,000 people", "figures"),
    ("工发组织的活动", "", "figures"),
    ("80 名国际专家和 40 个国际机构", "40 international experts and 80 international institutions", "units"),
    ("13 个国家的 231 项政策", "231 countries with 13 policies", "units"),
    ("前景", "Outlook Outlook", "repetition"),
    ("四十八个国家", "48 countries and four regions", "figures"),
    ("会议于5月22日至24日在北京举行", "The meeting was held in Beijing from 22 to 25 May", "dates"),
    ("2020 年 12 月发布", "issued in December 2021", "dates"),
    ("节能1.2亿吨标准煤", "saving 12 million tons of coal equivalent", "figures"),
]

RIGHT = [
    ("避免了约 7,200 万吨的二氧化碳排放", "avoiding about 72 million tons of carbon dioxide emissions"),
    ("避免了约 7,200 万吨的二氧化碳排放", "carbon dioxide emissions of approximately 72,000,000 metric tons were avoided"),
    ("避免了约 7,200 万吨的二氧化碳排放", "some seventy-two million tons of carbon dioxide were avoided"),
    ("逐步停止使用了 700 多吨消耗臭氧物质", "phased out over 700 tons of ozone-depleting substances"),
    ("逐步停止使用了 700 多吨消耗臭氧物质", "more than 700 metric tons of ozone-depleting substances were phased out"),
    ("销毁了 13,194 公吨多氯联苯", "13,194 tons of PCBs were destroyed"),
    ("销毁了 13,194 公吨多氯联苯", "13 194 tonnes of PCBs were destroyed"),
    ("避免了 119,489 毫克的污染物", "119,489 mg of pollutants were avoided"),
    ("参加者达 26.8万人", "participants numbered 268,000 people"),
    ("减少了 0.71万吨", "reduced by 7,100 tons"),
    ("投资 3.484 亿美元", "investments of $348.4 million"),
    ("投资 3.484 亿美元", "investments of US$ 348,400,000"),
    ("耗资 8 811 900 美元", "cost $8,811,900"),
    ("耗资 8 811 900 美元", "cost $8.8119 million"),
    ("该计划已在 9 个国家进行了测试", "The programme was tested in nine countries"),
    ("该计划已在 9 个国家进行了测试", "Nine countries tested it"),
    ("另外五个国家的项目正在筹备中", "Projects in a further five countries are being prepared"),
    ("另有 5 个国家正在进行该评估", "another five countries are conducting the assessment"),
    ("四个发展中国家已完成计划，七个国家正在制定", "Seven countries are developing plans; four developing countries have completed them"),
    ("批准了 231 项环境政策和条例", "a total of 231 environmental policies and regulations were approved"),
    ("由包括 100 名妇女在内的 300 多名议员参加的 30 多次议会圆桌会议", "more than 30 parliamentary round tables with over 300 parliamentarians, including 100 women"),
    ("至少 50 家企业", "at least 50 enterprises"),
    ("至少 50 家企业", "no fewer than 50 enterprises"),
    ("超过 90% 的废弃物", "over 90 per cent of waste"),
    ("百分之六十五的企业", "65 per cent of enterprises"),
    ("百分之六十五的企业", "65% of enterprises"),
    ("从 31%增至 56%", "rose from 31 to 56 per cent"),
    ("每卢布回报 3 至 6 卢布", "a return of 3 to 6 roubles per rouble"),
    ("2021年7月12日至15日，维也纳", "Vienna, 12–15 July 2021"),
    ("2021年7月12日至15日，维也纳", "Vienna, 12 to 15 July 2021"),
    ("2020 年 8 月 20 日获得认证", "accredited on 20 August 2020"),
    ("2020 年 8 月 20 日获得认证", "accredited on August 20, 2020"),
    ("2020 年 7 月至 2021 年 6 月", "from July 2020 to June 2021"),
    ("2021 年 3 月，乌克兰通过了《2030 年国家经济战略》", "In March 2021, Ukraine adopted its National Economic Strategy 2030"),
    ("2018-2021 年中期方案框架", "medium-term programme framework, 2018–2021"),
    ("2018-2021 年中期方案框架", "the medium-term programme framework for 2018 to 2021"),
    ("第四十九届会议", "Forty-ninth session"),
    ("第四十九届会议", "49th session"),
    ("第六十五届会议的报告", "report of the sixty-fifth session"),
    ("在第三个重点领域", "in the third focus area"),
    ("在第 3 段提到的第三个重点领域", "in the third focus area referred to in paragraph 3"),
    ("首次举行会议", "The meeting was held for the first time"),
    ("第一，加强能力；第二，提供支持", "First, build capacity; second, provide support"),
    ("大会 GC.18/Res.7 号决议", "General Conference resolution GC.18/Res.7"),
    ("对在 IDB.48/17 号文件中提交的信息的补充", "supplements the information submitted in document IDB.48/17"),
    ("大会第62/208号决议", "General Assembly resolution 62/208"),
    ("向阿尔巴尼亚、约旦、菲律宾和突尼斯提供支持", "supports Tunisia, the Philippines, Jordan and Albania"),
    ("协助柬埔寨、印度尼西亚、尼泊尔、菲律宾和越南", "assists Cambodia, Indonesia, Nepal, the Philippines and Viet Nam"),
    ("促进巴西的公司与外国公司之间的合作", "promoting cooperation between Brazilian and foreign companies"),
    ("与法国开发署展开合作", "cooperation with the French Development Agency"),
    ("支持发展中国家", "supports developing countries"),
    ("刚果民主共和国和塞拉利昂", "the Democratic Republic of the Congo and Sierra Leone"),
    ("由奥地利政府主办", "hosted by the Government of Austria"),
    ("关于消耗臭氧层物质的蒙特利尔议定书", "Montreal Protocol on Substances that Deplete the Ozone Layer"),
    ("应对 COVID-19 大流行", "response to the COVID-19 pandemic"),
    ("可持续发展目标 7 和可持续发展目标 9", "Sustainable Development Goals 7 and 9"),
    ("可持续发展目标 7 的进展", "progress on SDG 7"),
    ("框架 2.0 版于 2021 年 1 月发布", "version 2.0 of the framework was issued in January 2021"),
    ("约 80 名国际专家和 40 个国际机构", "about 80 international experts and 40 international institutions"),
    ("装机容量为 50 兆瓦", "installed capacity of 50 MW"),
    ("装机容量为 1 万千瓦", "installed capacity of 10 MW"),
    ("最多 20 个项目", "up to 20 projects"),
    ("两份政策简报", "two policy briefs"),
    ("十二个工业园区", "twelve industrial parks"),
    ("十二个工业园区", "12 industrial parks"),
    ("一千二百人参加", "attended by 1,200 people"),
    ("发布了一份综合报告", "issued a synthesis report"),
    ("另一则实例是", "a further example is"),
    ("不让任何一个人掉队", "leaving no one behind"),
    ("一些拉丁美洲国家", "some Latin American countries"),
    ("双方签署了协议", "Both sides signed the agreement"),
    ("国际工作协议 33-3：第 3 部分", "International Workshop Agreement 33-3: Part 3"),
    ("四项互为补充的核心职能：(一)技术合作；(二)规范职能", "four complementary core functions: (a) technical cooperation and (b) normative functions"),
    ("临时议程项目4(a)", "Item 4 (a) of the provisional agenda"),
    ("三. 技术合作", "III. Technical cooperation"),
    ("理事会似宜注意到本报告提供的信息。", "The Board may wish to take note of the information provided in the present report."),
    ("因技术原因于 2021 年 6 月 2 日重新印发", "Reissued for technical reasons on 2 June 2021"),
    ("保护环境的做法¹，工发组织正在推进工业发展", "UNIDO is advancing industrial development by safeguarding the environment"),
    ("自 1990 年以来", "since 1990"),
    ("三分之一的企业", "one third of enterprises"),
    ("全球合作与区域一体化", "global cooperation and regional integration"),
    ("1 650 万吨", "16.5 million tons"),
    ("500 多名发言者和 1,500 名与会者", "more than 500 speakers and 1,500 participants"),
    ("从八个国家 50 个工业园区所获经验教训", "lessons learned from 50 industrial parks in eight countries"),
    ("工业4.0", "Industry 4.0"),
    ("21世纪的工业", "industry in the twenty-first century"),
    # Sentences of press releases and national reports, written after the lock.
    ("2019年，中国可再生能源装机容量达到7.94亿千瓦，同比增长9%。","In 2019, China's installed renewable energy capacity reached 794 million kW, up 9 per cent year on year."),
    ("2019年，中国可再生能源装机容量达到7.94亿千瓦","In 2019, installed renewable capacity in China reached 794 GW."),
    ("该基金将在未来五年内投入约2.5亿欧元，用于支持非洲的二十多个项目。","The fund will invest about €250 million over the next five years in more than twenty projects in Africa."),
    ("截至2020年12月31日，共有173个成员国缴纳了会费。","As at 31 December 2020, a total of 173 Member States had paid their contributions."),
    ("全球约有8.4亿人无法获得电力，其中近70%生活在撒哈拉以南非洲。","About 840 million people worldwide lack access to electricity, nearly 70 per cent of them in sub-Saharan Africa."),
    ("第一阶段（2018-2020年）已完成，第二阶段将于2021年启动。","Phase 1 (2018–2020) has been completed and phase 2 will start in 2021."),
    ("与2010年相比，单位产值能耗下降了三分之一。","Energy consumption per unit of output fell by one third compared with 2010."),
    ("大会第七十四届会议通过了第74/235号决议。","At its seventy-fourth session, the General Assembly adopted resolution 74/235."),
    ("中美两国签署了三项协议。","China and the United States signed three agreements."),
    ("联合国秘书长安东尼奥·古特雷斯呼吁到2050年实现净零排放。","United Nations Secretary-General António Guterres called for net-zero emissions by 2050."),
    ("PM2.5浓度下降了25.8%，降至每立方米51微克。","PM2.5 concentrations fell by 25.8 per cent to 51 micrograms per cubic metre."),
    ("该厂每天处理1500吨废水，服务20万居民。","The plant treats 1,500 tons of wastewater a day and serves 200,000 residents."),
    ("工发组织成立于1966年，总部设在维也纳，有170个成员国。","Established in 1966 and headquartered in Vienna, UNIDO has 170 Member States."),
    ("这是双方的首次合作。","This is the first cooperation between the two sides."),
    ("代表们讨论了议程项目3和4。","Delegates discussed agenda items 3 and 4."),
    ("来自12个国家的45名专家参加了为期三天的讲习班。","Forty-five experts from 12 countries took part in the three-day workshop."),
    ("德国政府提供了500万欧元，日本政府提供了300万美元。","The Government of Germany provided €5 million and the Government of Japan $3 million."),
    ("温升控制在2摄氏度以内，并努力限制在1.5摄氏度以内。","Keeping the temperature rise below 2°C and pursuing efforts to limit it to 1.5°C."),
    ("妇女占学员总数的40%以上。","Women accounted for over 40 per cent of trainees."),
    ("妇女占学员总数的40%以上。","At least 40 per cent of trainees were women."),
    ("该方案覆盖东南亚六国。","The programme covers six countries in South-East Asia."),
    ("2021年上半年，贸易额增长了一倍。","In the first half of 2021, trade doubled."),
    ("一家公司和两所大学参与了项目。","One company and two universities took part in the project."),
    ("世界上最大的光伏电站之一","one of the world's largest photovoltaic power plants"),
    ("节约用电3200万度","saving 32 million kWh of electricity"),
    ("节能1.2亿吨标准煤","saving 120 million tons of coal equivalent"),
    ("减少二氧化碳排放2.3亿吨","reducing carbon dioxide emissions by 230 million tons"),
    ("2022 年 6 月 5 日是第五十个世界环境日。","5 June 2022 was the fiftieth World Environment Day."),
    ("千年发展目标","Millennium Development Goals"),
    ("一带一路倡议","Belt and Road Initiative"),
    ("十四五规划（2021-2025年）","the Fourteenth Five-Year Plan (2021–2025)"),
    ("上世纪九十年代","the 1990s"),
    ("二十国集团","Group of Twenty"),
    ("77国集团和中国","the Group of 77 and China"),
    ("联合国195个成员国中的大多数","most of the 195 States"),
    ("从2010年的12%提高到2020年的28%","from 12 per cent in 2010 to 28 per cent in 2020"),
    ("平均每年减少10万吨","an average reduction of 100,000 tons per year"),
    ("会议于5月22日至24日在北京举行","The meeting was held in Beijing from 22 to 24 May"),
    ("南非、巴西等国","South Africa, Brazil and other countries"),
    ("第38/5号决定","decision 38/5"),
]  # fmt: skip


# A second set, never used to tune the lock: each must be refused by some check, or pass, at the first try.
UNSEEN_WRONG = [
    (
        "项目预算总额为1 250万美元，其中全环基金供资320万美元。",
        "The total project budget is $1.25 million, of which $3.2 million is financed by GEF.",
    ),
    ("该方案已培训了1.2万名工程师。", "The programme has trained 1,200 engineers."),
    ("用水量减少了15%至20%。", "Water use fell by 15 per cent."),
    ("来自60多个国家的代表出席。", "Representatives of 60 countries attended."),
    ("不到10%的塑料得到回收。", "10 per cent of plastics are recycled."),
    ("近500万千瓦时", "nearly 5 million MWh"),
    ("到2030年将排放量减少45%", "cut emissions by 45 per cent by 2035"),
    ("肯尼亚和乌干达", "Kenya and Rwanda"),
    ("捐款200万英镑", "contributed €2 million"),
    ("核准了PBC.35/12号文件", "approved document PBC.35/21"),
    ("占地120公顷", "covers 120 square kilometres"),
    ("投资6亿元", "investment of 60 million yuan"),
    ("五年行动计划", "ten-year action plan"),
    ("第五次会议", "fourth meeting"),
    ("四分之一", "one third"),
    ("七成以上的企业", "more than 7 per cent of companies"),
    ("汞排放量减少了约3.5吨。", "Mercury emissions were reduced by some 3.5 kg."),
    ("增加了2.3倍", "increased by 2.3 per cent"),
]

UNSEEN_RIGHT = [
    (
        "自2015年启动以来，该方案已培训了1.2万名工程师。",
        "Since its launch in 2015, the programme has trained 12,000 engineers.",
    ),
    (
        "项目预算总额为1 250万美元，其中全环基金供资320万美元。",
        "The total project budget is $12.5 million, of which $3.2 million is financed by GEF.",
    ),
    ("这三个园区的用水量减少了15%至20%。", "Water use in the three parks fell by 15 to 20 per cent."),
    (
        "会议由奥地利和肯尼亚共同主持，来自60多个国家的代表出席。",
        "The meeting, co-chaired by Austria and Kenya, was attended by representatives of more than 60 countries.",
    ),
    (
        "根据《巴黎协定》第六条，各缔约方可以自愿合作。",
        "Under article 6 of the Paris Agreement, Parties may cooperate voluntarily.",
    ),
    (
        "委员会在2019年11月8日第五次会议上核准了PBC.35/12号文件所载预算。",
        "At its fifth meeting, on 8 November 2019, the Committee approved the budget contained in document PBC.35/12.",
    ),
    (
        "女性企业家的比例从四分之一提高到三分之一。",
        "The share of women entrepreneurs rose from one quarter to one third.",
    ),
    ("每年可节约用电近500万千瓦时。", "Nearly 5 million kWh of electricity can be saved each year."),
    ("不到10%的塑料得到回收。", "Less than 10 per cent of plastics are recycled."),
    (
        "该国计划到2030年将排放量减少45%，到2060年实现碳中和。",
        "The country plans to cut emissions by 45 per cent by 2030 and reach carbon neutrality by 2060.",
    ),
    ("肯尼亚、乌干达和坦桑尼亚联合共和国", "Kenya, Uganda and the United Republic of Tanzania"),
    ("土耳其和大韩民国代表作了发言。", "The representatives of Türkiye and the Republic of Korea made statements."),
    ("联合王国政府捐款200万英镑。", "The Government of the United Kingdom contributed £2 million."),
    ("2022/23 两年期方案和预算", "programme and budgets for the biennium 2022–2023"),
    ("2022-2023两年期方案和预算", "programme and budgets, 2022–2023"),
    ("会议于上午10时开始。", "The meeting began at 10 a.m."),
    ("约有一半的受访企业采取了措施。", "About half of the companies surveyed had taken measures."),
    ("汞排放量减少了约3.5吨。", "Mercury emissions were reduced by some 3.5 tons."),
    (
        "该中心占地120公顷，投资总额达6亿元人民币。",
        "The centre covers 120 hectares, with total investment of 600 million yuan.",
    ),
    ("ISO 14001和ISO 50001认证", "ISO 14001 and ISO 50001 certification"),
    ("HCFC-22和HFC-134a", "HCFC-22 and HFC-134a"),
    ("第一次工业革命", "the first industrial revolution"),
    ("第四次工业革命", "Fourth Industrial Revolution"),
    ("第三个非洲工业发展十年（2016-2025年）", "Third Industrial Development Decade for Africa (2016–2025)"),
    ("五年行动计划", "five-year action plan"),
    ("24小时不间断供电", "round-the-clock power supply (24 hours)"),
    ("七成以上的企业", "more than 70 per cent of companies"),
    ("数百家企业参加", "hundreds of companies took part"),
    ("一个由15名成员组成的工作组", "a working group of 15 members"),
    ("在中国和德国之间", "between China and Germany"),
    ("中国科学院", "Chinese Academy of Sciences"),
    (
        "来自巴西、俄罗斯、印度、中国和南非的专家",
        "experts from Brazil, the Russian Federation, India, China and South Africa",
    ),
    ("目标9.4", "target 9.4"),
    ("可持续发展目标9（工业、创新和基础设施）", "SDG 9 (industry, innovation and infrastructure)"),
    ("《2030年可持续发展议程》", "2030 Agenda for Sustainable Development"),
]


def failed(source: str, target: str, language: str = "zh") -> list[str]:
    return [check.name for check in check_lock(source, language, target) if not check.passed]


@pytest.mark.parametrize(("source", "target", "check"), WRONG)
def test_a_wrong_translation_is_caught_by_the_check_that_names_it(source: str, target: str, check: str) -> None:
    assert check in failed(source, target)


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_a_right_translation_in_free_wording_passes(source: str, target: str) -> None:
    assert failed(source, target) == []


def test_there_are_enough_cases_for_the_rates_to_mean_something() -> None:
    assert len(WRONG) >= 60
    assert len(RIGHT) >= 60


def test_every_check_is_reported_in_the_same_order_whether_it_passed_or_not() -> None:
    assert tuple(check.name for check in check_lock("", "zh", "nothing")) == CHECKS


def test_a_failed_check_says_what_is_missing_and_what_was_added() -> None:
    details = {check.name: check.detail for check in check_lock("9 个国家", "zh", "12 countries")}
    assert details["figures"].startswith("missing: 9 个国家")
    assert "not in the source: 12" in details["figures"]


@pytest.mark.parametrize("target", ["", " \n", "<script>{{ x }}</script>", "9" * 400, "\ufffd", "." * 10_000])
def test_no_text_makes_the_lock_raise(target: str) -> None:
    assert len(check_lock("约 7,200 万吨", "zh", target)) == len(CHECKS)


def test_a_russian_or_french_source_is_locked_as_well() -> None:
    assert failed("В 2013 году 45 предприятий", "In 2013, 45 enterprises", "ru") == []
    assert "figures" in failed("В 2013 году 45 предприятий", "In 2013, 54 enterprises", "ru")
    assert "leftover_script" in failed("В 2013 году", "В 2013 году", "ru")
    assert failed("Le rapport de 2019 porte sur 12 pays", "The 2019 report covers 12 countries", "fr") == []
    assert "leftover_script" in failed(
        "Le rapport de 2019 porte sur 12 pays", "Le rapport de 2019 porte sur 12 pays", "fr"
    )


def test_a_source_that_repeats_itself_may_be_translated_as_it_is() -> None:
    source = "工发组织支持成员国的工业。工发组织支持成员国的工业。"
    assert (
        failed(source, "UNIDO supports the industry of Member States. UNIDO supports the industry of Member States.")
        == []
    )


def test_a_long_text_is_locked_in_seconds() -> None:
    source, target = "工发组织在 9 个国家支持工业。" * 3000, "UNIDO supports industry in nine countries. " * 3000
    assert len(check_lock(source, "zh", target)) == len(CHECKS)


@pytest.mark.parametrize(("source", "target"), UNSEEN_WRONG)
def test_an_unseen_wrong_translation_is_refused(source: str, target: str) -> None:
    assert failed(source, target)


@pytest.mark.parametrize(("source", "target"), UNSEEN_RIGHT)
def test_an_unseen_right_translation_passes(source: str, target: str) -> None:
    assert failed(source, target) == []
