"""Every public type can be drawn, and whatever is drawn is a value that reads back as itself and fits its schema."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from slussmodel.codec import from_json, json_schema, to_json
from slussmodel.codec._table import HOMES
from slussmodel.codec.names import class_of
from slussmodel.sluice import AnyCommand, AnyEvent
from slussmodel.sluice.commands import Command
from slussmodel.sluice.events import Event
from tests.strategies.public_types import NOT_DRAWN, is_one, public_types

MODELS = {tag: kind for tag in HOMES if tag not in NOT_DRAWN and attrs.has(kind := class_of(tag))}
OTHERS = {name: kind for name, kind in public_types() if kind not in MODELS.values()}
"""Enumerations, unions, what models stand for, and models that have no payload."""
UNIONS: dict[Any, Any] = {Command: AnyCommand, Event: AnyEvent}
"""Bases of models: what is drawn for them is one of their kinds, so its schema is that of them all."""

few = settings(max_examples=6, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None)


@pytest.mark.parametrize("name", OTHERS)
def test_from_type_gives_values_of_every_other_public_type(name: str) -> None:
    @few
    @given(st.from_type(OTHERS[name]))
    def holds(value: object) -> None:
        assert is_one(value, OTHERS[name])

    holds()


@pytest.mark.parametrize("tag", MODELS)
def test_from_type_gives_models_that_read_back_as_themselves_and_fit_their_schema(tag: str) -> None:
    kind = MODELS[tag]
    schema = Draft202012Validator(json_schema(UNIONS.get(kind, kind)))

    @few
    @given(st.from_type(kind))
    def holds(value: object) -> None:
        assert isinstance(value, kind)
        written = to_json(value)
        assert from_json(written) == value
        schema.validate(json.loads(written))

    holds()


def test_what_has_no_strategy_is_public_and_no_payload() -> None:
    assert not (NOT_DRAWN.keys() - {"Labelled"}) & HOMES.keys()
