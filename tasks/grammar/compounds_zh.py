"""Terms side by side in Chinese as one English phrase: modifiers before a head, and how a phrase behaves in a sentence."""

from dataclasses import dataclass

from tasks.grammar.inflection_en import joined, plural
from tasks.grammar.segmentation_zh import Token, segment
from tasks.vocabularies.termbase import NOMINAL, Term

# "支持成员国的方案" may be programmes to support Member States or support for their programmes: two readings, no answer.
ACTOR_ENDINGS = ("国", "国家", "政府", "者", "方", "人员", "妇女", "青年", "企业", "公司", "机构", "组织", "社区")
_NOT_FOR_ADJUNCT = ("period",)


@dataclass(frozen=True, slots=True)
class Phrase:
    """An English phrase: its words without article, and how it behaves (a nominal part of speech, ``adj``, ``gerund``)."""

    text: str
    kind: str
    verb: str = ""  # of a gerund phrase: the base form with its object

    def inside(self) -> str:
        """The phrase as it stands after a preposition."""
        return f"the {self.text}" if self.kind in ("the", "sing") else self.text


def compound(tokens: tuple[Token, ...], depth: int = 0) -> Phrase | None:
    """Terms side by side: modifiers in the order of the source, the last one the head."""
    if not tokens or any(not token.terms for token in tokens):
        return None
    head_term = tokens[-1].term(*NOMINAL)
    if head_term is None:
        adjective = tokens[-1].term("adj") if len(tokens) == 1 else None
        return Phrase(adjective.en, "adj") if adjective else None
    head = _realised(head_term)
    if len(tokens) == 1:
        return head
    first = tokens[0].terms[0]
    if first.domain == "country":
        rest = compound(tokens[1:], depth)
        return Phrase(f"{rest.text} of {Phrase(first.en, first.part_of_speech).inside()}", rest.kind) if rest else None
    if head.kind in ("name", "the"):  # names do not take modifiers: 两 terms side by side would be two things
        return None
    # A verb in the middle, or before somebody who acts, makes a clause of it (支持成员国: "to support Member States").
    if any(token.term("verb") and not token.term("adj") for token in tokens[1:-1]):
        return None
    if tokens[0].term("verb") and not tokens[0].term("adj") and tokens[-1].zh.endswith(ACTOR_ENDINGS):
        return None
    words = [_adjunct(token) for token in tokens[:-1]]
    if any(word is None for word in words):
        return None
    return Phrase(" ".join([*(word for word in words if word), head.text]), head.kind)


def _adjunct(token: Token) -> str | None:
    adjective = token.term("adj")
    if adjective is not None:
        return adjective.en
    noun = token.term(*NOMINAL)
    return noun.en if noun is not None and noun.part_of_speech not in _NOT_FOR_ADJUNCT else None


def _realised(term: Term) -> Phrase:
    if term.part_of_speech == "noun":
        return Phrase(term.plural or plural(term.en), "noun")
    return Phrase(term.en, term.part_of_speech)


def shared_head(items: list[tuple[Token, ...]]) -> Phrase | None:
    """``经济、社会和环境影响``: bare modifiers that share the last item's head → economic, social and environmental impacts."""
    last = _unpacked(items[-1])
    if len(last) < 2 or any(len(item) != 1 for item in items[:-1]):
        return None
    modifiers = [item[0].term("adj") for item in items[:-1]] + [last[0].term("adj")]
    head = compound(last[1:], 0)
    if head is None or any(modifier is None for modifier in modifiers):
        return None
    words = [modifier.en for modifier in modifiers if modifier is not None]
    return Phrase(f"{joined(words)} {head.text}", head.kind)


def _unpacked(item: tuple[Token, ...]) -> tuple[Token, ...]:
    """A last item of one term cut in two where its first part is a modifier of its own: 环境影响 → 环境 + 影响."""
    if len(item) != 1:
        return item
    term = item[0].zh
    for cut in range(len(term) - 1, 1, -1):
        parts = segment(term[:cut]), segment(term[cut:])
        if all(part is not None and len(part) == 1 for part in parts) and parts[0] and parts[1]:
            return parts[0][0], parts[1][0]
    return item
