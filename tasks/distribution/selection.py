"""Which recipients an edition of a month goes to when the month has editions in several languages."""

from collections.abc import Collection, Iterable

from tasks.contracts.delivery import Recipient

_COMMON = "en"


def for_edition(
    recipients: Iterable[Recipient], language: str, languages_made: Collection[str]
) -> tuple[Recipient, ...]:
    """Those whose language is the edition's; the English one also goes to those whose language was not made that month."""
    return tuple(r for r in recipients if language_for(r, languages_made) == language)


def waiting(
    recipients: Iterable[Recipient], language: str, languages_made: Collection[str]
) -> tuple[tuple[Recipient, str], ...]:
    """Those who are served by another edition of the month, each with its language."""
    found = ((r, language_for(r, languages_made)) for r in recipients)
    return tuple((r, served) for r, served in found if served != language)


def language_for(recipient: Recipient, languages_made: Collection[str]) -> str:
    """Language of the edition that a recipient gets."""
    return recipient.language if recipient.language in languages_made else _COMMON
