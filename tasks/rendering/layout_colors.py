"""Whether words stand out enough from what is behind them: contrast as WCAG 2.2 defines it (1.4.3)."""

from typing import Any

#: Red, green, blue in sRGB, 0 to 1.
Rgb = tuple[float, float, float]

WHITE: Rgb = (1.0, 1.0, 1.0)
_LEAST = 4.5
_LEAST_FOR_LARGE = 3.0
_LARGE_PT = 18.0
_LARGE_BOLD_PT = 14.0
_BOLD = 700
# Sizes are computed in floating point.
_SLACK_PT = 0.01


def rgb(color: Any) -> Rgb:
    """A WeasyPrint colour of any colour space in sRGB, without its alpha."""
    red, green, blue = (min(1.0, max(0.0, float(value))) for value in color.to("srgb")[:3])
    return red, green, blue


def over(color: Rgb, alpha: float, behind: Rgb) -> Rgb:
    """``color`` painted with ``alpha`` (0 to 1) over an opaque colour.

    >>> over((0.0, 0.0, 0.0), 0.5, (1.0, 1.0, 1.0))
    (0.5, 0.5, 0.5)
    """
    red, green, blue = (top * alpha + under * (1 - alpha) for top, under in zip(color, behind, strict=True))
    return red, green, blue


def luminance(color: Rgb) -> float:
    """Relative luminance, 0 for black to 1 for white.

    >>> luminance((1.0, 1.0, 1.0))
    1.0
    """
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """Ratio of two colours, 1 (the same) to 21 (black and white), in either order.

    >>> contrast((0.0, 0.0, 0.0), (1.0, 1.0, 1.0))
    21.0
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least_contrast(size_pt: float, weight: int) -> float:
    """The ratio that text must reach: 3 from 18 pt, or bold from 14 pt; 4.5 below.

    >>> least_contrast(10, 400), least_contrast(14, 700), least_contrast(18, 400)
    (4.5, 3.0, 3.0)
    """
    is_large = size_pt >= _LARGE_PT - _SLACK_PT or (size_pt >= _LARGE_BOLD_PT - _SLACK_PT and weight >= _BOLD)
    return _LEAST_FOR_LARGE if is_large else _LEAST


def hexadecimal(color: Rgb) -> str:
    """``color`` as CSS writes it.

    >>> hexadecimal((1.0, 0.5, 0.0))
    '#ff8000'
    """
    return "#" + "".join(f"{round(value * 255):02x}" for value in color)
