"""The whole edition from everything that was read: each section from its module, evidence and checks last."""

from tasks.aggregation import key_figures as tiles
from tasks.aggregation.asks import ask_rows
from tasks.aggregation.bilingual import bilingual_documents
from tasks.aggregation.charts import charts
from tasks.aggregation.checks import checks
from tasks.aggregation.coming_up import coming_up
from tasks.aggregation.edition_context import open_edition
from tasks.aggregation.figures_table import figure_groups
from tasks.aggregation.highlights import highlights
from tasks.aggregation.imprint import imprint, parameters
from tasks.aggregation.masthead import masthead
from tasks.aggregation.quality import quality_notes
from tasks.aggregation.sources_list import set_aside_rows, source_entries
from tasks.aggregation.themes_sections import theme_sections
from tasks.aggregation.threads import threads
from tasks.aggregation.totals import totals
from tasks.contracts.briefing import BriefingData
from tasks.contracts.edition import EditionInputs


def aggregate(inputs: EditionInputs) -> BriefingData:
    """Everything the pages say. The same inputs give the same data, whatever order the documents come in.

    Every section writes its quotations into the book of evidence while it is composed; the quality notes come after all
    the others, because they report what had no room.
    """
    context = open_edition(inputs)
    made_totals, refused_totals = totals(context)
    upcoming, upcoming_note = coming_up(context)
    data = BriefingData(
        masthead=masthead(context),
        highlights=highlights(context),
        key_figures=tiles.key_figures(context),
        key_figures_rule=tiles.RULE,
        themes=theme_sections(context),
        charts=charts(context),
        threads=threads(context),
        asks=ask_rows(context),
        figures=figure_groups(context),
        totals=made_totals,
        refused_totals=refused_totals,
        coming_up=upcoming,
        coming_up_note=upcoming_note,
        bilingual=bilingual_documents(context),
        quality=quality_notes(context),
        sources=source_entries(context),
        set_aside=set_aside_rows(context),
        evidence=(),
        checks=(),
        imprint=imprint(context),
        parameters=parameters(context),
    )
    data = data.model_copy(update={"evidence": context.book.entries()})
    return data.model_copy(update={"checks": checks(context, data)})
