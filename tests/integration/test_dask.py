"""Batches on a real Dask scheduler with two workers: the same bytes as in one process, and nothing lost when a worker dies."""

import hashlib
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from flows import batch_runners
from flows.batch_runners import DaskError, Lost, on_dask
from flows.batch_work import BatchResult, Brief, OtherProgramError, work_batch
from flows.fingerprint import facts_fingerprint
from flows.handover import Sealed
from flows.plan import RunPlan, plan_run
from tasks.archive.reviews import reviews_digest
from tasks.contracts.source import SourceFile
from tasks.ingestion.listing import list_sources
from tests.servers.dask import dask_server
from tests.servers.postgresql import PostgreSQL
from tests.servers.s3 import free_ports

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
MOMENT = datetime(2026, 11, 22, 8, tzinfo=UTC)
DAY = date(2026, 11, 22)


def seeds() -> list[SourceFile]:
    sources, _ = list_sources([str(SEEDS)], lambda sha256: DAY, as_of=DAY, month_end=date(2026, 11, 30))
    return sources


def plan_for(folder: Path) -> RunPlan:
    return plan_run("2026-11", [str(SEEDS)], str(folder), "en", True, MOMENT, [])


def brief_of(plan: RunPlan) -> Brief:
    return Brief.of(plan, (), facts_fingerprint(plan.memories, (*plan.engines_said, reviews_digest(()))), 1.0)


def through_the_wire(batch: list[SourceFile], brief: Brief) -> BatchResult:
    """What a worker elsewhere gives back: everything pickled there and back, as Dask does."""
    sent = pickle.loads(pickle.dumps((Sealed(batch), Sealed(brief))))
    result: BatchResult = pickle.loads(pickle.dumps(work_batch.fn(*sent)))
    return result


def test_what_travels_gives_the_same_facts_whatever_the_size_of_a_batch(tmp_path: Path) -> None:
    brief, sources = brief_of(plan_for(tmp_path)), seeds()
    whole = through_the_wire(sources, brief)
    assert [item.file for item in whole.done] == [source.file for source in sources]
    for size in (1, 3):
        parts = [through_the_wire(sources[at : at + size], brief) for at in range(0, len(sources), size)]
        assert [item for part in parts for item in part.done] == list(whole.done)
    assert len(pickle.dumps(whole)) < 150_000  # of 540 KB of JSON


def test_neither_keys_nor_the_archives_password_travel(tmp_path: Path) -> None:
    from dataclasses import replace

    plan = plan_for(tmp_path)
    engines = plan.engines.model_copy(
        update={f"{name}_key": SecretStr(f"KEY-{name}") for name in ("openai", "deepl", "libretranslate")}
    )
    sent = pickle.dumps(brief_of(replace(plan, engines=engines, archive_url="postgresql+psycopg://u:PASSWORD@h/d")))
    assert b"KEY-" not in sent and b"PASSWORD" not in sent


def test_a_worker_takes_the_keys_of_its_own_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_DEEPL_KEY", "of-this-machine")
    translator = brief_of(plan_for(tmp_path)).translator()
    key = translator._settings.deepl_key
    assert key is not None and key.get_secret_value() == "of-this-machine"


def test_a_worker_that_would_read_documents_in_another_way_refuses(tmp_path: Path) -> None:
    plan = plan_for(tmp_path)
    with pytest.raises(OtherProgramError, match="install the same version"):
        work_batch.fn(Sealed(seeds()), Sealed(Brief.of(plan, (), "another program", 1.0)))


def test_without_prefect_dask_one_line_names_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_runners.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(DaskError, match=r"pip install -r requirements-dask\.lock"):
        next(on_dask("tcp://127.0.0.1:1", work_batch, [seeds()], brief_of(plan_for(tmp_path))))


def test_a_scheduler_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_runners, "CONNECT_LIMIT_S", 1)
    (port,) = free_ports(1)
    with pytest.raises(DaskError, match=rf"tcp://127\.0\.0\.1:{port} cannot be reached"):
        next(on_dask(f"tcp://127.0.0.1:{port}", work_batch, [seeds()], brief_of(plan_for(tmp_path))))


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a running Prefect server, for client and workers."""
    home = tmp_path_factory.mktemp("prefect")
    (port,) = free_ports(1)
    api = f"http://127.0.0.1:{port}/api"
    own = {"PREFECT_HOME": str(home), "PREFECT_API_URL": api, "DO_NOT_TRACK": "1", "BRIEFING_ENGINES": "none"}
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)],
            cwd=ROOT, env={**os.environ, **own}, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        deadline = time.monotonic() + 120
        while True:
            try:
                if httpx.get(f"{api}/health", timeout=1).status_code == 200:
                    break
            except httpx.HTTPError:
                pass
            assert server.poll() is None and time.monotonic() < deadline, (home / "server.log").read_text()[-2000:]
            time.sleep(0.3)
        yield own
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
def test_two_workers_and_postgresql_make_the_same_edition_as_one_process(
    environment: dict[str, str], postgresql: PostgreSQL, tmp_path: Path
) -> None:
    def make(name: str, **settings: str) -> dict[str, str]:
        done = subprocess.run(
            [
                sys.executable, "-m", "flows.monthly_briefing", "--month", "2026-11", "--source", str(SEEDS),
                "--output", str(tmp_path / name), "--as-of", MOMENT.isoformat(),
            ],
            cwd=ROOT, env={**os.environ, **environment, **settings}, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return digests(tmp_path / name / "2026-11")

    alone = make("alone")
    with dask_server(tmp_path / "dask", environment=environment) as server:
        together = make(
            "together", BRIEFING_DASK_SCHEDULER=server.address, BRIEFING_BATCH_DOCUMENTS="2",
            BRIEFING_ARCHIVE_URL=postgresql.new_database(),
        )  # fmt: skip
    assert "briefing.pdf" in alone and together == alone


@pytest.mark.slow
def test_a_batch_whose_worker_dies_goes_to_another_and_one_that_kills_them_is_set_aside(
    environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.settings import PREFECT_API_URL, PREFECT_HOME, temporary_settings

    from tests.servers.dask_deaths import POISON, deaths, given

    plan = plan_for(tmp_path)
    sources = seeds()
    once = sources[1].model_copy(update={"file": f"once:{tmp_path / 'mark'}"})
    poison = sources[2].model_copy(update={"file": POISON})
    batches = [[sources[0]], [once], [poison], [sources[3]]]
    strict = {**environment, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    with dask_server(tmp_path / "dask", workers=4, environment=strict) as server:
        given.update(address=server.address, batches=batches, brief=brief_of(plan))
        with temporary_settings(
            {PREFECT_API_URL: environment["PREFECT_API_URL"], PREFECT_HOME: environment["PREFECT_HOME"]}
        ):
            results = deaths()
        assert sum(worker.poll() is not None for worker in server.workers) == 3, server.logs()
    kept = [result.done[0].file if isinstance(result, BatchResult) else None for result in results]
    assert kept == [sources[0].file, once.file, None, sources[3].file]
    assert isinstance(results[2], Lost) and results[2].items == [poison]
