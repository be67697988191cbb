"""The names of those whom documents are by: officers, bodies, States, groups, with their articles."""

import re
from functools import cache

from tasks.grammar.inflection_en import joined
from tasks.translation.formulas_bodies import body_named, instrument_named, plain
from tasks.translation.wording import Setting
from tasks.vocabularies.countries import country_rows
from tasks.vocabularies.front_matter import Author, authors
from tasks.vocabularies.termbase import load_termbase

PARTS_OF_LIST = re.compile(r"\s*(?:、|，|,|以及|和|与|及(?!其))\s*")


_ROLES = {
    "秘书处": "the secretariat", "执行秘书": "the Executive Secretary", "主席团": "the Bureau", "共同主席": "the Co-Chairs",
    "报告员": "the Rapporteur", "执行主任": "the Executive Director", "总干事": "the Director General",
    "秘书长": "the Secretary-General", "署长": "the Administrator", "高级专员": "the High Commissioner",
}  # fmt: skip


# Bodies that a President, not a Chair, presides over.
_PRESIDED = re.compile(r"\b(?:Council|Board|Assembly|Conference|Court|Congress)\b")


def who(text: str, setting: Setting) -> Author | None:
    """Authors with article, several joined by "and"; None as soon as one of them is not known."""
    whole = one(text, setting) or _on_behalf(text, setting)
    if whole is not None:
        return whole
    parts = [part for part in PARTS_OF_LIST.split(text.strip()) if part]
    found = [one(part, setting) for part in parts]
    known = [one for one in found if one is not None]
    if len(parts) < 2 or len(known) != len(parts):
        return None
    return Author(text, joined([one.en for one in known]), known[0].report_by)


def _on_behalf(text: str, setting: Setting) -> Author | None:
    """``巴基斯坦代表77国集团和中国`` → Pakistan on behalf of the Group of 77 and China."""
    sender, found, group = re.sub(r"[（(]代表(.+)[)）]\Z", r"代表\1", plain(text)).partition("代表")
    if not found or not group:
        return None
    speaker, others = one(sender, setting), who(group, setting)
    return Author(text, f"{speaker.en} on behalf of {others.en}", speaker.report_by) if speaker and others else None


def one(text: str, setting: Setting) -> Author | None:
    """One author, None where not known."""
    words = plain(text)
    stars = "*" * (len(text.strip()) - len(text.strip().rstrip("*")))
    if words in ("主席", "副主席"):
        return _chair(words, setting)
    if words == "审计委员会" and setting.family not in _AUDITED_BY_BOARD:
        return None
    listed = authors().get(words)
    if listed is not None:
        by = "by" if words == "总干事" or (words == "秘书处") else listed.report_by
        return Author(words, setting.dated(listed.en), by)
    country = countries_en().get(words)
    if country is not None:
        return Author(words, with_article(country) + stars, "of")
    return _role(words, setting) or _organ(words, setting) or _organisation(words, setting)


def _chair(words: str, setting: Setting) -> Author | None:
    """The one who presides over the document's own body: President or Chair; None where the body is not known.

    Papers of the General Assembly are its Committees' as well, of which a Chair presides: 主席 alone is not told there.
    """
    vice = "Vice-" if words == "副主席" else ""
    by = "by" if setting.family == "unido" else "of"
    if setting.body is None:
        return Author(words, f"the {vice}President", by) if setting.family == "unido" else None
    if setting.body.en == "General Assembly":
        return Author(words, "the Vice-Chair", by) if vice else None
    return Author(words, f"the {vice}{_presider(setting.body.en)}", by)


def _presider(body_en: str) -> str:
    """President of councils, boards and conferences; Chair of committees, commissions, working groups.

    >>> _presider("Human Rights Council"), _presider("Committee of the Whole")
    ('President', 'Chair')
    """
    return "President" if _PRESIDED.search(re.split(r" (?:of|for|on|to) ", body_en)[0]) else "Chair"


def _role(words: str, setting: Setting) -> Author | None:
    """``工作组主席``, ``蒙特利尔议定书秘书处``: an office of a body, an organisation or a treaty."""
    for role in sorted((*_ROLES, "副主席", "主席"), key=len, reverse=True):
        owner = words.removesuffix(role).removesuffix("的")
        if not words.endswith(role) or not owner or owner == words:
            continue
        name = _owner(owner, setting)
        if name is None:
            return None
        if role == "秘书处" and not name.startswith("the "):
            return Author(words, f"the {name} secretariat", "by")
        title = _ROLES.get(role)
        if title is None:
            found = body_named(owner, setting)
            chair = _presider(found.en) if found else "Chair"
            title = f"the Vice-{chair}" if role == "副主席" else f"the {chair}"
        return Author(words, f"{title} of {name}", "by" if role in ("秘书处", "总干事") else "of")
    return None


def _owner(words: str, setting: Setting) -> str | None:
    listed = authors().get(words)
    if listed is not None:
        return setting.dated(listed.en)
    found = body_named(words, setting)
    if found is not None:
        return f"the {found.en}"
    treaty = instrument_named(words)
    if treaty is not None:
        return f"the {treaty}"
    organisation = _organisation(words, setting)
    return organisation.en if organisation else None


def _organ(words: str, setting: Setting) -> Author | None:
    found = body_named(words, setting)
    return Author(words, f"the {found.en}", "of") if found else None


def _organisation(words: str, setting: Setting) -> Author | None:
    del setting
    for term in load_termbase().get(words, ()):
        if term.part_of_speech in ("name", "the") and term.domain == "institution" and words not in _UNCLEAR:
            return Author(words, term.en if term.part_of_speech == "name" else f"the {term.en}", "of")
    return None


# Names that stand for another body in another house.
# Elsewhere 审计委员会 is an audit committee of the house's own.
_AUDITED_BY_BOARD = frozenset({"un", "undp", "unep", "unfccc", "cbd", "unccd", "cop"})
_UNCLEAR = frozenset({"大会", "理事会", "委员会", "执行局", "秘书处", "主席"})


@cache
def countries_en() -> dict[str, str]:
    """Chinese name → the United Nations' English name."""
    return {name: row.names["en"][0] for row in country_rows() for name in row.names["zh"] if name}


def with_article(country: str) -> str:
    """A country as running text names it: "the United Kingdom", "Austria"."""
    plural = ("Netherlands", "Philippines", "Bahamas", "Comoros", "Gambia", "Niger", "Sudan", "Congo")
    takes = country in plural or re.search(r"\b(?:Republic|Kingdom|States|Emirates|Federation|Islands)\b", country)
    return f"the {country}" if takes else country
