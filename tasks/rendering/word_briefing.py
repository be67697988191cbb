"""The Word copy, first part: what an officer reads. Front page, cautions, activities, charts, threads, asks, coming up."""

from markupsafe import Markup

from tasks.contracts.briefing import (
    ActivityCard,
    AskRow,
    BriefingData,
    Chart,
    Cite,
    EvidenceEntry,
    Highlight,
    KeyFigure,
    Text,
    Thread,
)  # fmt: skip
from tasks.contracts.charts import DataRow
from tasks.rendering import word_xml as xml
from tasks.rendering.word_manuscript import Manuscript
from tasks.rendering.word_quotation import quotation
from tasks.rendering.word_xml import NOTHING, Column


def write_front(m: Manuscript, data: BriefingData, product: str, office: Text) -> None:
    """Title, coverage, highlights and key figures, with a footnote of evidence at each."""
    head = data.masthead
    m.add("FlagHeld", data.preview)
    m.add("Kicker", office)
    m.add("Title", product)
    m.add("Subtitle", m.say("word.subtitle", month=head.month_name, number=head.number, edition=head.edition_label))
    for lines in (
        (head.coverage, head.dates_line, head.event_line, head.translation_line),
        (m.say("page.as_of", as_of=head.as_of), head.next_issue),
    ):
        m.add("Lead", " ".join(line for line in lines if line))
    if data.themes_shown:
        m.add("Caption", m.say("page.themes_shown"))
        m.add("Lead", data.themes_shown.line)
    if data.note:
        m.add("Caption", data.note.heading)
        for line in data.note.paragraphs:
            m.add("Quote", line)
        m.add("Remark", m.say("page.note_own_words"))
    if head.changes:
        m.add("Caption", m.say("page.changes"))
        for change in head.changes:
            m.add("ListBullet", change)
    if not data.sources:
        return
    entries = {entry.anchor: entry for entry in data.evidence}
    m.heading(1, m.say("page.highlights"), "highlights")
    for item in data.highlights:
        _write_highlight(m, item, entries)
    if not data.highlights:
        m.add("Empty", m.say(empty_words(data, "page.no_highlights")))
    m.heading(1, m.say("page.key_figures"), "key-figures")
    if data.key_figures:
        columns = m.columns(("word.column.key_figure", 30), ("word.column.counted", 43), ("word.column.as_of", 27))
        m.table(m.say("page.key_figures"), columns, [_key_figure(m, tile, entries) for tile in data.key_figures])
    else:
        m.add("Empty", m.say(empty_words(data, "page.no_key_figures")))
    m.add("Remark", data.key_figures_rule)
    m.add("Remark", m.say("word.editable"))


def write_briefing(m: Manuscript, data: BriefingData) -> None:
    """Cautions, activities by theme, charts as tables, threads, asks, dates ahead."""
    m.heading(1, m.say("page.part_briefing"), "briefing")
    if data.before_quoting:
        m.heading(2, m.say("page.before_quoting"), "before-quoting")
        for note in data.before_quoting:
            m.add("ListBullet", note.text, m.cites(note.cites), m.more(note.note_anchor))
        m.add("Remark", data.before_quoting_more)
    none = empty_words(data, "page.no_activities")
    m.section("activities", "page.activities", bool(data.themes), "word.activities_lead", none)
    m.add("Remark", data.themes_note)
    for theme in (theme for theme in data.themes if theme.cards):
        m.heading(3, theme.title, theme.anchor)
        for card in theme.cards:
            _write_card(m, card)
        if theme.more:
            m.add("Remark", m.say("word.more_activities", theme.more))
    if data.charts:
        m.section("charts", "page.charts", True, "word.charts_lead")
        for chart in data.charts:
            _write_chart(m, chart)
    m.section("threads", "page.threads", bool(data.threads), "page.threads_lead", empty_words(data, "page.no_threads"))
    m.add("Remark", data.threads_note)
    for thread in data.threads:
        _write_thread(m, thread)
    m.section("asks", "page.asks", bool(data.asks), "page.asks_lead", empty_words(data, "page.no_asks"))
    m.add("Remark", data.asks_note)
    if data.asks:
        columns = m.columns(
            ("page.ask_number", 10), ("page.ask_what", 45), ("page.ask_whom", 20), ("page.ask_horizon", 11),
            ("page.ask_state", 14),
        )  # fmt: skip
        m.table(m.say("page.asks"), columns, [_ask(m, row) for row in data.asks])
    m.section("coming-up", "page.coming_up", bool(data.coming_up))
    if data.coming_up:
        rows = [
            (
                m.paragraph("TableText", row.when, anchor=row.anchor),
                m.paragraph("TableText", row.what, m.cites(row.cites)),
            )
            for row in data.coming_up
        ]
        m.table(m.say("page.coming_up"), m.columns(("word.column.when", 24), ("word.column.what", 76)), rows)
    m.add("Remark" if data.coming_up else "Empty", data.coming_up_note)


def empty_words(data: BriefingData, key: str) -> str:
    """The message of an empty section; in an edition of some themes it is empty of these, whatever the sources say."""
    return "page.none_of_themes" if data.themes_shown else key


def _write_highlight(m: Manuscript, item: Highlight, entries: dict[str, EvidenceEntry]) -> None:
    m.add("Kicker", m.say("word.kicker", kicker=item.kicker, when=item.when) if item.when else item.kicker)
    m.add("Highlight", item.text, m.cites(item.cites), _notes(m, item.cites, entries), anchor=item.anchor)
    m.body.append(m.flags(item.flags))


def _key_figure(m: Manuscript, tile: KeyFigure, entries: dict[str, EvidenceEntry]) -> tuple[Markup, ...]:
    bound = xml.run(f"{tile.bound} ") if tile.bound else NOTHING
    return (
        m.paragraph(
            "KeyFigure",
            bound,
            m.words(tile.number, "KeyFigureNumber"),
            xml.run(" "),
            m.words(tile.unit),
            anchor=tile.anchor,
        ),
        m.paragraph("TableText", tile.definition) + m.flags(tile.flags),
        m.paragraph("TableText", tile.as_of, m.cites(tile.cites), _notes(m, tile.cites, entries)),
    )


def _notes(m: Manuscript, cites: tuple[Cite, ...], entries: dict[str, EvidenceEntry]) -> Markup:
    """A footnote for each evidence entry, so that a paragraph that is moved elsewhere takes its proof along."""
    found = [entries[cite.evidence_anchor] for cite in cites if cite.evidence_anchor in entries]
    return xml.run(", ", style="FootnoteReference").join(
        m.note(
            m.compose(
                "word.note",
                mark=m.link(entry.anchor, entry.label, "SourceMark"),
                quote=quotation(entry, m.interface.tag),
                file=entry.file,
            )
        )
        for entry in found
    )


def _write_card(m: Manuscript, card: ActivityCard) -> None:
    m.add("Activity", card.headline, m.cites(card.cites), anchor=card.anchor)
    pieces = [m.words(card.status_label, "Status"), m.words(card.when), m.words(card.who), m.words(card.where)]
    pieces.append(m.words(card.countries_line))
    if card.sdg_targets:
        pieces.append(m.words(m.say("page.sdg", targets=", ".join(card.sdg_targets))))
    pieces.append(m.words(card.reached_us))
    m.add("Facts", xml.run(" · ").join(piece for piece in pieces if piece))
    if card.original:
        m.add("Quote", card.original)
    m.add("Remark", card.translation_note or "")
    if card.digest:
        m.add("Remark", card.digest)
    m.body.append(m.flags(card.flags))


def _write_chart(m: Manuscript, chart: Chart) -> None:
    m.add(
        "Caption", m.compose("word.chart_title", title=m.words(chart.title), unit=str(chart.unit)), anchor=chart.anchor
    )
    if chart.table.rows:
        _write_chart_table(m, chart)
    for line in (chart.description, chart.source, *chart.notes):
        m.add("Remark", m.words(line))


def _write_chart_table(m: Manuscript, chart: Chart) -> None:
    table = chart.table
    headings = [(str(table.row_label), False), *((str(column.label), column.is_number) for column in table.columns)]
    columns = xml.fitted(headings, [(str(row.label), *map(str, row.cells)) for row in table.rows])
    labels = [m.paragraph("TableText", m.words(row.label)) for row in table.rows]
    if columns is not None:
        styles = ["TableNumber" if column.is_number else "TableText" for column in table.columns]
        cells = [
            [m.paragraph(style, m.words(cell)) for style, cell in zip(styles, row.cells, strict=True)]
            for row in table.rows
        ]
        rows = [(label, *row) for label, row in zip(labels, cells, strict=True)]
    else:  # too many columns for a page: what stands in them is listed, those without anything left out
        columns = (Column(str(table.row_label), 30), Column(m.say("word.column.values"), 70))
        rows = [(label, _listed_cells(m, chart, row)) for label, row in zip(labels, table.rows, strict=True)]
    m.table(str(chart.title), columns, rows)


def _listed_cells(m: Manuscript, chart: Chart, row: DataRow) -> Markup:
    pairs = [(column, cell) for column, cell in zip(chart.table.columns, row.cells, strict=True) if str(cell)]
    listed = (m.compose("word.value", column=str(column.label), value=m.words(cell)) for column, cell in pairs)
    return m.paragraph("TableText", m.semicolon().join(listed))


def _write_thread(m: Manuscript, thread: Thread) -> None:
    m.heading(3, thread.title, thread.anchor)
    m.add("Normal", thread.sentence, m.cites(thread.cites))
    for line in thread.lines:
        m.add("ListBullet", line)


def _ask(m: Manuscript, row: AskRow) -> tuple[Markup, ...]:
    original = m.paragraph("TableSub", row.original) if row.original else NOTHING
    return (
        m.paragraph("TableText", row.label, anchor=row.anchor),
        m.paragraph("TableText", row.ask, m.cites(row.cites)) + original + m.flags(row.flags),
        m.paragraph("TableText", row.addressee),
        m.paragraph("TableText", row.horizon),
        m.paragraph("TableText", m.words(row.state_label, "Status")),
    )
