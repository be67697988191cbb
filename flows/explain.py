"""``--explain FILE``: a source as it was understood, every figure and every rejected numeral marked in its place."""

from collections import Counter
from datetime import date

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tasks.contracts.document import Document
from tasks.contracts.errors import BriefingError
from tasks.extraction.explanation import Mark, MarkKind, mark_numerals
from tasks.extraction.metrics import extract_metrics
from tasks.ingestion.listing import list_sources
from tasks.ingestion.reading import read_document

#: Brackets tell the kinds apart where there is no colour (a file, a pipe, a colour-blind reader).
_LOOKS = {
    MarkKind.FIGURE: ("⟦", "⟧", "bold green"),
    MarkKind.OTHER: ("‹", "›", "red"),
    MarkKind.UNREAD: ("‹?", "›", "bold magenta"),
}
#: Control characters of a source never reach the terminal.
_SAFE = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "�") | {13: ""}


def explain(location: str, console: Console, today: date) -> None:
    """Print the documents at ``location`` (a file, folder or address) with their numerals explained, and a summary.

    Raises:
        BriefingError: nothing there can be read; the message says why.
    """
    sources, aside = list_sources([location], first_seen=lambda _: today, as_of=today, month_end=today)
    if not sources:
        raise BriefingError(f"nothing to explain at {location}: " + "; ".join(item.detail for item in aside))
    for item in aside:
        console.print(f"Set aside: {item.file} ({item.reason}): {item.detail}", markup=False)
    for source in sources:
        document = read_document(source)
        marks = mark_numerals(document, extract_metrics(document))
        console.rule(f"{document.file} · {document.kind.value} · {document.language}", align="left")
        console.print(marked_text(document, marks), soft_wrap=True)
        print_summary(console, marks)


def marked_text(document: Document, marks: list[Mark]) -> Text:
    """The whole text; each mark in brackets of its kind, followed by an arrow and what was understood."""
    pieces = Text()
    position = 0
    for mark in marks:
        opened, closed, style = _LOOKS[mark.kind]
        pieces.append(document.text[position : mark.start].translate(_SAFE))
        pieces.append(opened + document.text[mark.start : mark.end].translate(_SAFE), style=style)
        pieces.append(f" → {mark.note}{closed}", style=f"{style} dim not bold")
        position = mark.end
    pieces.append(document.text[position:].translate(_SAFE))
    return pieces


def print_summary(console: Console, marks: list[Mark]) -> None:
    """How often each rule and each reason was used."""
    table = Table(title="What the numerals were read as", title_justify="left", box=None, padding=(0, 2, 0, 0))
    table.add_column("")
    table.add_column("rule or reason")
    table.add_column("times", justify="right")
    counts = Counter((mark.kind, mark.name) for mark in marks)
    for (kind, name), count in sorted(counts.items(), key=lambda item: (item[0][0].value, -item[1], item[0][1])):
        table.add_row(Text(kind.value, style=_LOOKS[kind][2]), name, str(count))
    console.print(table)
