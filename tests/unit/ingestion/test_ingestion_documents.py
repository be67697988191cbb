"""Made-up documents of the sorts the office receives, read whole."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.contracts.document import BlockKind, Document, DocumentKind
from tasks.ingestion.reading import read_text
from tasks.ingestion.repeats import flag_repeats

BUDGET_COMMITTEE = """联合国工业发展组织
IDB.50/9-PBC.38/9
Distr.: General
15 March 2022
Chinese
Original: English

工业发展理事会
第五十届会议
2022年11月21日至23日，维也纳
临时议程项目5(c)
财务事项

方案预算委员会
第三十八届会议
2022年5月24日至26日，维也纳
临时议程项目6
财务状况

工发组织的财务状况

总干事的报告

本文件提供关于工发组织财务状况的资料，更新了IDB.49/7号文件所载信息。

一、导言

1.　截至2021年12月31日，分摊会费收缴率为91.5%，而2020年同期为84.2%。

2.　自愿捐款净额为2.089亿欧元，

V.22-01234 (C)    060422    070422

22-01234 2/3

为历史最高水平。

二、现金状况

A. 经常预算

3.　截至2022年3月1日，现金余额为1,250万欧元。
"""
GOVERNING_COUNCIL = """联 合 国
UNEP/GC.25/2
Distr.: General
26 January 2009
联合国环境规划署理事会第二十五届会议／
全球部长级环境论坛
2009年2月16日至20日，内罗毕
临时议程*项目4(a)
政策问题：环境状况
环境状况与环境署的贡献
执行主任的报告
摘要
本报告是根据第24/1号决定提交的，介绍了环境署开展的活动。
* UNEP/GC.25/1。
K0850001 300109
1. 环境署2008年协助15个国家开展了评估，培训了200多名专家，提高了它们在国家一级进行综合环境评估的能力，并支持其编写国家报
告。
2. 理事会不妨注意到本报告。
"""
SOCIAL_COUNCIL = """联合国 E/2021/58
经济及社会理事会
Distr.: General
30 April 2021

2021年届会
2020年7月23日至2021年7月22日
议程项目5(a)和6
高级别部分

实现可持续发展目标进展情况

秘书长的报告

一. 导言

1. 2020年，全球有1.2亿人陷入贫困。

21-05876 (C) 120521 180521

*2105876*

2. 约有80个国家提交了报告。

3. 资金增加了15%。
"""
BOARD_REPORT = """United Nations Industrial Development Organization

IDB.49/12
Distr.: General
14 May 2021
Original: English

Industrial Development Board
Forty-ninth session
Vienna, 12–15 July 2021
Item 11 of the provisional agenda

UNIDO activities related to environment and energy

UNIDO activities related to environment and energy

Report by the Director General

The present document reports on the implementation of resolution GC.18/Res.7 and provides an update on recent developments.

I. Introduction

1. Based on the medium-term programme framework 2018–2021, UNIDO is promoting environmentally sustainable industrial
development.¹ The programme covers 22 countries and

¹ IDB.45/8/Add.2.

For reasons of sustainability, this document has not been printed.

V.21-03567 (E)

2/5

has trained 1,200 specialists.

2. The following were agreed:

(a) To promote circular economy;

(b) To provide assistance to 5 countries.

II. Action required of the Board

3. The Board may wish to take note of the information provided in the present document.
"""
MINISTRY_RELEASE = """FOR IMMEDIATE RELEASE

Ministry of Industry launches green steel programme

MOSCOW, 12 March 2024 – The Ministry of Industry and Trade today launched a programme at 14 steel plants.

"This is a turning point," said Mr. Petrov. "We will invest 3.5 billion rubles."

###

Media contact:
Anna Ivanova
+7 495 123-45-67
"""
RUSSIAN_RELEASE = """Пресс-релиз

МОСКВА, 12 марта 2024 г. — Минпромторг России и ЮНИДО подписали соглашение. В проекте участвуют 12 предприятий.

Контакты для СМИ: press@minprom.example
"""
CHINESE_RELEASE = """工信部与联合国工业发展组织签署合作谅解备忘录

新华社北京2023年6月5日电 中国工业和信息化部与联合国工业发展组织5日在北京签署合作谅解备忘录。双方将开展合作。

来源：新华网
"""
COMMUNIQUE = """Joint Communiqué of the Eurasian Forum on Green Industry

Minsk, 14–15 September 2023

The participants of the Forum, having discussed the state of industry,

1. Welcome the progress made by 8 countries in phasing out ozone-depleting substances;

2. Call upon governments to develop eco-industrial parks;

3. Recommend that UNIDO prepare a road map by 2025.

Organizing Committee of the Forum
"""
WORKSHOP = """CONCLUSIONS AND RECOMMENDATIONS
of the Regional Workshop on Resource Efficient and Cleaner Production

Nairobi, Kenya, 3–5 April 2017

The participants recommend:

(a) Governments to adopt national strategies on cleaner production by 2020;

(b) To encourage banks to finance SMEs;

(c) UNIDO and UNEP to train at least 300 experts.
"""
BULLETIN = """ITPO Tokyo Bulletin
Issue 14 | March 2021

In this issue
Delegate programme ............ 1
Environmental technology ...... 2

Delegate Programme: Kenya

Tokyo, 3-5 March

ITPO Tokyo invited 6 officials from Kenya. They met with 40 Japanese companies.

Environmental technology database

Tokyo, 10 March

The database grew to 112 technologies from 88 companies.

Contact us: itpo.tokyo@unido.example
"""
MARKDOWN_NEWSLETTER = """# UNIDO Industrial Parks Newsletter

No. 7, October 2022

## Eco-industrial park opens in Viet Nam

On 12 October 2022, the park opened in Da Nang. It hosts **42 companies** and saves 1,200 tons a year.

* First point of the list
* Second point of the list

## New guide published

The guide was published in Vienna. It covers 15 countries.

---

Follow us on LinkedIn
"""
MINUTES = """MINUTES

Meeting of the Steering Committee of the Eco-Industrial Parks Programme

Date: 7 February 2022
Place: Hanoi, Viet Nam
Chair: Ms. Nguyen Thi Lan

1. Opening

The Chair opened the meeting and welcomed 18 participants.

2. Progress report

The project manager reported that 5 parks had been assessed.
"""
WRAPPED_NOTE = """Summary of the meeting of the Working Group on Resource Efficiency

The Working Group met on 4 June 2019 in Almaty to review the results of the
first phase of the regional project on resource-efficient and cleaner
production. The meeting was chaired by Ms. A. Suleimenova and was attended by
34 participants from 9 countries.

The next steps are:

- to extend the project to Uzbekistan
  and Turkmenistan;
- to train 25 national experts.
"""
ALL = [
    BUDGET_COMMITTEE, GOVERNING_COUNCIL, SOCIAL_COUNCIL, BOARD_REPORT, MINISTRY_RELEASE, RUSSIAN_RELEASE, CHINESE_RELEASE,
    COMMUNIQUE, WORKSHOP, BULLETIN, MARKDOWN_NEWSLETTER, MINUTES, WRAPPED_NOTE,
]  # fmt: skip


def roles(document: Document, role: str) -> list[str]:
    return [block.text for block in document.blocks if block.role == role]


def body(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.is_body]


@pytest.mark.parametrize(
    ("text", "kind", "language"),
    [
        (BUDGET_COMMITTEE, "council_report", "zh"),
        (GOVERNING_COUNCIL, "council_report", "zh"),
        (SOCIAL_COUNCIL, "council_report", "zh"),
        (BOARD_REPORT, "council_report", "en"),
        (MINISTRY_RELEASE, "press_release", "en"),
        (RUSSIAN_RELEASE, "press_release", "ru"),
        (CHINESE_RELEASE, "press_release", "zh"),
        (COMMUNIQUE, "conference_recommendations", "en"),
        (WORKSHOP, "conference_recommendations", "en"),
        (BULLETIN, "newsletter", "en"),
        (MARKDOWN_NEWSLETTER, "newsletter", "en"),
        (MINUTES, "meeting_note", "en"),
        (WRAPPED_NOTE, "meeting_note", "en"),
        ("This is only a note. It says that 12 plants were visited.", "other", "en"),
    ],
)
def test_kind_and_language_are_told_from_the_text_alone(text: str, kind: str, language: str) -> None:
    document = read_text(text)
    assert (document.kind, document.language) == (DocumentKind(kind), language)


def test_a_joint_document_has_its_compound_symbol_and_its_first_bodys_session() -> None:
    document = read_text(BUDGET_COMMITTEE)
    front = document.front_matter
    assert front.symbol is not None and front.symbol.value == "IDB.50/9-PBC.38/9"
    assert front.body is not None and front.body.value == "工业发展理事会"
    assert front.session is not None and front.session.value == "fiftieth session"
    assert front.agenda_item is not None and front.agenda_item.value == "5(c)"
    assert front.title is not None and front.title.value == "工发组织的财务状况"
    assert front.author is not None and front.author.value == "总干事的报告"
    assert front.date_published is not None and front.date_published.value == "2022-03-15"
    assert [place.value for place in front.places] == ["Vienna"]
    assert [reference.value for reference in front.references] == ["IDB.49/7"]
    assert [b.text for b in document.blocks if b.role == "abstract"] == [
        "本文件提供关于工发组织财务状况的资料，更新了IDB.49/7号文件所载信息。"
    ]


def test_a_paragraph_goes_on_after_job_number_and_page_number() -> None:
    document = read_text(BUDGET_COMMITTEE)
    assert document.paragraphs_numbered
    second = next(b for b in document.blocks if b.paragraph == 2)
    assert second.text == "自愿捐款净额为2.089亿欧元，为历史最高水平。"
    assert len(second.passage.parts) == 2
    headings = [(b.label, b.text, b.level) for b in document.blocks if b.role == "heading"]
    assert headings == [("一", "导言", 1), ("二", "现金状况", 1), ("A", "经常预算", 2)]


def test_a_council_named_with_its_session_on_one_line_is_read_apart() -> None:
    document = read_text(GOVERNING_COUNCIL)
    front = document.front_matter
    assert front.body is not None and front.body.value == "联合国环境规划署理事会"
    assert front.session is not None and front.session.value == "twenty-fifth session"
    assert front.symbol is not None and front.symbol.value == "UNEP/GC.25/2"
    assert front.title is not None and front.title.value == "环境状况与环境署的贡献"
    assert front.event_dates[0].value == "2009-02-16/2009-02-20"


def test_chinese_lines_broken_at_the_margin_are_one_paragraph_even_inside_a_word() -> None:
    document = read_text(GOVERNING_COUNCIL)
    first = next(b for b in document.blocks if b.paragraph == 1)
    assert first.text.endswith("并支持其编写国家报告。")


def test_a_masthead_with_the_symbol_on_its_line_gives_the_symbol() -> None:
    document = read_text(SOCIAL_COUNCIL)
    front = document.front_matter
    assert front.symbol is not None and front.symbol.value == "E/2021/58"
    assert front.body is not None and front.body.value == "经济及社会理事会"
    assert front.session is not None and front.session.surface == "2021年届会"
    assert front.agenda_item is not None and front.agenda_item.value == "5(a)和6"
    assert len(body(document)) == 3


def test_an_english_report_is_read_like_a_chinese_one() -> None:
    document = read_text(BOARD_REPORT)
    front = document.front_matter
    assert front.symbol is not None and front.symbol.value == "IDB.49/12"
    assert front.session is not None and front.session.value == "forty-ninth session"
    assert front.date_published is not None and front.date_published.value == "2021-05-14"
    assert front.title is not None and front.title.value == "UNIDO activities related to environment and energy"
    assert roles(document, "date_place") == ["Vienna, 12–15 July 2021"]
    first = next(b for b in document.blocks if b.paragraph == 1 and b.is_body)
    assert first.sentences[-1].text == "The programme covers 22 countries and has trained 1,200 specialists."
    assert [(b.label, b.paragraph) for b in document.blocks if b.is_body][-4:] == [
        ("2", 2),
        ("(a)", 2),
        ("(b)", 2),
        ("3", 3),
    ]


@pytest.mark.parametrize(
    ("text", "published", "place", "first"),
    [
        (
            MINISTRY_RELEASE,
            "2024-03-12",
            ["Moscow"],
            "The Ministry of Industry and Trade today launched a programme at 14 steel plants.",
        ),
        (RUSSIAN_RELEASE, "2024-03-12", None, "Минпромторг России и ЮНИДО подписали соглашение."),
        (
            CHINESE_RELEASE,
            "2023-06-05",
            ["Beijing"],
            "中国工业和信息化部与联合国工业发展组织5日在北京签署合作谅解备忘录。",
        ),
    ],
)
def test_a_dateline_dates_a_release_and_is_no_part_of_its_first_sentence(
    text: str, published: str, place: list[str] | None, first: str
) -> None:
    document = read_text(text)
    assert document.front_matter.date_published is not None and document.front_matter.date_published.value == published
    if place is not None:
        assert [reading.value for reading in document.front_matter.places] == place
    assert next(b for b in document.blocks if b.is_body).sentences[0].text == first
    assert not any("press@" in words or "Ivanova" in words or "来源" in words for words in body(document))


def test_a_release_line_is_not_the_title() -> None:
    title = read_text(MINISTRY_RELEASE).front_matter.title
    assert title is not None and title.value == "Ministry of Industry launches green steel programme"
    assert read_text(RUSSIAN_RELEASE).front_matter.title is None


def test_asks_keep_their_numbers_and_the_committee_signs() -> None:
    document = read_text(COMMUNIQUE)
    assert [b.label for b in document.blocks if b.is_body and b.label] == ["1", "2", "3"]
    assert roles(document, "signature") == ["Organizing Committee of the Forum"]
    assert document.front_matter.date_published is None
    assert document.front_matter.event_dates[0].value == "2023-09-14/2023-09-15"


def test_a_title_over_two_lines_is_one_title() -> None:
    title = read_text(WORKSHOP).front_matter.title
    assert title is not None and title.surface.endswith("Cleaner Production")


def test_a_bulletin_takes_the_year_of_its_issue_for_its_datelines() -> None:
    front = read_text(BULLETIN).front_matter
    assert [reading.value for reading in front.event_dates] == ["2021-03-03/2021-03-05", "2021-03-10"]
    assert front.date_published is not None and front.date_published.value == "2021-03"


def test_a_newsletter_without_the_word_has_its_name_for_a_title_and_no_issuer() -> None:
    items = "".join(f"{place}, {day} MAY 2021\n\nTRAINING HELD\n\nTwenty people were trained.\n\n" for place, day in
                    (("VIENNA", 3), ("BERLIN", 5), ("ROME", 7)))  # fmt: skip
    document = read_text("INDUSTRY AND CLIMATE\n\n" + items)
    assert document.kind is DocumentKind.NEWSLETTER
    assert document.front_matter.title is not None and document.front_matter.title.value == "Industry and Climate"
    assert document.front_matter.issuer is None
    assert [reading.value for reading in document.front_matter.places] == ["Vienna", "Berlin", "Rome"]


def test_a_bold_mark_that_is_never_closed_swallows_nothing() -> None:
    document = read_text(
        "**Note\n" + "The first line is a paragraph of its own. " * 5 + "\n" + "So is the second line here. " * 8
    )
    assert len(document.blocks) == 3


def test_a_contents_list_of_a_council_report_is_no_body() -> None:
    text = (
        "工业发展理事会\n第五十一届会议\n\n目录\n\n一. 引言 .......... 2\n二. 技术合作 .......... 3\n\n"
        "一. 引言\n\n1. 帮助了12个国家。\n2. 培训了300名专家。\n3. 完毕。\n"
    )
    document = read_text(text)
    assert roles(document, "contents") == ["目录", "引言 .......... 2", "技术合作 .......... 3"]
    assert body(document) == ["帮助了12个国家。", "培训了300名专家。", "完毕。"]


def test_a_dateline_under_its_heading_does_not_swallow_the_next_heading() -> None:
    document = read_text(BULLETIN)
    second = next(b for b in document.blocks if b.text == "Environmental technology database")
    assert second.kind is BlockKind.HEADING and second.section is None


def test_markdown_is_left_out_of_the_words_and_kept_in_the_spans() -> None:
    document = read_text(MARKDOWN_NEWSLETTER)
    assert (
        document.front_matter.title is not None
        and document.front_matter.title.value == "UNIDO Industrial Parks Newsletter"
    )
    assert any("It hosts 42 companies and saves" in words for words in body(document))
    items = [b for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [b.text for b in items] == ["First point of the list", "Second point of the list"]
    assert roles(document, "heading") == ["Eco-industrial park opens in Viet Nam", "New guide published"]


def test_the_date_of_a_meeting_is_not_the_date_of_its_minutes() -> None:
    front = read_text(MINUTES).front_matter
    assert front.date_published is None
    assert [reading.value for reading in front.event_dates] == ["2022-02-07"]
    assert [reading.value for reading in front.places] == ["Hanoi"]
    assert front.title is not None and front.title.value.startswith("Meeting of the Steering Committee")


def test_lines_broken_at_the_margin_are_one_paragraph_with_a_piece_for_each_line() -> None:
    document = read_text(WRAPPED_NOTE)
    first = next(b for b in document.blocks if b.is_body)
    assert len(first.passage.parts) == 4
    assert "results of the first phase" in first.text
    assert [s.text for s in first.sentences][1].startswith("The meeting was chaired by Ms. A. Suleimenova")
    items = [b.text for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert items == ["to extend the project to Uzbekistan and Turkmenistan;", "to train 25 national experts."]


def test_windows_line_ends_change_nothing_but_the_offsets() -> None:
    plain, windows = read_text(BOARD_REPORT), read_text(BOARD_REPORT.replace("\n", "\r\n"))
    assert [b.text for b in plain.blocks] == [b.text for b in windows.blocks]
    assert windows.text.count("\r\n") == BOARD_REPORT.count("\n")


def test_scripts_braces_and_links_are_words_like_others() -> None:
    links = '![x](file:///etc/passwd) {{ 7*7 }} {% include "/etc/passwd" %} were discussed by all.'
    text = f"Meeting on <script>alert(1)</script>\n\n{links}"
    document = read_text(text)
    assert "<script>alert(1)</script>" in document.blocks[0].text
    assert body(document) == [links]


def test_a_lone_surrogate_is_flagged_and_the_text_can_be_printed() -> None:
    document = read_text("The Board met in Vienna \ud83d and took note of the report of the Director General.")
    assert [flag.code for flag in document.flags] == ["undecodable_characters"]
    document.text.encode("utf-8")
    json.loads(document.model_dump_json())


@pytest.mark.parametrize(
    "text",
    [
        "9" * 400 + " tons were saved.",
        "word " * 200_000,
        "工业" * 350_000,
        "“" * 100_000,
        "." * 300_000,
        "a" + " " * 300_000 + "b",
    ],
)
def test_monstrous_texts_are_read_in_seconds(text: str) -> None:
    import time

    begun = time.perf_counter()
    assert read_text(text).blocks
    assert time.perf_counter() - begun < 8


def test_the_same_report_under_another_name_is_read_and_flagged() -> None:
    first = read_text(BOARD_REPORT * 2, file="a.txt")
    second = read_text("Reissued copy\n\n" + BOARD_REPORT.replace("1,200", "1,201") * 2, file="b.txt")
    other = read_text(BULLETIN * 3, file="c.txt")
    flagged = flag_repeats([first, second, other])
    assert [[flag.code for flag in document.flags if flag.code == "same_report"] for document in flagged] == [
        [],
        ["same_report"],
        [],
    ]
    assert flagged[1].flags[-1].source == "a.txt"
    assert flagged[0] == first


def test_a_document_survives_json() -> None:
    for text in ALL:
        document = read_text(text, received_at=date(2026, 11, 1))
        assert Document.model_validate_json(document.model_dump_json()) == document


def check_places(document: Document) -> None:
    covered = bytearray(len(document.text))
    for block in document.blocks:
        assert block.span.start <= block.passage.start <= block.passage.end <= block.span.end
        covered[block.span.start : block.span.end] = b"\x01" * (block.span.end - block.span.start)
        for passage in (block.passage, *(sentence.passage for sentence in block.sentences)):
            assert passage.joiner.join(part.slice(document.text) for part in passage.parts) == passage.text
        kept = "".join("".join(sentence.text.split()) for sentence in block.sentences)
        assert kept == "".join(block.text.split())
        assert block.section is None or document.blocks[block.section].kind is BlockKind.HEADING
    assert [block.index for block in document.blocks] == list(range(len(document.blocks)))
    starts = [block.span.start for block in document.blocks]
    assert starts == sorted(starts)
    dropped = [c for i, c in enumerate(document.text) if not c.isspace() and not covered[i]]
    assert dropped == []
    for reading in (value for _, value in document.front_matter if value is not None and not isinstance(value, tuple)):
        assert 0 <= reading.span.start <= reading.span.end <= len(document.text)


@pytest.mark.parametrize("text", ALL)
def test_every_word_of_a_made_up_document_has_its_place(text: str) -> None:
    check_places(read_text(text))


LINES = st.sampled_from(
    [line for text in ALL for line in text.splitlines()]
    + ["* *** *", "- 3 -", "**bold", "# ", "1.", "(a)", "\u3000", "\x0c", "¹ x"]
)
NOISE = st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=40)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.one_of(LINES, NOISE), st.sampled_from(["\n", "\n\n", "\r\n", "\n\n\n", " "])),
        min_size=1,
        max_size=30,
    )
)
def test_whatever_the_lines_every_word_has_its_place_and_nothing_is_dropped(pieces: list[tuple[str, str]]) -> None:
    from tasks.ingestion.errors import UnreadableDocumentError

    try:
        document = read_text("".join(words + end for words, end in pieces))
    except UnreadableDocumentError as error:
        assert error.reason in ("empty", "not_text", "unsupported_format")
        return
    check_places(document)
