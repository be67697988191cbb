"""The servers that make an edition: database, Prefect, translation engines, Dask."""

import importlib.metadata
import importlib.util
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

from flows.office_finding import Finding, ok, problem, warning
from flows.settings import BriefingSettings

#: What one server may take to answer, so that all of them together stay below ten seconds.
ANSWER_LIMIT_S = 5.0


def check_database(settings: BriefingSettings) -> Iterator[Finding]:
    """The archive opens, is of this program's layout, is whole and can be written. Nothing in it is changed."""
    from sqlalchemy import inspect, text

    from tasks.archive.connection import explained, open_engine, place_of
    from tasks.archive.models import SCHEMA_VERSION

    if not settings.archive_url and not (settings.output / "archive.sqlite").is_file():
        yield ok(f"no archive in {settings.output} yet: the first edition makes it")
        return
    url = settings.archive_address(settings.output)
    engine = open_engine(url)
    try:
        with explained(url), engine.connect() as connection:
            if not inspect(connection).has_table("archive_info"):
                yield ok(f"the archive {place_of(url)} is empty: the first edition fills it")
                return
            layout = connection.scalar(text("SELECT value FROM archive_info WHERE name = 'layout'"))
            connection.rollback()
            if layout != SCHEMA_VERSION:
                said = f"the archive {place_of(url)} has layout {layout}, this program knows layout {SCHEMA_VERSION}"
                if str(layout) < SCHEMA_VERSION:
                    yield warning(said, "bin/briefing archive upgrade, which keeps a copy of a SQLite archive")
                else:
                    yield problem(said, "update the program")
                return
            connection.execute(text("UPDATE archive_info SET value = value WHERE name = 'layout'"))
            connection.rollback()
            if engine.dialect.name == "sqlite":
                found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
                if found != "ok":
                    yield problem(
                        f"the archive {place_of(url)} is damaged: {found}",
                        "restore an export: bin/briefing archive restore",
                    )
                    return
        yield ok(f"the archive {place_of(url)} opens, has layout {layout} and can be written")
    finally:
        engine.dispose()


def check_server(settings: BriefingSettings) -> Iterator[Finding]:
    """Prefect's server answers, lets us in, and is of the same version."""
    from flows.office_server import ServerApi, server_address

    version = ServerApi.of(settings, timeout=ANSWER_LIMIT_S).version()
    ours = importlib.metadata.version("prefect")
    address = server_address(settings)
    if version != ours:
        yield warning(
            f"Prefect's server at {address} is {version}, this program has {ours}",
            "start the server from this project's .venv",
        )
    else:
        yield ok(f"Prefect's server at {address} answers ({version})")
    if address.startswith("http://") and urlsplit(address).hostname not in ("127.0.0.1", "localhost", "::1"):
        yield warning(
            f"{address} is asked without encryption",
            "put it behind a reverse proxy with TLS and set PREFECT_API_URL to https",
        )


def check_engines(settings: BriefingSettings) -> Iterator[Finding]:
    """The translation engines chosen: installed, with their models, keys and servers. No key is said, nothing is translated."""
    from flows.engine_choice import engine_settings, with_keys
    from flows.office_secrets import secret
    from tasks.translation.budget import Budget
    from tasks.translation.engines import load_engines

    chosen = with_keys(
        engine_settings(settings, None, offline=False), lambda block: secret(block.removeprefix("briefing-"), timeout=2)
    )
    if not chosen.order:
        yield ok("no translation engine is wished for: reviewed wordings and official formulas only")
        return
    engines, lines = load_engines(chosen, Budget(1.0))
    for line in lines:
        yield warning(f"translation engine {line}", "fields it would translate stay marked as open")
    said_of = {line.partition(":")[0] for line in lines}
    for name in chosen.order:
        if name in said_of:
            continue
        address = {
            "openai": chosen.openai_url,
            "deepl": chosen.deepl_url,
            "libretranslate": chosen.libretranslate_url,
        }.get(name)
        if name == "fxtranslate" and not any(chosen.model_folder.glob("*-en/model.*.bin")):
            yield warning(
                f"fxtranslate has no model in {chosen.model_folder}",
                "make model, once; without it the first run fetches one",
            )
        elif address and not _listens(address):
            yield warning(
                f"translation engine {name}: nothing answers at {urlsplit(address).netloc.rpartition('@')[2]}",
                "start it",
            )
        else:
            yield ok(f"translation engine {name} is ready")
    if not engines:
        yield problem("no translation engine can be used", "mend one of those above, or set BRIEFING_ENGINES=none")


def check_dask(settings: BriefingSettings) -> Iterator[Finding]:
    """The Dask scheduler and its workers, where the office has one."""
    if not settings.dask_scheduler:
        yield ok("no Dask scheduler: documents are read in this machine's own process")
        return
    if importlib.util.find_spec("distributed") is None:
        yield problem(
            "the package distributed is not installed", "pip install --require-hashes -r requirements-dask.lock"
        )
        return
    if not _listens(settings.dask_scheduler):
        yield problem(
            f"no Dask scheduler answers at {settings.dask_scheduler}",
            "start dask scheduler there, or unset BRIEFING_DASK_SCHEDULER",
        )
        return
    from distributed import Client

    with Client(settings.dask_scheduler, timeout=ANSWER_LIMIT_S, set_as_default=False) as client:
        workers = client.scheduler_info(n_workers=-1)["workers"]
    if not workers:
        yield problem(
            f"the Dask scheduler {settings.dask_scheduler} has no worker",
            "start dask worker on the machines that are to work",
        )
    else:
        yield ok(f"Dask scheduler {settings.dask_scheduler} with {len(workers)} workers")


def _listens(address: str) -> bool:
    """Whether something listens where an address points to."""
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    port = parts.port or {"https": 443, "http": 80}.get(parts.scheme, 0)
    try:
        with socket.create_connection((parts.hostname or "", port), timeout=3):
            return True
    except OSError:
        return False
