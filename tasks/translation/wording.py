"""A wording with what stands behind it, and the setting that decides between official wordings."""

from collections.abc import Callable
from dataclasses import dataclass

from tasks.grammar.composition_zh import compose
from tasks.grammar.inflection_en import capitalised
from tasks.vocabularies.front_matter import Body, agenda_wording

# Until about 2013 UNIDO printed "Director-General" (front matter of its own documents).
DIRECTOR_GENERAL_UNHYPHENATED_SINCE = 2013


@dataclass(frozen=True, slots=True)
class Wording:
    """English words; ``is_official`` unless a part of them was composed from single terms."""

    text: str
    is_official: bool = True


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document says of itself that decides wording.

    ``family`` is the organ family (``unido``, ``un``, ``unep``, ``cop``, ``other``), ``body`` the body whose document it
    is if it names one, ``year`` its year if known; ``reviewed`` looks a source text up in the reviewed memory.
    """

    family: str = "un"
    body: Body | None = None
    year: int | None = None
    reviewed: Callable[[str], str | None] | None = None

    def named(self, text_zh: str) -> str:
        """``text_zh`` with 大会 written out as the General Conference in UNIDO documents, for the termbase to tell apart."""
        if self.family != "unido":
            return text_zh
        marked = text_zh.replace("工发组织大会", "大会").replace("联合国大会", "\0").replace("环境大会", "\1")
        return marked.replace("大会", "工发组织大会").replace("\0", "联合国大会").replace("\1", "环境大会")

    def dated(self, english: str) -> str:
        """``english`` with "Director-General" in documents of the years that printed it so."""
        if self.year is not None and self.year < DIRECTOR_GENERAL_UNHYPHENATED_SINCE:
            return english.replace("Director General", "Director-General")
        return english


def title_wording(text_zh: str, setting: Setting) -> Wording | None:
    """A title or heading: reviewed wording, standing agenda wording, or composed from the termbase (not official)."""
    reviewed = setting.reviewed(text_zh) if setting.reviewed else None
    if reviewed:
        return Wording(reviewed)
    standing = agenda_wording().get(text_zh.strip())
    if standing:
        return Wording(setting.dated(standing))
    composed = compose(setting.named(text_zh))
    return Wording(setting.dated(capitalised(composed)), is_official=False) if composed else None


def noun_phrase(text_zh: str, setting: Setting) -> Wording | None:
    """A noun phrase inside a sentence, composed (not official)."""
    composed = compose(setting.named(text_zh))
    return Wording(setting.dated(composed), is_official=False) if composed else None
