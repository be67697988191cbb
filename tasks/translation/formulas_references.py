"""Phrases that formulas of mandates are made of: cited resolutions, what documents hold, objects of requests."""

import re
from dataclasses import replace

from tasks.grammar.dates import find_dates
from tasks.grammar.inflection_en import joined
from tasks.grammar.segmentation_zh import segment
from tasks.grammar.un_dates import date as un_date
from tasks.translation.formulas_authors import paper_phrase
from tasks.translation.formulas_bodies import body_named, instrument_named, plain
from tasks.translation.wording import Setting, Wording, noun_phrase
from tasks.vocabularies.front_matter import Body, house_bodies
from tasks.vocabularies.termbase import NOMINAL

PAPERS = {"报告": "report", "文件": "document", "说明": "note", "备忘录": "memorandum", "增编": "addendum"}
PAPER = "|".join(PAPERS)
SYMBOL = r"[A-Z][A-Za-z0-9./()\-]*[A-Za-z0-9)]"
_NUMBER = (
    r"(?:\d{1,4}/\d{1,4}(?:\s?[A-Z](?![A-Za-z]))?|\d{1,3}/[A-Z]{2,4}\.\d{1,3}|[IVXLC]+/\d{1,3}|[A-Z]{2,8}-\d{1,3}/\d{1,3}"
    rf"|{SYMBOL}|\d{{2,4}}(?=\s*[(（]))"
)
_CITED = re.compile(
    rf"(?:(?P<body>[^第\s\d]{{2,40}}?)\s*)??(?P<its>其)?(?:(?P<when>\d{{4}}年\d{{1,2}}月\d{{1,2}}日)(?:的|通过的)?)?\s*(?P<numbers>(?:第)?\s*{_NUMBER}\s*号?(?:\s*(?:、|和|及|与|以及)\s*第?\s*{_NUMBER}\s*号?)*)\s*"
    r"(?P<kind>决议|决定)(?:第\s*(?P<paragraphs>\d{1,3}(?:\s*[(（][a-z][)）])?(?:(?:、|和|及|至)\s*(?:第\s*)?\d{1,3}(?:\s*[(（][a-z][)）])?)*)\s*段)?"
)
_SPLIT = re.compile(r"(?<=[议定段])(?:，以及|，|、|以及|和|及|并)(?=[^、和及]*?号?\s*决[议定])")
_ARTICLE = re.compile(r"(?P<treaty>.{4,60}?)第\s*(?P<number>\d{1,3})\s*条(?:第\s*(?P<clause>\d{1,2})\s*款)?")
_KINDS = {"决议": "resolution", "决定": "decision"}
_CONVEYED = {
    "信息": "information", "资料": "information", "情况": "information", "内容": "information", "情况介绍": "information",
    "建议": "recommendations", "结论和建议": "conclusions and recommendations", "结论": "conclusions",
    "意见和建议": "observations and recommendations", "提案": "proposals", "提议": "proposals",
}  # fmt: skip
_WHAT = "|".join(sorted(_CONVEYED, key=len, reverse=True))
_INFORMATION = re.compile(
    rf"(?:(?:载于|列于)?本(?P<paper>{PAPER})(?:中|内|里)?(?:所)?(?P<how>提供|载列|载有|载|列出|列|含|提出|述|介绍|作出|说明)?(?:的)?)(?:各项|所有)?(?P<what>{_WHAT})"
)
_THEREIN = re.compile(rf"其中(?:所)?(?:载列|载有|载|列|提出|提供|作出)?的?(?:各项|所有)?(?P<what>{_WHAT})")
_HOLDS = frozenset({"载列", "载有", "载", "列出", "列", "含"})
_HELD = {
    "决定草案": "draft decision", "决议草案": "draft resolution", "结论草案": "draft conclusions", "宣言草案": "draft declaration",
    "报告": "report", "提案": "proposal", "工作方案": "programme of work", "工作方案草案": "draft programme of work",
    "临时议程": "provisional agenda", "临时议程草案": "draft provisional agenda",
}  # fmt: skip
_HOLD = "|".join(sorted({**_CONVEYED, **_HELD}, key=len, reverse=True))
_IN_ANNEX = re.compile(
    rf"(?:载于)?(?:本(?P<paper>{PAPER}))?(?:的)?附件(?P<number>[一二三四五六七八九十])?(?:中|内)?(?:所)?(?:载列|载有|载|列|含)?(?:的)?(?P<what>{_HOLD})"
)
_IN_DOCUMENT = re.compile(
    rf"(?:载于)?(?P<symbol>{SYMBOL})\s*号?文件(?:中|内)?(?:所)?(?P<how>载列|载有|载|列|提供|提出)?(?:的)?(?P<what>{_HOLD})?"
)
_BRACKETED = re.compile(rf"(?P<thing>.{{2,40}}?)\s*[(（](?P<symbol>{SYMBOL})[)）]")
_SELF = re.compile(rf"本(?P<paper>{PAPER}|决议|决定)")
_FOLLOWING = re.compile(
    r"(?:以下|下列|下述)(?:各项)?(?P<what>决定草案|决议草案|建议|决定|决议|问题|议题|事项|结论草案)"
)
_ALONG = re.compile(r"一项(?:内容|案文)?(?:大致)?如下的(?P<what>决定|决议)(?:草案)?")
_FOLLOWED = {
    "决定草案": "the following draft decision", "决议草案": "the following draft resolution", "决定": "the following decision",
    "建议": "the following recommendations", "决议": "the following resolution", "问题": "the following questions",
    "议题": "the following issues", "事项": "the following matters", "结论草案": "the following draft conclusions",
}  # fmt: skip
_ROMAN = dict(zip("一二三四五六七八九十", ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"), strict=True))
# Where numbers alone (70/1) are the General Assembly's whatever the house calls its own assembly.
_ASSEMBLY_NUMBER = re.compile(r"(?:A/|[1-9]\d/\d)")


def resolutions(text: str, setting: Setting) -> str | None:
    """Resolutions and decisions with their bodies: 大会 GC.18/Res.7 号决议 → General Conference resolution GC.18/Res.7."""
    words = plain(text).strip(" ，、")
    article = _ARTICLE.fullmatch(words)
    if article is not None:
        treaty = instrument_named(article["treaty"])
        clause = f" ({article['clause']})" if article["clause"] else ""
        return f"article {article['number']}{clause} of the {treaty}" if treaty else None
    whole = _CITED.fullmatch(words)
    cited: list[str] = []
    for part in [words] if whole else _SPLIT.split(words):
        match = _CITED.fullmatch(part.strip(" ，、"))
        one = _one(match, setting) if match else None
        if one is None:
            return None
        cited.append(one)
    return joined(cited) if cited else None


def _one(match: re.Match[str], setting: Setting) -> str | None:
    numbers = [number.strip() for number in re.findall(_NUMBER, match["numbers"])]
    owner = _owner(match["body"], numbers[0], setting) if match["body"] else None
    if match["body"] and owner is None:
        return None
    kind = _KINDS[match["kind"]] + ("s" if len(numbers) > 1 else "")
    name = owner.en if owner else ""
    if (
        owner is not None and " of the " in name and match["body"] == owner.short_zh
    ):  # "Executive Board decision 2022/7"
        name = owner.short_en.removeprefix("the ")
    if name.startswith(("Conference of", "Meeting of")):
        text = f"{kind} {joined(numbers)} of the {name}"
    else:
        text = f"{name + ' ' if name else ''}{kind} {joined(numbers)}"
    if match["its"]:
        if name:
            return None
        text = f"its {text}"
    if match["when"]:
        text = f"{text} of {_day(match['when'])}"
    if not match["paragraphs"]:
        return text
    listed = re.findall(r"\d{1,3}(?:\s*[(（][a-z][)）])?", match["paragraphs"])
    spaced = [re.sub(r"\s*[(（]([a-z])[)）]", r" (\1)", number) for number in listed]
    many = f"{spaced[0]} to {spaced[1]}" if "至" in match["paragraphs"] and len(spaced) == 2 else joined(spaced)
    if "至" in match["paragraphs"] and len(spaced) != 2:
        return None
    return f"paragraph{'s' if len(spaced) > 1 else ''} {many} of {text}"


def _day(words: str) -> str:
    return un_date(find_dates(words, "zh")[0].value)


def _owner(name: str, symbol: str, setting: Setting) -> Body | None:
    """Whose resolution it is: GC. is UNIDO's, A/ and 70/1 are the General Assembly's, 理事会 the document's own body's."""
    name = name.removesuffix("的")
    if name == "大会":
        if symbol.startswith("GC."):
            return body_named("大会", replace(setting, family="unido"))
        is_own = (setting.family, "大会") in house_bodies() and setting.family != "unido"
        if _ASSEMBLY_NUMBER.match(symbol):
            return None if is_own else body_named("大会", replace(setting, family="un"))
        return body_named(name, setting)
    if setting.body is not None and name == setting.body.short_zh:
        return setting.body
    if name == "理事会" and setting.family != "unido" and (setting.family, name) not in house_bodies():
        return None
    return body_named(name, setting)


def object_phrase(text: str, setting: Setting) -> Wording | None:
    """What a sentence speaks of: the document itself or what it holds, a paper, or any phrase that can be composed."""
    words = plain(text).strip(" ，,；;：:")
    known = _known_object(words, setting)
    if known is not None:
        return Wording(known)
    composed = noun_phrase(words, setting)
    if composed is None:
        return None
    tokens = segment(setting.named(words)) or ()
    last = tokens[-1].term(*NOMINAL) if tokens else None
    is_definite = (last is not None and last.part_of_speech in ("the", "sing")) or words.endswith(
        ("执行情况", "落实情况", "活动", "结果", "进展")
    )
    article = "the " if is_definite and not composed.text.startswith(("UNIDO ", "the ")) else ""
    return Wording(article + composed.text, is_official=False)


def _known_object(words: str, setting: Setting) -> str | None:
    if match := _SELF.fullmatch(words):
        if (
            setting.family == "who" and match["paper"] in PAPERS
        ):  # the World Health Organization's papers say "the report"
            return f"the {PAPERS[match['paper']]}"
        return f"the present {({**PAPERS, **_KINDS})[match['paper']]}"
    if match := _INFORMATION.fullmatch(words):
        how = "contained" if match["how"] in _HOLDS else "provided"
        return f"the {_CONVEYED[match['what']]} {how} in the present {PAPERS[match['paper']]}"
    if match := _THEREIN.fullmatch(words):
        return f"the {_CONVEYED[match['what']]} contained therein"
    if match := _FOLLOWING.fullmatch(words):
        return _FOLLOWED[match["what"]]
    if match := _ALONG.fullmatch(words):
        return f"a {_KINDS.get('决' + match['what'][1:], 'decision')} along the following lines"
    if match := _IN_ANNEX.fullmatch(words):
        annex = f"annex {_ROMAN[match['number']]}" if match["number"] else "the annex"
        paper = f" to the present {PAPERS[match['paper']]}" if match["paper"] else ""
        return f"the {({**_CONVEYED, **_HELD})[match['what']]} contained in {annex}{paper}"
    if match := _IN_DOCUMENT.fullmatch(words):
        document = f"document {match['symbol']}"
        what = ({**_CONVEYED, **_HELD}).get(match["what"] or "")
        how = "provided" if match["how"] == "提供" else "contained"
        return f"the {what} {how} in {document}" if what else document
    if match := _BRACKETED.fullmatch(words):
        thing = _known_object(match["thing"], setting)
        return f"{thing} ({match['symbol']})" if thing else None
    if words in ("决定草案", "决议草案"):
        return f"the {_HELD[words]}"
    return resolutions(words, setting) or paper_phrase(words, setting)
