"""The pictures of an edition, in the order in which the page shows them. No pie, no map.

Each carries the table it was drawn from: :mod:`tasks.contracts.charts`.
"""

from tasks.aggregation.chart_countries import countries_by_theme
from tasks.aggregation.chart_editions import over_editions
from tasks.aggregation.chart_figures import figures_side_by_side
from tasks.aggregation.chart_themes import activities_by_theme
from tasks.aggregation.chart_timeline import sources_over_time
from tasks.aggregation.edition_context import CHART_TABLE_ROWS, EditionContext
from tasks.aggregation.labels import theme_name
from tasks.contracts.charts import Chart


def charts(context: EditionContext) -> tuple[Chart, ...]:
    """The pictures that the edition has something for; none when it covers no source."""
    if not context.sources:
        return ()
    made = (
        sources_over_time(context),
        activities_by_theme(context),
        countries_by_theme(context),
        figures_side_by_side(context),
        # What other editions held is counted over all themes.
        None if context.themes else over_editions(context),
    )
    drawn = tuple(_with_room(context, chart) for chart in made if chart is not None)
    if not context.themes:
        return drawn
    # A picture is copied without its page, so each says itself that it is not of everything.
    themes = context.interface.clauses([theme_name(context.interface, theme_id) for theme_id in context.themes.themes])
    note = context.interface.say("charts.of_themes", themes=themes)
    return tuple(chart.model_copy(update={"notes": (*chart.notes, note)}) for chart in drawn)


def _with_room(context: EditionContext, chart: Chart) -> Chart:
    """``chart`` with no longer a table than has room on the page, and a note where it was cut."""
    total = len(chart.table.rows)
    if total <= CHART_TABLE_ROWS:
        return chart
    note = context.interface.say("charts.table_cut", room=CHART_TABLE_ROWS, total=total)
    table = chart.table.model_copy(update={"rows": chart.table.rows[:CHART_TABLE_ROWS]})
    return chart.model_copy(update={"table": table, "notes": (*chart.notes, note)})
