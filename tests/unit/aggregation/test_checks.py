from collections.abc import Callable
from typing import Any

import pytest
from gold_edition import gold_inputs, names, passage, request, worked

from tasks.aggregation.aggregate import aggregate
from tasks.aggregation.checks import checks
from tasks.aggregation.edition_context import EditionContext, open_edition
from tasks.aggregation.evidence import MAX_QUOTE_CHARACTERS
from tasks.contracts.activity import ActivityStatus
from tasks.contracts.briefing import BriefingData, ChecksLine, Text
from tasks.contracts.edition import EditionInputs, Worked
from tasks.contracts.flag import Flag, Severity
from tasks.contracts.source import SetAside
from tasks.contracts.translation import TranslationState

Change = Callable[[BriefingData], BriefingData]


@pytest.fixture(scope="module")
def context() -> EditionContext:
    return open_edition(gold_inputs())


@pytest.fixture(scope="module")
def briefing() -> BriefingData:
    return aggregate(gold_inputs())


def line_of(lines: tuple[ChecksLine, ...], code: str) -> ChecksLine:
    return next(line for line in lines if line.code == code)


def edition_of(*items: Worked, set_aside: tuple[SetAside, ...] = ()) -> BriefingData:
    return aggregate(EditionInputs(request=request(), worked=items, set_aside=set_aside))


def first(items: tuple[Any, ...], **update: object) -> tuple[Any, ...]:
    """``items`` with the first one changed."""
    return (items[0].model_copy(update=update), *items[1:])


def first_row(data: BriefingData, **update: object) -> BriefingData:
    group = data.figures[0]
    changed = group.model_copy(update={"rows": first(group.rows, **update)})
    return data.model_copy(update={"figures": (changed, *data.figures[1:])})


def first_card(data: BriefingData, **update: object) -> BriefingData:
    section = data.themes[0]
    changed = section.model_copy(update={"cards": first(section.cards, **update)})
    return data.model_copy(update={"themes": (changed, *data.themes[1:])})


def first_translation(data: BriefingData, **update: object) -> BriefingData:
    document = data.bilingual[0]
    changed = document.model_copy(update={"rows": first(document.rows, **update)})
    return data.model_copy(update={"bilingual": (changed, *data.bilingual[1:])})


def of(name: str, change: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> Change:
    return lambda data: data.model_copy(update={name: change(getattr(data, name))})


def without_flags(data: BriefingData) -> BriefingData:
    groups = tuple(
        group.model_copy(update={"rows": tuple(row.model_copy(update={"flags": ()}) for row in group.rows)})
        for group in data.figures
    )
    return data.model_copy(update={"figures": groups})


def with_doubtful_headline(data: BriefingData) -> BriefingData:
    """The doubtful figure said once more, in words of ours that lead to its quotation but carry no flag."""
    (cites,) = {row.cites for group in data.figures for row in group.rows if row.reported.text == "约 7,200 万吨"}
    return first_card(data, headline=Text(text="About 72 million tons avoided"), cites=cites, flags=())


TEN_TIMES = Text(text="Four hundred zones and 4,000 sites were surveyed")
LONG = Text(text="word " * 31)
#: Check, the severity it must have, and the change that must make it fail.
BROKEN: list[tuple[str, Severity, Change]] = [
    ("figures_without_evidence", Severity.BLOCK, of("key_figures", lambda tiles: first(tiles, cites=()))),
    ("figures_without_evidence", Severity.BLOCK, lambda data: first_row(data, cites=())),
    ("highlights_without_source", Severity.BLOCK, of("highlights", lambda items: first(items, cites=()))),
    ("lines_without_source", Severity.BLOCK, of("threads", lambda items: first(items, cites=()))),
    ("lines_without_source", Severity.BLOCK, lambda data: first_card(data, cites=())),
    ("dead_evidence_links", Severity.BLOCK, of("evidence", lambda entries: entries[1:])),
    ("quotations_differ", Severity.BLOCK, of("evidence", lambda items: first(items, quote=Text(text="Other words")))),
    ("figures_differ", Severity.BLOCK, lambda data: first_row(data, normalised=Text(text="98%"))),
    ("figures_differ", Severity.BLOCK, lambda data: first_row(data, reported=Text(text="more than 98%"))),
    ("figures_differ", Severity.BLOCK, of("key_figures", lambda tiles: first(tiles, number="73,563"))),
    ("figures_differ", Severity.BLOCK, of("highlights", lambda items: first(items, text=TEN_TIMES))),
    ("figures_differ", Severity.BLOCK, lambda data: first_card(data, headline=TEN_TIMES)),
    ("figures_differ", Severity.BLOCK, of("asks", lambda rows: first(rows, ask=Text(text="To train 4,000 experts")))),
    ("translations_unverified", Severity.BLOCK, lambda data: first_translation(data, target=Text(text="41 activities"))),
    ("flags_missing", Severity.BLOCK, without_flags),
    ("flags_missing", Severity.BLOCK, with_doubtful_headline),
    ("rows_without_original", Severity.BLOCK, lambda data: first_translation(data, source=Text(text=" "))),
    ("anchors_repeated", Severity.BLOCK, of("threads", lambda items: first(items, anchor=items[1].anchor))),
    ("highlights_too_long", Severity.BLOCK, of("highlights", lambda items: first(items, text=LONG))),
    ("highlights_too_many", Severity.BLOCK, of("highlights", lambda items: (*items, items[0]))),
    ("highlights_repeated", Severity.WARN, of("highlights", lambda items: first(items, text=items[1].text))),
    ("key_figures_undefined", Severity.BLOCK, of("key_figures", lambda tiles: first(tiles, definition=Text(text=" ")))),
    ("key_figures_undefined", Severity.BLOCK, of("key_figures", lambda tiles: first(tiles, as_of=""))),
    ("language_differs", Severity.BLOCK, lambda data: data.model_copy(update={"language": "fr"})),
    ("un_style", Severity.NOTE, lambda data: data.model_copy(update={"coming_up_note": "It rose by 5% to 12345."})),
    ("unknown_words", Severity.NOTE, lambda data: first_translation(data, target=Text(text="the environmnet"))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "severity", "change"), BROKEN, ids=[f"{i}-{case[0]}" for i, case in enumerate(BROKEN)]
)
def test_each_check_of_the_pages_passes_on_the_edition_and_fails_on_its_fault(
    context: EditionContext, briefing: BriefingData, code: str, severity: Severity, change: Change
) -> None:
    assert line_of(briefing.checks, code).passed
    line = line_of(checks(context, change(briefing)), code)
    assert (line.passed, line.severity) == (False, severity)
    assert line.count > 0


def test_every_check_is_made_to_fail_somewhere_and_none_blocks_the_bundled_sources(briefing: BriefingData) -> None:
    from_inputs = {
        "figures_beyond_quotation", "nothing_read", "sources_set_aside", "held_fields", "untranslated_fields",
        "sources_untranslated", "messages_missing", "done_in_the_future", "stale_items", "unknown_acronyms",
        "source_slips",
    }  # fmt: skip
    assert {line.code for line in briefing.checks} == {code for code, _, _ in BROKEN} | from_inputs
    assert [line.code for line in briefing.checks if line.severity is not Severity.NOTE and not line.passed] == []


def test_failed_checks_come_first_and_what_blocks_before_what_is_a_note(
    context: EditionContext, briefing: BriefingData
) -> None:
    lines = checks(context, first_row(briefing, cites=()))
    assert [(line.passed, line.severity) for line in lines[:2]] == [(False, Severity.BLOCK), (False, Severity.NOTE)]


def test_every_check_is_named_and_explained_in_the_catalogue(context: EditionContext, briefing: BriefingData) -> None:
    for line in briefing.checks:
        assert context.interface.has(f"checks.{line.code}"), line.code
        assert len(context.interface.say(f"checks.{line.code}.help").split()) >= 10, line.code
    assert len({line.code for line in briefing.checks}) == len(briefing.checks)


def test_a_value_that_was_altered_after_reading_is_found_by_reading_the_quotation_again() -> None:
    item = worked(names()[4])
    metrics = tuple(
        metric.model_copy(update={"value": 720_000_000}) if metric.value == 72_000_000 else metric
        for metric in item.extraction.metrics
    )
    data = edition_of(item.model_copy(update={"extraction": item.extraction.model_copy(update={"metrics": metrics})}))
    line = line_of(data.checks, "figures_differ")
    assert not line.passed
    assert line.detail.startswith("For example: S1 para. 12: 约 7,200 万吨 / 720 million tons")


def test_a_figure_far_inside_a_sentence_of_a_megabyte_is_said_to_stand_beyond_its_quotation() -> None:
    item = worked(names()[0])
    text = item.document.text
    whole = passage(text, 0, len(text))
    metrics = tuple(metric.model_copy(update={"sentence": whole}) for metric in item.extraction.metrics)
    extraction = item.extraction.model_copy(update={"metrics": metrics})
    assert metrics[-1].number_start - metrics[0].number_start > MAX_QUOTE_CHARACTERS
    data = edition_of(item.model_copy(update={"extraction": extraction}))
    line = line_of(data.checks, "figures_beyond_quotation")
    assert (line.passed, line.severity) == (False, Severity.WARN)
    assert 0 < line.count < len(metrics)
    assert line_of(data.checks, "figures_differ").passed


def with_state(state: TranslationState, *, target: str | None = None) -> Worked:
    item = worked(names()[4])
    fields = (*item.translations[:-1], item.translations[-1].model_copy(update={"state": state, "target": target}))
    return item.model_copy(update={"translations": fields})


@pytest.mark.parametrize(
    ("state", "code", "severity"),
    [
        (TranslationState.HELD, "held_fields", Severity.WARN),
        (TranslationState.UNTRANSLATED, "untranslated_fields", Severity.NOTE),
    ],
)
def test_fields_that_are_held_or_not_translated_are_counted_by_source(
    state: TranslationState, code: str, severity: Severity
) -> None:
    line = line_of(edition_of(with_state(state)).checks, code)
    assert (line.passed, line.severity, line.count, line.detail) == (False, severity, 1, "For example: S1: 1")
    assert line_of(edition_of(with_state(TranslationState.VERIFIED, target="Activities")).checks, code).passed


def test_a_held_wording_that_is_printed_all_the_same_holds_the_edition_back() -> None:
    item = with_state(TranslationState.HELD, target="Activities of UNIDO")
    assert not line_of(edition_of(item).checks, "translations_unverified").passed


def test_a_source_of_which_nothing_could_be_translated_warns() -> None:
    untranslated = worked(names()[4]).model_copy(update={"translations": ()})
    line = line_of(edition_of(untranslated).checks, "sources_untranslated")
    assert (line.passed, line.severity, line.detail) == (False, Severity.WARN, "For example: S1")


@pytest.mark.parametrize(
    ("reason", "is_due"), [("not_text", True), ("in_earlier_edition", False), ("duplicate", False)]
)
def test_only_sources_that_were_due_count_as_set_aside(reason: str, is_due: bool) -> None:
    aside = (SetAside(file="a.txt", reason=reason, detail="A detail."),)
    line = line_of(edition_of(worked(names()[3]), set_aside=aside).checks, "sources_set_aside")
    assert (line.passed, line.severity) == (not is_due, Severity.WARN)
    held = line_of(edition_of(set_aside=aside).checks, "nothing_read")
    assert (held.passed, held.severity) == (not is_due, Severity.BLOCK)


def test_a_word_that_the_edition_s_catalogue_lacks_holds_it_back(
    context: EditionContext, briefing: BriefingData, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tasks.aggregation import checks as module

    assert line_of(briefing.checks, "messages_missing").passed
    answers = iter([{"a": ("A",), "b": ("B",)}, {"a": ("A",)}])
    monkeypatch.setattr(module, "load_messages", lambda language: next(answers))
    line = line_of(checks(context, briefing), "messages_missing")
    assert (line.passed, line.severity, line.detail) == (False, Severity.BLOCK, "For example: b")


def test_what_is_done_on_a_day_still_ahead_warns() -> None:
    item = worked(names()[3])
    activity = item.extraction.activities[0].model_copy(update={"status": ActivityStatus.DONE, "date": "2027-03-01"})
    extraction = item.extraction.model_copy(update={"activities": (activity, *item.extraction.activities[1:])})
    line = line_of(edition_of(item.model_copy(update={"extraction": extraction})).checks, "done_in_the_future")
    assert (line.passed, line.severity, line.count) == (False, Severity.WARN, 1)
    assert line.detail.endswith("(1 March 2027)")


def test_old_activities_are_counted_by_source_and_year(briefing: BriefingData) -> None:
    line = line_of(briefing.checks, "stale_items")
    assert (line.passed, line.severity, line.count) == (False, Severity.NOTE, 37)
    assert "S2, 2004: 4" in line.detail
    assert line_of(aggregate(gold_inputs(month="1995-01")).checks, "stale_items").passed


def test_acronyms_that_nothing_explains_are_named_with_their_sources(briefing: BriefingData) -> None:
    line = line_of(briefing.checks, "unknown_acronyms")
    assert (line.severity, line.detail) == (Severity.NOTE, "For example: SMF (S1)")
    assert line_of(edition_of(worked(names()[3])).checks, "unknown_acronyms").passed


def test_likely_misprints_of_the_sources_are_named_with_their_reading_and_limited() -> None:
    item = worked(names()[0])
    assert line_of(edition_of(item).checks, "source_slips").passed
    flags = [Flag(code="spelling", detail="“absest” (…) may be a misprint of “asbestos”; it is printed as it stands.")]
    flags += [Flag(code="acronym", detail=f"“FAO{number}” cannot be made of “A Name”.") for number in range(20)]
    document = item.document.model_copy(update={"flags": tuple(flags)})
    line = line_of(edition_of(item.model_copy(update={"document": document})).checks, "source_slips")
    assert (line.passed, line.severity, line.count) == (False, Severity.NOTE, 21)
    assert line.detail.startswith("For example: “absest” → “asbestos” (S1); “FAO0” (S1);")
    assert line.detail.endswith("; and nine more")
