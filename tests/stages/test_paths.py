"""A path is the shortest that the engine itself would walk, and no way is left exactly where the engine finds none."""

from __future__ import annotations

from collections import Counter, deque
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from slussmodel.stages import (
    AtMost,
    Context,
    Decision,
    Fact,
    Kind,
    MinimumTime,
    Moved,
    NoPath,
    Path,
    Stage,
    StageGraph,
    Transition,
    Visited,
    advance,
    all_of,
    path_to,
)
from slussmodel.stages.decisions import WHILE_HELD

T0 = datetime(2026, 1, 1, tzinfo=UTC)
ABLE = Context(at=T0, reason="no", conditions=("c",), met=("c",), awaits="x", match="y", party="p")
ONWARD = (Decision.GO, Decision.KILL, Decision.HAND_OVER, Decision.RECYCLE, Decision.REOPEN)


def random_graph(chance):
    """Any steps between a few stages, with bounds said in each of the ways that there are."""
    names = [f"s{number}" for number in range(chance.randint(2, 5))]
    ways = [random_way(chance, names) for _ in range(chance.randint(2, 10))]
    asleep = [
        Transition(name, decision, name, at_most=chance.choice([None, None, 1]))
        for name in names
        for decision in (Decision.HOLD, Decision.RESUME)
        if chance.random() < 0.5
    ]
    return StageGraph(id="g", start="s0", stages=tuple(map(Stage, names)), transitions=(*ways, *asleep))


def random_way(chance, names):
    source, decision, target = chance.choice(names), chance.choice(ONWARD), chance.choice(names)
    bound = AtMost(chance.randint(1, 2), chance.choice([decision, chance.choice(ONWARD)]))
    guards = chance.choice([(), (), (bound,), (all_of(Visited(source), bound),)])
    return Transition(source, decision, target, guards=guards, at_most=chance.choice([None, None, 1, 2]))


def wander(graph, chance):
    journey = graph.begin("i", at=T0)
    tried = chance.choices([*ONWARD, Decision.HOLD, Decision.RESUME], k=chance.randint(0, 8))
    for decision in [*tried, Decision.HOLD]:
        outcome = advance(journey, decision, ABLE)
        journey = outcome.journey if isinstance(outcome, Moved) else journey
    return journey


def bounds_of(one):
    """The bounds of a transition, read from where they stand."""
    if one.at_most:
        yield one.at_most, one.decision
    for guard in one.guards:
        for bound in getattr(guard, "guards", (guard,)):
            if isinstance(bound, AtMost):
                yield bound.times, bound.decision


def distances(journey):
    """How many decisions lead to each stage, by counting every decision everywhere: nothing of a path is presumed."""
    graph = journey.graph
    ways = [(one, tuple(bounds_of(one))) for one in graph.transitions]
    taken = Counter((move.source, move.decision) for move in journey.history)
    start = (journey.stage, journey.is_held, frozenset((key, min(count, 2)) for key, count in taken.items()))
    found, seen, queue = {journey.stage: 0}, {start}, deque([(start, 0)])
    while queue:
        (stage, is_held, counts), steps = queue.popleft()
        done = dict(counts)
        for one, bounds in ways:
            if one.source != stage or (is_held and one.decision not in WHILE_HELD):
                continue
            if one.decision is Decision.RESUME and not is_held:
                continue
            if any(done.get((stage, decision), 0) >= most for most, decision in bounds):
                continue
            key = (stage, one.decision)
            after = (
                one.target,
                one.decision is Decision.HOLD,
                frozenset((done | {key: min(done.get(key, 0) + 1, 2)}).items()),
            )
            found.setdefault(one.target, steps + 1)
            if after not in seen:
                seen.add(after)
                queue.append((after, steps + 1))
    return found


@pytest.mark.parametrize("batch", range(4))
def test_a_path_is_as_short_as_the_engine_can_walk(batch):
    missing = held = 0
    for seed in range(batch * 50, batch * 50 + 50):
        chance = Random(seed)
        graph = random_graph(chance)
        journey = wander(graph, chance)
        reachable = distances(journey)
        for stage in graph.by_id:
            path = path_to(journey, stage, ABLE)
            length = len(path.steps) if isinstance(path, Path) else None
            assert length == reachable.get(stage), (seed, stage)
            missing += length is None
            held += journey.is_held and bool(length)
    assert missing > 5
    assert held > 5


@pytest.mark.parametrize("seed", range(60))
def test_what_a_step_lacks_is_what_would_refuse_it_there(seed):
    chance = Random(seed)
    graph = random_graph(chance)
    journey = wander(graph, chance)
    for stage in graph.by_id:
        path = path_to(journey, stage, Context(at=T0))
        if isinstance(path, NoPath):
            continue
        # What is said later on the way is not known yet; what was taken before stands.
        here = journey
        for step in path.steps:
            told = {reason.code for reason in step.unmet}
            refused = advance(here, step.decision, Context(at=T0))
            assert told <= set(getattr(refused, "codes", ()))
            way = next(way for way in graph.table[step.source][step.decision] if way.arc.target == step.target)
            here = here.follow(
                advance(type(here)(only(graph, way), "i", T0, here.trail), step.decision, ABLE).move
            )  # fmt: skip
        assert here.stage == stage


def only(graph, way):
    return StageGraph(id="g", start=way.arc.source, stages=graph.stages, transitions=(way.transition,))


def line(*transitions):
    return StageGraph(
        id="g",
        start="a",
        stages=(Stage("a"), Stage("b"), Stage("z", kind=Kind.ACHIEVED), Stage("k", kind=Kind.STOPPED, reasons=("no",))),
        transitions=transitions,
    )


def test_time_spent_here_is_no_time_spent_there():
    graph = line(Transition("a", Decision.GO, "b"), Transition("b", Decision.GO, "z", guards=(MinimumTime(30),)))
    path = path_to(graph.begin("i", at=T0), "z", Context(at=T0 + timedelta(40)))
    assert [(step.target, [reason.code for reason in step.unmet]) for step in path.steps] == [
        ("b", []),
        ("z", ["too_early"]),
    ]


def test_laps_taken_here_are_no_laps_taken_there():
    graph = line(
        Transition("a", Decision.RECYCLE, "a", at_most=1),
        Transition("a", Decision.GO, "b"),
        Transition("b", Decision.RECYCLE, "z", at_most=1),
    )
    once = advance(graph.begin("i", at=T0), Decision.RECYCLE, ABLE).journey
    assert path_to(once, "z", ABLE).unmet == ()


def test_a_stage_that_the_path_goes_through_is_not_missed():
    graph = line(Transition("a", Decision.GO, "b"), Transition("b", Decision.GO, "z", guards=(Visited("b"), Fact("x"))))
    assert [reason.code for reason in path_to(graph.begin("i", at=T0), "z", ABLE).unmet] == ["fact_missing"]


def test_an_idea_that_nothing_can_wake_has_only_the_ways_that_leave():
    graph = line(
        Transition("a", Decision.GO, "z"), Transition("a", Decision.HOLD, "a"), Transition("a", Decision.KILL, "k")
    )
    held = advance(graph.begin("i", at=T0), Decision.HOLD, ABLE).journey
    assert isinstance(path_to(held, "z", ABLE), NoPath)
    assert [step.decision for step in path_to(held, "k", ABLE).steps] == [Decision.KILL]


def test_the_steps_are_numbered_as_people_count():
    graph = line(Transition("a", Decision.GO, "b"), Transition("b", Decision.GO, "z", guards=(Fact("x"),)))
    assert path_to(graph.begin("i", at=T0), "z", ABLE).text("en") == "1. go, to b\n2. go, to z: missing: x"
