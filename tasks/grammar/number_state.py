"""A number in words of Russian, French, Spanish or Arabic while its words are being added up."""

from fractions import Fraction

_ROUND = frozenset(range(20, 100, 10))


class NumberState:
    """A number while its words are being added up."""

    def __init__(self, language: str, start: Fraction | None) -> None:
        self.language = language
        self.total = Fraction(0)
        self.group: Fraction | None = start
        self.from_digits = start is not None
        self.last = Fraction(1)
        self.scaled = False
        self.grouped = False
        self._half_said = False  # "أحد" or "إحدى" needs its ten

    def value(self) -> Fraction | None:
        """What the words say so far; None where a word still needs another."""
        if self._half_said:
            return None
        return self.total + (self.group or 0)

    def take(self, kinds: dict[str, Fraction], joined: bool, is_first: bool) -> bool:
        """Adds a word; False when it cannot belong to the same number."""
        if "cardinal" in kinds and not (self.from_digits and not self.scaled):
            return self._cardinal(kinds["cardinal"], joined, is_first)
        if (
            self.language == "ar"
            and self.scaled
            and not joined
            and not is_first
            and self.group is None
            and "scale" not in kinds
        ):
            return False
        if "double" in kinds and self.group is None:
            if self.total and not joined:
                return False
            self.total += kinds["double"]
            self.last, self.scaled = kinds["double"] / 2, True
            return True
        if "scale" in kinds:
            return self._scale(kinds["scale"], joined)
        multiplier = kinds.get("group") or kinds.get("vague")
        if multiplier is None or self.total or joined:
            return False
        self.total = (self.group if self.group is not None else Fraction(1)) * multiplier
        self.group, self.scaled, self.last = None, True, multiplier
        self.grouped = "group" in kinds
        return True

    def _scale(self, scale: Fraction, joined: bool) -> bool:
        if self.group is None and self.total and joined and self.language == "ar" and scale < self.last:
            self.total += scale  # مليون وألف
        elif self.group is None and self.total:
            if scale <= self.last or joined or self.language in ("ru", "ar"):
                return False
            self.total *= scale  # mil millones
        elif self.total and scale > self.last:
            if self.language != "es":
                return False
            self.total = (self.total + (self.group or 0)) * scale
        elif self.total and scale == self.last:
            return False
        else:
            self.total += (self.group if self.group is not None else Fraction(1)) * scale
        self.group, self.scaled, self.last = None, True, scale
        return True

    def _cardinal(self, value: Fraction, joined: bool, is_first: bool) -> bool:
        if self.group is None:
            if (
                self.grouped
                or (self.total and joined != (self.language == "ar"))
                or (self.total and value >= self.last)
            ):
                return False
            if joined and not is_first and self.language != "ar":
                return False
            self.group = value
            self._half_said = self.language == "ar" and value == 11
            return True
        combined = {"ru": _plus_ru, "fr": _plus_fr, "es": _plus_es, "ar": _plus_ar}[self.language](
            self.group, value, joined
        )
        if combined is None:
            return False
        self.group, self._half_said = combined, False
        return True


def _plus_ru(group: Fraction, value: Fraction, joined: bool) -> Fraction | None:
    rest = group % 100
    fits = (group >= 100 and rest == 0 and value < 100) or (rest in _ROUND and 1 <= value < 10)
    return group + value if fits and not joined and value.denominator == 1 else None


def _plus_fr(group: Fraction, value: Fraction, joined: bool) -> Fraction | None:
    rest = group % 100
    if joined:
        return group + value if rest in _ROUND and value in (1, 11) else None
    if value == 20 and rest == 4:
        return group - 4 + 80
    if value == 100:
        return group * 100 if 2 <= group <= 9 else None
    fits = (
        (group >= 100 and rest == 0 and value < 100)
        or (rest in _ROUND and value < 10)
        or (rest in (60, 80) and 10 <= value < 17)
        or (rest in (10, 70, 90) and 7 <= value < 10)
    )
    return group + value if fits else None


def _plus_es(group: Fraction, value: Fraction, joined: bool) -> Fraction | None:
    rest = group % 100
    if joined:
        return group + value if rest in _ROUND and 1 <= value < 10 else None
    return group + value if group >= 100 and rest == 0 and value < 100 else None


def _plus_ar(group: Fraction, value: Fraction, joined: bool) -> Fraction | None:
    rest = group % 100
    if joined:
        if (1 <= rest <= 9 or rest == 11) and value in _ROUND:
            return group - rest + (1 if rest == 11 else rest) + value
        return group + value if group >= 100 and rest == 0 and value < 100 else None
    if value == 10:
        return group + 10 if 1 <= rest <= 9 else group if rest == 11 else None
    return group * 100 if value == 100 and 3 <= group <= 9 else None
