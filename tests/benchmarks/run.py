"""What the briefing costs, as ratios within one run: ``make bench``.

Times on a shared machine wander; a ratio of two things measured in turn wanders less. Nothing here is asserted in the
test suite.
"""

import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sys.executable
ROUNDS = int(os.environ.get("ROUNDS", "3"))

EMPTY_FLOW = """
import flows
from prefect import flow, task
@task
def nothing(number):
    return number
@flow
def empty():
    for number in range({tasks}):
        nothing(number)
empty()
"""

BARE_RENDER = """
import sys
from pathlib import Path
from weasyprint import HTML
from tasks.rendering.fetching import TemplatesOnlyFetcher
from tasks.rendering.pdf import TEMPLATES
page = Path(sys.argv[1]).read_text(encoding="utf-8")
HTML(string=page, base_url=TEMPLATES.as_uri() + "/", url_fetcher=TemplatesOnlyFetcher(TEMPLATES)).write_pdf(sys.argv[2])
"""

# The same page as the job sets, written down for the bare render.
PRINT_PAGE = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from tasks.aggregation.aggregate import aggregate
from tasks.contracts.edition import EditionId, EditionInputs, EditionRequest, Worked
from tasks.extraction.extract import extract
from tasks.ingestion.listing import list_sources
from tasks.ingestion.reading import read_document
from tasks.rendering.anchors import read_anchors
from tasks.rendering.fonts import covered_characters, ensure_fonts
from tasks.rendering.html import render_page
from tasks.translation.memory import load_memories
from tasks.translation.translate import translate_document
day = date(2026, 11, 30)
sources, aside = list_sources([sys.argv[1]], first_seen=lambda _: day, as_of=day, month_end=day)
worked = []
for source in sources:
    document = read_document(source)
    extraction = extract(document)
    fields = translate_document(document, extraction, load_memories())
    worked.append(Worked(document=document, extraction=extraction, translations=fields))
as_of = datetime(2026, 11, 30, tzinfo=UTC)
request = EditionRequest(edition=EditionId(month="2026-11"), as_of=as_of)
data = aggregate(EditionInputs(request=request, worked=tuple(worked), set_aside=tuple(aside)))
page = render_page(data, covered_characters(ensure_fonts()), as_of, anchors=read_anchors(data))
Path(sys.argv[2]).write_text(page, encoding="utf-8")
"""


def timed(command: list[str], environment: dict[str, str] | None = None) -> tuple[float, float]:
    """Wall seconds and peak resident megabytes (whole process tree) of ``command``."""
    started = time.perf_counter()
    process = psutil.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    peak = 0.0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.1):
            total = 0
            try:
                for member in [process, *process.children(recursive=True)]:
                    total += member.memory_full_info().pss
            except (psutil.NoSuchProcess, psutil.AccessDenied):
                continue
            peak = max(peak, total / 1e6)

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, errors = process.communicate()
    done.set()
    watcher.join()
    if process.returncode != 0:
        raise SystemExit(f"{command} ended with {process.returncode}: {errors.decode()[-2000:]}")
    return time.perf_counter() - started, peak


def whole_job() -> None:
    """The job cold and again unchanged, against an empty flow and a bare render of the same page."""
    with tempfile.TemporaryDirectory() as folder:
        home = {"PREFECT_HOME": f"{folder}/prefect"}
        empty = [PYTHON, "-c", EMPTY_FLOW.format(tasks=8)]
        timed(empty, home)  # makes Prefect's database, once
        rows: dict[str, list[float]] = {"empty": [], "render": [], "cold": [], "again": []}
        peak = 0.0
        page = f"{folder}/page.html"
        timed([PYTHON, "-c", PRINT_PAGE, str(ROOT / "seeds"), page])
        for turn in range(ROUNDS):
            output = f"{folder}/output{turn}"
            job = [PYTHON, "-m", "flows.monthly_briefing", "--output", output, "--month", "2026-11"]
            rows["empty"].append(timed(empty, home)[0])
            seconds, megabytes = timed(job, home)
            rows["cold"].append(seconds)
            peak = max(peak, megabytes)
            rows["again"].append(timed(job, home)[0])
            rows["render"].append(timed([PYTHON, "-c", BARE_RENDER, page, f"{folder}/bare.pdf"])[0])
        middle = {name: statistics.median(values) for name, values in rows.items()}
        print(f"seconds, median of {ROUNDS}: " + ", ".join(f"{name} {value:.1f}" for name, value in middle.items()))
        print(
            f"whole job cold / (empty flow + bare render): {middle['cold'] / (middle['empty'] + middle['render']):.2f} (bound 2.0)"
        )
        print(f"second run, nothing changed / empty flow:     {middle['again'] / middle['empty']:.2f} (bound 1.3)")
        print(f"peak memory of the job, server included:      {peak:.0f} MB (bound 600)")


def extraction() -> None:
    """Characters a second of the figure grammar against quantulum3 on the same English text."""
    from quantulum3 import parser

    from tasks.grammar.quantities import read_quantities

    texts = []
    for path in sorted((ROOT / "seeds").glob("00[0-3]*.txt")):
        texts += [part for part in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")) if part.strip()]
    size = sum(map(len, texts))
    read_quantities(texts[0], "en")
    parser.parse(texts[0])

    def speed(read) -> float:
        best = min(_seconds(read, texts) for _ in range(ROUNDS))
        return size / best

    ours = speed(lambda text: read_quantities(text, "en"))
    theirs = speed(parser.parse)
    print(f"extraction: {ours:,.0f} characters/s; quantulum3 {theirs:,.0f}; ratio {ours / theirs:.1f} (bound 10)")

    from tasks.extraction.metrics import extract_metrics
    from tasks.ingestion.listing import list_sources
    from tasks.ingestion.reading import read_document

    day = date(2026, 11, 30)
    sources, _ = list_sources([str(ROOT / "seeds")], first_seen=lambda _: day, as_of=day, month_end=day)
    documents = [read_document(source) for source in sources]
    english = [document for document in documents if document.language == "en"]
    size = sum(len(document.text) for document in english)
    seconds = min(_seconds(extract_metrics, english) for _ in range(ROUNDS))
    print(
        f"whole metric extraction (subject, kind, period, countries as well): {size / seconds:,.0f} characters/s; "
        f"ratio {size / seconds / theirs:.1f}"
    )


def _seconds(work, items) -> float:
    started = time.perf_counter()
    for item in items:
        work(item)
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    extraction()
    whole_job()
    print(json.dumps({"rounds": ROUNDS, "own_peak_kb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))
