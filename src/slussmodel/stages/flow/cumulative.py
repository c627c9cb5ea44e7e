"""The cumulative flow diagram: what has come in, what is done, and the gap between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Lang, Sentence, number
from slussmodel.records import columns
from slussmodel.stages.flow.log import EventLog
from slussmodel.stages.flow.moments import Moment, as_datetime, asked, microseconds
from slussmodel.stages.flow.picture import Chart, Curve, evenly, whole


@frozen
class FlowPoint:
    """One moment of a cumulative flow diagram; `arrived - finished` is the work in progress."""

    at: Moment
    arrived: int
    finished: int
    reached: Mapping[str, int]

    @property
    def in_progress(self) -> int:
        return self.arrived - self.finished


_FLOW = Sentence("cumulative_flow", sv="Ackumulerat flöde", en="Cumulative flow")
_IN_AND_OUT = {"sv": ("in", "klara"), "en": ("in", "done")}


@frozen
class CumulativeFlow:
    """A cumulative flow diagram: as wide as the time that cases take, as high as the work in progress."""

    points: tuple[FlowPoint, ...]

    def __iter__(self) -> Iterator[FlowPoint]:
        return iter(self.points)

    def __len__(self) -> int:
        return len(self.points)

    def __getitem__(self, place: int) -> FlowPoint:
        return self.points[place]

    def to_records(self) -> list[dict[str, object]]:
        """A dict for each moment, as a dataframe takes them, with how many had ever come to each stage."""
        return [
            {
                "at": as_datetime(microseconds(point.at)),
                "arrived": point.arrived,
                "finished": point.finished,
                "in_progress": point.in_progress,
                **{f"reached {stage}": count for stage, count in point.reached.items()},
            }
            for point in self.points
        ]

    def to_columns(self) -> dict[str, list[object]]:
        """The records turned on their side: a list for each column."""
        return columns(self.to_records())

    def svg(self, lang: Lang = "sv") -> str:
        """The curves of what came in and what is done, the gap between them being what is under way."""
        moments = [microseconds(point.at) for point in self.points]
        came_in, done = _IN_AND_OUT[lang]
        curves = (
            Curve(came_in, [(at, point.arrived) for at, point in zip(moments, self.points, strict=True)], steps=False),
            Curve(done, [(at, point.finished) for at, point in zip(moments, self.points, strict=True)], steps=False),
        )
        days = [(at, as_datetime(round(at)).date().isoformat()) for at in evenly(min(moments), max(moments))]
        counts = whole(max(point.arrived for point in self.points))
        return Chart(_FLOW.say({}, lang), curves, days, [(count, number(count, lang)) for count in counts]).svg()

    def _repr_html_(self) -> str:
        return self.svg()


def cumulative_flow(log: EventLog, moments: Iterable[Moment]) -> CumulativeFlow:
    """For each moment: how many cases had begun, had ended and had ever come to each stage, at it or before.

    Raises `InvalidValue` where no moment is given.
    """
    wanted = tuple(moments)
    if not wanted:
        raise InvalidValue("CumulativeFlow", "moments", wanted, "must hold at least one moment")
    starts = sorted(trace.first for trace in log.traces)
    ends = sorted(trace.last for trace in log.traces if not trace.open)
    visits: dict[str, list[int]] = {}
    for trace in log.traces:
        for stage, when in trace.first_visits():
            visits.setdefault(stage, []).append(when)
    for times in visits.values():
        times.sort()

    def point(at: Moment) -> FlowPoint:
        now = asked("CumulativeFlow", "moments", at)
        reached = {stage: bisect_right(times, now) for stage, times in visits.items()}
        return FlowPoint(at, bisect_right(starts, now), bisect_right(ends, now), reached)

    return CumulativeFlow(tuple(map(point, wanted)))
