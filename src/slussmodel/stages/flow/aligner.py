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
however many stages the graph has. Activities that the graph lacks are moves in the log only and are put aside at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
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


class Sync:
    """A move in both: its stage, its event, its cost less the number of events up to it, and the one before it."""

    __slots__ = ("ahead", "before", "cost", "position", "stage")

    def __init__(self, stage: str, position: int, cost: int, ahead: Ways, before: Sync | None) -> None:
        self.stage: str = stage
        self.position: int = position
        self.cost: int = cost
        self.ahead: Ways = ahead
        self.before: Sync | None = before

    def chain(self) -> list[Sync]:
        """This and all before it, from the beginning."""
        chain = [self]
        while (before := chain[-1].before) is not None:
            chain.append(before)
        return chain[::-1]


@frozen
class Aligner:
    """One graph, ready to be compared with many cases; shortest ways are kept as they are found."""

    graph: StageGraph[Any]
    automaton: Automaton
    to_end: Mapping[str, tuple[int, str]]
    _found: dict[str, Ways] = field(factory=dict, init=False)

    @classmethod
    def of(cls, graph: StageGraph[Any], activities: Iterable[str]) -> Aligner:
        """Raises `InvalidValue` for a graph without a way from its start to an end."""
        automaton = Automaton.of(graph, activities)
        to_end = automaton.towards_end()
        if BEFORE not in to_end:
            raise InvalidValue("StageGraph", "transitions", graph.id, "must have a way from the start to an end")
        return cls(graph, automaton, to_end)

    def align(self, way: Variant, is_open: bool) -> Alignment:
        """The cheapest alignment; an open case needs no way to an end."""
        worst = len(way) + (0 if is_open else self.to_end[BEFORE][0])
        known = [position for position, stage in enumerate(way) if stage in self.automaton.follows]
        stages = way if len(known) == len(way) else tuple([way[position] for position in known])
        if self.automaton.allows(stages, is_open):
            return Alignment(tuple(map(self._as_it_stands, way)), worst, self.graph)
        rows = self._rows(way, known, self._cheapest(stages, is_open), is_open)
        return Alignment(tuple(rows), worst, self.graph)

    def _as_it_stands(self, stage: str) -> AlignedMove:
        return _row(MoveKind.BOTH if stage in self.automaton.follows else MoveKind.LOG_ONLY, stage)

    def _cheapest(self, stages: Variant, is_open: bool) -> Sync:
        """The last move in both of a cheapest alignment."""
        bound = 4
        while (last := self._within(bound, stages, is_open)) is None:
            bound *= 2
        return last

    def _within(self, bound: int, stages: Variant, is_open: bool) -> Sync | None:
        """The same, if the alignment costs no more than the bound."""
        latest = {BEFORE: Sync(BEFORE, -1, 0, self._ahead(BEFORE, bound), None)}
        for position, stage in enumerate(stages):
            least, best = bound - position + 2, None
            for sync in latest.values():
                steps = sync.ahead.lengths.get(stage)
                if steps is not None and sync.cost + steps < least:
                    least, best = sync.cost + steps, sync
            if best is not None and (stage not in latest or least - 2 <= latest[stage].cost):
                latest[stage] = Sync(stage, position, least - 2, self._ahead(stage, bound), best)
            if best is None or len(latest) > bound + 1:
                latest = {one: sync for one, sync in latest.items() if sync.cost + position < bound}
                if not latest:
                    return None
        return self._cheapest_end(bound - len(stages), latest.values(), is_open)

    def _cheapest_end(self, bound: int, latest: Iterable[Sync], is_open: bool) -> Sync | None:
        costs = (
            (sync.cost + (0 if is_open else self.to_end[sync.stage][0]), -sync.position, sync)
            for sync in latest
            if is_open or sync.stage in self.to_end
        )
        cost, _, last = min(costs, default=(bound + 1, 0, None))
        return last if cost <= bound else None

    def _ahead(self, stage: str, bound: int) -> Ways:
        found = self._found.get(stage)
        if found is None or found.furthest <= bound:
            found = self._found[stage] = self.automaton.search(stage, max(bound, _NEAR) + 1)
        return found

    def _rows(self, way: Variant, known: Sequence[int], last: Sync, is_open: bool) -> Iterator[AlignedMove]:
        """The rows of an alignment; `known` has the positions in the case of the events that the graph knows."""
        told = 0
        for here, there in pairwise(last.chain()):
            position = known[there.position]
            for stage in way[told:position]:
                yield _row(MoveKind.LOG_ONLY, stage)
            if here.ahead.lengths[there.stage] > 1:
                for stage in here.ahead.between(there.stage):
                    yield _row(MoveKind.GRAPH_ONLY, stage)
            yield _row(MoveKind.BOTH, there.stage)
            told = position + 1
        for stage in way[told:]:
            yield _row(MoveKind.LOG_ONLY, stage)
        stage = last.stage
        while not is_open and self.to_end[stage][0]:
            stage = self.to_end[stage][1]
            yield _row(MoveKind.GRAPH_ONLY, stage)


@lru_cache(4_096)
def _row(kind: MoveKind, stage: str) -> AlignedMove:
    """One value for each row that many alignments share."""
    return AlignedMove(kind, stage)
