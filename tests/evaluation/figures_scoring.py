"""How predictions are scored against a set of figures: span, value, value and unit.

A prediction belongs to a figure when it overlaps its numeral; each figure takes the best of its predictions, each
prediction serves one figure. What is left over on a figure (the second end of a range read as a number of its own) still
counts as found for the span, but is a wrong prediction for value and unit. What overlaps no figure is a false positive, by
the reason of the trap it sits on. Arguable figures, and what sits on them alone, count nowhere.

Peers are measured by what they claim to do and no more, always in their favour:

- the noun of a count is not asked of them: any unit that is no unit of measurement is right, an empty one included;
- a unit is right when its UCUM code is (a tonne for a tonne of CO2 equivalent, per cent for percentage points), and the
  time in a rate (tonnes per year) may be there or not;
- a range given as its two ends is right, as most of them know no ranges.

None of the three holds for us.
"""

from collections import Counter
from dataclasses import dataclass, field, replace

from tests.evaluation.figures_set import Amount, Figure, Sentence
from tests.evaluation.figures_units import DIMENSIONLESS, is_measure, same_measure

_TRAP_UNNAMED = "not marked"


@dataclass(frozen=True, slots=True)
class Prediction:
    """One figure that a program found. Offsets are into the sentence; ``value`` is None for a range and for a bare span.

    ``units`` are its names for the unit that we know (the canonical one, and with its rate), empty for none.
    """

    start: int
    end: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    units: tuple[str, ...] = ()
    qualifier: str = ""
    note: str = ""


@dataclass
class Score:
    """Counts of one program on one set; ``found`` are predictions on figures, ``spans`` figures that are found."""

    figures: int = 0
    predictions: int = 0
    found: int = 0
    spans: int = 0
    values: int = 0
    units: int = 0
    qualifiers: int = 0
    false_positives: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def span(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of the spans, each from 0 to 1."""
        return _rates(self.found, self.predictions, self.spans, self.figures)

    def value(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of values and ranges."""
        return _rates(self.values, self.predictions, self.values, self.figures)

    def value_and_unit(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of value and unit together."""
        return _rates(self.units, self.predictions, self.units, self.figures)


def _rates(right: int, predictions: int, recalled: int, figures: int) -> tuple[float, float, float]:
    precision = right / predictions if predictions else 0.0
    recall = recalled / figures if figures else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _equal(one: float | None, other: float | None, tolerance: float) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= max(tolerance, 1e-9 * max(abs(one), abs(other)))


def _closed(amount: Amount) -> Amount:
    """``amount`` with an open range made the value of its one end."""
    if amount.value is None and (amount.low is None) != (amount.high is None):
        return Amount(amount.low if amount.high is None else amount.high)
    return amount


def amount_is_right(figure: Figure, prediction: Prediction) -> bool:
    """Whether the value, or both ends of the range, are one of the figure's; one end alone is an open range's value."""
    tolerance = 0.0005 if "fraction" in figure.units else 0.0  # the set prints fractions to four places at most
    said = _closed(Amount(prediction.value, prediction.low, prediction.high))
    for amount in map(_closed, figure.amounts):
        if amount.value is not None:
            right = _equal(amount.value, said.value, tolerance)
        else:
            right = said.value is None and said.low is not None and said.high is not None
            right = right and _equal(amount.low, said.low, tolerance) and _equal(amount.high, said.high, tolerance)
        if right:
            return True
    return False


def unit_is_right(figure: Figure, prediction: Prediction, *, peer: bool) -> bool:
    """Whether the unit is one of the figure's; for a ``peer`` as the module's docstring says."""
    if any(unit in figure.units for unit in prediction.units):
        return True
    if not (prediction.units or any(figure.units)):
        return True
    if not peer:
        return False
    if not any(is_measure(unit) for unit in figure.units) or any(unit in DIMENSIONLESS for unit in figure.units):
        return not any(is_measure(unit) for unit in prediction.units)
    return any(same_measure(one, other) for one in prediction.units for other in figure.units)


def join_ends(figures: tuple[Figure, ...], predictions: list[Prediction]) -> list[Prediction]:
    """``predictions`` with the two ends of a figure's range made one prediction, its unit that of either end."""
    left = list(predictions)
    for figure in figures:
        on = [p for p in left if p.start < figure.end and p.end > figure.start and p.value is not None]
        for amount in figure.amounts:
            low = next((p for p in on if _equal(p.value, amount.low, 0.0)), None)
            high = next((p for p in on if p is not low and _equal(p.value, amount.high, 0.0)), None)
            if low is None or high is None:
                continue
            left.remove(low)
            left[left.index(high)] = replace(
                high,
                start=min(low.start, high.start),
                end=max(low.end, high.end),
                value=None,
                low=low.value,
                high=high.value,
                units=high.units or low.units,
            )
            break
    return left


def _assign(figures: tuple[Figure, ...], predictions: list[Prediction], *, peer: bool) -> dict[int, int]:
    """Which prediction each figure takes: arguable ones last, else the best reading first, then the longest overlap."""
    pairs = []
    for number, figure in enumerate(figures):
        for index, prediction in enumerate(predictions):
            overlap = min(figure.end, prediction.end) - max(figure.start, prediction.start)
            if overlap > 0:
                value = amount_is_right(figure, prediction)
                unit = value and unit_is_right(figure, prediction, peer=peer)
                pairs.append((figure.arguable, -value, -unit, -overlap, number, index))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for *_, number, index in sorted(pairs):
        if number not in taken and index not in used:
            taken[number] = index
            used.add(index)
    return taken


def score_sentence(score: Score, sentence: Sentence, predictions: list[Prediction], *, peer: bool) -> None:
    """Adds one sentence to ``score``, with a note for each miss, false positive, wrong value, unit and qualifier."""
    figures = sentence.figures
    if peer:
        predictions = join_ends(figures, predictions)
    taken = _assign(figures, predictions, peer=peer)
    where = f"line {sentence.line} ({sentence.register})"
    for number, figure in enumerate(figures):
        if figure.arguable:
            continue
        score.figures += 1
        if number not in taken:
            score.notes.append(f"{where}: missed {figure.number!r} {_around(sentence.text, figure.start, figure.end)}")
            continue
        prediction = predictions[taken[number]]
        score.spans += 1
        if not amount_is_right(figure, prediction):
            score.notes.append(f"{where}: wrong value of {figure.number!r}: {_said(prediction)}{_note(prediction)}")
            continue
        score.values += 1
        if unit_is_right(figure, prediction, peer=peer):
            score.units += 1
        else:
            wanted = "~".join(figure.units)
            score.notes.append(
                f"{where}: wrong unit of {figure.number!r}: {'~'.join(prediction.units) or 'none'}, not {wanted}"
                f"{_note(prediction)}"
            )
        if prediction.qualifier in figure.qualifiers:
            score.qualifiers += 1
        elif prediction.qualifier:
            wanted = "~".join(figure.qualifiers)
            score.notes.append(
                f"{where}: wrong qualifier of {figure.number!r}: {prediction.qualifier}, not {wanted}{_note(prediction)}"
            )
    served = {index: number for number, index in taken.items()}
    for index, prediction in enumerate(predictions):
        if index in served:
            counts = not figures[served[index]].arguable
            score.predictions += counts
            score.found += counts
            continue
        on = [f for f in figures if prediction.start < f.end and prediction.end > f.start]
        if on:
            counts = not all(figure.arguable for figure in on)
            score.predictions += counts
            score.found += counts
            if counts:
                score.notes.append(
                    f"{where}: second reading of {on[0].number!r}: {_said(prediction)}{_note(prediction)}"
                )
            continue
        score.predictions += 1
        reasons = [t.reason for t in sentence.traps if prediction.start < t.end and prediction.end > t.start]
        score.false_positives[reasons[0] if reasons else _TRAP_UNNAMED] += 1
        score.notes.append(
            f"{where}: false positive ({reasons[0] if reasons else _TRAP_UNNAMED}) {_said(prediction)} "
            f"{_around(sentence.text, prediction.start, prediction.end)}{_note(prediction)}"
        )


def _said(prediction: Prediction) -> str:
    amount = f"{prediction.low}..{prediction.high}" if prediction.value is None else f"{prediction.value:g}"
    return f"{amount} {'~'.join(prediction.units)}".strip()


def _note(prediction: Prediction) -> str:
    return f" [{prediction.note}]" if prediction.note else ""


def _around(text: str, start: int, end: int) -> str:
    return f"in …{text[max(0, start - 24) : start]}»{text[start:end]}«{text[end : end + 24]}…"


def score_set(sentences: list[Sentence], predictions: list[list[Prediction]], *, peer: bool) -> Score:
    """The score of one program's ``predictions``, one list a sentence, in the set's order."""
    score = Score()
    for sentence, found in zip(sentences, predictions, strict=True):
        score_sentence(score, sentence, found, peer=peer)
    return score


def trap_totals(sentences: list[Sentence]) -> Counter[str]:
    """How many traps of each reason the set holds."""
    return Counter(trap.reason for sentence in sentences for trap in sentence.traps)
