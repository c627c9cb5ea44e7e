"""JSON Schema of every payload: valid itself, true of what is written, and false of what is not."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from slussmodel import Idea, Money, Period
from slussmodel.codec import json_schema, to_dict
from slussmodel.codec._table import HOMES
from slussmodel.codec.names import class_of
from slussmodel.language import Labelled
from slussmodel.places import Municipality, Place
from slussmodel.procurement import InnovationPartnership
from slussmodel.sluice import AnyCommand, AnyEvent, Link
from tests.codec.test_codec import HISTORY, STORY, VALUES


@pytest.mark.parametrize("tag", HOMES)
def test_every_class_has_a_schema_that_is_one(tag: str) -> None:
    Draft202012Validator.check_schema(json_schema(class_of(tag)))


def plain(value: object) -> object:
    return json.loads(json.dumps(to_dict(value)))


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_what_is_written_fits_the_schema_of_its_class(value: object) -> None:
    Draft202012Validator(json_schema(type(value))).validate(plain(value))


def test_commands_and_events_fit_the_schema_of_their_unions() -> None:
    commands, events = (Draft202012Validator(json_schema(union)) for union in (AnyCommand, AnyEvent))
    for command in STORY:
        commands.validate(plain(command))
        assert not events.is_valid(plain(command))
    for event in HISTORY:
        events.validate(plain(event))


@pytest.mark.parametrize(
    "change",
    [
        {"title": ""},
        {"title": "   "},
        {"id": " a"},
        {"id": 5},
        {"kind": "alien"},
        {"origins": "employee"},
        {"extra": 1},
        {"type": "Money"},
        {"schema": 99},
        {"municipality": None},
    ],
    ids=str,
)
def test_what_the_converter_refuses_the_schema_refuses_too(change: dict[str, object]) -> None:
    schema = Draft202012Validator(json_schema(Idea))
    payload = to_dict(Idea(id="a", title="t", municipality="m"))
    assert schema.is_valid(payload)
    assert not schema.is_valid(payload | change)


def test_the_rules_of_a_field_stand_in_the_schema() -> None:
    members = json_schema(Municipality)["properties"]
    assert members["code"] == {"type": "string", "pattern": "^(?:[0-9]{4})$"}
    assert {"type": "string", "pattern": "^(?:[A-Z]{2}[A-Z0-9]{3})$"} in json_schema(Place)["properties"]["nuts3"][
        "anyOf"
    ]
    invited = json_schema(InnovationPartnership)["properties"]["invited"]
    assert invited["uniqueItems"] is True
    assert invited["items"]["maxLength"] == 200
    assert {"type": "number", "minimum": 0, "maximum": 1} in json_schema(Link)["properties"]["probability"]["anyOf"]
    assert (members["lat"]["minimum"], members["lat"]["maximum"]) == (-90, 90)


def test_enumerations_carry_their_labels_in_both_languages() -> None:
    kinds = json_schema(Idea)["$defs"]["IdeaKind"]
    assert kinds["enum"] == ["need", "challenge", "improvement", "idea"]
    assert kinds["x-labels"]["need"] == {"sv": "behov", "en": "need"}


def test_a_schema_names_the_parts_that_it_is_made_of() -> None:
    assert list(json_schema(Period)["$defs"]) == ["YearMonth"]
    assert "$defs" not in json_schema(Money)
    assert issubclass(class_of("Role"), Labelled)
