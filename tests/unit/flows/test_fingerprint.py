"""A changed rule is noticed like a changed source."""

from flows.fingerprint import _digest, facts_fingerprint, program_fingerprint, software


def test_the_fingerprint_changes_with_any_of_our_files(tmp_path):
    table = tmp_path / "units.csv"
    table.write_text("a", encoding="utf-8")
    before = _digest([table])
    table.write_text("b", encoding="utf-8")
    assert _digest([table]) != before


def test_a_memory_of_the_office_counts(tmp_path):
    memory = tmp_path / "office.tmx"
    memory.write_text("<tmx/>", encoding="utf-8")
    assert facts_fingerprint([memory]) != facts_fingerprint()
    assert program_fingerprint([memory]) != program_fingerprint()


def test_the_imprint_names_what_made_the_edition():
    assert {"Python", "prefect", "weasyprint", "pandas"} <= set(software())
