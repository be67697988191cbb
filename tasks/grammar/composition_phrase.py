"""An English phrase in the making: its words, and how it behaves in a longer one."""

import re
from dataclasses import dataclass, replace

from tasks.grammar.inflection_en import gerund, joined
from tasks.vocabularies.termbase import NOMINAL

_COUNTED = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|\d+) ")


@dataclass(frozen=True, slots=True)
class Phrase:
    """An English noun phrase: its words without article, and how it behaves (a nominal part of speech, ``adj``, ``gerund``).

    ``is_definite`` phrases take "the" inside a longer one although their kind does not ask for it ("implementation of the
    Paris Agreement"). ``head`` is the Chinese head word, ``domain`` its domain.
    """

    text: str
    kind: str
    verb: str = ""  # of a gerund phrase: the base form with its object
    nominal: str = ""  # of a gerund phrase: the noun of action with its object
    head: str = ""
    domain: str = ""
    is_definite: bool = False
    is_list: bool = False
    is_plural: bool = False

    @property
    def is_nominal(self) -> bool:
        """Whether it is a noun phrase, not an adjective or a verb phrase."""
        return self.kind in NOMINAL

    def inside(self) -> str:
        """The phrase as it stands after a preposition or a verb."""
        needs = self.kind in ("the", "sing") or self.is_definite
        return (
            f"the {self.text}" if needs and not self.text.startswith(("the ", "all ", "its ", "their ")) else self.text
        )

    def bare_in_list(self) -> str:
        """The phrase as a further item of a list of topics: names and described things keep their article."""
        if self.kind == "sing" and not self.is_definite:
            return self.text
        return self.inside()

    def within(self, relation: str, other: str) -> "Phrase":
        """This phrase with a complement: ``progress`` + ``in X``; one thing of somebody's is a definite one."""
        definite = (relation == "of" and not _COUNTED.match(self.text)) or self.is_definite
        return replace(self, text=f"{self.text} {relation} {other}", is_definite=definite)


def verb_phrase(verb: str, rest: str, nominal: str = "") -> Phrase:
    """A verb phrase by its base verb and what follows it."""
    tail = f" {rest}" if rest else ""
    return Phrase(f"{gerund(verb)}{tail}", "gerund", f"{verb}{tail}", nominal)


def _item(item: Phrase, *, takes_article: bool) -> str:
    """A further item: "human rights and the environment", but "report and budget"."""
    return item.inside() if takes_article and item.domain != "kind" else item.bare_in_list()


def _of_one_kind(items: list[Phrase]) -> list[Phrase]:
    """Deeds beside nouns as nouns: "poverty eradication and the achievement of sustainable development"."""
    if len({item.kind == "gerund" for item in items}) == 1 or items[0].kind == "gerund":
        return items
    if any(item.kind == "gerund" and not item.nominal for item in items):
        return items
    return [Phrase(item.nominal, "mass", is_definite=True) if item.kind == "gerund" else item for item in items]


def _one_head(items: list[Phrase]) -> str:
    """ "Regional organizations and other organizations" as "regional and other organizations"; empty for unlike heads."""
    pairs = [item.text.split() for item in items]
    if any(len(pair) != 2 or pair[1] != pairs[0][1] for pair in pairs):
        return ""
    return f"{joined([pair[0] for pair in pairs])} {pairs[0][1]}"


def listed(items: list[Phrase]) -> Phrase | None:
    """Phrases as one list, None where they cannot stand side by side."""
    items = _of_one_kind(items)
    kinds = {item.kind for item in items}
    if "adj" in kinds or ("gerund" in kinds and len(kinds) > 1):
        return None
    if kinds == {"gerund"}:
        nominal = joined([item.nominal for item in items]) if all(item.nominal for item in items) else ""
        verbs = joined([item.verb for item in items])
        return Phrase(joined([item.text for item in items]), "gerund", verbs, nominal, is_list=True)
    first, last = items[0], items[-1]
    shares_article = kinds == {"sing"} and not any(item.is_definite for item in items)
    if kinds == {"noun"} and (shared := _one_head(items)):
        return Phrase(shared, "noun", head=last.head, domain=last.domain, is_list=True, is_plural=True)
    takes_article = first.kind != "sing" and not all(item.domain == "document" for item in items)
    words = [first.text, *(_item(item, takes_article=takes_article) for item in items[1:])]
    is_definite = shares_article or first.kind in ("the", "sing") or first.is_definite
    kind = "name" if kinds <= {"name", "the"} else ("noun" if kinds == {"noun"} else "mass")
    return Phrase(
        joined(words), kind, head=last.head, domain=last.domain, is_definite=is_definite, is_list=True, is_plural=True
    )
