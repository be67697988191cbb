"""What figures count, told apart by the nouns of the two texts: five countries are not five cities."""

import re
from functools import cache

from tasks.grammar.lock_model import LockFigure, LockReading
from tasks.vocabularies.quantity_tables import load_count_nouns

# Nouns of these are told apart in both languages; the rest of the table has nouns that translate each other freely.
_FIRM = frozenset(
    ["country", "city", "village", "person", "company", "project", "park", "household", "school", "hospital", "animal",
     "tree", "vehicle", "ship", "island", "job", "language", "laboratory"]
)  # fmt: skip
# Other words for the things of a unit, where one side's evidence is looked for.
_OTHER_WORDS = {
    "country": ("state", "states", "nation", "nations", "economies", "economy", "government", "governments", "国",
    "members", "member", "parties", "成员", "缔约方"),
    "person": ("people", "employees", "trained", "人", "名", "位", "staff", "men", "women", "representative", "者",
    "员", "professional"),
    "company": ("firm", "firms", "enterprise", "businesses", "plants", "factories", "家", "企", "厂", "公司", "smes",
    "msmes"),
    "project": ("activities", "initiative", "initiatives", "intervention", "interventions", "项", "方案", "工程",
    "programmes", "programme"),
    "job": ("employment", "posts", "positions", "就业", "岗位"),
    "household": ("homes", "families", "户", "家庭"),
    "city": ("municipalities", "towns", "town", "municipality", "市", "城", "镇"),
    "village": ("villages", "communities", "村"),
    "park": ("zone", "zones", "园", "区", "estates"),
}  # fmt: skip
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def counts_another(pairs: list[tuple[LockFigure, list[LockFigure]]], said: LockReading, kept: LockReading) -> list[str]:
    """Figures that count another thing, where neither text has any word for what the other counts."""
    wrong: list[str] = []
    if kept.language != "en" or said.language != "zh":
        return wrong
    for figure, partners in pairs:
        if len(partners) != 1:
            continue
        ours, theirs = figure.unit, partners[0].unit
        if (
            ours != theirs
            and ours in _FIRM
            and theirs in _FIRM
            and not (_in_english(ours, kept) or _in_chinese(theirs, said))
        ):
            wrong.append(f"{figure.surface} became {partners[0].surface}")
    return wrong


@cache
def _nouns(unit: str) -> tuple[frozenset[str], tuple[str, ...]]:
    english: set[str] = set()
    chinese: list[str] = []
    for row in load_count_nouns():
        if row.unit == unit:
            for singular, plural in row.en:
                english.update({singular.split(" ")[-1].lower(), (plural or f"{singular}s").split(" ")[-1].lower()})
                if singular.endswith("y"):
                    english.add(singular.split(" ")[-1][:-1].lower() + "ies")
            chinese += row.zh
    others = _OTHER_WORDS.get(unit, ())
    english.update(word for word in others if word.isascii())
    return frozenset(english), (*chinese, *(word for word in others if not word.isascii()))


def _in_english(unit: str, reading: LockReading) -> bool:
    return not _nouns(unit)[0].isdisjoint(_WORD.findall(reading.lowered))


def _in_chinese(unit: str, reading: LockReading) -> bool:
    return any(noun in reading.text for noun in _nouns(unit)[1])
