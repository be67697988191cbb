"""``--explain`` prints a source with its numerals marked and leaves nothing behind."""

import io

import pytest
from rich.console import Console

from flows import command_line
from flows.explain import explain
from tasks.contracts.errors import BriefingError

TEXT = "The park \x1b[31msaved 12 GWh in 2018, see ISO 50001.\n"


def printed(path, **how):
    from datetime import date

    out = io.StringIO()
    explain(str(path), Console(file=out, width=100, **how), date(2026, 11, 22))
    return out.getvalue()


def test_figures_and_rejected_numerals_are_told_apart_without_colour(tmp_path):
    source = tmp_path / "note.txt"
    source.write_text(TEXT, encoding="utf-8")
    said = printed(source)
    assert "⟦12 GWh → 12 GWh" in said and "en.measure⟧" in said
    assert "‹2018 → year›" in said and "‹ISO 50001 → standard_number›" in said
    assert "figure" in said and "standard_number" in said.split("What the numerals were read as")[1]


def test_colour_is_used_where_the_terminal_has_it_and_a_source_cannot_send_control_codes(tmp_path):
    source = tmp_path / "note.txt"
    source.write_text(TEXT, encoding="utf-8")
    assert "\x1b[" in printed(source, force_terminal=True, color_system="standard")
    assert "\x1b" not in printed(source)


def test_the_command_explains_without_prefect_or_an_edition(tmp_path, capsys):
    source = tmp_path / "note.txt"
    source.write_text(TEXT, encoding="utf-8")

    def never(**_):
        raise AssertionError("the flow must not run")

    assert command_line.main(["--explain", str(source)], run=never) == command_line.DONE
    assert "12 GWh" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == [source]


def test_a_file_that_is_not_there_is_one_line_and_status_1(tmp_path, capsys):
    assert command_line.main(["--explain", str(tmp_path / "gone.txt")]) == command_line.FAILED
    assert "gone.txt" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_says_why(tmp_path):
    source = tmp_path / "picture.txt"
    source.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    with pytest.raises((BriefingError, UnicodeError)) as raised:
        printed(source)
    assert "picture.txt" in str(raised.value)
