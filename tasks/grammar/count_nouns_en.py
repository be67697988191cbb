"""The noun an English number counts: the last plural before the verb, or a known noun of the singular after one."""

import re
from functools import cache

from tasks.grammar.count_nouns import NounHit
from tasks.vocabularies.quantity_tables import load_count_nouns

_TOKEN = re.compile(r"[ \u00a0\n\t]{1,2}[\"“‘(']?((?:\d{1,2}-)?[A-Za-zÀ-ÿ][\w\-’'/.&À-ÿ]*)([\"”’)]?,?)")
_ADJECTIVAL = re.compile(
    r"(?:al|ic|ive|ed|ing|ous|able|ible|ful|ent|ant|ary|scale|sized|based|made|term|free|new|large|small|medium|"
    r"micro|local|plant|and)$",
    re.I,
)

#: Ukrainians, Americans: people of a country.
_OF_ONE_COUNTRY = re.compile(
    r"(?!(?:African|European|Asian|American|Caribbean|Balkan|Eurasian)\b)[A-Z][a-z]+(?:ian|an|ese|US)\b|US\b|U\.S\."
)
_DEMONYM = re.compile(r"[A-Z][a-z]+ans")

STOPS = frozenset(
    [
        "of", "in", "on", "at", "by", "for", "from", "to", "with", "within", "without", "into", "onto", "upon", "under",
        "over", "above", "below", "between", "among", "amongst", "across", "through", "during", "before", "after",
        "since", "until", "till", "against", "about", "around", "near", "along", "towards", "toward", "per", "via",
        "as", "than", "that", "which", "who", "whom", "whose", "what", "when", "where", "while", "whereas", "because",
        "although", "though", "if", "unless", "whether", "so", "but", "nor", "or", "yet", "not", "no", "is", "are",
        "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does", "did", "will",
        "would", "shall", "should", "can", "could", "may", "might", "must", "it", "its", "they", "them", "their", "he",
        "she", "his", "her", "we", "our", "us", "you", "your", "i", "this", "these", "those", "there", "here", "the",
        "a", "an", "each", "every", "all", "both", "such", "same", "other", "only", "also", "then", "thus", "hence",
        "however", "therefore", "respectively", "including", "excluding", "plus", "minus", "versus", "vs", "et", "ago",
        "later", "earlier", "old", "out", "up", "down", "off", "apart", "away", "together", "too", "very", "more",
        "most", "less", "least", "fewer", "still", "already", "participated", "participate", "participating",
        "attended", "attending", "took", "take", "taking", "joined", "benefited", "received", "receive", "came", "come",
        "went", "go", "made", "make", "led", "lead", "said", "says", "say", "agreed", "agree", "adopted", "met", "meet",
        "held", "hold", "became", "become", "began", "begin", "contributed", "represented", "completed", "gathered",
        "signed", "submitted", "expressed", "remained", "used", "lost", "died", "die", "won", "win",
        "based", "located", "operating",
        "working", "living", "worth", "equivalent", "compared", "according", "due", "thanks", "depending", "resulting",
        "leading", "making", "using", "called", "known", "named", "aged", "see", "including", "e.g", "i.e", "etc",
        "was/were", "and/or",
    ]
)  # fmt: skip
_NOT_PLURAL = frozenset(
    [
        "was", "is", "has", "does", "its", "this", "thus", "plus", "less", "across", "always", "perhaps", "towards",
        "versus", "as", "us", "yes", "his", "hers", "theirs", "ours", "says", "includes", "remains", "represents",
        "shows", "means", "provides", "covers", "contains", "continues", "becomes", "gives", "makes", "takes", "comes",
        "goes", "needs", "seems", "helps", "leads", "plays", "aims", "allows", "requires", "supports", "offers", "sets",
        "follows", "applies", "uses", "works", "besides", "unless", "whereas", "sometimes", "afterwards", "upwards",
        "downwards", "forwards", "backwards", "nevertheless", "serious", "various", "previous", "numerous", "famous",
        "ambitious", "religious", "hazardous", "indigenous", "continuous", "enormous", "simultaneous", "gas", "bus",
        "class", "process", "business", "access", "progress", "success", "analysis", "basis", "crisis", "status",
        "consensus", "focus", "virus", "campus", "census", "corpus", "bonus", "chaos", "news", "series", "physics",
        "economics", "politics", "mathematics", "statistics", "logistics", "electronics", "ethics", "overseas",
        "headquarters", "united", "nations", "nations'", "times", "sales", "goods", "means", "premises", "proceeds",
        "savings", "emissions", "earnings", "losses", "reserves", "resources", "hours'", "days'", "years'", "months'",
        "weeks'", "happens", "exists", "occurs", "lies", "stands", "states'", "arises", "consists", "belongs",
        "depends", "refers", "relates", "corresponds", "accounts", "amounts", "equals", "exceeds", "employs",
        "operates", "hosts", "owns", "holds", "runs", "receives", "requests", "aims", "ranks", "diabetes", "measles", "rabies",
        "rickets", "athletics", "gymnastics", "olympics", "robotics", "genetics", "acoustics", "optics", "aesthetics", "foresees",
        "envisages", "stipulates", "obliges", "encourages", "urges", "calls", "recalls", "notes", "decides", "reaffirms",
        "welcomes", "invites", "emphasizes", "recognizes", "expects", "estimates", "employs", "produces", "generates", "costs",
    ]
)  # fmt: skip
_MASS_PLURALS = frozenset(
    [
        "emissions", "sales", "goods", "savings", "earnings", "losses", "resources", "proceeds", "means",
        "headquarters", "statistics",
    ]
)  # fmt: skip


def plural_of(singular: str) -> str:
    """The regular English plural of ``singular``.

    >>> plural_of("country"), plural_of("process"), plural_of("survey"), plural_of("SEZ")
    ('countries', 'processes', 'surveys', 'SEZs')
    """
    if singular.isupper():
        return f"{singular}s"
    if re.search(r"[^aeiou]y$", singular):
        return f"{singular[:-1]}ies"
    return f"{singular}es" if re.search(r"(?:s|x|z|ch|sh)$", singular) else f"{singular}s"


def singular_of(plural: str) -> str:
    """The singular of a regular English plural.

    >>> singular_of("samplers"), singular_of("policies"), singular_of("boxes"), singular_of("NGOs")
    ('sampler', 'policy', 'box', 'NGO')
    """
    if plural.endswith("ies") and len(plural) > 4:
        return f"{plural[:-3]}y"
    if re.search(r"(?:ss|x|ch|sh)es$", plural):
        return plural[:-2]
    return plural[:-1] if plural.endswith("s") else plural


@cache
def _english() -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]], frozenset[str]]:
    """(unit, group) by plural and by singular head in lower case, and the last words of all plurals."""
    plurals: dict[str, tuple[str, str]] = {}
    singulars: dict[str, tuple[str, str]] = {}
    for row in load_count_nouns():
        for singular, plural in row.en:
            lowered = (plural or plural_of(singular)).lower()
            plurals.setdefault(lowered, (row.unit, row.group))
            singulars.setdefault(singular.lower(), (row.unit, row.group))
    return plurals, singulars, frozenset(phrase.split()[-1] for phrase in plurals)


def _known(words: list[str], table: dict[str, tuple[str, str]]) -> tuple[tuple[str, str], int] | None:
    """The longest entry of ``table`` that ends the word list, and how many words it takes."""
    for size in range(min(4, len(words)), 0, -1):
        hit = table.get(" ".join(words[-size:]))
        if hit:
            return hit, size
    return None


def _clean(word: str) -> str:
    return word.rstrip(".'’").removesuffix("'s").removesuffix("’s")


def noun_en(text: str, position: int, *, singular: bool = False) -> NounHit | None:
    """The noun phrase counted by an English number that ends at ``position``; None when no counted noun follows.

    With ``singular`` (after "one") only nouns of the vocabulary count, in the singular.

    >>> hit = noun_en("5 plant and animal species are", 1); hit.unit, hit.end
    ('species', 26)
    >>> noun_en("12 were signed", 2) is None
    True
    """
    plurals, singulars, last_words = _english()
    words: list[str] = []
    starts: list[int] = []
    best: NounHit | None = None
    owner: NounHit | None = None  # of "two agencies' cooperation", unless what they own is counted
    cursor = position
    first, spare = -1, 2
    for _ in range(9):
        token = _TOKEN.match(text, cursor)
        if token is None:
            break
        raw, comma = token[1], token[2]
        word = _clean(raw)
        lowered = word.lower()
        possessive = raw.endswith(("'s", "’s", "s'", "s’"))
        ended = raw.endswith(".") and len(raw) > 3
        if first < 0:
            first = token.start(1)
        if lowered == "and" or lowered == "or":
            if best is not None or not words:
                break
            words.append(lowered)
            starts.append(token.start(1))
            cursor = token.end()
            continue
        if not word or (lowered in STOPS and not (lowered[-2:] == "ed" and words and words[-1].endswith("ly"))):
            break  # "four independently submitted resolutions" goes on
        words.append(lowered)
        starts.append(token.start(1))
        end = token.start(1) + len(word)
        if word == "Nations" and words[-2:-1] == ["united"]:  # the name, no nations that are counted
            cursor = token.end()
            if comma or ended:
                break
            continue
        hit: tuple[tuple[str, str], int] | None = None
        if singular:
            hit = _known(words, singulars)
            if hit and not possessive:
                following = _TOKEN.match(text, token.end(1))
                if following and not comma and _clean(following[1]).lower() in singulars:
                    hit = None  # "one country project": the head is still to come
        elif lowered in last_words:
            hit = _known(words, plurals)
        if hit and possessive and best is None and not singular:
            owner = NounHit(hit[0][0], hit[0][1], first, end, starts[-hit[1]])
        if hit and not possessive:
            best = NounHit(hit[0][0], hit[0][1], first, end, starts[-hit[1]])
            if raw == "states" and len(starts) > 1 and _OF_ONE_COUNTRY.match(text, starts[-2]):
                best = NounHit("region", "place", first, end, starts[-1])  # "seven Nigerian states"
        elif not singular and not possessive and best is None and _plural_like(word):
            if _DEMONYM.fullmatch(word):
                best = NounHit("person", "person", first, end, token.start(1))
                cursor = token.end()
                if comma or ended:
                    break
                continue
            unit = singular_of(word if word.isupper() or word[:-1].isupper() else lowered)
            known = _known([*words[:-1], unit.lower()], singulars)
            best = NounHit(known[0][0] if known else unit, known[0][1] if known else "", first, end, token.start(1))
        elif best is not None:
            if spare == 0 or not (lowered in _NOUNS_IN_ING or (not best.group and _may_join(lowered))):
                break
            spare -= 1  # "nine sanctions monitoring teams": a plural that only describes the one to come
        if singular and best is not None:
            break
        if best is not None and (comma or ended):
            break
        if ended or any(mark in comma for mark in '"”)'):
            break
        if "," in comma and not _ADJECTIVAL.search(word):
            break
        cursor = token.end()
    return best or owner


#: Nouns in -ing that stand between a plural and the noun it describes; other words in -ing are verbs.
_NOUNS_IN_ING = frozenset(
    [
        "monitoring", "training", "testing", "recycling", "processing", "manufacturing", "financing", "building",
        "planning", "engineering", "reporting", "trading", "mining", "housing", "marketing", "banking", "fishing",
        "farming", "funding", "learning", "lending", "shipping", "tracking", "warning",
    ]
)  # fmt: skip


def _may_join(word: str) -> bool:
    """Whether a word behind an unknown plural may lead on to the noun that is counted."""
    return word in _NOUNS_IN_ING or not word.endswith(("ed", "ly", "ing", "s"))


def _plural_like(word: str) -> bool:
    lowered = word.lower()
    if lowered in _NOT_PLURAL:
        return lowered in _MASS_PLURALS and False
    if len(word) < 4 and not (len(word) == 3 and word[:-1].isupper()):
        return False
    return lowered.endswith("s") and not lowered.endswith(("ss", "us", "is", "ous"))


def compound_noun_en(text: str, position: int) -> NounHit | None:
    """The singular noun glued to a number by a hyphen ("10-country programme"), None when it is no count noun.

    >>> compound_noun_en("a 10-country programme", 4).unit
    'country'
    """
    match = re.compile(r"[-‑]([A-Za-z]+)").match(text, position)
    if match is None:
        return None
    hit = _english()[1].get(match[1].lower())
    return None if hit is None else NounHit(hit[0], hit[1], match.start(1), match.end(1), match.start(1))
