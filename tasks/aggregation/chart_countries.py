"""Countries by theme, as a matrix of counts: no map, because maps need clearance and hide small countries."""

from collections import Counter

from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.labels import theme_name
from tasks.aggregation.themes_sections import themes_in_order
from tasks.contracts.charts import Column, DataRow, DataTable, TileRow, Tiles
from tasks.grammar.interface import Interface

MAX_COUNTRIES = 14
MAX_THEMES = 14

Pairs = Counter[tuple[str, str]]


def countries_by_theme(context: EditionContext) -> Tiles | None:
    """Countries named in most activities first; None when no activity names a country."""
    cards, words = context.frames.cards, context.interface
    named = cards[[bool(codes) for codes in cards["countries"]]] if not cards.empty else cards
    if named.empty:
        return None
    pairs: Pairs = Counter()
    totals: Counter[str] = Counter()
    for theme, codes in zip(named["theme"], named["countries"], strict=True):
        for code in set(codes):
            pairs[code, theme] += 1
            totals[code] += 1
    ordered = sorted(totals, key=lambda code: (-totals[code], words.country(code), code))
    themes = themes_in_order(named)
    shown, columns = ordered[:MAX_COUNTRIES], themes[:MAX_THEMES]
    names = tuple(theme_name(words, theme) for theme in columns)
    rows = tuple(
        TileRow(
            label=words.country(code),
            counts=tuple(pairs[code, theme] for theme in columns),
            count_labels=tuple(words.number(pairs[code, theme], in_table=True) for theme in columns),
            total=totals[code],
            total_label=words.number(totals[code], in_table=True),
        )
        for code in shown
    )
    left_out = set(ordered[MAX_COUNTRIES:])
    of_left_out = sum(not left_out.isdisjoint(codes) for codes in named["countries"])
    nameless = len(cards) - len(named)
    more_themes = len(themes) - len(columns)
    of_more_themes = sum(theme not in columns for theme in named["theme"])
    notes = []
    if left_out:
        notes.append(words.say("charts.countries.more", n=len(left_out), activities=of_left_out))
    if more_themes:
        notes.append(words.say("charts.countries.more_themes", n=more_themes, activities=of_more_themes))
    if nameless:
        notes.append(words.say("charts.countries.nameless", n=nameless))
    return Tiles(
        anchor="chart-countries",
        title=words.say("charts.countries.title"),
        unit=words.say("charts.unit.activities"),
        description=words.say(
            "charts.countries.description", n=len(ordered),
            country=rows[0].label, total=rows[0].total_label,
        ),
        source=words.say("charts.countries.source"),
        notes=tuple(map(words.sentence_start, notes)),
        columns=names,
        rows=rows,
        total_heading=words.say("charts.column.total"),
        table=DataTable(
            row_label=words.say("charts.column.country"),
            columns=(
                Column(label=words.say("charts.column.total")),
                Column(label=words.say("charts.column.by_theme"), is_number=False),
            ),
            rows=tuple(
                DataRow(
                    label=words.country(code),
                    cells=(words.number(totals[code], in_table=True), _by_theme(words, pairs, code, themes)),
                )
                for code in ordered
            ),
        ),
    )  # fmt: skip


def _by_theme(words: Interface, pairs: Pairs, code: str, themes: list[str]) -> str:
    counts = ((theme_name(words, theme), pairs[code, theme]) for theme in themes if pairs[code, theme])
    return words.clauses([words.say("charts.labelled_count", label=label, count=count) for label, count in counts])
