import pytest

from tasks.grammar.countries import find_countries
from tasks.vocabularies.countries import trap_rows


def codes(text: str, language: str = "en") -> list[str]:
    return [mention.iso3 for mention in find_countries(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guinea pigs and Guinea worm, not Guinea", ["GIN"]),
        ("Congo red and Sudan IV are dyes", []),
        ("Panama hats came through the Panama Canal", ["PAN"]),
        ("Chinese restaurant syndrome; Brazil nuts; Norway spruce", []),
        ("in Atlanta, Georgia, and in Georgia", ["USA", "GEO"]),
        ("Text: Eddie, Jersey", []),
        ("firms in Jersey and Guernsey", ["JEY", "GGY"]),
        ("Danes, Thais and Filipinos", ["DNK", "THA", "PHL"]),
        ("the Jordan Phosphate Mines Company PLC", ["JOR"]),
        ("South Korea and Macedonia", ["KOR", "MKD"]),
    ],
)
def test_english_words_that_hold_a_country_are_told_apart(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("刚果红、苏丹红与苏丹", ["SDN"]),
        ("刚果（金）和刚果（布）", ["COD", "COG"]),
        ("圭亚那、法属圭亚那", ["GUY", "GUF"]),
        ("多米尼加和多米尼克", ["DOM", "DMA"]),
        ("德国麻疹与日本血吸虫病", []),
    ],
)
def test_chinese_words_that_hold_a_country_are_told_apart(text: str, expected: list[str]) -> None:
    assert codes(text, "zh") == expected


def test_every_trap_stands_for_the_country_it_says_or_for_none() -> None:
    for trap in trap_rows():
        lead = "see " if trap.language == "en" else "，"
        assert set(codes(f"{lead}{trap.surface}.", trap.language)) <= {trap.iso3}, trap.surface
