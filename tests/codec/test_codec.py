"""Values to plain data and back: nothing is lost, nothing is coerced, and every fault is told at its path."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import ModuleType

import attrs
import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import slussmodel
from slussmodel import EUR, SEK, Idea, InvalidValue, Money, Period, Reason, Refused, UnknownName
from slussmodel.assessment import DEFAULT_ROUTING
from slussmodel.codec import SCHEMA, PayloadError, from_dict, from_json, json_schema, to_dict, to_json
from slussmodel.codec._table import HOMES
from slussmodel.codec.converter import converter
from slussmodel.codec.names import class_of, tag_of
from slussmodel.codec.versions import upgrade
from slussmodel.ideas import IdeaKind, Origin
from slussmodel.language import Sentence
from slussmodel.sharing import BaseFeePlusPerCapita, PerCapita
from slussmodel.sluice import AnyCommand, Assess, Decided, Sluice, Submit, replay
from slussmodel.stages import all_of, any_of, not_
from slussmodel.stages.flow import EventLog, temporal_profile
from slussmodel.stages.forecast import markov
from slussmodel.stages.guards import Fact, MinimumTime
from slussmodel.strategies import event_logs
from slussmodel.systems import innocap, pitea_skelleftea, skane, skaraborg, vaxjo
from tests.stories import assessment, charter, moment, whole_story
from tools import generate_names

SAID = Sentence("c", "{a}", "{a}")
MONTH = Period.parse("2018-12..2020-03")
STORY = whole_story()
HISTORY = [
    event for step in range(len(STORY)) for event in Sluice(charter()).run(STORY[:step]).handle(STORY[step]).events
]  # type: ignore[union-attr]

VALUES = [
    SEK("1 958 631 kr"),
    MONTH,
    Idea(id="i", title="Håbo 🛶 שלום", municipality="0305", kind=IdeaKind.NEED, origins=(Origin.BUSINESS,)),
    Idea(id="i", title="t", municipality="m", submitted=datetime(2017, 3, 1, 8, tzinfo=timezone(timedelta(hours=1)))),
    assessment("a", 2),
    charter(),
    charter().partnership,
    DEFAULT_ROUTING,
    skaraborg.graph(),
    BaseFeePlusPerCapita(Fraction(1, 3)),
    PerCapita().share(SEK(100), {"Hjo": 1, "Skara": 2}),
    Sluice(charter()).run(STORY).case("a").journey,
    Refused(
        (
            Reason.of(
                Sentence("c", "{a}", "{a}"), a=SEK(1), b=date(2020, 1, 1), c=(1, "x", Fraction(1, 2)), d=IdeaKind.IDEA
            ),
        )
    ),
    all_of(any_of(Fact("x", "ö", "o"), MinimumTime(3)), not_(Fact("y"))),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_every_kind_of_value_reads_back_as_itself(value: object) -> None:
    assert from_json(to_json(value)) == value
    assert type(from_dict(to_dict(value))) is type(value)


@pytest.mark.parametrize("value", [*STORY, *HISTORY], ids=lambda value: type(value).__name__)
def test_every_command_and_event_reads_back_as_itself(value: object) -> None:
    assert from_json(to_json(value)) == value


def test_a_stored_history_is_the_sluice() -> None:
    stored = [to_json(event) for event in HISTORY]
    again = replay(from_json(to_json(charter())), map(from_json, stored))
    assert again == Sluice(charter()).run(STORY)


def test_a_decision_that_was_stored_before_records_kept_its_ground_vouches_for_nothing() -> None:
    decided = next(event for event in HISTORY if isinstance(event, Decided))
    payload = to_dict(decided)
    del payload["move"]["particulars"]["vouched"]
    assert from_dict(payload) == decided


@given(st.integers(), st.sampled_from(["SEK", "EUR", "ISK"]))
def test_money_reads_back_as_itself(minor: int, currency: str) -> None:
    assert from_json(to_json(Money(minor, currency)), Money) == Money(minor, currency)


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\x00" not in text))
def test_texts_read_back_as_themselves(title: str) -> None:
    one = Idea(id="i", title=title, municipality="m")
    assert from_json(to_json(one)) == one


def test_a_payload_says_its_type_and_version() -> None:
    assert to_dict(EUR(1)) == {"type": "Money", "schema": SCHEMA, "minor": 100, "currency": "EUR"}
    assert list(to_dict(VALUES[2]))[:2] == ["type", "schema"]


def faults(data: object, cls: type | None = None) -> list[str]:
    with pytest.raises(PayloadError) as caught:
        from_dict(data, cls)
    return sorted(map(str, caught.value.faults))


def test_every_fault_is_told_at_its_path_with_what_is_allowed() -> None:
    payload = to_dict(Submit(VALUES[2], by="1", at=moment(1)))  # type: ignore[arg-type]
    payload["idea"] |= {"kind": "ide", "municipality": 5, "origins": ["employee", "alien"], "extra": 1}
    del payload["idea"]["title"], payload["at"]
    assert [fault.split(";")[0] for fault in faults(payload)] == [
        "$.at: is missing",
        "$.idea.extra: is not known here",
        "$.idea.kind: must be an allowed value, not 'ide'",
        "$.idea.municipality: must be a string, not 5",
        "$.idea.origins[1]: must be an allowed value, not 'alien'",
        "$.idea.title: is missing",
    ]
    assert "allowed: need, challenge, improvement, idea" in "".join(faults(payload))


def test_a_rule_of_the_model_is_told_at_its_field() -> None:
    payload = to_dict(Assess(assessment("a", 2), by="HOST", at=moment(2)))
    payload["assessment"]["effect"]["people"] = -1
    assert faults(payload) == ["$.assessment.effect.people: -1 must be at least 0"]


@pytest.mark.parametrize(
    ("data", "cls", "fault"),
    [
        ([], None, "$: must be an object, not []"),
        ("x", Idea, "$: must be an object, not 'x'"),
        ({}, None, "$: must say its type"),
        ({"type": "Moneyy"}, None, "$: unknown type 'Moneyy'; did you mean 'Money'"),
        ({"type": 7}, None, "$: unknown type 7"),
        ({"type": ["Money"]}, None, "$: unknown type ['Money']"),
        ({"type": "Money", "minor": 1, "currency": "SEK"}, Idea, "$: type 'Money' cannot stand here"),
        ({"minor": 1.0, "currency": "SEK"}, Money, "$.minor: must be an integer, not 1.0"),
        ({"minor": True, "currency": "SEK"}, Money, "$.minor: must be an integer, not True"),
        ({"minor": "1", "currency": "SEK"}, Money, "$.minor: must be an integer, not '1'"),
        ({"minor": 1, "currency": "KRO"}, Money, "$: unknown currency 'KRO'"),
        ({"type": "Money", "schema": 2, "minor": 1, "currency": "SEK"}, None, "$.schema: version 2 is newer"),
        ({"type": "Money", "schema": "1", "minor": 1, "currency": "SEK"}, None, "$.schema: must be a version"),
        ({"first": [2018, 12], "last": None}, Period, "$.first: must be an object, not [2018, 12]"),
    ],
)
def test_bad_payloads_are_refused(data: object, cls: type | None, fault: str) -> None:
    assert any(found.startswith(fault) for found in faults(data, cls)), faults(data, cls)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"type": "Money", "minor": 1', "line 1, column"),
        ('{"minor": 1, "minor": 2}', "has the key 'minor' twice"),
        ('{"minor": NaN}', "holds NaN"),
        ('{"minor": -Infinity}', "holds -Infinity"),
        ("[" * 1_000_000, "nested too deeply"),
        (b'{"a": "\xff"}', "UTF-8"),
        ("", "line 1"),
        (f'{{"minor": {"9" * 5000}}}', "more digits than Python reads"),
        (None, "must be str or bytes, not NoneType"),
        ({"type": "Money"}, "must be str or bytes, not dict"),
    ],
    ids=["truncated", "twice", "nan", "infinity", "nested", "bytes", "empty", "digits", "none", "dict"],
)
def test_text_that_is_no_json_is_refused(text: object, fault: str) -> None:
    with pytest.raises(PayloadError, match=fault):
        from_json(text)  # type: ignore[arg-type]


def test_deep_data_is_refused_without_a_crash() -> None:
    deep: dict[str, object] = {"type": "not", "guard": {}}
    for _ in range(100_000):
        deep = {"type": "not", "guard": deep}
    with pytest.raises(PayloadError):
        from_dict({**to_dict(skaraborg.graph()), "transitions": [{"guards": [deep]}]})


@pytest.mark.parametrize("moment", ["2017-03-01T08:00:00", "2017-03-01", "yesterday", 0, None])
def test_an_instant_needs_its_zone(moment: object) -> None:
    payload = to_dict(VALUES[3]) | {"submitted": moment}
    if moment is None:
        assert from_dict(payload).submitted is None
    else:
        assert faults(payload)[0].startswith("$.submitted: must be")


def test_a_union_lets_in_its_members_and_nothing_else() -> None:
    command = STORY[0]
    assert from_json(to_json(command), AnyCommand) == command
    for data, fault in (
        (to_dict(HISTORY[0]), "$: type 'Submitted' cannot stand here; allowed: Submit, Support, "),
        ({"by": "1496"}, "$: must say its type"),
        ({"type": "Submitt"}, "$: unknown type 'Submitt'; did you mean 'Submit'"),
        ([], "$: must be an object"),
    ):
        with pytest.raises(PayloadError) as error:
            from_dict(data, AnyCommand)
        assert fault in str(error.value)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"type": "Submitt"}, "not a valid Submitt: $: unknown type 'Submitt'; did you mean 'Submit' or 'Submitted'?"),
        (
            {"type": "Money", "minor": 1, "currency": "sek"},
            "not a valid Money: $: unknown currency 'sek'; did you mean 'SEK'?",
        ),
    ],
)
def test_a_near_name_is_offered_once(data: dict[str, object], told: str) -> None:
    with pytest.raises(PayloadError) as error:
        from_dict(data)
    assert str(error.value) == told


def test_unknown_keys_pass_where_the_caller_allows_them() -> None:
    assert from_dict(to_dict(SEK(1)) | {"note": "x"}, Money, extra_keys=True) == SEK(1)


def test_a_value_that_is_no_model_has_no_payload() -> None:
    with pytest.raises(UnknownName, match=r"^unknown type 'object'$"):
        to_dict(object())


@pytest.mark.parametrize("value", ["text", 5, 2.5, True, None, [SEK(1)], (SEK(1),)], ids=repr)
def test_what_json_writes_by_itself_is_no_payload(value: object) -> None:
    with pytest.raises(InvalidValue, match=f"^to_dict.value: .* and {type(value).__name__} has none") as raised:
        to_dict(value)
    assert ("to_dict(one) for one" in str(raised.value)) == isinstance(value, (list, tuple))


@pytest.mark.parametrize("model", ["Money", SEK(1)], ids=repr)
def test_a_schema_is_of_a_class(model: object) -> None:
    with pytest.raises(InvalidValue, match=r"^json_schema.model: .* must be a class"):
        json_schema(model)


def test_older_payloads_are_lifted_step_by_step() -> None:
    steps = {1: lambda old: {"minor": old["ore"]}, 2: lambda old: {**old, "currency": "SEK"}}
    assert upgrade({"schema": 1, "ore": 5}, steps, to=3) == {"minor": 5, "currency": "SEK"}
    with pytest.raises(PayloadError, match="no step leads from version 1"):
        upgrade({"schema": 1}, {}, to=2)


def test_decimals_and_fractions_are_texts() -> None:
    made = converter()
    assert made.structure("0.10", Decimal) == Decimal("0.10")
    assert made.unstructure(Fraction(1, 3)) == "1/3"
    for bad in ("1/0", "abc", 0.5, "1e5"):
        with pytest.raises(ValueError, match="must be"):
            made.structure(bad, Fraction)


@pytest.mark.parametrize("tag", HOMES)
def test_every_class_that_a_room_hands_out_can_be_written_and_read(tag: str) -> None:
    cls = class_of(tag)
    assert tag_of(cls) == tag
    converter().get_structure_hook(cls)
    converter().get_unstructure_hook(cls)
    Draft202012Validator.check_schema(json_schema(cls))


def test_the_table_of_names_is_the_generated_one() -> None:
    assert list(generate_names.homes().items()) == list(HOMES.items())


def public_values() -> set[type]:
    """Every attrs class and enumeration in the `__all__` of a module of the library, but of rooms without values."""
    found = set()
    infos = pkgutil.walk_packages(slussmodel.__path__, "slussmodel.")
    for info in (one for one in infos if one.name.split(".")[1] not in generate_names.LEFT_OUT):
        module = importlib.import_module(info.name)
        for name in getattr(module, "__all__", ()):
            value = getattr(module, name)
            if inspect.isclass(value) and (attrs.has(value) or issubclass(value, Enum)):
                found.add(value)
    return found


def test_every_public_model_has_a_payload_or_a_reason_why_not() -> None:
    known = {class_of(tag) for tag in HOMES}
    without = {cls.__name__ for cls in public_values() - known if not inspect.isabstract(cls)}
    assert without == set(generate_names.WORK_TABLES)


@pytest.mark.parametrize("system", [skaraborg, innocap, skane, vaxjo, pitea_skelleftea], ids=lambda one: one.__name__)
def test_each_system_s_programme_reads_back_as_itself(system: ModuleType) -> None:
    programme = system.programme()
    payload = json.loads(to_json(programme))
    assert from_dict(payload) == programme
    Draft202012Validator(json_schema(type(programme))).validate(payload)


@given(event_logs())
def test_what_a_log_gave_answers_when_read_back_as_it_did(log: EventLog) -> None:
    fit, profile, chain = log.align(log.stage_graph()), temporal_profile(log), markov(log, exact=True)
    fit_read, profile_read, chain_read = (from_json(to_json(one)) for one in (fit, profile, chain))
    assert [fit_read[trace.case] for trace in log.traces] == [fit[trace.case] for trace in log.traces]
    assert (fit_read.fitness, fit_read.explain("en")) == (fit.fitness, fit.explain("en"))
    assert (profile_read.between, profile_read.outliers(1)) == (profile.between, profile.outliers(1))
    for stage in chain.remaining:
        assert chain_read.ends(stage) == chain.ends(stage)


def test_payloads_are_plain_json() -> None:
    assert json.loads(to_json(charter())) == to_dict(charter())


@frozen
class Unknown:
    x: int


def test_a_class_nobody_registered_has_no_name() -> None:
    with pytest.raises(UnknownName, match="unknown type 'Unknown'"):
        to_dict(Unknown(1))
