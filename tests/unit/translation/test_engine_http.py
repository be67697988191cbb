"""The one place from which engines are asked over HTTP, against a real server on this machine."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from pydantic import SecretStr
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tasks.translation.budget import Budget
from tasks.translation.engine_address import is_local, may_carry_key
from tasks.translation.engine_base import EngineTroubleError, scrubbed
from tasks.translation.engine_http import EngineHttp, EngineRefusedError, EngineSlowError
from tests.unit.translation.engine_fixtures import Clock

KEY = "sk-proj-Zx81kQ7LmN4vB2"


def client(server: HTTPServer, clock: Clock | None = None, **values: Any) -> EngineHttp:
    made = clock or Clock()
    values = {"key": SecretStr(KEY), "timeout_seconds": 2.0, **values}
    return EngineHttp(
        server.url_for("").rstrip("/"), values.pop("budget", Budget(600, made)), sleep=made.sleep, **values
    )


def answering(server: HTTPServer, *answers: Response | Callable[[Request], Response]) -> None:
    """One answer after the other, the last one for ever."""
    left = list(answers)

    def handler(request: Request) -> Response:
        answer = left.pop(0) if len(left) > 1 else left[0]
        return answer(request) if callable(answer) and not isinstance(answer, Response) else answer

    server.expect_request("/x").respond_with_handler(handler)


def status(code: int, text: str = "{}", **headers: str) -> Response:
    return Response(text, code, headers, content_type="application/json")


def trouble(asked: EngineHttp, kind: type[EngineTroubleError] = EngineTroubleError) -> EngineTroubleError:
    with pytest.raises(kind) as raised:
        asked.post("/x", {"q": "甲"})
    assert KEY not in str(raised.value)
    assert raised.value.__cause__ is None  # a cause would be printed with the request in it
    return raised.value


def test_a_good_answer_is_given_back_as_it_is(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/x", method="POST", json={"q": "甲"}).respond_with_json({"answer": ["乙"]})
    assert client(httpserver).post("/x", {"q": "甲"}) == {"answer": ["乙"]}


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again_after_growing_pauses(httpserver: HTTPServer, code: int) -> None:
    answering(httpserver, status(code), status(code), status(200, '{"ok": 1}'))
    clock = Clock()
    assert client(httpserver, clock).post("/x", {}) == {"ok": 1}
    assert clock.pauses == [1.0, 2.0]
    assert len(httpserver.log) == 3


def test_tries_end(httpserver: HTTPServer) -> None:
    answering(httpserver, status(500))
    assert str(trouble(client(httpserver, tries=4))).endswith("failed (500) (tried 4 times)")
    assert len(httpserver.log) == 4


def test_the_server_says_how_long_to_wait_in_seconds_or_by_date(httpserver: HTTPServer) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    answering(httpserver, status(429, **{"Retry-After": "7"}), status(503, **{"Retry-After": later}), status(200))
    clock = Clock()
    client(httpserver, clock).post("/x", {})
    assert clock.pauses[0] == 7.0
    assert 17 < clock.pauses[1] <= 20


def test_a_server_that_asks_for_an_hour_is_not_waited_for(httpserver: HTTPServer) -> None:
    answering(httpserver, status(429, **{"Retry-After": "3600"}))
    clock = Clock()
    error = trouble(client(httpserver, clock))
    assert str(error).endswith("is asked too often (429), and asks to wait 3600 s")
    assert (error.is_final, clock.pauses) == (True, [])


def test_no_pause_goes_beyond_the_budget(httpserver: HTTPServer) -> None:
    answering(httpserver, status(429, **{"Retry-After": "30"}))
    clock = Clock()
    assert str(trouble(client(httpserver, clock, budget=Budget(10, clock)))).endswith("; no time left to try again")
    assert clock.pauses == []


@pytest.mark.parametrize("code", [401, 403])
def test_a_refused_key_is_said_without_the_servers_words_and_not_tried_again(httpserver: HTTPServer, code: int) -> None:
    answering(httpserver, status(code, f'{{"error": {{"message": "Incorrect API key: {KEY[:9]}***{KEY[-6:]}"}}}}'))
    error = trouble(client(httpserver, key_setting="openai_key"))
    host = httpserver.url_for("").split("/")[2]
    assert str(error) == f"{host} does not accept the key ({code}): check openai_key"
    assert error.is_final
    assert len(httpserver.log) == 1
    assert f"needs a key ({code})" in str(trouble(client(httpserver, key=None)))


def test_what_a_server_says_of_a_bad_request_is_handed_on_without_the_key(httpserver: HTTPServer) -> None:
    answering(httpserver, status(400, f'{{"error": {{"message": "response_format is unknown; got {KEY[2:14]}"}}}}'))
    error = trouble(client(httpserver), EngineRefusedError)
    assert str(error).endswith("refused the request (400): response_format is unknown; got ***")
    assert isinstance(error, EngineRefusedError)
    assert error.detail == "response_format is unknown; got ***"
    assert len(httpserver.log) == 1


def test_a_redirect_is_not_followed(httpserver: HTTPServer) -> None:
    answering(httpserver, status(307, Location="http://127.0.0.1:9/elsewhere"))
    assert "redirects to another address, which is not followed" in str(trouble(client(httpserver)))
    assert len(httpserver.log) == 1


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Response("<html>Sign in</html>", content_type="text/html"), "answered with a web page: is the address right?"),
        (
            Response("  <!DOCTYPE html>", content_type="application/json"),
            "answered with a web page: is the address right?",
        ),
        (Response("", content_type="application/json"), "gave an empty answer"),
        (Response("hello", content_type="text/plain"), "answered with text/plain, not with JSON"),
        (Response('{"a": ', content_type="application/json"), "answered with JSON that cannot be read"),
        (Response(b"\xff\xfe\x00", content_type="application/json"), "answered with JSON that cannot be read"),
        (Response("[" * 100_000, content_type="application/json"), "answered with JSON that cannot be read"),
        (Response(b"x" * 10_000_000, content_type="application/json"), "answered with more than 2 MB"),
        (
            Response(b"\x1f\x8b", headers={"Content-Encoding": "gzip"}),
            "answered in a compressed form that was not asked for",
        ),
        (status(404), "answered 404"),
    ],
)
def test_an_answer_that_is_none_is_said_at_once(httpserver: HTTPServer, answer: Response, says: str) -> None:
    answering(httpserver, answer)
    host = httpserver.url_for("").split("/")[2]
    assert str(trouble(client(httpserver))) == f"{host} {says}"
    assert len(httpserver.log) == 1


def test_a_slow_server_is_given_up_after_its_time(httpserver: HTTPServer) -> None:
    def slow(_: Request) -> Response:
        time.sleep(1.0)
        return status(200)

    answering(httpserver, slow)
    started = time.monotonic()
    error = trouble(client(httpserver, timeout_seconds=0.2, tries=1), EngineSlowError)
    assert str(error).endswith("did not answer within 0.2 s")
    assert time.monotonic() - started < 0.9


def test_a_server_that_drips_is_given_up_after_its_time_in_all(httpserver: HTTPServer) -> None:
    def dripping(_: Request) -> Response:
        def drops() -> Iterator[bytes]:
            for _ in range(30):
                time.sleep(0.05)
                yield b" "

        return Response(drops(), content_type="application/json")

    answering(httpserver, dripping)
    started = time.monotonic()
    trouble(client(httpserver, timeout_seconds=0.3, tries=1), EngineSlowError)
    assert time.monotonic() - started < 1.2


def test_a_server_that_is_down_is_tried_again_and_then_said() -> None:
    clock = Clock()
    asked = EngineHttp("http://127.0.0.1:9", Budget(600, clock), sleep=clock.sleep)
    error = trouble(asked)
    assert str(error) == "no connection to 127.0.0.1:9: is it running, is the address right? (tried 3 times)"
    assert (error.is_final, clock.pauses) == (True, [1.0, 2.0])


@pytest.mark.parametrize(
    ("address", "local", "carries"),
    [
        ("http://127.0.0.1:8080", True, True),
        ("http://localhost", True, True),
        ("http://192.168.1.7:11434/v1", True, True),
        ("http://[fd00::1]:80", True, True),
        ("http://gpu-server:8000", True, True),
        ("http://llm.office.internal", True, True),
        ("http://8.8.8.8", False, False),
        ("http://api.example.org", False, False),
        ("https://api.example.org", False, True),
        ("http://127.0.0.1.example.org", False, False),
    ],
)
def test_a_key_goes_out_encrypted_or_stays_in_the_own_network(address: str, local: bool, carries: bool) -> None:
    assert (is_local(address), may_carry_key(address)) == (local, carries)


def test_a_key_is_not_sent_in_clear_over_the_internet() -> None:
    asked = EngineHttp("http://api.example.org", Budget(60), key=SecretStr(KEY))
    with pytest.raises(EngineTroubleError, match="neither encrypted nor in the own network: use https://"):
        asked.checked_key()


def test_scrubbing_leaves_nothing_that_gives_a_key_away() -> None:
    secret = [SecretStr(KEY)]
    assert scrubbed(f"a {KEY} b\nc x{KEY[4:10]}y d", secret) == "a *** b c *** d"
    assert scrubbed("short", [SecretStr("ab")]) == "short"
    assert scrubbed("is ab here", [SecretStr("ab")]) == "is *** here"
    assert scrubbed("x " * 400, secret) == ("x " * 150).rstrip() + "…"
