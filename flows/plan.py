"""What a run is asked to make, worked out once: month, clock, places."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from flows.engine_choice import engine_settings
from flows.settings import PROJECT_FOLDER, BriefingSettings
from tasks.contracts.errors import BriefingError
from tasks.rendering.theme import Theme, load_theme
from tasks.translation.engine_settings import EngineSettings


@dataclass(frozen=True)
class RunPlan:
    """The month, the moment and the places of one run. ``asked_as_of`` is None when nobody set the clock."""

    month: str
    now: datetime
    asked_as_of: datetime | None
    locations: tuple[str, ...]
    output: Path
    archive_url: str
    language: str
    offline: bool
    memories: tuple[Path, ...]
    engines: EngineSettings
    theme: Theme
    theme_name: str = ""

    @property
    def engines_said(self) -> tuple[str, ...]:
        """All of the engines that decides a wording, without any key: when it changes, fields are translated again."""
        engines = self.engines
        folders = [engines.model_folder, *([engines.ctranslate2_folder] if engines.ctranslate2_folder else [])]
        models = [
            f"{path.relative_to(folder)} {path.stat().st_size}"
            for folder in folders
            if engines.order and folder.is_dir()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        ]
        places = (engines.openai_url, engines.openai_model, engines.deepl_url, engines.libretranslate_url)
        return (*engines.order, "offline" if self.offline else "", *(place or "" for place in places), *models)

    @property
    def index_folder(self) -> Path:
        """Where indexes of large translation memories are kept."""
        return self.output / ".memory"

    @property
    def month_end(self) -> date:
        """The last day of the edition's month."""
        year, month = map(int, self.month.split("-"))
        return date(year, month, calendar.monthrange(year, month)[1])

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters used, as the imprint prints them: no folder of this machine."""
        return {
            "month": self.month,
            "sources": ", ".join(_name(location) for location in self.locations),
            "language": self.language,
            "offline": "yes" if self.offline else "no",
            "engines": ", ".join(self.engines.order) or "none",
            **({"theme": self.theme_name} if self.theme_name else {}),
        }


def plan_run(
    month: str | None,
    sources: list[str] | None,
    output: str | None,
    language: str,
    offline: bool,
    as_of: datetime | None,
    engines: Sequence[str] | None = None,
    theme: str | None = None,
) -> RunPlan:
    """The plan of a run from its parameters; the only place that asks what time it is.

    Raises:
        BriefingError: The month is not a month, an engine is not known, or the theme cannot be used.
    """
    settings = BriefingSettings()
    now = (as_of or datetime.now(UTC)).replace(microsecond=0)
    chosen = month or now.strftime("%Y-%m")
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", chosen) or chosen < "0001":
        raise BriefingError(f"{chosen!r} is not a month: write it as year and month, for example 2026-11")
    folder = Path(output).expanduser().resolve() if output else settings.output
    folder.mkdir(parents=True, exist_ok=True)
    theme_file = Path(theme).expanduser().resolve() if theme else settings.theme
    memories = sorted(settings.memory_folder.glob("*.tmx")) if settings.memory_folder else []
    return RunPlan(
        month=chosen,
        now=now,
        asked_as_of=as_of,
        locations=tuple(sources or [settings.sources]),
        output=folder,
        archive_url=settings.archive_address(folder),
        language=language,
        offline=offline,
        memories=tuple(memories),
        engines=engine_settings(settings, engines, offline=offline),
        theme=load_theme(theme_file),
        theme_name=theme_file.name if theme_file else "",
    )


def _name(location: str) -> str:
    """A source's location as printed: addresses whole, folders of the project by their name in it, others by name."""
    if "://" in location:
        return location
    path = Path(location).resolve()
    return str(path.relative_to(PROJECT_FOLDER)) if path.is_relative_to(PROJECT_FOLDER) else path.name
