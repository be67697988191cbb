"""An edition of some themes: what its pages show, what they leave out, and that both together are everything read."""

import pytest
from gold_edition import gold_inputs, names, worked

from tasks.aggregation.aggregate import aggregate
from tasks.aggregation.edition_context import open_edition
from tasks.aggregation.frames import NO_THEME, rows_of
from tasks.aggregation.theme_filter import ThemeFilter, UnknownThemeError, themes_of_figures
from tasks.aggregation.themes_shown import differing_sums, of_other_themes, themes_shown
from tasks.contracts.briefing import BriefingData
from tasks.contracts.edition import EditionId, EditionInputs
from tasks.contracts.source import SetAside
from tasks.vocabularies.themes import theme_titles

ENERGY, FINANCE, DIGITAL = "energy-and-efficiency", "finance", "digital-and-cybersecurity"
SET_ASIDE = (SetAside(file="scan.pdf", reason="not_text", detail="a picture"),)


def inputs_of(*themes: str, language: str = "en") -> EditionInputs:
    inputs = gold_inputs(set_aside=SET_ASIDE)
    edition = EditionId(month="2026-11", language=language)
    return inputs.model_copy(
        update={"request": inputs.request.model_copy(update={"themes": themes, "edition": edition})}
    )


@pytest.fixture(scope="module")
def whole() -> BriefingData:
    return aggregate(inputs_of())


@pytest.fixture(scope="module")
def filtered() -> BriefingData:
    return aggregate(inputs_of(ENERGY, FINANCE))


@pytest.fixture(scope="module")
def emptied() -> BriefingData:
    """None of the bundled sources has an activity without a theme."""
    return aggregate(inputs_of(NO_THEME))


def blocking(data: BriefingData) -> list[str]:
    return [check.code for check in data.checks if not check.passed and check.severity.value == "block"]


def test_the_front_page_says_which_themes_and_how_much_is_left_out(filtered: BriefingData, whole: BriefingData) -> None:
    assert whole.themes_shown is None
    assert filtered.themes_shown is not None
    assert filtered.themes_shown.line == (
        "Only these themes are shown: Energy and efficiency; Finance. Left out, as of other themes or of none: 63 of 89 "
        "activities, 32 of 48 figures and 17 of 21 asks. The sources, the quality notes and the data pack are whole."
    )
    assert [(count.kind, count.read, count.shown, count.left_out) for count in filtered.themes_shown.counts] == [
        ("activities", 89, 26, 63),
        ("figures", 48, 16, 32),
        ("asks", 21, 4, 17),
    ]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Seuls ces thèmes sont présentés\u00a0: Énergie et efficacité\u00a0; Financement."),
        ("ru", "Показаны только следующие темы: Энергетика и эффективность; Финансирование."),
        ("zh", "本期仅刊载以下主题：能源和能效；融资。"),
    ],
)
def test_the_line_is_in_the_language_of_the_edition(language: str, line: str) -> None:
    said = themes_shown(open_edition(inputs_of(ENERGY, FINANCE, language=language)))
    assert said is not None
    assert said.line.startswith(line)
    assert "63" in said.line and "89" in said.line


def test_everything_printed_is_of_the_themes_asked_for(filtered: BriefingData) -> None:
    asked = {ENERGY, FINANCE}
    extractions = [worked(name).extraction for name in names()]
    activities = {f"a-{item.activity_id.lower()}": item for one in extractions for item in one.activities}
    asks = {f"r-{item.recommendation_id.lower()}": item for one in extractions for item in one.recommendations}
    cards = [card for section in filtered.themes for card in section.cards]
    assert cards and all(asked & set(activities[card.anchor].themes) for card in cards)
    assert filtered.asks and all(asked & set(asks[row.anchor].themes) for row in filtered.asks)
    holding = {
        name: {
            theme
            for item in (*one.activities, *one.recommendations)
            if name in item.metric_ids
            for theme in item.themes
        }
        for one in extractions
        for name in (metric.metric_id for metric in one.metrics)
    }
    rows = [row.anchor.removeprefix("f-").upper() for group in filtered.figures for row in group.rows]
    assert len(rows) == 16 and all(asked & holding[name] for name in rows)
    assert [section.theme_id for section in filtered.themes] == [ENERGY, FINANCE]
    assert {item.kicker for item in filtered.highlights} <= {"Energy and efficiency", "Finance"}
    assert sum(bar.value for chart in filtered.charts if chart.code == "stacked_bars" for bar in chart.bars) == 26
    assert all(
        "Only facts of these themes: Energy and efficiency; Finance." in chart.notes for chart in filtered.charts
    )


def test_an_activity_of_several_themes_stands_under_the_first_of_them_that_is_asked_for() -> None:
    chosen = ThemeFilter((FINANCE, ENERGY)).chosen
    assert chosen((DIGITAL, ENERGY, FINANCE)) == ENERGY
    assert chosen((DIGITAL,)) is None


def test_sources_set_aside_files_quality_and_originals_stay_whole(filtered: BriefingData, whole: BriefingData) -> None:
    for name in ("sources", "set_aside", "bilingual", "before_quoting"):
        assert getattr(filtered, name) == getattr(whole, name), name
    kept = [note.text for note in whole.quality if not note.anchor.startswith(("q-room", "q-asked"))]
    assert kept == [note.text for note in filtered.quality if not note.anchor.startswith(("q-room", "q-asked"))]
    assert filtered.masthead == whole.masthead


def test_an_edition_of_which_the_filter_leaves_nothing_holds(emptied: BriefingData) -> None:
    for name in ("highlights", "key_figures", "themes", "threads", "asks", "figures", "totals", "coming_up"):
        assert getattr(emptied, name) == (), name
    assert emptied.themes_shown is not None
    assert "Nothing that was read is of these themes. Left out" in emptied.themes_shown.line
    assert blocking(emptied) == []
    assert emptied.sources


def test_an_edition_without_sources_can_be_of_some_themes() -> None:
    data = aggregate(inputs_of(ENERGY).model_copy(update={"worked": (), "set_aside": ()}))
    assert data.themes_shown is not None
    assert data.themes_shown.line.startswith(
        "Only these themes are shown: Energy and efficiency. Nothing that was read is of these themes. The sources"
    )
    assert blocking(data) == []


def test_every_theme_together_is_the_whole_edition(whole: BriefingData) -> None:
    every = aggregate(inputs_of(*theme_titles(), NO_THEME))
    assert every.themes_shown is not None and "Everything that was read is of these themes." in every.themes_shown.line
    assert every.evidence == whole.evidence
    assert every.themes == whole.themes


def test_the_sums_hold_for_every_theme_and_no_recommended_activity_is_lost() -> None:
    for theme_id in (*theme_titles(), NO_THEME):
        context = open_edition(inputs_of(theme_id))
        said = themes_shown(context)
        assert said is not None
        assert [count.shown + count.left_out for count in said.counts] == [89, 48, 21], theme_id
        kept = {row.recommendation_id for row in rows_of(context.frames.recommendations)}
        for row in rows_of(context.frames.activities):
            if row.asked:
                same = [
                    ask.recommendation_id
                    for ask in row.source.worked.extraction.recommendations
                    if ask.start < row.item.end and row.item.start < ask.end
                ]
                assert kept & set(same), (theme_id, row.activity_id)


def test_a_figure_that_no_activity_holds_is_of_the_themes_of_its_sentence() -> None:
    inputs = inputs_of(DIGITAL)
    loose = [
        item.model_copy(
            update={
                "extraction": item.extraction.model_copy(update={"activities": (), "recommendations": ()}),
            }
        )
        for item in inputs.worked
    ]
    context = open_edition(inputs.model_copy(update={"worked": tuple(loose)}))
    themes = dict(zip(context.read.metrics["metric_id"], themes_of_figures(rows_of(context.read.metrics)), strict=True))
    assert themes["004-M09"][0] == "ozone-and-climate", "700 tons of ozone-depleting substances phased out"
    without = [name for name, found in themes.items() if not found]
    assert len(without) == 1, "the one figure whose sentence names no theme is left out of every filtered edition"
    said = themes_shown(context)
    assert said is not None and said.counts[1].shown + said.counts[1].left_out == 48


def test_dates_of_other_themes_are_counted_not_shown(filtered: BriefingData, whole: BriefingData) -> None:
    assert len(whole.coming_up) == 3
    assert len(filtered.coming_up) == 1
    assert filtered.coming_up_note.endswith("Two dates ahead are of other themes or of none and are not shown.")


def test_the_checks_find_a_front_page_that_does_not_add_up_and_a_line_of_another_theme(
    whole: BriefingData, filtered: BriefingData
) -> None:
    context = open_edition(inputs_of(ENERGY, FINANCE))
    said = themes_shown(context)
    assert said is not None
    wrong = said.model_copy(update={"counts": tuple(count.model_copy(update={"left_out": 1}) for count in said.counts)})
    data = whole.model_copy(update={"themes_shown": wrong})
    assert [line.split(":")[0] for line in differing_sums(context, data)] == ["activities", "figures", "asks"]
    assert len(of_other_themes(context, data)) > 20
    assert (differing_sums(context, filtered), of_other_themes(context, filtered)) == ([], [])


def test_the_checks_of_a_filtered_edition_pass_and_stand_only_in_one(
    filtered: BriefingData, whole: BriefingData
) -> None:
    assert blocking(filtered) == blocking(whole) == []
    codes = {check.code for check in filtered.checks} - {check.code for check in whole.checks}
    assert codes == {"themes_sum", "other_themes_printed"}


def test_a_theme_that_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownThemeError, match="There is no theme 'enrgy': choose among circular-economy-and-waste,"):
        aggregate(inputs_of("enrgy"))
