"""This project's own grammar, run like a peer: by an interpreter of its own, a sentence at a time."""

import sys
from pathlib import Path
from typing import Any

from adapter_protocol import Converter, Figure, Reader, figure, serve

ROOT = Path(__file__).resolve().parents[3]


def convert(text: str, found: Any) -> list[Figure]:
    """The quantities of one sentence by their numerals, with qualifier, rate and rule."""
    return [
        figure(
            q.number_start,
            q.number_end,
            None if q.value is None else float(q.value),
            q.unit,
            low=None if q.min is None else float(q.min),
            high=None if q.max is None else float(q.max),
            qualifier=q.qualifier,
            rate=q.rate or "",
            note=q.rule,
        )
        for q in found[0]
    ]


def prepare(language: str) -> tuple[Reader, Converter]:
    """The grammar with its vocabularies."""
    sys.path.insert(0, str(ROOT))
    from tasks.grammar.quantities import read_quantities

    return lambda text: read_quantities(text, language), convert


if __name__ == "__main__":
    serve(prepare)
