"""Briefings of any size, and hostile ones, made from the sample."""

from collections.abc import Callable
from typing import Any

from tasks.contracts.briefing import BriefingData
from tests.fixtures_briefing import sample_briefing

# Strings that are codes or ids, not words of a source or of ours.
_CODES = frozenset(
    {
        "anchor",
        "evidence_anchor",
        "lang",
        "language",
        "mark",
        "source_mark",
        "severity",
        "status",
        "state",
        "theme_id",
        "as_of_iso",
        "sha256",
        "code",
    }
)
# Where a source came from: as long as its producer likes.
_PLACES = frozenset({"file", "url"})
_LISTS = (
    "themes",
    "threads",
    "asks",
    "figures",
    "totals",
    "refused_totals",
    "bilingual",
    "quality",
    "sources",
    "evidence",
)


def repeated(times: int) -> BriefingData:
    """The sample's lists ``times`` over, ids made distinct; 12 times is about 60 documents' worth. 0 empties them."""
    whole = sample_briefing().model_dump()
    for name in _LISTS:
        whole[name] = [_renamed(item, copy) for copy in range(times) for item in whole[name]]
    if times == 0:
        for name in ("highlights", "key_figures", "charts", "set_aside", "checks", "parameters", "imprint"):
            whole[name] = []
    return BriefingData.model_validate(whole)


def with_words(change: Callable[[str], str]) -> BriefingData:
    """The sample with every piece of wording put through ``change``; figure ranges of quotations are dropped."""
    whole = _worded(sample_briefing().model_dump(), change)
    for entry in whole["evidence"]:
        entry["numbers"] = []
        entry["used_by"] = []
    return BriefingData.model_validate(whole)


def with_sources_words(change: Callable[[str], str], lang: str | None = None) -> BriefingData:
    """The sample with every word of a source, every file name and address put through ``change``, ours left alone.

    ``lang`` is what the changed words are marked as; None keeps each mark.
    """
    whole = _reworded(sample_briefing().model_dump(), change, lang)
    for entry in whole["evidence"]:
        entry["numbers"] = []
    return BriefingData.model_validate(whole)


def _renamed(item: Any, copy: int) -> Any:
    if copy == 0:
        return item
    if isinstance(item, dict):
        return {
            key: f"{value}-{copy}" if key in ("anchor", "evidence_anchor") else _renamed(value, copy)
            for key, value in item.items()
            if key != "used_by"
        }
    if isinstance(item, list | tuple):
        return [_renamed(part, copy) for part in item]
    return item


def _worded(item: Any, change: Callable[[str], str]) -> Any:
    if isinstance(item, dict):
        return {key: value if key in _CODES else _worded(value, change) for key, value in item.items()}
    if isinstance(item, list | tuple):
        return [_worded(part, change) for part in item]
    return change(item) if isinstance(item, str) and item.__class__ is str else item


def _reworded(item: Any, change: Callable[[str], str], lang: str | None) -> Any:
    if isinstance(item, dict):
        if set(item) == {"text", "lang"}:
            return {"text": change(item["text"]), "lang": lang or item["lang"]}
        return {
            key: change(value) if key in _PLACES and isinstance(value, str) else _reworded(value, change, lang)
            for key, value in item.items()
        }
    if isinstance(item, list | tuple):
        return [_reworded(part, change, lang) for part in item]
    return item
