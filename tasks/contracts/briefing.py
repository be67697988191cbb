"""What the page says: every number formatted, every line with its evidence, no arithmetic left to do.

Aggregation makes it, rendering sets it. Ids (``anchor``) are unique within the edition and are the HTML ids.
"""

from pydantic import Field

from tasks.contracts.base import Contract
from tasks.contracts.charts import Bar as Bar
from tasks.contracts.charts import Chart as Chart
from tasks.contracts.flag import Severity
from tasks.contracts.text import Text as Text


class Cite(Contract):
    """A source mark at the end of a printed line: ``S5 para. 12`` leading to evidence entry ``evidence_anchor``.

    ``source_mark`` is the mark of the source alone (``S5``), by which the web page filters.
    """

    mark: str
    evidence_anchor: str
    source_mark: str = ""


class PrintedFlag(Contract):
    """A flag as printed beside an item: what kind of doubt in the language of the edition, the detail as it was found."""

    code: str
    label: str = ""
    detail: Text
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
    unit: Text
    definition: Text
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
    digest: Text | None = None
    who: Text
    where: Text
    countries_line: str = ""
    countries: tuple[str, ...] = Field(default=(), description="names of the countries, for the filter of the web page")
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
    title: Text
    sentence: str
    lines: tuple[Text, ...]
    cites: tuple[Cite, ...]


class AskRow(Contract):
    """One recommendation or requested action."""

    anchor: str
    label: str
    ask: Text
    original: Text | None = None
    addressee: Text
    horizon: str
    state: str
    state_label: str
    cites: tuple[Cite, ...]
    flags: tuple[PrintedFlag, ...] = ()


class FigureRow(Contract):
    """One figure: as reported beside normalised."""

    anchor: str
    reported: Text
    normalised: Text
    bound: str
    subject: Text
    kind: str
    status: str
    period: str
    countries: str
    country_names: tuple[str, ...] = ()
    part_of: Text | None = None
    cites: tuple[Cite, ...]
    flags: tuple[PrintedFlag, ...] = ()


class FigureGroup(Contract):
    """Rows that belong together (one unit family or one document), with a caption."""

    title: Text
    note: str = ""
    rows: tuple[FigureRow, ...]


class Total(Contract):
    """A total of like with like: what was added, and the result."""

    anchor: str
    subject: Text
    result: Text
    parts: tuple[Text, ...]
    cites: tuple[Cite, ...]


class RefusedTotal(Contract):
    """A sum that would mislead, and why it is not made."""

    anchor: str
    subject: Text
    figures: tuple[Text, ...]
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
    digest: Text | None = None
    provider: str
    state: str
    state_label: str
    checks: str
    flags: tuple[PrintedFlag, ...] = ()


class BilingualDocument(Contract):
    """All summary fields of one foreign-language document."""

    anchor: str
    mark: str
    title: Text
    note: str
    rows: tuple[BilingualRow, ...]


class QualityNote(Contract):
    """One doubt, gap or slip that readers should know of."""

    anchor: str
    heading: str
    severity: Severity
    text: Text
    cites: tuple[Cite, ...] = ()


class BriefNote(Contract):
    """A doubt in at most 40 words for the briefing itself; ``note_anchor`` leads to the whole quality note."""

    note_anchor: str
    severity: Severity
    text: Text
    cites: tuple[Cite, ...] = ()


class SourceEntry(Contract):
    """One source in the list of sources; not printed where the list is too long for the page (it stands in the data pack)."""

    anchor: str
    mark: str
    title: Text
    title_en: Text | None = None
    kind: str
    language: str
    issuer: Text
    symbol: str
    official_url: str | None = None
    other_versions: tuple[str, ...] = ()
    dated: str
    received: str
    file: str
    sha256: str
    sha256_prefix: str
    url: str | None = None
    rights: Text
    counts: str
    is_printed: bool = True


class EvidenceEntry(Contract):
    """The exact words behind printed lines; ``numbers`` are the figures in them, set off in print.

    ``source_anchor`` is the id of the source's entry, where its file and whole checksum stand; ``used_by`` are anchors that
    cite this entry, with their labels, for the way back.
    """

    anchor: str
    label: str
    mark: str
    place: str
    quote: Text
    numbers: tuple[tuple[int, int], ...] = Field(default=(), description="figure ranges inside quote.text")
    source_anchor: str = ""
    file: str
    sha256_prefix: str
    start: int
    end: int
    rule: str
    flags: tuple[PrintedFlag, ...] = ()
    used_by: tuple[tuple[str, str], ...] = ()


class ChecksLine(Contract):
    """One editorial check as printed in the imprint: ``code`` for programs, ``name`` for readers, ``count`` of findings."""

    code: str = ""
    name: str
    result: str
    count: int = 0
    severity: Severity
    passed: bool
    detail: str


class SetAsideRow(Contract):
    """One source the edition could not use; not printed where the list is too long for the page."""

    file: str
    reason: str
    detail: Text
    is_printed: bool = True


class FilteredCount(Contract):
    """Of one kind of fact (``activities``, ``figures``, ``asks``): how many were read, are shown, and are left out."""

    kind: str
    read: int
    shown: int
    left_out: int


class ThemesShown(Contract):
    """The only themes that the pages show, by id and title; ``line`` says on the front page what that leaves out."""

    themes: tuple[tuple[str, str], ...]
    line: str
    counts: tuple[FilteredCount, ...]


class OfficeNote(Contract):
    """The office's own words to readers, a paragraph each: no fact, and no evidence behind it."""

    heading: str
    paragraphs: tuple[Text, ...]


class BriefingData(Contract):
    """The whole edition, ready to be set. ``language`` is that of the page: everything not marked otherwise is in it.

    ``cite_as`` is the line by which others cite the edition, without its pages. ``before_quoting`` are the gravest of the
    quality notes in short; ``before_quoting_more`` says how many more there are, empty when none.
    """

    language: str = "en"
    cite_as: str = ""
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
    before_quoting: tuple[BriefNote, ...] = ()
    before_quoting_more: str = ""
    themes_note: str = Field(default="", description="how many activities are shown, of how many")
    threads_note: str = Field(default="", description="how many threads are shown, of how many")
    asks_note: str = Field(default="", description="how many asks are shown, of how many")
    figures_note: str = Field(default="", description="how many figures are shown, of how many")
    sources: tuple[SourceEntry, ...]
    set_aside: tuple[SetAsideRow, ...]
    evidence: tuple[EvidenceEntry, ...]
    checks: tuple[ChecksLine, ...]
    imprint: tuple[str, ...]
    parameters: tuple[tuple[str, str], ...]
    themes_shown: ThemesShown | None = Field(default=None, description="None when every theme is shown")
    note: OfficeNote | None = None
    preview: str = Field(default="", description="that the edition is no approved one; empty when it may become one")
