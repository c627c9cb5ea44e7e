"""What was decided at each stage of journeys, and how long their clocks ran there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import frozen

from slussmodel.language import Lang, Sentence
from slussmodel.stages.decisions import BACKWARD, FORWARD, Decision, Kind
from slussmodel.stages.flow.durations import Durations
from slussmodel.stages.flow.moments import microseconds

if TYPE_CHECKING:
    from slussmodel.stages.journey import Journey

_OUTCOME = Sentence(
    "outcome",
    sv="{stage}: {arrived} kom, {conversion} % gick vidare, {killed} % avslutades, {waiting} väntar",
    en="{stage}: {arrived} came, {conversion}% went on, {killed}% were stopped, {waiting} waiting",
)


@frozen
class Outcome:
    """What became of the arrivals at one stage; an idea that came twice counts twice. Shares are of those decided."""

    stage: str
    is_gate: bool
    arrived: int
    decisions: Mapping[Decision, int]

    @property
    def decided(self) -> int:
        return sum(self.decisions.values())

    @property
    def waiting(self) -> int:
        return self.arrived - self.decided

    @property
    def conversion(self) -> Fraction:
        """The share that went on; zero where nothing has been decided."""
        return self._share(FORWARD)

    @property
    def kill_share(self) -> Fraction:
        return self._share({Decision.KILL})

    @property
    def sent_back(self) -> Fraction:
        """The share that was recycled or reopened."""
        return self._share(BACKWARD)

    def explain(self, lang: Lang = "sv") -> str:
        shares = {"conversion": round(100 * self.conversion), "killed": round(100 * self.kill_share)}
        return _OUTCOME.say({"stage": self.stage, "arrived": self.arrived, "waiting": self.waiting, **shares}, lang)

    def _share(self, kinds: Iterable[Decision]) -> Fraction:
        return Fraction(sum(self.decisions.get(kind, 0) for kind in kinds), self.decided or 1)


def outcomes(journeys: Iterable[Journey[Any]]) -> dict[str, Outcome]:
    """The outcome of each stage that ideas came to and that is no end, in the order in which they were first met.

    What does not end the stay is no outcome: a hold, a move to a new version, a merge of another idea into this one.
    """
    arrived: Counter[str] = Counter()
    decisions: dict[str, Counter[Decision]] = {}
    gates: set[str] = set()
    for journey in journeys:
        for visit in journey.visits:
            stage = journey.graph.by_id.get(visit.stage)
            if stage is None or stage.is_end:
                continue
            arrived[stage.id] += 1
            if stage.kind is Kind.GATE:
                gates.add(stage.id)
            if visit.left_by is not None:
                decisions.setdefault(stage.id, Counter())[visit.left_by] += 1
    return {
        stage: Outcome(stage, stage in gates, came, dict(decisions.get(stage, {}))) for stage, came in arrived.items()
    }


def clock_in_stage(journeys: Iterable[Journey[Any]]) -> dict[str, Durations]:
    """How long the clock ran in each stage, for the stays that are over; a hold stops it.

    `time_in_stage` of a log gives the whole stays, holds and all.
    """
    ran: dict[str, list[int]] = {}
    for journey in journeys:
        for visit in journey.visits:
            if visit.left is not None:
                spans = (microseconds(end or visit.left) - microseconds(start) for start, end in visit.runs)
                ran.setdefault(visit.stage, []).append(sum(spans))
    return {stage: Durations.of(times) for stage, times in ran.items()}
