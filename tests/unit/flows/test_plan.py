"""What a run is asked to make."""

from datetime import UTC, date, datetime

import pytest

from flows.plan import plan_run
from tasks.contracts.errors import BriefingError

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)


def plan(tmp_path, **parameters):
    given = {"month": None, "sources": None, "output": str(tmp_path), "language": "en", "offline": False, "as_of": NOW}
    return plan_run(**(given | parameters))


def test_the_month_is_that_of_the_clock_unless_it_is_named(tmp_path):
    assert plan(tmp_path).month == "2026-11"
    assert plan(tmp_path, month="2024-02").month_end == date(2024, 2, 29)


def test_a_wrong_month_says_how_to_write_one(tmp_path):
    with pytest.raises(BriefingError, match="for example 2026-11"):
        plan(tmp_path, month="Nov")


def test_printed_parameters_name_no_folder_of_this_machine(tmp_path):
    printed = plan(tmp_path, sources=[str(tmp_path / "inbox"), "https://example.org/note.txt"]).parameters
    assert printed["sources"] == "inbox, https://example.org/note.txt"
    assert str(tmp_path) not in str(printed)


def test_the_archive_stands_in_the_output_folder_unless_the_office_says_otherwise(tmp_path, monkeypatch):
    assert plan(tmp_path).archive_url == f"sqlite:///{tmp_path}/archive.sqlite"
    monkeypatch.setenv("BRIEFING_ARCHIVE_URL", "postgresql+psycopg://office@host/archive")
    assert plan(tmp_path).archive_url == "postgresql+psycopg://office@host/archive"


def test_a_theme_is_named_by_its_file_and_given_to_the_pages(tmp_path, monkeypatch):
    assert plan(tmp_path).theme.office == "" and "theme" not in plan(tmp_path).parameters
    (tmp_path / "centre.yml").write_text("office: Cleaner Production Centre\n", "utf-8")
    asked = plan(tmp_path, theme=str(tmp_path / "centre.yml"))
    assert (asked.theme.office, asked.parameters["theme"]) == ("Cleaner Production Centre", "centre.yml")
    monkeypatch.setenv("BRIEFING_THEME", str(tmp_path / "centre.yml"))
    assert plan(tmp_path).theme == asked.theme


def test_a_theme_that_cannot_be_read_on_paper_is_refused_before_any_work(tmp_path):
    (tmp_path / "pale.yml").write_text('colours:\n  primary: "#ffee00"\n', "utf-8")
    with pytest.raises(BriefingError, match=r"contrast of 1\.\d+ to 1 against white"):
        plan(tmp_path, theme=str(tmp_path / "pale.yml"))
