import pytest

from tasks.grammar.quantities import read_quantities

FIGURES = [
    ("共有 8 811 900 美元", [(8_811_900, "USD", "exact")]),
    ("1 650 万吨", [(16_500_000, "t", "exact")]),
    ("3.484 亿美元", [(348_400_000, "USD", "exact")]),
    ("避免了约 7,200 万吨的二氧化碳排放", [(72_000_000, "t", "approx")]),
    ("4200多万套", [(42_000_000, "unit", "more_than")]),
    ("1000多项专利", [(1000, "patent", "more_than")]),
    ("20余家企业", [(20, "company", "more_than")]),
    ("五成企业", [(50, "%", "exact")]),
    ("七分之一的人口", [(0.142857142857143, "fraction", "exact")]),
    ("百分之六十五", [(65, "%", "exact")]),
    ("三成左右", [(30, "%", "approx")]),
    ("30%以上的企业", [(30, "%", "at_least")]),
    ("500人以上", [(500, "person", "at_least")]),
    ("从 31% 增至 56%", [(31, "%", "exact"), (56, "%", "exact")]),
    ("37 至 47 家", [((37, 47), "company", "exact")]),
    ("增长10%-15%", [((10, 15), "%", "exact")]),
    ("两三个国家", [((2, 3), "country", "exact")]),
    ("七八十家企业", [((70, 80), "company", "exact")]),
    ("5 和 6 公斤", [(5, "kg", "exact"), (6, "kg", "exact")]),
    ("用电 500 度", [(500, "kWh", "exact")]),
    ("节能 300 万吨标准煤", [(3_000_000, "tce", "exact")]),
    ("1.5 万亿元", [(1_500_000_000_000, "CNY", "exact")]),
    ("人民币 20 亿元", [(2_000_000_000, "CNY", "exact")]),
    ("50元/吨", [(50, "CNY/t", "exact")]),
    ("受教育年限13.5年", [(13.5, "year", "exact")]),
    ("每天18小时", [(18, "hour", "exact")]),
    ("至少 200 名代表", [(200, "person", "at_least")]),
    ("不到 50 人", [(50, "person", "less_than")]),
    ("近 300 家公司", [(300, "company", "approx")]),
    ("超过 1,000 公顷", [(1000, "ha", "more_than")]),
    ("最多 20 个项目", [(20, "project", "at_most")]),
    ("约三分之二的国家", [(0.666666666666667, "fraction", "approx")]),
    ("减少 3 倍", [(3, "times", "exact")]),
    ("提高 2.5 个百分点", [(2.5, "percentage point", "exact")]),
    ("零下 20 摄氏度", [(-20, "degC", "exact")]),
    ("数十家企业", [((10, None), "company", "at_least")]),
    ("上千个项目", [((1000, None), "project", "at_least")]),
    ("一百二十个村", [(120, "village", "exact")]),
    ("三台设备", [(3, "unit", "exact")]),
    ("七亿多人", [(700_000_000, "person", "more_than")]),
    ("11 个国家项目", [(11, "project", "exact")]),
    ("30 多次议会圆桌会议", [(30, "meeting", "more_than")]),
    ("231 项环境政策和条例", [(231, "policy", "exact")]),
    ("仅一家企业", [(1, "company", "exact")]),
    ("一个半小时", [(1.5, "hour", "exact")]),
    ("100万公顷林地", [(1_000_000, "ha", "exact")]),
    ("人数增加到 8亿2800万人", [(828_000_000, "person", "exact")]),
    ("人口为2,322万4,912人", [(23_224_912, "person", "exact")]),
    ("存煤1400-1500万吨", [((14_000_000, 15_000_000), "t", "exact")]),
    ("兑换１．０７５３美元", [(1.0753, "USD", "exact")]),
    ("１，２３４个项目", [(1234, "project", "exact")]),
    ("两米半", [(2.5, "m", "exact")]),
    ("半公斤", [(0.5, "kg", "exact")]),
    ("摄氏三十度", [(30, "degC", "exact")]),
    ("一打鸡蛋", [(12, "product", "exact")]),
    ("一百千瓦", [(100, "kW", "exact")]),
    ("十来个人", [(10, "person", "approx")]),
    ("近万亿元", [(1_000_000_000_000, "CNY", "approx")]),
    ("2.5亿多元", [(250_000_000, "CNY", "more_than")]),
    ("即 (204 500) 欧元", [(-204_500, "EUR", "exact")]),
    ("每年至少开会两次", [(2, "time", "at_least")]),
    ("不高于预算净额的 6 %", [(6, "%", "at_most")]),
    ("不得超过每立方米 25 微克", [(25, "µg", "at_most")]),
    ("人均消费量小于0.3kg的国家", [(0.3, "kg", "less_than")]),
    ("“节水灌溉”2个主题", [(2, "sector", "exact")]),
    ("一半以上的产量", [(0.5, "fraction", "at_least")]),
    ("从业人员约120万人", [(1_200_000, "person", "approx")]),
]

NO_FIGURES = [
    "进一步统一一些标准",
    "避免二氧化碳和双对氯苯基三氯乙烷",
    "一带一路，百年，第二产业，双碳，十四五规划，四川省",
    "十年方案，两期，行动十年",
    "可持续发展目标 7、9 和 12",
    "表 3，第 3、5 和 7 段，第四十九届会议",
    "ISO 14001，GB/T 2589-2020",
    "过去五年，未来十年，为期三天的培训班，三年行动计划",
    "一是加强，二是推进，三是落实",
    "（一）技术；（二）政策",
    "成千上万，数以百计",
    "二十国集团、七国集团、金砖五国",
    "PM2.5、COVID-19、HFC-23、工业 4.0、2.0 版、5G",
    "2030 年议程、62/208号决议、GC.18/Res.7 号决议",
    "不让任何一个人掉队，每一个国家，唯一，之一",
    "巩固一个全球方案，一种技术选项，一份综合报告",
    "2020 年 7 月至 2021 年 6 月",
    "“三区三州”“六个精准”“两不愁三保障”",
    "前六批名单、第三方、信义六期项目",
    "劣四类水质、优良（一、二类）海水",
    "211工程、985高校、12345热线",
    "千亿产业、百亿级、千万级项目",
    "实现两位数增长，三口之家",
    "A/79/5、CRC/C/SR.1674、UNEP/OzL.Pro/ExCom/57/67、银发〔2021〕12号",
    "第1453和第1454次会议，第八次定期报告，第5 条第1 款",
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_chinese_figure_has_its_value_unit_and_bound(text, expected):
    quantities, _ = read_quantities(text, "zh")
    assert [(q.value if q.value is not None else (q.min, q.max), q.unit, q.qualifier) for q in quantities] == expected


@pytest.mark.parametrize("text", NO_FIGURES)
def test_a_chinese_numeral_that_counts_nothing_is_no_figure(text):
    assert read_quantities(text, "zh")[0] == []


@pytest.mark.parametrize("text", ["", "一" * 500, "百分之" * 200, "第1、" * 200, "万亿" * 200])
def test_strange_chinese_is_survived(text):
    quantities, others = read_quantities(text, "zh")
    for found in (*quantities, *others):
        assert text[found.start : found.end] == found.surface
