import pytest
from gold_edition import gold_inputs, names, worked

from tasks.aggregation.aggregate import aggregate
from tasks.aggregation.like_with_like import made_totals, refused_totals
from tasks.aggregation.sources import Source, list_sources
from tasks.contracts.briefing import BriefingData
from tasks.contracts.metric import Metric, Qualifier
from tasks.grammar.interface import interface_for

ENGLISH = interface_for("en")


@pytest.fixture(scope="module")
def briefing() -> BriefingData:
    return aggregate(gold_inputs())


@pytest.fixture
def specialists() -> tuple[Source, Metric]:
    source = list_sources([worked(names()[1])])[0]
    metric = next(metric for metric in source.worked.extraction.metrics if metric.unit == "company")
    return source, metric.model_copy(update={"qualifier": Qualifier.EXACT, "subject": "companies trained", "flags": ()})


def again(metric: Metric, **update: object) -> Metric:
    return metric.model_copy(update={"metric_id": f"{metric.metric_id}-2", "countries": ("VNM",), **update})


def test_the_bundled_sources_allow_no_total(briefing: BriefingData) -> None:
    assert briefing.totals == ()


@pytest.mark.parametrize(
    ("figures", "reason"),
    [
        (("163", "27", "9"), "27 and 9 are parts of the 163 people: adding them would count the same people twice."),
        (("300", "100"), "100 is a part of the more than 300 people: adding it would count the same people twice."),
        (("22", "5"), "They are at different stages (22 achieved and 5 under way): 27 would be neither."),
        (("4", "7"), "They are at different stages (4 achieved and 7 under way): 11 would be neither."),
        (("13,194", "73,562"), "They are different things: "),
    ],
)
def test_tempting_sums_are_refused_with_the_reason(
    briefing: BriefingData, figures: tuple[str, ...], reason: str
) -> None:
    found = [
        refusal
        for refusal in briefing.refused_totals
        if len(refusal.figures) == len(figures)
        and all(any(f"{number} " in line.text for line in refusal.figures) for number in figures)
        and refusal.reason.startswith(reason)
    ]
    assert len(found) == 1
    assert found[0].cites


def test_the_same_kind_of_figure_of_other_years_is_refused(briefing: BriefingData) -> None:
    assert any(
        "163 (6–9 December 2004) and 1,500 (October 2020–April 2021)" in refusal.reason
        for refusal in briefing.refused_totals
    )


def test_like_with_like_is_added(specialists: tuple[Source, Metric]) -> None:
    source, metric = specialists
    groups = made_totals([(source, metric), (source, again(metric, subject="Companies trained in Viet Nam"))])
    assert [[m.metric_id for _, m in group] for group in groups] == [[metric.metric_id, f"{metric.metric_id}-2"]]


@pytest.mark.parametrize(
    "update",
    [
        {"period": "2020"},
        {"qualifier": Qualifier.MORE_THAN},
        {"unit": "person"},
        {"subject": "companies visited"},
        {"countries": ("RUS",)},
        {"countries": ()},
        {"part_of": "another"},
        {"value": None, "min": 3, "max": 6},
    ],
)
def test_any_difference_forbids_a_total(specialists: tuple[Source, Metric], update: dict[str, object]) -> None:
    source, metric = specialists
    assert made_totals([(source, metric), (source, again(metric, **update))]) == []


def test_a_range_beside_a_number_is_refused_as_a_range(specialists: tuple[Source, Metric]) -> None:
    source, metric = specialists
    refusals = refused_totals([(source, metric), (source, again(metric, value=None, min=3, max=6))], ENGLISH)
    assert refusals[0].reason == "One of them is a range, and a range has no single value to add."


def test_exact_numbers_and_bounds_are_not_mixed(specialists: tuple[Source, Metric]) -> None:
    source, metric = specialists
    refusals = refused_totals([(source, metric), (source, again(metric, qualifier=Qualifier.MORE_THAN))], ENGLISH)
    assert refusals[0].reason == "Some are exact and some are bounds; a sum would be neither."


def test_a_total_that_is_made_is_not_refused_as_well(specialists: tuple[Source, Metric]) -> None:
    source, metric = specialists
    assert refused_totals([(source, metric), (source, again(metric))], ENGLISH) == []
