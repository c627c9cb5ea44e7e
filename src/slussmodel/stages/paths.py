"""The shortest way from where an idea stands to a stage, with every gate on it and what is unmet now."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterator
from itertools import chain
from typing import Any, TypeAlias

from attrs import frozen

from slussmodel.errors import Reason
from slussmodel.language import Lang, Sentence
from slussmodel.stages.context import Context
from slussmodel.stages.decisions import Decision, Kind
from slussmodel.stages.graph import S, Stage, Way
from slussmodel.stages.guards import unmet
from slussmodel.stages.journey import Journey, Move, check_asked, told


@frozen
class Step:
    """One step of a path: the decision, the stage that it leads to, and what is unmet now of what it asks."""

    source: str
    decision: Decision
    stage: Stage[Any]
    unmet: tuple[Reason, ...]
    is_gate: bool

    @property
    def target(self) -> str:
        """The id of the stage that the step leads to; a hold, and its end, stay where they are."""
        target: str = self.stage.id
        return target

    def text(self, lang: Lang = "sv") -> str:
        taken = self.decision.label(lang)
        leads = taken if self.source == self.target else _LEADS.say({"decision": taken, "stage": self.stage}, lang)
        return told(leads, self.unmet, lang)


_LEADS = Sentence("leads_to", sv="{decision}, till {stage}", en="{decision}, to {stage}")


@frozen
class Path:
    """The steps to a stage, none if the idea is there."""

    steps: tuple[Step, ...]

    @property
    def gates(self) -> tuple[str, ...]:
        """The gates that still must be passed, in their order."""
        return tuple(step.source for step in self.steps if step.is_gate)

    @property
    def unmet(self) -> tuple[Reason, ...]:
        """Everything that is unmet on the way, each reason once."""
        return tuple(dict.fromkeys(reason for step in self.steps for reason in step.unmet))

    def text(self, lang: Lang = "sv") -> str:
        """One line a step."""
        return "\n".join(f"{number}. {step.text(lang)}" for number, step in enumerate(self.steps, 1))


_NO_PATH = Sentence(
    "no_path", sv="ingen väg är kvar från {source} till {target}", en="no way is left from {source} to {target}"
)


@frozen
class NoPath:
    """That no way is left to a stage."""

    reason: Reason

    def text(self, lang: Lang = "sv") -> str:
        return self.reason.text(lang)

    def __bool__(self) -> bool:
        return False


def path_to(journey: Journey[S], stage: S, context: Context) -> Path | NoPath:
    """The fewest decisions from here to a stage, that which ends a hold among them.

    The guards of each step are asked as of now, of the journey that had taken the steps before it: what only time or a
    later fact can meet is unmet. A way that the journey may not take again (its bound is reached) is no way. Raises
    `UnknownName` for a stage that the graph does not have.
    """
    check_asked("path_to", journey, context)
    here, goal = journey.graph.stage(journey.stage), journey.graph.stage(stage)
    ways = ways_to(journey, {goal.id})
    if ways is None:
        return NoPath(Reason.of(_NO_PATH, source=here, target=goal))
    return Path(tuple(_steps(journey, ways, context)))


_Node: TypeAlias = tuple[str, bool]
"""A stage, and whether the idea rests in it."""


def ways_to(journey: Journey[Any], goals: Container[str]) -> list[Way] | None:
    """A shortest way to the nearest of some stages, none of it worn out; None where no way is left.

    Breadth first over the compiled tables. No step of a shortest way leaves a stage a second time, so what it takes
    itself wears none of its later steps out.
    """
    graph = journey.graph
    start = (journey.stage, journey.is_held)
    came: dict[_Node, tuple[_Node, Way] | None] = {start: None}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        stage, is_held = here
        if stage in goals:
            return _trace(came, here)
        for way in chain.from_iterable((graph.held_table if is_held else graph.table)[stage].values()):
            there = (way.arc.target, way.arc.decision is Decision.HOLD)
            if there not in came and not _is_worn_out(journey, way):
                came[there] = (here, way)
                queue.append(there)
    return None


def _trace(came: dict[_Node, tuple[_Node, Way] | None], node: _Node) -> list[Way]:
    ways: list[Way] = []
    while (step := came[node]) is not None:
        node, way = step
        ways.append(way)
    return ways[::-1]


def _is_worn_out(journey: Journey[Any], way: Way) -> bool:
    return any(journey.times_taken(way.arc.source, bound.decision) >= bound.times for bound in way.bounds)


def _steps(journey: Journey[S], ways: list[Way], context: Context) -> Iterator[Step]:
    for way in ways:
        source, decision, target = way.arc.source, way.arc.decision, way.arc.target
        is_gate = journey.graph.by_id[source].kind is Kind.GATE
        yield Step(source, decision, journey.graph.by_id[target], unmet(way.guards, journey, context), is_gate)
        journey = journey.follow(Move(source=source, decision=decision, target=target, at=context.at, by=context.by))
