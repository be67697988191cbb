"""Industrial plants recognised by the form of their English names: "Segezha and Kondopoga pulp & paper mills"."""

import re
from collections.abc import Iterator

from tasks.grammar.organisation_form import FormMatch
from tasks.grammar.organisation_names_en import is_country_word
from tasks.grammar.phrases import word_set

_PLANTS = re.compile(
    r"((?:[A-Z][\w’'-]+,?\s+(?:and\s+)?){1,6})"
    r"((?:(?:pulp|paper|steel|iron|chemical|cement|oil|gas|sugar|textile|aluminium|aluminum|copper|nickel"
    r"|metallurgical|fertilizer|power)"
    r"\s+(?:(?:&|and)\s+)?){1,3})(mill|plant|factory|refinery|smelter|work|combine)(s|ies)?\b"
)
# Words that open a sentence or describe plants of no name: "Six textile mills", "Most modern steel plants".
_NOT_NAMES = word_set(
    "The A An This That These Those Its Their Our Your His Her New Old Joint Special Each All Any Both In On At By For From "
    "With Of To And Or But Also Another Other Such Member Project Country During After Before Since While When Where As Under "
    "Further More Some Many Several Most Every No Not One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen "
    "Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety Hundred Dozens "
    "First Second Third Last Next Large Small Medium Big Major Modern Local Regional National Private Public State Foreign "
    "Domestic Existing Existing Municipal Selected Pilot Participating Nearly Almost About Around Over Currently Today "
    "Mr Mrs Ms Dr Prof Which What"
)


def plants(text: str) -> Iterator[FormMatch]:
    """Each plant by its own name; counted plants and those called after a country only are none.

    >>> [form.name for form in plants("Segezha and Kondopoga pulp & paper mills; Six textile mills; Russian steel plants")]
    ['Segezha Pulp and Paper Mill', 'Kondopoga Pulp and Paper Mill']
    """
    for match in _PLANTS.finditer(text):
        kind = " ".join(match.group(2).replace("&", "and").title().replace("And", "and").split())
        words = list(re.finditer(r"[A-Z][\w’'-]+", match.group(1)))
        names = [word for word in words if not _is_common(word.group())]
        for index, name in enumerate(names):
            start = match.start(1) + name.start()
            end = match.end() if index == len(names) - 1 else match.start(1) + name.end()
            yield FormMatch(start, end, f"{name.group()} {kind} {match.group(3).title()}")


def _is_common(word: str) -> bool:
    first = word.split("-")[0].capitalize()
    return first in _NOT_NAMES or is_country_word(word)
