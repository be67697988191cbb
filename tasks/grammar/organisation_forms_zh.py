"""Organisations recognised by the form of their Chinese names: what closes a name, and the words before it that belong to it."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from tasks.grammar.organisation_form import FormMatch, apart
from tasks.grammar.organisation_names_zh import SUBJECTS, in_english
from tasks.grammar.organisation_words_zh import (
    BREAK,
    FALSE_END,
    GENERIC,
    GENERIC_SOCIETY,
    NO_BODY_START,
    SUFFIX,
    TOWN,
    VENUE,
    VERB_BEFORE,
    openers,
)

# A stretch of Chinese with nothing in it that ends a name; a short remark in brackets may stand inside: 申能（集团）有限公司.
_HAN = r"[\u4e00-\u9fff·]"
_RUN = re.compile(
    rf"(?:(?<![A-Za-z])[A-Z][A-Za-z]{{1,20}})?{_HAN}{{1,300}}"
    rf"(?:(?:[—–-]{{1,2}}|[（(][\u4e00-\u9fff]{{1,6}}[）)](?=[\u4e00-\u9fff]{{2}})){_HAN}{{1,300}}){{0,6}}"
    rf"|[（(][\u4e00-\u9fff]{{1,6}}[）)]{_HAN}{{2,300}}"
)
_MASKED = re.compile(r"《[^《》\n]{1,80}》")
_TREATY_BODY = re.compile(r"《[^《》\n]{2,40}(?:公约|议定书|协定|条约|宪章)》(?:秘书处|缔约方大会秘书处)")
_SDG_GROUP = re.compile(r"关于可持续发展目标\s*\d+\s*的[\u4e00-\u9fff]{2,14}?(?:咨询小组|工作组|小组|咨询组)")
_MINISTRY = re.compile(rf"(?P<subjects>{SUBJECTS})部$")
_NO_MINISTRY = frozenset("分门署件位落队")
_TITLE = re.compile(r"长(?![期远年久])")
_LONGEST = 30
_WINDOW = 40  # characters before a suffix that are looked at
_AND = re.compile(r"(?<!共)和(?!平)|[与暨]")
_JOINED = re.compile(r"[\u4e00-\u9fff]{2,6}[—–-]{1,2}")
_BRACKET = re.compile(r"\s?[（(]([A-Z][A-Za-z-]{1,14}|简称[^（）()\n]{2,8})[）)]")


def find_forms_zh(text: str) -> list[FormMatch]:
    """Names of organisations by form in Chinese text, in text order. Titles in 《》 are instruments and are passed over.

    Offices of state are named in English where every part of the name is known ("奥地利政府" → "Government of Austria");
    other names stay as printed.

    >>> [form.name for form in find_forms_zh("肯尼亚能源部和肥城市工信局考察了清华同方股份有限公司。")]
    ['Ministry of Energy of Kenya', '肥城市工信局', '清华同方股份有限公司']
    """
    if text.isascii():
        return []
    found = [FormMatch(m.start(), m.end(), m.group()) for m in _TREATY_BODY.finditer(text)]
    masked = _MASKED.sub(lambda match: "。" * len(match.group()), text)
    found += [FormMatch(m.start(), m.end(), m.group()) for m in _SDG_GROUP.finditer(masked)]
    for run in _RUN.finditer(masked):
        found.extend(_with_bracket(masked, form) for form in _in_run(run.group(), run.start()))
    return apart(found, _ministries(masked))


def _with_bracket(text: str, form: FormMatch) -> FormMatch:
    bracket = _BRACKET.match(text, form.end)
    return FormMatch(form.start, bracket.end(), form.name) if bracket else form


def _in_run(run: str, offset: int) -> Iterator[FormMatch]:
    """The names in one stretch of Chinese; a suffix right after a name carries it on (…科学研究院淡水渔业研究中心)."""
    suffixes = list(SUFFIX.finditer(run))
    if not suffixes:
        return
    breaks = [0, *(match.end() for match in BREAK.finditer(run))]
    start = end = -1
    for suffix in suffixes:
        if suffix.start() < end:
            continue
        last = breaks[bisect_right(breaks, suffix.start()) - 1]
        joined = start >= 0 and _AND.search(run, end, suffix.start()) is not None
        if suffix.lastgroup == "firm" and 0 <= last <= start and suffix.end() - last <= _LONGEST and not joined:
            start, end = last, suffix.end()  # a firm's name is all that stands before its legal form
            continue
        if start >= 0 and last <= end and suffix.end() - start <= _LONGEST and _carries_on(run, end, suffix):
            end = suffix.end()
            continue
        if start >= 0:
            yield _form(run, start, end, offset)
            last = max(last, end)
        start = _opening(run, last, suffix)
        end = suffix.end() if start >= 0 else end
    if start >= 0:
        yield _form(run, start, end, offset)


def _form(run: str, start: int, end: int, offset: int) -> FormMatch:
    joined = _JOINED.match(run, start, end)
    start = joined.end() if joined and run.endswith("组织", start, end) else start
    surface = run[start:end]
    return FormMatch(offset + start, offset + end, in_english(surface) or surface)


def _carries_on(run: str, end: int, suffix: re.Match[str]) -> bool:
    """Whether the suffix closes a part of the body that ends at ``end``: an institute of an academy, an office of a firm."""
    between = run[end : suffix.start()]
    if not between and suffix.group() in ("组织", "机构", "基金"):
        return False  # 促进局组织代表团…: a verb
    if len(between) > 12 or _AND.search(between) or "副" in between or FALSE_END.search(run[end : suffix.end()]):
        return False
    return next((m for m in openers().iterate(between) if m.payload != "word"), None) is None or "驻" in between


def _opening(run: str, last: int, suffix: re.Match[str]) -> int:
    """Where the name that ``suffix`` closes begins, at ``last`` or later; -1 where no organisation is named."""
    last = _after_and(run, max(last, suffix.start() - _WINDOW), suffix)
    prefix = run[last : suffix.start()]
    surface = run[last : suffix.end()]
    if not prefix or FALSE_END.search(surface) or VENUE.search(surface):
        return -1
    opened = list(openers().iterate(prefix))
    kind = suffix.lastgroup
    if opened and (kind != "firm" or opened[0].start == 0):
        first = next((m for m in reversed(opened[1:]) if VERB_BEFORE.search(prefix, 0, m.start)), opened[0])
        if NO_BODY_START.match(prefix, first.end) and kind != "firm":
            return -1
        town = TOWN.match(prefix)
        start = 0 if town and town.end() >= first.end and kind == "office" else first.start
        if start and prefix[start - 1] == "驻":
            start -= 1  # whose embassy is not said
        if prefix[first.end :] or first.payload != "word" or kind == "office":
            return _checked(run, last + start, suffix, first.payload)
    town = TOWN.match(prefix)
    if kind in ("office", "body"):
        enough = town is not None and (kind == "office" or town.end() < len(prefix))
        return last if enough and suffix.end() - last <= _LONGEST else -1
    least = 3 if kind == "society" or suffix.group() == "集团" else 2
    generic = GENERIC_SOCIETY if kind == "society" else GENERIC
    if len(prefix) < least or len(surface) > _LONGEST or generic.fullmatch(prefix):
        return -1
    if suffix.group() in ("研究中心", "学院", "研究院") and len(prefix) < 4:
        return -1
    return last


def _checked(run: str, start: int, suffix: re.Match[str], opener: str) -> int:
    """The start, unless words of kind are all that stands between the opener and the suffix (国际组织, 全国各协会)."""
    prefix = run[start : suffix.start()]
    if suffix.end() - start > _LONGEST:
        return -1
    if opener == "word" and GENERIC.fullmatch(prefix):
        return -1
    if suffix.lastgroup == "office":
        if opener == "word" and suffix.group() not in ("管理局", "总局"):
            return -1
        between = prefix[2:]
        if suffix.group() in ("厅", "局", "署", "委") and len(between) < 2:
            return -1
    if suffix.group() in ("机构", "组织", "网络", "公司", "基金", "联盟", "中心", "集团", "银行", "大学", "学院"):
        opened = next(openers().iterate(prefix))
        rest = prefix[opened.end :]
        if GENERIC.fullmatch(rest) and (opener == "word" or suffix.group() not in ("大学", "银行", "学院")):
            return -1
    return start


def _after_and(run: str, last: int, suffix: re.Match[str]) -> int:
    """The start moved over 和 and 与 that join two things, not two subjects of one body (国家发展和改革委员会)."""
    start = last
    for match in _AND.finditer(run, last, suffix.start()):
        left, right = run[start : match.start()], run[match.end() : suffix.start()]
        opened = next(openers().iterate(left), None)
        whole = (
            suffix.lastgroup in ("office", "body", "society", "school")
            and opened is not None
            and opened.start <= 1
            and len(left) > opened.end
            and not left.endswith(("部", "司", "处"))
            and TOWN.match(right) is None
            and not SUFFIX.search(left)
            and next((m for m in openers().iterate(right) if m.start == 0), None) is None
        )
        if not whole:
            start = match.end()
    return start


# Ministries known without their country; others without one may be departments of a firm (技术部, 投资部).
_STATE = re.compile(
    r"(?:教育|财政|外交|国防|内政|司法|卫生|农业|农业农村|水利|交通运输|商务|环境|环境保护|生态环境|自然资源|能源|科学技术|科技|旅游|林业|民政|.*[、和与及].*)部"
)
_EDGE = re.compile(r"(?<!共)和|[、与及]")
_STRETCH = re.compile(r"[\u4e00-\u9fff、]*$")


def _ministries(text: str) -> Iterator[FormMatch]:
    """Ministries by the subjects they are named after, with the country and the words before them."""
    end = text.find("部") + 1
    while end:
        titled = _TITLE.match(text, end) is not None  # a minister
        form = None if titled or text[end : end + 1] in _NO_MINISTRY else _ministry(text, end)
        if form is not None:
            yield form
        end = text.find("部", end) + 1


def _ministry(text: str, end: int) -> FormMatch | None:
    match = _MINISTRY.search(text[max(end - 22, 0) : end])
    if match is None:
        return None
    start = end - len(match.group())
    stretch = _STRETCH.search(text[max(start - 20, 0) : start])
    before = stretch.group() if stretch else ""
    last = max((m.end() for pattern in (BREAK, _EDGE) for m in pattern.finditer(before)), default=0)
    countries = [m for m in openers().iterate(before) if m.payload == "country" and m.end > last]
    gap = len(before) - (countries[-1].start if countries else last)
    if not countries and (gap > 6 or (gap and SUFFIX.search(before[last:]))):
        gap = 0
    in_list = not gap and text[max(start - 2, 0) : start] == "部、"
    start -= gap
    surface = text[start:end]
    if len(surface) > _LONGEST or not (gap or in_list or _STATE.fullmatch(surface)):
        return None
    return FormMatch(start, end, in_english(surface) or surface)
