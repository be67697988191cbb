"""Formulas of front matter in Russian, French, Spanish and Arabic: official English, or nothing.

The lines are read by :mod:`tasks.grammar.front_languages`; here they are worded as the document's house prints them.
"""

import re
from collections.abc import Callable

from tasks.contracts.document import Document
from tasks.grammar.front_languages import (
    read_agenda_item,
    read_author,
    read_body,
    read_masthead,
    read_standing,
    split_body_session,
)
from tasks.grammar.front_languages_dates import read_date_line
from tasks.grammar.front_languages_sessions import read_session
from tasks.grammar.inflection_en import capitalised, joined
from tasks.grammar.un_dates import date as un_date
from tasks.translation.formulas_session import ordinal_of
from tasks.translation.wording import Setting, Wording
from tasks.vocabularies.front_matter import Body, authors, bodies, house_bodies
from tasks.vocabularies.front_matter_languages import base_language, plain_words, short_bodies

_Formula = Callable[[str, str, Setting], Wording | None]
_MAXIMUM_FORMULA = 600  # characters, as for Chinese
_LABEL = re.compile(r"\s*(?P<label>[IVXLC]{1,6}|[A-Z]|\d{1,2})\s*[.．]\s+")
_LABEL_AR = re.compile(r"\s*(?P<label>[\u0621-\u064a]{2,12}ا?(?: عشر)?)\s*[-–—]\s*")
_ROMAN_AR = {
    "اولا": "I", "ثانيا": "II", "ثالثا": "III", "رابعا": "IV", "خامسا": "V", "سادسا": "VI", "سابعا": "VII", "ثامنا": "VIII",
    "تاسعا": "IX", "عاشرا": "X", "حادي عشر": "XI", "ثاني عشر": "XII", "ثالث عشر": "XIII", "رابع عشر": "XIV",
}  # fmt: skip
_CAPITAL_AR = {"الف": "A", "باء": "B", "جيم": "C", "دال": "D", "هاء": "E", "واو": "F", "زاي": "G", "حاء": "H"}
_NUMBERED_ANNEX = re.compile(r"(?P<annex>\w+) (?P<number>[ivx]{1,5}|\d{1,2})")
_DASHED = re.compile(r"(?<=[0-9A-Za-z])–(?=[0-9A-Z])")
# Until it is known otherwise a special session is called so; these houses print "extraordinary".
_EXTRAORDINARY_HOUSES = frozenset({"fao", "unesco", "wfp", "who", "icao", "imo", "wmo", "itu", "cbd", "cop"})
# Houses that print "Provisional agenda item 13.1", and those whose Director General reports "by".
_AGENDA_FIRST_HOUSES = frozenset({"who"})
_REPORT_BY_HOUSES = frozenset({"unido", "who", "unesco", "iaea", "ilo", "fao", "un", "other"})


def wording_in_language(kind: str, text: str, language: str, setting: Setting) -> Wording | None:
    """The official English of one field in Russian, French, Spanish or Arabic; None for anything not known wholly."""
    base = base_language(language)
    if base is None or len(text) > _MAXIMUM_FORMULA:
        return None
    for formula in _FORMULAS.get(kind, ()):
        found = formula(text, base, setting)
        if found is not None:
            return found
    return None


def body_of(document: Document) -> Body | None:
    """The body whose document it is, read from its name in the document's own language."""
    base, named = base_language(document.language), document.front_matter.body
    return _body_named(read_body(named.surface, base), "") if base and named else None


def _body_named(english: str | None, family: str) -> Body | None:
    """The listed body of that English name, of ``family`` where there are several."""
    if english is None:
        return None
    known = [body for body in (*bodies().values(), *house_bodies().values()) if body.en == english]
    own = [body for body in known if body.family == family]
    if own or known:
        return (own or known)[0]
    return Body("", english, "un", "", f"the {_head(english)}")


def _head(english: str) -> str:
    """The noun that running text keeps of a name: Statistical Commission → Commission."""
    names = re.findall(r"Board|Council|Committee|Commission|Conference|Assembly|Forum|Body|Unit", english)
    return names[0] if names else english


def _body(text: str, language: str, setting: Setting) -> Wording | None:
    del setting
    found = read_body(text, language)
    return Wording(found) if found else None


def _session(text: str, language: str, setting: Setting) -> Wording | None:
    cut = split_body_session(text, language)
    if cut:
        named, rest = read_body(text[:cut].rstrip(" \n,،–—-"), language), _session(text[cut:], language, setting)
        return Wording(f"{named}, {rest.text[0].lower()}{rest.text[1:]}") if named and rest else None
    line = read_session(text, language)
    if line is None or (line.kind == "special" and setting.family in _EXTRAORDINARY_HOUSES):
        return None
    kind = f"{line.kind} " if line.kind else ""
    if line.number is None and not line.kind:
        return Wording(f"{line.year} {line.noun}")
    name = f"{kind}{line.noun}" if line.number is None else f"{ordinal_of(line.number)} {kind}{line.noun}"
    if line.year:
        bare = line.kind == "regular" or setting.family == "undp"
        name = f"{name} {line.year}" if bare else f"{name} of {line.year}"
    return Wording(capitalised(f"resumed {name}" if line.is_resumed else name))


def _date_place(text: str, language: str, setting: Setting) -> Wording | None:
    line = read_date_line(text, language)
    if line is None or not line.is_complete or len(line.ways) > 1:
        return None
    printed = joined([un_date(value) for value in line.dates])
    places = ", ".join(dict.fromkeys(name for _, name in line.places))
    if line.ways:
        places = f"{places} ({line.ways[0]})" if places else line.ways[0].capitalize()
    if not places:
        return Wording(printed)
    form = setting.house.dates if setting.house else "date_first"
    spelled = printed if form == "place_first" else _DASHED.sub(" to ", printed)
    return Wording(f"{spelled}, {places}" if form == "date_first" else f"{places}, {spelled}")


def _agenda_item(text: str, language: str, setting: Setting) -> Wording | None:
    line = read_agenda_item(text, language)
    if line is None:
        return None
    numbers = f"{joined(list(line.numbers))} to {line.upto}" if line.upto else joined(list(line.numbers))
    noun = "tems" if len(line.numbers) > 1 or line.upto else "tem"
    if line.agenda == "agenda":
        named = f"Agenda i{noun} {numbers}"
    elif line.agenda == "provisional agenda" and setting.family in _AGENDA_FIRST_HOUSES:
        named = f"Provisional agenda i{noun} {numbers}"
    else:
        named = f"I{noun} {numbers} of the {line.agenda}"
    if not line.title:
        return Wording(f"{named}{line.star}")
    title = _standing(" ".join(line.title.split()), language, setting)
    return Wording(f"{named}{line.star}: {title.text}") if title else None


def _author(text: str, language: str, setting: Setting) -> Wording | None:
    line = read_author(text, language)
    if line is None:
        return None
    if line.verb:
        return Wording(setting.dated(f"{line.paper} {line.verb} by {line.author}"))
    return Wording(setting.dated(f"{line.paper} {_preposition(line.paper, line.author, setting)} {line.author}"))


def _preposition(paper: str, author: str, setting: Setting) -> str:
    """Notes are "by" their author, reports of most authors "of"; a Director General's as the house prints it."""
    if not paper.lower().endswith("report"):
        return "by"
    if author == "the Director General":
        return "by" if setting.family in _REPORT_BY_HOUSES else "of"
    return next((one.report_by for one in authors().values() if one.en == author), "of")


def _masthead(text: str, language: str, setting: Setting) -> Wording | None:
    del setting
    found = read_masthead(" ".join(text.split()), language)
    return Wording(found) if found else None


def _standing(text: str, language: str, setting: Setting) -> Wording | None:
    reviewed = setting.reviewed(text.strip()) if setting.reviewed else None
    if reviewed:
        return Wording(reviewed)
    found = read_standing(text, language)
    if found is not None:
        return Wording(setting.dated(found))
    annex = _NUMBERED_ANNEX.fullmatch(plain_words(text).strip(" ."))
    if annex is not None and read_standing(annex["annex"], language) == "Annex":
        return Wording(f"Annex {annex['number'].upper()}")
    return None


def _heading(text: str, language: str, setting: Setting) -> Wording | None:
    """A heading with its number: ``I. Введение`` → I. Introduction; ``أولا - مقدمة`` likewise."""
    match = _LABEL.match(text)
    label = match["label"] if match else ""
    if match is None and language == "ar":
        match = _LABEL_AR.match(text)
        spelled = plain_words(match["label"]) if match else ""
        label = _ROMAN_AR.get(spelled) or _CAPITAL_AR.get(spelled) or ""
        match = match if label else None
    found = _standing(text[match.end() :] if match else text, language, setting)
    return Wording(f"{label}. {found.text}", found.is_official) if found and match else found


# "The Board may wish to take note of the information contained in the present document": the closing words of reports.
_TAKE_NOTE = {
    "ru": re.compile(
        r"(?P<body>[\w ]{4,40}?),? (?:возможно|вероятно),? (?:по)?желает принять к сведению "
        r"(?:(?P<info>информацию),? (?:содержащуюся|представленную|изложенную|приведенную) в )?"
        r"настоящ(?:ем|ий) (?P<paper>документе?|докладе?|записке)"
    ),
    "fr": re.compile(
        r"(?P<body>l[ea'] ?[\w ]{4,40}?) (?:souhaitera|voudra) peut-etre prendre note "
        r"(?:(?P<info>des (?:informations|renseignements)) (?:figurant|contenue?s|presente?e?s|fournie?s|donne?e?s) "
        r"dans (?:le |la )?presente? |du present |de la presente )(?P<paper>document|rapport|note)"
    ),
    "es": re.compile(
        r"(?P<body>(?:el|la) [\w ]{4,40}?) tal vez (?:desee|considere oportuno|estime oportuno|quiera) tomar nota "
        r"(?:(?P<info>de la informacion) (?:que figura|contenida|presentada|proporcionada|facilitada) en (?:el |la )?presente "
        r"|del presente |de la presente )(?P<paper>documento|informe|nota)"
    ),
    "ar": re.compile(
        r"(?:قد )?(?:يود|تود|يرغب|ترغب) (?P<body>[\w ]{4,30}?) (?:في )?(?:ان )?(?:يحيط|تحيط) علما ب"
        r"(?:(?P<info>المعلومات) (?:الواردة|المقدمة) في )?(?P<paper>هذه الوثيقة|هذا التقرير|هذه المذكرة)"
    ),
}
_PAPERS = {
    "document": "document", "документ": "document", "документе": "document", "documento": "document", "هذه الوثيقة": "document",
    "rapport": "report", "доклад": "report", "докладе": "report", "informe": "report", "هذا التقرير": "report",
    "note": "note", "записке": "note", "nota": "note", "هذه المذكرة": "note",
}  # fmt: skip


def _action(text: str, language: str, setting: Setting) -> Wording | None:
    """The commonest request: to take note of the document or of the information in it."""
    match = _TAKE_NOTE[language].fullmatch(plain_words(text).strip(" ."))
    if match is None:
        return None
    english = short_bodies(language).get(match["body"].strip(), frozenset())
    own = setting.body.short_en if setting.body else ""
    named = own if own in english else next(iter(english)) if len(english) == 1 else None
    paper = _PAPERS.get(match["paper"])
    if named is None or paper is None:
        return None
    object_ = f"the information contained in the present {paper}" if match["info"] else f"the present {paper}"
    return Wording(f"{capitalised(named)} may wish to take note of {object_}.")


_FORMULAS: dict[str, tuple[_Formula, ...]] = {
    "body": (_body, _session, _masthead),
    "session": (_session,),
    "date_place": (_date_place,),
    "agenda_item": (_agenda_item, _standing),
    "author": (_author,),
    "title": (_standing, _author),
    "heading": (_heading,),
    "abstract": (_standing,),
    "note": (_masthead,),
    "requested_action": (_action,),
    "paragraph": (_action,),
    "front_matter": (_body, _session, _date_place, _agenda_item, _author, _masthead, _standing),
}
