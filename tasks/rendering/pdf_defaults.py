"""WeasyPrint's own style sheet without the parts of elements that no page of ours has.

Its sheet styles the marker of a list item, and call, marker and way back of a footnote and of a note, for every element of
the page: six more styles are computed and kept for each, and none is ever asked for. Here only ``li`` has a marker, and
nothing floats to the foot of a page.
"""

from copy import copy
from functools import cache
from typing import Any

from weasyprint import HTML

_NOTES = frozenset({"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"})
_MARKER = "marker"


class PlainHTML(HTML):
    """A page without footnotes, its list items all ``li``. Else it is styled as :class:`weasyprint.HTML` styles it."""

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
        return [_for_plain_pages(sheet) for sheet in super()._ua_stylesheets(forms)]


@cache
def _for_plain_pages(sheet: Any) -> Any:
    kept = copy(sheet)
    matcher = kept.matcher = copy(sheet.matcher)
    # An entry is test, specificity, order, pseudo-element, declarations (cssselect2.Matcher.add_selector).
    entries = sheet.matcher.other_selectors
    matcher.other_selectors = [entry for entry in entries if entry[3] not in _NOTES | {_MARKER}]
    by_name = matcher.lower_local_name_selectors = dict(sheet.matcher.lower_local_name_selectors)
    by_name["li"] = [*by_name.get("li", ()), *(entry for entry in entries if entry[3] == _MARKER)]
    return kept
