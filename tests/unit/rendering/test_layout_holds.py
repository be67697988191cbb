"""Every layout holds: editions of any size and with the hardest words are laid out for real and inspected, without a finding."""

from collections.abc import Callable

import pytest
from bigger import repeated, with_sources_words, with_words
from generated_inputs import edition_of
from glyphs import check_glyphs
from layout_pages import LaidOut, lay_out

from tasks.aggregation.aggregate import aggregate
from tasks.contracts.briefing import BriefingData
from tests.fixtures_briefing import sample_briefing

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
LONG_TITLE = " ".join(
    ["Progress report on cleaner production, resource efficiency and the sound management of chemicals"] * 5
)[:400]
LONG_ADDRESS = "https://documents.example.org/" + "a1b2c3d4e5" * 27
ARABIC = "البرنامج العالمي للإنتاج الأنظف وكفاءة استخدام الموارد في المناطق الصناعية"
HEBREW = "תוכנית הייצור הנקי באזורי תעשייה"
CHINESE = "工业发展组织在八个国家的五十个工业园区开展了评估工作，"


def assert_holds(laid_out: LaidOut) -> None:
    """No finding, no complaint of the engine, and every character code of the file draws its own glyph."""
    assert laid_out.findings.messages == ()
    assert laid_out.complaints == ()
    verdict = check_glyphs(laid_out.content)
    assert verdict.codes > 0
    assert (verdict.boxes, verdict.wrong) == ([], [])


@pytest.mark.parametrize("documents", [0, 1, 5, pytest.param(60, marks=pytest.mark.slow)])
def test_editions_of_any_size_hold(documents):
    assert_holds(lay_out(aggregate(edition_of(documents)), has_contents=documents > 1))


@pytest.mark.slow
def test_an_edition_of_six_hundred_documents_holds():
    # Rows are capped in aggregation, so that only the list of sources grows with them.
    laid_out = lay_out(aggregate(edition_of(600)))
    assert_holds(laid_out)
    assert laid_out.pages <= 150


def test_a_month_without_anything_new_is_one_page():
    laid_out = lay_out(aggregate(edition_of(0)), has_contents=False)
    assert laid_out.pages == 1
    assert laid_out.findings.words_by_page[0] > 50


def test_a_country_with_eighty_activities_holds():
    assert_holds(lay_out(aggregate(edition_of(4, activities=20, country="PHL"))))


HARD_EDITIONS: dict[str, Callable[[], BriefingData]] = {
    "titles of 400 characters": lambda: aggregate(edition_of(5, title=LONG_TITLE)),
    "titles of 400 Chinese characters": lambda: aggregate(edition_of(5, title=(CHINESE * 16)[:400], language="zh")),
    "sentences of German length": lambda: aggregate(edition_of(5, sentence=f"{LONG_WORD} {{}} {LONG_WORD}.", language="en")),
    "files with names of 300 characters": lambda: aggregate(edition_of(5, file="report-" * 42 + "{}.txt")),
    "all sources Arabic": lambda: aggregate(edition_of(5, language="ar")),
    "all sources Chinese": lambda: aggregate(edition_of(5, language="zh")),
    "Chinese without a break": lambda: aggregate(edition_of(5, sentence=CHINESE * 8 + "{}", language="zh")),
    "every word of German length": lambda: with_sources_words(lambda words: LONG_WORD),
    "two words of German length": lambda: with_sources_words(lambda words: f"{LONG_WORD} {words} {LONG_WORD}"),
    "every line an address": lambda: with_sources_words(lambda words: LONG_ADDRESS),
    "every line Arabic": lambda: with_sources_words(lambda words: ARABIC, "ar"),
    "every line Hebrew": lambda: with_sources_words(lambda words: HEBREW, "he"),
    "every line Arabic and Latin": lambda: with_sources_words(lambda words: f"{words[:20]} {ARABIC[:30]} {words[:20]}"),
    "every line Chinese": lambda: with_sources_words(lambda words: CHINESE * 3, "zh-Hans"),
    "every line doubled, ours as well": lambda: with_words(lambda words: f"{words} {words}"),
    "every list of the sample four times": lambda: repeated(4),
    "the sample itself": sample_briefing,
}  # fmt: skip


#: One of each kind in every run; all of them by `make test-slow`.
QUICK = ("titles of 400 characters", "sentences of German length", "every line Arabic and Latin", "every line Chinese")


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in QUICK else pytest.mark.slow) for name in HARD_EDITIONS]
)
def test_the_hardest_words_hold(name):
    assert_holds(lay_out(HARD_EDITIONS[name]()))
