"""TBX: a round trip loses nothing, files of other tools are read, and nothing unsafe or unusable gets in."""

from pathlib import Path

import pytest

from tasks.vocabularies.tbx import TbxError, main, read_tbx, write_tbx
from tasks.vocabularies.termbase_rows import TermRow, read_rows, rows_as_csv

ROW = TermRow(
    "总干事", "Director General|Directors General", "noun", "title", "UNIDO Constitution & «usage»", "official",
    "Director-General | DG", "Chief Executive | <CEO>", "Генеральный директор", "Directeur général", "", "المدير العام",
)  # fmt: skip
OTHER_TOOL = """<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1"><descrip type="subjectField">energy</descrip><admin type="source">IRENA glossary</admin>
 <langSec xml:lang="en">
  <termSec><term>regenerative energy</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
  <termSec><term>renewables</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
  <termSec><term>renewable energy</term><termNote type="partOfSpeech">noun</termNote>
   <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec>
 <langSec xml:lang="zh-CN"><termSec><term>可再生能源</term></termSec></langSec></conceptEntry>
<conceptEntry id="c2">
 <langSec xml:lang="en"><termSec><term>orphan</term></termSec></langSec></conceptEntry>
</body></text></tbx>""".encode()


def test_the_shipped_termbase_survives_the_way_to_tbx_and_back() -> None:
    rows = read_rows()
    again, problems = read_tbx(write_tbx(rows))
    assert problems == []
    assert again == rows
    assert write_tbx(again) == write_tbx(rows)


def test_every_column_and_every_sign_survives() -> None:
    assert read_tbx(write_tbx([ROW])) == ([ROW], [])


def test_the_csv_written_from_tbx_is_the_csv_it_came_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tbx, csv = tmp_path / "t.tbx", tmp_path / "t.csv"
    assert main(["export", str(tbx)]) == 0
    assert main(["import", str(tbx), "--to", str(csv)]) == 0
    assert csv.read_bytes() == Path("tasks/vocabularies/termbase.csv").read_bytes()
    assert capsys.readouterr().out.endswith(f"{len(read_rows())} rows written to {csv}; 0 entries left out.\n")


def test_an_entry_of_another_tool_is_read_by_its_categories() -> None:
    rows, problems = read_tbx(OTHER_TOOL)
    assert rows == [
        TermRow(
            "可再生能源",
            "renewable energy",
            "noun",
            "energy",
            "IRENA glossary",
            "preferred",
            "renewables",
            "regenerative energy",
        )
    ]
    assert problems == ["Entry c2 (line 10) left out: no zh; no domain; no source; unknown part of speech «»."]


def test_an_import_with_bad_entries_says_so_and_keeps_the_good_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tbx, csv = tmp_path / "t.tbx", tmp_path / "t.csv"
    tbx.write_bytes(OTHER_TOOL)
    assert main(["import", str(tbx), "--to", str(csv)]) == 1
    said = capsys.readouterr()
    assert said.err.count("\n") == 1 and said.err.startswith("Entry c2 (line 10) left out:")
    assert [row.zh for row in read_rows(csv)] == ["可再生能源"]


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (
            b'<!DOCTYPE tbx SYSTEM "file:///etc/passwd"><tbx/>',
            "it declares a document type or entities, which is not allowed",
        ),
        (
            b'<!DOCTYPE tbx [<!ENTITY a "b">]><tbx>&a;</tbx>',
            "it declares a document type or entities, which is not allowed",
        ),
        (b"<tmx/>", "its root is <tmx>, not <tbx>"),
        (b"<tbx><text>", "it is not well-formed XML (no element found: line 1, column 11)"),
        (b"", "it is not well-formed XML (no element found: line 1, column 0)"),
    ],
)
def test_what_is_no_safe_tbx_is_refused(content: bytes, detail: str) -> None:
    with pytest.raises(TbxError) as refused:
        read_tbx(content, "evil.tbx")
    assert str(refused.value) == f"The TBX file evil.tbx cannot be used: {detail}."


def test_a_missing_file_is_one_line_and_leaves_no_csv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path / "no.tbx"), "--to", str(tmp_path / "t.csv")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "t.csv").exists()


def test_control_characters_do_not_make_an_unreadable_file() -> None:
    row = TermRow("甲\x00乙", "a\x0bb", "noun", "general", "test", "admitted")
    assert read_tbx(write_tbx([row]))[0] == [TermRow("甲乙", "ab", "noun", "general", "test", "admitted")]


def test_rows_as_csv_begins_with_the_columns() -> None:
    assert rows_as_csv([]) == "zh,en,part_of_speech,domain,source,status,admitted,forbidden,ru,fr,es,ar\n"
