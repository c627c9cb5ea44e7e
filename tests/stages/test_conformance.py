"""Alignments: optimal against a search that knows nothing of the algorithm, and lawful."""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import pairwise, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.stages import Decision, Kind, Stage, StageGraph, Transition, flow
from slussmodel.stages.flow import AlignedMove, EventLog, MoveKind

NAMES = "ABCDE"


def log_of(*ways, open_cases=()):
    return EventLog.from_events(
        ((case, activity, time) for case, way in enumerate(ways) for time, activity in enumerate(way)),
        open_cases=open_cases,
    )


def graph_of(steps, ends, start="A"):
    """A stage graph with the steps; an end has no way on."""
    return StageGraph(
        id="g",
        start=start,
        stages=tuple(Stage(name, kind=Kind.ACHIEVED if name in ends else Kind.STAGE) for name in NAMES),
        transitions=tuple(Transition(source, Decision.GO, target) for source, target in sorted(steps)),
    )


def cheapest(way, steps, ends, start, is_open):
    """The cost of the best alignment by Dijkstra's search over (events read, stage visited last)."""
    queue = [(0, 0, "")]
    done = set()
    while queue:
        cost, read, stage = heappop(queue)
        if read == len(way) and (stage in ends or is_open):
            return cost
        if (read, stage) in done:
            continue
        done.add((read, stage))
        targets = {start} if not stage else {there for here, there in steps if here == stage}
        for there in targets:
            heappush(queue, (cost + 1, read, there))
            if read < len(way) and way[read] == there:
                heappush(queue, (cost, read + 1, there))
        if read < len(way):
            heappush(queue, (cost + 1, read + 1, stage))
    return None


steps_of = st.frozensets(st.sampled_from(list(product(NAMES, NAMES))), min_size=1, max_size=12)
ways_of = st.lists(st.text(NAMES + "?", min_size=1, max_size=9), min_size=1, max_size=4)


@settings(max_examples=300)
@given(steps_of, st.frozensets(st.sampled_from(NAMES), min_size=1, max_size=2), ways_of, st.booleans())
def test_alignment_costs_what_an_exhaustive_search_finds(steps, ends, ways, is_open):
    shortest = cheapest("", steps, ends, "A", False)
    assume(shortest is not None)
    log = log_of(*ways, open_cases=range(len(ways)) if is_open else ())
    fit = log.align(graph_of(steps, ends))
    for case, way in enumerate(ways):
        cost = cheapest(way, steps, ends, "A", is_open)
        assert fit[case].cost == cost
        assert fit[case].fitness == pytest.approx(1 - cost / (len(way) + (0 if is_open else shortest)), abs=1e-15)


@settings(max_examples=200)
@given(steps_of, st.frozensets(st.sampled_from(NAMES), min_size=1, max_size=2), ways_of)
def test_moves_spell_the_case_and_a_way_through_the_graph(steps, ends, ways):
    assume(cheapest("", steps, ends, "A", False) is not None)
    fit = log_of(*ways).align(graph_of(steps, ends))
    for case, way in enumerate(ways):
        moves = fit[case].moves
        in_log = [move.stage for move in moves if move.kind is not MoveKind.GRAPH_ONLY]
        in_graph = [move.stage for move in moves if move.kind is not MoveKind.LOG_ONLY]
        assert "".join(in_log) == way
        assert in_graph[0] == "A"
        assert in_graph[-1] in ends
        assert all(step in steps for step in pairwise(in_graph))


@given(ways_of, st.integers(1, 3))
def test_a_mined_graph_agrees_with_the_search_over_several_starts_and_ends(ways, least):
    log = log_of(*ways)
    try:
        graph = log.stage_graph(min_count=least)
        fit = log.align(graph)
    except InvalidValue:
        return
    steps = {(step.source, step.target) for step in graph.transitions}
    # The search sees START and END as stages, so every way gets one event for each.
    for case, way in enumerate(ways):
        told = ["START", *way, "END"]
        assert fit[case].cost == cheapest(told, steps, {"END"}, "START", False)


@given(ways_of)
def test_every_case_follows_the_graph_mined_from_all_of_them(ways):
    log = log_of(*ways)
    fit = log.align(log.stage_graph())
    assert (fit.path_cases, fit.deviations, fit.fitness) == (len(ways), 0, 1.0)


def test_deviations_are_said_in_both_languages():
    graph = StageGraph(
        id="g",
        start="intake",
        stages=(
            Stage("intake", "Inflöde", "Intake"),
            Stage("pilot", "Pilot", "Pilot"),
            Stage("in_use", "I bruk", "In use", kind=Kind.ACHIEVED),
        ),
        transitions=(Transition("intake", Decision.GO, "pilot"), Transition("pilot", Decision.GO, "in_use")),
    )
    fit = log_of(["intake", "party", "in_use"], ["intake", "pilot", "in_use"]).align(graph)
    assert fit[0].explain("sv").splitlines() == [
        "party hände efter Inflöde men finns inte där i grafen",
        "Pilot skulle ha kommit efter party men hoppades över",
    ]
    assert fit[0].explain("en").splitlines() == [
        "party happened after Intake but is not there in the graph",
        "Pilot should have come after party but was skipped",
    ]
    assert fit[1].explain("sv") == "3 händelser, alla enligt grafen"
    assert fit.explain("en") == "1 of 2 cases follow the graph; 2 deviations, fitness 0.83 of 1"
    assert fit.stages(MoveKind.GRAPH_ONLY) == {"pilot": 1}
    assert fit.stages(MoveKind.LOG_ONLY) == {"party": 1}


def test_an_alignment_is_a_table_in_a_notebook():
    fit = log_of(["A", "<x>"]).align(graph_of({("A", "B")}, {"B"}))
    assert fit[0]._repr_html_() == (
        '<table lang="sv"><caption>Ärendet och grafen, steg för steg</caption>'
        "<tr><th scope='col'>Hände</th><th scope='col'>Graf</th><th scope='col'>Jämförelse</th></tr>"
        "<tr><td>A</td><td>A</td><td>enligt grafen</td></tr>"
        "<tr><td>&lt;x&gt;</td><td></td><td>hände men finns inte där i grafen</td></tr>"
        "<tr><td></td><td>B</td><td>står i grafen men hände inte</td></tr></table>"
    )


def test_an_open_case_is_not_blamed_for_having_no_end():
    graph = graph_of({("A", "B"), ("B", "C")}, {"C"})
    assert log_of("AB", open_cases=[0]).align(graph).fitness == 1
    assert log_of("AB").align(graph)[0].deviations == (AlignedMove(MoveKind.GRAPH_ONLY, "C"),)


def test_holds_are_no_steps():
    graph = graph_of({("A", "B")}, {"B"})
    rests = StageGraph(
        id="g", start="A", stages=graph.stages, transitions=(*graph.transitions, Transition("A", Decision.HOLD, "A"))
    )
    assert log_of("AAB").align(rests)[0].cost == 1


def test_a_graph_without_a_way_to_an_end_is_refused():
    with pytest.raises(InvalidValue, match="must have a way from the start to an end"):
        log_of("AB").align(graph_of({("A", "B")}, {"C"}))


def test_a_log_without_cases_is_refused():
    with pytest.raises(InvalidValue, match="at least one case"):
        EventLog.from_events([]).align(graph_of({("A", "B")}, {"B"}))


def test_an_unknown_case_is_refused_with_near_names():
    log = EventLog.from_events([("case-1", "A", 0)])
    with pytest.raises(UnknownName, match="did you mean 'case-1'"):
        log.align(log.stage_graph())["case1"]


def test_unknown_activities_are_deviations_and_never_errors():
    fit = log_of("XYZ").align(graph_of({("A", "B")}, {"B"}))
    assert (fit[0].cost, fit.fitness) == (5, 0.0)


def test_a_log_may_have_activities_with_the_names_of_the_artificial_stages():
    stages = (Stage("START"), Stage("END", kind=Kind.ACHIEVED))
    graph = StageGraph(id="g", start="START", stages=stages, transitions=(Transition("START", Decision.GO, "END"),))
    assert log_of(["START", "END"]).align(graph).fitness == 1


def test_a_very_long_case_and_a_very_large_graph_are_aligned():
    many = 5_000
    names = [f"s{number}" for number in range(many)]
    graph = StageGraph(
        id="g",
        start="s0",
        stages=(*(Stage(name) for name in names), Stage("done", kind=Kind.ACHIEVED)),
        transitions=(
            *(Transition(here, Decision.GO, there) for here, there in zip(names, [*names[1:], "done"], strict=True)),
            Transition(names[-1], Decision.RECYCLE, "s0"),
        ),
    )
    way = [*names * 20, "done"]
    skipped = [*way[:50_000], *way[50_003:]]
    fit = log_of(way, skipped).align(graph)
    assert (fit[0].cost, fit[1].cost) == (0, 3)


def test_unknown_steps_name_the_beginning_and_the_end():
    graph = graph_of({("A", "B"), ("B", "C")}, {"C"})
    assert flow.unknown_steps(log_of("BA", "ABC"), graph) == {("START", "B"): 1, ("B", "A"): 1, ("A", "END"): 1}
