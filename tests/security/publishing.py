"""A hostile source put through the real stages, from its bytes to the pages, with every address that rendering asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from unittest import mock

from lxml import html as markup

from tasks.aggregation.aggregate import aggregate
from tasks.contracts.briefing import BriefingData
from tasks.contracts.edition import EditionId, EditionInputs, EditionRequest, Worked
from tasks.contracts.source import SourceRecord
from tasks.extraction.extract import extract
from tasks.grammar.interface import interface_for
from tasks.ingestion.listing import list_sources
from tasks.ingestion.reading import read_document
from tasks.rendering.attachments import attached_files
from tasks.rendering.data_pack import pack_files
from tasks.rendering.dublin_core import dublin_core
from tasks.rendering.fetching import TemplatesOnlyFetcher
from tasks.rendering.fonts import covered_characters
from tasks.rendering.html import render_page
from tasks.rendering.pdf import WrittenPdf, write_pdf
from tasks.rendering.web_page import web_page

AS_OF = datetime(2026, 11, 30, 18, tzinfo=UTC)


@dataclass
class Published:
    """One edition of one hostile source. ``asked`` are the addresses that rendering wanted opened."""

    inputs: EditionInputs
    data: BriefingData
    paper: str
    screen: str
    pdf: WrittenPdf
    asked: list[str]
    pack: dict[str, bytes]

    @property
    def screen_words(self) -> str:
        """The same of the web page."""
        return _words(self.screen)

    @property
    def words(self) -> str:
        """Everything a reader of the paper page can read."""
        return _words(self.paper)


def _words(page: str) -> str:
    body = markup.document_fromstring(page).find("body")
    assert body is not None
    return " ".join(str(body.text_content()).split())


def source_with(words: str) -> str:
    """A press release whose title, a dated result with a figure, and a plan all contain ``words``."""
    return (
        f"UNIDO and {words} cut waste in Viet Nam\n\n"
        f"HANOI, 3 November 2026 - UNIDO trained 120 specialists of {words} in Viet Nam in October 2026.\n\n"
        f"The project with {words} destroyed 45 tons of obsolete pesticides in Viet Nam in 2026.\n\n"
        f"In December 2026 UNIDO will assess 12 industrial parks in Viet Nam with {words}.\n"
    )


def publish_folder(folder: Path, records: dict[str, SourceRecord] | None = None) -> Published:
    """The edition of everything in ``folder``; ``records`` are what a sidecar would say, by file name."""
    sources, set_aside = list_sources(
        [str(folder)], lambda _: date(2026, 11, 3), date(2026, 11, 30), date(2026, 11, 30)
    )
    known = records or {}
    documents = [read_document(source.model_copy(update={"record": known.get(source.file)})) for source in sources]
    worked = tuple(Worked(document=document, extraction=extract(document)) for document in documents)
    request = EditionRequest(edition=EditionId(month="2026-11"), as_of=AS_OF)
    inputs = EditionInputs(request=request, worked=worked, set_aside=tuple(set_aside))
    return set_edition(inputs, aggregate(inputs))


def set_edition(inputs: EditionInputs, data: BriefingData) -> Published:
    pack = pack_files(inputs)
    with _addresses() as asked:
        paper = render_page(data, covered_characters(), AS_OF)
        screen = web_page(render_page(data, None, AS_OF, medium="screen"), data).decode()
        attached = attached_files(pack, interface_for("en"))
        pdf = write_pdf(paper, AS_OF, attached, dublin_core(data, inputs))
    return Published(inputs, data, paper, screen, pdf, asked, pack)


@contextmanager
def _addresses() -> Iterator[list[str]]:
    asked: list[str] = []
    fetch = TemplatesOnlyFetcher.fetch

    def spy(self: TemplatesOnlyFetcher, url: str, headers: dict[str, str] | None = None) -> Any:
        asked.append(url)
        return fetch(self, url, headers)

    with mock.patch.object(TemplatesOnlyFetcher, "fetch", spy):
        yield asked
