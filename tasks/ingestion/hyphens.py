"""Words that a line break cut in two ("Develop-" / "ment"): read as one word, the hyphen left out where it is no part of it."""

import re

from tasks.ingestion.drafts import Draft

_CUT = re.compile(r"[^\W\d_]{2,}[-\u2010\u00ad]\Z")
_HYPHENS = "-\u2010\u00ad"
_GOES_ON = re.compile(r"[^\W\d_]+")
# First halves whose hyphen belongs to the word: "long-term", "non-governmental", "cross-organizational".
_KEEPS = frozenset([
    "non", "self", "co", "cross", "multi", "long", "short", "medium", "mid", "high", "low", "well", "so", "ex", "vice",
    "public", "private", "socio", "energy", "eco", "waste", "resource", "science", "evidence", "results", "data", "policy",
    "decision", "capacity", "awareness", "confidence", "income", "labour", "water", "land", "climate", "low", "zero", "end",
    "first", "second", "third", "two", "three", "four", "five", "one", "half", "year", "follow", "start", "scale", "large",
    "small", "full", "part", "real", "job", "gender", "market", "export", "import", "country", "demand", "donor", "cost",
    "time", "on", "in", "by", "up", "down", "off", "out", "semi", "anti", "post", "pre", "inter", "agro", "north", "south",
    "east", "west", "state", "free", "pro", "cutting", "leading", "decentralized", "clean", "green", "carbon", "value",
    "director", "secretary", "under", "attorney",
])  # fmt: skip


def rejoin_hyphens(text: str, draft: Draft) -> None:
    """Bring together words of ``draft`` that its line breaks cut; drafts without such words stay as they are.

    Pieces joined with a blank cannot say that one break has none, so the pieces of such a draft are joined with nothing
    and each carries the white space after it in the file.
    """
    cuts = [cut_between(text, before, after) for before, after in zip(draft.parts, draft.parts[1:], strict=False)]
    if not draft.joiner or not any(cut is not None for cut in cuts):
        return
    parts: list[tuple[int, int]] = []
    for (start, end), cut in zip(draft.parts, [*cuts, 0], strict=True):
        if cut is None:
            if end >= len(text) or not text[end].isspace():
                return  # nothing in the file stands for the blank between the pieces
            parts.append((start, end + 1))
        else:
            parts.append((start, end - cut))
    draft.parts, draft.joiner, draft.carries_blanks = parts, "", True


def cut_between(text: str, before: tuple[int, int], after: tuple[int, int]) -> int | None:
    """How many characters (hyphen or none) to leave out where one word runs over a break; None where a word ends."""
    if before[1] == before[0] or text[before[1] - 1] not in _HYPHENS:
        return None
    first = _CUT.search(text, max(before[0], before[1] - 40), before[1])
    second = _GOES_ON.match(text, after[0], min(after[1], after[0] + 40))
    if first is None or second is None or not second.group()[0].islower():
        return None
    half = first.group()[:-1].casefold()
    return 0 if half in _KEEPS and not text.startswith("\u00ad", before[1] - 1) else 1
