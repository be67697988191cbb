"""What the page says: every number formatted, every line with its evidence, no arithmetic left to do.

Aggregation makes it, rendering sets it. Ids (``anchor``) are unique within the edition and are the HTML ids.
"""

from pydantic import Field

from tasks.contracts.base import Contract
from tasks.contracts.flag import Severity


class Cite(Contract):
    """A source mark at the end of a printed line: ``S5 para. 12`` leading to evidence entry ``evidence_anchor``."""

    mark: str
    evidence_anchor: str


class Text(Contract):
    """Words with their language (BCP 47: ``en``, ``zh-Hans``, ``ru``…), so that fonts and screen readers are right."""

    text: str
    lang: str = "en"


class PrintedFlag(Contract):
    """A flag as printed beside an item."""

    code: str
    detail: str
    severity: Severity
    source: str | None = None


class Masthead(Contract):
    """The cover strip. Every line is a finished sentence, empty tuple or None where there is nothing to say."""

    name: str
    number: int
    edition_label: str
    month_name: str
    as_of: str
    as_of_iso: str
    coverage: str
    dates_line: str
    event_line: str
    translation_line: str | None = None
    next_issue: str
    changes: tuple[str, ...] = ()


class Highlight(Contract):
    """At most 30 words with a kicker; at most five on the page."""

    anchor: str
    kicker: str
    text: Text
    when: str
    cites: tuple[Cite, ...]
    flags: tuple[PrintedFlag, ...] = ()


class KeyFigure(Contract):
    """A tile. ``bound`` is ``more than``, ``about``… or empty; ``definition`` says what is counted; ``as_of`` when."""

    anchor: str
    bound: str
    number: str
    unit: str
    definition: str
    as_of: str
    rule: str
    cites: tuple[Cite, ...]
    flags: tuple[PrintedFlag, ...] = ()


class ActivityCard(Contract):
    """One activity. Two clocks: ``when`` it happened, ``reached_us`` when we got it."""

    anchor: str
    kicker: str
    headline: Text
    original: Text | None = None
    translation_note: str | None = None
    who: str
    where: str
    when: str
    reached_us: str
    status: str
    status_label: str
    sdg_targets: tuple[str, ...] = ()
    cites: tuple[Cite, ...]
    flags: tuple[PrintedFlag, ...] = ()


class ThemeSection(Contract):
    """The activities of one theme, newest first; ``more`` counts cards left to the data pack (0 when all are shown)."""

    anchor: str
    theme_id: str
    title: str
    cards: tuple[ActivityCard, ...]
    more: int = 0


class Thread(Contract):
    """One country or subject that two or more documents speak of."""

    anchor: str
    kind: str
    title: str
    sentence: str
    lines: tuple[Text, ...]
    cites: tuple[Cite, ...]


class AskRow(Contract):
    """One recommendation or requested action."""

    anchor: str
    label: str
    ask: Text
    original: Text | None = None
    addressee: str
    horizon: str
    state: str
    state_label: str
    cites: tuple[Cite, ...]
    flags: tuple[PrintedFlag, ...] = ()


class FigureRow(Contract):
    """One figure: as reported beside normalised."""

    anchor: str
    reported: Text
    normalised: str
    bound: str
    subject: Text
    kind: str
    status: str
    period: str
    countries: str
    part_of: str | None = None
    cites: tuple[Cite, ...]
    flags: tuple[PrintedFlag, ...] = ()


class FigureGroup(Contract):
    """Rows that belong together (one unit family or one document), with a caption."""

    title: str
    rows: tuple[FigureRow, ...]


class Total(Contract):
    """A total of like with like: what was added, and the result."""

    anchor: str
    subject: str
    result: str
    parts: tuple[str, ...]
    cites: tuple[Cite, ...]


class RefusedTotal(Contract):
    """A sum that would mislead, and why it is not made."""

    anchor: str
    subject: str
    figures: tuple[str, ...]
    reason: str
    cites: tuple[Cite, ...]


class ComingUp(Contract):
    """A date still ahead of the edition's month, as a source states it."""

    anchor: str
    when: str
    what: Text
    cites: tuple[Cite, ...]


class BilingualRow(Contract):
    """A field of a foreign-language document beside its English. ``target`` None: only the original is printed.

    The row is its own evidence: ``source`` are the exact words, ``place`` says where they stand in the file.
    """

    anchor: str
    field_label: str
    place: str
    source: Text
    target: Text | None = None
    digest: str | None = None
    provider: str
    state: str
    state_label: str
    checks: str
    flags: tuple[PrintedFlag, ...] = ()


class BilingualDocument(Contract):
    """All summary fields of one foreign-language document."""

    anchor: str
    mark: str
    title: str
    note: str
    rows: tuple[BilingualRow, ...]


class QualityNote(Contract):
    """One doubt, gap or slip that readers should know of."""

    anchor: str
    heading: str
    severity: Severity
    text: str
    cites: tuple[Cite, ...] = ()


class SourceEntry(Contract):
    """One source in the list of sources."""

    anchor: str
    mark: str
    title: Text
    title_en: str | None = None
    kind: str
    language: str
    issuer: str
    symbol: str
    official_url: str | None = None
    other_versions: tuple[str, ...] = ()
    dated: str
    received: str
    file: str
    sha256: str
    sha256_prefix: str
    url: str | None = None
    rights: str
    counts: str


class EvidenceEntry(Contract):
    """The exact words behind printed lines. ``before`` + ``figure`` + ``after`` is the quotation, ``figure`` set off.

    ``used_by`` are anchors that cite this entry, with their labels, for the way back.
    """

    anchor: str
    label: str
    mark: str
    place: str
    quote: Text
    numbers: tuple[tuple[int, int], ...] = Field(default=(), description="figure ranges inside quote.text")
    file: str
    sha256_prefix: str
    start: int
    end: int
    rule: str
    flags: tuple[PrintedFlag, ...] = ()
    used_by: tuple[tuple[str, str], ...] = ()


class Bar(Contract):
    """One bar: ``value`` in the chart's unit, ``segments`` (status label, value) when stacked."""

    label: str
    value: float
    value_label: str
    segments: tuple[tuple[str, float], ...] = ()


class Chart(Contract):
    """A bar chart: title, what is counted, bars in drawing order, a sentence for those who cannot see it."""

    anchor: str
    title: str
    unit: str
    description: str
    bars: tuple[Bar, ...]
    legend: tuple[str, ...] = ()


class ChecksLine(Contract):
    """One editorial check as printed in the imprint."""

    name: str
    result: str
    severity: Severity
    passed: bool
    detail: str


class SetAsideRow(Contract):
    """One source the edition could not use."""

    file: str
    reason: str
    detail: str


class BriefingData(Contract):
    """The whole edition, ready to be set."""

    masthead: Masthead
    highlights: tuple[Highlight, ...]
    key_figures: tuple[KeyFigure, ...]
    key_figures_rule: str
    themes: tuple[ThemeSection, ...]
    charts: tuple[Chart, ...]
    threads: tuple[Thread, ...]
    asks: tuple[AskRow, ...]
    figures: tuple[FigureGroup, ...]
    totals: tuple[Total, ...]
    refused_totals: tuple[RefusedTotal, ...]
    coming_up: tuple[ComingUp, ...]
    coming_up_note: str
    bilingual: tuple[BilingualDocument, ...]
    quality: tuple[QualityNote, ...]
    sources: tuple[SourceEntry, ...]
    set_aside: tuple[SetAsideRow, ...]
    evidence: tuple[EvidenceEntry, ...]
    checks: tuple[ChecksLine, ...]
    imprint: tuple[str, ...]
    parameters: tuple[tuple[str, str], ...]
