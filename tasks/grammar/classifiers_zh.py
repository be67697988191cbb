"""Chinese classifiers: what stands between a number and its noun, what it implies by itself, which nouns it goes with."""

#: Classifiers, with the unit they imply where no noun of the vocabulary follows.
CLASSIFIERS = {
    "个": "", "名": "person", "位": "person", "项": "", "份": "", "家": "company", "次": "time", "座": "",
    "台": "unit", "套": "unit", "辆": "vehicle", "架": "aircraft", "艘": "ship", "条": "", "件": "unit", "部": "",
    "所": "", "处": "site", "支": "unit", "只": "animal", "头": "animal", "匹": "animal", "种": "type", "类": "type",
    "张": "", "篇": "publication", "本": "publication", "册": "publication", "期": "", "届": "", "场": "meeting",
    "轮": "round", "批": "batch", "对": "pair", "组": "group", "株": "tree", "棵": "tree", "颗": "unit", "枚": "unit",
    "栋": "building", "幢": "building", "间": "room", "口": "", "户": "household", "班": "", "笔": "transaction",
    "宗": "transaction", "起": "incident", "例": "case", "款": "product", "块": "unit", "片": "unit", "段": "section",
    "根": "unit", "道": "", "门": "course", "则": "", "幅": "", "列": "train", "节": "", "盏": "unit", "吨级": "",
    "人": "person", "国": "country", "省": "region", "市": "city", "县": "region", "村": "village", "镇": "city",
    "校": "school", "人次": "person-time", "家次": "company", "台套": "unit", "台次": "unit", "台（套）": "unit",
    "台(套)": "unit", "台/套": "unit", "台件": "unit", "万套": "unit", "架次": "flight", "标准箱": "TEU", "点": "",
    "年期": "", "剂": "dose", "剂次": "dose", "针": "dose", "把": "unit", "粒": "unit", "顶": "unit", "羽": "animal",
    "尾": "animal", "眼": "well", "孔": "", "宗地": "asset", "辆次": "vehicle", "艘次": "ship", "户次": "household",
    "人份": "dose", "天次": "day", "班次": "shift", "趟": "time", "箱": "box", "瓶": "bottle", "盒": "box",
    "包": "package", "袋": "bag", "卷": "volume", "罐": "can", "双": "pair", "股": "share", "票": "vote",
    "席": "vote", "字": "word", "页": "page", "首": "", "集": "", "帧": "", "封": "letter", "通": "", "群": "",
    "队": "group", "人天": "person-day", "省份": "region", "点位": "site", "层": "floor",
}  # fmt: skip
#: Nouns that are their own classifier: nothing behind them changes what is counted.
_COMPLETE_WORDS = (
    "人 国 省 市 县 村 校 镇 人次 标准箱 架次 省份 家次 天次 人天 班次 剂次 人份 辆次 艘次 户次 点位 股 票 席"
)
COMPLETE = frozenset(_COMPLETE_WORDS.split())
_PEOPLE = frozenset(["person"])
_BODIES = frozenset(["organisation", "thing", "place"])
_THINGS = frozenset(["thing"])
_TEXTS = frozenset(["document", "activity", "thing", "abstract", "event", "money"])
#: The groups of nouns that a classifier goes with; one that is not here goes with all.
GROUPS = {
    "名": _PEOPLE, "位": _PEOPLE, "家": _BODIES, "座": _BODIES, "所": frozenset(["organisation"]),
    "台": _THINGS, "套": _THINGS, "辆": _THINGS, "艘": _THINGS, "架": _THINGS, "台套": _THINGS, "栋": _THINGS,
    "项": _TEXTS, "份": frozenset(["document", "activity", "thing", "money"]),
    "篇": frozenset(["document"]), "笔": frozenset(["money", "document"]), "起": frozenset(["event"]),
    "例": frozenset(["event"]), "场": frozenset(["event"]), "株": frozenset(["nature"]), "棵": frozenset(["nature"]),
    "头": frozenset(["nature"]), "只": frozenset(["nature", "thing", "money"]), "处": frozenset(["place", "thing"]),
    "户": frozenset(["organisation"]), "届": frozenset(["event"]), "间": frozenset(["thing", "organisation"]),
}  # fmt: skip


#: Behind these a classifier is the beginning of another word: 100万国内流民, 三人均, 两市场.
NOT_BEFORE = {
    "国": "内外家际民产籍防企务资道旗庆界语债有会土", "人": "均力类工事", "市": "场民政值级", "省": "级会长",
    "县": "级", "村": "民庄", "校": "园区企", "户": "外籍主口", "股": "东权票价", "票": "据价", "席": "卷",
    "点": "多半钟", "位": "数置于居列", "头": "部", "支": "持出付撑柱", "项": "链", "期": "间限末初望待",
    "场": "地所景", "件": "套", "名": "为单义录词", "处": "理置于在", "组": "织成建", "部": "门分署长级",
    "所": "有以在载附列述示指属需得做作提", "对": "于应此比接外", "起": "来点", "台": "风湾账", "本": "地国身次科", "条": "件",
    "列": "入为车", "间": "接", "道": "路", "班": "子", "层": "级面", "集": "中团", "通": "过信报知", "口": "岸",
}  # fmt: skip


def _by_first() -> dict[str, tuple[tuple[str, int, str], ...]]:
    """By their first sign: classifiers, longest first, with their length and what may not stand behind them."""
    table: dict[str, list[str]] = {}
    for classifier in CLASSIFIERS:
        table.setdefault(classifier[0], []).append(classifier)
    return {
        first: tuple((name, len(name), NOT_BEFORE.get(name, "")) for name in sorted(names, key=len, reverse=True))
        for first, names in table.items()
    }


_BY_FIRST = _by_first()


def classifier_at(text: str, position: int) -> str:
    """The longest classifier that begins at ``position``, "" when none does.

    >>> classifier_at("300台(套)设备", 3), classifier_at("300设备", 3)
    ('台(套)', '')
    """
    for classifier, length, not_before in _BY_FIRST.get(text[position : position + 1], ()):
        if length == 1 or text.startswith(classifier, position):
            if not_before:
                following = text[position + length : position + length + 1]
                return "" if following and following in not_before else classifier
            return classifier
    return ""


def classifier_end(text: str, position: int) -> int:
    """Where the classifier right behind a number ends, ``position`` when there is none.

    >>> classifier_end("100个左右园区", 3), classifier_end("100园区", 3)
    (4, 3)
    """
    start = position + (text[position : position + 1] in (" ", "\u00a0"))
    found = classifier_at(text, start)
    return start + len(found) if found else position
