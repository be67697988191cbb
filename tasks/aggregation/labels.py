"""Labels of codes in the language of the page: themes, statuses, kinds, states, providers."""

import re

from tasks.aggregation.frames import NO_THEME
from tasks.contracts.activity import ActivityStatus, AskState
from tasks.contracts.metric import MetricKind, MetricStatus
from tasks.contracts.translation import TranslationState
from tasks.grammar.interface import Interface
from tasks.grammar.themes import theme_title

_NOT_KEY = re.compile(r"[^a-z0-9]+")


def theme_name(interface: Interface, theme_id: str) -> str:
    """The printed title of a theme; one that an office has added without words for it is printed as its table has it."""
    key = "theme.none" if theme_id == NO_THEME else f"theme.{theme_id}"
    return interface.say(key) if interface.has(key) else theme_title(theme_id)


def status_label(interface: Interface, status: ActivityStatus) -> str:
    """The status of an activity as its badge: a capital, no verb."""
    return interface.say(f"status.{status.value}")


def metric_status(interface: Interface, status: MetricStatus) -> str:
    """The status of what a figure counts."""
    return interface.say(f"metric_status.{status.value}")


def metric_kind(interface: Interface, kind: MetricKind) -> str:
    """The kind of a figure."""
    return interface.say(f"metric_kind.{kind.value}")


def ask_state(interface: Interface, state: AskState) -> str:
    """What became of an ask."""
    return interface.say(f"ask_state.{state.value}")


def translation_state(interface: Interface, state: TranslationState) -> str:
    """How far a translated field may be trusted."""
    return interface.say(f"translation_state.{state.value}")


def provider_label(interface: Interface, provider: str) -> str:
    """Who worded a translated field; the name of an engine is printed as it is.

    >>> from tasks.grammar.interface import interface_for
    >>> provider_label(interface_for("en"), "memory, fuzzy"), provider_label(interface_for("en"), "opus-mt")
    ('similar reviewed sentence', 'opus-mt')
    """
    key = f"provider.{_NOT_KEY.sub('_', provider.lower()).strip('_')}"
    return interface.say(key) if interface.has(key) else provider


def thread_kind(interface: Interface, kind: str) -> str:
    """What a thread is about: an instrument, a subject, a country or an organisation."""
    return interface.say(f"thread_kind.{kind}")
