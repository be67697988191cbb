"""What a new version of an edition differs in from the version before."""

from typing import Any

from pydantic import Field, model_validator

from tasks.contracts.base import Contract


class Change(Contract):
    """One difference: ``code`` names the sentence (``change.<code>`` of the interface catalogues), ``values`` fill it.

    A bare sentence, as archives of the first layout hold them, is taken as it stands (code ``stated``).
    """

    code: str
    values: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _from_bare_sentence(cls, value: Any) -> Any:
        return {"code": "stated", "values": {"sentence": value}} if isinstance(value, str) else value
