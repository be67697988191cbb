"""Short forms that a document introduces: "… Industrial Cooperation (UCSSIC)", 公社（LH）, （以下简称“绿发会”）."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tasks.contracts.document import Block
from tasks.grammar.organisation_table import OrganisationMention
from tasks.grammar.phrases import word_set

_Found = tuple[Block, OrganisationMention]
_WITH_ACRONYM = re.compile(r"^(?P<name>.+?)\s*[(（](?P<acronym>[A-Z][A-Za-z-]*[A-Z])s?[)）]$", re.DOTALL)
_CALLED_ZH = re.compile(
    r"\s?[（(](?:[A-Za-z .,&’'-]{1,80}[，,；;]\s?)?(?:以下)?(?:简称|称|下称)(?:为)?"
    r"[“\"「]?(?P<short>[\u4e00-\u9fffA-Za-z-]{2,10})[”\"」]?[）)]"
)
_CALLED_EN = re.compile(
    r"\s?\((?:hereinafter|hereafter|henceforth|referred to as|known as)[^()\n]{0,40}?[“\"‘'](?:the )?"
    r"(?P<short>[A-Z][\w&-]{1,30}(?: [A-Z][\w&-]{1,30}){0,2})[”\"’']\)"
)
# Short forms that are nouns of kind stand for any body of the kind, and are read elsewhere (the document's own body).
_KINDS = word_set("中心 公司 协会 委员会 组织 大会 理事会 项目 本项目 基金 银行 学院 集团 公约 会议 论坛")


def introduced_forms(found: list[_Found]) -> dict[str, OrganisationMention]:
    """The short forms that follow a full name in brackets, each with the body it stands for; the first definition counts."""
    known: dict[str, OrganisationMention] = {}
    for block, mention in found:
        for short in _introduced(block, mention):
            known.setdefault(short, mention)
    return known


def with_full_names(found: list[_Found], known: dict[str, OrganisationMention]) -> list[_Found]:
    """Mentions of no listed body that are a short form, under the full name."""
    return [
        (block, replace(mention, name=known[mention.surface].name, listed=known[mention.surface].listed))
        if not mention.listed and mention.surface in known
        else (block, mention)
        for block, mention in found
    ]


def short_forms(blocks: list[Block], known: dict[str, OrganisationMention]) -> Iterator[_Found]:
    """Every use of a short form."""
    if not known:
        return
    listed = "|".join(map(re.escape, sorted(known, key=lambda short: (-len(short), short))))
    pattern = re.compile(rf"(?<![A-Za-z])(?:{listed})(?![A-Za-z/])")
    for block in blocks:
        for match in pattern.finditer(block.text):
            named = known[match.group()]
            yield block, OrganisationMention(match.start(), match.end(), match.group(), named.name, named.listed)


def _introduced(block: Block, mention: OrganisationMention) -> Iterator[str]:
    match = _WITH_ACRONYM.match(mention.surface)
    if match:
        name, acronym = match.group("name"), match.group("acronym")
        if not name.isascii() or mention.listed or spells(name, acronym):
            yield acronym
    called = _CALLED_ZH.match(block.text, mention.end) or _CALLED_EN.match(block.text, mention.end)
    if called and called["short"] not in _KINDS:
        yield called["short"]


def spells(name: str, acronym: str) -> bool:
    """Whether an acronym is made of the beginnings of a name's words in order, the first one's among them.

    >>> spells("Caribbean Public Health Agency", "CARPHA"), spells("Ministry of Energy", "UNDP")
    (True, False)
    """
    initials = iter(re.findall(r"(?<![A-Za-z])[A-Z]", name))
    if name[:1] == acronym[:1] and all(capital in initials for capital in acronym if capital.isupper()):
        return True  # some words may be left out
    words = [word.casefold() for word in re.findall(r"[A-Z][\w’'-]*", name)][:20]
    letters = "".join(letter for letter in acronym if letter.isalpha()).casefold()[:20]
    if not words or not letters or words[0][0] != letters[0]:
        return False
    reached = {0}  # how many letters the words so far can make
    for word in words:
        made = set(reached)
        for start in reached:
            end = start
            while end < len(letters) and end - start < len(word) and letters[end] == word[end - start]:
                end += 1
                made.add(end)
        reached = made
    return len(letters) in reached
