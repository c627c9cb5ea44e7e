"""What if: coaches at a gate against queueing theory, and other time limits."""

from __future__ import annotations

from datetime import timedelta
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.stages import forecast
from slussmodel.stages.flow import Durations, EventLog, time_in_stage
from slussmodel.stages.forecast import Drawn, Exponential, Gate

SECOND = 1_000_000
HOUR = timedelta(hours=1)


def mean_wait(load: float, coaches: int, work: float) -> float:
    """The mean wait of an M/M/c queue by Erlang's C formula (Erlang 1917); the load is in coaches."""
    busy = load**coaches / factorial(coaches) * coaches / (coaches - load)
    waits = busy / (sum(load**k / factorial(k) for k in range(coaches)) + busy)
    return waits * work / (coaches - load)


@pytest.mark.parametrize(("load", "coaches"), [(0.5, 1), (0.7, 1), (1.4, 2), (2.1, 3), (0.7, 2)])
def test_waits_are_those_of_erlang(load, coaches):
    gate = Gate(arrivals=Exponential(HOUR / load), work=Exponential(HOUR), coaches=coaches)
    waits = gate.simulate(cases=100_000, seed=1)
    assert waits.times.mean == pytest.approx(mean_wait(load, coaches, 3_600), rel=0.06)
    assert waits.busy == pytest.approx(load / coaches, rel=0.02)


def test_waits_of_steady_work_are_those_of_pollaczek_and_khinchine():
    """M/D/1: half the wait of M/M/1."""
    gate = Gate(arrivals=Exponential(2 * HOUR), work=Drawn(Durations.of([3_600 * SECOND])), coaches=1)
    assert gate.simulate(cases=100_000, seed=3).times.mean == pytest.approx(3_600 * 0.5, rel=0.05)


@given(
    st.lists(st.integers(0, 50), min_size=1, max_size=9),
    st.lists(st.integers(0, 50), min_size=1, max_size=9),
    st.integers(1, 4),
    st.integers(),
)
def test_one_coach_more_never_makes_anybody_wait_longer(gaps, works, coaches, seed):
    gate = Gate(arrivals=Drawn(Durations.of(gaps)), work=Drawn(Durations.of(works)), coaches=coaches)
    waits, fewer_waits = (one.simulate(cases=50, seed=seed).times for one in (gate, gate.with_coaches(coaches + 1)))
    assert all(fewer <= before for fewer, before in zip(fewer_waits.values, waits.values, strict=True))


def test_the_same_seed_gives_the_same_waits():
    gate = Gate(arrivals=Exponential(HOUR), work=Exponential(HOUR), coaches=2)
    assert gate.simulate(cases=500, seed=4) == gate.simulate(cases=500, seed=4)
    assert gate.simulate(cases=500, seed=4) != gate.simulate(cases=500, seed=5)


def test_nobody_waits_where_coaches_are_always_free():
    gate = Gate(arrivals=Drawn(Durations.of([10 * SECOND])), work=Drawn(Durations.of([5 * SECOND])), coaches=1)
    waits = gate.simulate(cases=100, seed=0)
    assert waits.times.longest == 0
    assert waits.explain("sv") == (
        "coacher: 1, upptagna 50\N{NO-BREAK SPACE}% av tiden: hälften väntar högst 0 sekunder, "
        "85\N{NO-BREAK SPACE}% högst 0 sekunder, "
        "95\N{NO-BREAK SPACE}% högst 0 sekunder"
    )


def test_a_gate_of_a_log_has_the_logs_arrivals():
    log = EventLog.from_events(
        [(case, name, (case * 10 + time) * SECOND) for case in range(5) for name, time in (("gate", 0), ("in use", 3))]
    )
    gate = forecast.gate(log, "gate", work=Exponential(timedelta(seconds=3)), coaches=1)
    assert gate.arrivals == Drawn(Durations.of([10 * SECOND] * 4))


def test_what_is_no_gate_is_refused():
    log = EventLog.from_events([("a", "gate", 0)])
    work = Exponential(HOUR)
    with pytest.raises(UnknownName, match="did you mean 'gate'"):
        forecast.gate(log, "gat", work=work, coaches=1)
    with pytest.raises(InvalidValue, match="at least one length"):
        forecast.gate(log, "gate", work=work, coaches=1)
    with pytest.raises(InvalidValue, match="at least 1"):
        Gate(arrivals=work, work=work, coaches=0)
    with pytest.raises(InvalidValue, match="at least 1"):
        Gate(arrivals=work, work=work, coaches=1).simulate(cases=0, seed=1)
    with pytest.raises(InvalidValue, match="longer than nothing"):
        Exponential(timedelta())


events = st.lists(st.tuples(st.integers(0, 5), st.sampled_from("ABC"), st.integers(0, 99)), min_size=1, max_size=40)


@given(events.filter(lambda rows: any(name == "A" for _, name, _ in rows)), st.integers(0, 50))
def test_a_limit_cuts_the_stays_of_its_stage_and_no_others(rows, limit):
    log = EventLog.from_events(rows)
    cut = forecast.with_limit(log, "A", timedelta(microseconds=limit))
    before, after = time_in_stage(log), time_in_stage(cut)
    assert before.keys() == after.keys()
    for stage, stays in before.items():
        expected = Durations.of(min(stay, limit) for stay in stays.values) if stage == "A" else stays
        assert after[stage] == expected
    assert forecast.compare(log, cut).saved >= 0


def test_a_limit_is_compared_in_words():
    log = EventLog.from_events(
        [("a", "intake", 0), ("a", "in use", 10 * SECOND), ("b", "intake", 0), ("b", "in use", 4 * SECOND)]
    )
    change = forecast.compare(log, forecast.with_limit(log, "intake", timedelta(seconds=6)))
    assert change.saved == 2
    assert change.explain("sv") == (
        "i dag: 2 stycken: hälften inom 7,0 sekunder, 85\N{NO-BREAK SPACE}% inom 9,1 sekunder, "
        "95\N{NO-BREAK SPACE}% inom 9,7 sekunder, "
        "längst 10,0 sekunder. Med ändringen: 2 stycken: hälften inom 5,0 sekunder, "
        "85\N{NO-BREAK SPACE}% inom 5,7 sekunder, "
        "95\N{NO-BREAK SPACE}% inom 5,9 sekunder, längst 6,0 sekunder. I medeltal 2,0 sekunder kortare"
    )
    assert (
        forecast.compare(forecast.with_limit(log, "intake", timedelta()), log)
        .explain("en")
        .endswith("7.0 seconds longer")
    )


def test_a_limit_on_an_unknown_stage_or_below_zero_is_refused():
    log = EventLog.from_events([("a", "intake", 0)])
    with pytest.raises(UnknownName, match="did you mean 'intake'"):
        forecast.with_limit(log, "intak", timedelta())
    with pytest.raises(InvalidValue, match="below zero"):
        forecast.with_limit(log, "intake", timedelta(-1))


def test_lengths_that_cannot_be_drawn_are_refused_when_the_gate_is_built():
    with pytest.raises(InvalidValue, match=r"Gate\.work: 5 must be Lengths"):
        Gate(arrivals=Exponential(HOUR), work=5, coaches=1)
    with pytest.raises(InvalidValue, match="must be a timedelta"):
        forecast.with_limit(EventLog.from_events([("a", "x", 0)]), "x", 5)
