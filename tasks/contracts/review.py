"""What goes out to a person for review, and what comes back."""

from tasks.contracts.base import Contract


class ReviewItem(Contract):
    """One field for a person to look at, or as they sent it back.

    ``key`` names the field in its document (``<document_id>/<field>``); ``wording`` is what the program proposes (empty for
    none), ``target`` what stands in the place for English; ``reasons`` says why a person should look. ``is_final``: the
    person's tool marked the wording as reviewed.
    """

    key: str
    file: str
    field: str
    paragraph: int | None = None
    source: str
    language: str
    state: str
    wording: str = ""
    target: str = ""
    reasons: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    comment: str = ""
    is_final: bool = False

    @property
    def document_id(self) -> str:
        """The document that the field belongs to."""
        return self.key.partition("/")[0]
