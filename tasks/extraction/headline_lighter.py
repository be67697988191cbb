"""A long sentence without the names beside offices and the adverbs of time, for its headline."""

import re

# "…, Kandeh K. Yumkella, …": the name beside an office is not needed in a headline.
_NAME_BESIDE = re.compile(
    r"(?P<office>\b(?i:Director|Minister|President|Secretary|Chair|Chairman|Head|Chief|Co-?ordinator|Commissioner"
    r"|Ambassador|Mayor"
    r"|Governor|Representative|Manager|Director-General)\b[^,]{0,110}),\s+(?:(?:Mr|Ms|Mrs|Dr|H\.E"
    r"|Prof)\.?\s+)*[A-Z][\w’'-]+(?:\s+(?:[A-Z]\.|[A-Z][\w’'-]+)){1,3},(?=\s)"
)
_TIME_WORD = re.compile(r"(?<!,)\s(?:also|recently|jointly|officially|formally|successfully)(?=\s)", re.I)


def lighter(words: str) -> str:
    """A sentence whose verb comes late, without names beside offices and adverbs of time."""
    words = _NAME_BESIDE.sub(r"\g<office>", words)
    return _TIME_WORD.sub("", words)
