"""Why an English numeral is no figure: labels (phase 2), pronouns (one of the), idioms, ordinals, names with numbers."""

import re
from functools import cache

from tasks.vocabularies.quantity_tables import load_labels

#: Names in which a bare number follows or precedes a fixed word, whatever is counted next.
_NAMES = frozenset(
    [
        "GEF", "COP", "CMP", "CMA", "MOP", "AR", "Agenda", "Horizon", "Vision", "Industry", "Society", "Industrie",
        "Web", "Windows", "Basel", "Apollo", "Falcon", "Boeing", "Airbus", "Fortune", "Forbes", "FTSE", "MSCI", "P",
        "Nikkei", "CAC", "DAX", "G", "Top", "Strategy", "Plan", "Expo", "Davos", "COVID", "Type", "Generation",
        "Mission", "Euro", "Tier", "Scope", "Level", "ExCom", "Excom", "Category", "Article", "Annex", "Promotion",
        "PROMOTION", "Grade", "Code", "RCP", "SSP", "Track", "Catapult", "Build", "Programme", "Protocol",
    ]
)  # fmt: skip
#: After these the number is part of the name even where a noun follows ("Agenda 21 cities", "Group of 77 countries").
_FIRM_NAMES = frozenset(
    [
        "GEF", "COP", "CMP", "CMA", "MOP", "AR", "Agenda", "Horizon", "Vision", "Basel", "Group of", "PROMOTION",
        "Promotion", "Industry", "ExCom",
    ]
)  # fmt: skip
_NAMES_OF_TWO_WORDS = ("Group of", "Fit for", "Race to")
_ONE_PRONOUN_BEFORE = frozenset(
    [
        "this",
        "that",
        "the",
        "each",
        "every",
        "another",
        "any",
        "no",
        "some",
        "which",
        "either",
        "neither",
        "every",
        "only",
        "other",
        "next",
        "last",
        "former",
        "latter",
        "new",
        "old",
        "number",
        "day",
        "as",
        "only-one",
    ]
)
_ONE_AFTER = re.compile(
    r"(?:[ \u00a0\n]+(?:of\b|another\b|'s|can\b|should\b|must\b|may\b|might\b|could\b|would\b|will\b|needs?\b|"
    r"has\b|is\b|was\b|"
    r"which\b|that\b|who\b|where\b|by one\b|and the same\b|or the other\b|or another\b|hand\b|day\b|way\b|thing\b|"
    r"after\b|or more\b(?=[ ]of)|"
    r"to\b|in\b(?! (?:two|three|four|five|six|seven|eight|nine|ten|\d))|side\b|end\b|point\b|reason\b|example\b|"
    r"word\b|time\b|aspect\b|such\b|step\b|"
    r"voice\b|roof\b|year\b|month\b|week\b|hour\b|decade\b|place\b|stop\b|size\b|person['’]s\b)|[-‑])",
    re.IGNORECASE,
)
_ONE_NAME_BEFORE = re.compile(
    r"\b(?:Delivering as|One|as|at|day|number|ground|Day|Formula|formula|round|square)[ \u00a0]$"
)
_ONE_NAMES_AFTER = re.compile(
    r"[ \u00a0](?:UN|Health|Belt|Planet|World|Water|Country, Two|Million|Stop|Ocean|Africa|Earth|Tree|Pledge)\b"
)
_IDIOM_COMPOUND = re.compile(
    r"[-‑](?:way|stop|off|sided|dimensional|fold|size|step|stage|tier|tiered|level|phase|phased|pronged|part|"
    r"digit|story|"
    r"storey|time|third|thirds|half|quarter|quarters|shot|click|point|track|faceted|lateral|monthly|yearly|page|star|"
    r"wheeler|wheelers|wheeled|wheel|figure|member|person|man|woman|party|piece|volume|chapter|item|legged|"
    r"(?:by|in|to|and)\b|something|footed|handed|speed|stroke|pillar|step-by)"
)
_ORDINAL_TAIL = re.compile(
    r"[ \u00a0\n]+(?:(?:regular|special|annual|ordinary|extraordinary|plenary|resumed|emergency|substantive|"
    r"joint)[ \u00a0])?"
    r"(?P<what>sessions?|meetings?)\b",
    re.IGNORECASE,
)


@cache
def _labels() -> dict[str, tuple[str, str]]:
    return {row.label: (row.strength, row.reason) for row in load_labels() if row.language == "en"}


def label_before(text: str, start: int) -> tuple[str, str] | None:
    """(strength, reason) when the word before the number labels it ("paragraph 5"), None otherwise.

    >>> label_before("see paragraph 5", 14), label_before("the companies 5", 14)
    (('strong', 'paragraph_reference'), None)
    """
    end = start
    while end > 0 and text[end - 1] in " \u00a0\n\t([" and start - end < 3:
        end -= 1
    if end == 0 or text[end - 1].isdigit() or text[end - 1].isspace() or text[end - 1] in "-/":
        return None
    low = max(0, end - 24)
    words = text[low:end].split()
    word = words[-1] if words else ""
    if word.isalpha():
        low = end - len(word)
    else:
        low = end
        while low > 0 and end - low < 24 and (text[low - 1].isalnum() or text[low - 1] in ".-№#§/"):
            low -= 1
        word = text[low:end]
    if not word:
        return None
    hit = _labels().get(word.lower()) or _labels().get(word.lower().rstrip("."))
    if hit is None and "-" in word:
        hit = _labels().get(word.lower().rpartition("-")[2])
    if hit is None:
        return None
    if hit[0] == "weak" and word[:1].isupper() and not word.isupper() and low > 1 and text[low - 2] not in '.!?:;\n”"':
        return "capital", hit[1]
    return hit


def word_before(text: str, start: int) -> str:
    """The word parted by one blank or hyphen from what begins at ``start``, "" when no letter stands there.

    >>> word_before("under Horizon 2020", 14), word_before("12 14", 3)
    ('Horizon', '')
    """
    end = start - 1
    if end < 1 or text[end] not in " \u00a0-\n" or not text[end - 1].isalpha():
        return ""
    word = text[max(0, end - 24) : end].split()[-1]
    if word.isalpha():
        return word
    low = end
    while low > 0 and end - low < 24 and text[low - 1].isalpha():
        low -= 1
    return text[low:end]


def name_before(text: str, start: int, word: str | None = None) -> str | None:
    """``weak`` or ``firm`` when the words before make the number part of a name ("Agenda 21", "Group of 77"), else None.

    After a firm one the number names even if a noun follows it. ``word`` is the word before where it is known already.

    >>> name_before("under Horizon 2020", 14), name_before("the Top 20", 8), name_before("some 20", 5)
    ('firm', 'weak', None)
    """
    if word is None:
        word = word_before(text, start)
    if not word:
        return None
    if word in _FIRM_NAMES:
        return "firm"
    if word in _NAMES:
        return "weak"
    two = next((name for name in _NAMES_OF_TWO_WORDS if text.endswith(name, 0, start - 1)), None)
    return None if two is None else "firm" if two in _FIRM_NAMES else "weak"


def acronym_before(text: str, start: int) -> bool:
    """Whether an acronym stands right before ("REDD 2"): such a number names, unless it counts what follows.

    >>> acronym_before("the IPCC 6", 9), acronym_before("the panel 6", 10)
    (True, False)
    """
    word = word_before(text, start)
    return any(letter.isupper() for letter in word[1:])


def why_not_one(text: str, start: int, end: int) -> str | None:
    """Why "one" at ``start`` is a pronoun, idiom or part of a name, None when it may count.

    >>> why_not_one("one of the greenest", 0, 3), why_not_one("one Japanese company", 0, 3)
    ('idiom_or_pronoun', None)
    """
    if _ONE_NAMES_AFTER.match(text, end) and text[start].isupper():
        return "name_with_number"
    if _ONE_AFTER.match(text, end) or _ONE_NAME_BEFORE.search(text, max(0, start - 14), start):
        return "idiom_or_pronoun"
    before = re.search(r"([A-Za-z]+)[ \u00a0\n]+$", text[max(0, start - 16) : start])
    if before and before[1].lower() in _ONE_PRONOUN_BEFORE and before[1].lower() not in ("the", "only"):
        return "idiom_or_pronoun"
    return None


def is_idiom_compound(text: str, end: int) -> bool:
    """Whether a hyphen makes the number an adjective that counts nothing reported ("two-way", "three-stage").

    >>> is_idiom_compound("two-way", 3), is_idiom_compound("100-MW", 3)
    (True, False)
    """
    return bool(_IDIOM_COMPOUND.match(text, end))


def ordinal_reason(text: str, end: int) -> str:
    """What an ordinal numbers: a session, a meeting or anything else.

    >>> ordinal_reason("the fifth meeting of", 9), ordinal_reason("first stage", 5)
    ('ordinal_meeting_number', 'ordinal')
    """
    tail = _ORDINAL_TAIL.match(text, end)
    if tail is None:
        return "ordinal"
    return "session" if tail["what"].lower().startswith("session") else "ordinal_meeting_number"
