"""Words that several sections print alike: places, figures, and the text of an item in English."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from tasks.aggregation.sources import Source, cut_words, lang_tag, one_line, whole_phrase
from tasks.contracts.activity import Activity, Recommendation
from tasks.contracts.briefing import Text
from tasks.contracts.metric import Metric, Qualifier
from tasks.contracts.translation import TranslationState
from tasks.grammar import un_style
from tasks.grammar.interface import Interface, interface_for

#: A subject of so few words is a noun that needs its clause ("countries", "PCBs, insecticides and DDT").
BARE_WORDS = 4
#: A full stop after a small letter, a figure or a closing sign, then a capital: "K. Yumkella" does not end a sentence.
_ABBREVIATION = r"(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bProf\.)(?<!\bNo\.)(?<!\bSt\.)"
_CLAUSE_END = re.compile(rf"; (?:and )?|(?<=[a-z0-9)][.!?]){_ABBREVIATION}\s+(?=[A-Z“\"(\[])")
_SENTENCE_END = re.compile(
    rf"(?:(?<=[a-z0-9)\]”’\"][.!?])|(?<=[a-z0-9)\]][.!?][\"”’])){_ABBREVIATION}\s+(?=[A-Z“\"(\[])"
)
#: A clause with so many figures is a list of results; one of them is better named than explained by all.
LIST_FIGURES = 3
_FIGURE = re.compile(r"(?<![\w.,])(?!(?:19|20)\d\d(?![\d.,]*\d))\d[\d.,]*\d")  # not "Scope 1", no year
#: "The ministry reported on 12 November that …": who reports stands beside a line, what is reported is the line.
_REPORTED = re.compile(
    r"[^.;:]{3,160}?\b(?:reported|announced|said|stated|noted|informed)\b[^.;:]{0,40}? that (?=[A-Z0-9a-z])"
)
#: What is looked at for a line; a passage of a megabyte has its first sentence before this or is cut.
MAX_LINE_CHARACTERS = 3_000
#: Letters of scripts other than Latin: Greek to Georgian, Indic, kana, Han, Hangul.
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1cff\u2e80-\u2fdf\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff]")
#: Characters of a decimal from which it is taken for one without an end (0.3333333).
ENDLESS_DECIMAL = 8
#: The message that stands for what a figure counts where there is no English for it.
ORIGINAL_ONLY = "figures.original_only"
_NOT_ANCHOR = re.compile(r"[^a-z0-9]+")
#: Names printed in full before the rest is counted.
MAX_NAMES = 2


def anchor(prefix: str, name: str) -> str:
    """An HTML id: lower case letters, digits and hyphens.

    >>> anchor("a", "0482440ec995fe73:a/12")
    'a-0482440ec995fe73-a-12'
    """
    return f"{prefix}-{_NOT_ANCHOR.sub('-', name.lower()).strip('-')}"


def country_names(interface: Interface, codes: Iterable[str]) -> tuple[str, ...]:
    """Short names of countries in alphabetical order of the language, each once."""
    return tuple(sorted({interface.country(code) for code in codes}))


def countries(interface: Interface, codes: Iterable[str]) -> str:
    """Short names of countries in alphabetical order, joined."""
    return interface.join(country_names(interface, codes))


def facts() -> Interface:
    """How facts are joined and figures inside them printed: facts are English, whatever the language of the page."""
    return interface_for("en")


def some_names(names: Iterable[str], limit: int = MAX_NAMES) -> str:
    """The first names joined as English lists them; the rest are counted, never dropped in silence.

    >>> some_names(["a", "b", "c"], 2)
    'a, b and 1 more'
    """
    listed = list(dict.fromkeys(name for name in names if name))
    if len(listed) <= limit:
        return facts().join(listed)
    return facts().say("list.more", names=", ".join(listed[:limit]), more=len(listed) - limit)


def figure_text(interface: Interface, metric: Metric, *, with_bound: bool = False) -> str:
    """A figure in table style: figures, ``%``, ranges with a dash; with its bound word only if asked."""
    qualifier = metric.qualifier if with_bound or metric.value is None else Qualifier.EXACT
    common = _common_fraction(metric)
    if common:
        return " ".join(part for part in (interface.bound(qualifier), common, interface.rate(metric.rate)) if part)
    amount = interface.quantity(
        metric.value, metric.unit, low=metric.min, high=metric.max, qualifier=qualifier, in_table=True
    )  # fmt: skip
    return f"{amount} {interface.rate(metric.rate)}" if metric.rate else amount


def _common_fraction(metric: Metric) -> str:
    """``1/3`` where the decimal has no end; empty for all other figures."""
    value = metric.value
    if metric.unit != "fraction" or not isinstance(value, float) or len(str(value)) < ENDLESS_DECIMAL:
        return ""
    nearest = Fraction(value).limit_denominator(100)
    return f"{nearest.numerator}/{nearest.denominator}" if abs(float(nearest) - value) < 1e-9 else ""


def bound_label(interface: Interface, metric: Metric) -> str:
    """How the number bounds what it counts, as the figures table prints it; empty for an exact number."""
    if metric.value is None:
        is_range = metric.min is not None and metric.max is not None
        return interface.say("figures.range" if is_range else "figures.bound_only")
    return interface.bound(metric.qualifier)


@dataclass(frozen=True, slots=True)
class ItemText:
    """Words of an item as the page prints them: English if they may be printed, else the original and a digest.

    ``note`` is the id of the message that says which.
    """

    text: Text
    original: Text | None = None
    note: str | None = None
    digest: Text | None = None

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
        is_verified = translated.state is TranslationState.VERIFIED
        note = "activities.unofficial" if is_verified else "activities.by_machine"
        return ItemText(text=Text(text=one_line(translated.target)), original=Text(text=words, lang=lang), note=note)
    if is_in_english(one_line(english), words, language):  # a line composed from known terms by the extraction itself
        return ItemText(
            text=Text(text=one_line(english)), original=Text(text=words, lang=lang), note="activities.unofficial"
        )
    digest = Text(text=translated.digest) if translated is not None and translated.digest else None
    return ItemText(text=Text(text=words, lang=lang), note="activities.not_translated", digest=digest)


def first_sentence(text: str) -> str:
    """The first sentence of a passage on one line; initials and words in quotation marks do not end it.

    >>> first_sentence("Signed by Kandeh K. Yumkella in Vienna. It was extended.")
    'Signed by Kandeh K. Yumkella in Vienna.'
    >>> first_sentence("The standard “Sites. General requirements” is registered. It is new.")
    'The standard “Sites. General requirements” is registered.'
    >>> first_sentence("Said Mr. Binh of the Centre. He spoke in Ha Noi.")
    'Said Mr. Binh of the Centre.'
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


def reported_clause(sentence: str, limit: int) -> str:
    """What a sentence reports, where the whole sentence has more than ``limit`` words and that clause has not; else itself.

    >>> reported_clause("The centre reported on 3 May 2026 that nine mills in Lara halved their use of water.", 10)
    'Nine mills in Lara halved their use of water.'
    >>> reported_clause("The centre reported that nine mills halved their use of water.", 20)
    'The centre reported that nine mills halved their use of water.'
    """
    frame = _REPORTED.match(sentence)
    if frame is None or len(sentence.split()) <= limit:
        return sentence
    clause = sentence[frame.end() :]
    return un_style.sentence_start(clause) if len(clause.split()) <= limit else sentence


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
    sentence = reported_clause(sentence, limit)
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
        return Text(text=whole_phrase(subject))
    translated = source.printable(f"subject/{metric.metric_id}")
    if translated:
        return Text(text=translated)
    return Text(text=original or subject, lang=lang_tag(metric.language))


def definition(interface: Interface, source: Source, metric: Metric, limit: int) -> Text:
    """What a figure counts, in at most ``limit`` English words; a bare noun is explained by the clause of the figure.

    Where neither the subject nor a translation is English, the page says so in its own language.
    """
    explained = explanation(source, metric, limit)
    return Text(text=explained) if explained else interface.own(interface.say(ORIGINAL_ONLY))


def measured(source: Source, metric: Metric, limit: int) -> Text:
    """What a figure counts, explained as in :func:`definition`; in the source's own words where there is no English."""
    explained = explanation(source, metric, limit)
    return Text(text=explained) if explained else subject_text(source, metric)


def explanation(source: Source, metric: Metric, limit: int) -> str:
    """What a figure counts, in English; empty where there is none."""
    subject = subject_text(source, metric)
    if subject.lang == "en" and len(subject.text.split()) > BARE_WORDS:
        return cut_words(subject.text, limit)
    clause = clause_of(source, metric)
    is_list = len(_FIGURE.findall(clause)) >= LIST_FIGURES
    names_itself = subject.lang == "en" and len(subject.text.split()) > 1
    if clause and len(clause.split()) <= limit and not (is_list and names_itself):
        return clause
    return cut_words(subject.text, limit) if subject.lang == "en" else ""


def clause_of(source: Source, metric: Metric) -> str:
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
