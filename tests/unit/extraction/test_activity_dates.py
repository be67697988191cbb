from datetime import date

from tasks.contracts.document import Document
from tasks.contracts.source import SourceFile
from tasks.extraction.activities import extract_activities
from tasks.extraction.activity_dates import When
from tasks.extraction.document_facts import Facts
from tasks.ingestion.reading import read_document

RELEASE = """PRESS RELEASE

Nigeria and UNEP sign memorandum on mercury

ABUJA, 1 March 2023 – {first}

The project will introduce mercury-free technology in 40 mining communities.
"""


def _read(text: str) -> Document:
    content = text.encode()
    source = SourceFile(
        file="made-up.txt", sha256="0" * 64, content=content, received_at=date(2026, 1, 1), received_basis="first sight"
    )
    return read_document(source)


def _first(sentence: str) -> When:
    document = _read(RELEASE.format(first=sentence))
    activities, _ = extract_activities(document, Facts(document), ())
    return When(activities[0].date, activities[0].period)


def test_today_is_the_day_of_the_dateline() -> None:
    assert _first("An agreement on mercury was signed in Abuja today by UNEP and Nigeria.") == When("2023-03-01", None)


def test_yesterday_is_the_day_before_also_over_a_month_end() -> None:
    assert _first("UNEP and Nigeria yesterday signed a memorandum on mercury.") == When("2023-02-28", None)


def test_this_week_names_no_day() -> None:
    assert _first("UNEP and Nigeria this week signed a memorandum on mercury.") == When(None, None)


def test_a_year_compared_with_is_not_when_it_happened() -> None:
    text = "UNIDO reduced emissions of the project to 26 kilotons, compared with 2019."
    assert _first(text) == When(None, None)
