"""An exported machine does, event by event, what the engine does: against four other state machine libraries."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from random import Random

import pytest

from slussmodel.stages import Context, Decision, Fact, Moved, Stage, StageGraph, Transition, advance, holds
from slussmodel.stages.export import guard_names, to_python_statemachine, to_xstate
from slussmodel.stages.guards import unmet

T0 = datetime(2026, 1, 1, tzinfo=UTC)
EVENTS = [one for one in Decision if one is not Decision.MIGRATE]


class XStatePeer:
    def __init__(self, graph, truth):
        machines = pytest.importorskip("xstate_statemachine")
        logging.getLogger("xstate_statemachine").setLevel(logging.CRITICAL)
        guards = {name: (lambda context, event, name=name: truth[name]) for name in guard_names(graph)}
        config = json.loads(json.dumps(to_xstate(graph)))
        machine = machines.create_machine(config, logic=machines.MachineLogic(guards=guards))
        self.interpreter = machines.SyncInterpreter(machine)
        self.interpreter.start()

    def send(self, event):
        self.interpreter.send(event)

    @property
    def state(self):
        (state,) = self.interpreter.current_state_ids
        return state.partition(".")[2]


class StatemachinePeer:
    def __init__(self, graph, truth):
        io = pytest.importorskip("statemachine.io")
        self.truth = truth
        self.model = type("Model", (), {})()
        self.read = dict.fromkeys(guard_names(graph), False)
        self.model.__dict__.update(self.read)
        machine = io.load(json.dumps(to_python_statemachine(graph)) + "\n", format="json")
        self.machine = machine(self.model)

    def send(self, event):
        self.model.__dict__.update(self.truth)
        self.machine.send(event)

    @property
    def state(self):
        (state,) = self.machine.configuration
        return state.id


def edges(graph):
    for key, state in to_xstate(graph)["states"].items():
        for event, ways in state.get("on", {}).items():
            for way in ways:
                yield key, event, way["target"], way.get("guard")


class TransitionsPeer:
    def __init__(self, graph, truth):
        transitions = pytest.importorskip("transitions")
        exported = to_xstate(graph)
        ways = [
            {"trigger": event, "source": source, "dest": target, "conditions": self.condition(truth, guard)}
            for source, event, target, guard in edges(graph)
        ]
        self.machine = transitions.Machine(
            states=list(exported["states"]),
            initial=exported["initial"],
            transitions=ways,
            auto_transitions=False,
            ignore_invalid_triggers=True,
        )

    @staticmethod
    def condition(truth, guard):
        return [lambda: truth[guard]] if guard else []

    def send(self, event):
        if event in self.machine.events:
            self.machine.trigger(event)

    @property
    def state(self):
        return self.machine.state


class SismicPeer:
    def __init__(self, graph, truth):
        io = pytest.importorskip("sismic.io")
        interpreters = pytest.importorskip("sismic.interpreter")
        exported = to_xstate(graph)
        states = {key: {"name": key} for key in exported["states"]}
        taken = set()
        for source, event, target, guard in edges(graph):
            # Sismic fires every way at once; the order is written out, as "and none of those before".
            alone = [f"not truth[{other!r}]" for key, other in sorted(taken) if key == (source, event)]
            way = {"event": event, "target": target}
            conditions = [*alone, *([f"truth[{guard!r}]"] if guard else [])]
            if conditions:
                way["guard"] = " and ".join(conditions)
            if guard:
                taken.add(((source, event), guard))
            states[source].setdefault("transitions", []).append(way)
        root = {"name": "root", "initial": exported["initial"], "states": list(states.values())}
        chart = io.import_from_yaml(json.dumps({"statechart": {"name": "sluice", "root state": root}}))
        self.interpreter = interpreters.Interpreter(chart, initial_context={"truth": truth})
        self.interpreter.execute()

    def send(self, event):
        self.interpreter.queue(event).execute()

    @property
    def state(self):
        return next(state for state in self.interpreter.configuration if state != "root")


def random_context(chance):
    """Something is often missing: a fact, a reason, an end of a hold, a receiver."""
    facts = {f"passed_s{n}": True for n in range(20) if chance.random() < 0.8}
    said = {
        "reason": chance.choice(["no", "late", "?", ""]),
        "awaits": chance.choice(["", "x"]),
        "match": chance.choice(["", "x"]),
        "party": chance.choice(["", "p"]),
        "conditions": chance.choice([(), ("c",)]),
        "met": chance.choice([(), ("c",)]),
    }
    roles = frozenset(role for role in ("coach", "owner", "board") if chance.random() < 0.8)
    return Context(at=T0, roles=roles, facts=facts, **said)


PEERS = [(XStatePeer, 44_000), (TransitionsPeer, 44_000), (StatemachinePeer, 8_000), (SismicPeer, 5_000)]


@pytest.mark.parametrize(("peer", "count"), PEERS, ids=lambda value: getattr(value, "__name__", value))
def test_no_disagreement_in_a_hundred_thousand_random_events(clean_graph, peer, count):
    chance, sent, moved_on, seed = Random(7), 0, 0, 0
    contexts = [random_context(chance) for _ in range(1_000)]
    while sent < count:
        seed += 1
        graph = clean_graph(Random(seed))
        states = {
            (state["meta"]["stage"], state["meta"]["held"]): key for key, state in to_xstate(graph)["states"].items()
        }
        names, truth = guard_names(graph), {}
        truth.update(dict.fromkeys(names, False))
        machine, journey = peer(graph, truth), graph.begin("i", at=T0)
        for turn in range(min(400, count - sent)):
            decision, context = chance.choice(EVENTS), chance.choice(contexts)
            here = states[journey.stage, journey.is_held]
            # No graph here has more than three ways for one decision.
            for name in {f"may_{here}__{decision}{number}" for number in ("", "__2", "__3")} & truth.keys():
                truth[name] = not unmet(names[name], journey, context)
            outcome = advance(journey, decision, context)
            machine.send(str(decision))
            if isinstance(outcome, Moved):
                journey, moved_on = outcome.journey, moved_on + 1
            assert machine.state == states[journey.stage, journey.is_held], (seed, turn, decision)
            sent += 1
            if journey.has_ended and chance.random() < 0.1:
                break
    assert moved_on > count / 20


def test_the_first_way_whose_guards_are_met_is_first_in_the_machine():
    ways = (
        Transition("a", Decision.GO, "b", guards=(Fact("x"),)),
        Transition("a", Decision.GO, "c", guards=(Fact("y"),)),
        Transition("a", Decision.GO, "a"),
    )
    graph = StageGraph(id="g", start="a", stages=(Stage("a"), Stage("b"), Stage("c")), transitions=ways)
    assert to_xstate(graph)["states"]["a"]["on"]["go"] == [
        {"target": "b", "guard": "may_a__go"},
        {"target": "c", "guard": "may_a__go__2"},
        {"target": "a"},
    ]
    assert guard_names(graph) == {"may_a__go": (Fact("x"),), "may_a__go__2": (Fact("y"),)}


def test_names_that_look_alike_stay_apart():
    stages = (Stage("på väg"), Stage("pa vag"), Stage("pa.vag"), Stage("end"))
    graph = StageGraph(id="ö", start="på väg", stages=stages, transitions=())
    states = to_xstate(graph)["states"]
    assert [state["meta"]["stage"] for state in states.values()] == [stage.id for stage in stages]
    assert all(key.isidentifier() for key in states)


def test_no_two_conditions_have_one_name():
    names = ("x", "x_conditional", "x_2", "x_held")
    graph = StageGraph(
        id="g",
        start="x",
        stages=tuple(map(Stage, names)),
        transitions=(
            *(
                Transition(name, decision, "x_2", guards=(Fact(f"{name} {decision} {number}"),))
                for name in names
                for decision in (Decision.GO, Decision.CONDITIONAL_GO, Decision.KILL)
                for number in range(2)
            ),
            *holds(names),
        ),
    )
    conditions = [guard for *_, guard in edges(graph) if guard]
    assert len(conditions) == len(set(conditions)) == len(guard_names(graph)) > 24
