"""The workbook is reopened and held against the facts that it was made from."""

import io
import json
import zipfile
from datetime import UTC, date, datetime
from typing import Any

import pytest
from conftest import CHINESE, ENGLISH, make_inputs
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tasks.contracts.briefing import BriefingData
from tasks.contracts.edition import EditionInputs
from tasks.contracts.source import SetAside
from tasks.rendering.data_pack import COLUMNS
from tasks.rendering.theme import Colours, Theme
from tasks.rendering.workbook import workbook
from tasks.rendering.workbook_sheets import LAST_PRINTED, LAYOUT
from tests.fixtures_briefing import sample_briefing

FORMULA = '=HYPERLINK("http://evil.example","x")'


def matched(inputs: EditionInputs, data: BriefingData | None = None) -> BriefingData:
    """The sample briefing with sources that are the documents of ``inputs``."""
    data = data or sample_briefing()
    sources = tuple(
        entry.model_copy(update={"sha256": item.document.sha256, "file": item.document.file})
        for entry, item in zip(data.sources, sorted(inputs.worked, key=lambda item: item.document.file), strict=False)
    )
    return data.model_copy(update={"sources": sources})


def made(inputs: EditionInputs | None = None, data: BriefingData | None = None, **options: Any) -> bytes:
    inputs = inputs or make_inputs()
    return workbook(data or matched(inputs), inputs, Theme(), **options)


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def rows(book: Workbook, sheet: str) -> list[dict[str, Any]]:
    heading, *body = book[sheet].iter_rows(values_only=True)
    return [{str(name): value for name, value in zip(heading, row, strict=True) if value is not None} for row in body]


def with_surface(words: str) -> EditionInputs:
    """The inputs with ``words`` wherever a source's words end up in a cell."""
    inputs = make_inputs()
    chinese, english = inputs.worked
    metric = english.extraction.metrics[0].model_copy(
        update={"subject": words, "surface": words, "period": words, "rate": words}
    )
    ask = english.extraction.recommendations[0].model_copy(
        update={"ask": words, "addressee": words, "horizon": words, "label": words}
    )
    extraction = english.extraction.model_copy(
        update={"metrics": (metric,), "recommendations": (ask,), "places": (words,)}
    )
    field = chinese.translations[0].model_copy(update={"target": words, "origin": words})
    return inputs.model_copy(
        update={
            "worked": (
                chinese.model_copy(update={"translations": (field,)}),
                english.model_copy(update={"extraction": extraction}),
            ),
            "set_aside": (SetAside(file=words, reason="unreadable", detail=words),),
        }
    )


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(made())


def test_sheets_stand_in_order_under_catalogued_names(book: Workbook) -> None:
    assert book.sheetnames == [
        "About", "Figures", "Activities", "Asks", "Translations", "Sources", "Evidence", "Checks", "Set aside",
    ]  # fmt: skip


def test_every_figure_stands_with_its_typed_values(book: Workbook) -> None:
    rubles, tons = rows(book, "Figures")
    assert rubles == {
        "source_mark": "S1", "subject": "what is measured", "min": 3, "max": 6, "qualifier": "exact", "unit": "RUB/RUB",
        "kind": "outcome", "status": "achieved", "countries": "RUS", "sentence": ENGLISH.split(" To ")[0], "paragraph": 1,
        "evidence": "Q1", "source": "aaaa.txt", "surface": "3 to 6 rubles per each ruble", "start": 34, "end": 62,
        "rule": "test", "metric_id": "aaaa-m34", "document_id": "aaaa" * 4,
    }  # fmt: skip
    assert (tons["value"], tons["unit_ucum"], tons["flags"]) == (73562, "t", "cumulative: May be cumulative.: warn")
    assert tons["sentence"] == CHINESE


def test_numbers_are_numbers_shown_with_the_decimals_that_they_have() -> None:
    inputs = make_inputs()
    chinese, english = inputs.worked
    metric = chinese.extraction.metrics[0]
    values = (0.5, 1234567.25, 72_000_000.0, 0.00001, 10**18, 2.0)
    metrics = tuple(metric.model_copy(update={"metric_id": f"m-{n}", "value": value}) for n, value in enumerate(values))
    extraction = chinese.extraction.model_copy(update={"metrics": metrics, "activities": ()})
    changed = inputs.model_copy(update={"worked": (chinese.model_copy(update={"extraction": extraction}), english)})
    sheet = opened(made(changed))["Figures"]
    column = next(cell.column for cell in next(sheet.iter_rows(1, 1)) if cell.value == "value")
    cells = [sheet.cell(row, column) for row in range(3, 9)]
    assert [(cell.value, cell.data_type, cell.number_format) for cell in cells] == [
        (0.5, "n", "#,##0.0"), (1234567.25, "n", "#,##0.00"), (72_000_000, "n", "#,##0"), (1e-05, "n", "#,##0.00000"),
        ("1000000000000000000", "s", "General"), (2, "n", "#,##0"),
    ]  # fmt: skip


def test_a_full_day_is_a_date_and_any_other_time_its_own_words() -> None:
    inputs = make_inputs()
    chinese, english = inputs.worked
    times = ("2021-07-12", "2020-07/2021-06", "2020", "1812-06-24", "2021-02-30")
    activity = chinese.extraction.activities[0]
    activities = tuple(
        activity.model_copy(update={"activity_id": f"a-{n}", "date": time}) for n, time in enumerate(times)
    )
    extraction = chinese.extraction.model_copy(update={"activities": activities})
    changed = inputs.model_copy(update={"worked": (chinese.model_copy(update={"extraction": extraction}), english)})
    found = [row["date"] for row in rows(opened(made(changed)), "Activities")]
    assert found == [datetime(2021, 7, 12), *times[1:]]
    assert rows(opened(made()), "Sources")[0]["received_at"].date() == date(2026, 11, 3)


def test_a_click_on_evidence_leads_to_the_exact_words(book: Workbook) -> None:
    for name in ("Figures", "Activities", "Asks"):
        sheet = book[name]
        heading = {cell.value: cell.column for cell in next(sheet.iter_rows(1, 1))}
        words_column = "sentence" if name == "Figures" else "original"
        for row in range(2, sheet.max_row + 1):
            place = sheet.cell(row, heading["evidence"]).hyperlink.location
            sheet_name, _, reference = place.partition("!")
            assert sheet_name == "'Evidence'"
            target = book["Evidence"][reference]
            assert target.value == sheet.cell(row, heading["evidence"]).value
            assert book["Evidence"].cell(target.row, 3).value == sheet.cell(row, heading[words_column]).value


def test_evidence_holds_each_passage_once_with_its_file_and_whole_checksum(book: Workbook) -> None:
    found = rows(book, "Evidence")
    assert [(row["evidence"], row["quotation"], row["file"], row["start"], row["sha256"]) for row in found] == [
        ("Q1", ENGLISH.split(" To ")[0], "aaaa.txt", 0, "aaaa" * 16),
        ("Q2", "To develop a strategy for 2005-2015.", "aaaa.txt", ENGLISH.index("To develop"), "aaaa" * 16),
        ("Q3", CHINESE, "bbbb.txt", 0, "bbbb" * 16),
    ]


def test_the_other_sheets_hold_what_the_pack_holds(book: Workbook) -> None:
    (ask,) = rows(book, "Asks")
    assert (ask["ask"], ask["addressee"], ask["horizon"], ask["state"]) == (
        "To develop a strategy for 2005-2015.", "Government", "2005/2015", "lapsed",
    )  # fmt: skip
    (field,) = rows(book, "Translations")
    assert (field["source"], field["target"], field["checks"]) == (
        CHINESE,
        "A further 73,562 tons were safeguarded.",
        "✓ figures",
    )
    assert [row["sha256"] for row in rows(book, "Sources")] == ["aaaa" * 16, "bbbb" * 16]
    assert [row["passed"] for row in rows(book, "Checks")] == [check.passed for check in sample_briefing().checks]
    assert rows(book, "Set aside") == [
        {"file": "scan.pdf", "reason": "no_text_layer", "detail": "Run text recognition."}
    ]


def test_columns_that_the_data_pack_has_keep_their_names() -> None:
    own = {"source_mark", "evidence", "source", "original"}
    for sheet, table in (("figures", "metrics"), ("activities", "activities"), ("asks", "recommendations"), ("translations", "translations")):  # fmt: skip
        assert {name for name, _ in LAYOUT[sheet]} - own <= set(COLUMNS[table])


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠", "|", "%"])
def test_no_words_of_a_source_become_a_formula(start: str) -> None:
    words = f"{start}1+cmd|' /C calc'!A1"
    book = opened(made(with_surface(words)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    hostile = [cell for cell in cells if isinstance(cell.value, str) and "calc" in cell.value]
    assert len(hostile) >= 8
    first = [cell for cell in hostile if cell.value.startswith(words.replace("\r", "\n")[:1])]
    assert first and all(cell.quotePrefix for cell in first)


def test_no_part_of_the_file_holds_a_formula() -> None:
    with zipfile.ZipFile(io.BytesIO(made(with_surface(FORMULA)))) as archive:
        sheets = [
            archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name and name.endswith(".xml")
        ]
    assert len(sheets) == 9
    assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<f " in sheet]


def test_controls_escapes_and_markup_are_shown_not_run() -> None:
    shown = rows(opened(made(with_surface("a\x00\x0b\u202e_x000D_<b>&\ud800"))), "Asks")[0]["ask"]
    assert shown == "a⟨U+0000⟩⟨U+000B⟩⟨U+202E⟩_x005F_x000D_<b>&⟨U+D800⟩"


def test_words_beyond_what_a_cell_holds_are_shortened_and_counted() -> None:
    shown = rows(opened(made(with_surface("字" * 40_000))), "Asks")[0]["ask"]
    assert len(shown) < 32_767
    assert shown.endswith(f"⟨{40_000 - shown.count('字')} more characters⟩")
    astral = rows(opened(made(with_surface("𠀀" * 20_000))), "Asks")[0]["ask"]
    assert len(astral.encode("utf-16-le")) // 2 <= 32_767


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://unis.unvienna.org/a?b=1&c=2", "https://unis.unvienna.org/a?b=1&c=2"),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("https://user:secret@evil.example/", None),
        (f"https://e.example/{'x' * 2100}", None),
        (None, None),
    ],
)
def test_a_source_is_linked_only_to_a_plain_web_address(url: str | None, target: str | None) -> None:
    inputs = make_inputs()
    worked = tuple(
        item.model_copy(update={"document": item.document.model_copy(update={"url": url})}) for item in inputs.worked
    )
    book = opened(made(inputs.model_copy(update={"worked": worked})))
    heading = {cell.value: cell.column for cell in next(book["Figures"].iter_rows(1, 1))}
    cell = book["Figures"].cell(2, heading["source"])
    assert cell.value == "aaaa.txt"
    assert (cell.hyperlink.target if cell.hyperlink else None) == target


def test_heading_stays_in_view_filters_and_prints_on_every_page(book: Workbook) -> None:
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        (table,) = sheet.tables.values()
        assert table.ref == sheet.dimensions == table.autoFilter.ref
        assert [column.name for column in table.tableColumns] == [cell.value for cell in next(sheet.iter_rows(1, 1))]
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
            "landscape",
            1,
            0,
        )
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
        assert all(cell.alignment.wrap_text for cell in next(sheet.iter_rows(2, 2)) if cell.value is not None)
    assert {column for columns in LAYOUT.values() for column, _ in columns} >= set(LAST_PRINTED.values())


def test_arabic_cells_run_from_the_right() -> None:
    inputs = make_inputs()
    chinese, english = inputs.worked
    metric = english.extraction.metrics[0].model_copy(update={"language": "ar"})
    extraction = english.extraction.model_copy(update={"metrics": (metric,)})
    book = opened(
        made(inputs.model_copy(update={"worked": (chinese, english.model_copy(update={"extraction": extraction}))}))
    )
    heading = {cell.value: cell.column for cell in next(book["Figures"].iter_rows(1, 1))}
    assert book["Figures"].cell(2, heading["sentence"]).alignment.readingOrder == 2
    assert book["Figures"].cell(2, heading["subject"]).alignment.readingOrder == 0


def test_the_first_sheet_says_what_each_sheet_column_and_unit_is(book: Workbook) -> None:
    lines = [[value for value in row if value not in (None, "")] for row in book["About"].iter_rows(values_only=True)]
    assert lines[0] == ["Industrial Sustainability Briefing"]
    assert [
        "Figures",
        "2",
        "Every figure read from the sources, as reported and normalised, with the sentence it stands in.",
    ] in lines
    assert ["t", "t", "tons"] in lines
    explained = {(line[0], line[1]) for line in lines if len(line) == 3}
    named = dict(zip(LAYOUT, book.sheetnames[1:], strict=True))
    assert explained >= {(named[name], column) for name, columns in LAYOUT.items() for column, _ in columns}


def test_a_table_longer_than_a_sheet_goes_on_in_another_one() -> None:
    inputs = make_inputs()
    chinese, english = inputs.worked
    metric = english.extraction.metrics[0]
    metrics = tuple(metric.model_copy(update={"metric_id": f"m-{n}"}) for n in range(7))
    activities = chinese.extraction.activities
    extraction = english.extraction.model_copy(update={"metrics": metrics})
    changed = inputs.model_copy(update={"worked": (chinese, english.model_copy(update={"extraction": extraction}))})
    book = opened(made(changed, most_rows=4))
    assert book.sheetnames[1:4] == ["Figures", "Figures 2", "Figures 3"]
    assert [row["metric_id"] for name in book.sheetnames[1:4] for row in rows(book, name)] == [
        *(f"m-{n}" for n in range(7)), chinese.extraction.metrics[0].metric_id,
    ]  # fmt: skip
    assert len(activities) == 1
    assert len({name for sheet in book for name in sheet.tables}) == sum(len(sheet.tables) for sheet in book)


def test_a_quiet_month_has_every_sheet_and_says_that_it_is_empty() -> None:
    inputs = make_inputs().model_copy(update={"worked": (), "set_aside": ()})
    book = opened(made(inputs, sample_briefing().model_copy(update={"sources": (), "checks": ()})))
    assert [sheet["A2"].value for sheet in book.worksheets[1:]] == ["This edition has no row here."] * 8
    assert not [table for sheet in book for table in sheet.tables]


def test_same_inputs_give_the_same_bytes_dated_as_of() -> None:
    content = made()
    assert content == made()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 30, 18, 0, 0)}
    about = opened(content).properties
    assert (about.created, about.modified) == (datetime(2026, 11, 30, 18), datetime(2026, 11, 30, 18))
    assert (about.identifier, about.language) == ("2026-11", "en")


def test_every_relationship_of_the_file_leads_to_a_part() -> None:
    inputs = make_inputs()
    with zipfile.ZipFile(io.BytesIO(made(inputs))) as archive:
        names = set(archive.namelist())
        assert archive.testzip() is None
        types = archive.read("[Content_Types].xml").decode()
    assert all(f'PartName="/{name}"' in types or name.endswith(".rels") or name.startswith("[") for name in names)


def test_an_office_name_and_colour_stand_in_the_workbook() -> None:
    theme = Theme(office="=Office", product="Monthly", colours=Colours(primary="#102a6b"))
    inputs = make_inputs()
    book = opened(workbook(matched(inputs), inputs, theme))
    assert (book.properties.creator, book["About"]["A1"].value, book["About"]["C2"].value) == (
        "=Office",
        "Monthly",
        "=Office",
    )
    assert book["About"]["C2"].data_type != "f"
    assert book["Figures"]["A1"].font.color.rgb == "FF102A6B"


def test_the_numbers_agree_with_the_json_lines() -> None:
    from tasks.rendering.data_pack import pack_files

    inputs = make_inputs()
    lines = [json.loads(line) for line in pack_files(inputs)["metrics.jsonl"].decode().splitlines()]
    found = rows(opened(made(inputs)), "Figures")
    for line, row in zip(lines, found, strict=True):
        for column in ("value", "min", "max", "start", "end", "paragraph"):
            assert row.get(column) == line[column]


def test_the_clock_of_the_file_is_in_utc() -> None:
    inputs = make_inputs()
    request = inputs.request.model_copy(update={"as_of": datetime(1975, 1, 1, tzinfo=UTC)})
    with zipfile.ZipFile(io.BytesIO(made(inputs.model_copy(update={"request": request})))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
