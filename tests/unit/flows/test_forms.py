"""The run forms: words, defaults, drop-downs, and what they refuse before a run exists."""

import inspect

import jsonschema
import pytest

from flows.forms import (
    NOTHING_WAITS,
    OFFICE_ENGINES,
    MonthlyBriefingForm,
    PublishBriefingForm,
    filled,
    form_schema,
)
from tasks.contracts.errors import BriefingError

MONTHLY = form_schema(MonthlyBriefingForm)
PUBLISH = form_schema(PublishBriefingForm, {"edition": ["2026-11", "2026-10 v2"]})


def refused(schema, **values):
    return not jsonschema.Draft202012Validator(schema).is_valid(values)


@pytest.mark.parametrize("schema", [MONTHLY, PUBLISH], ids=["monthly", "publish"])
def test_every_field_has_a_title_a_help_and_a_place_and_no_field_holds_a_secret(schema):
    fields = schema["properties"]
    assert [field["position"] for field in fields.values()] == list(range(len(fields)))
    for name, field in fields.items():
        assert field["title"] and field["description"].endswith("."), name
        assert field.get("format") != "password" and not {"password", "key", "token"} & set(name.split("_")), name


def test_the_fields_are_parameters_of_the_flows_with_the_same_defaults():
    from flows.monthly_briefing import monthly_briefing
    from flows.publish_briefing import publish_briefing

    for form, flow in ((MonthlyBriefingForm, monthly_briefing), (PublishBriefingForm, publish_briefing)):
        parameters = inspect.signature(flow.fn).parameters
        for name, field in form.model_fields.items():
            default = parameters[name].default
            if field.is_required():
                assert default is inspect.Parameter.empty, name
            elif name == "languages":
                assert default is None and field.default == ["en"]
            else:
                assert (default if default is not None else field.default) == field.default, name
        assert "as_of" not in form.model_fields and "output" not in form.model_fields, "for the machine itself only"


def test_the_drop_downs_and_defaults_of_the_monthly_form():
    fields = MONTHLY["properties"]
    assert fields["engine"]["enum"][:3] == [OFFICE_ENGINES, "none", "fxtranslate"]
    assert fields["languages"]["items"]["enum"] == ["en", "fr", "ru", "zh"] and fields["languages"]["default"] == ["en"]
    assert "chemicals-and-pops" in fields["themes"]["items"]["enum"]
    assert MONTHLY["required"] == []


@pytest.mark.parametrize(
    "values",
    [
        {"month": "November"}, {"month": "2026-13"}, {"languages": ["de"]}, {"languages": []}, {"engine": "babelfish"},
        {"themes": ["gardening"]}, {"note": "x" * 601}, {"dry_run": "perhaps"}, {"bogus": 1}, {"output": "/etc"},
    ],
    ids=lambda values: next(iter(values)),
)  # fmt: skip
def test_the_monthly_form_refuses(values):
    assert refused(MONTHLY, **values)


@pytest.mark.parametrize("month", ["", "2026-11", "scheduled"])
def test_the_monthly_form_takes_a_month_none_and_the_schedules_own_word(month):
    assert not refused(MONTHLY, month=month)
    assert filled(MonthlyBriefingForm, {"month": month}).month == month


def test_the_edition_is_chosen_from_what_waits_and_nothing_else():
    assert PUBLISH["properties"]["edition"]["enum"] == ["2026-11", "2026-10 v2"]
    assert "default" not in PUBLISH["properties"]["edition"] and PUBLISH["required"] == ["edition", "name"]
    assert not refused(PUBLISH, edition="2026-11", name="Ana")
    assert refused(PUBLISH, edition="2026-09", name="Ana") and refused(
        PUBLISH, edition="2026-11", name="Ana", decision="maybe"
    )
    assert refused(PUBLISH, edition="2026-11", name="Ana", test_address="not an address")
    assert (
        refused(PUBLISH, edition="2026-11")
        and refused(PUBLISH, edition="2026-11", name="  ")
        and refused(PUBLISH, name="Ana")
    )
    nothing = form_schema(PublishBriefingForm, {"edition": [NOTHING_WAITS]})
    assert nothing["properties"]["edition"]["enum"] == [NOTHING_WAITS]
    with pytest.raises(BriefingError, match="Edition: "):
        filled(PublishBriefingForm, {"edition": NOTHING_WAITS, "name": "A"})


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"edition": "2026-11"}, "your name is missing"),
        ({"edition": "2026-11", "name": "  "}, "your name is missing"),
        ({"edition": "2026-11", "decision": "send back", "name": "Ana"}, "the reason is missing"),
        ({"edition": "../etc", "name": "Ana"}, "Edition: "),
        ({"edition": "2026-11", "name": "Ana", "extra": 1}, "extra"),
    ],
)
def test_a_decision_without_a_name_or_a_reason_is_refused_in_words(values, said):
    with pytest.raises(BriefingError, match=said):
        filled(PublishBriefingForm, values)


def test_a_test_and_a_dry_run_need_no_name_and_decide_nothing():
    assert not filled(PublishBriefingForm, {"edition": "2026-11", "test_address": "a@b.org"}).decides
    assert not filled(PublishBriefingForm, {"edition": "2026-11-ru v2", "dry_run": True}).decides
    assert filled(PublishBriefingForm, {"edition": "2026-11", "name": "Ana"}).decides
