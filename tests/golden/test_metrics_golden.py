"""The five sources read against the annotated figures: see ``tests/evaluation/metrics_evaluation.py``."""

import importlib.util
import sys
from functools import cache
from pathlib import Path

_PATH = Path(__file__).resolve().parents[1] / "evaluation" / "metrics_evaluation.py"


@cache
def scores():
    spec = importlib.util.spec_from_file_location("metrics_evaluation", _PATH)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module.evaluate_metrics()


def test_no_figure_stands_on_a_numeral_that_is_none():
    assert scores()["total"].on_non_metrics == 0


def test_precision_with_value_bound_and_unit_is_at_least_97_per_cent():
    assert scores()["total"].precision >= 0.97


def test_recall_with_value_bound_and_unit_is_at_least_97_per_cent():
    assert scores()["total"].recall >= 0.97


def test_kind_period_and_countries_are_right_nine_times_in_ten():
    total = scores()["total"]
    assert total.gold == 41
    assert min(total.kind, total.period, total.countries) >= 0.9 * total.gold
