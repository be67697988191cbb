"""What the tests of formulas share: one field asked of both providers, under the lock, in the setting of a house."""

from tasks.contracts.span import Passage, Span
from tasks.grammar.number_lock import check_lock
from tasks.translation.formulas import Composition, Formulas
from tasks.translation.formulas_bodies import body_named
from tasks.translation.provider import FieldRequest
from tasks.translation.wording import Setting


def setting(family: str, body_zh: str = "", year: int = 2022) -> Setting:
    """A document of ``family`` and, if named, of one of its bodies."""
    house = Setting(family)
    return Setting(family, body_named(body_zh, house) if body_zh else None, year)


def proposed(kind: str, source: str, where: Setting) -> tuple[str | None, str | None]:
    """The wording and the provider of it, neither where both keep silent."""
    request = FieldRequest(kind, kind, source, "zh", Passage(text="甲", parts=(Span(start=0, end=1),)))
    for provider in (Formulas(where), Composition(where)):
        answers = provider.propose([request])[0]
        if answers:
            return answers[0].target, answers[0].provider
    return None, None


def lock_breaks(source: str, target: str) -> list[str]:
    """The checks of the number lock that ``target`` fails."""
    return [check.name for check in check_lock(source, "zh", target) if not check.passed]
