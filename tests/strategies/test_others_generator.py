"""The schema from the other side once more, by hypothesis-jsonschema."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from slussmodel.codec import json_schema
from slussmodel.codec.names import class_of
from tests.strategies.test_schema import is_read_or_breaks_a_rule

pytest.importorskip("hypothesis_jsonschema")

from tests.strategies.others_generator import from_schema

# It takes long over schemas in which anything may stand, and cannot read those that speak of themselves; so a few from
# each room, and `schema_values` for all.
TYPES = (
    "Money", "YearMonth", "Period", "Idea", "partnerships.Contact", "Organisation", "Membership", "Relation", "Place",
    "MarketScan", "Council", "Judgement", "BenefitScale", "Cost", "CashContribution", "DeMinimisRule", "CallOutcome",
    "Instalment", "Stake", "Pilot", "ContinuationDecision", "Objective", "Judged", "Cause", "Transfer", "Limit", "Hold",
    "Submit", "Claim", "Offer", "Claimed", "Linked", "PairDecision", "Post", "Attendance", "Adoption",
)  # fmt: skip


@pytest.mark.parametrize("tag", TYPES)
def test_what_others_draw_from_the_schema_is_a_value_or_breaks_a_rule_that_is_named(tag: str) -> None:
    @settings(max_examples=3, suppress_health_check=list(HealthCheck))
    @given(from_schema(json_schema(class_of(tag))))
    def holds(payload: Any) -> None:
        is_read_or_breaks_a_rule(payload, tag)

    holds()
