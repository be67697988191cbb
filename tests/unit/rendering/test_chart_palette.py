import re
from itertools import pairwise

import pytest

from tasks.rendering.chart_palette import STEPS, ChartColours, contrast, lab, lightness, linear, palette
from tasks.rendering.html import TEMPLATES

# Viénot, Brettel and Mollon (1999), "Digital video colourmaps for checking the legibility of displays by dichromats",
# Color Research and Application 24(4): linear RGB as protanopes and deuteranopes see it.
PROTANOPIA = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))
DEUTERANOPIA = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))
THEMES = (ChartColours(), ChartColours(deep="#0b2a6b"), ChartColours(deep="#7ad151"), ChartColours(deep="#5b0f2f"))


def seen_by(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    red, green, blue = (
        min(max(sum(a * b for a, b in zip(row, linear(colour), strict=True)), 0.0), 1.0) for row in matrix
    )
    return lab((red, green, blue))


def distance(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """CIE 1976 colour difference: the Euclidean distance in L*a*b*."""
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


@pytest.mark.parametrize("colours", THEMES)
def test_neighbouring_fills_differ_by_twenty_steps_of_lightness(colours: ChartColours) -> None:
    levels = [lightness(fill) for fill in palette(colours).steps]
    assert levels == pytest.approx(STEPS, abs=0.6)
    assert all(light - dark >= 20 for dark, light in pairwise(levels))


@pytest.mark.parametrize("matrix", [PROTANOPIA, DEUTERANOPIA])
@pytest.mark.parametrize("colours", THEMES)
def test_colour_blind_readers_tell_neighbours_apart(
    colours: ChartColours, matrix: tuple[tuple[float, ...], ...]
) -> None:
    seen = [seen_by(fill, matrix) for fill in palette(colours).steps]
    assert all(distance(one, other) >= 15 for one, other in pairwise(seen))


def test_the_simulation_confuses_what_dichromats_confuse() -> None:
    red, green = seen_by("#b35a00", DEUTERANOPIA), seen_by("#7f8000", DEUTERANOPIA)
    assert distance(red, green) < 15 < distance(lab(linear("#b35a00")), lab(linear("#7f8000")))


@pytest.mark.parametrize("colours", THEMES)
def test_text_on_every_fill_has_contrast(colours: ChartColours) -> None:
    shades = palette(colours)
    assert all(contrast(shades.on(fill), fill) >= 4.5 for fill in (*shades.steps, "#ffffff"))


def test_the_default_colours_are_those_of_the_tokens() -> None:
    tokens = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", (TEMPLATES / "tokens.css").read_text("utf-8")))
    colours = ChartColours()
    assert {name: getattr(colours, name) for name in ("deep", "clay", "ink", "soft", "rule")} == {
        name: tokens[name] for name in ("deep", "clay", "ink", "soft", "rule")
    }
    assert all(contrast(colour, "#ffffff") >= 4.5 for colour in (colours.clay, colours.ink, colours.soft))
