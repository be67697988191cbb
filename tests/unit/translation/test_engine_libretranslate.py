"""LibreTranslate, against a server on this machine that speaks its API."""

import json
from typing import Any

import pytest
from pydantic import SecretStr
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tasks.translation.budget import Budget
from tasks.translation.engine_libretranslate import LibreTranslateEngine
from tests.unit.translation.engine_fixtures import Clock, field, settings

KEY = "4f1c-88aa-Zx81kQ7LmN4v"


def engine(server: HTTPServer, **values: Any) -> LibreTranslateEngine:
    clock = Clock()
    made = {"libretranslate_url": server.url_for(""), **values}
    return LibreTranslateEngine(settings(**made), Budget(600, clock), sleep=clock.sleep)


def languages(server: HTTPServer, *codes: str) -> None:
    server.expect_request("/languages").respond_with_json(
        [{"code": code, "name": code, "targets": ["en"]} for code in codes]
    )


def answer(server: HTTPServer, value: Any) -> None:
    server.expect_request("/translate", method="POST").respond_with_json(value)


def sent(server: HTTPServer) -> dict[str, Any]:
    return dict(server.log[-1][0].json)


def test_a_batch_is_translated_with_alternatives(httpserver: HTTPServer) -> None:
    languages(httpserver, "en", "zh")
    answer(httpserver, {"translatedText": ["Board", "Report"], "alternatives": [["Council"], []]})
    asked = engine(httpserver, libretranslate_key=SecretStr(KEY))
    answers = asked.propose([field("理事会"), field("报告")])
    assert [[c.target for c in candidates] for candidates in answers] == [["Board", "Council"], ["Report"]]
    assert answers[0][0].origin == f"LibreTranslate at {httpserver.url_for('').split('/')[2]}"
    assert sent(httpserver) == {
        "q": ["理事会", "报告"], "source": "zh", "target": "en", "format": "text", "api_key": KEY, "alternatives": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("listed", "language", "tag"),
    [
        (("zh-Hans", "zh-Hant"), "zh", "zh-Hans"),
        (("zh", "zt"), "zh-Hant", "zt"),
        (("zh-Hans", "zh-Hant"), "zh-Hant", "zh-Hant"),
        (("ar",), "ar", "ar"),
    ],
)
def test_the_servers_own_list_decides_on_the_tag(
    httpserver: HTTPServer, listed: tuple[str, ...], language: str, tag: str
) -> None:
    languages(httpserver, *listed)
    answer(httpserver, {"translatedText": ["Word"]})
    assert engine(httpserver).propose([field("理事会", language)])[0] != ()
    assert sent(httpserver)["source"] == tag


def test_a_language_that_the_server_has_not_is_told(httpserver: HTTPServer) -> None:
    languages(httpserver, "fr")
    asked = engine(httpserver)
    assert asked.propose([field("理事会")]) == [()]
    assert asked.trouble[0].endswith("has no model for language zh")


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({"translatedText": ["One"]}, "answered with 1 wordings for 2 fields"),
        ({"translatedText": "One"}, "answered with no list of wordings for 2 fields"),
        ({"translatedText": ["One", 2]}, "answered with 2 wordings for 2 fields"),
        ([], "answered with no list of wordings for 2 fields"),
    ],
)
def test_a_wrong_count_is_told_and_nothing_is_taken(httpserver: HTTPServer, value: Any, says: str) -> None:
    languages(httpserver, "zh")
    answer(httpserver, value)
    asked = engine(httpserver)
    assert asked.propose([field("理事会"), field("报告")]) == [(), ()]
    assert len(asked.trouble) == 1
    assert asked.trouble[0].endswith(says)


def test_a_server_without_alternatives_is_asked_without_them(httpserver: HTTPServer) -> None:
    languages(httpserver, "zh")

    def old(request: Request) -> Response:
        if "alternatives" in (request.json or {}):
            return Response('{"error": "Invalid request: unknown field"}', 400, content_type="application/json")
        return Response(json.dumps({"translatedText": ["Board"]}), content_type="application/json")

    httpserver.expect_request("/translate").respond_with_handler(old)
    asked = engine(httpserver)
    assert [c.target for c in asked.propose([field("理事会")])[0]] == ["Board"]
    assert asked.trouble == ()


def test_a_refused_key_is_told_without_it(httpserver: HTTPServer) -> None:
    languages(httpserver, "zh")
    text = json.dumps({"error": f"Invalid API key {KEY}"})
    httpserver.expect_request("/translate").respond_with_data(text, 403, content_type="application/json")
    asked = engine(httpserver, libretranslate_key=SecretStr(KEY))
    assert asked.propose([field("理事会")]) == [()]
    assert asked.trouble[0].endswith("does not accept the key (403): check the engine's key (libretranslate_key)")
    assert KEY not in asked.trouble[0] + repr(asked) + str(vars(asked))
