import random
import time

import pytest
from gold_edition import gold_inputs, names, request, worked

from tasks.aggregation.aggregate import aggregate
from tasks.contracts.briefing import BriefingData
from tasks.contracts.edition import EditionInputs, Worked
from tasks.contracts.flag import Severity
from tasks.contracts.source import SetAside


@pytest.fixture(scope="module")
def briefing() -> BriefingData:
    return aggregate(gold_inputs())


def copies(count: int) -> tuple[Worked, ...]:
    """``count`` documents with ids of their own, made of the five."""
    made = []
    for position in range(count):
        item = worked(names()[position % 5])
        text = item.model_dump_json()
        text = text.replace(item.document.document_id, f"{position:04d}{item.document.document_id[4:]}")
        text = text.replace(f'"{item.document.file}', f'"{position:04d}_{item.document.file}')
        for kind in "MA":
            prefix = f"{item.document.file[:3]}-{kind}"
            text = text.replace(f'"{prefix}', f'"{position}-{prefix}').replace(f"/{prefix}", f"/{position}-{prefix}")
        made.append(Worked.model_validate_json(text))
    return tuple(made)


def test_no_check_holds_back_the_edition_of_the_bundled_sources(briefing: BriefingData) -> None:
    assert [line.name for line in briefing.checks if line.severity is Severity.BLOCK and not line.passed] == []


def test_every_quotation_stands_in_its_source_and_its_figures_inside_it(briefing: BriefingData) -> None:
    texts = {worked(name).document.file: worked(name).document.text for name in names()}
    for entry in briefing.evidence:
        raw = texts[entry.file][entry.start : entry.end]
        assert entry.quote.text == raw or (entry.quote.text[:5] in raw and entry.quote.text[-5:] in raw)
        for start, end in entry.numbers:
            assert entry.quote.text[start:end] in raw
        assert entry.used_by, "a quotation that nothing uses"


def test_every_chinese_word_printed_says_that_it_is_chinese(briefing: BriefingData) -> None:
    def texts(value: object) -> list[dict[str, str]]:
        if isinstance(value, dict):
            own = [value] if set(value) == {"text", "lang"} else []
            return own + [found for part in value.values() for found in texts(part)]
        if isinstance(value, list):
            return [found for part in value for found in texts(part)]
        return []

    printed = texts(briefing.model_dump(mode="json"))
    assert any(text["lang"] == "zh-Hans" for text in printed)
    for text in printed:
        has_han = any("一" <= character <= "鿿" for character in text["text"])
        assert not (has_han and text["lang"] == "en"), text


def test_the_order_of_the_documents_does_not_matter(briefing: BriefingData) -> None:
    inputs = gold_inputs()
    shuffled = list(inputs.worked)
    random.Random(7).shuffle(shuffled)
    assert aggregate(inputs.model_copy(update={"worked": tuple(shuffled)})) == briefing


def test_every_activity_is_a_card_an_ask_or_counted_as_more(briefing: BriefingData) -> None:
    cards = sum(len(section.cards) + section.more for section in briefing.themes)
    asked = sum(
        any(ask.start < activity.end and activity.start < ask.end for ask in item.extraction.recommendations)
        and activity.status.value == "recommended"
        for item in gold_inputs().worked
        for activity in item.extraction.activities
    )
    assert cards + asked == sum(len(item.extraction.activities) for item in gold_inputs().worked) == 110
    assert any("21 activities are asks" in note.text.text for note in briefing.quality)


def test_activities_are_newest_first_and_undated_ones_last(briefing: BriefingData) -> None:
    for section in briefing.themes:
        undated = [card.when == "date not stated" for card in section.cards]
        assert undated == sorted(undated), section.title


def test_a_translated_headline_stands_beside_its_original(briefing: BriefingData) -> None:
    card = next(card for section in briefing.themes for card in section.cards if "Ukraine" in card.headline.text)
    assert card.headline.lang == "en"
    assert card.original is not None and card.original.lang == "zh-Hans"
    assert card.translation_note == "Unofficial translation"


def test_without_a_translation_the_original_is_printed_as_chinese() -> None:
    item = worked(names()[4])
    data = aggregate(EditionInputs(request=request(), worked=(item.model_copy(update={"translations": ()}),)))
    card = data.themes[0].cards[0]
    assert card.headline.lang == "zh-Hans"
    assert card.translation_note == "Not translated"
    assert data.highlights == ()
    assert "No translation was available for S1 (Chinese)" in (data.masthead.translation_line or "")
    assert any("was not translated" in note.text.text for note in data.quality)


def test_a_month_without_sources_says_so_everywhere() -> None:
    aside = SetAside(file="scan.pdf", reason="not_text", detail="The file is a picture; send its text.")
    data = aggregate(EditionInputs(request=request(), worked=(), set_aside=(aside,)))
    assert data.masthead.coverage == (
        "No source that reached us by 30 November 2026 is left to cover. One source was set aside."
    )
    assert data.masthead.event_line == "No events are reported for November 2026."
    assert (data.highlights, data.key_figures, data.themes, data.charts, data.threads) == ((), (), (), (), ())
    assert data.coming_up_note == "The sources give no dates."
    assert [row.reason for row in data.set_aside] == ["Not text"]


@pytest.mark.parametrize(
    ("reason", "is_held"), [("not_text", True), ("not_yet_received", False), ("in_earlier_edition", False)]
)
def test_a_quiet_month_may_be_sent_but_not_one_whose_every_source_failed(reason: str, is_held: bool) -> None:
    aside = SetAside(file="a.txt", reason=reason, detail="A detail.")
    data = aggregate(EditionInputs(request=request(), worked=(), set_aside=(aside,)))
    blocked = [line.name for line in data.checks if line.severity is Severity.BLOCK and not line.passed]
    assert blocked == (["Editions of which no source could be read"] if is_held else [])


@pytest.mark.parametrize("count", [1, 60])
def test_any_number_of_documents_makes_an_edition(count: int) -> None:
    started = time.perf_counter()
    data = aggregate(EditionInputs(request=request(), worked=copies(count)))
    assert time.perf_counter() - started < 20
    assert len(data.sources) == count
    assert len(data.highlights) <= 5 and len(data.key_figures) <= 4
    assert [line.name for line in data.checks if line.severity is Severity.BLOCK and not line.passed] == []


def test_what_has_no_room_is_counted() -> None:
    data = aggregate(EditionInputs(request=request(), worked=copies(60)))
    figures = sum(len(group.rows) for group in data.figures)
    total = sum(len(item.extraction.metrics) for item in copies(60))
    assert any(
        note.text.text == f"Figures: {total - figures:,} of {total:,} figures stand in the data pack only."
        for note in data.quality
    )
