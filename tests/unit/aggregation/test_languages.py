"""The edition of the bundled sources around the same facts in every language that has all its words."""

import re

import pytest
from gold_edition import gold_inputs

from tasks.aggregation.aggregate import aggregate
from tasks.contracts.briefing import BriefingData
from tasks.contracts.edition import EditionId
from tasks.vocabularies.interface_catalogues import LANGUAGES, load_messages

OTHERS = [language for language in LANGUAGES if language != "en"]
COMPLETE = [language for language in OTHERS if load_messages(language).keys() == load_messages("en").keys()]


def edition(language: str) -> BriefingData:
    inputs = gold_inputs()
    asked = inputs.request.model_copy(update={"edition": EditionId(month="2026-11", language=language)})
    return aggregate(inputs.model_copy(update={"request": asked}))


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_is_offered_only_with_all_its_words(language: str) -> None:
    missing = sorted(load_messages("en").keys() - load_messages(language).keys())
    assert not missing, f"{language} lacks {len(missing)} messages, the first: {missing[:5]}"


@pytest.mark.parametrize("language", COMPLETE)
def test_the_facts_are_the_same_in_every_frame(language: str) -> None:
    english, framed = edition("en"), edition(language)
    assert framed.language == language
    assert [card.headline for theme in framed.themes for card in theme.cards] == [
        card.headline for theme in english.themes for card in theme.cards
    ]
    for field in ("highlights", "asks"):
        assert [getattr(row, "text", None) or row.ask for row in getattr(framed, field)] == [
            getattr(row, "text", None) or row.ask for row in getattr(english, field)
        ]
    assert [entry.quote for entry in framed.evidence] == [entry.quote for entry in english.evidence]
    assert [entry.anchor for entry in framed.evidence] == [entry.anchor for entry in english.evidence]
    assert [row.reported for group in framed.figures for row in group.rows] == [
        row.reported for group in english.figures for row in group.rows
    ]


@pytest.mark.parametrize("language", COMPLETE)
def test_no_figure_of_the_tiles_and_tables_changes_with_the_frame(language: str) -> None:
    english, framed = edition("en"), edition(language)
    ours = [row.normalised.text for group in framed.figures for row in group.rows]
    theirs = [row.normalised.text for group in english.figures for row in group.rows]
    assert [amounts(figure, language) for figure in ours] == [amounts(figure, "en") for figure in theirs]
    assert [amounts(tile.number, language) for tile in framed.key_figures] == [
        amounts(tile.number, "en") for tile in english.key_figures
    ]


def amounts(printed: str, language: str) -> list[float]:
    """The numbers of a printed figure; English alone says "million"."""
    group, point = {"en": (",", "."), "fr": ("\u202f", ","), "ru": ("\u00a0", ","), "zh": (",", ".")}[language]
    plain = re.sub(rf"(?<=\d){group}(?=\d{{3}})", "", printed).replace(point, ".") if group else printed
    found = re.findall(r"(\d+(?:\.\d+)?)(?: (million|billion|trillion))?", plain)
    scale = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}
    return [round(float(number) * scale[word], 6) for number, word in found]


@pytest.mark.parametrize("language", COMPLETE)
def test_the_frame_is_in_the_language(language: str) -> None:
    letters = {"fr": r"[éèàêç]", "ru": r"[а-я]", "zh": r"[\u4e00-\u9fff]"}[language]
    data = edition(language)
    head = data.masthead
    for line in (head.coverage, head.dates_line, head.event_line, head.next_issue, data.key_figures_rule):
        assert re.search(letters, line), line
    assert all(re.search(letters, row.sentence) for row in data.threads)
