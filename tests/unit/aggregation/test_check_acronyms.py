"""Precision of the detector of unexplained acronyms, on the bundled sources and on texts written in their manner."""

from pathlib import Path

import pytest
from gold_edition import ROOT

from tasks.aggregation.check_acronyms import by_acronym, unknown_acronyms
from tasks.vocabularies.acronyms import acronym_rows, acronyms_known

UNSEEN = Path(__file__).with_name("unseen_texts")
#: What each text leaves unexplained, decided by reading it.
UNEXPLAINED = {
    "annual_report_extract.txt": {"ICIPE"},
    "board_report_energy.txt": {"QERTA"},
    "bulletin_circular.txt": {"CORFO", "ZPKR"},
    "meeting_note_ports.txt": {"FVLX"},
    "newsletter_textiles.txt": {"ITM", "TXQ"},
    "press_release_battery.txt": {"KZW"},
    "recommendations_chemicals.txt": {"CACRN"},
    "russian_english_note.txt": {"FSBI", "VNII", "SUSU", "CHTPZ"},
    "unep_style_brief.txt": {"ACC", "YQOT"},
}
#: Said to be explained by a reader, but not in a form the rules know.
FALSE_ALARMS = {"bulletin_circular.txt": {"REP"}, "russian_english_note.txt": {"NDT"}}


@pytest.mark.parametrize("name", sorted(UNEXPLAINED))
def test_unexplained_acronyms_of_texts_not_seen_before(name: str) -> None:
    found = set(unknown_acronyms((UNSEEN / name).read_text(encoding="utf-8")))
    assert found == UNEXPLAINED[name] | FALSE_ALARMS.get(name, set())


def test_the_bundled_sources_raise_one_acronym_and_it_is_a_misprint() -> None:
    texts = {path.name[:3]: path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))}
    assert {name: set(unknown_acronyms(text)) for name, text in texts.items() if unknown_acronyms(text)} == {
        "000": {"SMF"}
    }


@pytest.mark.parametrize(
    "text",
    [
        "The National Energy Xylem Qualifier (NEXQ) met; NEXQ agreed.",
        "NEXQ (national energy xylem qualifier) met.",
        "The new shore power (NEXQ, national energy xylem qualifier) met.",
        "NEXQ, the national energy xylem qualifier, met.",
        "The National Energy Xylem Qualifier met. Later NEXQ agreed.",
        "The French Commission for Atoms (QXZ) met.",
        "RECOMMENDATIONS OF THE QXZV CONFERENCE ON CHEMICALS",
        "Chapters XIV, XXIII and MCMXC were read.",
        "See QXZV.49/5, A/QXZV/70/1, www.QXZV.example and QXZV@mail.example.",
        "The plant uses HFC-134a, PM2.5 filters and model QXZV-200.",
        "Mr. Jean QUIXZOT and T. O'BRAXZ spoke.\nPresent: Li WEXQ, Ana QXUE.",
        "The companies QXZVOR AG and LLC “QXZVUR” joined.",
        "It must NOT be opened BEFORE Monday.",
        "This QX is named once.",
    ],
)
def test_no_alarm_for_what_is_explained_or_is_no_acronym(text: str) -> None:
    assert unknown_acronyms(text) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The QXZV met. QXZVs are new.", {"QXZV": 2}),
        ("与QXZV合作。", {"QXZV": 1}),
        ("The QX board and the QX office met.", {"QX": 2}),
        ("The hotel (QXZV) was full.", {"QXZV": 1}),
        ("The GEF/QXZV fund and the QXZV-based tool.", {"QXZV": 2}),
    ],
)
def test_an_unexplained_acronym_is_counted_in_every_form(text: str, found: dict[str, int]) -> None:
    assert unknown_acronyms(text) == found


def test_acronyms_are_grouped_by_sources() -> None:
    assert by_acronym({"S1": ["B", "A"], "S2": ["B"]}) == {"B": ("S1", "S2"), "A": ("S1",)}


def test_the_table_of_acronyms_is_sorted_and_names_its_sources() -> None:
    rows = acronym_rows()
    assert len(rows) > 500
    assert [row.acronym for row in rows] == sorted({row.acronym for row in rows})
    assert all(row.expansion and row.source for row in rows)
    assert {"UNIDO", "HCFCs", "NDCs", "IDB", "REACH"} <= acronyms_known()
