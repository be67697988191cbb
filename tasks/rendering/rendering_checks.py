"""What is checked of the pages once they are set: the checks that rendering adds to those of aggregation.

What holds an edition back: words that are lost, cut off or run out of their place, empty boxes, links without a target, a
nearly blank page, a missing file. What is legible but poor (small or pale text, a colour of an office's own theme) warns:
a person decides. All are worded in ``checks.po``.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable

from tasks.contracts.briefing import ChecksLine
from tasks.contracts.edition import Check
from tasks.contracts.flag import Severity
from tasks.grammar.interface import Interface, interface_for
from tasks.rendering.anchors import Anchors
from tasks.rendering.pdf import WrittenPdf

#: Files that every edition has besides ``checks.json`` and the manifest, which are written last and name all others.
EXPECTED_FILES = (
    "briefing.pdf", "briefing.html", "briefing.docx", "briefing.xlsx", "summary.json", "data/evidence.json", "data/prov.json",
    "data/documents.jsonl", "data/metrics.jsonl", "data/activities.jsonl", "data/recommendations.jsonl",
    "data/translations.jsonl", "data/set_aside.jsonl",
)  # fmt: skip
_SEVERITIES = {
    "pdf_without_warnings": Severity.BLOCK,
    "no_missing_glyphs": Severity.BLOCK,
    "only_own_fonts": Severity.BLOCK,
    "links_resolve": Severity.BLOCK,
    "no_near_blank_pages": Severity.BLOCK,
    "layout_lost": Severity.BLOCK,
    "layout_overflows": Severity.BLOCK,
    "layout_clipped": Severity.BLOCK,
    "layout_small_text": Severity.WARN,
    "layout_low_contrast": Severity.WARN,
    "layout_broken_apart": Severity.NOTE,
    "no_stand_in_characters": Severity.WARN,
    "files_complete": Severity.BLOCK,
}
_STAND_IN = re.compile(r"⟨(?:U\+[0-9A-F]{4,6}|\d+ (?:characters of \w+ script|(?:other|more) characters))⟩")
_NOT_MARKUP = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
_ID = re.compile(r'\sid="([^"]*)"')
_LINK = re.compile(r'\shref="#([^"]*)"')
_SHOWN = 3  # examples in a detail; the count says how many there are


def carried_over(line: ChecksLine) -> Check:
    """A check that aggregation made and the imprint prints, as ``checks.json`` keeps it."""
    says_more = line.result and line.result != str(line.count)
    detail = " ".join(part for part in (f"{line.result}." if says_more else "", line.detail) if part)
    return Check(
        name=line.code or line.name,
        label=line.name,
        passed=line.passed,
        severity=line.severity,
        detail=detail,
        count=line.count,
    )


def as_line(check: Check, language: str = "en") -> ChecksLine:
    """A check of rendering as the imprint prints it, in the language of the edition."""
    words = interface_for(language)
    return ChecksLine(
        code=check.name,
        name=_label(words, check.name),
        result=words.number(check.count, in_table=True),
        count=check.count,
        severity=check.severity,
        passed=check.passed,
        detail=check.detail,
    )


def assumed_passed(language: str = "en") -> tuple[ChecksLine, ...]:
    """Every check that the set page and the files can fail, as if nothing were found: what is printed before they are made."""
    words = interface_for(language)
    return tuple(as_line(_none_of(words, code, ()), language) for code in _SEVERITIES)


def check_page(
    page: str, pdf: WrittenPdf, anchors: Anchors, *, language: str = "en", screen: str = ""
) -> tuple[Check, ...]:
    """The checks on the set pages: ``page`` is the HTML that became the PDF, ``screen`` the HTML edition.

    ``count`` is how often a rule was broken (for ``page_count`` the pages).
    """
    words = interface_for(language)
    layout = pdf.layout
    dead = dict.fromkeys((*anchors.missing, *anchors.repeated, *broken_links(page), *broken_links(screen)))
    found: dict[str, Iterable[str]] = {
        "pdf_without_warnings": pdf.warnings,
        "no_missing_glyphs": pdf.missing_glyphs,
        "only_own_fonts": pdf.foreign_fonts,
        "links_resolve": dead,
        "no_near_blank_pages": [words.say("checks.at_page", page=number) for number in pdf.near_blank_pages],
        "layout_lost": layout.lost,
        "layout_overflows": layout.overflows,
        "layout_clipped": layout.clipped,
        "layout_small_text": layout.small_text,
        "layout_low_contrast": layout.low_contrast,
        "layout_broken_apart": (*layout.stranded_headings, *layout.parted_captions, *layout.split_cards),
        "no_stand_in_characters": dict.fromkeys(_STAND_IN.findall(page)),
    }
    pages = Check(
        name="page_count",
        label=_label(words, "page_count"),
        passed=True,
        severity=Severity.NOTE,
        detail=words.say("checks.pages", n=pdf.page_count),
        count=pdf.page_count,
    )
    return (*(_none_of(words, code, tuple(findings)) for code, findings in found.items()), pages)


def check_files(names: Collection[str], *, language: str = "en") -> Check:
    """Whether the edition has every file it should have (paths relative to its folder)."""
    missing = tuple(name for name in EXPECTED_FILES if name not in set(names))
    return _none_of(interface_for(language), "files_complete", missing)


def broken_links(page: str) -> tuple[str, ...]:
    """Targets of links that no element of the page has, and ids given twice, each once, links first.

    >>> broken_links('<p id="a"><a href="#a">1</a><a href="#b">2</a></p><p id="a">')
    ('b', 'a')
    """
    markup = _NOT_MARKUP.sub("", page)
    ids = Counter(_ID.findall(markup))
    lost = dict.fromkeys(target for target in _LINK.findall(markup) if target and target not in ids)
    twice = dict.fromkeys(name for name, count in ids.items() if count > 1)
    return tuple(lost | twice)


def _none_of(words: Interface, code: str, found: tuple[str, ...]) -> Check:
    detail = words.clauses(found[:_SHOWN])
    if len(found) > _SHOWN:
        detail = words.say("checks.and_more", n=len(found) - _SHOWN, examples=detail)
    return Check(
        name=code,
        label=_label(words, code),
        passed=not found,
        severity=_SEVERITIES[code],
        detail=detail,
        count=len(found),
    )


def _label(words: Interface, code: str) -> str:
    return words.say(f"checks.{code}")
