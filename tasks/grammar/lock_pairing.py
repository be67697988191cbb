"""The right figure beside the right noun: figures of one kind that changed places, and trends turned round.

Conservative by design. A text is cut where lists and clauses are; only where one piece holds exactly one figure of a kind
and exactly one anchor (a country, a date, a known noun …), and its neighbours are as regular, the two belong together.
Only when both texts say so of one anchor, and say another figure each, a figure has changed places.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from tasks.grammar.lock_anchors import anchors_of
from tasks.grammar.lock_model import LockReading, Spot
from tasks.grammar.lock_pieces import Piece, pieces_of
from tasks.grammar.lock_sense import directions
from tasks.grammar.lock_trends import disordered, shown, turned

_RESPECTIVELY = re.compile(
    r"分别|依次|\brespectively\b|\brespectivement\b|\brespectivamente\b|соответственно|على التوالي|\beach\b|各(?!国|方|地|界|"
    r"种|类|级|项|个|部)",
    re.IGNORECASE,
)
_OTHER_NOUN = re.compile(r"[^\W\d_]{4,}|[\u3400-\u9fff]{2,}")
_UNIT_WORDS = re.compile(
    r"\b(?:per|cent|percent|million|billion|tons?|tonnes?|dollars?|euros?|yuan|people|more|others?|another|were|was|"
    r"from|with|have|also|respectively|than|about|some)\b"
    r"|其他|另外|另有|人员|美元|欧元|个|名|分别|约|仅|只有|为|达",
    re.IGNORECASE,
)
_LONGEST = 20_000  # characters: longer texts hold so many figures that no pairing is sure
_MOST_SPOTS = 120


def misplaced(said: LockReading, kept: LockReading) -> list[str]:
    """Figures that stand beside another anchor than in the source, one line each; empty where nothing is sure."""
    if len(said.text) > _LONGEST or len(kept.text) > _LONGEST:
        return []
    if len(said.spots) > _MOST_SPOTS or len(kept.spots) > _MOST_SPOTS:
        return []
    said, kept = _with_figures(said, kept), _with_figures(kept, said)
    ours_directed = directions(said)
    theirs_directed = directions(kept) if ours_directed else []
    shared = _shared(said, kept) | ({"up", "down"} if ours_directed and theirs_directed else set())
    if len(shared) < 2:
        return []
    is_in_order = not ours_directed and _row(said.spots, shared) == _row(kept.spots, shared)
    wrong = [] if is_in_order else [*turned(said, kept), *disordered(said, kept)]
    anchors_said, anchors_kept = anchors_of(said, kept, is_in_order=is_in_order)
    if is_in_order and _names(anchors_said) == _names(anchors_kept):  # nothing was exchanged
        return wrong
    ours, theirs = _bound(said, anchors_said, ours_directed), _bound(kept, anchors_kept, theirs_directed)
    for unit in sorted({unit for _, unit in ours}):
        wrong += _crossed(
            {name: values for (name, sort), values in ours.items() if sort == unit},
            {name: values for (name, sort), values in theirs.items() if sort == unit},
            shared,
            _parallel(said, anchors_said, unit) & _parallel(kept, anchors_kept, unit),
        )
    return list(dict.fromkeys(wrong))


_ByAnchor = dict[tuple[str, str], set[str]]


def _crossed(ours: _ByAnchor, theirs: _ByAnchor, shared: set[str], parallel: set[tuple[str, str]]) -> list[str]:
    """Anchors whose figure of one unit is another anchor's figure of the source.

    A figure that stands beside any of its own anchors is in its place: the other anchors of its piece are its subject's.
    """
    both = [name for name in ours if name in theirs and len(ours[name]) == len(theirs[name]) == 1]
    settled = {value for name in both for value in ours[name] & theirs[name]}
    moved = {name: (*ours[name], *theirs[name]) for name in both if ours[name] != theirs[name]}
    wrong: list[str] = []
    for name in sorted(moved):
        value, other = moved[name]
        if not {value, other} <= shared:
            continue
        is_exchanged = any(pair == (other, value) and rest[0] == name[0] for rest, pair in moved.items())
        has_owner = any(
            other in found
            for owner, found in ours.items()
            if owner != name and (owner[0] == "date") == (name[0] == "date")
        )
        if is_exchanged or ((has_owner or name in parallel) and not settled & {value, other}):
            wrong.append(f"{name[1]}: {shown(value)} became {shown(other)}")
    return wrong


_EMPTY = frozenset("了的在为有是和个达占约其中")
_WORDS = re.compile(r"[a-z]{3,}|[\u3400-\u9fff]")


def _parallel(reading: LockReading, anchors: list[Spot], unit: str) -> set[tuple[str, str]]:
    """Anchors before the figure in one of two pieces that say the same of two things (工资上涨4%，物价上涨7%).

    In English the second piece may leave out what it shares with the first.
    """
    figures = [spot for spot in reading.spots if spot.kind == "figure" and spot.unit == unit]
    if len(figures) != 2 or figures[0].value == figures[1].value:
        return set()
    pieces = pieces_of(reading.text, reading.language, [*figures, *anchors])
    held = [p for p in pieces if any(p.start <= f.start and f.end <= p.end for f in figures)]
    if len(held) != 2:
        return set()
    if reading.language == "zh":
        one, other = (set(_WORDS.findall(reading.text[p.start : p.end])) - _EMPTY for p in held)
        if len(one & other) < 2:
            return set()
    return {
        (spot.kind, spot.value)
        for spot in anchors
        for piece, figure in zip(held, sorted(figures, key=lambda f: f.start), strict=True)
        if spot.kind in ("noun", "term", "code", "place", "country")
        and piece.start <= spot.start
        and spot.end <= figure.start
    }


def _with_figures(reading: LockReading, other: LockReading) -> LockReading:
    """The reading with those of its labels as figures that are figures of the other text ("the Secretariat 18", 74岁)."""
    if not any(spot.kind == "label" for spot in reading.spots):
        return reading
    units = {spot.value: spot.unit for spot in other.spots if spot.kind == "figure"}
    labels = {spot.value for spot in other.spots if spot.kind == "label"}
    spots = [
        Spot(spot.start, spot.end, "figure", value, units[value])
        if spot.kind == "label" and spot.value not in labels and (value := _as_figure(spot.value)) in units
        else spot
        for spot in reading.spots
    ]
    return replace(reading, spots=spots)


def _as_figure(label: str) -> str:
    try:
        return f"{float(label)}~{float(label)}"
    except ValueError:
        return label


def _shared(said: LockReading, kept: LockReading) -> set[str]:
    """Figures and dates that both texts have, where at least two of one unit could be exchanged."""
    ours, theirs = _values(said), _values(kept)
    shared: set[str] = set()
    for unit, values in ours.items():
        common = values & theirs.get(unit, set())
        if len(common) > 1:
            shared |= common
    return shared


def _values(reading: LockReading) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for spot in reading.spots:
        if spot.kind in ("figure", "date"):
            found.setdefault(spot.unit or spot.kind, set()).add(spot.value)
    return found


def _row(spots: list[Spot], shared: set[str]) -> list[str]:
    return [spot.value for spot in sorted(spots, key=lambda spot: spot.start) if spot.value in shared]


def _names(anchors: list[Spot]) -> list[str]:
    return [spot.value for spot in sorted(anchors, key=lambda spot: (spot.start, spot.kind, spot.value))]


_Bound = dict[tuple[tuple[str, str], str], set[str]]


def _bound(reading: LockReading, anchors: list[Spot], directed: list[Spot]) -> _Bound:
    """Anchor and kind of figure → the figures that surely belong to the anchor."""
    bound: _Bound = {}
    dates = [Spot(spot.start, spot.end, "figure", spot.value, "date") for spot in reading.spots if spot.kind == "date"]
    figures = [spot for spot in reading.spots if spot.kind == "figure"]
    anchors = [spot for spot in anchors if not any(d.start < spot.end and spot.start < d.end for d in directed)]
    spots = [*figures, *dates, *directed, *anchors]
    pieces = pieces_of(reading.text, reading.language, spots)
    held = [[spot for spot in spots if piece.start <= spot.start and spot.end <= piece.end] for piece in pieces]
    listing = {piece.sentence for piece in pieces if _RESPECTIVELY.search(reading.text, piece.start, piece.end + 14)}
    for unit in sorted({spot.unit for spot in spots if spot.kind == "figure"}):
        for kind in sorted({spot.kind for spot in anchors}):
            if unit == "date" and kind == "date":
                continue
            counts = [
                ([s for s in group if s.kind == "figure" and s.unit == unit], [s for s in group if s.kind == kind])
                for group in held
            ]
            pairs = (
                *_attached(spots, unit, kind),
                *_regular(reading.text, pieces, counts, listing),
                *_in_turn(pieces, counts, listing),
            )
            for anchor, figure in pairs:
                bound.setdefault(((kind, anchor.value), unit), set()).add(figure.value)
    return bound


_Counts = list[tuple[list[Spot], list[Spot]]]


def _attached(spots: list[Spot], unit: str, kind: str) -> Iterator[tuple[Spot, Spot]]:
    """The noun that a figure itself counts, as printed with it: 12个省的85个县."""
    nouns = [spot for spot in spots if spot.kind == kind == "noun"]
    for figure in spots:
        if figure.kind == "figure" and figure.unit == unit and unit not in ("date", "direction"):
            counted = [noun for noun in nouns if figure.start < noun.end and noun.start < figure.end]
            if len(counted) == 1:
                yield counted[0], figure


def _regular(text: str, pieces: list[Piece], counts: _Counts, listing: set[int]) -> Iterator[tuple[Spot, Spot]]:
    """Anchors and the only figure of one piece, none of its neighbours in the sentence having one without the other."""
    for index, (figures, anchors) in enumerate(counts):
        if len(figures) != 1 or not anchors or pieces[index].sentence in listing:
            continue
        if len(anchors) > 1 and anchors[0].kind not in ("noun", "term"):
            continue
        beside = [
            other
            for other in (index - 1, index + 1)
            if 0 <= other < len(counts) and pieces[other].sentence == pieces[index].sentence
        ]
        if all(_is_regular(text, pieces[other], *counts[other]) for other in beside):
            yield from ((anchor, figures[0]) for anchor in anchors)


def _is_regular(text: str, piece: Piece, figures: list[Spot], anchors: list[Spot]) -> bool:
    """Whether a neighbour stands for itself: figure and anchor, neither, or a figure beside an unknown noun."""
    if bool(figures) == bool(anchors):
        return True
    if not figures:
        return False
    rest = text[piece.start : piece.end]
    for figure in figures:
        rest = rest.replace(text[figure.start : figure.end], " ")
    return _OTHER_NOUN.search(_UNIT_WORDS.sub(" ", rest)) is not None


def _in_turn(pieces: list[Piece], counts: _Counts, listing: set[int]) -> Iterator[tuple[Spot, Spot]]:
    """First to first and second to second in a sentence that says "respectively"."""
    for sentence in listing:
        figures = [
            s for piece, (found, _) in zip(pieces, counts, strict=True) if piece.sentence == sentence for s in found
        ]
        anchors = [
            s for piece, (_, found) in zip(pieces, counts, strict=True) if piece.sentence == sentence for s in found
        ]
        figures.sort(key=lambda spot: spot.start)
        anchors.sort(key=lambda spot: spot.start)
        if len(figures) == len(anchors) > 1 and (
            anchors[-1].end <= figures[0].start or figures[-1].end <= anchors[0].start
        ):
            yield from zip(anchors, figures, strict=True)
