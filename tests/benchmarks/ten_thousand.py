"""An edition of many documents, measured: time, memory, growth, orchestration, and one new document among many known.

    python -m tests.benchmarks.ten_thousand 1000 10000
    python -m tests.benchmarks.ten_thousand 100 300 --small

For each size, in processes of their own: a whole run of the flow; the same work as a plain loop, without Prefect; and a run
with one more document. Sources are those of ``generated_sources.py``. One Prefect server serves all (``PREFECT_API_URL``, else one is started).
"""

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

MONTH, MOMENT = "2026-11", "2026-11-22T08:00:00+00:00"


def measured(kind: str, sources: Path, output: Path) -> dict[str, float]:
    """Wall seconds, seconds of CPU and peak memory (MB) of one run in a process of its own."""
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, __file__, "--child", kind, str(sources), str(output)],
        cwd=ROOT, env={**os.environ, "BRIEFING_ENGINES": "none"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stdout[-2000:] + done.stderr[-4000:])
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result | {"process": time.monotonic() - begun}


def child(kind: str, sources: str, output: str) -> None:
    """One run; prints what it took as one line of JSON. The clock starts when everything is imported."""
    import resource
    from datetime import datetime

    from flows.plan import plan_run

    plan = plan_run(MONTH, [sources], output, "en", True, datetime.fromisoformat(MOMENT), [])
    work = in_flow(plan) if kind == "flow" else in_a_loop(plan)
    begun, cpu = time.monotonic(), time.process_time()
    stages = work()
    took = {"wall": time.monotonic() - begun, "cpu": time.process_time() - cpu}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**took, "peak": peak, **stages}))


def in_flow(plan):
    """The edition as the flow makes it: Prefect, batches, archive, locks."""
    from prefect import flow

    from flows.edition import make_edition

    @flow(name="Measured", persist_result=False)
    def measured_flow() -> None:
        make_edition(plan)

    def work() -> dict[str, float]:
        measured_flow()
        return {}

    return work


def in_a_loop(plan):
    """The same work without Prefect: every document in turn, facts kept in the archive, then the edition's files."""
    from flows.fingerprint import facts_fingerprint, program_fingerprint, software
    from flows.tables import release_tables
    from tasks.aggregation.aggregate import aggregate
    from tasks.archive.archive import Archive
    from tasks.archive.reviews import reviews_digest
    from tasks.contracts.edition import EditionId, EditionInputs, EditionRequest, Worked
    from tasks.contracts.shelved import PackedWork
    from tasks.contracts.source import SetAside
    from tasks.extraction.attempt import extract_or_set_aside
    from tasks.ingestion.attempt import read_or_set_aside
    from tasks.ingestion.listing import list_sources
    from tasks.ingestion.repeats import shingles_of, with_repeats
    from tasks.rendering.edition_files import write_edition
    from tasks.translation.translator import Translator

    def work() -> dict[str, float]:
        said = (*plan.engines_said, reviews_digest(()))
        program_fingerprint(plan.memories, (*said, plan.theme.model_dump_json()))
        facts = facts_fingerprint(plan.memories, said)
        stages: dict[str, float] = {}
        begun = time.monotonic()
        with Archive(plan.archive_url) as archive:
            sources, _ = list_sources(
                plan.locations,
                lambda sha256: archive.first_seen(sha256, plan.now.date()),
                plan.now.date(),
                plan.month_end,
            )
            translator = Translator(plan.memories, (), plan.engines, plan.index_folder)
            worked, prints = [], []
            for source in sources:
                document = read_or_set_aside(source)
                extraction = document if isinstance(document, SetAside) else extract_or_set_aside(document)
                if isinstance(document, SetAside) or isinstance(extraction, SetAside):
                    continue
                fields = translator.translate(document, extraction)
                item = Worked(
                    document=document,
                    extraction=extraction,
                    translations=() if isinstance(fields, SetAside) else fields,
                )
                packed = PackedWork.of(item, shingles_of(document))
                archive.keep_packed([packed], facts)
                worked.append(packed.unpacked())
                prints.append(packed.shingles)
        documents = with_repeats([item.document for item in worked], prints)
        worked = [
            item.model_copy(update={"document": document}) for item, document in zip(worked, documents, strict=True)
        ]
        stages["read"] = time.monotonic() - begun
        request = EditionRequest(
            edition=EditionId(month=plan.month), as_of=plan.now, parameters=plan.parameters, software=software()
        )
        inputs = EditionInputs(request=request, worked=tuple(worked))
        begun = time.monotonic()
        data = aggregate(inputs)
        stages["gather"] = time.monotonic() - begun
        release_tables()
        begun = time.monotonic()
        write_edition(data, inputs, plan.output / plan.month, plan.theme)
        stages["lay out"] = time.monotonic() - begun
        return stages

    return work


def main() -> int:
    """Measure each size and print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000])
    options.add_argument("--small", action="store_true", help="documents of one to three sections")
    options.add_argument("--without-loop", action="store_true", help="leave the plain loop out")
    options.add_argument("--child", nargs=3, metavar=("KIND", "SOURCES", "OUTPUT"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.child:
        child(*chosen.child)
        return 0
    from flows.temporary_server import ensure_server

    ensure_server()()  # one for all runs, unless the environment names one; it ends with this process
    from tests.benchmarks.generated_sources import write_sources

    walls = {}
    with tempfile.TemporaryDirectory() as place:
        for size in chosen.sizes:
            sources = Path(place) / f"sources-{size}"
            write_sources(sources, size, small=chosen.small)
            flow = measured("flow", sources, Path(place) / f"flow-{size}")
            walls[size] = flow["wall"]
            print(
                f"{size:,} documents: flow {flow['wall']:.1f} s ({flow['cpu']:.1f} s CPU), peak {flow['peak']:.0f} MB",
                flush=True,
            )
            if not chosen.without_loop:
                loop = measured("loop", sources, Path(place) / f"loop-{size}")
                over = 100 * (flow["wall"] / loop["wall"] - 1)
                cpu = 100 * (flow["cpu"] / loop["cpu"] - 1)
                parts = ", ".join(f"{name} {loop[name]:.1f} s" for name in ("read", "gather", "lay out"))
                print(
                    f"  plain loop {loop['wall']:.1f} s ({loop['cpu']:.1f} s CPU; {parts}), peak {loop['peak']:.0f} MB: "
                    f"orchestration {over:+.1f} % of the wall, {cpu:+.1f} % of the CPU",
                    flush=True,
                )
            write_sources(sources, size + 1, small=chosen.small, first=size)
            one = measured("flow", sources, Path(place) / f"flow-{size}")
            print(
                f"  one new document among {size:,} known: {one['wall']:.1f} s ({one['cpu']:.1f} s CPU), "
                f"{100 * one['wall'] / flow['wall']:.1f} % of the full run; peak {one['peak']:.0f} MB",
                flush=True,
            )
        sizes = list(walls)
        for small, large in itertools.pairwise(sizes):
            print(f"{small:,} → {large:,}: {walls[large] / walls[small]:.1f} times the time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
