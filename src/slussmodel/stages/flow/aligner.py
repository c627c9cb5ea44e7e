"""What happened beside what the stage graph says: optimal alignments (Adriansyah 2014; Carmona et al. 2018).

An alignment pairs the events of a case with a way through the graph. A move in both costs nothing; an event that the
graph does not have there, or a stage that the case did not come to, costs 1. The cheapest alignment is the fairest
reading of what happened. Token replay is not used: it counts unknown activities as fitting and depends on the order of
edges.

The state of a stage graph is the stage visited last, so an alignment is fixed by which events are in both. Between two
such events, a then b, the graph moves along a shortest way from a to b. Let f(a) be the least cost of the events so
far with a as the last move in both. Event b raises every f by 1 (a move in the log only), or sets f(b) to the least of
f(a) + the stages strictly between a and b. With costs kept relative to the number of events, only f(b) changes.

The search first looks for an alignment of cost 1 at most, then 2, 4, 8 ...: within a small bound only the latest few
events can be the last move in both, so a case costs its length times its own deviations, however long it is and
however many stages the graph has. Cases that took the same way are aligned once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from attrs import field, frozen

from slussmodel.errors import InvalidValue
from slussmodel.stages.flow.alignment import AlignedMove, Alignment, MoveKind
from slussmodel.stages.flow.automaton import BEFORE, Automaton, Ways
from slussmodel.stages.flow.log import Variant
from slussmodel.stages.graph import StageGraph

# Small graphs are searched wholly at the first need; in great ones a search stays near.
_NEAR = 64


@frozen
class Sync:
    """A move in both: its event, its stage, its cost less the number of events up to it, and the one before it."""

    position: int
    stage: str
    cost: int
    before: Sync | None


_BEGINNING = Sync(-1, BEFORE, 0, None)


@frozen
class Aligner:
    """One graph, ready to be compared with many cases; shortest ways are kept as they are found."""

    graph: StageGraph[Any]
    automaton: Automaton
    to_end: Mapping[str, tuple[int, str]]
    _found: dict[tuple[str, int], Ways] = field(factory=dict, init=False)

    @classmethod
    def of(cls, graph: StageGraph[Any], activities: Iterable[str]) -> Aligner:
        """Raises `InvalidValue` for a graph without a way from its start to an end."""
        automaton = Automaton.of(graph, activities)
        towards_end = automaton.towards_end()
        if BEFORE not in towards_end:
            raise InvalidValue("StageGraph", "transitions", graph.id, "must have a way from the start to an end")
        return cls(graph, automaton, towards_end)

    def align(self, way: Variant, is_open: bool) -> Alignment:
        """The cheapest alignment; an open case needs no way to an end."""
        worst = len(way) + (0 if is_open else self.to_end[BEFORE][0])
        if self.automaton.allows(way, is_open):
            return Alignment(tuple([AlignedMove(MoveKind.BOTH, stage) for stage in way]), worst, self.graph)
        bound = 1
        while (last := self._cheapest(way, bound, is_open)) is None:
            bound *= 2
        return Alignment(tuple(self._moves(way, last, bound, is_open)), worst, self.graph)

    def _cheapest(self, way: Variant, bound: int, is_open: bool) -> Sync | None:
        """The last move in both of a cheapest alignment, if one costs no more than the bound."""
        latest = {BEFORE: _BEGINNING}
        for position, stage in enumerate(way):
            if stage in self.automaton.follows:
                sync = self._cheapest_sync(latest.values(), position, stage, bound)
                if sync is not None and (stage not in latest or sync.cost <= latest[stage].cost):
                    latest[stage] = sync
            latest = {one: sync for one, sync in latest.items() if sync.cost + position < bound}
        return self._cheapest_end(latest.values(), len(way), bound, is_open)

    def _cheapest_sync(self, latest: Iterable[Sync], position: int, stage: str, bound: int) -> Sync | None:
        best: Sync | None = None
        least = bound
        for sync in latest:
            steps = self._ways(sync.stage, bound).lengths.get(stage)
            if steps is not None and sync.cost + steps - 2 < least:
                least, best = sync.cost + steps - 2, sync
        return best and Sync(position, stage, least, best)

    def _cheapest_end(self, latest: Iterable[Sync], events: int, bound: int, is_open: bool) -> Sync | None:
        finished = (
            (sync.cost + events + (0 if is_open else self.to_end[sync.stage][0]), -sync.position, sync)
            for sync in latest
            if is_open or sync.stage in self.to_end
        )
        cost, _, last = min(finished, default=(bound + 1, 0, None))
        return last if cost <= bound else None

    def _ways(self, source: str, bound: int) -> Ways:
        reach = max(bound, _NEAR)
        found = self._found.get((source, reach))
        if found is None:
            found = self._found[source, reach] = self.automaton.search(source, reach + 1)
        return found

    def _moves(self, way: Variant, last: Sync, bound: int, is_open: bool) -> Iterator[AlignedMove]:
        for here, there in pairwise(_chain(last)):
            steps = self._ways(here.stage, bound).between(there.stage)
            yield from _each(MoveKind.LOG_ONLY, way[here.position + 1 : there.position])
            yield from _each(MoveKind.GRAPH_ONLY, steps)
            yield AlignedMove(MoveKind.BOTH, there.stage)
        yield from _each(MoveKind.LOG_ONLY, way[last.position + 1 :])
        if not is_open:
            yield from _each(MoveKind.GRAPH_ONLY, self._stages_to_end(last.stage))

    def _stages_to_end(self, stage: str) -> Iterator[str]:
        while self.to_end[stage][0]:
            stage = self.to_end[stage][1]
            yield stage


def _chain(last: Sync) -> list[Sync]:
    chain = [last]
    while (before := chain[-1].before) is not None:
        chain.append(before)
    return chain[::-1]


def _each(kind: MoveKind, stages: Iterable[str]) -> Iterator[AlignedMove]:
    return (AlignedMove(kind, stage) for stage in stages)
