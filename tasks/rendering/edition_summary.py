"""``summary.json``: the edition in a few lines, as printed and as plain text, for the message that brings it to its readers."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from tasks.contracts.briefing import BriefingData, Cite, KeyFigure, PrintedFlag
from tasks.contracts.edition import EditionInputs
from tasks.contracts.flag import Severity
from tasks.grammar.interface import Interface, interface_for
from tasks.rendering.pack_format import to_json
from tasks.rendering.printable import printable
from tasks.rendering.theme import Theme


def edition_summary(data: BriefingData, inputs: EditionInputs, theme: Theme) -> bytes:
    """The file's bytes: one JSON object, a key a line. Same data, request and theme, same bytes.

    Every text is a printed one, in the language of the edition and without markup; facts stay in English or in the original.
    """
    words, head, request = interface_for(data.language), data.masthead, inputs.request
    content: dict[str, Any] = {
        "edition": head.edition_label,
        "language": data.language,
        "title": theme.product or head.name,
        "number": head.number,
        "month": head.month_name,
        "office": theme.office,
        "as_of": request.as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "preview": data.preview,
        "coverage": head.coverage,
        "event_line": head.event_line,
        "dates_line": head.dates_line,
        "translation_line": head.translation_line or "",
        "themes_line": data.themes_shown.line if data.themes_shown else "",
        "note_heading": data.note.heading if data.note else "",
        "note": [line.text for line in data.note.paragraphs] if data.note else [],
        "quality": _quality(words, data),
        "highlights": [
            {
                "kicker": item.kicker,
                "text": item.text.text,
                "when": item.when,
                "marks": _marks(item.cites),
                "flags": _flags(words, item.flags),
            }
            for item in data.highlights
        ],
        "key_figures": [_figure(words, tile) for tile in data.key_figures],
        "before_quoting": [note.text.text for note in data.before_quoting],
        "before_quoting_more": data.before_quoting_more,
        "changes": list(head.changes),
        "themes": {section.theme_id: section.title for section in data.themes},
        "next_issue": head.next_issue,
        "cite_as": data.cite_as,
        "contact": ", ".join(theme.contact),
    }
    lines = [f"{to_json(key)}: {to_json(_printable(value))}" for key, value in content.items()]
    return ("{\n " + ",\n ".join(lines) + "\n}\n").encode()


def _figure(words: Interface, tile: KeyFigure) -> dict[str, Any]:
    """A tile: its bound word and number, its unit, what is counted and as of when."""
    return {
        "figure": " ".join(part for part in (tile.bound, tile.number) if part),
        "label": tile.unit.text,
        "definition": tile.definition.text,
        "when": tile.as_of,
        "mark": ", ".join(_marks(tile.cites)),
        "flags": _flags(words, tile.flags),
    }


def _marks(cites: Iterable[Cite]) -> list[str]:
    return list(dict.fromkeys(cite.source_mark or cite.mark for cite in cites))


def _flags(words: Interface, flags: Iterable[PrintedFlag]) -> list[str]:
    """Doubts as the page words them: how grave, of what kind, what was found."""
    said = []
    for flag in flags:
        key = "page.flag_weight" if flag.label else "page.flag_weight_alone"
        weight = words.say(f"page.severity.{flag.severity.value}")
        said.append(f"{words.say(key, weight=weight, kind=flag.label)} {flag.detail.text}")
    return said


def _quality(words: Interface, data: BriefingData) -> str:
    """How many of the checks found nothing, and how many that did warn or hold back. Empty without checks."""
    if not data.checks:
        return ""
    failed = [check for check in data.checks if not check.passed]
    warned = sum(check.severity is not Severity.NOTE for check in failed)
    return words.say(
        "checks.in_short", passed=len(data.checks) - len(failed), total=len(data.checks), warned=warned
    )  # fmt: skip


def _printable(value: Any) -> Any:
    """Texts as the pages print them: nothing in them turns the words of a message round."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [_printable(part) for part in value]
    if isinstance(value, dict):
        return {key: _printable(part) for key, part in value.items()}
    return value
