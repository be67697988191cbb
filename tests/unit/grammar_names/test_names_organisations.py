from itertools import pairwise

import pytest

from tasks.grammar.organisations import find_organisations
from tasks.vocabularies.organisations import organisation_rows


def names(text: str, language: str = "en") -> list[str]:
    return [mention.name for mention in find_organisations(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UNEP and the World Bank", ["United Nations Environment Programme (UNEP)", "World Bank"]),
        ("Ministry of Trade and Industry of Ghana", ["Ministry of Trade and Industry of Ghana"]),
        ("Russian Government", ["Government of the Russian Federation"]),
        ("the Kenyan Ministry of Energy", ["Ministry of Energy of Kenya"]),
        ("the Polish Chamber of Commerce", ["Polish Chamber of Commerce"]),
        ("OJSC Uralkali and GreenTech Solutions Ltd", ["OJSC Uralkali", "GreenTech Solutions Ltd"]),
        ("the University of Cape Town", ["University of Cape Town"]),
        (
            "the Ministry of Environment, Forest and Climate Change of India",
            ["Ministry of Environment, Forest and Climate Change of India"],
        ),
        (
            "the Department of Metallurgy of the Ministry of Industry of Kazakhstan",
            ["Department of Metallurgy", "Ministry of Industry of Kazakhstan"],
        ),
        ("Segezha and Kondopoga pulp & paper mills", ["Segezha Pulp and Paper Mill", "Kondopoga Pulp and Paper Mill"]),
        ("ISO 14001 and ISO/IEC 17025", []),
        ("ISO published a standard", ["International Organization for Standardization (ISO)"]),
        ("the Russian Federation", []),
        ("UNIDO/PBC.38/L.2", []),
        ("Association of Producers of the Russian Federation", ["Association of Producers of the Russian Federation"]),
    ],
)
def test_listed_and_formed_names_are_read(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "工发组织与开发署",
            [
                "United Nations Industrial Development Organization (UNIDO)",
                "United Nations Development Programme (UNDP)",
            ],
        ),
        ("联合国粮食及农业组织（粮农组织）", ["Food and Agriculture Organization of the United Nations (FAO)"]),
        ("奥地利政府", ["Government of Austria"]),
        ("各国政府和发展中国家", []),
        ("联合国气候变化框架公约", []),
        (
            "与欧洲投资银行、循环经济和查塔姆研究所",
            [
                "European Investment Bank (EIB)",
                "Circle Economy",
                "Chatham House (The Royal Institute of International Affairs)",
            ],
        ),
        ("向循环经济过渡", []),
        ("肯尼亚工业研究所", ["肯尼亚工业研究所"]),
        ("与中国签署了协议", []),
        ("《国家发展银行报告》", []),
    ],
)
def test_chinese_names_are_read(text: str, expected: list[str]) -> None:
    assert names(text, "zh") == expected


def test_the_longest_name_wins_and_names_never_overlap() -> None:
    found = find_organisations(
        "the United Nations Industrial Development Organization (UNIDO) of the United Nations", "en"
    )
    assert [mention.listed for mention in found] == [True, True]
    assert found[0].surface.endswith("(UNIDO)")
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_an_unlisted_body_is_marked() -> None:
    assert [(m.name, m.listed) for m in find_organisations("the Atlantis Recycling Association", "en")] == [
        ("Atlantis Recycling Association", False)
    ]


def test_every_listed_body_finds_itself() -> None:
    for row in organisation_rows():
        for surface in (*row.acronyms, *row.surfaces_en):
            text = f"with {surface} on"
            assert find_organisations(text, "en"), (row.name, surface)
        for surface in row.surfaces_zh:
            assert row.name in names(f"同{surface}", "zh"), (row.name, surface)


def test_rows_have_a_source_and_a_known_kind() -> None:
    kinds = {
        "un",
        "treaty",
        "bank",
        "fund",
        "igo",
        "standards",
        "government",
        "company",
        "science",
        "ngo",
        "network",
        "programme",
    }
    assert all(row.source and row.kind in kinds for row in organisation_rows())
    assert len({row.name for row in organisation_rows()}) == len(organisation_rows())
