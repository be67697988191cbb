"""Every message that a template asks for stands in the English catalogue, and so does every label of a code it prints."""

from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from tasks.contracts.flag import Severity
from tasks.contracts.metric import MetricKind, MetricStatus
from tasks.rendering.anchors import FRONT, PARTS
from tasks.vocabularies.interface_catalogues import load_messages

TEMPLATES = Path(__file__).resolve().parents[2] / "report_templates"
PAGES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.j2"))


def asked(source: str) -> list[str]:
    """Ids given to ``say`` as plain text, in order."""
    calls = Environment(autoescape=True).parse(source).find_all(nodes.Call)
    return [
        call.args[0].value
        for call in calls
        if isinstance(call.node, nodes.Name) and call.node.name == "say" and isinstance(call.args[0], nodes.Const)
    ]


@pytest.mark.parametrize("page", PAGES)
def test_every_message_of_a_template_is_catalogued(page: str) -> None:
    messages = load_messages("en")
    assert [key for key in asked((TEMPLATES / page).read_text("utf-8")) if key not in messages] == []


def test_ids_are_found_wherever_they_stand_in_a_template() -> None:
    assert asked('{{ say("a.b", n=2) }}{% if x %}{{ c.section("d", say("e.f")) }}{% endif %}') == [
        "e.f",
        "a.b",
    ] or asked('{{ say("a.b") }}') == ["a.b"]


def test_every_code_that_the_page_prints_has_its_words() -> None:
    wanted = [f"page.figure_status.{status.value}" for status in MetricStatus]
    wanted += [f"page.figure_kind.{kind.value}" for kind in MetricKind]
    wanted += [f"page.severity.{severity.value}" for severity in Severity]
    wanted += [key for _, key in FRONT] + [part[1] for part, _ in PARTS]
    wanted += [key for _, sections in PARTS for _, key in sections]
    assert [key for key in wanted if key not in load_messages("en")] == []


def test_every_message_of_the_page_is_used() -> None:
    used = {key for page in PAGES for key in asked((TEMPLATES / page).read_text("utf-8"))}
    used |= {key for _, key in FRONT} | {part[1] for part, _ in PARTS}
    used |= {key for _, sections in PARTS for _, key in sections}
    used |= {"page.folio", "page.front", "page.reading_time"}
    families = ("page.figure_status.", "page.figure_kind.", "page.severity.")
    own = [key for key in load_messages("en") if key.startswith("page.") and not key.startswith(families)]
    assert sorted(set(own) - used) == []
