"""What reading needed is given back before layout, and is there again when it is asked for."""

from flows.tables import release_tables
from tasks.grammar.composition_zh import compose
from tasks.vocabularies.termbase import load_termbase


def test_tables_are_emptied_and_filled_again_when_needed() -> None:
    before = compose("发展中国家"), len(load_termbase())
    assert load_termbase.cache_info().currsize == 1
    release_tables()
    assert load_termbase.cache_info().currsize == 0
    assert (compose("发展中国家"), len(load_termbase())) == before
