"""How many slips lie between two words: a letter left out, put in, changed, or two neighbours swapped."""

from string import ascii_lowercase


def one_slip_away(word: str) -> list[tuple[str, str]]:
    """All words one slip from ``word`` (lower-case ASCII), each with the slip: ``swap``, ``missing``, ``extra``, ``change``.

    >>> ("importing", "swap") in one_slip_away("improting"), ("network", "missing") in one_slip_away("networ")
    (True, True)
    """
    splits = [(word[:index], word[index:]) for index in range(len(word) + 1)]
    swapped = [head + tail[1] + tail[0] + tail[2:] for head, tail in splits if len(tail) > 1 and tail[0] != tail[1]]
    missing = [head + letter + tail for head, tail in splits for letter in ascii_lowercase]
    changed = [
        head + letter + tail[1:] for head, tail in splits if tail for letter in ascii_lowercase if letter != tail[0]
    ]
    extra = [head + tail[1:] for head, tail in splits if tail]
    slips: dict[str, str] = {}
    for name, words in (("swap", swapped), ("missing", missing), ("extra", extra), ("change", changed)):
        for found in words:
            slips.setdefault(found, name)
    return list(slips.items())


def distance(one: str, other: str, limit: int) -> int:
    """Slips between two words (optimal string alignment), ``limit + 1`` when there are more than ``limit``.

    >>> distance("absest", "asbestos", 3), distance("yekateruburg", "yekaterinburg", 2), distance("one", "other", 1)
    (3, 2, 2)
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    previous = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, against in enumerate(other, start=1):
            cost = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return limit + 1
        before, previous = previous, current
    return min(previous[-1], limit + 1)
