"""Where sentences end."""

import pytest

from tasks.contracts.span import Passage, Span
from tasks.ingestion.sentences import sentence_ranges, split_passage


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_ranges(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The Director General of UNIDO, Kandeh K. Yumkella, and Mr. Gong met Dr. Jones et al. in Vienna.",
        "Emissions fell by 3.5 per cent, i.e. 1.2 million tons, as stated in No. 5, vol. 2, para. 12 of GC.18/Res.7.",
        "The U.S. and the U.K. took part, e.g. on 5 May.",
        "See www.unido.org/media-centre/for-media.html and planetGOLD v2.0 for details.",
        "registration of the Standard “Sustainable development of sites. General requirements”, presentation of the rating.",
        "There are two main objectives: to stimulate local economies; and to involve industry.",
        "1. That legislative authorities make all efforts.",
        "工发组织推进发展：(一)技术合作；(二)分析、研究与政策咨询服务；以及(四)召集职能。",
        "发布了“对照国际生态工业园区框架所获经验教训”，⁶而“国际生态工业园区框架 2.0 版”⁷于 2021 年 1 月发布。",
        "国际工作协议 33-3:《小水电站开发技术准则，第 3 部分：设计原则和要求》⁹，的进程提供了支持。",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "pieces",
    [
        ["More than 1600 specialists were trained.", "Cost efficiency is 3 to 6 rubles."],
        ['"This is a turning point," said Mr. Petrov.', '"We will invest 3.5 billion rubles."'],
        ["They asked why?", "Nobody knew!", "It ended in 2013."],
        ["The programme ended in 2012.", "12 countries took part."],
        ["Москва, 2024 г. в рамках проекта обучены 12 специалистов.", "Работа продолжается."],
        ["Contracts were signed with Acme Inc.", "The work begins in May."],
        ["It is described in the standard.¹", "The next one follows.[2]", "Then the third."],
    ],
)
def test_latin_and_cyrillic_sentences_end_at_their_stop(pieces: list[str]) -> None:
    assert sentences(" ".join(pieces)) == pieces


@pytest.mark.parametrize(
    "pieces",
    [
        ["工发组织协助 22 个国家完成了评估。", "四个发展中国家已经完成了计划。"],
        ["根据伙伴关系，²工发组织正在支持巴西。", "此外，还协助各国。"],
        ["“这是一个里程碑。”", "部长说。"],
        ["措施得当吗？", "是的！", "完成。³", "下一句。"],
    ],
)
def test_chinese_sentences_end_at_their_stop_with_what_belongs_to_it(pieces: list[str]) -> None:
    assert sentences("".join(pieces)) == pieces


def test_a_sentence_over_a_page_break_has_both_pieces() -> None:
    text = "First one. It has trained\n\n¹ IDB.45/8.\n\n1,200 people. Last one."
    start = text.index("1,200")
    passage = Passage.of(text, (Span(start=0, end=25), Span(start=start, end=len(text))), " ")
    pieces = split_passage(passage)
    assert [piece.text for piece in pieces] == ["First one.", "It has trained 1,200 people.", "Last one."]
    for piece in pieces:
        assert piece.joiner.join(part.slice(text) for part in piece.parts) == piece.text


def test_nothing_but_stops_is_one_sentence_and_nothing_at_all_is_none() -> None:
    assert sentences("...") == ["..."]
    assert sentences("") == sentences("  \n ") == []
