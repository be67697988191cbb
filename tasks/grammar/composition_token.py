"""A piece of a Chinese phrase with what is known of it."""

from dataclasses import dataclass

from tasks.vocabularies.termbase import NOMINAL, Term


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the phrase: its characters, and its rows of the lexicon (none for a function word)."""

    zh: str
    terms: tuple[Term, ...] = ()

    def term(self, *parts_of_speech: str) -> Term | None:
        """The first row of one of ``parts_of_speech``, None when the token has none."""
        return next((term for term in self.terms if term.part_of_speech in parts_of_speech), None)

    @property
    def nominal(self) -> Term | None:
        """Its row as a noun or name."""
        return self.term(*NOMINAL)

    @property
    def verb(self) -> Term | None:
        """Its row as a verb."""
        return self.term("verb")

    @property
    def is_only_verb(self) -> bool:
        """Whether it can be nothing but a verb."""
        return self.verb is not None and self.nominal is None and self.term("adj") is None

    @property
    def is_name(self) -> bool:
        """Whether it is a proper name."""
        return self.term("name", "the") is not None


def built(zh: str, en: str, part_of_speech: str, domain: str = "built") -> Token:
    """A token that grammar made of ``zh``, in no table."""
    return Token(zh, (Term(zh, en, "", part_of_speech, domain, "grammar"),))
