"""Ten thousand nested tags: words in a source, and a limit where a template would ever let them through."""

from publishing import Published


def test_nested_tags_in_a_source_are_words_cut_to_a_page(published: Published) -> None:
    assert "<div><div><div>" in published.words
    assert published.paper.count("<div>") < 1_000
    assert published.paper.count("&lt;div&gt;") < 60_000
    assert published.pdf.page_count < 60


def test_what_print_shortens_the_data_pack_has_whole(published: Published) -> None:
    assert published.pack["metrics.jsonl"].count(b"<div>") >= 10_000
