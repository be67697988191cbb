"""The shipped termbase: large, clean, consistent with itself, and cheap to load."""

import tracemalloc
from pathlib import Path

import pytest

from tasks.grammar.english_words import folded
from tasks.grammar.term_check import check_terms
from tasks.vocabularies import termbase
from tasks.vocabularies.termbase import TITLE_DOMAINS, Term, load_names, load_termbase, longest_term
from tasks.vocabularies.termbase_lint import faults, main, never_seen
from tasks.vocabularies.termbase_rows import TermbaseError, TermRow, read_rows

ROWS = read_rows()


def row(zh: str, en: str, part_of_speech: str = "the", **cells: str) -> TermRow:
    return TermRow(
        zh, en, part_of_speech, cells.pop("domain", "instrument"), "test", cells.pop("status", "official"), **cells
    )


def test_the_shipped_termbase_has_no_fault() -> None:
    assert faults(ROWS) == []


def test_the_shipped_termbase_is_as_large_as_it_says() -> None:
    assert sum(row.status in ("official", "preferred") for row in ROWS) >= 2000
    assert sum(row.status == "official" for row in ROWS) >= 1000
    assert sum(bool(row.forbidden) for row in ROWS) >= 900


def test_every_term_said_as_it_should_be_breaks_nothing() -> None:
    broken = {
        (row.zh, name): check_terms(row.zh, "zh", name)
        for row in ROWS
        for name in (row.english, *filter(None, row.admitted.split(" | ")))
        if check_terms(row.zh, "zh", name)
    }
    assert broken == {}


def test_no_wrong_rendering_is_a_right_one_but_for_case_number_or_hyphen() -> None:
    same = [
        (row.zh, wrong)
        for row in ROWS
        for wrong in filter(None, row.forbidden.split(" | "))
        if folded(wrong) in {folded(right) for right in (row.english, *row.admitted.split(" | "))}
    ]
    assert same == []


def test_the_loader_reads_what_the_file_says() -> None:
    director = load_termbase()["总干事"][0]
    assert (director.en, director.part_of_speech, director.status) == ("Director General", "name", "official")
    assert "Director-General" in director.admitted and "Chief Executive" in director.forbidden
    assert load_termbase()["物种"] == (Term("物种", "species", "species", "noun", "general", "UN usage", "preferred"),)


def test_the_window_of_look_ups_is_no_wider_than_a_long_name() -> None:
    assert longest_term() == max(len(row.zh) for row in ROWS if row.domain not in TITLE_DOMAINS)
    assert longest_term() <= 50


def test_loading_costs_under_three_megabytes() -> None:
    load_termbase.cache_clear()
    tracemalloc.start()
    load_termbase()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3_000_000


def test_official_names_in_other_languages_lead_to_their_rows() -> None:
    assert {term.zh for term in load_names("ru")["ЮНИДО"]} >= {"工发组织"}
    assert {term.en for term in load_names("fr")["Convention de Minamata sur le mercure"]} == {
        "Minamata Convention on Mercury"
    }
    with pytest.raises(ValueError, match="de"):
        load_names("de")


CONTRADICTIONS = [
    ([row("甲公约", "Alpha Convention"), row("《甲公约》", "Beta Convention")],
     ["甲公约 (the): «Alpha Convention» here, «Beta Convention» for 《甲公约》"]),
    ([row("甲公约", "Alpha Convention"), row("《甲公约》", "Beta Convention", admitted="Alpha Convention")], []),
    ([row("甲", "a", "noun"), row("甲", "b", "mass")], ["甲 (mass): a second row for the same term as nominal"]),
    ([row("甲", "a", "noun"), row("甲", "b", "noun")], ["甲 (noun): a second row for the same term as nominal"]),
    ([row("甲", "goal", "noun", forbidden="Goal | aim")], ["甲 (noun): forbids «Goal», which is its own English"]),
    ([row("甲", "goal", "noun", admitted="aim", forbidden="aim")], ["甲 (noun): forbids «aim», which is its own English"]),
    ([row("甲", "goal", "noun"), row("甲", "aim", "verb", forbidden="goal")],
     ["甲 (noun): says «goal», which the row of 甲 as verb forbids"]),
    ([row("汞公约", "Minamata Convention"), row("关于汞公约", "Mercury Treaty")],
     ["关于汞公约 (the): «Mercury Treaty» does not say «Minamata Convention», which 汞公约 is by itself"]),
    ([row("2030 年议程", "2030 Agenda")],
     ["2030 年议程 (the): never found: blanks beside Chinese characters are dropped before texts are looked up"]),
    ([row("UNIDO", "UNIDO")], ["UNIDO (the): never found: it has no Chinese character"]),
    ([row("甲", " a ", "noun")], ["甲 (noun): blank at an end in en"]),
    ([row("甲", "a（b）", "noun")], ["甲 (noun): full-width sign in en"]),
    ([row("甲", "re\u0301sume", "noun")], ["甲 (noun): text that is not NFC in en"]),
    ([row("甲", "a", "adverb", status="binding")],
     ["甲 (adverb): unknown part of speech «adverb»", "甲 (adverb): unknown status «binding»"]),
    ([row("甲", "a", "noun", admitted="b|c")], ["甲 (noun): renderings in admitted are not separated by « | »"]),
    ([TermRow("甲", "a", "noun", "general", "", "preferred")], ["甲 (noun): no source"]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "said"), CONTRADICTIONS)
def test_the_lint_says_what_is_wrong_and_nothing_else(rows: list[TermRow], said: list[str]) -> None:
    assert faults(rows) == said


def test_the_lint_command_is_quiet_about_a_clean_file_and_fails_on_a_broken_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out.count("\n") == 1
    broken = tmp_path / "t.csv"
    broken.write_text("zh,en,part_of_speech,domain,source,status\n甲,a,noun,general,,official\n", encoding="utf-8")
    assert main([str(broken)]) == 1
    assert capsys.readouterr().out == (
        "甲 (noun): no source\n1 rows: 1 official, 0 preferred, 0 admitted; 0 with forbidden renderings; 1 faults.\n"
    )
    assert main([str(tmp_path / "none.csv")]) == 2


def test_terms_that_no_text_has_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [row("可持续发展目标", "Goals"), row("蒙特利尔议定书", "Protocol"), row("2030年议程", "Agenda")]
    assert never_seen(rows, ["《2030 年议程》和可持续发展目标"]) == ["蒙特利尔议定书"]
    text = tmp_path / "t.txt"
    text.write_text("工发组织", encoding="utf-8")  # and 组织 in it
    assert main(["--texts", str(text)]) == 0
    terms = len({row.zh for row in ROWS})
    assert f"Never seen in the texts given: {terms - 2} of {terms} terms" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"zh,en\n", "it has no column part_of_speech, domain, source, status"),
        (b"zh,en\xff", "it is not UTF-8; save it as CSV UTF-8"),
        (b"", "it has no column zh, en, part_of_speech, domain, source, status"),
    ],
)
def test_a_file_that_is_no_termbase_is_refused_in_one_sentence(tmp_path: Path, content: bytes, detail: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(TermbaseError) as refused:
        read_rows(path)
    assert str(refused.value) == f"The termbase t.csv cannot be used: {detail}."


def test_a_short_row_is_a_row_with_empty_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "zh,en,part_of_speech,domain,source,status,admitted,forbidden,ru,fr,es,ar\n甲,a,noun,general,s\n", "utf-8"
    )
    monkeypatch.setattr(termbase, "TERMBASE_FILE", path)
    load_termbase.cache_clear()
    try:
        assert load_termbase() == {"甲": (Term("甲", "a", "", "noun", "general", "s"),)}
    finally:
        load_termbase.cache_clear()
