"""Key figures of flow against definitions written out in full."""

from __future__ import annotations

from itertools import combinations, pairwise
from statistics import fmean, stdev

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from slussmodel.errors import InvalidValue
from slussmodel.stages import flow
from slussmodel.stages.flow import Durations, EventLog

SECOND = 1_000_000
events = st.lists(st.tuples(st.integers(0, 5), st.sampled_from("ABC"), st.integers(0, 99)), min_size=1, max_size=40)


@st.composite
def logs(draw):
    rows = draw(events)
    cases = sorted({case for case, *_ in rows})
    return EventLog.from_events(rows, open_cases=draw(st.sets(st.sampled_from(cases))))


@given(st.lists(st.integers(0, 10**15), min_size=1, max_size=30), st.floats(0, 1))
def test_percentiles_are_those_of_numpy(values, share):
    expected = np.percentile(np.array(values, dtype=float), 100 * share) / SECOND
    assert Durations.of(values).percentile(share) == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(st.lists(st.integers(0, 10**15), min_size=1, max_size=30))
def test_percentiles_never_fall(values):
    times = Durations.of(values)
    assert 0 <= times.p50 <= times.p85 <= times.p95 <= times.longest


def test_durations_of_nothing_is_refused():
    for ask in (lambda one: one.p50, lambda one: one.mean, lambda one: one.longest, lambda one: one.explain("sv")):
        with pytest.raises(InvalidValue, match="at least one length"):
            ask(Durations.of([]))
    with pytest.raises(InvalidValue, match="must be sorted"):
        Durations((2, 1))
    with pytest.raises(InvalidValue, match="from 0 to 1"):
        Durations.of([1]).percentile(85)


@given(logs())
def test_work_in_progress_is_what_came_less_what_is_done(log):
    moments = [-1, 0, 7, 50, 99, 100]
    for point in flow.cumulative_flow(log, moments):
        assert point.in_progress == flow.work_in_progress(log, point.at)
        assert len(flow.ageing(log, point.at)) == point.in_progress
        by_stage = flow.ageing_by_stage(log, point.at)
        assert sum(map(len, by_stage.values())) == point.in_progress


@given(logs())
def test_cumulative_flow_never_falls(log):
    points = flow.cumulative_flow(log, range(0, 100, 9))
    for before, after in pairwise(points):
        assert before.arrived <= after.arrived
        assert before.finished <= after.finished
        assert all(before.reached[stage] <= after.reached[stage] for stage in before.reached)


@given(logs())
def test_littles_law_holds_and_is_the_area_under_work_in_progress(log):
    first = min(trace.first for trace in log.traces)
    last = max(trace.last for trace in log.traces)
    assume(first < last)
    law = flow.littles_law(log)
    assert law.mean_wip == pytest.approx(law.arrivals_per_day * law.mean_days, rel=1e-12)
    closed = EventLog.from_events(
        (trace.case, name, time)
        for trace in log.traces
        for name, time in zip(trace.activities, trace.times, strict=True)
    )
    area = sum(flow.work_in_progress(closed, at) for at in range(first, last))
    assert law.mean_wip == pytest.approx(area / (last - first), rel=1e-12)


@given(logs())
def test_times_in_stages_sum_to_the_durations(log):
    in_stages = sum(times.total for times in flow.time_in_stage(log).values())
    assert in_stages == pytest.approx(sum(log.durations().values()), rel=1e-9, abs=1e-12)
    assert sum(times.total for times in flow.step_times(log).values()) == pytest.approx(in_stages, rel=1e-9, abs=1e-12)


@given(logs())
def test_rework_and_reach_count_cases(log):
    for stage, reached in flow.reach(log).items():
        visits = [trace.activities.count(stage) for trace in log.traces]
        assert reached == sum(map(bool, visits))
        assert flow.rework(log).get(stage, 0) == sum(times > 1 for times in visits)


@given(logs(), st.sampled_from([0.0, 0.7, 1.0, 2.0]))
def test_temporal_profile_is_that_of_all_pairs_of_events(log, deviations):
    pairs: dict = {}
    for trace in log.traces:
        rows = list(zip(trace.activities, trace.times, strict=True))
        for (here, earlier), (there, later) in combinations(rows, 2):
            pairs.setdefault((here, there), []).append((later - earlier) / SECOND)
    profile = flow.temporal_profile(log)
    assert profile.between.keys() == pairs.keys()
    for pair, times in pairs.items():
        usual = profile.between[pair]
        assert usual.count == len(times)
        assert usual.mean == pytest.approx(fmean(times), rel=1e-9)
        assert usual.deviation == pytest.approx(stdev(times) if len(times) > 1 else 0, rel=1e-6, abs=1e-12)
    far = {
        (pair, time)
        for pair, times in pairs.items()
        for time in times
        if abs(time - profile.between[pair].mean) > deviations * profile.between[pair].deviation + 1e-9
    }
    found = {(one.pair, one.time) for one in profile.outliers(deviations)}
    assert far <= found
    # What lies on the limit may be told apart by a float's last digit.
    for pair, time in found - far:
        usual = profile.between[pair]
        assert abs(time - usual.mean) == pytest.approx(deviations * usual.deviation, abs=2e-9)


@given(st.integers(1, 10**15), st.integers(1, 4), st.sampled_from([0, 1_800_000_000 * SECOND]))
def test_a_time_that_is_the_mean_itself_is_never_unusual(time, cases, begun):
    rows = [(case, *event) for case in range(cases) for event in (("x", begun), ("y", begun + time))]
    assert flow.temporal_profile(EventLog.from_events(rows)).outliers(0) == ()


def test_results_speak_both_languages():
    log = EventLog.from_events(
        [("a", "x", 0), ("a", "y", 86_400 * SECOND), ("b", "x", 3_600 * SECOND), ("b", "y", 7_200 * SECOND)]
        + [(case, name, time * SECOND) for case in range(9) for name, time in (("x", 0), ("y", 10))]
    )
    assert flow.throughput_times(log).explain("sv").startswith("11 stycken: hälften inom 10,0 sekunder")
    assert flow.littles_law(log).explain("sv") == "11,00 ärenden om dagen, 0,09 dagar var i snitt: 1,04 pågår samtidigt"
    (outlier,) = flow.temporal_profile(log).outliers(2)
    assert outlier.explain("en") == "a: y came 1.0 days after x; 2.3 hours is usual"
    with pytest.raises(InvalidValue, match="at least 0"):
        flow.temporal_profile(log).outliers(-1)
