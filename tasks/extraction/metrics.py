"""All figures of a document with unit, subject, kind, period and countries, and every other numeral with its reason."""

import hashlib
import re
from collections import deque
from collections.abc import Iterable

from tasks.contracts.document import Block, BlockKind, Document, Sentence
from tasks.contracts.metric import Metric, MetricReading, Numeral, Qualifier
from tasks.contracts.span import Passage, Span
from tasks.extraction.metric_countries import countries_of
from tasks.extraction.metric_flags import own_flags, ratio_flags
from tasks.extraction.metric_kind import kind_and_status
from tasks.extraction.metric_parts import totals_of
from tasks.extraction.metric_period import period_of, rate_of
from tasks.extraction.metric_scope import Scope, scopes_of, without_marks
from tasks.extraction.metric_subject_en import subject_en
from tasks.extraction.metric_subject_zh import subject_zh
from tasks.grammar.quantities import NotQuantity, Quantity, read_quantities
from tasks.grammar.unit_conversion import normalise

#: Where no figure is read, and what a number there is: page numbers of a contents list, words printed a second time.
_REASON_OF_ROLE = {"contents": "page_number", "repeated_title": "repeated_words", "lead_repeat": "repeated_words"}
_FURNITURE = "furniture"
_NUMERAL = re.compile(r"[\d⁰¹²³⁴⁵⁶⁷⁸⁹一二三四五六七八九十]")


def offset_in(passage: Passage, file_offset: int) -> int | None:
    """The offset inside ``passage`` of the file's character at ``file_offset``, None when it holds no such character."""
    position = 0
    for part in passage.parts:
        if part.start <= file_offset < part.end:
            return position + file_offset - part.start
        position += part.end - part.start + len(passage.joiner)
    return None


def metric_id(document_id: str, start: int, end: int) -> str:
    """A stable id from the place of a figure's number in its document.

    >>> metric_id("0482440ec995fe73", 2139, 2146)
    'm-c10ae8342f94'
    """
    return "m-" + hashlib.sha256(f"{document_id}|{start}|{end}".encode()).hexdigest()[:12]


def _why_no_figures(block: Block) -> str | None:
    """What a number of the block is when the block gives no figures; None for a block that is read."""
    return _FURNITURE if block.kind is BlockKind.FURNITURE else _REASON_OF_ROLE.get(block.role)


def _numerals(block: Block, found: Iterable[NotQuantity | Quantity], reason: str) -> list[Numeral]:
    listed: list[Numeral] = []
    for item in found:
        span = block.passage.locate(item.start, item.end)
        own = item.reason if isinstance(item, NotQuantity) else None
        listed.append(Numeral(start=span.start, end=span.end, surface=item.surface, reason=own or reason))
    return listed


def _label_of(block: Block) -> list[Numeral]:
    """The printed number of a block, where it stands before the block's words."""
    if not block.label or not _NUMERAL.search(block.label) or block.span.start >= block.passage.start:
        return []
    reason = {
        BlockKind.HEADING: "section_number",
        BlockKind.LIST_ITEM: "list_number",
        BlockKind.FOOTNOTE: "footnote_label",
    }.get(block.kind, "paragraph_number")
    return [
        Numeral(start=block.span.start, end=block.span.start + len(block.label), surface=block.label, reason=reason)
    ]


def _scopes(block: Block, language: str, quantities: list[Quantity]) -> list[tuple[Sentence, str, list[Scope]]]:
    """The figures of a block by sentence, with the text of the sentence before."""
    by_sentence: list[tuple[Sentence, str, list[tuple[Quantity, int]]]] = []
    earlier = ""
    sentences = block.sentences or (Sentence(passage=block.passage),)
    remaining = deque(quantities)
    for sentence in sentences:
        own: list[tuple[Quantity, int]] = []
        while remaining:
            place = block.passage.file_offset(remaining[0].start)
            inside = offset_in(sentence.passage, place)
            if inside is None:
                if place < sentence.start:  # between two sentences: nothing of it belongs to either
                    remaining.popleft()
                    continue
                break
            own.append((remaining.popleft(), inside))
        if own:
            by_sentence.append((sentence, earlier, own))
        earlier = sentence.text
    return [(sentence, before, scopes_of(sentence.text, language, own)) for sentence, before, own in by_sentence]


def _subject(scope: Scope) -> tuple[str, str]:
    if scope.language == "zh":
        return subject_zh(scope)
    subject = subject_en(scope)
    return subject, subject


def _block_metrics(document: Document, block: Block, language: str, quantities: list[Quantity]) -> list[Metric]:
    """The figures of one block of running text."""
    sentences = _scopes(block, language, quantities)
    flat = [scope for _, _, scopes in sentences for scope in scopes]
    doubts = dict(zip(map(id, flat), ratio_flags(flat), strict=True))
    metrics: list[Metric] = []
    for sentence, earlier, scopes in sentences:
        countries, totals = countries_of(scopes), totals_of(scopes)
        ids: list[str] = []
        for scope in scopes:
            span = block.passage.locate(scope.quantity.number_start, scope.quantity.number_end)
            ids.append(metric_id(document.document_id, span.start, span.end))
        for index, scope in enumerate(scopes):
            total = totals[index]
            flags = (*doubts[id(scope)], *own_flags(scope, None if total is None else scopes[total]))
            metric = _metric(document, block, sentence, earlier, scope)
            metrics.append(
                metric.model_copy(
                    update={
                        "metric_id": ids[index],
                        "countries": countries[index],
                        "part_of": None if total is None else ids[total],
                        "flags": flags,
                    }
                )
            )
    return metrics


def _metric(document: Document, block: Block, sentence: Sentence, earlier: str, scope: Scope) -> Metric:
    quantity = scope.quantity
    kind, status = kind_and_status(scope)
    period = period_of(scope, document, kind, earlier)
    subject, original = _subject(scope)
    span = block.passage.locate(quantity.start, quantity.end)
    number = block.passage.locate(quantity.number_start, quantity.number_end)
    surface = span.slice(document.text)
    normal = normalise(quantity.value, quantity.min, quantity.max, quantity.unit)
    return Metric(
        metric_id="",
        document_id=document.document_id,
        file=document.file,
        start=span.start,
        end=span.end,
        surface=surface,
        number_start=number.start,
        number_end=number.end,
        number_surface=number.slice(document.text),
        value=quantity.value,
        min=quantity.min,
        max=quantity.max,
        qualifier=Qualifier(quantity.qualifier),
        unit=quantity.unit,
        unit_ucum=quantity.unit_ucum,
        unit_surface=quantity.unit_surface or None,
        subject=subject or without_marks(quantity.surface),
        subject_original=original or without_marks(quantity.surface),
        kind=kind,
        status=status,
        period=period.value if period else None,
        period_inferred=bool(period and period.inferred),
        rate=rate_of(scope),
        normalised_value=normal.value if normal else None,
        normalised_min=normal.minimum if normal else None,
        normalised_max=normal.maximum if normal else None,
        normalised_unit=normal.unit if normal else None,
        sentence=sentence.passage,
        block_index=block.index,
        paragraph=block.paragraph,
        language=scope.language,
        rule=quantity.rule,
    )


def extract_metrics(document: Document) -> MetricReading:
    """The figures of the document, in text order, and every other numeral with the reason it is none.

    Headings and footnotes are read like running text: a figure that only a headline gives is a figure. Furniture, contents
    lists and words printed a second time give none; their numerals are listed as not metrics. Offsets are the file's.
    """
    language = "zh" if document.is_chinese else document.language.split("-")[0]
    metrics: list[Metric] = []
    others: list[Numeral] = []
    for block in document.blocks:
        own = block.language.split("-")[0] or language
        quantities, nots = read_quantities(block.text, own)
        others += _label_of(block)
        reason = _why_no_figures(block)
        if reason is None:
            metrics += _block_metrics(document, block, own, quantities)
            others += _numerals(block, nots, block.role)
        else:
            others += _numerals(block, [*nots, *quantities], reason)
    taken = [Span(start=metric.number_start, end=metric.number_end) for metric in metrics]
    starts = {span.start for span in taken}
    others = [numeral for numeral in others if numeral.start not in starts]
    return MetricReading(
        metrics=tuple(sorted(metrics, key=lambda metric: (metric.number_start, metric.number_end))),
        not_metrics=tuple(sorted(others, key=lambda numeral: (numeral.start, numeral.end))),
    )
