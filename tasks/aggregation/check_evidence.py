"""Whether the evidence is what it claims to be: the words of the file, and the numerals that are printed with them."""

from collections.abc import Iterable, Iterator

from tasks.aggregation.check_numerals import unsupported_numerals
from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.sources import Source, one_line
from tasks.aggregation.wording import anchor
from tasks.contracts.briefing import BilingualRow, BriefingData, Cite, EvidenceEntry, FigureRow
from tasks.contracts.metric import Metric
from tasks.contracts.translation import TranslatedField, TranslationState
from tasks.grammar.number_lock import check_lock
from tasks.grammar.quantities import read_quantities

_PRINTABLE = frozenset({TranslationState.VERIFIED, TranslationState.NEEDS_REVIEW})
#: A figure of one digit is more often in words in one of the two languages; the number lock compares it.
_SMALLEST_COMPARED = 10
Quotation = tuple[str, str]


def differing_quotations(context: EditionContext, data: BriefingData) -> list[str]:
    """Labels of the evidence entries whose quotation is not, piece by piece and in order, in the file where it points."""
    texts = {source.document.file: source.document.text for source in context.sources}
    return [
        entry.label
        for entry in data.evidence
        if not is_made_of(entry.quote.text, texts.get(entry.file, "")[entry.start : entry.end])
    ]


def is_made_of(quotation: str, words: str, most_pieces: int = 12) -> bool:
    """Whether ``quotation`` is ``words``, or pieces of ``words`` in their order (a footnote between them left out).

    >>> is_made_of("one two", "one [note] two"), is_made_of("one three", "one two")
    (True, False)
    """
    if quotation == words:
        return True
    if quotation[:1] != words[:1]:
        return False
    rest, position = quotation, 0
    for _ in range(most_pieces):
        if not rest:
            return True
        size = _longest_start(rest, words, position)
        if not size:
            return False
        position = words.index(rest[:size], position) + size
        rest = rest[size:].lstrip()
    return not rest


def _longest_start(rest: str, words: str, position: int) -> int:
    """How many characters of the start of ``rest`` stand together in ``words`` behind ``position``."""
    low, high = 0, len(rest)
    while low < high:
        middle = (low + high + 1) // 2
        if words.find(rest[:middle], position) >= 0:
            low = middle
        else:
            high = middle - 1
    return low


class PrintedFigures:
    """Compares what an edition prints with what its evidence says. Findings name the line, what it prints and where."""

    def __init__(self, context: EditionContext, data: BriefingData) -> None:
        self._data = data
        self._language = context.interface.language
        self._entries = {entry.anchor: entry for entry in data.evidence}
        self._sources = {source.document.file: source for source in context.sources}
        self._metrics: dict[str, tuple[Source, Metric]] = {
            anchor("f", metric.metric_id): (source, metric)
            for source in context.sources
            for metric in source.worked.extraction.metrics
        }

    def differing(self) -> list[str]:
        """Rows, tiles and lines that print a numeral which their quotations do not say."""
        return [*self._rows(), *self._tiles(), *self._lines()]

    def beyond_quotation(self) -> list[str]:
        """Figures of which the quotation was shortened to other words of the same sentence."""
        return [
            f"{_marks(row.cites)}: {row.reported.text}"
            for row, entries in self._cited_rows()
            if entries and not self._is_inside(row, entries)
        ]

    def _cited_rows(self) -> Iterator[tuple[FigureRow, list[EvidenceEntry]]]:
        for group in self._data.figures:
            yield from ((row, self._of(row.cites)) for row in group.rows)

    def _of(self, cites: Iterable[Cite]) -> list[EvidenceEntry]:
        return [self._entries[cite.evidence_anchor] for cite in cites if cite.evidence_anchor in self._entries]

    def _is_inside(self, row: FigureRow, entries: list[EvidenceEntry]) -> bool:
        known = self._metrics.get(row.anchor)
        if known is None:
            return True
        metric = known[1]
        return any(entry.start <= metric.number_start and metric.number_end <= entry.end for entry in entries)

    def _rows(self) -> Iterator[str]:
        for row, entries in self._cited_rows():
            if not entries or not self._is_inside(row, entries):
                continue
            reported = one_line(row.reported.text).removesuffix("…").rstrip()
            is_quoted = any(reported in one_line(entry.quote.text) for entry in entries)
            if not is_quoted or not self._is_said(row, reported, entries):
                yield f"{_marks(row.cites)}: {row.reported.text} / {row.normalised.text}"

    def _is_said(self, row: FigureRow, reported: str, entries: list[EvidenceEntry]) -> bool:
        known = self._metrics.get(row.anchor)
        printed, lang = row.normalised.text, row.normalised.lang
        if "…" in printed:  # hundreds of digits, shortened in print
            return True
        if known is not None and known[1].rate:
            printed = printed.removesuffix(known[1].rate)
        if not unsupported_numerals(printed, [(reported, row.reported.lang)], lang):
            return True
        return (
            known is not None
            and _is_read_again(*known)
            and not unsupported_numerals(printed, _quotations(entries), lang)
        )

    def _tiles(self) -> Iterator[str]:
        for tile in self._data.key_figures:
            entries = self._of(tile.cites)
            if entries and unsupported_numerals(tile.number, _quotations(entries), self._language):
                yield f"{_marks(tile.cites)}: {tile.number} {tile.unit.text}"

    def _lines(self) -> Iterator[str]:
        data = self._data
        lines = [(item.text.text, item.text.lang, item.cites) for item in data.highlights]
        lines += [(c.headline.text, c.headline.lang, c.cites) for section in data.themes for c in section.cards]
        lines += [(ask.ask.text, ask.ask.lang, ask.cites) for ask in data.asks]
        for printed, lang, cites in lines:
            entries = self._of(cites)
            unsaid = unsupported_numerals(printed, _quotations(entries), lang) if entries else []
            if unsaid and not any(self._is_verified(printed, entry) for entry in entries):
                yield f"{_marks(cites)}: {', '.join(unsaid)}"

    def _is_verified(self, printed: str, entry: EvidenceEntry) -> bool:
        """Whether the printed words are a translation of the quotation that passed every check of the number lock."""
        source = self._sources.get(entry.file)
        words = printed.removesuffix("…").rstrip()
        return source is not None and any(
            field.start < entry.end and entry.start < field.end and words in one_line(field.target or "")
            for field in source.worked.translations
            if is_verified(field)
        )

    def unverified_rows(self) -> list[str]:
        """Translated rows whose field did not pass, or whose figures are others when the two texts are read again."""
        fields = {
            anchor(f"b-{source.mark.lower()}", field.field): field
            for source in self._sources.values()
            for field in source.worked.translations
        }
        return [
            f"{document.mark}: {row.field_label}"
            for document in self._data.bilingual
            for row in document.rows
            if row.target is not None and not _is_same_in_both(row, fields.get(row.anchor))
        ]


def is_verified(field: TranslatedField) -> bool:
    """Whether a wording may be printed: its state says so and no check of the number lock failed."""
    return field.state in _PRINTABLE and all(check.passed for check in field.checks)


def _is_same_in_both(row: BilingualRow, field: TranslatedField | None) -> bool:
    if row.target is None or field is None:
        return row.target is None
    if not is_verified(field) or one_line(field.target or "") != row.target.text:
        return False
    there = unsupported_numerals(row.target.text, [(row.source.text, field.language)], row.target.lang)
    back = unsupported_numerals(
        row.source.text, [(row.target.text, row.target.lang)], field.language, smallest=_SMALLEST_COMPARED
    )
    if not there and not back:
        return True
    checks = check_lock(row.source.text, field.language, row.target.text, field.target_language)
    return all(check.passed for check in checks if check.name == "figures")


def _is_read_again(source: Source, metric: Metric) -> bool:
    """Whether the grammar reads the same value at the same numeral of the figure's paragraph."""
    blocks = source.document.blocks
    if metric.block_index >= len(blocks):
        return False
    found, _ = read_quantities(blocks[metric.block_index].text, metric.language)
    return any(
        (item.value, item.min, item.max) == (metric.value, metric.min, metric.max)
        and item.number_surface == metric.number_surface
        for item in found
    )


def _quotations(entries: Iterable[EvidenceEntry]) -> list[Quotation]:
    return [(entry.quote.text, entry.quote.lang.split("-")[0]) for entry in entries]


def _marks(cites: Iterable[Cite]) -> str:
    return ", ".join(dict.fromkeys(cite.mark for cite in cites))
