"""The Word copy, second part: what is looked up. Figures, totals, originals, notes, sources, imprint, evidence."""

from collections.abc import Iterable

from markupsafe import Markup

from tasks.contracts.briefing import BilingualRow, BriefingData, EvidenceEntry, FigureRow, SourceEntry, Text
from tasks.contracts.flag import Severity
from tasks.rendering import word_xml as xml
from tasks.rendering.page_words import named
from tasks.rendering.theme import Theme
from tasks.rendering.word_briefing import empty_words
from tasks.rendering.word_manuscript import Manuscript
from tasks.rendering.word_quotation import quotation
from tasks.rendering.word_xml import NOTHING

_SEVERITY_STYLES = {Severity.BLOCK: "FlagHeld", Severity.WARN: "FlagCaution", Severity.NOTE: "FlagNote"}


def write_reference(m: Manuscript, data: BriefingData, theme: Theme) -> None:
    """Every section from the figures table to the evidence, in the order of the briefing."""
    m.heading(1, m.say("page.part_reference"), "reference", page_break=True)
    m.add("Lead", m.say("page.part_reference_line"))
    _write_figures(m, data)
    _write_totals(m, data)
    _write_bilingual(m, data)
    _write_quality(m, data)
    _write_sources(m, data)
    m.section("imprint", "page.imprint", True)
    write_imprint(m, data, theme)
    _write_evidence(m, data)


def _write_figures(m: Manuscript, data: BriefingData) -> None:
    none = empty_words(data, "page.no_figures")
    m.section("figures", "page.figures", bool(data.figures), "page.figures_lead", none)
    m.add("Remark", data.figures_note)
    columns = m.columns(
        ("page.figure_reported", 20), ("page.figure_normalised", 18), ("page.figure_subject", 33),
        ("page.figure_period", 16), ("page.figure_state", 13),
    )  # fmt: skip
    for group in data.figures:
        m.add("Caption", group.title)
        m.add("Remark", group.note)
        m.table(str(group.title), columns, [_figure(m, row) for row in group.rows])


def _figure(m: Manuscript, row: FigureRow) -> tuple[Markup, ...]:
    part_of = m.paragraph("TableSub", row.part_of) if row.part_of else NOTHING
    bound = xml.run(f"{row.bound} ") if row.bound else NOTHING
    return (
        m.paragraph("TableText", row.reported, m.cites(row.cites), anchor=row.anchor),
        m.paragraph("TableText", bound, row.normalised),
        m.paragraph("TableText", row.subject) + part_of + m.flags(row.flags),
        m.paragraph("TableText", row.period) + (m.paragraph("TableSub", row.countries) if row.countries else NOTHING),
        m.paragraph("TableText", m.words(named(m.interface, row.status, "page.figure_status"), "Status"))
        + m.paragraph("TableSub", named(m.interface, row.kind, "page.figure_kind")),
    )


def _write_totals(m: Manuscript, data: BriefingData) -> None:
    m.section("totals", "page.totals", True)
    for total in data.totals:
        sum_of = m.compose("word.total", subject=total.subject, result=m.words(total.result, "Strong"))
        m.add("Normal", sum_of, m.cites(total.cites), anchor=total.anchor)
        m.add("Remark", m.compose("word.total_parts", parts=_listed(m, total.parts)))
    if not data.totals:
        m.add("Empty", m.say(empty_words(data, "page.no_totals")))
    if not data.refused_totals:
        m.add("Empty", m.say(empty_words(data, "page.no_refused_totals")))
        return
    m.heading(3, m.say("page.refused_totals"), "refused-totals")
    for refused in data.refused_totals:
        m.add("Normal", refused.subject, m.cites(refused.cites), anchor=refused.anchor)
        for figure in refused.figures:
            m.add("ListBullet", figure)
        m.add("Remark", refused.reason)


def _listed(m: Manuscript, parts: Iterable[Text]) -> Markup:
    return m.semicolon().join(m.words(part) for part in parts)


def _write_bilingual(m: Manuscript, data: BriefingData) -> None:
    m.section("bilingual", "page.bilingual", bool(data.bilingual), "", "page.no_bilingual")
    columns = m.columns(("page.field", 23), ("page.original", 35), ("page.target", 42))
    for document in data.bilingual:
        title = m.compose("word.document_heading", mark=document.mark, title=document.title)
        words = m.say("word.document_heading", mark=document.mark, title=str(document.title))
        m.heading(3, words, document.anchor, pieces=title)
        m.add("Lead", document.note)
        caption = m.say("page.bilingual_caption", mark=document.mark)
        m.table(caption, columns, [_bilingual(m, row) for row in document.rows])


def _bilingual(m: Manuscript, row: BilingualRow) -> tuple[Markup, ...]:
    if row.target:
        target = m.paragraph("TableText", row.target)
    elif row.digest:
        target = m.paragraph("TableSub", m.compose("word.digest", digest=row.digest))
    else:
        target = m.paragraph("TableSub", m.say("word.only_original"))
    below = [line for line in (row.place, row.state_label, row.provider, row.checks) if line]
    return (
        m.paragraph("TableText", m.words(row.field_label, "Strong"), anchor=row.anchor)
        + NOTHING.join(m.paragraph("TableSub", line) for line in below),
        m.paragraph("TableText", row.source),
        target + m.flags(row.flags),
    )


def _write_quality(m: Manuscript, data: BriefingData) -> None:
    m.section("quality", "page.quality", bool(data.quality), "", "page.no_quality")
    for note in data.quality:
        severity = m.words(m.say(f"page.severity.{note.severity.value}"), "FlagLabel")
        pieces = m.compose("word.flag", label=severity, detail=m.words(note.heading))
        m.add(_SEVERITY_STYLES[note.severity], pieces, anchor=note.anchor)
        m.add("Normal", note.text, m.cites(note.cites))
    write_set_aside(m, data)


def write_set_aside(m: Manuscript, data: BriefingData) -> None:
    """The files that the edition could not use, as a table, or that there were none."""
    if not data.set_aside:
        m.add("Remark", m.say("page.none_set_aside"))
        return
    caption = m.say("page.set_aside_caption", len(data.set_aside))
    m.add("Caption", caption, anchor="set-aside")
    rows = [
        (
            m.paragraph("TableText", row.file),
            m.paragraph("TableText", row.reason),
            m.paragraph("TableText", row.detail),
        )
        for row in data.set_aside
        if row.is_printed
    ]
    m.table(caption, m.columns(("page.file", 32), ("page.reason", 20), ("page.what_to_do", 48)), rows)


def _write_sources(m: Manuscript, data: BriefingData) -> None:
    m.section("sources", "page.sources", bool(data.sources), "", "page.no_sources")
    if data.sources:
        columns = m.columns(
            ("page.source_mark", 8), ("page.source_title", 45), ("page.source_dates", 19), ("page.source_file", 28)
        )
        m.table(m.say("page.sources"), columns, [_source(m, source) for source in data.sources if source.is_printed])


def _source(m: Manuscript, source: SourceEntry) -> tuple[Markup, ...]:
    symbol = m.words(source.symbol)
    if source.official_url and source.official_url.startswith("https://"):
        symbol = m.web_link(source.official_url, m.say("page.official_document", symbol=source.symbol))
    facts = (m.words(source.kind), m.words(source.language), m.words(source.issuer), symbol)
    below = [*(m.say("page.also_in", version=version) for version in source.other_versions), source.counts]
    return (
        m.paragraph("TableText", m.words(source.mark, "Strong"), anchor=source.anchor),
        m.paragraph("TableText", source.title)
        + (m.paragraph("TableText", source.title_en) if source.title_en else NOTHING)
        + m.paragraph("TableSub", xml.run(" · ").join(piece for piece in facts if piece))
        + NOTHING.join(m.paragraph("TableSub", line) for line in below),
        m.paragraph("TableText", source.dated) + m.paragraph("TableSub", source.received),
        m.paragraph("TableText", source.file)
        + m.paragraph("TableSub", m.say("word.checksum", digest=source.sha256))
        + (m.paragraph("TableSub", source.url) if source.url else NOTHING)
        + m.paragraph("TableSub", source.rights),
    )


def write_imprint(m: Manuscript, data: BriefingData, theme: Theme) -> None:
    """Office, how to cite, licence, method, settings, checks."""
    for line in (theme.office, *theme.contact):
        if line:
            m.add("Remark", theme.words(line))
    if data.cite_as:
        m.add("Normal", m.words(m.say("page.cite_this"), "Strong"), xml.run(f" {data.cite_as}"))
    if theme.licence:
        m.add("Normal", m.words(m.say("page.licence"), "Strong"), xml.run(" "), theme.words(theme.licence))
    if theme.disclaimer:
        m.add("Normal", theme.words(theme.disclaimer))
    for line in data.imprint:
        m.add("Normal", line)
    if data.parameters:
        settings = m.interface.clauses([f"{name} {value}" for name, value in data.parameters])
        m.add("Remark", m.words(m.say("page.made_with"), "Strong"), xml.run(f" {settings}"))
    if data.checks:
        m.add("Caption", m.say("page.checks"))
        columns = m.columns(
            ("word.column.check", 34),
            ("word.column.result", 22),
            ("word.column.weight", 12),
            ("word.column.detail", 32),
        )
        rows = [
            (
                m.paragraph("TableText", check.name),
                m.paragraph("TableText", m.say("word.check_passed" if check.passed else "word.check_failed", result=check.result)),
                m.paragraph("TableText", m.say(f"page.severity.{check.severity.value}")),
                m.paragraph("TableSub", check.detail),
            )
            for check in data.checks
        ]  # fmt: skip
        m.table(m.say("page.checks"), columns, rows)


def _write_evidence(m: Manuscript, data: BriefingData) -> None:
    m.section("evidence", "page.evidence", bool(data.evidence), "page.evidence_lead", "page.no_evidence")
    for entry in data.evidence:
        _write_entry(m, entry)


def _write_entry(m: Manuscript, entry: EvidenceEntry) -> None:
    place = "" if entry.label.endswith(entry.place) else f" {entry.place}"
    m.add("EvidenceLabel", m.words(entry.label, "Strong"), xml.run(place), anchor=entry.anchor)
    mirrored = xml.is_right_to_left(entry.quote.lang)
    quote = m.compose("word.quote", quote=quotation(entry, m.interface.tag))
    m.body.append(xml.paragraph("Quote", quote, mirrored=mirrored))
    origin = m.say(
        "page.evidence_origin", file=entry.file, start=str(entry.start), end=str(entry.end),
        prefix=entry.sha256_prefix, rule=entry.rule,
    )  # fmt: skip
    m.add("Remark", origin)
    m.body.append(m.flags(entry.flags))
    if entry.used_by:
        links = m.semicolon().join(m.link(anchor, label) for anchor, label in entry.used_by)
        m.add("Remark", xml.run(m.say("page.back_to") + " "), links)
