"""Words that several sections print alike: statuses, kinds, places, figures, and the text of an item in English."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tasks.aggregation.sources import Source, cut_words, lang_tag, one_line
from tasks.contracts.activity import Activity, ActivityStatus, Recommendation
from tasks.contracts.briefing import Text
from tasks.contracts.metric import Metric, MetricKind, MetricStatus, Qualifier
from tasks.contracts.translation import TranslationState
from tasks.grammar import un_style
from tasks.grammar.countries import country_name

ACTIVITY_STATUS_LABELS = {
    ActivityStatus.DONE: "Done",
    ActivityStatus.ONGOING: "Under way",
    ActivityStatus.PLANNED: "Planned",
    ActivityStatus.RECOMMENDED: "Recommended",
}
METRIC_STATUS_LABELS = {
    MetricStatus.ACHIEVED: "achieved",
    MetricStatus.UNDER_WAY: "under way",
    MetricStatus.PLANNED: "planned",
    MetricStatus.RECOMMENDED: "recommended",
    MetricStatus.CONTEXT: "context",
}
METRIC_KIND_LABELS = {
    MetricKind.OUTCOME: "outcome",
    MetricKind.ACTIVITY: "activity",
    MetricKind.PARTICIPATION: "participation",
    MetricKind.CONTEXT: "context",
    MetricKind.TARGET: "target",
}
UNOFFICIAL = "Unofficial translation"
#: A full stop after a small letter, a figure or a closing sign, then a capital: "K. Yumkella" does not end a sentence.
#: A subject of so few words is a noun that needs its clause ("countries", "PCBs, insecticides and DDT").
BARE_WORDS = 4
ORIGINAL_ONLY = "named in the original only"
_CLAUSE_END = re.compile(r"; (?:and )?|(?<=[a-z0-9)][.!?])\s+(?=[A-Z“\"(\[])")
_SENTENCE_END = re.compile(r"(?:(?<=[a-z0-9)\]”’\"][.!?])|(?<=[a-z0-9)\]][.!?][\"”’]))\s+(?=[A-Z“\"(\[])")
#: What is looked at for a line; a passage of a megabyte has its first sentence before this or is cut.
MAX_LINE_CHARACTERS = 3_000
#: Letters of scripts other than Latin: Greek to Georgian, Indic, kana, Han, Hangul.
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1cff\u2e80-\u2fdf\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_NOT_ANCHOR = re.compile(r"[^a-z0-9]+")
#: Names printed in full before the rest is counted.
MAX_NAMES = 4


def anchor(prefix: str, name: str) -> str:
    """An HTML id: lower case letters, digits and hyphens.

    >>> anchor("a", "0482440ec995fe73:a/12")
    'a-0482440ec995fe73-a-12'
    """
    return f"{prefix}-{_NOT_ANCHOR.sub('-', name.lower()).strip('-')}"


def countries(codes: Iterable[str]) -> str:
    """UN short names of countries in alphabetical order, joined."""
    return un_style.join(sorted({country_name(code) for code in codes}))


def some_names(names: Iterable[str], limit: int = MAX_NAMES) -> str:
    """The first names joined; the rest are counted, never dropped in silence.

    >>> some_names(["a", "b", "c"], 2)
    'a, b and 1 more'
    """
    listed = list(dict.fromkeys(name for name in names if name))
    if len(listed) <= limit:
        return un_style.join(listed)
    return f"{', '.join(listed[:limit])} and {len(listed) - limit} more"


def normalised(metric: Metric, *, with_bound: bool = False) -> str:
    """A figure in UN table style: figures, ``%``, ranges with a dash; with its bound word only if asked."""
    qualifier = metric.qualifier if with_bound or metric.value is None else Qualifier.EXACT
    amount = un_style.quantity(
        metric.value, metric.unit, low=metric.min, high=metric.max, qualifier=qualifier, in_table=True
    )  # fmt: skip
    return f"{amount} {metric.rate}" if metric.rate else amount


def bound_label(metric: Metric) -> str:
    """How the number bounds what it counts, as the figures table prints it; empty for an exact number."""
    if metric.value is None:
        return "range" if metric.min is not None and metric.max is not None else "bound only"
    return un_style.bound(metric.qualifier)


@dataclass(frozen=True, slots=True)
class ItemText:
    """Words of an item as the page prints them: English if they may be printed, else the original and a digest."""

    text: Text
    original: Text | None = None
    note: str | None = None
    digest: str | None = None

    @property
    def is_english(self) -> bool:
        """Whether the printed words are in the language of the briefing."""
        return self.text.lang.split("-")[0] == "en"


def item_text(source: Source, field_name: str, english: str, original: str, language: str) -> ItemText:
    """The words of one item: the source's own English, else a printable translation, else the original."""
    lang = lang_tag(language)
    words = one_line(original)
    if lang.split("-")[0] == "en":
        return ItemText(text=Text(text=one_line(english) or words, lang="en"))
    translated = source.fields.get(field_name)
    if translated is not None and translated.target:
        note = UNOFFICIAL if translated.state is TranslationState.VERIFIED else f"{UNOFFICIAL}, by machine"
        return ItemText(text=Text(text=one_line(translated.target)), original=Text(text=words, lang=lang), note=note)
    if is_in_english(one_line(english), words, language):  # a line composed from known terms by the extraction itself
        return ItemText(text=Text(text=one_line(english)), original=Text(text=words, lang=lang), note=UNOFFICIAL)
    digest = translated.digest if translated is not None else None
    return ItemText(text=Text(text=words, lang=lang), note="Not translated", digest=digest)


def first_sentence(text: str) -> str:
    """The first sentence of a passage on one line; initials and words in quotation marks do not end it.

    >>> first_sentence("Signed by Kandeh K. Yumkella in Vienna. It was extended.")
    'Signed by Kandeh K. Yumkella in Vienna.'
    >>> first_sentence("The standard “Sites. General requirements” is registered. It is new.")
    'The standard “Sites. General requirements” is registered.'
    """
    whole = one_line(text[:MAX_LINE_CHARACTERS])
    for end in _SENTENCE_END.finditer(whole):
        sentence = whole[: end.start()]
        if sentence.count("“") == sentence.count("”"):
            return _without_lone_quote(sentence)
    return _without_lone_quote(whole)


def _without_lone_quote(sentence: str) -> str:
    """A sentence cut out of a quotation keeps no quotation mark that has lost its other half."""
    if sentence.count('"') % 2:
        return sentence.removeprefix('"') if sentence.startswith('"') else sentence.removesuffix('"')
    return sentence


def telling_line(source: Source, item: Activity | Recommendation, limit: int) -> Text:
    """At most ``limit`` words that say what an item is about, in the source's own sentence where that is English.

    A headline is shorter than the sentence, often too short to say anything; it stands for sentences in capitals.
    """
    if isinstance(item, Activity):
        words = activity_text(source, item)
    else:
        words = item_text(
            source, f"recommendation/{item.recommendation_id}", item.ask, item.ask_original, item.language
        )
    if words.text.lang.startswith("zh"):
        return words.text
    sentence = first_sentence(item.passage.text)
    is_own_english = item.language.split("-")[0] == "en" and not sentence.isupper()
    return Text(
        text=cut_words(sentence if is_own_english and sentence else words.text.text, limit), lang=words.text.lang
    )


def activity_text(source: Source, activity: Activity) -> ItemText:
    """The headline of an activity."""
    field_name = f"activity/{activity.activity_id}"
    return item_text(source, field_name, activity.headline, activity.headline_original, activity.language)


def is_in_english(words: str, original: str, language: str) -> bool:
    """Whether words read from a source in ``language`` are English: not its own words, and in Latin letters.

    >>> is_in_english("forest land", "forest land", "en"), is_in_english("工业园区", "工业园区", "zh")
    (True, False)
    """
    if language.split("-")[0] == "en":
        return bool(words)
    return bool(words) and words != original and _OTHER_SCRIPT.search(words) is None


def subject_text(source: Source, metric: Metric) -> Text:
    """What a figure counts, in English where there is any, else in the source's words."""
    subject, original = one_line(metric.subject), one_line(metric.subject_original)
    if is_in_english(subject, original, metric.language):
        return Text(text=subject)
    translated = source.printable(f"subject/{metric.metric_id}")
    if translated:
        return Text(text=translated)
    return Text(text=original or subject, lang=lang_tag(metric.language))


def definition(source: Source, metric: Metric, limit: int) -> str:
    """What a figure counts, in at most ``limit`` English words; a bare noun is explained by the clause of the figure.

    Where neither the subject nor a translation is English, it says so: no other language stands in an English sentence.
    """
    subject = subject_text(source, metric)
    if subject.lang == "en" and len(subject.text.split()) > BARE_WORDS:
        return cut_words(subject.text, limit)
    clause = _clause_of(source, metric)
    if clause and len(clause.split()) <= limit:
        return clause
    return cut_words(subject.text, limit) if subject.lang == "en" else ORIGINAL_ONLY


def measured(source: Source, metric: Metric, limit: int) -> Text:
    """What a figure counts, explained as in :func:`definition`; in the source's own words where there is no English."""
    explained = definition(source, metric, limit)
    return subject_text(source, metric) if explained == ORIGINAL_ONLY else Text(text=explained)


def _clause_of(source: Source, metric: Metric) -> str:
    """The English clause that holds the figure: of its own sentence, else of a translation of its activity."""
    number = un_style.number(metric.value, in_table=True) if metric.value is not None else metric.number_surface
    if source.is_english:
        texts = [metric.sentence.text]
    else:
        texts = [source.printable(f"activity/{name}") or "" for name in source.activities_of.get(metric.metric_id, ())]
        texts.append(source.printable(f"paragraph/{metric.paragraph}/summary") or "")
    words = {number, metric.number_surface}
    if metric.value is not None and metric.value < 10:
        words.add(un_style.number(metric.value))
    whole = re.compile(
        rf"(?<![\w.,])(?:{'|'.join(re.escape(word) for word in sorted(words))})(?![\w]|[.,]\d)", re.IGNORECASE
    )
    for text in texts:
        for clause in _CLAUSE_END.split(one_line(text[:MAX_LINE_CHARACTERS])):
            if whole.search(clause):
                return clause.strip().rstrip(".;")
    return ""
