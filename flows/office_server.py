"""The office's Prefect server as its HTTP API, without importing Prefect: fast, bounded in time, never started by a question.

By the standard library: httpx takes a quarter of a second to import, which the dead-man check would have to wait for.
"""

import base64
import json
import os
import uuid
from http.client import HTTPException
from typing import Any, Self
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import OpenerDirector, ProxyHandler, Request, build_opener

from flows.settings import BriefingSettings
from flows.temporary_server import office_server
from tasks.contracts.errors import BriefingError

_REFUSED, _MISSING = (401, 403), 404


class ServerError(BriefingError):
    """Prefect's server does not answer, or not as it should."""


def server_address(settings: BriefingSettings) -> str:
    """The API's address: that which is set for Prefect, else ``make serve``'s own on loopback."""
    return (office_server() or f"http://127.0.0.1:{settings.server_port}/api").rstrip("/")


class ServerApi:
    """A short conversation with the server. Every question raises ServerError when it is not answered in time."""

    def __init__(self, address: str, auth_string: str | None = None, timeout: float = 5.0) -> None:
        self.address = address.rstrip("/")
        self._timeout = timeout
        self._headers = {"Accept": "application/json", "Content-Type": "application/json"}
        if auth_string:
            self._headers["Authorization"] = "Basic " + base64.b64encode(auth_string.encode()).decode()
        self._opener = opener_for(self.address)
        self._csrf: dict[str, str] | None = None

    @classmethod
    def of(cls, settings: BriefingSettings, timeout: float = 5.0) -> Self:
        """The office's server, with the auth string of the environment: the client's, else the server's own."""
        auth_string = os.environ.get("PREFECT_API_AUTH_STRING") or os.environ.get("PREFECT_SERVER_API_AUTH_STRING")
        return cls(server_address(settings), auth_string, timeout)

    def version(self) -> str:
        """The server's version; also the proof that it lets us in."""
        return str(self._asked("GET", "/admin/version"))

    def is_healthy(self) -> bool:
        """Whether the server says that it is well; needs no auth string."""
        return bool(self._asked("GET", "/health"))

    def secret_block(self, name: str) -> str | None:
        """The value of a Secret block; None when there is none of this name."""
        path = f"/block_types/slug/secret/block_documents/name/{name}"
        found = self._asked("GET", f"{path}?include_secrets=true", may_be_missing=True)
        value = (found.get("data") or {}).get("value") if found is not None else None
        return value if isinstance(value, str) else None

    def has_secret_block(self, name: str) -> bool:
        """Whether there is a Secret block of this name; its value is not asked for."""
        path = f"/block_types/slug/secret/block_documents/name/{name}"
        return self._asked("GET", path, may_be_missing=True) is not None

    def remove_secret_block(self, name: str) -> bool:
        """Delete a Secret block; whether there was one."""
        path = f"/block_types/slug/secret/block_documents/name/{name}"
        found = self._asked("GET", path, may_be_missing=True)
        if found is None:
            return False
        self._asked("DELETE", f"/block_documents/{found['id']}", may_be_missing=True)
        return True

    def deployments(self) -> list[dict[str, Any]]:
        """All deployments, each as the API describes it (``name``, ``status``, ``paused``)."""
        return list(self._asked("POST", "/deployments/filter", {"limit": 100}))

    def runs_ended_before(self, moment: str, limit: int = 200) -> list[str]:
        """Ids of flow runs that ended before ``moment`` (ISO 8601), oldest first, at most ``limit``."""
        asked = {
            "limit": limit,
            "sort": "END_TIME_DESC",
            "flow_runs": {"end_time": {"before_": moment, "is_null_": False}},
        }
        return [str(run["id"]) for run in self._asked("POST", "/flow_runs/filter", asked)]

    def count_runs_ended_before(self, moment: str) -> int:
        """How many flow runs ended before ``moment`` (ISO 8601)."""
        asked = {"flow_runs": {"end_time": {"before_": moment, "is_null_": False}}}
        return int(self._asked("POST", "/flow_runs/count", asked))

    def remove_run(self, run_id: str) -> None:
        """Delete a flow run with its states, logs and task runs."""
        self._asked("DELETE", f"/flow_runs/{run_id}", may_be_missing=True)

    def _asked(self, method: str, path: str, body: Any = None, *, may_be_missing: bool = False) -> Any:
        """The answer as JSON; None for an empty one, and for what is not there where that may be."""
        headers = {**self._headers, **(self._csrf_headers() if method != "GET" else {})}
        data = json.dumps(body).encode() if body is not None else None
        request = Request(f"{self.address}{path}", data=data, headers=headers, method=method)
        try:
            with self._opener.open(request, timeout=self._timeout) as answer:
                content = answer.read()
            return json.loads(content) if content else None
        except HTTPError as error:
            if error.code == _MISSING and may_be_missing:
                return None
            raise ServerError(_refusal(self.address, path, error.code)) from None
        except (OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            raise ServerError(
                f"Prefect's server at {self.address} does not answer ({type(reason).__name__}): start it with make serve, or "
                "set PREFECT_API_URL to where it runs."
            ) from None

    def _csrf_headers(self) -> dict[str, str]:
        """The token that a server with CSRF protection asks of every change; nothing where it asks for none."""
        if self._csrf is None:
            self._csrf = {}
            client = str(uuid.uuid4())
            try:
                found = self._asked("GET", f"/csrf-token?{urlencode({'client': client})}", may_be_missing=True)
            except ServerError:  # 422: "CSRF protection is disabled."
                found = None
            if found and found.get("token"):
                self._csrf = {"Prefect-Csrf-Token": str(found["token"]), "Prefect-Csrf-Client": client}
        return self._csrf


def opener_for(address: str) -> OpenerDirector:
    """What asks an address: loopback without the office's proxy, which could not reach it; others as the environment says."""
    is_near = urlsplit(address).hostname in ("127.0.0.1", "localhost", "::1")
    return build_opener(ProxyHandler({})) if is_near else build_opener()


def _refusal(address: str, path: str, code: int) -> str:
    if code in _REFUSED:
        return (
            f"Prefect's server at {address} lets nobody in without its auth string (HTTP {code}): set PREFECT_API_AUTH_STRING "
            "to the one the server was started with."
        )
    return (
        f"Prefect's server at {address} answered HTTP {code} to {path.split('/')[1].partition('?')[0]}: see that it is of the "
        "same version as this program (bin/briefing doctor)."
    )
