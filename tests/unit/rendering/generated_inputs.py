"""Editions of any size, made by rule from a seed: documents in four languages with figures, activities, asks, translations."""

import hashlib
import random
import re
from datetime import UTC, date, datetime

from tasks.contracts.activity import Activity, ActivityStatus, AskState, Extraction, Organisation, Recommendation
from tasks.contracts.document import Block, BlockKind, Document, DocumentKind, FrontMatter, Reading, Sentence
from tasks.contracts.edition import EditionId, EditionInputs, EditionRequest, Worked
from tasks.contracts.flag import Flag, Severity
from tasks.contracts.metric import Metric, MetricKind, MetricStatus, Qualifier
from tasks.contracts.span import Passage, Span
from tasks.contracts.translation import FieldCheck, TranslatedField, TranslationState

_THEMES = (
    "chemicals-and-pops",
    "circular-economy-and-waste",
    "clean-technology-and-innovation",
    "eco-industrial-parks-and-zones",
    "energy-and-efficiency",
    "finance",
    "ozone-and-climate",
    "policy-and-regulation",
    "skills-and-training",
)
_COUNTRIES = (
    "ALB",
    "BOL",
    "BRA",
    "CHN",
    "COD",
    "EGY",
    "IND",
    "JOR",
    "KEN",
    "PHL",
    "RUS",
    "TUN",
    "UKR",
    "VEN",
    "VNM",
    "ZAF",
)
_BODIES = (
    "United Nations Industrial Development Organization (UNIDO)",
    "Ministry of Environment and Natural Resources",
    "Federal Agency for Technical Regulating and Metrology",
    "African Development Bank",
)
#: Subject, unit, and a sentence with a place for the number, by language of the document.
_FACTS = {
    "en": (
        ("chemicals destroyed", "t", "A total of {} tons of obsolete pesticides were destroyed at two licensed plants."),
        ("specialists trained", "person", "The programme trained {} specialists from small and medium-sized enterprises."),
        ("energy saved", "%", "After the audits the plants used {} per cent less energy for each unit of output."),
        ("parks assessed", "park", "{} industrial parks were assessed against the international framework."),
    ),
    "zh": (
        ("chemicals destroyed", "t", "项目期间共销毁了 {} 公吨废弃农药和受污染的设备。"),
        ("specialists trained", "person", "该方案为中小企业培训了 {} 名专家，涵盖节能和废水处理。"),
        ("parks assessed", "park", "根据国际框架对 {} 个工业园区进行了评估。"),
    ),
    "ru": (
        ("specialists trained", "person", "По программе подготовлено {} специалистов малых и средних предприятий."),
        ("chemicals destroyed", "t", "На двух предприятиях уничтожено {} тонн устаревших пестицидов."),
    ),
    "ar": (
        ("specialists trained", "person", "درب البرنامج {} من المتخصصين في المشاريع الصغيرة والمتوسطة."),
        ("chemicals destroyed", "t", "تم تدمير {} طنا من مبيدات الآفات المتقادمة في مصنعين مرخصين."),
    ),
}  # fmt: skip
_TITLES = {
    "en": "Annual report on cleaner production in region {}",
    "zh": "第{}区清洁生产年度报告",
    "ru": "Ежегодный доклад о чистом производстве, район {}",
    "ar": "التقرير السنوي عن الإنتاج الأنظف في المنطقة {}",
}
_ENGLISH = "The partners reported {} for this part of the programme; the figures are cumulative."
_ASKS = "To introduce indicators of resource efficiency into the statistical forms of enterprises by {}."


def edition_of(
    documents: int,
    *,
    activities: int = 5,
    country: str | None = None,
    title: str | None = None,
    sentence: str | None = None,
    file: str | None = None,
    language: str | None = None,
) -> EditionInputs:
    """An edition of that many documents, the same for the same arguments.

    ``title``, ``sentence`` (with a place ``{}`` for the number) and ``file`` (``{}`` for the document's) take the place of
    what the rule would make; ``country`` is put on every activity, ``language`` on every document.
    """
    return EditionInputs(
        request=EditionRequest(
            edition=EditionId(month="2026-11"),
            as_of=datetime(2026, 11, 30, 18, tzinfo=UTC),
            parameters={"source": "generated"},
            software={"Python": "3.11"},
        ),
        worked=tuple(
            _worked(index, activities, country, title, sentence, file, language) for index in range(documents)
        ),
    )


def _worked(
    index: int,
    activities: int,
    country: str | None,
    title: str | None,
    sentence: str | None,
    file: str | None,
    language: str | None,
) -> Worked:
    draw = random.Random(f"edition {index}")
    language = language or draw.choices(list(_FACTS), weights=(6, 2, 1, 1))[0]
    facts = [(draw.choice(_FACTS[language]), draw.choice((7, 22, 231, 1_600, 73_562))) for _ in range(activities)]
    heading = title or _TITLES[language].format(index + 1)
    lines = [heading]
    for number, ((_, _, pattern), amount) in enumerate(facts, start=1):
        lines.append(f"{number}. " + (sentence or pattern).format(f"{amount:,}"))
    ask = _ASKS.format(2020 + index % 12)
    lines.append(f"{activities + 1}. {ask}")
    text = "\n\n".join(lines)
    digest = hashlib.sha256(f"{index} {text}".encode()).hexdigest()
    name = (file or "{}.txt").format(f"{index:04d}_{digest[:8]}")
    blocks = _blocks(text)
    document = Document(
        document_id=digest[:16], file=name, sha256=digest, text=text, encoding="utf-8", kind=DocumentKind.OTHER,
        language=language, received_at=date(2026, 11, 1 + index % 28), received_basis="sidecar", licence="public",
        blocks=blocks, paragraphs_numbered=True,
        front_matter=FrontMatter(
            title=Reading(value=heading, surface=heading, span=Span(start=0, end=len(heading)), language=language),
            date_published=_dated(f"{2005 + index % 21}-0{1 + index % 9}-15", language),
        ),
    )  # fmt: skip
    shared = {"document_id": document.document_id, "file": name, "language": language, "rule": "generated"}
    metrics, done, fields = [], [], []
    for block, ((subject, unit, _), amount) in zip(blocks[1:], facts, strict=False):
        words = block.passage.text
        place = words.index(f"{amount:,}")
        start, end = block.passage.start + place, block.passage.start + place + len(f"{amount:,}")
        where = country or draw.choice(_COUNTRIES)
        here = {**shared, "block_index": block.index, "paragraph": block.paragraph}
        metrics.append(
            Metric(
                metric_id=f"{digest[:8]}-m{start}", start=start, end=end, surface=f"{amount:,}", number_start=start,
                number_end=end, number_surface=f"{amount:,}", value=amount, qualifier=Qualifier.EXACT, unit=unit,
                subject=subject, subject_original=subject, kind=MetricKind.OUTCOME, status=MetricStatus.ACHIEVED,
                period=str(2005 + index % 21), countries=(where,), sentence=block.passage,
                flags=(_doubt(amount),) if amount > 70_000 else (), **here,
            )
        )  # fmt: skip
        done.append(
            Activity(
                activity_id=f"{digest[:8]}-a{start}", start=block.passage.start, end=block.passage.end,
                passage=block.passage, headline=words if language == "en" else "", headline_original=words,
                status=draw.choice(list(ActivityStatus)[:3]), date=str(2005 + index % 21), countries=(where,),
                organisations=(Organisation(name=draw.choice(_BODIES), surface="UNIDO"),),
                themes=(draw.choice(_THEMES),), metric_ids=(metrics[-1].metric_id,), **here,
            )
        )  # fmt: skip
        if language != "en":
            for name_of_field in (f"activity/{done[-1].activity_id}", f"paragraph/{block.paragraph}/summary"):
                fields.append(_field(document, block, name_of_field, f"{amount:,}"))
    last = blocks[-1]
    recommendation = Recommendation(
        recommendation_id=f"{digest[:8]}-r", start=last.passage.start, end=last.passage.end, passage=last.passage,
        label=last.label, ask=ask, ask_original=ask, addressee=draw.choice(_BODIES), horizon=f"/{2020 + index % 12}",
        state=AskState.LAPSED if index % 12 < 6 else AskState.OPEN, themes=(draw.choice(_THEMES),),
        block_index=last.index, paragraph=last.paragraph, **shared,
    )  # fmt: skip
    return Worked(
        document=document,
        extraction=Extraction(
            document_id=document.document_id,
            metrics=tuple(metrics),
            activities=tuple(done),
            recommendations=(recommendation,),
            countries=tuple(sorted({code for activity in done for code in activity.countries})),
        ),
        translations=tuple(fields),
    )


def _blocks(text: str) -> tuple[Block, ...]:
    found: list[Block] = []
    for match in re.finditer(r"[^\n]+", text):
        label = re.match(r"(\d+)\. ", match[0])
        start = match.start() + (label.end() if label else 0)
        words = Passage.of(text, (Span(start=start, end=match.end()),))
        found.append(
            Block(
                index=len(found),
                kind=BlockKind.PARAGRAPH if label else BlockKind.HEADING,
                role="body" if label else "title",
                span=Span(start=match.start(), end=match.end()),
                passage=words,
                label=label[1] if label else None,
                paragraph=int(label[1]) if label else None,
                sentences=(Sentence(passage=words),),
            )
        )
    return tuple(found)


def _dated(day: str, language: str) -> Reading:
    return Reading(value=day, surface=day, span=Span(start=0, end=1), language=language)


def _doubt(amount: int) -> Flag:
    return Flag(
        code="implausible_ratio",
        detail=f"{amount:,} tons from two plants is above what any plant of the register can treat in a year.",
        severity=Severity.WARN,
    )


def _field(document: Document, block: Block, name: str, number: str) -> TranslatedField:
    is_held = int(block.label or 0) % 5 == 4
    return TranslatedField(
        document_id=document.document_id, file=document.file, field=name, paragraph=block.paragraph,
        start=block.passage.start, end=block.passage.end, passage=block.passage, source=block.passage.text,
        language=document.language, target=None if is_held else _ENGLISH.format(number), provider="memory",
        state=TranslationState.HELD if is_held else TranslationState.VERIFIED,
        checks=(FieldCheck(name="figures", passed=not is_held),),
    )  # fmt: skip
