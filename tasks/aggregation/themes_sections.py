"""Activities by theme: each shown once, under its main theme; the most telling ones, newest event first."""

import re
from collections import Counter

import pandas as pd

from tasks.aggregation import labels
from tasks.aggregation.edition_context import CARDS, CARDS_PER_THEME, THEMES, EditionContext
from tasks.aggregation.evidence import printed_flags
from tasks.aggregation.frames import NO_THEME, newest_first, rows_of
from tasks.aggregation.sources import Source, cut_words
from tasks.aggregation.weights import item_flags, told
from tasks.aggregation.wording import activity_text, anchor, country_names, facts, some_names, telling_line
from tasks.contracts.activity import Activity
from tasks.contracts.briefing import ActivityCard, Text, ThemeSection
from tasks.grammar.interface import Interface

#: A card's headline longer than this is cut with an ellipsis; the evidence entry has all words.
HEADLINE_WORDS = 26
HEADLINE_HAN = 70
_WORD = re.compile(r"\w+")


def themes_in_order(activities: pd.DataFrame) -> list[str]:
    """Theme ids with the most activities first, then by id; activities without a theme last."""
    if activities.empty:
        return []
    counts = Counter(activities["theme"])
    return sorted(counts, key=lambda theme: (theme == NO_THEME, -counts[theme], theme))


def theme_sections(context: EditionContext) -> tuple[tuple[ThemeSection, ...], str]:
    """One section a theme with the cards chosen, the others counted in ``more``; and the sentence that counts them all.

    The sentence is empty when every activity is shown. Themes that have no card here stand last, and the sentence names them.
    """
    words, cards = context.interface, context.frames.cards
    by_theme = {theme_id: newest_first(cards[cards["theme"] == theme_id]) for theme_id in themes_in_order(cards)}
    chosen = choose_cards(context, by_theme)
    sections = []
    for theme_id, of_theme in by_theme.items():
        shown = [row for row in rows_of(of_theme) if row.activity_id in chosen]
        sections.append(
            ThemeSection(
                anchor=anchor("theme", theme_id),
                theme_id=theme_id,
                title=labels.theme_name(words, theme_id),
                cards=tuple(_card(context, row.source, row.item, theme_id) for row in shown),
                more=len(of_theme) - len(shown),
            )
        )
    sections.sort(key=lambda section: not section.cards)  # stable
    if len(chosen) == len(cards):
        return tuple(sections), ""
    said = [words.say("activities.shown", n=len(cards), total=len(cards), shown=len(chosen))]
    others = [
        words.say("activities.of_theme", theme=section.title, count=section.more)
        for section in sections
        if not section.cards
    ]
    if others:
        said.append(words.say("activities.other_themes", themes=words.join(others)))
    return tuple(sections), words.sentences(said)


def choose_cards(context: EditionContext, by_theme: dict[str, pd.DataFrame]) -> set[str]:
    """Ids of the activities that get a card: the heaviest of each of the largest themes, then the heaviest in rounds.

    Newer events come first within one weight.
    """
    ranked = {
        theme_id: sorted(rows_of(of_theme), key=lambda row: -told(context, row.source, row.item).weight)
        for theme_id, of_theme in by_theme.items()
    }
    chosen: set[str] = set()
    for position in range(CARDS_PER_THEME):
        of_round = [rows[position] for rows in list(ranked.values())[:THEMES] if position < len(rows)]
        of_round.sort(key=lambda row: -told(context, row.source, row.item).weight)  # stable: larger themes first
        room = max(0, CARDS - len(chosen))
        chosen.update(row.activity_id for row in of_round[:room])
    return chosen


def when_line(words: Interface, activity: Activity) -> str:
    """When it happened, as printed; says so where the source does not."""
    return words.date(activity.date or activity.period) or words.say("activities.undated")


def cut_text(text: Text) -> Text:
    """A headline short enough for a card: by words, in Chinese by characters."""
    if text.lang.startswith("zh"):
        if len(text.text) <= HEADLINE_HAN:
            return text
        kept = text.text[:HEADLINE_HAN]
        if text.text[HEADLINE_HAN].isdigit():  # a number is printed whole or not at all
            kept = kept.rstrip("0123456789０１２３４５６７８９.,")
        return Text(text=f"{kept}…", lang=text.lang)
    return Text(text=cut_words(text.text, HEADLINE_WORDS), lang=text.lang)


def _headline(context: EditionContext, source: Source, activity: Activity, words: Text) -> Text:
    """The source's own sentence where it is short enough, else the headline, else the sentence cut at a clause.

    A headline leaves out who acts and what a figure is compared with; the sentence never does.
    """
    line = told(context, source, activity).line
    if activity.language.split("-")[0] == "en" and words.lang == "en":
        is_whole = not line.text.endswith("…") and len(line.text.split()) <= HEADLINE_WORDS
        if is_whole and _has(line.text, words.text):
            return Text(text=line.text.removesuffix("."), lang=words.lang)
    if words.text.endswith("…") and words.lang.split("-")[0] == "en":
        return telling_line(source, activity, HEADLINE_WORDS) if line.text.endswith("…") else line
    return cut_text(words)


def _has(sentence: str, headline: str) -> bool:
    """Whether the sentence says all words of the headline: another sentence does not stand for it."""
    return set(_WORD.findall(headline.lower())) <= set(_WORD.findall(sentence.lower()))


def _card(context: EditionContext, source: Source, activity: Activity, theme_id: str) -> ActivityCard:
    words = context.interface
    said = activity_text(source, activity)
    card_anchor = anchor("a", activity.activity_id)
    theme = labels.theme_name(words, theme_id)
    countries = country_names(words, activity.countries)
    return ActivityCard(
        anchor=card_anchor,
        kicker=theme,
        headline=_headline(context, source, activity, said.text),
        original=cut_text(said.original) if said.original else None,
        translation_note=words.say(said.note) if said.note else None,
        digest=said.digest,
        who=Text(text=some_names(organisation.name for organisation in activity.organisations)),
        where=Text(text=facts().join(activity.places)),
        countries=countries,
        countries_line=words.join(countries),
        when=when_line(words, activity),
        reached_us=source.received_line(words),
        status=activity.status.value,
        status_label=labels.status_label(words, activity.status),
        sdg_targets=activity.sdg_targets,
        cites=(context.book.cite(activity, card_anchor, words.say("activities.label", theme=theme)),),
        flags=printed_flags(item_flags(source, activity), words),
    )
