"""The whole edition from everything that was read: each section from its module, evidence and checks last."""

from tasks.aggregation import key_figures as tiles
from tasks.aggregation.asks import ask_rows
from tasks.aggregation.before_quoting import before_quoting
from tasks.aggregation.bilingual import bilingual_documents
from tasks.aggregation.charts import charts
from tasks.aggregation.checks import checks
from tasks.aggregation.coming_up import coming_up
from tasks.aggregation.edition_context import open_edition
from tasks.aggregation.figures_table import figure_groups, figures_note
from tasks.aggregation.highlights import highlights
from tasks.aggregation.imprint import cite_as, imprint, parameters
from tasks.aggregation.masthead import masthead
from tasks.aggregation.office_note import office_note
from tasks.aggregation.quality import quality_notes
from tasks.aggregation.sources_list import lists_left_out, set_aside_rows, source_entries, with_room
from tasks.aggregation.themes_sections import theme_sections
from tasks.aggregation.themes_shown import themes_shown
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
    head = masthead(context)
    sections, themes_note = theme_sections(context)
    common, threads_note = threads(context)
    asked, asks_note = ask_rows(context)
    figures = figure_groups(context)
    made_totals, refused_totals = totals(context)
    upcoming, upcoming_note = coming_up(context)
    bilingual = bilingual_documents(context)
    cut_figures = figures_note(context, figures)
    context.left_out.extend(note for note in (themes_note, asks_note, cut_figures, *lists_left_out(context)) if note)
    notes = quality_notes(context)
    brief, more_notes = before_quoting(context, notes)
    data = BriefingData(
        language=inputs.request.language,
        cite_as=cite_as(context, head.name, inputs.request.office),
        masthead=head,
        highlights=highlights(context),
        key_figures=tiles.key_figures(context),
        key_figures_rule=tiles.rule(context.interface),
        themes=sections,
        charts=charts(context),
        threads=common,
        asks=asked,
        figures=figures,
        themes_note=themes_note,
        threads_note=threads_note,
        asks_note=asks_note,
        figures_note=cut_figures,
        totals=made_totals,
        refused_totals=refused_totals,
        coming_up=upcoming,
        coming_up_note=upcoming_note,
        bilingual=bilingual,
        quality=notes,
        before_quoting=brief,
        before_quoting_more=more_notes,
        sources=source_entries(context),
        set_aside=set_aside_rows(context),
        evidence=(),
        checks=(),
        imprint=imprint(context),
        parameters=parameters(context),
        themes_shown=themes_shown(context),
        note=office_note(context),
        preview=context.interface.say("masthead.preview") if inputs.request.is_preview else "",
    )
    evidence = context.book.entries()
    data = data.model_copy(update={"evidence": evidence, "sources": with_room(data.sources, evidence)})
    return data.model_copy(update={"checks": checks(context, data)})
