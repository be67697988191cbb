"""Documents as they arrive: page heads, cut words, wrapped mastheads, lists of contents, the web page around a release."""

from tasks.contracts.document import BlockKind, Document, DocumentKind
from tasks.ingestion.markers import read_marker
from tasks.ingestion.reading import read_text

NOTE = """UNEP/TEST/COP.7/INF/5

Conference of the Parties to the Test Convention
on Persistent Substances
Seventh meeting
Geneva, 4-15 May 2015
Agenda item 8

Report on the joint activities of the secretariats

Note by the Secretariat

1.   The secretariats organized three regional workshops and two webinars
to support the participation of experts, national authorities and relevant
stake-

                                                                        1

UNEP/TEST/COP.7/INF/5

holders in the work of the committee. The workshops dealt with long-
term monitoring.

2.   Updated reports will be submitted to the meetings of the parties in the
following year, and the secretariats will draw on the lessons of the work.

3.   The parties may wish to take note of the report.
"""

RESOLUTION_ZH = """联合国
大会

A/RES/53/999
12 February 1999

第五十三届会议
议程项目94

大会决议

53/999. 工业发展方面的合作

大会，

回顾其1997年12月18日第52/208号决议，

1. 促请各国政府支持工业发展方案；

2. 请秘书长向大会第五十五届会议报告本决议的执行情况；

3. 决定将该项目列入第五十五届会议临时议程。
"""


def _body(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.is_body]


def test_a_word_cut_at_the_foot_of_a_page_is_read_whole_and_the_page_head_left_out() -> None:
    document = read_text(NOTE)
    first = " ".join(_body(document)[0].split())
    assert "relevant stakeholders in the work of the committee" in first
    assert "long-term monitoring" in first
    assert [block.paragraph for block in document.blocks if block.is_body] == [1, 2, 3]
    assert document.front_matter.title is not None
    assert document.front_matter.title.value == "Report on the joint activities of the secretariats"


def test_the_name_of_a_body_may_run_over_two_lines() -> None:
    roles = [(block.text, block.role) for block in read_text(NOTE).blocks[:4]]
    assert roles[1:3] == [
        ("Conference of the Parties to the Test Convention", "body_name"),
        ("on Persistent Substances", "body_name"),
    ]


def test_the_first_page_of_a_resolution_ends_before_its_grounds() -> None:
    document = read_text(RESOLUTION_ZH)
    assert document.front_matter.title is not None
    assert document.front_matter.title.value == "53/999. 工业发展方面的合作"
    assert document.front_matter.agenda_item is not None
    assert document.front_matter.agenda_item.value == "94"
    assert [block.paragraph for block in document.blocks if block.is_body and block.label] == [1, 2, 3]


def test_both_bodies_of_a_joint_document_keep_their_own_lines() -> None:
    text = (
        "IDB.99/9-PBC.88/9\n\nIndustrial Development Board\nNinety-ninth session\nVienna, 25-27 November 2024\n"
        "Item 4 (d) of the provisional agenda\n\nProgramme and Budget Committee\nEighty-eighth session\n"
        "Vienna, 21-22 May 2024\nItem 7 of the provisional agenda\n\nActivities related to energy\n\n"
        "Report by the Director General\n\n1. Work went on.\n\n2. More work went on.\n\n3. The Board may wish to take note.\n"
    )
    document = read_text(text)
    roles = [block.role for block in document.blocks]
    assert roles.count("body_name") == 2 and roles.count("session") == 2 and roles.count("agenda_item") == 2
    assert document.front_matter.title is not None
    assert document.front_matter.title.value == "Activities related to energy"


def test_a_chinese_heading_is_not_run_into_the_paragraph_below_it() -> None:
    text = "工作简报\n\n2014年第1期\n\n（二）经济开发区建设与发展研讨会\n\n2013年3月26日，研讨会在海口召开。\n\n工业园区绿色发展的主要进展情况\n\n园区完成了改造。\n"
    headings = [block.text for block in read_text(text).blocks if block.kind is BlockKind.HEADING]
    assert "经济开发区建设与发展研讨会" in headings
    assert "工业园区绿色发展的主要进展情况" in headings


def test_several_items_with_datelines_are_a_newsletter() -> None:
    text = "".join(
        f"VIENNA, {day} October 2021 – The Centre held a seminar on recycling number {day} for small firms.\n\n"
        for day in (4, 5, 6)
    )
    assert read_text("CENTRE NEWS\n\n" + text).kind is DocumentKind.NEWSLETTER


def test_what_stands_around_a_release_is_no_text_of_it() -> None:
    text = (
        "Zone opens recycling line\n\nPrint Email\n\nHANOI, 17 October 2014 – The zone opened a recycling line for plastics today.\n\n"
        "The line will take in waste of forty firms.\n\nAbout UNIDO\n\n"
        + "UNIDO is the agency that promotes industry. " * 12
        + "\n"
    )
    assert [words[:8] for words in _body(read_text(text))] == ["The zone", "The line"]


def test_a_chinese_dateline_takes_the_reporters_name_with_it() -> None:
    text = "水俣公约大会闭幕\n\n新华社日内瓦11月6日电（记者王某某）大会通过多项决定。\n\n会议为期五天。\n\n（责编：李某）\n"
    assert _body(read_text(text)) == ["大会通过多项决定。", "会议为期五天。"]


def test_page_numbers_may_stand_before_the_lines_of_a_contents_list() -> None:
    text = "BULLETIN\nOCTOBER 2011 ISSUE 04\n\nCONTENTS\n02 News and features\n05 Special feature\n\nNEWS\n\nThe centre held a seminar.\n"
    document = read_text(text)
    assert document.kind is DocumentKind.NEWSLETTER
    assert [block.text for block in document.blocks if block.role == "contents"] == [
        "CONTENTS",
        "02 News and features",
        "05 Special feature",
    ]


def test_decimal_paragraph_numbers_are_no_quantities() -> None:
    assert read_marker("2.1 NIDA informed the meeting") is not None
    assert read_marker("2.5 million tons were treated") is None
    assert read_marker("3.4 GWh were saved") is None
