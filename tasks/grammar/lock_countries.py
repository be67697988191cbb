"""Countries of a text and of its translation, compared both ways."""

import re
from collections.abc import Iterable, Iterator

from tasks.grammar.lock_model import LockReading
from tasks.grammar.places import find_places

# Chinese names two countries by one character each (中美, 中德).
_SHORT_COUNTRIES = {
    "中": "CHN", "美": "USA", "俄": "RUS", "德": "DEU", "法": "FRA", "英": "GBR", "日": "JPN", "韩": "KOR", "印": "IND",
    "越": "VNM", "蒙": "MNG", "泰": "THA", "巴": "PAK", "缅": "MMR", "朝": "PRK", "澳": "AUS", "新": "SGP", "哈": "KAZ",
    "港": "HKG", "意": "ITA", "西": "ESP", "墨": "MEX", "加": "CAN", "老": "LAO", "柬": "KHM", "马": "MYS", "乌": "UZB",
    "埃": "EGY",
    "南": "ZAF", "以": "ISR", "伊": "IRN", "荷": "NLD", "瑞": "CHE", "奥": "AUT", "台": "TWN",
}  # fmt: skip
# Regions and unions that are paired with a country in the same way: 中非, 中欧, 中阿, 中拉; 港澳 are not states.
_SHORT_REGIONS = frozenset("非欧阿拉盟")
_MACAO = re.compile(r"[港、]澳|澳(?=门|台)")
# The island by its first character alone, in words of its own press (全臺: all of it).
_TAIWAN = re.compile(r"[全在来赴访]台(?![阶面上下机词])|台(?:北|商|资|币|企|农|胞|海|股|电|铁|湾)|两岸")
# Names that the press of one region has for a country and others for a part of the world.
_REGIONAL = {"澳洲": "AUS"}
_CONTINENTS = {"AUS": ("oceania", "australasia")}
# English prefixes that name a country: Sino-German, Franco-Russian.
_PREFIXES = {
    "CHN": "sino-", "FRA": "franco-", "GBR": "anglo-", "IND": "indo-", "RUS": "russo-", "JPN": "japano-",
    "AUT": "austro-", "ITA": "italo-", "ESP": "hispano-",
    "DEU": "germano-",
}  # fmt: skip
# Two short names before one of these are surely two countries; elsewhere the characters may belong to other words.
_PAIR = re.compile(
    r"(?<![其当集年期途心空高初地])([中美俄德法英日韩印越蒙泰缅朝])([中美俄德法英日韩印越蒙泰缅])"
    r"(?=两国|双边|双方|关系|贸易|合作|建交|首脑|元首|企业|联合|经贸|能源|之间|自贸|自由贸易|投资|战略|签署|政府|三国|生态|环境|科技|气候|绿色|友好)"
)


def short_names(text: str) -> Iterator[tuple[int, str]]:
    """Place and code of countries that are surely named by one character each in a Chinese text.

    >>> [iso3 for _, iso3 in short_names("中德合作，当中美好的一天")]
    ['CHN', 'DEU']
    """
    for name, iso3 in _REGIONAL.items():
        for start in _positions(text, name):
            yield start, iso3
    for match in _PAIR.finditer(text):
        yield match.start(1), _SHORT_COUNTRIES[match.group(1)]
        yield match.start(2), _SHORT_COUNTRIES[match.group(2)]


# Names of languages, which English says like nationalities: 中文 is "Chinese", and no country.
_LANGUAGE_NAMES = {
    "CHN": re.compile(r"中文|汉语|漢語|汉文|漢文|华文|китайск|chinois|chino|الصينية", re.I),
    "FRA": re.compile(r"法文|法语|法語|французск|français|francés|francesa|الفرنسية", re.I),
    "RUS": re.compile(r"俄文|俄语|俄語|русск|russe|ruso|rusa|الروسية", re.I),
    "ESP": re.compile(r"西班牙文|西班牙语|西班牙語|испанск|espagnol|español|española|الإسبانية|الاسبانية", re.I),
    "GBR": re.compile(
        r"英文|英语|英語|английск|anglais|"
        r"inglés|inglesa|الإنكليزية|الإنجليزية",
        re.I,
    ),
    "DEU": re.compile(r"德文|德语|德語|немецк|allemand|alemán|الألمانية", re.I),
    "JPN": re.compile(r"日文|日语|日語|японск|japonais|japonés|اليابانية", re.I),
    "PRT": re.compile(r"葡萄牙文|葡萄牙语|葡文|葡语|португальск|portugais|portugués|البرتغالية", re.I),
    "ITA": re.compile(r"意大利文|意大利语|итальянск|italien|italiano|الإيطالية", re.I),
    "KOR": re.compile(r"韩文|韩语|朝鲜语|корейск|coréen|coreano|الكورية", re.I),
}
_LANGUAGES_EN = {
    "CHN": "chinese", "FRA": "french", "RUS": "russian", "ESP": "spanish", "GBR": "english", "DEU": "german",
    "JPN": "japanese", "PRT": "portuguese", "ITA": "italian", "KOR": "korean",
}  # fmt: skip


def _is_language(iso3: str, said: LockReading, kept: LockReading) -> bool:
    """Whether a country is only the language that both texts name."""
    pattern = _LANGUAGE_NAMES.get(iso3)
    return pattern is not None and _LANGUAGES_EN[iso3] in kept.words and pattern.search(said.text) is not None


def _is_city(iso3: str, kept: LockReading) -> bool:
    return any(place.iso3 == iso3 for place in find_places(kept.text, kept.language))


def country_differences(said: LockReading, kept: LockReading) -> list[str]:
    """What is missing and what is new, each as one line; empty when both texts name the same countries."""
    if said.countries.keys() == kept.countries.keys():
        return []
    missing = sorted(
        said.country_surfaces[iso3]
        for iso3 in said.countries.keys() - kept.countries.keys()
        if not _is_language(iso3, said, kept)
        and not (said.countries[iso3] == "name_or_city" and _is_city(iso3, kept))
        and _PREFIXES.get(iso3, "\n") not in kept.lowered
        and not any(name in kept.lowered for name in _CONTINENTS.get(iso3, ()))
        and not (said.countries[iso3] == "org_name" and _has_new_acronym(said.text, kept.text))
        and not _is_abbreviated(iso3, kept.text)
    )
    extra = sorted(
        kept.country_surfaces[iso3]
        for iso3 in kept.countries.keys() - said.countries.keys()
        if not _is_language(iso3, said, kept)
        and not _is_abbreviated(iso3, said.text)
        and not (kept.countries[iso3] == "org_name" and _has_new_acronym(kept.text, said.text))
    )
    return [*listed("missing", missing), *listed("not in the source", extra)]


_STATES = frozenset({"US", "UK", "EU", "UN", "USA", "II", "III", "IV", "VI", "VII"})


def _has_new_acronym(without: str, text: str) -> bool:
    """Whether ``text`` has an acronym that ``without`` has not: an organisation named short instead of by its country."""
    words = (word.strip(".,;:()“”\"'") for word in text.split())
    return any(
        len(w) > 1 and w.isascii() and w.isupper() and w.isalpha() and w not in without and w not in _STATES
        for w in words
    )


def _is_abbreviated(iso3: str, text: str) -> bool:
    if iso3 == "MAC":
        return _MACAO.search(text) is not None
    if iso3 == "TWN" and _TAIWAN.search(text) is not None:
        return True
    letters = [letter for letter, country in _SHORT_COUNTRIES.items() if country == iso3]
    return any(
        text[index : index + 1] == letter
        and (_is_short(text[index + 1 : index + 2]) or _is_short(text[max(index - 1, 0) : index]))
        for letter in letters
        for index in _positions(text, letter)
    )


def _is_short(letter: str) -> bool:
    return letter in _SHORT_COUNTRIES or (letter != "" and letter in _SHORT_REGIONS)


def _positions(text: str, letter: str) -> Iterable[int]:
    index = text.find(letter)
    while index >= 0:
        yield index
        index = text.find(letter, index + 1)


def listed(what: str, items: Iterable[str]) -> list[str]:
    """One line naming at most six of ``items``, none when there are none."""
    found = list(dict.fromkeys(items))
    return [f"{what}: {', '.join(found[:6])}{' …' if len(found) > 6 else ''}"] if found else []
