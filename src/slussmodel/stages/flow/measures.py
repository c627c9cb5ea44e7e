"""Key figures of flow: how much comes in, how much is done, how much lies there, how old it is and where time goes.

Little's law (Little 1961) ties three of them: work in progress = arrivals a day x mean time. Times are in seconds, ages
and rates in days; moments are aware datetimes or whole microseconds since 1970.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

from attrs import frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Lang, Sentence
from slussmodel.stages.flow.durations import Durations
from slussmodel.stages.flow.log import EventLog, Pair, Trace
from slussmodel.stages.flow.moments import DAY, SECOND, Moment, asked

K = TypeVar("K")


def throughput_times(log: EventLog) -> Durations:
    """From the first to the last event, of each case that has ended."""
    return Durations.of(trace.last - trace.first for trace in log.traces if not trace.open)


def time_in_stage(log: EventLog) -> dict[str, Durations]:
    """From each arrival at a stage until the next event of the case; last stages of cases are left out.

    An open case's present stage is not in it, since nobody knows how long it will stay: see
    `forecast.remaining_time` for that.

    >>> log = EventLog.from_events([("a", "intake", 0), ("a", "pilot", 5_000_000)])
    >>> time_in_stage(log)["intake"].p50
    5.0
    """
    return _durations((here, later - now) for here, _, now, later in _steps(log))


def step_times(log: EventLog) -> dict[Pair, Durations]:
    """From one activity to the one straight after it; the steps that take the most time in all come first."""
    found = _durations(((here, there), later - now) for here, there, now, later in _steps(log))
    return dict(sorted(found.items(), key=lambda item: -item[1].total))


def time_to_stage(log: EventLog) -> dict[str, Durations]:
    """From the beginning of a case until it first comes to a stage."""
    return _durations((stage, when - trace.first) for trace in log.traces for stage, when in trace.first_visits())


def reach(log: EventLog) -> dict[str, int]:
    """How many cases ever came to each stage, the greatest first."""
    return dict(Counter(stage for trace in log.traces for stage in dict.fromkeys(trace.activities)).most_common())


def rework(log: EventLog) -> dict[str, int]:
    """How many cases came to a stage more than once, for the stages where any did."""
    again = Counter(stage for trace in log.traces for stage, times in Counter(trace.activities).items() if times > 1)
    return dict(again.most_common())


def work_in_progress(log: EventLog, at: Moment) -> int:
    """How many cases were under way at a moment: begun at it or before, and not ended.

    >>> log = EventLog.from_events([("a", "intake", 0), ("a", "in use", 9), ("b", "intake", 5)], open_cases=["b"])
    >>> [work_in_progress(log, at) for at in (0, 5, 9)]
    [1, 2, 1]
    """
    return len(_under_way(log, asked("EventLog", "at", at)))


def ageing(log: EventLog, at: Moment) -> Durations:
    """How long the cases under way at a moment had been so."""
    now = asked("EventLog", "at", at)
    return Durations.of(now - trace.first for trace in _under_way(log, now))


def ageing_by_stage(log: EventLog, at: Moment) -> dict[str, Durations]:
    """How long the cases under way at a moment had stood in the stage where they then stood."""
    now = asked("EventLog", "at", at)
    standing = ((trace, bisect_right(trace.times, now) - 1) for trace in _under_way(log, now))
    return _durations((trace.activities[place], now - trace.times[place]) for trace, place in standing)


_LAW = Sentence(
    "littles_law",
    sv="{per_day} ärenden om dagen, {days} dagar var i snitt: {wip} pågår samtidigt",
    en="{per_day} cases a day, {days} days each on average: {wip} are under way at a time",
)


@frozen
class LittlesLaw:
    """Work in progress = arrivals x time, over the time from the first event of the log to the last.

    `mean_wip` is the area under the curve of work in progress; `arrivals_per_day * mean_days` is the law's other side.
    """

    window: float
    arrivals_per_day: float
    mean_days: float
    mean_wip: float

    def explain(self, lang: Lang = "sv") -> str:
        return _LAW.say({"per_day": self.arrivals_per_day, "days": self.mean_days, "wip": self.mean_wip}, lang)


def littles_law(log: EventLog) -> LittlesLaw:
    """The mean work in progress of a log and the two figures that make it up.

    An open case counts until its last event. Raises `InvalidValue` where the log spans no time.
    """
    spans = sum(trace.last - trace.first for trace in log.traces)
    window = max(trace.last for trace in log.traces) - min(trace.first for trace in log.traces) if log.traces else 0
    if not window:
        raise InvalidValue("EventLog", "traces", len(log), "must span some time to have a rate of arrivals")
    return LittlesLaw(window / SECOND, len(log) * DAY / window, spans / len(log) / DAY, spans / window)


def mean_arrival_gap(log: EventLog) -> float:
    """Seconds from one case's beginning to the next one's, on average."""
    if len(log) < 2:
        raise InvalidValue("EventLog", "traces", len(log), "must hold at least two cases to have a gap between them")
    starts = [trace.first for trace in log.traces]
    return (max(starts) - min(starts)) / (len(starts) - 1) / SECOND


def _steps(log: EventLog) -> Iterator[tuple[str, str, int, int]]:
    for trace in log.traces:
        yield from (
            (here, there, now, later)
            for (here, there), (now, later) in zip(pairwise(trace.activities), pairwise(trace.times), strict=True)
        )


def _durations(measured: Iterable[tuple[K, int]]) -> dict[K, Durations]:
    lengths: dict[K, list[int]] = {}
    for key, span in measured:
        lengths.setdefault(key, []).append(span)
    return {key: Durations.of(spans) for key, spans in lengths.items()}


def _under_way(log: EventLog, now: int) -> list[Trace]:
    return [trace for trace in log.traces if trace.first <= now and (trace.open or now < trace.last)]
