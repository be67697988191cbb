"""The sources of an edition in stable order, with their marks (S1, S2…), titles, dates and languages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tasks.aggregation import periods
from tasks.aggregation.language_versions import grouped
from tasks.contracts.briefing import Text
from tasks.contracts.document import Document
from tasks.contracts.edition import Worked
from tasks.contracts.metric import Metric
from tasks.contracts.translation import TranslatedField
from tasks.grammar.interface import Interface

#: Words after which a line must not be cut.
_LEADING_ON = frozenset(
    (
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "as", "than", "that", "which",
        "who", "whose", "into", "between", "under", "over", "its", "their", "has", "have", "had", "is", "are", "was", "were",
        "be", "been", "will", "would",
    )
)  # fmt: skip
#: Words in brackets inside a sentence, long enough to be a list: a line that is too long leaves them out first.
#: A number whose unit is cut off says nothing; a year does.
_LOOSE_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)[$€£]?\d[\d.,]*")
_ASIDE = re.compile(r"\((?:[^\s()]+ ){3,}[^\s()]+\)")


def lang_tag(language: str) -> str:
    """The BCP 47 tag printed on text: ``zh`` is in simplified characters unless the code says otherwise.

    >>> lang_tag("zh"), lang_tag("zh-Hant"), lang_tag("en")
    ('zh-Hans', 'zh-Hant', 'en')
    """
    return "zh-Hans" if language == "zh" else language or "und"


def one_line(text: str) -> str:
    """``text`` with every run of white space made one blank."""
    return " ".join(text.split())


def cut_words(text: str, limit: int) -> str:
    """At most ``limit`` words of ``text``, at a clause where one ends in the second half, with an ellipsis.

    Else the words that only lead on to what is cut off are left out as well.

    >>> cut_words("one two three, four five", 4), cut_words("one two", 4)
    ('one two three …', 'one two')
    >>> cut_words("The cooperation has led to the opening of a plant in Lagos", 8)
    'The cooperation has led to the opening …'

    A list in brackets falls away where the rest is short enough, and a bracket is never left open.

    >>> cut_words("Three zones (North Gate, South Gate and Old Port) joined the pilot project", 9)
    'Three zones (…) joined the pilot project'
    >>> cut_words("Three zones (North Gate, South Gate and Old Port) joined the pilot project", 6)
    'Three zones …'
    """
    words = text.split()
    if len(words) <= limit:
        return " ".join(words)
    without = _ASIDE.sub("(…)", " ".join(words)).split()
    if len(without) <= limit:
        return " ".join(without)
    kept = words[: limit - 1] if limit > 1 else words[:1]
    for position in range(len(kept) - 1, limit // 2 - 1, -1):
        if kept[position].endswith((",", ";", ":", ".")):
            kept = kept[: position + 1]
            break
    else:
        while len(kept) > limit // 2 and (kept[-1].lower() in _LEADING_ON or _LOOSE_NUMBER.fullmatch(kept[-1])):
            kept.pop()
    line = " ".join(kept)
    opened = line.rfind("(")
    if opened > 0 and ")" not in line[opened:]:
        line = line[:opened].rstrip()
    return f"{line.rstrip(',;: ')} …"


def whole_phrase(text: str) -> str:
    """``text`` without the words at its end that only lead on to what is not there; itself where nothing would be left.

    >>> whole_phrase("enterprises in"), whole_phrase("a project worth of the"), whole_phrase("of")
    ('enterprises', 'a project worth', 'of')
    """
    words = text.split()
    while words and words[-1].lower() in _LEADING_ON:
        words.pop()
    return " ".join(words) if words else text


@dataclass(frozen=True, slots=True)
class Source:
    """One covered document with its mark, its translated fields by name, its figures by id, and the activities of each figure.

    ``versions`` are the same document in other languages.
    """

    mark: str
    position: int
    worked: Worked
    fields: dict[str, TranslatedField]
    metrics: dict[str, Metric]
    activities_of: dict[str, tuple[str, ...]]
    versions: tuple[Worked, ...] = ()

    @property
    def document(self) -> Document:
        """The document itself."""
        return self.worked.document

    @property
    def is_english(self) -> bool:
        """Whether the document is in the language of the briefing."""
        return self.document.language.split("-")[0] == "en"

    @property
    def lang(self) -> str:
        """BCP 47 tag of the document's text."""
        return lang_tag(self.document.language)

    def printable(self, field: str) -> str | None:
        """The translation of a field if it may be printed."""
        translated = self.fields.get(field)
        return one_line(translated.target) if translated is not None and translated.target else None

    @property
    def title(self) -> Text:
        """The title as the document prints it, else its file name."""
        title = self.document.front_matter.title
        if title is None or not one_line(title.surface):
            return Text(text=self.document.file)
        return Text(text=one_line(title.value if self.is_english else title.surface), lang=self.lang)

    @property
    def title_en(self) -> Text:
        """The title in English where there is one, else as printed."""
        translated = self.printable("title")
        return Text(text=translated) if translated else self.title

    @property
    def dated(self) -> str | None:
        """The source's own date (EDTF): published, else the first date it gives of its event; None when undated."""
        front = self.document.front_matter
        if front.date_published is not None:
            return front.date_published.value
        return front.event_dates[0].value if front.event_dates else None

    @property
    def sort_date(self) -> date:
        """Last day of :attr:`dated`; the first day of the calendar for undated sources, so that they sort last."""
        return periods.last_day(self.dated) or date.min

    def received_line(self, interface: Interface) -> str:
        """When the document reached us, and how we know."""
        key = "activities.received" if self.document.received_basis == "sidecar" else "activities.first_seen"
        return interface.say(key, date=interface.date(self.document.received_at.isoformat()))


def _activities_by_figure(worked: Worked) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for activity in worked.extraction.activities:
        for metric_id in activity.metric_ids:
            found.setdefault(metric_id, []).append(activity.activity_id)
    return {metric_id: tuple(names) for metric_id, names in found.items()}


def list_sources(worked: Sequence[Worked]) -> tuple[Source, ...]:
    """Sources by file name (then by content), marked S1 to Sn; versions of one document in several languages are one."""
    ordered = grouped(sorted(worked, key=lambda item: (item.document.file, item.document.document_id)))
    return tuple(
        Source(
            mark=f"S{position}",
            position=position,
            worked=item,
            fields={field.field: field for field in item.translations},
            metrics={metric.metric_id: metric for metric in item.extraction.metrics},
            activities_of=_activities_by_figure(item),
            versions=versions,
        )
        for position, (item, versions) in enumerate(ordered, start=1)
    )
