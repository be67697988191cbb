"""What the editions held, month by month: from the third edition on."""

from datetime import date

from tasks.aggregation.edition_context import EditionContext
from tasks.contracts.charts import Column, DataRow, DataTable, Sparkline, Sparklines

#: Editions that make a line; with two there is only a difference.
FEWEST = 3
MOST = 24
#: Kinds of counts in the archive, in the order printed.
KINDS = ("documents", "metrics", "activities", "recommendations")


def over_editions(context: EditionContext) -> Sparklines | None:
    """Counts of the latest editions, oldest first, the present one last; None before the third edition."""
    words, month = context.interface, context.request.edition.month
    earlier = {item.edition.month: item.counts for item in context.inputs.history if item.edition.month < month}
    present = {
        "documents": len(context.inputs.worked),
        "metrics": sum(len(item.extraction.metrics) for item in context.inputs.worked),
        "activities": sum(len(item.extraction.activities) for item in context.inputs.worked),
        "recommendations": sum(len(item.extraction.recommendations) for item in context.inputs.worked),
    }
    counted = {**{name: earlier[name] for name in sorted(earlier)}, month: present}
    months = list(counted)[-MOST:]
    kinds = [kind for kind in KINDS if all(kind in counted[month] for month in months)]
    if len(months) < FEWEST or not kinds:
        return None
    labels = {kind: words.say(f"charts.editions.{kind}") for kind in kinds}
    lines = tuple(
        Sparkline(
            label=labels[kind],
            values=tuple(counted[month][kind] for month in months),
            first_label=words.number(counted[months[0]][kind], in_table=True),
            last_label=words.number(present[kind], in_table=True),
        )
        for kind in kinds
    )
    first, last = words.month_name(months[0]), words.month_name(month)
    # Inside a sentence the names of months have no capital.
    span = {"first": words.date(months[0]), "last": words.date(month)}
    said = [
        words.say("charts.editions.change", label=line.label, first=line.first_label, last=line.last_label)
        for line in lines
    ]
    return Sparklines(
        anchor="chart-editions",
        title=words.say("charts.editions.title"),
        unit=words.say("charts.unit.counts"),
        description=words.sentences(
            [words.sentence_start(words.say("charts.editions.span", n=len(months), **span)), *said]
        ),
        source=words.say("charts.editions.source"),
        months=tuple(date.fromisoformat(f"{month}-01") for month in months),
        first_month=first,
        last_month=last,
        lines=lines,
        table=DataTable(
            row_label=words.say("charts.column.edition"),
            columns=tuple(Column(label=labels[kind]) for kind in kinds),
            rows=tuple(
                DataRow(
                    label=words.month_name(month),
                    cells=tuple(words.number(counted[month][kind], in_table=True) for kind in kinds),
                )
                for month in months
            ),
        ),
    )
