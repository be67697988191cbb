"""The one door: what the address fetcher opens, and all that it refuses."""

from pathlib import Path

import pytest
from weasyprint.urls import FatalURLFetchingError

from tasks.rendering.fetching import TemplatesOnlyFetcher


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    (folder / "fonts").mkdir(parents=True)
    (folder / "fonts" / "a b.ttf").write_bytes(b"font")
    (tmp_path / "secret").write_bytes(b"secret")
    (folder / "link").symlink_to(tmp_path / "secret")
    (folder / "inside").symlink_to(folder / "fonts" / "a b.ttf")
    (tmp_path / "templates-other").mkdir()
    (tmp_path / "templates-other" / "x").write_bytes(b"secret")
    return folder


def test_a_file_inside_is_opened(root: Path) -> None:
    fetcher = TemplatesOnlyFetcher(root)
    assert fetcher.fetch(f"{root.as_uri()}/fonts/a%20b.ttf").read() == b"font"
    assert fetcher.fetch(f"{root.as_uri()}/inside").read() == b"font"
    assert fetcher.refused == []


@pytest.mark.parametrize(
    "tail",
    [
        "/../secret", "/fonts/../../secret", "/%2e%2e/secret", "/fonts/%2e%2e%2f%2e%2e%2fsecret", "/link", "/../templates-other/x",
        "-other/x", "/fonts", "/", "/fonts/none.ttf", "/fonts/a%20b.ttf%00.png", "/fonts/" + "a" * 5000, "/..%5csecret",
    ],
)  # fmt: skip
def test_whatever_leads_outside_is_refused_and_remembered(root: Path, tail: str) -> None:
    fetcher = TemplatesOnlyFetcher(root)
    with pytest.raises(ValueError, match="refused to open"):
        fetcher.fetch(root.as_uri() + tail)
    assert fetcher.refused == [root.as_uri() + tail]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/x", "https://localhost/", "ftp://127.0.0.1/x", "data:text/plain,x", "javascript:alert(1)", "gopher://x/",
        "file://localhost/etc/passwd", "file://server/share", "FILE:///etc/passwd", "file:/etc/passwd", "jar:file:///x!/y", "about:blank",
        "http://[::1", "", "x", "//127.0.0.1/x",
    ],
)  # fmt: skip
def test_every_other_scheme_and_host_is_refused(root: Path, address: str) -> None:
    with pytest.raises(ValueError, match="refused to open"):
        TemplatesOnlyFetcher(root).fetch(address)


def test_a_refusal_never_stops_the_month(root: Path) -> None:
    with pytest.raises(ValueError, match="refused") as refusal:
        TemplatesOnlyFetcher(root).fetch("http://127.0.0.1:9/x")
    assert not isinstance(refusal.value, FatalURLFetchingError)
