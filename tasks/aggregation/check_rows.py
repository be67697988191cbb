"""How a check is worded: its name, how many findings, and a few of them."""

from collections.abc import Iterable

from tasks.contracts.briefing import ChecksLine
from tasks.contracts.flag import Severity
from tasks.grammar.interface import Interface

#: Findings that a detail names; the rest are counted.
EXAMPLES = 3
_WEIGHT = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.NOTE: 2}


def check_row(
    interface: Interface, code: str, severity: Severity, found: Iterable[str], *, count: int | None = None,
    shown: int = EXAMPLES, **values: str,
) -> ChecksLine:  # fmt: skip
    """One check. It passes when nothing is found; ``count`` where findings are counted that are not all named.

    ``values`` fill the name of the check (``checks.<code>``).
    """
    listed = list(dict.fromkeys(found))
    number = len(listed) if count is None else count
    return ChecksLine(
        code=code,
        name=interface.say(f"checks.{code}", None, **values),
        result=interface.number(number, in_table=True),
        count=number,
        severity=severity,
        passed=number == 0,
        detail=_detail(interface, listed, shown) if number else "",
    )


def _detail(interface: Interface, listed: list[str], shown: int) -> str:
    if not listed:
        return ""
    named = interface.clauses(listed[:shown])
    more = len(listed) - shown
    if more > 0:
        return interface.say("checks.examples_and_more", n=more, examples=named)
    return interface.say("checks.examples", examples=named)


def failed_first(lines: Iterable[ChecksLine]) -> tuple[ChecksLine, ...]:
    """Failed checks before passed ones, what holds an edition back first; else in the order given."""
    return tuple(sorted(lines, key=lambda line: (line.passed, _WEIGHT[line.severity])))
