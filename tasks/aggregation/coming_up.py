"""Coming up: dates still ahead of the edition's month, and a count of those that have passed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tasks.aggregation import periods
from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.sources import Source, cut_words, lang_tag, one_line
from tasks.aggregation.theme_filter import ThemeFilter
from tasks.aggregation.themes_sections import cut_text
from tasks.contracts.briefing import ComingUp, Text
from tasks.contracts.span import Passage
from tasks.grammar.dates import find_dates
from tasks.grammar.interface import Interface

MAX_ROWS = 6
WHAT_WORDS = 26
_EVERY_THEME = ThemeFilter()


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


def date_mentions(source: Source, themes: ThemeFilter = _EVERY_THEME) -> Iterator[Mention]:
    """Every date printed in the headings and paragraphs of a source, each value once, in order of the text.

    Of some themes only, where ``themes`` names any: a date takes its themes from the words around it.
    """
    document = source.document
    year = periods.year_of(source.dated)
    seen: set[str] = set()
    for block in document.blocks:
        if block.kind.value in ("furniture", "footnote"):
            continue
        for passage in [sentence.passage for sentence in block.sentences] or [block.passage]:
            for found in find_dates(passage.text, document.language, year):
                if found.value not in seen and themes.shows_passage(source, passage):
                    seen.add(found.value)
                    yield Mention(source, found.value, passage, block.paragraph)


def day_of_issue(context: EditionContext) -> date:
    """The day from which dates lie ahead: that of ``as_of`` inside the edition's month, else the last of the month."""
    as_of = context.request.as_of.date()
    return as_of if context.month_start <= as_of <= context.month_end else context.month_end


def coming_up(context: EditionContext) -> tuple[tuple[ComingUp, ...], str]:
    """The dates ahead, soonest first, and the sentence that stands with them (or alone)."""
    ahead, passed = _ahead(context, context.themes)
    ahead.sort(key=lambda entry: (not entry[1].is_event, entry[0], entry[1].source.position, entry[1].passage.start))
    if len(ahead) > MAX_ROWS:
        context.left_out.append(context.interface.say("coming_up.left_out", n=len(ahead) - MAX_ROWS))
    rows = tuple(_row(context, number, mention) for number, (_, mention) in enumerate(ahead[:MAX_ROWS], start=1))
    note = _note(context.interface, [mention for _, mention in ahead], passed)
    other = len(_ahead(context, _EVERY_THEME)[0]) - len(ahead) if context.themes else 0
    if other:
        words = context.interface
        line = words.sentence_start(words.say("coming_up.other_themes", n=other))
        note = words.sentences([note, line])
    return rows, note


def _ahead(context: EditionContext, themes: ThemeFilter) -> tuple[list[tuple[date, Mention]], int]:
    """The dates of some themes that lie ahead, each with its last day, in order of the text; and how many have passed."""
    ahead: list[tuple[date, Mention]] = []
    passed = 0
    today = day_of_issue(context)
    for source in context.sources:
        for mention in date_mentions(source, themes):
            first, last = periods.bounds(mention.edtf)
            last = last or first
            if last is None:
                continue
            if last > context.month_end or (first is not None and first > today):
                ahead.append((last, mention))
            elif last < context.month_start:
                passed += 1
    return ahead, passed


def _row(context: EditionContext, number: int, mention: Mention) -> ComingUp:
    name = f"up-{number}"
    text = Text(text=one_line(mention.passage.text), lang=lang_tag(mention.source.document.language))
    translated = mention.source.printable(f"paragraph/{mention.paragraph}/summary") or _translated(mention)
    if translated and text.lang.split("-")[0] != "en":
        text = Text(text=translated)
    if text.lang.split("-")[0] == "en":
        text = Text(text=cut_words(text.text, WHAT_WORDS))
    words = context.interface
    printed = words.date(mention.edtf)
    cite = context.book.cite_passage(
        mention.source, mention.passage, mention.paragraph, words.say("coming_up.rule"), name,
        words.say("coming_up.label", date=printed),
    )  # fmt: skip
    return ComingUp(anchor=name, when=printed, what=cut_text(text), cites=(cite,))


def _translated(mention: Mention) -> str | None:
    """The printable translation of exactly these words, as of a line of the front matter."""
    place = (mention.passage.start, mention.passage.end)
    same = (field for field in mention.source.worked.translations if (field.start, field.end) == place and field.target)
    return next((one_line(field.target or "") for field in same), None)


def _note(words: Interface, ahead: list[Mention], passed: int) -> str:
    gone = words.sentence_start(words.say("coming_up.passed", n=passed))
    if not ahead:
        return words.sentences([words.say("coming_up.none"), gone]) if passed else words.say("coming_up.no_dates")
    events = sum(mention.is_event for mention in ahead)
    years = len(ahead) - events
    lines = [words.say("coming_up.events", n=events) if events else words.say("coming_up.no_event")]
    if years:
        lines.append(words.say("coming_up.years", n=years))
    return words.sentences([*map(words.sentence_start, lines), gone])
