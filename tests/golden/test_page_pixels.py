"""The pages look as they did when somebody last looked at them: compared with reviewed images in ``pages/``.

To renew them after a change of design, then look at every one: ``BRIEFING_UPDATE_GOLDEN=1 pytest -n 0
tests/golden/test_page_pixels.py``. The edition is made by hand (tests/fixtures_briefing.py), so that only design changes it.
"""

import os
import sys
from functools import cache
from pathlib import Path

import pytest
from PIL import ImageChops

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit" / "rendering"))

from bigger import with_sources_words
from generated_inputs import edition_of
from layout_pages import LaidOut, lay_out
from page_images import difference, load, page_image, save

from tasks.aggregation.aggregate import aggregate
from tasks.contracts.briefing import BriefingData, OfficeNote, Text, ThemesShown
from tests.fixtures_briefing import sample_briefing

PAGES = Path(__file__).parent / "pages"
IS_UPDATE = os.environ.get("BRIEFING_UPDATE_GOLDEN") == "1"
ARABIC = "البرنامج العالمي للإنتاج الأنظف وكفاءة استخدام الموارد في المناطق الصناعية"
#: Name of the image: edition, and the id of an element on the page that is taken.
VIEWS = {
    "front": ("sample", None),
    "activities": ("sample", "activities"),
    "charts": ("sample", "charts"),
    "figures": ("sample", "figures"),
    "bilingual": ("sample", "bilingual"),
    "evidence": ("sample", "evidence"),
    "quiet-month": ("quiet", None),
    "right-to-left": ("arabic", "activities"),
    "notices": ("noticed", None),
}


def noticed() -> BriefingData:
    """The front page of a preview of some themes with a note, and next to nothing behind it."""
    note = OfficeNote(
        heading="Note to readers from the Office for Industry",
        paragraphs=(
            Text(
                text="This edition was made for the round table on energy in industry; please look at the asks first."
            ),
            Text(text="本期简报是为工业能效圆桌会议编写的，请先看各项建议和要求。", lang="zh-Hans"),
            Text(text=ARABIC, lang="ar"),
        ),
    )
    shown = ThemesShown(
        themes=(("finance", "Finance"),),
        line="Only these themes are shown: Finance. Left out, as of other themes or of none: 63 of 89 activities.",
        counts=(),
    )
    gone = ("themes", "charts", "threads", "asks", "figures", "totals", "bilingual", "quality", "evidence", "checks")
    return sample_briefing().model_copy(
        update={
            **dict.fromkeys(gone, ()),
            "note": note,
            "themes_shown": shown,
            "preview": "PREVIEW: not approved, not for distribution",
        }
    )


@cache
def edition(name: str) -> LaidOut:
    if name == "quiet":
        return lay_out(aggregate(edition_of(0)), has_contents=False)
    if name == "noticed":
        return lay_out(noticed(), has_contents=False)
    return lay_out(sample_briefing() if name == "sample" else with_sources_words(lambda words: ARABIC, "ar"))


@pytest.mark.parametrize("view", list(VIEWS))
def test_the_page_looks_as_it_was_reviewed(view, tmp_path):
    name, anchor = VIEWS[view]
    laid_out = edition(name)
    actual = page_image(laid_out.content, laid_out.page_of[anchor] if anchor else 1)
    reviewed = PAGES / f"{view}.png"
    if IS_UPDATE:
        save(actual, reviewed)
        return
    found = difference(load(reviewed), actual)
    if found.is_too_much:
        save(actual, tmp_path / f"{view}-actual.png")
        save(found.image, tmp_path / f"{view}-difference.png")
        pytest.fail(
            f"{view}: {found.page:.2%} of the page differs, {found.band:.1%} of one band; compare {reviewed} with the images "
            f"in {tmp_path}. If the change is meant, look at the page and renew the image with BRIEFING_UPDATE_GOLDEN=1."
        )


def test_a_page_where_one_line_moved_is_told_from_the_reviewed_one():
    page = load(PAGES / "evidence.png")
    ink = [sum(255 - grey for grey in page.crop((0, y, page.width, y + 1)).tobytes()) for y in range(page.height)]
    middle = page.height // 2
    top = max(range(middle - 40, middle + 40), key=lambda y: sum(ink[y : y + 7]))
    line = page.crop((0, top, page.width, top + 7))
    moved = page.copy()
    moved.paste(255, (0, top, page.width, top + 7))
    moved.paste(line, (0, top + 2))
    assert not difference(page, page).is_too_much
    found = difference(page, moved)
    assert found.page < 0.005, "so little of the page that only the band can tell"
    assert found.is_too_much


def test_a_hair_of_difference_in_every_letter_is_not_told():
    page = load(PAGES / "figures.png")
    paler = page.point([min(255, grey + 30) for grey in range(256)])
    assert ImageChops.difference(page, paler).getbbox() is not None
    assert not difference(page, paler).is_too_much


def test_pages_of_another_size_differ():
    page = load(PAGES / "figures.png")
    assert difference(page, page.resize((page.width + 1, page.height))).is_too_much


def test_the_reviewed_images_stay_small_and_none_is_left_over():
    files = sorted(PAGES.glob("*.png"))
    assert [file.stem for file in files] == sorted(VIEWS)
    assert [file.name for file in files if file.stat().st_size > 60_000] == []
