"""Organisations recognised by the form of their Chinese names: a proper opening (country, 国家, 国际, 全球…) and a suffix."""

import re
from functools import cache

from tasks.grammar.organisation_forms_plants import FormMatch
from tasks.vocabularies.countries import country_rows

_SUFFIX = (
    "委员会|理事会|银行|协会|公司|大学|研究所|研究院|科学院|学院|中心|组织|联盟|网络|基金会|基金|秘书处"
    "|政府|议会|总署|署|总局|局|办公室|办事处|联合会|商会|集团|机构|工作组|咨询小组|特设小组|学会|实验室|部"
)
_OPENERS = (
    "国家|国际|全国|全球|世界|联合国|非洲|欧洲|亚洲|亚太|拉丁美洲|拉美|美洲|阿拉伯|欧盟"
    "|北欧|东盟|中非|政府间|中华|全俄|欧亚|区域"
)
_BODY = r"[\u4e00-\u9fff·]{0,14}?"
# Characters that never stand inside an organisation's name here: verbs and particles that open the next part.
_STOP = re.compile(
    r"[在由向对为被把将已并从于是了等这该本其请就所的以]|[和与及](?!改革|技术|信息|发展|贸易|规划|计划|环境|生态|能源|社会|文化|旅游)"
    r"|合作|支持|开展|提供|通过|举行|举办|进行|根据|推动"
    r"|促进(?!中心|会|局)|各国|以及"
)
_NOT_NAMES = re.compile(
    r"^(?:各国|国家|国际|全球|世界|区域|全国)(?:政府|机构|组织|部|公司|网络|银行|中心|工作组|议会)$"
)
# 部 and 局 close many words that are no ministry (全部, 内部, 部分, 局势).
_FALSE_TAIL = re.compile(
    r"(?:全|内|外|南|北|东|西|中|总|干|各|局|分|下|上|底)部$|签署$|部署$|结局$|布局$|格局$|当局$|系统$"
)
_SDG_GROUP = re.compile(r"关于可持续发展目标\s*\d+\s*的[\u4e00-\u9fff]{2,14}?(?:咨询小组|工作组|小组|咨询组)")


@cache
def _pattern() -> re.Pattern[str]:
    countries = sorted({name for row in country_rows() for name in row.names["zh"]}, key=lambda n: (-len(n), n))
    opener = "|".join(map(re.escape, countries)) + "|" + _OPENERS
    return re.compile(rf"(?P<opener>{opener})(?P<body>{_BODY})(?P<suffix>{_SUFFIX})")


@cache
def _country_of() -> dict[str, str]:
    return {name: row.names["en"][0] for row in country_rows() for name in row.names["zh"]}


_MASKED = re.compile(r"《[^《》\n]{1,80}》")


def find_forms_zh(text: str) -> list[FormMatch]:
    """Names of organisations by form in Chinese text. Titles in 《》 are instruments and are passed over.

    A government is named in English ("奥地利政府" → "Government of Austria"); other names stay as printed.
    """
    masked = _MASKED.sub(lambda match: "。" * len(match.group()), text)
    found = [FormMatch(m.start(), m.end(), m.group()) for m in _SDG_GROUP.finditer(masked)]
    position = 0
    while match := _pattern().search(masked, position):
        position = match.end()
        surface = match.group()
        if _STOP.search(match.group("body")) or _NOT_NAMES.match(surface) or _FALSE_TAIL.search(surface):
            position = match.start() + len(match.group("opener"))
            continue
        if not match.group("body") and match.group("suffix") in (
            "组织",
            "网络",
            "部",
            "局",
            "署",
            "中心",
            "机构",
            "集团",
        ):
            continue
        found.append(FormMatch(match.start(), match.end(), _english(match) or surface))
    return found


def _english(match: re.Match[str]) -> str | None:
    country = _country_of().get(match.group("opener"))
    if country and match.group("suffix") == "政府" and not match.group("body"):
        article = (
            "the " if re.search(r"\b(?:Federation|Republic|Kingdom|States|Emirates|Philippines)\b", country) else ""
        )
        return f"Government of {article}{country}"
    return None
