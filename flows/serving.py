"""The part of ``make serve`` that knows Prefect: deployments, runs, the site, and the look around once a minute."""

import asyncio
import logging
import os
import signal
import socket
import threading
from datetime import UTC, datetime, timedelta
from uuid import UUID

import uvicorn
from prefect.client.orchestration import get_client
from prefect.runner import Runner
from rich.console import Console

from flows.alerts import alert
from flows.catch_up import catch_up, drop_late_runs
from flows.deployments import MONTHLY, PUBLISH, deployments, is_paused, put_forms
from flows.due import begin_schedule
from flows.editions_site import site
from flows.office_prefect import Server
from flows.processes import descendants, end
from flows.reaper import reap
from flows.schedule import Schedule
from flows.serve_state import Running, prefect_home, write_down
from flows.settings import BriefingSettings
from tasks.archive.archive import Archive
from tasks.contracts.errors import BriefingError

#: Runs at the same time on this machine: a second month or a dispatch need not wait for a long first one.
RUNS_AT_ONCE = 3
#: Prefect's default is 10 s; a person who has clicked Run waits for it.
POLL_SECONDS = 5.0
LOOK_AROUND_SECONDS = 60.0
#: For runs to end and say so, after which they are killed.
STOP_SECONDS = 20.0


class Office:
    """All that runs in this process; ``run`` returns when it has been told to stop, or when the server has gone."""

    def __init__(
        self,
        settings: BriefingSettings,
        server: Server,
        listener: socket.socket,
        console: Console,
        *,
        runs_by_workers: bool,
    ) -> None:
        self.settings = settings
        self.schedule = Schedule.of(settings)
        self.archive_url = settings.archive_address(settings.output)
        self.server = server
        self.listener = listener
        self.console = console
        self.runs_by_workers = runs_by_workers
        self.deployment_ids: list[UUID] = []

    def run(self) -> int:
        """Serve; returns the exit status."""
        pages = uvicorn.Server(
            uvicorn.Config(
                site(self.settings.output, self.archive_url, self.settings.public_url),
                log_level="warning",
                access_log=False,
            )
        )
        # Outside the main thread uvicorn leaves the signals alone.
        thread = threading.Thread(target=pages.run, kwargs={"sockets": [self.listener]}, name="site", daemon=True)
        thread.start()
        try:
            return asyncio.run(self._serve())
        finally:
            pages.should_exit = True
            thread.join(5)

    async def _serve(self) -> int:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        runner = Runner(name="briefing", limit=RUNS_AT_ONCE, query_seconds=_poll_seconds(), pause_on_shutdown=False)
        await self._register(runner)
        await asyncio.to_thread(self._begin)
        runs = None
        if not self.runs_by_workers:
            runs = asyncio.create_task(runner.start(), name="runs")
            while not runner.started and not runs.done():
                await asyncio.sleep(0.05)
        for number in (
            signal.SIGINT,
            signal.SIGTERM,
        ):  # after the runner, which takes SIGTERM for itself and pauses nothing
            loop.add_signal_handler(number, stop.set)
        self._say_where()
        around = asyncio.create_task(self._look_around(stop), name="look around")
        told = asyncio.create_task(stop.wait())
        waited = [told, *([runs] if runs else [])]
        lost = ""
        while not any(task.done() for task in waited):
            await asyncio.wait(waited, timeout=1.0, return_when=asyncio.FIRST_COMPLETED)
            if self.server.process is not None and self.server.process.poll() is not None:
                lost = "Prefect's server has ended: see server.log in Prefect's home."
                break
        if runs is not None and runs.done():
            lost = f"Prefect's runner has ended ({runs.exception() or 'without a word'})."
        stop.set()
        self.console.print("Ending: runs at work are told to stop")
        around.cancel()
        await self._end_runs(runner, runs)
        if lost:
            self.console.print(f"briefing: {lost}", markup=False)
        return 1 if lost else 0

    async def _register(self, runner: Runner) -> None:
        if self.runs_by_workers:
            names = await asyncio.to_thread(put_forms, self.settings)
            if MONTHLY not in names or PUBLISH not in names:
                raise BriefingError(
                    "The deployments are not registered: run 'prefect deploy --all' in the project's folder first."
                )
            with get_client(sync_client=True) as client:
                self.deployment_ids = [client.read_deployment_by_name(name).id for name in names]
            return
        for deployment in deployments(self.settings):
            self.deployment_ids.append(await runner.aadd_deployment(deployment))

    def _begin(self) -> None:
        with Archive(self.archive_url) as archive:
            begin_schedule(archive, self.schedule, datetime.now(UTC))
        with get_client(sync_client=True) as client:
            drop_late_runs(client, self.schedule, datetime.now(UTC))
        self._once_around()

    def _once_around(self) -> None:
        with get_client(sync_client=True) as client:
            for dead in reap(client, self.archive_url, self.deployment_ids):
                said = f"The run {dead.name} was broken off"
                self.console.print(said, markup=False)
                alert(
                    said, f"{said}: its process ended without a word. Start it again; what was done is not done twice."
                )
            with Archive(self.archive_url) as archive:
                started = catch_up(client, archive, self.schedule)
            if started:
                self.console.print(f"Catching up: {', '.join(started.months)}", markup=False)

    async def _look_around(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await asyncio.sleep(LOOK_AROUND_SECONDS)
            try:
                await asyncio.to_thread(self._once_around)
            except Exception:  # the next minute may be better; the office's system goes on
                logging.getLogger(__name__).warning("Looking around did not work", exc_info=True)

    async def _end_runs(self, runner: Runner, runs: asyncio.Task[None] | None) -> None:
        """Cancel what is at work and wait for it; kill what does not end in time, with all that it has started."""
        server = self.server.process.pid if self.server.process else None
        children = [pid for pid in descendants(os.getpid()) if pid != server]
        if runs is not None and not runs.done():
            try:
                await asyncio.wait_for(runner.astop(), STOP_SECONDS)
            except Exception:  # killed below
                logging.getLogger(__name__).warning("Runs could not be ended in order", exc_info=True)
            await asyncio.wait([runs], timeout=5)
        await asyncio.to_thread(end, children)
        is_server_there = self.server.process is None or self.server.process.poll() is None
        if not self.runs_by_workers and is_server_there:
            await asyncio.to_thread(self._mark_killed)

    def _mark_killed(self) -> None:
        """A run that had to be killed could not say so: its process has ended, and with it its lock."""
        try:
            with get_client(sync_client=True) as client:
                reap(client, self.archive_url, self.deployment_ids, grace=timedelta(0))
        except Exception:  # the next start does it
            logging.getLogger(__name__).warning("Killed runs could not be marked", exc_info=True)

    def _say_where(self) -> None:
        editions = f"http://127.0.0.1:{self.listener.getsockname()[1]}/"
        started = datetime.now(UTC).isoformat(timespec="seconds")
        write_down(prefect_home(), Running(os.getpid(), self.server.ui, self.server.api, editions, started))
        following = self.schedule.next_run(datetime.now(UTC)).astimezone(self.schedule.time_zone)
        month = self.schedule.month_of(following)
        with get_client(sync_client=True) as client:
            paused = is_paused(client.read_deployment_by_name(MONTHLY))
        self.console.print(f"  Prefect   {self.server.ui}", markup=False)
        self.console.print(f"  Editions  {editions}", markup=False)
        self.console.print(
            f"  Next run  {following:%A %d %B %Y, %H:%M} ({self.schedule.zone}), for {month}"
            + (" (but the schedule is paused in Prefect)" if paused else ""),
            markup=False,
        )
        self.console.print("Ctrl-C ends all of it.")


def _poll_seconds() -> float | None:
    return None if "PREFECT_RUNNER_POLL_FREQUENCY" in os.environ else POLL_SECONDS
