"""A stage graph as a machine that runs elsewhere: XState and python-statemachine.

States are stages, events are decisions. A stage that can be held has a twin, `pilot__held`, in which only a resume and
the decisions that leave are open. Guards are Python values and stay behind: a transition that has any asks for one
condition by name, and `guard_names` tells which guards each name stands for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from attrs import frozen

from slussmodel.language import Lang
from slussmodel.stages.decisions import Decision
from slussmodel.stages.export.names import identifiers
from slussmodel.stages.graph import Stage, StageGraph, Way, Ways
from slussmodel.stages.guards import Guard

Json: TypeAlias = dict[str, Any]


@frozen
class _Step:
    """A transition of the exported machine."""

    event: str
    target: str
    condition: str
    guards: tuple[Guard, ...]


@frozen
class _State:
    """A state of the exported machine: a stage, or the twin in which it rests."""

    key: str
    stage: Stage[Any]
    is_held: bool
    steps: tuple[_Step, ...]


def _states(graph: StageGraph[Any]) -> Iterator[_State]:
    keys = identifiers(stage.id for stage in graph.stages)
    for stage in graph.stages:
        ways = graph.table[stage.id]
        awake = {decision: found for decision, found in ways.items() if decision != Decision.RESUME}
        yield _State(keys[stage.id], stage, False, tuple(_steps(keys, keys[stage.id], awake)))
        if Decision.HOLD in ways:
            twin = _held(keys[stage.id])
            yield _State(twin, stage, True, tuple(_steps(keys, twin, graph.held_table[stage.id])))


def _steps(keys: Mapping[str, str], state: str, ways: Ways) -> Iterator[_Step]:
    for decision, found in ways.items():
        for number, way in enumerate(found, 1):
            # Names of states and decisions never hold two underscores, so no two conditions have one name.
            name = f"may_{state}__{decision}" + (f"__{number}" if number > 1 else "")
            yield _Step(str(decision), _target(keys, way), name if way.guards else "", way.guards)


def _target(keys: Mapping[str, str], way: Way) -> str:
    key = keys[way.arc.target]
    return _held(key) if way.arc.decision is Decision.HOLD else key


def _held(key: str) -> str:
    return f"{key}__held"


def guard_names(graph: StageGraph[Any]) -> dict[str, tuple[Guard, ...]]:
    """The conditions that exported machines ask for, each with the guards that it stands for.

    >>> from slussmodel.stages import Decision, Fact, Transition
    >>> graph = StageGraph(
    ...     id="g",
    ...     start="a",
    ...     stages=(Stage("a"), Stage("b")),
    ...     transitions=(Transition("a", Decision.GO, "b", guards=(Fact("assessed"),)),),
    ... )
    >>> guard_names(graph)
    {'may_a__go': (Fact(name='assessed', sv='', en=''),)}
    """
    return {step.condition: step.guards for state in _states(graph) for step in state.steps if step.condition}


def to_xstate(graph: StageGraph[Any], *, lang: Lang = "sv") -> Json:
    """An XState machine (v5) as a plain dict, ready for `json.dumps`; `meta` keeps the stage's own id and kind.

    >>> graph = StageGraph(id="g", start="a", stages=(Stage("a", "Start"),), transitions=())
    >>> to_xstate(graph)["states"]
    {'a': {'description': 'Start', 'meta': {'stage': 'a', 'kind': 'stage', 'held': False}}}
    """
    states = list(_states(graph))
    start = next(state.key for state in states if state.stage.id == graph.start)
    return {
        "id": identifiers([graph.id])[graph.id],
        "version": graph.version,
        "description": graph.label(lang),
        "initial": start,
        "states": {state.key: _xstate_state(state, lang) for state in states},
    }


def _xstate_state(state: _State, lang: Lang) -> Json:
    meta = {"stage": state.stage.id, "kind": str(state.stage.kind), "held": state.is_held}
    node: Json = {"description": state.stage.label(lang), "meta": meta}
    if state.stage.is_end and not state.steps:
        node["type"] = "final"
    for step in state.steps:
        edge = {"target": step.target} | ({"guard": step.condition} if step.condition else {})
        node.setdefault("on", {}).setdefault(step.event, []).append(edge)
    return node


def to_python_statemachine(graph: StageGraph[Any], *, lang: Lang = "sv") -> Json:
    """A statechart in python-statemachine's JSON format (version 3), as a plain dict ready for `json.dumps`.

    The format has no room for labels; `lang` is that of the description.

    >>> graph = StageGraph(id="g", start="a", stages=(Stage("a", "Start"),), transitions=())
    >>> to_python_statemachine(graph)
    {'name': 'g', 'description': 'g', 'states': {'a': {'initial': True}}}
    """
    states = {state.key: _statemachine_state(state, graph.start) for state in _states(graph)}
    return {"name": identifiers([graph.id])[graph.id], "description": graph.label(lang), "states": states}


def _statemachine_state(state: _State, start: str) -> Json:
    node: Json = {}
    if state.stage.id == start and not state.is_held:
        node["initial"] = True
    if state.stage.is_end and not state.steps:
        node["final"] = True
    transitions = [
        {"event": step.event, "target": step.target} | ({"cond": step.condition} if step.condition else {})
        for step in state.steps
    ]
    return node | ({"transitions": transitions} if transitions else {})
