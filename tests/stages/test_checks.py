"""Every class of defect is found in every mutant that has it, and a clean graph gives nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from random import Random

import networkx
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.errors import UnknownName
from slussmodel.findings import Severity
from slussmodel.stages import (
    AtMost,
    ConditionsMet,
    Context,
    Decision,
    Fact,
    FactAtLeast,
    HasRole,
    Kind,
    Moved,
    Stage,
    StageGraph,
    Transition,
    advance,
    all_of,
    days,
    not_,
    working_days,
)
from slussmodel.stages.reach import components, heaviest, reached, shortest, unavoidable

MUTANTS = 120


def with_transition(graph, *more):
    return evolve(graph, transitions=(*graph.transitions, *more))


def with_stage(graph, *more):
    return evolve(graph, stages=(*graph.stages, *more))


def change(graph, chance, change_one, *, among):
    """One of the transitions that `among` accepts, changed."""
    target = chance.choice([one for one in graph.transitions if among(one)])
    return evolve(graph, transitions=tuple(change_one(one) if one is target else one for one in graph.transitions))


def change_stage(graph, chance, change_one, *, among):
    target = chance.choice([one for one in graph.stages if among(one)])
    return evolve(graph, stages=tuple(change_one(one) if one is target else one for one in graph.stages))


def work(graph):
    return [stage.id for stage in graph.stages if not stage.is_end]


def gates(graph):
    return {stage.id for stage in graph.stages if stage.kind is Kind.GATE}


def unreachable_stage(graph, chance):
    lost = Stage("lost", "Borta", "Lost")
    return with_transition(with_stage(graph, lost), Transition("lost", Decision.GO, chance.choice(work(graph))))


def dead_end(graph, chance):
    stuck = with_stage(graph, Stage("stuck", "Fast", "Stuck"))
    return with_transition(stuck, Transition(chance.choice(work(graph)), Decision.SPREAD, "stuck", guards=(Fact("x"),)))


def trap(graph, chance):
    round_about = with_stage(graph, Stage("here", "Här", "Here"), Stage("there", "Där", "There"))
    return with_transition(
        round_about,
        Transition(chance.choice(work(graph)), Decision.SPREAD, "here", guards=(Fact("x"),)),
        Transition("here", Decision.GO, "there"),
        Transition("there", Decision.RECYCLE, "here", at_most=2),
    )


def missing_guard(graph, chance):
    guarded = gates(graph)
    return change(
        graph, chance, lambda one: evolve(one, guards=()), among=lambda one: one.source in guarded and one.guards
    )


def dangling_stage(graph, chance):
    end = chance.choice(["source", "target"])
    return change(graph, chance, lambda one: evolve(one, **{end: "nowhere"}), among=lambda one: True)


def nondeterminism(graph, chance):
    # Any reason is enough for the first, so that the one behind it, which asks for a code, is never taken.
    one = chance.choice([one for one in graph.transitions if one.decision is Decision.KILL])
    return evolve(graph, transitions=(Transition(one.source, Decision.KILL, "elsewhere"), *graph.transitions))


def overlapping_guards(graph, chance):
    one = chance.choice([one for one in graph.transitions if one.decision is Decision.GO and one.guards])
    return with_transition(graph, Transition(one.source, Decision.GO, one.source, guards=(Fact("another"),), at_most=1))


def gate_bypassed(graph, chance):
    names = work(graph)
    gate = chance.choice(sorted(gates(graph)))
    before = chance.choice(names[: names.index(gate)])
    after = chance.choice([*names[names.index(gate) + 1 :], "in_use"])
    return with_transition(graph, Transition(before, Decision.SPREAD, after, guards=(ConditionsMet(),)))


def nobody_can_leave(graph, chance):
    return change_stage(graph, chance, lambda one: evolve(one, roles="ghost"), among=lambda one: not one.is_end)


def nobody_may_decide(graph, chance):
    wanted = chance.choice([{"roles": "ghost"}, {"guards": (all_of(HasRole("ghost"), Fact("x")),)}])
    return change(graph, chance, lambda one: evolve(one, **wanted), among=lambda one: one.decision is Decision.KILL)


def loop_without_bound(graph, chance):
    return change(graph, chance, lambda one: evolve(one, at_most=None), among=lambda one: one.at_most)


def end_without_reasons(graph, chance):
    return change_stage(graph, chance, lambda one: evolve(one, reasons=()), among=lambda one: one.reasons)


def promise_exceeded(graph, chance):
    slow = change_stage(
        graph, chance, lambda one: evolve(one, limit=days(61)), among=lambda one: one.id in gates(graph)
    )
    return evolve(slow, promise=days(chance.randint(1, 60)))


def duplicate_transition(graph, chance):
    return with_transition(graph, chance.choice(graph.transitions))


def shadowed_transition(graph, chance):
    one = chance.choice([one for one in graph.transitions if one.decision is Decision.GO and one.guards])
    return with_transition(graph, evolve(one, target=one.source, guards=(*one.guards, Fact("more"))))


def label_missing(graph, chance):
    lost = chance.choice(["sv", "en"])
    if chance.random() < 0.5:
        return change_stage(graph, chance, lambda one: evolve(one, **{lost: ""}), among=lambda one: True)
    return change(graph, chance, lambda one: evolve(one, **{lost: "something"}), among=lambda one: not one.sv)


def moving_hold(graph, chance):
    return change(
        graph, chance, lambda one: evolve(one, target="in_use"), among=lambda one: one.decision is Decision.HOLD
    )


def endless_hold(graph, chance):
    asleep = change(graph, chance, lambda one: one, among=lambda one: one.decision is Decision.HOLD)
    stage = chance.choice([one.source for one in asleep.transitions if one.decision is Decision.HOLD])
    ways = tuple(
        one for one in asleep.transitions
        if one.source != stage or one.decision not in {Decision.RESUME, Decision.KILL, Decision.HAND_OVER}
    )  # fmt: skip
    return evolve(asleep, transitions=ways)


def conditions_unchecked(graph, chance):
    gate = chance.choice(sorted(gates(graph)))
    names = work(graph)
    more = Transition(gate, Decision.CONDITIONAL_GO, names[names.index(gate) + 1], guards=(Fact("x"),))
    bare = tuple(evolve(one, guards=()) if one.decision is Decision.IMPLEMENT else one for one in graph.transitions)
    return evolve(graph, transitions=(*bare, more))


CLASSES = (
    unreachable_stage, dead_end, trap, missing_guard, dangling_stage, nondeterminism, overlapping_guards, gate_bypassed,
    nobody_can_leave, nobody_may_decide, loop_without_bound, end_without_reasons, promise_exceeded,
    duplicate_transition, label_missing, moving_hold, endless_hold, conditions_unchecked, shadowed_transition,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(MUTANTS))
def test_a_clean_graph_gives_nothing(clean_graph, seed):
    assert clean_graph(Random(seed)).check() == ()


@pytest.mark.parametrize("mutate", CLASSES, ids=lambda mutate: mutate.__name__)
def test_every_mutant_of_a_class_is_found(clean_graph, mutate):
    for seed in range(MUTANTS):
        chance = Random(seed)
        findings = mutate(clean_graph(chance), chance).check()
        assert mutate.__name__ in {finding.code for finding in findings}, seed


@pytest.mark.parametrize("mutate", CLASSES, ids=lambda mutate: mutate.__name__)
def test_a_finding_speaks_both_languages_and_names_its_place(clean_graph, mutate):
    chance = Random(1)
    for finding in mutate(clean_graph(chance), chance).check():
        assert finding.place
        assert finding.severity in Severity
        assert finding.text("sv") != finding.text("en")
        assert "{" not in finding.text("sv") + finding.text("en")


@pytest.mark.parametrize("seed", range(20))
def test_what_begin_refuses_is_an_error_finding(clean_graph, seed):
    chance = Random(seed)
    broken = dangling_stage(clean_graph(chance), chance)
    with pytest.raises(UnknownName, match="nowhere"):
        assert broken.table
    assert any(finding.severity is Severity.ERROR for finding in broken.check())


def two_ways(first, second):
    stages = (Stage("a"), Stage("b", kind=Kind.ACHIEVED), Stage("c", kind=Kind.ACHIEVED))
    ways = (
        Transition("a", Decision.GO, "b", guards=first),
        Transition("a", Decision.GO, "c", guards=second),
    )
    return [one.code for one in StageGraph(id="g", start="a", stages=stages, transitions=ways).check()]


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ((Fact("x"),), (not_(Fact("x")),), []),
        ((not_(Fact("x")),), (all_of(Fact("x"), Fact("y")),), []),
        ((FactAtLeast("n", 5),), (not_(FactAtLeast("n", 5)),), []),
        ((FactAtLeast("n", 5),), (not_(FactAtLeast("n", 3)),), []),
        ((FactAtLeast("n", 3),), (not_(FactAtLeast("n", 5)),), ["overlapping_guards"]),
        ((FactAtLeast("n", 5),), (not_(FactAtLeast("m", 3)),), ["overlapping_guards"]),
        ((Fact("x"),), (), []),
        ((), (Fact("x"),), ["nondeterminism"]),
        ((Fact("x"),), (Fact("y"),), ["overlapping_guards"]),
        ((HasRole("a"),), (HasRole("b"),), ["overlapping_guards"]),
        ((Fact("x"),), (Fact("x"), Fact("y")), ["shadowed_transition"]),
        ((FactAtLeast("n", 3),), (FactAtLeast("n", 5),), ["shadowed_transition"]),
        ((FactAtLeast("n", 5),), (FactAtLeast("n", 3),), ["overlapping_guards"]),
        ((HasRole({"a", "b"}),), (HasRole("b"),), ["shadowed_transition"]),
        ((not_(HasRole({"a", "b"})),), (HasRole("b"),), []),
        ((AtMost(2, Decision.GO),), (AtMost(1, Decision.GO),), ["shadowed_transition"]),
        ((AtMost(1, Decision.GO),), (AtMost(1, Decision.KILL),), ["overlapping_guards"]),
        ((AtMost(1, Decision.GO),), (not_(AtMost(2, Decision.GO)),), []),
    ],
)
def test_guards_overlap_unless_one_denies_the_other(first, second, codes):
    assert two_ways(first, second) == codes


def test_an_end_that_the_reason_chooses_is_no_clash():
    to_b, to_c = (Transition("a", Decision.KILL, end) for end in "bc")
    start = datetime(2026, 1, 1, tzinfo=UTC)
    stages = (Stage("a"), *(Stage(end, kind=Kind.STOPPED, reasons=(f"to_{end}",)) for end in "bc"))
    graph = StageGraph(id="g", start="a", stages=stages, transitions=(to_b, to_c))
    assert graph.check() == ()
    for end in "bc":
        killed = advance(graph.begin("i", at=start), Decision.KILL, Context(at=start, reason=f"to_{end}"))
        assert killed.journey.stage == end


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        (("a",), ("b",), []),
        (("a",), (), []),
        (("a",), ("a", "b"), ["overlapping_guards"]),
        ((), ("a",), ["nondeterminism"]),
        (("a", "b"), ("a",), ["nondeterminism"]),
        ((), (), ["nondeterminism"]),
    ],
)
def test_two_ends_clash_just_where_one_reason_opens_both(first, second, codes):
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    stages = (
        Stage("here"),
        Stage("one", kind=Kind.ELSEWHERE, reasons=first),
        Stage("two", kind=Kind.MERGED, reasons=second),
    )
    ways = (Transition("here", Decision.KILL, "one"), Transition("here", Decision.KILL, "two"))
    graph = StageGraph(id="g", start="here", stages=stages, transitions=ways)
    assert [one.code for one in graph.check()] == codes
    killed = (advance(graph.begin("i", at=begun), Decision.KILL, Context(at=begun, reason=why)) for why in "abc")
    is_taken = "two" in {one.journey.stage for one in killed if isinstance(one, Moved)}
    assert is_taken is (codes != ["nondeterminism"])


def test_a_way_that_is_taken_once_leaves_the_next_times_to_the_one_behind_it():
    stages = (Stage("a"), *(Stage(end, kind=Kind.ACHIEVED) for end in "bc"))
    once, ever, other = (Transition("a", Decision.RECYCLE, *rest) for rest in ("b", "b", "c"))
    once = evolve(once, at_most=1)
    graph = StageGraph(id="g", start="a", stages=stages, transitions=(once, other))
    assert graph.check() == ()
    assert [one.code for one in evolve(graph, transitions=(ever, other)).check()] == ["nondeterminism"]


def test_a_way_for_others_than_the_stage_asks_for_is_not_hidden():
    stages = (Stage("a", roles="owner"), Stage("b", kind=Kind.ACHIEVED), Stage("c", kind=Kind.ACHIEVED))
    ways = (Transition("a", Decision.GO, "b"), Transition("a", Decision.GO, "c", roles="coach"))
    graph = StageGraph(id="g", start="a", stages=stages, transitions=ways)
    assert [one.code for one in graph.check()] == ["overlapping_guards"]
    assert [one.code for one in evolve(graph, transitions=(ways[0], evolve(ways[1], roles="owner"))).check()] == [
        "nondeterminism"
    ]


@pytest.mark.parametrize(
    ("guard", "codes"),
    [
        (AtMost(2, Decision.RECYCLE), []),
        (all_of(Fact("x"), AtMost(2, Decision.RECYCLE)), []),
        (AtMost(2, Decision.REOPEN), ["loop_without_bound"]),
        (not_(AtMost(2, Decision.RECYCLE)), ["loop_without_bound"]),
    ],
)
def test_a_loop_is_bounded_by_what_counts_its_own_decision(guard, codes):
    stages = (Stage("a"), Stage("b", kind=Kind.ACHIEVED))
    ways = (Transition("a", Decision.GO, "b"), Transition("a", Decision.RECYCLE, "a", guards=(guard,)))
    assert [one.code for one in StageGraph(id="g", start="a", stages=stages, transitions=ways).check()] == codes


def test_a_gate_on_one_road_of_several_may_be_optional():
    def graph(optional):
        stages = (
            Stage("a"),
            Stage("gate", kind=Kind.GATE, optional=optional),
            Stage("buy"),
            Stage("done", kind=Kind.ACHIEVED),
        )
        ways = (
            Transition("a", Decision.GO, "gate"),
            Transition("gate", Decision.GO, "done", guards=(Fact("x"),)),
            Transition("a", Decision.REDIRECT, "buy"),
            Transition("buy", Decision.GO, "done"),
        )
        return StageGraph(id="g", start="a", stages=stages, transitions=ways)

    (finding,) = graph(optional=False).check()
    assert finding.code == "gate_bypassed"
    assert finding.reason.params["way"].ids == ("a", "buy", "done")
    assert finding.text("en") == "the gate gate can be bypassed: a → buy → done"
    assert graph(optional=True).check() == ()


def test_working_days_count_as_the_calendar_days_they_take():
    stages = (Stage("a", limit=working_days(6)), Stage("b", kind=Kind.ACHIEVED))
    graph = StageGraph(
        id="g", start="a", stages=stages, transitions=(Transition("a", Decision.GO, "b"),), promise=days(8)
    )
    (finding,) = graph.check()
    assert finding.reason.params["total"] == 9
    assert evolve(graph, promise=days(9)).check() == ()


def chain(size):
    stages = (*(Stage(f"s{n}") for n in range(size)), Stage("end", kind=Kind.ACHIEVED))
    names = [stage.id for stage in stages]
    ways = [Transition(a, Decision.GO, b) for a, b in pairwise(names)]
    return StageGraph(id="g", start="s0", stages=stages, transitions=tuple(ways))


def test_five_thousand_stages_in_a_chain_or_a_ring_need_no_recursion():
    long = chain(5_000)
    assert long.check() == ()
    ring = with_transition(long, Transition("s4999", Decision.RECYCLE, "s0"))
    (finding,) = ring.check()
    assert finding.code == "loop_without_bound"
    assert len(finding.reason.params["stages"].ids) == 5_000


def test_an_empty_graph_says_that_its_start_is_missing():
    empty = StageGraph(id="g", start="nowhere", stages=(), transitions=())
    assert [finding.code for finding in empty.check()] == ["dangling_stage"]


digraphs = st.integers(1, 9).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, size - 1), max_size=4), min_size=size, max_size=size)
)


def as_networkx(successors):
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(len(successors)))
    graph.add_edges_from((a, b) for a, following in enumerate(successors) for b in following)
    return graph


@given(digraphs)
def test_components_agree_with_networkx_and_come_after_what_they_lead_to(successors):
    found = components(successors)
    assert sorted(map(sorted, found)) == sorted(
        map(sorted, networkx.strongly_connected_components(as_networkx(successors)))
    )
    home = {node: place for place, group in enumerate(found) for node in group}
    assert all(home[b] <= home[a] for a, following in enumerate(successors) for b in following)


@given(digraphs, st.data())
def test_unavoidable_nodes_are_the_dominators_of_the_goals(successors, data):
    goals = data.draw(st.sets(st.integers(0, len(successors) - 1), max_size=3)) & reached(successors, [0])
    graph = as_networkx(successors)
    graph.add_edges_from((goal, "sink") for goal in goals)
    expected = set()
    if goals:
        dominators = networkx.immediate_dominators(graph, 0)
        node = dominators["sink"]
        while node is not None and node not in expected:
            expected.add(node)
            node = dominators.get(node)
    assert unavoidable(successors, 0, goals) == expected


@given(digraphs, st.data())
def test_the_heaviest_way_of_a_graph_without_loops_is_the_longest_path(successors, data):
    forward = [sorted({b for b in following if b > a}) for a, following in enumerate(successors)]
    weights = data.draw(st.lists(st.integers(0, 50), min_size=len(forward), max_size=len(forward)))
    best = [0] * len(forward)
    for node in reversed(range(len(forward))):
        best[node] = weights[node] + max((best[child] for child in forward[node]), default=0)
    total, way = heaviest(forward, weights, 0)
    assert total == best[0] == sum(weights[node] for node in way)
    assert all(b in forward[a] for a, b in pairwise(way))


@given(digraphs, st.integers(0, 8))
def test_a_shortest_path_is_as_short_as_networkx_finds_it(successors, goal):
    graph = as_networkx(successors)
    path = shortest(successors, 0, {goal})
    assert bool(path) == (goal in graph and networkx.has_path(graph, 0, goal))
    assert not path or len(path) - 1 == networkx.shortest_path_length(graph, 0, goal)
