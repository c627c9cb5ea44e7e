"""Two real logs and every number that an independent implementation computes from them."""

from __future__ import annotations

import csv
import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from slussmodel.stages import flow
from slussmodel.stages.flow import EventLog

LOGS = ("receipt", "running-example")


def read_log(shared: Path, name: str) -> EventLog:
    folder = shared / "oracles"
    if name == "receipt":
        with gzip.open(folder / "receipt.csv.gz", "rt") as lines:
            return EventLog.from_events((r["case"], r["activity"], int(r["time_us"])) for r in csv.DictReader(lines))
    with (folder / "running-example.csv").open() as lines:
        return EventLog.from_events(
            (r["case"], r["activity"], datetime.fromisoformat(r["time"])) for r in csv.DictReader(lines)
        )


@pytest.fixture(scope="module", params=LOGS)
def case(request, shared):
    """The log and what is known of it."""
    known = json.loads((shared / "oracles" / f"{request.param}.json").read_text())
    return read_log(shared, request.param), known.get("results") or known["running-example"]


@pytest.fixture(scope="module")
def receipt(shared):
    return read_log(shared, "receipt"), json.loads((shared / "oracles" / "receipt.json").read_text())


def close(value):
    return pytest.approx(value, rel=1e-12, abs=1e-12)


def test_sizes_are_the_known_ones(case):
    log, known = case
    follows = log.directly_follows()
    assert (len(log), log.events, len(log.activities)) == (known["cases"], known["events"], known["activities"])
    assert (len(log.variants()), len(follows), sum(follows.values())) == (
        known["variants"],
        known["dfg_edges"],
        known["dfg_total"],
    )


def test_most_usual_ways_are_the_known_ones(case):
    log, known = case
    assert sorted([len(way), times] for way, times in list(log.variants().items())[:5]) == sorted(known["top_variants"])


def test_beginnings_and_ends_are_the_known_ones(case):
    log, known = case
    assert log.starts() == known["start"]
    assert known["end_top"].items() <= log.ends().items()
    assert len(log.ends()) == known["n_end"]


def test_directly_follows_counts_are_the_known_ones(case):
    log, known = case
    follows = log.directly_follows()
    assert [follows[here, there] for here, there, _ in known["dfg_top10"]] == [n for *_, n in known["dfg_top10"]]


def test_steps_that_take_most_time_are_the_known_ones(case):
    log, known = case
    rows = [
        [*step, len(times), round(times.mean, 3), round(times.p50, 3), round(times.total / 86_400, 2)]
        for step, times in flow.step_times(log).items()
    ]
    assert rows[:8] == known["bottlenecks_by_total_time"]


def test_throughput_times_are_the_known_ones(case):
    log, known = case
    times = flow.throughput_times(log)
    figures = {
        "mean": times.mean,
        "median": times.p50,
        "p85": times.p85,
        "p90": times.percentile(0.9),
        "p95": times.p95,
        "max": times.longest,
        "sum": times.total,
    }
    assert figures == close(known["throughput_s"])


def test_littles_law_is_the_known_one(case):
    log, known = case
    law = flow.littles_law(log)
    assert [law.window, law.arrivals_per_day, law.mean_wip, law.arrivals_per_day * law.mean_days] == close(
        [known["littles_law"][name] for name in ("window_s", "arrival_per_day", "mean_wip", "check_lambdaW")]
    )
    assert flow.mean_arrival_gap(log) == close(known["pm4py_case_arrival_average_s"])


def test_rework_is_the_known_one(case):
    log, known = case
    assert dict(list(flow.rework(log).items())[:8]) == known["rework"]


def test_steps_outside_the_cut_graph_are_the_known_ones(case):
    log, known = case
    for least, figures in known["stage_graph"].items():
        graph = log.stage_graph(min_count=int(least))
        ends = sum(step.target == flow.END for step in graph.transitions)
        starts = sum(step.source == flow.START for step in graph.transitions)
        assert [len(graph.transitions) - starts - ends, starts, ends] == [
            figures[name] for name in ("edges", "starts", "ends")
        ]
        strange = sum(flow.unknown_steps(log, graph).values())
        assert strange == figures["bad_moves"]
        assert 1 - strange / (log.events + len(log)) == close(figures["move_fitness"])


def test_alignments_of_the_cut_graph_are_the_known_ones(case):
    log, known = case
    for least, figures in known["stage_graph"].items():
        fit = log.align(log.stage_graph(min_count=int(least)))
        assert fit.path_cases == figures["accepted_cases"]
        assert fit.path_cases / len(log) == figures["accept_rate"]
        if "dfg_align" in figures:
            assert fit.deviations == figures["dfg_align"]["sum_cost"] // 10_000
            assert fit.path_cases == figures["dfg_align"]["zero"]
            assert fit.fitness == pytest.approx(figures["dfg_align"]["mean_fitness"], abs=1e-12)


def test_conformance_of_the_receipt_log_is_the_known_one(receipt):
    log, known = receipt
    for row in known["alignments"]:
        fit = log.align(log.stage_graph(min_count=row["tau"]))
        assert (fit.path_cases, fit.deviations) == (row["path_cases"], row["deviations"])
        assert fit.fitness == pytest.approx(row["mean_fitness"], abs=1e-12)


def test_cumulative_flow_of_the_receipt_log_is_the_known_one(receipt):
    log, known = receipt
    months = known["flow"]["arrived_by"]
    moments = [datetime.fromisoformat(month).replace(tzinfo=UTC) for month in months]
    points = flow.cumulative_flow(log, moments)
    assert dict(zip(months, (point.arrived for point in points), strict=True)) == months
    assert [point.finished for point in points] == list(known["flow"]["finished_by"].values())
    in_progress = list(known["flow"]["wip_at_month_start (start<=t<end)"].values())
    assert [point.in_progress for point in points] == in_progress
    assert [flow.work_in_progress(log, at) for at in moments] == in_progress


def test_ageing_of_the_receipt_log_is_the_known_one(receipt):
    log, known = receipt
    ages = flow.ageing(log, datetime(2011, 6, 1, tzinfo=UTC))
    days = {"n": len(ages), "median": ages.p50 / 86_400, "p85": ages.p85 / 86_400, "max": ages.longest / 86_400}
    assert days == close(known["flow"]["aging_wip_2011-06-01_days"])


def test_reach_and_time_to_stage_of_the_receipt_log_are_the_known_ones(receipt):
    log, known = receipt
    assert known["flow"]["reach"].items() <= flow.reach(log).items()
    times = flow.time_to_stage(log)
    for stage, figures in known["flow"]["time_to_first_s(p50,p85,p95)"].items():
        # The file keeps three decimals.
        assert [times[stage].p50, times[stage].p85, times[stage].p95] == pytest.approx(figures, abs=0.00051)


def test_temporal_profiles_and_outliers_are_the_known_ones(case):
    log, known = case
    profile = flow.temporal_profile(log)
    assert len(profile.between) == known["temporal_profile_pairs"]
    for deviations in (2, 3, 6):
        outliers = profile.outliers(deviations)
        figures = {"cases": len({one.case for one in outliers}), "deviations": len(outliers)}
        assert figures == known[f"temporal_dev_z{deviations}"]
