"""What a person reads of a run in Prefect's UI: a summary, what was set aside, the checks."""

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.outcome import LOCK_COLUMNS
from tasks.contracts.result import EditionResult, Outcome

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
    failed = [check for check in result.checks if not check.passed]
    if failed:
        create_table_artifact(
            key="briefing-checks",
            description=f"Checks of briefing {result.edition.label} that did not pass",
            table=[{"check": check.name, "severity": check.severity.value, "detail": check.detail} for check in failed],
        )


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
    if result.changes:
        lines += ["", "Changes:", "", *(f"- {change}" for change in result.changes)]
    return "\n".join(lines)
