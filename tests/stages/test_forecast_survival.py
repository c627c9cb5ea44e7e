"""Times with open cases: Kaplan-Meier against its definition, a published table and cases without censoring."""

from __future__ import annotations

import warnings
from datetime import timedelta
from fractions import Fraction
from math import log
from random import Random
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from slussmodel.errors import InvalidValue
from slussmodel.stages import forecast
from slussmodel.stages.flow import START, EventLog
from slussmodel.stages.forecast import Survival

SECOND = 1_000_000
lengths = st.lists(st.tuples(st.integers(0, 20), st.booleans()), min_size=1, max_size=40)


def by_definition(seen, time):
    """The product over distinct times of 1 - ended / at risk, exactly."""
    share = Fraction(1)
    for moment in sorted({length for length, ended in seen if ended and length <= time}):
        ended = sum(done for length, done in seen if length == moment)
        share *= 1 - Fraction(ended, sum(length >= moment for length, _ in seen))
    return share


@given(lengths)
def test_curve_is_the_product_limit(seen):
    curve = Survival.of([(length * SECOND, ended) for length, ended in seen])
    for time in range(-1, 22):
        assert curve.within(time) == pytest.approx(float(1 - by_definition(seen, time)), abs=1e-12)
    assert (curve.seen, curve.censored) == (len(seen), sum(not ended for _, ended in seen))


@given(lengths, st.sampled_from([Fraction(1, 4), Fraction(1, 2), Fraction(17, 20), Fraction(1)]))
def test_percentile_is_the_first_time_that_the_share_is_done(seen, share):
    curve = Survival.of([(length * SECOND, ended) for length, ended in seen])
    times = [time for time in range(21) if 1 - by_definition(seen, time) >= share]
    assert curve.percentile(float(share)) == (times[0] if times else None)


@given(st.lists(st.integers(0, 20), min_size=1, max_size=40), st.integers(0, 20))
def test_without_open_cases_it_is_the_plain_share(seen, time):
    curve = Survival.of([(length * SECOND, True) for length in seen])
    assert curve.within(time) == pytest.approx(sum(length <= time for length in seen) / len(seen), abs=1e-12)


@given(lengths, st.integers(0, 20), st.integers(0, 20))
def test_what_is_left_follows_from_what_has_passed(seen, age, more):
    curve = Survival.of([(length * SECOND, ended) for length, ended in seen])
    still = by_definition(seen, age)
    if still == 0:
        with pytest.raises(InvalidValue, match="longer than any"):
            curve.given(age)
        return
    assert curve.given(age).within(more) == pytest.approx(float(1 - by_definition(seen, age + more) / still), abs=1e-12)


def test_freireichs_leukemia_trial_gives_the_published_table():
    """Freireich et al. 1963, 6-MP arm (weeks, + still in remission), as in Kleinbaum and Klein, table 2.1."""
    ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    open_still = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    curve = Survival.of([(w * SECOND, True) for w in ended] + [(w * SECOND, False) for w in open_still])
    table = {6: 0.8571, 7: 0.8067, 10: 0.7529, 13: 0.6902, 16: 0.6275, 22: 0.5378, 23: 0.4482}
    assert {week: round(1 - curve.within(week), 4) for week in table} == table
    assert (curve.percentile(0.5), curve.percentile(0.85)) == (23, None)


def test_open_cases_lengthen_the_forecast_and_never_vanish():
    rows = [(case, "intake", 0) for case in "abcd"] + [
        (case, "in use", day * SECOND) for case, day in zip("ab", (1, 2), strict=True)
    ]
    told = EventLog.from_events(rows, open_cases="cd")
    dropped = told.closed()
    assert forecast.remaining_time(dropped)["intake"].percentile(0.5) == 1
    curve = forecast.remaining_time(told, at=9 * SECOND)["intake"]
    assert (curve.seen, curve.censored, curve.percentile(0.5), curve.percentile(0.75)) == (4, 2, 2, None)
    assert curve.explain("sv") == (
        "hälften inom 2,0 sekunder, 85\N{NO-BREAK SPACE}% inom okänd tid, för många pågår ännu; "
        "4 har setts, 2 av dem pågår ännu"
    )


def test_every_arrival_counts_from_its_own_moment():
    rows = [("a", "x", 0), ("a", "y", 3 * SECOND), ("a", "x", 5 * SECOND), ("a", "end", 9 * SECOND)]
    left = forecast.remaining_time(EventLog.from_events(rows))
    assert left["x"].times == (4 * SECOND, 9 * SECOND)
    assert left[START].times == (9 * SECOND,)
    stays = forecast.time_in_stage(EventLog.from_events(rows))
    assert stays["x"].times == (3 * SECOND, 4 * SECOND)
    assert "end" not in stays


def test_the_present_stay_of_an_open_case_is_censored():
    log = EventLog.from_events([("a", "x", 0), ("b", "x", 0), ("b", "y", 2 * SECOND)], open_cases="a")
    stays = forecast.time_in_stage(log, at=7 * SECOND)["x"]
    assert (stays.seen, stays.censored, stays.percentile(0.5), stays.percentile(0.9)) == (2, 1, 2, None)


def test_lengths_may_be_timedeltas():
    curve = Survival.of([(86_400 * SECOND, True), (2 * 86_400 * SECOND, True)])
    assert curve.within(timedelta(days=1)) == 0.5
    assert curve.given(timedelta(days=1)).percentile(0.5) == 86_400


def test_what_cannot_be_told_is_refused():
    with pytest.raises(InvalidValue, match="at least one length"):
        Survival.of([])
    with pytest.raises(InvalidValue, match="over 0 and at most 1"):
        Survival.of([(1, True)]).percentile(85)
    with pytest.raises(InvalidValue, match=r"before the last event of the log, 1970-01-01 00:00:00\.000005"):
        forecast.remaining_time(EventLog.from_events([("a", "x", 5)]), at=4)


def test_a_length_or_an_age_below_zero_is_refused():
    with pytest.raises(InvalidValue, match="must not be below zero"):
        Survival.of([(SECOND, True), (-SECOND, True)])
    with pytest.raises(InvalidValue, match="must not be below zero"):
        Survival.of([(SECOND, True)]).given(-1)


@given(lengths, st.sampled_from([0.5, 0.8, 0.9, 0.95]))
def test_the_band_is_that_of_scipy(seen, sure):
    """Against another implementation of Greenwood's variance on the log-log scale, where some are still there."""
    ended = [length for length, done in seen if done]
    data = CensoredData(uncensored=ended, right=[length for length, done in seen if not done])
    curve = Survival.of((length * SECOND, done) for length, done in seen)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where nobody is left it divides by nothing
        theirs = ecdf(data).sf.confidence_interval(confidence_level=sure, method="log-log")
    ours = dict(zip(curve.times, curve._band(NormalDist().inv_cdf((1 + sure) / 2)), strict=True))
    for length, low, high in zip(
        theirs.low.quantiles, theirs.low.probabilities, theirs.high.probabilities, strict=True
    ):
        if length * SECOND in ours and 0 < low < high < 1:
            assert ours[length * SECOND] == pytest.approx((low, high), rel=1e-9)


@given(lengths, st.floats(0.05, 0.95), st.floats(0.1, 0.98))
def test_a_percentile_lies_in_its_band_and_a_surer_one_is_wider(seen, share, sure):
    curve = Survival.of((length * SECOND, ended) for length, ended in seen)
    late = float("inf")
    narrow = [late if time is None else time for time in curve.percentile_between(share, sure=sure)]
    wide = [late if time is None else time for time in curve.percentile_between(share, sure=(1 + sure) / 2)]
    found = curve.percentile(share)
    assert wide[0] <= narrow[0] <= (late if found is None else found) <= narrow[1] <= wide[1]


def test_nine_bands_of_ten_hold_the_true_percentile():
    """By simulation, with half of the cases still open: neither too sure nor too unsure."""
    chance, held, runs = Random(1), 0, 400
    for _ in range(runs):
        times = [(chance.expovariate(1), chance.expovariate(0.7)) for _ in range(60)]
        curve = Survival.of((round(min(pair) * SECOND), pair[0] <= pair[1]) for pair in times)
        low, high = curve.percentile_between(0.5)
        held += (low or 0) <= log(2) <= (float("inf") if high is None else high)
    assert 0.86 < held / runs < 0.95


def test_a_confidence_that_cannot_be_is_refused():
    curve = Survival.of([(SECOND, True)])
    assert curve.percentile_between(0.5) == (1.0, None)
    for share, sure in ((0, 0.9), (0.5, 1), (0.5, 0)):
        with pytest.raises(InvalidValue, match="must be"):
            curve.percentile_between(share, sure=sure)


@given(lengths, st.integers(0, 10))
def test_what_is_left_is_as_uncertain_as_those_who_are_left(seen, age):
    """The band of the rest of the curve is that of the cases that had taken so long already."""
    left = [(length - age, ended) for length, ended in seen if length > age]
    if not left or not any(length > age for length, ended in seen if ended):
        return
    curve = Survival.of((length * SECOND, ended) for length, ended in seen).given(age)
    alone = Survival.of((length * SECOND, ended) for length, ended in left)
    assert curve.greenwood == pytest.approx(alone.greenwood)
    assert curve.percentile_between(0.5) == alone.percentile_between(0.5)
