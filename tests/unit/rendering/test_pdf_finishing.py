"""What the finishers do to the file, each on a page made for it."""

import io
import zlib
from xml.etree import ElementTree

import outloud
import pikepdf
import pydyf
import pytest
from conftest import AS_OF
from pdf_structure import check_structure
from pdf_text import marked_text

from tasks.rendering.attachments import AttachedFile
from tasks.rendering.dublin_core import DublinCore
from tasks.rendering.pdf import write_pdf
from tasks.rendering.pdf_finishing import finished
from tasks.rendering.pdf_streams import compress_streams, compressed, shorten_numbers

ROWS = "".join(f"<tr><th scope=row>Row {n}</th><td>{n}</td><td>{n * n}</td></tr>" for n in range(90))
TABLE = (
    "<table><thead><tr><th scope=col>Name</th><th scope=col>Number</th><th scope=col>Square</th></tr></thead>"
    f"<tbody>{ROWS}</tbody></table>"
)
RUNNING = "<style>@page{@top-left{content:'Running head'}@bottom-right{content:counter(page)}}</style>"
RECORD = DublinCore(
    title="Briefing & <co>, November 2026", language="en", description="Two sources \x00.", creator="Briefing",
    publisher="Office", date="2026-11-30T18:00:00Z", identifier="2026-11", languages=("en", "zh-Hans"),
    subjects=("Energy", "Chemicals"), source=f"sha256:{'a' * 64}", rights="CC BY 4.0",
)  # fmt: skip
DC, RDF = "{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def opened(body: str, *attached: AttachedFile, record: DublinCore | None = None) -> pikepdf.Pdf:
    page = f"<html lang=en><title>x</title>{RUNNING}<h1>Title</h1>{body}"
    return pikepdf.open(io.BytesIO(write_pdf(page, AS_OF, attached, record).content))


def elements(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Dictionary]:
    return [
        item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == tag and "/P" in item
    ]


def test_a_table_over_three_pages_is_one_table_with_its_head_once(tmp_path) -> None:
    with opened(TABLE) as pdf:
        assert len(pdf.pages) == 3
        assert len(elements(pdf, "/Table")) == 1
        assert len(elements(pdf, "/THead")) == 1
        assert len(elements(pdf, "/TR")) == 91
        kept = {str(item.ID) for item in elements(pdf, "/TH")}
        named = {str(key) for item in elements(pdf, "/TD") for key in item.A.Headers}
        assert named <= kept
        shown = ["Name" in "".join(piece.text for piece in marked_text(page).values()) for page in pdf.pages]
        assert shown == [True, False, False]
        pdf.save(tmp_path / "table.pdf")
    assert outloud.check(str(tmp_path / "table.pdf")).errors == 0


def test_header_cells_say_what_they_head() -> None:
    with opened(TABLE) as pdf:
        scopes = [str(item.A.Scope) for item in elements(pdf, "/TH")]
    assert (scopes.count("/Column"), scopes.count("/Row")) == (3, 90)


def test_a_table_of_two_columns_is_not_headers_alone() -> None:
    rows = "".join(f"<tr><th scope=row>Row {n}</th><td>{n}</td></tr>" for n in range(3))
    with opened(
        f"<table><thead><tr><th scope=col>Name</th><th scope=col>Number</th></tr></thead><tbody>{rows}</table>"
    ) as pdf:
        assert (len(elements(pdf, "/TH")), len(elements(pdf, "/TD"))) == (2, 6)
        kept = {str(item.ID) for item in elements(pdf, "/TH")}
        assert {str(key) for item in elements(pdf, "/TD") for key in item.A.get("/Headers", [])} <= kept


def test_running_heads_are_artifacts_and_not_read() -> None:
    with opened("<p>Words</p>") as pdf:
        read = "".join(piece.text for piece in marked_text(pdf.pages[0]).values())
        drawn = pdf.pages[0].Contents.read_bytes()
    assert "Running" not in read
    assert drawn.count(b"/Pagination") == 2


def test_links_say_their_words_not_their_targets() -> None:
    with opened("<p id=e1>Here</p><p><a href='#e1'>S5 para. 12</a>") as pdf:
        (link,) = pdf.pages[0].Annots
        assert (str(link.Contents), str(link.Dest)) == ("S5 para. 12", "e1")


def test_the_dots_of_a_contents_list_are_not_read() -> None:
    style = "<style>a::after{content:leader(' . ') target-counter(attr(href),page)}</style>"
    with opened(f"{style}<h2 id=e1>Here</h2><p><a href='#e1'>Entry</a></p>") as pdf:
        assert len(elements(pdf, "/Link")) == 1
        assert {str(link.Contents).strip(" .1") for link in pdf.pages[0].Annots} <= {"Entry", ""}
        assert " . " not in "".join(piece.text for piece in marked_text(pdf.pages[0]).values())


def test_empty_elements_and_elements_that_say_nothing_are_taken_out() -> None:
    with opened("<p></p><p><span>One <span>two</span></span></p>") as pdf:
        assert len(elements(pdf, "/P")) == 1
        assert elements(pdf, "/Span") == []


def test_a_span_in_another_language_stays() -> None:
    with opened("<p>One <span lang=fr>deux</span></p>") as pdf:
        (span,) = elements(pdf, "/Span")
        assert str(span.Lang) == "fr"


def test_the_structure_checks_can_fail() -> None:
    bad = "<h3>Too deep</h3><table><tr><td>1</td></tr></table><svg width=9 height=9><rect width=9 height=9 /></svg><p>Отходы</p>"
    page = f"<html lang=en><title>x</title>{bad}"
    found = check_structure(write_pdf(page, AS_OF).content)
    assert found.headings and found.tables and found.figures and found.languages
    turned = "<html lang=en><title>x</title><h1 style='position:relative;top:300px'>One</h1><h1>Two</h1>"
    assert check_structure(write_pdf(turned, AS_OF).content).order


def test_a_stream_whose_checksum_ends_in_a_return_is_compressed_twice() -> None:
    raw = next(text for n in range(10_000) if zlib.compress(text := b"word %d" % n, 9).endswith(b"\r"))
    packed, filters = compressed(raw)
    assert not packed.endswith(b"\r")
    assert filters == "[/FlateDecode /FlateDecode]"
    assert zlib.decompress(zlib.decompress(packed)) == raw
    with opened("<p>x", AttachedFile("a.json", raw, "A file")) as pdf:
        assert pdf.attachments["a.json"].get_file().read_bytes() == raw


def test_what_is_compressed_already_is_left_alone() -> None:
    pdf = pydyf.PDF()
    pdf.add_object(pydyf.Stream([b"x"], {"Filter": "/DCTDecode"}, compress=False))
    compress_streams(pdf)
    assert pdf.objects[-1].stream == [b"x"]


def test_a_file_whose_last_streams_end_in_a_return_is_written_again() -> None:
    class Document:
        metadata, pages = None, ()
        asked = 0

        def write_pdf(self, finisher: object, **_: object) -> bytes:
            self.asked += 1
            return b"x\r\nendstream" if self.asked < 3 else b"whole"

    document = Document()
    assert finished(document, {}, (), None, list) == b"whole"
    assert document.asked == 3


@pytest.mark.parametrize(
    ("part", "short"),
    [
        (b"526.866142 322.832283 m", b"526.87 322.83 m"),
        (b"0.811765 0.847059 0.827451 RG", b"0.812 0.847 0.827 RG"),
        (b"0.333333 0 0 -0.333333 71.811024 98.246771 cm", b"0.333333 0 0 -0.333333 71.81 98.25 cm"),
        (b"-0.001 0 l", b"0 0 l"),
        (b"[<0014>0<0537>-18<0001>0] TJ", b"[<00140537>-18<0001>] TJ"),
        (b"(1.23456) Tj", b"(1.23456) Tj"),
    ],
)
def test_numbers_are_written_no_longer_than_the_eye_sees(part: bytes, short: bytes) -> None:
    pdf = pydyf.PDF()
    pdf.add_object(pydyf.Stream([part]))
    shorten_numbers(pdf)
    assert pdf.objects[-1].stream == [short]


def test_the_metadata_is_dublin_core_in_full() -> None:
    with opened("<p>x", record=RECORD) as pdf:
        packet = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())

    def values(name: str) -> list[str]:
        (found,) = packet.iter(f"{DC}{name}")
        return [item.text or "" for item in found.iter(f"{RDF}li")] or [found.text or ""]

    assert values("title") == ["Briefing & <co>, November 2026"] * 2
    (title,) = packet.iter(f"{DC}title")
    languages = [item.get("{http://www.w3.org/XML/1998/namespace}lang") for item in title.iter(f"{RDF}li")]
    assert languages == ["x-default", "en"]
    assert values("description")[0] == "Two sources \ufffd."
    assert values("language") == ["en", "zh-Hans"]
    assert values("subject") == ["Energy", "Chemicals"]
    assert (values("creator"), values("publisher"), values("date")) == (
        ["Briefing"],
        ["Office"],
        ["2026-11-30T18:00:00Z"],
    )
    assert (values("identifier"), values("source"), values("rights")[0]) == (
        ["2026-11"],
        [f"sha256:{'a' * 64}"],
        "CC BY 4.0",
    )


def test_each_file_has_its_own_type_relation_and_date_and_belongs_to_the_document() -> None:
    files = (
        AttachedFile("b.csv", b"", "A table", "Supplement"), AttachedFile("a.jsonl", b"", "Lines", "Data"),
        AttachedFile("c.json", b"{}", "A record", "Supplement"),
    )  # fmt: skip
    with opened("<p>x", *files) as pdf:
        listed = [str(name) for name in pdf.Root.Names.EmbeddedFiles.Names[0::2]]
        assert listed == ["a.jsonl", "b.csv", "c.json"]
        assert [str(item.UF) for item in pdf.Root.AF] == listed
        kinds = {
            name: (str(item.obj.EF.F.Subtype), str(item.obj.AFRelationship)) for name, item in pdf.attachments.items()
        }
        assert kinds == {
            "a.jsonl": ("/application/x-ndjson", "/Data"),
            "b.csv": ("/text/csv", "/Supplement"),
            "c.json": ("/application/json", "/Supplement"),
        }
        assert {item.get_file().creation_date for item in pdf.attachments.values()} == {AS_OF}


def test_a_file_that_is_written_again_holds_its_attachments_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """One in some hundred editions is: WeasyPrint can open an attachment only once."""
    monkeypatch.setattr("tasks.rendering.pdf_finishing._STREAM_ENDS_IN_RETURN", b"%PDF")
    monkeypatch.setattr("tasks.rendering.pdf_finishing._MAX_ATTEMPTS", 2)
    with opened("<p>Text.", AttachedFile("metrics.jsonl", b'{"value": 7}\n', "Figures")) as pdf:
        assert pdf.attachments["metrics.jsonl"].get_file().read_bytes() == b'{"value": 7}\n'
