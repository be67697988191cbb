"""What an office may set of its engines, and what it is told when that cannot be."""

import pytest
from pydantic import SecretStr, ValidationError

from tasks.translation.engine_settings import EngineSettings

KEY = "sk-proj-Zx81kQ7LmN4vB2"


def said_of(**values: object) -> str:
    with pytest.raises(ValidationError) as raised:
        EngineSettings(**values)
    return str(raised.value)


def test_the_default_is_the_local_engine() -> None:
    assert EngineSettings().order == ("fxtranslate",)


def test_an_order_may_be_one_line_and_keeps_its_order() -> None:
    assert EngineSettings(order="deepl, fxtranslate ,openai").order == ("deepl", "fxtranslate", "openai")
    assert EngineSettings(order="").order == ()


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"order": ("google",)}, "choose from openai, deepl, libretranslate, ctranslate2, fxtranslate"),
        ({"order": ("deepl", "deepl")}, "order names deepl more than once"),
        ({"openai_url": "127.0.0.1:8080"}, "write it like http://127.0.0.1:8080"),
        ({"openai_url": "http://127.0.0.1:99999"}, "not an address"),
        ({"deepl_url": "ftp://host"}, "not an http(s) address"),
        ({"libretranslate_url": f"http://user:{KEY}@host"}, "put the key into the engine's own key setting"),
        ({"openai_url": f"https://host/v1?key={KEY}"}, "give the plain address"),
        ({"openai_key": f"{KEY} \n{KEY}"}, "copy it again"),
        ({"deepl_key": f"“{KEY}”"}, "copy it again"),
        ({"budget_seconds": 0}, "greater than 0"),
        ({"timeout_seconds": -1}, "greater than 0"),
        ({"tries": 0}, "greater than or equal to 1"),
        ({"openapi_key": KEY}, "Extra inputs are not permitted"),
    ],
)
def test_what_cannot_be_right_is_refused_with_what_to_write_and_without_the_value(
    values: dict[str, object], says: str
) -> None:
    said = said_of(**values)
    assert says in said
    assert KEY not in said


def test_blank_settings_are_none_and_addresses_lose_their_slash() -> None:
    made = EngineSettings(
        openai_url=" https://host.example/v1/ ", openai_model=" ", deepl_url="", deepl_key=SecretStr(" ")
    )
    assert (made.openai_url, made.openai_model, made.deepl_url, made.deepl_key) == (
        "https://host.example/v1",
        None,
        None,
        None,
    )


def test_no_key_shows_in_what_is_printed_or_stored_of_the_settings() -> None:
    made = EngineSettings(
        openai_key=SecretStr(KEY), deepl_key=SecretStr(KEY), libretranslate_key=SecretStr(f" {KEY}\n")
    )
    assert made.libretranslate_key == SecretStr(KEY)
    for text in (repr(made), str(made), made.model_dump_json(), repr(made.model_dump())):
        assert KEY not in text
