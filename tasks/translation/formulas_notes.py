"""Formulas of service notes: distribution, languages, re-issue, printing and economy."""

import re

from tasks.grammar.dates import find_dates
from tasks.grammar.un_dates import date as un_date
from tasks.translation.wording import Setting, Wording

_LANGUAGES = {
    "中文": "Chinese", "英文": "English", "法文": "French", "俄文": "Russian", "西班牙文": "Spanish", "阿拉伯文": "Arabic",
}  # fmt: skip
_LANGUAGE = "|".join(_LANGUAGES)
_ORIGINAL = re.compile(
    rf"(?:(?P<own>{_LANGUAGE})\s*[，,]?\s*)?原件\s*[：:]\s*(?P<first>{_LANGUAGE})(?P<more>(?:\s*[/、和]\s*(?:{_LANGUAGE}))*)"
)
_DISTRIBUTION = re.compile(
    r"(?:分发\s*[：:]?\s*|Distr\.\s*[：:]?\s*)?(?P<word>普遍|限制|限量|一般|有限|中文限制)(?:分发)?"
)
_DISTRIBUTED = {"普遍": "General", "一般": "General", "限制": "Limited", "限量": "Limited", "有限": "Limited"}
_REISSUED = re.compile(
    r"(?:由于|因)?\s*(?P<reason>技术原因)?\s*[，,]?\s*于\s*(?P<when>[^重再]{4,24}?)\s*(?:重新|再次)(?:印发|分发|发布|印制)"
)
_STARS = re.compile(r"^[*＊†]{1,3}\s*")
_ECONOMY = re.compile(
    r"(?:为|出于)(?:了)?(?P<why>节约|节省|经济|可持续性|环保)(?:起见|的考虑|考虑|的原因)?[，,]\s*(?:本文件|本报告)(?:仅)?"
    r"(?P<how>未作印发|未印发|未予印发|没有印发|未作印制|仅作少量印发|只印发了有限份数|印数有限|已限量印发|限量印发|仅限量印发)"
)
_WHY = {"节约": "economy", "节省": "economy", "经济": "economy", "可持续性": "sustainability", "环保": "sustainability"}
_STANDING = (
    (
        re.compile(r"(?:敬)?请各位代表(?:自带|携带|自备)(?:文件|本文件)(?:与会|参会|出席会议|到会)"),
        "Delegates are kindly requested to bring their copies of documents to meetings.",
    ),
    (
        re.compile(r"(?:敬)?请各位代表(?:使用|参阅|查阅)(?:所有)?文件的?电子(?:版|版本|文本)"),
        "Delegates are kindly requested to refer to electronic versions of all documents.",
    ),
    (re.compile(r"本文件未经正式编辑"), "The present document has not been formally edited."),
    (re.compile(r"本报告未经正式编辑"), "The present report is being issued without formal editing."),
    (re.compile(r"仅供参考(?:[，,]非正式文件)?"), "For information only."),
)


def service_note(text: str, setting: Setting) -> Wording | None:  # noqa: ARG001  one signature for all formulas
    """A note of one or more standing sentences; None as soon as one of them is not known."""
    words = text.strip()
    star = _STARS.match(words)
    mark = star.group().strip() + " " if star else ""
    body = words[star.end() :] if star else words
    sentences = [sentence.strip() for sentence in re.split(r"[。\n]+|(?<=[^\d\s])\.(?=\s|$)", body) if sentence.strip()]
    english = [_sentence(sentence) for sentence in sentences]
    known = [sentence for sentence in english if sentence]
    if not known or len(known) != len(english):
        return None
    return Wording(mark + " ".join(known))


def _sentence(sentence: str) -> str | None:
    match = _DISTRIBUTION.fullmatch(sentence)
    if match and match["word"] in _DISTRIBUTED:
        return f"Distr.: {_DISTRIBUTED[match['word']]}"
    match = _ORIGINAL.fullmatch(sentence)
    if match:
        languages = [match["first"], *re.findall(_LANGUAGE, match["more"])]
        original = f"Original: {'/'.join(_LANGUAGES[language] for language in languages)}"
        return f"{_LANGUAGES[match['own']]}. {original}" if match["own"] else original
    match = _REISSUED.fullmatch(sentence)
    if match:
        return _reissued(match)
    match = _ECONOMY.fullmatch(sentence)
    if match:
        how = (
            "has not been printed" if match["how"].startswith(("未", "没")) else "has been printed in a limited number"
        )
        return f"For reasons of {_WHY[match['why']]}, this document {how}."
    return next((english for pattern, english in _STANDING if pattern.fullmatch(sentence)), None)


def _reissued(match: re.Match[str]) -> str | None:
    dates = find_dates(match["when"], "zh")
    if len(dates) != 1 or dates[0].start != 0 or dates[0].end != len(match["when"]):
        return None
    reason = " for technical reasons" if match["reason"] else ""
    return f"Reissued{reason} on {un_date(dates[0].value)}."
