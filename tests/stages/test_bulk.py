"""A replay of many histories side by side says of each what a replay of one by one says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from attrs import evolve

from slussmodel.stages import Columns, Context, Decision, Fault, Move, Particulars, advance, options, replay, replay_all
from slussmodel.stages.decisions import WHILE_HELD

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
    arcs = {way.arc for ways in graph.table.values() for found in ways.values() for way in found}
    bounds = {(one.source, one.decision): one.at_most for one in graph.transitions}
    stage, held, last, taken = graph.start, False, journey.began, {}
    for number, move in enumerate(journey.history):
        key = (move.source, move.decision)
        taken[key] = taken.get(key, 0) + 1
        if not any((arc.source, arc.decision, arc.target) == (*key, move.target) for arc in arcs):
            yield number, Fault.NO_STEP
        if move.source != stage:
            yield number, Fault.BROKEN
        if (held and move.decision not in WHILE_HELD) or (not held and move.decision is Decision.RESUME):
            yield number, Fault.RESTS
        if bounds.get(key) and taken[key] > bounds[key]:
            yield number, Fault.TOO_OFTEN
        if move.at < last:
            yield number, Fault.BACKWARDS
        stage, held, last = move.target, move.decision is Decision.HOLD, move.at


@pytest.mark.parametrize("seed", range(30))
def test_every_stray_move_of_a_random_history_is_found(clean_graph, seed):
    chance = Random(seed)
    graph = clean_graph(chance, 4)
    names = [*graph.by_id, "elsewhere_still"]
    journeys = []
    for n in range(60):
        moves = list(wander(graph, "x", chance).history)
        for _ in range(chance.randint(0, 3)):
            chosen = chance.choice(graph.transitions)
            random_move = Move(
                source=chosen.source,
                decision=chosen.decision,
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
