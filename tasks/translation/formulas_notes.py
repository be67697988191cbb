"""Formulas of service notes: distribution, languages, re-issue, printing, late submission, editing."""

import re

from tasks.grammar.dates import find_dates
from tasks.grammar.inflection_en import joined
from tasks.grammar.symbols import find_symbols
from tasks.grammar.un_dates import date as un_date
from tasks.translation.formulas_bodies import short_name
from tasks.translation.formulas_labels import labelled_note
from tasks.translation.formulas_late import holding_sentence, late_sentence
from tasks.translation.formulas_printing import printing_sentence
from tasks.translation.formulas_session import number_of, ordinal_of
from tasks.translation.wording import Setting, Wording
from tasks.vocabularies.termbase import load_termbase

_LANGUAGES = {
    "中文": "Chinese", "英文": "English", "法文": "French", "俄文": "Russian", "西班牙文": "Spanish", "阿拉伯文": "Arabic",
    "汉语": "Chinese", "英语": "English", "法语": "French", "俄语": "Russian", "西班牙语": "Spanish", "阿拉伯语": "Arabic",
}  # fmt: skip
_LANGUAGE = "|".join(_LANGUAGES)
_LIST = rf"(?:{_LANGUAGE})(?:\s*(?:[/、,，和]|以及)\s*(?:{_LANGUAGE}))*"
_ORIGINAL = re.compile(
    rf"(?:(?P<own>{_LANGUAGE})\s*[，,;；]?\s*)?(?:原件|原文|原始语文|原语文|原文语文)\s*[：:]\s*(?P<languages>{_LIST})"
)
_ONLY = re.compile(rf"(?:仅有|只有|仅以|仅|只以)(?P<languages>{_LIST})(?:本|版|版本|文本|印发|提供|分发)?")
_OWN = re.compile(rf"(?P<own>{_LANGUAGE})")
_DISTRIBUTION = re.compile(
    r"(?:分发\s*[：:]?\s*|分发类别\s*[：:]?\s*|Distr\.\s*[：:]?\s*)?(?P<word>普遍|普通|限制|限量|一般|有限|限发|General|GENERAL|Limited|LIMITED|Restricted|RESTRICTED)"
    r"(?:分发|文件)?"
)
_DISTRIBUTED = {
    "普遍": "General", "普通": "General", "一般": "General", "限制": "Limited", "限量": "Limited", "有限": "Limited",
    "限发": "Restricted", "General": "General", "GENERAL": "General", "Limited": "Limited", "LIMITED": "Limited",
    "Restricted": "Restricted", "RESTRICTED": "Restricted",
}  # fmt: skip
_DATE = r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
_ISSUE = r"(?:重新|再次|再行)(?:印发|分发|发布|印制|发行)|重发|重印"
_REASON = r"(?:(?:由于|因|出于)\s*(?P<reason>技术(?:性)?(?:原因|理由))(?:的考虑)?)?"
_COUNT = r"(?:第(?P<count>[一二三四五2-5])次)?"
_REISSUED = re.compile(
    rf"(?:本(?:文件|报告|说明))?{_REASON}\s*[，,]?\s*(?:(?:现)?于\s*(?P<when>{_DATE})\s*)?[，,]?\s*{_COUNT}(?:{_ISSUE})(?:本(?:文件|报告))?"
    rf"(?:\s*[(（](?P<when2>{_DATE})[)）])?"
)
_REISSUED_ON = re.compile(rf"(?P<when>{_DATE})\s*{_REASON}\s*{_COUNT}(?:{_ISSUE})")
_STARS = re.compile(r"^(?:[*＊†]{1,4}|[¹²³⁴⁵⁶⁷⁸⁹]⁰?)\s*")
_PAPERS = {"文件": "document", "报告": "report", "说明": "note", "附件": "annex", "增编": "addendum",
           "指南": "guide", "手册": "manual", "准则": "guidelines", "议程": "agenda", "摘要": "summary", "译文": "translation",
           "草案": "draft", "增补": "supplement", "文本": "text", "概要": "summary", "文集": "compilation", "汇编": "compilation",
           "研究报告": "study", "背景文件": "background document", "会议室文件": "conference room paper"}  # fmt: skip
_PAPER = "|".join(sorted(_PAPERS, key=len, reverse=True))
_UNEDITED = re.compile(
    rf"本(?P<paper>{_PAPER})(?:印发[时前])?(?:未经|没有经过|未作)(?:正式)?(?P<how>编辑|审定)(?:印发)?"
)
_ANNEX = re.compile(
    r"(?:本(?P<paper>文件|报告|说明)的?)?附件(?:不译|未译|不作翻译)?[，,]?\s*(?P<copied>(?:仅以|只以)(?:原文|来文语文|提交语文)(?:印发|分发|照发)|原文照发|按原文照发|照原文印发)"
)
_ENCLOSED = re.compile(r"(?P<noun>附件|附录|附文)\s*[：:]\s*(?P<count>\d{1,2}|[一二两三四五六七八九十])\s*[件份个]")
_ENCLOSURES = {"附件": ("Annex", "Annexes"), "附录": ("Appendix", "Appendices"), "附文": ("Enclosure", "Enclosures")}
_UNAUDITED = re.compile(
    r"(?:本(?P<paper>文件|报告)(?:所述|所涉)(?P<period>期间|报告期)?的?)(?:财务)(?:数字|数据)(?:均)?(?:尚)?未经审计"
)
_SYMBOLS = re.compile(
    r"[A-Z][A-Za-z0-9./()\-]*[A-Za-z0-9)](?:\s*(?:、|和|及|与|,|，)\s*[A-Z][A-Za-z0-9./()\-]*[A-Za-z0-9)])*"
)
_FOR_ONLY = re.compile(r"(?:仅|只)供(?P<body>[\u4e00-\u9fff]{2,16}?)审议")
_PROCESSED = re.compile(
    r"(?P<note>(?:说明|注)[：:]\s*)?本(?P<paper>文件|报告|说明)(?:全部|完全)?由(?P<who>[\u4e00-\u9fff]{2,16}?)(?:全部|全权)?(?:处理|印制)"
)
_STANDING = {
    "仅供参考": "For information only.",
    "仅供参考，非正式文件": "For information only.",
    "未经编辑的预发本": "Advance unedited version",
    "未经编辑预发本": "Advance unedited version",
    "预发未编辑本": "Advance unedited version",
    "预发本": "Advance version",
    "未经编辑": "Unedited version",
    "仅供非正式分发": "For informal distribution only",
    "非正式译文": "Unofficial translation",
    "请回收": "Please recycle",
    # Of the Food and Agriculture Organization's papers.
    "为尽量减轻粮农组织工作过程对环境的影响，促进实现对气候变化零影响，本文件印数有限": (
        "This document is printed in limited numbers to minimize the environmental impact of FAO’s processes and "
        "contribute to climate neutrality."
    ),
    "粮农组织大多数会议文件可从互联网www.fao.org网站获取": (
        "Most FAO meeting documents are available on the Internet at www.fao.org."
    ),
    "对本文件实质性内容如有疑问，请联系：": "Queries on the substantive content of this document may be addressed to:",
    "供决策": "For decision",
    "供讨论": "For discussion",
    "供参考": "For information",
    "供采取行动": "For action",
    "供批准": "For approval",
    "供核准": "For approval",
    "供审议": "For consideration",
    "供指导": "For guidance",
}


def service_note(text: str, setting: Setting) -> Wording | None:
    """A note of one or more standing sentences; None as soon as one of them is not known."""
    words = text.strip()
    star = _STARS.match(words)
    mark = star.group().strip().replace("＊", "*") + " " if star else ""
    body = words[star.end() :] if star else words
    labelled = labelled_note(body, setting)
    if labelled is not None:
        return Wording(mark + labelled.text)
    ends = body.rstrip().endswith(("。", "."))
    sentences = [sentence.strip() for sentence in re.split(r"[。\n]+|(?<=[^\d\s])\.(?=\s|$)", body) if sentence.strip()]
    english = [_sentence(sentence, ends, setting) for sentence in sentences]
    known = [sentence for sentence in english if sentence]
    if not known or len(known) != len(english):
        return None
    return Wording(mark + " ".join(known))


def _sentence(sentence: str, ends: bool, setting: Setting) -> str | None:
    if sentence in _STANDING:
        return _STANDING[sentence]
    if match := _FOR_ONLY.fullmatch(sentence):
        short = short_name(match["body"], setting)
        return f"For consideration by {short} only" if short else None
    printed = printing_sentence(sentence, setting)
    if printed:
        return printed
    symbols = _SYMBOLS.fullmatch(sentence)
    if symbols:
        return _listed_symbols(sentence, ends)
    for formula in (_distribution, _languages, _reissue, _editing, _enclosed):
        found = formula(sentence)
        if found:
            return found
    return late_sentence(sentence, setting) or _service(sentence) or holding_sentence(sentence, setting)


def _listed_symbols(sentence: str, ends: bool) -> str | None:
    """A note that gives a document's symbol and nothing else, letter by letter."""
    pieces = [piece.strip() for piece in re.split(r"、|和|及|与|,|，", sentence)]
    if not all(find_symbols(piece) and "/" in piece for piece in pieces):
        return None
    return joined(pieces) + ("." if ends else "")


def _distribution(sentence: str) -> str | None:
    match = _DISTRIBUTION.fullmatch(sentence)
    return f"Distr.: {_DISTRIBUTED[match['word']]}" if match else None


def _languages(sentence: str) -> str | None:
    match = _ORIGINAL.fullmatch(sentence)
    if match:
        original = f"Original: {'/'.join(_named(match['languages']))}"
        return f"{_LANGUAGES[match['own']]}, {original}" if match["own"] else original
    match = _ONLY.fullmatch(sentence)
    if match:
        return f"{joined(_named(match['languages']))} only"
    match = _OWN.fullmatch(sentence)
    return _LANGUAGES[match["own"]] if match else None


def _named(languages: str) -> list[str]:
    return [_LANGUAGES[language] for language in re.findall(_LANGUAGE, languages)]


def _reissue(sentence: str) -> str | None:
    match = _REISSUED.fullmatch(sentence) or _REISSUED_ON.fullmatch(sentence)
    if match is None:
        return None
    groups = match.groupdict()
    reason = " for technical reasons" if groups.get("reason") else ""
    count = number_of(groups["count"]) if groups.get("count") else None
    opening = f"{ordinal_of(count).capitalize()} reissue" if count else "Reissued"
    if groups.get("when2"):
        when = _day(groups["when2"])
        return f"{opening}{reason} ({when})." if when and not groups.get("when") else None
    if not groups.get("when"):
        return f"{opening}{reason}." if reason else None
    when = _day(groups["when"])
    if when is None:
        return None
    return f"{opening}{reason} ({when})." if count else f"{opening}{reason} on {when}."


def _day(words: str) -> str | None:
    dates = find_dates(words, "zh")
    if len(dates) != 1 or dates[0].start != 0 or dates[0].end != len(words):
        return None
    return un_date(dates[0].value)


def _editing(sentence: str) -> str | None:
    match = _UNEDITED.fullmatch(sentence)
    if match is None:
        return None
    if match["paper"] == "报告":
        return "The present report is being issued without formal editing."
    paper = _PAPERS[match["paper"]]
    return f"The present {paper} {'have' if paper.endswith('lines') else 'has'} not been formally edited."


def _enclosed(sentence: str) -> str | None:
    """``附件：2件`` → Annexes: 2; ``本文件所述期间的财务数字未经审计`` → Financial figures … are unaudited."""
    if match := _ENCLOSED.fullmatch(sentence):
        count = number_of(match["count"]) if match["count"] != "两" else 2
        one, many = _ENCLOSURES[match["noun"]]
        return f"{one if count == 1 else many}: {count}" if count else None
    if (match := _UNAUDITED.fullmatch(sentence)) and match["period"]:
        return f"Financial figures for the period covered by the present {_PAPERS[match['paper']]} are unaudited."
    return None


def _service(sentence: str) -> str | None:
    if match := _PROCESSED.fullmatch(sentence):
        term = next((term for term in load_termbase().get(match["who"], ()) if term.domain == "institution"), None)
        opening = "Note: The" if match["note"] else "The"
        return (
            f"{opening} present {_PAPERS[match['paper']]} was processed in its entirety by {term.en}."
            if term and term.part_of_speech == "name"
            else None
        )
    if _ANNEX.fullmatch(sentence):
        paper = _ANNEX.fullmatch(sentence)
        of = f" to the present {_PAPERS[paper['paper']]}" if paper and paper["paper"] else ""
        return f"The annex{of} is circulated as received, in the language of submission only."
    return None
