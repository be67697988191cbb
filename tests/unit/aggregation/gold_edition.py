"""The five bundled sources as the gold files describe them: inputs that do not depend on any other stage."""

import hashlib
import json
import re
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from tasks.contracts.activity import Activity, ActivityStatus, AskState, Extraction, Organisation, Recommendation
from tasks.contracts.document import Block, BlockKind, Document, DocumentKind, FrontMatter, Reading, Sentence
from tasks.contracts.edition import EditionId, EditionInputs, EditionRequest, Worked
from tasks.contracts.flag import Flag, Severity
from tasks.contracts.metric import Metric, MetricKind, MetricStatus, Qualifier
from tasks.contracts.source import SetAside
from tasks.contracts.span import Passage, Span
from tasks.contracts.translation import FieldCheck, TranslatedField, TranslationState

ROOT = Path(__file__).resolve().parents[3]
STATUS_OF_KIND = {
    "outcome": MetricStatus.ACHIEVED,
    "participation": MetricStatus.ACHIEVED,
    "activity": MetricStatus.UNDER_WAY,
    "target": MetricStatus.PLANNED,
    "context": MetricStatus.CONTEXT,
}
#: Part-of pairs of field-notes.md section 0, finding 5 (the gold files leave ``part_of`` empty).
PARTS = {"001-M03": "001-M02", "001-M04": "001-M02", "004-M19": "004-M20"}
IMPLAUSIBLE = Flag(
    code="implausible_ratio",
    detail="72 million tons of CO2 from just over 700 tons of ozone-depleting substances is about 103,000 tons a ton, "
    "above the highest listed warming potential of 16,200.",
    severity=Severity.WARN,
    source="eumonitor.eu COM(2022)151",
)


def passage(text: str, start: int, end: int, parts: list[list[int]] | None = None) -> Passage:
    """A passage over ``parts``, or over ``start`` to ``end``."""
    return Passage.of(text, tuple(Span(start=a, end=b) for a, b in (parts or [[start, end]])))


def reading(language: str, gold: dict[str, Any] | None) -> Reading | None:
    """A front-matter reading, None where the gold file has none."""
    if not gold or not gold.get("value") or "start" not in gold:
        return None
    return Reading(
        value=gold["value"],
        surface=gold["surface"],
        span=Span(start=gold["start"], end=gold["end"]),
        language=language,
    )


def blocks(text: str, is_numbered: bool) -> tuple[Block, ...]:
    """Paragraphs split at empty lines, numbered as printed where the source numbers them, else counted."""
    found = []
    printed: int | None = None
    for count, match in enumerate(re.finditer(r"[^\n]+(?:\n[^\n]+)*", text), start=1):
        label = re.match(r"(\d{1,2})\. ", match[0])
        if label and is_numbered:
            printed = int(label[1])
        start = match.start() + (label.end() if label else 0)
        words = passage(text, start, match.end())
        found.append(
            Block(
                index=len(found),
                kind=BlockKind.PARAGRAPH,
                span=Span(start=match.start(), end=match.end()),
                passage=words,
                label=label[1] if label else None,
                paragraph=printed if is_numbered else count,
                sentences=(Sentence(passage=words),),
            )
        )
    return tuple(found)


def paragraph_at(document_blocks: tuple[Block, ...], offset: int) -> tuple[int, int | None]:
    """Index and paragraph number of the block that ``offset`` stands in."""
    found = [block for block in document_blocks if block.span.start <= offset]
    return (found[-1].index, found[-1].paragraph) if found else (0, None)


@cache
def worked(name: str) -> Worked:
    """One source with its gold figures and activities; asks of list paragraphs become recommendations as well."""
    gold = json.loads((ROOT / "tests" / "golden" / f"{name}.gold.json").read_text(encoding="utf-8"))
    content = (ROOT / "seeds" / f"{name}.txt").read_bytes()
    text, sha256 = content.decode("utf-8"), hashlib.sha256(content).hexdigest()
    front, language = gold["document"], gold["document"]["language"]
    document_id, file = sha256[:16], f"{name}.txt"
    parsed = blocks(text, language == "zh")
    dates = [r for r in (reading(language, g) for g in front["event_dates"]) if r]
    document = Document(
        document_id=document_id, file=file, sha256=sha256, text=text, encoding="utf-8",
        kind=DocumentKind(front["kind"]), language=language, received_at=date(2026, 11, 22), received_basis="sidecar",
        licence="public", blocks=parsed, paragraphs_numbered=language == "zh",
        front_matter=FrontMatter(
            title=reading(language, front["title"]), symbol=reading(language, front["symbol"]),
            session=reading(language, front["session"]), date_published=reading(language, front["date_published"]),
            event_dates=tuple(dates),
        ),
    )  # fmt: skip
    metrics = []
    for entry in gold["metrics"]:
        index, paragraph = paragraph_at(parsed, entry["start"])
        metrics.append(
            Metric(
                metric_id=entry["id"], document_id=document_id, file=file, start=entry["start"], end=entry["end"],
                surface=entry["surface"], number_start=entry["number_start"], number_end=entry["number_end"],
                number_surface=entry["number_surface"], value=entry["value"], min=entry.get("min"), max=entry.get("max"),
                qualifier=Qualifier(entry["qualifier"]), unit=entry["unit"], subject=entry["subject"],
                subject_original=entry["surface"], kind=MetricKind(entry["kind"]), status=STATUS_OF_KIND[entry["kind"]],
                period=entry.get("period"), period_inferred=bool(entry.get("period_inferred")),
                countries=tuple(entry["countries"]), part_of=PARTS.get(entry["id"]),
                sentence=passage(text, 0, 0, entry["sentence_parts"]), block_index=index, paragraph=paragraph,
                language=language, rule="gold", flags=(IMPLAUSIBLE,) if entry["id"] in ("004-M09", "004-M10") else (),
            )
        )  # fmt: skip
    activities, asks, fields = [], [], []
    for entry in gold["activities"]:
        index, paragraph = paragraph_at(parsed, entry["start"])
        words = passage(text, entry["start"], entry["end"], entry.get("source_parts"))
        shared = {
            "document_id": document_id, "file": file, "start": entry["start"], "end": entry["end"], "passage": words,
            "countries": tuple(entry["countries"]), "metric_ids": tuple(entry["metric_ids"]),
            "organisations": tuple(Organisation(name=n, surface=n) for n in entry["organisations"]),
            "themes": tuple(entry["themes"]), "block_index": index, "paragraph": paragraph,
            "language": language, "rule": "gold",
        }  # fmt: skip
        activities.append(
            Activity(
                activity_id=entry["id"], headline=entry["headline"] if language == "en" else "", headline_original=words.text,
                status=ActivityStatus(entry["status"]), date=entry["date"], period=entry["period"],
                places=tuple(entry["places"]), **shared,
            )
        )  # fmt: skip
        if entry["status"] == "recommended" and name.startswith("001"):
            label = re.match(r"(\d+)\. ", text[parsed[index].span.start :])
            asks.append(
                Recommendation(
                    recommendation_id=f"{entry['id']}-R", label=label[1] if label else None, ask=entry["headline"],
                    ask_original=words.text, addressee=None, horizon="2005/2015" if "2005 to 2015" in words.text else None,
                    state=AskState.OPEN, **shared,
                )
            )  # fmt: skip
        if language != "en":
            fields.append(
                TranslatedField(
                    document_id=document_id, file=file, field=f"activity/{entry['id']}", paragraph=paragraph,
                    start=entry["start"], end=entry["end"], passage=words, source=words.text, language=language,
                    target=entry["headline"], provider="memory", state=TranslationState.VERIFIED,
                    checks=(FieldCheck(name="figures", passed=True),),
                )
            )  # fmt: skip
    if language != "en":
        title = document.front_matter.title
        assert title is not None
        fields.append(
            TranslatedField(
                document_id=document_id, file=file, field="title", start=title.span.start, end=title.span.end,
                passage=passage(text, title.span.start, title.span.end), source=title.surface, language=language,
                target=front["title"]["value"], provider="formula", state=TranslationState.VERIFIED,
                checks=(FieldCheck(name="figures", passed=True), FieldCheck(name="dates", passed=True)),
            )
        )  # fmt: skip
    extraction = Extraction(
        document_id=document_id, metrics=tuple(metrics), activities=tuple(activities), recommendations=tuple(asks),
        countries=tuple(front["countries"]),
        organisations=tuple(Organisation(name=o["canonical"], surface=o["surfaces"][0]) for o in front["organisations"]),
    )  # fmt: skip
    return Worked(document=document, extraction=extraction, translations=tuple(fields))


def names() -> list[str]:
    """File names (without ending) of the bundled sources."""
    return sorted(path.name.removesuffix(".gold.json") for path in (ROOT / "tests" / "golden").glob("*.gold.json"))


def request(month: str = "2026-11", version: int = 1) -> EditionRequest:
    """A request with a fixed clock."""
    return EditionRequest(
        edition=EditionId(month=month, version=version), as_of=datetime(2026, 11, 22, 6, 0, tzinfo=UTC),
        software={"Python": "3.11"}, parameters={"source": "seeds"},
    )  # fmt: skip


def gold_inputs(*, month: str = "2026-11", set_aside: tuple[SetAside, ...] = ()) -> EditionInputs:
    """An edition of all five sources."""
    return EditionInputs(request=request(month), worked=tuple(worked(name) for name in names()), set_aside=set_aside)
