"""What is no journey and no context is named where it is given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from slussmodel import InvalidValue
from slussmodel.stages import Context, Decision, Stage, StageGraph, Transition, advance, options, path_to

T0 = datetime(2026, 1, 1, tzinfo=UTC)
GRAPH = StageGraph(id="g", start="a", stages=(Stage("a"), Stage("b")), transitions=(Transition("a", Decision.GO, "b"),))
BEGUN, NOW = GRAPH.begin("i", at=T0), Context(at=T0)
ASKED: dict[str, Callable[[Any, Any], object]] = {
    "advance": lambda journey, context: advance(journey, Decision.GO, context),
    "options": options,
    "path_to": lambda journey, context: path_to(journey, "b", context),
}


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("odd", [None, T0, {"at": T0}, NOW.particulars], ids=lambda one: type(one).__name__)
def test_a_decision_is_taken_in_a_context(asked: str, odd: object) -> None:
    with pytest.raises(InvalidValue, match=rf"^{asked}\.context: .* must be Context, not {type(odd).__name__}"):
        ASKED[asked](BEGUN, odd)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("odd", [None, "i", GRAPH], ids=lambda one: type(one).__name__)
def test_a_decision_is_taken_on_a_journey(asked: str, odd: object) -> None:
    with pytest.raises(InvalidValue, match=rf"^{asked}\.journey: .* must be Journey, not {type(odd).__name__}"):
        ASKED[asked](odd, NOW)


@pytest.mark.parametrize("asked", ASKED)
def test_what_moved_is_not_yet_the_journey(asked: str) -> None:
    with pytest.raises(InvalidValue, match=r"must be Journey, not Moved: take its \.journey$"):
        ASKED[asked](advance(BEGUN, Decision.GO, NOW), NOW)
