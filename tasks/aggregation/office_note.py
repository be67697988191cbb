"""The office's own words to readers, as they are printed on the front page: no fact of a source, and never taken for one."""

import re

from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.sources import one_line
from tasks.contracts.briefing import OfficeNote, Text
from tasks.grammar.dates import find_dates
from tasks.grammar.interface import Interface

#: Paragraphs of a note; more lines than these are run on in the last, so that the front page holds.
MOST_PARAGRAPHS = 4
#: The language that a note is marked as by its letters, for its faces and its direction; a page's own language otherwise.
_SCRIPTS = (
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")),
    ("he", re.compile(r"[\u0590-\u05ff\ufb1d-\ufb4f]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh-Hans", re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")),
    ("ru", re.compile(r"[\u0400-\u052f]")),
    ("en", re.compile(r"[A-Za-z\u00c0-\u024f]")),
)
_LATIN = frozenset({"en", "fr"})
#: Not the digits of a name ("COP31", "S5").
_FIGURE = re.compile(r"(?<![A-Za-z\d])\d(?:\d|[.,\u00a0\u202f](?=\d))*%?")


def office_note(context: EditionContext) -> OfficeNote | None:
    """The note with its heading, which names the office where the theme does; None without a note."""
    words, request = context.interface, context.request
    paragraphs = tuple(Text(text=line, lang=language_of(line, words)) for line in paragraphs_of(request.note))
    if not paragraphs:
        return None
    office = request.office
    heading = words.say("masthead.note_from_office", office=office) if office else words.say("masthead.note_from_us")
    return OfficeNote(heading=heading, paragraphs=paragraphs)


def paragraphs_of(note: str) -> list[str]:
    """The lines of a note, each a paragraph; from the fourth on they are one.

    >>> paragraphs_of("One.\\n\\n Two,  and more. \\n"), len(paragraphs_of("line\\n" * 9))
    (['One.', 'Two, and more.'], 4)
    """
    lines = [line for line in map(one_line, note.splitlines()) if line]
    last = " ".join(lines[MOST_PARAGRAPHS - 1 :])
    return [*lines[: MOST_PARAGRAPHS - 1], *([last] if last else [])]


def language_of(line: str, words: Interface) -> str:
    """The tag that a paragraph is marked with: by the script of most of its letters, the page's own where that may be.

    >>> from tasks.grammar.interface import interface_for
    >>> language_of("مذكرة عن UNIDO", interface_for("en")), language_of("Note", interface_for("fr"))
    ('ar', 'fr')
    """
    counts = [(len(script.findall(line)), tag) for tag, script in _SCRIPTS]
    most, tag = max(counts, key=lambda entry: entry[0])
    own = "en" if words.language in _LATIN else words.tag
    return words.tag if not most or tag == own else tag


def figures_of(note: str, words: Interface) -> list[str]:
    """The figures that a note states, dates left out: nothing that this program read stands behind them.

    >>> from tasks.grammar.interface import interface_for
    >>> figures_of("We trained 1,600 people, 12% more, by 2 January 2027.", interface_for("zh"))
    ['1,600', '12%']
    """
    found: dict[str, None] = {}
    for line in paragraphs_of(note):
        dateless = line
        for language in dict.fromkeys((language_of(line, words).split("-")[0], words.language, "en")):
            for mention in find_dates(dateless, language):
                blank = " " * (mention.end - mention.start)
                dateless = dateless[: mention.start] + blank + dateless[mention.end :]
        found.update(dict.fromkeys(_FIGURE.findall(dateless)))
    return list(found)
