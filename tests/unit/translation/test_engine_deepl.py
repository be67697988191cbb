"""DeepL: the package's own client against a server on this machine that speaks its API."""

import json
import logging
from typing import Any

import deepl
import pytest
from pydantic import SecretStr
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tasks.translation.budget import Budget
from tasks.translation.engine_deepl import DeepLEngine
from tests.unit.translation.engine_fixtures import Clock, field, settings

KEY = "279a2e9d-83b3-c416-7e2d-f721593e42a0:fx"
MADE = "2026-11-03T10:00:00.000Z"


class Account:
    """A DeepL account with its glossaries, and the requests that were made of it."""

    def __init__(self, server: HTTPServer, *names: str) -> None:
        self.glossaries = {f"id-{number}": name for number, name in enumerate(names)}
        self.entries: dict[str, str] = {}
        self.language = "zh"
        self.asked: list[dict[str, Any]] = []
        server.expect_request("/v2/glossaries", method="GET").respond_with_handler(self._list)
        server.expect_request("/v2/glossaries", method="POST").respond_with_handler(self._make)
        server.expect_request("/v2/translate", method="POST").respond_with_handler(self._translate)
        for identifier in self.glossaries:
            server.expect_request(f"/v2/glossaries/{identifier}", method="DELETE").respond_with_handler(self._delete)

    def _entry(self, identifier: str) -> dict[str, Any]:
        return {
            "glossary_id": identifier, "name": self.glossaries[identifier], "ready": True, "source_lang": self.language,
            "target_lang": "en", "creation_time": MADE, "entry_count": 1,
        }  # fmt: skip

    def _list(self, _: Request) -> Response:
        return answer({"glossaries": [self._entry(identifier) for identifier in self.glossaries]})

    def _make(self, request: Request) -> Response:
        said = request.json or {}
        self.glossaries["id-new"], self.language = said["name"], said["source_lang"]
        self.entries = dict(line.split("\t") for line in said["entries"].splitlines())
        return answer(self._entry("id-new"), 201)

    def _delete(self, request: Request) -> Response:
        del self.glossaries[request.path.rpartition("/")[2]]
        return Response("", 204)

    def _translate(self, request: Request) -> Response:
        said = dict(request.json or {})
        self.asked.append(said)
        assert request.headers["Authorization"] == f"DeepL-Auth-Key {KEY}"
        return answer({"translations": [wording(f"EN({text})") for text in said["text"]]})


def wording(text: str) -> dict[str, Any]:
    return {"detected_source_language": "ZH", "text": text, "billed_characters": len(text)}


def answer(value: Any, status: int = 200) -> Response:
    return Response(json.dumps(value), status, content_type="application/json")


def engine(server: HTTPServer, budget: Budget | None = None, **values: Any) -> tuple[DeepLEngine, Clock]:
    clock = Clock()
    made = settings(deepl_key=SecretStr(KEY), **{"deepl_url": server.url_for(""), **values})
    return DeepLEngine(made, budget or Budget(600, clock), deepl, sleep=clock.sleep), clock


def test_a_batch_goes_out_with_a_glossary_of_the_termbase_that_is_made_once(httpserver: HTTPServer) -> None:
    account = Account(httpserver, "briefing-termbase-zh-en-0ld0ld0ld0ld", "somebody else's")
    asked, _ = engine(httpserver)
    answers = asked.propose([field("工发组织的报告"), field("结论")])
    assert [[c.target for c in candidates] for candidates in answers] == [["EN(工发组织的报告)"], ["EN(结论)"]]
    assert answers[0][0].origin == f"DeepL at {httpserver.url_for('').split('/')[2]}"
    assert asked.trouble == ()
    asked.propose([field("前景")])
    assert [(said["text"], said["source_lang"], said["target_lang"]) for said in account.asked] == [
        (["工发组织的报告", "结论"], "ZH", "EN-GB"),
        (["前景"], "ZH", "EN-GB"),
    ]
    assert {said["glossary_id"] for said in account.asked} == {"id-new"}
    assert account.entries["工发组织"] == "UNIDO"
    assert sorted(account.glossaries) == ["id-1", "id-new"]  # the one of an earlier termbase is gone, another's is not
    again, _ = engine(httpserver)
    again.propose([field("工发组织")])
    assert [request.method for request, _ in httpserver.log if request.path == "/v2/glossaries"] == [
        "GET",
        "POST",
        "GET",
    ]


@pytest.mark.parametrize(
    ("language", "tag"), [("ru", "RU"), ("fr", "FR"), ("es", "ES"), ("ar", "AR"), ("zh-Hant", "ZH")]
)
def test_other_languages_go_by_their_own_tag(httpserver: HTTPServer, language: str, tag: str) -> None:
    account = Account(httpserver)
    asked, _ = engine(httpserver)
    assert asked.propose([field("text", language)])[0] != ()
    assert account.asked[0]["source_lang"] == tag


def test_without_glossaries_in_the_account_it_translates_all_the_same(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/v2/glossaries").respond_with_json({"message": "not in your plan"}, status=400)
    httpserver.expect_request("/v2/translate").respond_with_json({"translations": [wording("Board")]})
    asked, _ = engine(httpserver)
    assert [c.target for c in asked.propose([field("理事会")])[0]] == ["Board"]
    assert len(asked.trouble) == 1
    assert asked.trouble[0].startswith("deepl: works without a glossary (")


@pytest.mark.parametrize(
    ("status", "body", "says", "requests"),
    [
        (403, {"message": f"Wrong key {KEY}"}, "does not accept the key: check the engine's key (deepl_key)", 1),
        (456, {"message": KEY}, "the quota of the account is used up", 1),
        (429, {"message": KEY}, "is asked too often (429)", 3),
        (503, {"message": KEY}, "answered 503", 3),
        (404, {"message": KEY}, "answered 404", 1),
        (200, [], "answered with 0 wordings for 1 fields", 1),
        (200, {"translations": [{"text": KEY}]}, "gave an answer that DeepL does not give: is the address right?", 1),
        (200, {"translations": []}, "answered with 0 wordings for 1 fields", 1),
        (
            200,
            {"translations": [{"text": "x" * 10_000_000, "billed_characters": 1}]},
            "many times longer than the original",
            1,
        ),
    ],
)
def test_every_fault_is_one_clear_line_without_the_key_and_no_exception(
    httpserver: HTTPServer, status: int, body: Any, says: str, requests: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    httpserver.expect_request("/v2/translate").respond_with_json(body, status=status)
    asked, _ = engine(httpserver)
    assert asked.propose([field("рапорт", "de-x")]) == [()]  # a language without a tag is not asked for
    assert asked.trouble == ("deepl: no translation from de-x into English is set up",)
    assert asked.propose([field("甲", "zh")])[0] == ()
    line = asked.trouble[-1]
    assert says in line
    assert len([request for request, _ in httpserver.log if request.path == "/v2/translate"]) == requests
    ours = [record.getMessage() for record in caplog.records if record.name.split(".")[0] != "werkzeug"]
    for text in (*asked.trouble, repr(asked), *ours):
        assert KEY not in text


@pytest.mark.parametrize("status", [302, 307, 308])
def test_the_text_does_not_follow_a_redirect(httpserver: HTTPServer, status: int) -> None:
    moved = {"Location": httpserver.url_for("/elsewhere")}
    httpserver.expect_request("/v2/translate").respond_with_data("", status, moved)
    httpserver.expect_request("/elsewhere").respond_with_json({"translations": [wording("stolen")]})
    asked, _ = engine(httpserver)
    assert asked.propose([field("text", "ar")]) == [()]
    assert "/elsewhere" not in [request.path for request, _ in httpserver.log]
    assert asked.trouble[-1].endswith("did not answer: is it reachable?")


def test_a_server_that_is_down_is_tried_again_with_our_own_pauses_and_then_left() -> None:
    clock = Clock()
    values = settings(deepl_key=SecretStr(KEY), deepl_url="http://127.0.0.1:9")
    asked = DeepLEngine(values, Budget(600, clock), deepl, sleep=clock.sleep)
    assert asked.propose([field("甲", "ru")]) == [()]
    assert asked.propose([field("乙", "ru")]) == [()]
    assert clock.pauses == [1.0, 2.0]
    assert asked.trouble == ("deepl: 127.0.0.1:9 did not answer: is it reachable?",)


def test_a_key_is_not_sent_in_clear_over_the_internet() -> None:
    asked = DeepLEngine(settings(deepl_key=SecretStr(KEY), deepl_url="http://api.example.org"), Budget(60), deepl)
    assert asked.propose([field("甲")]) == [()]
    assert asked.trouble == (
        "deepl: the key was not sent, for http://api.example.org is neither encrypted nor in the own network: use https://",
    )
