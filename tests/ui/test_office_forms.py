"""An officer's month in Prefect's own UI: the forms filled in, the run watched, the edition opened, approved and sent.

A real ``make serve`` with a real browser and a real mail server on loopback. One test, since every step needs the one before.
Screenshots go to ``output/screenshots``.
"""

import hashlib
import json
import re
import signal
import zlib
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Response, expect
from sqlalchemy import create_engine, inspect, text

from flows.forms import NOTHING_WAITS, MonthlyBriefingForm, PublishBriefingForm
from tasks.archive.approvals import decisions_of
from tasks.archive.archive import Archive
from tasks.contracts.approval import EditionState
from tasks.contracts.edition import EditionId
from tests.servers.office import Serving
from tests.servers.smtp import PASSWORD, USER, Server, make_certificates, running_smtp

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "output" / "screenshots"
#: A run takes some ten seconds; a loaded machine takes its time.
LIMIT_MS = 180_000
READERS = {"Ana Reader": "ana@ministry.example", "Bo Reader": "bo@zone.example"}
APPROVER = "Ines Öztürk"
NOTE = "Two sources this month; the others follow."
#: An entry of an open drop-down.
OPTION = ".p-select-option"
#: What was said of the step before would lie over the buttons of a picture.
NO_PASSING_WORDS = ".p-toast-container { display: none }"
#: Never to be seen in anything that is kept or shown.
PLANTED = {"BRIEFING_SMTP_PASSWORD": PASSWORD, "BRIEFING_OPENAI_KEY": "sk-planted-31415", "BRIEFING_DEEPL_KEY": "dk-planted-27182"}  # fmt: skip


@pytest.fixture
def mail(tmp_path: Path) -> Iterator[Server]:
    with running_smtp(make_certificates(tmp_path / "certificates"), asks_password=True) as server:
        yield server


@pytest.fixture
def office(tmp_path: Path, mail: Server) -> Iterator[Serving]:
    """An office with two sources and two readers, whose ``make serve`` runs."""
    sources, recipients = tmp_path / "sources", tmp_path / "recipients.csv"
    sources.mkdir()
    for name in ("002_2718705668993c9e.txt", "003_b07b469396c0a885.txt"):
        (sources / name).write_bytes((ROOT / "seeds" / name).read_bytes())
    rows = [f"{name},{address},en" for name, address in READERS.items()]
    recipients.write_text("\n".join(["name,address,language", *rows, ""]), "utf-8")
    settings = {
        "BRIEFING_SOURCES": str(sources), "BRIEFING_RECIPIENTS": str(recipients), "BRIEFING_SENDER": "briefing@office.example",
        "BRIEFING_SMTP_HOST": "127.0.0.1", "BRIEFING_SMTP_PORT": str(mail.port), "BRIEFING_SMTP_USER": USER,
        "BRIEFING_SMTP_CA_FILE": str(tmp_path / "certificates" / "authority.pem"), **PLANTED,
    }  # fmt: skip
    serving = Serving(tmp_path, settings)
    try:
        serving.start()
        yield serving
    finally:
        if serving.process is not None:
            serving.process.kill()
            serving.process.wait()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 1000})
    opened.set_default_timeout(LIMIT_MS)
    yield opened
    opened.close()


class Officer:
    """A person at the browser, in front of Prefect's UI."""

    def __init__(self, context: BrowserContext, office: Serving) -> None:
        self.office = office
        self.page = context.new_page()
        self.hosts: set[str] = set()
        self.page.on("request", lambda request: self.hosts.add(httpx.URL(request.url).host))
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)

    def open_form(self, deployment: str) -> None:
        """From the list of deployments to the form of one, as a person goes."""
        # As printed by `make serve`: Prefect's newer UI, which asks a service elsewhere, is not what opens.
        self.page.goto(f"http://127.0.0.1:{self.office.server_port}/")
        self.page.get_by_role("link", name="Deployments").or_(
            self.page.get_by_text("Deployments", exact=True)
        ).first.click()
        self.page.get_by_role("link", name=deployment).click()
        self.page.get_by_role("button", name="Run", exact=True).click()
        self.page.get_by_text("Custom run").click()
        self.page.locator("form .schema-form-property").last.wait_for()

    def field(self, title: str) -> Locator:
        """The part of the form under this title."""
        label = self.page.locator(".schema-form-property__label").get_by_text(re.compile(rf"^{title}( \(Optional\))?$"))
        return self.page.locator("form .schema-form-property").filter(has=label)

    def fill(self, title: str, words: str) -> None:
        self.field(title).locator("textarea").fill(words)

    def shown(self, title: str) -> list[str]:
        """Title, help and whatever else stands there, line by line."""
        return [line for line in self.field(title).inner_text().splitlines() if line.strip()]

    def choices(self, title: str) -> list[str]:
        """What the drop-down offers; opened and closed by the keyboard."""
        self.field(title).locator(".p-select-button__control").press("Space")
        options = self.page.locator(OPTION)
        options.first.wait_for()
        found: list[str] = options.all_inner_texts()
        self.page.keyboard.press("Escape")
        options.first.wait_for(state="hidden")
        return found

    def choose(self, title: str, choice: str) -> None:
        self.field(title).locator(".p-select-button__control").press("Space")
        self.page.locator(OPTION).get_by_text(choice, exact=True).click()

    def submit(self) -> None:
        self.page.get_by_role("button", name="Submit").click()

    def answered(self) -> Response:
        """Submit, and what the API said to it."""
        with self.page.expect_response(lambda answer: answer.url.endswith("/create_flow_run")) as answer:
            self.submit()
        return answer.value

    def start(self) -> None:
        """Submit and follow the run to its end."""
        answer = self.answered()
        while answer.status == 503:  # SQLite is locked for a moment; a person tries again
            answer = self.answered()
        assert answer.status == 201, answer.text()
        run_id: str = answer.json()["id"]
        self.page.locator(f'a[href*="/runs/flow-run/{run_id}"]').first.click()
        self.page.wait_for_url(f"**/{run_id}*")
        expect(self.badge("Completed")).to_be_visible(timeout=LIMIT_MS)

    def badge(self, state: str) -> Locator:
        return self.page.locator("header .state-badge").get_by_text(state, exact=True)

    def picture(self, name: str, height: int = 1000) -> None:
        """A screenshot; the UI's pages scroll inside, so that the window must be as high as what is to be seen."""
        self.page.set_viewport_size({"width": 1280, "height": height})
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", animations="disabled", style=NO_PASSING_WORDS)

    def runs(self) -> list[dict[str, Any]]:
        """The runs that somebody has started."""
        with self.office.client() as client:
            found = client.post("/flow_runs/filter", json={"sort": "START_TIME_DESC"}).json()
        return [run for run in found if not run["auto_scheduled"]]


@pytest.mark.slow  # two minutes, most of them Prefect's own pages and polls: CI has fifteen for everything
def test_an_officer_makes_approves_and_sends_a_briefing_in_the_browser(
    office: Serving, mail: Server, context: BrowserContext
) -> None:
    officer = Officer(context, office)
    the_form_explains_itself(officer)
    a_wrong_month_is_refused(officer)
    a_month_is_made(officer)
    its_artifacts_can_be_read(officer)
    its_pages_open(officer)
    a_decision_without_a_name_is_refused(officer)
    it_is_approved_and_sent(officer)
    each_reader_has_one_message(office, mail)
    the_archive_knows(office)
    officer.open_form("publish-briefing")
    assert officer.choices("Edition") == [NOTHING_WAITS]
    assert officer.hosts - {""} == {"127.0.0.1"}, "the UI asks nobody else for anything"
    assert office.stop(signal.SIGTERM) == 0
    no_secret_is_kept(office)


def the_form_explains_itself(officer: Officer) -> None:
    officer.open_form("monthly-briefing")
    shown = MonthlyBriefingForm.model_json_schema()["properties"]
    titles = officer.page.locator(".schema-form-property__label").all_inner_texts()
    assert [title.removesuffix(" (Optional)") for title in titles] == [
        "Month", "Sources", "Languages of the pages", "Translation engine", "Themes", "Note to readers", "Dry run", "Offline",
    ]  # fmt: skip
    for field in shown.values():
        if field["title"] in (title.removesuffix(" (Optional)") for title in titles):
            assert officer.shown(field["title"])[1] == field["description"]
    assert officer.choices("Languages of the pages") == ["en", "fr", "ru", "zh"]
    assert officer.choices("Translation engine")[:2] == ["as the office has set", "none"]
    assert "chemicals-and-pops" in officer.choices("Themes")
    assert officer.shown("Translation engine")[2:] == ["as the office has set"]
    expect(officer.field("Dry run").locator("input")).not_to_be_checked()


def a_wrong_month_is_refused(officer: Officer) -> None:
    officer.fill("Month", "November")
    assert officer.answered().status == 409
    expect(
        officer.page.get_by_text("Validation failed for field 'month'. Failure reason: 'November'").first
    ).to_be_visible()
    assert officer.runs() == []


def a_month_is_made(officer: Officer) -> None:
    officer.fill("Month", "2026-11")
    officer.fill("Note to readers", NOTE)
    officer.picture("monthly-form", 1500)
    officer.start()
    assert [found["name"] for found in officer.runs()] == ["briefing 2026-11"]
    officer.page.locator(".p-tab").get_by_text("Artifacts", exact=True).click()
    expect(officer.page.get_by_text("briefing-summary-2026-11").first).to_be_visible()
    officer.picture("monthly-run", 1100)


def its_artifacts_can_be_read(officer: Officer) -> None:
    page = officer.page
    cards = page.locator('a[href*="/artifacts/artifact/"]')
    said = {
        "briefing-progress-2026-11": ["Done: briefing 2026-11", "Progress: 100%"],
        "briefing-figures-2026-11": ["as printed in the source", "4 SEZs", "SEZs that joined the experiment"],
        "briefing-checks-2026-11": ["Figures without evidence", "passed"],
        "briefing-summary-2026-11": ["Edition made", "documents"],
    }
    addresses = [
        cards.filter(has=page.get_by_text(key, exact=True)).first.evaluate("card => card.href") for key in said
    ]
    for address, words in zip(addresses, said.values(), strict=True):
        page.goto(address)
        for word in words:
            expect(page.get_by_text(word).first).to_be_visible()
    officer.picture("summary-artifact")


def its_pages_open(officer: Officer) -> None:
    """The links of the summary: in a tab of their own, over HTTP on loopback, as what they are; axe has nothing to say."""
    site = f"http://127.0.0.1:{officer.office.site_port}"
    for link, name, media_type in (
        ("the PDF", "briefing.pdf", "application/pdf"),
        ("the web page", "briefing.html", "text/html; charset=utf-8"),
    ):
        is_asked = lambda answer, name=name: answer.url == f"{site}/2026-11/{name}"  # noqa: E731
        with officer.page.context.expect_event("response", is_asked) as answer, officer.page.expect_popup() as tab:
            officer.page.get_by_role("link", name=link).click()
        assert (answer.value.status, answer.value.headers["content-type"]) == (200, media_type)
        if name == "briefing.html":
            expect(tab.value.get_by_text(NOTE).first).to_be_visible()
        tab.value.close()
    own = officer.page.context.new_page()
    for path in ("/", "/2026-11/briefing.html", "/", "/2026-11/briefing.html"):
        own.goto(site + path)
        # Also when it comes from the browser's own store, after the server has said that nothing has changed.
        assert own.evaluate("document.styleSheets.length") > 0, path
    for path in ("/2026-11/data/", "/nothing-here"):
        own.goto(site + path)
        found = Axe().run(own, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})
        assert [rule["id"] for rule in found.response["violations"]] == [], path
    own.close()


def a_decision_without_a_name_is_refused(officer: Officer) -> None:
    officer.open_form("publish-briefing")
    assert officer.choices("Edition") == ["2026-11"]
    shown = PublishBriefingForm.model_json_schema()["properties"]
    assert officer.shown("Decision")[1] == shown["decision"]["description"]
    assert officer.choices("Decision") == ["approve", "send back"]
    officer.submit()
    for title in ("Edition", "Your name"):
        expect(officer.field(title).get_by_text("is a required property")).to_be_visible()
    officer.choose("Edition", "2026-11")
    officer.fill("Your name", "   ")
    assert officer.answered().status == 409
    assert len(officer.runs()) == 1


def it_is_approved_and_sent(officer: Officer) -> None:
    officer.fill("Your name", APPROVER)
    officer.picture("publish-form", 1350)
    officer.start()
    assert {found["name"]: found["state_type"] for found in officer.runs()} == {
        "briefing 2026-11": "COMPLETED", "approve 2026-11": "COMPLETED",
    }  # fmt: skip


def each_reader_has_one_message(office: Serving, mail: Server) -> None:
    with Archive(office.archive_url) as archive:
        approved = decisions_of(archive, EditionId(month="2026-11"))[0].pdf_sha256
    assert sorted(taken.recipients for taken in mail.messages) == sorted((address,) for address in READERS.values())
    for taken in mail.messages:
        message = taken.parsed
        assert (taken.is_encrypted, taken.user) == (True, USER)
        (reader,) = taken.recipients
        assert reader in str(message["To"])
        assert all(address.encode() not in taken.content for address in READERS.values() if address != reader)
        (attached,) = [part for part in message.walk() if part.get_content_type() == "application/pdf"]
        assert hashlib.sha256(attached.get_content()).hexdigest() == approved
        assert APPROVER in words_of(message)


def words_of(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain",))
    assert part is not None
    return str(part.get_content())


def the_archive_knows(office: Serving) -> None:
    with Archive(office.archive_url) as archive:
        taken = decisions_of(archive, EditionId(month="2026-11"))
    assert [(decision.state, decision.person) for decision in taken] == [
        (EditionState.APPROVED, APPROVER), (EditionState.SENT, APPROVER),
    ]  # fmt: skip
    manifest = json.loads((office.output / "2026-11" / "data" / "manifest.json").read_text("utf-8"))
    assert (manifest["approval"]["state"], manifest["approval"]["person"]) == ("sent", APPROVER)


def no_secret_is_kept(office: Serving) -> None:
    """Parameters, artifacts, logs, results and states in Prefect's database; the archive; every file of output and home."""
    kept = {
        f"{url}: {where}": said
        for url in (office.archive_url, f"sqlite:///{office.home / 'prefect.db'}")
        for where, said in rows(url)
    }
    for folder in (office.output, office.home):
        kept |= {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    kept["what make serve printed"] = office.said().encode()
    assert len(kept) > 500
    found = [
        (where, name) for where, said in kept.items() for name, secret in PLANTED.items() if secret.encode() in said
    ]
    assert found == []


def rows(url: str) -> Iterator[tuple[str, bytes]]:
    """Every row of every table, what is deflated as it was before."""
    engine = create_engine(url)
    with engine.connect() as connection:
        for table in inspect(engine).get_table_names():
            for number, row in enumerate(connection.execute(text(f'select * from "{table}"'))):
                yield f"{table} {number}", b" ".join(plain(value) for value in row)
    engine.dispose()


def plain(value: Any) -> bytes:
    if not isinstance(value, bytes):
        return str(value).encode()
    try:
        return zlib.decompress(value)
    except zlib.error:
        return value
