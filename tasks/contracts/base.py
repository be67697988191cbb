"""The base of every contract: frozen, closed, comparable."""

from pydantic import BaseModel, ConfigDict


class Contract(BaseModel):
    """A frozen model that refuses unknown fields, so a renamed field fails loudly where it is read."""

    model_config = ConfigDict(frozen=True, extra="forbid")
