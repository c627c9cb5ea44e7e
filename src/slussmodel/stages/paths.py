"""The shortest way from where an idea stands to a stage, with every gate on it and what is unmet now."""

from __future__ import annotations

from collections import deque

from attrs import frozen

from slussmodel.errors import Reason
from slussmodel.language import Lang, Sentence
from slussmodel.stages.context import Context
from slussmodel.stages.decisions import Decision
from slussmodel.stages.graph import S, Way
from slussmodel.stages.guards import unmet
from slussmodel.stages.journey import Journey, told


@frozen
class Step:
    """One step of a path: the decision, where it leads, and what is unmet now of what it asks."""

    source: str
    decision: Decision
    target: str
    unmet: tuple[Reason, ...]
    is_gate: bool

    def text(self, lang: Lang = "sv") -> str:
        return told(self.decision, self.unmet, lang)


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
    """The fewest steps from here to a stage; guards are asked as of now, so later ones may well be met by then.

    A way that the journey may not take again (its bound is reached) is no way. Raises `UnknownName` for a stage that
    the graph does not have.
    """
    goal = journey.graph.stage(stage)
    came = _search(journey, goal.id)
    if came is None:
        return NoPath(Reason.of(_NO_PATH, source=journey.graph.stage(journey.stage), target=goal))
    steps = [_step(journey, way, context) for way in came]
    if journey.is_held and steps:
        resume = journey.graph.table[journey.stage].get(Decision.RESUME, ())
        steps[:0] = [
            _step(journey, way, context)
            for way in resume[:1]
            if steps[0].decision not in journey.graph.held_table[journey.stage]
        ]
    return Path(tuple(steps))


def _search(journey: Journey[S], goal: str) -> list[Way] | None:
    """Breadth first over the compiled table."""
    table = journey.graph.table
    came: dict[str, Way | None] = {journey.stage: None}
    queue = deque([str(journey.stage)])
    while queue and goal not in came:
        here = queue.popleft()
        for way in (one for ways in table[here].values() for one in ways):
            if way.arc.target not in came and not _worn_out(journey, way):
                came[way.arc.target] = way
                queue.append(way.arc.target)
    return _trace(came, goal) if goal in came else None


def _trace(came: dict[str, Way | None], goal: str) -> list[Way]:
    steps: list[Way] = []
    while (way := came[goal]) is not None:
        steps.append(way)
        goal = way.arc.source
    return steps[::-1]


def _worn_out(journey: Journey[S], way: Way) -> bool:
    most = way.transition.at_most
    return most is not None and journey.times_taken(way.arc.source, way.arc.decision) >= most


def _step(journey: Journey[S], way: Way, context: Context) -> Step:
    stage = journey.graph.stage(way.arc.source)  # type: ignore[arg-type]
    return Step(
        way.arc.source, way.arc.decision, way.arc.target, unmet(way.guards, journey, context), stage.kind == "gate"
    )
