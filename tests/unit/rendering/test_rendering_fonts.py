import hashlib
import json
from pathlib import Path

import pytest

from tasks.rendering.fonts import (
    CUTS,
    FOLDER,
    MANIFEST,
    Cut,
    FontSourceMissingError,
    _cut_face,
    build_fonts,
    ensure_fonts,
)


def test_what_is_there_is_not_cut_again() -> None:
    before = {cut.file: (FOLDER / cut.file).stat().st_mtime_ns for cut in CUTS}
    assert set(build_fonts().values()) == {"present"}
    assert before == {cut.file: (FOLDER / cut.file).stat().st_mtime_ns for cut in CUTS}
    assert ensure_fonts() == FOLDER


def test_the_manifest_gives_source_axes_and_checksum_of_every_face() -> None:
    manifest = json.loads((FOLDER / MANIFEST).read_text("utf-8"))
    assert set(manifest) == {cut.file for cut in CUTS}
    for cut in CUTS:
        entry = manifest[cut.file]
        assert entry["sha256"] == hashlib.sha256((FOLDER / cut.file).read_bytes()).hexdigest()
        assert entry["source_sha256"] == hashlib.sha256(cut.source_path.read_bytes()).hexdigest()
        assert entry["axes"] == dict(cut.axes)


def test_a_face_is_cut_to_the_same_bytes_again(tmp_path: Path) -> None:
    smallest = min(CUTS, key=lambda cut: cut.source_path.stat().st_size)
    _cut_face(smallest, tmp_path)
    assert (tmp_path / smallest.file).read_bytes() == (FOLDER / smallest.file).read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == [smallest.file]


def test_faces_are_static_truetype_with_names_of_their_own() -> None:
    from fontTools.ttLib import TTFont

    for cut in CUTS:
        with TTFont(FOLDER / cut.file, lazy=True) as font:
            assert "glyf" in font
            assert not {"fvar", "gvar", "CFF ", "CFF2"} & set(font.keys())
            assert font["name"].getDebugName(1) == cut.family
            assert "Source" not in font["name"].getDebugName(4)


def test_each_family_has_its_licence_beside_it() -> None:
    for cut in CUTS:
        assert "SIL OPEN FONT LICENSE" in (FOLDER / f"{cut.file.split('-')[0]}.OFL.txt").read_text("utf-8").upper()


def test_a_missing_package_is_named() -> None:
    absent = Cut("X.ttf", "X", "Regular", "no_such_font_package", "x.ttf", "OFL.txt", ())
    with pytest.raises(FontSourceMissingError, match="no_such_font_package"):
        absent.recipe()
