"""One Dask worker against two on this machine: how much sooner a month is read, extracted and translated.

    python tests/benchmarks/dask_workers.py            # 400 generated documents in batches of 20

Needs a Prefect server (``PREFECT_API_URL``). Workers are warm: each has read a batch before the clock starts.
"""

import argparse
import os
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from prefect import flow  # noqa: E402

from flows.batch_runners import on_dask  # noqa: E402
from flows.batch_work import BatchResult, Brief, work_batch  # noqa: E402
from flows.fingerprint import facts_fingerprint  # noqa: E402
from flows.plan import plan_run  # noqa: E402
from tasks.archive.reviews import reviews_digest  # noqa: E402
from tasks.ingestion.listing import list_sources  # noqa: E402
from tests.benchmarks.generated_sources import write_sources  # noqa: E402
from tests.servers.dask import dask_server  # noqa: E402

BATCH = 20
given: dict = {}


@flow(name="Read on Dask", persist_result=False)
def read_on_dask() -> tuple[float, list[bytes]]:
    """Seconds for all batches but the warming ones, and what was read."""
    sources, brief, workers = given["sources"], given["brief"], given["workers"]
    batches = [sources[at : at + BATCH] for at in range(0, len(sources), BATCH)]
    list(on_dask(given["address"], work_batch, batches[: 2 * workers], brief))
    begun = time.monotonic()
    results = list(on_dask(given["address"], work_batch, batches, brief))
    took = time.monotonic() - begun
    assert all(isinstance(result, BatchResult) for result in results)
    return took, [item.body for result in results for item in (*result.done, *result.waiting)]


def main() -> int:
    """Measure both and print the factor."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=400)
    chosen = options.parse_args()
    from flows.temporary_server import ensure_server

    ensure_server()()  # one is started unless the environment names one; it ends with this process
    os.environ["BRIEFING_ENGINES"] = "none"
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "sources"
        write_sources(folder, chosen.documents)
        day = date(2026, 11, 22)
        given["sources"], _ = list_sources([str(folder)], lambda sha256: day, as_of=day, month_end=date(2026, 11, 30))
        plan = plan_run(
            "2026-11", [str(folder)], f"{place}/output", "en", True, datetime(2026, 11, 22, 8, tzinfo=UTC), []
        )
        facts = facts_fingerprint(plan.memories, (*plan.engines_said, reviews_digest(())))
        given["brief"] = Brief.of(plan, (), facts, 1.0)
        took, read = {}, {}
        for workers in (1, 2):
            with dask_server(Path(place) / f"dask-{workers}", workers=workers) as server:
                given["address"], given["workers"] = server.address, workers
                took[workers], read[workers] = read_on_dask()
            print(f"{workers} worker(s): {took[workers]:.1f} s for {chosen.documents} documents", flush=True)
        assert read[1] == read[2], "the two read different facts"
        print(f"two workers: {took[1] / took[2]:.2f} times one; the same facts, byte for byte")
    return 0


if __name__ == "__main__":
    sys.exit(main())
