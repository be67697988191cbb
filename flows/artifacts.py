"""What a person reads of a run in Prefect's UI: a summary with links to the pages, figures, translations, set aside, checks."""

import heapq
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact

from flows.outcome import LOCK_COLUMNS, pack_lines
from tasks.contracts.delivery import DeliveryState
from tasks.contracts.edition import EditionId
from tasks.contracts.flag import Severity
from tasks.contracts.result import EditionResult, Outcome
from tasks.distribution.report import DistributionReport

#: What a failed check means, gravest first.
SEVERITIES = {Severity.BLOCK: "holds the edition back", Severity.WARN: "warning", Severity.NOTE: "note"}
SAYS = {
    Outcome.MADE: "made",
    Outcome.UNCHANGED: "nothing has changed since it was made",
    Outcome.HELD: "made, but **held back by its checks**",
}


#: Rows of the largest tables; Prefect keeps artifacts in its database, the data pack has all.
MOST_ROWS = 200
#: Pages that a link leads to, with their words.
PAGES = {
    "briefing.pdf": "the PDF",
    "briefing.html": "the web page",
    "briefing.docx": "the Word copy",
    "briefing.xlsx": "the workbook",
}


def publish_artifacts(result: EditionResult, output: Path, site: str) -> None:
    """Write the run's artifacts; those with nothing to say are left out. Inside a flow run only.

    Args:
        result: The edition.
        output: The folder of editions, whose data pack the tables are read from.
        site: The address at which the folder of editions can be opened, without a slash at its end.
    """
    key, label = result.edition.name, result.edition.label
    folder = output / result.folder
    create_markdown_artifact(
        key=f"briefing-summary-{key}",
        description=f"Briefing {label}",
        markdown=summary(result, f"{site}/{result.folder}"),
    )
    create_link_artifact(
        key=f"briefing-{key}",
        link=f"{site}/{result.folder}/briefing.pdf",
        link_text=f"Open briefing {label} (PDF)",
        description=f"Briefing {label}: the PDF",
    )
    figures = figure_rows(pack_lines(folder, "metrics"))
    if figures:
        create_table_artifact(
            key=f"briefing-figures-{key}",
            description=f"Figures of briefing {label}{_first(result.counts.get('figures', 0))}",
            table=figures,
        )
    fields = translation_rows(pack_lines(folder, "translations"))
    if fields:
        create_table_artifact(
            key=f"briefing-translations-{key}",
            description=f"Translated fields of briefing {label}{_first(result.counts.get('translated fields', 0))}",
            table=fields,
        )
    if result.set_aside:
        create_table_artifact(
            key=f"briefing-set-aside-{key}",
            description=f"Warning: {len(result.set_aside)} set aside in briefing {label}{_first(len(result.set_aside))}",
            table=[
                {"file": file, "reason": reason, "what to do": detail}
                for file, reason, detail in result.set_aside[:MOST_ROWS]
            ],
        )
    create_table_artifact(
        key=f"briefing-checks-{key}",
        description=f"Checks of briefing {label}: {checks_line(result)}",
        table=check_rows(result),
    )


def publish_delivery_artifacts(edition: EditionId, report: DistributionReport) -> None:
    """Write down in Prefect's UI who got an edition, by masked address, and what a person should look at."""
    what = "Dry run: " if report.dry_run else ""
    create_markdown_artifact(
        key=f"briefing-deliveries-summary-{edition.name}",
        description=f"{what}deliveries of briefing {edition.label}",
        markdown=delivery_summary(edition, report),
    )
    if report.rows:
        create_table_artifact(
            key=f"briefing-deliveries-{edition.name}",
            description=f"{what}deliveries of briefing {edition.label}{_first(len(report.rows))}",
            table=[
                {
                    "recipient": row.address,
                    "channel": row.channel.value,
                    "state": row.state.value.replace("_", " ") if row.state else "planned",
                    "detail": row.detail,
                }
                for row in sorted(report.rows, key=lambda row: row.state is DeliveryState.SENT)[:MOST_ROWS]
            ],
        )


def delivery_summary(edition: EditionId, report: DistributionReport) -> str:
    """The deliveries in a few lines of Markdown: counts by state, and every line of the audience that was not used."""
    lines = [
        f"# {'Dry run: d' if report.dry_run else 'D'}eliveries of briefing {edition.label}",
        "",
        report.in_words(),
        "",
    ]
    lines += ["| state | recipients |", "|---|---:|"]
    lines += [f"| {state.value.replace('_', ' ')} | {count} |" for state, count in report.counts.items() if count]
    for heading, rows in (
        ("Lines of the audience that cannot be used", report.refused_lines),
        ("Named more than once, served once", report.duplicates),
        ("Waiting for the edition in their language", report.waiting),
        ("To note", report.notes),
    ):
        if rows:
            lines += ["", f"## {heading}", "", *(f"- {_cell(row)}" for row in rows[:MOST_ROWS])]
            lines += [f"- and {len(rows) - MOST_ROWS} more"] if len(rows) > MOST_ROWS else []
    return "\n".join(lines)


def _first(rows: int) -> str:
    return f" (the first {MOST_ROWS} of {rows}; the workbook has all)" if rows > MOST_ROWS else ""


def figure_rows(metrics: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    """The figures as they stand in their sources, with where; those with a warning first, :data:`MOST_ROWS` at most."""
    ranked = heapq.nsmallest(MOST_ROWS, metrics, key=lambda row: not row["flags"])
    return [
        {
            "as printed in the source": row["surface"],
            "warning": "; ".join(flag["detail"] for flag in row["flags"]),
            "source": row["file"] + (f", para. {row['paragraph']}" if row["paragraph"] else ""),
            "of what": row["subject"] or row["subject_original"] or "",
            "status": row["status"],
            "period": row["period"] or "",
        }
        for row in ranked
    ]


def translation_rows(fields: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    """The translated fields with their state; what a person should look at first, :data:`MOST_ROWS` at most."""
    order = ("held", "needs_review", "untranslated", "verified")
    ranked = heapq.nsmallest(
        MOST_ROWS, fields, key=lambda row: order.index(row["state"]) if row["state"] in order else 0
    )
    return [
        {
            "state": row["state"].replace("_", " "),
            "field": row["field"],
            "source": row["source"],
            "English": row["target"] or "",
            "worded by": row["provider"],
            "file": row["file"],
        }
        for row in ranked
    ]


def checks_line(result: EditionResult) -> str:
    """How many checks passed, and how many of each severity did not: what decides whether the edition may be sent."""
    failed = Counter(check.severity for check in result.checks if not check.passed)
    passed = len(result.checks) - failed.total()
    said = ", ".join(f"{failed[severity]} {word}" for severity, word in SEVERITIES.items() if failed[severity])
    return f"{passed} of {len(result.checks)} passed" + (f"; {said}" if said else "")


def check_rows(result: EditionResult) -> list[dict[str, str]]:
    """Every check, those that failed first and the gravest of them first."""
    order = list(SEVERITIES)
    ranked = sorted(result.checks, key=lambda check: (check.passed, order.index(check.severity)))
    return [
        {
            "check": check.label or check.name,
            "result": "passed" if check.passed else SEVERITIES[check.severity],
            "found": str(check.count),
            "detail": check.detail,
        }
        for check in ranked
    ]


def summary(result: EditionResult, address: str) -> str:
    """The run in a few lines of Markdown; ``address`` is where the edition's folder can be opened."""
    what = "Preview of briefing" if result.is_preview else "Briefing"
    lines = [f"# {what} {result.edition.label}", "", f"Edition {SAYS[result.outcome]}; folder `{result.folder}`.", ""]
    if result.is_preview:
        lines += ["A dry run: nothing was recorded, and this preview can be neither approved nor sent.", ""]
    links = [f"[{words}]({address}/{name})" for name, words in PAGES.items() if name in result.files]
    if links:
        lines += [f"Open {', '.join(links)}.", ""]
    if result.key_figures:
        lines += ["| key figure | of what | source |", "|---:|---|---|"]
        lines += [
            f"| **{_cell(figure)}** | {_cell(label)} | {_cell(mark)} |" for figure, label, mark in result.key_figures
        ]
        lines += [""]
    lines += ["| in this edition | number |", "|---|---:|"]
    lines += [f"| {name} | {count} |" for name, count in (result.counts | result.translated).items()]
    if result.lock:
        lines += ["", "Number lock, fields by provider:", "", f"| provider | {' | '.join(LOCK_COLUMNS.values())} |"]
        lines += [f"|---|{'---:|' * len(LOCK_COLUMNS)}"]
        for provider, counts in result.lock.items():
            lines.append(f"| {provider} | {' | '.join(str(counts.get(way, 0)) for way in LOCK_COLUMNS)} |")
    lines += ["", f"Checks: {checks_line(result)}.", ""]
    lines += [
        f"- {SEVERITIES[check.severity]}: {check.label or check.name}. {check.detail}"
        for check in result.checks
        if not check.passed and check.severity is not Severity.NOTE
    ]
    if result.changes:
        lines += ["", "Changes:", "", *(f"- {change}" for change in result.changes)]
    if result.outcome is not Outcome.HELD and not result.is_preview:
        label = result.edition.label
        lines += [
            "",
            f"Next: read it; then, under Deployments, run **publish-briefing** and choose {label} to approve it or send it back.",
        ]
    return "\n".join(lines)


def _cell(text: str) -> str:
    """Words of a source inside a Markdown table: no column, line, tag or link of their own."""
    shown = " ".join(text.split())
    for sign in "\\|<>[]*_`":
        shown = shown.replace(sign, f"&#{ord(sign)};")
    return shown
