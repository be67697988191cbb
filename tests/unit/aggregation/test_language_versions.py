"""One document in two languages is one source."""

from tasks.aggregation.language_versions import agreement_line, disagreements, grouped
from tasks.aggregation.sources import list_sources
from tasks.contracts.activity import Extraction
from tasks.contracts.document import Document
from tasks.contracts.edition import Worked
from tasks.contracts.translation import TranslatedField, TranslationState
from tasks.grammar.interface import interface_for
from tasks.ingestion.reading import read_text
from tasks.translation.memory import TranslationMemory
from tasks.translation.official_text import needs_translation_again, official_versions
from tasks.translation.translate import translate_document

WORDS = interface_for("en")

CHINESE = """工业发展理事会

IDB.52/9

第五十二届会议

2024年11月25日至27日，维也纳

工发组织在工业园区方面的活动

总干事的报告

一. 引言

1. 工发组织在 9 个国家支持了 700 多家企业。

2. 该方案避免了约 7,200 万吨的二氧化碳排放。
"""
ENGLISH = """Industrial Development Board

IDB.52/9

Fifty-second session

Vienna, 25–27 November 2024

UNIDO activities related to industrial parks

Report by the Director General

I. Introduction

1. UNIDO supported more than 700 enterprises in nine countries.

2. The programme avoided about 74 million tons of carbon dioxide emissions.
"""


def worked(document: Document, fields: tuple[TranslatedField, ...] = ()) -> Worked:
    return Worked(document=document, extraction=Extraction(document_id=document.document_id), translations=fields)


def pair() -> tuple[Worked, Worked]:
    chinese, english = read_text(CHINESE, "a-zh.txt"), read_text(ENGLISH, "b-en.txt")
    fields = translate_document(
        chinese,
        Extraction(document_id=chinese.document_id),
        TranslationMemory([]),
        official=official_versions(chinese, [chinese, english]),
    )
    return worked(chinese, fields), worked(english)


def test_the_official_paragraph_of_the_same_number_is_used_and_verified() -> None:
    chinese, _ = pair()
    fields = {field.field: field for field in chinese.translations}
    first = fields["paragraph/1/summary"]
    assert (first.provider, first.state) == ("official text", TranslationState.VERIFIED)
    assert first.target == "UNIDO supported more than 700 enterprises in nine countries."
    assert first.origin == "official English text of IDB.52/9, b-en.txt, paragraph 1"
    assert fields["title"].target == "UNIDO activities related to industrial parks"
    assert fields["title"].provider == "official text"


def test_a_paragraph_that_says_another_figure_is_not_used_and_is_reported() -> None:
    chinese, _ = pair()
    field = {field.field: field for field in chinese.translations}["paragraph/2/summary"]
    assert field.target is None and field.state is TranslationState.HELD
    assert [found.field for found in disagreements(chinese)] == ["paragraph/2/summary"]
    assert agreement_line(chinese, WORDS).startswith("Chinese: a-zh.txt, ")
    assert agreement_line(worked(chinese.document), WORDS) == "Chinese: a-zh.txt, not aligned with it"


def test_the_two_are_one_source_led_by_the_english_one() -> None:
    chinese, english = pair()
    other = worked(read_text("工发组织\n\n促进循环经济。\n", "c.txt"))
    assert grouped([chinese, english, other]) == [(english, (chinese,)), (other, ())]
    sources = list_sources([chinese, english, other])
    assert [(source.mark, source.document.file, len(source.versions)) for source in sources] == [
        ("S1", "b-en.txt", 1),
        ("S2", "c.txt", 0),
    ]


def test_two_texts_of_one_symbol_in_one_language_are_two_sources() -> None:
    _, english = pair()
    revised = worked(read_text(ENGLISH.replace("74 million", "72 million"), "d-en.txt"))
    assert [lead.document.file for lead, _ in grouped([english, revised])] == ["b-en.txt", "d-en.txt"]


def test_a_document_is_translated_again_when_its_official_text_comes_or_may_go() -> None:
    chinese, english = pair()
    bare = worked(chinese.document)
    assert needs_translation_again(bare, [english.document])
    assert not needs_translation_again(bare, [])
    assert needs_translation_again(chinese, [])
    assert not needs_translation_again(english, [chinese.document])
