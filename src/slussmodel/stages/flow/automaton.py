"""A stage graph as the orders of stages that it allows, and the shortest ways between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from sys import maxsize
from typing import Any

from attrs import frozen

from slussmodel.errors import InvalidValue, expected
from slussmodel.stages.decisions import OVERLAY
from slussmodel.stages.flow.mining import END, START
from slussmodel.stages.graph import StageGraph

BEFORE = "\0"
"""The state before the first stage; no stage can have this name."""


@frozen
class Automaton:
    """Steps between stages. A state is the stage visited last, so the automaton is deterministic."""

    follows: Mapping[str, tuple[str, ...]]
    ends: frozenset[str]

    @classmethod
    def of(cls, graph: StageGraph[Any], activities: Iterable[str]) -> Automaton:
        """The artificial stages of a mined graph leave no events, unless the log has activities of their names.

        Raises `UnknownName` for a graph with a step from or to a stage that it does not have.
        """
        if not isinstance(graph, StageGraph):
            raise InvalidValue("EventLog", "graph", graph, expected((StageGraph,), graph))
        graph.table  # noqa: B018  a defective graph is refused here
        hidden = {START, END}.difference(activities)
        steps: dict[str, dict[str, None]] = {stage.id: {} for stage in graph.stages}
        for transition in graph.transitions:
            if transition.decision not in OVERLAY:
                steps[transition.source][transition.target] = None
        ends = {stage.id for stage in graph.stages if stage.is_end}
        if END in hidden & ends:
            ends |= {source for source, targets in steps.items() if END in targets}
        steps[BEFORE] = steps.get(START, {}) if graph.start == START in hidden else {graph.start: None}
        visible = {one: tuple(to for to in steps[one] if to not in hidden) for one in steps.keys() - hidden}
        return cls(visible, frozenset(ends - hidden))

    def allows(self, way: Sequence[str], is_open: bool) -> bool:
        """Whether a journey may take this way from its beginning, and end there unless it is still open."""
        ends_well = is_open or (bool(way) and way[-1] in self.ends)
        return ends_well and all(there in self.follows[here] for here, there in pairwise((BEFORE, *way)))

    def search(self, source: str, furthest: int) -> Ways:
        """The shortest ways from a state to those at most so many steps away, breadth first."""
        came_from: dict[str, str] = {}
        lengths: dict[str, int] = {}
        layer = [source]
        for length in range(1, furthest + 1):
            reached: list[str] = []
            for here in layer:
                for there in self.follows[here]:
                    if there not in lengths:
                        lengths[there] = length
                        came_from[there] = here
                        reached.append(there)
            if not reached:
                return Ways(source, lengths, came_from, maxsize)
            layer = reached
        return Ways(source, lengths, came_from, furthest)

    def towards_end(self) -> dict[str, tuple[int, str]]:
        """For each state that can reach an end: how many stages the nearest one is away, and the next stage to it."""
        before: dict[str, list[str]] = {}
        for source, targets in self.follows.items():
            for target in targets:
                before.setdefault(target, []).append(source)
        steps = {end: (0, end) for end in sorted(self.ends)}
        queue = deque(steps)
        while queue:
            here = queue.popleft()
            for source in before.get(here, ()):
                if source not in steps:
                    steps[source] = (steps[here][0] + 1, here)
                    queue.append(source)
        return steps


@frozen
class Ways:
    """The shortest ways from one state, each of at least one step and none longer than `furthest`."""

    source: str
    lengths: Mapping[str, int]
    came_from: Mapping[str, str]
    furthest: int

    def between(self, target: str) -> list[str]:
        """The stages strictly between the state and a target."""
        stages: list[str] = []
        here = self.came_from[target]
        while here != self.source:
            stages.append(here)
            here = self.came_from[here]
        return stages[::-1]
