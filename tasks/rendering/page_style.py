"""The style sheets of a page: which, in which order, with the words and colours that stand in them."""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from tasks.grammar.interface import Interface

TEMPLATES = Path(__file__).resolve().parents[2] / "report_templates"
_PAPER_STYLES = ("fonts.css", "tokens.css", "components.css", "charts.css", "page.css")
_SCREEN_STYLES = ("tokens.css", "components.css", "charts.css", "screen.css")
# After these, where an edition has something to say that most have not.
_NOTICES = "notices.css"
# Stand-ins for the counters while the sentence around them is cut; no catalogue holds them.
_PAGE, _PAGES = "\ue000", "\ue001"


def style_of(
    medium: str, interface: Interface, colours: str, *, has_notices: bool = False, preview: str = ""
) -> Markup:
    """All rules of a medium (``paper`` or ``screen``); ``colours`` is the theme's rule, last so that it wins.

    ``has_notices``: the front page says more than that of most editions; ``preview`` are the words that then run on every
    page in place of the name.
    """
    notices = (_NOTICES,) if has_notices else ()
    if medium == "screen":
        # screen.css stays the last file, because web_page.py finds what comes before it.
        files = (*_SCREEN_STYLES[:-1], *notices, _SCREEN_STYLES[-1])
        return Markup("\n".join(part for part in (_files(files), colours) if part))
    words = (
        folio_rule(interface.say("page.folio", page=_PAGE, pages=_PAGES)),
        f"h1 {{ bookmark-label: {css_string(interface.say('page.front'))} }}",
        *([f"@page {{ @top-left {{ content: {css_string(preview)} }} }}"] if preview else []),
    )
    files = (*_PAPER_STYLES, *notices)
    return Markup(_with_values("\n".join((_files(files), colours))) + "\n" + "\n".join(words))


def folio_rule(words: str) -> str:
    """The rule that prints the folio: the words of the catalogue around the two counters, in its order.

    >>> folio_rule("\\ue000 / \\ue001")
    '@page { @bottom-right { content: counter(page) " / " counter(pages) } }'
    """
    counters = {_PAGE: "counter(page)", _PAGES: "counter(pages)"}
    pieces: list[str] = []
    plain = ""
    for char in words:
        if char in counters:
            pieces += [css_string(plain), counters[char]] if plain else [counters[char]]
            plain = ""
        else:
            plain += char
    pieces += [css_string(plain)] if plain else []
    return f"@page {{ @bottom-right {{ content: {' '.join(pieces)} }} }}"


def css_string(words: str) -> str:
    """``words`` as a CSS string that holds nothing a style sheet or an HTML parser could take for an end.

    >>> css_string('page "1" </style>')
    '"page \\\\22 1\\\\22  \\\\3c /style\\\\3e "'
    """
    return '"' + "".join(char if char not in '"\\<>\n\r\f' else f"\\{ord(char):x} " for char in words) + '"'


@cache
def _with_values(rules: str) -> str:
    """``rules`` with every token's value in its place: WeasyPrint looks each ``var()`` up anew for each element, which is a
    tenth of its time. All tokens are set in ``:root``; the last to set one wins. Rules for screens are left out.
    """
    text = re.sub(r"/\*.*?\*/|@media screen[^{]*{(?:[^{}]|{[^{}]*})*}", "", rules, flags=re.DOTALL)
    values: dict[str, str] = {}
    for block in re.findall(r":root\s*{(.*?)}", text, re.DOTALL):
        values.update((name, value.strip()) for name, value in re.findall(r"(--[\w-]+)\s*:\s*([^;]+)", block))
    text = re.sub(r":root\s*{.*?}", "", text, flags=re.DOTALL)
    while (resolved := re.sub(r"var\((--[\w-]+)\)", lambda match: values[match[1]], text)) != text:
        text = resolved
    return "\n".join(line for line in text.splitlines() if line.strip())


@cache
def _files(names: tuple[str, ...]) -> str:
    return "\n".join((TEMPLATES / name).read_text("utf-8").rstrip() for name in names if (TEMPLATES / name).exists())
