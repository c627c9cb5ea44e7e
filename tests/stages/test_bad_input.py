"""What is no journey and no context is named where it is given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from slussmodel import InvalidValue
from slussmodel.stages import (
    Context,
    Decision,
    Kind,
    Move,
    Stage,
    StageGraph,
    Transition,
    advance,
    ageing,
    days,
    due,
    flow,
    forecast,
    migrate,
    options,
    overdue,
    path_to,
    replay,
)

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


TIMED = StageGraph(
    id="g",
    start="a",
    stages=(Stage("a", limit=days(9)), Stage("b", kind=Kind.ACHIEVED)),
    transitions=(Transition("a", Decision.GO, "b"),),
)
IDEA = TIMED.begin("i", at=T0)
LOG = flow.EventLog.from_events([("a", "x", T0)])
MOMENTS: dict[str, Callable[[Any], object]] = {
    "ageing.at": lambda at: ageing(IDEA, at),
    "overdue.at": lambda at: overdue(IDEA, at),
    "Journey.at": IDEA.time_in_stage,
    "Migration.at": lambda at: migrate([IDEA], TIMED, TIMED, {}).apply(at=at),
    "Move.at": lambda at: replay(TIMED, "i", [Move(source="a", decision=Decision.GO, target="b", at=at)], began=T0),
    "EventLog.at": lambda at: flow.work_in_progress(LOG, at),
    "EventLog.start": lambda at: LOG.between(at, T0),
    "EventLog.events[0].time": lambda at: flow.EventLog.from_events([("a", "x", at)]),
    "CumulativeFlow.moments": lambda at: flow.cumulative_flow(LOG, [at]),
    "Pace.since": lambda at: forecast.pace(LOG, since=at, until=T0),
}


@pytest.mark.parametrize("asked", MOMENTS)
@pytest.mark.parametrize(
    ("odd", "rule"),
    [
        (T0.replace(tzinfo=None), "must have a time zone"),
        ("2026-01-01", "must be an aware datetime"),
        (1.5, "must be an aware datetime"),
    ],
    ids=["naive", "text", "float"],
)
def test_a_moment_is_aware_wherever_it_is_given(asked: str, odd: object, rule: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        MOMENTS[asked](odd)
    assert str(caught.value).startswith(f"{asked}: {odd!r} {rule}")


@pytest.mark.parametrize("beyond", [10**18, -(10**18), 10**30])
def test_a_moment_lies_in_a_year_that_the_calendar_has(beyond: int) -> None:
    with pytest.raises(InvalidValue, match="must lie in the years 1 to 9999"):
        flow.EventLog.from_events([("a", "x", beyond)])


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        (due, r"^due\.journey: 5 must be Journey, not int"),
        (lambda odd: ageing(odd, T0), r"^ageing\.journey: 5 must be Journey, not int"),
        (LOG.align, r"^EventLog\.graph: 5 must be StageGraph, not int"),
        (lambda odd: LOG.stage_graph(str(odd)), r"^EventLog\.min_count: '5' must be int, not str"),
        (lambda odd: forecast.Pace((1,)).how_many(start=T0.date(), by=odd), r"^Pace\.by: 5 must be a date"),
        (lambda odd: forecast.Pace((1,)).when(2, start=T0.date()).chance(odd), r"^When\.by: 5 must be a date"),
    ],
)
def test_what_is_asked_of_the_wrong_kind_is_named(asked: Callable[[Any], object], named: str) -> None:
    with pytest.raises(InvalidValue, match=named):
        asked(5)
