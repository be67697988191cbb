"""The briefing's themes and the Goals' targets that a passage speaks of."""

import re
from functools import cache

from tasks.grammar.phrases import HanPhrases, LatinPhrases
from tasks.vocabularies.themes import sdg_keywords, theme_keywords, theme_titles

# A theme counts from one sure keyword on, and stays while it has this share of the strongest theme's score.
_FLOOR = 2.9
_SHARE = 0.25
# Main themes only: gold passages have one to five.
_MOST = 4


def theme_title(theme_id: str) -> str:
    """The printed title of a theme; the id itself where it is unknown."""
    return theme_titles().get(theme_id, theme_id)


def _plurals(keyword: str) -> set[str]:
    forms = {keyword, keyword.replace("-", " ")}
    for form in tuple(forms):
        if form[-1:] == "y" and form[-2:-1] not in "aeiou":
            forms.add(form[:-1] + "ies")
        elif not form.endswith("s"):
            forms.add(form + "s")
    return forms


@cache
def _latin() -> LatinPhrases[tuple[tuple[str, float], ...]]:
    table: LatinPhrases[tuple[tuple[str, float], ...]] = LatinPhrases()
    payloads: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for row in theme_keywords():
        if row.language == "en":
            for form in sorted(_plurals(row.keyword)):
                case = "exact" if form[:2].isupper() and len(form) <= 6 else "any"
                payloads.setdefault((form, case), []).append((row.theme_id, row.weight))
    for (form, case), themes in payloads.items():
        table.add(form, tuple(themes), case)
    return table


@cache
def _han() -> tuple[HanPhrases[tuple[tuple[str, float], ...]], dict[str, tuple[tuple[str, float], ...]]]:
    """The table of keywords of two characters and more, and the single-character ones (汞, 氢)."""
    table: HanPhrases[tuple[tuple[str, float], ...]] = HanPhrases()
    payloads: dict[str, list[tuple[str, float]]] = {}
    for row in theme_keywords():
        if row.language == "zh":
            payloads.setdefault(row.keyword, []).append((row.theme_id, row.weight))
    for keyword, themes in payloads.items():
        table.add(keyword, tuple(themes))
    return table, {keyword: tuple(themes) for keyword, themes in payloads.items() if len(keyword) == 1}


def theme_scores(text: str, language: str) -> dict[str, float]:
    """Sum of the weights of the distinct keywords of each theme, repeated ones counted a little."""
    seen: dict[tuple[str, str], int] = {}
    weights: dict[tuple[str, str], float] = {}
    matches = [(text[m.start : m.end].casefold(), m.payload) for m in _latin().iterate(text)]
    if language.split("-")[0] in ("zh", "ja"):
        table, single = _han()
        matches += [(text[m.start : m.end], m.payload) for m in table.iterate(text)]
        matches += [(character, single[character]) for character in text if character in single]
    for surface, payload in matches:
        for theme_id, weight in payload:
            key = (theme_id, surface.rstrip("s"))
            seen[key] = seen.get(key, 0) + 1
            weights[key] = weight
    scores: dict[str, float] = {}
    for key, weight in weights.items():
        scores[key[0]] = scores.get(key[0], 0.0) + weight * (1 + 0.25 * min(seen[key] - 1, 3))
    return scores


def find_themes(text: str, language: str) -> list[str]:
    """Ids of the main themes of ``text``, strongest first; empty if it speaks of none.

    >>> find_themes("Training in e-waste recycling for women", "en")[0]
    'circular-economy-and-waste'
    """
    order = {theme_id: index for index, theme_id in enumerate(theme_titles())}
    scores = theme_scores(text, language)
    if not scores:
        return []
    best = max(scores.values())
    kept = [theme for theme, score in scores.items() if score >= _FLOOR and score >= best * _SHARE]
    kept.sort(key=lambda theme: (-scores[theme], order[theme]))
    return kept[:_MOST]


_GOAL = re.compile(
    r"(?:\bSDGs?|\bSustainable Development Goals?|\bGoals?|可持续发展(?:具体)?目标)\s*(\d{1,2})(?!\d)(?:\.(\d{1,2}|[a-d])\b)?"
)


@cache
def _sdg_latin() -> LatinPhrases[str]:
    table: LatinPhrases[str] = LatinPhrases()
    for row in sdg_keywords():
        if row.language == "en":
            for form in sorted(_plurals(row.keyword)):
                table.add(form, row.target, "any")
    return table


@cache
def _sdg_han() -> HanPhrases[str]:
    table: HanPhrases[str] = HanPhrases()
    for row in sdg_keywords():
        if row.language == "zh":
            table.add(row.keyword, row.target)
    return table


def _target_order(target: str) -> tuple[int, int, str]:
    goal, _, rest = target.partition(".")
    return int(goal), int(rest) if rest.isdigit() else 100, rest


def find_sdg_targets(text: str, language: str) -> list[str]:
    """Targets that the text names ("SDG 9.4", "可持续发展目标 7") or clearly speaks of, in the Goals' order.

    A Goal named without a target is given as the Goal alone (``7``).

    >>> find_sdg_targets("progress on SDG 7 and target SDG 12.5", "en")
    ['7', '12.5']
    """
    found: set[str] = set()
    for match in _GOAL.finditer(text):
        goal = int(match.group(1))
        if 1 <= goal <= 17:
            found.add(f"{goal}.{match.group(2)}" if match.group(2) else str(goal))
    found.update(match.payload for match in _sdg_latin().iterate(text))
    if language.split("-")[0] == "zh":
        found.update(match.payload for match in _sdg_han().iterate(text))
    return sorted(found, key=_target_order)
