"""The site over a real server on loopback: what can be seen, what cannot, and with which headers."""

import asyncio
import http.client
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import uvicorn

from flows import editions_site as site_module
from flows.editions_site import site

PDF = b"%PDF-1.7 " + bytes(range(256)) * 8
POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Served:
    port: int
    output: Path

    def ask(self, path: str, method: str = "GET", host: str = "127.0.0.1", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest(method, path, skip_host=True)
        for name, value in {"Host": host, **headers}.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        answer = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        connection.close()
        return answer

    def raw(self, request_line: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(request_line + b"\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            answer = b""
            while part := connection.recv(65536):
                answer += part
        return answer


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    above = tmp_path_factory.mktemp("above")
    output = above / "output"
    for folder in (
        "2026-11",
        "2026-11-ru-v2",
        "previews/2026-12",
        ".2026-10.partial-77",
        "2026-09",
        ".locks",
        ".office",
    ):
        (output / folder / "data").mkdir(parents=True)
    for folder in ("2026-11", "2026-11-ru-v2", "previews/2026-12", ".2026-10.partial-77"):
        (output / folder / "briefing.html").write_text(f"<html><head>{POLICY}</head><body>{folder}</body></html>")
        (output / folder / "briefing.pdf").write_bytes(PDF)
        (output / folder / "data/manifest.json").write_text("{}")
        (output / folder / "data/metrics.jsonl").write_text('{"a": 1}\n')
        (output / folder / "data/.hidden.csv").write_text("secret")
    # 2026-09 was never finished: no manifest.
    (output / "2026-09/briefing.html").write_text("half")
    for name in (
        "archive.sqlite",
        "archive.sqlite-wal",
        ".locks/archive.lock",
        ".office/alerts.jsonl",
        "recipients.csv",
    ):
        (output / name).write_text("secret")
    (above / "passwords.txt").write_text("secret")
    (output / "index.html").write_text("<html><body>index</body></html>")
    (output / "2026-11/outside.txt").symlink_to(above / "passwords.txt")
    (output / "2026-11/inside.txt").symlink_to(output / "archive.sqlite")
    (output / "2026-11/data/up").symlink_to(output)
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(site(output, "sqlite:///nowhere", "https://briefing.example.org/x"), log_level="critical")
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield Served(listener.getsockname()[1], output)
    server.should_exit = True
    thread.join(10)
    listener.close()


def test_the_index_editions_previews_and_their_data_are_there(served) -> None:
    assert served.ask("/").body == b"<html><body>index</body></html>"
    for folder in ("2026-11", "2026-11-ru-v2", "previews/2026-12"):
        assert served.ask(f"/{folder}/briefing.html").status == 200
        assert served.ask(f"/{folder}/briefing.pdf").body == PDF
        for end in ("", "/"):
            moved = served.ask(f"/{folder}{end}")
            assert (moved.status, moved.headers["location"]) == (307, f"/{folder}/briefing.html")
            pack = served.ask(f"/{folder}/data{end}").body.decode()
            assert f'href="/{folder}/data/metrics.jsonl"' in pack
            assert "hidden" not in pack and "up" not in pack.split("<ul>")[1].split("</ul>")[0]
    assert served.ask("/2026-11/data/metrics.jsonl").headers["content-type"] == "application/x-ndjson"


HIDDEN = [
    "/archive.sqlite",
    "/archive.sqlite-wal",
    "/recipients.csv",
    "/.locks/archive.lock",
    "/.office/alerts.jsonl",
    "/.2026-10.partial-77/briefing.html",
    "/2026-11/data/.hidden.csv",
    "/2026-11/outside.txt",
    "/2026-11/inside.txt",
    "/2026-11/data/up/archive.sqlite",
    "/2026-11/data/up/2026-11/briefing.pdf",
    "/2026-09/briefing.html",
    "/2026-09/",
    "/2026-09/data/",
    "/2026-11/../archive.sqlite",
    "/2026-11/%2e%2e/archive.sqlite",
    "/2026-11/%2e%2e%2f%2e%2e%2fpasswords.txt",
    "/2026-11/%252e%252e/archive.sqlite",
    "/2026-11/..%5c..%5cpasswords.txt",
    "/2026-11/data%5cmanifest.json",
    "//etc/passwd",
    "/%2fetc/passwd",
    "/2026-11//etc/passwd",
    "/2026-11/%2fetc%2fpasswd",
    "/2026-11/%00",
    "/2026-11/briefing.pdf%00.html",
    "/2026-11/%0d%0aSet-Cookie:x",
    "/previews/../archive.sqlite",
    "/previews/2026-12/../../archive.sqlite",
    "/previews/2026-11/briefing.html",
    "/2026-13/briefing.html",
    "/" + "a" * 5000,
    "/2026-11/" + "b" * 300,
    "/docs",
    "/openapi.json",
]


@pytest.mark.parametrize("path", HIDDEN)
def test_nothing_else_can_be_seen_by_any_spelling(served, path) -> None:
    answer = served.ask(path)
    assert (answer.status, b"secret" in answer.body, b"root:" in answer.body) == (404, False, False)
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    "line",
    [b"GET /2026-11/\x00 HTTP/1.1", b"GET ../../passwords.txt HTTP/1.1", b"GET /2026-11/\xff\xfe HTTP/1.1", b"GET \\..\\archive.sqlite HTTP/1.1"],
)  # fmt: skip
def test_bytes_that_are_no_address_are_refused(served, line) -> None:
    answer = served.raw(line)
    assert answer.split(b" ", 2)[1] in (b"400", b"404")
    assert b"secret" not in answer


def test_nothing_can_be_written(served) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert served.ask("/2026-11/briefing.pdf", method).status == 405
    assert served.ask("/", "POST").status == 405
    assert (served.output / "2026-11/briefing.pdf").read_bytes() == PDF


def test_part_of_a_pdf_and_its_head_can_be_asked_for(served) -> None:
    part = served.ask("/2026-11/briefing.pdf", Range="bytes=5-9")
    assert (part.status, part.body, part.headers["content-range"]) == (206, PDF[5:10], f"bytes 5-9/{len(PDF)}")
    head = served.ask("/2026-11/briefing.pdf", "HEAD")
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(PDF)))
    assert head.headers["content-type"] == "application/pdf"
    again = served.ask("/2026-11/briefing.pdf", **{"If-None-Match": head.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert served.ask("/2026-11/briefing.pdf", Range="bytes=999999-").status == 416


def test_only_the_names_of_this_machine_and_of_the_office_are_answered(served) -> None:
    for host in ("127.0.0.1", "localhost", f"localhost:{served.port}", "briefing.example.org"):
        assert served.ask("/2026-11/briefing.html", host=host).status == 200, host
    for host in ("attacker.example", "127.0.0.1.attacker.example", "", "[::1", "briefing.example.org.attacker.example"):
        answer = served.ask("/2026-11/briefing.html", host=host)
        assert (answer.status, POLICY.encode() in answer.body) == (400, False), host


def test_every_answer_carries_its_policy(served) -> None:
    briefing = served.ask("/2026-11/briefing.html").headers
    assert "script-src 'unsafe-inline'" in briefing["content-security-policy"]  # its own policy allows one, by its hash
    assert "frame-ancestors 'none'" in briefing["content-security-policy"]
    assert "script-src 'none'" in served.ask("/").headers["content-security-policy"]
    assert "content-security-policy" not in served.ask("/2026-11/briefing.pdf").headers
    for path in ("/", "/2026-11/briefing.pdf", "/2026-11/data/", "/none"):
        headers = served.ask(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "private, no-cache"
        assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/", "/2026-11/briefing.html", "/2026-11/briefing.pdf"])
def test_a_page_asked_for_again_keeps_its_policy(served, path) -> None:
    """A browser puts the policy of a 304, which has no content type, on the copy that it has kept."""
    first = served.ask(path)
    again = served.ask(path, **{"If-None-Match": first.headers["etag"]})
    assert (first.status, again.status) == (200, 304)
    assert again.headers.get("content-security-policy") == first.headers.get("content-security-policy")


def test_metrics_are_those_of_the_archive(served, monkeypatch) -> None:
    monkeypatch.setattr(site_module, "metrics_text", lambda url: f"archive {url}".encode())
    answer = served.ask("/metrics")
    assert answer.body == b"archive sqlite:///nowhere"
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"


def test_an_office_without_an_edition_is_told_so(tmp_path) -> None:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=site(tmp_path / "new", "sqlite://"))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.get("/")

    answer = asyncio.run(ask())
    assert answer.status_code == 200
    assert "No edition has been made yet" in answer.text
