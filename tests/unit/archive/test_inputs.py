import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.archive.inputs import changes_between, inputs_digest
from tasks.contracts.change import Change

FILES = st.lists(st.tuples(st.text(max_size=8), st.text("0123456789abcdef", min_size=4, max_size=4)), max_size=6)


@given(FILES, st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=4), st.randoms())
def test_the_digest_does_not_depend_on_order(
    files: list[tuple[str, str]], parameters: dict[str, str], random: object
) -> None:
    shuffled = list(files)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    turned = dict(reversed(parameters.items()))
    assert inputs_digest(files, parameters, "p") == inputs_digest(shuffled, turned, "p")


@pytest.mark.parametrize(
    "other",
    [
        ([("a.txt", "2")], {"language": "en"}, "p"),
        ([("b.txt", "1")], {"language": "en"}, "p"),
        ([("a.txt", "1"), ("a.txt", "1")], {"language": "en"}, "p"),
        ([("a.txt", "1")], {"language": "fr"}, "p"),
        ([("a.txt", "1")], {"language": "en"}, "q"),
    ],
)
def test_any_change_changes_the_digest(other: tuple[list[tuple[str, str]], dict[str, str], str]) -> None:
    assert inputs_digest([("a.txt", "1")], {"language": "en"}, "p") != inputs_digest(*other)


def test_two_files_of_one_name_are_told_apart() -> None:
    before, after = [("a.txt", "1")], [("a.txt", "1"), ("a.txt", "2")]
    assert changes_between(before, after, {}, {}, is_other_program=False) == (
        Change(code="changed", values={"file": "a.txt"}),
    )


def test_a_new_version_always_gives_a_reason() -> None:
    assert changes_between([], [], {}, {}, is_other_program=False) == (Change(code="inputs"),)


def test_a_parameter_is_set_changed_or_no_longer_set() -> None:
    before, after = {"offline": "no", "as of": "2026-11-22"}, {"offline": "yes", "theme": "office.yml"}
    assert changes_between([], [], before, after, is_other_program=False) == (
        Change(code="parameter_unset", values={"name": "as of", "was": "2026-11-22"}),
        Change(code="parameter", values={"name": "offline", "was": "no", "now": "yes"}),
        Change(code="parameter_set", values={"name": "theme", "now": "office.yml"}),
    )
