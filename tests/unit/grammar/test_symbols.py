import pytest

from tasks.grammar.symbols import find_symbols


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("GC.18/Res.7 and IDB.45/8/Add.2", ["GC.18/Res.7", "IDB.45/8/Add.2"]),
        ("press release UNIS/OUS/189", ["UNIS/OUS/189"]),
        ("resolution 70/1 of the Assembly", ["70/1"]),
        ("第62/208号决议", ["62/208"]),
        ("decision 5/CP.25 and XXVIII/1", ["5/CP.25", "XXVIII/1"]),
        ("and/or, 3/4 of it, km/h, 24/7", []),
        ("", []),
    ],
)
def test_a_document_symbol_is_found_letter_by_letter(text, found):
    assert [mention.surface for mention in find_symbols(text)] == found
