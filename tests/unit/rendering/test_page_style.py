"""The style sheet that a page carries: words from the catalogue, colours from the theme, tokens resolved for paper."""

import re

from tasks.grammar.interface import interface_for
from tasks.rendering.page_style import TEMPLATES, css_string, folio_rule, style_of
from tasks.rendering.theme import Colours


def style(medium: str, colours: Colours | None = None) -> str:
    return str(style_of(medium, interface_for("en"), (colours or Colours()).tokens()))


def test_the_folio_says_page_n_of_m_in_the_words_of_the_catalogue() -> None:
    assert '@page { @bottom-right { content: "page " counter(page) " of " counter(pages) } }' in style("paper")
    assert folio_rule("第\ue000页，共\ue001页") == (
        '@page { @bottom-right { content: "第" counter(page) "页，共" counter(pages) "页" } }'
    )


def test_words_cannot_end_the_style_element_or_their_string() -> None:
    assert css_string('a"b\\c</style>\n') == '"a\\22 b\\5c c\\3c /style\\3e \\a "'


def test_paper_has_every_token_resolved_and_a_screen_keeps_them() -> None:
    assert "var(" not in style("paper")
    assert 'font-family: "Briefing Text"' in style("paper")
    assert "var(--deep)" in style("screen")


def test_a_theme_colours_paper_and_screen() -> None:
    mine = Colours(primary="#123a6b", signal="#8a1f4d")
    assert "#12483f" in style("paper")
    assert "#12483f" not in style("paper", mine)
    assert "color: #123a6b" in style("paper", mine)
    assert style("screen", mine).rstrip().endswith("--clay-wash: #f7eff3 }")


def test_the_default_colours_of_a_theme_are_those_of_the_tokens() -> None:
    tokens = (TEMPLATES / "tokens.css").read_text("utf-8")
    values = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", tokens))
    default = Colours()
    assert (values["deep"], values["on-deep"], values["clay"]) == (default.primary, default.on_primary, default.signal)


def test_components_use_tokens_for_every_colour() -> None:
    rules = (TEMPLATES / "components.css").read_text("utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s}])", rules) == []
