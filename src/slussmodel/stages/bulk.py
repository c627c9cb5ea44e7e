"""Replay of very many journeys at once: their moves as columns of numbers, checked against one graph.

A recorded history is replayed without asking guards, for what has happened has happened. What can be checked is whether
it is a history of this graph at all: that each move is a step of the graph, begins where the one before it ended, is
possible for an idea on hold where the idea rests, is taken no more often than its bound, and is not earlier than the
one before. Since a step says where it leads, no move waits for another, and all are checked side by side.

What decisions over several ideas note where an idea stands is no step, and what comes before an idea's move to this
version was done by another: of that, only its order is checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from slussmodel.language import Labelled
from slussmodel.stages.decisions import SEVERAL, WHILE_HELD, Decision
from slussmodel.stages.graph import Arc, StageGraph, Way
from slussmodel.stages.journey import Journey

Numbers: TypeAlias = NDArray[np.int64]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


_WHILE_HELD = WHILE_HELD | {Decision.MIGRATE}


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


def _ways(graph: StageGraph[Any]) -> Iterator[Way]:
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
    steps = _Steps.of(columns)
    start = 2 * steps.names.index(columns.graph.start)
    lengths = np.diff(columns.first)
    stands = np.full(len(lengths), start)
    moved = lengths > 0
    stands[moved] = steps.after[columns.steps[columns.first[1:][moved] - 1]]
    strays = sorted(_strays(columns, steps, start), key=lambda stray: (stray.id, stray.number))
    return Replayed(steps.names, stands >> 1, stands & 1 == 1, tuple(strays))


@frozen(eq=False)
class _Steps:
    """What each numbered step needs and gives. A standing is twice the number of a stage, plus one for a hold there.

    `awake` is the standing from which an idea takes the step, `asleep` that from which one on hold does; -1 is none.
    A step is `strange` that is none of the graph and nothing that is noted where an idea stands.
    """

    names: tuple[str, ...]
    after: Numbers
    awake: Numbers
    asleep: Numbers
    source: Numbers
    strange: NDArray[np.bool_]

    @classmethod
    def of(cls, columns: Columns) -> _Steps:
        ends = (end for arc in columns.arcs for end in (arc.source, arc.target))
        names = tuple(dict.fromkeys([*columns.graph.by_id, *ends]))
        number = {name: place for place, name in enumerate(names)}
        rows = [
            (
                2 * number[arc.target] + (arc.decision is Decision.HOLD),
                -1 if arc.decision is Decision.RESUME else 2 * number[arc.source],
                2 * number[arc.source] + 1 if arc.decision in _WHILE_HELD else -1,
                number[arc.source],
            )
            for arc in columns.arcs
        ]
        known = {way.arc for way in _ways(columns.graph)}
        strange = np.array([arc not in known and not _is_note(arc) for arc in columns.arcs], dtype=np.bool_)
        after, awake, asleep, source = np.array(rows, dtype=np.int64).reshape(-1, 4).T.copy()
        return cls(names, after, awake, asleep, source, strange)


def _is_note(arc: Arc) -> bool:
    """What a decision over several ideas, or a move to a new version, writes into a trail beside the graph."""
    return arc.decision is Decision.MIGRATE or (arc.decision in SEVERAL and arc.source == arc.target)


def _of_another_version(columns: Columns, stood: Numbers) -> NDArray[np.bool_]:
    """Which moves come no later than the last one of their journey to a new version, its hold again included."""
    migrates, holds = (
        np.array([arc.decision is decision for arc in columns.arcs], dtype=np.bool_)
        for decision in (Decision.MIGRATE, Decision.HOLD)
    )
    if not migrates.any():
        return np.zeros(len(columns.steps), dtype=np.bool_)
    places = np.arange(len(columns.steps))
    moved = np.diff(columns.first) > 0
    last = np.maximum.reduceat(np.where(migrates[columns.steps], places, -1), columns.first[:-1][moved])
    following = np.minimum(last + 1, columns.first[1:][moved] - 1)
    last += (last >= 0) & (stood[last] & 1 == 1) & holds[columns.steps[following]]
    return places <= np.repeat(last, np.diff(columns.first)[moved])


def _strays(columns: Columns, steps: _Steps, start: int) -> Iterator[Stray]:
    taken = columns.steps
    stood = _before(columns, steps.after[taken], np.int64(start))
    fits = (steps.awake[taken] == stood) | (steps.asleep[taken] == stood)
    misfits = np.flatnonzero(~fits)
    broken = misfits[steps.source[taken[misfits]] != stood[misfits] >> 1]
    rests = (np.where(stood[misfits] & 1, steps.asleep[taken[misfits]], steps.awake[taken[misfits]])) < 0
    strange = np.flatnonzero(steps.strange[taken]) if steps.strange.any() else misfits[:0]
    here = ~_of_another_version(columns, stood)
    # Where an idea of another version began is not for this one to say.
    began_here = here[broken] | (columns.first[_journeys(columns, broken)] < broken)
    moved = np.diff(columns.first) > 0
    too_often = _too_often(columns)
    faults = {
        Fault.NO_STEP: strange[here[strange]],
        Fault.BROKEN: broken[began_here],
        Fault.RESTS: misfits[rests],
        Fault.TOO_OFTEN: too_often[here[too_often]],
        Fault.BACKWARDS: np.flatnonzero(columns.at < _before(columns, columns.at, columns.began[moved])),
    }
    for fault, places in faults.items():
        for journey, place in zip(_journeys(columns, places).tolist(), places.tolist(), strict=True):
            yield Stray(columns.ids[journey], int(place - columns.first[journey]), fault)


def _before(columns: Columns, values: Numbers, heads: Numbers | np.int64) -> Numbers:
    """For each move the value of the one before it in its journey, and `heads` for the first ones."""
    before = np.empty_like(values)
    before[1:] = values[:-1]
    before[columns.first[:-1][np.diff(columns.first) > 0]] = heads
    return before


def _journeys(columns: Columns, places: Numbers) -> Numbers:
    """The number of the journey that each of some moves belongs to."""
    return np.searchsorted(columns.first, places, side="right") - 1


def _too_often(columns: Columns) -> Numbers:
    """The places of moves beyond the bound of their stage and decision; only bounded steps are counted."""
    bounds = _bounds(columns.graph)
    keys = {key: place for place, key in enumerate(dict.fromkeys((arc.source, arc.decision) for arc in bounds))}
    group = np.array([keys.get((arc.source, arc.decision), -1) for arc in columns.arcs], dtype=np.int64)
    most = np.array([bounds.get(arc, len(columns.steps)) for arc in columns.arcs], dtype=np.int64)
    places = np.flatnonzero((group[columns.steps] >= 0) & ~_held_again(columns)) if keys else columns.steps[:0]
    key = _journeys(columns, places) * len(keys) + group[columns.steps[places]]
    order = np.argsort(key, kind="stable")
    heads = np.flatnonzero(np.diff(key[order], prepend=-1) > 0)
    rank = np.arange(len(order)) - np.repeat(heads, np.diff(np.append(heads, len(order))))
    return places[order][rank >= most[columns.steps[places[order]]]]


def _held_again(columns: Columns) -> NDArray[np.bool_]:
    """Which moves are holds that a move to a new version wrote again, and nobody decided."""
    holds, migrates = (_is_decided(columns, decision) for decision in (Decision.HOLD, Decision.MIGRATE))
    again = np.zeros(len(columns.steps), dtype=np.bool_)
    again[2:] = holds[2:] & migrates[1:-1] & holds[:-2]
    places = np.flatnonzero(again)
    again[places] = _journeys(columns, places) == _journeys(columns, places - 2)
    return again


def _is_decided(columns: Columns, decision: Decision) -> NDArray[np.bool_]:
    of_arc = np.array([arc.decision is decision for arc in columns.arcs], dtype=np.bool_)
    return np.asarray(of_arc[columns.steps])


def _bounds(graph: StageGraph[Any]) -> dict[Arc, int]:
    """How often a journey may have taken its decision at a stage, for each step that is bounded in all of its ways."""
    found: dict[Arc, int | None] = {}
    for way in _ways(graph):
        most = min((one.times for one in way.bounds if one.decision is way.arc.decision), default=None)
        other = found.get(way.arc, 0)
        found[way.arc] = None if most is None or other is None else max(most, other)
    return {arc: most for arc, most in found.items() if most is not None}
