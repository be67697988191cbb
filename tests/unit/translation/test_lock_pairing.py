"""The number lock on figures that changed places: equal units, countries, years, nouns, trends turned round."""

import pytest

from tasks.grammar.number_lock import check_lock

# Language and words of the source, wrong English, and the check that must catch it.
WRONG = [
    ("zh", "培训了30名教师和20名学生", "trained 20 teachers and 30 students", "pairing"),
    ("zh", "钢铁占30%，水泥占20%", "steel accounts for 20 per cent and cement for 30 per cent", "pairing"),
    ("zh", "钢铁占30%，水泥占20%", "cement accounts for 30 per cent and steel for 20 per cent", "pairing"),
    ("zh", "中国获得5个项目，越南获得7个项目", "China received seven projects and Viet Nam five projects", "pairing"),
    ("zh", "中国有5家企业，印度有7家企业", "India has 5 enterprises and China has 7 enterprises", "pairing"),
    ("zh", "德国提供了500万欧元，法国提供了300万欧元", "Germany provided €3 million and France €5 million", "pairing"),
    ("zh", "德国提供了500万欧元，法国提供了300万欧元", "France provided €5 million and Germany €3 million", "pairing"),
    ("zh", "从31%增至56%", "rose from 56 to 31 per cent", "pairing"),
    ("zh", "从31%增至56%", "increased from 56 per cent to 31 per cent", "pairing"),
    ("zh", "由2015年的40吨降至2020年的10吨", "fell from 10 tons in 2015 to 40 tons in 2020", "pairing"),
    ("zh", "由2015年的40吨降至2020年的10吨", "fell from 40 tons in 2020 to 10 tons in 2015", "pairing"),
    ("zh", "2018年为12%，2019年为15%", "15 per cent in 2018 and 12 per cent in 2019", "pairing"),
    ("zh", "2018年培训100人，2019年培训150人", "150 people were trained in 2018 and 100 in 2019", "pairing"),
    ("zh", "太阳能发电300兆瓦，风能发电200兆瓦", "200 MW of solar power and 300 MW of wind power", "pairing"),
    ("zh", "太阳能发电300兆瓦，风能发电200兆瓦", "solar power of 200 MW and wind power of 300 MW", "pairing"),
    ("zh", "男性占60%，女性占40%", "women account for 60 per cent and men for 40 per cent", "pairing"),
    ("zh", "培训了60名男性和40名女性", "trained 40 men and 60 women", "pairing"),
    ("zh", "城市为80%，农村为50%", "80 per cent in rural areas and 50 per cent in urban areas", "pairing"),
    (
        "zh",
        "第一阶段预算为200万美元，第二阶段为500万美元",
        "the budget of the first phase was $5 million and of the second phase $2 million",
        "pairing",
    ),
    ("zh", "向肯尼亚提供100万美元，向加纳提供200万美元", "$2 million to Kenya and $1 million to Ghana", "pairing"),
    (
        "zh",
        "HCFC-22消费量为30吨，HCFC-141b消费量为50吨",
        "consumption of 50 tons of HCFC-22 and 30 tons of HCFC-141b",
        "pairing",
    ),
    (
        "zh",
        "目标7下的项目有12个，目标9下的项目有25个",
        "12 projects under Goal 9 and 25 projects under Goal 7",
        "pairing",
    ),
    ("zh", "非洲的份额为25%，亚洲的份额为40%", "Africa's share was 40 per cent and Asia's 25 per cent", "pairing"),
    (
        "zh",
        "工发组织出资200万美元，全环基金出资600万美元",
        "UNIDO contributed $6 million and GEF $2 million",
        "pairing",
    ),
    ("zh", "出口额为30亿美元，进口额为20亿美元", "exports of $2 billion and imports of $3 billion", "pairing"),
    ("zh", "一月份为20吨，二月份为30吨", "30 tons in January and 20 tons in February", "pairing"),
    ("zh", "大型企业15家，小型企业40家", "40 large enterprises and 15 small enterprises", "pairing"),
    (
        "zh",
        "2030年前实现碳达峰，2060年前实现碳中和",
        "to peak carbon emissions by 2060 and achieve carbon neutrality by 2030",
        "pairing",
    ),
    ("zh", "第七十五届会议", "75th anniversary", "pairing"),
    ("zh", "根据第12条第3款", "under article 3, paragraph 12", "pairing"),
    ("zh", "附件二表3", "annex III, table 2", "pairing"),
    ("zh", "第三季度", "third session", "pairing"),
    (
        "zh",
        "该方案在12个省的85个县推广了节水技术。",
        "The programme promoted water-saving technologies in 85 provinces and 12 counties.",
        "pairing",
    ),
    (
        "zh",
        "世界银行提供贷款1.5亿美元，亚洲开发银行提供贷款8000万美元。",
        "The World Bank provided loans of $80 million and the Asian Development Bank loans of $150 million.",
        "pairing",
    ),
    (
        "zh",
        "来自肯尼亚的15名学员和来自乌干达的20名学员参加了培训。",
        "The training was attended by 20 trainees from Kenya and 15 from Uganda.",
        "pairing",
    ),
    ("zh", "女性占35%，男性占65%。", "Men accounted for 35 per cent and women for 65 per cent.", "pairing"),
    (
        "zh",
        "废水排放量由每日500吨降至每日120吨。",
        "Wastewater discharge fell from 120 tons to 500 tons a day.",
        "pairing",
    ),
    (
        "zh",
        "项目预算从300万欧元增至450万欧元。",
        "The project budget was increased from €4.5 million to €3 million.",
        "pairing",
    ),
    (
        "zh",
        "2020年，产量为3.2万吨，2021年为4.1万吨。",
        "Output was 41,000 tons in 2020 and 32,000 tons in 2021.",
        "pairing",
    ),
    (
        "zh",
        "铜价上涨了8%，铝价下跌了3%。",
        "Copper prices fell by 8 per cent and aluminium prices rose by 3 per cent.",
        "pairing",
    ),
    ("zh", "附件二第4段", "annex III, paragraph 4", "pairing"),
    (
        "zh",
        "该工厂有1,200名雇员，其中300名为女性。",
        "The factory has 300 employees, of whom 1,200 are women.",
        "pairing",
    ),
    ("fr", "Le projet a formé 30 femmes et 20 hommes.", "The project trained 20 women and 30 men.", "pairing"),
    ("zh", "出口下降，进口上升。", "Exports rose and imports fell.", "pairing"),
    (
        "zh",
        "2022年，可再生能源占发电量的32%，核能占25%。",
        "In 2022, renewables accounted for 25 per cent of electricity generation and nuclear for 32 per cent.",
        "pairing",
    ),
    (
        "zh",
        "北部降雨量为450毫米，南部为900毫米。",
        "Rainfall was 900 mm in the north and 450 mm in the south.",
        "pairing",
    ),
    (
        "zh",
        "甲烷排放减少12%，氧化亚氮排放减少7%。",
        "Methane emissions fell by 7 per cent and nitrous oxide emissions by 12 per cent.",
        "pairing",
    ),
    (
        "zh",
        "公路里程为8,000公里，铁路里程为1,500公里。",
        "There are 1,500 km of roads and 8,000 km of railways.",
        "pairing",
    ),
    (
        "zh",
        "小学入学率为97%，中学入学率为68%。",
        "The enrolment rate is 68 per cent in primary school and 97 per cent in secondary school.",
        "pairing",
    ),
    ("zh", "理事会有53个成员，委员会有27个成员。", "The Council has 27 members and the Committee 53.", "pairing"),
    (
        "zh",
        "主席收到了18份提案，秘书处收到了5份。",
        "The Chair received 5 proposals and the Secretariat 18.",
        "pairing",
    ),
    (
        "zh",
        "粮农组织培训了200名农民，世卫组织培训了90名护士。",
        "FAO trained 90 farmers and WHO trained 200 nurses.",
        "pairing",
    ),
    ("zh", "工厂A排放20吨，工厂B排放35吨。", "Plant A emits 35 tons and plant B 20 tons.", "pairing"),
    (
        "zh",
        "6月5日在曼谷、6月12日在内罗毕举行了会议。",
        "Meetings were held in Bangkok on 12 June and in Nairobi on 5 June.",
        "pairing",
    ),
    ("zh", "产量从120吨降至85吨。", "Production fell from 85 tons to 120 tons.", "pairing"),
    ("zh", "该物质已被列入附件A。", "The substance has been listed in Annex B.", "pairing"),
    (
        "zh",
        "会费收入占60%，投资收入占15%。",
        "Investment income accounts for 60 per cent and contributions for 15 per cent.",
        "pairing",
    ),
    (
        "zh",
        "监督厅发布了30份报告，合规股发布了12份。",
        "The Oversight Office issued 12 reports and the Compliance Unit 30.",
        "pairing",
    ),
    ("zh", "工资上涨4%，物价上涨7%。", "Wages rose by 7 per cent and prices by 4 per cent.", "pairing"),
    ("zh", "桥长1,200米，隧道长3,400米。", "The bridge is 3,400 m long and the tunnel 1,200 m long.", "pairing"),
    ("zh", "桥梁长1,200米，隧道长3,400米。", "The bridge is 3,400 metres long and the tunnel 1,200 metres.", "pairing"),
    (
        "zh",
        "硝酸盐含量为45毫克，磷酸盐含量为3毫克。",
        "Nitrate levels were 3 mg and phosphate levels 45 mg.",
        "pairing",
    ),
    ("zh", "早班有80名工人，夜班有50名工人。", "The morning shift has 50 workers and the night shift 80.", "pairing"),
    (
        "zh",
        "该提案以12票赞成、3票反对获得通过。",
        "The proposal was adopted by 3 votes in favour to 12 against.",
        "pairing",
    ),
]


@pytest.mark.parametrize(("language", "source", "target", "check"), WRONG)
def test_a_figure_beside_another_noun_is_refused_by_the_check_that_names_it(
    language: str, source: str, target: str, check: str
) -> None:
    assert check in [found.name for found in check_lock(source, language, target) if not found.passed]
