"""A replay of many histories side by side says of each what a replay of one by one says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from attrs import evolve

from slussmodel.stages import (
    Columns,
    Context,
    Decision,
    Fact,
    Fault,
    Kind,
    Move,
    Part,
    Particulars,
    Stage,
    Transition,
    Undertaking,
    advance,
    from_each,
    merge,
    migrate,
    options,
    replay,
    replay_all,
    split,
)
from slussmodel.stages.decisions import SEVERAL, WHILE_HELD

MIGRATE = Decision.MIGRATE
T0 = datetime(2026, 1, 1, tzinfo=UTC)
ABLE = Particulars(reason="no", conditions=("c",), met=("c",), awaits="x", match="y", party="p")


def able(day):
    said = {name: getattr(ABLE, name) for name in ("reason", "conditions", "met", "awaits", "match", "party")}
    facts = {f"passed_s{n}": True for n in range(20)}
    return Context(at=T0 + timedelta(day), roles=frozenset({"coach", "owner", "board"}), facts=facts, **said)


def wander(graph, id, chance):
    journey = graph.begin(id, at=T0)
    for day in range(chance.randint(0, 12)):
        ways = [one.decision for one in options(journey, able(day)) if one.is_open]
        if not ways:
            break
        journey = advance(journey, chance.choice(ways), able(day)).journey
    return journey


@pytest.mark.parametrize("seed", range(30))
def test_histories_that_were_taken_have_no_stray_move(clean_graph, seed):
    chance = Random(seed)
    graph = clean_graph(chance)
    journeys = [wander(graph, f"i-{n}", chance) for n in range(40)]
    replayed = replay_all(Columns.of(graph, journeys))
    assert replayed.strays == ()
    assert [replayed.names[stage] for stage in replayed.stages] == [journey.stage for journey in journeys]
    assert list(replayed.held) == [journey.is_held for journey in journeys]
    assert sum(replayed.counts().values()) == 40


def one_by_one(graph, journey):
    """The faults of one history, move by move."""
    bounds = {}
    for one in graph.transitions:
        bounds.setdefault((one.source, one.decision, one.target), []).append(one.at_most or 1_000)
    stage, held, last, taken = graph.start, False, journey.began, {}
    migrated = max((number for number, move in enumerate(journey.history) if move.decision is MIGRATE), default=-1)
    rested = migrated > 0 and journey.history[migrated - 1].decision is Decision.HOLD
    migrated += (
        rested
        and journey.history[migrated + 1 :][:1] != ()
        and (journey.history[migrated + 1].decision is Decision.HOLD)
    )
    for number, move in enumerate(journey.history):
        key, arc = (move.source, move.decision), (move.source, move.decision, move.target)
        taken[key] = taken.get(key, 0) + 1
        note = move.decision in SEVERAL and move.source == move.target
        if arc not in bounds and not note and number > migrated:
            yield number, Fault.NO_STEP
        if move.source != stage and (number or migrated < 0):
            yield number, Fault.BROKEN
        if (held and move.decision not in {*WHILE_HELD, MIGRATE}) or (not held and move.decision is Decision.RESUME):
            yield number, Fault.RESTS
        if taken[key] > max(bounds.get(arc, [1_000])) and number > migrated:
            yield number, Fault.TOO_OFTEN
        if move.at < last:
            yield number, Fault.BACKWARDS
        stage, held, last = move.target, move.decision is Decision.HOLD, move.at


@pytest.mark.parametrize("seed", range(30))
def test_every_stray_move_of_a_random_history_is_found(clean_graph, seed):
    chance = Random(seed)
    graph = clean_graph(chance, 4)
    # The same step bounded and free, and two steps of one decision with bounds of their own.
    more = (
        Transition("s1", Decision.RECYCLE, "s1", guards=(Fact("x"),), at_most=chance.choice([None, 1, 2])),
        Transition("s1", Decision.RECYCLE, "s1", at_most=1),
    )
    graph = evolve(graph, transitions=(*graph.transitions, *more))
    names = [*graph.by_id, "elsewhere_still"]
    journeys = []
    for n in range(60):
        moves = list(wander(graph, "x", chance).history)
        for _ in range(chance.randint(0, 3)):
            chosen = chance.choice(graph.transitions)
            random_move = Move(
                source=chosen.source,
                decision=chance.choice([*[chosen.decision] * 6, MIGRATE, Decision.SPREAD]),
                target=chance.choice([chosen.target, chance.choice(names)]),
                at=T0 + timedelta(chance.randint(-1, 9)),
            )
            moves.insert(chance.randint(0, len(moves)), random_move)
        journeys.append(evolve(replay(graph, f"i-{n}", moves, began=T0)))
    strays = replay_all(Columns.of(graph, journeys)).strays
    expected = {(journey.id, *fault) for journey in journeys for fault in one_by_one(graph, journey)}
    assert {(stray.id, stray.number, stray.fault) for stray in strays} == expected
    assert len(strays) == len(expected) > 0


def test_no_journeys_and_empty_histories_are_fine(clean_graph):
    graph = clean_graph(Random(1))
    assert replay_all(Columns.of(graph, [])).counts() == {}
    replayed = replay_all(Columns.of(graph, [graph.begin("a", at=T0), wander(graph, "b", Random(3))]))
    assert replayed.names[replayed.stages[0]] == "s0"
    assert not replayed.held[0]


@pytest.mark.parametrize("seed", range(20))
def test_what_the_library_writes_into_a_trail_is_no_stray_move(clean_graph, seed):
    """Merges, splits and moves to a new version are histories of the graph that the idea follows now."""
    chance = Random(seed)
    graph = with_ends_of_several(clean_graph(chance))
    # Some holds can no longer begin, and those that stand go on.
    kept = tuple(one for one in graph.transitions if one.decision is not Decision.HOLD or chance.random() < 0.5)
    version = evolve(graph, version="2", transitions=kept)
    awake = [one for n in range(60) if not (one := wander(graph, f"i-{n}", chance)).is_held and not one.has_ended]
    into, gone, whole, *rest = (Undertaking(journey=one) for one in awake)
    merged = merge(into, (gone,), able(20), shared="m")
    parts = split(whole, (Part(id="x"), Part(id="y")), able(20), shared="s")
    journeys = [one.journey for together in (merged, parts) for one in (*together.going, *together.before)]
    journeys += [one.journey for one in rest] + [wander(graph, f"j-{n}", chance) for n in range(20)]
    assert replay_all(Columns.of(graph, journeys)).strays == ()
    fates = migrate(journeys, graph, version, {})
    moved = evolve(fates, fates=tuple(fate for fate in fates.fates if not fate.reasons)).apply(at=T0 + timedelta(30))
    replayed = replay_all(Columns.of(version, moved))
    assert replayed.strays == ()
    assert list(replayed.held) == [journey.is_held for journey in moved]


def with_ends_of_several(graph):
    work = [stage.id for stage in graph.stages if not stage.is_end]
    more = (*from_each(work, Decision.MERGE, "one_of"), *from_each(work, Decision.SPLIT, "one_of"))
    ways = tuple(one for one in graph.transitions if one.decision is not Decision.SPLIT)
    end = Stage("one_of", "En del", "A part", kind=Kind.MERGED)
    return evolve(graph, stages=(*graph.stages, end), transitions=(*ways, *more))
