"""Moments are compared as the instants that they are, also in the hour that autumn repeats."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from slussmodel.stages import (
    Context,
    Decision,
    Kind,
    MinimumTime,
    Moved,
    Stage,
    StageGraph,
    Transition,
    Undertaking,
    advance,
    ageing,
    days,
    flow,
    merge,
    migrate,
    overdue,
    replay_all,
)
from slussmodel.stages.bulk import Columns
from slussmodel.stages.instants import elapsed, is_earlier

STOCKHOLM = ZoneInfo("Europe/Stockholm")
AUTUMN = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)  # at one o'clock UTC three becomes two
GRAPH = StageGraph(
    id="g",
    start="a",
    stages=(
        Stage("a", limit=days(1)),
        Stage("b"),
        Stage("m", kind=Kind.MERGED),
        Stage("z", kind=Kind.ACHIEVED),
    ),
    transitions=(
        Transition("a", Decision.GO, "b"),
        Transition("b", Decision.RECYCLE, "a", at_most=9),
        Transition("a", Decision.IMPLEMENT, "z", guards=(MinimumTime(1),)),
        Transition("a", Decision.HOLD, "a"),
        Transition("a", Decision.RESUME, "a"),
        Transition("a", Decision.MERGE, "m"),
    ),
)
EARLIER = datetime(2026, 10, 25, 2, 50, tzinfo=STOCKHOLM)
LATER = datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=STOCKHOLM)

nights = st.lists(st.integers(-120, 120), min_size=2, max_size=6).map(
    lambda minutes: [(AUTUMN + timedelta(minutes=minute)).astimezone(STOCKHOLM) for minute in minutes]
)


@given(nights)
@example([EARLIER, LATER])
@example([LATER, EARLIER])
def test_a_decision_is_refused_as_backwards_exactly_where_its_instant_is(moments):
    journey = GRAPH.begin("i", at=moments[0])
    for moment in moments[1:]:
        outcome = advance(journey, Decision.GO if journey.stage == "a" else Decision.RECYCLE, Context(at=moment))
        assert isinstance(outcome, Moved) == (moment.timestamp() >= journey.at.timestamp())
        assert isinstance(outcome, Moved) or outcome.codes == ("backwards",)
        journey = getattr(outcome, "journey", journey)
    # What was accepted is a history for all who read it.
    flow.EventLog.from_journeys([journey])
    assert not replay_all(Columns.of(GRAPH, [journey])).strays


@given(nights)
def test_earlier_and_elapsed_agree_with_utc(moments):
    one, other, *_ = moments
    assert is_earlier(one, other) == (one.astimezone(UTC) < other.astimezone(UTC))
    assert elapsed(one, other) == timedelta(seconds=other.timestamp() - one.timestamp())


def test_a_day_in_which_the_clock_is_moved_has_its_own_length():
    noon = datetime(2026, 3, 28, 12, tzinfo=STOCKHOLM)
    idea = GRAPH.begin("i", at=noon)
    assert idea.time_in_stage(noon.replace(day=29)) == timedelta(hours=23)
    short = advance(idea, Decision.IMPLEMENT, Context(at=noon.replace(day=29)))
    assert short.codes == ("too_early",)
    assert isinstance(advance(idea, Decision.IMPLEMENT, Context(at=noon.replace(day=29, hour=13))), Moved)


def test_a_limit_is_passed_by_its_instant():
    idea = GRAPH.begin("i", at=datetime(2026, 10, 24, 2, 30, tzinfo=STOCKHOLM))
    assert not overdue(idea, datetime(2026, 10, 25, 2, 29, tzinfo=STOCKHOLM))
    assert overdue(idea, datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=STOCKHOLM))


def test_a_hold_is_over_by_its_instant():
    until = datetime(2026, 10, 25, 2, 50, tzinfo=STOCKHOLM)
    held = advance(
        GRAPH.begin("i", at=until - timedelta(1)), Decision.HOLD, Context(at=until - timedelta(1), until=until)
    ).journey
    assert isinstance(advance(held, Decision.RESUME, Context(at=LATER)), Moved)


def test_a_new_version_and_a_merge_look_at_instants_too():
    idea = advance(GRAPH.begin("i", at=EARLIER), Decision.GO, Context(at=EARLIER)).journey
    assert migrate([idea], GRAPH, GRAPH, {}).apply(at=LATER)
    other = Undertaking(journey=GRAPH.begin("o", at=EARLIER - timedelta(1)))
    assert merge(Undertaking(journey=idea), (other,), Context(at=LATER), shared="d")


def test_how_old_an_idea_was_before_its_last_decision_is_not_told():
    idea = GRAPH.begin("i", at=EARLIER)
    with pytest.raises(ValueError, match="before the last decision"):
        ageing(idea, EARLIER - timedelta(1))
