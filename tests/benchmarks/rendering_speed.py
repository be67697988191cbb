"""What the pages cost against headless Chromium printing the same HTML: ``python tests/benchmarks/rendering_speed.py``.

Ready data (``BriefingData`` as JSON) is written down first. Then, in turn, one process sets it as tagged PDF/A from that
file, templates and inspection included, and Chromium prints the same HTML; start-up counts for both. Only ratios and growth
within one run are told; times on a shared machine wander. ``SIZES=20,200`` chooses sizes in pages, ``ROUNDS`` the repeats.
"""

import io
import json
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "unit" / "rendering")]

import pikepdf  # noqa: E402

from tests.benchmarks.run import PYTHON, ROUNDS, timed  # noqa: E402

SIZES = tuple(int(size) for size in os.environ.get("SIZES", "20,200,400").split(","))
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
_BOUND = {20: 1.4, 200: 5.0}
_CHROMIUM_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)

# A process of its own: imports, fonts, templates, layout, drawing, tags, metadata, inspection.
OURS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tasks.contracts.briefing import BriefingData
from tasks.rendering.fonts import covered_characters, ensure_fonts
from tasks.rendering.html import render_page
from tasks.rendering.pdf import write_pdf
as_of = datetime(2026, 11, 30, 18, tzinfo=UTC)
data = BriefingData.model_validate_json(Path(sys.argv[1]).read_bytes())
page = render_page(data, covered_characters(ensure_fonts()), as_of)
Path(sys.argv[2]).write_bytes(write_pdf(page, as_of).content)
"""


def ready(pages: int, folder: Path) -> tuple[Path, Path]:
    """The data and the HTML of an edition of about ``pages`` pages, as files in ``folder``."""
    from bigger import repeated

    from tasks.rendering.fonts import FOLDER, covered_characters, ensure_fonts
    from tasks.rendering.html import render_page
    from tests.unit.rendering.layout_pages import AS_OF, lay_out

    once, thrice = (lay_out(repeated(times)).pages for times in (1, 3))
    times = max(1, round(1 + 2 * (pages - once) / (thrice - once)))
    data = repeated(times)
    page = render_page(data, covered_characters(ensure_fonts()), AS_OF)
    # Chromium reads the style sheet's addresses from the folder of the templates, as WeasyPrint does.
    page = page.replace("<head>", f'<head><base href="{FOLDER.parent.as_uri()}/">', 1)
    data_file, page_file = folder / f"{pages}.json", folder / f"{pages}.html"
    data_file.write_text(data.model_dump_json(), encoding="utf-8")
    page_file.write_text(page, encoding="utf-8")
    return data_file, page_file


def page_count(file: Path) -> int:
    with pikepdf.open(io.BytesIO(file.read_bytes())) as pdf:
        return len(pdf.pages)


def compare(pages: int, folder: Path) -> dict[str, float]:
    """Medians of the repeats: seconds of both, their ratio in pairs, peak megabytes, pages and kilobytes of both files."""
    data_file, page_file = ready(pages, folder)
    ours, theirs = folder / "ours.pdf", folder / "theirs.pdf"
    rows: list[tuple[float, float, float, float]] = []
    for turn in range(ROUNDS + 1):
        seconds, peak = timed([PYTHON, "-c", OURS, str(data_file), str(ours)])
        profile = folder / f"profile-{pages}-{turn}"
        command = [
            CHROMIUM,
            *_CHROMIUM_OPTIONS,
            f"--user-data-dir={profile}",
            f"--print-to-pdf={theirs}",
            str(page_file),
        ]
        their_seconds, their_peak = timed(command)
        shutil.rmtree(profile, ignore_errors=True)
        if turn:  # the first pair fills the caches of the disk
            rows.append((seconds, their_seconds, peak, their_peak))
    return {
        "asked": pages,
        "pages": page_count(ours),
        "their_pages": page_count(theirs),
        "seconds": statistics.median(row[0] for row in rows),
        "their_seconds": statistics.median(row[1] for row in rows),
        "ratio": statistics.median(row[0] / row[1] for row in rows),
        "peak_mb": max(row[2] for row in rows),
        "their_peak_mb": max(row[3] for row in rows),
        "kb": ours.stat().st_size / 1000,
        "their_kb": theirs.stat().st_size / 1000,
    }


def main() -> None:
    """Compare each size, then the growth between the smallest and the largest."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            row = compare(size, Path(folder))
            found.append(row)
            bound = f" (bound {_BOUND[size]})" if size in _BOUND else ""
            print(
                f"{row['pages']:.0f} pages: {row['seconds']:.1f} s, Chromium {row['their_seconds']:.1f} s for "
                f"{row['their_pages']:.0f} pages, ratio {row['ratio']:.2f}{bound}; peak {row['peak_mb']:.0f} MB"
                f"{' (bound 200)' if size == 20 else ''}, Chromium {row['their_peak_mb']:.0f} MB; {row['kb']:.0f} KB, "
                f"Chromium {row['their_kb']:.0f} KB",
                flush=True,
            )
    if len(found) > 1:
        first, last = found[0], found[-1]
        growth = (last["seconds"] / first["seconds"]) / (last["pages"] / first["pages"])
        print(f"growth from {first['pages']:.0f} to {last['pages']:.0f} pages: {growth:.2f} of linear (bound 1)")
    bundled = ROOT / "output" / "2026-11" / "briefing.pdf"
    if bundled.exists():
        print(f"PDF of the bundled edition: {bundled.stat().st_size / 1000:.0f} KB (bound 700)")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
