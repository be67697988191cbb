"""Colours of a theme: contrast by the WCAG formula, tints towards white."""

#: WCAG 2.2, success criterion 1.4.3, text of any size.
LEAST_CONTRAST = 4.5
WHITE = "#ffffff"


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, of ``#rrggbb``.

    >>> channels("#12483f")
    (18, 72, 63)
    """
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21, whichever is lighter.

    >>> contrast("#000000", "#ffffff")
    21.0
    >>> round(contrast("#767676", "#ffffff"), 2)
    4.54
    """
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def tint(colour: str, share: float) -> str:
    """``colour`` mixed with white: ``share`` 1 is the colour itself, 0 is white.

    >>> tint("#12483f", 0.5)
    '#88a49f'
    """
    mixed = (round(255 - (255 - channel) * share) for channel in channels(colour))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)
