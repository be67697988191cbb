"""The folder of editions as a small site on loopback, read-only: what the links in Prefect's UI open.

Starlette's static files do the work; this module says which of them may be seen. Nothing is served unless it is named here:
the index page, finished editions and previews. The archive, locks and half-written folders never are.
"""

import html
import os
import re
from pathlib import Path
from urllib.parse import quote, urlsplit

import anyio
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from flows.metrics import metrics_text
from flows.settings import PREVIEWS

#: As ``tasks.contracts.edition.EditionId.folder`` names them.
EDITION_FOLDER = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-[a-z]{2,3})?(-v[1-9]\d*)?")
#: A folder of which this file is there was moved into place whole.
MANIFEST = "data/manifest.json"
LOOPBACK_NAMES = ("127.0.0.1", "localhost")

# Named here, since what the machine's own table says of them differs, and a browser is told not to guess.
MEDIA_TYPES = {
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".txt": "text/plain",
}
#: For pages. A briefing's own policy, inside it, allows one script by its hash; both policies hold, so only that one runs.
PAGE_POLICY = (
    "default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
#: For everything else. Not for PDF: a browser shows it by scripts and styles of its own, to which the policy would apply.
FILE_POLICY = "default-src 'none'; frame-ancestors 'none'"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    # A preview may be made again under its name: ask each time, and be told 304 when nothing has changed.
    "Cache-Control": "private, no-cache",
}


def site(output: Path, archive_url: str, public_url: str = "") -> Starlette:
    """The site over an output folder.

    Args:
        output: The folder of editions; made when it is not there.
        archive_url: The archive whose figures ``/metrics`` gives.
        public_url: Where a reverse proxy of the office shows the site, if anywhere; its host name is answered as well.
    """
    output.mkdir(parents=True, exist_ok=True)
    files = EditionFiles(directory=output)

    async def metrics(_: Request) -> Response:
        body = await anyio.to_thread.run_sync(metrics_text, archive_url)
        return Response(body, media_type="text/plain; version=0.0.4; charset=utf-8")

    async def first_page(request: Request) -> Response:
        if (output / "index.html").is_file():
            return await files.get_response("index.html", request.scope)
        return page(
            "No edition yet", "<p>No edition has been made yet. Start one in Prefect: deployment monthly-briefing.</p>"
        )

    async def edition(request: Request) -> Response:
        folder = files.finished(_folder_of(request))
        return RedirectResponse(f"/{quote(folder)}/briefing.html", status_code=307)

    async def data(request: Request) -> Response:
        folder = files.finished(_folder_of(request))
        return await anyio.to_thread.run_sync(listing, output, f"{folder}/data")

    asked = [Route(f"{place}/{{edition}}{end}", edition) for place in ("", f"/{PREVIEWS}") for end in ("", "/")]
    listed = [Route(f"{place}/{{edition}}/data{end}", data) for place in ("", f"/{PREVIEWS}") for end in ("", "/")]
    hosts = [*LOOPBACK_NAMES, *filter(None, [urlsplit(public_url).hostname])]
    return Starlette(
        routes=[
            Route("/", first_page),
            Route("/health", lambda _: PlainTextResponse("ok")),
            Route("/metrics", metrics),
            Route(f"/{PREVIEWS}", lambda _: RedirectResponse("/", status_code=307)),
            *asked,
            *listed,
            Mount("/", files),
        ],
        middleware=[
            Middleware(WithHeaders),
            # A page elsewhere whose name is made to lead to 127.0.0.1 (DNS rebinding) sends its own name as the host.
            Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        ],
        exception_handlers={HTTPException: _refused},
    )


class EditionFiles(StaticFiles):
    """Static files of which only the index page, finished editions and previews can be seen."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """The file and its state; nothing for whatever is not to be seen."""
        parts = Path(path).parts or ("",)
        if not self._is_public(parts):
            return "", None
        found, state = super().lookup_path(path)
        # No symbolic link on the way: one inside an edition could lead to the archive, which lies under the same root.
        if state is not None and Path(found) != self._root.resolve().joinpath(*parts):
            return "", None
        return found, state

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """The file, or 304; its media type is that of our own table."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        if isinstance(response, FileResponse):
            media_type = MEDIA_TYPES.get(Path(full_path).suffix, "application/octet-stream")
            text = "; charset=utf-8" if media_type.startswith("text/") else ""
            response.headers["Content-Type"] = media_type + text
        return response

    def finished(self, folder: str) -> str:
        """``folder`` under the output folder, when a finished edition is in it; else 404."""
        if not self._is_public((*folder.split("/"), "briefing.html")):
            raise HTTPException(404)
        return folder

    @property
    def _root(self) -> Path:
        assert self.directory is not None
        return Path(self.directory)

    def _is_public(self, parts: tuple[str, ...]) -> bool:
        if parts == ("index.html",):
            return True
        folder = parts[:2] if parts[0] == PREVIEWS else parts[:1]
        inside = parts[len(folder) :]
        return (
            bool(inside)
            and EDITION_FOLDER.fullmatch(folder[-1]) is not None
            and all(part and not part.startswith(".") and part.isprintable() and "\\" not in part for part in inside)
            and self._root.joinpath(*folder, MANIFEST).is_file()
        )


def _folder_of(request: Request) -> str:
    name = str(request.path_params["edition"])
    return f"{PREVIEWS}/{name}" if request.url.path.startswith(f"/{PREVIEWS}/") else name


def listing(root: Path, folder: str) -> Response:
    """A plain page with the files of a folder under ``root`` (an edition's data pack), by name, with their sizes."""
    rows = [
        f'<li><a href="/{quote(f"{folder}/{entry.name}")}">{html.escape(entry.name)}</a> {entry.stat().st_size:,} bytes</li>'
        for entry in sorted((root / folder).iterdir())
        if entry.is_file() and not entry.is_symlink() and not entry.name.startswith(".")
    ]
    return page(f"Files of {folder}", f"<ul>{''.join(rows)}</ul>")


def page(title: str, body: str, status_code: int = 200) -> HTMLResponse:
    """A page of the site's own, in English: only the office sees it."""
    said = html.escape(title)
    return HTMLResponse(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{said}</title>'
        "<style>body{font:1rem/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}</style></head>"
        f'<body><main><h1>{said}</h1>{body}<p><a href="/">All editions</a></p></main></body></html>',
        status_code=status_code,
    )


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    # What is not there and what may not be seen get the same answer.
    status = 404 if error.status_code == 401 else error.status_code
    said = {404: "Not found", 405: "This site can only be read"}.get(status, "Refused")
    response = page(said, "", status)
    response.headers.update(error.headers or {})
    return response


class WithHeaders:
    """Adds the security headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the site does, with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                # By the path as well: a 304 has no type, and its policy takes the place of the one that the browser has kept.
                kind = headers.get("content-type") or MEDIA_TYPES.get(Path(scope["path"]).suffix, "text/html")
                if kind.startswith("text/html"):
                    scripts = "'unsafe-inline'" if scope["path"].endswith("/briefing.html") else "'none'"
                    headers["Content-Security-Policy"] = PAGE_POLICY.format(scripts=scripts)
                elif kind != MEDIA_TYPES[".pdf"]:
                    headers["Content-Security-Policy"] = FILE_POLICY
            await send(message)

        await self.app(scope, receive, with_headers)
