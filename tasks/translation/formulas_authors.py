"""Formulas of authorship: whose report it is, who submits or prepares it, letters and drafts of States."""

import re

from tasks.grammar.dates import find_dates
from tasks.grammar.inflection_en import capitalised, joined
from tasks.grammar.un_dates import date as un_date
from tasks.translation.formulas_bodies import plain
from tasks.translation.formulas_names import PARTS_OF_LIST, countries_en, one, who, with_article
from tasks.translation.formulas_session import number_of, ordinal_of
from tasks.translation.wording import Setting, Wording, noun_phrase
from tasks.vocabularies.front_matter import Author

_PAPERS = {
    "报告": "Report", "说明": "Note", "备忘录": "Memorandum", "进度报告": "Progress report", "进展报告": "Progress report",
    "年度报告": "Annual report", "最后报告": "Final report", "最终报告": "Final report", "临时报告": "Interim report",
    "中期报告": "Interim report", "口头报告": "Oral report", "情况报告": "Status report", "补充报告": "Supplementary report",
    "执行情况报告": "Performance report", "增编": "Addendum", "声明": "Statement", "决定草案": "Draft decision",
    "决议草案": "Draft resolution", "订正决议草案": "Revised draft resolution", "订正决定草案": "Revised draft decision",
    "结论草案": "Draft conclusions", "宣言草案": "Draft declaration", "报告草稿": "Draft report", "报告草案": "Draft report",
    "来文": "Communication", "提案": "Proposal", "提议": "Proposal", "修正案": "Amendments", "发言": "Statement",
    "评论": "Comments", "意见": "Comments", "评论和意见": "Comments and observations", "建议": "Recommendations", "信": "Letter",
    "背景文件": "Background paper", "背景说明": "Background note", "工作文件": "Working paper", "会议文件": "Conference paper",
    "会议室文件": "Conference room paper", "情况说明": "Information note", "资料说明": "Information note",
    "讨论文件": "Discussion paper", "概念说明": "Concept note", "普通照会": "Note verbale", "书面声明": "Written statement",
    "书面陈述": "Written statement", "订正概算": "Revised estimates", "文件": "Document", "总结": "Summary", "摘要": "Summary",
}  # fmt: skip
_SYNTHESIS_HOUSES = frozenset({"unfccc", "cbd", "unccd"})  # elsewhere 综合报告 may be comprehensive or consolidated
_VERBS = {
    "提交": "submitted by", "提出": "submitted by", "编写": "prepared by", "编制": "prepared by", "拟订": "prepared by",
    "拟定": "prepared by", "撰写": "prepared by", "起草": "drafted by", "提供": "submitted by", "转交": "transmitted by",
    "转递": "transmitted by", "印发": "issued by",
}  # fmt: skip
_VERB = "|".join(_VERBS)
_SUBMITTED = re.compile(
    rf"(?:由)?(?P<who>.{{1,120}}?)(?P<basis>根据非正式协商|根据非正式磋商|在非正式协商的基础上|在非正式磋商的基础上)?(?P<verb>{_VERB})"
    r"(?:的(?P<paper>[^的]{1,10}))?"
)
_BY = re.compile(
    r"(?P<who>.{1,80}?)(?:的|(?=说明$)|(?=第))(?P<count>第[\d一二三四五六七八九十]{1,4}(?:次|份))?(?P<paper>[^的]{1,10})"
)
_ON = re.compile(r"(?P<who>[^，。；]{2,40}?)关于(?P<topic>.{2,80})的(?P<paper>[^的]{1,8})")
_DRAFT_OF = re.compile(
    r"(?P<who>.{2,200}?)\s*[：:]\s*(?P<stars>[*＊]{0,3})\s*(?P<paper>(?:订正)?决[议定]草案|修正案|工作文件|提案)"
)
_TRANSMITTING = re.compile(r"(?P<who>.{2,20}?)(?:谨)?(?:转递|转交)(?P<what>.{2,60})的说明")
_LETTER = re.compile(
    r"(?P<when>\d{4}年\d{1,2}月\d{1,2}日)(?P<who>.{2,60}?)(?:给|致)(?P<to>.{2,30}?)的(?P<paper>同文信|普通照会|信)"
)
_ENVOY = re.compile(
    r"(?P<country>.{2,20}?)常驻联合国(?P<seat>\(?[（(]?(?:维也纳|日内瓦|内罗毕)[)）]?|日内瓦办事处|维也纳办事处)?(?P<office>代表团临时代办|代表团|副代表|代表)"
)
_ARTICLE = re.compile(r"(?:^|(?<=, )|(?<= and ))the ")
_SEATS = {"维也纳": " (Vienna)", "日内瓦": " Office at Geneva", "内罗毕": " (Nairobi)"}
_OFFICES = {
    "代表": "the Permanent Representative of {} to the United Nations",
    "副代表": "the Deputy Permanent Representative of {} to the United Nations",
    "代表团": "the Permanent Mission of {} to the United Nations",
    "代表团临时代办": "the Chargé d’affaires a.i. of the Permanent Mission of {} to the United Nations",
}
_WITH_BY = frozenset({"unido", "who", "unesco", "iaea", "ilo", "fao"})


def author(text: str, setting: Setting) -> Wording | None:
    """Who a document is by (``秘书处的说明`` → Note by the Secretariat; ``秘书长的报告`` → Report of the Secretary-General)."""
    words = plain(text).rstrip("：:")
    star = re.search(r"[*＊]*\Z", text.strip())
    stars = star.group().replace("＊", "*") if star else ""
    for formula in (_letter, _draft_of, _transmitting, _submitted, _on, _by):
        found = formula(words, setting)
        if found is not None:
            return Wording(setting.dated(found.text) + stars, found.is_official)
    return None


def paper_phrase(text: str, setting: Setting) -> str | None:
    """A paper with its author inside a sentence: ``秘书长的报告`` → the report of the Secretary-General."""
    found = _by(plain(text), setting)
    return setting.dated(f"the {found.text[0].lower()}{found.text[1:]}") if found else None


def _paper(words: str, setting: Setting) -> str | None:
    if words == "综合报告":
        return "Synthesis report" if setting.family in _SYNTHESIS_HOUSES else None
    return _PAPERS.get(words)


def _letter(words: str, setting: Setting) -> Wording | None:
    match = _LETTER.fullmatch(words)
    if match is None:
        return None
    dates = find_dates(match["when"], "zh")
    sender, receiver = _sender(match["who"], setting), _receiver(match["to"], setting)
    if len(dates) != 1 or sender is None or receiver is None:
        return None
    paper = {"信": "Letter", "同文信": "Identical letters", "普通照会": "Note verbale"}[match["paper"]]
    return Wording(f"{paper} dated {un_date(dates[0].value)} from {sender} addressed to {receiver}")


def _sender(words: str, setting: Setting) -> str | None:
    envoy = _ENVOY.fullmatch(words)
    if envoy is None:
        found = who(words, setting)
        return found.en if found else None
    country = countries_en().get(envoy["country"])
    if country is None:
        return None
    place = next((english for zh, english in _SEATS.items() if zh in (envoy["seat"] or "")), "")
    return _OFFICES[envoy["office"]].format(with_article(country)) + place


def _receiver(words: str, setting: Setting) -> str | None:
    found = [one(part, setting) for part in PARTS_OF_LIST.split(words) if part]
    known = [one.en for one in found if one is not None]
    return joined(known) if known and len(known) == len(found) else None


def _draft_of(words: str, setting: Setting) -> Wording | None:
    """``巴西和智利：决议草案`` → Brazil and Chile: draft resolution."""
    match = _DRAFT_OF.fullmatch(words)
    sponsors = who(match["who"], setting) if match else None
    paper = _paper(match["paper"], setting) if match else None
    if match is None or sponsors is None or paper is None:
        return None
    stars = match["stars"].replace("＊", "*")
    return Wording(f"{capitalised(_ARTICLE.sub('', sponsors.en))}:{stars} {paper[0].lower()}{paper[1:]}")


def _transmitting(words: str, setting: Setting) -> Wording | None:
    match = _TRANSMITTING.fullmatch(words)
    sender = who(match["who"], setting) if match else None
    what = _by(match["what"], setting) if match else None
    if sender is None or what is None:
        return None
    return Wording(f"Note by {sender.en} transmitting the {what.text[0].lower()}{what.text[1:]}")


def _submitted(words: str, setting: Setting) -> Wording | None:
    match = _SUBMITTED.fullmatch(words)
    found = who(match["who"], setting) if match else None
    if match is None or found is None:
        return None
    basis = " on the basis of informal consultations" if match["basis"] else ""
    verb = f"{_VERBS[match['verb']]} {found.en}{basis}"
    if match["paper"] is None:
        return Wording(capitalised(verb))
    paper = _paper(match["paper"], setting)
    return Wording(f"{paper} {verb}") if paper else None


def _by(words: str, setting: Setting) -> Wording | None:
    match = _BY.fullmatch(words)
    if match is None:
        return None
    paper, found = _paper(match["paper"], setting), who(match["who"], setting)
    if paper is None or found is None:
        return None
    if match["count"]:
        number = number_of(match["count"].strip("第次份"))
        if not number:
            return None
        paper = f"{capitalised(ordinal_of(number))} {paper[0].lower()}{paper[1:]}"
    return Wording(f"{paper} {_preposition(paper, found, setting)} {found.en}")


def _preposition(paper: str, found: Author, setting: Setting) -> str:
    if paper in ("Letter", "Note verbale", "Communication"):
        return "from"
    if not paper.lower().endswith(("report", "addendum", "estimates")):
        return "by"
    if found.zh == "总干事":
        return "by" if setting.family in _WITH_BY or setting.family in ("un", "other") else "of"
    return found.report_by


def _on(words: str, setting: Setting) -> Wording | None:
    """``秘书长关于…的报告`` → Report of the Secretary-General on …, its subject composed."""
    match = _ON.fullmatch(words)
    opening = _by(f"{match['who']}的{match['paper']}", setting) if match else None
    topic = noun_phrase(match["topic"], setting) if match else None
    return Wording(f"{opening.text} on {topic.text}", is_official=False) if opening and topic else None
