"""The themes that an edition is made of: what of everything read its pages show, and how much they leave out.

An activity speaks of every theme its words name, and so does an ask. A figure, or a date still ahead, is of the themes of the
activities and asks that hold it; where none does, of those its own sentence names. What is of no theme asked for is left out
of the pages and counted. Sources, set-aside files, quality notes and the data pack are never filtered.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from tasks.aggregation.frames import NO_THEME, Frames, rows_of
from tasks.aggregation.sources import Source
from tasks.contracts.activity import Activity, Recommendation
from tasks.contracts.errors import BriefingError
from tasks.contracts.span import Passage
from tasks.grammar.themes import find_themes
from tasks.vocabularies.themes import theme_titles

Item = Activity | Recommendation


class UnknownThemeError(BriefingError):
    """An edition is asked for by a theme that the vocabulary does not have."""

    def __init__(self, theme_id: str) -> None:
        known = ", ".join((*theme_titles(), NO_THEME))
        super().__init__(f"There is no theme {theme_id!r}: choose among {known}.")


@dataclass(frozen=True)
class ThemeFilter:
    """The themes asked for, in the order asked; empty: all of them.

    Raises:
        UnknownThemeError: one of them is not in the vocabulary.
    """

    themes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        known = {*theme_titles(), NO_THEME}
        for theme_id in self.themes:
            if theme_id not in known:
                raise UnknownThemeError(theme_id)

    def __bool__(self) -> bool:
        return bool(self.themes)

    @cached_property
    def _asked(self) -> frozenset[str]:
        return frozenset(self.themes)

    def chosen(self, themes: Iterable[str]) -> str | None:
        """The first of an item's ``themes`` that is asked for; None when none is.

        >>> chosen = ThemeFilter(("finance",)).chosen
        >>> chosen(("policy-and-regulation", "finance")), chosen(()), ThemeFilter((NO_THEME,)).chosen(())
        ('finance', None, 'other')
        """
        of_item = tuple(themes) or (NO_THEME,)
        if not self.themes:
            return of_item[0]
        return next((theme_id for theme_id in of_item if theme_id in self._asked), None)

    def shows_passage(self, source: Source, passage: Passage) -> bool:
        """Whether words of a source (those around a date) are of a theme asked for."""
        return not self.themes or self.chosen(themes_of_passage(source, passage)) is not None

    def applied(self, frames: Frames) -> Frames:
        """The rows of the themes asked for; an activity stands under the first of its themes that is asked for."""
        return self._rows(frames, shown=True) if self.themes else frames

    def left_out(self, frames: Frames) -> Frames:
        """The rows of other themes and of none; no row at all where every theme is shown."""
        return self._rows(frames, shown=False)

    def _rows(self, frames: Frames, *, shown: bool) -> Frames:
        if frames.documents.empty:
            return frames
        activities, figures, asks = frames.activities, frames.metrics, frames.recommendations
        own = [self.chosen(item.themes) for item in activities["item"]]
        of_figures = [self.chosen(themes) for themes in themes_of_figures(rows_of(figures))]
        of_asks = [self.chosen(themes_of_ask(row)) for row in rows_of(asks)]
        if shown:
            activities = activities.assign(theme=pd.Series(own, index=activities.index, dtype=object))
        return replace(
            frames,
            activities=_where(activities, [(theme is not None) is shown for theme in own]),
            metrics=_where(figures, [(theme is not None) is shown for theme in of_figures]),
            recommendations=_where(asks, [(theme is not None) is shown for theme in of_asks]),
        )


def _where(table: pd.DataFrame, kept: list[bool]) -> pd.DataFrame:
    """The rows that are kept; an empty list would choose columns."""
    return table[pd.Series(kept, index=table.index, dtype=bool)]


def themes_of_figures(rows: Iterable[Any]) -> Iterator[tuple[str, ...]]:
    """For each row of the table of figures the themes of the activities and asks that hold it, else those of its sentence.

    The sentence is read by the rule by which the activities were: :func:`tasks.grammar.themes.find_themes`.
    """
    by_source: dict[int, dict[str, tuple[str, ...]]] = {}
    for row in rows:
        held = by_source.get(row.position)
        if held is None:
            held = by_source[row.position] = _themes_held(row.source)
        yield held.get(row.metric_id) or tuple(find_themes(row.item.sentence.text, row.item.language))


def _themes_held(source: Source) -> dict[str, tuple[str, ...]]:
    """Figure → themes of all activities and asks of the source that hold it."""
    extraction = source.worked.extraction
    held: dict[str, dict[str, None]] = {}
    items: tuple[Item, ...] = (*extraction.activities, *extraction.recommendations)
    for item in items:
        for metric_id in item.metric_ids:
            held.setdefault(metric_id, {}).update(dict.fromkeys(item.themes))
    return {metric_id: tuple(themes) for metric_id, themes in held.items()}


def themes_of_passage(source: Source, passage: Passage) -> tuple[str, ...]:
    """The themes of the activities and asks that share words with a passage, else those that its own words name."""
    extraction = source.worked.extraction
    items: tuple[Item, ...] = (*extraction.activities, *extraction.recommendations)
    sharing = [item for item in items if item.start < passage.end and passage.start < item.end]
    return _united(sharing) or tuple(find_themes(passage.text, source.document.language))


def themes_of_ask(row: Any) -> tuple[str, ...]:
    """The themes of an ask, and of a recommended activity in the same words, which is printed as the ask alone."""
    activities = row.source.worked.extraction.activities
    same = [
        item
        for item in activities
        if item.status.value == "recommended" and item.start < row.item.end and row.item.start < item.end
    ]
    return tuple(dict.fromkeys((*row.item.themes, *_united(same))))


def _united(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(theme_id for item in items for theme_id in item.themes))
