"""What is checked of a page once it is set: the checks that rendering adds to those of aggregation."""

import re

from tasks.contracts.briefing import ChecksLine
from tasks.contracts.edition import Check
from tasks.contracts.flag import Severity
from tasks.rendering.anchors import Anchors
from tasks.rendering.pdf import WrittenPdf

_STAND_IN = re.compile(r"⟨(?:U\+[0-9A-F]{4,6}|\d+ (?:characters of \w+ script|(?:other|more) characters))⟩")
_SHOWN = 3  # examples in a detail; the count says how many there are


def carried_over(line: ChecksLine) -> Check:
    """A check that aggregation made and the imprint prints, as ``checks.json`` keeps it."""
    detail = " ".join(part for part in (line.result and f"{line.result}.", line.detail) if part)
    return Check(name=line.name, passed=line.passed, severity=line.severity, detail=detail)


def check_page(page: str, pdf: WrittenPdf, anchors: Anchors) -> tuple[Check, ...]:
    """The checks on one page. ``count`` is how often a rule was broken (for ``page_count`` the pages)."""
    dead = anchors.missing + anchors.repeated
    blank = tuple(f"page {number}" for number in pdf.near_blank_pages)
    stand_ins = tuple(dict.fromkeys(_STAND_IN.findall(page)))
    return (
        _none_of("pdf_without_warnings", pdf.warnings, Severity.BLOCK, "The PDF was set without a warning."),
        _none_of(
            "no_missing_glyphs", pdf.missing_glyphs, Severity.BLOCK, "Every character was drawn by an embedded font."
        ),
        _none_of("only_own_fonts", pdf.foreign_fonts, Severity.BLOCK, "No font of this machine stepped in for ours."),
        _none_of("links_resolve", dead, Severity.BLOCK, "Every mark leads to evidence, every id is given once."),
        _none_of("no_near_blank_pages", blank, Severity.WARN, "No page but the last is nearly blank."),
        _none_of(
            "no_stand_in_characters", stand_ins, Severity.WARN, "No character had to be printed as its code point."
        ),
        Check(
            name="page_count",
            passed=True,
            severity=Severity.NOTE,
            detail=f"{pdf.page_count} pages.",
            count=pdf.page_count,
        ),
    )


def _none_of(name: str, found: tuple[str, ...], severity: Severity, when_passed: str) -> Check:
    if not found:
        return Check(name=name, passed=True, severity=severity, detail=when_passed)
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return Check(name=name, passed=False, severity=severity, detail="; ".join(found[:_SHOWN]) + more, count=len(found))
