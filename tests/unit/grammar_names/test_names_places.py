import pytest

from tasks.grammar.places import find_places


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("VIENNA, 22 May 2013", "en", ["Vienna"]),
        ("the Montreal Protocol, the Paris Agreement and the Kyoto Protocol", "en", []),
        ("signed in Montreal", "en", ["Montreal"]),
        ("held in Yekaterinburg, Tatarstan and the Visaya province", "en", ["Yekaterinburg", "Tatarstan", "Visayas"]),
        ("维也纳和亚的斯亚贝巴", "zh", ["Vienna", "Addis Ababa"]),
        ("《蒙特利尔议定书》和巴黎协定", "zh", []),
        ("伯利兹和罗马尼亚", "zh", []),
        ("在拉丁美洲区域和中东", "zh", ["Latin America", "Middle East"]),
        ("countries of sub-Saharan Africa and South-East Asia", "en", ["Sub-Saharan Africa", "South-East Asia"]),
        ("essen und trinken", "en", []),
    ],
)
def test_places_are_read_and_instruments_are_not(text: str, language: str, expected: list[str]) -> None:
    assert [mention.name for mention in find_places(text, language)] == expected


def test_a_city_knows_its_country() -> None:
    assert [mention.iso3 for mention in find_places("from Kitakyushu to Chongqing", "en")] == ["JPN", "CHN"]
