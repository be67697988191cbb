"""Compact English headlines, made of the source's own words only."""

import re
from collections.abc import Iterable
from functools import cache

from tasks.extraction.activity_headline_cut import MOST_WORDS, cut
from tasks.extraction.activity_status import read_status
from tasks.extraction.headline_short_forms import short_forms
from tasks.extraction.recommendations import without_addressee
from tasks.grammar.phrases import word_set
from tasks.vocabularies.countries import country_rows
from tasks.vocabularies.organisations import organisation_rows
from tasks.vocabularies.places import place_rows

_LEAD_IN = re.compile(
    r"^(?:However|Moreover|Furthermore|In addition|Additionally|Also|Elsewhere|Meanwhile|At the same time"
    r"|As a result|To this end|So far|To date|As a (?:next|first|second|further|final) step|Subsequently|Finally|Later"
    r"|In (?:early |late |mid-)?(?:January|February|March|April|May|June|July|August|September|October|November|December)|"
    r"In this (?:regard|context|connection)|On [A-Z][a-z]+ \d{1,2}(?:, \d{4})?"
    r"|On \d{1,2}(?:(?:\s?[-–]\s?|\s+(?:and|to)\s+)\d{1,2})?\s+[A-Z][a-z]+(?:\s+\d{4})?|At the (?:beginning|end"
    r") of [^,]{3,30}|In \d{4}|"
    r"In [A-Z][a-z]+ \d{4}|As part of [^,]{3,80}|According to [^,]{2,80}|During (?:the|his|her|its|their) [^,]{3,50}),\s+"
)
_RELATIVE_DAY = re.compile(r"(?<!,)\s(?:today|yesterday)(?=\s|$)", re.I)
_SAID_THAT = re.compile(
    r"^[^\"“]{2,60}\b(?:said|stated|noted|stressed|added|explained|advised|suggested)\s+that\s+[\"“]?"
)
_ASK_OPENING = re.compile(r"^(?:To\s+(?=[a-z])|That\s+(?:the\s+)?)")
_ASIDE = re.compile(
    r"\s*\([^()]{0,120}\)|,\s+considered to be [^,]{3,120},\s(?=and\b)"
    r"|,\s+(?:considered|funded|financed|supported|implemented|led|chaired|organi[sz]ed|held|together with"
    r"|along with|jointly with|"
    r"in cooperation with|in co-operation with|in collaboration with|including)\b[^,]{3,160},\s"
    r"(?=(?:the|is|are|was|were|has|have|had|will|would|should|must|shall|may|make|hold|take|took|met|held|to|\w+ed)\b)"
)


def headline_of_sentence(text: str) -> str:
    """The main clause of a sentence in at most fifteen of its own words, first letter capital, no full stop.

    >>> headline_of_sentence("However, WHO is urging countries to abandon chrysotile production due to the effects.")
    'WHO is urging countries to abandon chrysotile production due to the effects'
    """
    words = " ".join(text[:3000].split()).strip(' "“”')
    full_stop = re.search(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bNo)[.!?](?=\s+[A-Z“\"]|$)", words)
    if full_stop and len(words[: full_stop.start()].split()) > 3:
        words = words[: full_stop.start()]
    if len(words.split()) > MOST_WORDS:
        words = " ".join(_INSERTED.sub(r"\g<verb> ", words).split())
    words = _bare_ask(words) or words
    if words.startswith("That ") and len(words.split()) > MOST_WORDS:
        words = without_addressee(words) or words
    words = _LEAD_IN.sub("", words)
    words = _SAID_THAT.sub("", words)
    words = _ASK_OPENING.sub("", words)
    if len(words.split()) > MOST_WORDS:
        words = short_forms(words)
    words = _ASIDE.sub(_instead_of_aside, words)
    words = _without_opening_clause(words)
    words = _RELATIVE_DAY.sub("", words)  # the briefing is read weeks later; the day stands beside the headline
    words = _SHOUTED.sub(lambda match: match.group().capitalize(), words)
    words = cut(words).strip(' "“”,;:-–—').rstrip(".")
    if words.count("“") > words.count("”"):
        words += "”"
    if words.count('"') % 2:
        words += '"'
    return words[:1].upper() + words[1:]


# "ENDORSES the Gaborone Declaration": resolutions that print their verbs in capitals.
_SHOUTED = re.compile(
    r"^(?:[A-Z]{4,}S|FURTHER|ALSO)(?:\s+(?:[A-Z]{4,}S|UPON|ON))*(?=\s+(?:the|all|that|with|to|its|a|an|upon|on|Member"
    r"|Governments)\b)"
)
# "Requests the Director General, subject to the availability of resources, to …", "Decides in view of … to …"
_INSERTED = re.compile(
    r"^(?P<verb>(?:\w+\s+){1,3}?(?:(?<=requests\s)|(?<=urges\s)|(?<=invites\s)|(?<=decides\s)|(?<=encourages\s)"
    r"|(?<=agrees\s))(?:[^,;]{0,120}?))"
    r",?\s*\b(?:in\s+(?:view|accordance|consultation|cooperation|co-operation|collaboration|coordination|light|line"
    r"|keeping)|pursuant|taking\s+into|subject\s+to"
    r"|within\s+(?:existing|available|the\s+limits)|as\s+appropriate|coordinating"
    r"|with\s+a\s+view)\b[^;]{0,300}?,?\s+(?=(?:to|that)\s+(?!the\s+(?:availability|provisions))[a-z])",
    re.I,
)


def _instead_of_aside(match: re.Match[str]) -> str:
    if match.group().endswith(")"):
        return ""
    return ", " if match.string.startswith("the ", match.end()) else " "


_ASKED = re.compile(
    r"^(?:To\s+|Also\s+|Further\s+)?(?:ask|recommend|request|urge|invite|encourage|requests|urges|invites"
    r"|encourages|recommends|"
    r"calls\s+(?:up)?on|call\s+(?:up)?on)\s+(?!that\b)[^.;]{3,260}?(?<!in a position)\s+to\s+(?=(?:consider|[a-z]+)\b)(?!the\b"
    r"|be able|do so\b)",
    re.I,
)


def _bare_ask(words: str) -> str | None:
    """What is asked, without "To recommend … authorities to": the addressee is printed beside it."""
    found = _ASKED.match(words)
    if found is None or len(words.split()) <= MOST_WORDS:
        return None
    rest = words[found.end() :]
    return rest if len(rest.split()) >= 4 else None


def _without_opening_clause(words: str) -> str:
    """Long sentences lose what stands before the main clause ("In line with …, UNIDO continues …")."""
    if len(words.split()) <= MOST_WORDS:
        return words
    opening = _OPENING.match(words)
    if opening is None:
        return words
    for comma in _CLAUSE_END.finditer(words, opening.end(), 300):
        rest = words[comma.end() :]
        verdict = read_status(rest)
        if verdict is not None and "," not in rest[: verdict.start]:
            return rest
    return words


# What may stand before the main clause, and where that clause may begin.
_OPENING = re.compile(
    r"(?:In\s+line\s+with|As(?:\s+part\s+of)?|In\s+an?\s+(?:effort|bid|attempt|move)\s+to|In\s+order\s+to"
    r"|With(?:in)?\s+the\s+(?:framework|context|scope|aim)"
    r"|In\s+the\s+(?:framework|context|course|presence|margins|wake|light)\s+of|In\s+(?:accordance|cooperation"
    r"|co-operation|collaboration|partnership|celebration"
    r"|response|connection|conjunction|recognition|addition|parallel|pursuance|keeping|consultation|coordination|preparation)\b"
    r"|With\s+(?:the\s+|its\s+)?(?:support|assistance|funding|financial|help|participation|a\s+view|its|more|over"
    r"|technical)|Based\s+on|Building\s+on|Pursuant\s+to"
    r"|Following|Under|Through|Throughout|By|Since|After|Before|While|When|Amid|Given|Drawing\s+on|Together\s+with"
    r"|Thanks\s+to|Funded\s+by|Supported\s+by|Led\s+by"
    r"|Organi[sz]ed\s+by|In\s+performing|At\s+(?:the|its|their|a|an)|During|Speaking\b|Addressing\b"
    r"|On\s+(?:the\s+)?(?:sidelines|margins|occasion|behalf|initiative|\d)"
    r"|Over\s+the|To\s+(?:help|support|address|mark|celebrate|this\s+end|date|ensure|promote|meet|strengthen))\b",
)
_CLAUSE_END = re.compile(r",\s+(?=(?:[A-Z“\"\d]|the\s|an?\s|its\s|more\s+than\s|over\s|some\s|about\s)(?!nd\b))")


def headline_of_heading(heading: str, spellings: dict[str, str]) -> str:
    """A heading in sentence case: words in capitals take the spelling that the text itself gives them elsewhere.

    A word printed only in capitals (in the heading and in the text) stays so: it is an acronym.

    >>> headline_of_heading("MEETING AT KASPERSKY LAB", spelling_table(["meeting", "at", "Kaspersky", "Lab", "JSC"]))
    'Meeting at Kaspersky Lab'
    """
    heading = " ".join(heading.split())
    letters = [character for character in heading if character.isalpha()]
    if not letters or sum(character.isupper() for character in letters) < 0.8 * len(letters):
        return _within(heading)
    words = [_spelled(word, spellings) for word in heading.split(" ")]
    joined = " ".join(words)
    return _within(joined[:1].upper() + joined[1:])


_CORE = re.compile(r"[\w’'&-]+")


def spelling_table(body_words: Iterable[str]) -> dict[str, str]:
    """How the running text spells each word: in lower case wherever it once does, else its commonest form.

    Give it no words that begin a sentence: their capital says nothing.
    """
    counts: dict[str, dict[str, int]] = {}
    for word in body_words:
        if len(word) < 2 and word.casefold() != "a":
            continue
        forms = counts.setdefault(word.casefold(), {})
        forms[word] = forms.get(word, 0) + 1
    table: dict[str, str] = {}
    for key, forms in counts.items():
        table[key] = key if key in forms else min(forms, key=lambda form: (-forms[form], form))
    return table


def _spelled(word: str, spellings: dict[str, str]) -> str:
    def one(match: re.Match[str]) -> str:
        printed = match.group()
        known = spellings.get(printed.casefold())
        if known is not None:
            return known
        if "-" in printed:
            return "-".join(spellings.get(part.casefold(), _unknown(part)) for part in printed.split("-"))
        return _unknown(printed)

    return _CORE.sub(one, word)


_ROMAN = re.compile(r"[IVXLC]+$")
_MONTHS = word_set("January February March April May June July August September October November December")


@cache
def _proper_names() -> dict[str, str]:
    """Single words that are always written with a capital: countries, demonyms, cities, months; acronyms of bodies."""
    names = [name for row in country_rows() for name in (*row.names["en"], *row.demonyms_en)]
    names += [surface for place in place_rows() for surface in (place.name, *place.surfaces_en)]
    names += [name for row in organisation_rows() for name in (*row.acronyms, *row.surfaces_en)]
    names += sorted(_MONTHS)
    return {name.casefold(): name for name in names if " " not in name and name[:1].isupper() and len(name) > 2}


def _unknown(word: str) -> str:
    """A word the text never prints in mixed case: Roman numerals, numbers and names keep their capitals."""
    if _ROMAN.match(word) or any(character.isdigit() for character in word):
        return word
    core, _, possessive = word.partition("'") if word.casefold().endswith("'s") else (word, "", "")
    known = _proper_names().get(core.casefold())
    if known is not None:
        return known + ("'s" if possessive else "")
    if len(core) > 1 and not re.search(r"[AEIOUY]", core):
        return word  # no vowel: an acronym
    return word.lower()


def _within(headline: str) -> str:
    words = headline.split()
    if len(words) <= MOST_WORDS:
        return headline
    return cut(headline)
