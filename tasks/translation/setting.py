"""The setting of a document: the organ family and body that decide between official wordings."""

import re

from tasks.contracts.document import Document
from tasks.translation.formulas_session import body_named
from tasks.translation.memory import TranslationMemory
from tasks.translation.wording import Setting

# Series symbols and names, most telling first (un-front-matter.md: "the symbol GC. or A/ decides").
_FAMILIES = (
    ("unido", re.compile(r"\b(?:GC|IDB|PBC)\.\d|工发组织|联合国工业发展组织|工业发展理事会")),
    ("unep", re.compile(r"\bUNEP/(?:EA|GC)|联合国环境大会|环境规划署理事会")),
    ("cop", re.compile(r"\b(?:UNEP/(?:POPS|MC|OzL)|FCCC/|CBD/)|缔约方(?:大会|会议)")),
    ("un", re.compile(r"\b[ASE]/[A-Z\d]")),
)
_HEAD = 4000  # characters: masthead, title and abstract; the body of a text cites other organs' papers
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


def setting_of(document: Document, memory: TranslationMemory | None = None) -> Setting:
    """Read from the document's own body and symbols; United Nations wording where nothing says otherwise."""
    front = document.front_matter
    head = document.text[:_HEAD]
    named = front.body.surface if front.body else ""
    family = next((family for family, pattern in _FAMILIES if pattern.search(named)), None)
    family = family or next((family for family, pattern in _FAMILIES if pattern.search(head)), "un")
    provisional = Setting(family=family)
    body = body_named(named, provisional) if named else None
    reviewed = None
    if memory is not None:
        known = memory

        def reviewed(text: str) -> str | None:
            return known.look_up(text, document.language, "title")

    return Setting(family=body.family if body else family, body=body, year=_year(document), reviewed=reviewed)


def _year(document: Document) -> int | None:
    front = document.front_matter
    readings = [front.date_published, *front.event_dates[:1]]
    values = [match for reading in readings if reading for match in [_YEAR.search(reading.value)] if match]
    return int(values[0].group()) if values else None
