"""The comparison as a table for the terminal and as Markdown between two markers of the README."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.evaluation.figures_scoring import Score

BEGIN = "<!-- evaluation:begin -->"
END = "<!-- evaluation:end -->"
LANGUAGES = {"en": "English", "zh": "Chinese"}
_HEAD = ("", "span", "value", "value + unit", "on traps", "characters/s", "load, s")


@dataclass(frozen=True, slots=True)
class Row:
    """One program on one set; ``problem`` says in words why there is no score, ``failed`` on how many sentences it broke."""

    name: str
    score: Score | None = None
    speed: float | None = None
    load_seconds: float | None = None
    spans_only: bool = False
    failed: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All rows on one set, ours first; ``prose_speed`` is ours on ordinary prose."""

    title: str
    language: str
    sentences: int
    figures: int
    traps: Counter[str]
    rows: tuple[Row, ...]
    prose_speed: float | None = None


def _percent(rates: tuple[float, float, float]) -> str:
    precision, recall, f1 = rates
    return f"{precision * 100:.0f}/{recall * 100:.0f}/{f1 * 100:.1f}"


def readable_speed(speed: float) -> str:
    """Characters a second to two figures.

    >>> readable_speed(1_234_567), readable_speed(7612)
    ('1,200,000', '7,600')
    """
    digits = len(str(int(speed)))
    step = 10 ** max(0, digits - 2)
    return f"{int(speed / step + 0.5) * step:,}"


def on_traps(score: Score) -> int:
    """Predictions on words that the set names as no figure."""
    return sum(count for reason, count in score.false_positives.items() if reason != "not marked")


def cells(row: Row) -> tuple[str, ...]:
    """The cells of a row, as :data:`_HEAD` names them."""
    if row.score is None:
        return (row.name, row.problem or "no answer", *[""] * (len(_HEAD) - 2))
    name = f"{row.name} (broke on {row.failed} sentences)" if row.failed else row.name
    return (
        name,
        _percent(row.score.span()),
        "–" if row.spans_only else _percent(row.score.value()),
        "–" if row.spans_only else _percent(row.score.value_and_unit()),
        str(on_traps(row.score)),
        "" if row.speed is None else readable_speed(row.speed),
        "" if row.load_seconds is None else f"{row.load_seconds:.1f}",
    )


def _about(comparison: Comparison) -> str:
    return (
        f"{comparison.sentences} sentences, {comparison.figures} figures, {sum(comparison.traps.values())} named traps"
    )


def plain_table(comparison: Comparison) -> str:
    """The table for a terminal, with false positives by reason under it."""
    lines = [cells(row) for row in comparison.rows]
    widths = [
        max(len(cell[column]) for cell in [_HEAD, *(one for one in lines if one[2] or column == 0)])
        for column in range(len(_HEAD))
    ]

    def printed(line: tuple[str, ...]) -> str:
        return "  ".join([line[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(line[1:], widths[1:], strict=True))])

    shown = [
        f"{comparison.title} ({LANGUAGES[comparison.language]}): {_about(comparison)}; precision/recall/F1 in %",
        printed(_HEAD),
    ]
    shown += [printed(line) if line[2] else f"{line[0].ljust(widths[0])}  {line[1]}" for line in lines]
    reasons = sorted({reason for row in comparison.rows if row.score for reason in row.score.false_positives})
    shown.append("")
    shown.append("False positives by reason (of so many in the set):")
    heads = [f"{reason} ({comparison.traps[reason]})" if comparison.traps[reason] else reason for reason in reasons]
    shown.append("  ".join(["".ljust(widths[0]), *heads]))
    for row in comparison.rows:
        if row.score:
            counts = [
                str(row.score.false_positives[reason]).rjust(len(head))
                for reason, head in zip(reasons, heads, strict=True)
            ]
            shown.append("  ".join([row.name.ljust(widths[0]), *counts]))
    if comparison.prose_speed:
        shown.append(f"Ours on ordinary prose (seeds): {readable_speed(comparison.prose_speed)} characters/s")
    return "\n".join(line.rstrip() for line in shown)


def markdown(comparisons: list[Comparison]) -> str:
    """The tables for the README. A row that has no score keeps its place and says why."""
    parts = []
    for comparison in comparisons:
        lines = [f"**{LANGUAGES[comparison.language]}** ({_about(comparison)})", ""]
        lines.append("| " + " | ".join(head or "precision / recall / F1, %" for head in _HEAD) + " |")
        lines.append("|---" * len(_HEAD) + "|")
        for number, row in enumerate(comparison.rows):
            line = [cell.replace("|", "\\|") for cell in cells(row)]
            if number == 0:
                line = [f"**{cell}**" if cell else "" for cell in line]
            lines.append("| " + " | ".join(line) + " |")
        if comparison.prose_speed:
            lines += ["", f"Ours on ordinary prose: {readable_speed(comparison.prose_speed)} characters/s."]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def write_between_markers(path: Path, content: str) -> None:
    """Puts ``content`` between the two markers of the file; ValueError when they are not both there once, in order."""
    text = path.read_text(encoding="utf-8")
    if text.count(BEGIN) != 1 or text.count(END) != 1 or text.index(BEGIN) > text.index(END):
        raise ValueError(f"{path.name} needs the lines {BEGIN} and {END}, once each and in this order")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    path.write_text(f"{before}{BEGIN}\n{content}\n{END}{after}", encoding="utf-8")
