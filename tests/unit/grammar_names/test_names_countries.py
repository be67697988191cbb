import pytest

from tasks.grammar.countries import country_name, find_countries
from tasks.vocabularies.countries import country_rows


def codes(text: str, language: str = "en") -> list[str]:
    return [mention.iso3 for mention in find_countries(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The delegations of Papua New Guinea, Guinea and Guinea-Bissau", ["PNG", "GIN", "GNB"]),
        ("projects in Niger, Nigeria and the Niger Delta", ["NER", "NGA", "NGA"]),
        ("a Roman road in Romania", ["ROU"]),
        ("TURKEY AND GEORGIA SIGNED", ["TUR", "GEO"]),
        ("they ate turkey", []),
        ("Michael Jordan and Chad Brown spoke", []),
        ("visits to Jordan and Chad", ["JOR", "TCD"]),
        ("the Jordan Valley and the Indian Ocean", []),
        ("Brazilian and All-Russian associations", ["BRA", "RUS"]),
        ("the Russian-Norwegian programme", ["RUS", "NOR"]),
        ("Latin American ministers and American investors", ["USA"]),
        ("Côte d’Ivoire, Viet Nam and Türkiye", ["CIV", "VNM", "TUR"]),
        ("the Democratic Republic of the Congo and the Congo", ["COD", "COG"]),
        ("Lao People's Democratic Republic, Iran (Islamic Republic of)", ["LAO", "IRN"]),
        ("US$ 5 million from the US and the UK", ["USA", "GBR"]),
        ("TELL US WHAT YOU THINK", []),
        ("New Mexico and Mexico", ["USA", "MEX"]),
        ("South Sudan, Sudan and South Africa", ["SSD", "SDN", "ZAF"]),
        ("Georgia Tech in Atlanta", ["USA"]),
        ("the\nRussian\nFederation", ["RUS"]),
    ],
)
def test_english_names_are_read_and_traps_are_not(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("印度尼西亚和印度", ["IDN", "IND"]),
        ("发展中国家", []),
        ("蒙特利尔议定书与蒙古", ["MNG"]),
        ("拉美国家和美国", ["USA"]),
        ("沿海地区与海地", ["HTI"]),
        ("几内亚、赤道几内亚、巴布亚新几内亚和几内亚比绍", ["GIN", "GNQ", "PNG", "GNB"]),
        ("尼日尔、尼日利亚", ["NER", "NGA"]),
        ("许多哥伦比亚企业", ["COL"]),
        ("索马里和马里", ["SOM", "MLI"]),
        ("大韩民国、朝鲜民主主义人民共和国、俄罗斯联邦", ["KOR", "PRK", "RUS"]),
        ("在此过程中国际社会", []),
        ("中国家电企业", ["CHN"]),
        ("印度洋和墨西哥湾", []),
        ("乍得、中非和加蓬", ["TCD", "CAF", "GAB"]),
        ("中非合作论坛", []),
        ("委内瑞拉玻利瓦尔共和国与多民族玻利维亚国", ["VEN", "BOL"]),
    ],
)
def test_chinese_names_are_read_and_traps_are_not(text: str, expected: list[str]) -> None:
    assert codes(text, "zh") == expected


def test_the_basis_says_whether_a_country_is_only_in_a_bodys_name() -> None:
    bases = [(m.surface, m.basis) for m in find_countries("The Government of Kenya and Ugandan firms in Ghana", "en")]
    assert bases == [("Kenya", "org_name"), ("Ugandan", "demonym"), ("Ghana", "name")]


def test_every_country_finds_itself_in_english_and_chinese() -> None:
    for row in country_rows():
        assert row.iso3 in codes(f"in {row.names['en'][0]}."), row.iso3
        assert row.iso3 in codes(f"，{row.names['zh'][0]}。", "zh"), row.iso3


def test_names_are_those_of_the_united_nations() -> None:
    assert country_name("RUS") == "Russian Federation"
    assert country_name("COD", "zh") == "刚果民主共和国"
    assert country_name("XYZ") == "XYZ"


def test_offsets_point_at_the_surface() -> None:
    text = "工发组织在《蒙特利尔议定书》下支持巴西、Viet Nam 和 Kenya"
    for mention in find_countries(text, "zh"):
        assert text[mention.start : mention.end] == mention.surface
