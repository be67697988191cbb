"""Notes of Chinese first pages: printing, late submission, how a session is held, labelled notes; unknown parts stay unknown."""

import pytest

from tasks.translation.wording import Setting
from tests.unit.translation.formula_cases import lock_breaks, proposed, setting

BOARD = setting("unido", "工业发展理事会")
LABOUR = setting("ilo", "国际劳工组织理事会")
NATURE = setting("cbd", "生物多样性公约缔约方大会")
ENVIRONMENT = setting("unep", "联合国环境大会")
CLIMATE = setting("unfccc", "附属履行机构")

KNOWN = [
    ("note", "为节约经费，本报告印数有限。请各位代表携带自己的文件出席会议。", BOARD,
     "For reasons of economy, this report has been printed in a limited number. Delegates are kindly requested to bring their "
     "copies of documents to meetings."),
    ("note", "出于节省开支的考虑，本文件只印制了少量副本。谨请各代表团把文件带到会场，勿再索取。", ENVIRONMENT,
     "For reasons of economy, this document is printed in a limited number. Delegations are kindly requested to bring their "
     "copies to meetings and not to request additional copies."),
    ("note", "出于可持续性考虑，本文件未予印发。", BOARD,
     "For reasons of sustainability, this document has not been printed."),
    ("note", "出于可持续性考虑，本文件未作印发。请各位代表查阅本文件的电子版。", BOARD,
     "For reasons of sustainability, this document has not been printed. Delegates are kindly requested to refer to the "
     "electronic version of this document."),
    ("note", "附件：1件", BOARD, "Annex: 1"),
    ("note", "附件：3件", BOARD, "Annexes: 3"),
    ("note", "¹ 本指南未经正式编辑。", BOARD, "¹ The present guide has not been formally edited."),
    ("note", "* 本报告所述期间的财务数字未经审计。", BOARD,
     "* Financial figures for the period covered by the present report are unaudited."),
    ("note", "敬请理事会成员携带文件与会，避免索取额外副本。", LABOUR,
     "GB members are kindly requested to bring their copies to meetings and to avoid asking for additional ones."),
    ("note", "本说明的推迟提交是因为需要纳入缔约方提交的补充信息。", NATURE,
     "The late submission of the present note is due to the need to incorporate additional information submitted by Parties."),
    ("note", "本报告迟交是由于需要与秘书处进行进一步磋商。", BOARD,
     "The present report was submitted late owing to the need for further consultations with the Secretariat."),
    ("note", "由于技术原因，本文件在截止日期后提交。", BOARD,
     "The present document was submitted after the deadline owing to technical reasons."),
    ("note", "*** 本增编未经正式编辑。", BOARD, "*** The present addendum has not been formally edited."),
    ("note", "² E/2019/33。", BOARD, "² E/2019/33."),
    ("note", "* 第六届会议将以混合形式举行。", ENVIRONMENT, "* The sixth session will be held in a hybrid format."),
    ("note", "* 第十五次会议第一阶段会议在线举行，第二阶段会议将在蒙特利尔以现场方式举行。", NATURE,
     "* The first phase of the fifteenth meeting was held online and the second phase will be held in person in Montreal."),
    ("note", "所涉财务问题：见第4和9段。", LABOUR, "Financial implications: See paragraphs 4 and 9."),
    ("note", "法律影响：不适用。", LABOUR, "Legal implications: Not applicable."),
    ("note", "所需后续行动：取决于理事会的讨论结果。", LABOUR,
     "Follow-up action required: Depending on the outcome of the discussion of the Governing Body."),
    ("note", "参考文件：GB.325/PFA/2；GB.331/LILS/3。", LABOUR, "References: GB.325/PFA/2; GB.331/LILS/3."),
    ("date_place", "日期：2017年3月1日", LABOUR, "Date: 1 March 2017"),
    ("date_place", "2023年10月9日至13日，罗马（线上线下结合）*", NATURE, "Rome (hybrid), 9–13 October 2023*"),
    ("date_place", "在线，2020年11月2日至6日，以及2021年5月3日至7日，日内瓦", setting("cop", "关于汞的水俣公约缔约方大会"),
     "Online, 2–6 November 2020, and Geneva, 3–7 May 2021"),
]  # fmt: skip

SILENT = [
    ("note", "为节约经费，本报告只印发了300份。", BOARD),
    ("note", "本文件迟交，因为主席团才商定议程。", BOARD),
    ("note", "本报告迟交是由于需要与蓝莓公司进行磋商。", BOARD),
    ("note", "为节约起见，本理事会文件印数有限。", BOARD),
    ("note", "敬请理事会成员携带文件与会。", BOARD),
    ("note", "* 第六届会议将在蓝莓以混合形式举行。", ENVIRONMENT),
    ("note", "财务影响：约为20万美元。", LABOUR),
    ("date_place", "2023年10月9日至13日，蓝莓（线上线下结合）*", NATURE),
]


@pytest.mark.parametrize(("kind", "source", "where", "english"), KNOWN)
def test_a_note_is_worded_from_its_parts(kind: str, source: str, where: Setting, english: str) -> None:
    assert (proposed(kind, source, where), lock_breaks(source, english)) == ((english, "formula"), [])


@pytest.mark.parametrize(("kind", "source", "where"), SILENT)
def test_a_note_with_an_unknown_part_has_no_wording(kind: str, source: str, where: Setting) -> None:
    assert proposed(kind, source, where) == (None, None)


OTHERS = [
    ("author", "加纳、欧洲联盟及其成员国和秘鲁提交的决定草案", ENVIRONMENT,
     "Draft decision submitted by Ghana, the European Union and its member States and Peru"),
    ("author", "埃及：*修正案", setting("un", "大会"), "Egypt:* amendments"),
    ("agenda_item", "第三项议程", LABOUR, "Third item on the agenda"),
    ("agenda_item", "7. 其他事项。", setting("un", "贸易和发展理事会"), "7. Other matters."),
    ("agenda_item", "供理事会审议的事项：通过议程", BOARD, "Matters for consideration by the Board: adoption of the agenda"),
    ("paragraph", "选举主席团成员。", BOARD, "Election of officers."),
    ("heading", "三. 临时议程说明", BOARD, "III. Annotations to the provisional agenda"),
    ("heading", "临时议程说明", BOARD, "Annotated provisional agenda"),
    ("heading", "项目2. 通过议程", BOARD, "Item 2. Adoption of the agenda"),
    ("heading", "C. 科技咨询机构可采取的行动", CLIMATE,
     "C. Possible action by the Subsidiary Body for Scientific and Technological Advice"),
    ("heading", "六、供审议的问题", BOARD, "VI. Issues for consideration"),
    ("abstract", "根据GC.18/Res.7号决议，现向理事会和大会提交本报告，供审议。", BOARD,
     "Pursuant to resolution GC.18/Res.7, the present report is submitted to the Board and the General Conference for "
     "their consideration."),
    ("abstract", "本说明的增编载于IDB.51/8号文件。", BOARD,
     "The addendum to the present note is contained in document IDB.51/8."),
    ("abstract", "本报告是对PBC.37/4号文件所载资料的更新。", BOARD,
     "The present report updates the information contained in document PBC.37/4."),
    ("list_opening", "请理事会：", BOARD, "The Board is invited to:"),
    ("list_opening", "“工业发展理事会：", BOARD, "“The Board:"),
    ("list_wish", "(b) 注意到IDB.50/5号文件；", BOARD, "(b) Take note of document IDB.50/5;"),
    ("list_decision", "(b) 注意到IDB.50/5号文件。”", BOARD, "(b) Takes note of document IDB.50/5.”"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "source", "where", "english"), OTHERS)
def test_lines_of_lists_agendas_and_authors(kind: str, source: str, where: Setting, english: str) -> None:
    assert (proposed(kind, source, where), lock_breaks(source, english)) == ((english, "formula"), [])
