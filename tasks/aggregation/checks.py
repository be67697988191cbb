"""Editorial checks on the finished pages. A failed check of severity ``block`` holds the edition back."""

import re
from collections.abc import Iterable, Iterator

from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.highlights import MAX_HIGHLIGHTS, MAX_WORDS
from tasks.aggregation.wording import anchor
from tasks.contracts.briefing import BriefingData, ChecksLine, Cite
from tasks.contracts.flag import Severity
from tasks.contracts.metric import Metric
from tasks.contracts.translation import TranslationState
from tasks.grammar import un_style

#: More years than this between an event and the edition makes an item old news (OCHA hides highlights after 30 days;
#: here the sources themselves are old, so it is said, not hidden).
STALE_YEARS = 2
#: UN Editorial Manual, numbers: "per cent" in text, no figure below 10 in running text, commas in thousands.
#: Reasons for which a source is rightly no part of an edition.
_NOT_DUE = frozenset({"not_yet_received", "in_earlier_edition", "duplicate", "folder_not_read"})
_STYLE_SLIPS = (
    (re.compile(r"\d\s?%"), "“%” in running text"),
    (re.compile(r"\bpercent\b"), "“percent” for “per cent”"),
    (re.compile(r"(?<![\d,.])\d{5,}(?![\d,.])"), "figure without thousands commas"),
    (re.compile(r"\btonnes?\b"), "“tonnes” for “tons”"),
    (re.compile(r", and \w+\.$"), "comma before “and”"),
)


def checks(context: EditionContext, data: BriefingData) -> tuple[ChecksLine, ...]:
    """All checks, in the order they are printed."""
    entries = {entry.anchor for entry in data.evidence}
    cited = list(_cited_lines(data))
    unsupported = [name for name, cites in cited if not cites]
    broken = sorted(
        {cite.evidence_anchor for _, cites in cited for cite in cites if cite.evidence_anchor not in entries}
    )
    figures = [row.anchor for group in data.figures for row in group.rows] + [tile.anchor for tile in data.key_figures]
    figures_without = sorted(set(figures) & set(unsupported))
    highlights_without = [highlight.anchor for highlight in data.highlights if not highlight.cites]
    long = [h.anchor for h in data.highlights if len(h.text.text.split()) > MAX_WORDS]
    repeated = _repeated(_anchors(data))
    fields = [field for source in context.sources for field in source.worked.translations]
    held = sum(field.state is TranslationState.HELD for field in fields)
    oldest = context.month_end.year - STALE_YEARS
    stale = sum(year is not None and year < oldest for year in context.frames.activities["year"])
    unflagged = _unflagged(context, data)
    # A quiet month is honest; a month whose every source failed is not ready to be sent.
    unread = (
        []
        if context.sources
        else sorted({item.file for item in context.inputs.set_aside if item.reason not in _NOT_DUE})
    )
    # A row of a foreign-language document carries its own evidence: the words themselves.
    alone = [row.anchor for document in data.bilingual for row in document.rows if not row.source.text.strip()]
    slips = style_slips(_own_sentences(data))
    return (
        _line("Figures without evidence", len(figures_without), Severity.BLOCK, figures_without),
        _line("Highlights without a source", len(highlights_without), Severity.BLOCK, highlights_without),
        _line(
            "Other lines without a source", len(set(unsupported) - set(figures_without)), Severity.BLOCK, unsupported
        ),
        _line("Links to evidence that lead nowhere", len(broken), Severity.BLOCK, broken),
        _line("Translated rows without their original", len(alone), Severity.BLOCK, alone),
        _line("Anchors used twice", len(repeated), Severity.BLOCK, repeated),
        _line(f"Highlights of more than {MAX_WORDS} words", len(long), Severity.BLOCK, long),
        _line(
            f"Highlights beyond {un_style.number(MAX_HIGHLIGHTS)}",
            max(0, len(data.highlights) - MAX_HIGHLIGHTS),
            Severity.BLOCK,
        ),
        _line("Flagged figures printed without their flag", len(unflagged), Severity.BLOCK, unflagged),
        _line("Editions of which no source could be read", len(unread), Severity.BLOCK, unread),
        _line("Translated fields held back", held, Severity.WARN),
        _line("Sources set aside", len(data.set_aside), Severity.WARN),
        _line(f"Activities more than {un_style.number(STALE_YEARS)} years old", stale, Severity.NOTE),
        _line("Slips of UN number style in our own sentences", len(slips), Severity.NOTE, slips),
    )


def style_slips(sentences: Iterable[str]) -> list[str]:
    """What a UN editor would change in the numbers of our own sentences (never applied to quotations).

    >>> style_slips(["It rose by 5%."]), style_slips(["It rose by 5 per cent."])
    (['“%” in running text: It rose by 5%.'], [])
    """
    return [
        f"{slip}: {sentence}" for sentence in sentences for pattern, slip in _STYLE_SLIPS if pattern.search(sentence)
    ]


def _line(name: str, count: int, severity: Severity, examples: Iterable[str] = ()) -> ChecksLine:
    shown = list(examples)[:3]
    return ChecksLine(
        name=name,
        result=un_style.number(count, in_table=True),
        severity=severity,
        passed=count == 0,
        detail=f"For example: {'; '.join(shown)}" if shown and count else "",
    )


def _cited_lines(data: BriefingData) -> Iterator[tuple[str, tuple[Cite, ...]]]:
    """Every printed line that must lead to evidence, with its marks."""
    yield from ((item.anchor, item.cites) for item in data.highlights)
    yield from ((item.anchor, item.cites) for item in data.key_figures)
    yield from ((card.anchor, card.cites) for section in data.themes for card in section.cards)
    yield from ((item.anchor, item.cites) for item in data.threads)
    yield from ((item.anchor, item.cites) for item in data.asks)
    yield from ((row.anchor, row.cites) for group in data.figures for row in group.rows)
    yield from ((item.anchor, item.cites) for item in data.totals)
    yield from ((item.anchor, item.cites) for item in data.refused_totals)
    yield from ((item.anchor, item.cites) for item in data.coming_up)


def _anchors(data: BriefingData) -> Iterator[str]:
    yield from (name for name, _ in _cited_lines(data))
    yield from (row.anchor for document in data.bilingual for row in document.rows)
    yield from (item.anchor for item in data.themes)
    yield from (item.anchor for item in data.charts)
    yield from (item.anchor for item in data.bilingual)
    yield from (item.anchor for item in data.quality)
    yield from (item.anchor for item in data.sources)
    yield from (item.anchor for item in data.evidence)


def _repeated(names: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    twice: set[str] = set()
    for name in names:
        (twice if name in seen else seen).add(name)
    return sorted(twice)


def _unflagged(context: EditionContext, data: BriefingData) -> list[str]:
    """Lines that print a doubtful figure of their quotation without its flag.

    Words of ours are searched for the numeral as printed and as normalised, so that a doubt follows its figure into every
    wording.
    """
    in_file: dict[str, list[tuple[Metric, set[str]]]] = {}
    for source in context.sources:
        for metric in source.worked.extraction.metrics:
            codes = {flag.code for flag in metric.flags if flag.severity is not Severity.NOTE}
            if codes:
                in_file.setdefault(metric.file, []).append((metric, codes))
    quoted = {entry.anchor: entry for entry in data.evidence}
    printed = [(item.anchor, item.text.text, item.cites, item.flags) for item in data.highlights]
    printed += [(item.anchor, f"{item.number} {item.unit}", item.cites, item.flags) for item in data.key_figures]
    printed += [
        (card.anchor, card.headline.text, card.cites, card.flags) for part in data.themes for card in part.cards
    ]
    missing = set()
    for name, words, cites, flags in printed:
        shown = {flag.code for flag in flags}
        for entry in (quoted[cite.evidence_anchor] for cite in cites if cite.evidence_anchor in quoted):
            for metric, wanted in in_file.get(entry.file, ()):
                if entry.start <= metric.number_start < entry.end and not wanted <= shown and _says(words, metric):
                    missing.add(name)
    rows = {row.anchor: {flag.code for flag in row.flags} for group in data.figures for row in group.rows}
    for metric, wanted in (entry for found in in_file.values() for entry in found):
        name = anchor("f", metric.metric_id)
        if name in rows and not wanted <= rows[name]:
            missing.add(name)
    return sorted(missing)


def _says(words: str, metric: Metric) -> bool:
    forms = {metric.number_surface, un_style.quantity(metric.value, "", low=metric.min, high=metric.max, in_table=True)}
    return any(form and form in words for form in forms)


def _own_sentences(data: BriefingData) -> Iterator[str]:
    """Sentences this program wrote itself."""
    head = data.masthead
    yield from (head.coverage, head.dates_line, head.event_line, head.translation_line or "", head.next_issue)
    yield from (thread.sentence for thread in data.threads)
    yield from (total.reason for total in data.refused_totals)
    yield from (chart.description for chart in data.charts)
    yield data.coming_up_note
