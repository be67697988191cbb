"""One small council report in each of four languages and in traditional Chinese, read and worded whole: every field exactly."""

from pathlib import Path

import pytest
from opencc import OpenCC

from tasks.contracts.document import BlockKind, Document, DocumentKind
from tasks.contracts.translation import TranslatedField, TranslationState
from tasks.extraction.extract import extract
from tasks.grammar.lock_script import simplified
from tasks.ingestion.reading import read_text
from tasks.translation.memory import TranslationMemory
from tasks.translation.translate import translate_document

DATA = Path(__file__).parents[2] / "data" / "languages"
FRONT = ("title", "symbol", "session", "agenda_item", "author", "body", "date_published")
NOTE = "The {} may wish to take note of the information {} in the present {}."

FRONT_MATTER: dict[str, tuple[str | None, ...]] = {
    "ru": (
        "Поддержка стекольной промышленности в Армении и Узбекистане", "IDB.52/14", "fifty-second session", "7",
        "Доклад Генерального директора", "Совет по промышленному развитию", "2024-09-03",
    ),
    "fr": (
        "Récupération des solvants dans les tanneries du Burkina Faso et du Niger", "PBC.41/6", "forty-first session", "4 (b)",
        "Note du Secrétariat", "Comité des programmes et des budgets", "2025-03-12",
    ),
    "es": (
        "Reciclaje de baterías en el Perú y el Paraguay", "GC.21/8", "twenty-first session", "12",
        "Informe de la Directora General", "Conferencia General", "2025-08-05",
    ),
    "ar": (
        "تدوير مخلفات البلاستيك في تونس والأردن", "IDB.48/21", "forty-eighth session", "5 (b)",
        "تقرير المدير العام", "مجلس التنمية الصناعية", "2020-09-09",
    ),
    "zh_hant": (
        "紡織業廢水處理項目的執行情況", "IDB.53/11", "fifty-third session", "6(c)", "總幹事的報告", "工業發展理事會", "2025-04-08",
    ),
}  # fmt: skip
# Days of the session, its city, and what the text cites.
AROUND = {
    "ru": ("2024-11-25/2024-11-27", [("Vienna", "Вена", "AUT")], ["IDB.50/Dec.9"]),
    "fr": ("2025-05-20/2025-05-22", [("Vienna", "Vienne", "AUT")], ["IDB.51/Dec.3"]),
    "es": ("2025-11-23/2025-11-27", [("Riyadh", "Riad", "SAU")], ["GC.20/Res.4"]),
    "ar": ("2020-11-23/2020-11-25", [("Vienna", "فيينا", "AUT")], ["IDB.47/Dec.6"]),
    "zh_hant": ("2025-06-30/2025-07-02", [("Vienna", "維也納", "AUT")], ["IDB.51/Dec.4"]),
}
# Figures with a unit: value, unit, paragraph.
FIGURES = {
    "ru": [(46, "company", 2), (118, "company", 2), (31, "company", 3), (17, "%", 3), (5200, "t", 3), (2400000, "USD", 4), (60, "%", 4)],
    "fr": [(38, "%", 3), (640, "t", 3), (1200000, "EUR", 4), (300000, "EUR", 4)],
    "es": [(6, "plant", 2), (14500, "t", 3), (83, "%", 3), (3700000, "USD", 4), (450000, "EUR", 4)],
    "ar": [(34, "plant", 2), (21, "plant", 2), (26, "%", 3), (7500, "t", 3), (1800000, "USD", 4)],
    "zh_hant": [(2, "park", 2), (58, "company", 2), (320000000, "L", 3), (14000, "t", 3), (2700000, "USD", 4), (65, "%", 4)],
}  # fmt: skip
UNIDO = "United Nations Industrial Development Organization"
# English of every field that has one.
ENGLISH = {
    "ru": {
        "masthead": UNIDO, "body": "Industrial Development Board", "session": "Fifty-second session",
        "date_place": "Vienna, 25–27 November 2024", "date": "3 September 2024",
        "agenda_item": "Item 7 of the provisional agenda: Other matters", "author": "Report by the Director General",
        "heading/1": "I. Introduction", "heading/2": "II. Technical cooperation", "heading/3": "III. Action required of the Board",
        "paragraph/5/summary": NOTE.format("Board", "contained", "report"),
        "requested_action": NOTE.format("Board", "contained", "report"),
    },
    "fr": {
        "masthead": UNIDO, "masthead/2": "Distr.: General", "masthead/3": "French", "masthead/4": "Original: English",
        "body": "Programme and Budget Committee", "session": "Forty-first session",
        "date_place": "Vienna, 20–22 May 2025", "date": "12 March 2025",
        "agenda_item": "Item 4 (b) of the provisional agenda: Financial matters", "author": "Note by the Secretariat",
        "heading/1": "I. Introduction", "heading/2": "II. Technical cooperation",
        "heading/3": "III. Action required of the Committee",
        "paragraph/5/summary": NOTE.format("Committee", "contained", "document"),
        "requested_action": NOTE.format("Committee", "contained", "document"),
    },
    "es": {
        "masthead": UNIDO, "masthead/2": "Distr.: General", "masthead/3": "Spanish", "masthead/4": "Original: English",
        "body": "General Conference", "session": "Twenty-first session",
        "date_place": "Riyadh, 23–27 November 2025", "date": "5 August 2025",
        "agenda_item": "Item 12 of the provisional agenda: Personnel matters", "author": "Report by the Director General",
        "heading/1": "I. Introduction", "heading/2": "II. Technical cooperation",
        "heading/3": "III. Action required of the Conference",
        "paragraph/5/summary": NOTE.format("General Conference", "contained", "document"),
        "requested_action": NOTE.format("General Conference", "contained", "document"),
    },
    "ar": {
        "masthead": UNIDO, "body": "Industrial Development Board", "session": "Forty-eighth session",
        "date_place": "Vienna, 23–25 November 2020", "date": "9 September 2020",
        "agenda_item": "Item 5 (b) of the provisional agenda: Other matters", "author": "Report by the Director General",
        "heading/1": "I. Introduction", "heading/2": "II. Technical cooperation", "heading/3": "III. Action required of the Board",
        "paragraph/5/summary": NOTE.format("Board", "contained", "document"),
        "requested_action": NOTE.format("Board", "contained", "document"),
    },
}  # fmt: skip
# The line built for every field that has none.
DIGESTS = {
    "ru": {
        "title": "Countries: Armenia, Uzbekistan.",
        "paragraph/1/summary": "Dates: January 2022, June 2024; Documents: IDB.50/Dec.9.",
        "paragraph/2/summary": "Figures: 46 companies, 118 companies; Countries: Armenia, Uzbekistan.",
        "paragraph/3/summary": "Figures: 31 companies, 17 per cent, 5,200 tons.",
        "paragraph/4/summary": "Figures: $2.4 million, 60 per cent; Countries: Norway.",
    },
    "fr": {
        "title": "Countries: Burkina Faso, Niger.",
        "paragraph/1/summary": "Dates: July 2023–December 2024; Documents: IDB.51/Dec.3.",
        "paragraph/2/summary": "Figures: 27, nine; Countries: Burkina Faso, Niger.",
        "paragraph/3/summary": "Figures: 38 per cent, 640 tons.",
        "paragraph/4/summary": "Figures: €1.2 million, €300,000; Dates: 2024; Countries: Luxembourg.",
    },
    "es": {
        "title": "Countries: Peru, Paraguay.",
        "paragraph/1/summary": "Dates: January 2023–May 2025; Documents: GC.20/Res.4.",
        "paragraph/2/summary": "Figures: six plants; Numbers: 2; Countries: Peru, Paraguay.",
        "paragraph/3/summary": "Figures: 14,500 tons, 83 per cent.",
        "paragraph/4/summary": "Figures: $3.7 million, €450,000; Countries: Switzerland, Spain.",
    },
    "ar": {
        "title": "Countries: Tunisia, Jordan.",
        "paragraph/1/summary": "Dates: January 2019–June 2020; Documents: IDB.47/Dec.6.",
        "paragraph/2/summary": "Figures: 34 plants, 21 plants; Countries: Tunisia, Jordan.",
        "paragraph/3/summary": "Figures: 26 per cent, 7,500 tons.",
        "paragraph/4/summary": "Figures: $1.8 million; Dates: 2019; Countries: Japan.",
    },
}  # fmt: skip


def text_of(language: str) -> str:
    return (DATA / f"council_report_{language}.txt").read_text("utf-8")


def worded(document: Document) -> tuple[TranslatedField, ...]:
    return translate_document(document, extract(document), TranslationMemory())


@pytest.mark.parametrize("language", FRONT_MATTER)
def test_front_matter_is_read_in_the_words_of_the_file(language: str) -> None:
    document = read_text(text_of(language))
    front = document.front_matter
    readings = [getattr(front, name) for name in FRONT]
    assert document.language == language.replace("zh_hant", "zh-Hant")
    assert document.kind is DocumentKind.COUNCIL_REPORT
    assert document.paragraphs_numbered
    assert tuple(reading.value if reading else None for reading in readings) == FRONT_MATTER[language]
    assert front.agenda_item is not None
    assert front.agenda_item.label == "provisional agenda"
    day, places, references = AROUND[language]
    assert front.event_dates[0].value == day
    assert [(place.value, place.surface, place.label) for place in front.places] == places
    assert [reference.value for reference in front.references] == references
    for reading in (*readings, *front.event_dates, *front.places, *front.references):
        assert reading.span.slice(document.text) == reading.surface
        assert reading.language == document.language


@pytest.mark.parametrize("language", FRONT_MATTER)
def test_headings_and_paragraph_numbers_are_read(language: str) -> None:
    blocks = read_text(text_of(language)).blocks
    headings = [block.label for block in blocks if block.role == "heading"]
    assert headings == {"ar": ["أولا", "ثانيا", "ثالثا"], "zh_hant": ["一", "二", "三"]}.get(
        language, ["I", "II", "III"]
    )
    numbered = [block for block in blocks if block.is_body]
    assert [block.paragraph for block in numbered] == [1, 2, 3, 4, 5]
    assert {block.kind for block in numbered} == {BlockKind.PARAGRAPH}


@pytest.mark.parametrize("language", FIGURES)
def test_figures_are_read(language: str) -> None:
    document = read_text(text_of(language))
    metrics = extract(document).metrics
    assert [(m.value, m.unit, m.paragraph) for m in metrics if m.unit] == FIGURES[language]
    assert all(metric.surface == document.text[metric.start : metric.end] for metric in metrics)


@pytest.mark.parametrize("language", ENGLISH)
def test_every_field_has_official_english_or_a_line_of_its_facts(language: str) -> None:
    fields = worded(read_text(text_of(language)))
    assert {field.field: field.target for field in fields if field.target} == ENGLISH[language]
    assert {field.field: field.digest for field in fields if not field.target} == DIGESTS[language]
    assert {field.state for field in fields if field.target} == {TranslationState.VERIFIED}
    assert {field.state for field in fields if not field.target} == {TranslationState.UNTRANSLATED}
    assert {field.language for field in fields} == {language}


def test_traditional_chinese_is_worded_and_keeps_its_own_words() -> None:
    fields = worded(read_text(text_of("zh_hant")))
    english = {field.field: (field.source, field.target, field.language) for field in fields}
    for name, source, target in [
        ("masthead", "聯合國工業發展組織", UNIDO),
        ("body", "工業發展理事會", "Industrial Development Board"),
        ("session", "第五十三屆會議", "Fifty-third session"),
        ("date_place", "2025年6月30日至7月2日，維也納", "Vienna, 30 June–2 July 2025"),
        ("date", "2025年4月8日", "8 April 2025"),
        ("agenda_item", "臨時議程項目6(c)\n其他事項", "Item 6 (c) of the provisional agenda: Other matters"),
        ("author", "總幹事的報告", "Report by the Director General"),
        ("heading/1", "一. 導言", "I. Introduction"),
        ("heading/2", "二. 技術合作", "II. Technical cooperation"),
        ("heading/3", "三. 需請理事會採取的行動", "III. Action required of the Board"),
        ("requested_action", "理事會似宜注意到本文件提供的信息。", NOTE.format("Board", "provided", "document")),
    ]:
        assert english[name] == (source, target, "zh-Hant")
    digests = {
        field.field: field.digest for field in fields if not field.target and field.field.startswith("paragraph")
    }
    assert digests == {
        "paragraph/1/summary": "Dates: January 2023–March 2025; Documents: IDB.51/Dec.4.",
        "paragraph/2/summary": "Figures: two parks, 58 companies (enterprises); Countries: Bangladesh, Viet Nam.",
        "paragraph/3/summary": "Figures: about 320 million litres (water use reduced), 14,000 tons.",
        "paragraph/4/summary": "Figures: $2.7 million (funds provided), 65 per cent (project budget); "
        "Countries: Republic of Korea.",
    }


def test_a_traditional_document_says_the_same_as_its_simplified_twin() -> None:
    seed = Path(__file__).parents[3] / "seeds" / "004_0482440ec995fe73.txt"
    plain = seed.read_text("utf-8")
    printed = OpenCC("s2t").convert(plain)
    assert len(printed) == len(plain)
    assert simplified(printed) == plain
    twin, document = read_text(plain), read_text(printed)
    assert (twin.language, document.language) == ("zh", "zh-Hant")
    assert [(block.role, block.span, block.paragraph) for block in document.blocks] == [
        (block.role, block.span, block.paragraph) for block in twin.blocks
    ]
    for name in type(twin.front_matter).model_fields:
        ours, theirs = getattr(document.front_matter, name), getattr(twin.front_matter, name)
        for one, other in zip(*(pair if isinstance(pair, tuple) else (pair,) for pair in (ours, theirs)), strict=True):
            assert (one is None) == (other is None)
            if one is not None:
                assert (one.span, one.surface) == (other.span, one.span.slice(printed))
    figures, twin_figures = extract(document).metrics, extract(twin).metrics
    assert len(figures) == 26
    assert [(m.start, m.end, m.value, m.min, m.max, m.unit, m.kind, m.countries) for m in figures] == [
        (m.start, m.end, m.value, m.min, m.max, m.unit, m.kind, m.countries) for m in twin_figures
    ]
    assert {metric.language for metric in figures} == {"zh-Hant"}
    fields, twin_fields = worded(document), worded(twin)
    assert [(f.start, f.end, f.target, f.digest, f.state) for f in fields] == [
        (f.start, f.end, f.target, f.digest, f.state) for f in twin_fields
    ]
