"""Source text that names a server, here one on loopback: it must never be asked."""

from publishing import AS_OF, Published
from pytest_httpserver import HTTPServer

from tasks.rendering.pdf import write_pdf


def test_no_page_asks_a_server_that_a_source_names(published: Published, server: HTTPServer) -> None:
    assert f"<img src={server.url_for('/img')}>" in published.words
    assert f"<img src={server.url_for('/img')}>" in published.screen_words
    assert server.log == []


def test_even_unescaped_tags_send_no_request_and_are_reported(server: HTTPServer) -> None:
    for tag in (
        "<img alt=x src={}>", "<link rel=stylesheet href={}>", "<style>@import '{}';</style>", "<object data={}></object>",
        "<style>@font-face{{font-family:a;src:url({})}} p{{font-family:a}}</style><p>x", "<embed src={}>",
        "<ul style='list-style-image:url({})'><li>x</ul>", "<svg><image href={} width=9 height=9 /></svg>",
        "<div style='background-image:url({})'>x</div>", "<link rel=attachment href={}>", "<a rel=attachment href={}>x</a>",
    ):  # fmt: skip
        written = write_pdf(f"<html lang=en><title>x</title>{tag.format(server.url_for('/secret'))}", AS_OF)
        assert written.content.startswith(b"%PDF"), tag
        assert server.log == [], tag


def test_a_server_that_redirects_to_a_file_is_not_asked_either(server: HTTPServer) -> None:
    server.expect_request("/away").respond_with_data("", status=302, headers={"Location": "file:///etc/passwd"})
    written = write_pdf(f"<html lang=en><title>x</title><img alt=x src={server.url_for('/away')}>", AS_OF)
    assert server.log == []
    assert any("refused to open" in line for line in written.warnings)
