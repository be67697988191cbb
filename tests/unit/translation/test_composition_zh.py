"""Composition: every part known and one reading, or no answer."""

import csv
from pathlib import Path

import pytest

from tasks.grammar.composition_zh import compose
from tasks.grammar.inflection_en import gerund, plural
from tasks.vocabularies.termbase import PARTS_OF_SPEECH, load_termbase

COMPOSED = [
    ("发展中国家", "developing countries"),
    ("议会圆桌会议", "parliamentary round tables"),
    ("环境政策和条例", "environmental policies and regulations"),
    ("政策简报", "policy briefs"),
    ("国际专家", "international experts"),
    ("与会者", "participants"),
    ("消耗臭氧物质", "ozone-depleting substances"),
    ("二氧化碳排放", "carbon dioxide emissions"),
    ("二氧化碳的排放", "emissions of carbon dioxide"),
    ("工业园区", "industrial parks"),
    ("国家项目", "country projects"),
    ("持久性有机污染物", "persistent organic pollutants"),
    ("工发组织在环境和能源方面的活动", "UNIDO activities related to environment and energy"),
    ("关于工业发展的报告", "report on industrial development"),
    ("大会 GC.18/Res.7 号决议执行情况", "implementation of General Conference resolution GC.18/Res.7"),
    ("《蒙特利尔议定书》的执行情况", "implementation of the Montreal Protocol"),
    ("工发组织与联合国环境规划署之间的合作", "cooperation between UNIDO and the United Nations Environment Programme"),
    ("促进循环经济的举措", "initiatives to promote the circular economy"),
    ("加强发展中国家的能力", "strengthening capacities of developing countries"),
    ("经济、社会和环境影响", "economic, social and environmental impacts"),
    ("2018-2021年中期方案框架", "medium-term programme framework, 2018–2021"),
    ("可持续发展目标 9", "Sustainable Development Goal 9"),
    ("可再生能源领域的技术转让", "technology transfer in the field of renewable energy"),
    ("从工业园区向生态工业园区的过渡", "transition from industrial parks to eco-industrial parks"),
    ("巴西的公司", "companies of Brazil"),
    ("菲律宾代表", "representatives of the Philippines"),
    ("中国和印度的工业园区", "industrial parks of China and India"),
    ("发展战略", "development strategies"),
    ("独立评价的结果", "results of independent evaluations"),
]  # fmt: skip


@pytest.mark.parametrize(("chinese", "english"), COMPOSED)
def test_a_phrase_of_known_parts_reads_as_english(chinese: str, english: str) -> None:
    assert compose(chinese) == english


@pytest.mark.parametrize(
    "chinese",
    [
        "工发组织的蓝莓",  # an unknown part
        "支持成员国的方案",  # programmes to support them, or support for theirs
        "支持成员国",  # a clause, and "support" as a noun before it
        "加强成员国执行多边环境协定的能力",  # a clause inside a clause
        "",
        "   ",
        "的的的",
        "和",
        "，。",
        "hello world",
        "工" * 5000,
        "的" * 199,
        "\ufffd\x00",
    ],
)
def test_an_unknown_part_or_a_second_reading_gives_no_answer(chinese: str) -> None:
    assert compose(chinese) is None


def test_the_termbase_is_large_and_every_row_is_usable() -> None:
    with Path("tasks/vocabularies/termbase.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert len(rows) >= 600
    for row in rows:
        assert row["part_of_speech"] in PARTS_OF_SPEECH, row
        assert row["zh"] == row["zh"].strip() != "" and row["en"] == row["en"].strip() != "", row
        assert row["source"] and row["domain"], row
    assert len({(row["zh"], row["part_of_speech"]) for row in rows}) == len(rows)


def test_the_termbase_knows_the_traps_of_united_nations_chinese() -> None:
    termbase = load_termbase()
    assert termbase["总干事"][0].en == "Director General"
    assert termbase["工发组织"][0].en == "UNIDO"
    assert termbase["持久性有机污染物"][0].en == "persistent organic pollutant"


def test_plurals_and_gerunds_follow_english_spelling() -> None:
    assert [plural(word) for word in ("policy", "country", "branch", "woman", "analysis", "key")] == [
        "policies", "countries", "branches", "women", "analyses", "keys",
    ]  # fmt: skip
    assert [gerund(verb) for verb in ("promote", "phase out", "plan", "foresee")] == [
        "promoting", "phasing out", "planning", "foreseeing",
    ]  # fmt: skip
