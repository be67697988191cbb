"""The checks as the imprint prints them: what was found, then all that found nothing in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.contracts.briefing import ChecksLine
from tasks.grammar.interface import Interface


@dataclass(frozen=True, slots=True)
class ChecksSummary:
    """``failed``: checks with findings, in the order given; ``passed``: a sentence on the others, empty when there are none."""

    failed: tuple[ChecksLine, ...]
    passed: str


def checks_summary(checks: Sequence[ChecksLine], interface: Interface) -> ChecksSummary:
    """The checks of an edition in short."""
    failed = tuple(line for line in checks if not line.passed)
    names = [_in_a_sentence(line.name) for line in checks if line.passed]
    if not names:
        return ChecksSummary(failed=failed, passed="")
    key = "checks.passed_and_failed" if failed else "checks.passed"
    said = interface.say(key, n=len(names), names=interface.clauses(names))
    return ChecksSummary(failed=failed, passed=interface.sentence_start(said))


def _in_a_sentence(name: str) -> str:
    """A name that does not begin a sentence: acronyms ("PDF", "UN") keep their capitals.

    >>> _in_a_sentence("Figures without evidence"), _in_a_sentence("UN style")
    ('figures without evidence', 'UN style')
    """
    return name if name[1:2].isupper() or not name[:1].isalpha() else name[:1].lower() + name[1:]
