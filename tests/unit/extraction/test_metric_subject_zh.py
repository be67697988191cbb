import pytest

from tasks.extraction.metric_scope import scopes_of
from tasks.extraction.metric_subject_zh import subject_zh
from tasks.grammar.quantities import read_quantities

CASES = [
    ("新培育国家层面绿色工厂1382家。", [("green factories", "绿色工厂")]),
    ("单位产品电耗从420千瓦时/吨降至385千瓦时/吨。", [("单位产品电耗", "单位产品电耗")] * 2),
    ("已累计淘汰消耗臭氧层物质约62.8万吨。", [("ozone-depleting substances phased out", "淘汰的消耗臭氧层物质")]),
    ("避免了260多亿吨的温室气体排放。", [("greenhouse gas emissions avoided", "避免的温室气体排放")]),
    ("22 个国家完成了其在《汞问题水俣公约》下的初步评估。",
     [("countries that completed initial assessments under the Minamata Convention on Mercury", "国家")]),
    ("为两千多家中小企业提供了咨询服务。", [("small and medium-sized enterprises", "中小企业")]),
    ("将在22个国家完成初步评估。", [("countries", "国家")]),
    ("惠及不少于1.2万户。", [("households", "不少于1.2万户")]),
    ("供资总额从 2 亿美元增至 3 亿美元。", [("供资总额", "供资总额")] * 2),
    ("在老挝，五个工业园区的用水量减少了12%，即从300万立方米降至264万立方米。",
     [("industrial parks", "工业园区")] + [("water consumption of industrial parks", "工业园区的用水量")] * 3),
    ("培训了640名技术人员，其中37%为女性。", [("technicians", "技术人员"), ("women among technicians", "女性（技术人员）")]),
    ("总投资为900万美元，其中200万美元来自全球环境基金。",
     [("total investment", "总投资"), ("funding from the Global Environment Facility", "来自全球环境基金的资金")]),
    ("会议建议各国将可再生能源的比例提高到至少25%。", [("proportion of renewable energy", "可再生能源的比例")]),
    ("该项目每年将节约用电800万度。", [("electricity use saved", "节约的用电")]),
    ("计划新建100个左右循环化园区。", [("循环化园区", "循环化园区")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subjects"), CASES)
def test_the_subject_is_the_head_noun_and_english_only_where_every_part_is_known(text, subjects):
    figures = read_quantities(text, "zh")[0]
    assert [subject_zh(scope) for scope in scopes_of(text, "zh", [(q, q.start) for q in figures])] == subjects


@pytest.mark.parametrize("text", ["增至5吨", "，，5%，", "5吨的", "家5家", "约5个"])
def test_a_subject_is_never_empty(text):
    figures = read_quantities(text, "zh")[0]
    assert all(all(subject_zh(scope)) for scope in scopes_of(text, "zh", [(q, q.start) for q in figures]))
