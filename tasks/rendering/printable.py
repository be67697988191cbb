"""Text that the embedded fonts can draw and that cannot deceive the eye.

A character no font covers would come out as an empty box while text extraction still shows it: readers and checks would
disagree. It is printed as its code point instead. Bidirectional controls can turn a figure round on the page
(Unicode Technical Report 36, section 2.5), so they are printed as code points too.
"""

import re
import unicodedata
from collections.abc import Callable, Container
from functools import cache

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_DECEPTIVE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# Arabic and Hebrew are typed with marks of direction; their words are printed in an isolate of their own without them.
_RTL_MARKS = re.compile("[\u061c\u200e\u200f]")
_RTL_LETTERS = re.compile("[\u05d0-\u05ea\u0620-\u064a\u0671-\u06d3]")
_LONGEST_SPELLED_OUT = 3
# More than a page of small type. A passage beyond it is a file without sentences, and the data pack has it whole.
_LONGEST_PRINTED = 6000


def printable(text: str, covered: Container[int] | None = None) -> str:
    """``text`` with nothing in it that cannot be drawn; ``covered`` None when the reader's own fonts draw (HTML).

    Composed (NFC), invisible joiners and selectors dropped, controls and uncovered characters as ``⟨U+1F600⟩``. A
    longer run of one uncovered script is described, since forty code points are no easier to read than forty boxes.

    >>> printable("a\\u202eb", None)
    'a⟨U+202E⟩b'
    >>> printable("A 😀", frozenset(map(ord, "A ")))
    'A ⟨U+1F600⟩'
    >>> printable("\\u200fالدورة 48\\u200f")
    'الدورة 48'
    >>> len(printable("x" * 1_000_000))
    6025
    >>> printable("مرحبا", frozenset())
    '⟨5 characters of Arabic script⟩'
    """
    if len(text) > _LONGEST_PRINTED:
        text = f"{text[:_LONGEST_PRINTED]} ⟨{len(text) - _LONGEST_PRINTED} more characters⟩"
    if text.isascii() and text.isprintable():
        return text
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    if _RTL_LETTERS.search(text):
        text = _RTL_MARKS.sub("", text)
    text = _DECEPTIVE.sub(lambda match: _spell(match[0]), text)
    if covered is None:
        return text
    missing = {char for char in set(text) if ord(char) not in covered and not char.isspace()}
    # Spaces of other widths (U+2003, U+202F…) are not in every face; a plain blank reads the same.
    text = text.translate(
        {ord(char): " " for char in set(text) if char.isspace() and char > " " and ord(char) not in covered}
    )
    if not missing:
        return text
    one = "[" + "".join(re.escape(char) for char in sorted(missing)) + "]+"
    runs = re.compile(f"{one}(?: {one})*")
    return runs.sub(lambda match: _describe(match[0]), text)


@cache
def for_fonts(covered: frozenset[int] | None) -> Callable[[object], object]:
    """A Jinja ``finalize`` for templates: every plain string printed passes through :func:`printable`.

    Markup (the output of macros) has passed already and is left alone.
    """

    def finalize(value: object) -> object:
        if isinstance(value, str) and not hasattr(value, "__html__"):
            return printable(value, covered)
        return value

    return finalize


def _describe(run: str) -> str:
    characters = [char for char in run if char != " "]
    if len(characters) <= _LONGEST_SPELLED_OUT:
        return "".join(char if char == " " else _spell(char) for char in run)
    names = {unicodedata.name(char, "UNNAMED").split(" ")[0].split("-")[0].capitalize() for char in characters}
    script = names.pop() if len(names) == 1 else None
    return f"⟨{len(characters)} characters of {script} script⟩" if script else f"⟨{len(characters)} other characters⟩"


def _spell(char: str) -> str:
    return f"⟨U+{ord(char):04X}⟩"
