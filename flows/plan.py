"""What a run is asked to make, worked out once: month, clock, places."""

import calendar
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from flows.engine_choice import engine_settings
from flows.schedule import Schedule, shifted
from flows.settings import PREVIEWS, PROJECT_FOLDER, BriefingSettings
from tasks.contracts.errors import BriefingError
from tasks.rendering.theme import Theme, load_theme
from tasks.translation.engine_settings import EngineSettings
from tasks.vocabularies.themes import theme_titles

#: Characters of a note to readers: what page 1 has room for.
NOTE_CHARACTERS = 600


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
    themes: tuple[str, ...] = ()
    note: str = ""
    is_preview: bool = False
    next_issue: date | None = None
    is_next_issue_printed_as_set: bool = False

    @property
    def editions_folder(self) -> Path:
        """Where the run's edition goes: previews stand apart, so that nobody takes one for an edition."""
        return self.output / PREVIEWS if self.is_preview else self.output

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
            **({"themes": ", ".join(self.themes)} if self.themes else {}),
            **({"note": _note_said(self.note)} if self.note else {}),
            **({"dry_run": "yes"} if self.is_preview else {}),
            **({"next_issue": str(self.next_issue)} if self.is_next_issue_printed_as_set else {}),
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
    *,
    themes: Sequence[str] = (),
    note: str = "",
    dry_run: bool = False,
    scheduled: datetime | None = None,
) -> RunPlan:
    """The plan of a run from its parameters; the only place that asks what time it is.

    Args:
        month: The edition's month, else that of the clock.
        sources, output, language, offline, engines, theme, themes, note, dry_run: As in the flow ``monthly_briefing``.
        as_of: The clock that a person has set.
        scheduled: The moment the month's run was due, the clock of a scheduled edition however late it is made.

    Raises:
        BriefingError: The month is not a month, an engine or theme is not known, or the theme file cannot be used.
    """
    settings = BriefingSettings()
    now = (as_of or scheduled or datetime.now(UTC)).replace(microsecond=0)
    chosen = month or now.strftime("%Y-%m")
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", chosen) or chosen < "0001":
        raise BriefingError(f"{chosen!r} is not a month: write it as year and month, for example 2026-11")
    folder = Path(output).expanduser().resolve() if output else settings.output
    folder.mkdir(parents=True, exist_ok=True)
    theme_file = Path(theme).expanduser().resolve() if theme else settings.theme
    unknown = [name for name in themes if name not in theme_titles()]
    if unknown:
        raise BriefingError(f"{unknown[0]!r} is not a theme: use {', '.join(theme_titles())}")
    if len(note) > NOTE_CHARACTERS:
        raise BriefingError(f"the note to readers has {len(note)} characters: {NOTE_CHARACTERS} is the most")
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
        themes=tuple(sorted(set(themes))),
        note=note.strip(),
        is_preview=dry_run,
        next_issue=next_issue(Schedule.of(settings), chosen),
        is_next_issue_printed_as_set=(settings.schedule_day, settings.schedule_month) != (2, "previous"),
    )


def next_issue(schedule: Schedule, month: str) -> date:
    """The office's own date on which the edition after that of ``month`` is due.

    >>> next_issue(Schedule(zone="Europe/Berlin"), "2026-11")
    datetime.date(2027, 1, 2)
    """
    return schedule.scheduled_at(shifted(month, 1)).astimezone(schedule.time_zone).date()


def _note_said(note: str) -> str:
    """A note in the parameters: another text makes another edition, and need not be printed a second time."""
    return f"yes ({hashlib.sha256(note.encode()).hexdigest()[:8]})"


def _name(location: str) -> str:
    """A source's location as printed: web addresses whole, folders of the project by their name in it, others by name.

    A bucket is one of the office's own folders: an edition made from it is the one made from the folder on disk.

    >>> _name("https://example.org/note.txt"), _name("s3://office/received/")
    ('https://example.org/note.txt', 'received')
    """
    scheme, found, rest = location.partition("://")
    if found and scheme in ("http", "https"):
        return location
    if found and scheme != "file":
        return rest.rstrip("/").rpartition("/")[2]
    path = Path(rest if found else location).resolve()
    return str(path.relative_to(PROJECT_FOLDER)) if path.is_relative_to(PROJECT_FOLDER) else path.name
