"""What is tried before a field is held, and what is remembered of it."""

from collections.abc import Sequence

from tasks.contracts.span import Passage, Span
from tasks.translation.attempts import outcomes, sentences
from tasks.translation.masking import mask
from tasks.translation.provider import Candidate, FieldRequest

TWO = "工发组织在 9 个国家支持了 700 多家企业。该方案避免了约 7,200 万吨的二氧化碳排放。"


def request(source: str, language: str = "zh") -> FieldRequest:
    return FieldRequest("p", "paragraph", source, language, Passage(text="甲", parts=(Span(start=0, end=1),)))


class Machine:
    """Answers from a table, in order of candidates; counts what it is asked."""

    name = "machine"

    def __init__(self, table: dict[str, tuple[str, ...]], trouble: tuple[str, ...] = ()) -> None:
        self.table = table
        self.trouble = trouble
        self.asked: list[str] = []

    def propose(self, requests: Sequence[FieldRequest]) -> list[tuple[Candidate, ...]]:
        self.asked += [item.source for item in requests]
        return [
            tuple(Candidate(target, self.name, is_reviewed=False) for target in self.table.get(item.source, ()))
            for item in requests
        ]


def test_the_second_candidate_is_taken_when_the_first_is_wrong() -> None:
    machine = Machine({"在 9 个国家": ("in 19 countries", "in nine countries")})
    (outcome,) = outcomes([request("在 9 个国家")], [], [machine])
    assert outcome.accepted is not None and outcome.accepted.target == "in nine countries"
    assert [(a.way, a.passed, a.failed) for a in outcome.attempts] == [
        ("first", False, ("figures",)),
        ("other_candidate", True, ()),
    ]
    assert machine.asked == ["在 9 个国家"]


def test_a_refused_paragraph_is_asked_for_sentence_by_sentence() -> None:
    first, second = sentences(TWO, "zh")
    machine = Machine(
        {
            TWO: ("UNIDO supported 700 enterprises in nine countries.",),
            first: ("UNIDO supported more than 700 enterprises in nine countries.",),
            second: ("The programme avoided about 72 million tons of carbon dioxide emissions.",),
        }
    )
    (outcome,) = outcomes([request(TWO)], [], [machine])
    assert outcome.accepted is not None
    assert outcome.accepted.target == (
        "UNIDO supported more than 700 enterprises in nine countries. "
        "The programme avoided about 72 million tons of carbon dioxide emissions."
    )
    assert [a.way for a in outcome.attempts] == ["first", "sentences"]


def test_masked_figures_come_back_in_our_own_english() -> None:
    source = "该方案避免了约 7,200 万吨的二氧化碳排放"
    machine = Machine(
        {
            source: ("The programme avoided about 7,200 million tons of carbon dioxide emissions",),
            "该方案避免了XQ0的二氧化碳排放": ("The programme avoided XQ 0 of carbon dioxide emissions",),
        }
    )
    (outcome,) = outcomes([request(source)], [], [machine])
    assert outcome.accepted is not None
    assert outcome.accepted.target == "The programme avoided about 72 million tons of carbon dioxide emissions"
    assert [(a.way, a.passed) for a in outcome.attempts] == [("first", False), ("masked", True)]


def test_a_lost_mark_is_no_answer_and_the_field_stays_refused() -> None:
    source = "该方案避免了约 7,200 万吨的二氧化碳排放"
    machine = Machine({source: ("avoided 72 tons",), "该方案避免了XQ0的二氧化碳排放": ("avoided emissions",)})
    (outcome,) = outcomes([request(source)], [], [machine])
    assert outcome.accepted is None
    assert outcome.refused is not None and outcome.refused.target == "avoided 72 tons"
    assert [a.way for a in outcome.attempts] == ["first"]
    assert not outcome.is_unanswered


def test_a_field_that_a_troubled_engine_left_open_is_marked_as_such() -> None:
    down = Machine({}, ("The engine did not answer.",))
    (outcome,) = outcomes([request("在 9 个国家")], [], [down])
    assert outcome.is_unanswered and outcome.accepted is None and outcome.attempts == []


def test_the_next_engine_is_asked_for_what_the_first_left_open() -> None:
    first = Machine({"前景": ("Outlook",)})
    second = Machine({"前景": ("Prospects",), "结论": ("Conclusions",)})
    found = outcomes([request("前景"), request("结论")], [], [first, second])
    assert [outcome.accepted.target for outcome in found if outcome.accepted] == ["Outlook", "Conclusions"]
    assert second.asked == ["结论"]


def test_counts_are_masked_without_their_noun_and_dates_and_symbols_whole() -> None:
    masked = mask("2021年6月30日，大会 GC.18/Res.7 号决议涉及 300 多家企业", "zh")
    assert masked is not None
    assert masked.words == ("30 June 2021", "GC.18/Res.7", "more than 300")
    assert masked.text == "XQ0，大会 XQ1 号决议涉及 XQ2家企业"


def test_nothing_is_masked_where_there_is_nothing_or_too_much() -> None:
    assert mask("促进循环经济", "zh") is None
    assert mask("、".join(f"{n} 吨" for n in range(100, 160)), "zh") is None


def test_sentences_of_other_scripts() -> None:
    assert sentences("Le Conseil a pris note. Élaboré en 2021, le plan vise 5 pays.", "fr") == [
        "Le Conseil a pris note.",
        "Élaboré en 2021, le plan vise 5 pays.",
    ]
    assert sentences("甲。" * 61, "zh") == ["甲。" * 61]
