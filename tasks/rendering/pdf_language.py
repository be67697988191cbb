"""The language of foreign words inside the PDF's structure tree.

PDF/UA-1 (ISO 14289-1, 7.2) wants every change of language declared, so that a screen reader changes its voice. WeasyPrint
70 declares the language of the whole file only. Its tag builder is wrapped: whatever structure element it makes for a box
whose HTML element has a ``lang`` of its own gets a ``Lang`` entry.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any


@cache
def declare_languages() -> None:
    """Wrap WeasyPrint's tag builder, once a process. Boxes without ``lang`` are tagged as before."""
    import pydyf
    from weasyprint.pdf import tags

    build = tags._build_box_tree

    def build_with_language(box: Any, *arguments: Any) -> Iterator[Any]:
        attributes = getattr(getattr(box, "element", None), "attrib", {})
        for element in build(box, *arguments):
            if "lang" in attributes and element["S"] != "/Document":
                element["Lang"] = pydyf.String(attributes["lang"])
            yield element

    tags._build_box_tree = build_with_language
