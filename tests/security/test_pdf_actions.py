"""What a PDF can do by itself: here, nothing. Links lead into the file, or to addresses that the edition declares."""

import pikepdf
from publishing import Published

FORBIDDEN = (
    "/JS",
    "/JavaScript",
    "/Launch",
    "/OpenAction",
    "/AA",
    "/RichMedia",
    "/XFA",
    "/AcroForm",
    "/SubmitForm",
    "/GoToR",
    "/GoToE",
)


def objects(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary | pikepdf.Stream)]


def test_nothing_in_the_file_runs(opened: pikepdf.Pdf) -> None:
    keys = {key for item in objects(opened) for key in item.keys()}  # noqa: SIM118  # a pikepdf object is no mapping
    names = {str(item.get("/S")) for item in objects(opened)}
    assert [name for name in FORBIDDEN if name in keys | names] == []


def test_links_lead_into_the_file_or_to_declared_addresses(published: Published, opened: pikepdf.Pdf) -> None:
    declared = {source.official_url for source in published.data.sources} | {
        source.url for source in published.data.sources
    }
    destinations = {str(name) for name, _ in pikepdf.NameTree(opened.Root.Names.Dests).items()}
    links = [item for page in opened.pages for item in page.get("/Annots", []) if item.Subtype == "/Link"]
    assert links
    for link in links:
        if "/A" in link:
            assert link.A.S == "/URI"
            assert str(link.A.URI) in declared
            assert str(link.A.URI).startswith(("http://", "https://"))
        else:
            assert str(link.Dest) in destinations


def test_every_annotation_is_a_link(opened: pikepdf.Pdf) -> None:
    assert {str(item.Subtype) for page in opened.pages for item in page.get("/Annots", [])} == {"/Link"}
