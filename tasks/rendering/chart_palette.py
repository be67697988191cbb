"""Colours of the pictures: steps of one hue that differ in lightness, so that grey printing and colour-blind eyes keep them.

Lightness is CIE L* (CIE 15:2018; sRGB per IEC 61966-2-1, white D65). Neighbouring fills are at least 20 L* apart, and
every text stands on its fill with a contrast of at least 4.5:1 (WCAG 2.2, success criterion 1.4.3).
"""

from dataclasses import dataclass
from functools import cache

#: L* of the steps, darkest first; white paper is 100.
STEPS = (27.0, 49.0, 72.0, 93.0)
_WHITE = "#ffffff"
# D65 white point and the matrices between linear sRGB and XYZ, IEC 61966-2-1.
_D65 = (0.95047, 1.0, 1.08883)
_TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_TO_RGB = ((3.2406, -1.5372, -0.4986), (-0.9689, 1.8758, 0.0415), (0.0557, -0.2040, 1.0570))

Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class ChartColours:
    """The theme's colours that pictures use, as ``#rrggbb``; the defaults are those of ``report_templates/tokens.css``."""

    deep: str = "#12483f"
    clay: str = "#96401f"
    ink: str = "#1d2422"
    soft: str = "#525e5a"
    rule: str = "#c9d3ce"


@dataclass(frozen=True, slots=True)
class Palette:
    """Fills from dark to light, the accent and the greys of lines and texts."""

    steps: tuple[str, str, str, str]
    accent: str
    ink: str
    soft: str
    rule: str

    def on(self, fill: str) -> str:
        """The colour of text on ``fill``: white or ink, whichever stands out more."""
        return max((_WHITE, self.ink), key=lambda colour: contrast(colour, fill))


@cache
def palette(colours: ChartColours) -> Palette:
    """The palette of a theme: its deep colour made lighter or darker to :data:`STEPS`."""
    first, second, third, fourth = (_at_lightness(colours.deep, step) for step in STEPS)
    return Palette(
        steps=(first, second, third, fourth), accent=colours.clay, ink=colours.ink, soft=colours.soft, rule=colours.rule
    )


def lightness(colour: str) -> float:
    """CIE L* of ``#rrggbb``, 0 black to 100 white.

    >>> round(lightness("#ffffff")), round(lightness("#000000")), round(lightness("#777777"))
    (100, 0, 50)
    """
    return lab(linear(colour))[0]


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio, 1 to 21.

    >>> round(contrast("#ffffff", "#000000"))
    21
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: Triple) -> Triple:
    """CIE L*a*b* of linear sRGB (:func:`linear`)."""
    x, y, z = (_f(value / white) for value, white in zip(_times(_TO_XYZ, rgb), _D65, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def linear(colour: str) -> Triple:
    """``#rrggbb`` as linear sRGB, 0 to 1 each."""
    red, green, blue = (_decoded(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return red, green, blue


def _at_lightness(colour: str, wanted: float) -> str:
    """``colour`` mixed with black or white, in CIE L*a*b*, until it is as light as ``wanted``."""
    level, a, b = lab(linear(colour))
    if abs(level - wanted) < 0.5:
        return colour
    share = (100 - wanted) / max(100 - level, 1) if wanted > level else wanted / max(level, 1)
    share = share**0.6  # plain mixing looks grey
    return _colour_of((wanted, a * share, b * share))


def _colour_of(values: Triple) -> str:
    level, a, b = values
    y = (level + 16) / 116
    x, y, z = (_f_inverse(part) * white for part, white in zip((y + a / 500, y, y - b / 200), _D65, strict=True))
    channels = (_encoded(min(max(value, 0.0), 1.0)) for value in _times(_TO_RGB, (x, y, z)))
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _luminance(colour: str) -> float:
    return _times(_TO_XYZ, linear(colour))[1]


def _times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def _decoded(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _encoded(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)


def _f(value: float) -> float:
    return value ** (1 / 3) if value > (6 / 29) ** 3 else value / (3 * (6 / 29) ** 2) + 4 / 29


def _f_inverse(value: float) -> float:
    return value**3 if value > 6 / 29 else 3 * (6 / 29) ** 2 * (value - 4 / 29)
