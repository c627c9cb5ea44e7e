"""When n are done and how many by a day: convolution against enumeration, fractions and chance."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussmodel.errors import InvalidValue
from slussmodel.stages import forecast
from slussmodel.stages.flow import EventLog
from slussmodel.stages.forecast import Pace

START = date(2026, 1, 5)
paces = st.lists(st.integers(0, 4), min_size=1, max_size=4).filter(any)


def sums(done, periods):
    """The exact chance of each sum, by every sequence of periods."""
    chances: dict[int, Fraction] = {}
    for drawn in product(done, repeat=periods):
        chances[sum(drawn)] = chances.get(sum(drawn), Fraction(0)) + Fraction(1, len(done) ** periods)
    return chances


@settings(max_examples=50)
@given(paces, st.integers(1, 6))
def test_chances_are_those_of_every_possible_future(done, n):
    when = Pace(tuple(done), days=1).when(n, start=START)
    for periods in range(1, 5):
        exact = sum(chance for total, chance in sums(done, periods).items() if total >= n)
        assert when.chance(START + timedelta(days=periods)) == pytest.approx(float(exact), abs=1e-12)
        many = Pace(tuple(done), days=1).how_many(start=START, by=START + timedelta(days=periods))
        assert many.chances == pytest.approx([float(sums(done, periods).get(k, 0)) for k in range(len(many.chances))])
        assert many.chance(n) == pytest.approx(float(exact), abs=1e-12)


@given(paces, st.integers(1, 30), st.sampled_from([0.05, 0.5, 0.85, 0.95]))
def test_day_and_number_are_two_readings_of_one_thing(done, n, share):
    pace = Pace(tuple(done), days=7)
    day = pace.when(n, start=START).day(share)
    assert pace.how_many(start=START, by=day).at_least(share) >= n
    assert pace.how_many(start=START, by=day - timedelta(days=7)).at_least(share) < n


@given(paces, st.integers(1, 30))
def test_chances_never_fall_and_more_takes_no_shorter(done, n):
    pace = Pace(tuple(done))
    when, more = pace.when(n, start=START), pace.when(n + 1, start=START)
    assert all(now <= later + 1e-12 for now, later in zip(when.chances, when.chances[1:], strict=False))
    assert all(when.day(share) <= more.day(share) for share in (0.1, 0.5, 0.9))


def test_a_tie_on_the_limit_belongs_to_the_earlier_day():
    """Three of twenty periods are empty, so one is done in the first with a chance of exactly 0.85."""
    pace = Pace((0,) * 3 + (1,) * 17, days=1)
    assert pace.when(1, start=START).periods(0.85) == 1
    assert pace.how_many(start=START, by=START + timedelta(days=1)).at_least(0.85) == 1


def test_a_seeded_simulation_agrees():
    pace = Pace((0, 0, 1, 0, 2, 1, 0, 3, 0, 0, 1), days=7)
    exact, drawn = pace.when(30, start=START), pace.simulated(30, start=START, runs=20_000, seed=7)
    assert drawn == pace.simulated(30, start=START, runs=20_000, seed=7)
    gap = max(
        abs(exact.chance(START + timedelta(weeks=week)) - drawn.chance(START + timedelta(weeks=week)))
        for week in range(1, 120)
    )
    # Dvoretzky, Kiefer and Wolfowitz: a gap above 0.0138 has a chance of one in a thousand.
    assert gap < 0.0138


def test_simulated_chances_end_in_certainty():
    assert Pace((1, 2)).simulated(5, start=START, runs=10, seed=1).chances[-1] == 1.0


def test_long_forecasts_stay_exact():
    done = (0, 0, 0, 1, 0, 2)
    when = Pace(done, days=1).when(40, start=START)
    below = {0: Fraction(1)}
    for chance in when.chances[:150]:
        after: dict[int, Fraction] = {}
        for total, weight in below.items():
            for count in done:
                if total + count < 40:
                    after[total + count] = after.get(total + count, Fraction(0)) + weight / len(done)
        below = after
        assert chance == pytest.approx(float(1 - sum(below.values())), abs=1e-12)


def test_pace_counts_the_ends_in_each_whole_period_up_to_the_last_moment():
    first = datetime(2026, 1, 1, tzinfo=UTC)
    ends = [0, 1, 6, 7, 8, 20, 21, 22]
    log = EventLog.from_events(
        [
            (case, name, first + timedelta(days=day))
            for case, end in enumerate(ends)
            for name, day in (("x", -9), ("y", end))
        ]
        + [("open", "x", first)],
        open_cases=["open"],
    )
    pace = forecast.pace(log, since=first - timedelta(days=3), until=first + timedelta(days=21))
    assert pace.done == (3, 2, 1)
    assert forecast.pace(log, since=first, until=first + timedelta(days=23), days=1).done == tuple(
        ends.count(day) for day in range(23)
    )


def test_forecasts_speak_both_languages():
    pace = Pace((1, 2), days=7)
    assert pace.when(3, start=START).explain("sv") == (
        "3 klara: med 50\N{NO-BREAK SPACE}% sannolikhet till 2026-01-19, "
        "med 85\N{NO-BREAK SPACE}% till 2026-01-26, med 95\N{NO-BREAK SPACE}% till 2026-01-26"
    )
    assert pace.how_many(start=START, by=date(2026, 2, 2)).explain("en") == (
        "by 2026-02-02: at least 6 with 50% probability, at least 5 with 85%, at least 4 with 95%"
    )
    assert pace.how_many(start=START, by=START + timedelta(days=27)).expected == pytest.approx(4.5)


@pytest.mark.parametrize(
    ("ask", "rule"),
    [
        (lambda: Pace(()), "at least one period"),
        (lambda: Pace((1, -1)), "at least 0"),
        (lambda: Pace((1,), days=0), "at least 1"),
        (lambda: Pace((0, 0)).when(1, start=START), "a period in which something was done"),
        (lambda: Pace((1,)).when(0, start=START), "at least 1"),
        (lambda: Pace((1,)).how_many(start=START, by=date(2026, 1, 1)), "must not be before the start"),
        (lambda: Pace((1,)).when(1, start=START).day(1.0), "must be over 0"),
        (lambda: Pace((1,)).how_many(start=START, by=START).at_least(0), "must be over 0"),
        (lambda: forecast.pace(EventLog.from_events([]), since=0, until=1), "at least 7 days"),
    ],
)
def test_what_cannot_be_forecast_is_refused(ask, rule):
    with pytest.raises(InvalidValue, match=rule):
        ask()


@pytest.mark.parametrize(
    ("ask", "match"),
    [
        (lambda: Pace(done=(1,)).simulated(3, start=START, runs=0, seed=1), "runs: 0 must be at least 1"),
        (lambda: Pace(done=(1,)).when(2.5, start=START), "whole number"),
        (lambda: Pace(done=(1,)).when(2, start=datetime(2026, 1, 1, tzinfo=UTC)), "must be a date"),
        (lambda: forecast.pace(EventLog.from_events([]), since=0, until=10**15, days=0), "days: 0 must be at least 1"),
    ],
)
def test_what_cannot_be_forecast_is_said(ask, match):
    with pytest.raises(InvalidValue, match=match):
        ask()
