"""Activities by theme: each shown once, under its main theme; the most telling ones, newest event first."""

from collections import Counter

import pandas as pd

from tasks.aggregation.edition_context import CARDS_PER_THEME, EditionContext
from tasks.aggregation.evidence import printed_flags
from tasks.aggregation.frames import NO_THEME, newest_first, rows_of
from tasks.aggregation.sources import Source, cut_words
from tasks.aggregation.weights import item_flags, weight_of
from tasks.aggregation.wording import ACTIVITY_STATUS_LABELS, activity_text, anchor, countries, some_names
from tasks.contracts.activity import Activity
from tasks.contracts.briefing import ActivityCard, Text, ThemeSection
from tasks.grammar import un_style
from tasks.grammar.themes import theme_title

#: A card's headline longer than this is cut with an ellipsis; the evidence entry has all words.
HEADLINE_WORDS = 30
HEADLINE_HAN = 70


def themes_in_order(activities: pd.DataFrame) -> list[str]:
    """Theme ids with the most activities first, then by id; activities without a theme last."""
    if activities.empty:
        return []
    counts = Counter(activities["theme"])
    return sorted(counts, key=lambda theme: (theme == NO_THEME, -counts[theme], theme))


def theme_name(theme_id: str) -> str:
    """The printed title of a theme."""
    return "Other subjects" if theme_id == NO_THEME else theme_title(theme_id)


def theme_sections(context: EditionContext) -> tuple[ThemeSection, ...]:
    """One section a theme, at most :data:`CARDS_PER_THEME` cards each; the others are counted in ``more``."""
    cards = context.frames.cards
    sections = []
    for theme_id in themes_in_order(cards):
        of_theme = newest_first(cards[cards["theme"] == theme_id])
        shown = of_theme
        if len(of_theme) > CARDS_PER_THEME:
            weights = [-weight_of(row.source, row.item) for row in rows_of(of_theme)]
            heaviest = of_theme.assign(_weight=weights).sort_values("_weight", kind="stable").head(CARDS_PER_THEME)
            shown = newest_first(heaviest.drop(columns="_weight"))
        sections.append(
            ThemeSection(
                anchor=anchor("theme", theme_id),
                theme_id=theme_id,
                title=theme_name(theme_id),
                cards=tuple(_card(context, row.source, row.item, theme_id) for row in rows_of(shown)),
                more=len(of_theme) - len(shown),
            )
        )
    return tuple(sections)


def when_line(activity: Activity) -> str:
    """When it happened, as printed; says so where the source does not."""
    return un_style.date(activity.date or activity.period) or "date not stated"


def cut_text(text: Text) -> Text:
    """A headline short enough for a card: by words, in Chinese by characters."""
    if text.lang.startswith("zh"):
        return text if len(text.text) <= HEADLINE_HAN else Text(text=f"{text.text[:HEADLINE_HAN]}…", lang=text.lang)
    return Text(text=cut_words(text.text, HEADLINE_WORDS), lang=text.lang)


def _card(context: EditionContext, source: Source, activity: Activity, theme_id: str) -> ActivityCard:
    words = activity_text(source, activity)
    card_anchor = anchor("a", activity.activity_id)
    note = words.note
    if note and words.digest:
        note = f"{note}. {words.digest}"
    return ActivityCard(
        anchor=card_anchor,
        kicker=theme_name(theme_id),
        headline=cut_text(words.text),
        original=cut_text(words.original) if words.original else None,
        translation_note=note,
        who=some_names(organisation.name for organisation in activity.organisations),
        where="; ".join(part for part in (un_style.join(activity.places), countries(activity.countries)) if part),
        when=when_line(activity),
        reached_us=source.received_line,
        status=activity.status.value,
        status_label=ACTIVITY_STATUS_LABELS[activity.status],
        sdg_targets=activity.sdg_targets,
        cites=(context.book.cite(activity, card_anchor, f"Activities: {theme_name(theme_id)}"),),
        flags=printed_flags(item_flags(source, activity)),
    )
