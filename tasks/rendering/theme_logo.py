"""An office's logo as a ``data:`` address: checked, whole, and with nothing in it that leads outside."""

import base64
import re
from pathlib import Path
from xml.etree import ElementTree

LARGEST_BYTES = 200_000
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_SHAPES = frozenset(
    {"svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline"}
    | {"polygon", "clipPath", "mask", "linearGradient", "radialGradient", "stop"}
)
# Declarations of types and entities could stand for other files or grow without end; none is needed for shapes.
_DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY|ATTLIST|ELEMENT)|<\?xml-stylesheet", re.IGNORECASE)
_OUTSIDE_URL = re.compile(r"url\(\s*['\"]?(?!#)", re.IGNORECASE)


class LogoError(ValueError):
    """A logo that cannot be used; the message is one sentence that says what to do."""


def read_logo(folder: Path, name: str) -> str:
    """The file ``name`` of ``folder`` as a ``data:`` address.

    Raises:
        LogoError: the file is not in the folder, too large, neither PNG nor SVG, or an SVG with more than plain shapes.
    """
    root = folder.resolve()
    path = (root / name).resolve()
    if not path.is_relative_to(root) or not path.is_file():
        raise LogoError(f"There is no logo {name!r} in the folder of the theme file; put it beside the theme file.")
    content = path.read_bytes()
    if len(content) > LARGEST_BYTES:
        raise LogoError(
            f"The logo {name!r} has {len(content):,} bytes; the most is {LARGEST_BYTES:,}, so make it smaller."
        )
    if content.startswith(_PNG_SIGNATURE):
        return _address("image/png", content)
    if path.suffix.lower() != ".svg":
        raise LogoError(f"The logo {name!r} is neither a PNG nor an SVG file.")
    refuse_unsafe_svg(name, content)
    return _address("image/svg+xml", content)


def refuse_unsafe_svg(name: str, content: bytes) -> None:
    """Nothing, if the SVG draws shapes and does nothing else.

    Raises:
        LogoError: it holds declarations, scripts, styles, text, pictures or references to anything outside itself.
    """
    if _DECLARATIONS.search(content):
        raise LogoError(f"The logo {name!r} declares document types or entities; save it as plain SVG.")
    try:
        tree = ElementTree.fromstring(content.decode("utf-8"))
    except (ElementTree.ParseError, UnicodeDecodeError, ValueError) as error:
        raise LogoError(f"The logo {name!r} is no well-formed SVG in UTF-8 ({error}).") from error
    if _local(tree.tag) != "svg":
        raise LogoError(f"The logo {name!r} is no SVG: its outermost element is {_local(tree.tag)!r}.")
    for element in tree.iter():
        if _local(element.tag) not in _SHAPES:
            raise LogoError(
                f"The logo {name!r} holds the element {_local(element.tag)!r}; only shapes are allowed, "
                "so convert text to outlines and styles to attributes."
            )
        for key, value in element.attrib.items():
            attribute = _local(key)
            if attribute.lower().startswith("on"):
                raise LogoError(f"The logo {name!r} holds the script attribute {attribute!r}; remove it.")
            if (attribute == "href" and not value.startswith("#")) or _OUTSIDE_URL.search(value):
                raise LogoError(
                    f"The logo {name!r} refers to something outside itself in {attribute!r}; embed or remove it."
                )


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _address(mime: str, content: bytes) -> str:
    return f"data:{mime};base64,{base64.b64encode(content).decode('ascii')}"
