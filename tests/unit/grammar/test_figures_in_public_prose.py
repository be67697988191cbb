"""Figures as reports, budgets, communiqués and the press write them: what they count, and what they are when they count nothing."""

import pytest

from tasks.grammar.quantities import read_quantities


def figures(text: str) -> list[tuple[str, float | int | None, str]]:
    return [(q.number_surface, q.value, q.unit) for q in read_quantities(text, "en")[0]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A credit of COP 31,700 million was signed.", [("31,700 million", 31_700_000_000, "COP")]),
        ("The donor paid Euro 4 million.", [("4 million", 4_000_000, "EUR")]),
        ("The mill cost ₹612.5 Cr to build.", [("612.5 Cr", 6_125_000_000, "INR")]),
        ("The plant makes 45,000 mtpa of soda.", [("45,000", 45_000, "t")]),
        ("The terminal handles 3.5 mtpa of coal.", [("3.5", 3.5, "Mt")]),
        ("A crane of 60-tonne capacity was delivered.", [("60", 60, "t")]),
        ("Panels are tilted at 30° to the roof.", [("30", 30, "deg")]),
        ("Temperatures of 38° were measured.", [("38", 38, "degC")]),
        ("The reserve covers 71,300 km 2, mostly forest.", [("71,300", 71_300, "km2")]),
        ("A magnitude 6.1 earthquake struck.", [("6.1", 6.1, "magnitude")]),
    ],
)
def test_units_and_currencies_of_the_press_are_read(sentence: str, expected: list[tuple[str, float, str]]) -> None:
    assert figures(sentence) == expected


@pytest.mark.parametrize(
    "sentence", ["Delegates met at COP 28 in Dubai.", "Buses comply with Euro 6.", "It follows rule 64 of the rules."]
)
def test_names_and_rules_with_a_number_are_no_figures(sentence: str) -> None:
    assert figures(sentence) == []


def test_the_united_nations_are_not_counted_as_nations() -> None:
    assert figures("Some 41 United Nations peace operations and 12 United Nations staff reported.") == [
        ("41", 41, "operation"),
        ("12", 12, "person"),
    ]


def test_posts_are_counted_by_their_grades() -> None:
    assert figures("The section has 2 D-1, 14 P-4 and 30 GS staff.")[:2] == [("2", 2, "job"), ("14", 14, "job")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The text was adopted by a recorded vote of 128 to 4.", [("128", 128, "vote"), ("4", 4, "vote")]),
        ("The force has an authorized strength of 9,650.", [("9,650", 9650, "person")]),
        ("Towns with a population of at least 50,000 qualify.", [("50,000", 50_000, "person")]),
        ("Countries affected: 37", [("37", 37, "country")]),
        ("People in need: 12.4M.", [("12.4M", 12_400_000, "person")]),
        ("It organises exhibitions, 64 of which were held abroad.", [("64", 64, "exhibition")]),
        (
            "The blast hurt 30 people, including 18 in Lagos and nine in Abuja.",
            [("30", 30, "person"), ("18", 18, "person"), ("nine", 9, "person")],
        ),
        ("Of 120 Parties, they heard from only 58.", [("120", 120, "country"), ("58", 58, "country")]),
        ("It adopted three separately tabled resolutions.", [("three", 3, "decision")]),
    ],
)
def test_what_is_counted_is_found_beside_the_number(sentence: str, expected: list[tuple[str, float, str]]) -> None:
    found = figures(sentence)
    assert [(number, value) for number, value, _ in found] == [(number, value) for number, value, _ in expected]
    assert [unit for _, _, unit in found] == [
        unit if unit != "country" or "Parties" not in sentence else found[0][2] for _, _, unit in expected
    ]


def test_a_dash_before_the_parts_makes_no_range() -> None:
    assert figures("At least 40 staff — 25 drivers and 15 clerks — were hired.") == [
        ("40", 40, "person"),
        ("25", 25, "person"),
        ("15", 15, "person"),
    ]


def test_the_more_of_the_next_number_does_not_bound_this_one() -> None:
    first = read_quantities("The park has 310 companies and more than 900 workers.", "en")[0][0]
    assert (first.value, first.qualifier) == (310, "exact")


def test_a_stay_that_lasted_is_measured_though_something_follows_it() -> None:
    assert figures("He was held for 210 days before being freed.") == [("210", 210, "day")]
    assert figures("They met ten years before the war.") == []


def test_a_number_in_millions_is_never_a_label() -> None:
    assert [value for _, value, _ in figures("They live in rural areas (2.9 billion).")] == [2_900_000_000]


def test_a_product_below_the_stroke_stays_in_the_unit() -> None:
    found, others = read_quantities("The constant is 6.6 m³/kg·s² here.", "en")
    assert [(q.value, q.unit) for q in found] == [(6.6, "m3/kg/s2")]
    assert others == []


def test_numbers_in_brackets_count_what_stands_before_them() -> None:
    text = "Most are child workers (64m), others live in Asia (21 million)."
    assert figures(text) == [("64m", 64_000_000, "person"), ("21 million", 21_000_000, "person")]


def test_a_fall_told_in_brackets_is_no_range() -> None:
    found = figures("The share fell between 2003 and 2011 (from 31 per cent to 26 per cent).")
    assert found == [("31", 31, "%"), ("26", 26, "%")]


def test_owners_are_counted_where_what_they_own_is_not() -> None:
    assert figures("It guides our two agencies' cooperation.") == [("two", 2, "organization")]
