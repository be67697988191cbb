"""Every word of a template comes from an expression: the catalogues or the data. So each language can have its own."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "report_templates"
PAGES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.j2"))
SPOKEN_ATTRIBUTES = frozenset({"title", "alt", "aria-label", "aria-description", "placeholder", "label", "value"})
#: Meta elements whose content people read; that of the others is code.
SPOKEN_META = frozenset({"author", "description", "keywords"})
LETTER = re.compile(r"[^\W\d_]")


class SpokenWords(HTMLParser):
    """Collects what a reader or a screen reader would meet: text outside style and script, and spoken attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "script"):
            self._silent += 1
        spoken = SPOKEN_ATTRIBUTES | ({"content"} if dict(attrs).get("name") in SPOKEN_META else set())
        self.found += [f"{name}={value}" for name, value in attrs if name in spoken and value and LETTER.search(value)]

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script"):
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if not self._silent and LETTER.search(data):
            self.found.append(data.strip())


def markup_of(source: str) -> str:
    """The template without its expressions and statements: each becomes a figure, which is no letter."""
    output: list[str] = []
    for _, kind, value in Environment(autoescape=True).lex(source):
        if kind == "data":
            output.append(value)
        elif kind == "variable_begin":
            output.append("0")
    return "".join(output)


def words_of(source: str) -> list[str]:
    parser = SpokenWords()
    parser.feed(markup_of(source))
    parser.close()
    return parser.found


@pytest.mark.parametrize("page", PAGES)
def test_no_word_stands_in_a_template(page: str) -> None:
    assert words_of((TEMPLATES / page).read_text("utf-8")) == []


@pytest.mark.parametrize("page", PAGES)
def test_no_sentence_stands_in_an_expression_of_a_template(page: str) -> None:
    constants = [
        node.value
        for node in Environment(autoescape=True).parse((TEMPLATES / page).read_text("utf-8")).find_all(nodes.Const)
        if isinstance(node.value, str)
    ]
    assert [value for value in constants if re.search(r"[^\W\d_]{2,} [^\W\d_]{2,}|^[A-Z][a-z]+$", value)] == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>{{ words }}, {{ more }}: 12</p>", []),
        ("<p>Words</p>", ["Words"]),
        ('<img alt="{{ words }}">', []),
        ('<img alt="A logo">', ["alt=A logo"]),
        ('<a title="{{ name }} again">', ["title=0 again"]),
        (
            '<meta name="viewport" content="width=device-width"><meta name="keywords" content="words">',
            ["content=words"],
        ),
        ("<p>&nbsp;·&nbsp;</p>", []),
        ("<style>p { color: red }</style>{# a comment #}", []),
    ],
)
def test_the_check_sees_words_and_nothing_else(source: str, found: list[str]) -> None:
    assert words_of(source) == found
