"""The words of each piece of marked content of a PDF page, and where they stand."""

import re
from dataclasses import dataclass
from typing import Any

import pikepdf

_PAIR = re.compile(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")
Matrix = tuple[float, float, float, float, float, float]


@dataclass(slots=True)
class Piece:
    """``left`` and ``top`` are those of the first glyph, in points from the top left corner of the page."""

    text: str
    left: float
    top: float


def marked_text(page: Any) -> dict[int, Piece]:
    """Pieces by the number of their marked content (MCID)."""
    maps = {str(name): _unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    height = float(page.MediaBox[3])
    found: dict[int, Piece] = {}
    stack: list[Matrix] = []
    now: Matrix = (1, 0, 0, 1, 0, 0)
    line: Matrix = now
    known: dict[str, str] = {}
    marks: list[int | None] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        word = str(operator)
        if word == "q":
            stack.append(now)
        elif word == "Q":
            now = stack.pop()
        elif word == "cm":
            now = _times(tuple(float(value) for value in operands), now)
        elif word == "Tm":
            line = tuple(float(value) for value in operands)
        elif word == "Tf":
            known = maps.get(str(operands[0]), {})
        elif word in ("BMC", "BDC"):
            described = operands[1] if word == "BDC" else None
            marks.append(
                int(described.MCID) if isinstance(described, pikepdf.Dictionary) and "/MCID" in described else None
            )
        elif word == "EMC":
            marks.pop()
        elif word == "TJ" and marks and marks[-1] is not None:
            codes = b"".join(bytes(item) for item in operands[0] if isinstance(item, pikepdf.String)).hex()
            text = "".join(known.get(codes[index : index + 4], "?") for index in range(0, len(codes), 4))
            x, y = _times(line, now)[4:]
            found.setdefault(marks[-1], Piece("", x, height - y)).text += text
    return found


def _times(one: Any, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    return (
        a * other[0] + b * other[2], a * other[1] + b * other[3], c * other[0] + d * other[2], c * other[1] + d * other[3],
        e * other[0] + f * other[2] + other[4], e * other[1] + f * other[3] + other[5],
    )  # fmt: skip


def _unicode(font: Any) -> dict[str, str]:
    if "/ToUnicode" not in font:
        return {}
    pairs = _PAIR.findall(font.ToUnicode.read_bytes().decode("latin-1").split("endcodespacerange")[1])
    return {code.lower(): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
