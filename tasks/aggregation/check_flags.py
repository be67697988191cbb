"""Whether a doubtful figure carries its doubt into every wording that prints it."""

from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.wording import anchor
from tasks.contracts.briefing import BriefingData, Cite, PrintedFlag
from tasks.contracts.flag import Severity
from tasks.contracts.metric import Metric
from tasks.grammar import un_style


def unflagged(context: EditionContext, data: BriefingData) -> list[str]:
    """Ids of lines that print a doubtful figure of their quotation without its flag, in alphabetical order.

    Words of ours are searched for the numeral as printed in the source and as normalised, in English and in the language
    of the edition. Flags that are notes only are listed in the quality notes and not printed beside figures.
    """
    doubtful: dict[str, list[tuple[Metric, set[str]]]] = {}
    for source in context.sources:
        for metric in source.worked.extraction.metrics:
            codes = {flag.code for flag in metric.flags if flag.severity is not Severity.NOTE}
            if codes:
                doubtful.setdefault(metric.file, []).append((metric, codes))
    if not doubtful:
        return []
    quoted = {entry.anchor: entry for entry in data.evidence}
    missing = set()
    for name, words, cites, flags in _lines(data):
        shown = {flag.code for flag in flags}
        for entry in (quoted[cite.evidence_anchor] for cite in cites if cite.evidence_anchor in quoted):
            for metric, wanted in doubtful.get(entry.file, ()):
                if (
                    entry.start <= metric.number_start < entry.end
                    and not wanted <= shown
                    and _says(context, words, metric)
                ):
                    missing.add(name)
    rows = {row.anchor: {flag.code for flag in row.flags} for group in data.figures for row in group.rows}
    for metric, wanted in (entry for found in doubtful.values() for entry in found):
        name = anchor("f", metric.metric_id)
        if name in rows and not wanted <= rows[name]:
            missing.add(name)
    return sorted(missing)


def _lines(data: BriefingData) -> list[tuple[str, str, tuple[Cite, ...], tuple[PrintedFlag, ...]]]:
    lines = [(item.anchor, item.text.text, item.cites, item.flags) for item in data.highlights]
    lines += [(item.anchor, f"{item.number} {item.unit.text}", item.cites, item.flags) for item in data.key_figures]
    lines += [(c.anchor, c.headline.text, c.cites, c.flags) for section in data.themes for c in section.cards]
    lines += [(ask.anchor, ask.ask.text, ask.cites, ask.flags) for ask in data.asks]
    return lines


def _says(context: EditionContext, words: str, metric: Metric) -> bool:
    forms = {metric.number_surface}
    for formats in (un_style, context.interface):
        forms.add(formats.quantity(metric.value, "", low=metric.min, high=metric.max, in_table=True))
    return any(form and form in words for form in forms)
