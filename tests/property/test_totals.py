"""Totals do not depend on order, add only what is printed, and lose nothing in silence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.aggregation.like_with_like import Figure, made_totals, refused_totals
from tasks.aggregation.sources import Source, list_sources
from tasks.contracts.activity import Extraction
from tasks.contracts.document import Document, DocumentKind, FrontMatter
from tasks.contracts.edition import Worked
from tasks.contracts.metric import Metric, MetricKind, MetricStatus, Qualifier
from tasks.contracts.span import Passage, Span
from tasks.grammar.interface import interface_for

ENGLISH = interface_for("en")

TEXT = "In 2020, 12 companies were trained in Viet Nam and 8 companies were trained in Peru. "


def a_source(number: int) -> Source:
    document = Document(
        document_id=f"{number:016d}", file=f"{number}.txt", sha256=f"{number:064d}", text=TEXT * 4, encoding="utf-8",
        kind=DocumentKind.OTHER, language="en", received_at="2026-11-01", received_basis="sidecar",  # type: ignore[arg-type]
        front_matter=FrontMatter(), blocks=(),
    )  # fmt: skip
    return list_sources([Worked(document=document, extraction=Extraction(document_id=document.document_id))])[0]


SOURCES = [a_source(number) for number in range(3)]


@st.composite
def figures(draw: st.DrawFn) -> list[Figure]:
    """Figures in a few sentences of three sources, alike often enough to be totalled or refused."""
    made: list[Figure] = []
    for number in range(draw(st.integers(min_value=0, max_value=8))):
        source = draw(st.sampled_from(SOURCES))
        sentence = draw(st.integers(min_value=0, max_value=1)) * len(TEXT)
        is_range = draw(st.integers(min_value=0, max_value=5)) == 0
        value = draw(st.integers(min_value=1, max_value=50))
        same = [metric.metric_id for _, metric in made if metric.document_id == source.document.document_id]
        start = sentence + 9 + number
        metric = Metric(
            metric_id=f"m{number}", document_id=source.document.document_id, file=source.document.file, start=start,
            end=start + 2, surface="12", number_start=start, number_end=start + 2, number_surface="12",
            value=None if is_range else value, min=1 if is_range else None, max=value if is_range else None,
            qualifier=draw(st.sampled_from([Qualifier.EXACT, Qualifier.EXACT, Qualifier.MORE_THAN])),
            unit=draw(st.sampled_from(["company", "company", "t", "%"])),
            subject=draw(st.sampled_from(["companies trained", "companies trained in Viet Nam", "waste safeguarded"])),
            subject_original="companies", kind=draw(st.sampled_from([MetricKind.OUTCOME, MetricKind.CONTEXT])),
            status=draw(st.sampled_from([MetricStatus.ACHIEVED, MetricStatus.UNDER_WAY])),
            period=draw(st.sampled_from(["2020", "2020", "2021", None])),
            countries=draw(st.sampled_from([("VNM",), ("PER",), ("KEN", "PER"), ()])),
            part_of=draw(st.sampled_from([None, None, *same])),
            sentence=Passage.of(source.document.text, (Span(start=sentence, end=sentence + len(TEXT) - 1),)),
            block_index=0, language="en", rule="test",
        )  # fmt: skip
        made.append((source, metric))
    return made


@settings(max_examples=150, deadline=None)
@given(figures(), st.randoms(use_true_random=False))
def test_totals_do_not_depend_on_order(found: list[Figure], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert made_totals(shuffled) == made_totals(found)
    assert refused_totals(shuffled, ENGLISH) == refused_totals(found, ENGLISH)


@settings(max_examples=150, deadline=None)
@given(figures())
def test_only_like_is_added_to_like(found: list[Figure]) -> None:
    for group in made_totals(found):
        metrics = [metric for _, metric in group]
        assert len(metrics) >= 2
        assert len({(m.unit, m.status, m.kind, m.period, m.qualifier) for m in metrics}) == 1
        assert all(m.value is not None and m.part_of is None and m.unit != "%" for m in metrics)
        named = [code for m in metrics for code in m.countries]
        assert len(named) == len(set(named))


@settings(max_examples=150, deadline=None)
@given(figures())
def test_no_figure_is_in_two_totals(found: list[Figure]) -> None:
    added = [metric.metric_id for group in made_totals(found) for _, metric in group]
    assert len(added) == len(set(added))


@settings(max_examples=150, deadline=None)
@given(figures())
def test_every_part_of_a_whole_is_accounted_for(found: list[Figure]) -> None:
    known = {(metric.document_id, metric.metric_id) for _, metric in found}
    parts = {m.metric_id for _, m in found if m.part_of is not None and (m.document_id, m.part_of) in known}
    refused = {
        m.metric_id
        for refusal in refused_totals(found, ENGLISH)
        if "part" in refusal.reason
        for _, m in refusal.figures
    }
    assert parts <= refused
    assert all(refusal.reason.endswith(".") for refusal in refused_totals(found, ENGLISH))
