"""The document's own short forms of organisations: 大会, "the Association", "UNIDO Centre", "the city of Kitakyushu"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tasks.contracts.document import Block, Document, DocumentKind
from tasks.grammar.organisations import OrganisationMention

_Found = tuple[Block, OrganisationMention]


def resolve_organisations(document: Document, blocks: list[Block], found: list[_Found]) -> list[_Found]:
    """All mentions with names made one: short forms take the full name the document gives, city actors are added."""
    renamed = _one_name_each(found)
    extra = [*_governing_bodies(document, blocks), *_the_association(blocks, renamed), *_cities(document, blocks)]
    extra += _capitals(blocks, renamed)
    return renamed + [item for item in extra if not _overlaps(renamed, item)]


def _overlaps(found: list[_Found], item: _Found) -> bool:
    block, mention = item
    return any(
        other.index == block.index and taken.start < mention.end and mention.start < taken.end for other, taken in found
    )


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"\bfor\b", "of", re.sub(r"\s*\([^)]*\)", "", name).casefold())).strip()


def _one_name_each(found: list[_Found]) -> list[_Found]:
    """Unlisted names that begin or are contained in a longer name of the document take that name."""
    names: dict[str, tuple[str, bool]] = {}
    for _, mention in found:
        names.setdefault(_key(mention.name), (mention.name, mention.listed))
    result: list[_Found] = []
    for block, mention in found:
        if mention.listed:
            result.append((block, mention))
            continue
        key = _key(mention.name)
        longer = [
            other for other in names if other != key and (other.startswith(key + " ") or _is_same_list(key, other))
        ]
        if longer and len(key.split()) >= 2:
            # A department is not its ministry, but "Ministry of X" is "Ministry of X of Country".
            name, listed = names[min(longer, key=lambda other: (len(other), other))]
            result.append((block, replace(mention, name=name, listed=listed)))
        else:
            result.append((block, mention))
    return result


def _is_same_list(one: str, other: str) -> bool:
    """ "association of clusters and technoparks of the russian federation" beside "… of clusters technoparks and sezs …"."""
    left, right = set(one.split()), set(other.split())
    return len(left) >= 5 and left < right and one.split()[:3] == other.split()[:3]


_UNIDO_BODY = re.compile(r"\bGC\.\d|\bIDB\.|工业发展理事会|工发组织")
_ASSEMBLY = re.compile(r"(?<![代展览联合国民全环境卫生])大会(?![的主议]?(?:主席|厅|堂))")
_BOARD = re.compile(r"(?<![\u4e00-\u9fff])理事会|(?<=[请向由经])理事会")


def _governing_bodies(document: Document, blocks: list[Block]) -> Iterator[_Found]:
    """大会 and 理事会 alone are the organs of the organisation whose document it is (document symbols decide)."""
    if not document.is_chinese or document.kind is not DocumentKind.COUNCIL_REPORT:
        return
    is_unido = _UNIDO_BODY.search(document.text) is not None
    assembly = "General Conference of UNIDO" if is_unido else "General Assembly"
    for block in blocks:
        for match in _ASSEMBLY.finditer(block.text):
            yield block, OrganisationMention(match.start(), match.end(), match.group(), assembly, True)
        if is_unido:
            for match in _BOARD.finditer(block.text):
                yield (
                    block,
                    OrganisationMention(
                        match.start(), match.end(), match.group(), "Industrial Development Board", True
                    ),
                )


_THE_HEAD = re.compile(
    r"\b[Tt]he (Association|Foundation|Fund|Corporation|Bank|Institute|Agency|Ministry|Council|Committee|Centre"
    r"|Center|Union|Federation|"
    r"Organization|Commission|Academy|University|Chamber|Secretariat|Network|Alliance)\b(?!\s+(?:of|for|on)\b"
    r")(?!\s+[A-Z])"
)


def _the_association(blocks: list[Block], found: list[_Found]) -> Iterator[_Found]:
    """ "the Association" is the last organisation named before with that noun."""
    by_block: dict[int, list[OrganisationMention]] = {}
    for block, mention in found:
        by_block.setdefault(block.index, []).append(mention)
    last: dict[str, OrganisationMention] = {}
    for block in blocks:
        events: list[tuple[int, str, OrganisationMention | None]] = []
        for mention in by_block.get(block.index, ()):
            for word in set(re.findall(r"[A-Z][a-z]+", mention.surface)):
                events.append((mention.start, word, mention))
        events.extend((match.start(), match.group(1), None) for match in _THE_HEAD.finditer(block.text))
        for start, word, named in sorted(events, key=lambda event: (event[0], event[1])):
            if named is not None:
                last[word] = named
            elif word in last:
                end = start + 4 + len(word)
                yield block, OrganisationMention(start, end, block.text[start:end], last[word].name, last[word].listed)


_CITY = re.compile(r"\b[Cc]ity of ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)")


def _cities(document: Document, blocks: list[Block]) -> Iterator[_Found]:
    """Cities that act ("the city of Kitakyushu"), wherever the document names them."""
    cities = sorted(set(_CITY.findall(document.text)))
    for city in cities:
        pattern = re.compile(rf"\b(?:[Cc]ity of )?{re.escape(city)}\b(?!\s+(?:Prefecture|Region|Agreement))")
        for block in blocks:
            for match in pattern.finditer(block.text):
                yield block, OrganisationMention(match.start(), match.end(), match.group(), f"City of {city}", False)


def _capitals(blocks: list[Block], found: list[_Found]) -> Iterator[_Found]:
    """Names that the text prints in mixed case, found again in headings and paragraphs in capitals."""
    names: dict[str, OrganisationMention] = {}
    for _, mention in found:
        if not mention.surface.isupper() and len(mention.surface) > 6:
            names.setdefault(" ".join(mention.surface.casefold().split()), mention)
            names.setdefault(_key(mention.name), mention)
    for block in blocks:
        if not block.text.isupper():
            continue
        lowered = block.text.casefold()
        for surface, mention in sorted(names.items(), key=lambda item: (-len(item[0]), item[0])):
            start = lowered.find(surface)
            if start >= 0:
                end = start + len(surface)
                yield block, OrganisationMention(start, end, block.text[start:end], mention.name, mention.listed)
