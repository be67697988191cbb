from dataclasses import replace

import pytest

from tests.evaluation.figures_digits import digit_strings
from tests.evaluation.figures_scoring import Prediction, score_set, trap_totals
from tests.evaluation.figures_set import parse_set

SET = parse_set(
    "report\tBy [[2021|date]] some {3.4 million|3400000|t|approx} tonnes and {12|12|country|exact} countries ([[A/75/12|symbol]]).\n"
    "press\tOutput rose by {5 to 7|5..7|%|exact} per cent, or {one third|0.3333|fraction|exact} more.\n"
    "press\tPerhaps {900|900|person|exact~?} came; the rest, 41 in all, did not.\n"
)
TEXTS = [sentence.text for sentence in SET]


def at(text: str, words: str, value: float | None, *units: str, **more) -> Prediction:
    start = text.index(words)
    return Prediction(start, start + len(words), value, units=units, **more)


def perfect() -> list[list[Prediction]]:
    return [
        [
            at(TEXTS[0], "3.4 million", 3400000.0, "t", qualifier="approx"),
            at(TEXTS[0], "12", 12.0, "country", qualifier="exact"),
        ],
        [
            at(TEXTS[1], "5 to 7", None, "%", low=5.0, high=7.0, qualifier="exact"),
            at(TEXTS[1], "one third", 1 / 3, "fraction", qualifier="exact"),
        ],
        [],
    ]


def f1(predictions, *, peer=False):
    score = score_set(SET, predictions, peer=peer)
    return score.span()[2], score.value()[2], score.value_and_unit()[2]


def test_right_predictions_score_one_everywhere():
    score = score_set(SET, perfect(), peer=False)
    assert score.span() == score.value() == score.value_and_unit() == (1.0, 1.0, 1.0)
    assert (score.figures, score.predictions, score.qualifiers) == (4, 4, 4)
    assert not score.notes and not score.false_positives


def test_a_missed_figure_lowers_recall_of_each_score():
    predictions = perfect()
    predictions[0].pop()
    score = score_set(SET, predictions, peer=False)
    assert score.span()[:2] == score.value()[:2] == score.value_and_unit()[:2] == (1.0, 0.75)
    assert "missed '12'" in score.notes[0]


@pytest.mark.parametrize(("words", "reason"), [("2021", "date"), ("A/75", "symbol")])
def test_a_prediction_on_a_trap_lowers_precision_of_each_score_and_is_counted_by_its_reason(words, reason):
    predictions = perfect()
    predictions[0].append(at(TEXTS[0], words, 75.0))
    score = score_set(SET, predictions, peer=False)
    assert score.span()[:2] == score.value()[:2] == score.value_and_unit()[:2] == (0.8, 1.0)
    assert score.false_positives == {reason: 1}


def test_a_numeral_that_nobody_marked_is_a_false_positive_too():
    predictions = perfect()
    predictions[2].append(at(TEXTS[2], "41", 41.0, "person"))
    score = score_set(SET, predictions, peer=False)
    assert score.false_positives == {"not marked": 1}
    assert score.span()[0] == 0.8


def test_a_wrong_value_lowers_value_and_unit_but_not_span():
    predictions = perfect()
    predictions[0][0] = replace(predictions[0][0], value=3.4)
    span, value, unit = f1(predictions)
    assert span == 1.0
    assert value == unit == 0.75


def test_one_end_of_a_range_and_its_middle_are_wrong_values():
    for wrong in (5.0, 7.0, 6.0):
        predictions = perfect()
        predictions[1][0] = replace(predictions[1][0], value=wrong, low=None, high=None)
        assert f1(predictions)[1] == 0.75


def test_a_wrong_unit_lowers_the_last_score_alone():
    predictions = perfect()
    predictions[0][0] = replace(predictions[0][0], units=("kt",))
    assert f1(predictions) == (1.0, 1.0, 0.75)


def test_a_missing_unit_is_wrong_for_us_even_on_a_count():
    predictions = perfect()
    predictions[0][1] = replace(predictions[0][1], units=())
    assert f1(predictions) == (1.0, 1.0, 0.75)


def test_a_wrong_qualifier_is_noted_and_counted():
    predictions = perfect()
    predictions[0][0] = replace(predictions[0][0], qualifier="at_most")
    score = score_set(SET, predictions, peer=False)
    assert score.qualifiers == 3
    assert any("wrong qualifier" in note for note in score.notes)


def test_arguable_figures_neither_reward_nor_punish():
    predictions = perfect()
    predictions[2].append(at(TEXTS[2], "900", 1.0, "goat"))
    assert f1(predictions) == (1.0, 1.0, 1.0)


def test_the_two_ends_of_a_range_read_apart_are_a_fault_of_ours():
    predictions = perfect()
    predictions[1][0:1] = [at(TEXTS[1], "5", 5.0, "%"), at(TEXTS[1], "7", 7.0, "%")]
    score = score_set(SET, predictions, peer=False)
    assert score.span() == (1.0, 1.0, 1.0)
    assert score.value()[:2] == (3 / 5, 3 / 4)


def test_each_prediction_serves_one_figure_only():
    whole = [[Prediction(0, len(text), None)] for text in TEXTS]
    score = score_set(SET, whole, peer=False)
    assert score.spans == 2
    assert score.span()[1] == 0.5


def test_peers_are_not_asked_for_nouns_but_a_wrong_measure_is_wrong():
    bare, noun, measure = perfect(), perfect(), perfect()
    bare[0][1] = replace(bare[0][1], units=())
    noun[0][1] = replace(noun[0][1], units=("land",))
    measure[0][1] = replace(measure[0][1], units=("in",))
    assert f1(bare, peer=True)[2] == f1(noun, peer=True)[2] == 1.0
    assert f1(measure, peer=True) == (1.0, 1.0, 0.75)


def test_peers_need_the_unit_of_a_measure():
    predictions = perfect()
    predictions[0][0] = replace(predictions[0][0], units=())
    assert f1(predictions, peer=True) == (1.0, 1.0, 0.75)


def test_peers_may_give_the_ends_of_a_range_the_plain_mass_and_the_rate():
    sentences = parse_set("report\tIt emits {3 to 5|3..5|tCO2e|exact} tCO2e and burns {8|8|t|exact} t a year of coal.")
    text = sentences[0].text
    found = [at(text, "3", 3.0), at(text, "5", 5.0, "t"), at(text, "8", 8.0, "t/year")]
    assert score_set(sentences, [found], peer=True).value_and_unit() == (1.0, 1.0, 1.0)
    assert score_set(sentences, [found], peer=False).units == 0


def test_an_open_range_and_its_one_end_are_the_same():
    sentences = parse_set("report\tUp to {500|..500|kWh|at_most} kWh, and {40|40|kWh|at_least} kWh or more.")
    text = sentences[0].text
    found = [at(text, "500", 500.0, "kWh"), at(text, "40", None, "kWh", low=40.0)]
    assert score_set(sentences, [found], peer=False).values == 2


def test_the_baseline_pays_for_dates_and_symbols():
    score = score_set(SET, [digit_strings(text) for text in TEXTS], peer=True)
    assert score.false_positives["date"] == 1
    assert score.false_positives["symbol"] == 2
    assert score.value()[1] > score.value_and_unit()[1]


def test_traps_are_counted_by_reason():
    assert trap_totals(SET) == {"date": 1, "symbol": 1}


def test_nothing_found_and_nothing_to_find_give_no_division_by_zero():
    score = score_set(parse_set("press\tNothing here."), [[]], peer=False)
    assert score.span() == (0.0, 0.0, 0.0)
