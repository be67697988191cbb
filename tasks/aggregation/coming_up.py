"""Coming up: dates still ahead of the edition's month, and a count of those that have passed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tasks.aggregation import periods
from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.sources import Source, cut_words, lang_tag, one_line
from tasks.aggregation.themes_sections import cut_text
from tasks.contracts.briefing import ComingUp, Text
from tasks.contracts.span import Passage
from tasks.grammar import un_style
from tasks.grammar.dates import find_dates

MAX_ROWS = 10
WHAT_WORDS = 40


@dataclass(frozen=True, slots=True)
class Mention:
    """One date a source gives, with the words that give it. ``is_event`` when it is a day or a month."""

    source: Source
    edtf: str
    passage: Passage
    paragraph: int | None

    @property
    def is_event(self) -> bool:
        """Whether the date is exact to a month or better."""
        return "-" in self.edtf


def date_mentions(source: Source) -> Iterator[Mention]:
    """Every date printed in the headings and paragraphs of a source, each value once, in order of the text."""
    document = source.document
    year = periods.year_of(source.dated)
    seen: set[str] = set()
    for block in document.blocks:
        if block.kind.value in ("furniture", "footnote"):
            continue
        for passage in [sentence.passage for sentence in block.sentences] or [block.passage]:
            for found in find_dates(passage.text, document.language, year):
                if found.value not in seen:
                    seen.add(found.value)
                    yield Mention(source, found.value, passage, block.paragraph)


def coming_up(context: EditionContext) -> tuple[tuple[ComingUp, ...], str]:
    """The dates ahead, soonest first, and the sentence that stands with them (or alone)."""
    ahead: list[tuple[date, Mention]] = []
    passed = 0
    for source in context.sources:
        for mention in date_mentions(source):
            first, last = periods.bounds(mention.edtf)
            last = last or first
            if last is None:
                continue
            if last > context.month_end:
                ahead.append((last, mention))
            elif last < context.month_start:
                passed += 1
    ahead.sort(key=lambda entry: (not entry[1].is_event, entry[0], entry[1].source.position, entry[1].passage.start))
    if len(ahead) > MAX_ROWS:
        context.left_out.append(f"Coming up: {len(ahead) - MAX_ROWS:,} further dates ahead are not listed.")
    rows = tuple(_row(context, number, mention) for number, (_, mention) in enumerate(ahead[:MAX_ROWS], start=1))
    return rows, _note([mention for _, mention in ahead], passed)


def _row(context: EditionContext, number: int, mention: Mention) -> ComingUp:
    name = f"up-{number}"
    text = Text(text=one_line(mention.passage.text), lang=lang_tag(mention.source.document.language))
    translated = mention.source.printable(f"paragraph/{mention.paragraph}/summary")
    if translated and text.lang.split("-")[0] != "en":
        text = Text(text=translated)
    if text.lang.split("-")[0] == "en":
        text = Text(text=cut_words(text.text, WHAT_WORDS))
    printed = un_style.date(mention.edtf)
    cite = context.book.cite_passage(
        mention.source, mention.passage, mention.paragraph, "date of the text", name, f"Coming up: {printed}"
    )
    return ComingUp(anchor=name, when=printed, what=cut_text(text), cites=(cite,))


def _note(ahead: list[Mention], passed: int) -> str:
    events = [mention for mention in ahead if mention.is_event]
    years = len(ahead) - len(events)
    dates = un_style.sentence_start(un_style.count(passed, "date"))
    gone = f"{dates} mentioned in the sources {'has' if passed == 1 else 'have'} passed."
    if not ahead:
        return f"No future dates in this month's sources. {gone}" if passed else "The sources give no dates."
    lead = "No event is announced for a day or month still ahead."
    if events:
        verb = "lies" if len(events) == 1 else "lie"
        lead = f"{un_style.sentence_start(un_style.count(len(events), 'date'))} given to the day or month still {verb} ahead."
    if years:
        verb = "is" if years == 1 else "are"
        lead += f" {un_style.sentence_start(un_style.count(years, 'year'))} ahead {verb} named as a horizon."
    return f"{lead} {gone}"
