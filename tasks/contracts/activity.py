"""What was done, decided, planned or asked for."""

from enum import StrEnum

from tasks.contracts.base import Contract
from tasks.contracts.flag import Flag
from tasks.contracts.metric import Metric, Numeral
from tasks.contracts.span import Passage


class ActivityStatus(StrEnum):
    """How far an activity has got."""

    DONE = "done"
    ONGOING = "ongoing"
    PLANNED = "planned"
    RECOMMENDED = "recommended"


class AskState(StrEnum):
    """``lapsed``: the horizon the ask names has passed and the outcome is not known here; ``open``: all others."""

    OPEN = "open"
    LAPSED = "lapsed"


class Organisation(Contract):
    """An organisation named in a document: official English name, words as printed, whether our tables list it."""

    name: str
    surface: str
    listed: bool = True


class Activity(Contract):
    """One thing done, decided or planned. ``passage`` is exact; ``start``/``end`` are file offsets over all of it.

    ``headline`` is English where the source is, else empty (translation supplies it); ``headline_original`` always the
    source's words. ``date`` and ``period`` are EDTF. ``themes`` are ids of ``themes.csv``, ``sdg_targets`` ``9.4`` style.
    """

    activity_id: str
    document_id: str
    file: str
    start: int
    end: int
    passage: Passage
    headline: str
    headline_original: str
    status: ActivityStatus
    date: str | None = None
    period: str | None = None
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    themes: tuple[str, ...] = ()
    sdg_targets: tuple[str, ...] = ()
    metric_ids: tuple[str, ...] = ()
    block_index: int
    paragraph: int | None = None
    language: str
    rule: str
    flags: tuple[Flag, ...] = ()


class Recommendation(Contract):
    """One ask: what, of whom, by when. ``label`` is the printed number (``4``), continuation paragraphs share it."""

    recommendation_id: str
    document_id: str
    file: str
    start: int
    end: int
    passage: Passage
    label: str | None = None
    ask: str
    ask_original: str
    addressee: str | None = None
    horizon: str | None = None
    state: AskState
    countries: tuple[str, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    themes: tuple[str, ...] = ()
    sdg_targets: tuple[str, ...] = ()
    metric_ids: tuple[str, ...] = ()
    block_index: int
    paragraph: int | None = None
    language: str
    rule: str
    flags: tuple[Flag, ...] = ()


class Extraction(Contract):
    """All that was read from one document, beside the document itself."""

    document_id: str
    countries: tuple[str, ...] = ()
    countries_from_places: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    metrics: tuple[Metric, ...] = ()
    not_metrics: tuple[Numeral, ...] = ()
    activities: tuple[Activity, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
