"""TMX as the tools of translators write it: who, when, codes inside sentences, encodings, declarations."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.contracts.translation import Review
from tasks.translation.memory import MemoryEntry, TranslationMemoryError, read_tmx, reviews_of, write_tmx

MOMENT = datetime(2026, 11, 3, 9, 15, 0, tzinfo=UTC)


def tmx(body: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> bytes:
    return f'{head}<tmx version="1.4"><header srclang="zh-CN" segtype="paragraph"/><body>{body}</body></tmx>'.encode()


def unit(zh: str = "甲乙", en: str = "a and b", of_unit: str = "", of_english: str = "", more: str = "") -> str:
    return (
        f'<tu {of_unit}>{more}<tuv xml:lang="zh-CN"><seg>{zh}</seg></tuv>'
        f'<tuv xml:lang="en-US" {of_english}><seg>{en}</seg></tuv></tu>'
    )


def only(content: bytes, *, trusts_editors: bool = True) -> MemoryEntry:
    (entry,) = read_tmx(content, "office.tmx", trusts_editors=trusts_editors)
    return entry


def test_reviewer_date_notes_and_kind_survive_being_written_and_read() -> None:
    entries = [
        MemoryEntry("甲", "a", "zh-Hans", "en", "N. N. <n@example.org>", "title", "Checked & agreed\nTwice", MOMENT),
        MemoryEntry("deux", "two", "fr", "en", "O. O.", "", "", None),
        MemoryEntry("“三”", "‘three’", reviewer="P. P.", reviewed_at=MOMENT),
    ]
    assert list(read_tmx(write_tmx(entries))) == entries
    assert b'<tu changedate="20261103T091500Z" changeid="P. P.">' in write_tmx(entries)


def test_a_moment_of_another_zone_is_written_in_utc() -> None:
    vienna = datetime.fromisoformat("2026-11-03T10:15:00+01:00")
    assert b'changedate="20261103T091500Z"' in write_tmx([MemoryEntry("甲", "a", reviewer="R", reviewed_at=vienna)])


@pytest.mark.parametrize(
    ("content", "reviewer", "moment"),
    [
        # Trados writes on the unit, OmegaT on the English variant; the last change counts, then the making.
        (unit(of_unit='creationid="C" creationdate="20200101T000000Z" changeid="OFFICE\\li" changedate="20261103T091500Z"'),
         "OFFICE\\li", MOMENT),
        (unit(of_english='changeid="Anna" changedate="20261103T091500Z" creationid="Bob"'), "Anna", MOMENT),
        (unit(of_unit='creationid="Bob" creationdate="20261103T091500Z"'), "Bob", MOMENT),
        (unit(of_unit='changeid="Li"', more='<prop type="x-reviewer">Wang</prop>'), "Wang", None),
        (unit(of_unit='changeid="Li"', more='<prop type="x-ConfirmationLevel">ApprovedSignOff</prop>'), "Li", None),
        (unit(of_unit='changeid="Li" changedate="20261303T091500Z"'), "Li", None),
        (unit(), "", None),
    ],
)  # fmt: skip
def test_who_stands_behind_a_unit_and_since_when(content: str, reviewer: str, moment: datetime | None) -> None:
    entry = only(tmx(content))
    assert (entry.reviewer, entry.reviewed_at, entry.file) == (reviewer, moment, "office.tmx")


@pytest.mark.parametrize(
    "content",
    [
        unit(of_unit='changeid="Li"', more='<prop type="x-ConfirmationLevel">Draft</prop>'),
        unit(of_unit='changeid="Li"', more='<prop type="x-ConfirmationLevel">RejectedTranslation</prop>'),
        unit(of_unit='changeid="Li"', more='<prop type="x-Origin">MachineTranslation</prop>'),
        unit(of_unit='changeid="MT!"'),
        unit(of_unit='changeid="Google Translate"'),
        unit(of_unit='creationid="Align"'),
    ],
)
def test_a_machine_or_an_unfinished_segment_is_nobodys_review(content: str) -> None:
    assert only(tmx(content)).reviewer == ""


def test_an_editor_is_no_reviewer_in_a_file_that_is_not_the_offices_own() -> None:
    assert only(tmx(unit(of_unit='changeid="Li"')), trusts_editors=False).reviewer == ""


def test_codes_inside_a_sentence_are_dropped_and_marked_words_are_kept() -> None:
    zh = (
        '<bpt i="1">{\\b </bpt>工发组织<ept i="1">}</ept>在<ph x="1">&lt;fn<sub>脚注</sub>/&gt;</ph><hi>九个</hi>国家'
        '<it pos="begin">&lt;i&gt;</it>工作<ut>{\\i0}</ut>'
    )
    assert only(tmx(unit(zh=zh))).source == "工发组织在九个国家工作"


def test_every_language_of_a_unit_is_an_entry_of_its_own() -> None:
    content = tmx(
        '<tu changeid="Li"><note>one</note><note>two</note><prop type="x-field">title</prop>'
        '<tuv xml:lang="EN-GB"><seg>Outlook</seg></tuv><tuv xml:lang="zh-CN"><seg>前景</seg></tuv>'
        '<tuv lang="fr"><seg>Perspectives</seg></tuv><tuv xml:lang="ru"><seg> </seg></tuv></tu>'
        '<tu changeid="Li"><tuv xml:lang="fr"><seg>un</seg></tuv><tuv xml:lang="es"><seg>uno</seg></tuv></tu>'
    )
    found = list(read_tmx(content, trusts_editors=True))
    assert [(e.source, e.source_language, e.target, e.note, e.field) for e in found] == [
        ("前景", "zh-CN", "Outlook", "one\ntwo", "title"),
        ("Perspectives", "fr", "Outlook", "one\ntwo", "title"),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "gb18030", "big5"])
def test_files_of_every_usual_encoding_are_read(encoding: str) -> None:
    declared = {"utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-8-sig": "UTF-8"}.get(encoding, encoding.upper())
    text = tmx(unit("報告", "report"), f'<?xml version="1.0" encoding="{declared}"?>').decode()
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    assert only((mark + text).encode(encoding)).source == "報告"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
        '<!DOCTYPE tmx SYSTEM "tmx11.dtd">',
        '<!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD for Translation Memory eXchange//EN" "tmx14.dtd">',
        '<!DOCTYPE tmx SYSTEM "http://www.lisa.org/tmx/tmx14.dtd">',
    ],
)
def test_the_standard_declaration_is_passed_over(declaration: str) -> None:
    assert only(tmx(unit(), f'<?xml version="1.0"?>{declaration}')).target == "a and b"


@pytest.mark.parametrize(
    ("declaration", "text"),
    [
        ('<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY a "aaaa">]>', "&a;"),
        ('<!DOCTYPE tmx SYSTEM "tmx14.dtd" []>', "a"),
        ('<!DOCTYPE tmx SYSTEM "../../../etc/passwd">', "a"),
        ('<!DOCTYPE tmx SYSTEM "file:///tmx14.dtd">', "a"),
        ('<!DOCTYPE html SYSTEM "tmx14.dtd">', "a"),
        ('<!DOCTYPE tmx [<!ENTITY % remote SYSTEM "http://example.org/x.dtd"> %remote;]>', "a"),
        # With a declaration that is not fetched, an unknown entity would be dropped from the sentence in silence.
        ('<!DOCTYPE tmx SYSTEM "tmx14.dtd">', "a &unknown; b"),
    ],
)
def test_declarations_of_a_files_own_and_entities_are_refused(declaration: str, text: str) -> None:
    with pytest.raises(TranslationMemoryError, match="not safe to read"):
        list(read_tmx(tmx(unit(en=text), f'<?xml version="1.0"?>{declaration}')))


def test_a_billion_laughs_are_not_laughed() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    with pytest.raises(TranslationMemoryError, match="not safe to read"):
        list(read_tmx(tmx(unit(en="&l9;"), f'<!DOCTYPE tmx [<!ENTITY l0 "ha">{levels}]>')))


def test_a_text_without_end_is_refused() -> None:
    with pytest.raises(TranslationMemoryError, match=r"longer than 1,000,000 characters"):
        list(read_tmx(tmx(unit(zh="甲" * 1_000_001))))


def test_an_encoding_nobody_knows_is_told_with_its_line() -> None:
    with pytest.raises(TranslationMemoryError, match=r"its encoding cannot be read \(near line 1\)"):
        list(read_tmx(b'<?xml version="1.0" encoding="x-none"?><tmx/>'))
    with pytest.raises(TranslationMemoryError, match="its encoding cannot be read"):
        list(read_tmx(b'<?xml version="1.0" encoding="gb2312"?><tmx>\xff\xff\xff</tmx>'))


def test_a_file_becomes_reviews_with_who_and_when(tmp_path: Path) -> None:
    path = tmp_path / "in.tmx"
    path.write_bytes(
        tmx(
            unit("前景", "Outlook", 'changeid="Li" changedate="20261103T091500Z"', more="<note>as agreed</note>")
            + unit("背景", "Background", more='<prop type="x-field">heading</prop>')
        )
    )
    os.utime(path, (1_790_000_000, 1_790_000_000))
    first = Review(
        source="前景", source_language="zh-CN", target="Outlook", reviewer="Li", reviewed_at=MOMENT, origin="tmx",
        note="as agreed",
    )  # fmt: skip
    assert reviews_of(path) == [first]
    assert reviews_of(path, "Wang") == [
        first,
        Review(
            source="背景", source_language="zh-CN", target="Background", field_kind="heading", reviewer="Wang",
            reviewed_at=datetime.fromtimestamp(1_790_000_000, tz=UTC), origin="tmx",
        ),
    ]  # fmt: skip


def test_a_file_that_cannot_be_imported_gives_no_reviews_at_all(tmp_path: Path) -> None:
    (tmp_path / "bad.tmx").write_bytes(tmx(unit(of_unit='changeid="Li"'))[:-10])
    with pytest.raises(TranslationMemoryError, match=r"bad\.tmx.*line 1"):
        reviews_of(tmp_path / "bad.tmx")
    with pytest.raises(TranslationMemoryError, match=r"none\.tmx.*cannot be read"):
        reviews_of(tmp_path / "none.tmx")
