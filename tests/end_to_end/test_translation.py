"""Translation as an office lives it: a report nobody knows, an engine that comes and goes, a person who reviews."""

import json
import re
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

REPORT = """工业发展理事会

IDB.52/9

第五十二届会议

2024年11月25日至27日，维也纳

临时议程项目7

工发组织在工业园区方面的活动

总干事的报告

一. 引言

1. 工发组织在 9 个国家支持了 700 多家企业，避免了约 7,200 万吨的二氧化碳排放。

2. 截至 2024 年 6 月 30 日，巴西和越南缴付了 3,484 万美元。

二. 需请理事会采取的行动

3. 理事会似宜注意到本文件提供的信息。
"""
FIRST = "paragraph/1/summary"
SECOND = "paragraph/2/summary"
GOOD = {
    "工发组织在": "UNIDO supported more than 700 enterprises in nine countries, avoiding about 72 million tons of carbon "
    "dioxide emissions.",
    "截至 2024": "As at 30 June 2024, Brazil and Viet Nam had paid $348.4 million.",  # ten times too much
}
BLOCK_KEY, ENVIRONMENT_KEY = "sk-in-a-block-never-shown", "sk-in-the-environment-never-shown"
REVIEWED = "As at 30 June 2024, Brazil and Viet Nam had paid $34.84 million."

pytestmark = pytest.mark.end_to_end


def fields(folder: Path) -> dict[str, dict]:
    lines = (folder / "data" / "translations.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["field"]: row for row in map(json.loads, lines)}


def answer(request: Request) -> Response:
    """A model that words one paragraph well and gets a figure of the other wrong, whichever way it is asked."""
    if request.headers.get("Authorization") != f"Bearer {BLOCK_KEY}":
        return Response("no", status=401)
    asked = json.loads(request.json["messages"][-1]["content"])["fields"]
    said = [
        {"id": entry["id"], "target": english}
        for entry in asked
        for chinese, english in GOOD.items()
        if entry["source"].startswith(chinese)
    ]
    content = json.dumps({"translations": said})
    body = {"choices": [{"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}]}
    return Response(json.dumps(body), content_type="application/json")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "report.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def test_a_report_nobody_knows_is_worded_by_an_engine_reviewed_and_remembered(
    office, brief, server, httpserver: HTTPServer
):
    words = ("--month", "2026-11", "--source", office / "in", "--output", office / "out")
    with socket.socket() as probe:  # an address where nobody listens
        probe.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{probe.getsockname()[1]}"
    engine = {
        "BRIEFING_ENGINES": "openai",
        "BRIEFING_OPENAI_MODEL": "stand-in",
    }

    # The engine is down: the edition is made all the same, and says so in one line.
    first = brief(
        *words, **engine, BRIEFING_OPENAI_URL=nobody, BRIEFING_TRANSLATION_BUDGET_SECONDS="10",
        BRIEFING_OPENAI_KEY=ENVIRONMENT_KEY,
    )  # fmt: skip
    assert first.status == 0, first.out + first.err
    made = fields(office / "out" / "2026-11")
    assert (made["session"]["target"], made["session"]["state"]) == ("Fifty-second session", "verified")
    assert made["requested_action"]["target"] == (
        "The Board may wish to take note of the information provided in the present document."
    )
    assert (made[FIRST]["state"], made[FIRST]["target"]) == ("untranslated", None)
    assert [flag["code"] for flag in made[FIRST]["flags"]] == ["engine_unavailable"]

    # It is up again at another address, its key in a Secret block: a new version says what has changed.
    save = f"from prefect.blocks.system import Secret; Secret(value={BLOCK_KEY!r}).save('briefing-openai-key')"
    subprocess.run([sys.executable, "-c", save], env=server.environment, check=True, timeout=120)
    httpserver.expect_request(re.compile(r".*/chat/completions")).respond_with_handler(answer)
    second = brief(*words, **engine, BRIEFING_OPENAI_URL=httpserver.url_for(""))
    assert second.status == 0, second.out + second.err
    made = fields(office / "out" / "2026-11-v2")
    assert (made[FIRST]["target"], made[FIRST]["state"]) == (GOOD["工发组织在"], "needs_review")
    assert (made[SECOND]["target"], made[SECOND]["state"]) == (None, "held")
    assert made[SECOND]["attempts"][0]["failed"] == ["figures"]
    assert "Number lock, openai" in second.out

    # A person words what was held (the paragraph, and the activity read from it); a slip is refused, the rest remembered.
    assert brief("--output", office / "out", "export", module="flows.review").status == 0
    (sent,) = (office / "out" / "2026-11-v2" / "review").glob("*.xlf")
    wrong = sent.read_text(encoding="utf-8").replace(GOOD["截至 2024"], REVIEWED.replace("34.84", "38.44"))
    (office / "wrong.xlf").write_text(wrong, encoding="utf-8")
    refused = brief(
        "--output", office / "out", "import", office / "wrong.xlf", "--reviewer", "A", module="flows.review"
    )
    assert refused.status == 3 and "0 reviewed wordings stored, 2 refused" in refused.out, refused.out + refused.err
    right = sent.read_text(encoding="utf-8").replace(GOOD["截至 2024"], REVIEWED)
    (office / "right.xlf").write_text(right, encoding="utf-8")
    taken = brief(
        "--output", office / "out", "import", office / "right.xlf", "--reviewer", "B. Reviewer", module="flows.review"
    )
    assert taken.status == 0 and "2 reviewed wordings stored, 0 refused" in taken.out, taken.out + taken.err

    # The same sentence in next month's report is verified, with nobody asked.
    (office / "next").mkdir()
    (office / "next" / "next.txt").write_text(REPORT.replace("IDB.52/9", "IDB.53/2"), encoding="utf-8")
    third = brief(
        "--month", "2026-12", "--source", office / "next", "--output", office / "out", "--as-of", "2026-12-15"
    )
    assert third.status == 0, third.out + third.err
    made = fields(office / "out" / "2026-12")
    assert (made[SECOND]["target"], made[SECOND]["state"], made[SECOND]["provider"]) == (REVIEWED, "verified", "memory")
    assert "B. Reviewer" in made[SECOND]["origin"]

    # The key is nowhere: not in what was printed, not in any file.
    for run in (first, second, third):
        assert "never-shown" not in run.out + run.err
    for path in (office / "out").rglob("*"):
        if path.is_file():
            assert b"never-shown" not in path.read_bytes(), path
    logs = httpx.post(f"{server.api}/logs/filter", json={"limit": 200}, timeout=30).text
    artifacts = httpx.post(f"{server.api}/artifacts/filter", json={"limit": 200}, timeout=30).text
    runs = httpx.post(f"{server.api}/flow_runs/filter", json={"limit": 200}, timeout=30).text
    assert "never-shown" not in logs + artifacts + runs
    assert "Translating the summary fields" in logs
