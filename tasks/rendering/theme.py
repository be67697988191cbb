"""What an office may set without touching a template: names, logo, colours, contact, terms (report_templates/theme.yml)."""

from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from tasks.contracts.briefing import Text
from tasks.contracts.errors import BriefingError
from tasks.rendering.theme_colours import LEAST_CONTRAST, WHITE, contrast, tint
from tasks.rendering.theme_logo import LogoError, read_logo

DEFAULTS = Path(__file__).resolve().parents[2] / "report_templates" / "theme.yml"
_WASH = 0.06
_CLAY_WASH = 0.07
_PALE = 0.28
_MID = 0.6


class ThemeError(BriefingError):
    """A theme file that cannot be used; the message is one sentence that says what to do."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def _lower(value: str) -> str:
    return value.lower()


Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$"), AfterValidator(_lower)]
Line = Annotated[str, Field(max_length=400)]


class Colours(_Strict):
    """The colours of an office as ``#rrggbb``. Text in them can be read on white and on their own tints."""

    primary: Colour = "#12483f"
    on_primary: Colour = WHITE
    signal: Colour = "#96401f"

    @model_validator(mode="after")
    def _can_be_read(self) -> "Colours":
        for name, colour, ground, place in (
            ("primary", self.primary, WHITE, "white"),
            ("primary", self.primary, tint(self.primary, _WASH), "its own tint"),
            ("on_primary", self.on_primary, self.primary, f"the primary colour {self.primary}"),
            ("signal", self.signal, WHITE, "white"),
            ("signal", self.signal, tint(self.signal, _CLAY_WASH), "its own tint"),
        ):
            ratio = contrast(colour, ground)
            if ratio < LEAST_CONTRAST:
                change = "lighter or darker" if name == "on_primary" else "darker"
                raise ValueError(
                    f"{name} {colour} has a contrast of {ratio:.2f} to 1 against {place}, and text needs "
                    f"{LEAST_CONTRAST} to 1; choose a {change} colour"
                )
        return self

    def tokens(self) -> str:
        """A CSS rule that sets the brand's tokens anew; empty for the default colours, which tokens.css has."""
        if self == Colours():
            return ""
        values = {
            "deep": self.primary,
            "on-deep": self.on_primary,
            "mid": tint(self.primary, _MID),
            "pale": tint(self.primary, _PALE),
            "wash": tint(self.primary, _WASH),
            "clay": self.signal,
            "clay-wash": tint(self.signal, _CLAY_WASH),
        }
        return ":root { " + "; ".join(f"--{name}: {value}" for name, value in values.items()) + " }"


class Theme(_Strict):
    """An office's own. Empty values print nothing; an empty ``product`` leaves the name to the edition.

    ``logo`` is the file's name; :func:`load_theme` puts the picture itself into ``logo_uri``.
    """

    office: Annotated[str, Field(max_length=160)] = ""
    product: Annotated[str, Field(max_length=120)] = ""
    logo: str = ""
    logo_uri: str = ""
    colours: Colours = Colours()
    contact: tuple[Line, ...] = Field(default=(), max_length=8)
    disclaimer: Annotated[str, Field(max_length=2000)] = ""
    licence: Line = ""
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"

    @cached_property
    def data_uris(self) -> frozenset[str]:
        """The only ``data:`` addresses that a page with this theme opens."""
        return frozenset({self.logo_uri} - {""})

    def words(self, words: str) -> Text:
        """Words of the office in its language."""
        return Text(text=words, lang=self.language)


def load_theme(path: Path | None = None) -> Theme:
    """The theme of the file ``path``, of ``report_templates/theme.yml`` for None. Its logo lies in the file's folder.

    Raises:
        ThemeError: the file cannot be read, has a key that no theme has, a colour that cannot be read on paper, or a
            logo that cannot be used.
    """
    import yaml

    file = path or DEFAULTS
    try:
        written: Any = yaml.safe_load(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ThemeError(f"The theme file {file} cannot be read ({error}).") from error
    except yaml.YAMLError as error:
        raise ThemeError(f"The theme file {file} is no YAML ({' '.join(str(error).split())}).") from error
    if written is None:
        written = {}
    if not isinstance(written, dict) or "logo_uri" in written:
        raise ThemeError(f"The theme file {file} must hold names and values, as report_templates/theme.yml does.")
    try:
        theme = Theme.model_validate({key: value for key, value in written.items() if value is not None})
        return theme.model_copy(update={"logo_uri": read_logo(file.parent, theme.logo)}) if theme.logo else theme
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ThemeError(f"The theme file {file} cannot be used: {where}: {_reason(first)}.") from error
    except LogoError as error:
        raise ThemeError(f"The theme file {file} cannot be used: {error}") from error


def _reason(error: Any) -> str:
    """What pydantic found, without its preamble."""
    return str(error["msg"]).removeprefix("Value error, ").rstrip(".")
