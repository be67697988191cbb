"""Any number of sources for measurements, made from the five real ones with other numbers, names and dates.

    python tests/benchmarks/generated_sources.py 1000 /tmp/sources            # as long as the real ones
    python tests/benchmarks/generated_sources.py 1000 /tmp/sources --small    # one to three sections each

The same count and seed give the same bytes on every machine. The mix, in the order of ``seeds/``: of ten documents three are
newsletters (9 KB), one conference recommendations (12.7 KB), three press releases (4.5 KB), two meeting notes (2 KB) and one a
council report in Chinese (12.6 KB): 6.7 KB on average, one in ten to be translated. What is changed: every number (years by
one shift a document, days and other small numbers by a few, larger ones at random with the same digits), persons, places,
countries and brands; about one word in twelve. Every document so gets words of its own, a sha256 of its own, and is no repeat
of another.
"""

import argparse
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: Seeds by their first three digits, as often as they come in ten documents.
MIX = ("000", "002", "003", "000", "004", "002", "003", "001", "002", "000")

_COUNTRIES = (
    "Nigeria", "India", "Thailand", "Norway", "Finland", "Sweden", "Bangladesh", "Azerbaijan", "Moldova", "Hungary",
    "Malaysia", "Italy", "Germany", "Bahrain", "Kenya", "Ghana", "Peru", "Chile", "Jordan", "Tunisia", "Albania", "Egypt",
    "Morocco", "Senegal", "Viet Nam", "Indonesia", "Mexico", "Colombia", "Ecuador", "Uruguay", "Armenia", "Georgia",
)  # fmt: skip
_CITIES = (
    "Vienna", "Moscow", "Kitakyushu", "Lipetsk", "Lagos", "Nairobi", "Lima", "Hanoi", "Accra", "Dakar", "Tunis", "Amman",
    "Oslo", "Helsinki", "Baku", "Tirana", "Quito", "Bogota", "Manila", "Jakarta", "Cairo", "Yerevan", "Tbilisi", "Riga",
)  # fmt: skip
_PERSONS = (
    "Korotkov", "Yumkella", "Kitahashi", "Reshetnikov", "Labudin", "Gong", "Okafor", "Lindqvist", "Moreno", "Tanaka",
    "Haddad", "Petrov", "Mensah", "Nguyen", "Castillo", "Virtanen", "Aliyev", "Rossi", "Weber", "Diallo", "Suzuki",
    "Ivanova", "Marchetti", "Kowalski", "Benali", "Silva", "Johansen", "Ibrahim", "Fofanah", "Lopez", "Schmidt", "Rahman",
)  # fmt: skip
_BRANDS = (
    "Technopolis",
    "Alga",
    "Avangard",
    "Kaspersky",
    "Rosatom",
    "Severnaya",
    "Zarya",
    "Polyarnaya",
    "Volna",
    "Iskra",
)
_WORDS = (
    "production", "development", "cooperation", "companies", "projects", "technology", "resources", "energy", "waste",
    "training", "participants", "partnership", "countries", "meeting", "management", "programme", "conference", "services",
    "recycling", "equipment", "investment", "workshop", "enterprises", "facilities", "materials", "emissions", "water",
    "representatives", "specialists", "seminars", "industry", "initiative",
)  # fmt: skip
_HAN = (
    "巴西", "泰国", "乌拉圭", "伯利兹", "中国", "印度", "塞内加尔", "阿尔巴尼亚", "约旦", "菲律宾", "突尼斯", "乌克兰",
    "埃及", "摩洛哥", "加纳", "肯尼亚", "秘鲁", "智利", "越南", "墨西哥", "厄瓜多尔", "亚美尼亚", "格鲁吉亚", "尼日利亚",
)  # fmt: skip
_HAN_WORDS = (
    "能源",
    "环境",
    "项目",
    "工业",
    "技术",
    "支持",
    "发展",
    "措施",
    "方案",
    "合作",
    "企业",
    "国家",
    "效率",
    "经济",
)
_LISTS = (_COUNTRIES, _CITIES, _PERSONS, _BRANDS)
_NAMED = {word.lower(): group for group in (*_LISTS, _WORDS) for word in group}
_NAME = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(_NAMED, key=len, reverse=True))) + r")\b", re.IGNORECASE)
_HAN_NAME = re.compile("|".join(sorted(_HAN, key=len, reverse=True)))
_HAN_WORD = re.compile("|".join(_HAN_WORDS))
_NUMBER = re.compile(r"\d+")
_NUMBERED_LINE = re.compile(r"(?m)^\d+(?=\.\s)")
_HAN_SHARE, _WORD_SHARE = 0.3, 0.6


def generated(count: int, seed: int = 1, small: bool = False) -> Iterator[tuple[str, bytes]]:
    """File name and bytes of each of ``count`` sources, in the order of their names."""
    texts = {path.name[:3]: path.read_bytes().decode("utf-8") for path in sorted((ROOT / "seeds").glob("0*.txt"))}
    for index in range(count):
        chance = random.Random(f"{seed}/{index}")
        kind = MIX[index % len(MIX)]
        text = shortened(texts[kind], chance) if small else texts[kind]
        yield f"{index:06d}_{kind}.txt", varied(text, chance, index).encode()


def write_sources(folder: Path, count: int, seed: int = 1, small: bool = False, first: int = 0) -> None:
    """Write sources ``first`` to ``count`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for index, (name, content) in enumerate(generated(count, seed, small)):
        if index >= first:
            (folder / name).write_bytes(content)


def shortened(text: str, chance: random.Random) -> str:
    """The head of a document and one to three of its longer paragraphs, in their order."""
    blocks = re.split(r"\n\s*\n", text) if "\n\n" in text.strip() else text.split("\n")
    joint = "\n\n" if "\n\n" in text.strip() else "\n"
    long = [i for i, block in enumerate(blocks) if len(block) > 120 or (len(block) > 60 and "。" in block)]
    head = blocks[: min(long[0], 12)] if long else blocks[:3]
    chosen = sorted(chance.sample(long, min(len(long), chance.randint(1, 3))))
    return joint.join([*head, *(blocks[i] for i in chosen)]) + "\n"


def varied(text: str, chance: random.Random, index: int) -> str:
    """``text`` with other numbers, names and dates; the numbers of its paragraphs stay, for they are its structure."""
    shift = chance.randint(-3, 3)
    years = chance.randint(-6, 4)
    names: dict[str, str] = {}
    kept = {match.start() for match in _NUMBERED_LINE.finditer(text)}

    def number(match: re.Match[str]) -> str:
        if match.start() in kept:
            return match.group()
        return _number(match.group(), chance, shift, years)

    def name(match: re.Match[str]) -> str:
        word = match.group()
        group = _NAMED[word.lower()]
        if group is _WORDS:  # not inside a name
            return chance.choice(_WORDS) if word.islower() and chance.random() < _WORD_SHARE else word
        if word.lower() not in names:
            names[word.lower()] = chance.choice(group)
        return _like(word, names[word.lower()])

    changed = _NUMBER.sub(number, text)
    changed = _NAME.sub(name, changed)
    changed = _HAN_NAME.sub(lambda _: chance.choice(_HAN), changed)
    changed = _HAN_WORD.sub(
        lambda match: chance.choice(_HAN_WORDS) if chance.random() < _HAN_SHARE else match.group(), changed
    )
    # A symbol of its own, so that no two are taken for language versions of one document.
    return changed.replace("UNIS/OUS/", f"UNIS/OUS/{index}")


def _number(digits: str, chance: random.Random, shift: int, years: int) -> str:
    value = int(digits)
    if len(digits) == 4 and 1900 <= value <= 2060:
        return str(value + years)
    if value <= 31:
        return str(min(28, max(1, value + shift))) if value else digits
    if digits.startswith("0"):
        return digits
    return str(chance.randint(10 ** (len(digits) - 1), 10 ** len(digits) - 1))


def _like(model: str, word: str) -> str:
    """``word`` in capitals or with a first capital as ``model`` is."""
    if model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def main() -> int:
    """Write the sources asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("count", type=int)
    options.add_argument("folder", type=Path)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--small", action="store_true", help="one to three sections of a real document each")
    chosen = options.parse_args()
    write_sources(chosen.folder, chosen.count, chosen.seed, chosen.small)
    return 0


if __name__ == "__main__":
    sys.exit(main())
