"""Asks and follow-up: every recommendation and requested action, with its horizon and what became of it."""

import re
from itertools import pairwise

from tasks.aggregation import periods
from tasks.aggregation.edition_context import ASK_ROWS, EditionContext
from tasks.aggregation.evidence import printed_flags
from tasks.aggregation.frames import rows_of
from tasks.aggregation.labels import ask_state
from tasks.aggregation.sources import Source, cut_words, lang_tag
from tasks.aggregation.themes_sections import cut_text
from tasks.aggregation.wording import anchor, facts, item_text, telling_line
from tasks.contracts.activity import AskState, Recommendation
from tasks.contracts.briefing import AskRow, Text
from tasks.grammar.composition_zh import compose
from tasks.grammar.interface import Interface
from tasks.grammar.organisations import find_organisations
from tasks.vocabularies.front_matter import short_names

ASK_WORDS = 20
#: "To the ministries of environment: introduce …" says whom it asks before it says what.
_ADDRESSED = re.compile(r"To (?:the )?(?P<whom>[^\W\d_][^:;.]{2,90}): (?=[^\W\d_])")


def state_of(context: EditionContext, ask: Recommendation) -> AskState:
    """Lapsed when the last day of the horizon lies before the edition's month; the only clock is the edition's."""
    first, last = periods.bounds(ask.horizon)
    if first is not None and last is None and "/" in (ask.horizon or ""):  # "from 2006 on" never ends
        return AskState.OPEN
    if last is not None:
        return AskState.LAPSED if last < context.month_start else AskState.OPEN
    return ask.state


def addressee_text(words: Interface, ask: Recommendation) -> Text:
    """Who is asked: official English where the tables have it, else as the source names them."""
    if ask.addressee is None:
        return words.own(words.say("asks.addressee_not_named"))
    if ask.language.split("-")[0] == "en":
        return Text(text=words.sentence_start(ask.addressee))
    listed = [found.name for found in find_organisations(ask.addressee, ask.language) if found.listed]
    short = {zh: en.removeprefix("the ") for zh, en in short_names().items()}
    english = listed[0] if listed else short.get(ask.addressee) or compose(ask.addressee)
    return Text(text=english) if english else Text(text=ask.addressee, lang=lang_tag(ask.language))


def asked(source: Source, ask: Recommendation) -> tuple[Text, Text | None]:
    """What is asked, short enough for the table, and whom the sentence itself names at its head.

    The second is None where it names nobody there; the first then has all words of the sentence.
    """
    said = telling_line(source, ask, len(ask.passage.text))
    named = _ADDRESSED.match(said.text) if said.lang == "en" else None
    if named is None:
        return cut_text(telling_line(source, ask, ASK_WORDS)), None
    rest = facts().sentence_start(cut_words(said.text[named.end() :], ASK_WORDS))
    return Text(text=rest), Text(text=facts().sentence_start(named["whom"]))


def ask_rows(context: EditionContext) -> tuple[tuple[AskRow, ...], str]:
    """The asks of the five-minute read, and the sentence that counts them (empty when all are shown).

    Open asks come first, those of newer sources before those of older ones; printed by source, newest first, and place. A
    continuation of a numbered ask is marked.
    """
    table = context.frames.recommendations
    if table.empty:
        return (), ""
    in_text = list(rows_of(table.sort_values(["position", "start", "recommendation_id"], kind="stable")))
    continued = _continued([row.item for row in in_text])
    newest = sorted(in_text, key=lambda row: (-row.source.sort_date.toordinal(), row.position, row.start))
    states = {row.recommendation_id: state_of(context, row.item) for row in newest}
    chosen = sorted(newest, key=lambda row: states[row.recommendation_id] is AskState.LAPSED)[:ASK_ROWS]
    shown = {row.recommendation_id for row in chosen}
    rows = tuple(
        _row(context, row.source, row.item, row.recommendation_id in continued)
        for row in newest
        if row.recommendation_id in shown
    )
    if len(rows) == len(in_text):
        return rows, ""
    return rows, context.interface.say("asks.shown", n=len(in_text), total=len(in_text), shown=len(rows))


def _continued(asks: list[Recommendation]) -> set[str]:
    """Ids of asks that go on under the printed number of the ask before them."""
    return {
        ask.recommendation_id
        for before, ask in pairwise(asks)
        if ask.label is not None and (before.document_id, before.label) == (ask.document_id, ask.label)
    }


def _row(context: EditionContext, source: Source, ask: Recommendation, is_continued: bool) -> AskRow:
    words = context.interface
    name = anchor("r", ask.recommendation_id)
    said = item_text(source, f"recommendation/{ask.recommendation_id}", ask.ask, ask.ask_original, ask.language)
    label = ask.label or "–"
    if is_continued:
        label = words.say("asks.continued", label=label)
    state = state_of(context, ask)
    line, whom = asked(source, ask)
    return AskRow(
        anchor=name,
        label=label,
        ask=line,
        original=said.original,
        addressee=whom if whom is not None and ask.addressee is None else addressee_text(words, ask),
        horizon=words.date(ask.horizon) or words.say("asks.no_horizon"),
        state=state.value,
        state_label=ask_state(words, state),
        cites=(context.book.cite(ask, name, words.say("asks.label", mark=source.mark, number=label)),),
        flags=printed_flags(ask.flags, words),
    )
