"""The first sheet of the workbook: which edition, what it covers, what each sheet and column means, how to cite it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tasks.contracts.briefing import BriefingData
from tasks.contracts.edition import EditionInputs
from tasks.grammar.interface import Interface
from tasks.rendering.theme import Theme
from tasks.rendering.workbook_sheets import LAYOUT, SheetRows


@dataclass(frozen=True, slots=True)
class AboutRow:
    """One line: its words, one a column, and how they look (``title``, ``section``, ``heading`` or empty)."""

    texts: tuple[str, ...]
    style: str = ""


def about_rows(
    interface: Interface, data: BriefingData, inputs: EditionInputs, theme: Theme, tables: Sequence[SheetRows]
) -> Iterable[AboutRow]:
    """The lines from top to bottom."""
    say, head = interface.say, data.masthead
    yield AboutRow((theme.product or head.name,), "title")
    if data.preview:
        yield AboutRow((data.preview,), "section")
    edition = say("workbook.about.edition_line", month=head.month_name, number=head.number, edition=head.edition_label)
    for key, line in (
        ("office", "\n".join(part for part in (theme.office, *theme.contact) if part)),
        ("edition", edition),
        ("coverage", " ".join(part for part in (head.coverage, head.dates_line, head.event_line) if part)),
        ("translation", head.translation_line or ""),
        ("as_of", head.as_of),
        ("changes", "\n".join(head.changes)),
        ("cite_as", data.cite_as),
        ("licence", theme.licence),
        ("evidence", say("workbook.about.evidence_line")),
        ("rights", say("workbook.about.rights_line")),
        ("checks", say("workbook.about.checks_line")),
    ):
        if line:
            yield AboutRow((say(f"workbook.about.{key}"), "", line))
    if data.themes_shown:
        line = f"{data.themes_shown.line}\n{say('workbook.about.sheets_whole')}"
        yield AboutRow((say("page.themes_shown"), "", line))
    if data.note:
        lines = (*(line.text for line in data.note.paragraphs), say("page.note_own_words"))
        yield AboutRow((data.note.heading, "", "\n".join(lines)))
    yield AboutRow(("",))
    yield AboutRow((say("workbook.about.sheets"),), "section")
    yield AboutRow((say("workbook.about.sheet"), say("workbook.about.rows"), say("workbook.about.holds")), "heading")
    for table in tables:
        count = interface.number(table.count, in_table=True)
        yield AboutRow((say(f"workbook.sheet.{table.name}"), count, say(f"workbook.holds.{table.name}")))
    yield AboutRow(("",))
    yield from _units(interface, inputs)
    yield AboutRow((say("workbook.about.columns"),), "section")
    headings = (say("workbook.about.sheet"), say("workbook.about.column"), say("workbook.about.meaning"))
    yield AboutRow(headings, "heading")
    for name, columns in LAYOUT.items():
        for column, _ in columns:
            yield AboutRow((say(f"workbook.sheet.{name}"), column, say(_meaning(interface, name, column))))


def _meaning(interface: Interface, sheet: str, column: str) -> str:
    """The message that explains a column: its own in this sheet where there is one, else the one for all sheets."""
    own = f"workbook.column.{sheet}.{column}"
    return own if interface.has(own) else f"workbook.column.{column}"


def _units(interface: Interface, inputs: EditionInputs) -> Iterable[AboutRow]:
    used = sorted(
        {(metric.unit, metric.unit_ucum or "") for item in inputs.worked for metric in item.extraction.metrics}
    )
    if not used:
        return
    say = interface.say
    yield AboutRow((say("workbook.about.units"),), "section")
    yield AboutRow((say("workbook.about.unit"), say("workbook.about.ucum"), say("workbook.about.meaning")), "heading")
    for unit, ucum in used:
        yield AboutRow((unit, ucum, interface.unit(unit)))
    yield AboutRow(("",))
