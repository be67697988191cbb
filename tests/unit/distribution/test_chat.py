"""Chats and webhooks through Apprise: what its False means."""

import logging
import time
from collections.abc import Iterator

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tasks.contracts.delivery import DeliveryState
from tasks.distribution.chat import post
from tasks.distribution.smtp import Answer, NotOursError


@pytest.fixture
def hook() -> Iterator[HTTPServer]:
    with HTTPServer(host="127.0.0.1") as server:
        yield server


def address(server: HTTPServer, more: str = "") -> str:
    return f"json://127.0.0.1:{server.port}/hook{more}"


def test_a_message_is_posted_once_with_its_words(hook: HTTPServer) -> None:
    hook.expect_request("/hook").respond_with_data("ok")
    named = {"TEAM": address(hook)}
    answer = post("secret:TEAM", "Title & <b>", "- one\\n\nRead it: https://x.example", lambda: True, named.get)
    assert answer == Answer(DeliveryState.SENT, "taken by the service")
    ((request, _),) = hook.log
    assert request.json is not None
    assert (request.json["title"], request.json["message"]) == ("Title & <b>", "- one\\n\nRead it: https://x.example")


@pytest.mark.parametrize(
    ("status", "state", "detail"),
    [
        (400, DeliveryState.FAILED, "the service answered 400"),
        (404, DeliveryState.FAILED, "the service answered 404"),
        (429, DeliveryState.FAILED, "the service answered 429"),
        (503, DeliveryState.FAILED, "the service answered 503"),
        (500, DeliveryState.UNKNOWN, "the service answered 500: it may have posted the message or not"),
        (504, DeliveryState.UNKNOWN, "the service answered 504: it may have posted the message or not"),
    ],
)
def test_what_a_service_answers(hook: HTTPServer, status: int, state: DeliveryState, detail: str) -> None:
    hook.expect_request("/hook").respond_with_data("no", status=status)
    assert post(address(hook), "t", "x", lambda: True) == Answer(state, detail)
    assert len(hook.log) == 1


def test_a_slow_service_may_have_posted_and_an_absent_one_has_not(hook: HTTPServer) -> None:
    def slow(_: Request) -> Response:
        time.sleep(0.6)
        return Response("ok")

    hook.expect_request("/hook").respond_with_handler(slow)
    assert post(address(hook, "?rto=0.2"), "t", "x", lambda: True).state is DeliveryState.UNKNOWN
    port = hook.port
    hook.stop()
    assert post(f"json://127.0.0.1:{port}/hook", "t", "x", lambda: True) == Answer(
        DeliveryState.FAILED, "no connection to the service could be made"
    )


@pytest.mark.parametrize(
    ("wrong", "state", "detail"),
    [
        ("mailto://user:hunter2@example.org", DeliveryState.REFUSED, "mailto is no chat: use the channel email"),
        ("secret:ABSENT", DeliveryState.FAILED, "there is no secret ABSENT: set it by briefing configure"),
        ("nonsense://hunter2", DeliveryState.REFUSED, "Apprise knows no such service"),
        ("json://hunter2/a,json://hunter2/b", DeliveryState.REFUSED, "names several services, or asks for retries"),
        ("json://hunter2/a?retry=3", DeliveryState.REFUSED, "names several services, or asks for retries"),
        ("syslog://", DeliveryState.REFUSED, "syslog is no chat that others can read"),
    ],
)
def test_addresses_that_are_no_chat(
    wrong: str, state: DeliveryState, detail: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer = post(wrong, "t", "x", lambda: pytest.fail("must not be asked"), lambda _: None)
    assert answer.state is state
    assert detail in answer.detail
    assert "hunter2" not in answer.detail + caplog.text


def test_without_leave_nothing_is_posted(hook: HTTPServer) -> None:
    with pytest.raises(NotOursError):
        post(address(hook), "t", "x", lambda: False)
    assert hook.log == []


def test_the_answer_is_read_where_somebody_has_switched_the_log_off(hook: HTTPServer) -> None:
    """As a new configuration of logging does with every logger that was there before."""
    logger = logging.getLogger("apprise")
    logger.disabled = True
    try:
        hook.expect_request("/hook").respond_with_data("", status=404)
        assert post(address(hook), "t", "x", lambda: True) == Answer(DeliveryState.FAILED, "the service answered 404")
        assert logger.disabled
    finally:
        logger.disabled = False
