"""Front matter of bodies and sessions that are not in the bundled sources; unknown parts give no answer."""

import re

import pytest

from tasks.contracts.span import Passage, Span
from tasks.translation.formulas import Composition, Formulas
from tasks.translation.formulas_headings import roman
from tasks.translation.provider import FieldRequest
from tasks.translation.wording import Setting
from tasks.vocabularies.front_matter import bodies, houses

BOARD = Setting("unido", bodies()["工业发展理事会"], 2022)
COMMITTEE = Setting("unido", bodies()["方案预算委员会"], 2022)
OLD_BOARD = Setting("unido", bodies()["工业发展理事会"], 2009)
ASSEMBLY = Setting("un", bodies()["大会"], 2020)
EXECUTIVE_BOARD = Setting("undp", bodies()["联合国儿童基金会执行局"], 2009)
COUNCIL = Setting("un", bodies()["经济及社会理事会"], 2019)
ENVIRONMENT = Setting("unep", bodies()["联合国环境大会"], 2024)


def proposed(kind: str, source: str, setting: Setting) -> tuple[str | None, str | None]:
    request = FieldRequest(kind, kind, source, "zh", Passage(text="甲", parts=(Span(start=0, end=1),)))
    for provider in (Formulas(setting), Composition(setting)):
        answers = provider.propose([request])[0]
        if answers:
            return answers[0].target, answers[0].provider
    return None, None


OFFICIAL = [
    ("body", "方案预算委员会", COMMITTEE, "Programme and Budget Committee"),
    ("body", "大会", BOARD, "General Conference"),
    ("body", "大会", ASSEMBLY, "General Assembly"),
    ("body", "联合国环境大会", ENVIRONMENT, "United Nations Environment Assembly"),
    ("body", "经济及社会理事会", COUNCIL, "Economic and Social Council"),
    ("session", "第三十八届会议", COMMITTEE, "Thirty-eighth session"),
    ("session", "第二十届常会", BOARD, "Twentieth regular session"),
    ("session", "2019年第一届常会", COUNCIL, "First regular session 2019"),
    ("session", "第三届特别会议", BOARD, "Third special session"),
    ("session", "第十届紧急特别会议", ASSEMBLY, "Tenth emergency special session"),
    ("session", "第五十一届会议续会", BOARD, "Resumed fifty-first session"),
    ("session", "2020年实质性会议", COUNCIL, "Substantive session of 2020"),
    ("session", "第七十六届会议", ASSEMBLY, "Seventy-sixth session"),
    ("session", "联合国环境大会第六届会议", ENVIRONMENT, "United Nations Environment Assembly, sixth session"),
    ("session", "第 100 届会议", ASSEMBLY, "One hundredth session"),
    ("date_place", "2022年5月24日至26日，维也纳", COMMITTEE, "Vienna, 24–26 May 2022"),
    ("date_place", "2023 年 11 月 27 日至 12 月 1 日，维也纳", BOARD, "Vienna, 27 November–1 December 2023"),
    ("date_place", "2009年1月19日至22日，纽约", EXECUTIVE_BOARD, "19 to 22 January 2009, New York"),
    ("date_place", "2024年2月26日至3月1日，内罗毕", ENVIRONMENT, "Nairobi, 26 February–1 March 2024"),
    ("agenda_item", "临时议程项目5(b)", COMMITTEE, "Item 5 (b) of the provisional agenda"),
    ("agenda_item", "临时议程*项目4(a)", ENVIRONMENT, "Item 4 (a) of the provisional agenda*"),
    ("agenda_item", "议程项目13和115", ASSEMBLY, "Agenda items 13 and 115"),
    ("agenda_item", "项目 7", COUNCIL, "Item 7"),
    ("agenda_item", "临时议程项目3\n通过议程", BOARD, "Item 3 of the provisional agenda: Adoption of the agenda"),
    ("author", "秘书处的说明", COMMITTEE, "Note by the Secretariat"),
    ("author", "总干事的说明", BOARD, "Note by the Director General"),
    ("author", "总干事的报告", OLD_BOARD, "Report by the Director-General"),
    ("author", "秘书长的报告", ASSEMBLY, "Report of the Secretary-General"),
    ("author", "外聘审计员的报告", COMMITTEE, "Report of the External Auditor"),
    ("author", "主席提交的决定草案", BOARD, "Draft decision submitted by the President"),
    ("author", "执行主任的报告", ENVIRONMENT, "Report of the Executive Director"),
    ("reissue_note", "* 因技术原因于2019年10月30日重新印发。", BOARD, "* Reissued for technical reasons on 30 October 2019."),
    ("printing_note", "为节约起见，本文件仅作少量印发。", BOARD,
     "For reasons of economy, this document has been printed in a limited number."),
    ("note", "中文 原件：英文", BOARD, "Chinese, Original: English"),
    ("note", "普遍", BOARD, "Distr.: General"),
    ("heading", "十四. 结论和建议", BOARD, "XIV. Conclusions and recommendations"),
    ("heading", "二. 需请委员会采取的行动", COMMITTEE, "II. Action required of the Committee"),
    ("heading", "附件", ASSEMBLY, "Annex"),
    ("heading", "1 背景", ASSEMBLY, "1 Background"),
    ("heading", "三. 拟议决定", BOARD, "III. Proposed decision"),
    ("title", "临时议程说明", COUNCIL, "Annotated provisional agenda"),
    ("title", "工发组织的财务状况", COMMITTEE, "Financial situation of UNIDO"),
    ("abstract", "本报告是根据大会 A/RES/70/1 号决议提交的。", ASSEMBLY,
     "The present report is submitted pursuant to General Assembly resolution A/RES/70/1."),
    ("abstract", "本文件报告大会 GC.20/Res.3 号决议执行情况。", BOARD,
     "The present document reports on the implementation of General Conference resolution GC.20/Res.3."),
    ("abstract", "它是对在 PBC.38/4 号文件中提交给方案预算委员会的信息的补充。", COMMITTEE,
     "It supplements the information submitted to the Programme and Budget Committee in document PBC.38/4."),
    ("abstract", "本报告是根据大会第62/208号决议编写的。", BOARD,
     "The present report is prepared pursuant to General Assembly resolution 62/208."),
    ("requested_action", "委员会似宜注意到本文件所载的信息。", COMMITTEE,
     "The Committee may wish to take note of the information contained in the present document."),
    ("requested_action", "理事会似宜审议本报告所载的建议。", BOARD,
     "The Board may wish to consider the recommendations contained in the present report."),
]  # fmt: skip

COMPOSED = [
    ("heading", "三. 可再生能源领域的技术转让", BOARD, "III. Technology transfer in the field of renewable energy"),
    ("title", "工业化与气候变化", BOARD, "Industrialization and climate change"),
    ("requested_action", "请总干事继续加强发展中国家的能力。", BOARD,
     "Requests the Director General to continue to strengthen capacities of developing countries."),
    ("requested_action", "建议大会核准方案和预算。", BOARD, "The General Conference is recommended to approve the programme and budgets."),
    ("abstract", "本文件概述工发组织在循环经济领域的活动。", BOARD,
     "The present document outlines UNIDO activities in the field of circular economy."),
    ("agenda_item", "临时议程项目6\n工业化与气候变化", BOARD,
     "Item 6 of the provisional agenda: Industrialization and climate change"),
]  # fmt: skip

UNKNOWN = [
    ("body", "甲乙丙委员会", BOARD),
    ("session", "第N届会议", BOARD),
    ("session", "第二十届蓝莓会议", BOARD),
    ("date_place", "2021年7月12日至15日，火星", BOARD),
    ("date_place", "2021年7月12日至15日，维也纳，蓝莓", BOARD),
    ("agenda_item", "项目管理", BOARD),
    ("agenda_item", "临时议程项目3\n蓝莓", BOARD),
    ("author", "小王的报告", BOARD),
    ("author", "总干事的蓝莓", BOARD),
    ("reissue_note", "因蓝莓原因于2019年10月30日重新印发。", BOARD),
    ("printing_note", "为节约起见，本文件未作印发。请各位代表吃饭。", BOARD),
    ("heading", "四. 蓝莓", BOARD),
    ("abstract", "本文件报告蓝莓执行情况。", BOARD),
    ("abstract", "本文件报告大会 GC.20/Res.3 号决议执行情况。蓝莓很好。", BOARD),
    ("requested_action", "理事会似宜吃饭。", BOARD),
    ("requested_action", "蓝莓会似宜注意到本报告提供的信息。", BOARD),
    ("requested_action", "请总干事吃饭。", BOARD),
    ("title", "", BOARD),
    ("title", "的" * 500, BOARD),
    ("abstract", "本" * 5000, BOARD),
]


@pytest.mark.parametrize(("kind", "source", "setting", "english"), OFFICIAL)
def test_front_matter_of_any_body_gets_its_official_english(
    kind: str, source: str, setting: Setting, english: str
) -> None:
    assert proposed(kind, source, setting) == (english, "formula")


@pytest.mark.parametrize(("kind", "source", "setting", "english"), COMPOSED)
def test_a_composed_part_makes_it_a_composition_to_be_reviewed(
    kind: str, source: str, setting: Setting, english: str
) -> None:
    assert proposed(kind, source, setting) == (english, "composition")


@pytest.mark.parametrize(("kind", "source", "setting"), UNKNOWN)
def test_an_unknown_part_gives_no_answer_and_never_a_guess(kind: str, source: str, setting: Setting) -> None:
    assert proposed(kind, source, setting) == (None, None)


def test_formulas_are_chinese_and_say_nothing_of_other_languages() -> None:
    request = FieldRequest(
        "session", "session", "第四十九届会议", "ru", Passage(text="甲", parts=(Span(start=0, end=1),))
    )
    assert Formulas(BOARD).propose([request]) == [()]


def test_enough_lines_of_other_bodies_are_tried() -> None:
    assert len(OFFICIAL) >= 40


def test_roman_numerals_of_sections() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 49, 59)] == ["I", "IV", "IX", "XIV", "XL", "XLIX", "LIX"]


@pytest.mark.parametrize(
    ("symbol", "family"),
    [
        ("C12/41-C", "itu"),
        ("PP-18/21", "itu"),
        ("C 2013/21", "fao"),
        ("C2013/21", "fao"),
        ("CL 148/5", "fao"),
        ("FC 161/2", "fao"),
    ],
)
def test_a_symbol_belongs_to_one_house(symbol: str, family: str) -> None:
    found = [house.family for house in houses().values() if house.symbols and re.search(house.symbols, symbol)]
    assert found == [family]
