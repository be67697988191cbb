"""A translation memory of a million units: ``python tests/benchmarks/memory_speed.py [UNITS]``.

Writes a TMX file of made-up sentences (patterns of council reports, terms of the termbase, countries, figures), then, each
in a process of its own, builds the index and asks it. Prints one line a measure; nothing is asserted. ``recall`` compares
what the index finds with a comparison of every sentence.
"""

import json
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

PATTERNS = [
    ("{year}年，工发组织在{c1}启动了{term}项目，投资总额为{money}万美元。", "In {year}, UNIDO launched a {eterm} project in {e1}, with a total investment of ${emoney}."),
    ("该项目帮助{n}家企业采用{term}，减少了约{tons}吨二氧化碳排放。", "The project helped {n} enterprises to adopt {eterm}, reducing carbon dioxide emissions by about {tons} tons."),
    ("{c1}和{c2}在{term}方面的合作取得进展。", "Progress was made in cooperation between {e1} and {e2} on {eterm}."),
    ("在{c1}，{n}名官员接受了关于{term}和{term2}的培训，其中{pct}%为妇女。", "In {e1}, {n} officials, {pct} per cent of them women, were trained in {eterm} and {eterm2}."),
    ("关于{term}的第{n}号决定于{year}年{month}月{day}日通过。", "Decision {n} on {eterm} was adopted on {day} {emonth} {year}."),
    ("{term}是实现{term2}的重要手段，{c1}已将其纳入{year}年国家发展计划。", "{eterm} is an important means of achieving {eterm2}, which {e1} has included in its {year} national development plan."),
    ("秘书处向{c1}政府提供了{term}领域的政策咨询服务，并编写了{n}份研究报告。", "The Secretariat provided policy advice on {eterm} to the Government of {e1} and prepared {n} studies."),
    ("截至{year}年{month}月，{c1}的{term}产能达到{n}兆瓦，比上一年增长{pct}%。", "By {emonth} {year}, capacity for {eterm} in {e1} had reached {n} MW, {pct} per cent more than a year before."),
    ("见IDB.{s}/{n}号文件关于{term}的说明。", "See document IDB.{s}/{n} on {eterm}."),
    ("{c1}的{term}中心与{c2}的伙伴共同开展了{n}项活动，涉及{term2}、{term3}等领域，惠及{tons}人。", "The centre for {eterm} in {e1} carried out {n} activities with partners in {e2} on {eterm2}, {eterm3} and other fields, reaching {tons} people."),
    ("第{n}届会议审议了{term}问题。", "The {n}th session considered {eterm}."),
    ("为加强{c1}在{term}方面的能力，工发组织与{c2}签署了为期{k}年的协定，总额{money}万欧元，重点是{term2}。", "To strengthen the capacity of {e1} in {eterm}, UNIDO signed with {e2} an agreement for {k} years worth {emoney} euros, with a focus on {eterm2}."),
    ("{term}，{c1}", "{eterm}, {e1}"),
    ("通过{term}，{c1}的中小企业每年可节约{money}万美元，并创造{n}个就业机会。", "Through {eterm}, small and medium-sized enterprises in {e1} can save ${emoney} a year and create {n} jobs."),
    ("理事会似宜注意到本报告所载关于{c1}{term}的资料。", "The Board may wish to take note of the information on {eterm} in {e1} in the present report."),
    ("在全球环境基金的资助下，{c1}完成了{term}示范项目的第{k}阶段，处置了{tons}吨废物。", "With funding from the Global Environment Facility, {e1} completed phase {k} of the demonstration project on {eterm} and disposed of {tons} tons of waste."),
]  # fmt: skip
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def sentences(count: int, seed: int):
    from tasks.vocabularies.countries import country_rows
    from tasks.vocabularies.termbase import load_termbase

    draw = random.Random(seed)
    terms = [(zh, rows[0].en) for zh, rows in load_termbase().items() if 2 <= len(zh) <= 10]
    places = [(row.names["zh"][0], row.names["en"][0]) for row in country_rows() if row.names["zh"]]
    for _ in range(count):
        zh, en = draw.choice(PATTERNS)
        (t1, e1), (t2, e2), (t3, e3) = draw.choice(terms), draw.choice(terms), draw.choice(terms)
        (c1, d1), (c2, d2) = draw.choice(places), draw.choice(places)
        month, money = draw.randint(1, 12), draw.randint(11, 9900)
        values = {
            "year": draw.randint(1995, 2026), "month": month, "emonth": MONTHS[month - 1], "day": draw.randint(1, 28),
            "n": draw.randint(11, 990), "k": draw.randint(2, 9), "s": draw.randint(40, 55), "pct": draw.randint(11, 95),
            "tons": f"{draw.randint(1000, 99000):,}", "money": f"{money:,}", "emoney": f"{money * 10000:,}",
            "term": t1, "eterm": e1, "term2": t2, "eterm2": e2, "term3": t3, "eterm3": e3, "c1": c1, "e1": d1, "c2": c2,
            "e2": d2,
        }  # fmt: skip
        yield zh.format(**values), en.format(**values)


def write(path: Path, count: int) -> None:
    known = []
    with path.open("w", encoding="utf-8") as out:
        out.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header srclang="zh-CN"/><body>\n'
        )
        for number, (zh, en) in enumerate(sentences(count, 1)):
            if number % max(count // 1000, 1) == 0 and len(known) < 1000:
                known.append(zh)
            out.write(
                '<tu changedate="20260301T120000Z" changeid="N. Reviewer">'
                f'<tuv xml:lang="zh-CN"><seg>{escape(zh)}</seg></tuv><tuv xml:lang="en"><seg>{escape(en)}</seg></tuv></tu>\n'
            )
        out.write("</body></tmx>\n")
    path.with_suffix(".json").write_text(json.dumps(known), encoding="utf-8")
    os.utime(
        path, (time.time() - 3600, time.time() - 3600)
    )  # an office's memory is not written in the moment of the run


def changed(text: str, draw: random.Random, edits: int) -> str:
    """``text`` with characters exchanged, dropped or added at random places."""
    chars = list(text)
    for _ in range(edits):
        place = draw.randrange(len(chars))
        what = draw.random()
        if what < 0.5:
            chars[place] = draw.choice("新旧高低大小内外前后上下")
        elif what < 0.75 and len(chars) > 4:
            del chars[place]
        else:
            chars.insert(place, draw.choice("的了并在与"))
    return "".join(chars)


def new_figures(text: str, draw: random.Random) -> str:
    """``text`` with other years, months, days and numbers."""

    def other(match: re.Match[str]) -> str:
        if match[2] in ("月", "日") or (match[2] == "年" and len(match[1]) == 4):
            low, high = {"年": (1990, 2029), "月": (1, 12), "日": (1, 28)}[match[2]]
            return f"{draw.randint(low, high)}{match[2]}"
        number = int(match[1].replace(",", ""))
        return f"{draw.randint(max(2, number // 2), number + 9):{',' if ',' in match[1] else ''}}{match[2]}"

    return re.sub(r"(\d+(?:,\d{3})*)(.)", other, text)


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def build(tmx: Path, folder: Path) -> dict[str, float]:
    from tasks.translation.memory_files import IndexedFile

    started = time.perf_counter()
    store = IndexedFile(tmx, folder, trusts_editors=True)
    return {"units": store.size, "build_s": time.perf_counter() - started, "build_peak_mb": peak_mb()}


def ask(tmx: Path, folder: Path, count: int) -> dict[str, float]:
    from tasks.contracts.span import Passage, Span
    from tasks.translation.memory import load_memories
    from tasks.translation.memory_fuzzy import FuzzyMemory
    from tasks.translation.provider import FieldRequest

    before = peak_mb()
    started = time.perf_counter()
    memory = load_memories([tmx], index_folder=folder)
    result = {
        "start_ms": (time.perf_counter() - started) * 1000,
        "before_start_mb": before,
        "after_start_mb": peak_mb(),
    }

    def request(text: str) -> FieldRequest:
        return FieldRequest("paragraph/1", "paragraph", text, "zh", Passage(text="甲", parts=(Span(start=0, end=1),)))

    def timed(name: str, texts: list[str], provider: object) -> None:
        times, found = [], 0
        work = []  # time of this process alone, whatever else the machine does
        for text in texts:
            started, worked = time.perf_counter(), time.process_time()
            answer = provider.propose([request(text)])
            times.append((time.perf_counter() - started) * 1000)
            work.append((time.process_time() - worked) * 1000)
            found += bool(answer[0])
        for what, sorted_times in (("ms", sorted(times)), ("cpu_ms", sorted(work))):
            result[f"{name}_median_{what}"] = statistics.median(sorted_times)
            result[f"{name}_p99_{what}"] = sorted_times[int(len(times) * 0.99)]
        result[f"{name}_answered"] = found / len(texts)

    draw = random.Random(7)
    known = json.loads(tmx.with_suffix(".json").read_text(encoding="utf-8"))
    draw.shuffle(known)
    unknown = [zh for zh, _ in sentences(500, 99)]
    fuzzy = FuzzyMemory(memory)
    fuzzy.propose([request(unknown[-1])])  # the vocabularies are read once a run, whatever the size of the memory
    timed("exact, known", known, memory)
    timed("exact, unknown", unknown, memory)
    timed("fuzzy, figures changed", [new_figures(text, draw) for text in known[:500]], fuzzy)
    timed("fuzzy, 1 to 4 characters changed", [changed(text, draw, draw.randint(1, 4)) for text in known[500:]], fuzzy)
    timed("fuzzy, other sentences", unknown, fuzzy)
    result["peak_mb"] = peak_mb()
    return result


def recall(tmx: Path, folder: Path, count: int) -> dict[str, float]:
    """Share of the sentences at least 85 per cent alike that the index finds, against a comparison of every one."""
    import numpy as np
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    from tasks.translation.memory_files import IndexedFile

    store = IndexedFile(tmx, folder, trusts_editors=True)
    prints = [text for _, text in store._index._prints(list(range(len(store._index._arrays["print_keys"]))))]
    draw = random.Random(5)
    result: dict[str, float] = {"prints": len(prints)}
    for name, fits in (
        ("up to 12 signs", lambda n: n <= 12),
        ("13 to 30", lambda n: 12 < n <= 30),
        ("over 30", lambda n: n > 30),
    ):
        chosen = draw.sample([p for p in prints if fits(len(p))], 100)
        asked = [changed(p, draw, draw.randint(1, max(1, len(p) * 15 // 100))) for p in chosen]
        nearest = process.cdist(
            asked, prints, scorer=Levenshtein.normalized_similarity, score_cutoff=0.85, dtype=np.float32, workers=2
        )
        with_one = hit = all_near = all_hit = 0
        for row, text in enumerate(asked):
            near = {prints[place] for place in np.flatnonzero(nearest[row] >= 0.85)} - {text}
            if not near:
                continue
            candidates = {other for _, other in store._index._prints(store._index._near(text, "zh"))}
            best = max(near, key=lambda other: Levenshtein.normalized_similarity(text, other))
            share = Levenshtein.normalized_similarity(text, best)
            with_one += 1
            hit += any(Levenshtein.normalized_similarity(text, other) >= share for other in candidates)
            all_near += len(near)
            all_hit += len(near & candidates)
        result[f"recall of the nearest, {name}"] = hit / with_one
        result[f"recall of all, {name}"] = all_hit / all_near
        result[f"asked, {name}"] = with_one
    return result


def main() -> None:
    if len(sys.argv) > 2:
        step, tmx, folder, count = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
        run = {
            "build": lambda: build(tmx, folder),
            "ask": lambda: ask(tmx, folder, count),
            "recall": lambda: recall(tmx, folder, count),
        }
        print(json.dumps(run[step]()))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as scratch:
        tmx, folder = Path(scratch) / "million.tmx", Path(scratch) / "index"
        write(tmx, count)
        print(f"TMX file: {tmx.stat().st_size / 1e6:.0f} MB, {count:,} units", flush=True)
        for step in ("build", "ask", "recall"):
            answer = subprocess.run(
                [sys.executable, __file__, step, str(tmx), str(folder), str(count)],
                check=True,
                capture_output=True,
                text=True,
            )
            for name, value in json.loads(answer.stdout).items():
                print(f"{name}: {value:,.3f}", flush=True)
        print(f"index: {sum(path.stat().st_size for path in folder.iterdir()) / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
