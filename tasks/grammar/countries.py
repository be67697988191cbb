"""Countries named in a text: by name, by demonym, or inside the name of an organisation."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tasks.grammar.organisations import find_organisations
from tasks.grammar.phrases import HanPhrases, LatinPhrases, PhraseMatch, word_set
from tasks.vocabularies.countries import countries_by_iso3, country_rows, trap_rows

# Country names that are given names or surnames as well: a given name before or a surname after makes them a person's.
_PERSON_NAMES = word_set(
    "Jordan Chad Georgia Israel Kenya Holland France Ireland Poland Wales England Germany German Cuba India Brazil "
    "Austria Cyprus Malta Sudan Mali Niger Turkey French Welsh Scottish Irish English"
)
_OTHER_LANGUAGES = frozenset({"ru", "fr", "es", "ar"})
_GIVEN_NAMES = word_set(
    "James John Robert Michael William David Richard Thomas Charles Daniel Matthew Anthony Mark Paul Steven Andrew Peter "
    "Kevin Brian George Edward Neil Barbara Vernon Colin Joan Sarah Anna Maria Mary Elizabeth Jennifer Linda Susan Karen "
    "Lisa Nancy Helen Laura Emma Philip Stephen Simon Martin Eric Jean Pierre Anatole Anton Marie Louise Frank Alan Ian "
    "Graham Tom Tim Jim Bob Bill Joe Dan Sam Ben Alex Adam Jack Ryan Nicholas Christopher Jason Justin Scott Greg Patrick "
    "Mr Mrs Ms Miss Dr Prof Professor Sir Lady Lord Dame Monsieur Madame"
)
_AFTER_PERSON = re.compile(r"\s+(?:[A-Z]\.\s+)?([A-Z][a-z]+)\b(?!\s+(?:Government|Ministry|Bank|River|University))")
_BEFORE_WORD = re.compile(r"([A-Za-z]+)\.?\s+(?:[A-Z]\.\s+)?$")
# Title-case words that follow a country without making it a person: "Jordan Valley", "Georgia Country Programme".
_NOT_SURNAMES = word_set(
    "Valley River Country Programme Program Project Office Ministry Government National Industrial Green Energy Chamber "
    "Investment Development Strategy Action Plan Sustainable Renewable Centre Center Water Forum Summit Conference Week "
    "Day Council Bank Fund Team Partnership Cooperation Standards Industry Export University Institute Republic January "
    "February March April May June July August September October November December Airport Border Lake Exhibition Agency "
    "Environmental Environment Cleaner Production Economic Free Zone Authority Company Enterprise Enterprises"
)


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country as printed. ``basis`` is ``name``, ``demonym`` or ``org_name`` (inside an organisation's name).

    In Russian, French, Spanish and Arabic it may be ``name_or_city`` (Túnez is Tunisia or Tunis).
    """

    start: int
    end: int
    surface: str
    iso3: str
    basis: str


@dataclass(frozen=True, slots=True)
class _Listed:
    iso3: str | None
    basis: str


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name.replace(".", "")) <= 5


@cache
def _latin(language: str) -> LatinPhrases[_Listed]:
    table: LatinPhrases[_Listed] = LatinPhrases()
    for row in country_rows():
        names = set(row.names["en"]) | set(row.names.get(language, ())) if language != "zh" else set(row.names["en"])
        names |= {name.replace("St. ", mark) for name in names if name.startswith("St. ") for mark in ("St.", "St ")}
        for name in sorted(names):
            table.add(name, _Listed(row.iso3, "name"), "exact" if _is_acronym(name) else "proper")
        for demonym in row.demonyms_en:
            table.add(demonym, _Listed(row.iso3, "demonym"))
            if demonym.endswith("n"):  # nationals in the plural: Russians, Brazilians
                table.add(f"{demonym}s", _Listed(row.iso3, "demonym"))
    for trap in trap_rows():
        if trap.language == "en":
            table.add(trap.surface, _Listed(trap.iso3, "name"))
    return table


@cache
def _han() -> HanPhrases[_Listed]:
    table: HanPhrases[_Listed] = HanPhrases()
    for row in country_rows():
        for name in row.names["zh"]:
            table.add(name, _Listed(row.iso3, "name"))
    for trap in trap_rows():
        if trap.language == "zh":
            table.add(trap.surface, _Listed(trap.iso3, "name"))
    return table


# 中非 is the short name of the Central African Republic only inside a list of countries, else it is "China-Africa".
_CAF = re.compile(r"(?<=[、和与及])中非(?=[、，。和与及])|中非(?=、)")
# 海地 hides in 沿海地区, 多哥 in 许多哥…, 法国 in 立法国: what stands before or after decides.
_HAN_GUARD = {
    "海地": re.compile(r"(?<![沿近深内公上北南东西黑红青渤里滨环临])海地(?![区带方域铁点块平质产图理])"),
    "多哥": re.compile(r"(?<![许很众更太])多哥(?!伦比亚|斯达黎加)"),
    "法国": re.compile(r"(?<![立司执宪守合违依方办书用])法国"),
    "马里": re.compile(r"(?<!索)马里(?!兰|奥|乌)"),
    "南非": re.compile(r"南非(?!洲)"),
    "德国": re.compile(r"(?<!道)德国"),
    "中国": re.compile(r"(?<![其当之集])中国(?!家(?![电庭具居禽用])|际|内(?!地))"),
    "中方": re.compile(r"(?<![其集当])中方(?![案向法面式针略便])"),
    "合众国": re.compile(r"(?<![利坚])合众国"),
    "阿曼": re.compile(r"阿曼(?!达|苏)"),
    "约旦": re.compile(r"约旦(?!河)"),
    "巴林": re.compile(r"巴林(?!左|右)"),
    "黑山": re.compile(r"(?<!大)黑山(?![县区])"),
    "荷兰": re.compile(r"荷兰(?!豆)"),
    "朝鲜": re.compile(r"朝鲜(?!族)"),
    "哈萨克": re.compile(r"哈萨克(?![族语人])"),
    "塔吉克": re.compile(r"塔吉克(?![族语人])"),
    "土库曼": re.compile(r"土库曼(?![族语人])"),
    "乔治亚": re.compile(r"(?<!南)乔治亚(?!州|理工|大学|·)"),
    "查德": re.compile(r"(?<!理)查德(?![威维里])"),
    "东加": re.compile(r"东加(?!勒|拿|里)"),
    "卡达": re.compile(r"(?<!阿)卡达(?![尔菲拉姆依])"),
    "贝南": re.compile(r"(?<!宝)贝南(?![路部])"),
    "尼日": re.compile(r"(?<![马什])尼日(?![尔利河前均])"),
    "加彭": re.compile(r"(?<![参增])加彭"),
}


def find_countries(text: str, language: str) -> list[CountryMention]:
    """Every mention of a country, longest match first, in text order; offsets are into ``text``.

    Names are known in the forms of the United Nations, of CLDR and of ISO 3166-1; English names and demonyms are found in
    text of any language, Chinese names in any text with Han characters.

    >>> [(m.surface, m.iso3, m.basis) for m in find_countries("The Russian-Norwegian programme in Viet Nam", "en")]
    [('Russian', 'RUS', 'demonym'), ('Norwegian', 'NOR', 'demonym'), ('Viet Nam', 'VNM', 'name')]
    >>> [m.iso3 for m in find_countries("发展中国家和印度尼西亚", "zh")]
    ['IDN']
    """
    if language in _OTHER_LANGUAGES:
        from tasks.grammar.countries_languages import find_countries_in  # loaded by texts of these languages only

        return [
            CountryMention(start, end, text[start:end], *what)
            for start, end, *what in find_countries_in(text, language)
        ]
    return list(_find(text, language))


@lru_cache(maxsize=256)
def _find(text: str, language: str) -> tuple[CountryMention, ...]:
    matches = list(_latin(_table_language(language)).iterate(text))
    matches += [match for match in _han().iterate(text) if _is_han_country(text, match)]
    if not matches and "中非" not in text:
        return ()
    matches += [PhraseMatch(m.start(), m.end(), _Listed("CAF", "name")) for m in _CAF.finditer(text)]
    organisations = find_organisations(text, language)
    last = 0
    mentions: list[CountryMention] = []
    position = 0
    for match in sorted(matches, key=lambda match: match.start):
        iso3 = match.payload.iso3
        if iso3 is None:
            continue
        start = match.start - 4 if text[max(match.start - 4, 0) : match.start].casefold() == "all-" else match.start
        while position < len(organisations) and organisations[position].end <= match.start:
            position += 1
        inside = position < len(organisations) and organisations[position].start <= match.start
        listed = text[last : match.start] in (", ", " and ", ", and ")
        if not (inside and text[match.start : match.end] in _PERSON_NAMES) and not _is_country(text, match, listed):
            continue
        last = match.end
        basis = "org_name" if inside else match.payload.basis
        mentions.append(CountryMention(start, match.end, text[start : match.end], iso3, basis))
    return tuple(mentions)


def country_name(iso3: str, language: str = "en") -> str:
    """The United Nations short name of a country (``zh``: its Chinese form); the code itself where it is unknown.

    >>> country_name("VNM"), country_name("MDA"), country_name("KOR", "zh")
    ('Viet Nam', 'Republic of Moldova', '大韩民国')
    """
    row = countries_by_iso3().get(iso3)
    if row is None:
        return iso3
    names = row.names.get(language) or row.names["en"]
    return names[0]


def _table_language(language: str) -> str:
    base = language.split("-")[0]
    return base if base in ("ru", "fr", "es") else "en"


# Names of islands that are also given names, breeds and cloths: countries in a list of countries or after a preposition only.
_ISLANDS = word_set("Jersey Guernsey")
_BEFORE_ISLAND = re.compile(r"\b(?:in|of|from|to|at|near|Guernsey|Man)[\s,]+(?:and\s+)?$")


def _is_country(text: str, match: PhraseMatch[_Listed], listed: bool) -> bool:
    surface = text[match.start : match.end]
    if surface in _ISLANDS:
        return listed or _BEFORE_ISLAND.search(text[max(match.start - 20, 0) : match.start]) is not None
    if surface == "US":
        return not text.startswith("$", match.end) and not _in_capitals(text, match)
    if surface in _PERSON_NAMES:
        before = _BEFORE_WORD.search(text[max(match.start - 30, 0) : match.start])
        if before and before.group(1) in _GIVEN_NAMES:
            return False
        after = _AFTER_PERSON.match(text, match.end)
        if after and surface in ("Jordan", "Chad", "Georgia", "Israel") and after.group(1) not in _NOT_SURNAMES:
            lead = before.group(1) if before else ""
            return lead in ("in", "of", "from", "to", "for", "across")
    return True


def _in_capitals(text: str, match: PhraseMatch[_Listed]) -> bool:
    """Whether the words around are in capitals, so that US may be the pronoun."""
    around = re.findall(r"[A-Za-z]{3,}", text[max(match.start - 25, 0) : match.end + 25])
    return bool(around) and all(word.isupper() for word in around)


def _is_han_country(text: str, match: PhraseMatch[_Listed]) -> bool:
    guard = _HAN_GUARD.get(text[match.start : match.end])
    return guard is None or guard.match(text, match.start) is not None
