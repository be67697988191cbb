import hashlib
import json
from collections.abc import Iterator

import pytest
from conftest import CHINESE, ENGLISH, make_inputs
from prov.model import ProvBundle, ProvDerivation, ProvDocument, ProvEntity

from tasks.aggregation.aggregate import aggregate
from tasks.rendering.provenance import provenance

RUBLES, TONS = "line:2026-11.f-aaaa-m34", "line:2026-11.f-bbbb-m2"


@pytest.fixture(scope="module")
def written() -> bytes:
    inputs = make_inputs()
    return provenance(inputs, aggregate(inputs), {"data/metrics.jsonl": "c" * 64})


@pytest.fixture(scope="module")
def bundle(written: bytes) -> ProvBundle:
    document = ProvDocument.deserialize(content=written.decode(), format="json")
    (only,) = document.bundles
    return only


def entities(bundle: ProvBundle) -> dict[str, ProvEntity]:
    return {str(item.identifier): item for item in bundle.get_records(ProvEntity)}


def origins(bundle: ProvBundle, key: str) -> Iterator[str]:
    """Everything that ``key`` was derived from, nearest first."""
    for relation in bundle.get_records(ProvDerivation):
        result, origin = (str(value) for _, value in relation.formal_attributes[:2])
        if result == key:
            yield origin
            yield from origins(bundle, origin)


def value(entity: ProvEntity, label: str) -> object:
    (found,) = entity.get_attribute(label)
    return found


@pytest.mark.parametrize(
    ("line", "text", "sha256", "surface", "rule"),
    [
        (RUBLES, ENGLISH, "aaaa" * 16, "3 to 6 rubles per each ruble", "test"),
        (TONS, CHINESE, "bbbb" * 16, "73,562 公吨", "test"),
    ],
)
def test_a_printed_figure_leads_through_its_sentence_to_the_checksum_of_its_file(
    bundle: ProvBundle, line: str, text: str, sha256: str, surface: str, rule: str
) -> None:
    figure, passage, document, source = (entities(bundle)[key] for key in origins(bundle, line))
    start, end = value(figure, "isb:start"), value(figure, "isb:end")
    assert text[start:end] == surface == str(value(figure, "prov:label"))
    assert value(passage, "isb:start") <= start < end <= value(passage, "isb:end")
    assert value(document, "isb:language") == {"aaaa": "en", "bbbb": "zh"}[sha256[:4]]
    assert value(source, "isb:sha256") == sha256
    assert value(source, "isb:received") == "2026-11-03"
    assert str(source.identifier) == f"src:{sha256}"


def test_quotations_are_told_from_other_derivations(bundle: ProvBundle) -> None:
    quoted = {
        (str(relation.formal_attributes[0][1]), str(relation.formal_attributes[1][1]))
        for relation in bundle.get_records(ProvDerivation)
        if "prov:Quotation" in {str(kind) for kind in relation.get_attribute("prov:type")}
    }
    assert ("fig:aaaa-m34", f"txt:{'aaaa' * 4}.0-78") in quoted
    assert all(one.split(":")[0] in ("fig", "act", "ask", "txt") for one, _ in quoted)


def test_a_translated_row_names_its_engine(written: bytes) -> None:
    content = json.loads(written)["bundle"]["ed:2026-11.provenance"]
    (made,) = [item for item in content["wasDerivedFrom"].values() if item["prov:generatedEntity"].startswith("fld:")]
    assert made["prov:usedEntity"].startswith("txt:bbbb")
    assert content["activity"][made["prov:activity"]]["isb:provider"] == "memory"


def test_the_edition_and_its_files_are_named_and_the_pdf_has_no_checksum_of_itself(bundle: ProvBundle) -> None:
    found = entities(bundle)
    assert not found["ed:2026-11.briefing.pdf"].get_attribute("isb:sha256")
    assert value(found["ed:2026-11.data_metrics.jsonl"], "isb:sha256") == "c" * 64
    assert set(origins(bundle, "ed:2026-11.briefing.pdf")) == {"ed:2026-11"}


def test_the_only_time_in_it_is_the_editions(written: bytes) -> None:
    text = written.decode()
    assert text.count("2026-11-30T18:00:00Z") == text.count("T18:00:00")
    assert provenance(make_inputs(), aggregate(make_inputs()), {"data/metrics.jsonl": "c" * 64}) == written


def test_a_sentence_is_one_entity_however_many_lines_quote_it(written: bytes) -> None:
    content = json.loads(written)["bundle"]["ed:2026-11.provenance"]
    passages = [key for key in content["entity"] if key.startswith("txt:")]
    assert len(passages) == len(set(passages))
    lines = [key for key in content["entity"] if key.startswith("line:")]
    assert len(lines) > len(passages)


def test_it_grows_with_the_sources_and_the_pages_not_with_all_that_was_read() -> None:
    inputs = make_inputs()
    data = aggregate(inputs)
    english = next(item for item in inputs.worked if item.document.file == "aaaa.txt")
    first = english.extraction.metrics[0]
    more = tuple(
        first.model_copy(
            update={"metric_id": f"{first.metric_id}-{n}", "sentence": first.sentence.sub_passage(0, 5 + n % 60)}
        )
        for n in range(500)
    )
    fuller = english.model_copy(
        update={"extraction": english.extraction.model_copy(update={"metrics": (first, *more)})}
    )
    other = tuple(item for item in inputs.worked if item is not english)
    grown = provenance(inputs.model_copy(update={"worked": (*other, fuller)}), data)
    assert len(grown) == len(provenance(inputs, data))


def test_a_source_costs_less_than_a_kilobyte() -> None:
    inputs = make_inputs()
    data = aggregate(inputs)
    english = next(item for item in inputs.worked if item.document.file == "aaaa.txt")
    copies = []
    for number in range(200):
        digest = hashlib.sha256(str(number).encode()).hexdigest()
        about = {"file": f"copy-{number}.txt", "sha256": digest, "document_id": digest[:16]}
        copies.append(english.model_copy(update={"document": english.document.model_copy(update=about)}))
    grown = provenance(inputs.model_copy(update={"worked": (*inputs.worked, *copies)}), data)
    assert len(grown) - len(provenance(inputs, data)) < 200 * 1_000
