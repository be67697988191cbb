"""Which engines are asked, in which order, and that keys stay secret."""

import pytest
from pydantic import SecretStr

from flows.engine_choice import engine_order, engine_settings, with_keys
from flows.outcome import lock_report
from flows.settings import BriefingSettings
from tasks.contracts.errors import BriefingError


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("openai, fxtranslate", ("openai", "fxtranslate")),
        ("DeepL,deepl", ("deepl",)),
        ("none", ()),
        ("", ()),
        (" , ", ()),
    ],
)
def test_engines_are_asked_in_the_order_named(text: str, order: tuple[str, ...]) -> None:
    assert engine_order(text) == order


def test_an_unknown_engine_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BriefingError, match="'google' is not a translation engine: use openai, deepl"):
        engine_order("openai,google")


def test_the_run_form_goes_before_the_settings() -> None:
    settings = BriefingSettings(engines="fxtranslate")
    assert engine_settings(settings, None, offline=True).order == ("fxtranslate",)
    assert engine_settings(settings, ["deepl"], offline=True).order == ("deepl",)
    assert engine_settings(settings, [], offline=True).order == ()


def test_a_key_comes_from_the_environment_else_from_a_secret_block_and_is_never_printed() -> None:
    settings = BriefingSettings(
        engines="openai,deepl", openai_url="http://127.0.0.1:1/v1", openai_model="m", openai_key=SecretStr("sk-own")
    )
    asked: list[str] = []

    def block(name: str) -> str | None:
        asked.append(name)
        return "sk-block"

    found = with_keys(engine_settings(settings, None, offline=False), block)
    assert asked == ["briefing-deepl-key"]
    assert found.deepl_key is not None and found.deepl_key.get_secret_value() == "sk-block"
    assert found.openai_key is not None and found.openai_key.get_secret_value() == "sk-own"
    assert "sk-" not in repr(found) + str(found)


def test_a_setting_that_cannot_be_used_is_said_without_its_value() -> None:
    settings = BriefingSettings(engines="openai", openai_url="ftp://user:secret-word@host", openai_model="m")
    with pytest.raises(BriefingError) as caught:
        engine_settings(settings, None, offline=False)
    assert "translation settings cannot be used" in str(caught.value) and "secret-word" not in str(caught.value)


def test_the_lock_is_reported_by_provider_and_by_the_attempt_that_passed() -> None:
    def row(*attempts: tuple[str, str, bool]) -> dict:
        return {"attempts": [{"provider": p, "way": way, "passed": passed} for p, way, passed in attempts]}

    report = lock_report(
        [
            row(("memory", "first", True)),
            row(("composition", "first", False), ("openai", "first", False), ("openai", "sentences", True)),
            row(("openai", "first", False), ("openai", "masked", False)),
            row(("openai", "first", False), ("openai", "other_candidate", True)),
            row(),
        ]
    )
    assert report == {
        "memory": {"first": 1},
        "composition": {"refused": 1},
        "openai": {"other_candidate": 1, "sentences": 1, "refused": 1},
    }
