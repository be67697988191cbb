"""Authors, notes, headings, mandates and requested actions of papers of any body."""

import pytest

from tasks.translation.wording import Setting
from tests.unit.translation.formula_cases import lock_breaks, proposed, setting

BOARD = setting("unido", "工业发展理事会", 2023)
OLD_BOARD = setting("unido", "工业发展理事会", 2010)
ASSEMBLY = setting("un", "大会")
RIGHTS = setting("un", "人权理事会")
COUNCIL = setting("un", "经济及社会理事会")
FUNDS = setting("undp", "联合国儿童基金会执行局")
HEALTH = setting("who", "世界卫生大会")
FOOD = setting("fao", "粮农组织大会")
MERCURY = setting("cop", "关于汞的水俣公约缔约方大会")
OZONE = setting("cop")
ENVIRONMENT = setting("unep", "联合国环境规划署理事会")
CONFERENCE = setting("unido", "工发组织大会", 2013)

AUTHORS = [
    ("总干事的报告", BOARD, "Report by the Director General"),
    ("总干事的报告", OLD_BOARD, "Report by the Director-General"),
    ("总干事的报告", HEALTH, "Report by the Director-General"),
    ("秘书长的报告**", ASSEMBLY, "Report of the Secretary-General**"),
    ("秘书长转递联合检查组的报告的说明", ASSEMBLY,
     "Note by the Secretary-General transmitting the report of the Joint Inspection Unit"),
    ("行政和预算问题咨询委员会第二次报告", ASSEMBLY,
     "Second report of the Advisory Committee on Administrative and Budgetary Questions"),
    ("阿根廷、巴西和智利：决议草案", ASSEMBLY, "Argentina, Brazil and Chile: draft resolution"),
    ("巴基斯坦代表77国集团和中国提交的决议草案", ASSEMBLY,
     "Draft resolution submitted by Pakistan on behalf of the Group of 77 and China"),
    ("2023年5月3日巴西常驻联合国代表给秘书长和安全理事会主席的同文信", ASSEMBLY,
     "Identical letters dated 3 May 2023 from the Permanent Representative of Brazil to the United Nations addressed to "
     "the Secretary-General and the President of the Security Council"),
    ("2022年3月1日奥地利常驻联合国(维也纳)代表团给秘书处的普通照会", BOARD,
     "Note verbale dated 1 March 2022 from the Permanent Mission of Austria to the United Nations (Vienna) addressed to "
     "the Secretariat"),
    ("副主席根据非正式磋商提交的决议草案", ASSEMBLY,
     "Draft resolution submitted by the Vice-Chair on the basis of informal consultations"),
    ("主席提交的决定草案", BOARD, "Draft decision submitted by the President"),
    ("联合王国提交的工作文件", ASSEMBLY, "Working paper submitted by the United Kingdom"),
    ("印度尼西亚、巴拉圭和俄罗斯联邦：决议草案", ASSEMBLY,
     "Indonesia, Paraguay and Russian Federation: draft resolution"),
    ("副主席提交的决定草案", BOARD, "Draft decision submitted by the Vice-President"),
    ("审计委员会的报告", ASSEMBLY, "Report of the Board of Auditors"),
    ("不限成员名额工作组主席的报告", MERCURY, "Report of the Chair of the Open-ended Working Group"),
    ("共同主席的说明", MERCURY, "Note by the Co-Chairs"),
    ("执行秘书的说明", MERCURY, "Note by the Executive Secretary"),
    ("贸发会议秘书处的说明", setting("un", "贸易和发展理事会"), "Note by the UNCTAD secretariat"),
    ("总干事提交的进度报告", BOARD, "Progress report submitted by the Director General"),
    ("秘书处编写的背景文件", MERCURY, "Background paper prepared by the Secretariat"),
    ("瑞士和挪威提交", MERCURY, "Submitted by Switzerland and Norway"),
]  # fmt: skip

NOTES = [
    ("* A/78/150。", ASSEMBLY, "* A/78/150."),
    ("* A/HRC/50/1和A/HRC/50/2。", RIGHTS, "* A/HRC/50/1 and A/HRC/50/2."),
    ("** 本报告迟交是为了纳入最新资料。", ASSEMBLY,
     "** The present report was submitted late in order to include the most recent information."),
    ("* 本报告逾期提交，以反映最新动态。", RIGHTS,
     "* The present report was submitted after the deadline in order to reflect the most recent developments."),
    ("** 由于技术原因第二次重新印发（2023年5月9日）。", ASSEMBLY, "** Second reissue for technical reasons (9 May 2023)."),
    ("* 2016年10月3日因技术原因重新印发。", OZONE, "* Reissued for technical reasons on 3 October 2016."),
    ("* 因技术原因重发。", BOARD, "* Reissued for technical reasons."),
    ("为节省开支，本文件仅作少量印发。请各位代表自带文件与会，勿再索取更多副本。", ENVIRONMENT,
     "For reasons of economy, this document is printed in a limited number. Delegates are kindly requested to bring their "
     "copies to meetings and not to request additional copies."),
    ("为可持续性考虑，本文件未作印发。敬请各位代表使用所有文件的电子版。", BOARD,
     "For reasons of sustainability, this document has not been printed. Delegates are kindly requested to refer to "
     "electronic versions of all documents."),
    ("仅供执行局审议", FUNDS, "For consideration by the Executive Board only"),
    ("说明：本文件全部由儿基会处理。", FUNDS, "Note: The present document was processed in its entirety by UNICEF."),
    ("限发", ASSEMBLY, "Distr.: Restricted"),
    ("预发本", ASSEMBLY, "Advance version"),
]  # fmt: skip

HEADINGS = [
    ("(一) 背景", BOARD, "(i) Background"),
    ("㈡ 结论", BOARD, "(ii) Conclusion"),
    ("A. 导言", BOARD, "A. Introduction"),
    ("Ⅱ. 背景", BOARD, "II. Background"),
    ("1. 背景", BOARD, "1. Background"),
    ("(a) 目标", BOARD, "(a) Objectives"),
    ("十一、结论和建议", BOARD, "XI. Conclusions and recommendations"),
    ("附件一", BOARD, "Annex I"),
    ("附录 3", BOARD, "Appendix 3"),
    ("决议草案一", ASSEMBLY, "Draft resolution I"),
    ("第二章 导言", ASSEMBLY, "Chapter II: Introduction"),
    ("第一部分", ASSEMBLY, "Part one"),
    ("目 录", BOARD, "Contents"),
    ("第五十二届会议临时议程", BOARD, "Provisional agenda for the fifty-second session"),
    ("人权理事会第五十三届会议临时议程说明", RIGHTS,
     "Annotated provisional agenda for the fifty-third session of the Human Rights Council"),
    ("五. 需请理事会采取的行动", BOARD, "V. Action required of the Board"),
    ("建议理事会采取的行动", FOOD, "Suggested action by the Council"),
    ("四、请缔约方采取的行动", OZONE, "IV. Action required of the parties"),
    ("执行委员会的行动", HEALTH, "Action by the Executive Board"),
    ("提请理事会注意的事项", COUNCIL, "Matters brought to the attention of the Council"),
]  # fmt: skip

MANDATES = [
    ("本报告系根据大会第77/162号决议第7段编写。", ASSEMBLY,
     "The present report is prepared pursuant to paragraph 7 of General Assembly resolution 77/162."),
    ("本报告根据大会第77/162号和第76/203号决议提交。", ASSEMBLY,
     "The present report is submitted pursuant to General Assembly resolutions 77/162 and 76/203."),
    ("本报告根据经济及社会理事会第2022/5号决议和大会第75/233号决议提交大会第七十八届会议。", ASSEMBLY,
     "The present report is submitted to the General Assembly at its seventy-eighth session pursuant to Economic and Social "
     "Council resolution 2022/5 and General Assembly resolution 75/233."),
    ("本报告根据《残疾人权利公约》第35条提交。", RIGHTS,
     "The present report is submitted pursuant to article 35 of the Convention on the Rights of Persons with Disabilities."),
    ("本报告涵盖2022年7月1日至2023年6月30日期间。", RIGHTS,
     "The present report covers the period from 1 July 2022 to 30 June 2023."),
    ("秘书长谨此转递联合检查组的报告。", ASSEMBLY,
     "The Secretary-General has the honour to transmit the report of the Joint Inspection Unit."),
    ("本说明应与A/HRC/50/2号文件一并阅读。", RIGHTS,
     "The present note should be read in conjunction with document A/HRC/50/2."),
]  # fmt: skip

ACTIONS = [
    ("谨请理事会注意到本报告。", RIGHTS, "The Council is invited to take note of the present report."),
    ("请理事会审议并通过下列决议草案：", RIGHTS, "The Council is invited to consider and adopt the following draft resolution:"),
    ("请执行局：", FUNDS, "The Executive Board is invited to:"),
    ("谨请缔约方：", OZONE, "The parties are invited to:"),
    ("理事会似宜：", RIGHTS, "The Council may wish to:"),
    ("请卫生大会注意本报告。", HEALTH, "The Health Assembly is invited to note the report."),
    ("委员会似可考虑建议理事会通过下列决定草案：", setting("unido", "方案预算委员会"),
     "The Committee may wish to consider recommending to the Board the adoption of the following draft decision:"),
    ("理事会/论坛或愿考虑通过一项内容如下的决定：", ENVIRONMENT,
     "The Council/Forum may wish to consider adopting a decision along the following lines:"),
    ("执行局不妨：(a) 注意到本报告；(b) 核可本报告所载的建议。", FUNDS,
     "The Executive Board may wish to: (a) take note of the present report; (b) endorse the recommendations contained in "
     "the present report."),
    ("谨请大会审议本报告并注意到其中所载的建议。", ASSEMBLY,
     "The General Assembly is invited to consider the present report and to take note of the recommendations contained "
     "therein."),
    ("理事会似宜建议大会通过下列决定草案：", BOARD,
     "The Board may wish to recommend to the General Conference the adoption of the following draft decision:"),
    ("请成员国向大会第二十届会议报告最新情况。", setting("fao", "粮农组织理事会"),
     "Requests Members to provide an update to the Conference at its twentieth session."),
    ("谨提请理事会注意本报告附件所载的决定草案。", RIGHTS,
     "The attention of the Council is drawn to the draft decision contained in the annex to the present report."),
    ("回顾其2022年3月31日第46/7号决议，", RIGHTS, "Recalling its resolution 46/7 of 31 March 2022,"),
    ("还请秘书长在第七十九届会议上向大会提交一份报告，说明本决议的执行情况；", ASSEMBLY,
     "Also requests the Secretary-General to submit a report to the General Assembly at its seventy-ninth session on the "
     "implementation of the present resolution;"),
    ("1. 注意到秘书长的报告(A/78/100)；", ASSEMBLY, "1. Takes note of the report of the Secretary-General (A/78/100);"),
    ("高级专员建议各国：", RIGHTS, "The High Commissioner recommends that States:"),
]  # fmt: skip

SILENT = [
    ("author", "小王的报告", BOARD),
    ("author", "蓝莓组织秘书处的说明", BOARD),
    ("author", "主席的报告", setting("other")),
    ("author", "综合报告", BOARD),
    ("author", "主席提交的决议草案", ASSEMBLY),
    ("author", "审计委员会的报告", HEALTH),
    ("note", "* 因蓝莓原因重新印发。", BOARD),
    ("heading", "附件一：蓝莓", BOARD),
    ("heading", "需请蓝莓会采取的行动", BOARD),
    ("abstract", "本报告根据理事会第46/7号决议提交。", setting("un")),
    ("abstract", "本报告根据大会第77/162号决议提交。", setting("unesco", "教科文组织大会")),
    ("requested_action", "(a) 注意到本报告；", RIGHTS),
    ("requested_action", "请大会注意到本报告。", RIGHTS),
]


@pytest.mark.parametrize(
    ("kind", "source", "where", "english"),
    [
        (kind, *case)
        for kind, cases in (
            ("author", AUTHORS),
            ("note", NOTES),
            ("heading", HEADINGS),
            ("abstract", MANDATES),
            ("requested_action", ACTIONS),
        )
        for case in cases
    ],
)
def test_the_words_around_a_paper_are_official(kind: str, source: str, where: Setting, english: str) -> None:
    assert proposed(kind, source, where) == (english, "formula")
    assert lock_breaks(source, english) == []


@pytest.mark.parametrize(("kind", "source", "where"), SILENT)
def test_nothing_is_said_where_a_part_is_unknown_or_two_readings_differ(kind: str, source: str, where: Setting) -> None:
    assert proposed(kind, source, where) == (None, None)


def test_a_conference_of_unido_is_not_the_general_assembly() -> None:
    assert proposed("requested_action", "大会不妨注意到本说明。", CONFERENCE) == (
        "The General Conference may wish to take note of the present note.",
        "formula",
    )
