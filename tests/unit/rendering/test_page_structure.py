"""What the page is made of, in which order, and what assistive technology meets."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from bigger import repeated
from conftest import AS_OF

from tasks.contracts.briefing import BriefingData, Text
from tasks.rendering.html import render_page
from tasks.rendering.theme import Theme
from tests.fixtures_briefing import sample_briefing


class Outline(HTMLParser):
    """Headings (level, id), landmarks, tables and unnamed sections of a page, in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.headings: list[tuple[int, str]] = []
        self.landmarks: list[str] = []
        self.header_cells: list[str | None] = []
        self.captions = self.tables = 0
        self.labels: list[str | None] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), given.get("id") or ""))
        if tag in ("header", "nav", "main", "footer"):
            self.landmarks.append(tag)
        if tag == "section":
            self.labels.append(given.get("aria-labelledby"))
        if tag == "th":
            self.header_cells.append(given.get("scope"))
        self.tables += tag == "table"
        self.captions += tag == "caption"


def paper(data: BriefingData | None = None, **how: object) -> str:
    return render_page(data or sample_briefing(), None, AS_OF, **how)  # type: ignore[arg-type]


def test_the_page_has_one_title_and_its_headings_go_down_step_by_step() -> None:
    outline = Outline(paper())
    levels = [level for level, _ in outline.headings]
    assert levels.count(1) == 1 == levels[0]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_front_page_comes_first_then_the_briefing_then_the_reference_part() -> None:
    named = [(level, anchor) for level, anchor in Outline(paper()).headings if level == 2]
    assert named == [(2, "highlights"), (2, "key-figures"), (2, "briefing"), (2, "reference")]


def test_sections_stand_in_the_order_of_the_contents_list() -> None:
    sections = [anchor for level, anchor in Outline(paper()).headings if level == 3]
    assert sections == [
        "before-quoting", "activities", "charts", "threads", "asks", "coming-up", "figures", "totals", "bilingual",
        "quality", "sources", "imprint", "evidence", "chart-data",
    ]  # fmt: skip


def test_every_section_is_named_by_its_heading() -> None:
    outline = Outline(paper())
    ids = {anchor for _, anchor in outline.headings}
    assert outline.labels != []
    assert [label for label in outline.labels if label not in ids] == []


def test_a_screen_has_landmarks_in_reading_order_and_a_way_past_the_contents() -> None:
    page = paper(medium="screen")
    assert Outline(page).landmarks == ["header", "nav", "main"]
    assert page.index('<a class="skip" href="#main">') < page.index("<header")
    assert '<main id="main" tabindex="-1">' in page


def test_contents_stand_in_the_briefing_part_on_paper_and_only_when_asked_for() -> None:
    page = paper()
    assert page.index('id="briefing"') < page.index("<nav") < page.index('id="activities"')
    assert "<nav" not in paper(has_contents=False)
    assert "<nav" in paper(has_contents=False, medium="screen")


def test_every_header_cell_says_what_it_heads_and_every_table_has_a_caption() -> None:
    outline = Outline(paper(sample_briefing().model_copy(update={"charts": ()})))
    assert set(outline.header_cells) == {"col", "row"}
    assert outline.captions == outline.tables == 7


def test_table_frames_can_be_scrolled_by_keyboard_on_screens_only() -> None:
    assert 'role="region"' not in paper()
    screen = paper(medium="screen")
    assert '<div class="table-frame" role="region" aria-label="Asks, as the sources word them" tabindex="0">' in screen


def test_no_element_has_a_style_of_its_own() -> None:
    page = paper(sample_briefing().model_copy(update={"charts": ()}), medium="screen")
    assert " style=" not in page
    assert page.count("<style>") == 1


def test_short_cautions_lead_to_the_whole_notes() -> None:
    page = paper()
    assert re.search(r'verify before quoting\..*?<a class="more" href="#q-1">See the full note</a>', page, re.DOTALL)
    assert "Two more cautions stand in the quality notes." in page
    assert 'id="before-quoting"' not in paper(sample_briefing().model_copy(update={"before_quoting": ()}))


def test_evidence_shows_where_it_stands_and_leads_back() -> None:
    page = paper()
    assert '<p class="label"><a href="#s-5">E1</a></p>' in page
    assert '停止使用了 <b lang="zh-Hans">13,194</b> 公吨' in page
    assert "004_0482440ec995fe73.txt, characters 1200–1242 · SHA-256 0482440ec995… · rule count-noun · Back to " in page
    assert '<a href="#h-1">highlight 1</a>; <a href="#f-1">figure 1</a>' in page


def test_words_of_an_item_that_are_in_another_language_are_marked_wherever_they_stand() -> None:
    sample = sample_briefing()
    thread = sample.threads[0].model_copy(update={"title": Text(text="菲律宾", lang="zh-Hans")})
    assert '<span lang="zh-Hans">菲律宾</span>' in paper(sample.model_copy(update={"threads": (thread,)}))


def test_what_has_no_room_is_counted_beside_its_theme() -> None:
    assert '<p class="more-of-theme">and four more in the data pack</p>' in paper()


@pytest.mark.parametrize("medium", ["paper", "screen"])
def test_an_edition_without_sources_is_one_statement_with_imprint_and_checks(medium: str) -> None:
    sample = sample_briefing()
    quiet = repeated(0).model_copy(update={"checks": sample.checks, "imprint": sample.imprint, "cite_as": "Cited so."})
    page = paper(quiet, medium=medium)
    assert [(level, anchor) for level, anchor in Outline(page).headings] == [(1, ""), (2, "quiet"), (2, "imprint")]
    assert "No source reached us for this edition." in page
    assert "No source was set aside." in page
    assert "Cited so." in page
    assert "No open caution: 1 caution" in page
    assert "Key figures" not in page


def test_sources_that_were_set_aside_stand_in_a_quiet_edition_too() -> None:
    quiet = repeated(0).model_copy(update={"set_aside": sample_briefing().set_aside})
    assert "minutes-scan.pdf" in paper(quiet)


def test_the_edition_can_be_cited() -> None:
    assert '<p id="cite-as"><b>Cite this briefing as:</b> Industrial Sustainability Briefing, no. 1' in paper()


def test_a_theme_prints_name_office_logo_contact_and_terms_in_its_language() -> None:
    theme = Theme(
        office="Бюро", product="Green Industry Monitor", contact=("a@example.org",), licence="CC BY 4.0", language="ru",
        logo_uri="data:image/png;base64,AAAA",
    )  # fmt: skip
    page = paper(theme=theme)
    assert '<span class="office-name"><span lang="ru">Бюро</span></span>' in page
    assert '<img class="logo" src="data:image/png;base64,AAAA" alt="Logo of Бюро">' in page
    assert '<span class="name">Green Industry Monitor</span>' in page
    assert "<title>Green Industry Monitor, November 2026</title>" in page
    assert '<span lang="ru">a@example.org</span>' in page
    assert '<span lang="ru">CC BY 4.0</span>' in page
    assert '<meta name="author" content="Бюро">' in page


def test_nothing_stands_in_for_what_a_theme_leaves_out() -> None:
    page = paper()
    assert "<img" not in page
    assert "Licence:" not in page


@pytest.mark.parametrize("times", [1, 12])
def test_ids_are_unique_and_links_lead_somewhere_whatever_the_size(times: int) -> None:
    page = paper(repeated(times).model_copy(update={"charts": ()}), medium="screen")
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
