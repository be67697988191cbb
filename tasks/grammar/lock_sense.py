"""Sense turned round: rise for fall, a negation lost or added, "to" for "by", another kind of unit.

Only what is sure is refused: a text that speaks of rises alone against one that speaks of falls alone, a negation in one
text against a text without any word that may carry one.
"""

import re
from collections import Counter

from tasks.grammar.lock_flows import flows_turned
from tasks.grammar.lock_kinds import other_kinds
from tasks.grammar.lock_model import LockReading, Spot

_UP = {
    "zh": re.compile(r"增加(?!值)|增长(?!放缓|率?下)|增至|增到|上升|提高|升至|上涨|攀升|扩大|"
                     r"提升|升高|涨(?=了|幅|到|至)|翻番|翻一番|倍增|递增"),
    "en": re.compile(r"\b(?:increas(?:e|es|ed|ing|ingly)|ris(?:e|es|en|ing)|rose|grew|grow(?:s|n|th|ing)?|climb(?:s|"
        r"ed|ing)?|expan(?:d|ds|ded|ding|sion)|rais(?:e|es|ed|ing)|up|higher|improv(?:e|es|ed|ing|ement|ements)|"
        r"doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|more|enhanc(?:e|es|ed|ing|ement)|boost(?:s|ed|ing)?|gain(?:s|"
        r"ed)?|scal(?:e|ed|ing)|strengthen(?:s|ed|ing)?|surg(?:e|ed|ing)|soar(?:ed|ing)?|greater|upgrad(?:e|ed|ing)|"
        r"elevat(?:e|ed|ing)|added?|rise)\b", re.I),
    "fr": re.compile(r"augment|hausse|accr[uoû]|progress(?:é|er|ion)|croissance|élev", re.I),
    "es": re.compile(r"aument|increment|crec(?:i|e)|subi|elev|ascend", re.I),
    "ru": re.compile(r"увелич|вырос|возрос|рост|повы[сш]|расшир", re.I),
    "ar": re.compile(r"زياد|ازداد|زاد|ارتف|نم[وا]|توسي|رفع"),
}  # fmt: skip
_DOWN = {
    "zh": re.compile(r"减少|下降|降低|降至|降到|减至|减到|缩减|下滑|削减|下跌|递减|"
                     r"缩小|减排|回落|降幅|锐减|跌(?=至|到|了|幅)|缩短|减轻|骤降|调低|下调"),
    "en": re.compile(r"\b(?:reduc(?:e|es|ed|ing|tion|tions)|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|f(?:all|"
        r"alls|ell|alling|allen)|drop(?:s|ped|ping)?|lower(?:s|ed|ing)?|cut(?:s|ting)?|shr[iau]nk(?:s|ing)?|"
        r"diminish(?:es|ed|ing)?|down|less|fewer|sav(?:e|es|ed|ing|ings)|slump(?:ed)?|shorten(?:s|ed|ing)?|"
        r"narrow(?:s|ed|ing)?|smaller|contract(?:ed|ion)|halv(?:e|es|ed|ing)|avoid(?:s|ed|ing)?|slash(?:ed|ing)?|"
        r"plung(?:ed|ing)|eas(?:e|ed|ing)|mitigat(?:e|es|ed|ing|ion)|shed|weaken(?:ed|ing)?|eliminat(?:e|ed|ing)|"
        r"trim(?:med)?|curb(?:ed|ing)?|minimi[sz](?:e|ed|ing)|lighten(?:ed)?|alleviat(?:e|ed|ing)|phas(?:e|ed|ing)|"
        r"decarboni[sz]\w*|abat(?:e|ed|ement))\b", re.I),
    "fr": re.compile(r"diminu|baiss|rédui|réduc|recul|abaiss|chut", re.I),
    "es": re.compile(r"disminu|reduj|reduc|baj[aóe]|descen|cay[óe]|caíd", re.I),
    "ru": re.compile(r"сокра[тщ]|сни[зж]|уменьш|упал|паден|спад", re.I),
    "ar": re.compile(r"انخف|خفض|تراجع|تقليص|تقليل|هبط|نقص"),
}  # fmt: skip
# A source that surely denies something …
_DENIES = {
    "zh": re.compile(r"没有(?!一个)|未能|尚未|从未|并未|仍未|均未|未(?=经|获|得到|通过|批准|收到|达成|达到|完成|"
                     r"参加|提交|实现|包括|采取|履行|提供|发生|发现|纳入|决定|出席|"
        r"缴纳|支付|加入|签署)"
                     r"|不会|不能(?!不)|不再|不得(?!不|超|低|少|多|高|大|小|晚|早|迟)|不可(?!或缺|避免|逆|少|持续|分|忽|估|否)|无法|(?<!是)不是|并非|不存在|不包括|"
                     r"不包含|不需要|不同意|不支持|不接受|不建议|不应|不允许|不适用|不具备|不符合|不构成|无权|避免|停止使用|否决|驳回|推翻|(?<!票)反对(?!派|票)|不涉及|无需|无须|"
                     r"不必(?!要)|"
                     r"不含|不影响|不属于|不产生|不参与|无意|不愿|(?<!未)拒绝|禁止|不批准|未予|不予|毫无|并无|概不"),
    "en": re.compile(r"\b(?:not|never|cannot|neither|no longer)\b|n[’']t\b", re.I),
    "fr": re.compile(r"\bne\b.{1,30}\b(?:pas|plus|jamais)\b|\bn[’'].{1,30}\b(?:pas|plus|jamais)\b", re.I),
    "es": re.compile(r"\b(?:no|nunca|tampoco)\b(?! (?:sol|obstante|menos|más|inferior|superior))", re.I),
    "ru": re.compile(r"\bне\b(?! (?:только|менее|более|меньше|больше|позднее|ранее|выше|ниже))", re.I),
    "ar": re.compile(r"(?:^|\s)(?:لم|لن|ليس|ليست|لا)\s"),
}  # fmt: skip
# … and all that may carry a denial, however faintly: a text without any of these denies nothing.
_MAY_DENY = {
    "zh": re.compile(r"[不未没沒無无非否莫勿免禁拒缺难難防避除外仅僅只才别別止失]"
                     r"|[乏罕少尚仍待阻反违違欠空零绝絕鲜鮮断斷停退废廢撤驳駁逆却卻]"),
    "en": re.compile(
        r"\b(?:no|not|nor|none|never|neither|nothing|nobody|cannot|without|fail\w*|lack\w*|absen\w*|miss\w*|refus\w*|"
        r"reject\w*|prohibit\w*|"
        r"ban(?:s|ned|ning)?|forb\w*|prevent\w*|only|few\w*|little|hardly|scarcely|rarely|seldom|yet|remain\w*|"
        r"avoid\w*|except\w*|exclu\w*|instead|rather|"
        r"stop\w*|ceas\w*|end(?:s|ed)?|den(?:y|ies|ied|ial)|oppos\w*|object(?:s|ed|ion)|disagree\w*|disapprov\w*|"
        r"withh\w*|pending|until|unless|before|far|too|nil|zero|"
        r"exempt\w*|optional\w*|cessat\w*|terminat\w*|discontinu\w*|suspen\w*|combat\w*|fight\w*|fought|counter\w*|"
        r"resist\w*|"
        r"protest\w*|anti\w*|eradicat\w*|eliminat\w*|abandon\w*|phas\w*|veto\w*|dismiss\w*|overturn\w*|overrul\w*|"
        r"turn(?:s|ed|ing)? down|defeat\w*|strike|"
        r"struck|refrain\w*|abstain\w*|avert\w*|sav(?:e|es|ed|ing|ings)|spar(?:e|es|ed|ing)|short|declin\w*|less|"
        r"impossib\w*|unable|non\w*|un\w{4,}|in(?:adequa|suffi|abil|appl|complet|compat|consis|"
        r"effect|elig|valid|capab|access|act|feas|comp)\w*|im(?:poss|perm|pract)\w*|dis\w{4,}|"
        r"illegal|ineligible|free|loss|lost|los[et]\w*|halt\w*|barr?ed|abst\w*|waiv\w*|neglect\w*|still|outstanding|"
        r"awaiting|overdue|alien\w*|out|off|against|away|empty)\b|n[’']t\b|\bnon-|\w+less\b",
        re.I,
    ),
    "fr": re.compile(r"\b(?:ne|pas|non|sans|aucun\w*|ni|jamais|plus|rien|peu|sauf|hors|seul\w*)\b|\bn[’']|\b(?:in|im|"
        r"ir|mé|dé)\w{4,}|manqu|refus|interdi|empêch|évit|reje", re.I),
    "es": re.compile(r"\b(?:no|ni|sin|nunca|ningun\w*|ningún|tampoco|nada|poco\w*|salvo|sólo|solo)\b|\b(?:in|im|"
        r"des)\w{4,}|falt|rechaz|prohib|imped|evit|carec", re.I),
    "ru": re.compile(r"\b(?:не\w*|ни\w*|нет|без\w*|лишь|только|отсутств\w*|отказ\w*|запре\w*|кроме|отклон\w*)\b", re.I),
    "ar": re.compile(r"لا|لم|لن|ليس|غير|دون|بدون|عدم|منع|رفض|حظر|سوى|إلا|ما|كلا"),
}  # fmt: skip
_EN_NOT = re.compile(
    r"\b(?:not(?! (?:only|less|fewer|more|later|earlier|exceed|least|merely|just|limited|to mention))|never|cannot|"
    r"no longer|neither)\b|n[’']t\b",
    re.I,
)
_BARRED = re.compile(r"不得(?!不)|严禁|(?<!解除)禁止|不允许|不准(?!确|时)|不许")
_ALLOWED = re.compile(
    r"\b(?:may(?! not)|can(?! not)|(?:is|are|be) (?:allowed|permitted|free)|shall(?! not|"
    r" be prohib)|should(?! not))\b",
    re.I,
)
_BARRED_EN = re.compile(
    r"\b(?:(?:may|shall|must|should|can|could|will|do|does|is|are) not(?! (?:list|includ|cover|specif|part))|cannot|"
    r"prohibit\w*|forb\w+|ban(?:s|ned|ning)?|never|no \w+(?: \w+)? (?:may|shall|can|should|must|is|are)|nor|neither|"
    r"disallow\w*"
    r"|not (?:to )?(?:be )?(?:allowed|permitted|exceed|use|export|import|later|more|less|fewer)\w*|no (?:more|less|"
    r"fewer|later) than|prevent\w*|restrict\w*|refrain\w*|only|illegal|unlawful)\b",
    re.I,
)
# "to" and "by": 增至 500 万 is no 增加 500 万.
_TO_ZH = re.compile(r"(?:增|升|降|减|提高|增加|减少|下降|上升|增长|扩大|降低)(?:至|到|为)\s?(?:约|近|了|超过)?\s?$")
_BY_ZH = re.compile(r"(?:增加|减少|下降|上升|增长|提高|降低|缩减|上涨|下跌)\s?(?:了)?\s?(?:约|近|超过|逾)?\s?$")
_TO_EN = re.compile(
    r"\b(?:increas\w*|ris\w+|rose|gr[eo]w\w*|fell|fall\w*|dropp\w*|declin\w*|decreas\w*|reduc\w*|lower\w*|rais\w*|"
    r"climb\w*|expand\w*)(?:\s\w+){0,3}?\sto\s(?:about|some|around|nearly|almost|over|more than|approximately)?\s?$",
    re.I,
)
_BY_EN = re.compile(
    r"\b(?:increas\w*|ris\w+|rose|gr[eo]w\w*|fell|fall\w*|dropp\w*|declin\w*|decreas\w*|reduc\w*|lower\w*|rais\w*|"
    r"climb\w*|expand\w*)(?:\s\w+){0,3}?\sby\s(?:about|some|around|nearly|almost|over|more than|approximately)?\s?$",
    re.I,
)


def sense_differences(said: LockReading, kept: LockReading) -> list[str]:
    """What the translation says the other way round, one line each; empty where nothing is sure."""
    wrong = [*_direction(said, kept), *_denial(said, kept), *flows_turned(said, kept)]
    if said.figures:
        wrong += [*_figures_turned(said, kept), *_to_or_by(said, kept), *other_kinds(said, kept)]
    return wrong


def directions(reading: LockReading) -> list[Spot]:
    """The words of rise and fall of a text that has both, as figures of the unit "direction"; none where it has only one."""
    if reading.language not in _UP:
        return []
    rise, fall = _UP[reading.language], _DOWN[reading.language]
    if not (rise.search(reading.text) and fall.search(reading.text)):
        return []
    found = [
        Spot(*match.span(), "figure", value, "direction")
        for value, patterns in (("up", _UP), ("down", _DOWN))
        for match in patterns[reading.language].finditer(reading.text)
    ]
    return found if len({spot.value for spot in found}) == 2 else []


_MOVES_ZH = (
    re.compile(r"上升|升高|上涨|增长(?!率)|增加(?!值)|提高|扩大|上调"),
    re.compile(r"下降|下跌|降低|减少|下滑|缩小|下调"),
)
_MOVES_EN = (
    re.compile(
        r"\b(?:ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|grew|grow(?:s|n|ing)?|climb(?:s|ed|ing)|up)\b", re.I
    ),
    re.compile(
        r"\b(?:f(?:ell|all|alls|alling|allen)|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|dropp(?:ed|ing)|drops?|"
        r"down)\b",
        re.I,
    ),
)


_LIKEWISE = re.compile(r"\b(?:as did|as have|so did|also|too|both|likewise|similarly)\b", re.I)


def _one_way(said: LockReading, kept: LockReading) -> list[str]:
    """A source in which one thing rises and another falls, against a text in which two things go the same way."""
    if said.language != "zh" or kept.language != "en":
        return []
    ours = [len(pattern.findall(said.text)) for pattern in _MOVES_ZH]
    theirs = [len(pattern.findall(kept.text)) for pattern in _MOVES_EN]
    for one, other, patterns in ((0, 1, _UP), (1, 0, _DOWN)):
        opposite = (_DOWN if patterns is _UP else _UP)[kept.language]
        if (
            ours == [1, 1]
            and (theirs[one] == 2 or (theirs[one] == 1 and _LIKEWISE.search(kept.text)))
            and theirs[other] == 0
            and not opposite.search(kept.text)
        ):
            return ["one thing rises and another falls in the source, both go one way here"]
    return []


def speaks_of_change(reading: LockReading) -> bool:
    """Whether a text has a word of rise or fall."""
    patterns = (_UP.get(reading.language), _DOWN.get(reading.language))
    return any(pattern is not None and pattern.search(reading.text) for pattern in patterns)


_BOUNDS = (
    r"(?:(?:about|some|around|nearly|almost|over|more than|approximately|roughly|only|just|less than|"
    r"an estimated)\s)?"
)
_NEAR_ZH = tuple(
    re.compile(rf"(?:{words})(?:了|约|近|逾|超过|至|到|为|幅度?为?|将近|大约|\s)*$")
    for words in ("增加|增长|上升|提高|上涨|攀升|扩大|增|升高?|涨", "减少|下降|降低|缩减|下跌|减|降|缩小|缩短|跌|下滑")
)
_NEAR_EN = tuple(
    re.compile(rf"\b(?:{words})(?:\s[a-z]+){{0,3}}?\s(?:by\s|to\s|of\s|at\s)?{_BOUNDS}$", re.I)
    for words in (
        r"increas\w*|rose|ris(?:e|es|en|ing)|gr[eo]w\w*|climb\w*|up|rais\w*|gain\w*|expand\w*",
        r"reduc\w*|decreas\w*|slow\w*|slip\w*|shed|contract\w*|plung\w*|plummet\w*|slump\w*|tumbl\w*|weaken\w*|"
        r"declin\w*|fell|fall\w*|drop\w*|lower\w*|cut\w*|shr[aiu]nk\w*|down",
    )
)


def _nearest(patterns: tuple[re.Pattern[str], ...], before: str) -> str:
    rise, fall = (pattern.search(before) for pattern in patterns)
    if rise and fall:  # the word nearer to the figure says it
        return "up" if rise.start() > fall.start() else "down"
    return "up" if rise else "down" if fall else ""


def _places(reading: LockReading) -> dict[str, list[Spot]]:
    """The figures of a text by their value."""
    places: dict[str, list[Spot]] = {}
    for spot in reading.spots:
        if spot.kind == "figure":
            places.setdefault(spot.value, []).append(spot)
    return places


def _figures_turned(said: LockReading, kept: LockReading) -> list[str]:
    """Figures right behind a word of rise in one text and of fall in the other."""
    if said.language != "zh" or kept.language != "en":
        return []
    wrong: list[str] = []
    places = _places(kept)
    times = Counter(spot.value for spot in said.spots)
    for spot in said.spots:
        if spot.kind != "figure" or not (ours := _nearest(_NEAR_ZH, said.text[max(0, spot.start - 8) : spot.start])):
            continue
        others = places.get(spot.value, [])
        if len(others) != 1 or times[spot.value] != 1:
            continue
        theirs = _nearest(_NEAR_EN, kept.text[max(0, others[0].start - 60) : others[0].start])
        if theirs and theirs != ours:
            wrong.append(f"{said.text[spot.start : spot.end]}: {ours} became {theirs}")
    return wrong


def _direction(said: LockReading, kept: LockReading) -> list[str]:
    if said.language not in _UP or kept.language not in _UP:
        return []
    rises, falls = _UP[said.language].search(said.text), _DOWN[said.language].search(said.text)
    if rises and falls:
        return _one_way(said, kept)
    if not (rises or falls):
        return []
    same, other = (_UP, _DOWN) if rises else (_DOWN, _UP)
    told = other[kept.language].search(kept.text)
    if told is None or same[kept.language].search(kept.text):
        return []
    first = rises or falls
    return [f"{first.group() if first else ''} became {told.group()}"]


def _denial(said: LockReading, kept: LockReading) -> list[str]:
    if said.language not in _DENIES or kept.language not in _DENIES:
        return []
    may_deny = _MAY_DENY[said.language].search(said.text)
    denied = _DENIES[said.language].search(said.text) if may_deny else None
    if denied and not _MAY_DENY[kept.language].search(kept.text):
        return [f"the denial in the source ({denied.group()[:20]}) is missing"]
    if denied and said.language == "zh" and kept.language == "en":
        barred, allowed = _BARRED.search(said.text), _ALLOWED.search(kept.text)
        if barred and allowed and not _BARRED_EN.search(kept.text):
            return [f"what is barred ({barred.group()}) became allowed: {allowed.group()}"]
    if may_deny:
        return []
    added = (_EN_NOT if kept.language == "en" else _DENIES[kept.language]).search(kept.text)
    if added:
        return [f"a denial that is not in the source: {added.group()}"]
    return []


def _to_or_by(said: LockReading, kept: LockReading) -> list[str]:
    """Figures that something rises or falls to in one text, and by in the other."""
    if said.language != "zh" or kept.language != "en":
        return []
    wrong: list[str] = []
    places = _places(kept)
    for spot in said.spots:
        if spot.kind != "figure":
            continue
        before = said.text[max(0, spot.start - 8) : spot.start]
        role = "to" if _TO_ZH.search(before) else "by" if _BY_ZH.search(before) else ""
        if not role:
            continue
        others = places.get(spot.value, [])
        for other in others if len(others) == 1 else ():
            lead = kept.text[max(0, other.start - 60) : other.start]
            theirs = "to" if _TO_EN.search(lead) else "by" if _BY_EN.search(lead) else ""
            if theirs and theirs != role:
                wrong.append(f"{said.text[spot.start : spot.end]}: {role} became {theirs}")
    return wrong
