"""Chinese first pages: titles and dates over several lines, sponsors over a title, notes with several stars, cut summaries."""

from tasks.contracts.document import Document
from tasks.ingestion.furniture import is_page_line, service_note
from tasks.ingestion.meeting_dates import is_meeting_dates
from tasks.ingestion.reading import read_text
from tasks.translation.list_lines import list_lines

PARTIES = """                                                     UNEP/MC/COP.9/6
联合国                                               Distr.: General
环境规划署                                           14 December 2031
                                                     Chinese
                                                     Original: English

关于汞的水俣公约缔约方大会
第九次会议
在线，2031年11月3日至7日，以及2032年3月22日至
26日，日内瓦，瑞士*
临时议程**项目5

                    废物中的汞和受汞污染的场地的
                         各项治理措施的概览

                       秘书处的说明

      * 缔约方大会第九次会议第一期会议在线举行，第二期会议将在日内瓦现场举行。
      ** UNEP/MC/COP.9/1。

一、导言

1. 秘书处编写了本说明。
2. 缔约方提交了资料。
3. 资料载于附件。

二、建议缔约方大会采取的行动

4. 缔约方大会不妨：
    (a) 注意到本说明；
    (b) 核准工作方案。

2/2 K31-03904
"""

DRAFT = """   联 合 国                                            A/C.2/88/L.7

   大   会                                Distr.: Limited
                                           4 November 2033
                                           Chinese
                                           Original: English

第八十八届会议
第二委员会
议程项目20
科学和技术促进发展

              肯尼亚：*决议草案

              为发展开放科学

      大会，

      回顾其2031年12月20日第86/7号决议，

      1. 表示注意到秘书长的报告；
      2. 请秘书长提出报告；
      3. 决定继续审议此事。
"""

CUT = """联合国工业发展组织
                                                    IDB.61/7
                                                    Distr.: General
工业发展理事会
第六十一届会议
2033年5月15日至17日，维也纳
项目5

                         账目

                         外聘审计员的报告

    根据《财务条例》，外聘审计员提交关于2032年1月1日至

    12月31日财政期间账目的审计报告。

一. 结论

1. 账目无保留意见。
2. 收入有所增加。
3. 支出有所减少。
"""

AGENDA = """联合国                                                    TD/B(S-LX)/1
联合国贸易和发展会议                                      Distr.: General
贸易和发展理事会
第六十届特别会议
2033年11月10日，日内瓦

                     临时议程和说明

                    贸发会议秘书处的说明

一. 临时议程

   1.  会议开幕。
   2.  通过议程。
   3.  其他事项。

二. 说明

4. 理事会将审议上述项目。
"""


def _roles(document: Document) -> dict[str, list[str]]:
    roles: dict[str, list[str]] = {}
    for block in document.blocks:
        roles.setdefault(block.role, []).append(block.text)
    return roles


def test_a_centred_title_and_a_date_line_over_two_lines_are_one_each() -> None:
    roles = _roles(read_text(PARTIES))
    assert (roles["title"], roles["date_place"]) == (
        ["废物中的汞和受汞污染的场地的各项治理措施的概览"],
        ["在线，2031年11月3日至7日，以及2032年3月22日至26日，日内瓦，瑞士*"],
    )


def test_notes_with_one_star_and_two_are_two_notes() -> None:
    notes = read_text(PARTIES).front_matter.notes
    assert [(note.value, note.label) for note in notes] == [
        ("缔约方大会第九次会议第一期会议在线举行，第二期会议将在日内瓦现场举行。", "meeting"),
        ("UNEP/MC/COP.9/1。", "reference"),
    ]


def test_the_state_that_submits_a_draft_stands_over_its_title() -> None:
    roles = _roles(read_text(DRAFT))
    assert (roles["agenda_item"], roles["author"], roles["title"]) == (
        ["议程项目20", "科学和技术促进发展"],
        ["肯尼亚：*决议草案"],
        ["为发展开放科学"],
    )


def test_a_summary_cut_by_the_margin_is_one_paragraph() -> None:
    roles = _roles(read_text(CUT))
    assert roles["abstract"] == ["根据《财务条例》，外聘审计员提交关于2032年1月1日至12月31日财政期间账目的审计报告。"]


def test_a_list_of_wishes_and_an_agenda_are_read_line_by_line() -> None:
    assert [(line.field, line.kind, line.source) for line in list_lines(read_text(PARTIES))] == [
        ("paragraph/4/line/1", "list_opening", "缔约方大会不妨："),
        ("paragraph/4/line/2", "list_wish", "(a) 注意到本说明；"),
        ("paragraph/4/line/3", "list_wish", "(b) 核准工作方案。"),
    ]
    assert [(line.kind, line.source) for line in list_lines(read_text(AGENDA))] == [
        ("agenda_item", "1. 会议开幕。"),
        ("agenda_item", "2. 通过议程。"),
        ("agenda_item", "3. 其他事项。"),
    ]


def test_service_notes_are_told_by_what_they_say() -> None:
    notes = {
        "为节省费用，本报告少量印发。": "printing",
        "谨请各位代表携带文件到会。": "printing",
        "为节省费用，本报告建议合并两个部门。": None,
        "本文件于上述日期提交，以便纳入最新资料。": "late",
        "由于技术原因，本文件延迟提交。": "late",
        "* 代表77国集团和中国提出。": "sponsors",
        "政策影响：无。": "label",
        "请回收": "recycling",
    }
    assert {words: service_note(words) for words in notes} == notes


def test_job_numbers_beside_page_numbers_and_days_of_meetings() -> None:
    assert [is_page_line(words) for words in ("2/2 V.31-08231", "31-08231 3/4", "K3100358[C]  170231  180231", "2/2")] == [
        True, True, True, True,
    ]  # fmt: skip
    assert [is_meeting_dates(words) for words in ("2031年10月－11月，日内瓦", "2031年10月，蓝莓", "2031年，日内瓦。")] == [
        True, False, False,
    ]  # fmt: skip
