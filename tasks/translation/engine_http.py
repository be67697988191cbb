"""The one place from which engines are asked over HTTP: retries, limits, and no key in any message.

* Retried with growing pauses (1, 2, 4 … seconds, or what ``Retry-After`` asks for): no connection, no answer in time,
  429 and 5xx. Everything else is told at once.
* An answer is read up to ``LARGEST_ANSWER`` bytes and for ``timeout_seconds`` in all, uncompressed, and must be JSON.
* Redirects are not followed: the key and the text go to the address that was set and to no other.
* A key is sent over https, or over http within this machine and its own network, never in clear over the internet.
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
from pydantic import SecretStr

from tasks.translation.budget import Budget
from tasks.translation.engine_address import host_of, is_local, may_carry_key
from tasks.translation.engine_base import EngineTroubleError, scrubbed

LARGEST_ANSWER = 2_000_000  # bytes: a batch of fields is some thousand characters
_LONGEST_PAUSE = 60.0
_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})


class EngineRefusedError(EngineTroubleError):
    """The server understood and said no (400, 413, 422): a request of another form may do. ``detail`` is lower-case."""

    def __init__(self, message: str, detail: str) -> None:
        super().__init__(message)
        self.detail = detail


class EngineSlowError(EngineTroubleError):
    """No whole answer within the time for one: a smaller request may do."""


@dataclass(frozen=True, slots=True)
class _Failure:
    """What went wrong in one try, and how long the server asks to wait (None: it does not)."""

    message: str
    wait: float | None = None
    is_slow: bool = False
    is_down: bool = False


class EngineHttp:
    """A client for one server; ``post`` and ``get`` give parsed JSON."""

    def __init__(
        self,
        address: str,
        budget: Budget,
        *,
        key: SecretStr | None = None,
        key_setting: str = "key",
        timeout_seconds: float = 30.0,
        tries: int = 3,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._address = address
        self._budget = budget
        self._key = key
        self._key_setting = key_setting
        self._timeout = timeout_seconds
        self._tries = tries
        self._sleep = sleep
        self._client: httpx.Client | None = None

    @property
    def host(self) -> str:
        """Host with port, to be printed."""
        return host_of(self._address)

    def get(self, path: str) -> Any:
        """The JSON at ``path``. Raises ``EngineTroubleError``."""
        return self._ask("GET", path, None, {}, None)

    def post(
        self,
        path: str,
        payload: Mapping[str, Any],
        *,
        headers: Mapping[str, str] | None = None,
        slow_tries: int | None = None,
    ) -> Any:
        """The JSON that ``payload`` is answered with.

        ``slow_tries``: how often a request that gets no answer in time is made, if not as often as any other.
        Raises ``EngineRefusedError``, ``EngineSlowError``, or ``EngineTroubleError`` for all else.
        """
        return self._ask("POST", path, payload, headers or {}, slow_tries)

    def checked_key(self) -> str | None:
        """The key, opened to be sent. Raises ``EngineTroubleError`` where it would travel in clear over the internet."""
        if self._key is None:
            return None
        if not may_carry_key(self._address):
            raise EngineTroubleError(
                f"the key was not sent, for http://{self.host} is neither encrypted nor in the own network: use https://",
                is_final=True,
            )
        return self._key.get_secret_value()

    def _ask(
        self,
        method: str,
        path: str,
        payload: Mapping[str, Any] | None,
        headers: Mapping[str, str],
        slow_tries: int | None,
    ) -> Any:
        failure = _Failure("")
        for attempt in range(1, self._tries + 1):
            if attempt > 1:
                self._pause(2.0 ** (attempt - 2) if failure.wait is None else failure.wait, failure)
            outcome = self._once(method, path, payload, headers)
            if not isinstance(outcome, _Failure):
                return outcome
            failure = outcome
            if failure.is_slow and attempt >= (slow_tries or self._tries):
                break
        if failure.is_slow:
            raise EngineSlowError(failure.message)
        tried = f" (tried {self._tries} times)" if self._tries > 1 else ""
        raise EngineTroubleError(failure.message + tried, is_final=failure.is_down)

    def _pause(self, seconds: float, failure: _Failure) -> None:
        if seconds > _LONGEST_PAUSE:
            raise EngineTroubleError(f"{failure.message}, and asks to wait {seconds:.0f} s", is_final=True)
        if seconds >= self._budget.left:
            raise EngineTroubleError(f"{failure.message}; no time left to try again")
        self._sleep(seconds)

    def _once(
        self, method: str, path: str, payload: Mapping[str, Any] | None, headers: Mapping[str, str]
    ) -> Any | _Failure:
        limit = min(self._timeout, self._budget.left)
        if limit <= 0:
            raise EngineTroubleError("no time left to ask")
        try:
            return self._read(method, path, payload, headers, limit)
        except httpx.TimeoutException as error:
            is_down = isinstance(error, httpx.ConnectTimeout)
            return _Failure(f"{self.host} did not answer within {limit:.3g} s", is_slow=not is_down, is_down=is_down)
        except httpx.ConnectError:
            return _Failure(f"no connection to {self.host}: is it running, is the address right?", is_down=True)
        except httpx.HTTPError as error:
            return _Failure(f"the connection to {self.host} broke ({type(error).__name__})")

    def _read(
        self, method: str, path: str, payload: Mapping[str, Any] | None, headers: Mapping[str, str], limit: float
    ) -> Any | _Failure:
        deadline = time.monotonic() + limit
        sent = {"Accept": "application/json", "Accept-Encoding": "identity", **headers}
        with self._opened().stream(
            method, self._address + path, json=payload, headers=sent, timeout=httpx.Timeout(limit)
        ) as response:
            if response.is_redirect:
                raise EngineTroubleError(
                    f"{self.host} redirects to another address, which is not followed: set the right address",
                    is_final=True,
                )
            if response.headers.get("content-encoding", "identity") != "identity":
                raise EngineTroubleError(f"{self.host} answered in a compressed form that was not asked for")
            body = bytearray()
            for chunk in response.iter_raw():
                body += chunk
                if len(body) > LARGEST_ANSWER:
                    raise EngineTroubleError(f"{self.host} answered with more than {LARGEST_ANSWER // 1_000_000} MB")
                if time.monotonic() > deadline:
                    return _Failure(f"{self.host} did not answer within {limit:.3g} s", is_slow=True)
        if response.is_success:
            return self._parsed(response, bytes(body))
        return self._failed(response, bytes(body))

    def _parsed(self, response: httpx.Response, body: bytes) -> Any:
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if not body.strip():
            raise EngineTroubleError(f"{self.host} gave an empty answer")
        if "html" in kind or body.lstrip()[:1] == b"<":
            raise EngineTroubleError(f"{self.host} answered with a web page: is the address right?")
        if kind and "json" not in kind:
            raise EngineTroubleError(f"{self.host} answered with {scrubbed(kind, self._keys())[:60]}, not with JSON")
        try:
            return json.loads(body)
        except (ValueError, RecursionError):
            raise EngineTroubleError(f"{self.host} answered with JSON that cannot be read") from None

    def _failed(self, response: httpx.Response, body: bytes) -> _Failure:
        status = response.status_code
        if status in _RETRIED:
            reason = "is asked too often (429)" if status == 429 else f"failed ({status})"
            return _Failure(f"{self.host} {reason}", wait=_retry_after(response.headers.get("retry-after")))
        if status in (401, 403):  # what a server says here often holds a part of the key
            missing = "needs a key" if self._key is None else "does not accept the key"
            raise EngineTroubleError(f"{self.host} {missing} ({status}): check {self._key_setting}", is_final=True)
        detail = scrubbed(_error_text(body), self._keys())
        said = f": {detail[:160]}" if detail else ""
        if status in (400, 413, 422):
            raise EngineRefusedError(f"{self.host} refused the request ({status}){said}", detail.lower())
        raise EngineTroubleError(f"{self.host} answered {status}{said}", is_final=status in (402, 404, 405, 456))

    def _keys(self) -> tuple[SecretStr, ...]:
        return () if self._key is None else (self._key,)

    def _opened(self) -> httpx.Client:
        if self._client is None:
            # A proxy of the environment is for addresses outside: text for the own network stays in it.
            self._client = httpx.Client(follow_redirects=False, trust_env=not is_local(self._address))
        return self._client


def _error_text(body: bytes) -> str:
    """What an error answer says for a person, if it is JSON of one of the usual forms, else nothing."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    error = answer.get("error", answer.get("message", answer.get("detail"))) if isinstance(answer, dict) else None
    if isinstance(error, dict):
        error = error.get("message")
    return error if isinstance(error, str) else ""


def _retry_after(value: str | None) -> float | None:
    """Seconds to wait: a number or an HTTP date (RFC 9110, section 10.2.3); None if the header says neither."""
    if value is None:
        return None
    if value.strip().isdecimal() and len(value) < 10:
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
