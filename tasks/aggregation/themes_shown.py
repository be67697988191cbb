"""What an edition of some themes says of itself on its front page: which themes, and how much it leaves out."""

from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.frames import Frames
from tasks.aggregation.labels import theme_name
from tasks.aggregation.wording import anchor
from tasks.contracts.briefing import BriefingData, FilteredCount, ThemesShown

#: Kinds of facts that are of themes, as counted on the front page.
KINDS = ("activities", "figures", "asks")


def themes_shown(context: EditionContext) -> ThemesShown | None:
    """The themes asked for, with the counts; None where the pages show every theme."""
    if not context.themes:
        return None
    words = context.interface
    titles = [theme_name(words, theme_id) for theme_id in context.themes.themes]
    counts = _counts(context)
    left = [
        words.say(f"themes.left_out_{count.kind}", n=count.read, total=count.read, left=count.left_out)
        for count in counts
        if count.left_out
    ]
    said = [words.say("themes.only", themes=words.clauses(titles))]
    if not any(count.shown for count in counts):
        said.append(words.say("themes.nothing"))
    elif not left:
        said.append(words.say("themes.none_left_out"))
    if left:
        said.append(words.say("themes.left_out", counts=words.join(left)))
    said.append(words.say("themes.whole"))
    return ThemesShown(
        themes=tuple(zip(context.themes.themes, titles, strict=True)), line=words.sentences(said), counts=counts
    )


def _counts(context: EditionContext) -> tuple[FilteredCount, ...]:
    read, shown = _sizes(context.read), _sizes(context.frames)
    left = _sizes(context.themes.left_out(context.read))
    return tuple(FilteredCount(kind=kind, read=read[kind], shown=shown[kind], left_out=left[kind]) for kind in KINDS)


def _sizes(frames: Frames) -> dict[str, int]:
    return {"activities": len(frames.cards), "figures": len(frames.metrics), "asks": len(frames.recommendations)}


def differing_sums(context: EditionContext, data: BriefingData) -> list[str]:
    """Kinds of facts of which the pages do not account for everything read: what is shown and what is left out.

    What is shown is counted on the pages themselves, what was read in the documents, asks that are printed once only as such.
    """
    if data.themes_shown is None:
        return []
    extractions = [source.worked.extraction for source in context.sources]
    asked = int(context.read.activities["asked"].astype(bool).sum()) if len(context.read.activities) else 0
    read = {
        "activities": sum(len(extraction.activities) for extraction in extractions) - asked,
        "figures": sum(len(extraction.metrics) for extraction in extractions),
        "asks": sum(len(extraction.recommendations) for extraction in extractions),
    }
    printed = sum(len(section.cards) + section.more for section in data.themes)
    found = []
    for count in data.themes_shown.counts:
        shown = printed if count.kind == "activities" else count.shown
        if shown + count.left_out != read[count.kind] or count.read != read[count.kind]:
            found.append(f"{count.kind}: {shown} + {count.left_out} ≠ {read[count.kind]}")
    return found


def of_other_themes(context: EditionContext, data: BriefingData) -> list[str]:
    """Ids of printed lines that stand on a fact of no theme asked for: cards, rows of figures and asks."""
    if not context.themes:
        return []
    left = context.themes.left_out(context.read)
    hidden = {
        *(anchor("a", name) for name in left.activities["activity_id"]),
        *(anchor("f", name) for name in left.metrics["metric_id"]),
        *(anchor("r", name) for name in left.recommendations["recommendation_id"]),
    }
    printed = [card.anchor for section in data.themes for card in section.cards]
    printed += [row.anchor for group in data.figures for row in group.rows]
    printed += [row.anchor for row in data.asks]
    return [name for name in printed if name in hidden]
