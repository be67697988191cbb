import io
import re
from base64 import b64decode
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tasks.rendering.fonts import ensure_fonts
from tasks.rendering.html import TEMPLATES
from tasks.rendering.web_fonts import UnusableFontError, cut, font_faces, woff2

FONTS_CSS = TEMPLATES / "fonts.css"
_RULE = re.compile(r'@font-face \{ (.*?); font-display: swap; src: url\("data:font/woff2;base64,([^"]+)"\)')


@pytest.fixture(scope="module")
def fonts() -> Path:
    return ensure_fonts()


def faces(characters: str) -> dict[str, TTFont]:
    return {
        descriptors: TTFont(io.BytesIO(b64decode(content)))
        for descriptors, content in _RULE.findall(font_faces(FONTS_CSS, characters))
    }


def test_an_english_page_carries_no_face_of_another_script(fonts: Path) -> None:
    names = faces("Over 600 companies").keys()
    assert {name.partition(";")[0] for name in names} == {
        'font-family: "Briefing Text"',
        'font-family: "Briefing Head"',
        'font-family: "Briefing Display"',
        'font-family: "Briefing Plain"',
    }


def test_a_face_holds_the_characters_of_the_page_and_no_others(fonts: Path) -> None:
    found = faces("Over 700 吨 多吨")
    assert sorted(map(chr, found['font-family: "Briefing Han"; font-weight: 400'].getBestCmap())) == sorted(
        set("Over 70多吨")
    )
    assert sorted(map(chr, found['font-family: "Briefing Plain"; font-weight: 600'].getBestCmap())) == sorted(
        set("Over 70")
    )
    assert not [name for name in found if "Arabic" in name]


def test_arabic_letters_keep_the_forms_that_they_are_joined_with(fonts: Path) -> None:
    arabic = faces("مؤتمر")['font-family: "Briefing Arabic"; font-weight: 400']
    features = {record.FeatureTag for record in arabic["GSUB"].table.FeatureList.FeatureRecord}
    assert {"init", "medi", "fina"} <= features
    assert len(arabic.getGlyphOrder()) > len(set("مؤتمر")) + 1


def test_figures_keep_the_feature_that_stands_them_on_the_line(fonts: Path) -> None:
    text = faces("0123456789")['font-family: "Briefing Text"; font-weight: 400']
    assert {"lnum", "tnum"} <= {record.FeatureTag for record in text["GSUB"].table.FeatureList.FeatureRecord}


def test_a_cut_face_draws_the_same_outlines_as_the_whole_one(fonts: Path) -> None:
    whole = TTFont(fonts / "Han-400.ttf", lazy=True)
    small = TTFont(io.BytesIO(woff2(cut(fonts / "Han-400.ttf", map(ord, "避免了约")))))
    for char in "避免了约":
        one, other = whole["glyf"][whole.getBestCmap()[ord(char)]], small["glyf"][small.getBestCmap()[ord(char)]]
        assert list(one.coordinates) == list(other.coordinates)
        assert whole["hmtx"][whole.getBestCmap()[ord(char)]] == small["hmtx"][small.getBestCmap()[ord(char)]]


def test_woff2_keeps_every_table_byte_for_byte(fonts: Path) -> None:
    font = cut(fonts / "Text-400i.ttf", map(ord, "Briefing 2026"))
    before, after = TTFont(io.BytesIO(font)).reader, TTFont(io.BytesIO(woff2(font))).reader
    assert sorted(before.keys()) == sorted(after.keys())
    # fontTools recalculates the places of glyphs while it reads a WOFF2; all others come back as they went in.
    for tag in set(before.keys()) - {"loca", "head", "glyf"}:
        assert before[tag] == after[tag], tag


def test_the_same_page_gives_the_same_faces(fonts: Path) -> None:
    assert font_faces(FONTS_CSS, "Łódź 吨") == font_faces(FONTS_CSS, "吨źdóŁ  ")


def test_a_page_without_a_character_that_our_faces_draw_carries_no_face(fonts: Path) -> None:
    assert font_faces(FONTS_CSS, "🜁") == ""


def test_a_file_that_is_no_font_is_named_in_the_error(tmp_path: Path) -> None:
    broken = tmp_path / "Broken-400.ttf"
    broken.write_bytes(b"no font")
    with pytest.raises(UnusableFontError, match=r"Broken-400\.ttf"):
        cut(broken, [65])
