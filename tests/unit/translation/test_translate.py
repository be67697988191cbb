"""Documents through the chain of providers: states, provenance, spans, and never nothing."""

import hashlib
from collections.abc import Sequence
from datetime import date

import pytest

from tasks.contracts.activity import Activity, ActivityStatus, Extraction
from tasks.contracts.document import Document
from tasks.contracts.source import SourceFile
from tasks.contracts.span import Passage, Span
from tasks.contracts.translation import TranslatedField, TranslationState
from tasks.ingestion.reading import read_document
from tasks.translation.memory import MemoryEntry, TranslationMemory
from tasks.translation.provider import Candidate, FieldRequest
from tasks.translation.translate import translate_document

EMPTY = TranslationMemory([])

REPORT = """方案预算委员会

第三十八届会议

2022年5月24日至26日，维也纳

临时议程项目5(b)

工发组织的财务状况

秘书处的说明

本文件报告大会 GC.19/Res.6 号决议执行情况。

一. 引言

1. 工发组织在 9 个国家支持了 700 多家中小企业，避免了约 7,200 万吨的二氧化碳排放。

2. 截至 2022 年 4 月 30 日，巴西和越南缴付了 3,484 万美元。

二. 需请委员会采取的行动

3. 委员会似宜注意到本文件提供的信息。
"""

PRESS = """工业园区绿色转型论坛在北京举行

2023年5月22日，北京——来自 12 个国家的 300 多名代表出席了工业园区绿色转型论坛。

工发组织总干事在论坛上发言，强调循环经济的重要性。
"""


def read(text: str, name: str = "report.txt") -> Document:
    content = text.encode("utf-8")
    return read_document(
        SourceFile(
            file=name,
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
            received_at=date(2026, 1, 1),
            received_basis="sidecar",
        )
    )


def nothing_read(document: Document) -> Extraction:
    return Extraction(document_id=document.document_id)


def by_field(fields: Sequence[TranslatedField]) -> dict[str, TranslatedField]:
    return {field.field: field for field in fields}


class Engine:
    name = "stand-in"
    trouble: tuple[str, ...] = ()

    def __init__(self, answers: dict[str, str]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def propose(self, requests: Sequence[FieldRequest]) -> list[tuple[Candidate, ...]]:
        self.asked += [request.field for request in requests]
        found = [self.answers.get(request.field) for request in requests]
        return [(Candidate(target, self.name, is_reviewed=False),) if target else () for target in found]


def test_front_matter_of_another_session_is_verified_by_formulas() -> None:
    document = read(REPORT)
    fields = by_field(translate_document(document, nothing_read(document), EMPTY))
    expected = {
        "body": "Programme and Budget Committee",
        "session": "Thirty-eighth session",
        "date_place": "Vienna, 24–26 May 2022",
        "author": "Note by the Secretariat",
        "title": "Financial situation of UNIDO",
        "heading/1": "I. Introduction",
        "heading/2": "II. Action required of the Committee",
        "abstract": "The present document reports on the implementation of General Conference resolution GC.19/Res.6.",
        "requested_action": "The Committee may wish to take note of the information provided in the present document.",
    }
    assert {name: fields[name].target for name in expected} == expected
    assert {fields[name].state for name in expected} == {TranslationState.VERIFIED}
    assert {fields[name].provider for name in expected} == {"formula"}


def test_every_field_stands_where_its_span_points() -> None:
    document = read(REPORT)
    for field in translate_document(document, nothing_read(document), EMPTY):
        assert (
            field.passage.joiner.join(part.slice(document.text) for part in field.passage.parts) == field.passage.text
        )
        assert (field.start, field.end) == (field.passage.start, field.passage.end)


def test_an_untranslated_paragraph_keeps_its_words_and_gets_a_digest_of_what_was_recognised() -> None:
    document = read(REPORT)
    field = by_field(translate_document(document, nothing_read(document), EMPTY))["paragraph/1/summary"]
    assert (field.state, field.provider, field.target) == (TranslationState.UNTRANSLATED, "none", None)
    assert field.source.startswith("工发组织在 9 个国家")
    assert field.digest is not None
    for part in (
        "more than 700",
        "about 72 million tons",
        "nine countries",
        "UNIDO",
        "small and medium-sized enterprise",
    ):
        assert part in field.digest
    second = by_field(translate_document(document, nothing_read(document), EMPTY))["paragraph/2/summary"]
    assert second.digest is not None
    for part in ("$34.84 million", "30 April 2022", "Brazil", "Viet Nam"):
        assert part in second.digest


def test_an_engine_is_asked_only_for_what_nobody_before_could_answer_and_never_gives_verified() -> None:
    document = read(REPORT)
    good = (
        "UNIDO supported more than 700 small and medium-sized enterprises in nine countries, avoiding about "
        "72 million tons of carbon dioxide emissions."
    )
    engine = Engine({"paragraph/1/summary": good})
    field = by_field(translate_document(document, nothing_read(document), EMPTY, [engine]))["paragraph/1/summary"]
    assert "session" not in engine.asked
    assert (field.target, field.state, field.provider) == (good, TranslationState.NEEDS_REVIEW, "stand-in")
    assert all(check.passed for check in field.checks)


def test_a_wording_that_fails_the_lock_is_held_with_its_reason_and_never_printed() -> None:
    document = read(REPORT)
    bad = "UNIDO supported 700 enterprises in nine countries, avoiding about 7,200 million tons of carbon dioxide."
    engine = Engine({"paragraph/1/summary": bad})
    field = by_field(translate_document(document, nothing_read(document), EMPTY, [engine]))["paragraph/1/summary"]
    assert (field.target, field.candidate, field.state) == (None, bad, TranslationState.HELD)
    assert field.flags[0].code == "translation_held"
    assert "figures" in field.flags[0].detail and "7,200 million" in field.flags[0].detail
    assert field.digest


def test_a_reviewed_memory_is_under_the_lock_as_well_and_the_next_provider_is_asked() -> None:
    document = read(REPORT)
    wrong = TranslationMemory([MemoryEntry("第三十八届会议", "Thirty-ninth session", reviewer="R", field="session")])
    field = by_field(translate_document(document, nothing_read(document), wrong))["session"]
    assert (field.target, field.provider) == ("Thirty-eighth session", "formula")


def test_a_reviewed_memory_wording_is_verified() -> None:
    document = read(REPORT)
    memory = TranslationMemory(
        [
            MemoryEntry(
                "截至2022年4月30日，巴西和越南缴付了3,484万美元",
                "As at 30 April 2022, Brazil and Viet Nam had paid $34.84 million.",
                reviewer="R",
            )
        ]
    )
    field = by_field(translate_document(document, nothing_read(document), memory))["paragraph/2/summary"]
    assert (field.state, field.provider) == (TranslationState.VERIFIED, "memory")


def test_a_chinese_press_release_without_numbers_gets_its_title_and_paragraphs() -> None:
    document = read(PRESS, "press.txt")
    fields = by_field(translate_document(document, nothing_read(document), EMPTY))
    assert any(name.startswith("paragraph/") for name in fields)
    assert any("300" in (field.digest or "") and "12" in (field.digest or "") for field in fields.values())


def test_an_english_document_has_no_fields_and_a_russian_one_never_has_none() -> None:
    english = read(
        "REPORT OF THE MEETING\n\nThe meeting took place in Vienna on 22 May 2013 and was attended by 45 experts.\n"
    )
    assert translate_document(english, nothing_read(english), EMPTY) == ()
    russian = read(
        "Отчёт о совещании\n\nСовещание состоялось в Москве 22 мая 2013 года, в нём участвовали 45 экспертов из Казахстана.\n"
        "\nУчастники обсудили вопросы энергоэффективности и чистого производства на предприятиях страны.\n"
    )
    fields = translate_document(russian, nothing_read(russian), EMPTY)
    assert fields
    assert {field.state for field in fields} == {TranslationState.UNTRANSLATED}
    assert any("45" in (field.digest or "") for field in fields)


def test_activities_are_fields_of_their_own() -> None:
    document = read(REPORT)
    start = document.text.index("巴西和越南")
    passage = Passage.of(document.text, (Span(start=start, end=start + 14),))
    activity = Activity(
        activity_id="a1", document_id=document.document_id, file=document.file, start=passage.start, end=passage.end,
        passage=passage, headline="", headline_original=passage.text, status=ActivityStatus.DONE, block_index=0,
        paragraph=2, language="zh", rule="test",
    )  # fmt: skip
    extraction = Extraction(document_id=document.document_id, activities=(activity,))
    field = by_field(translate_document(document, extraction, EMPTY))["activity/a1"]
    assert (field.start, field.end, field.paragraph) == (passage.start, passage.end, 2)
    assert field.digest is not None and "Viet Nam" in field.digest


@pytest.mark.parametrize(
    "text", ["甲" * 50_000, "第" * 2000 + "届会议", "<script>{{ 7*7 }}</script> 工发组织", "。\n" * 3000 + "工发组织"]
)
def test_strange_chinese_never_raises(text: str) -> None:
    document = read("工发组织的报告\n\n" + text + "\n\n工发组织支持各国政府。\n")
    translate_document(document, nothing_read(document), EMPTY)


def test_the_same_document_gives_the_same_fields() -> None:
    document = read(REPORT)
    assert translate_document(document, nothing_read(document), EMPTY) == translate_document(
        document, nothing_read(document), EMPTY
    )


LISTED = """方案预算委员会

第三十八届会议

一. 引言

1. 该方案在九个省份推广了节水灌溉技术。

2. 该方案培训了 300 名农民。

二. 需请委员会采取的行动

3. 委员会似宜：

(a) 注意到本文件提供的信息；

(b) 呼吁各方共襄盛举。
"""


def test_a_list_with_an_unknown_item_keeps_the_english_of_the_others_line_by_line() -> None:
    document = read(LISTED)
    fields = by_field(translate_document(document, nothing_read(document), EMPTY))
    whole = fields["paragraph/3/summary"]
    assert (whole.state, whole.target) == (TranslationState.UNTRANSLATED, None)
    lines = {name: field.target for name, field in fields.items() if "/line/" in name}
    assert lines == {
        "paragraph/3/line/1": "The Committee may wish to:",
        "paragraph/3/line/2": "(a) Take note of the information provided in the present document;",
    }
