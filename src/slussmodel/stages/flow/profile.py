"""Cases that were unusually quick or slow between two stages: the temporal profile (Stertz et al. 2020).

For each pair of stages where the second comes some time after the first in a case, the profile has the mean and the
standard deviation of the time between them. All pairs of events count, but a case costs its length times its number of
different stages, not its length squared, since the sums over earlier events of a stage are kept as the case is read.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from math import ceil, floor, sqrt

from attrs import Factory, field, frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Lang, Sentence
from slussmodel.stages.flow.durations import length
from slussmodel.stages.flow.log import CaseId, EventLog, Pair, Trace
from slussmodel.stages.flow.moments import SECOND
from slussmodel.validators import of_type

_OUTLIER = Sentence(
    "temporal_outlier",
    sv="{case}: {there} kom {time} efter {here}; vanligt är {mean}",
    en="{case}: {there} came {time} after {here}; {mean} is usual",
)

# The last digits of a float: a time that is the mean itself does not lie beside it.
_STRAY = 1e-15


@frozen
class Between:
    """The time from one stage to another in the same case: how many times it was seen, its mean and deviation (s)."""

    count: int
    mean: float
    deviation: float


@frozen
class Outlier:
    """Two events of a case with an unusual time (seconds) between them."""

    case: CaseId
    pair: Pair
    time: float
    usual: Between

    def explain(self, lang: Lang = "sv") -> str:
        times = {"time": length(self.time, lang), "mean": length(self.usual.mean, lang)}
        return _OUTLIER.say({"case": str(self.case), "here": self.pair[0], "there": self.pair[1], **times}, lang)


@frozen
class TemporalProfile:
    """The usual times between pairs of stages, and the cases that stray from them.

    All of it follows from the log, so that a payload holds the log and no more.
    """

    log: EventLog = field(repr=False, validator=of_type(EventLog))
    between: Mapping[Pair, Between] = field(
        init=False, eq=False, default=Factory(lambda profile: _usual(profile.log), takes_self=True)
    )

    def outliers(self, deviations: float = 3.0) -> tuple[Outlier, ...]:
        """Pairs of events whose time lies further from the mean than so many standard deviations, in the log's order.

        Raises `InvalidValue` for a negative number.
        """
        if not deviations >= 0:
            raise InvalidValue("TemporalProfile", "deviations", deviations, "must be at least 0")
        return tuple(outlier for trace in self.log.traces for outlier in self._of(trace, deviations))

    def _of(self, trace: Trace, deviations: float) -> Iterator[Outlier]:
        seen: dict[str, list[int]] = {}
        for there, now in zip(trace.activities, trace.times, strict=True):
            for here, earlier in seen.items():
                usual = self.between[here, there]
                reach = deviations * usual.deviation
                longest = floor((usual.mean + reach) * SECOND * (1 + _STRAY))
                shortest = ceil((usual.mean - reach) * SECOND * (1 - _STRAY))
                # Times between are the longer the earlier the first event: too long ones lie at the front.
                too_long, too_short = bisect_left(earlier, now - longest), bisect_right(earlier, now - shortest)
                for when in (*earlier[:too_long], *earlier[too_short:]):
                    yield Outlier(trace.case, (here, there), (now - when) / SECOND, usual)
            seen.setdefault(there, []).append(now)


def temporal_profile(log: EventLog) -> TemporalProfile:
    """The usual times between pairs of stages, from all cases, open ones too.

    >>> second = 1_000_000
    >>> log = EventLog.from_events([("a", "x", 0), ("a", "y", 2 * second), ("b", "x", 0), ("b", "y", 2 * second)])
    >>> temporal_profile(log).between["x", "y"]
    Between(count=2, mean=2.0, deviation=0.0)
    """
    return TemporalProfile(log)


def _usual(log: EventLog) -> dict[Pair, Between]:
    sums: dict[Pair, list[int]] = {}
    for trace in log.traces:
        _add(trace, sums)
    return {pair: _between(*three) for pair, three in sums.items()}


def _add(trace: Trace, sums: dict[Pair, list[int]]) -> None:
    """Add a case to each pair's number of times, their sum and the sum of their squares."""
    seen: dict[str, list[int]] = {}
    for there, moment in zip(trace.activities, trace.times, strict=True):
        now = moment - trace.first
        for here, (count, total, squares) in seen.items():
            three = sums.setdefault((here, there), [0, 0, 0])
            three[0] += count
            three[1] += count * now - total
            three[2] += count * now * now - 2 * now * total + squares
        mine = seen.setdefault(there, [0, 0, 0])
        mine[0] += 1
        mine[1] += now
        mine[2] += now * now


def _between(count: int, total: int, squares: int) -> Between:
    # Whole numbers until here, so nothing cancels; the root is the sample deviation, over n - 1.
    variance = (count * squares - total * total) / (count * (count - 1)) if count > 1 else 0.0
    return Between(count, total / count / SECOND, sqrt(variance) / SECOND)
