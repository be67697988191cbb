"""What a number names: article 12 is not paragraph 12, the seventy-fifth session not the seventy-fifth anniversary."""

import re

from tasks.grammar.lock_digits import roman
from tasks.grammar.lock_model import LockReading
from tasks.grammar.numerals_en import ordinal_en
from tasks.grammar.numerals_zh import parse_zh

# The kinds that a Chinese word may be in English, the number before or behind it.
_BEHIND_ZH = {
    "届": ("session", "edition", "term", "congress"), "条": ("article", "rule", "section", "regulation"),
    "款": ("paragraph", "subparagraph"),
    "段": ("paragraph",), "章": ("chapter", "article"), "周年": ("anniversary",), "世纪": ("century",), "季度": ("quarter",
    ), "卷": ("volume",), "节": ("section", "chapter"),
}  # fmt: skip
_BEFORE_ZH = {
    "附件": ("annex", "appendix"), "表": ("table",), "图": ("figure", "chart"), "目标": ("goal", "target"),
    "项目": ("item", "project"), "附录": ("appendix", "annex"),
}  # fmt: skip
_N = r"([\d一二三四五六七八九十百零〇两]{1,8})"
_ZH_BEHIND = re.compile(rf"第?\s?{_N}\s?({'|'.join(_BEHIND_ZH)})")
_ZH_BEFORE = re.compile(rf"({'|'.join(_BEFORE_ZH)})\s?{_N}(?![\d.]*\s?[个%年月日万亿])")
_KINDS = sorted({kind for kinds in (*_BEHIND_ZH.values(), *_BEFORE_ZH.values()) for kind in kinds} | {"meeting"})
_EN_BEFORE = re.compile(rf"\b({'|'.join(_KINDS)})s?\.?\s(\d{{1,4}}|[IVXL]{{1,6}})(?![\w.,]*\d)", re.IGNORECASE)
_EN_ORDINAL = re.compile(
    rf"\b((?:[a-z]+[- ])?[a-z]+|\d{{1,4}}(?:st|nd|rd|th))(?<=st|nd|rd|th)\s(?:(?:regular|special|plenary|annual|resumed|full|"
    rf"ordinary)\s)?({'|'.join(_KINDS)})\b", re.IGNORECASE
)  # fmt: skip
# Annexes, plants and groups named by one letter.
LETTER_ZH = re.compile(r"(?<![A-Za-z0-9./-])(?P<letter>[A-Z])(?![A-Za-z0-9/'’-]|\.\w)")
LETTER_EN = re.compile(
    r"\b(?:[Aa]nnex|[Aa]ppendix|[Pp]lant|[Ff]actory|[Gg]roup|[Pp]art|[Ss]ection|[Cc]lass|[Cc]ategory|[Rr]oom|[Zz]one|[Tt]ype|[Oo]ption|[Ss]ite|"
    r"[Bb]uilding|[Ss]chedule|[Tt]able|[Ll]ist|[Cc]omponent|[Aa]rea)e?s?\s(?P<letter>[A-Z])(?![A-Za-z0-9/'’-]|\.\w)"
)


def relabelled(said: LockReading, kept: LockReading) -> list[str]:
    """Numbers that name another kind of thing than in the source, one line each; empty where a text does not say the kind."""
    if said.language != "zh" or kept.language != "en":
        return []
    letters = set(LETTER_ZH.findall(said.text))
    other = set(LETTER_EN.findall(kept.text)) if letters else set()
    if letters - other and other - letters:
        return [f"{'/'.join(sorted(letters - other))} became {'/'.join(sorted(other - letters))}"]
    if not (said.ordinals or said.labels or said.asides):
        return []
    ours = _chinese(said.text)
    theirs = _english(kept.text) if ours else {}
    others = [
        f"{zh[0]}: {', '.join(map(str, sorted(lost)))} became {', '.join(map(str, sorted(new)))}"
        for zh in sorted({*_BEHIND_ZH.values(), *_BEFORE_ZH.values()})
        if not {"goal", "item", "session"} & set(zh)
        and (lost := _numbers(ours, zh) - _numbers(theirs, zh) - kept.numbers)
        and (new := _numbers(theirs, zh) - _numbers(ours, zh) - said.numbers)
    ]
    return others + [
        f"{number}: {'/'.join(sorted(ours[number])[:2])} became {'/'.join(sorted(kinds))}"
        for number, kinds in sorted(theirs.items())
        if number in ours and ours[number].isdisjoint(kinds)
    ]


def _numbers(found: dict[int, set[str]], kinds: tuple[str, ...]) -> set[int]:
    """The numbers of every label that is of one of ``kinds``."""
    return {number for number, names in found.items() if not names.isdisjoint(kinds)}


def _chinese(text: str) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for match in _ZH_BEHIND.finditer(text):
        _add(found, _value(match.group(1)), _BEHIND_ZH[match.group(2)])
    for match in _ZH_BEFORE.finditer(text):
        _add(found, _value(match.group(2)), _BEFORE_ZH[match.group(1)])
    return found


def _english(text: str) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for match in _EN_BEFORE.finditer(text):
        number = match.group(2)
        _add(found, int(number) if number.isdigit() else roman(number.upper()), (match.group(1).lower(),))
    for match in _EN_ORDINAL.finditer(text):
        surface = match.group(1).lower()
        value = ordinal_en(surface) or ordinal_en(surface.split(" ")[-1])
        _add(found, value, (match.group(2).lower(),))
    return found


def _add(found: dict[int, set[str]], number: int | None, kinds: tuple[str, ...]) -> None:
    if number is not None:
        found.setdefault(number, set()).update(kinds)


def _value(surface: str) -> int | None:
    value = int(surface) if surface.isdigit() else parse_zh(surface)
    return None if value is None else int(value)
