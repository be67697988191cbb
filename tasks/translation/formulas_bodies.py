"""The English names of bodies: listed ones, meetings of the parties of treaties, and what hangs on either."""

import re

from tasks.translation.wording import Setting, Wording
from tasks.vocabularies.front_matter import Body, bodies, house_bodies, instruments, organisations

_PARTIES = re.compile(r"(?P<treaty>.{2,60}?)(?:的)?(?P<meeting>缔约方大会|缔约方会议|缔约国大会|缔约国会议)")
# The parties are asked as a body is, in small letters or capitals by the treaty's house.
_PARTIES_AS_BODY = {"缔约方": "", "各缔约方": "", "缔约国": "the States parties", "各缔约国": "the States parties"}
_BLANKS = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])")


def body(text: str, setting: Setting) -> Wording | None:
    """The English name of a body (``工业发展理事会`` → Industrial Development Board)."""
    found = body_named(text, setting)
    name = found.en if found else organisations().get(plain(text))
    return Wording(name) if name else None


def body_named(text: str, setting: Setting) -> Body | None:
    """The body that ``text`` names, wholly and exactly; the house decides what 大会 or 理事会 is.

    None for a name that is not known, and for one that only a house could decide where the house is not known.
    """
    name = plain(text)
    found = house_bodies().get((setting.family, name))
    if found is not None:
        return found
    if name == "大会" and setting.family == "other":
        return None
    table = bodies()
    found = table.get(name) or table.get(_untitled(name))
    return found or _parties(name)


def plain(text: str) -> str:
    """``text`` without blanks between Chinese signs, and without the stars and stops around it."""
    return _BLANKS.sub("", text.strip().strip("*＊。 \u3000"))


def _untitled(name: str) -> str:
    return name.replace("《", "").replace("》", "")


def _parties(name: str) -> Body | None:
    """``《…公约》缔约方大会`` → Conference of the Parties to the …, whichever way that treaty's parties meet."""
    match = _PARTIES.fullmatch(_untitled(name))
    treaty = instruments().get(match["treaty"]) if match else None
    if match is None or treaty is None or not treaty.parties_en:
        return None
    return Body(
        name, f"{treaty.parties_en} to the {treaty.en}", treaty.family, match["meeting"], f"the {treaty.parties_en}"
    )


def instrument_named(text: str) -> str | None:
    """A treaty by its Chinese title, with or without 《》: its English title without article, None if not known."""
    found = instruments().get(_untitled(plain(text)))
    return found.en if found else None


def short_name(name: str, setting: Setting) -> str | None:
    """A body as running text calls it: "the Board" for 理事会 in the Board's documents, the full name elsewhere."""
    name = plain(name)
    if name in _PARTIES_AS_BODY:
        return _PARTIES_AS_BODY[name] or (setting.house.members if setting.house else None)
    if setting.body is not None and name == setting.body.short_zh:
        return setting.body.short_en
    local = house_bodies().get((setting.family, name))
    if local is not None and (setting.body is None or setting.body.en == local.en or setting.family != "un"):
        return local.short_en
    found = body_named(name, setting)
    if found is None:
        return None
    same = setting.body is not None and found.en == setting.body.en
    return found.short_en if same or name == found.short_zh else f"the {found.en}"
