"""Where everything printed comes from, as W3C PROV: printed line → fact → passage → document → file.

One entity for each passage that is quoted, however many lines use it, and facts only of what is printed: the record grows
with the pages and the list of sources, not with everything that was read (the data pack holds that).
"""

import re
from collections.abc import Mapping
from datetime import UTC

from tasks.contracts.activity import Activity, Recommendation
from tasks.contracts.briefing import BriefingData, EvidenceEntry
from tasks.contracts.edition import EditionInputs, Worked
from tasks.contracts.metric import Metric
from tasks.contracts.span import Passage
from tasks.contracts.translation import TranslatedField
from tasks.rendering.provenance_record import Record, moment, name

_EDITION_FILES = ("briefing.pdf", "briefing.html", "briefing.docx", "briefing.xlsx")
_Fact = Metric | Activity | Recommendation | TranslatedField


def provenance(inputs: EditionInputs, data: BriefingData, digests: Mapping[str, str] | None = None) -> bytes:
    """PROV-JSON of the edition. ``digests`` are path → SHA-256 of files of the edition that are made already.

    The PDF carries this record, so it is named in it without a checksum. The only time in it is the edition's ``as_of``.
    """
    book = _Book(inputs, data)
    book.add_processes()
    book.add_files(digests or {})
    for entry in data.evidence:
        book.add_evidence(entry)
    book.add_bilingual_rows()
    return book.record.written(
        f"ed:{book.edition}.provenance", {"prov:type": name("prov:Bundle"), "prov:generatedAtTime": book.as_of}
    )


class _Book:
    def __init__(self, inputs: EditionInputs, data: BriefingData) -> None:
        self.record = Record()
        self.edition = inputs.request.edition.folder
        self.as_of = moment(inputs.request.as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        self._inputs, self._data = inputs, data
        self._documents = {(item.document.file, item.document.sha256[:12]): item for item in inputs.worked}
        self._facts = {key: _facts_by_place(item) for key, item in self._documents.items()}

    def _process(self, key: str, **attributes: str) -> str:
        process = f"run:{self.edition}.{key}"
        if not self.record.has("activity", process):
            stated = {f"isb:{label}": value for label, value in attributes.items()}
            times = {"prov:startTime": self.as_of["$"], "prov:endTime": self.as_of["$"]}
            self.record.add("activity", process, times | stated)
            if self.record.has("agent", "agt:software"):
                self.record.relate("wasAssociatedWith", {"prov:activity": process, "prov:agent": "agt:software"})
        return process

    def add_processes(self) -> None:
        """The programs with their versions, the office, and the stages every edition has."""
        request, record = self._inputs.request, self.record
        product = self._data.masthead.name
        record.add("agent", "agt:software", {"prov:type": name("prov:SoftwareAgent"), "prov:label": product})
        for program in sorted(request.software):
            agent = f"agt:software.{_local(program)}"
            about = {"prov:type": name("prov:SoftwareAgent"), "prov:label": program}
            record.add("agent", agent, about | {"isb:version": request.software[program]})
            record.relate("actedOnBehalfOf", {"prov:delegate": agent, "prov:responsible": "agt:software"})
        if request.office:
            record.add("agent", "agt:office", {"prov:type": name("prov:Organization"), "prov:label": request.office})
            record.relate("actedOnBehalfOf", {"prov:delegate": "agt:software", "prov:responsible": "agt:office"})
        self._process("ingestion")
        self._process("aggregation")
        rendering = self._process("rendering")
        for program in sorted(request.software):
            agent = f"agt:software.{_local(program)}"
            record.relate("wasAssociatedWith", {"prov:activity": rendering, "prov:agent": agent})

    def add_files(self, digests: Mapping[str, str]) -> None:
        """The sources as received and as read; the edition and its files."""
        ingestion, rendering = self._process("ingestion"), self._process("rendering")
        marks = {source.sha256: source.mark for source in self._data.sources}
        for item in sorted(self._inputs.worked, key=lambda item: (item.document.file, item.document.sha256)):
            document = item.document
            received = {"isb:received": document.received_at.isoformat(), "isb:receivedBasis": document.received_basis}
            source = f"src:{document.sha256}"
            about = {"prov:type": name("isb:SourceFile"), "prov:label": document.file, "isb:sha256": document.sha256}
            self.record.add("entity", source, about | received)
            read = {
                "prov:type": name("isb:Document"),
                "isb:language": document.language,
                "isb:encoding": document.encoding,
            }
            reading = self.record.add("entity", _document_key(item), read | {"isb:mark": marks.get(document.sha256)})
            self.record.derive(reading, source, ingestion)
        request = self._inputs.request
        kinds = [name("prov:Collection"), name("isb:Edition")]
        issue: dict[str, object] = {"prov:type": kinds, "prov:label": self._data.masthead.name}
        stated = {
            "isb:month": request.edition.month,
            "isb:version": request.edition.version,
            "isb:number": request.number,
        }
        edition = self.record.add("entity", f"ed:{self.edition}", issue | stated)
        for path in (*_EDITION_FILES, *sorted(set(digests) - set(_EDITION_FILES))):
            known = {"prov:type": name("isb:EditionFile"), "prov:label": path, "isb:sha256": digests.get(path)}
            file = self.record.add("entity", f"ed:{self.edition}.{_local(path)}", known)
            self.record.derive(file, edition, rendering)

    def add_evidence(self, entry: EvidenceEntry) -> None:
        """The quotation, the facts read from it, and the printed lines that cite it."""
        key = (entry.file, entry.sha256_prefix)
        item = self._documents.get(key)
        if item is None:
            return
        facts = self._facts[key].get((entry.start, entry.end), [])
        for anchor, label in entry.used_by:
            line = self._line(anchor, label)
            # A row that is named for its fact comes from that fact alone; a tile or a thread from all of the sentence.
            named = [fact for fact in facts if anchor.endswith(_slug(_id(fact)))]
            origins = [self._fact(item, fact) for fact in named or facts]
            for origin in origins or [self._passage(item, entry.start, entry.end)]:
                self.record.derive(line, origin, self._process("aggregation"))

    def add_bilingual_rows(self) -> None:
        """Rows of originals beside their translations: each is its own evidence."""
        by_mark = {source.mark: (source.file, source.sha256_prefix) for source in self._data.sources}
        for document in self._data.bilingual:
            item = self._documents.get(by_mark.get(document.mark, ("", "")))
            if item is None:
                continue
            fields = {" ".join(field.source.split()): field for field in reversed(item.translations)}
            for row in document.rows:
                field = fields.get(" ".join(row.source.text.split()))
                if field is not None:
                    line = self._line(row.anchor, row.field_label)
                    self.record.derive(line, self._fact(item, field), self._process("aggregation"))

    def _line(self, anchor: str, label: str) -> str:
        line = f"line:{self.edition}.{_local(anchor)}"
        if not self.record.has("entity", line):
            about = {"prov:type": name("isb:PrintedLine"), "prov:label": label, "isb:anchor": anchor}
            self.record.add("entity", line, about)
            self.record.relate("hadMember", {"prov:collection": f"ed:{self.edition}", "prov:entity": line})
        return line

    def _passage(self, item: Worked, start: int, end: int, passage: Passage | None = None) -> str:
        key = f"txt:{item.document.document_id}.{start}-{end}"
        attributes: dict[str, object] = {"prov:type": name("isb:Passage"), "isb:start": start, "isb:end": end}
        if passage is not None and len(passage.parts) > 1:
            key += "".join(f"-{part.start}" for part in passage.parts[1:])
            attributes["isb:parts"] = " ".join(f"{part.start}-{part.end}" for part in passage.parts)
        if not self.record.has("entity", key):
            self.record.add("entity", key, attributes)
            self.record.derive(key, _document_key(item), is_quotation=True)
        return key

    def _fact(self, item: Worked, fact: _Fact) -> str:
        """The entity of a fact, quoted or derived from its passage by the rule or engine that made it."""
        passage = fact.sentence if isinstance(fact, Metric) else fact.passage
        origin = self._passage(item, passage.start, passage.end, passage)
        if isinstance(fact, TranslatedField):
            field = f"fld:{item.document.document_id}.{_local(fact.field)}"
            about = {"prov:type": name("isb:TranslatedField"), "isb:state": fact.state.value, "isb:origin": fact.origin}
            self.record.add("entity", field, about | {"isb:targetLanguage": fact.target_language})
            process = self._process(f"translation.{_local(fact.provider)}", provider=fact.provider)
            self.record.derive(field, origin, process)
            return field
        key, attributes = _described(fact)
        self.record.add("entity", key, attributes | {"isb:start": fact.start, "isb:end": fact.end})
        process = self._process(f"extraction.{_local(fact.rule)}", rule=fact.rule)
        self.record.derive(key, origin, process, is_quotation=True)
        return key


def _document_key(item: Worked) -> str:
    return f"doc:{item.document.document_id}"


def _described(fact: Metric | Activity | Recommendation) -> tuple[str, dict[str, object]]:
    if isinstance(fact, Metric):
        about: dict[str, object] = {"prov:type": name("isb:Figure"), "prov:label": fact.surface}
        about |= {"isb:numberStart": fact.number_start, "isb:numberEnd": fact.number_end}
        return f"fig:{_local(fact.metric_id)}", about
    if isinstance(fact, Activity):
        return f"act:{_local(fact.activity_id)}", {"prov:type": name("isb:Activity"), "isb:status": fact.status.value}
    return f"ask:{_local(fact.recommendation_id)}", {"prov:type": name("isb:Ask"), "isb:label": fact.label}


def _id(fact: _Fact) -> str:
    if isinstance(fact, Metric):
        return fact.metric_id
    if isinstance(fact, Activity):
        return fact.activity_id
    return fact.recommendation_id if isinstance(fact, Recommendation) else fact.field


def _slug(text: str) -> str:
    """``text`` as it stands in ids of the page."""
    return "-" + re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _facts_by_place(item: Worked) -> dict[tuple[int, int], list[_Fact]]:
    """Facts by the first and last offset of the passage that proves them."""
    found: dict[tuple[int, int], list[_Fact]] = {}
    extraction = item.extraction
    for metric in extraction.metrics:
        found.setdefault((metric.sentence.start, metric.sentence.end), []).append(metric)
    read: tuple[Activity | Recommendation, ...] = (*extraction.activities, *extraction.recommendations)
    for fact in read:
        found.setdefault((fact.passage.start, fact.passage.end), []).append(fact)
    for field in item.translations:
        if field.target:
            found.setdefault((field.passage.start, field.passage.end), []).append(field)
    return found


def _local(text: str) -> str:
    """``text`` as the local part of a name: what is no letter, digit, dot, dash or underscore becomes an underscore.

    >>> _local("paragraph/12/summary")
    'paragraph_12_summary'
    """
    return "".join(char if char.isascii() and (char.isalnum() or char in "._-") else "_" for char in text)
