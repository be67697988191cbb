import pytest
from gold_edition import gold_inputs, names, worked

from tasks.aggregation.edition_context import CARDS, CARDS_PER_THEME, THEMES, open_edition
from tasks.aggregation.evidence import MAX_QUOTE_CHARACTERS, EvidenceBook
from tasks.aggregation.frames import rows_of
from tasks.aggregation.sources import cut_words, lang_tag, list_sources
from tasks.aggregation.themes_sections import theme_sections
from tasks.aggregation.weights import weight_of
from tasks.aggregation.wording import definition, first_sentence, is_in_english, subject_text, telling_line
from tasks.contracts.span import Passage, Span
from tasks.grammar.interface import interface_for
from tasks.vocabularies.thread_subjects import find_subjects, thread_subjects

ENGLISH = interface_for("en")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Signed by Kandeh K. Yumkella in Vienna. It was extended.", "Signed by Kandeh K. Yumkella in Vienna."),
        ('Compliance with the Convention on POPs." She went on.', "Compliance with the Convention on POPs."),
        ('"The seminars have helped. They go on.', "The seminars have helped."),
        ("", ""),
        ("no end", "no end"),
    ],
)  # fmt: skip
def test_a_line_is_the_first_whole_sentence(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence


def test_a_sentence_of_a_megabyte_is_cut_at_once() -> None:
    assert len(cut_words(first_sentence("word " * 200_000), 30).split()) == 30


def test_chinese_is_simplified_unless_the_code_says_otherwise() -> None:
    assert (lang_tag("zh"), lang_tag("zh-Hant"), lang_tag("ru")) == ("zh-Hans", "zh-Hant", "ru")


def test_words_of_another_script_are_never_taken_for_english() -> None:
    assert not is_in_english("отходы", "отходов", "ru")
    assert is_in_english("waste", "отходов", "ru")


def test_a_chinese_subject_keeps_its_language_when_nothing_is_translated() -> None:
    item = worked(names()[4])
    metric = item.extraction.metrics[0].model_copy(update={"subject": "核心职能", "subject_original": "核心职能"})
    source = list_sources([item.model_copy(update={"translations": ()})])[0]
    assert subject_text(source, metric).lang == "zh-Hans"
    assert definition(ENGLISH, source, metric, 20).text == "named in the original only"


def test_a_bare_subject_is_explained_by_its_clause() -> None:
    source = list_sources([worked(names()[1])])[0]
    metric = source.metrics["001-M02"].model_copy(update={"subject": "participants"})
    assert definition(ENGLISH, source, metric, 30).text.startswith("163 participants took part in the Conference")
    assert definition(ENGLISH, source, metric, 5).text == "participants"


def test_a_long_quotation_is_exact_and_shortened_around_its_figure() -> None:
    source = list_sources([worked(names()[1])])[0]
    text = source.document.text
    book = EvidenceBook([source])
    book.cite_passage(source, Passage.of(text, (Span(start=0, end=len(text)),)), None, "test", "x", "Test")
    entry = book.entries()[0]
    assert len(entry.quote.text) == MAX_QUOTE_CHARACTERS
    assert entry.quote.text == text[entry.start : entry.end]
    assert entry.place.endswith("shortened around the figure")
    start, end = entry.numbers[0]
    assert text[entry.start + start : entry.start + end] == source.worked.extraction.metrics[0].number_surface


def test_the_cards_printed_are_the_most_telling_of_their_theme() -> None:
    context = open_edition(gold_inputs())
    sections, note = theme_sections(context)
    assert sum(len(section.cards) for section in sections) == CARDS
    assert note == (
        f"{CARDS} of {len(context.frames.cards)} activities are shown, the most telling of each theme; all stand in the data "
        "pack. Not shown here: Biodiversity and water (3), Digital and cybersecurity (2), ESG and reporting (2), Finance (2), "
        "Gender and inclusion (2) and Skills and training (2)."
    )
    assert [bool(section.cards) for section in sections] == [True] * THEMES + [False] * 6
    assert sum(len(section.cards) + section.more for section in sections) == len(context.frames.cards)
    for section in sections[:THEMES]:
        rows = [row for row in rows_of(context.frames.cards) if row.theme == section.theme_id]
        assert 1 <= len(section.cards) <= min(len(rows), CARDS_PER_THEME)
        assert section.more == len(rows) - len(section.cards)
        weights = sorted((weight_of(row.source, row.item) for row in rows), reverse=True)
        shown = {card.anchor for card in section.cards}
        printed = [weight_of(row.source, row.item) for row in rows if f"a-{row.activity_id.lower()}" in shown]
        assert sorted(printed, reverse=True) == weights[: len(printed)]


def test_a_doubt_makes_an_activity_weigh_less() -> None:
    source = list_sources([worked(names()[4])])[0]
    activity = next(a for a in source.worked.extraction.activities if "004-M09" in a.metric_ids)
    plain = {name: metric.model_copy(update={"flags": ()}) for name, metric in source.metrics.items()}
    from dataclasses import replace

    assert weight_of(source, activity) < weight_of(replace(source, metrics=plain), activity)


def test_lines_are_translated_where_they_may_be() -> None:
    source = list_sources([worked(names()[4])])[0]
    line = telling_line(source, source.worked.extraction.activities[5], 30)
    assert line.lang == "en" and "electric mobility" in line.text


def test_every_thread_subject_has_names_in_both_languages_and_a_source() -> None:
    rows = thread_subjects()
    assert len(rows) >= 45
    assert all(
        row.kind in ("instrument", "subject") and row.source and row.names_en[0] and row.names_zh[0]
        for row in rows.values()
    )
    assert find_subjects("POPSTAR and SEZONNY", "en") == []
