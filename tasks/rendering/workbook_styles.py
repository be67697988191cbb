"""How cells of the workbook look: made once a kind, since a style object a cell would cost more than its words."""

from typing import Any

from tasks.rendering.theme_colours import tint

ABOUT_WIDTHS = (26, 26, 96)
#: Formats that numbers and dates of the data come in; a number of more decimals is shown in Excel's own way.
NUMBER_FORMATS = ("", "General", "#,##0", *(f"#,##0.{'0' * decimals}" for decimals in range(1, 16)), "yyyy-mm-dd")
_FACE = "Calibri"
_RULE = "FFCFD8D3"
_WASH_SHARE = 0.06


class CellStyles:
    """The styles of one workbook; ``primary`` is the office's colour (``#rrggbb``)."""

    def __init__(self, book: Any, primary: str) -> None:
        self._book = book
        self._deep = _argb(primary)
        self._wash = _argb(tint(primary, _WASH_SHARE))
        self._made: dict[tuple[str, str, bool, bool], Any] = {}
        self._numbers: dict[tuple[str, str, bool, bool], int] = {}

    def prepare(self) -> None:
        """Make every style that rows may need: they are written after the style sheet."""
        for number_format in NUMBER_FORMATS:
            self.number_of("", number_format, False, False)
        for is_mirrored in (False, True):
            for is_quoted in (False, True):
                self.number_of("", "", is_quoted, is_mirrored)
                self.number_of("link", "", is_quoted, is_mirrored)

    def number_of(self, name: str, number_format: str, is_quoted: bool, is_mirrored: bool) -> int:
        """The place of a style in the style sheet."""
        key = (name, number_format, is_quoted, is_mirrored)
        if key not in self._numbers:
            self._numbers[key] = self._book._cell_styles.add(self.of(*key))
        return self._numbers[key]

    def of(self, name: str, number_format: str, is_quoted: bool, is_mirrored: bool) -> Any:
        """The style array of a cell. ``is_quoted`` keeps Excel from running the cell when somebody edits it."""
        key = (name, number_format, is_quoted, is_mirrored)
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def _make(self, name: str, number_format: str, is_quoted: bool, is_mirrored: bool) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        cell: Any = WriteOnlyCell(self._book.worksheets[0])
        fonts = {
            "heading": Font(name=_FACE, size=10, bold=True, color=self._deep),
            "title": Font(name=_FACE, size=18, bold=True, color=self._deep),
            "section": Font(name=_FACE, size=12, bold=True, color=self._deep),
            "link": Font(name=_FACE, size=10, underline="single", color=self._deep),
        }
        cell.font = fonts.get(name, Font(name=_FACE, size=10))
        cell.alignment = Alignment(
            wrap_text=name not in {"title", "section", "title_small"},
            vertical="top",
            readingOrder=2 if is_mirrored else 0,
            horizontal="right" if is_mirrored else None,
        )
        if name == "heading":
            cell.fill = PatternFill("solid", fgColor=self._wash)
            cell.border = Border(bottom=Side("medium", color=self._deep))
        elif name == "about":
            cell.border = Border(bottom=Side("hair", color=_RULE))
        if number_format:
            cell.number_format = number_format
        cell.quotePrefix = is_quoted
        return cell._style


def _argb(colour: str) -> str:
    return f"FF{colour.removeprefix('#').upper()}"
