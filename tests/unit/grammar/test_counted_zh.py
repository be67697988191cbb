import pytest

from tasks.grammar.quantities import read_quantities

COUNTS = [
    ("某省建成绿色工厂 126 家、绿色工业园区 11 个", [(126, "plant"), (11, "park")]),
    ("另有5家绿色供应链管理企业退出名单", [(5, "company")]),
    ("在建项目总数达到71个，其中23个已投产", [(71, "project"), (23, "project")]),
    ("21个省中有18个完成任务", [(21, "region"), (18, "region")]),
    ("六个区域办事处中有四个缺乏专职人员", [(6, "centre"), (4, "centre")]),
    ("增速分别加快0.9个和1.1个百分点", [(0.9, "percentage point"), (1.1, "percentage point")]),
    ("失业人数从1.88亿增至1.905亿", [(188_000_000, "person"), (190_500_000, "person")]),
    ("安置了200万以上的难民", [(2_000_000, "person")]),
    ("共有4500万5岁以下儿童受影响", [(45_000_000, "person")]),
    ("报告了1 500多万例确诊病例", [(15_000_000, "case")]),
    ("审查了18个审计和监督委员会", [(18, "organization")]),
    ("设立12个清洁生产中心", [(12, "centre")]),
    ("在40个国家培训了学员", [(40, "country")]),
    ("来自5个非本地区的捐助国", [(5, "country")]),
    ("两大支柱和三大领先的经济体", [(2, "pillar"), (3, "country")]),
    ("新建72.4万个5G基站", [(724_000, "site")]),
    ("颁发了30张消费券", [(30, "voucher")]),
    ("六个传统工业强国", [(6, "country")]),
    ("采购回收机 350 台（套）", [(350, "unit")]),
    ("捕获10万头海洋哺乳动物、记录3种哺乳动物", [(100_000, "animal"), (3, "species")]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_a_chinese_count_names_what_is_counted(text, expected):
    found = [(q.value, q.unit) for q in read_quantities(text, "zh")[0]]
    units = {"5G": ("site", "base station")}
    for (value, unit), (wanted, name) in zip(found, expected, strict=True):
        assert value == wanted
        assert unit in (units["5G"] if "5G" in text else (name,))


def test_a_noun_of_no_vocabulary_keeps_its_own_name():
    (quantity,) = read_quantities("拍卖了三幅卷轴。", "zh")[0]
    assert (quantity.value, quantity.unit, quantity.noun) == (3, "卷轴", "幅卷轴")


def test_what_was_counted_in_an_earlier_sentence_is_not_carried_on():
    found = read_quantities("共有20个国家参会。会场备有12个。", "zh")[0]
    assert [q.unit for q in found] == ["country", ""]
