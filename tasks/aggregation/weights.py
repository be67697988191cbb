"""How much an activity tells a reader at a glance: what is taken for the highlights and for the cards."""

from tasks.aggregation.sources import Source
from tasks.aggregation.wording import telling_line
from tasks.contracts.activity import Activity, ActivityStatus
from tasks.contracts.flag import Flag, Severity
from tasks.contracts.metric import MetricKind

#: Words of a line; what needs more is cut, and weighs less.
LINE_WORDS = 30
#: First words of a sentence that leans on the one before it and says little on a page by itself.
_LEANING = frozenset(
    (
        "It",
        "Its",
        "They",
        "Their",
        "This",
        "These",
        "That",
        "Those",
        "He",
        "She",
        "Such",
        "Another",
        "Also",
        "Elsewhere",
    )
)


def item_flags(source: Source, activity: Activity) -> tuple[Flag, ...]:
    """The flags of an activity and of every figure inside it."""
    figures = [source.metrics[name] for name in activity.metric_ids if name in source.metrics]
    return (*activity.flags, *(flag for metric in figures for flag in metric.flags))


def weight_of(source: Source, activity: Activity) -> int:
    """Larger is better: done, dated, with a result in figures, with a country; a doubt or a long line counts against it."""
    figures = [source.metrics[name] for name in activity.metric_ids if name in source.metrics]
    when = activity.date or activity.period or ""
    weight = {ActivityStatus.DONE: 4, ActivityStatus.ONGOING: 2, ActivityStatus.PLANNED: 1}.get(activity.status, 0)
    weight += 3 if any(figure.kind is MetricKind.OUTCOME for figure in figures) else 1 if figures else 0
    weight += 2 if "-" in when else 1 if when else 0
    weight += bool(activity.countries)
    if any(flag.severity is not Severity.NOTE for flag in item_flags(source, activity)):
        weight -= 4
    line = telling_line(source, activity, LINE_WORDS).text
    if line.endswith("…"):  # what is cut off is read in the evidence only
        weight -= 3
    if activity.passage.text[:1].islower() or line.split(" ", 1)[0] in _LEANING:
        weight -= 3
    return weight
