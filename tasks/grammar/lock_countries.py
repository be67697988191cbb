"""Countries of a text and of its translation, compared both ways."""

from collections.abc import Iterable

from tasks.grammar.lock_model import LockReading

# Chinese names two countries by one character each (中美, 中德).
_SHORT_COUNTRIES = {
    "中": "CHN", "美": "USA", "俄": "RUS", "德": "DEU", "法": "FRA", "英": "GBR", "日": "JPN", "韩": "KOR", "印": "IND",
    "越": "VNM", "蒙": "MNG", "泰": "THA", "巴": "PAK", "缅": "MMR", "朝": "PRK", "澳": "AUS", "新": "SGP", "哈": "KAZ",
}  # fmt: skip


def country_differences(said: LockReading, kept: LockReading) -> list[str]:
    """What is missing and what is new, each as one line; empty when both texts name the same countries."""
    missing = sorted(
        said.country_surfaces[iso3]
        for iso3 in said.countries.keys() - kept.countries.keys()
        if not (said.countries[iso3] == "org_name" and _has_new_acronym(said.text, kept.text))
        and not _is_abbreviated(iso3, kept.text)
    )
    extra = sorted(
        kept.country_surfaces[iso3]
        for iso3 in kept.countries.keys() - said.countries.keys()
        if not _is_abbreviated(iso3, said.text)
        and not (kept.countries[iso3] == "org_name" and _has_new_acronym(kept.text, said.text))
    )
    return [*listed("missing", missing), *listed("not in the source", extra)]


def _has_new_acronym(without: str, text: str) -> bool:
    """Whether ``text`` has an acronym that ``without`` has not: an organisation named short instead of by its country."""
    words = (word.strip(".,;:()“”\"'") for word in text.split())
    return any(len(w) > 2 and w.isascii() and w.isupper() and w.isalpha() and w not in without for w in words)


def _is_abbreviated(iso3: str, text: str) -> bool:
    letters = [letter for letter, country in _SHORT_COUNTRIES.items() if country == iso3]
    return any(
        text[index : index + 1] == letter
        and (text[index + 1 : index + 2] in _SHORT_COUNTRIES or text[max(index - 1, 0) : index] in _SHORT_COUNTRIES)
        for letter in letters
        for index in _positions(text, letter)
    )


def _positions(text: str, letter: str) -> Iterable[int]:
    index = text.find(letter)
    while index >= 0:
        yield index
        index = text.find(letter, index + 1)


def listed(what: str, items: Iterable[str]) -> list[str]:
    """One line naming at most six of ``items``, none when there are none."""
    found = list(dict.fromkeys(items))
    return [f"{what}: {', '.join(found[:6])}{' …' if len(found) > 6 else ''}"] if found else []
