import pytest
from fontTools.ttLib import TTFont

from tasks.rendering.chart_text import width, wrapped
from tasks.rendering.html import TEMPLATES

LABELS = (
    "Circular economy and waste",
    "Chemicals and persistent organic pollutants",
    "Bolivia (Plurinational State of)",
    "Democratic Republic of the Congo",
    "Côte d’Ivoire",
    "Türkiye",
    "Économie circulaire et déchets",
    "Циркулярная экономика и отходы",
    "Демократическая Республика Конго",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "more than 1,600 to 13,194 (99%), 6–9 December 2004; “x” @ W",
    "MMMMWWWW",
)


def advance(face: str, text: str) -> float:
    font = TTFont(TEMPLATES / "fonts" / face)
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    return sum(widths[glyphs[ord(char)]][0] for char in text) / font["head"].unitsPerEm


@pytest.mark.parametrize("text", LABELS)
def test_words_are_never_wider_than_the_drawing_believes(text: str) -> None:
    assert advance("Plain-400.ttf", text) <= width(text, 1) <= 1.35 * advance("Plain-400.ttf", text)
    assert advance("Plain-600.ttf", text) <= width(text, 1, is_bold=True)


def test_han_and_arabic_words_are_never_wider_than_the_drawing_believes() -> None:
    assert advance("Han-400.ttf", "循环经济与废物管理") <= width("循环经济与废物管理", 1)
    assert advance("Arabic-400.ttf", "الاقتصاد الدائري والنفايات") <= width("الاقتصاد الدائري والنفايات", 1)


@pytest.mark.parametrize("lines", [1, 2, 3])
@pytest.mark.parametrize("room", [12.0, 40.0, 90.0])
@pytest.mark.parametrize("text", [*LABELS, "工" * 60, "الاقتصاد الدائري " * 9, "", " ", "-", "a", "😀" * 30])
def test_no_line_is_wider_than_its_room(text: str, room: float, lines: int) -> None:
    found = wrapped(text, 7.5, room, lines)
    assert 1 <= len(found) <= lines
    assert all(width(line, 7.5) <= room for line in found)


@pytest.mark.parametrize("text", LABELS)
def test_words_that_fit_are_kept_whole(text: str) -> None:
    found = wrapped(text, 7.5, 130, 12)
    assert "…" in found[-1] or "".join(found).replace(" ", "") == text.replace(" ", "")
    assert wrapped(text, 7.5, 10_000, 1) == (text,)


def test_what_is_cut_says_so() -> None:
    assert wrapped("one two three", 10, 45, 1) == ("one two…",)
    assert wrapped("one two three", 10, 45, 2) == ("one two", "three")
    assert wrapped("工业园区评估", 10, 40, 1) == ("工业园…",)
