"""A real browser on the HTML edition, opened from the disk as a reader opens it. It starts once a session."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from tasks.aggregation.aggregate import aggregate
from tasks.contracts.briefing import BriefingData
from tasks.rendering.html import render_page
from tasks.rendering.web_page import web_page
from tests.unit.aggregation.gold_edition import gold_inputs

AS_OF = datetime(2026, 11, 30, 18, tzinfo=UTC)
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    folder = Path(__file__).parent
    for item in items:
        if folder in item.path.parents:
            item.add_marker(pytest.mark.ui)


def field(page: Page, name: str) -> Locator:
    """The control with this label in the form that the script makes."""
    return page.get_by_role("search").get_by_label(name, exact=True)


class Opened:
    """An edition in a tab: the page, what it asked for and was answered, what it logged and threw."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.address = file.as_uri()
        self.requests: list[str] = []
        self.answered: list[str] = []
        self.said: list[str] = []
        page.set_default_timeout(20_000)  # a loaded machine takes its time
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfinished", lambda request: self.answered.append(request.url))
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self.said.append(f"dialog: {dialog.message}") or dialog.dismiss())

    def open(self, query: str = "") -> Page:
        self.page.goto(self.address + query)
        return self.page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, from ``BRIEFING_CHROMIUM`` or the path; without it the tests fail, since ``make test`` installs it."""
    executable = os.environ.get("BRIEFING_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not executable:
        pytest.fail(
            "There is no Chromium to open the HTML edition in: run 'make test', which installs it, or name one in BRIEFING_CHROMIUM."
        )
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def edition() -> BriefingData:
    """The edition of the five bundled sources."""
    return aggregate(gold_inputs())


def written(data: BriefingData, file: Path) -> Path:
    """``data`` as an HTML edition in ``file``."""
    file.write_bytes(web_page(render_page(data, None, AS_OF, medium="screen"), data))
    return file


@pytest.fixture(scope="session")
def file(edition: BriefingData, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled edition as written."""
    return written(edition, tmp_path_factory.mktemp("web") / "briefing.html")


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator[Callable[..., Opened]]:
    """Opens the bundled edition (or ``of``) in a context of its own; keyword arguments are the context's."""
    contexts: list[BrowserContext] = []

    def open_edition(of: Path = file, *, width: int = 1280, **options: object) -> Opened:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        return Opened(context.new_page(), of)

    yield open_edition
    for context in contexts:
        context.close()
