"""What the strategies give is valid, reads back as itself and fits its own schema."""

from __future__ import annotations

import json
import sys
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from slussmodel import strategies
from slussmodel.codec import from_json, json_schema, to_dict, to_json
from slussmodel.strategies.registry import STRATEGIES

NAMED = {strategy: (module, name) for module, types in STRATEGIES.items() for name, strategy in types.items()}


def kind_of(strategy: str) -> type:
    module, name = NAMED[strategy]
    __import__(module)
    kind: type = getattr(sys.modules[module], name)
    return kind


@cache
def validator(kind: type) -> Draft202012Validator:
    return Draft202012Validator(json_schema(kind))


@pytest.mark.parametrize("strategy", NAMED)
def test_every_value_reads_back_as_itself_and_fits_its_schema(strategy: str) -> None:
    kind = kind_of(strategy)

    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(getattr(strategies, strategy)())
    def holds(value: object) -> None:
        assert isinstance(value, kind)
        assert from_json(to_json(value)) == value
        validator(kind).validate(json.loads(to_json(value)))
        assert to_dict(value)["type"]

    holds()


@given(st.data())
def test_knobs_are_kept(data: st.DataObject) -> None:
    s = strategies
    assert 0 <= data.draw(s.amounts(currency="EUR", min_minor=0, max_minor=9)).minor <= 9
    assert len(data.draw(s.periods(max_months=3))) <= 3
    assert len(data.draw(s.identifiers(max_size=2))) <= 2
    assert len(data.draw(s.texts(max_size=3))) <= 3
    assert data.draw(s.ideas(ids=("a", "b"), municipalities=("1496",))).municipality == "1496"
    assert data.draw(s.municipality_codes(county="14")).startswith("14")
    assert data.draw(s.municipalities(county="14")).county.code == "14"
