"""Template language in source text, and the settings that keep templates safe."""

import ast
from pathlib import Path

import pytest
from jinja2 import Environment, StrictUndefined
from jinja2.exceptions import UndefinedError
from publishing import Published

from tasks.rendering import html

ROOT = Path(__file__).resolve().parents[2]


def test_braces_in_a_source_are_words(published: Published) -> None:
    for words in (published.words, published.screen_words):
        assert "{{ 7*7 }} {% raw %} {{ data.__class__ }} {# gone #}" in words


def calls() -> list[tuple[str, ast.Call]]:
    """Every call in the program, with its file."""
    return [
        (path.relative_to(ROOT).as_posix(), node)
        for folder in ("tasks", "flows")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    ]


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_every_environment_escapes_and_refuses_undefined_names() -> None:
    made = [
        (file, node)
        for file, node in calls()
        if called(node) in ("Environment", "SandboxedEnvironment", "NativeEnvironment")
    ]
    assert made
    for file, node in made:
        given = {keyword.arg: ast.unparse(keyword.value) for keyword in node.keywords}
        assert (given.get("autoescape"), given.get("undefined")) == ("True", "StrictUndefined"), file


def test_no_template_is_made_of_anything_but_a_file() -> None:
    assert [file for file, node in calls() if called(node) in ("from_string", "Template")] == []


def test_no_template_switches_escaping_off() -> None:
    for path in sorted((ROOT / "report_templates").rglob("*.j2")):
        text = path.read_text("utf-8")
        assert "autoescape" not in text, path.name
        assert "|safe" not in text.replace(" ", ""), path.name


def test_the_environment_in_use_has_the_settings(published: Published) -> None:
    environment = html._environment(None, "en")
    assert isinstance(environment, Environment)
    assert environment.autoescape is True
    assert environment.undefined is StrictUndefined
    with pytest.raises(UndefinedError):
        environment.from_string("{{ nothing.of.the.kind }}").render()
