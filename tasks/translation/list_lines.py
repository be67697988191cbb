"""The lines of a list one by one: what a body is asked for under a colon, and the entries of an agenda.

A paragraph that ends in a list is one field, known wholly or not at all. Where it has no English, its lines are asked for
singly, so that one unknown item does not silence the others. What an item begins with in English depends on the words over
the list ("may wish to: (a) take note …", "The Board: (a) takes note …"): the kind of its field says it.
"""

import re
from collections.abc import Iterator

from tasks.contracts.document import Block, Document
from tasks.contracts.span import Passage, Span
from tasks.translation.normal_form import without_notes
from tasks.translation.provider import FieldRequest

_AGENDA_HEADING = re.compile(r"(?:临时|暂定|补充)?议程(?:草案)?[*＊]{0,3}")
_COLON = ("：", ":")
_ITEM_MARK = re.compile(r"[(（](?:[a-z]{1,2}|[ivx]{1,4}|\d{1,2})[)）]")
_BODY = r"(?:理事会|委员会|大会|执行局|执委会|董事会|会议|论坛|工作组|机构|缔约方|缔约国)"
# What is wished or asked of a body stands in the infinitive in English; what a body itself resolves does not.
_ASKS = re.compile(
    rf"(?:似宜|不妨|或愿|似可|似应)[：:]\Z|^(?:谨|提|兹|敬|恳|特此)?(?:请|邀请)[^，]{{0,30}}{_BODY}[：:]\Z|^建议[^，]{{0,30}}{_BODY}[：:]\Z"
)
_RESOLVES = re.compile(rf"[“「]?[\u4e00-\u9fff/]{{0,30}}{_BODY}[，,]?[：:]")
_OPENS = re.compile(r"似宜|不妨|或愿|似可|似应|^(?:谨|提|兹|敬|恳|特此)?(?:请|邀请)|建议")


def list_lines(document: Document) -> list[FieldRequest]:
    """Every line of every such list of a Chinese document, its number or letter with it; empty for other languages.

    Fields are named ``paragraph/6/line/2``; their kinds are ``list_opening``, ``list_wish`` and ``list_decision`` in requests
    and decisions, ``agenda_item`` in agendas.
    """
    if not document.is_chinese:
        return []
    return [*_requests(document), *_agenda(document)]


def _requests(document: Document) -> Iterator[FieldRequest]:
    groups: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.is_body and block.role == "body" and block.paragraph is not None:
            groups.setdefault(block.paragraph, []).append(block)
    for number, blocks in groups.items():
        if len(blocks) < 2:
            continue
        kind: str | None = None
        for count, block in enumerate(blocks, start=1):
            words = block.text.strip()
            if words.endswith(_COLON) and not _ITEM_MARK.match(block.label or ""):
                kind = _kind_of_items(words)
                if kind is not None or _OPENS.search(words):
                    yield _line(document, block, number, count, "list_opening", is_numbered=False)
            elif kind is not None and _ITEM_MARK.match(block.label or ""):
                yield _line(document, block, number, count, kind)
            else:
                kind = None


def _kind_of_items(opening: str) -> str | None:
    if _ASKS.search(opening):
        return "list_wish"
    return "list_decision" if _RESOLVES.fullmatch(opening) else None


def _agenda(document: Document) -> Iterator[FieldRequest]:
    count = 0
    for block in document.blocks:
        over = document.blocks[block.section].text.strip() if block.section is not None else ""
        if block.is_body and block.label and block.paragraph is not None and _AGENDA_HEADING.fullmatch(over):
            count += 1
            yield _line(document, block, block.paragraph, count, "agenda_item")


def _line(
    document: Document, block: Block, paragraph: int, count: int, kind: str, is_numbered: bool = True
) -> FieldRequest:
    parts = list(block.passage.parts)
    if is_numbered:
        parts[0] = Span(start=block.span.start, end=parts[0].end)
    passage = Passage.of(document.text, tuple(parts), block.passage.joiner)
    return FieldRequest(
        f"paragraph/{paragraph}/line/{count}",
        kind,
        without_notes(passage.text),
        block.language or document.language,
        passage,
        block.label or "",
        paragraph,
    )
