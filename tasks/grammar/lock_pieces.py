"""A text cut where its lists and clauses are, for the number lock."""

import re
from dataclasses import dataclass

from tasks.grammar.lock_model import Spot

_CUTS = {
    "zh": re.compile(
        r"(?P<end>[。；;！？\n])|[，、：（）]|,(?!\d)|\((?!\d)|以及|而|(?<![普涉遍波顾提以])及(?![时格早])|(?<![共缓饱总])和(?![平谐解睦])|"
        r"(?<![参给赠授])与(?![会否])|增至|升至|降至|减至|达到|增加到|减少到|提高到"
        r"|下降到|上升到|至(?=\s?[约近超逾]?过?\s?[\d一二三四五六七八九十百千])|到(?=\s?[约近超逾]?过?\s?[\d一二三四五六七八九十百千])"
    ),
    "en": re.compile(
        r"(?P<end>[;!?\n]|\.(?=\s|$))|[:()]|,(?!\d)|[\u2013\u2014]|\b(?:and|while|whereas|but|against|versus|"
        r"compared with|compared to|than)\b"
        r"|\bto(?=\s(?:(?:about|some|around|nearly|over|almost|approximately|just|more|less|than|only|"
        r"reach)\s){0,2}(?:US|[$€£¥]|\d|an?\b|one|two|three|four|five|six|seven|eight|nine|ten|half))",
        re.IGNORECASE,
    ),
    "other": re.compile(
        r"(?P<end>[;!?\n؛؟]|\.(?=\s|$))|[:()]|[,،](?!\d)|\b(?:et|y|и|а|tandis que|mientras|contre|frente a)\b"
        r"|\b(?:до|à|a|hasta)(?=\s\d)|\sو",
        re.IGNORECASE,
    ),
}
_LEADS = ("date", "country", "place")
_LEAD = re.compile(
    r"\s*(?:[Ii]n|[Bb]y|[Dd]uring|[Ff]or|[Aa]s (?:at|of)|[Oo]n|[Ss]ince|在|于|到|截至|自|至)?\s*(?:the\s)?"
    r"(?:中|里|底|末|间|期间)?\s*"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch without a cut; ``sentence`` counts the sentences before it."""

    start: int
    end: int
    sentence: int


def pieces_of(text: str, language: str, spots: list[Spot]) -> list[Piece]:
    """The pieces in order; no cut goes through one of ``spots``."""
    found: list[Piece] = []
    begin = sentence = 0
    reached = 0  # spots before it end before the cut that is looked at, and before all later ones
    covered = sorted((spot.start, spot.end) for spot in spots)
    for match in _CUTS.get(language, _CUTS["other"]).finditer(text):
        low, high = match.span()
        while reached < len(covered) and covered[reached][1] <= low:
            reached += 1
        if any(start < high and low < end for start, end in covered[reached:]):
            continue
        found.append(Piece(begin, match.start(), sentence))
        begin = match.end()
        sentence += match["end"] is not None
    return _with_leads(text, [*found, Piece(begin, len(text), sentence)], spots)


def _with_leads(text: str, pieces: list[Piece], spots: list[Spot]) -> list[Piece]:
    """The pieces, a date or place that stands alone before a comma joined to what follows: "In 2020, output was …"."""
    joined: list[Piece] = []
    begin: int | None = None
    for piece in pieces:
        leads = {
            (spot.start, spot.end)
            for spot in spots
            if (spot.kind in _LEADS or spot.unit == "date") and piece.start <= spot.start and spot.end <= piece.end
        }
        is_lead = False
        if len(leads) == 1:
            start, end = leads.pop()
            is_lead = _LEAD.fullmatch(text[piece.start : start] + text[end : piece.end]) is not None
        if is_lead and begin is None:
            begin = piece.start
        elif not is_lead or piece is pieces[-1]:
            joined.append(Piece(piece.start if begin is None else begin, piece.end, piece.sentence))
            begin = None
    return joined
