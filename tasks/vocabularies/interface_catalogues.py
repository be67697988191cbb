"""The words of the pages themselves (headings, labels, sentences of ours), by language: one gettext catalogue a section.

``interface/<language>/<section>.po``. Message ids are names (``masthead.next_issue``), not English text, so that the English
wording is a catalogue like the others and can be changed by an office without touching code or templates.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from tasks.contracts.errors import BriefingError

FOLDER = Path(__file__).with_name("interface")
#: Languages of the pages, in the order in which a form offers them.
LANGUAGES = ("en", "fr", "ru", "zh")


class InterfaceCatalogueError(BriefingError):
    """A catalogue of interface texts cannot be used."""


@cache
def load_messages(language: str) -> Mapping[str, tuple[str, ...]]:
    """Message id → its wordings, one a plural form of the language (a single one where the message counts nothing).

    Raises:
        InterfaceCatalogueError: there is no catalogue for the language, one cannot be read, or an id is given twice.
    """
    from babel.messages.pofile import PoFileError, read_po  # imported here: only a run that makes pages needs it

    files = sorted((FOLDER / language).glob("*.po"))
    if not files:
        raise InterfaceCatalogueError(f"There are no interface texts in {language!r}: choose {', '.join(LANGUAGES)}.")
    messages: dict[str, tuple[str, ...]] = {}
    for path in files:
        try:
            with path.open("rb") as stream:
                catalogue = read_po(stream, locale=language, charset="utf-8", abort_invalid=True)
        except (PoFileError, UnicodeDecodeError) as error:
            raise InterfaceCatalogueError(f"{language}/{path.name} is no gettext catalogue: {error}") from error
        for message in catalogue:
            if not message.id:
                continue
            key = message.id[0] if isinstance(message.id, list | tuple) else message.id
            if key in messages:
                raise InterfaceCatalogueError(f"{language}/{path.name}: {key} stands in two catalogues")
            forms = message.string if isinstance(message.string, list | tuple) else (message.string,)
            if message.fuzzy or not all(forms):
                raise InterfaceCatalogueError(f"{language}/{path.name}: {key} is not worded yet")
            messages[key] = tuple(str(form) for form in forms)
    return MappingProxyType(messages)
