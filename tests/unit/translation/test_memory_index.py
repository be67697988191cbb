"""The index of a large memory: it says what a memory of the same units in lists says, survives damage, and is kept."""

import itertools
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tasks.translation import memory_files
from tasks.translation.fingerprint import LONGEST, fingerprint, length_bounds, most_edits
from tasks.translation.memory import MemoryEntry, TranslationMemoryError, load_memories, write_tmx
from tasks.translation.memory_files import IndexedFile
from tasks.translation.memory_hashes import piece_bounds
from tasks.translation.memory_index import HEADER_BYTES, DamagedIndexError, IndexStore
from tasks.translation.memory_store import MemoryStore
from tasks.translation.normal_form import normal_form

WORDS = "工发组织在亚洲非洲各国推动循环经济清洁技术能源效率合作伙伴关系报告秘书处理事会通过项目企业培训妇女青年气候变化公约废物管理".strip()


def made_up(count: int, seed: int = 1) -> list[MemoryEntry]:
    draw = random.Random(seed)
    entries = []
    for number in range(count):
        length = draw.choice((6, 9, 14, 20, 33, 60))
        start = draw.randrange(len(WORDS) - 4)
        words = WORDS[start : start + 4] + "".join(draw.choice(WORDS) for _ in range(length - 4))
        entries.append(
            MemoryEntry(f"{words}第{number}次", f"wording {number}", "zh-CN", reviewer="R", file="large.tmx")
        )
    return entries


def changed(text: str, draw: random.Random, edits: int) -> str:
    chars = list(text)
    for _ in range(edits):
        place = draw.randrange(len(chars))
        kind = draw.randrange(3)
        if kind == 0:
            chars[place] = draw.choice(WORDS)
        elif kind == 1:
            del chars[place]
        else:
            chars.insert(place, draw.choice(WORDS))
    return "".join(chars)


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large.tmx"
    path.write_bytes(write_tmx(made_up(400)))
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def indexed(path: Path) -> IndexedFile:
    return IndexedFile(path, path.parent / "index", trusts_editors=False)


def test_the_index_answers_as_the_units_in_memory_do(large: Path) -> None:
    entries = made_up(400)
    disk, lists = indexed(large), MemoryStore(entries)
    assert disk.size == lists.size == 400
    draw = random.Random(2)
    for entry in entries:
        key, sign_string = normal_form(entry.source), fingerprint(entry.source)
        assert list(disk.exact(key, "zh")) == list(lists.exact(key, "zh")) == [entry]
        assert list(disk.same(sign_string, "zh")) == list(lists.same(sign_string, "zh"))
        assert entry in disk.same(sign_string, "zh")
        asked = fingerprint(changed(entry.source, draw, draw.randint(1, max(1, len(entry.source) // 8))))
        assert disk.alike(asked, "zh") == lists.alike(asked, "zh")
    assert disk.exact(normal_form(entries[0].source), "fr") == []
    assert disk.alike(fingerprint(entries[0].source + "新"), "fr") == []


@pytest.mark.parametrize("length", [6, 7, 12, 20, 41, 80, 150])
def test_whatever_is_alike_shares_a_piece_and_is_found(tmp_path: Path, length: int) -> None:
    draw = random.Random(length)
    sources = ["".join(draw.choice(WORDS) for _ in range(length)) for _ in range(60)]
    path = tmp_path / "large.tmx"
    path.write_bytes(write_tmx(MemoryEntry(source, "x", reviewer="R") for source in sources))
    store = indexed(path)
    for source in sources:
        asked = source
        while asked == source:
            asked = changed(source, draw, max(1, most_edits(length, length)))
        if most_edits(len(asked), length) < max(1, most_edits(length, length)):
            continue  # more edits than likeness allows
        assert source in [entry.source for _, entry in store.alike(fingerprint(asked), "zh")]


def test_pieces_cover_a_fingerprint_and_are_one_more_than_its_edits() -> None:
    for length in range(1, LONGEST + 1):
        bounds = piece_bounds(length)
        assert bounds[0][0] == 0 and bounds[-1][1] == length
        assert all(first[1] == second[0] for first, second in itertools.pairwise(bounds))
        low, high = length_bounds(length)
        assert len(bounds) > max(most_edits(length, other) for other in (low, high))


def test_an_index_is_made_once_and_used_again(large: Path) -> None:
    indexed(large)
    (made,) = (large.parent / "index").iterdir()
    before = made.stat()
    assert indexed(large).size == 400
    assert made.stat().st_mtime_ns == before.st_mtime_ns and made.stat().st_ino == before.st_ino


def test_a_file_of_the_same_size_and_other_words_gets_a_new_index_and_the_old_one_goes(large: Path) -> None:
    indexed(large)
    (old,) = (large.parent / "index").iterdir()
    entries = made_up(400)
    other = [MemoryEntry(e.source, e.target.replace("wording", "WORDING"), "zh-CN", reviewer="R") for e in entries]
    large.write_bytes(write_tmx(other))
    assert indexed(large).exact(normal_form(entries[0].source), "zh")[0].target == "WORDING 0"
    (new,) = (large.parent / "index").iterdir()
    assert new.name != old.name


def test_a_file_that_was_only_touched_keeps_its_index(large: Path) -> None:
    indexed(large)
    (made,) = (large.parent / "index").iterdir()
    inode = made.stat().st_ino
    os.utime(large, (1_750_000_000, 1_750_000_000))
    indexed(large)
    assert [path.stat().st_ino for path in (large.parent / "index").iterdir()] == [inode]


def damaged(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)


@pytest.mark.parametrize("what", ["header", "arrays", "cut", "empty"])
def test_a_damaged_index_is_seen_when_it_is_opened_and_made_anew(large: Path, what: str) -> None:
    indexed(large)
    (made,) = (large.parent / "index").iterdir()
    if what == "header":
        damaged(made, 20)
    elif what == "arrays":
        damaged(made, made.stat().st_size - 5)
    elif what == "cut":
        made.write_bytes(made.read_bytes()[:-100])
    else:
        made.write_bytes(b"")
    with pytest.raises(DamagedIndexError):
        IndexStore.open(made)
    entry = made_up(1)[0]
    assert list(indexed(large).exact(normal_form(entry.source), "zh")) == [entry]
    (again,) = (large.parent / "index").iterdir()
    assert IndexStore.open(again).size == 400


def test_a_unit_that_is_damaged_is_never_used_and_the_index_is_made_anew(large: Path) -> None:
    indexed(large)
    (made,) = (large.parent / "index").iterdir()
    damaged(made, HEADER_BYTES + 30)  # inside the first unit
    entry = made_up(1)[0]
    store = indexed(large)
    assert list(store.exact(normal_form(entry.source), "zh")) == [entry]
    assert IndexStore.open(made).exact(normal_form(entry.source), "zh") == [entry]


def test_runs_that_make_the_index_at_the_same_time_do_not_break_it(large: Path) -> None:
    entry = made_up(1)[0]
    run = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tasks.translation.memory_files import IndexedFile\n"
        "large = Path(sys.argv[1])\n"
        "for _ in range(5):\n"
        "    store = IndexedFile(large, large.parent / 'index', trusts_editors=False)\n"
        "    print(*(entry.target for entry in store.exact(sys.argv[2], 'zh')))\n"
        "    store._made_anew()\n"
    )
    command = [sys.executable, "-c", run, str(large), normal_form(entry.source)]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [one.communicate()[0] for one in runs] == ["wording 0\n" * 5] * 3
    assert len(list((large.parent / "index").iterdir())) == 1


def test_a_run_keeps_its_index_when_another_one_removes_it(large: Path) -> None:
    entry = made_up(1)[0]
    first = indexed(large)
    (made,) = (large.parent / "index").iterdir()
    made.unlink()
    second = indexed(large)
    for store in (first, second):
        assert list(store.exact(normal_form(entry.source), "zh")) == [entry]


def test_a_stopped_run_leaves_nothing_behind(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tasks.translation.memory_build._write_arrays", stops)
    with pytest.raises(KeyboardInterrupt):
        indexed(large)
    assert list((large.parent / "index").iterdir()) == []


def test_a_malformed_large_file_has_no_index(large: Path) -> None:
    large.write_bytes(large.read_bytes()[:-20])
    with pytest.raises(TranslationMemoryError, match=r"large\.tmx.*line \d+"):
        indexed(large)
    assert list((large.parent / "index").iterdir()) == []


def test_where_the_folder_cannot_be_written_the_run_has_an_index_of_its_own(large: Path) -> None:
    (large.parent / "index").write_text("a file where the folder should be")
    entry = made_up(1)[0]
    assert list(indexed(large).exact(normal_form(entry.source), "zh")) == [entry]


def test_only_large_files_get_an_index(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = large.parent / "index"
    entry = made_up(1)[0]
    assert load_memories([large], index_folder=folder).look_up(entry.source, "zh") == "wording 0"
    assert not folder.exists()
    monkeypatch.setattr(memory_files, "SMALL_BYTES", 1000)
    assert load_memories([large], index_folder=folder).look_up(entry.source, "zh") == "wording 0"
    assert len(list(folder.glob("large-*"))) == 1
    assert load_memories([large]).look_up(entry.source, "zh") == "wording 0"


def test_an_office_file_is_not_answered_from_the_index_of_a_stricter_reading(large: Path) -> None:
    large.write_bytes(
        large.read_bytes().replace(b'<prop type="x-reviewer">R</prop>', b"").replace(b"<tu>", b'<tu changeid="Li">')
    )
    strict = IndexedFile(large, large.parent / "index", trusts_editors=False)
    office = IndexedFile(large, large.parent / "index", trusts_editors=True)
    assert (strict.size, strict.left_out, office.size, office.left_out) == (0, 400, 400, 0)


def test_several_languages_lie_apart_in_one_index(tmp_path: Path) -> None:
    words = "protection de l’environnement et énergie renouvelable dans les pays en développement"
    path = tmp_path / "many.tmx"
    path.write_bytes(
        write_tmx(
            [
                MemoryEntry(words, "from French", "fr", reviewer="R"),
                MemoryEntry(words, "from Spanish", "es", reviewer="R"),
            ]
        )
    )
    store = indexed(path)
    asked = fingerprint(words.replace("pays", "régions"))
    assert [entry.target for _, entry in store.alike(asked, "fr")] == ["from French"]
    assert [entry.target for _, entry in store.alike(asked, "es")] == ["from Spanish"]
    assert store.alike(asked, "ru") == []
