"""Share of the rendering time that the pictures cost: the same edition set with and without them, in one process.

    python tests/benchmarks/chart_share.py [rounds]

Times are processor seconds (``time.process_time``), so that another job on the machine weighs little; the best of the rounds
counts. "Rendering" is template, layout and writing of the tagged PDF. Pictures and their data tables are told apart.
"""

import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "unit" / "aggregation")]

from gold_edition import gold_inputs  # noqa: E402
from weasyprint import HTML  # noqa: E402

from tasks.aggregation.aggregate import aggregate  # noqa: E402
from tasks.contracts.briefing import BriefingData  # noqa: E402
from tasks.rendering.html import TEMPLATES, render_page  # noqa: E402

TARGET = 0.10
_AS_OF = datetime(2026, 11, 22, 6, tzinfo=UTC)
_TABLES = re.compile(r'<section class="chart-data".*?</section>', re.DOTALL)


def seconds(data: BriefingData, *, with_tables: bool) -> float:
    """Processor seconds for one rendering."""
    start = time.process_time()
    page = render_page(data, None, _AS_OF)
    if not with_tables:
        page = _TABLES.sub("", page)
    HTML(string=page, base_url=TEMPLATES.as_uri() + "/").write_pdf(pdf_tags=True)
    return time.process_time() - start


def main() -> None:
    """Prints the best times and the shares."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    data = aggregate(gold_inputs())
    ways = {
        "whole": (data, True),
        "without data tables": (data, False),
        "without pictures and tables": (data.model_copy(update={"charts": ()}), True),
    }
    best = dict.fromkeys(ways, float("inf"))
    seconds(data, with_tables=True)  # fonts and templates are loaded once
    for _ in range(rounds):
        for name, (way, with_tables) in ways.items():
            best[name] = min(best[name], seconds(way, with_tables=with_tables))
    whole, no_tables, none = best.values()
    for name, found in best.items():
        print(f"{name:<28} {found:6.2f} s")
    share = (no_tables - none) / no_tables
    print(f"pictures  {100 * share:5.1f} % of rendering (target {100 * TARGET:.0f} %)")
    print(f"tables    {100 * (whole - no_tables) / whole:5.1f} %")


if __name__ == "__main__":
    main()
