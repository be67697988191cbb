"""Documents on the shelf are the documents they were, whatever their words; and repeats are found as by comparing all pairs."""

import pickle
import random
from datetime import date
from pathlib import Path

import pytest

from tasks.contracts.activity import Extraction
from tasks.contracts.document import Document
from tasks.contracts.edition import Worked
from tasks.contracts.shelved import PackedWork, ShelvedDocument, shelved
from tasks.extraction.extract import extract
from tasks.ingestion.reading import read_text
from tasks.ingestion.repeats import SAME_REPORT, earlier_same, same_report, shingles_of, with_repeats

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
# Words that look like the marks by which parts are found in the JSON.
TRAPS = (
    'The plant said: ","encoding":"x","blocks":[{}],"paragraphs_numbered":true and 12 tonnes.\n\n'
    ',"text":"y","not_metrics":[],"activities":[ \\","blocks":[ \\\\\n'
)


def worked(text: str, file: str = "a.txt") -> Worked:
    document = read_text(text, file)
    return Worked(document=document, extraction=extract(document))


@pytest.mark.parametrize("name", ["002_2718705668993c9e.txt", "003_b07b469396c0a885.txt", "traps", "empty"])
def test_a_document_on_the_shelf_is_the_document_it_was(name: str) -> None:
    text = {"traps": TRAPS, "empty": "Water.\n"}.get(name) or (SEEDS / name).read_text("utf-8")
    plain = worked(text)
    light = PackedWork.of(plain).unpacked()
    assert isinstance(light.document, ShelvedDocument) and "text" not in light.document.__dict__
    assert light == plain and plain == light
    assert light.document.text == plain.document.text and light.document.blocks == plain.document.blocks
    assert light.extraction.not_metrics == plain.extraction.not_metrics
    assert light.document.whole() == plain.document and type(light.document.whole()) is Document
    assert type(light.extraction.whole()) is Extraction
    assert PackedWork.of(light) == PackedWork.of(plain)
    assert pickle.loads(pickle.dumps(light)) == plain


def test_a_copy_with_other_fields_keeps_what_is_on_the_shelf() -> None:
    plain = worked((SEEDS / "003_b07b469396c0a885.txt").read_text("utf-8"))
    light = PackedWork.of(plain).unpacked().document
    copy = light.model_copy(update={"received_at": date(2030, 1, 1)})
    assert copy.received_at == date(2030, 1, 1) and light.received_at == plain.document.received_at
    assert copy.blocks == plain.document.blocks
    with pytest.raises(AttributeError, match="has no attribute 'blokcs'"):
        _ = copy.blokcs


def test_json_in_another_form_is_read_whole() -> None:
    plain = worked("In 2021 the plant saved 12 tonnes of water.\n")
    spaced = plain.model_dump_json(indent=1).encode()
    assert shelved(spaced) == plain


def test_equal_parts_are_one_object_and_stay_equal() -> None:
    plain = worked((SEEDS / "002_2718705668993c9e.txt").read_text("utf-8"))
    light = PackedWork.of(plain).unpacked()
    metrics = light.extraction.metrics
    assert metrics == plain.extraction.metrics and [hash(metric.sentence) for metric in metrics]
    changed = metrics[0].model_copy(update={"surface": "other"})
    assert changed.model_fields_set == metrics[0].model_fields_set and metrics[0] == plain.extraction.metrics[0]


def words(chance: random.Random, count: int) -> list[str]:
    return [f"w{chance.randint(0, 900)}" for _ in range(count)]


def document_of(said: list[str], file: str) -> Document:
    lines = [" ".join(said[at : at + 12]).capitalize() + "." for at in range(0, len(said), 12)]
    return read_text("\n\n".join(lines) + "\n", file)


def compared_all(prints: list[bytes]) -> list[int | None]:
    """What the definition says, pair by pair."""
    sets = [frozenset(packed[at : at + 4] for at in range(0, len(packed), 4)) for packed in prints]
    found: list[int | None] = []
    for index, own in enumerate(sets):
        found.append(None)
        for other in range(index):
            smaller, larger = sorted((len(own), len(sets[other])))
            if smaller >= 20 and smaller >= 0.72 * larger and len(own & sets[other]) >= 0.9 * smaller:
                found[index] = other
                break
    return found


def test_repeats_are_found_as_by_comparing_every_pair() -> None:
    chance = random.Random(4)
    said: list[list[str]] = []
    for _ in range(12):
        own = words(chance, chance.choice((15, 60, 300, 1_500)))
        said.append(own)
        for share in (0.002, 0.01, 0.03, 0.1):
            said.append([word if chance.random() > share else "changed" for word in own])
        said.append(own[: int(len(own) * 0.8)])
        said.append(own + words(chance, len(own) // 3))
    chance.shuffle(said)
    prints = [shingles_of(document_of(own, f"{index}.txt")) for index, own in enumerate(said)]
    found = earlier_same(prints)
    assert found == compared_all(prints)
    assert sum(other is not None for other in found) > 20


def test_a_flag_of_an_earlier_run_gives_way_to_what_is_there_now() -> None:
    chance = random.Random(5)
    own = words(chance, 200)
    first, second = document_of(own, "a.txt"), document_of(own, "b.txt")
    alone = second.model_copy(update={"flags": (*second.flags, same_report("b.txt", "gone.txt"))})
    (cleared,) = with_repeats([alone], [shingles_of(alone)])
    assert cleared == second
    _, flagged = with_repeats([first, alone], [shingles_of(first), shingles_of(alone)])
    assert [flag.source for flag in flagged.flags if flag.code == SAME_REPORT] == ["a.txt"]
