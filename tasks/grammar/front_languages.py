"""Lines of a United Nations first page in Russian, French, Spanish and Arabic: what each is and what it says.

One grammar over the tables of :mod:`tasks.vocabularies.front_matter_languages`. Every reader takes a whole line and
answers None unless it accounts for every word of it.
"""

import re
from dataclasses import dataclass
from functools import cache

from tasks.grammar.front_languages_dates import read_date_line
from tasks.grammar.front_languages_sessions import read_session
from tasks.vocabularies.front_matter_languages import base_language, front_terms, plain_words

_LONGEST = 300  # characters: no line of a first page is longer
_EDGES = " .,;:*/\u3000"


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """Items of an agenda (``4 (a)``), the agenda's English name, a star, and the title that follows on the line."""

    numbers: tuple[str, ...]
    upto: str
    agenda: str
    star: str
    title: str


@dataclass(frozen=True, slots=True)
class AuthorLine:
    """A paper and whose it is; ``verb`` is ``submitted``, ``prepared`` or empty ("Report of …")."""

    paper: str
    author: str
    verb: str


def read_body(text: str, language: str) -> str | None:
    """The official English name of the body that ``text`` names, and nothing else.

    >>> read_body("JUNTA DE DESARROLLO INDUSTRIAL", "es")
    'Industrial Development Board'
    """
    return front_terms(language, "body").get(plain_words(text).strip(_EDGES))


def read_standing(text: str, language: str) -> str | None:
    """The English of a standing heading or agenda wording."""
    return front_terms(language, "standing").get(plain_words(text).strip(_EDGES))


def split_body_session(text: str, language: str) -> int:
    """Where the session begins in a line that names body and session (``Совет …, сорок девятая сессия``); 0 if it is none."""
    for match in re.finditer(r"[,،\n]\s*|\s+[–—-]\s+", text[:_LONGEST]):
        if read_body(text[: match.start()], language) and read_session(text[match.end() :], language):
            return match.end()
    return 0


_LETTERS_AR = {letter: chr(97 + index) for index, letter in enumerate("ابجدهوزحطيكلمنس")}
_LETTERS_RU = {"а": "a", "б": "b", "в": "c", "г": "d", "д": "e", "с": "c", "е": "e", "i": "i"}
_SUB = r"(?: ?\(?(?:[a-z]|[ivx]{1,5}|[абвгдес]|[ابجدهوزحطيكلمنس]ـ?)\))"
_NUMBER = rf"\d{{1,3}}(?:\.\d{{1,2}})?{_SUB}*"
_ITEMS = {"ru": r"пункт[ыа]?", "fr": r"points?", "es": r"temas?", "ar": r"(?:البندان|البندين|البنود|البند|بند)"}
_TO = {"ru": ("по", "-"), "fr": ("a", "-"), "es": ("a", "-"), "ar": ("الى", "-")}


def read_agenda_item(text: str, language: str) -> AgendaLine | None:
    """The agenda items that a line names, with the title after them.

    >>> read_agenda_item("Tema 4 a) del programa provisional*", "es")
    AgendaLine(numbers=('4 (a)',), upto='', agenda='provisional agenda', star='*', title='')
    """
    line, _, below = text[: 4 * _LONGEST].strip().partition("\n")
    match = _item_pattern(language).fullmatch(plain_words(line))
    if match is None:
        return None
    numbers = tuple(_numbered(number) for number in re.findall(_NUMBER, match["numbers"]))
    upto = _numbered(match["upto"]) if match["upto"] else ""
    if not all(numbers) or (match["upto"] and not upto):
        return None
    agenda = front_terms(language, "agenda")[match["agenda"]]
    star = match["star"] or match["star2"] or ""
    return AgendaLine(tuple(number or "" for number in numbers), upto or "", agenda, star, below.strip())


@cache
def _item_pattern(language: str) -> re.Pattern[str]:
    agendas = "|".join(sorted(map(re.escape, front_terms(language, "agenda")), key=len, reverse=True))
    upto = "|".join(map(re.escape, _TO[language]))
    conjunction = {"ru": r"и", "fr": r"et", "es": r"[ye]", "ar": r"و"}[language]
    return re.compile(
        rf"(?P<star>\*{{0,3}}) ?{_ITEMS[language]} (?P<numbers>{_NUMBER}(?:(?: ?, ?| ?{conjunction} ?){_NUMBER})*)"
        rf"(?: ?(?:{upto}) ?(?P<upto>{_NUMBER}))? (?P<agenda>{agendas}) ?(?P<star2>\*{{0,3}})[.:]?"
    )


def _numbered(number: str) -> str | None:
    """``4 a)`` → 4 (a), the letters of any of the four languages as Latin ones; None for one that is not known."""
    head = re.match(r"\d{1,3}(?:\.\d{1,2})?", number)
    if head is None:
        return None
    parts = [head.group()]
    for letter in re.findall(r"[^\W\d_]+", number[head.end() :]):
        latin = letter if letter.isascii() else _LETTERS_AR.get(letter) or _LETTERS_RU.get(letter)
        if latin is None:
            return None
        parts.append(f"({latin})")
    return " ".join(parts)


_SUBMITTED = {
    "ru": (("представленн(?:ый|ая|ое)", "submitted"), ("подготовленн(?:ый|ая|ое)", "prepared")),
    "fr": (("(?:presente|soumis)e?(?: par)", "submitted"), ("(?:etabli|prepare)e?(?: par)", "prepared")),
    "es": (("presentad[oa](?: por)", "submitted"), ("preparad[oa](?: por)", "prepared")),
    "ar": (("مقدمة? من", "submitted"), ("(?:من اعداد|اعدته|اعده)", "prepared")),
}


def read_author(text: str, language: str) -> AuthorLine | None:
    """Who reports in a line that says nothing else.

    >>> read_author("Rapport du Directeur général", "fr")
    AuthorLine(paper='Report', author='the Director General', verb='')
    """
    words = plain_words(text[:_LONGEST]).strip(_EDGES)
    for paper, english in sorted(front_terms(language, "paper").items(), key=lambda term: -len(term[0])):
        if not words.startswith(f"{paper} ") and not words.startswith(f"{paper}, "):
            continue
        rest = words[len(paper) :].strip(" ,")
        for pattern, verb in _SUBMITTED[language]:
            opened = re.match(rf"{pattern}\s+", rest)
            if opened is not None:
                author = _authors(language, "by").get(rest[opened.end() :])
                return AuthorLine(english, author, verb) if author else None
        author = _authors(language, "of").get(rest)
        if author:
            return AuthorLine(english, author, "")
    return None


@cache
def _authors(language: str, after: str) -> dict[str, str]:
    """What follows "report" (``of``) or "submitted by" (``by``) → the author in English."""
    found: dict[str, str] = {}
    for form, english in front_terms(language, "author").items():
        if language == "ru":
            genitive, _, instrumental = form.partition(">")
            found[genitive if after == "of" else instrumental] = english
        elif language == "ar":
            found[form] = english
            if after == "of":
                found[f"من {form}"] = english
        else:
            found[form if after == "by" else _of(form)] = english
    return found


def _of(name: str) -> str:
    """A French or Spanish name with its article after "of": ``le comite`` → du comite, ``la junta`` → de la junta."""
    article, _, rest = name.partition(" ")
    contracted = {"le": "du", "les": "des", "el": "del"}.get(article)
    return f"{contracted} {rest}" if contracted else f"de {name}"


_DISTRIBUTIONS = {
    "general": "General", "limited": "Limited", "restricted": "Restricted", "generale": "General", "limitee": "Limited",
    "limitada": "Limited", "restreinte": "Restricted", "reservada": "Restricted", "общее": "General",
    "ограниченное": "Limited", "عام": "General", "محدود": "Limited", "مقيد": "Restricted",
}  # fmt: skip
_DISTRIBUTION = re.compile(
    r"(?:distr\.? ?:? ?|distribution(?: ?:)? |distribucion(?: ?:)? |распространение ?: ?|التوزيع ?: ?|توزيع ?:? ?)(?P<word>\w+)\.?"
)
_ORIGINAL = re.compile(
    r"(?:(?P<own>[\w]+)[ .;/]+)?(?:original|оригинал|الاصل|النص الاصلي) ?: ?(?P<languages>[\w/ ,]+)\.?"
)


def read_masthead(text: str, language: str) -> str | None:
    """A line on distribution or the original's language in English: ``Original : anglais`` → Original: English.

    >>> read_masthead("Оригинал: английский", "ru"), read_masthead("Distr. general", "es")
    ('Original: English', 'Distr.: General')
    """
    words = plain_words(text[:_LONGEST]).strip(" *")
    match = _DISTRIBUTION.fullmatch(words)
    if match is not None:
        return f"Distr.: {_DISTRIBUTIONS[match['word']]}" if match["word"] in _DISTRIBUTIONS else None
    tongues = _tongues(language)
    if words in tongues:
        return tongues[words]
    match = _ORIGINAL.fullmatch(words)
    if match is None or (match["own"] and match["own"] not in tongues):
        return None
    named = [tongues.get(name) for name in re.split(r"\s*[/,]\s*|\s+(?:et|y|и)\s+", match["languages"].strip())]
    if None in named:
        return None
    original = f"Original: {'/'.join(name for name in named if name)}"
    return f"{tongues[match['own']]}. {original}" if match["own"] else original


@cache
def _tongues(language: str) -> dict[str, str]:
    english = {name.casefold(): name for name in ("English", "French", "Spanish", "Russian", "Chinese", "Arabic")}
    return {**english, **front_terms(language, "language")}


def line_role(text: str, language: str) -> str | None:
    """What a line of a first page is, as the role of its block: ``body_name``, ``session``, ``agenda_item``, ``author``,
    ``date_place``, ``date``, ``masthead``; None for any other line and any other language.
    """
    base = base_language(language)
    if base is None or len(text) > _LONGEST:
        return None
    if read_agenda_item(text, base):
        return "agenda_item"
    if read_masthead(text, base) or plain_words(text).strip(_EDGES) in _united_nations(base):
        return "masthead"
    if read_session(text, base) or split_body_session(text, base):
        return "session"
    if read_body(text, base):
        return "body_name"
    dated = read_date_line(text, base)
    if dated is not None:
        rest = dated.places or dated.ways or not dated.is_complete
        return "date_place" if rest or any("/" in value for value in dated.dates) else "date"
    return "author" if read_author(text, base) else None


@cache
def _united_nations(language: str) -> frozenset[str]:
    named = front_terms(language, "standing")
    return frozenset(form for form, english in named.items() if english.startswith("United Nations"))


_WISHES = {
    "ru": re.compile(r"(?:возможно|вероятно),? (?:по)?желает"),
    "fr": re.compile(r"(?:souhaitera|voudra|souhaiterait|voudrait) peut-etre"),
    "es": re.compile(r"tal vez (?:desee|considere oportuno|estime oportuno|quiera)"),
    "ar": re.compile(r"قد (?:يود|تود|يرغب|ترغب)"),
}


def is_requested_action(text: str, language: str) -> bool:
    """Whether a paragraph says what its body "may wish to" do.

    >>> is_requested_action("Le Comité souhaitera peut-être prendre note du présent rapport.", "fr")
    True
    """
    base = base_language(language)
    return base is not None and _WISHES[base].search(plain_words(text[:2000])) is not None
