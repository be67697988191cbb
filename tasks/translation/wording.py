"""A wording with what stands behind it, and the setting that decides between official wordings."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tasks.grammar.composition_zh import compose
from tasks.grammar.inflection_en import capitalised
from tasks.vocabularies.front_matter import Body, House, agenda_wording, house_bodies, houses

# Until about 2013 UNIDO printed "Director-General" (front matter of its own documents).
DIRECTOR_GENERAL_UNHYPHENATED_SINCE = 2013

# A sign that no term holds: it keeps composition from reading 大会 as an assembly that the house does not have.
_UNREADABLE = "\x00"
_OTHER_ASSEMBLIES = {"\x01": "联合国大会", "\x02": "环境大会", "\x03": "缔约方大会", "\x04": "世界卫生大会"}
# Standing alone, not as the end of a longer name.
_BOARD_OR_CHAIR = re.compile(r"(?:^|(?<=[向对由经请与和及给、，的]))(?:理事会|主席)(?!团)")


@dataclass(frozen=True, slots=True)
class Wording:
    """English words; ``is_official`` unless a part of them was composed from single terms."""

    text: str
    is_official: bool = True


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document says of itself that decides wording.

    ``family`` is its house (a key of ``houses()``, or ``other`` where no house can be told), ``body`` the body whose
    document it is if it names one, ``year`` its year if known; ``reviewed`` looks a source text up in the reviewed memory.
    """

    family: str = "un"
    body: Body | None = None
    year: int | None = None
    reviewed: Callable[[str], str | None] | None = None

    @property
    def house(self) -> House | None:
        """How the document's organisation prints; None where no house can be told."""
        return houses().get(self.family)

    def named(self, text_zh: str) -> str:
        """``text_zh`` with the bodies written out as the house means them, for the termbase to tell apart.

        In UNIDO documents 大会 is the General Conference. In those of houses that have an assembly of their own it is made
        unreadable, as 理事会 and 主席 are wherever they need not be a Board and its President: composition then gives no
        answer rather than the wrong body.
        """
        own = self.family == "unido"
        text = text_zh if own else _BOARD_OR_CHAIR.sub(_UNREADABLE, text_zh)
        for name in _own_names(self.family):
            text = re.sub(rf"(?<![\u4e00-\u9fff]){name}|(?<=[向对由经请与和及给、，的]){name}", _UNREADABLE, text)
        if not own and (self.family, "大会") not in house_bodies() and self.family != "other":
            return text
        marked = text.replace("工发组织大会", "大会")
        for sign, name in _OTHER_ASSEMBLIES.items():
            marked = marked.replace(name, sign)
        marked = marked.replace("大会", "工发组织大会" if own else _UNREADABLE)
        for sign, name in _OTHER_ASSEMBLIES.items():
            marked = marked.replace(sign, name)
        return marked

    def dated(self, english: str) -> str:
        """``english`` with "Director General" as the house spelled it in the document's year."""
        if "Director" not in english:
            return english
        spelled = self.house.director_general if self.house else ""
        if spelled:
            return english.replace("Director General", spelled)
        if self.family == "unido" and (self.year is None or self.year >= DIRECTOR_GENERAL_UNHYPHENATED_SINCE):
            return english
        is_old = self.year is not None and self.year < DIRECTOR_GENERAL_UNHYPHENATED_SINCE
        return english.replace("Director General", "Director-General") if is_old else english


@cache
def _own_names(family: str) -> tuple[str, ...]:
    """What a house calls its bodies where the words mean any committee or council elsewhere."""
    names = {zh for house, zh in house_bodies() if house == family and zh != "大会"} if family != "unido" else set()
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def standing_wording(text_zh: str, setting: Setting) -> Wording | None:
    """Wording that somebody has approved as it stands: from the reviewed memory, or of a standing agenda item."""
    words = text_zh.strip()
    reviewed = setting.reviewed(words) if setting.reviewed else None
    if reviewed:
        return Wording(reviewed)
    standing = agenda_wording().get(words)
    return Wording(setting.dated(standing)) if standing else None


def title_wording(text_zh: str, setting: Setting) -> Wording | None:
    """A title or heading: reviewed wording, standing agenda wording, or composed from the termbase (not official)."""
    standing = standing_wording(text_zh, setting)
    if standing:
        return standing
    composed = compose(setting.named(text_zh))
    return Wording(setting.dated(capitalised(composed)), is_official=False) if composed else None


def noun_phrase(text_zh: str, setting: Setting) -> Wording | None:
    """A noun phrase inside a sentence, composed (not official)."""
    composed = compose(setting.named(text_zh))
    return Wording(setting.dated(composed), is_official=False) if composed else None
