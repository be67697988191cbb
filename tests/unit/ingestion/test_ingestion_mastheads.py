"""Chinese first pages as page-setting programs print them: columns, signs set apart, names over two lines, joint sessions."""

from tasks.contracts.document import BlockKind, Document
from tasks.ingestion.columns import split_columns, unspaced
from tasks.ingestion.front_lines import is_masthead_part, is_symbol_line
from tasks.ingestion.lines import split_lines
from tasks.ingestion.reading import read_text

COLUMNS = """联合国                                              GC.15/99
工业发展组织                                        Distr.: General
                                                    7 October 2013
                                                    Chinese
                                                    Original: English
大    会
第十五届会议
2013年12月2日至6日，利马
临时议程*项目14

                       工发组织与私营部门的合作

                              秘书处的说明

        本说明是应大会GC.14/Res.2号决议的要求编写的，概述了本组织与私营部门
        伙伴的合作情况，并介绍了新战略。

一. 导 言

1. 工发组织与私营部门合作。
2. 合作项目有所增加。
3. 秘书处将提交报告。

* GC.15/1/Rev.1。
** 本说明迟交是为了纳入最新资料。
"""

JOINT = """联合国工业发展组织

工业发展理事会                         方案预算委员会
第三十六届会议                         第二十五届会议
2009年6月23日至26日，维也纳             2009年5月12日至14日，维也纳
                                       临时议程项目6

                 工发组织的财务状况

                     总干事的报告

1. 会费收缴率为90%。
2. 周转基金的数额不变。
3. 未缴会费有所减少。
"""

OVER_LINES = """联合国开发计划署、联合国                              DP/2023/99
人口基金和联合国项目                                  Distr.: General
事务署执行局                                          11 April 2023
                                                      Chinese
                                                      Original: English

2023年年度会议
2023年6月5日至9日，纽约
临时议程项目3

                         署长的年度报告

                              摘要

    本报告根据执行局第2022/7号决定提交。

一、 导言
1. 本报告述及开发署的工作。
2. 开发署在170个国家开展工作。
3. 署长感谢各会员国的支持。
"""

TREATY = """                                                     UNEP/OzL.Pro.99/7
联合国                                               Distr.: General
环境规划署                                           29 July 2016
                                                     Chinese
                                                     Original: English

关于消耗臭氧层物质的蒙特利尔议定书
缔约方第二十八次会议
2016年10月10－14日，基加利
筹备会议部分临时议程**项目4(b)

           各信托基金的财务报告和预算

                    秘书处的说明

一、导言
1. 本说明介绍信托基金的支出情况。
2. 核定预算不变。
3. 缔约方尚未缴纳捐款。
"""

TRADITIONAL = """                                                    普遍
                                                    IDB.16/99
聯合國工業發展組織                                  1996年10月2日
                                                    中文
                                                    原件：英文

工業發展理事會
第十六屆會議
1996年11月25日至29日，維也納
臨時議程項目7

            非洲第二個工業發展十年方案的執行情況

                  總幹事提交的進度報告

一、 導言
1. 本文件報告方案的執行情況。
2. 共核准了83個項目。
3. 與會者共214人。
"""


def roles(document: Document) -> list[tuple[str, str]]:
    return [(block.role, block.text) for block in document.blocks if block.role not in ("body", "heading")]


def test_a_masthead_in_two_columns_is_read_piece_by_piece() -> None:
    document = read_text(COLUMNS)
    assert roles(document)[:12] == [
        ("masthead", "联合国工业发展组织"),
        ("symbol", "GC.15/99"),
        ("masthead", "Distr.: General"),
        ("date", "7 October 2013"),
        ("masthead", "Chinese"),
        ("masthead", "Original: English"),
        ("body_name", "大    会"),
        ("session", "第十五届会议"),
        ("date_place", "2013年12月2日至6日，利马"),
        ("agenda_item", "临时议程*项目14"),
        ("title", "工发组织与私营部门的合作"),
        ("author", "秘书处的说明"),
    ]
    assert document.front_matter.symbol is not None
    assert document.front_matter.symbol.value == "GC.15/99"


def test_an_abstract_over_two_indented_lines_is_one_paragraph() -> None:
    document = read_text(COLUMNS)
    assert [block.text for block in document.blocks if block.role == "abstract"] == [
        "本说明是应大会GC.14/Res.2号决议的要求编写的，概述了本组织与私营部门伙伴的合作情况，并介绍了新战略。"
    ]


def test_the_starred_notes_of_the_first_page_are_notes_of_the_document() -> None:
    document = read_text(COLUMNS)
    assert [(note.value, note.label) for note in document.front_matter.notes] == [
        ("GC.15/1/Rev.1。", "reference"),
        ("本说明迟交是为了纳入最新资料。", "late"),
    ]


def test_every_piece_of_a_column_keeps_its_place_in_the_text() -> None:
    for text in (COLUMNS, JOINT, OVER_LINES, TREATY, TRADITIONAL):
        document = read_text(text)
        for block in document.blocks:
            assert "".join(text[part.start : part.end] for part in block.passage.parts) == block.passage.text.replace(
                block.passage.joiner if len(block.passage.parts) > 1 else "\0", ""
            )
        covered = {at for block in document.blocks for at in range(block.span.start, block.span.end)}
        assert [at for at, sign in enumerate(text) if not sign.isspace() and at not in covered] == []


def test_two_bodies_side_by_side_have_a_session_each_and_the_first_is_the_documents() -> None:
    document = read_text(JOINT)
    assert [text for role, text in roles(document) if role in ("body_name", "session", "date_place")] == [
        "工业发展理事会",
        "方案预算委员会",
        "第三十六届会议",
        "第二十五届会议",
        "2009年6月23日至26日，维也纳",
        "2009年5月12日至14日，维也纳",
    ]
    assert document.front_matter.body is not None
    assert document.front_matter.body.value == "工业发展理事会"


def test_the_body_over_one_session_is_the_one_nearest_to_it() -> None:
    text = COLUMNS.replace("大    会\n", "大    会\n人权理事会\n")
    body = read_text(text).front_matter.body
    assert body is not None
    assert body.value == "人权理事会"


def test_a_listed_name_over_several_lines_of_one_column_is_one_name() -> None:
    named = [block for block in read_text(OVER_LINES).blocks if block.role == "body_name"]
    assert [block.text for block in named] == ["联合国开发计划署、联合国人口基金和联合国项目事务署执行局"]


def test_a_treaty_and_the_meeting_of_its_parties_are_one_session_line() -> None:
    document = read_text(TREATY)
    assert ("session", "关于消耗臭氧层物质的蒙特利尔议定书缔约方第二十八次会议") in roles(document)
    assert ("agenda_item", "筹备会议部分临时议程**项目4(b)") in roles(document)
    assert ("date_place", "2016年10月10－14日，基加利") in roles(document)


def test_a_masthead_in_the_traditional_script_has_the_same_parts() -> None:
    assert [role for role, _ in roles(read_text(TRADITIONAL))] == [
        "masthead", "symbol", "masthead", "date", "masthead", "masthead", "body_name", "session", "date_place",
        "agenda_item", "title", "author",
    ]  # fmt: skip


def test_a_rule_under_the_text_is_a_separator_and_not_the_beginning_of_the_note_below_it() -> None:
    document = read_text(COLUMNS.replace("* GC.15/1/Rev.1。", "__________________\n为节约起见，本文件仅作少量印发。"))
    kinds = {block.text: (block.kind, block.role) for block in document.blocks}
    assert kinds["__________________"] == (BlockKind.FURNITURE, "separator")
    assert kinds["为节约起见，本文件仅作少量印发。"] == (BlockKind.FURNITURE, "service_note")


def test_columns_are_cut_in_a_chinese_masthead_only() -> None:
    english = "United Nations          A/61/258\n\nGeneral Assembly       Distr.: General\n"
    numbered = "工业发展理事会\n1. 共有三个项目     A/61/258     已经完成。\n"
    for text in (english, numbered):
        lines = split_lines(text)
        assert split_columns(text, lines, is_masthead_part) == lines


def test_signs_set_apart_are_one_word() -> None:
    assert unspaced("理   事   会") == "理事会"
    assert unspaced("第十五届 会议") == "第十五届 会议"


def test_the_symbols_of_the_agencies_are_symbols() -> None:
    for symbol in (
        "CL 140/8",
        "EB138/14",
        "EB138/14 Add.1",
        "A76/10",
        "214 EX/5",
        "GB.347/INS/4",
        "GC(67)/5",
        "GOV/2023/12",
    ):
        assert is_symbol_line(symbol), symbol
    for words in ("and/or", "2020/21", "Item 4/5 of the agenda", "项目A76/10"):
        assert not is_symbol_line(words), words


def test_one_tab_parts_the_columns_as_well() -> None:
    document = read_text(
        COLUMNS.replace("联合国                                              GC.15/99", "联合国\tGC.15/99")
    )
    assert roles(document)[:2] == [("masthead", "联合国工业发展组织"), ("symbol", "GC.15/99")]


def test_a_session_and_its_dates_on_one_line_and_an_item_with_its_title_are_told() -> None:
    text = COLUMNS.replace(
        "第十五届会议\n2013年12月2日至6日，利马\n临时议程*项目14",
        "第十五届会议 2013年12月2日至6日，利马\n项目14 私营部门",
    )
    told = roles(read_text(text))
    assert ("session", "第十五届会议 2013年12月2日至6日，利马") in told
    assert ("agenda_item", "项目14 私营部门") in told
