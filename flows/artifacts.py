"""What a person reads of a run in Prefect's UI: a summary, what was set aside, the checks."""

from collections import Counter

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.outcome import LOCK_COLUMNS
from tasks.contracts.flag import Severity
from tasks.contracts.result import EditionResult, Outcome

#: What a failed check means, gravest first.
SEVERITIES = {Severity.BLOCK: "holds the edition back", Severity.WARN: "warning", Severity.NOTE: "note"}
SAYS = {
    Outcome.MADE: "made",
    Outcome.UNCHANGED: "nothing has changed since it was made",
    Outcome.HELD: "made, but **held back by its checks**",
}


def publish_artifacts(result: EditionResult) -> None:
    """Write the run's artifacts; those with nothing to say are left out. Inside a flow run only."""
    create_markdown_artifact(
        key="briefing-summary",
        description=f"Briefing {result.edition.label}",
        markdown=summary(result),
    )
    if result.set_aside:
        create_table_artifact(
            key="briefing-set-aside",
            description=f"Warning: {len(result.set_aside)} set aside in briefing {result.edition.label}",
            table=[{"file": file, "reason": reason, "what to do": detail} for file, reason, detail in result.set_aside],
        )
    create_table_artifact(
        key="briefing-checks",
        description=f"Checks of briefing {result.edition.label}: {checks_line(result)}",
        table=check_rows(result),
    )


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


def summary(result: EditionResult) -> str:
    """The run in a few lines of Markdown."""
    lines = [f"# Briefing {result.edition.label}", "", f"Edition {SAYS[result.outcome]}; folder `{result.folder}`.", ""]
    lines += ["| | |", "|---|---:|"]
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
    return "\n".join(lines)
