"""The two run forms of Prefect's UI: their fields, words, defaults and what they refuse.

A form is a pydantic model; its fields are the flow's parameters, one by one, so that the form is flat. Prefect would build
a form from the flow's signature, without titles, and would let unknown parameters through, which crash the run later
(seen with 3.8.8); this one is checked by Prefect's API before a run exists.
"""

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from flows.plan import NOTE_CHARACTERS
from tasks.contracts.errors import BriefingError
from tasks.vocabularies.themes import theme_titles

#: Month parameter of the schedule's own runs: whatever is due by their scheduled time.
SCHEDULED = "scheduled"
#: Engine parameter: those that the office's settings name, in their order.
OFFICE_ENGINES = "as the office has set"
#: Choice of the drop-down when no edition waits.
NOTHING_WAITS = "(no edition waits)"
#: How an edition is named on the forms: month, language where it is not English, version where it is not the first.
EDITION_PATTERN = r"^\d{4}-(0[1-9]|1[0-2])(-[a-z]{2,3})?( v\d+)?$"
_ADDRESS_PATTERN = r"^([^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+)?$"

Language = Literal["en", "fr", "ru", "zh"]
Engine = Literal[
    "as the office has set", "none", "fxtranslate", "openai", "deepl", "libretranslate", "ctranslate2"
]  # fmt: skip
Decided = Literal["approve", "send back"]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    #: Fields that the form asks for, without a value beforehand, though programs may leave them out.
    asked_for: ClassVar[tuple[str, ...]] = ()


class MonthlyBriefingForm(_Form):
    """Make the briefing of a month."""

    month: str = Field(
        default="",
        title="Month",
        description=f"Year and month, for example 2026-11. Empty: this month. “{SCHEDULED}”: every month that is due.",
        pattern=rf"^(\d{{4}}-(0[1-9]|1[0-2])|{SCHEDULED})?$",
    )
    sources: list[Annotated[str, Field(min_length=1, max_length=1_000)]] = Field(
        default=[],
        title="Sources",
        description="Folders, files or web addresses to read, one each. Empty: the office's source folder.",
        max_length=200,
    )
    languages: list[Language] = Field(
        default=["en"],
        title="Languages of the pages",
        description="One edition is made in each: en English, fr French, ru Russian, zh Chinese. Facts stay in English or in the "
        "original.",
        min_length=1,
        max_length=4,
    )
    engine: Engine = Field(
        default="as the office has set",
        title="Translation engine",
        description="Translates sentences for which the office has no reviewed wording; every figure is then checked against the "
        "original.",
    )
    themes: list[str] = Field(
        default=[],
        title="Themes",
        description="Only activities, figures and asks of these themes; the page says what is left out. Empty: all themes.",
        max_length=50,
        json_schema_extra={"items": {"type": "string", "enum": list(theme_titles())}},
    )
    note: str = Field(
        default="",
        title="Note to readers",
        description=f"Printed on page 1 as the office's own words; at most {NOTE_CHARACTERS} characters.",
        max_length=NOTE_CHARACTERS,
    )
    dry_run: bool = Field(
        default=False,
        title="Dry run",
        description="Make a preview only: it is marked as one, is not recorded, and cannot be approved or sent.",
    )
    offline: bool = Field(
        default=False,
        title="Offline",
        description="Use no network: sources at web addresses are set aside.",
    )

    @field_validator("themes")
    @classmethod
    def _known_themes(cls, value: list[str]) -> list[str]:
        unknown = [name for name in value if name not in theme_titles()]
        if unknown:
            raise ValueError(f"{unknown[0]!r} is not a theme: use {', '.join(theme_titles())}")
        return value

    @field_validator("languages")
    @classmethod
    def _each_once(cls, value: list[Language]) -> list[Language]:
        return list(dict.fromkeys(value))


class PublishBriefingForm(_Form):
    """Approve an edition and send it, or send it back."""

    # None is chosen beforehand: approving must not be one click away from the wrong edition.
    asked_for: ClassVar[tuple[str, ...]] = ("edition", "name")

    edition: str = Field(
        title="Edition",
        description="The editions that wait for a decision, or of which deliveries are still open.",
        pattern=EDITION_PATTERN,
    )
    decision: Decided = Field(
        default="approve",
        title="Decision",
        description="Approve: it is sent to the audience. Send back: nobody gets it; say why.",
    )
    name: str = Field(
        default="",
        title="Your name",
        description="Stands in the archive, the manifest and the covering message.",
        max_length=200,
        json_schema_extra={"minLength": 1, "pattern": r"\S"},
    )
    reason: str = Field(
        default="",
        title="Reason or remark",
        description="Needed when the edition is sent back.",
        max_length=2_000,
    )
    audience: str = Field(
        default="",
        title="Audience",
        description="A group of the recipients list; empty: everyone on it.",
        max_length=200,
    )
    test_address: str = Field(
        default="",
        title="Test address",
        description="An e-mail address: only this one gets it, marked as a test, and nothing is decided.",
        max_length=320,
        pattern=_ADDRESS_PATTERN,
    )
    dry_run: bool = Field(
        default=False,
        title="Dry run",
        description="Say what would be sent to whom; nothing is decided, nothing is sent.",
    )

    @property
    def decides(self) -> bool:
        """Whether a decision is to be written down."""
        return not self.dry_run and not self.test_address

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.decides and not self.name.strip():
            raise ValueError(
                "your name is missing: a decision is written down with the name of the person who takes it"
            )
        if self.decides and self.decision == "send back" and not self.reason.strip():
            raise ValueError("the reason is missing: say why the edition is sent back")
        return self


def form_schema(form: type[_Form], choices: dict[str, Sequence[str]] | None = None) -> dict[str, Any]:
    """The JSON schema of a form as Prefect's ``parameter_openapi_schema``: flat, in the order of the fields.

    Prefect's UI says at the field what is missing and what is no choice; other mistakes its API refuses with a message.

    Args:
        form: One of the forms of this module.
        choices: Drop-downs made from data, by field.
    """
    schema = form.model_json_schema()
    properties = schema["properties"]
    for position, (name, field) in enumerate(properties.items()):
        field["position"] = position
        if name in form.asked_for:
            field.pop("default", None)
        if choices and name in choices:
            field.pop("pattern", None)
            field["enum"] = list(choices[name])
    return {
        "title": "Parameters",
        "type": "object",
        "properties": properties,
        "required": sorted({*schema.get("required", []), *form.asked_for}),
        "definitions": schema.get("$defs", {}),
        "additionalProperties": False,
    }


Form = TypeVar("Form", bound=BaseModel)


def filled(form: type[Form], values: dict[str, Any]) -> Form:
    """The form as filled in.

    Raises:
        BriefingError: what is wrong, field by field, in one sentence each.
    """
    try:
        return form.model_validate(values)
    except ValidationError as error:
        raise BriefingError("; ".join(_said(form, item) for item in error.errors())) from None


def _said(form: type[BaseModel], item: Any) -> str:
    place = item["loc"][0] if item["loc"] else ""
    field = form.model_fields.get(str(place))
    words = str(item["msg"]).removeprefix("Value error, ")
    return f"{field.title if field and field.title else place}: {words}" if place else words
