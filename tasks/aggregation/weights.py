"""How much an activity tells a reader at a glance: what is taken for the highlights and for the cards."""

import re

from tasks.aggregation.edition_context import EditionContext, Telling
from tasks.aggregation.sources import Source
from tasks.aggregation.wording import activity_text, telling_line
from tasks.contracts.activity import Activity, ActivityStatus
from tasks.contracts.flag import Flag, Severity
from tasks.contracts.metric import MetricKind
from tasks.vocabularies.activity_classes import class_of_nouns, class_of_verbs

_STATUS_WEIGHTS = {ActivityStatus.DONE: 4, ActivityStatus.ONGOING: 2, ActivityStatus.PLANNED: 1}
#: What an activity is of, by its first telling verb or noun: an agreement signed tells more than a meeting held.
_CLASS_WEIGHTS = {"result": 3, "release": 1, "meeting": -4}
_WORD = re.compile(r"[a-z][a-z-]*")
#: A noun that classes an activity stands at the head of its line ("Meeting in the Ministry", "ITPO heads meeting").
_HEAD_WORDS = 5
#: Words of a line; what needs more is cut, and weighs less.
LINE_WORDS = 30
#: First words of a sentence that leans on the one before it and says little on a page by itself.
_LEANING = frozenset(
    (
        "It",
        "Its",
        "They",
        "Their",
        "This",
        "These",
        "That",
        "Those",
        "He",
        "She",
        "Such",
        "Another",
        "Also",
        "Elsewhere",
    )
)
#: "The enterprises saved …", "In 2025 the region imported …": a bare noun that the sentence before has named.
_BARE_SUBJECT = re.compile(r"(?:(?:In|By|Since) (?:[A-Z][a-z]+ )?\d{4},? )?[Tt]he [a-z-]+ (?P<verb>[a-z]+)\b")
_AUXILIARIES = frozenset(
    ("has", "have", "had", "is", "are", "was", "were", "will", "would", "can", "could", "may", "cost", "cut")
)


def leans_on_what_came_before(line: str) -> bool:
    """Whether a sentence names what it speaks of only by a pronoun or a bare noun, so that it says little by itself.

    >>> leans_on_what_came_before("In 2025 the region imported 310 thousand tons of secondary raw materials.")
    True
    >>> leans_on_what_came_before("The zone residents saved water."), leans_on_what_came_before("They saved water.")
    (False, True)
    """
    if line.split(" ", 1)[0] in _LEANING:
        return True
    bare = _BARE_SUBJECT.match(line)
    if bare is None:
        return False
    verb = bare["verb"]
    return verb.endswith("ed") or verb in _AUXILIARIES or verb in class_of_verbs()


def item_flags(source: Source, activity: Activity) -> tuple[Flag, ...]:
    """The flags of an activity and of every figure inside it."""
    figures = [source.metrics[name] for name in activity.metric_ids if name in source.metrics]
    return (*activity.flags, *(flag for metric in figures for flag in metric.flags))


def class_of(line: str) -> str:
    """``result``, ``release``, ``meeting`` or empty: of the first verb of activities in the line, else of a noun at its head.

    >>> class_of("An agreement on extending cooperation was signed in Vienna"), class_of("ITPO Heads meeting")
    ('result', 'meeting')
    >>> class_of("A meeting was held on the safe use of asbestos"), class_of("UNIDO assisted 22 countries")
    ('meeting', '')
    """
    verbs, nouns = class_of_verbs(), class_of_nouns()
    words = _WORD.findall(line.lower())
    for word in words:
        if word in verbs:
            return verbs[word]
    return next((nouns[word] for word in words[:_HEAD_WORDS] if word in nouns), "")


def weight_of(source: Source, activity: Activity) -> int:
    """Larger is better: a result before a release before a meeting; done, dated, with figures, with a country.

    A doubt or a long line counts against it.
    """
    return _told(source, activity).weight


def told(context: EditionContext, source: Source, activity: Activity) -> Telling:
    """The line, class and weight of an activity, worked out once an edition."""
    found = context.told.get(activity.activity_id)
    if found is None:
        found = context.told[activity.activity_id] = _told(source, activity)
    return found


def _told(source: Source, activity: Activity) -> Telling:
    figures = [source.metrics[name] for name in activity.metric_ids if name in source.metrics]
    when = activity.date or activity.period or ""
    weight = _STATUS_WEIGHTS.get(activity.status, 0)
    weight += 3 if any(figure.kind is MetricKind.OUTCOME for figure in figures) else 1 if figures else 0
    weight += 2 if "-" in when else 1 if when else 0
    weight += bool(activity.countries)
    if any(flag.severity is not Severity.NOTE for flag in item_flags(source, activity)):
        weight -= 4
    line = telling_line(source, activity, LINE_WORDS)
    kind = class_of(activity_text(source, activity).text.text) or class_of(line.text)
    weight += _CLASS_WEIGHTS.get(kind, 0)
    if line.text.endswith("…"):  # what is cut off is read in the evidence only
        weight -= 3
    if activity.passage.text[:1].islower() or leans_on_what_came_before(line.text):
        weight -= 3
    return Telling(line, kind, weight)
