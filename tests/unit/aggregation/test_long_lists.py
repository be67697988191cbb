"""Lists of thousands of sources: those that are quoted are printed, the rest stand in the data pack, and the page says so."""

from datetime import date

from tasks.aggregation import sources_list
from tasks.aggregation.sources_list import with_room
from tasks.contracts.briefing import EvidenceEntry, SourceEntry, Text


def entry(number: int) -> SourceEntry:
    words = Text(text="x")
    return SourceEntry(
        anchor=f"source-s{number}", mark=f"S{number}", title=words, kind="", language="", issuer=words, symbol="", dated="",
        received=date(2026, 11, 1).isoformat(), file=f"{number}.txt", sha256="", sha256_prefix="", rights=words, counts="",
    )  # fmt: skip


def test_the_quoted_sources_are_printed_and_others_while_there_is_room(monkeypatch) -> None:
    monkeypatch.setattr(sources_list, "SOURCE_ROWS", 3)
    sources = tuple(entry(number) for number in range(1, 9))
    quoted = EvidenceEntry.model_construct(source_anchor="source-s7")
    shown = with_room(sources, (quoted,))
    assert [source.mark for source in shown if source.is_printed] == ["S1", "S2", "S3", "S7"]
    assert [source.mark for source in shown] == [source.mark for source in sources]
    assert with_room(sources[:3], ()) == sources[:3]
