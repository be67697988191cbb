"""Formulas of the masthead: bodies, sessions of any ordinal, dates with places."""

import re

from tasks.grammar.dates import find_dates
from tasks.grammar.inflection_en import capitalised
from tasks.grammar.numerals_en import ordinal_words
from tasks.grammar.numerals_zh import ordinal_zh
from tasks.grammar.places import find_places
from tasks.grammar.un_dates import date as un_date
from tasks.translation.wording import Setting, Wording
from tasks.vocabularies.front_matter import Body, bodies

_N = r"[\d一二三四五六七八九十百零〇两]{1,9}"
_SESSION = re.compile(
    rf"(?:(?P<year>\d{{4}})\s*年)?\s*第\s*(?P<number>{_N})\s*(?P<measure>届|次)\s*"
    r"(?P<kind>紧急特别|特别|常|组织|年度|实质性|联合|全体)?(?P<noun>会议|会|届会)"
    r"(?P<resumed>续会)?(?:\s*[(（]?第\s*(?P<part>[一二三四五])\s*(?:期会议|阶段|部分)[)）]?)?"
)
_YEAR_SESSION = re.compile(r"(?P<year>\d{4})\s*年\s*(?P<kind>实质性|年度|组织)?(?P<noun>会议|届会)")
_YEARS = re.compile(rf"第\s*(?P<number>{_N})\s*年")
_KINDS = {
    None: "", "常": "regular ", "特别": "special ", "紧急特别": "emergency special ", "组织": "organizational ",
    "年度": "annual ", "实质性": "substantive ", "联合": "joint ", "全体": "plenary ",
}  # fmt: skip
_DASHED = re.compile(r"(?<=[0-9A-Za-z])–(?=[0-9A-Z])")
_BREAKS = re.compile(r"\s*[\r\n]+\s*")


def body(text: str, setting: Setting) -> Wording | None:
    """The English name of a body (``工业发展理事会`` → Industrial Development Board)."""
    found = body_named(text, setting)
    return Wording(found.en) if found else None


def body_named(text: str, setting: Setting) -> Body | None:
    """The body that ``text`` names, wholly and exactly; 大会 is decided by the organ family."""
    name = text.strip().strip("《》")
    table = bodies()
    if name == "大会" and setting.family == "unido":
        return table["工发组织大会"]
    return table.get(name) or table.get(name.replace("《", "").replace("》", ""))


def session(text: str, setting: Setting) -> Wording | None:
    """A session line, alone or after the body's name (``第四十九届会议`` → Forty-ninth session)."""
    words = text.strip()
    for name in sorted(bodies(), key=len, reverse=True):
        if words.startswith(name) and len(words) > len(name):
            found, rest = body_named(name, setting), session(words[len(name) :], setting)
            if found is None or rest is None:
                return None
            return Wording(f"{found.en}, {rest.text[0].lower()}{rest.text[1:]}")
    return _numbered_session(words) or _session_of_year(words)


def _numbered_session(words: str) -> Wording | None:
    years = _YEARS.fullmatch(words)
    match = _SESSION.fullmatch(words)
    if years:
        number = ordinal_zh(f"第{years['number']}")
        return Wording(f"{capitalised(ordinal_words(number))} year") if number else None
    if match is None:
        return None
    number = ordinal_zh(f"第{match['number']}")
    if not number:
        return None
    # 届 counts sessions, 次 the meetings within one (第一次会议 → first meeting), except extraordinary sessions.
    noun = "meeting" if match["measure"] == "次" and match["kind"] not in ("特别", "紧急特别") else "session"
    name = f"{ordinal_words(number)} {_KINDS[match['kind']]}{noun}"
    if match["resumed"]:
        name = f"resumed {name}"
    if match["year"]:
        name = f"{name} {match['year']}"
    if match["part"]:
        part = ordinal_zh(f"第{match['part']}")
        name = f"{name} ({ordinal_words(part)} part)" if part else name
    return Wording(capitalised(name))


def _session_of_year(words: str) -> Wording | None:
    match = _YEAR_SESSION.fullmatch(words)
    if match is None:
        return None
    if match["kind"] is None:
        return Wording(f"{match['year']} session")
    return Wording(f"{capitalised(_KINDS[match['kind']])}session of {match['year']}")


def date_place(text: str, setting: Setting) -> Wording | None:
    """Date and place in either order; the organ family decides the English order and form.

    Nothing but dates, places and the commas between them may stand in ``text``.
    """
    words = _BREAKS.sub("，", text.strip())
    dates = find_dates(words, "zh")
    if len(dates) != 1:
        return None
    when = dates[0]
    rest = [piece.strip(" ，,、在于举行。") for piece in (words[: when.start], words[when.end :])]
    places = [piece for piece in rest if piece]
    printed = un_date(when.value)
    if not printed or printed == when.value:
        return None
    if not places:
        return Wording(printed)
    names = _place_names(places)
    if names is None:
        return None
    if setting.family == "unido":
        return Wording(f"{names}, {printed}")
    return Wording(
        f"{names}, {_DASHED.sub(' to ', printed)}"
        if setting.family == "cop"
        else f"{_DASHED.sub(' to ', printed)}, {names}"
    )


def _place_names(pieces: list[str]) -> str | None:
    names: list[str] = []
    for piece in pieces:
        for part in re.split(r"[，,、]\s*", piece):
            found = [place for place in find_places(part, "zh") if place.start == 0 and place.end == len(part)]
            if not found:
                return None
            names.append(found[0].name)
    return ", ".join(dict.fromkeys(names))
