"""The converter and the schema read one and the same payload; what is written anywhere can stand where anything may."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Generic, TypeVar

import pytest
from attrs import frozen
from jsonschema import Draft202012Validator

from slussmodel import SEK, Idea, Reason
from slussmodel.codec import (
    Fault,
    NoForm,
    PayloadError,
    from_dict,
    from_json,
    json_schema,
    register,
    to_dict,
    to_json,
)
from slussmodel.codec.converter import converter
from slussmodel.codec.faults import Misfit, faults_of
from slussmodel.dedup import IdeaIndex, Match
from slussmodel.ideas import IdeaKind
from slussmodel.language import Sentence
from slussmodel.sharing.game import CostGame
from slussmodel.sluice import Link
from slussmodel.stages import StageGraph
from tests.codec.test_codec import HISTORY, STORY, VALUES
from tests.stories import charter, moment

WRONG: list[object] = [
    None, True, 0, 1, -1, 1.5, "", " ", "x", "1/3", "0.5", "2017-03-01", "2017-03-01T08:00:00+01:00",
    "2017-03-01T08:00:00", [], ["x"], [1], [["x"]], {}, {"type": "Money"}, {"a": 1}, {"minor": 1, "currency": "SEK"},
]  # fmt: skip


@cache
def schema(cls: type) -> Draft202012Validator:
    return Draft202012Validator(json_schema(cls), format_checker=Draft202012Validator.FORMAT_CHECKER)


def changed(payload: dict[str, object]) -> Iterator[dict[str, object]]:
    """The payload with each of its keys away, and with a wrong value in the place of each."""
    for key in payload:
        if key not in ("type", "schema"):
            yield {name: value for name, value in payload.items() if name != key}
            yield from (payload | {key: wrong} for wrong in WRONG)


def refused_for(payload: dict[str, object]) -> tuple[Fault, ...]:
    try:
        from_dict(payload)
    except PayloadError as error:
        return error.faults
    return ()


@pytest.mark.parametrize(
    "value",
    list({type(value): value for value in (*VALUES, *STORY, *HISTORY, *charter().partnership.memberships)}.values()),
    ids=lambda value: type(value).__name__,
)
def test_what_the_converter_takes_the_schema_takes_and_a_wrong_kind_both_refuse(value: object) -> None:
    """What breaks a rule of the model only, the schema need not know."""
    for payload in changed(json.loads(to_json(value))):
        faults = refused_for(payload)
        if not faults:
            assert schema(type(value)).is_valid(payload), payload
        elif any(fault.rule.startswith("must be a") or fault.rule == "is missing" for fault in faults):
            assert not schema(type(value)).is_valid(payload), (payload, faults)


ANYTHING: list[object] = [
    None,
    True,
    1,
    1.5,
    "x",
    Fraction(1, 3),
    Fraction(2),
    Decimal("0.10"),
    date(2020, 1, 1),
    datetime(2020, 1, 1, 8, tzinfo=UTC),
    IdeaKind.NEED,
    SEK(1),
    (1, ("x", SEK(1))),
    pytest.param(frozenset({1, "x"}), id="a set of two kinds"),
    {"a": Fraction(1, 2)},
]


@pytest.mark.parametrize("value", ANYTHING, ids=repr)
def test_any_value_reads_back_as_itself_where_anything_may_stand(value: object) -> None:
    reason = Reason.of(Sentence("c", "{a}", "{a}"), a=value)
    again = from_json(to_json(reason))
    assert again == reason
    assert type(again.params["a"]) is type(value)
    schema(Reason).validate(json.loads(to_json(reason)))


@pytest.mark.parametrize("exact", [True, False])
def test_a_game_reads_back_as_itself_and_so_do_its_savings(exact: bool) -> None:
    costs = [0, 300, 400, 500] if exact else [0, 0.5, 1.25, 1.5]
    game = CostGame.from_array(("Hjo", "Skara"), costs)
    for value in (game, game.savings()):
        again = from_json(to_json(value))
        assert again == value
        assert again.players == ("Hjo", "Skara")
        schema(type(value)).validate(json.loads(to_json(value)))


def test_costs_in_another_kind_than_the_game_s_unit_are_refused() -> None:
    payload = to_dict(CostGame.from_array(("Hjo", "Skara"), [0, 300, 400, 500]))
    assert [fault.rule for fault in refused_for(payload | {"costs": [0, 0.5, 1.25, 1.5]})] == [
        "costs must be whole numbers where the unit has a denominator, and floats where it has none"
    ]


@pytest.mark.parametrize("number", ["1e999", "-1e999", "1" + "0" * 400])
def test_a_number_that_no_float_holds_is_refused(number: str) -> None:
    link = to_json(Link("a", "b", by="HOST", at=moment(1), probability=0.5))
    with pytest.raises(PayloadError, match=r"\$\.probability: must be a finite number"):
        from_json(link.replace("0.5", number))


def test_a_list_is_a_list_and_each_fault_in_it_is_told_at_its_place() -> None:
    payload = to_dict(Idea(id="i", title="t", municipality="m"))
    (fault,) = refused_for(payload | {"tags": "abc"})
    assert str(fault) == "$.tags: must be a list, not 'abc'"
    assert [str(fault) for fault in refused_for(payload | {"tags": ["a", 1, "b", None]})] == [
        "$.tags[1]: must be a string, not 1",
        "$.tags[3]: must be a string, not None",
    ]
    assert from_dict(payload | {"tags": ("a", "b")}).tags == ("a", "b")


@pytest.mark.parametrize("pair", [["a"], ["a", 1, 2], []], ids=len)
def test_a_pair_is_a_list_of_two(pair: list[object]) -> None:
    payload = to_dict(Reason.of(Sentence("c", "{a}", "{a}"), a=1))
    assert [str(fault) for fault in refused_for(payload | {"items": [["b", 2], pair]})] == [
        f"$.items[1]: must be a list of 2, not {pair}"
    ]
    assert [str(fault) for fault in refused_for(payload | {"items": [[1, 2]]})] == [
        "$.items[0][0]: must be a string, not 1"
    ]


def test_a_fault_says_why_even_where_the_error_does_not() -> None:
    assert [fault.rule for fault in faults_of(ValueError())] == ["ValueError"]
    assert [fault.rule for fault in faults_of(ValueError("too late"))] == ["too late"]


def test_the_errors_of_a_payload_survive_pickle() -> None:
    for error in (Misfit("must be x", ("x", "y")), PayloadError("Money", (Fault("$.minor", "is missing"),))):
        again = pickle.loads(pickle.dumps(error))
        assert (vars(again), str(again)) == (vars(error), str(error))


def test_a_schema_says_what_it_is_of_and_names_its_parts_by_their_type() -> None:
    drawn = json_schema(StageGraph)
    assert (drawn["title"], drawn["description"]) == ("StageGraph", StageGraph.__doc__.split("\n\n")[0])
    for name, part in drawn["$defs"].items():
        said = part.get("properties", {}).get("type")
        if name.endswith(" with type"):
            assert said == {"const": name.removesuffix(" with type")}
            assert part["type"] == "object"
            assert part["additionalProperties"] is False
            assert "type" in part["required"]


T = TypeVar("T")


@register
@frozen
class OfTheCallersOwn(Generic[T]):
    """A class that the library has not seen."""

    names: list[str]
    what: T


def test_a_class_of_the_caller_s_own_may_hold_lists_and_leave_a_plain_kind_open() -> None:
    value = OfTheCallersOwn(["a", "b"], "x")
    drawn = schema(OfTheCallersOwn)
    drawn.validate(json.loads(to_json(value)))
    assert from_json(to_json(value)) == value
    for wrong in ("ab", {"0": "a"}, [1]):
        payload = json.loads(to_json(value)) | {"names": wrong}
        assert not drawn.is_valid(payload)
        assert refused_for(payload)


@register
@frozen
class OfOne(Generic[T]):
    what: T


@register
@frozen
class OfMany(Generic[T]):
    maybe: T | None
    several: tuple[T, ...]
    named: Mapping[str, T]
    different: set[int]


@register
@frozen
class OfAnother(Generic[T]):
    """A part whose own parameter is left open."""

    part: OfOne[T]
    whole: OfOne[int]


@pytest.mark.parametrize(
    "value",
    [
        OfOne(1),
        OfOne(SEK(1)),
        OfOne((SEK(1), Fraction(1, 3))),
        OfMany(None, (1, SEK(2)), {"a": IdeaKind.NEED}, {2, 1}),
        OfMany(SEK(1), (), {}, set()),
        OfAnother(OfOne(SEK(1)), OfOne(3)),
    ],
    ids=repr,
)
def test_an_open_parameter_of_a_class_of_the_caller_s_own_may_be_anything(value: object) -> None:
    payload = json.loads(to_json(value))
    schema(type(value)).validate(payload)
    assert from_dict(payload) == value


def test_a_parameter_that_is_said_is_held_to() -> None:
    assert from_dict({"what": 1}, OfOne[int]) == OfOne(1)
    with pytest.raises(PayloadError, match=r"\$\.what: must be an integer, not 'x'"):
        from_dict({"what": "x"}, OfOne[int])


@frozen
class Calls:
    back: Callable[[int], int]


def test_a_field_that_json_has_no_form_for_is_told_by_its_name() -> None:
    for attempt in (lambda: converter().unstructure(Calls(abs)), lambda: from_dict({"back": 1}, Calls)):
        with pytest.raises(NoForm, match=r"^Calls\.back is of type .*Callable.*, which has no form in JSON$"):
            attempt()
    with pytest.raises(NoForm, match="has no form in JSON"):
        json_schema(Calls)
    again = pickle.loads(pickle.dumps(NoForm(int, "Calls.back")))
    assert str(again) == "Calls.back is of type int, which has no form in JSON"


def test_a_match_says_how_probable_it_is_and_not_how_it_works() -> None:
    (match,) = IdeaIndex([Idea(id=id, title="Nattillsyn med kamera", municipality="m") for id in "ab"]).pairs()
    assert match.explanation is not None
    assert list(to_dict(match)) == ["type", "schema", "a", "b", "probability", "identical"]
    assert from_json(to_json(match)) == match
    schema(Match).validate(to_dict(match))


@pytest.mark.parametrize("wrong", [1, "x", [["a", 1]]], ids=repr)
def test_a_mapping_is_an_object(wrong: object) -> None:
    payload = json.loads(to_json(OfMany(None, (), {}, set()))) | {"named": wrong}
    assert [str(fault) for fault in refused_for(payload)] == [f"$.named: must be an object, not {wrong!r}"]
