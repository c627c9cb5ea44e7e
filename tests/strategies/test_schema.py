"""The schema from the other side: what is drawn from it alone becomes a value, or breaks a named rule of the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from slussmodel import SlussError
from slussmodel.codec import PayloadError, from_dict, json_schema
from slussmodel.codec._table import HOMES
from slussmodel.codec.faults import Misfit
from slussmodel.codec.names import class_of
from tests.strategies.schema_values import from_schema

MODELS = [tag for tag in HOMES if attrs.has(class_of(tag))]
# A schema cannot say of two keys that the kind of one follows the other, so the converter does.
SAID_BY_THE_CONVERTER = {
    "CostGame": "costs must be whole numbers where the unit has a denominator",
    "SavingsGame": "costs must be whole numbers where the unit has a denominator",
}


def leaves(error: BaseException | None) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from leaves(inner)
    elif error is not None:
        yield error


def is_a_rule(cause: BaseException, tag: str) -> bool:
    """A rule of a model; a misfit is none, for the schema should have ruled it out."""
    if isinstance(cause, Misfit):
        return cause.rule.startswith(SAID_BY_THE_CONVERTER.get(tag, "never"))
    return isinstance(cause, SlussError)


def is_read_or_breaks_a_rule(payload: Any, tag: str) -> None:
    model = class_of(tag)
    try:
        assert isinstance(from_dict(payload, model), model)
    except PayloadError as error:
        unnamed = [cause for cause in leaves(error.__cause__) if not is_a_rule(cause, tag)]
        assert unnamed == []


@pytest.mark.parametrize("tag", MODELS)
def test_what_fits_the_schema_is_a_value_or_breaks_a_rule_that_is_named(tag: str) -> None:
    schema = json_schema(class_of(tag))

    @settings(max_examples=3, suppress_health_check=list(HealthCheck))
    @given(from_schema(schema))
    def holds(payload: Any) -> None:
        Draft202012Validator(schema).validate(payload)
        is_read_or_breaks_a_rule(payload, tag)

    holds()


def test_a_keyword_that_the_generator_does_not_know_is_not_passed_over() -> None:
    with pytest.raises(AssertionError, match="oneOf"):
        from_schema({"oneOf": []})


@given(st.data())
def test_the_generator_keeps_to_the_schema(data: st.DataObject) -> None:
    schema = {
        "type": "object",
        "properties": {"a": {"type": "integer", "minimum": 3}, "b": {"type": "array", "items": {"type": "string"}}},
        "required": ["a"],
        "additionalProperties": False,
    }
    Draft202012Validator(schema).validate(data.draw(from_schema(schema)))
