import pytest

from tasks.grammar.organisation_names_zh import in_english
from tasks.grammar.organisations import find_organisations


def names(text: str) -> list[str]:
    return [mention.name for mention in find_organisations(text, "zh")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("乌干达能源和矿产部副部长表示", ["Ministry of Energy and Mines of Uganda"]),
        ("白俄罗斯共和国工业部", ["Ministry of Industry of Belarus"]),
        ("加纳环境、科技和创新部", ["Ministry of Environment, Science and Technology and Innovation of Ghana"]),
        ("江苏省商务厅和肥城市政府", ["Jiangsu Provincial Department of Commerce", "肥城市政府"]),
        ("老挝外交部、工贸部、公安部的代表", [
            "Ministry of Foreign Affairs of the Lao People's Democratic Republic",
            "Ministry of Industry and Trade of the Lao People's Democratic Republic",
            "Ministry of Public Security of the Lao People's Democratic Republic",
        ]),
        ("卢旺达驻华使馆", ["Embassy of Rwanda in China"]),
        ("伊工矿贸易部", ["伊工矿贸易部"]),
    ],
)  # fmt: skip
def test_offices_of_state_are_named_in_english_where_every_part_is_known(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("参观了申宝（集团）有限公司和南海天华股份有限公司", ["申宝（集团）有限公司", "南海天华股份有限公司"]),
        ("中国水产科学研究院东海渔业研究中心承办", ["中国水产科学研究院东海渔业研究中心"]),
        ("由上海市建筑学会、建材企业联合会共同主办", ["上海市建筑学会", "建材企业联合会"]),
        ("国家发展和改革委员会与某地", ["National Development and Reform Commission (NDRC)"]),
        ("国家海事工业委员会等机构", ["国家海事工业委员会"]),
        ("工业和信息化部节能与综合利用司司长", [
            "Ministry of Industry and Information Technology of the People's Republic of China (MIIT)"
        ]),
        ("水利部农村小水电研究所所长", ["水利部农村小水电研究所"]),
        ("联合国世界粮食计划署", ["World Food Programme (WFP)"]),
        ("《防治荒漠化公约》秘书处与《某某公约》秘书处", [
            "Secretariat of the United Nations Convention to Combat Desertification (UNCCD)", "《某某公约》秘书处"
        ]),
        ("帮助非洲联盟建设非洲水利研究所", ["African Union", "非洲水利研究所"]),
    ],
)  # fmt: skip
def test_bodies_are_found_by_what_closes_their_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "行业协会、相关研究院和知名大学",
        "各地市生态环境局和重点省市环保厅",
        "政府间国际组织和国际机构",
        "上海国际会议中心",
        "全国性协会和区域性机构",
        "大学生、银行业和公司法",
        "全国公路网络和区域交通中心",
        "结局、布局和签署",
        "本公司、该集团和我国政府",
        "肯尼亚环境部长",
        "投资部和技术部",
    ],
)
def test_words_of_kind_and_words_that_go_on_name_no_body(text: str) -> None:
    assert names(text) == []


def test_a_name_in_english_is_never_guessed() -> None:
    assert in_english("肯尼亚某某部") is None
    assert in_english("某某市商务局") is None
    assert in_english("蒙古国自然部") is None


def test_surfaces_are_those_of_the_text_whatever_it_holds() -> None:
    for seed in ("大学", "部、", "国家和国际组织和", "（", "中国—", "《公约》秘书处", "省市", "中国环境和农业部"):
        text = seed * 4000
        assert all(text[m.start : m.end] == m.surface for m in find_organisations(text, "zh"))
