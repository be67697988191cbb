"""The imprint: how the edition was made, what its words mean, what it does not claim, how others cite it."""

from typing import Any

from tasks.aggregation.changes import parameter_name, parameter_value
from tasks.aggregation.edition_context import CARDS_PER_THEME, EditionContext
from tasks.aggregation.highlights import MAX_HIGHLIGHTS, MAX_WORDS

#: Parameters that have a name for readers, in the order printed.
_PARAMETERS = (
    "month",
    "sources",
    "engines",
    "themes",
    "note",
    "theme",
    "dry_run",
    "offline",
    "scheduled",
    "next_issue",
)
_BEFORE_LIMITS = ("imprint.method",)
_AFTER_LIMITS = (
    "imprint.analysis",
    "imprint.paragraphs",
    "imprint.units",
    "imprint.dates",
    "imprint.translations",
    "imprint.designations",
    "imprint.products",
    "imprint.corrections",
    "imprint.attached",
)


def imprint(context: EditionContext) -> tuple[str, ...]:
    """Lines of the imprint, each a whole sentence or two."""
    words = context.interface
    lines = [words.say(key) for key in _BEFORE_LIMITS]
    lines.append(words.say("imprint.highlights", most=words.number(MAX_HIGHLIGHTS), words=words.number(MAX_WORDS)))
    lines.append(words.say("imprint.activities", most=words.number(CARDS_PER_THEME)))
    lines.extend(words.say(key) for key in _AFTER_LIMITS)
    software = context.request.software
    if software:
        lines.append(
            words.say(
                "imprint.software", software=words.join([f"{name} {software[name]}" for name in sorted(software)])
            )
        )
    return tuple(lines)


def cite_as(context: EditionContext, name: str, office: str = "") -> str:
    """The line by which others cite the edition; ``office`` is who issues it, empty where no theme names one."""
    words, request = context.interface, context.request
    values: dict[str, Any] = {
        "name": name,
        "number": str(request.number),
        "month": words.month_name(request.edition.month),
        "edition": request.edition.label,
        "date": words.date(request.as_of.date().isoformat()),
    }
    return (
        words.say("imprint.cite_as_office", office=office, **values)
        if office
        else words.say("imprint.cite_as", **values)
    )


def parameters(context: EditionContext) -> tuple[tuple[str, str], ...]:
    """The parameters actually used, with names for readers: edition, clock and language first."""
    words, request = context.interface, context.request
    first = {
        words.say("imprint.parameter.edition"): request.edition.label,
        words.say("imprint.parameter.as_of"): request.as_of.isoformat(),
        words.say("imprint.parameter.language"): request.language,
    }
    stated = {name.replace(" ", "_"): value for name, value in request.parameters.items()}
    if request.themes:
        stated["themes"] = ", ".join(request.themes)
    if request.note.strip():
        stated["note"] = "yes"
    others = {
        parameter_name(words, name): parameter_value(words, name, value)
        for name, value in sorted(stated.items(), key=_in_order)
    }
    return tuple((first | others).items())


def _in_order(parameter: tuple[str, str]) -> tuple[int, str]:
    """What the edition is of before how it was made; what has no name here stands last, by the alphabet."""
    name = parameter[0]
    return (_PARAMETERS.index(name), "") if name in _PARAMETERS else (len(_PARAMETERS), name)
