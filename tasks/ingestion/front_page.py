"""The first page: which block is the title, the body, the session, the agenda item, the author, the abstract."""

import re

from tasks.contracts.document import BlockKind, DocumentKind
from tasks.grammar.dates import find_dates
from tasks.grammar.lock_script import simplified
from tasks.ingestion.columns import unspaced
from tasks.ingestion.datelines import is_date_place
from tasks.ingestion.drafts import Draft
from tasks.ingestion.front_lines import (
    ISSUE_NUMBER,
    NEWSLETTER_WORD,
    agenda_item,
    is_author,
    is_body,
    is_distribution,
    is_sponsors,
    is_symbol_line,
    session_after_body,
    session_end,
)
from tasks.ingestion.headings import heading_level
from tasks.ingestion.meeting_dates import is_meeting_dates
from tasks.ingestion.preambles import ADOPTED, is_preamble
from tasks.ingestion.repetition import normalised
from tasks.ingestion.scripts import is_han
from tasks.vocabularies.front_matter_languages import base_language

ABSTRACT_TITLE = re.compile(
    r"(?:内\s*容\s*|执\s*行\s*)?(?:摘\s*要|提\s*要|概\s*要)|(?:本)?文件的?目的"
    r"|(?:executive )?summary|abstract|резюме|résumé|resumen",
    re.IGNORECASE,
)
_GENERIC_TITLE = re.compile(
    r"بيان صحفي|(?:press|media|news) (?:release|statement|advisory|note)\b.{0,40}|minutes|meeting notes?|summary record|report"
    r"|news|statement|note|memo(?:randum)?"
    r"|communiqu[eé] de presse|comunicado de prensa|nota de prensa|pressemitteilung|пресс-релиз.{0,20}|протокол"
    r"|новости|新闻稿.{0,20}|新闻公报|会议(?:纪要|记录)",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z]{2,7}|Distr\.|GENERAL|LIMITED")
# "第一三五届会议报告" is a paper of a session, not the session.
_PAPER_ENDS = ("报告", "议程", "说明", "记录", "草案", "决定", "决议")
_LABELLED = re.compile(
    r"(?:date|time|place|venue|location|chair(?:person|ed by)?|present|participants|attendees|agenda|organi[sz]ers?"
    r"|from|to|subject|ref(?:erence)?"
    r"|дата|место|председатель|时间|地点|主持人?|参加人员|出席)\s*[:：].*",
    re.IGNORECASE,
)
_LONGEST_TITLE = 320
FRONT_BLOCKS = 40
SENTENCE_END = re.compile(r"[.。!！;；]['\"”’»)）]*\Z")


def mark_front_page(drafts: list[Draft], language: str, kind: DocumentKind) -> None:
    """Give the blocks before the text their roles. A block whose part on the page cannot be told keeps ``body``."""
    front = _front(drafts, kind)
    if kind is DocumentKind.COUNCIL_REPORT and base_language(language):
        from tasks.ingestion.front_page_languages import mark_council_page

        mark_council_page(front, language)
        return
    if kind is DocumentKind.COUNCIL_REPORT:
        _mark_council(front, language)
        return
    if kind is DocumentKind.NEWSLETTER:
        _mark_masthead(front)
        _mark_service_lines(front, language)
        return
    _mark_service_lines(front, language)
    _mark_title(front, drafts)


def _front(drafts: list[Draft], kind: DocumentKind) -> list[Draft]:
    """The drafts before the text proper begins."""
    front: list[Draft] = []
    for draft in drafts[:FRONT_BLOCKS]:
        if draft.role == "contents" or (draft.role == "dateline" and kind is not DocumentKind.COUNCIL_REPORT):
            break
        marker = draft.marker
        if marker is not None and marker.kind in ("zh_section", "number", "roman", "bullet", "letter"):
            break
        if front and is_preamble(draft.words):
            break
        if kind is not DocumentKind.COUNCIL_REPORT and is_text(draft) and any(one.role == "body" for one in front):
            break
        if kind is not DocumentKind.COUNCIL_REPORT and len(draft.words) > _LONGEST_TITLE:
            break
        front.append(draft)
    return front


def is_text(draft: Draft) -> bool:
    """Whether a draft reads as running text: long, or a sentence with its stop."""
    if draft.role != "body":
        return False
    long, ended = (60, 15) if is_han(draft.words) else (200, 40)
    return len(draft.words) > long or (len(draft.words) > ended and SENTENCE_END.search(draft.words) is not None)


def _set(draft: Draft, role: str, kind: BlockKind = BlockKind.HEADING) -> None:
    draft.role = role
    draft.kind = kind
    draft.level = 1 if kind is BlockKind.HEADING else 0


def _mark_service_lines(front: list[Draft], language: str) -> None:
    for draft in front:
        if draft.role != "body" or draft.kind is not BlockKind.PARAGRAPH:
            continue
        if is_symbol_line(draft.words):
            _set(draft, "symbol", BlockKind.FURNITURE)
        elif is_distribution(draft.words):
            _set(draft, "masthead", BlockKind.FURNITURE)
        elif len(draft.words) < 60 and _is_date_line(draft.words, language):
            _set(draft, "date", BlockKind.FURNITURE)
        elif (len(draft.words) < 90 and _GENERIC_TITLE.fullmatch(draft.words)) or (
            len(draft.words) < 120 and _LABELLED.fullmatch(draft.words) and draft is not front[0]
        ):
            _set(draft, "masthead", BlockKind.FURNITURE)


def _without_body(titled: list[Draft], session: Draft) -> list[Draft]:
    """``titled`` without the lines directly above a session that name a committee in small letters: they are the body's."""
    start = len(titled)
    below = session
    while (
        start
        and below.blank_before == 0
        and len(titled[start - 1].words) <= 110
        and titled[start - 1].end < below.start
    ):
        below = titled[start - 1]
        start -= 1
        if _BODY_WORD.search(below.words):
            for draft in titled[start:]:
                _set(draft, "body_name")
            return titled[:start]
    return titled


_BODY_WORD = re.compile(
    r"\b(?:committee|conference|working group|board|council|commission|assembly|forum|panel|body)\b", re.IGNORECASE
)


def _carries_on(above: Draft, draft: Draft) -> bool:
    """Whether a line goes on with the name of the body begun on the line above it."""
    return (
        above.role == "body_name"
        and draft.blank_before == 0
        and draft.role == "body"
        and draft.words.split()[0] in ("of", "on", "for", "to", "and")
        and len(draft.words) < 110
    )


def _is_session(drafts: list[Draft]) -> bool:
    return any(session_end(draft.words) for draft in drafts)


def _is_date_line(words: str, language: str) -> bool:
    bare = re.sub(r"\A(?:date|released?|published|issued|дата|日期)\s*[:：]\s*", "", words, flags=re.IGNORECASE).strip(
        " .,"
    )
    dates = find_dates(bare, language)
    return (
        len(dates) == 1
        and dates[0].start <= 3
        and dates[0].end >= len(bare) - 2
        and dates[0].kind in ("day", "month", "range")
    )


def _mark_masthead(front: list[Draft]) -> None:
    for index, draft in enumerate(front[:8]):
        if index > 0 and draft.marker is not None and draft.marker.kind == "hashes" and draft.marker.level > 1:
            break
        if (
            draft.role == "body"
            and draft.kind is BlockKind.PARAGRAPH
            and not is_text(draft)
            and len(draft.words) <= 200
        ):
            _set(draft, "masthead")
            if NEWSLETTER_WORD.search(draft.words) or ISSUE_NUMBER.search(draft.words):
                _set(draft, "title" if NEWSLETTER_WORD.search(draft.words) else "masthead")
        elif draft.role == "body":
            break


def _mark_title(front: list[Draft], drafts: list[Draft]) -> None:
    candidates = [
        draft
        for draft in front
        if draft.role == "body"
        and draft.kind is BlockKind.PARAGRAPH
        and len(draft.words) <= _LONGEST_TITLE
        and not is_text(draft)
    ]
    if not candidates or candidates[0] is drafts[-1]:
        return
    title = candidates[0]
    if title.words.rstrip().endswith((":", "：", ",", "，")) and not title.is_marked:
        return
    _set(title, "title")
    wanted = normalised(title.words)
    for draft in drafts[drafts.index(title) + 1 :][:3]:
        if draft.role == "body" and normalised(draft.words) == wanted:
            _set(draft, "repeated_title")


def _mark_council(front: list[Draft], language: str) -> None:
    titled: list[Draft] = []
    after_agenda = sponsored = False
    is_chinese = any(is_han(draft.words) for draft in front)
    for index, draft in enumerate(front):
        words = simplified(unspaced(draft.words)) if is_han(draft.words) else draft.words
        if index and _carries_on(front[index - 1], draft):
            _set(draft, front[index - 1].role)
            continue
        if draft.role == "dateline" and words.endswith("。"):
            # The end of a sentence that begins with a day, not a dateline: "…2022年1月1日至 / 12月31日的账目。"
            _set(draft, "body", BlockKind.PARAGRAPH)
        if draft.role not in ("body", "dateline") or draft.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            continue
        if is_symbol_line(words):
            _set(draft, "symbol", BlockKind.FURNITURE)
        elif agenda_item(words):
            _set(draft, "agenda_item")
            after_agenda = True
        elif (
            (is_chinese and _ACRONYM.fullmatch(words))
            or is_distribution(words)
            or (ADOPTED.fullmatch(words) and not is_meeting_dates(words))
        ):
            _set(draft, "masthead", BlockKind.FURNITURE)
        elif not words.endswith(_PAPER_ENDS) and (
            session_after_body(words)
            or (session_end(words) and session_end(words) >= len(words) * 0.5)
            or (
                session_end(words)
                and is_han(words)
                and is_meeting_dates(words[session_end(words) :].strip(" ，,（()）"))
            )
        ):
            _set(draft, "session")
            titled = _without_body(titled, draft)
        elif (
            not words.endswith("。")
            and not _is_date_line(words, language)
            and (is_date_place(words, language) or is_meeting_dates(words))
        ):
            _set(draft, "date_place")
        elif _is_date_line(words, language):
            if any(
                mention.kind == "range" for mention in find_dates(words, language)
            ):  # the days of the session, no place
                _set(draft, "date_place")
            else:
                _set(draft, "date", BlockKind.FURNITURE)
        elif is_body(words) and (not titled or _is_session(front[index + 1 : index + 2])):
            _set(draft, "body_name")
        elif is_sponsors(words) and (titled or after_agenda):
            # "Pakistan: draft resolution" stands over the title of the draft.
            _set(draft, "author")
            _set_all(titled, "agenda_item" if after_agenda else "title_above")
            titled = []
            sponsored = True
        elif is_author(words) and titled:
            _set(draft, "author")
        elif is_text(draft):
            draft.role = "abstract"
        elif titled and ABSTRACT_TITLE.fullmatch(words):
            if is_han(words):
                break  # what follows is the summary, however its lines are set
            continue
        elif heading_level(draft) is not None or (is_han(words) and len(words) <= 60) or len(words) <= 160:
            if titled and not sponsored and any(one.role == "author" for one in front):
                continue
            if titled and sponsored:
                continue
            titled.append(draft)
    if titled:
        _set(titled[-1], "title")
        for draft in titled[:-1]:
            same = normalised(draft.words) == normalised(titled[-1].words)
            _set(draft, "agenda_item" if after_agenda or same else "title_above")


def _set_all(drafts: list[Draft], role: str) -> None:
    for draft in drafts:
        _set(draft, role)
