"""The schedule: the same moments as Prefect's own, months from dates, and what is due after downtime."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from prefect.server.schemas.schedules import CronSchedule

from flows.schedule import Schedule, UnknownZoneError, due_months, month_of, next_issue, shifted
from flows.settings import BriefingSettings

#: (zone, day, hour, minute, months that the clock change moves) from 2021 to 2026: changes at midnight, of half an hour, on the day itself.
ZONES = [
    ("UTC", 2, 6, 0, []),
    ("Europe/Berlin", 2, 6, 0, []),
    ("Europe/Berlin", 27, 2, 30, ["2022-03"]),
    ("Europe/Berlin", 26, 2, 30, ["2023-03"]),
    ("America/New_York", 8, 2, 30, ["2026-03"]),
    ("America/New_York", 1, 1, 30, []),
    ("America/Asuncion", 1, 0, 30, ["2023-10"]),
    ("America/Havana", 12, 0, 30, ["2023-03"]),
    ("Asia/Beirut", 28, 0, 0, ["2021-03"]),
    ("Australia/Lord_Howe", 2, 2, 15, ["2022-10"]),
    ("Asia/Shanghai", 28, 3, 0, []),
    ("Africa/Cairo", 28, 0, 30, ["2023-04"]),
]


@pytest.mark.parametrize(("zone", "day", "hour", "minute", "moved"), ZONES)
def test_moments_are_those_of_prefects_own_schedule(zone, day, hour, minute, moved) -> None:
    schedule = Schedule(zone=zone, day=day, hour=hour, minute=minute, makes="current")
    start = datetime(2021, 1, 1, tzinfo=UTC)
    theirs = asyncio.run(CronSchedule(cron=schedule.cron, timezone=zone).get_dates(n=71, start=start))
    months = [schedule.month_of(moment) for moment in theirs]
    assert months == [shifted(months[0], number) for number in range(71)]
    assert [moment.astimezone(UTC) for moment in theirs] == [schedule.scheduled_at(month) for month in months]
    local = [schedule.scheduled_at(month).astimezone(ZoneInfo(zone)) for month in months]
    assert [m for m, at in zip(months, local, strict=True) if (at.hour, at.minute) != (hour, minute)] == moved


@pytest.mark.parametrize("start", ["2026-10-24T20:00", "2026-10-25T00:10", "2026-10-25T00:50", "2026-03-28T23:00"])
def test_the_next_run_agrees_when_asked_on_a_switch_night(start) -> None:
    schedule = Schedule(zone="Europe/Berlin", day=25, hour=2, minute=30, makes="current")
    moment = datetime.fromisoformat(start).replace(tzinfo=UTC)
    theirs = asyncio.run(CronSchedule(cron=schedule.cron, timezone=schedule.zone).get_dates(n=1, start=moment))
    ours = schedule.next_run(moment)
    assert theirs[0].astimezone(UTC) in (ours, schedule.scheduled_at(schedule.month_of(moment)))
    assert schedule.month_of(theirs[0]) == schedule.month_of(ours) or theirs[0] < moment


def test_a_time_that_comes_twice_is_its_first_coming() -> None:
    schedule = Schedule(zone="Europe/Berlin", day=25, hour=2, minute=30, makes="current")
    assert schedule.scheduled_at("2026-10") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert schedule.next_run(datetime(2026, 10, 25, 0, 30, tzinfo=UTC)) == datetime(2026, 11, 25, 1, 30, tzinfo=UTC)


def test_the_month_comes_from_the_scheduled_date_however_late_the_run_starts() -> None:
    schedule = Schedule(zone="Asia/Shanghai")
    due = schedule.scheduled_at("2026-11")
    assert due == datetime(2026, 12, 1, 22, 0, tzinfo=UTC)  # 2 December 06:00 in Shanghai
    assert schedule.month_of(due) == "2026-11"
    assert schedule.month_of(due - timedelta(seconds=1)) == "2026-10"
    assert schedule.month_of(due + timedelta(days=29)) == "2026-11"
    assert Schedule(zone="Asia/Shanghai", makes="current").month_of(due) == "2026-12"


def test_every_missed_month_is_due_once_and_oldest_first() -> None:
    schedule = Schedule()
    until = schedule.scheduled_at("2026-11")
    due = schedule.due_months(until, since="2026-08", done=frozenset({"2026-09"}))
    assert [(item.month, item.is_made) for item in due] == [("2026-08", True), ("2026-10", True), ("2026-11", True)]
    assert [item.scheduled_at for item in due] == [schedule.scheduled_at(item.month) for item in due]
    done = frozenset({"2026-09"} | {item.month for item in due})
    assert schedule.due_months(until + timedelta(days=5), since="2026-08", done=done) == ()


def test_latest_only_says_which_months_it_passes_over() -> None:
    schedule = Schedule(missed="latest_only")
    due = schedule.due_months(schedule.scheduled_at("2026-11"), since="2026-09", done=frozenset())
    assert [(item.month, item.is_made) for item in due] == [("2026-09", False), ("2026-10", False), ("2026-11", True)]
    assert due[0].why == "passed over: 2026-11 is due as well, and of missed months the office has only the latest made"


def test_with_no_catching_up_a_run_still_makes_its_own_month() -> None:
    schedule = Schedule(missed="none")
    own = schedule.scheduled_at("2026-11")
    due = schedule.due_months(own, since="2026-10", done=frozenset())
    assert [(item.month, item.is_made) for item in due] == [("2026-10", False), ("2026-11", True)]
    late = schedule.due_months(own + timedelta(days=1), since="2026-11", done=frozenset())
    assert [(item.month, item.is_made) for item in late] == [("2026-11", False)]
    assert late[0].why.startswith("passed over: its run was missed")


def test_nothing_is_due_before_the_first_month() -> None:
    assert Schedule().due_months(datetime(2026, 12, 1, tzinfo=UTC), since="2026-11", done=frozenset()) == ()


def test_the_deadline_is_after_the_run_in_the_zone_of_the_office() -> None:
    schedule = Schedule(zone="America/New_York", deadline_day=5)
    assert schedule.deadline("2026-11") == datetime(2026, 12, 5, 5, 0, tzinfo=UTC)
    late_in_the_month = Schedule(day=20, deadline_day=5)
    assert late_in_the_month.deadline("2026-11") == datetime(2027, 1, 5, 0, 0, tzinfo=UTC)


def test_settings_become_the_schedule_and_an_unknown_zone_is_one_line() -> None:
    settings = BriefingSettings(schedule_zone="Europe/Moscow", schedule_day=28, schedule_hour=0, missed="none")
    assert Schedule.of(settings) == Schedule(zone="Europe/Moscow", day=28, hour=0, missed="none")
    for zone in ("Berlin", "", "../../etc/passwd", "Europe/Berlin\0"):
        with pytest.raises(UnknownZoneError, match=r"which is no IANA time zone: write it as Area/City"):
            Schedule(zone=zone)


def test_the_next_issue_is_the_day_of_the_next_run_in_the_office() -> None:
    previous = BriefingSettings(schedule_zone="Asia/Tokyo", schedule_hour=3, schedule_day=2)
    assert next_issue(previous, "2026-11") == date(2027, 1, 2)
    assert next_issue(previous.model_copy(update={"schedule_month": "current"}), "2026-11") == date(2026, 12, 2)


def test_the_wrappers_for_settings_agree_with_the_schedule() -> None:
    settings = BriefingSettings(schedule_zone="Asia/Tokyo")
    until = Schedule.of(settings).scheduled_at("2026-11")
    assert month_of(settings, until) == "2026-11"
    assert [item.month for item in due_months(settings, until=until, since="2026-10", done=frozenset())] == [
        "2026-10",
        "2026-11",
    ]
