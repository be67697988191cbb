"""quantulum3 with its classifier. A range comes as its mean and half its width, and is made a range again."""

from typing import Any

from adapter_protocol import Converter, Figure, Reader, figure, serve


def _name(unit: Any) -> str:
    if unit.entity.name == "dimensionless" and unit.name == "dimensionless":
        return ""
    code = getattr(unit, "currency_code", None)
    return str(code or unit.name)


def convert(text: str, found: Any) -> list[Figure]:
    """The quantities of one sentence; every second element of a trend pair has its own span."""
    figures = []
    for quantity in found:
        start, end = quantity.span
        spread = quantity.uncertainty
        if spread and "±" not in text[start:end] and "+/-" not in text[start:end]:
            ends = {"low": quantity.value - spread, "high": quantity.value + spread}
            figures.append(figure(start, end, None, _name(quantity.unit), **ends))
        else:
            figures.append(figure(start, end, float(quantity.value), _name(quantity.unit)))
    return figures


def prepare(language: str) -> tuple[Reader, Converter]:
    """quantulum3's parser; the classifier that tells units with one name apart is loaded with the first sentence."""
    from quantulum3 import classifier, parser

    if not classifier.USE_CLF:
        raise RuntimeError("the classifier is not installed: quantulum3 would not run at its best")
    return parser.parse, convert


if __name__ == "__main__":
    serve(prepare)
