"""Event logs: what happened to each case, in order, with times."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from numbers import Integral
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from attrs import field, frozen

from slussmodel.errors import InvalidValue, UnknownName, expected, shorten
from slussmodel.progress import Progress
from slussmodel.stages.flow.moments import SECOND, Moment, asked, microseconds
from slussmodel.validators import of_type

if TYPE_CHECKING:
    from slussmodel.stages.flow.conformance import Fit
    from slussmodel.stages.graph import StageGraph
    from slussmodel.stages.journey import Journey

CaseId: TypeAlias = str | int
Variant: TypeAlias = tuple[str, ...]
Pair: TypeAlias = tuple[str, str]
K = TypeVar("K")


@frozen
class Trace:
    """One case: its activities in the order of time, and when each happened (microseconds since 1970).

    An open case is still under way: its last activity is where it stands, not where it ended.
    """

    case: CaseId
    activities: Variant
    times: tuple[int, ...]
    open: bool = False

    def __attrs_post_init__(self) -> None:
        if self.activities.__class__ is not tuple:
            raise InvalidValue("Trace", "activities", self.activities, expected((tuple,), self.activities))
        if not self.activities or len(self.activities) != len(self.times):
            raise InvalidValue("Trace", "activities", self.activities, "must be at least one, and as many as the times")
        if [*self.times] != sorted(self.times):
            raise InvalidValue("Trace", "times", self.times, "must not fall")

    def __len__(self) -> int:
        return len(self.activities)

    @property
    def first(self) -> int:
        return self.times[0]

    @property
    def last(self) -> int:
        return self.times[-1]

    def first_visits(self) -> Iterator[tuple[str, int]]:
        """Each activity once, with the time when it first happened."""
        seen: set[str] = set()
        for activity, time in zip(self.activities, self.times, strict=True):
            if activity not in seen:
                seen.add(activity)
                yield activity, time


@frozen
class EventLog:
    """What happened to many cases.

    A time is an aware datetime or whole microseconds since 1970. Events of a case are ordered by time; events at the
    same time keep the order in which they are given. All are kept.

    >>> day = 86_400_000_000
    >>> log = EventLog.from_events([("a", "intake", 0), ("a", "pilot", 2 * day), ("b", "intake", day)])
    >>> log.directly_follows(), log.durations()
    ({('intake', 'pilot'): 1}, {'a': 172800.0, 'b': 0.0})
    """

    traces: tuple[Trace, ...] = field(repr=shorten, validator=of_type(tuple))

    def __attrs_post_init__(self) -> None:
        if len({trace.case for trace in self.traces}) < len(self.traces):
            twice = next(case for case, times in Counter(trace.case for trace in self.traces).items() if times > 1)
            raise InvalidValue("EventLog", "traces", twice, "is the name of two cases")

    @classmethod
    def from_events(
        cls, events: Iterable[tuple[CaseId, str, Moment]], *, open_cases: Iterable[CaseId] = ()
    ) -> EventLog:
        """Plain tuples (case, activity, time), in any order.

        Raises `InvalidValue` that names the event and what is missing or wrong in it, and `UnknownName` for an open
        case without events.
        """
        by_case: dict[CaseId, list[tuple[int, str]]] = {}
        names: dict[str, str] = {}
        for position, event in enumerate(events):
            case, activity, time = _parts(event, position)
            try:
                moment = microseconds(time)
            except ValueError as fault:
                raise InvalidValue("EventLog", f"events[{position}].time", time, str(fault)) from None
            name = names.setdefault(activity, activity)
            by_case.setdefault(case, []).append((moment, name))
        still_open = frozenset(open_cases)
        for stranger in sorted(map(str, still_open - by_case.keys())):
            raise UnknownName.among("case", stranger, map(str, by_case))
        return cls(tuple(_trace(case, rows, case in still_open) for case, rows in by_case.items()))

    @classmethod
    def from_journeys(cls, journeys: Iterable[Journey[Any]]) -> EventLog:
        """The stages that each journey came to; a journey that has not ended is an open case.

        Raises `InvalidValue` for two journeys with the same id.
        """
        traces = {}
        for journey in journeys:
            if journey.id in traces:
                raise InvalidValue("EventLog", "journeys", journey.id, "is the id of two journeys")
            traces[journey.id] = _of_journey(journey)
        return cls(tuple(traces.values()))

    def __len__(self) -> int:
        """How many cases there are."""
        return len(self.traces)

    @property
    def events(self) -> int:
        """How many events there are in all."""
        return sum(map(len, self.traces))

    @cached_property
    def by_case(self) -> Mapping[CaseId, Trace]:
        return {trace.case: trace for trace in self.traces}

    @cached_property
    def by_variant(self) -> Mapping[Variant, tuple[Trace, ...]]:
        """Cases with the same activities in the same order stand together, the most usual order first."""
        groups: defaultdict[Variant, list[Trace]] = defaultdict(list)
        for trace in self.traces:
            groups[trace.activities].append(trace)
        return {way: tuple(traces) for way, traces in sorted(groups.items(), key=lambda item: -len(item[1]))}

    @cached_property
    def activities(self) -> Mapping[str, int]:
        """How often each activity happened."""
        return _tally((way, len(traces)) for way, traces in self.by_variant.items())

    def variants(self) -> dict[Variant, int]:
        """How many cases took each way, the most usual first."""
        return {way: len(traces) for way, traces in self.by_variant.items()}

    def starts(self) -> dict[str, int]:
        """How many cases began with each activity."""
        return _tally((way[:1], len(traces)) for way, traces in self.by_variant.items())

    def ends(self) -> dict[str, int]:
        """How many cases ended with each activity; open cases have not ended."""
        return _tally((way[-1:], sum(not trace.open for trace in traces)) for way, traces in self.by_variant.items())

    def directly_follows(self) -> dict[Pair, int]:
        """How often one activity came straight after another, in the same case."""
        return _tally((pairwise(way), len(traces)) for way, traces in self.by_variant.items())

    def durations(self) -> dict[CaseId, float]:
        """Seconds from the first to the last event of each case; for an open case, so far."""
        return {trace.case: (trace.times[-1] - trace.times[0]) / SECOND for trace in self.traces}

    def closed(self) -> EventLog:
        """Only the cases that have ended."""
        ended = tuple(trace for trace in self.traces if not trace.open)
        return self if len(ended) == len(self) else EventLog(ended)

    def between(self, start: Moment, end: Moment) -> EventLog:
        """Only the cases whose first event lies from the start up to, and not including, the end."""
        low, high = asked("EventLog", "start", start), asked("EventLog", "end", end)
        return EventLog(tuple(trace for trace in self.traces if low <= trace.first < high))

    def stage_graph(self, min_count: int = 1) -> StageGraph[str]:
        """The stage graph that the log shows: the starts, ends and steps seen at least `min_count` times."""
        from slussmodel.stages.flow.mining import mined

        return mined(self, min_count)

    def align(self, graph: StageGraph[Any], *, progress: Progress | None = None) -> Fit:
        """How well what happened agrees with a stage graph, by optimal alignments; `progress` is told of the cases."""
        from slussmodel.stages.flow.conformance import align

        return align(self, graph, progress=progress)


def _of_journey(journey: Journey[Any]) -> Trace:
    # A stay is an event, however many records stand in it: holds, a new version, another idea that is merged into it.
    stays = journey.visits
    stages, times = tuple(stay.stage for stay in stays), tuple(microseconds(stay.entered) for stay in stays)
    return Trace(journey.id, stages, times, not journey.has_ended)


def _parts(event: tuple[CaseId, str, Moment], position: int) -> tuple[CaseId, str, Moment]:
    try:
        case, activity, time = event
    except (TypeError, ValueError):
        raise InvalidValue("EventLog", f"events[{position}]", event, "must be (case, activity, time)") from None
    if not isinstance(case, (str, Integral)) or case == "":
        raise InvalidValue("EventLog", f"events[{position}].case", case, "must be a filled str or an int")
    if not isinstance(activity, str) or not activity or activity.isspace() or "\0" in activity:
        raise InvalidValue("EventLog", f"events[{position}].activity", activity, "must be a filled str without NUL")
    return case, activity, time


def _trace(case: CaseId, rows: list[tuple[int, str]], still_open: bool) -> Trace:
    rows.sort(key=itemgetter(0))
    return Trace(case, tuple([name for _, name in rows]), tuple([time for time, _ in rows]), still_open)


def _tally(counted: Iterable[tuple[Iterable[K], int]]) -> dict[K, int]:
    """The sums of counts by key, the greatest first; each count belongs to several keys."""
    counts: dict[K, int] = {}
    for keys, count in counted:
        for key in keys:
            counts[key] = counts.get(key, 0) + count
    return {key: counts[key] for key in sorted(counts, key=counts.__getitem__, reverse=True) if counts[key]}
