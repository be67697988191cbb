"""Traditional Chinese: converted sign for sign, looked up as simplified, given back as printed."""

import pytest
from opencc import OpenCC

from tasks.extraction.extract import extract
from tasks.grammar import lock_script
from tasks.grammar.lock_script import simplified
from tasks.grammar.traditional import as_printed, simplified_document, simplified_words
from tasks.ingestion.reading import read_text
from tasks.translation.memory import MemoryEntry, TranslationMemory
from tasks.translation.translate import translate_document

REPORT = """聯合國工業發展組織

工業發展理事會
第五十二屆會議
2024年11月25日至27日，維也納
臨時議程項目7

總幹事的年度報告

1. 參加培訓的企業減少排放約3.2萬噸。

2. 兩個國家的二十五家工廠加入了該方案。

3. 理事會似宜注意到本報告。
"""


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("執行局", "执行局"),
        ("隨著經濟的發展，乾燥的氣候", "随着经济的发展，干燥的气候"),
        ("約 1.2 億噸，兩個國家，第七十九屆會議", "约 1.2 亿吨，两个国家，第七十九届会议"),
        ("已是简体。", "已是简体。"),
        ("English only", "English only"),
    ],
)
def test_conversion_keeps_every_sign_in_its_place(printed: str, expected: str) -> None:
    assert simplified(printed) == expected
    assert len(printed) == len(expected)


class Lengthening:
    """A converter whose phrases and some single signs change their length."""

    def convert(self, text: str) -> str:
        return text.replace("網際網路", "互联网").replace("會", "会").replace("卡", "卡片")


def test_a_line_whose_length_would_change_is_converted_sign_by_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock_script, "_converter", Lengthening)
    text = "會議\n網際網路會\n會卡\n"
    assert simplified(text) == "会議\n網際網路会\n会卡\n"


def test_without_the_library_the_text_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock_script, "_converter", lambda: None)
    assert simplified("第五十二屆會議") == "第五十二屆會議"


def test_what_is_read_points_at_the_words_of_the_file() -> None:
    document = read_text(REPORT)
    extraction = extract(document)
    assert [(m.surface, m.value, m.unit) for m in extraction.metrics] == [
        ("約3.2萬噸", 32000, "t"),
        ("兩個國家", 2, "country"),
        ("二十五家工廠", 25, "plant"),
    ]
    for metric in extraction.metrics:
        assert metric.surface == document.text[metric.start : metric.end]
        assert metric.sentence.text in document.text


def test_twin_and_way_back_are_exact() -> None:
    document = read_text(REPORT)
    twin = simplified_document(document)
    assert (twin.language, twin.text) == ("zh", OpenCC("tw2s").convert(REPORT))
    assert as_printed(twin, document.text, twin.text) == document
    extraction = extract(document)
    assert as_printed(simplified_words(extraction, twin.text), document.text, twin.text) == extraction


@pytest.mark.parametrize(("source", "code"), [("总干事的年度报告", "zh-CN"), ("總幹事的年度報告", "zh-Hant")])
def test_memory_in_either_script_answers_and_the_source_stays_as_printed(source: str, code: str) -> None:
    entry = MemoryEntry(
        source=source,
        source_language=code,
        target="Annual report of the Director General",
        reviewer="A. Reviewer",
    )
    document = read_text(REPORT)
    fields = translate_document(document, extract(document), TranslationMemory([entry]))
    title = next(field for field in fields if field.field == "title")
    assert (title.source, title.target, title.provider) == (
        "總幹事的年度報告", "Annual report of the Director General", "memory",
    )  # fmt: skip
    assert title.passage.text == "總幹事的年度報告"
    assert {field.language for field in fields} == {"zh-Hant"}
    assert not any(field.source == simplified(field.source) and "會" in field.passage.text for field in fields)
