"""Messages: what is in them, who is in them, how large they get."""

import re
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tasks.contracts.delivery import Recipient
from tasks.contracts.edition import EditionId
from tasks.distribution.covering import chat_text
from tasks.distribution.edition import ApprovedFiles
from tasks.distribution.errors import ChangedEditionError, DistributionError
from tasks.distribution.message import Prepared, UnsendableError, prepare
from tasks.distribution.settings import DistributionSettings
from tests.unit.distribution.editions import NOVEMBER, PDF, SECOND, make_edition

ANN = Recipient(name="Ann Example", address="ann@example.org")
SETTINGS = DistributionSettings(
    sender="The Office <briefing@example.org>", reply_to="desk@example.org", unsubscribe="stop@example.org"
)


@pytest.fixture
def files(tmp_path: Path, archive_url: str) -> ApprovedFiles:
    return ApprovedFiles(make_edition(tmp_path / "output", archive_url))


def read(prepared: Prepared) -> EmailMessage:
    message = message_from_bytes(prepared.content, policy=default)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk()] == [[]] * len(list(message.walk()))
    return message


def text_of(prepared: Prepared) -> str:
    part = read(prepared).get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def html_of(prepared: Prepared) -> str:
    part = read(prepared).get_body(("html",))
    assert part is not None
    return str(part.get_content())


def other(tmp_path: Path, archive_url: str, edition: EditionId, **more: Any) -> ApprovedFiles:
    return ApprovedFiles(make_edition(tmp_path / "output", archive_url, edition, **more))


def test_headers(files: ApprovedFiles) -> None:
    prepared = prepare(files, ANN, SETTINGS, now=datetime(2026, 12, 2, 10, tzinfo=UTC))
    message = read(prepared)
    assert re.fullmatch(r"<2026-11\.[0-9a-f]{32}@example\.org>", message["Message-ID"])
    assert {name: str(message[name]) for name in message if name not in ("Message-ID", "Content-Type")} == {
        "From": "The Office <briefing@example.org>", "Reply-To": "desk@example.org", "To": "Ann Example <ann@example.org>",
        "Subject": "Industrial sustainability briefing: November 2026", "Date": "Wed, 02 Dec 2026 10:00:00 +0000",
        "Auto-Submitted": "auto-generated", "Precedence": "bulk", "X-Auto-Response-Suppress": "All",
        "List-Unsubscribe": "<mailto:stop@example.org?subject=unsubscribe>", "MIME-Version": "1.0", "Content-Language": "en",
    }  # fmt: skip
    assert (prepared.sender, prepared.recipient, prepared.needs_smtputf8) == (
        "briefing@example.org",
        "ann@example.org",
        False,
    )
    assert prepared.content.isascii()
    assert all(len(line) <= 998 for line in prepared.content.split(b"\r\n"))
    assert b"\n" not in prepared.content.replace(b"\r\n", b"")


def test_the_message_id_is_the_deliverys_own(files: ApprovedFiles, tmp_path: Path, archive_url: str) -> None:
    first = prepare(files, ANN, SETTINGS).message_id
    assert prepare(files, ANN.model_copy(update={"address": "ANN@example.org"}), SETTINGS).message_id == first
    second = other(tmp_path, archive_url, SECOND)
    russian = other(tmp_path, archive_url, EditionId(month="2026-11", language="ru"))
    ids = [
        first, prepare(files, Recipient(address="bob@example.org"), SETTINGS).message_id,
        prepare(second, ANN, SETTINGS).message_id, prepare(russian, ANN, SETTINGS).message_id,
        prepare(files, ANN, SETTINGS, is_test=True).message_id,
    ]  # fmt: skip
    assert len(set(ids)) == 5
    correction = read(prepare(second, ANN, SETTINGS, had_version=1))
    assert correction["References"] == first


def test_attachments_have_their_type_and_a_name_that_tells(files: ApprovedFiles) -> None:
    recipient = ANN.model_copy(update={"formats": ("pdf", "html", "docx", "xlsx", "data")})
    attached = list(read(prepare(files, recipient, SETTINGS)).iter_attachments())
    stem = "industrial-sustainability-briefing-2026-11"
    office = "application/vnd.openxmlformats-officedocument"
    assert [(part.get_filename(), part.get_content_type()) for part in attached] == [
        (f"{stem}.pdf", "application/pdf"), (f"{stem}.html", "text/html"),
        (f"{stem}.docx", f"{office}.wordprocessingml.document"), (f"{stem}.xlsx", f"{office}.spreadsheetml.sheet"),
        (f"{stem}-data.zip", "application/zip"),
    ]  # fmt: skip
    assert attached[0].get_content() == PDF
    assert all(part.get_content_disposition() == "attachment" for part in attached)


def test_a_name_beyond_ascii_is_kept_by_rfc_2231(tmp_path: Path, archive_url: str) -> None:
    chinese = EditionId(month="2026-11", language="zh")
    files = other(tmp_path, archive_url, chinese, summary={"title": "工业可持续发展简报", "month": "2026年11月"})
    prepared = prepare(files, Recipient(name="李, 雷", address="li@example.org", language="zh"), SETTINGS)
    message = read(prepared)
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "工业可持续发展简报-2026-11-zh.pdf"
    assert b"filename*" in prepared.content
    assert [(a.display_name, a.addr_spec) for a in message["To"].addresses] == [("李, 雷", "li@example.org")]
    assert message["Subject"] == "工业可持续发展简报：2026年11月"
    assert '<html lang="zh-Hans">' in html_of(prepared)
    assert "由Ann Lee于2026年12月2日 09:31（UTC）批准。" in text_of(prepared)


def test_the_words_of_the_message(files: ApprovedFiles) -> None:
    prepared = prepare(files, ANN, SETTINGS)
    text = text_of(prepared)
    for said in (
        "No. 1, November 2026", "None of these events falls in November 2026.", "27 checks passed, two warnings.",
        "- Lamps: Mercury <lamps> & tubes end in 2027\n  4 Nov. 2026; [S2]; Note: figure of 2019",
        "- ≥ 60 per cent of plants: those inspected\n  at 1 Nov. 2026; [S4]", "- The totals are of different years.",
        "Attached: industrial-sustainability-briefing-2026-11.pdf", "Approved by Ann Lee on 2 December 2026 at 09:31 UTC.",
        "To get nothing more, write to stop@example.org.",
    ):  # fmt: skip
        assert said in text.replace("\r\n", "\n")
    assert "Mercury &lt;lamps&gt; &amp; tubes" in html_of(prepared)
    assert "What has changed" not in text
    assert "Your themes" not in text


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_well_formed_and_fetches_nothing(files: ApprovedFiles) -> None:
    recipient = ANN.model_copy(update={"themes": ("finance",), "language": "ru"})
    page = _Page()
    page.feed(
        html_of(
            prepare(files, recipient, SETTINGS.model_copy(update={"unsubscribe": "https://example.org/stop?a=1&b=2"}))
        )
    )
    assert page.open == []
    names = {tag for tag, _ in page.tags}
    assert names <= {
        "html",
        "head",
        "meta",
        "title",
        "body",
        "table",
        "tr",
        "td",
        "h1",
        "h2",
        "p",
        "ul",
        "li",
        "strong",
        "br",
        "span",
        "a",
    }
    assert {attribute for _, attributes in page.tags for attribute in attributes} & {
        "src",
        "background",
        "srcset",
    } == set()
    assert [attributes["href"] for tag, attributes in page.tags if tag == "a"] == ["https://example.org/stop?a=1&b=2"]
    assert all(attributes.get("role") == "presentation" for tag, attributes in page.tags if tag == "table")


def test_words_of_sources_cannot_break_out(tmp_path: Path, archive_url: str) -> None:
    evil = {"title": "X\r\nBcc: all@example.org", "highlights": [{"text": "<script>alert(1)</script><img src=//x>", "kicker": '"><b'}],
            "month": "May\x00"}  # fmt: skip
    prepared = prepare(
        other(tmp_path, archive_url, NOVEMBER, summary=evil),
        ANN.model_copy(update={"name": "Ann\r\nBcc: x@y.z"}),
        SETTINGS,
    )
    message = read(prepared)
    assert message["Bcc"] is None
    assert message["Subject"] == "X Bcc: all@example.org: May"
    assert message["To"].addresses[0].addr_spec == "ann@example.org"
    page = html_of(prepared)
    assert "<script" not in page
    assert "<img" not in page


def test_the_readers_themes_come_first(files: ApprovedFiles) -> None:
    text = text_of(prepare(files, ANN.model_copy(update={"themes": ("chemicals-and-pops",)}), SETTINGS))
    assert text.index("Your themes") < text.index("Highlights")
    assert "You asked for: Chemicals and persistent organic pollutants. These items come first here;" in text
    assert re.findall(r"Plant (\d+) closed \(Done, 4 November 2026\)", text) == [str(n) for n in range(1, 20, 2)]
    assert "and five more in the edition" in text
    none = text_of(prepare(files, ANN.model_copy(update={"themes": ("gender-and-inclusion",)}), SETTINGS))
    assert "Nothing in this edition falls under them." in none


def test_a_correction_says_on_top_what_has_changed(tmp_path: Path, archive_url: str) -> None:
    french = EditionId(month="2026-11", language="fr", version=2)
    files = other(
        tmp_path,
        archive_url,
        french,
        summary={"title": "Bulletin", "month": "Novembre 2026", "changes": ["Le total de Doha."]},
    )
    had = prepare(files, ANN.model_copy(update={"language": "fr"}), SETTINGS, had_version=1)
    assert read(had)["Subject"] == "Correction – Bulletin : Novembre 2026, version 2"
    text = text_of(had)
    assert text.index("Ce qui a changé") < text.index("Points saillants")
    assert "La version 1 de cette édition vous a été envoyée." in text
    assert "Le total de Doha." in text
    new = prepare(files, ANN.model_copy(update={"language": "fr"}), SETTINGS)
    assert read(new)["Subject"] == "Bulletin : Novembre 2026, version 2"
    assert "Ce qui a changé" not in text_of(new)
    title, said = chat_text(files, "https://x.example/y", had_version=1)
    assert title.startswith("Correction – Bulletin")
    assert "- Le total de Doha." in said and said.endswith("À lire : https://x.example/y")


def test_other_notices(files: ApprovedFiles, tmp_path: Path, archive_url: str) -> None:
    russian = prepare(files, ANN.model_copy(update={"language": "ru"}), SETTINGS)
    assert "There is no edition in Russian this month: this is the one in English." in text_of(russian)
    test = prepare(files, ANN, SETTINGS, is_test=True)
    assert read(test)["Subject"] == "[Test] Industrial sustainability briefing: November 2026"
    assert "This is a test." in text_of(test)
    automatic = other(tmp_path, archive_url, EditionId(month="2026-10"), person="automatic (all checks passed)")
    assert "Approved automatically on 2 December 2026 at 09:31 UTC: all checks had passed." in text_of(
        prepare(automatic, ANN, SETTINGS)
    )


@pytest.mark.parametrize(
    ("unsubscribe", "header", "post"),
    [
        (
            "https://example.org/stop/{recipient}",
            r"<https://example\.org/stop/[0-9a-f]{64}>",
            "List-Unsubscribe=One-Click",
        ),
        ("https://example.org/stop", r"<https://example\.org/stop>", None),
        ("http://example.org/{recipient}", r"<http://example\.org/[0-9a-f]{64}>", None),
        ("mailto:stop@example.org", r"<mailto:stop@example\.org\?subject=unsubscribe>", None),
    ],
)
def test_unsubscribing(files: ApprovedFiles, unsubscribe: str, header: str, post: str | None) -> None:
    message = read(prepare(files, ANN, SETTINGS.model_copy(update={"unsubscribe": unsubscribe})))
    assert re.fullmatch(header, message["List-Unsubscribe"])
    assert message["List-Unsubscribe-Post"] == post


def test_what_cannot_be_unsubscribed_at_is_refused(files: ApprovedFiles) -> None:
    for setting in ("nowhere", "https://example.org/a b", "https://x>\r\nBcc: y"):
        with pytest.raises(DistributionError, match="BRIEFING_UNSUBSCRIBE"):
            prepare(files, ANN, SETTINGS.model_copy(update={"unsubscribe": setting}))


def test_the_limit_is_of_the_encoded_message(files: ApprovedFiles) -> None:
    size = len(prepare(files, ANN, SETTINGS).content)
    exact = SETTINGS.model_copy(update={"message_limit_bytes": size})
    assert len(prepare(files, ANN, exact).content) == size
    below = SETTINGS.model_copy(update={"message_limit_bytes": size - 1})
    with pytest.raises(UnsendableError, match="nowhere to link to: set BRIEFING_PUBLIC_URL"):
        prepare(files, ANN, below)
    linked = prepare(files, ANN, below.model_copy(update={"public_url": "https://example.org/briefings/"}))
    assert linked.has_links
    assert list(read(linked).iter_attachments()) == []
    assert "too large for a message" in text_of(linked)
    assert (
        "industrial-sustainability-briefing-2026-11.pdf https://example.org/briefings/2026-11/briefing.pdf"
        in text_of(linked)
    )
    with pytest.raises(UnsendableError, match="even without attachments"):
        prepare(files, ANN, below.model_copy(update={"public_url": "https://x.example", "message_limit_bytes": 500}))


def test_a_format_that_the_edition_does_not_have(tmp_path: Path, archive_url: str) -> None:
    to_send = make_edition(tmp_path / "output", archive_url)
    without = to_send.model_copy(
        update={"files": {name: sha for name, sha in to_send.files.items() if name != "briefing.docx"}}
    )
    with pytest.raises(UnsendableError, match="has no docx file"):
        prepare(ApprovedFiles(without), ANN.model_copy(update={"formats": ("docx",)}), SETTINGS)


def test_files_that_are_not_what_was_approved(tmp_path: Path, archive_url: str) -> None:
    to_send = make_edition(tmp_path / "output", archive_url)
    files = ApprovedFiles(to_send)
    files.verify()
    (to_send.folder / "briefing.pdf").write_bytes(PDF + b" ")
    with pytest.raises(ChangedEditionError, match=r"2026-11 cannot be sent: briefing\.pdf is not what was approved"):
        files.verify()
    with pytest.raises(ChangedEditionError):
        ApprovedFiles(to_send)
    (to_send.folder / "briefing.pdf").unlink()
    with pytest.raises(ChangedEditionError, match="cannot be read"):
        files.verify()
    (to_send.folder / "briefing.pdf").write_bytes(PDF)
    files.verify()
    assert to_send.decision is not None
    otherwise = to_send.model_copy(update={"decision": to_send.decision.model_copy(update={"pdf_sha256": "0" * 64})})
    with pytest.raises(ChangedEditionError, match="the PDF that was approved is not the one in the archive"):
        ApprovedFiles(otherwise)


def test_an_edition_without_a_summary_is_sent_with_its_name(tmp_path: Path, archive_url: str) -> None:
    to_send = make_edition(tmp_path / "output", archive_url)
    old = to_send.model_copy(
        update={"files": {name: sha for name, sha in to_send.files.items() if name != "summary.json"}}
    )
    assert (
        read(prepare(ApprovedFiles(old), ANN, SETTINGS))["Subject"]
        == "Industrial Sustainability Briefing: November 2026"
    )
    broken = make_edition(
        tmp_path / "output", archive_url, EditionId(month="2026-10"), files={"summary.json": b'{"title": 3}'}
    )
    with pytest.raises(DistributionError, match="The summary of edition 2026-10 cannot be read \\(at title\\)"):
        prepare(ApprovedFiles(broken), ANN, SETTINGS)
