"""The absorbing chain: exact, equal to what is known, and equal to linear algebra."""

from __future__ import annotations

import csv
import gzip
import json
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.stages import forecast
from slussmodel.stages.flow import END, START, EventLog
from slussmodel.stages.forecast.elimination import eliminate

SECOND = 1_000_000
events = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from("ABCDEF"), st.integers(0, 10**16)), min_size=1, max_size=60
)


@pytest.fixture(scope="module")
def receipt(shared):
    with gzip.open(shared / "oracles" / "receipt.csv.gz", "rt") as lines:
        rows = [(row["case"], row["activity"], int(row["time_us"])) for row in csv.DictReader(lines)]
    return EventLog.from_events(rows), json.loads((shared / "oracles" / "receipt.json").read_text())["markov"]


def test_chain_of_the_receipt_log_is_the_known_one(receipt):
    log, known = receipt
    chain = forecast.markov(log)
    assert set(chain.remaining) == set(known["states"])
    for name, figures in (("remaining", "remaining_s"), ("visits", "visits"), ("steps", "steps")):
        assert dict(getattr(chain, name)) == pytest.approx(known[figures], rel=1e-12, abs=1e-12)
    assert {stage: gap.visits for stage, gap in chain.gaps.items()} == known["occ"]


def test_flows_of_the_receipt_log_are_the_known_ones(receipt):
    log, known = receipt
    flows = {**{(START, one): n for one, n in log.starts().items()}, **{(one, END): n for one, n in log.ends().items()}}
    assert (
        sorted([here, there, n] for (here, there), n in {**log.directly_follows(), **flows}.items()) == known["counts"]
    )
    exact = forecast.markov(log, exact=True)
    stayed = dict.fromkeys(known["states"], 0)
    for trace in log.traces:
        for stage, now, later in zip(trace.activities, trace.times, trace.times[1:], strict=False):
            stayed[stage] += later - now
    assert stayed == known["sojourn_total_us"]
    assert exact.remaining[START] == Fraction(sum(stayed.values()), SECOND * len(log))


@given(events)
def test_expected_time_from_the_start_is_the_mean_duration_exactly(rows):
    log = EventLog.from_events(rows)
    mean = Fraction(sum(trace.last - trace.first for trace in log.traces), SECOND * len(log))
    chain = forecast.markov(log, exact=True)
    assert chain.remaining[START] == mean
    assert chain.gaps[START].gap == 0
    assert chain.steps[START] == Fraction(log.events, len(log)) + 1
    assert dict(chain.visits) == {START: 1, **{name: Fraction(n, len(log)) for name, n in log.activities.items()}}
    assert chain.ends() == {name: Fraction(n, len(log)) for name, n in log.ends().items()}


@given(events)
def test_floats_agree_with_fractions_to_twelve_digits(rows):
    log = EventLog.from_events(rows)
    exact, fast = forecast.markov(log, exact=True), forecast.markov(log)
    for name in ("remaining", "steps", "visits"):
        for stage, value in getattr(exact, name).items():
            assert getattr(fast, name)[stage] == pytest.approx(float(value), rel=1e-12)
    for stage in exact.remaining:
        assert fast.ends(stage) == pytest.approx({k: float(v) for k, v in exact.ends(stage).items()}, rel=1e-12)
        assert sum(exact.ends(stage).values()) == 1


@given(events)
def test_chain_solves_the_equations_of_the_textbook(rows):
    log = EventLog.from_events(rows)
    chain = forecast.markov(log)
    states = list(chain.remaining)
    place = {state: number for number, state in enumerate(states)}
    counts = np.zeros((len(states), len(states)))
    for trace in log.traces:
        for here, there in zip((START, *trace.activities), trace.activities, strict=False):
            counts[place[here], place[there]] += 1
    visits = np.array([chain.gaps[state].visits for state in states], dtype=float)
    P = counts / visits[:, None]
    fundamental = np.linalg.inv(np.eye(len(states)) - P)
    assert fundamental[place[START]] == pytest.approx([chain.visits[state] for state in states], rel=1e-6, abs=1e-9)
    assert fundamental.sum(axis=1) == pytest.approx([chain.steps[state] for state in states], rel=1e-6)


@settings(max_examples=50)
@given(st.integers(1, 12), st.randoms(use_true_random=False))
def test_slow_chains_keep_every_digit(size, random):
    """Chains that almost never end, where a subtraction would lose what matters."""
    names = [f"s{number}" for number in range(size)]
    flows = {
        name: {to: random.randrange(1, 10**9) for to in random.sample(names, random.randint(1, size))} for name in names
    }
    for name in names:
        flows[name][END] = 1
    exact = eliminate({name: {to: Fraction(n) for to, n in row.items()} for name, row in flows.items()})
    fast = eliminate({name: {to: float(n) for to, n in row.items()} for name, row in flows.items()})
    gains = {name: sum(row.values()) for name, row in flows.items()}
    right = exact.right({name: Fraction(n) for name, n in gains.items()})
    assert fast.right({name: float(n) for name, n in gains.items()}) == pytest.approx(
        {name: float(value) for name, value in right.items()}, rel=1e-12
    )
    for name, row in flows.items():
        assert right[name] * gains[name] == gains[name] + sum(n * right[to] for to, n in row.items() if to != END)


def test_open_cases_are_left_out_and_counted():
    rows = [("a", "x", 0), ("a", "y", 4 * SECOND), ("b", "x", 0), ("b", "z", 99 * SECOND)]
    chain = forecast.markov(EventLog.from_events(rows, open_cases=["b"]))
    assert (chain.left_out, chain.remaining["x"], "z" in chain.remaining) == (1, 4.0, False)


def test_gap_shows_where_the_first_order_assumption_is_wrong():
    """From b the way out depends on how a case came there, which the chain forgets."""
    slow = [("s", "a", 0), ("s", "b", 0), ("s", "c", 100 * SECOND), ("s", "b", 100 * SECOND), ("s", "d", 102 * SECOND)]
    chain = forecast.markov(EventLog.from_events([*slow, ("q", "b", 0), ("q", "d", 1 * SECOND)]), exact=True)
    assert (chain.gaps["b"].observed, chain.gaps["b"].model) == (Fraction(105, 3), Fraction(103, 2))
    assert chain.gaps["b"].gap == Fraction(33, 2)
    assert chain.explain("sv").splitlines()[0] == (
        "från a (1 besök): kedjan räknar med 51,5 sekunder, loggen visade 1,7 minuter i medeltal"
    )


def test_what_has_no_chain_is_refused():
    with pytest.raises(InvalidValue, match="a case that has ended"):
        forecast.markov(EventLog.from_events([("a", "x", 0)], open_cases=["a"]))
    with pytest.raises(InvalidValue, match="names the beginning or end"):
        forecast.markov(EventLog.from_events([("a", "END", 0)]))
    with pytest.raises(InvalidValue, match="never leads to an end"):
        eliminate({"a": {"b": 1.0}, "b": {"a": 1.0}})
    with pytest.raises(UnknownName, match="did you mean 'intake'"):
        forecast.markov(EventLog.from_events([("a", "intake", 0)])).ends("intke")


def test_a_chain_of_five_thousand_stages_is_solved():
    log = EventLog.from_events(
        (case, f"s{number}", number * SECOND) for case in range(2) for number in range(case, 5_000)
    )
    assert forecast.markov(log).remaining[START] == 4_998.5
