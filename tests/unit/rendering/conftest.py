"""Inputs that the rendering tests share: two small documents with facts, and the edition written from them once."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tasks.contracts.activity import Activity, ActivityStatus, AskState, Extraction, Organisation, Recommendation
from tasks.contracts.document import Block, BlockKind, Document, DocumentKind, FrontMatter, Reading
from tasks.contracts.edition import EditionId, EditionInputs, EditionRequest, Worked
from tasks.contracts.flag import Flag, Severity
from tasks.contracts.metric import Metric, MetricKind, MetricStatus, Qualifier
from tasks.contracts.source import SetAside
from tasks.contracts.span import Passage, Span
from tasks.contracts.translation import FieldCheck, TranslatedField, TranslationState
from tasks.rendering.edition_files import WrittenEdition, write_edition
from tests.fixtures_briefing import sample_briefing

AS_OF = datetime(2026, 11, 30, 18, tzinfo=UTC)
ENGLISH = "Cost efficiency of the Program is 3 to 6 rubles per each ruble invested in it. To develop a strategy for 2005-2015."
CHINESE = "对 73,562 公吨受污染的设备、土壤和废弃物采取了保障措施。"


def passage(text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage.of(text, (Span(start=start, end=start + len(words)),))


def document(file: str, text: str, language: str, title: str) -> Document:
    whole = passage(text, text)
    reading = Reading(value=title, surface=title, span=Span(start=0, end=len(title)), language=language)
    return Document(
        document_id=file[:4] * 4,
        file=file,
        sha256=file[:4] * 16,
        text=text,
        encoding="utf-8",
        kind=DocumentKind.OTHER,
        language=language,
        received_at=date(2026, 11, 3),
        received_basis="sidecar",
        front_matter=FrontMatter(
            title=reading, event_dates=(reading.model_copy(update={"value": "2004-12-06/2004-12-09"}),)
        ),
        blocks=(Block(index=0, kind=BlockKind.PARAGRAPH, span=whole.parts[0], passage=whole, paragraph=1),),
    )


def metric(source: Document, surface: str, number: str, sentence: str, **fields: object) -> Metric:
    start = source.text.index(surface)
    number_start = source.text.index(number, start)
    values: dict[str, object] = {
        "metric_id": f"{source.file[:4]}-m{start}",
        "document_id": source.document_id,
        "file": source.file,
        "start": start,
        "end": start + len(surface),
        "surface": surface,
        "number_start": number_start,
        "number_end": number_start + len(number),
        "number_surface": number,
        "qualifier": Qualifier.EXACT,
        "subject": "what is measured",
        "subject_original": surface,
        "kind": MetricKind.OUTCOME,
        "status": MetricStatus.ACHIEVED,
        "sentence": passage(source.text, sentence),
        "block_index": 0,
        "paragraph": 1,
        "language": source.language,
        "rule": "test",
    }
    return Metric.model_validate(values | fields)


def make_inputs() -> EditionInputs:
    english = document("aaaa.txt", ENGLISH, "en", "Cost efficiency")
    chinese = document("bbbb.txt", CHINESE, "zh", "对")
    rubles = metric(
        english, "3 to 6 rubles per each ruble", "3 to 6", ENGLISH.split(" To ")[0],
        value=None, min=3, max=6, unit="RUB/RUB", countries=("RUS",),
    )  # fmt: skip
    tons = metric(
        chinese, "73,562 公吨", "73,562", CHINESE, value=73562.0, unit="t", unit_ucum="t",
        flags=(Flag(code="cumulative", detail="May be cumulative.", severity=Severity.WARN),),
    )  # fmt: skip
    ask = passage(ENGLISH, "To develop a strategy for 2005-2015.")
    recommendation = Recommendation(
        recommendation_id="aaaa-r1", document_id=english.document_id, file="aaaa.txt", start=ask.start, end=ask.end,
        passage=ask, label="4", ask=ask.text, ask_original=ask.text, addressee="Government", horizon="2005/2015",
        state=AskState.OPEN, block_index=0, paragraph=1, language="en", rule="test",
    )  # fmt: skip
    whole = passage(CHINESE, CHINESE)
    activity = Activity(
        activity_id="bbbb-a1", document_id=chinese.document_id, file="bbbb.txt", start=whole.start, end=whole.end,
        passage=whole, headline="", headline_original=CHINESE, status=ActivityStatus.DONE,
        organisations=(Organisation(name="United Nations Industrial Development Organization (UNIDO)", surface="工发组织"),),
        themes=("chemicals",), metric_ids=(tons.metric_id,), block_index=0, paragraph=1, language="zh", rule="test",
    )  # fmt: skip
    field = TranslatedField(
        document_id=chinese.document_id, file="bbbb.txt", field="paragraph/1/summary", start=whole.start, end=whole.end,
        passage=whole, source=CHINESE, language="zh", target="A further 73,562 tons were safeguarded.", provider="memory",
        state=TranslationState.VERIFIED, checks=(FieldCheck(name="figures", passed=True),),
    )  # fmt: skip
    return EditionInputs(
        request=EditionRequest(
            edition=EditionId(month="2026-11"),
            as_of=AS_OF,
            parameters={"language": "en"},
            software={"weasyprint": "70.0"},
        ),
        worked=(
            Worked(
                document=chinese,
                extraction=Extraction(document_id=chinese.document_id, metrics=(tons,), activities=(activity,)),
                translations=(field,),
            ),
            Worked(
                document=english,
                extraction=Extraction(
                    document_id=english.document_id,
                    metrics=(rubles,),
                    recommendations=(recommendation,),
                    places=("Moscow",),
                ),
            ),
        ),
        set_aside=(SetAside(file="scan.pdf", reason="no_text_layer", detail="Run text recognition."),),
    )


@pytest.fixture(scope="session")
def inputs() -> EditionInputs:
    return make_inputs()


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory, inputs: EditionInputs) -> tuple[Path, WrittenEdition]:
    """The sample edition, written once for all tests that only look at it."""
    folder = tmp_path_factory.mktemp("editions") / "2026-11"
    return folder, write_edition(sample_briefing(), inputs, folder)
