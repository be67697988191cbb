import re

import pytest
from bigger import repeated, with_words
from conftest import AS_OF
from jinja2 import UndefinedError

from tasks.contracts.briefing import EvidenceEntry, Text
from tasks.grammar.interface import interface_for
from tasks.rendering.html import TEMPLATES, _environment, render_page
from tasks.rendering.page_words import label, named, note_groups, pieces, slug
from tests.fixtures_briefing import sample_briefing


def screen(**changes: object) -> str:
    return render_page(sample_briefing().model_copy(update=changes), None, AS_OF, medium="screen")


def entry(quote: str, *numbers: tuple[int, int]) -> EvidenceEntry:
    return EvidenceEntry(
        anchor="e", label="E1", mark="S1", place="S1", quote=Text(text=quote), numbers=numbers, file="a.txt",
        sha256_prefix="ab", start=0, end=len(quote), rule="test",
    )  # fmt: skip


def test_markup_and_template_braces_in_a_source_are_only_words() -> None:
    page = render_page(with_words(lambda words: words + " <script>x</script> {{ 7*7 }}"), None, AS_OF, medium="screen")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "{{ 7*7 }}" in page


def test_the_screen_page_needs_no_other_file() -> None:
    page = screen()
    assert not re.search(r"<link|<img|url\(|@import| src=", page)
    assert "<style>" in page


def test_every_link_of_the_page_has_its_target() -> None:
    page = screen()
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_a_mark_without_evidence_is_printed_without_a_link() -> None:
    page = screen(evidence=())
    assert "S5\u00a0para.\u00a011" in page
    assert 'href="#e1"' not in page


def test_empty_sections_say_so() -> None:
    empty = repeated(0).model_copy(update={"sources": sample_briefing().sources})
    page = render_page(empty, None, AS_OF, medium="screen")
    for words in (
        "No highlights",
        "No key figures",
        "No activities",
        "ask for nothing",
        "No total had to be refused",
        "No source was set aside",
    ):
        assert words in page


def test_foreign_words_carry_their_language() -> None:
    assert re.search(r'<td lang="zh-Hans">工发组织在环境和能源方面的活动</td>', screen())


def test_a_flag_says_its_weight_in_words() -> None:
    page = screen()
    assert '<p class="flag is-warn"><b>Caution (beyond a physical limit):</b> 72 million tons' in page
    assert '<p class="flag is-note"><b>Note:</b> The source prints' in page


def test_figures_are_set_off_where_the_quotation_has_them() -> None:
    found = pieces(entry("with 22 countries and 5 more", (5, 7), (22, 23)))
    assert [piece.text for piece in found if piece.is_figure] == ["22", "5"]
    assert "".join(piece.text for piece in found) == "with 22 countries and 5 more"


@pytest.mark.parametrize("numbers", [((5, 99),), ((3, 3),), ((0, 4), (2, 6)), ((-2, 1),)])
def test_impossible_figure_ranges_lose_no_words(numbers: tuple[tuple[int, int], ...]) -> None:
    assert "".join(piece.text for piece in pieces(entry("12345678", *numbers))) == "12345678"


def test_a_template_that_asks_for_what_is_not_there_fails() -> None:
    with pytest.raises(UndefinedError):
        _environment(None, "en").from_string("{{ data.nothing }}").render(data=sample_briefing())


def test_notes_side_by_side_under_one_heading_are_set_together() -> None:
    first, second, third, _ = sample_briefing().quality
    same = second.model_copy(update={"heading": third.heading})
    groups = note_groups((first, same, third, first))
    assert [(group.heading, len(group.notes)) for group in groups] == [
        (first.heading, 1),
        (third.heading, 2),
        (first.heading, 1),
    ]


def test_a_code_without_words_in_the_catalogue_is_printed_as_it_is() -> None:
    interface = interface_for("en")
    assert named(interface, "under_way", "page.figure_status") == "under way"
    assert named(interface, "half_done", "page.figure_status") == "half done"


def test_codes_become_words_and_classes() -> None:
    assert label("under_way") == "under way"
    assert slug('x" onload="y') == "x_onload_y"


def test_templates_do_no_arithmetic() -> None:
    for path in TEMPLATES.rglob("*.j2"):
        for expression in re.findall(r"\{\{-?(.*?)-?\}\}|\{%-?(.*?)-?%\}", path.read_text("utf-8")):
            code = re.sub(r"\"[^\"]*\"|'[^']*'", "", "".join(expression))
            assert not re.search(r"[\w)] *[-+*/%] *[\w(]", code.strip()), f"{path.name}: {code}"
