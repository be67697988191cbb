"""Evidence: the exact words behind every printed line, once each, with the way back to the lines that use them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tasks.aggregation.sources import Source
from tasks.contracts.activity import Activity, Recommendation
from tasks.contracts.briefing import Cite, EvidenceEntry, PrintedFlag, Text
from tasks.contracts.flag import Flag
from tasks.contracts.metric import Metric
from tasks.contracts.span import Passage
from tasks.contracts.translation import TranslatedField
from tasks.grammar.interface import Interface, interface_for

#: A quotation is exact but no longer than this: a sentence of a megabyte is quoted around its first figure.
MAX_QUOTE_CHARACTERS = 2_000

Quotable = Metric | Activity | Recommendation | TranslatedField


def printed_flags(flags: Iterable[Flag], interface: Interface) -> tuple[PrintedFlag, ...]:
    """Flags as printed, each once, in their own order; labels in the language of ``interface``."""
    seen: dict[tuple[str, str], PrintedFlag] = {}
    for flag in flags:
        printed = PrintedFlag(
            code=flag.code,
            label=flag_label(flag.code, interface),
            detail=Text(text=flag.detail),
            severity=flag.severity,
            source=flag.source,
        )
        seen.setdefault((flag.code, flag.detail), printed)
    return tuple(seen.values())


def flag_label(code: str, interface: Interface) -> str:
    """What kind of doubt a flag is, in words.

    >>> flag_label("year_like_count", interface_for("en")), flag_label("new_kind", interface_for("en"))
    ('Count that could be a year', 'Doubt')
    """
    key = f"evidence.flag.{code}"
    return interface.say(key if interface.has(key) else "evidence.flag.other")


def passage_of(item: Quotable) -> Passage:
    """The passage that proves an item: a figure's sentence, the span of an activity or ask, the words of a field."""
    return item.sentence if isinstance(item, Metric) else item.passage


@dataclass(slots=True)
class _Draft:
    anchor: str
    source: Source
    passage: Passage
    paragraph: int | None
    rule: str
    numbers: tuple[tuple[int, int], ...]
    shortened: bool
    flags: dict[tuple[str, str], PrintedFlag] = field(default_factory=dict)
    used_by: dict[str, str] = field(default_factory=dict)


class EvidenceBook:
    """Collects quotations while the sections are composed, and hands them out in order of source and place."""

    def __init__(self, sources: Sequence[Source], interface: Interface | None = None) -> None:
        self._interface = interface or interface_for("en")
        self._sources = {source.document.document_id: source for source in sources}
        self._drafts: dict[tuple[str, tuple[tuple[int, int], ...]], _Draft] = {}
        self._metrics: dict[str, list[Metric]] = {
            source.document.document_id: sorted(
                source.worked.extraction.metrics, key=lambda metric: metric.number_start
            )
            for source in sources
        }
        self._starts = {key: [metric.number_start for metric in found] for key, found in self._metrics.items()}

    def cite(self, item: Quotable, used_by: str, label: str) -> Cite:
        """A mark for ``item``, leading to its quotation; ``used_by`` is the citing anchor, ``label`` its human name."""
        source = self._sources[item.document_id]
        rule = item.provider if isinstance(item, TranslatedField) else item.rule
        return self.cite_passage(source, passage_of(item), item.paragraph, rule, used_by, label, item.flags)

    def cite_passage(
        self, source: Source, passage: Passage, paragraph: int | None, rule: str, used_by: str, label: str,
        flags: Iterable[Flag] = (),
    ) -> Cite:  # fmt: skip
        """A mark for any passage of a source (a title, a sentence with a date)."""
        key = (source.document.document_id, tuple((part.start, part.end) for part in passage.parts))
        draft = self._drafts.get(key)
        if draft is None:
            draft = self._drafts[key] = self._new(source, passage, paragraph, rule)
        for flag in printed_flags(flags, self._interface):
            draft.flags.setdefault((flag.code, flag.detail.text), flag)
        draft.used_by.setdefault(used_by, label)
        mark = _mark(source, draft.paragraph, self._interface)
        return Cite(mark=mark, evidence_anchor=draft.anchor, source_mark=source.mark)

    def entries(self) -> tuple[EvidenceEntry, ...]:
        """Every quotation used, by source, place and length."""
        drafts = sorted(
            self._drafts.values(), key=lambda d: (d.source.position, d.passage.start, d.passage.end, d.anchor)
        )
        return tuple(_entry(draft, self._interface) for draft in drafts)

    def _new(self, source: Source, passage: Passage, paragraph: int | None, rule: str) -> _Draft:
        anchor = f"e-{source.mark.lower()}-{passage.start}-{passage.end}"
        if len(passage.parts) > 1:  # the same outer span can be quoted whole and without what interrupts it
            anchor += "-" + "-".join(str(part.start) for part in passage.parts[1:])
        numbers = self._numbers(source, passage)
        shortened = len(passage.text) > MAX_QUOTE_CHARACTERS
        if shortened:
            start = max(0, min(numbers[0][0] - 200 if numbers else 0, len(passage.text) - MAX_QUOTE_CHARACTERS))
            passage = passage.sub_passage(start, start + MAX_QUOTE_CHARACTERS)
            numbers = self._numbers(source, passage)
        return _Draft(anchor, source, passage, paragraph, rule, numbers, shortened)

    def _numbers(self, source: Source, passage: Passage) -> tuple[tuple[int, int], ...]:
        """Ranges, inside the passage, of the bare numerals of all figures that stand in it."""
        found = self._metrics[source.document.document_id]
        starts = self._starts[source.document.document_id]
        ranges: set[tuple[int, int]] = set()
        position = 0
        for part in passage.parts:
            for metric in found[bisect_left(starts, part.start) : bisect_left(starts, part.end)]:
                if metric.number_end <= part.end:
                    start = position + metric.number_start - part.start
                    ranges.add((start, start + metric.number_end - metric.number_start))
            position += part.end - part.start + len(passage.joiner)
        kept: list[tuple[int, int]] = []
        for start, end in sorted(ranges):
            if not kept or start >= kept[-1][1]:
                kept.append((start, end))
        return tuple(kept)


def source_anchor(source: Source) -> str:
    """HTML id of a source's entry in the list of sources."""
    return f"source-{source.mark.lower()}"


def place(source: Source, paragraph: int | None, interface: Interface, *, is_shortened: bool = False) -> str:
    """Where a quotation stands: ``para. 12`` as printed, ``paragraph 5 (counted)`` where the source has no numbers."""
    kind = "front" if paragraph is None else "numbered" if source.document.paragraphs_numbered else "counted"
    tail = "_shortened" if is_shortened else ""
    return interface.say(f"evidence.place.{kind}{tail}", paragraph=str(paragraph))


def _mark(source: Source, paragraph: int | None, interface: Interface) -> str:
    if paragraph is None:
        return source.mark
    kind = "numbered" if source.document.paragraphs_numbered else "counted"
    return interface.say(f"evidence.mark.{kind}", source=source.mark, paragraph=str(paragraph))


def _entry(draft: _Draft, interface: Interface) -> EvidenceEntry:
    source, passage = draft.source, draft.passage
    where = place(source, draft.paragraph, interface)
    return EvidenceEntry(
        anchor=draft.anchor,
        label=interface.say("evidence.label", source=source.mark, place=where),
        mark=_mark(source, draft.paragraph, interface),
        place=place(source, draft.paragraph, interface, is_shortened=draft.shortened),
        quote=Text(text=passage.text, lang=source.lang),
        numbers=draft.numbers,
        source_anchor=source_anchor(source),
        file=source.document.file,
        sha256_prefix=source.document.sha256[:12],
        start=passage.start,
        end=passage.end,
        rule=draft.rule,
        flags=tuple(draft.flags.values()),
        used_by=tuple(draft.used_by.items()),
    )
