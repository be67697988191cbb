"""The catalogues of interface texts: every id used is worded, every id worded is used, and all languages agree."""

import ast
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from tasks.grammar import un_style
from tasks.vocabularies.interface_catalogues import FOLDER, LANGUAGES, load_messages
from tasks.vocabularies.themes import theme_titles

ROOT = Path(__file__).resolve().parents[2]
OTHERS = [language for language in LANGUAGES if language != "en"]
_ID = re.compile(r"[a-z_]+(?:\.[\w %/‰µ-]+)+")
_BEGINNING = re.compile(r"[a-z_]+\.[\w.]*$")
#: ``say("page.contents"`` in a template; the id may also stand in a variable set from a literal.
_IN_TEMPLATE = re.compile(r"""["']([a-z_]+\.[a-z0-9_.]+)["']""")
_PREFIX_IN_TEMPLATE = re.compile(r"""["']([a-z_]+\.(?:[a-z0-9_]+\.)*(?:[a-z0-9]+_)?)["']\s*~""")


@cache
def used() -> tuple[frozenset[str], frozenset[str]]:
    """Ids that code and templates name in full, and the beginnings of ids that they complete at run time."""
    ids: set[str] = set()
    prefixes: set[str] = set()
    for path in sorted([*(ROOT / "tasks").rglob("*.py"), *(ROOT / "flows").rglob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
                head = str(node.values[0].value)
                if _BEGINNING.match(head):
                    prefixes.add(head)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _ID.fullmatch(node.value):
                ids.add(node.value)
    for path in sorted((ROOT / "report_templates").rglob("*.j2")):
        text = path.read_text("utf-8")
        ids.update(_IN_TEMPLATE.findall(text))
        prefixes.update(_PREFIX_IN_TEMPLATE.findall(text))
    return frozenset(ids), frozenset(prefixes)


@cache
def said() -> frozenset[str]:
    """Ids that stand as the first argument of ``say`` or ``has``, in code and templates."""
    ids: set[str] = set()
    for path in sorted([*(ROOT / "tasks").rglob("*.py"), *(ROOT / "flows").rglob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "say"
            if is_call and node.args:
                ids.update(_literals(node.args[0]))
    for path in sorted((ROOT / "report_templates").rglob("*.j2")):
        ids.update(re.findall(r"""\bsay\(\s*["']([a-z0-9_.]+)["']""", path.read_text("utf-8")))
    return frozenset(ids)


def _literals(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    return [*_literals(node.body), *_literals(node.orelse)] if isinstance(node, ast.IfExp) else []


@cache
def forms(language: str) -> dict[str, tuple[str, ...]]:
    """Every message of a language as the files have it, worded or not, with its plural forms."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted((FOLDER / language).glob("*.po")):
        with path.open("rb") as stream:
            for message in read_po(stream, locale=language, charset="utf-8"):
                if message.id:
                    key = message.id[0] if isinstance(message.id, tuple | list) else message.id
                    wordings = message.string if isinstance(message.string, tuple | list) else (message.string,)
                    assert key not in found, f"{language}: {key} stands in two catalogues ({path.name})"
                    found[key] = tuple(str(wording) for wording in wordings)
    return found


def placeholders(wording: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(wording) if name}


def test_every_id_that_is_said_is_worded() -> None:
    assert sorted(said() - load_messages("en").keys()) == []
    assert len(said()) > 200


def test_every_beginning_of_an_id_leads_to_one() -> None:
    sections = {key.split(".")[0] for key in load_messages("en")}
    _, prefixes = used()
    ours = {prefix for prefix in prefixes if prefix.split(".")[0] in sections}
    assert ours
    assert sorted(p for p in ours if not any(key.startswith(p) for key in load_messages("en"))) == []


def test_every_message_is_used() -> None:
    ids, prefixes = used()
    begun = (
        *prefixes,
        *(f"{prefix}." for prefix in ids),
    )  # named(code, "page.figure_kind") completes the id with the code
    unused = {key for key in load_messages("en") if key not in ids and not key.startswith(begun)}
    assert sorted(unused) == []


def test_a_file_holds_the_messages_of_its_section() -> None:
    """Only common.po, labels.po and units.po hold the messages of several small sections."""
    for path in sorted((FOLDER / "en").glob("*.po")):
        with path.open("rb") as stream:
            ids = [m.id[0] if isinstance(m.id, tuple) else m.id for m in read_po(stream, locale="en") if m.id]
        if path.stem not in ("common", "labels", "units"):
            assert {key.split(".")[0] for key in ids} == {path.stem}, path.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_as_many_as_the_language_has(language: str) -> None:
    plural = {key for key, wordings in forms("en").items() if len(wordings) > 1}
    wrong = {
        key: wordings
        for key, wordings in forms(language).items()
        if len(wordings) != (get_plural(language).num_plurals if key in plural else 1)
    }
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_fills_the_same_placeholders(language: str) -> None:
    """The number may be said in words. A form for exactly one may be another sentence: only English and French have one."""
    has_form_for_one = language in ("en", "fr")
    wrong = []
    for key, wordings in forms(language).items():
        english = forms("en").get(key, wordings)
        for position, wording in enumerate(wordings):
            may_be = [english[-1], english[0]] if position == 0 and has_form_for_one else [english[-1]]
            if wording and placeholders(wording) | {"n"} not in [placeholders(form) | {"n"} for form in may_be]:
                wrong.append(f"{key}: {wording}")
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_words_every_message(language: str) -> None:
    missing = sorted(key for key in forms("en") if not all(forms(language).get(key, ("",))))
    extra = sorted(forms(language).keys() - forms("en").keys())
    assert extra == []
    assert not missing, f"{len(missing)} messages wait for a translator into {language}:\n" + "\n".join(missing)


def test_every_theme_of_the_vocabulary_has_a_title() -> None:
    titles = {
        key.removeprefix("theme."): wordings[0] for key, wordings in forms("en").items() if key.startswith("theme.")
    }
    titles.pop("none")
    assert titles == theme_titles()


def test_english_units_and_bounds_are_those_of_the_style_guide() -> None:
    for key, wordings in forms("en").items():
        section, _, name = key.partition(".")
        if section == "unit":
            assert wordings == (un_style.unit(name, 1), un_style.unit(name, 2))
        elif section == "bound":
            assert wordings == (un_style.bound(name),)
