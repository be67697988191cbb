"""One edition of many hostile sources, made once: each file of tests looks at one threat in it."""

import hashlib
import io
from collections.abc import Iterator

import pikepdf
import pytest
from publishing import Published, publish_folder, source_with
from pytest_httpserver import HTTPServer

from tasks.contracts.source import SourceRecord

#: Name of the file → the words that it smuggles into title, result, activity and plan.
THREATS = {
    "attachment.txt": '<a rel=attachment href="file:///etc/passwd">Annex</a> <link rel=attachment href=file:///etc/hostname>',
    "bidi.txt": "Acme \u202egnp.exe\u202c and \u2067Beta\u2069 and \u200eGamma",
    "braces.txt": "{{ 7*7 }} {% raw %} {{ data.__class__ }} {# gone #}",
    "controls.txt": "Del\x00ta \x1b[31mEpsilon\x07 \x85Zeta \ufffe",
    "css.txt": "</style><style>@import url({server}/css); p{{background:url({server}/bg)}}</style>",
    "data.txt": '<img src="data:image/svg+xml;base64,PHN2Zy8+"> <iframe src="data:text/html,x"></iframe>',
    "file.txt": "<img src=file:///etc/passwd> file:///etc/passwd url(file:///etc/passwd)",
    "http.txt": "<img src={server}/img> <link rel=stylesheet href={server}/link> <script src={server}/script></script>",
    "javascript.txt": '<a href="javascript:alert(1)">Eta</a> javascript:alert(1) <b onclick=alert(1)>Theta</b>',
    "nested.txt": "<div>" * 10_000 + "Iota",
    "svg.txt": '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg><script>alert(1)</script><text>&x;</text></svg>',
    'x"><img src=y onerror=alert(1)>) #2FS #2FJavaScript.txt': "Kappa",
}
ADDRESSES = {
    "javascript.txt": "javascript:alert(1)",
    "file.txt": "file:///etc/passwd",
    "braces.txt": "https://www.unido.org/news",
}


@pytest.fixture(scope="session")
def server() -> Iterator[HTTPServer]:
    """A server on loopback that nobody may ask for anything."""
    with HTTPServer(host="127.0.0.1", port=0) as running:
        running.expect_request("/").respond_with_data("")
        yield running


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory, server: HTTPServer) -> Published:
    folder = tmp_path_factory.mktemp("hostile")
    entries = []
    for name, words in THREATS.items():
        said = words.format(server=server.url_for("").rstrip("/")) if "{server}" in words else words
        filler = "Nothing of note. " * 400 if name == "controls.txt" else ""  # too many controls are no text at all
        content = (source_with(said) + filler).encode("utf-8", "surrogatepass")
        (folder / name).write_bytes(content)
        if name in ADDRESSES:
            record = {"file": name, "producer": "Producer", "received_at": "2026-11-03", "licence": "public"}
            entries.append(record | {"url": ADDRESSES[name], "sha256": hashlib.sha256(content).hexdigest()})
    return publish_folder(folder, {entry["file"]: SourceRecord.model_validate(entry) for entry in entries})


@pytest.fixture
def opened(published: Published) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(published.pdf.content)) as pdf:
        yield pdf
