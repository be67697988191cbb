"""All that Prefect knows about rendering: one task."""

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.contracts.briefing import BriefingData
from tasks.contracts.edition import EditionInputs
from tasks.rendering.edition_files import PreparedEdition, prepare_edition
from tasks.rendering.edition_index import write_index
from tasks.rendering.theme import Theme


@task(name="Lay out the briefing and its data pack", cache_policy=NO_CACHE, persist_result=False)
def lay_out(data: BriefingData, inputs: EditionInputs, output: Path, theme: Theme) -> PreparedEdition:
    """The edition's files, written aside under ``output``; its ``prepared.place()`` shows them, whole or not at all."""
    return prepare_edition(data, inputs, output / inputs.request.edition.folder, theme)


@task(name="List all editions", cache_policy=NO_CACHE, persist_result=False)
def list_editions(output: Path, theme: Theme, language: str) -> None:
    """The index page over all editions under ``output``."""
    write_index(output, theme, language)
