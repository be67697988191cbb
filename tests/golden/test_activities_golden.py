"""Activities, countries, organisations and themes of the five bundled sources against the gold annotated by hand."""

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]


def _module() -> ModuleType:
    path = ROOT / "tests" / "evaluation" / "activities_evaluation.py"
    specification = importlib.util.spec_from_file_location("activities_evaluation", path)
    assert specification is not None and specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules["activities_evaluation"] = module
    specification.loader.exec_module(module)
    return module


@cache
def scores() -> dict[str, float]:
    return _module().evaluate_activities()


def test_nine_in_ten_activities_are_found() -> None:
    assert scores()["recall"] >= 0.90


def test_at_most_three_in_twenty_activities_are_wrong() -> None:
    assert scores()["precision"] >= 0.85


def test_countries_of_documents_are_right() -> None:
    assert scores()["countries_f1"] >= 0.97


def test_organisations_of_documents_are_right() -> None:
    assert scores()["organisations_f1"] >= 0.85


def test_statuses_are_right() -> None:
    assert scores()["status"] >= 0.85


def test_main_themes_are_right() -> None:
    assert scores()["themes_f1"] >= 0.75


def test_countries_of_single_activities_are_right() -> None:
    assert scores()["activity_countries_f1"] >= 0.90


def test_organisations_of_single_activities_are_right() -> None:
    assert scores()["activity_organisations_f1"] >= 0.80
