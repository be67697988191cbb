"""Notes on printing: why a document is printed in few copies or not at all, and what delegates are asked to do about it."""

import re

from tasks.translation.wording import Setting

_PAPERS = {"文件": "document", "报告": "report", "说明": "note", "增编": "addendum"}
_PAPER = r"本(?P<board>理事会)?(?P<paper>文件|报告|说明|增编)"
_WHY = {
    "节约": "economy", "节省": "economy", "经济": "economy", "节约开支": "economy", "节约费用": "economy", "节省费用": "economy",
    "节约经费": "economy", "节省开支": "economy", "节省经费": "economy", "减少开支": "economy", "减少费用": "economy",
    "压缩开支": "economy", "可持续性": "sustainability", "可持续": "sustainability", "环保": "sustainability",
}  # fmt: skip
_REASON = (
    rf"(?:为|出于|鉴于|基于|由于|因)了?(?P<why>{'|'.join(sorted(_WHY, key=len, reverse=True))})"
    r"(?:方面)?(?:起见|的?考虑|的?原因|的?理由)?"
)
_PRESS = r"(?:印发|印制|印刷|付印)"
_NUMBER = r"(?:有限|不多|较少)"
_COPIES = r"(?:份数|份|数量|文本|副本|数目)?"
_UNPRINTED = rf"(?:未|没有|不)(?:予|作|经|再)?{_PRESS}"
_FEW = (
    rf"(?:已|现)?(?:仅|只)?(?:已|作|以)?(?:少量|限量|限数|有限数量){_PRESS}(?:了)?|(?:已|现)?(?:仅|只)?{_PRESS}了?(?:少量|有限)的?{_COPIES}"
    rf"|(?:印数|份数|(?:{_PRESS})(?:份数|数量)){_NUMBER}"
)
_ECONOMY = re.compile(rf"{_REASON}[，,]?\s*{_PAPER}(?:(?P<no>{_UNPRINTED})|(?:{_FEW}))")
_AIM = re.compile(
    rf"{_PAPER}印数有限[，,]\s*以(?:便)?(?:尽量|尽可能|最大限度地?)?(?:减少|减轻|降低)"
    r"(?P<house>国际劳工局|劳工局|国际劳工组织|劳工组织|粮农组织|世卫组织)(?:的)?(?P<what>活动|工作过程)对环境(?:造成)?的影响[，,]?"
    r"\s*并?(?:有助于|促进)(?:实现)?(?:碳中和|气候中和|对气候变化零影响)"
)
_HOUSES = {
    "国际劳工局": "the ILO", "劳工局": "the ILO", "国际劳工组织": "the ILO", "劳工组织": "the ILO", "粮农组织": "FAO",
    "世卫组织": "WHO",
}  # fmt: skip
_DEEDS = {"活动": "activities", "工作过程": "processes"}
_WHERE = re.compile(
    r"(?:理事会)(?:的)?(?:所有|全部)文件(?:均|都)?可(?:在|从)(?:互联网|网址|网站)?(?P<where>www\.[a-z.]+)(?:网站)?(?:上)?(?:获取|查阅|获得|下载)"
)
_ASKED = r"(?:谨此?|敬|特|务)?请"
_WHO = {
    "代表": "Delegates", "代表们": "Delegates", "与会代表": "Delegates", "代表团": "Delegations",
    "代表和观察员": "Delegates and observers", "代表、观察员": "Delegates and observers", "与会者": "Participants",
    "成员": "Members", "成员和观察员": "Members and observers",
}  # fmt: skip
_FILES = r"(?:(?:其|自己的|各自的|本人的)?(?:本|会议|相关|有关)?(?:文件|文本)的?(?:副本|文本)?)"
_COMING = r"(?:前)?(?:来|至|到)?(?:与会|参会|出席会议|到会|赴会|参加会议|出席|开会|会场)?"
_BRING = re.compile(
    rf"{_ASKED}(?:各位?|所有|诸位)?(?P<own>理事会)?(?P<who>{'|'.join(sorted(_WHO, key=len, reverse=True))})(?:务必)?"
    rf"(?:(?:自行)?(?:自带|携带|自备|带|携|带好){_FILES}{_COMING}|(?:将|把){_FILES}(?:带至|带到|携至|带入|带往|带来)(?:会场|会议|会议室)?)"
    r"(?P<more>[，,；;]\s*(?:并)?(?:请)?(?P<no>避免|勿|不要|不得|不)(?:再|另|再另|另行)?(?:行)?(?:索取|索要|要求)"
    r"(?:更多|额外|其他|另外)?的?(?:副本|文本|文件)?)?"
)
_ELECTRONIC = re.compile(
    rf"{_ASKED}各?位?(?:与会)?(?P<who>代表团|代表)(?:使用|参阅|查阅|参考)(?P<which>本|所有|各|全部|会议)?文件的?电子(?:版|版本|文本|文件)"
)
# Houses (and the bodies of UN-Habitat) that print "this document is printed in a limited number".
_PRINTS_NOW = frozenset({"unep", "cop", "fao", "cbd"})


def printing_sentence(sentence: str, setting: Setting) -> str | None:
    """One sentence of a note on printing, or None.

    >>> printing_sentence("为节省费用，本报告只印制了少量副本", Setting())
    'For reasons of economy, this report has been printed in a limited number.'
    >>> printing_sentence("敬请各代表团把自己的文件带到会场", Setting())
    'Delegations are kindly requested to bring their copies of documents to meetings.'
    """
    if match := _ECONOMY.fullmatch(sentence):
        return _economy(match, setting)
    if match := _AIM.fullmatch(sentence):
        house, what = _HOUSES[match["house"]], _DEEDS[match["what"]]
        board = "GB " if match["board"] and setting.family == "ilo" else ""
        if match["board"] and not board:
            return None
        return (
            f"This {board}{_PAPERS[match['paper']]} is printed in limited numbers to minimize the environmental impact of "
            f"{house}’s {what} and to contribute to climate neutrality."
        )
    if (match := _WHERE.fullmatch(sentence)) and setting.family == "ilo":
        return f"All GB documents are available on the Internet at {match['where']}."
    if match := _BRING.fullmatch(sentence):
        return _bring(match, setting)
    if match := _ELECTRONIC.fullmatch(sentence):
        who = "Delegations" if match["who"] == "代表团" else "Delegates"
        if match["which"] == "本":
            return f"{who} are kindly requested to refer to the electronic version of this document."
        return f"{who} are kindly requested to refer to electronic versions of all documents."
    return None


def _economy(match: re.Match[str], setting: Setting) -> str | None:
    if match["board"]:
        return None
    is_habitat = setting.body is not None and "Human Settlements" in setting.body.en
    printed = "is" if setting.family in _PRINTS_NOW or is_habitat else "has been"
    how = "has not been printed" if match["no"] else f"{printed} printed in a limited number"
    return f"For reasons of {_WHY[match['why']]}, this {_PAPERS[match['paper']]} {how}."


def _bring(match: re.Match[str], setting: Setting) -> str | None:
    who = _WHO[match["who"]]
    if match["own"] or who.startswith("Members"):
        if setting.family != "ilo" or not match["own"]:
            return None
        who = f"GB {who[0].lower()}{who[1:]}"
    if not match["more"]:
        return f"{who} are kindly requested to bring their copies of documents to meetings."
    avoid = "to avoid asking for" if setting.family == "fao" or match["no"] == "避免" else "not to request"
    extra = "ones" if setting.family == "ilo" else "copies"
    return f"{who} are kindly requested to bring their copies to meetings and {avoid} additional {extra}."
