"""Lists whose items share the head of the last: economic, social and environmental impacts; management of chemicals and waste."""

from tasks.grammar.composition_government import (
    KINDS_OF_THING,
    NEVER_MODIFIERS,
    OBJECT,
    OF_ITS_KIND,
    TOPIC,
    is_action,
    is_actor,
    is_one_of_its_owner,
)
from tasks.grammar.composition_phrase import Phrase
from tasks.grammar.composition_token import Token
from tasks.grammar.compounds_zh import adjunct, compound, is_proper_name, realised, singular
from tasks.grammar.inflection_en import joined


def _adjectives_in_a_row(items: list[tuple[Token, ...]]) -> Phrase | None:
    """``特别经济、人道主义和救灾援助``: several adjectives in one item of the row."""
    last = items[-1]
    described = [*items[:-1], last[:-1]]
    if not all(token.term("adj") for item in described[:-1] for token in item):
        return None
    if any(token.nominal and token.nominal.part_of_speech == "noun" for item in items[:-1] for token in item[1:]):
        return None  # 绿色城市和可持续基础设施: green cities, and sustainable infrastructure
    words = [" ".join(adjunct(token, last[-1]) or "" for token in item) for item in described]
    head = compound(last[-1:])
    if head is None or head.kind in ("name", "the") or not all(words):
        return None
    return Phrase(
        f"{joined(words)} {head.text}", head.kind, head=head.head, domain=head.domain, is_plural=head.is_plural
    )


def shared_head(items: list[tuple[Token, ...]], *, is_unpacked: bool = False) -> Phrase | None:
    """Modifiers that share the last item's head.

    ``经济、社会和环境影响`` → economic, social and environmental impacts; ``化学品和废物管理`` → management of chemicals and waste.
    ``is_unpacked``: the last item is one word cut in two, whose parts go with pure adjectives only.
    """
    last = items[-1]
    if len(last) < 2:
        return None
    if any(len(item) != 1 for item in items[:-1]):
        return _adjectives_in_a_row(items)
    modifiers = [item[0] for item in items[:-1]] + [last[0]]
    if any(token.is_only_verb or token.is_name or token.zh in NEVER_MODIFIERS for token in modifiers):
        return None
    if len(last) > 2 and any(token.term("adj") is not None and token.nominal is None for token in last[1:-1]):
        return None
    head = compound(last[1:])
    if head is None or head.kind in ("name", "the"):
        return None
    adjectives = [token.term("adj") for token in modifiers]
    is_one = is_one_of_its_owner(last[-1]) and items[0][0].zh in OF_ITS_KIND
    if all(adjectives):
        head = singular(last[-1]) if is_one and len(last) == 2 else head
        if head is None:
            return None
        words = [adjective.en for adjective in adjectives if adjective is not None]
        return Phrase(
            f"{joined(words)} {head.text}", head.kind, head=head.head, domain=head.domain, is_plural=head.is_plural
        )
    nouns = [token.nominal for token in modifiers]
    if not all(nouns):
        return None
    is_short = all(
        len(token.zh) < (6 if token.nominal and token.nominal.part_of_speech == "noun" else 4) for token in modifiers
    )
    if last[-1].zh == "发展":
        return None  # 住房和可持续城市发展: whose development it is, nobody can tell
    if is_action(last[-1]) and is_short and not is_unpacked:
        things = [realised(noun, token.zh) for noun, token in zip(nouns, modifiers, strict=True) if noun is not None]
        text = joined([things[0].inside(), *(thing.bare_in_list() for thing in things[1:])])
        return head.within(OBJECT.get(last[-1].zh, "of"), text)
    is_kind = last[-1].zh in KINDS_OF_THING and not is_actor(modifiers[0]) and not is_unpacked
    if is_kind or (all(noun is not None and noun.part_of_speech == "mass" for noun in nouns) and not is_unpacked):
        words = [adjunct(token, last[-1]) or "" for token in modifiers]
        if is_proper_name((*modifiers, last[-1])):
            return None
        if not all(words):  # 性别平等和增强妇女权能战略: what has its own "of" goes behind
            things = [
                realised(noun, token.zh) for noun, token in zip(nouns, modifiers, strict=True) if noun is not None
            ]
            one = singular(last[-1]) if is_one_of_its_owner(last[-1]) and len(last) == 2 else head
            text = joined([things[0].inside(), *(thing.bare_in_list() for thing in things[1:])])
            return one.within(TOPIC.get(last[-1].zh, "on"), text) if one else None
        return Phrase(
            f"{joined(words)} {head.text}", head.kind, head=head.head, domain=head.domain, is_plural=head.is_plural
        )
    return None
