"""English numbers that label what they stand beside ("phase 2", "Horizon 2020", "Grade 316L"), and lists of such."""

import re

from tasks.grammar.count_nouns_en import noun_en
from tasks.grammar.not_quantities_en import label_before, name_before, word_before
from tasks.grammar.quantity_item import Item
from tasks.grammar.units import unit_at

_DENOMINATOR_BEFORE = re.compile(r"\b(?:per|for every|in every|out of every)[ \u00a0\n]$", re.IGNORECASE)
_QUOTE = re.compile(r"[\"“‘«]")
_TITLE_AFTER = re.compile(r"[ \u00a0][A-Z]\w+[ \u00a0][A-Z]\w+")
_LIST_GAP = re.compile(r"(?:\([a-z\d]{1,3}\))?\s?(?:,|,? and|,? or|to|through|[-–—‑]|&|/|;)\s?")


def read_label(text: str, item: Item, previous: Item | None) -> None:
    """Sets the reason where the number labels something, or continues a list of labels."""
    word = word_before(text, item.start) if item.kind == "dig" else ""
    if word in ("per", "every", "Per", "Every", "PER", "EVERY") and _DENOMINATOR_BEFORE.search(
        text, max(0, item.start - 14), item.start
    ):
        item.reason = "denominator"
        return
    label = label_before(text, item.start)
    if label and text[item.start - 1] in "([" and unit_at(text, item.end, "en"):
        label = None  # "the highest figure (15.6 kg)"
    if (
        item.kind == "word"
        and text[item.start].isupper()
        and _TITLE_AFTER.match(text, item.end)
        and _QUOTE.match(text, item.start - 1)
    ):
        item.reason = item.label = "name_with_number"
        return
    if item.kind == "dig" and word in ("Grade", "Type", "Class", "Model") and text[item.end : item.end + 1].isalpha():
        item.end, item.reason, item.label = item.end + 1, "formula_or_code", "formula_or_code"
        return
    if item.kind == "dig" and name_before(text, item.start, word) == "firm":
        item.reason = item.label = "name_with_number"
    elif label:
        if label[0] == "strong" and not (
            item.kind == "word" and not text[item.start].isupper() and item.value != 1 and noun_en(text, item.end)
        ):
            item.reason = item.label = label[1]
        elif label[0] in ("weak", "capital"):
            item.label = label[1]
            noun = noun_en(text, item.end) if label[0] == "capital" and item.kind == "dig" else None
            if noun and not noun.group and unit_at(text, item.end, "en") is None:
                item.reason = label[1]  # "Type 2 diabetes"
    elif item.kind == "dig" and (name := name_before(text, item.start, word)):
        item.label = "name_with_number"
        if name == "firm":
            item.reason = "name_with_number"
    if (
        item.reason is None
        and previous is not None
        and previous.label
        and not (previous.unit or previous.noun)
        and item.start - previous.end < 14
    ):
        gap = text[previous.end : item.start]
        if _LIST_GAP.fullmatch(gap):
            item.label = previous.label
            if ("," not in gap and previous.reason) or not (unit_at(text, item.end, "en") or noun_en(text, item.end)):
                item.reason = previous.label
