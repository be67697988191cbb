"""What sort of document a text is, from its structure: cues are weighed, the file's name plays no part."""

import re
from dataclasses import dataclass

from tasks.contracts.document import DocumentKind
from tasks.ingestion.datelines import is_date_place
from tasks.ingestion.drafts import Draft
from tasks.ingestion.front_lines import (
    ISSUE_NUMBER,
    NEWSLETTER_WORD,
    agenda_item,
    is_author,
    is_body,
    is_distribution,
    is_symbol_line,
    session_end,
)
from tasks.ingestion.furniture import CONTENTS_TITLE
from tasks.ingestion.layout import is_contents_line, read_drafts
from tasks.vocabularies.front_matter_languages import base_language

_THRESHOLD = 3
"""Points from which a kind is believed; one strong cue or three weak ones."""

_FRONT_LINES = 16
_LONGEST_FRONT_LINE = 220

_RELEASE_LINE = re.compile(
    r"\b(?:press|media|news) (?:release|statement|communiqu[eé]|advisory)\b|\bfor immediate release\b"
    r"|\bfor information only\b|\bembargoed\b"
    r"|пресс-релиз|新闻(?:稿|公报|发布)|communiqué de presse|comunicado de prensa|nota de prensa|pressemitteilung|بيان صحفي",
    re.IGNORECASE,
)
_RELEASE_SYMBOL = re.compile(r"(?:UNIS|SG/SM|SG/A|GA|SC|ECOSOC|PAL|HR/CN|DSG/SM|ENV/DEV)/(?:[A-Z/]+/?)?\d+")
_RELEASE_END = re.compile(
    r"(?:\*\s+\*{1,3}\s+\*|#\s?#\s?#|-\s*30\s*-|ends?)|for (?:further|more) information,? (?:please )?(?:see|contact"
    r"|visit)\b.*|(?:media|press) contacts?\b.*"
    r"|notes? (?:to|for) editors\b.*",
    re.IGNORECASE,
)
_INLINE_DATELINE = re.compile(
    r"\A[A-Z\u0400-\u042f][^\n.;:!?]{1,60}?[,，]?\s+[^\n;:!?]{4,90}?\s?[-–—]{1,2}\s+\S"
    r"|\A[\u4e00-\u9fff]{2,20}[，,]?\s?(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?日\s?(?:电|讯)"
)
_MINUTES = re.compile(
    r"\A(?:the )?(?:\w+ ){0,2}(?:meeting|minutes|summary (?:record )?of (?:the |a )?(?:\w+ )?(?:meeting|discussion)"
    r"|note on (?:the |a )?meeting|meeting notes?|round ?table"
    r"|session of the (?:expert|working|advisory)|consultations?|visit|working group|заседание|протокол|встреча"
    r"|совещание)\b|(?:会议纪要|会议记录|会谈纪要|座谈会)",
    re.IGNORECASE,
)
_AT_THE_MEETING = re.compile(
    r"\A(?:at|during|on the margins of) (?:the|a|its) (?:\w+[- ]){0,3}(?:meeting|session|round ?table)\b"
    r"|\bchaired by\b|\bpresided over\b|\bparticipants (?:of|in) the meeting\b"
    r"|состоялось .{0,30}заседание|под председательством|会议由.{1,20}主持",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:date|time|place|venue|location|chair(?:person|ed by)?|present|participants|attendees|agenda|дата|место"
    r"|председатель|时间|地点|主持人?|参加人员|出席)\s*[:：]",
    re.IGNORECASE,
)
_RECOMMENDING_TITLE = re.compile(
    r"\b(?:recommendations?|resolutions?|declaration|conclusions and recommendations|outcome document|communiqu[eé]"
    r"|call to action|decisions)\b"
    r"|建议|宣言|公报|决议|рекомендаци|резолюци|декларац|коммюнике",
    re.IGNORECASE,
)
_CONFERENCE = re.compile(
    r"\b(?:conference|congress|forum|summit|symposium|seminar|workshop|meeting)\b|大会|会议|论坛|研讨会|конференц|конгресс"
    r"|форум|семинар",
    re.IGNORECASE,
)
_OPERATIVE = re.compile(
    r"\b(?:proposes?|recommends?|calls? (?:up)?on|resolves?|urges?|invites?|requests?|decides?|agree[sd]?"
    r"|appeals? to|adopt(?:s|ed)?)\b[^.\n]{0,60}:|(?:建议|呼吁|敦促|决定|请)[^。\n]{0,20}："
    r"|(?:рекоменду|призыва|предлага|реша)[а-я]+[^.\n]{0,60}:",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"\A(?:that|to (?:ask|recommend|request|urge|invite|call|consider|develop|support|promote|ensure|encourage"
    r"|strengthen)|recommends?|requests?|urges?|calls? (?:up)?on|invites?"
    r"|encourages?|welcomes?|notes?|agrees?|decides?|reaffirms?|expresse?s?|commits?|takes? note|emphasi[sz]es?"
    r"|stress(?:es)?|建议|呼吁|敦促|请|鼓励|рекоменд\w+|просить|призвать|призыва\w+)\b|\A(?:建议|呼吁|敦促|请|鼓励)",
    re.IGNORECASE,
)


_DATED = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter"
    r"|q[1-4])\b.{0,12}\b(?:19|20)\d\d\b|(?:19|20)\d\d\s*年\s*(?:\d{1,2}\s*月|第)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class KindScore:
    """Points for one kind and the cues that gave them."""

    kind: DocumentKind
    points: int
    cues: tuple[str, ...]


def tell_kind(text: str, language: str) -> KindScore:
    """The kind of ``text`` with the cues that decided, ``other`` when no kind reaches the threshold.

    Cost does not grow with the text: the first and last lines decide, and a sample of the middle.
    """
    drafts = read_drafts(text[:60_000])
    front = [draft.words for draft in drafts[:_FRONT_LINES]]
    end = [draft.words for draft in read_drafts(text[-1500:])[-6:]]
    scores = [
        _score(DocumentKind.COUNCIL_REPORT, _council(drafts, front, language)),
        _score(DocumentKind.NEWSLETTER, _newsletter(drafts, front, language)),
        _score(DocumentKind.PRESS_RELEASE, _release(front, end)),
        _score(DocumentKind.CONFERENCE_RECOMMENDATIONS, _recommendations(drafts, front)),
        _score(DocumentKind.MEETING_NOTE, _meeting(front)),
    ]
    best = max(scores, key=lambda score: score.points)
    return best if best.points >= _THRESHOLD else KindScore(DocumentKind.OTHER, 0, ())


def _score(kind: DocumentKind, cues: dict[str, int]) -> KindScore:
    return KindScore(kind, sum(cues.values()), tuple(cue for cue, points in cues.items() if points))


def _short(lines: list[str]) -> list[str]:
    return [line for line in lines if len(line) <= _LONGEST_FRONT_LINE]


def _council(drafts: list[Draft], front: list[str], language: str) -> dict[str, int]:
    short = _short(front)
    told = _cues_in_language(short, language)
    numbered = sum(
        1 for draft in drafts if draft.marker is not None and draft.marker.kind == "number" and len(draft.words) > 40
    )
    return {
        "body": 1 * ("body_name" in told or any(is_body(line) for line in short)),
        "session": 2
        * ("session" in told or any(session_end(line) >= max(len(line) * 0.5, 5) and len(line) < 70 for line in short)),
        "agenda item": 2 * ("agenda_item" in told or any(agenda_item(line) for line in short)),
        "author": 1 * ("author" in told or any(is_author(line) for line in short)),
        "distribution": 1 * ("masthead" in told or any(is_distribution(line) for line in short)),
        "symbol": 1 * any(is_symbol_line(line) and not _RELEASE_SYMBOL.fullmatch(line) for line in short),
        "numbered paragraphs": 1 * (numbered >= 5),
    }


def _cues_in_language(lines: list[str], language: str) -> frozenset[str]:
    """What the lines are in Russian, French, Spanish or Arabic; nothing is loaded for another language."""
    if base_language(language) is None:
        return frozenset()
    from tasks.ingestion.front_page_languages import front_cues

    return front_cues(lines, language)


def _newsletter(drafts: list[Draft], front: list[str], language: str) -> dict[str, int]:
    short = _short(front)
    datelines = sum(1 for draft in drafts if is_date_place(draft.words, language) is not None)
    contents = sum(1 for draft in drafts[:60] if is_contents_line(draft.words))
    return {
        "newsletter in the masthead": 3 * any(NEWSLETTER_WORD.search(line) and len(line) < 90 for line in short[:6]),
        "issue number": 1 * any(ISSUE_NUMBER.search(line) and len(line) < 60 for line in short[:5]),
        "dated issue": 2
        * any(ISSUE_NUMBER.search(line) and len(line) < 60 and _DATED.search(line) is not None for line in short[:5]),
        "contents": 2 * any(CONTENTS_TITLE.fullmatch(line.strip(": ")) and "this" in line.lower() for line in short)
        + 1 * (contents >= 2 or any(CONTENTS_TITLE.fullmatch(line.strip(": ")) is not None for line in short)),
        "datelines": min(datelines, 4) * (datelines >= 3),
        "items with a dateline": 4 * (_items_with_dateline(drafts) >= 3),
    }


def _items_with_dateline(drafts: list[Draft]) -> int:
    """How many paragraphs begin "VIENNA, 14 October 2021 – …": a release has one, a list of news several."""
    return sum(
        1
        for draft in drafts[:200]
        if _INLINE_DATELINE.match(draft.words[:200]) is not None
        and any(character.isdigit() for character in draft.words[:80])
    )


def _release(front: list[str], end: list[str]) -> dict[str, int]:
    short = _short(front)
    dated = any(
        _INLINE_DATELINE.match(line[:200]) is not None and any(character.isdigit() for character in line[:80])
        for line in front[:10]
    )
    return {
        "release line": 3 * any(_RELEASE_LINE.search(line) and len(line) < 120 for line in short[:6]),
        "release symbol": 2 * any(_RELEASE_SYMBOL.fullmatch(line) for line in short[:8]),
        "dateline before the text": 3 * dated,
        "end mark": 1 * any(_RELEASE_END.fullmatch(line) for line in end),
    }


def _recommendations(drafts: list[Draft], front: list[str]) -> dict[str, int]:
    title = " ".join(_short(front[:4]))
    asks = sum(1 for draft in drafts if draft.marker is not None and _ASK.match(draft.words))
    return {
        "title": 2 * (_RECOMMENDING_TITLE.search(title) is not None and _CONFERENCE.search(title) is not None),
        "operative words": 2
        * any(len(draft.words) < 200 and _OPERATIVE.search(draft.words) is not None for draft in drafts),
        "list of asks": 2 * (asks >= 3),
    }


def _meeting(front: list[str]) -> dict[str, int]:
    short = _short(front)
    return {
        "title": 2 * any(_MINUTES.match(line) for line in short[:3]),
        "labelled lines": min(2, sum(1 for line in short if _LABELLED.match(line))),
        "first sentence": 1 * any(_AT_THE_MEETING.search(line[:400]) for line in front[:6]),
    }
