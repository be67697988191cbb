"""What an inspection of the laid-out pages found: every fault with its page, its words and what to do about it."""

from dataclasses import dataclass

_QUOTED = 40


@dataclass(frozen=True, slots=True)
class LayoutFindings:
    """Faults of layout, in reading order, each said once for a page. Page numbers are 1-based.

    ``lost``: words that stand on no page at all. ``overflows``: text or boxes beyond the text area, their column or their
    cell. ``clipped``: text cut off by a box that hides what does not fit, or by the edge of a picture. ``small_text``: below
    7 pt as printed. ``low_contrast``: below the ratio of WCAG 2.2. ``stranded_headings`` and ``parted_captions``: the last
    thing on a page or in a column, with what they announce on the next. ``split_cards``: boxes that ask to stay whole, would
    fit on a page, and were cut. ``words_by_page`` and ``filled_by_page`` (share of the text area's height, 0 to 1) count and
    measure, without a verdict.
    """

    lost: tuple[str, ...] = ()
    overflows: tuple[str, ...] = ()
    clipped: tuple[str, ...] = ()
    small_text: tuple[str, ...] = ()
    low_contrast: tuple[str, ...] = ()
    stranded_headings: tuple[str, ...] = ()
    parted_captions: tuple[str, ...] = ()
    split_cards: tuple[str, ...] = ()
    near_blank_pages: tuple[int, ...] = ()
    words_by_page: tuple[int, ...] = ()
    filled_by_page: tuple[float, ...] = ()

    @property
    def messages(self) -> tuple[str, ...]:
        """Every finding as a sentence; empty when the layout holds."""
        return (
            *self.lost,
            *self.overflows,
            *self.clipped,
            *self.small_text,
            *self.low_contrast,
            *self.stranded_headings,
            *self.parted_captions,
            *self.split_cards,
            *(f"page {number}: next to nothing on it; let what follows move up" for number in self.near_blank_pages),
        )


def quoted(words: str) -> str:
    """The first 40 characters of ``words`` in quotation marks, blanks joined.

    >>> quoted("Donaudampfschifffahrt  und noch mehr Wörter, die folgen")
    '“Donaudampfschifffahrt und noch mehr Wört…”'
    """
    plain = " ".join(words.split())
    return f"“{plain[:_QUOTED]}…”" if len(plain) > _QUOTED else f"“{plain}”"
