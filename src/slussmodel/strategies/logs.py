"""Event logs, what is measured in them, and the lengths of time that forecasts draw from."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel.stages.flow import AlignedMove, Alignment, Durations, EventLog, Fit, TemporalProfile, Trace
from slussmodel.stages.forecast import Chain, Drawn, Exponential, Gap, Gate, Pace, markov
from slussmodel.stages.forecast.queue import Lengths
from slussmodel.strategies.fields import drawn, of
from slussmodel.strategies.graphs import stage_graphs
from slussmodel.strategies.values import several

_STEPS = ("intake", "s0", "gate", "pilot", "in_use", "declined")
_GAP = 10**12  # microseconds, eleven days


def traces(
    *, activities: tuple[str, ...] = _STEPS, max_events: int = 5, can_be_open: bool = True
) -> SearchStrategy[Trace]:
    """Cases with at least one event, in the order of time."""
    happened = st.lists(st.tuples(st.sampled_from(activities), st.integers(0, _GAP)), min_size=1, max_size=max_events)
    return st.builds(_trace, st.integers(1, 999), happened, st.booleans() if can_be_open else st.just(False))


def _trace(case: int, happened: list[tuple[str, int]], is_open: bool) -> Trace:
    names, gaps = zip(*happened, strict=True)
    return Trace(f"case-{case}", names, tuple(accumulate(gaps)), is_open)


def event_logs(
    *, activities: tuple[str, ...] = _STEPS, max_cases: int = 3, max_events: int = 5
) -> SearchStrategy[EventLog]:
    """Logs of cases with ids of their own, the first of which has ended.

    >>> from hypothesis import given
    >>> @given(event_logs(max_cases=2))
    ... def test_a_case_has_a_length(log):
    ...     assert all(seconds >= 0 for seconds in log.durations().values())
    >>> test_a_case_has_a_length()
    """
    ended = traces(activities=activities, max_events=max_events, can_be_open=False)
    others = several(traces(activities=activities, max_events=max_events), max_size=max_cases - 1)
    return st.builds(lambda one, more: EventLog(_each_case_once((one, *more))), ended, others)


def _each_case_once(cases: tuple[Trace, ...]) -> tuple[Trace, ...]:
    return tuple({one.case: one for one in reversed(cases)}.values())[::-1]


def durations(*, min_size: int = 0, max_size: int = 4) -> SearchStrategy[Durations]:
    """Lengths of time, the shortest first."""
    return st.lists(st.integers(0, _GAP), min_size=min_size, max_size=max_size).map(
        lambda lengths: Durations(tuple(sorted(lengths)))
    )


def fits() -> SearchStrategy[Fit]:
    """How well a log agrees with a stage graph."""
    return st.builds(lambda log, graph: log.align(graph), event_logs(), stage_graphs())


def alignments() -> SearchStrategy[Alignment]:
    """One case of a log, aligned with a stage graph."""
    return drawn(Alignment, moves=several(drawn(AlignedMove), min_size=1))


def temporal_profiles() -> SearchStrategy[TemporalProfile]:
    """The usual times of a log."""
    from slussmodel.stages.flow import temporal_profile

    return event_logs().map(temporal_profile)


def markov_chains() -> SearchStrategy[Chain[float]]:
    """Forecasts from logs."""
    return event_logs().map(markov)


def gaps() -> SearchStrategy[Gap[float]]:
    """What a chain expects from a stage beside what the log shows."""
    return drawn(Gap, model=of(float), observed=of(float))


def waiting_times() -> SearchStrategy[Lengths]:
    """Where the lengths of time of a queue come from."""
    return drawn(Exponential) | observed_times()


def observed_times() -> SearchStrategy[Drawn]:
    """Lengths of time to draw from, one or more."""
    return st.builds(Drawn, durations(min_size=1))


def coach_gates() -> SearchStrategy[Gate]:
    """Gates with some coaches."""
    return st.builds(Gate, arrivals=waiting_times(), work=waiting_times(), coaches=st.integers(1, 5))


def paces() -> SearchStrategy[Pace]:
    """How many were done in each of some periods."""
    return drawn(Pace, done=several(st.integers(0, 9), min_size=1, max_size=4))
