"""chinese2digits: every number of a Chinese text as digits. It knows no units but the per cent sign."""

from typing import Any

from adapter_protocol import Converter, Figure, Reader, figure, serve


def convert(text: str, found: Any) -> list[Figure]:
    """The numbers of one sentence; the library gives their words in order but not their places."""
    figures = []
    position = 0
    for words, digits in zip(found["CHNumberStringList"], found["digitsStringList"], strict=True):
        start = text.find(words, position)
        if start < 0:
            continue
        position = start + len(words)
        percent = words.endswith(("%", "％")) or "百分之" in words
        value = float(digits) * (100 if percent else 1)
        figures.append(figure(start, position, round(value, 9), "%" if percent else ""))
    return figures


def prepare(language: str) -> tuple[Reader, Converter]:
    """Its function that takes all numbers from a string."""
    import chinese2digits

    return chinese2digits.takeNumberFromString, convert


if __name__ == "__main__":
    serve(prepare)
