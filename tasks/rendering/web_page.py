"""The HTML edition: one file with its fonts, its script and a policy that lets nothing else run or load.

The page is whole without the script. The script gets its words and its facts from a JSON island, so that it speaks the
language of the edition and never guesses from the markup.
"""

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from tasks.contracts.briefing import BriefingData
from tasks.grammar.interface import Interface, interface_for
from tasks.rendering.anchors import fragment
from tasks.rendering.page_style import TEMPLATES, css_string, folio_rule
from tasks.rendering.printable import printable
from tasks.rendering.web_fonts import font_faces
from tasks.rendering.web_items import WebItem, web_items

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
# Stand-ins for the counters of a folio, as :func:`folio_rule` takes them.
_PAGE, _PAGES = "\ue000", "\ue001"
# A size in points or millimetres, and the same in the units of the medium.
_PAPER_SIZE = re.compile(r"(?<![\w.#-])(-?\d*\.?\d+)(pt|mm)\b")
_CALCULATED = r"calc(\1 * var(--\2))"
_FILTERS = ("themes", "countries", "sources")
#: What the script may say, with the names that it fills in itself.
_WORDS: dict[str, tuple[str, ...]] = {
    "web.form": (), "web.open": (), "web.search": (), "web.search.hint": (), "web.theme": (), "web.country": (),
    "web.source": (), "web.theme.all": (), "web.country.all": (), "web.source.all": (), "web.option": ("name", "count"),
    "web.clear": (), "web.found": ("shown", "all"), "web.found.all": ("all",), "web.found.none": ("all",), "web.whole": (),
    "web.section": ("shown", "all"), "web.besides": (), "web.cite": (), "web.cite.title": (), "web.cite.done": (),
    "web.cite.by_hand": (), "web.close": (), "web.citation": ("words", "evidence", "edition", "entry"),
    "web.citation.quotation": ("evidence", "edition", "entry"), "web.citation.evidence": ("sentence", "title", "place"),
    "web.data": (), "web.data.title": (),
}  # fmt: skip
# In a script element no sequence ends or hides the script; U+2028 and U+2029 were line ends of scripts once.
_UNSAFE_IN_SCRIPT = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


class UnexpectedPageError(ValueError):
    """The rendered page is not one that can be made to stand alone: it needs one style element and no script."""


@dataclass(frozen=True, slots=True)
class _Parts:
    before: str
    style: str
    after: str


def web_page(page_html: str, data: BriefingData) -> bytes:
    """The screen page ``page_html`` of ``data`` as one file: fonts and script inside, UTF-8.

    The Content-Security-Policy names the hashes of our own style and script; anything else that might come in with a
    source can neither run nor load. Same page, same bytes.

    Raises:
        UnexpectedPageError: the page has a script, or not exactly one style element.
        UnusableFontError: a face cannot be cut down.
    """
    parts = _parts(page_html)
    island = island_json(data)
    script = (TEMPLATES / "screen.js").read_text("utf-8")
    faces = font_faces(TEMPLATES / "fonts.css", unescape(page_html) + unescape(island) + script)
    style = f"\n{faces}\n{_scalable(parts.style.strip())}\n{_print_rules(data)}\n"
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(style)}'",
            "img-src data:",
            "font-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    head, charset, rest = parts.before.partition('<meta charset="utf-8">')
    if not charset:
        raise UnexpectedPageError("the page does not name its character set")
    meta = f'{charset}\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
    closing = f'<script id="web-data" type="application/json">{island}</script>\n<script>{script}</script>\n</body>'
    after, body_end, end = parts.after.rpartition("</body>")
    if not body_end:
        raise UnexpectedPageError("the page has no body")
    return f"{head}{meta}{rest}<style>{style}</style>{after}{closing}{end}".encode()


def island_json(data: BriefingData) -> str:
    """What the script knows, as JSON that is safe inside a script element: words, filters, items, evidence, edition.

    Filters are lists of names; items and evidence name them by position, so that a name stands once.
    """
    interface = interface_for(data.language)
    items = web_items(data)
    choices = {name: _choices(items, name) for name in _FILTERS}
    titles = {source.mark: (source.title_en or source.title).text for source in data.sources}
    island = {
        "words": _words(interface),
        "edition": data.cite_as or f"{data.masthead.name}, {data.masthead.edition_label}.",
        "filters": choices,
        "titles": titles,
        "items": [_item(item, choices) for item in items],
        "evidence": {
            fragment(entry.anchor): [entry.place, entry.file, entry.sha256_prefix, entry.start, entry.end, entry.rule]
            for entry in data.evidence
        },
    }
    return json.dumps(_printable(island), ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE_IN_SCRIPT)


def _scalable(style: str) -> str:
    """``style`` with the paper's sizes in units that ``screen.css`` sets: larger on a screen, themselves in a print.

    ``screen.css`` is left as it is, and so are the theme's colours after it.
    """
    own = (TEMPLATES / "screen.css").read_text("utf-8").strip()
    shared, found, rest = style.partition(own)
    return f"{_PAPER_SIZE.sub(_CALCULATED, shared)}{found}{rest}"


def _print_rules(data: BriefingData) -> str:
    """The words in the margins of a print: the edition's name, the folio."""
    edition = f"{data.masthead.name}, {data.masthead.month_name}"
    name = css_string(printable(f"{data.preview} · {edition}" if data.preview else edition))
    folio = interface_for(data.language).say("page.folio", page=_PAGE, pages=_PAGES)
    return f"@media print {{ :root {{ --edition: {name} }} {folio_rule(folio)} }}"


def _words(interface: Interface) -> dict[str, str]:
    """The messages of the script; a placeholder that the script fills stays as ``{name}``."""
    words = {}
    for key, placeholders in _WORDS.items():
        kept: dict[str, Any] = {name: f"{{{name}}}" for name in placeholders}
        words[key] = interface.say(key, **kept)
    return words


def _choices(items: tuple[WebItem, ...], name: str) -> list[str]:
    """Every value of a facet: themes and sources in the order of the edition, countries in the alphabet's."""
    found = dict.fromkeys(value for item in items for value in getattr(item.facets, name))
    return list(found) if name != "countries" else sorted(found)


def _item(item: WebItem, choices: dict[str, list[str]]) -> list[Any]:
    positions = [[choices[name].index(value) for value in getattr(item.facets, name)] for name in _FILTERS]
    cited: list[Any] = [item.words, list(item.evidence)] if item.evidence is not None else []
    return [item.id, item.section, *positions, *cited]


def _printable(value: Any) -> Any:
    """Every text of the island as the page prints it: nothing in it deceives the eye in a list or in a citation."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _printable(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_printable(part) for part in value]
    return value


def _parts(page: str) -> _Parts:
    styles = list(_STYLE.finditer(page))
    if len(styles) != 1 or "<script" in page:
        raise UnexpectedPageError("the page needs exactly one style element and no script of its own")
    style = styles[0]
    return _Parts(before=page[: style.start()], style=style[1], after=page[style.end() :])


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode('ascii')}"
