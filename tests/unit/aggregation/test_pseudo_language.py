"""No word that is printed is hard-coded: an edition in a language that does not exist shows every one that is."""

import re

import pseudo_locale
import pytest
from gold_edition import gold_inputs, names, worked
from pseudo_locale import LANGUAGE, has_letters, printed, unmarked, words_in, words_of

from tasks.aggregation.aggregate import aggregate
from tasks.contracts.briefing import BriefingData, Text
from tasks.contracts.change import Change
from tasks.contracts.edition import EditionId, EditionInputs
from tasks.contracts.source import SetAside
from tasks.vocabularies.interface_catalogues import load_messages
from tasks.vocabularies.thread_subjects import thread_subjects

#: Fields that hold no words of ours: ids, codes, marks, file names, addresses, checksums, times for machines.
CODES = re.compile(
    r"(^|\.)(anchor|evidence_anchor|note_anchor|source_anchor|mark|source_mark|theme_id|code|severity|status|state|lang|file|"
    r"sha256|sha256_prefix|url|official_url|symbol|sdg_targets|as_of_iso|edition_label|language)$"
    # the name of a rule or table that a figure was read or doubted by, and the settings of the run as they were given
    r"|^evidence\.rule$|^figures\.rows\.(kind|status)$|^themes_shown\.counts\.kind$|\.flags\.source$|^parameters$"
)
#: Facts may use these words of the English catalogue: a list of names is joined, a line of totals names a status.
FACT_WORDS = re.compile(
    r"^(list|metric_status|figures\.original_only|totals\.described|highlights\.result|unit|bound)\b"
)


@pytest.fixture
def edition(monkeypatch: pytest.MonkeyPatch) -> tuple[EditionInputs, BriefingData]:
    pseudo_locale.install(monkeypatch)
    inputs = gold_inputs(
        set_aside=(
            SetAside(file="a.pdf", reason="not_text", detail="detail"),
            SetAside(file="b", reason="odd", detail=""),
        ),
    )
    untranslated = worked(names()[4])
    text = untranslated.document.text + " "
    copy = untranslated.model_copy(
        update={
            "document": untranslated.document.model_copy(update={"file": "005_copy.txt", "text": text}),
            "translations": (),
        }
    )
    edition = EditionId(month="2026-11", version=2, language=LANGUAGE)
    asked = inputs.request.model_copy(
        update={"edition": edition, "changes": (Change(code="stated", values={"sentence": "x"}),)}
    )
    inputs = inputs.model_copy(update={"request": asked, "worked": (*inputs.worked, copy)})
    return inputs, aggregate(inputs)


def bypasses(data: BriefingData) -> dict[str, str]:
    """Field → a string of it that holds words of ours which the catalogue does not know."""
    found: dict[str, str] = {}
    for path, value in printed(data):
        words = value.text if isinstance(value, Text) else value
        is_ours = value.lang == LANGUAGE if isinstance(value, Text) else not CODES.search(path)
        if is_ours and has_letters(unmarked(words)):
            found.setdefault(path, words)
    return found


def test_every_word_of_ours_comes_from_a_catalogue(edition: tuple[EditionInputs, BriefingData]) -> None:
    _, data = edition
    assert bypasses(data) == {}


def test_facts_are_words_of_the_sources(edition: tuple[EditionInputs, BriefingData]) -> None:
    inputs, data = edition
    known = words_of(inputs)
    for key, forms in load_messages("en").items():
        if FACT_WORDS.match(key):
            known |= {word for form in forms for word in words_in(form)}
    for row in thread_subjects().values():
        known |= words_in(row.title)
    strange = {
        path: value.text
        for path, value in printed(data)
        if isinstance(value, Text) and value.lang != LANGUAGE and words_in(value.text) - known
    }
    assert strange == {}


def test_a_word_that_is_hard_coded_is_noticed(edition: tuple[EditionInputs, BriefingData]) -> None:
    _, data = edition
    head = data.masthead.model_copy(update={"coverage": f"{data.masthead.coverage} Thank you."})
    noticed = bypasses(data.model_copy(update={"masthead": head}))
    assert noticed["masthead.coverage"] == head.coverage


def test_the_whole_model_is_walked(edition: tuple[EditionInputs, BriefingData]) -> None:
    _, data = edition
    walked = {path.split(".")[0] for path, _ in printed(data)}
    may_be_empty = {"totals", "before_quoting_more", "threads_note", "figures_note", "history"}
    may_be_empty |= {"note", "themes_shown"}  # tests below
    assert set(BriefingData.model_fields) - walked <= may_be_empty


def test_what_only_some_editions_say_of_themselves_comes_from_a_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    pseudo_locale.install(monkeypatch)
    inputs = gold_inputs()
    some = {"themes": ("finance", "other"), "note": "1, 2 … 3", "is_preview": True}
    asked = inputs.request.model_copy(update={"edition": EditionId(month="2026-11", language=LANGUAGE), **some})
    data = aggregate(inputs.model_copy(update={"request": asked}))
    assert data.preview and data.note is not None and data.themes_shown is not None
    assert bypasses(data) == {}
