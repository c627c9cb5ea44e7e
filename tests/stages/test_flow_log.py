"""Event logs: what they take, what they refuse, and how long they may be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pendulum
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.findings import Severity
from slussmodel.stages import (
    Context,
    Decision,
    Journey,
    Kind,
    Move,
    Stage,
    StageGraph,
    Transition,
    advance,
    flow,
    forecast,
    migrate,
)
from slussmodel.stages.flow import EventLog

events = st.lists(st.tuples(st.integers(0, 5), st.sampled_from("ABC"), st.integers(0, 9)), max_size=40)


@given(events, st.randoms(use_true_random=False))
def test_order_of_events_at_different_times_does_not_matter(given_events, random):
    distinct = list({(case, time): (case, activity, time) for case, activity, time in given_events}.values())
    shuffled = random.sample(distinct, len(distinct))
    one, other = EventLog.from_events(distinct), EventLog.from_events(shuffled)
    assert one.by_case == other.by_case


@given(events)
def test_every_event_is_kept_in_the_order_of_time_then_of_the_file(given_events):
    log = EventLog.from_events(given_events)
    for case, trace in log.by_case.items():
        mine = [(activity, time) for one, activity, time in given_events if one == case]
        expected = sorted(mine, key=lambda event: event[1])
        assert list(zip(trace.activities, trace.times, strict=True)) == expected
    assert log.events == len(given_events)


@given(events)
def test_counts_add_up(given_events):
    log = EventLog.from_events(given_events)
    assert sum(log.variants().values()) == sum(log.starts().values()) == sum(log.ends().values()) == len(log)
    assert sum(log.directly_follows().values()) == log.events - len(log)
    assert sum(log.activities.values()) == log.events


def test_a_moment_is_the_same_however_it_is_written():
    summer = timezone(timedelta(hours=2))
    moments = [
        datetime(2026, 6, 1, 12, 0, 0, 123457, tzinfo=summer),
        datetime(2026, 6, 1, 10, 0, 0, 123457, tzinfo=UTC),
        pendulum.datetime(2026, 6, 1, 12, 0, 0, 123457, tz="Europe/Stockholm"),
        1_780_308_000_123_457,
    ]
    assert len({EventLog.from_events([("a", "x", moment)]).traces[0].first for moment in moments}) == 1


def test_whole_numbers_of_a_data_frame_are_whole_numbers():
    log = EventLog.from_events([(np.int64(7), "x", np.int64(5)), (7, "y", 9)])
    assert log.by_case[7].times == (5, 9)
    assert type(log.traces[0].first) is int


@pytest.mark.parametrize(
    ("event", "field", "rule"),
    [
        (("a", "x", None), "time", "is missing"),
        (("a", "x", float("nan")), "time", "is missing"),
        (("a", "x", "2026-01-01"), "time", "must be an aware datetime, not a text: read it"),
        (("a", "x", 1.5), "time", "must be an aware datetime or whole microseconds"),
        (("a", "x", True), "time", "must be an aware datetime or whole microseconds"),
        (("a", "x", datetime(2026, 1, 1)), "time", "must have a time zone"),  # noqa: DTZ001
        (("a", "", 1), "activity", "must be a filled str"),
        (("a", " ", 1), "activity", "must be a filled str"),
        (("a", None, 1), "activity", "must be a filled str"),
        (("a", ["x"], 1), "activity", "must be a filled str"),
        ((None, "x", 1), "case", "must be a filled str or an int"),
        (("", "x", 1), "case", "must be a filled str or an int"),
        (([], "x", 1), "case", "must be a filled str or an int"),
        (("a", "x"), "", "must be"),
        (None, "", "must be"),
    ],
)
def test_a_bad_event_is_refused_with_its_place(event, field, rule):
    with pytest.raises(InvalidValue, match=rule) as refusal:
        EventLog.from_events([("a", "x", 0), event])
    assert refusal.value.field.startswith("events[1]")
    assert refusal.value.field.endswith(field)


def test_an_open_case_without_events_is_refused():
    with pytest.raises(UnknownName, match="'case-2'; did you mean 'case-1'"):
        EventLog.from_events([("case-1", "x", 0)], open_cases=["case-2"])


def test_a_trace_without_events_or_with_falling_times_is_refused():
    with pytest.raises(InvalidValue, match="at least one, and as many as the times"):
        flow.Trace("a", (), ())
    with pytest.raises(InvalidValue, match="as many as the times"):
        flow.Trace("a", ("x", "y"), (1,))
    with pytest.raises(InvalidValue, match="must not fall"):
        flow.Trace("a", ("x", "y"), (2, 1))
    for activities in (["x"], "x"):
        with pytest.raises(InvalidValue, match=r"^Trace.activities: .* must be tuple, not"):
            flow.Trace("a", activities, (1,))


def test_cases_are_chosen_by_when_they_begin():
    log = EventLog.from_events([("a", "x", 0), ("a", "y", 9), ("b", "x", 5), ("c", "x", 9)])
    assert list(log.between(0, 9).by_case) == ["a", "b"]


def test_a_log_without_events_has_no_figures_and_says_so():
    empty = EventLog.from_events([])
    assert (len(empty), empty.durations(), empty.directly_follows(), flow.reach(empty)) == (0, {}, {}, {})
    for measure in (flow.littles_law, flow.mean_arrival_gap, lambda log: flow.throughput_times(log).p50):
        with pytest.raises(InvalidValue, match="must"):
            measure(empty)


def test_activities_named_as_the_artificial_stages_are_refused_where_they_would_mislead():
    log = EventLog.from_events([("a", "START", 0), ("a", "x", 1)])
    assert log.directly_follows() == {("START", "x"): 1}
    graph = EventLog.from_events([("a", "x", 0)]).stage_graph()
    for mislead in (
        log.stage_graph,
        lambda: flow.unknown_steps(log, graph),
        lambda: forecast.remaining_time(log),
        lambda: forecast.markov(log),
    ):
        with pytest.raises(InvalidValue, match="names the beginning or end of every case"):
            mislead()
    assert forecast.time_in_stage(log)["START"].seen == 1


def test_a_cut_that_no_case_meets_is_refused():
    with pytest.raises(InvalidValue, match="more often than any activity begins or ends a case"):
        EventLog.from_events([("a", "x", 0)]).stage_graph(min_count=2)


def test_a_case_of_a_hundred_thousand_events_is_measured():
    """Quadratic work would take hours here."""
    many = 100_000
    log = EventLog.from_events(("a", "ABCDEFG"[(time * time) % 7], time) for time in range(many))
    assert sum(log.directly_follows().values()) == many - 1
    assert sum(map(len, flow.time_in_stage(log).values())) == many - 1
    assert flow.rework(log) == dict.fromkeys("ABEC", 1)
    assert sum(usual.count for usual in flow.temporal_profile(log).between.values()) == many * (many - 1) // 2
    assert flow.cumulative_flow(log, [many])[0].finished == 1
    assert log.align(log.stage_graph()).fitness == 1


A = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def graph():
    return StageGraph(
        id="g",
        start="intake",
        stages=(
            Stage("intake"),
            Stage("gate", kind=Kind.GATE),
            Stage("in_use", kind=Kind.ACHIEVED),
            Stage("stopped", kind=Kind.STOPPED, reasons=()),
        ),
        transitions=(
            Transition("intake", Decision.GO, "gate"),
            Transition("gate", Decision.HOLD, "gate"),
            Transition("gate", Decision.RESUME, "gate"),
            Transition("gate", Decision.RECYCLE, "intake"),
            Transition("gate", Decision.IMPLEMENT, "in_use"),
            Transition("gate", Decision.KILL, "stopped"),
        ),
    )


def journey(graph, id, *decisions) -> Journey:
    """One decision a day."""
    one = graph.begin(id, at=A)
    for day, decision in enumerate(decisions, 1):
        at = A + timedelta(days=day)
        until = at + timedelta(days=1) if decision is Decision.HOLD else None
        one = advance(one, decision, Context(at=at, reason="no_effect", until=until)).journey
    return one


def test_journeys_give_the_stages_they_came_to_and_stay_open_until_an_end(graph):
    go, hold, resume, implement = Decision.GO, Decision.HOLD, Decision.RESUME, Decision.IMPLEMENT
    log = EventLog.from_journeys([journey(graph, "i-1", go, hold, resume, implement), journey(graph, "i-2", go)])
    assert log.by_case["i-1"].activities == ("intake", "gate", "in_use")
    assert [trace.open for trace in log.traces] == [False, True]
    assert log.durations() == {"i-1": 4 * 86_400, "i-2": 86_400}
    assert log.align(graph).fitness == 1
    assert log.ends() == {"in_use": 1}


def test_two_journeys_with_one_id_are_refused(graph):
    with pytest.raises(InvalidValue, match="'i-1' is the id of two journeys"):
        EventLog.from_journeys([journey(graph, "i-1"), journey(graph, "i-1", Decision.GO)])


def test_outcomes_of_a_gate_count_what_was_decided_and_what_waits(graph):
    go, recycle, kill, implement = Decision.GO, Decision.RECYCLE, Decision.KILL, Decision.IMPLEMENT
    ways = [(go, implement), (go, recycle, go, kill), (go, Decision.HOLD), (go, implement), ()]
    found = flow.outcomes(journey(graph, f"i-{number}", *way) for number, way in enumerate(ways))
    gate = found["gate"]
    assert (gate.is_gate, gate.arrived, gate.decided, gate.waiting) == (True, 5, 4, 1)
    assert (gate.conversion, gate.kill_share, gate.sent_back) == (0.5, 0.25, 0.25)
    said = gate.explain("sv").replace("\N{NO-BREAK SPACE}", " ")
    assert said == "gate: 5 kom, 50 % gick vidare, 25 % avslutades, 1 väntar"
    assert found["intake"].waiting == 1
    assert "100% went on, 0% were stopped" in found["intake"].explain("en")
    assert set(found) == {"intake", "gate"}


def test_a_hold_stops_the_clock_of_the_stage(graph):
    held = journey(graph, "i-1", Decision.GO, Decision.HOLD, Decision.RESUME, Decision.IMPLEMENT)
    assert flow.clock_in_stage([held])["gate"].p50 == 2 * 86_400
    assert flow.time_in_stage(EventLog.from_journeys([held]))["gate"].p50 == 3 * 86_400


@given(st.lists(st.lists(st.sampled_from(sorted(Decision)), max_size=12), min_size=1, max_size=5))
def test_whatever_the_engine_allows_conforms_to_its_graph(tries):
    """One definition runs and is compared: a journey that was run never deviates."""
    graph = graph_with_every_road()
    journeys = []
    for number, decisions in enumerate(tries):
        one = graph.begin(f"i-{number}", at=A)
        for day, decision in enumerate(decisions, 1):
            at = A + timedelta(days=day)
            context = Context(at=at, reason="no_effect", until=at + timedelta(days=1))
            one = getattr(advance(one, decision, context), "journey", one)
        journeys.append(one)
    fit = EventLog.from_journeys(journeys).align(graph)
    assert (fit.deviations, fit.path_cases, fit.fitness) == (0, len(tries), 1.0)
    found = flow.outcomes(journeys)
    assert sum(one.waiting for one in found.values()) == sum(not one.has_ended for one in journeys)


def graph_with_every_road():
    return StageGraph(
        id="g",
        start="intake",
        stages=(
            Stage("intake"),
            Stage("gate", kind=Kind.GATE),
            Stage("in_use", kind=Kind.ACHIEVED),
            Stage("stopped", kind=Kind.STOPPED),
        ),
        transitions=(
            Transition("intake", Decision.GO, "gate"),
            Transition("gate", Decision.HOLD, "gate"),
            Transition("gate", Decision.RESUME, "gate"),
            Transition("gate", Decision.RECYCLE, "intake"),
            Transition("gate", Decision.REDIRECT, "gate"),
            Transition("gate", Decision.IMPLEMENT, "in_use"),
            Transition("gate", Decision.KILL, "stopped"),
            Transition("stopped", Decision.REOPEN, "intake"),
        ),
    )


def test_a_mined_graph_runs_and_lacks_only_the_decisions_that_a_log_does_not_tell():
    log = EventLog.from_events([("a", "x", 0), ("a", "y", 1), ("b", "x", 0)])
    graph = log.stage_graph()
    at = datetime(2026, 1, 1, tzinfo=UTC)
    journey = graph.begin("i-1", at=at)
    for day in range(1, 3):
        journey = advance(journey, Decision.GO, Context(at=at + timedelta(days=day))).journey
    assert journey.stage in ("y", "END")
    errors = {finding.code for finding in graph.check() if finding.severity is Severity.ERROR}
    assert errors == {"nondeterminism"}


def test_a_stay_is_one_event_whatever_is_recorded_in_it(graph):
    """A move to a new version and a merge of another idea are no rework and no deviation."""
    go, recycle = Decision.GO, Decision.RECYCLE
    idea = journey(graph, "i-1", go, recycle, go)
    (moved,) = migrate([idea], graph, evolve(graph, version="2"), {}).apply(at=A + timedelta(9))
    note = Move(source="gate", decision=Decision.MERGE, target="gate", at=A + timedelta(10))
    for told in (moved, idea.follow(note), moved.follow(note)):
        log = EventLog.from_journeys([told])
        assert log.by_case["i-1"].activities == ("intake", "gate", "intake", "gate")
        assert log.align(graph).deviations == 0
        found = flow.outcomes([told])
        assert {stage: (one.arrived, one.decided, one.waiting) for stage, one in found.items()} == {
            "intake": (2, 2, 0),
            "gate": (2, 1, 1),
        }


def test_two_cases_of_one_name_are_refused():
    trace = EventLog.from_events([("a", "x", 0)]).traces[0]
    with pytest.raises(InvalidValue, match="'a' is the name of two cases"):
        EventLog((trace, trace))


@pytest.mark.parametrize("lost", ["source", "target"])
def test_a_graph_with_a_step_to_nowhere_is_refused_by_name(graph, lost):
    broken = evolve(graph, transitions=(evolve(graph.transitions[0], **{lost: "gat"}), *graph.transitions[1:]))
    log = EventLog.from_events([("a", "intake", 0), ("a", "in_use", 1)])
    with pytest.raises(UnknownName, match="did you mean 'gate'"):
        log.align(broken)
    with pytest.raises(UnknownName, match="did you mean 'gate'"):
        flow.unknown_steps(log, broken)
