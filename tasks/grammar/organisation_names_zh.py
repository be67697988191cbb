"""Regular English names of Chinese-language offices: ministries by their subjects, governments and their departments.

A name is put into English only where every part of it is known; else it stays as printed.
"""

import re
from functools import cache

from tasks.vocabularies.countries import country_rows
from tasks.vocabularies.places import place_rows

# Subjects of ministries and departments, as governments call them in English.
_SUBJECTS = {
    "教育": "Education", "高等教育": "Higher Education", "财政": "Finance", "外交": "Foreign Affairs", "外事": "Foreign Affairs",
    "国防": "Defence", "内政": "the Interior", "内务": "Internal Affairs", "司法": "Justice", "卫生": "Health",
    "公共卫生": "Public Health", "农业": "Agriculture", "农业农村": "Agriculture and Rural Affairs", "畜牧": "Livestock",
    "畜牧业": "Livestock", "渔业": "Fisheries", "林业": "Forestry", "水利": "Water Resources", "水资源": "Water Resources",
    "水": "Water", "灌溉": "Irrigation", "能源": "Energy", "可再生能源": "Renewable Energy", "电力": "Power",
    "石油": "Petroleum", "矿业": "Mining", "矿产": "Mines", "矿产资源": "Mineral Resources", "工业": "Industry",
    "产业": "Industry", "贸易": "Trade", "商业": "Commerce", "商务": "Commerce", "经济": "Economy",
    "经济发展": "Economic Development", "经济事务": "Economic Affairs", "计划": "Planning", "规划": "Planning",
    "投资": "Investment",
    "科技": "Science and Technology", "科学技术": "Science and Technology", "科学": "Science", "技术": "Technology",
    "创新": "Innovation", "通信": "Communications", "通讯": "Communications", "信息": "Information",
    "信息技术": "Information Technology", "信息化": "Information Technology", "交通": "Transport", "运输": "Transport",
    "交通运输": "Transport", "基础设施": "Infrastructure", "住房": "Housing", "城市发展": "Urban Development",
    "城乡建设": "Urban-Rural Development", "建设": "Construction", "劳动": "Labour", "就业": "Employment",
    "社会保障": "Social Security", "人力资源": "Human Resources", "社会福利": "Social Welfare", "社会事务": "Social Affairs",
    "青年": "Youth", "体育": "Sports", "妇女": "Women", "家庭": "Family", "文化": "Culture", "旅游": "Tourism",
    "环境": "Environment", "环境保护": "Environmental Protection", "环保": "Environmental Protection",
    "生态环境": "Ecology and Environment", "自然资源": "Natural Resources", "气候变化": "Climate Change", "生态": "Ecology",
    "可持续发展": "Sustainable Development", "国际合作": "International Cooperation", "发展": "Development",
    "地方政府": "Local Government", "农村发展": "Rural Development", "粮食": "Food", "土地": "Lands",
    "公共工程": "Public Works", "公共事业": "Public Utilities",
    "中小企业": "Small and Medium Enterprises", "应急管理": "Emergency Management",
    "工业和信息化": "Industry and Information Technology", "工信": "Industry and Information Technology",
    "发展和改革": "Development and Reform", "发展改革": "Development and Reform", "工贸": "Industry and Trade",
    "工商": "Industry and Commerce", "农牧": "Agriculture and Livestock", "牧农渔业": "Livestock, Agriculture and Fisheries",
    "农渔": "Agriculture and Fisheries", "民政": "Civil Affairs",
    "公安": "Public Security", "民族": "Ethnic Affairs", "宗教": "Religious Affairs", "对外贸易": "Foreign Trade",
    "外贸": "Foreign Trade", "地质": "Geology", "海洋": "Marine Affairs", "粮食安全": "Food Security",
    "数字经济": "Digital Economy", "电信": "Telecommunications", "邮政": "Posts", "航空": "Aviation", "铁道": "Railways",
    "铁路": "Railways", "公路": "Roads", "区域发展": "Regional Development", "国有企业": "Public Enterprises",
    "手工业": "Handicraft", "数字化转型": "Digital Transformation", "环境事务": "Environmental Affairs", "预算": "Budget",
    "私营部门发展": "Private Sector Development", "国土整治": "Regional Planning", "供应": "Supply",
    "人力资源发展": "Human Resources Development", "统计": "Statistics", "税务": "Taxation",
    "住建": "Housing and Construction",
}  # fmt: skip
_SUBJECT = "|".join(sorted(map(re.escape, _SUBJECTS), key=lambda s: (-len(s), s)))
SUBJECTS = rf"(?:{_SUBJECT})(?:[、和与及]?(?:{_SUBJECT}))*"
_MINISTRY = re.compile(rf"(?P<subjects>{SUBJECTS})部")
_OFFICE = re.compile(rf"(?P<subjects>{SUBJECTS})(?P<kind>厅|局|委员会|委)")
_EACH = re.compile(_SUBJECT)
_GOVERNMENT = re.compile(r"(?:人民)?政府")
_ARTICLE = re.compile(
    r"\b(?:Federation|Republic|Kingdom|States|Emirates|Islands|Philippines|Congo|Netherlands|Gambia|Comoros)\b"
)
_FORMAL = re.compile(r"(?:伊斯兰|人民|联邦|民主|社会主义)*(?:共和国|王国)")
_EMBASSY = re.compile(r"(?P<home>.{2,12}?)驻(?P<host>.{1,12}?)(?:大?使馆)")


@cache
def _countries() -> dict[str, str]:
    return {name: row.names["en"][0] for row in country_rows() for name in row.names["zh"]}


@cache
def _places() -> dict[str, tuple[str, str]]:
    """Chinese places with their English names and kinds, listed with and without the word for city or province."""
    table: dict[str, tuple[str, str]] = {}
    for row in place_rows():
        if row.iso3 == "CHN":
            for surface in row.surfaces_zh:
                table.setdefault(surface.removesuffix("省").removesuffix("市"), (row.name, row.kind))
    return table


def in_english(printed: str) -> str | None:
    """The English name of an office printed in Chinese, None where a part of it is not known for certain.

    >>> in_english("肯尼亚环境和林业部"), in_english("奥地利政府")
    ('Ministry of Environment and Forestry of Kenya', 'Government of Austria')
    >>> in_english("江苏省商务厅"), in_english("上海市人民政府"), in_english("肯尼亚某某部")
    ('Jiangsu Provincial Department of Commerce', 'Shanghai Municipal Government', None)
    """
    country, rest = _leading_country(printed)
    if country is not None or rest == printed:
        tail = f" of {_with_article(country)}" if country else ""
        ministry = _MINISTRY.fullmatch(rest)
        if ministry:
            return f"Ministry of {_subjects(ministry['subjects'])}{tail}"
        if country and _GOVERNMENT.fullmatch(rest):
            return f"Government{tail}"
    embassy = _EMBASSY.fullmatch(printed)
    if embassy:
        home, host = _countries().get(embassy["home"]), _countries().get(embassy["host"])
        host = "China" if embassy["host"] == "华" else host
        return f"Embassy of {_with_article(home)} in {_with_article(host)}" if home and host else None
    return _local_office(printed)


def _leading_country(printed: str) -> tuple[str | None, str]:
    for length in range(min(len(printed) - 1, 16), 1, -1):
        country = _countries().get(printed[:length])
        if country is not None:
            rest = printed[length:]
            formal = _FORMAL.match(rest)
            return country, rest[formal.end() :] if formal else rest
    return None, printed


def _local_office(printed: str) -> str | None:
    for length in range(min(len(printed) - 1, 6), 1, -1):
        place = _places().get(printed[:length])
        if place is None:
            continue
        rest = printed[length:]
        level = {"省": "Provincial", "市": "Municipal"}.get(rest[:1])
        if level is None:
            if not _GOVERNMENT.fullmatch(rest):
                return None
            level = "Municipal" if place[1] == "city" else "Provincial"
        else:
            rest = rest[1:]
        if _GOVERNMENT.fullmatch(rest):
            return f"{place[0]} {level} Government"
        office = _OFFICE.fullmatch(rest)
        if office:
            subjects = _subjects(office["subjects"])
            if office["kind"].startswith("委"):
                return f"{place[0]} {level} {subjects} Commission"
            return f"{place[0]} {level} {'Department' if office['kind'] == '厅' else 'Bureau'} of {subjects}"
        return None
    return None


def _subjects(printed: str) -> str:
    names = list(dict.fromkeys(_SUBJECTS[match.group()] for match in _EACH.finditer(printed)))
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _with_article(country: str | None) -> str:
    return f"the {country}" if country and _ARTICLE.search(country) else country or ""
