"""The imprint: how the edition was made, what its words mean, what it does not claim."""

from tasks.aggregation.edition_context import CARDS_PER_THEME, EditionContext
from tasks.aggregation.highlights import MAX_HIGHLIGHTS, MAX_WORDS
from tasks.grammar import un_style


def imprint(context: EditionContext) -> tuple[str, ...]:
    """Lines of the imprint, each a whole sentence or two."""
    lines = [
        "Method: figures, activities and asks are read from the sources by a published grammar; nothing is estimated, "
        "averaged or corrected. Every printed line leads to the exact words it was read from (see Evidence).",
        f"Highlights: at most {un_style.number(MAX_HIGHLIGHTS)}, of at most {MAX_WORDS} words, chosen by rule: what is done "
        "before what is under way or planned, dated results with figures first, one source and one theme in turn, newest first.",
        f"Activities: at most {un_style.number(CARDS_PER_THEME)} a theme, taken by the same rule and printed newest first; "
        "the others are counted there and stand in the data pack.",
        "Threads, totals and charts are our own analysis of what the sources say; all else is the sources' wording or "
        "its translation.",
        "“Para.” is the source's own paragraph number; “¶” is our count of paragraphs where the source has no numbers.",
        "References to tons are to metric tons. Sums of money are as stated in the sources.",
        "Dates show when something happened; “received” or “first seen” shows when the source reached this office.",
        "Translations are unofficial; the original is printed beside them. Where an official version exists, it prevails.",
        "The designations employed and the presentation of the material do not imply the expression of any opinion "
        "concerning the legal status of any country, territory, city or area or of its authorities, or concerning the "
        "delimitation of its frontiers or boundaries.",
        "Mention of firm names and commercial products does not imply endorsement.",
        "Corrections: tell the sender the edition, the source mark and the paragraph; a corrected version is issued under "
        "the same number and says what was changed.",
    ]
    software = context.request.software
    if software:
        lines.append(f"Made with {un_style.join([f'{name} {software[name]}' for name in sorted(software)])}.")
    return tuple(lines)


def parameters(context: EditionContext) -> tuple[tuple[str, str], ...]:
    """The parameters actually used, by name, edition and language first."""
    request = context.request
    first = {"edition": request.edition.label, "as of": request.as_of.isoformat(), "language": request.language}
    return tuple((first | dict(sorted(request.parameters.items()))).items())
