"""An office's theme: what it may set, and how it is told what cannot be used."""

import base64
from pathlib import Path

import pytest

from tasks.rendering.theme import Colours, Theme, ThemeError, load_theme
from tasks.rendering.theme_colours import contrast

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Sign</title><path d="M0 0h9v9z" fill="#123"/></svg>'


def written(folder: Path, text: str, **files: bytes) -> Path:
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_bytes(content)
    path = folder / "theme.yml"
    path.write_text(text, "utf-8")
    return path


def test_the_bundled_theme_changes_nothing() -> None:
    assert load_theme() == Theme()
    assert Theme().colours.tokens() == ""


def test_an_office_sets_what_differs_and_keeps_the_rest(tmp_path: Path) -> None:
    theme = load_theme(written(tmp_path, 'office: Field Office\ncontact: [Unit A, "a@example.org"]\nlogo:\n'))
    assert (theme.office, theme.contact, theme.product) == ("Field Office", ("Unit A", "a@example.org"), "")
    assert theme.colours == Colours()


def test_a_png_and_an_svg_are_embedded_whole(tmp_path: Path) -> None:
    theme = load_theme(written(tmp_path, "logo: logo.png", logo_png=PNG))
    assert theme.logo_uri == "data:image/png;base64," + base64.b64encode(PNG).decode()
    assert theme.data_uris == {theme.logo_uri}
    theme = load_theme(written(tmp_path, "logo: logo.svg", logo_svg=SVG.encode()))
    assert base64.b64decode(theme.logo_uri.partition(",")[2]).decode() == SVG
    assert Theme().data_uris == frozenset()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("<script>x</script>", "the element 'script'"),
        ("<foreignObject/>", "the element 'foreignObject'"),
        ("<style>@import url(http://example.org/x)</style>", "the element 'style'"),
        ('<image href="data:image/png;base64,AA"/>', "the element 'image'"),
        ("<text>Words</text>", "convert text to outlines"),
        ('<path d="M0 0" onload="x"/>', "script attribute 'onload'"),
        ('<use href="http://example.org/x.svg#a"/>', "outside itself in 'href'"),
        ('<path d="M0 0" fill="url(http://example.org/x)"/>', "outside itself in 'fill'"),
        ('<path d="M0 0" style="fill:url( \'file:///etc/passwd\')"/>', "outside itself in 'style'"),
        ("<path", "no well-formed SVG"),
    ],
)
def test_an_svg_with_more_than_shapes_is_refused_with_the_reason(tmp_path: Path, change: str, reason: str) -> None:
    hostile = SVG.replace("</svg>", change + "</svg>").encode()
    with pytest.raises(ThemeError, match=reason):
        load_theme(written(tmp_path, "logo: logo.svg", logo_svg=hostile))


@pytest.mark.parametrize(
    "declaration", ['<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '<?xml-stylesheet href="x"?>']
)
def test_an_svg_that_declares_entities_or_style_sheets_is_refused(tmp_path: Path, declaration: str) -> None:
    with pytest.raises(ThemeError, match="save it as plain SVG"):
        load_theme(written(tmp_path, "logo: logo.svg", logo_svg=(declaration + SVG).encode()))


@pytest.mark.parametrize("name", ["../secret.png", "/etc/hostname", "none.png", "."])
def test_a_logo_outside_the_themes_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "inner").mkdir()
    with pytest.raises(ThemeError, match="put it beside the theme file"):
        load_theme(written(tmp_path / "inner", f"logo: {name}"))


def test_a_logo_that_is_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner/logo.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(ThemeError, match="put it beside the theme file"):
        load_theme(written(tmp_path / "inner", "logo: logo.png"))


def test_a_logo_of_another_kind_or_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match="neither a PNG nor an SVG"):
        load_theme(written(tmp_path, "logo: logo.gif", logo_gif=b"GIF89a"))
    with pytest.raises(ThemeError, match=r"has 200,008 bytes; the most is 200,000"):
        load_theme(written(tmp_path, "logo: logo.png", logo_png=PNG[:8] + bytes(200_000)))


def test_a_colour_too_pale_to_read_is_refused_with_its_contrast(tmp_path: Path) -> None:
    with pytest.raises(
        ThemeError, match=r"primary #6fa08f has a contrast of 2\.96 to 1 against white.*4\.5 to 1; choose a darker"
    ):
        load_theme(written(tmp_path, 'colours: {primary: "#6FA08F"}'))
    with pytest.raises(ThemeError, match=r"on_primary #336655 has a contrast of .* against the primary colour #12483f"):
        load_theme(written(tmp_path, 'colours: {on_primary: "#336655"}'))


def test_colours_that_are_accepted_can_be_read_on_their_own_tints() -> None:
    # 4.5 on white exactly is not enough on the tint: the palest grey that passes both.
    with pytest.raises(ValueError, match="against its own tint"):
        Colours(primary="#767676")
    assert Colours(primary="#6f6f6f").primary == "#6f6f6f"
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ofice: x", "ofice: Extra inputs are not permitted"),
        ("- a\n- b", "must hold names and values"),
        ("logo_uri: http://example.org", "must hold names and values"),
        ("office: [", "is no YAML"),
        ('colours: {primary: "green"}', "colours.primary: String should match pattern"),
        ("language: 7", "language: Input should be a valid string"),
        ("!!python/object/apply:os.system [x]", "is no YAML"),
    ],
)
def test_a_theme_file_that_cannot_be_used_says_why_in_one_line(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ThemeError, match=reason) as caught:
        load_theme(written(tmp_path, text))
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_theme_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=r"none\.yml cannot be read"):
        load_theme(tmp_path / "none.yml")


def test_words_of_the_office_carry_their_language() -> None:
    assert Theme(language="fr").words("Bureau").lang == "fr"
