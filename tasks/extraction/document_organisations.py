"""The document's own short forms of organisations: 大会, "the Association", "UNIDO Centre", "the city of Kitakyushu"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from tasks.contracts.document import Block, BlockKind, Document, DocumentKind
from tasks.extraction.document_short_forms import introduced_forms, short_forms, with_full_names
from tasks.grammar.organisation_table import OrganisationMention

_Found = tuple[Block, OrganisationMention]


def resolve_organisations(document: Document, blocks: list[Block], found: list[_Found]) -> list[_Found]:
    """All mentions with names made one: short forms take the full name the document gives, city actors are added."""
    renamed = _one_name_each(found)
    known = introduced_forms(renamed)
    renamed = with_full_names(renamed, known)
    extra = [*_governing_bodies(document, blocks), *_the_association(blocks, renamed), *_cities(document, blocks)]
    extra += _capitals(blocks, renamed)
    extra += short_forms(blocks, known)
    extra += _own_body(document, blocks, [*renamed, *extra])
    return renamed + _without_overlap(renamed, extra)


def _without_overlap(found: list[_Found], extra: list[_Found]) -> list[_Found]:
    """The items of ``extra`` that share no character with a mention found before them."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for block, mention in found:
        taken.setdefault(block.index, []).append((mention.start, mention.end))
    for spans in taken.values():
        spans.sort()
    kept: list[_Found] = []
    for block, mention in extra:
        spans = taken.setdefault(block.index, [])
        position = bisect_left(spans, (mention.start, mention.end))
        before = position > 0 and spans[position - 1][1] > mention.start
        after = position < len(spans) and spans[position][0] < mention.end
        if not before and not after:
            spans.insert(position, (mention.start, mention.end))
            kept.append((block, mention))
    return kept


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"\bfor\b", "of", re.sub(r"\s*\([^)]*\)", "", name).casefold())).strip()


def _one_name_each(found: list[_Found]) -> list[_Found]:
    """Unlisted names that begin or are contained in a longer name of the document take that name."""
    names: dict[str, tuple[str, bool]] = {}
    for _, mention in found:
        names.setdefault(_key(mention.name), (mention.name, mention.listed))
    keys = sorted(names)
    lists: dict[tuple[str, ...], list[str]] = {}
    for name_key in keys:
        lists.setdefault(tuple(name_key.split()[:3]), []).append(name_key)
    renamed: dict[str, str | None] = {}
    result: list[_Found] = []
    for block, mention in found:
        if mention.listed:
            result.append((block, mention))
            continue
        key = _key(mention.name)
        if key not in renamed:
            renamed[key] = _longer_name(key, keys, lists)
        longer = renamed[key]
        if longer is None and mention.name.isascii() and names[key][0] != mention.name:
            longer = key  # "Ministry for Foreign Affairs" and "Federal Ministry of Foreign Affairs" are one
        if longer is not None:
            # A department is not its ministry, but "Ministry of X" is "Ministry of X of Country".
            name, listed = names[longer]
            result.append((block, replace(mention, name=name, listed=listed)))
        else:
            result.append((block, mention))
    return result


def _longer_name(key: str, keys: list[str], lists: dict[tuple[str, ...], list[str]]) -> str | None:
    """The shortest name of the document (``keys``, sorted) that carries ``key`` on or has its words among its own."""
    if len(key.split()) < 2:
        return None
    first = bisect_left(keys, f"{key} ")
    longer = keys[first : min(bisect_left(keys, f"{key}!"), first + 200)]
    longer += [other for other in lists.get(tuple(key.split()[:3]), ())[:200] if _is_same_list(key, other)]
    return min((other for other in longer if other != key), key=lambda other: (len(other), other), default=None)


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


# "the centre is preparing …", 中心计划…: a bare noun is the document's own body if its front names one of that noun.
_BARE_EN = re.compile(
    r"\b[Tt]he ([Cc]ent(?:re|er)|[Aa]ssociation|[Ff]oundation|[Aa]gency|[Ii]nstitute|[Uu]nit|[Aa]cademy|[Ss]ociety|[Nn]etwork)\b"
    r"(?!\s+(?:of|for|on|in the)\b|\s+[A-Z])"
)
_BARE_ZH = re.compile(
    r"(?:(?<![\u4e00-\u9fff])(?:[该本])?|(?<=[由请经]))"
    r"(中心|委员会|秘书处|协会|联合会|基金会|研究所|研究院|学会|商会|联盟|集团|公司)"
    r"(?=[将计已在与和正于拟举开为向对还继组通发完协支主从][^的]|目前|现已|似宜|，)"
)
_FRONT_ROLES = ("title", "masthead", "repeated_title", "author", "body", "signature")


def _own_body(document: Document, blocks: list[Block], found: list[_Found]) -> Iterator[_Found]:
    """Bare nouns for the body whose document it is; left out where the front names no body, or more than one, of that noun."""
    front = document.front_matter
    spans = [reading.span for reading in (front.title, front.issuer, front.author, front.body) if reading is not None]
    named: dict[str, OrganisationMention] = {}
    for block, mention in found:
        at = block.passage.locate(mention.start, mention.end)
        in_front = block.kind is not BlockKind.PARAGRAPH and block.role in _FRONT_ROLES and block.role != "body"
        if in_front or any(span.overlaps(at) for span in spans):
            named.setdefault(mention.name, mention)
    if not named:
        return
    pattern = _BARE_ZH if document.is_chinese else _BARE_EN
    for block in blocks:
        if not block.is_body:
            continue
        for match in pattern.finditer(block.text):
            noun = match.group(1).casefold().replace("center", "centre")
            fitting = [m for m in named.values() if _is_a(noun, m)]
            if len(fitting) == 1:
                own = fitting[0]
                yield block, OrganisationMention(match.start(), match.end(), match.group(), own.name, own.listed)


def _is_a(noun: str, mention: OrganisationMention) -> bool:
    """Whether the mention's name has the noun for its head."""
    if noun.isascii():
        return noun in f"{mention.surface} {mention.name}".casefold().replace("center", "centre").split()
    return mention.surface.endswith(noun)


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
            names.setdefault(_key(mention.name) or mention.name.casefold(), mention)
    for block in blocks:
        if not block.text.isupper() or not block.text.isascii():
            continue
        lowered = block.text.casefold()
        for surface, mention in sorted(names.items(), key=lambda item: (-len(item[0]), item[0])):
            start = lowered.find(surface)
            if start >= 0:
                end = start + len(surface)
                yield block, OrganisationMention(start, end, block.text[start:end], mention.name, mention.listed)
