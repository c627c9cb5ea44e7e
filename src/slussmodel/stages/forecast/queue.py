"""What if a gate had one coach more: a small queue, simulated from a seed.

Cases come to a gate, wait in the order in which they came for a free coach, and are worked on. Times between arrivals
and times of work are drawn from what was observed, or from an exponential distribution. The same seed gives the same
arrivals and the same work whatever the number of coaches, so a difference between two runs is the coach's alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from heapq import heapreplace
from itertools import pairwise
from random import Random
from typing import Any, Protocol, runtime_checkable

from attrs import Attribute, field, frozen

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.language import Lang, Sentence
from slussmodel.progress import Progress, counted
from slussmodel.stages.flow import Durations, EventLog
from slussmodel.stages.flow.durations import length
from slussmodel.stages.flow.moments import SECOND
from slussmodel.validators import at_least, of_type, wrong


@runtime_checkable
class Lengths(Protocol):
    """Where lengths of time come from, in seconds."""

    def draw(self, random: Random) -> float: ...


def _positive(instance: object, attribute: Attribute[Any], value: timedelta) -> None:
    of_type(timedelta)(instance, attribute, value)
    if value <= timedelta():
        raise wrong(instance, attribute, value, "must be longer than nothing")


@frozen
class Exponential:
    """Lengths without memory, as arrivals that nothing ties together have."""

    mean: timedelta = field(validator=_positive)

    def draw(self, random: Random) -> float:
        return random.expovariate(1 / self.mean.total_seconds())


def _measured(instance: object, attribute: Attribute[Any], value: Durations) -> None:
    of_type(Durations)(instance, attribute, value)
    if not value:
        raise wrong(instance, attribute, value, "must hold at least one length of time")


@frozen
class Drawn:
    """Lengths drawn from those that were observed, each as likely."""

    observed: Durations = field(validator=_measured)

    def draw(self, random: Random) -> float:
        return random.choice(self.observed.values) / SECOND


_WAITS = Sentence(
    "gate_waits",
    sv="coacher: {coaches}, upptagna {busy} % av tiden: hälften väntar högst {p50}, 85 % högst {p85}, 95 % högst {p95}",
    en="coaches: {coaches}, busy {busy}% of the time: half wait at most {p50}, 85% at most {p85}, 95% at most {p95}",
)


@frozen
class Waits:
    """How long cases waited at a gate, and the share of their time that the coaches worked."""

    coaches: int
    times: Durations
    busy: float

    def explain(self, lang: Lang = "sv") -> str:
        within = {"p50": self.times.p50, "p85": self.times.p85, "p95": self.times.p95}
        words = {name: length(seconds, lang) for name, seconds in within.items()}
        return _WAITS.say({"coaches": self.coaches, "busy": round(100 * self.busy), **words}, lang)


@frozen(kw_only=True)
class Gate:
    """A gate: how far apart cases come, how long the work on one takes, and how many coaches there are.

    >>> hour = timedelta(hours=1)
    >>> gate = Gate(arrivals=Exponential(6 * hour), work=Exponential(5 * hour), coaches=1)
    >>> two = gate.with_coaches(2)
    >>> gate.simulate(cases=2_000, seed=1).times.mean > 4 * two.simulate(cases=2_000, seed=1).times.mean
    True
    """

    arrivals: Lengths = field(validator=of_type(Lengths))
    work: Lengths = field(validator=of_type(Lengths))
    coaches: int = field(validator=[of_type(int), at_least(1)])

    def with_coaches(self, coaches: int) -> Gate:
        return Gate(arrivals=self.arrivals, work=self.work, coaches=coaches)

    def simulate(self, *, cases: int, seed: int, progress: Progress | None = None) -> Waits:
        """The waits of so many cases, of which `progress` is told; the gate begins with nobody in it."""
        if cases < 1:
            raise InvalidValue("Gate", "cases", cases, "must be at least 1")
        free = [0.0] * self.coaches
        waits: list[int] = []
        worked = 0.0
        for arrival, work in counted(self._cases(cases, seed), progress, every=1000):
            begins = max(arrival, free[0])
            heapreplace(free, begins + work)
            waits.append(round((begins - arrival) * SECOND))
            worked += work
        return Waits(self.coaches, Durations.of(waits), worked / (self.coaches * max(free) or 1))

    def _cases(self, cases: int, seed: int) -> Iterator[tuple[float, float]]:
        """Arrival and work of each case, from two streams of chance that don't disturb each other."""
        gaps, works = Random(f"arrivals {seed}"), Random(f"work {seed}")
        now = 0.0
        for _ in range(cases):
            now += self.arrivals.draw(gaps)
            yield now, self.work.draw(works)


def gate(log: EventLog, stage: str, *, work: Lengths, coaches: int) -> Gate:
    """A gate to which cases come as they came to a stage of the log.

    A log tells how long cases stayed, which is waiting and work together, so the work must be told. Raises
    `UnknownName` for a stage that the log does not have and `InvalidValue` where fewer than two cases came.
    """
    if stage not in log.activities:
        raise UnknownName.among("stage", stage, log.activities)
    came = sorted(
        when for trace in log.traces for name, when in zip(trace.activities, trace.times, strict=True) if name == stage
    )
    gaps = Durations.of(later - earlier for earlier, later in pairwise(came))
    return Gate(arrivals=Drawn(gaps), work=work, coaches=coaches)
