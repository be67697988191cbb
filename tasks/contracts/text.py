"""Words with the language they are in."""

from typing import Any

from pydantic import model_validator

from tasks.contracts.base import Contract


class Text(Contract):
    """Words with their language (BCP 47: ``en``, ``zh-Hans``, ``ru``…), so that fonts and screen readers are right.

    Facts and quotations are ``Text``; what this program says itself is ``str`` in the language of the edition. A bare
    string is taken as English.
    """

    text: str
    lang: str = "en"

    @model_validator(mode="before")
    @classmethod
    def _from_bare_words(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    def __str__(self) -> str:
        return self.text
