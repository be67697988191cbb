"""Asks and follow-up: every recommendation and requested action, with its horizon and what became of it."""

from tasks.aggregation import periods
from tasks.aggregation.edition_context import ASK_ROWS, EditionContext
from tasks.aggregation.evidence import printed_flags
from tasks.aggregation.frames import rows_of
from tasks.aggregation.sources import Source
from tasks.aggregation.themes_sections import cut_text
from tasks.aggregation.wording import anchor, item_text, telling_line
from tasks.contracts.activity import AskState, Recommendation
from tasks.contracts.briefing import AskRow
from tasks.grammar import un_style
from tasks.grammar.composition_zh import compose
from tasks.grammar.organisations import find_organisations
from tasks.vocabularies.front_matter import short_names

ASK_WORDS = 40
STATE_LABELS = {
    AskState.LAPSED: "Horizon passed",
    AskState.OPEN: "Open",
}


def state_of(context: EditionContext, ask: Recommendation) -> AskState:
    """Lapsed when the last day of the horizon lies before the edition's month; the only clock is the edition's."""
    first, last = periods.bounds(ask.horizon)
    if first is not None and last is None and "/" in (ask.horizon or ""):  # "from 2006 on" never ends
        return AskState.OPEN
    if last is not None:
        return AskState.LAPSED if last < context.month_start else AskState.OPEN
    return ask.state


def addressee_text(ask: Recommendation) -> str:
    """Who is asked: official English where the tables have it, else as the source names them."""
    if ask.addressee is None:
        return "not named"
    if ask.language.split("-")[0] == "en":
        return ask.addressee
    listed = [found.name for found in find_organisations(ask.addressee, ask.language) if found.listed]
    short = {zh: en.removeprefix("the ") for zh, en in short_names().items()}
    return listed[0] if listed else short.get(ask.addressee) or compose(ask.addressee) or ask.addressee


def ask_rows(context: EditionContext) -> tuple[AskRow, ...]:
    """Rows by source and place. A continuation of a numbered ask is marked; rows beyond the limit are counted."""
    table = context.frames.recommendations
    if table.empty:
        return ()
    ordered = table.sort_values(["position", "start", "recommendation_id"], kind="stable")
    if len(ordered) > ASK_ROWS:
        context.left_out.append(
            f"Asks: {len(ordered) - ASK_ROWS:,} of {len(ordered):,} recommendations have no room here; "
            "all are in the data pack."
        )
    rows = []
    before: tuple[str, str | None] | None = None
    for row in rows_of(ordered.head(ASK_ROWS)):
        ask: Recommendation = row.item
        is_continued = ask.label is not None and before == (ask.document_id, ask.label)
        before = (ask.document_id, ask.label)
        rows.append(_row(context, row.source, ask, is_continued))
    return tuple(rows)


def _row(context: EditionContext, source: Source, ask: Recommendation, is_continued: bool) -> AskRow:
    name = anchor("r", ask.recommendation_id)
    words = item_text(source, f"recommendation/{ask.recommendation_id}", ask.ask, ask.ask_original, ask.language)
    label = f"{ask.label or '–'}{' (cont.)' if is_continued else ''}"
    state = state_of(context, ask)
    return AskRow(
        anchor=name,
        label=label,
        ask=cut_text(telling_line(source, ask, ASK_WORDS)),
        original=words.original,
        addressee=addressee_text(ask),
        horizon=un_style.date(ask.horizon) or "none stated",
        state=state.value,
        state_label=STATE_LABELS[state],
        cites=(context.book.cite(ask, name, f"Asks: {source.mark} no. {label}"),),
        flags=printed_flags(ask.flags),
    )
