"""Replay of very many journeys at once: their moves as columns of numbers, checked against one graph.

A recorded history is replayed without asking guards, for what has happened has happened. What can be checked is whether
it is a history of this graph at all: that each move is a step of the graph, begins where the one before it ended, is
possible for an idea on hold where the idea rests, is taken no more often than its bound, and is not earlier than the
one before. Since a step says where it leads, no move waits for another, and all are checked side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from slussmodel.language import Labelled
from slussmodel.stages.decisions import WHILE_HELD, Decision
from slussmodel.stages.graph import Arc, StageGraph
from slussmodel.stages.journey import Journey

Numbers: TypeAlias = NDArray[np.int64]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Fault(Labelled):
    """Why a recorded move is no move of the graph."""

    NO_STEP = "no_step", "steget finns inte i grafen", "the graph has no such step"
    BROKEN = "broken", "börjar inte där det förra slutade", "does not begin where the one before it ended"
    RESTS = "rests", "idén vilade", "the idea was on hold"
    TOO_OFTEN = "too_often", "oftare än gränsen", "more often than its bound"
    BACKWARDS = "backwards", "före det förra beslutet", "before the decision before it"


@frozen(eq=False)
class Columns:
    """Histories as columns: journey `n` has the moves from `first[n]` up to `first[n + 1]`.

    `steps` number the arcs in `arcs`; `at` is in microseconds since 1970 (UTC), `began` likewise for each journey.
    """

    graph: StageGraph[Any] = field(repr=False)
    ids: tuple[str, ...] = field(repr=False)
    arcs: tuple[Arc, ...] = field(repr=False)
    first: Numbers
    steps: Numbers
    at: Numbers
    began: Numbers

    @classmethod
    def of(cls, graph: StageGraph[Any], journeys: Iterable[Journey[Any]]) -> Columns:
        """The histories of journeys; steps that the graph does not have are numbered after its own."""
        number = {way.arc: place for place, way in enumerate(_ways(graph))}
        arcs = dict.fromkeys(number)
        ids: list[str] = []
        lengths: list[int] = []
        steps: list[Arc] = []
        moments: list[datetime] = []
        began: list[datetime] = []
        for journey in journeys:
            ids.append(journey.id)
            began.append(journey.began)
            lengths.append(len(journey))
            steps += journey.trail[::4]  # type: ignore[arg-type]
            moments += journey.trail[1::4]  # type: ignore[arg-type]
        arcs |= dict.fromkeys(steps)
        places = {arc: place for place, arc in enumerate(arcs)}
        return cls(
            graph,
            tuple(ids),
            tuple(arcs),
            np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]),
            np.array([places[arc] for arc in steps], dtype=np.int64),
            _microseconds(moments),
            _microseconds(began),
        )


def _ways(graph: StageGraph[Any]) -> Iterator[Any]:
    return (way for ways in graph.table.values() for found in ways.values() for way in found)


def _microseconds(moments: list[datetime]) -> Numbers:
    return np.array([(moment - _EPOCH) // _MICROSECOND for moment in moments], dtype=np.int64)


@frozen
class Stray:
    """A move that is none of the graph: which journey, which of its moves (from 0), and why."""

    id: str
    number: int
    fault: Fault


@frozen(eq=False)
class Replayed:
    """Where each journey stands after its history, and every move that is none of the graph.

    `stages` holds for each journey the number of its stage in `names`; `held` tells whether it rests.
    """

    names: tuple[str, ...] = field(repr=False)
    stages: Numbers
    held: NDArray[np.bool_]
    strays: tuple[Stray, ...]

    def counts(self) -> Mapping[str, int]:
        """How many journeys stand in each stage that has any."""
        found = np.bincount(self.stages, minlength=len(self.names))
        return {name: int(count) for name, count in zip(self.names, found, strict=True) if count}


def replay_all(columns: Columns) -> Replayed:
    """Replay every history side by side.

    >>> from slussmodel.stages import Kind, Stage, Transition
    >>> graph = StageGraph(
    ...     id="g",
    ...     start="intake",
    ...     stages=(Stage("intake"), Stage("in_use", kind=Kind.ACHIEVED)),
    ...     transitions=(Transition("intake", Decision.GO, "in_use"),),
    ... )
    >>> journeys = [graph.begin(f"i-{n}", at=_EPOCH) for n in range(3)]
    >>> replay_all(Columns.of(graph, journeys)).counts()
    {'intake': 3}
    """
    names = tuple(
        dict.fromkeys([*columns.graph.by_id, *(end for arc in columns.arcs for end in (arc.source, arc.target))])
    )
    stage = {name: place for place, name in enumerate(names)}
    source = np.array([stage[arc.source] for arc in columns.arcs], dtype=np.int64)
    target = np.array([stage[arc.target] for arc in columns.arcs], dtype=np.int64)
    rests = np.array([arc.decision is Decision.HOLD for arc in columns.arcs], dtype=bool)
    lengths = np.diff(columns.first)
    last = columns.steps[columns.first[1:] - 1] if len(columns.steps) else np.zeros(len(lengths), dtype=np.int64)
    start = stage[columns.graph.start]
    stages = np.where(lengths > 0, target[last], start) if len(target) else np.full(len(lengths), start)
    held = (lengths > 0) & rests[last] if len(rests) else np.zeros(len(lengths), dtype=bool)
    strays = tuple(_strays(columns, source, target, rests, start)) if len(columns.steps) else ()
    return Replayed(names, stages, held, strays)


def _strays(
    columns: Columns, source: Numbers, target: Numbers, rests: NDArray[np.bool_], start: int
) -> Iterator[Stray]:
    steps, heads = columns.steps, columns.first[:-1][np.diff(columns.first) > 0]
    stood = np.empty_like(steps)
    stood[1:] = target[steps[:-1]]
    stood[heads] = start
    resting = np.empty(len(steps), dtype=bool)
    resting[1:] = rests[steps[:-1]]
    resting[heads] = False
    earlier = np.empty_like(columns.at)
    earlier[1:] = columns.at[:-1]
    earlier[heads] = columns.began[np.diff(columns.first) > 0]
    known = len({way.arc for way in _ways(columns.graph)})
    wakes = np.array([arc.decision in WHILE_HELD for arc in columns.arcs], dtype=bool)
    sleeps_on = np.array([arc.decision is Decision.RESUME for arc in columns.arcs], dtype=bool)
    faults = {
        Fault.NO_STEP: steps >= known,
        Fault.BROKEN: source[steps] != stood,
        Fault.RESTS: resting & ~wakes[steps] | ~resting & sleeps_on[steps],
        Fault.TOO_OFTEN: _too_often(columns),
        Fault.BACKWARDS: columns.at < earlier,
    }
    for fault, wrong in faults.items():
        for place in np.flatnonzero(wrong):
            journey = int(np.searchsorted(columns.first, place, side="right")) - 1
            yield Stray(columns.ids[journey], int(place - columns.first[journey]), fault)


def _too_often(columns: Columns) -> NDArray[np.bool_]:
    """Moves beyond the bound of their stage and decision; only bounded steps are counted."""
    bound = {(way.arc.source, way.arc.decision): way.transition.at_most for way in _ways(columns.graph)}
    keys = {key: place for place, (key, most) in enumerate(bound.items()) if most is not None}
    group = np.array([keys.get((arc.source, arc.decision), -1) for arc in columns.arcs], dtype=np.int64)
    most = np.array([bound.get((arc.source, arc.decision)) or 0 for arc in columns.arcs], dtype=np.int64)
    wrong = np.zeros(len(columns.steps), dtype=bool)
    places = np.flatnonzero(group[columns.steps] >= 0)
    if len(places):
        journey = np.searchsorted(columns.first, places, side="right") - 1
        key = journey * len(bound) + group[columns.steps[places]]
        order = np.argsort(key, kind="stable")
        heads = np.flatnonzero(np.concatenate([[True], np.diff(key[order]) > 0]))
        rank = np.arange(len(order)) - np.repeat(heads, np.diff(np.append(heads, len(order))))
        wrong[places[order]] = rank >= most[columns.steps[places[order]]]
    return wrong
