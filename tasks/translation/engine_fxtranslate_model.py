"""``make model``: fetch the models of Firefox Translations once, or say how to put them in place by hand.

``python -m tasks.translation.engine_fxtranslate_model --folder .models/fxtranslate --languages zh ru fr es ar``
"""

import argparse
import importlib.util
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from tasks.translation.engine_base import EngineTroubleError
from tasks.translation.engine_fxtranslate import fetch_pair, model_files

LANGUAGES = ("zh", "ru", "fr", "es", "ar")
_SECONDS = 900.0  # for one model of about 40 MB, on a slow line
_BY_HAND = """\
Without a network, put the files in place by hand. On a machine with network, run

    pip install fxtranslate==0.5.0
    fxtranslate models add {tag} en --cache-dir models

(for Chinese the tag is zh or zh-Hans: 'fxtranslate list zh --all' shows which), then copy the folder
models/{tag}-en to

    {folder}/{tag}-en

It must hold these files (names differ by language, the beginnings do not):

    model.*.bin    the model, such as model.zhen.intgemm.alphas.bin
    vocab.*.spm    its vocabulary; or srcvocab.*.spm and trgvocab.*.spm
    lex.*.bin      its shortlist, if there is one, such as lex.50.50.zhen.s2t.bin

An office that keeps a copy of the list of models sets FXTRANSLATE_RECORDS_URL to its address."""


@dataclass(frozen=True, slots=True)
class FetchedModel:
    """What came of one language: the folder with its model, or what went wrong."""

    language: str
    folder: Path | None
    was_there: bool = False
    problem: str = ""


def fetch_model(folder: Path, languages: Iterable[str] = LANGUAGES, *, seconds: float = _SECONDS) -> list[FetchedModel]:
    """Fetch what is missing into ``folder``, in order; after a missing network nothing more is tried. Never raises."""
    results: list[FetchedModel] = []
    unreachable = ""
    for language in languages:
        found = model_files(folder, language)
        if found is not None:
            results.append(FetchedModel(language, folder / found[0], was_there=True))
            continue
        try:
            if unreachable:
                raise EngineTroubleError(unreachable)
            results.append(FetchedModel(language, folder / fetch_pair(folder, language, seconds=seconds)))
        except EngineTroubleError as error:
            unreachable = str(error) if error.is_final else ""
            results.append(FetchedModel(language, None, problem=str(error)))
    return results


def by_hand(folder: Path, language: str) -> str:
    """How to put the model of ``language`` into ``folder`` without network on this machine."""
    return _BY_HAND.format(tag="zh-Hans" if language == "zh" else language, folder=folder)


def main(arguments: Sequence[str] | None = None) -> int:
    """0 if every model is there in the end; else 1, with what to do on standard error."""
    parser = argparse.ArgumentParser(description="Fetch the local translation models.")
    parser.add_argument("--folder", type=Path, required=True, help="where the models go, one folder a language pair")
    parser.add_argument(
        "--languages",
        nargs="+",
        type=_languages,
        default=[("zh",)],
        help=f"from which into English: {', '.join(LANGUAGES)}",
    )
    options = parser.parse_args(arguments)
    folder = options.folder.resolve()
    if importlib.util.find_spec("fxtranslate") is None:
        print("The package fxtranslate is not installed: pip install fxtranslate==0.5.0", file=sys.stderr)  # noqa: T201 - a command
        return 1
    missing = []
    for result in fetch_model(folder, dict.fromkeys(chain.from_iterable(options.languages))):
        if result.folder is None:
            missing.append(result.language)
            print(f"{result.language}: {result.problem}", file=sys.stderr)  # noqa: T201 - a command talks to its user
        else:
            state = "is there already" if result.was_there else "is now there"
            print(f"{result.language}: the model {state}, in {result.folder}")  # noqa: T201 - a command talks to its user
    if missing:
        print(f"\n{by_hand(folder, missing[0])}", file=sys.stderr)  # noqa: T201 - a command talks to its user
    return 1 if missing else 0


def _languages(text: str) -> tuple[str, ...]:
    """``zh,ru`` as a tuple. Raises ``argparse.ArgumentTypeError`` for a language that no model is fetched for."""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    unknown = [name for name in names if name not in LANGUAGES]
    if unknown:
        raise argparse.ArgumentTypeError(f"{unknown[0]!r} is none of {', '.join(LANGUAGES)}")
    return names


if __name__ == "__main__":
    sys.exit(main())
