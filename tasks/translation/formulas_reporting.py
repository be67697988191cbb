"""Formulas of what is asked of officers most: to report back to a body, to give guidance."""

import re

from tasks.translation.formulas_abstract import receiver_of
from tasks.translation.formulas_bodies import plain
from tasks.translation.formulas_references import object_phrase
from tasks.translation.formulas_session import session_phrase
from tasks.translation.wording import Setting, Wording

GUIDANCE = re.compile(
    r"(?:就(?P<topic>.{2,60}?))?(?:提供|提出|给予)(?P<further>进一步|任何|必要的?)?(?:的)?(?P<what>指导意见|指导|意见和建议|评论意见|意见|建议)"
)


_GUIDED = {
    "指导意见": "guidance", "指导": "guidance", "意见和建议": "comments and recommendations", "评论意见": "comments",
    "意见": "comments", "建议": "recommendations",
}  # fmt: skip


_FURTHER = {"进一步": "further ", "任何": "any ", "必要": "the necessary ", "必要的": "the necessary ", None: ""}


_REPORTING = re.compile(
    r"(?:(?:在|于)(?P<when>[^向就]{3,30}?(?:会议|届会|常会)))?(?:上)?(?:[，,])?向(?P<to>.{2,40}?)(?:报告|汇报|提出报告|提交报告|提交一份报告)(?P<on>.{0,60})"
)


_SUBMITTING = re.compile(
    r"(?:(?:在|于)(?P<when>[^向就]{3,30}?(?:会议|届会|常会)))?(?:上)?(?:[，,])?向(?P<to>.{2,40}?)提交(?:一份|份)?(?P<paper>进度报告|进展报告|报告|最后报告|综合报告|年度报告|口头报告)(?:[，,]说明(?P<on>.{2,60}))?"
)


_SUBMITTED = {
    "报告": "a report", "进度报告": "a progress report", "进展报告": "a progress report", "最后报告": "a final report",
    "综合报告": "a comprehensive report", "年度报告": "an annual report", "口头报告": "an oral report",
}  # fmt: skip


_IMPLEMENTING = re.compile(r"(?:说明)?本(?P<what>决议|决定)的?(?:执行|落实|实施)(?:情况|进展情况)")


def guidance(match: re.Match[str], setting: Setting, third_person: bool) -> Wording | None:
    """``就…提供进一步指导`` (a match of ``GUIDANCE``) → provide further guidance on …; None where the subject is not known."""
    topic = object_phrase(match["topic"], setting) if match["topic"] else None
    if match["topic"] and topic is None:
        return None
    verb = "provides" if third_person else "provide"
    on = f" on {topic.text}" if topic else ""
    return Wording(
        f"{verb} {_FURTHER[match['further']]}{_GUIDED[match['what']]}{on}", topic.is_official if topic else True
    )


def report_back(deed: str, setting: Setting) -> str | None:
    """``向大会第七十九届会议报告本决议的执行情况`` → report to the … at its … on the implementation of the present resolution."""
    words = plain(deed).rstrip("；;。，,")
    match = _SUBMITTING.fullmatch(words) or _REPORTING.fullmatch(words)
    if match is None:
        return None
    receiver = receiver_of(match["to"], setting)
    if receiver is None:
        return None
    if match["when"]:
        held = session_phrase(match["when"].removeprefix("其"), setting)
        if held is None or " at its " in receiver or " of the " in held:
            return None
        receiver = f"{receiver} at its {held}"
    on = (match["on"] or "").strip(" ，,")
    if "paper" in match.re.groupindex:
        submitted = f"submit {_SUBMITTED[match['paper']]} to {receiver}"
        implementing = _IMPLEMENTING.fullmatch(on)
        if on and implementing is None:
            return None
        return f"{submitted} on {_implementation(implementing)}" if implementing else submitted
    if on in ("最新情况", "最新进展", "最新动态"):
        return f"provide an update to {receiver}"
    if not on:
        return f"report to {receiver}"
    implementing = _IMPLEMENTING.fullmatch(on)
    if implementing is None:
        return None
    return f"report to {receiver} on {_implementation(implementing)}"


def _implementation(match: re.Match[str]) -> str:
    return f"the implementation of the present {'resolution' if match['what'] == '决议' else 'decision'}"
