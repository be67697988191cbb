"""The pictures of an edition, in the order in which the page shows them. No pie, no map.

Each carries the table it was drawn from: :mod:`tasks.contracts.charts`.
"""

from tasks.aggregation.chart_countries import countries_by_theme
from tasks.aggregation.chart_editions import over_editions
from tasks.aggregation.chart_figures import figures_side_by_side
from tasks.aggregation.chart_themes import activities_by_theme
from tasks.aggregation.chart_timeline import sources_over_time
from tasks.aggregation.edition_context import EditionContext
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
        over_editions(context),
    )
    return tuple(chart for chart in made if chart is not None)
