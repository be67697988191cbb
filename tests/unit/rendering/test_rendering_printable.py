import time

import pytest

from tasks.rendering.fonts import covered_characters
from tasks.rendering.printable import for_fonts, printable

LATIN = frozenset(range(0x20, 0x17F)) | {0x27E8, 0x27E9}


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("13,194 tons", "13,194 tons"),
        ("a\u202e31b", "a⟨U+202E⟩31b"),
        ("bell\x07", "bell⟨U+0007⟩"),
        ("smile 😀", "smile ⟨U+1F600⟩"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
        ("e\u0301", "é"),
        ("12\u202f000", "12 000"),
        ("\ud800", "⟨U+D800⟩"),
        ("line\nbreak", "line\nbreak"),
        ("", ""),
    ],
)
def test_what_cannot_be_drawn_is_named(text: str, printed: str) -> None:
    assert printable(text, LATIN) == printed


def test_a_long_run_of_one_script_is_described_with_its_length() -> None:
    assert printable("see منظمة الأمم here", LATIN) == "see ⟨10 characters of Arabic script⟩ here"
    assert printable("안녕하세요😀", LATIN) == "⟨6 other characters⟩"


def test_the_readers_own_fonts_may_draw_anything_but_controls() -> None:
    assert printable("😀 منظمة \u202e", None) == "😀 منظمة ⟨U+202E⟩"


def test_the_embedded_fonts_draw_the_languages_we_set() -> None:
    covered = covered_characters()
    for text in (
        "Türkiye – Côte d’Ivoire “CO₂” ≥ 3 µg/m³ °C ⟨⟩ ✓✗",
        "Российская Федерация",
        "工发组织在环境和能源方面的活动，《公约》。",
        "二〇二六年",
    ):
        assert printable(text, covered) == text


def test_emoji_are_spelled_out_even_where_a_face_has_them() -> None:
    assert printable("☕ ☝ ✊", covered_characters()) == "⟨U+2615⟩ ⟨U+261D⟩ ⟨U+270A⟩"


def test_markup_is_left_alone_and_other_values_too() -> None:
    from markupsafe import Markup

    finalize = for_fonts(LATIN)
    assert finalize(Markup("<b>工</b>")) == "<b>工</b>"
    assert finalize(5) == 5


def test_a_megabyte_takes_less_than_seconds() -> None:
    started = time.perf_counter()
    printable("工😀 " * 350_000, LATIN)
    assert time.perf_counter() - started < 5


def test_a_passage_without_end_is_cut_and_says_so() -> None:
    printed = printable("工" * 10_000, None)
    assert printed.endswith("⟨4000 more characters⟩")
    assert len(printed) < 6100
