"""What is told of guards without asking them is true of every context and every journey."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from slussmodel.stages import (
    AtMost,
    Context,
    Decision,
    Fact,
    FactAtLeast,
    HasRole,
    Kind,
    Stage,
    StageGraph,
    Transition,
    advance,
    all_of,
    any_of,
    not_,
)
from slussmodel.stages.guards import unmet
from slussmodel.stages.logic import all_imply, conjuncts, exclusive, implies

T0 = datetime(2026, 1, 1, tzinfo=UTC)
LAPS = StageGraph(id="g", start="a", stages=(Stage("a"),), transitions=(Transition("a", Decision.RECYCLE, "a"),))
CONTEXTS = tuple(
    Context(at=T0, roles=roles, facts={"x": x, "n": n})
    for roles in ({}, {"r"}, {"s"}, {"r", "s"})
    for x, n in product((False, True), (0, 1, 2))
)


def after_laps(number):
    journey = LAPS.begin("i", at=T0)
    for _ in range(number):
        journey = advance(journey, Decision.RECYCLE, Context(at=T0)).journey
    return journey


WORLDS = tuple(product(map(after_laps, range(3)), CONTEXTS))
simple = st.one_of(
    st.sampled_from([Fact("x"), HasRole("r"), HasRole("s"), HasRole({"r", "s"}), HasRole({"s", "t"})]),
    st.integers(0, 3).map(lambda least: FactAtLeast("n", least)),
    st.integers(1, 3).map(lambda times: AtMost(times, Decision.RECYCLE)),
)
nested = st.recursive(
    simple,
    lambda guards: st.one_of(
        guards.map(not_),
        st.lists(guards, min_size=1, max_size=3).map(lambda few: all_of(*few)),
        st.lists(guards, min_size=1, max_size=3).map(lambda few: any_of(*few)),
    ),
    max_leaves=4,
)
several = st.lists(nested, max_size=3).map(tuple)


def holds(guards, world):
    return not unmet(guards, *world)


@given(nested, nested)
def test_what_is_implied_holds_wherever_the_first_does(one, other):
    if implies(one, other):
        assert all(holds((other,), world) for world in WORLDS if holds((one,), world))


def test_every_simple_guard_implies_what_follows_from_it():
    """Between two simple guards of one kind nothing that follows goes unseen."""
    guards = [*(FactAtLeast("n", least) for least in range(3)), *(AtMost(times) for times in (1, 2, 3))]
    guards += [HasRole(roles) for roles in ("r", "s", {"r", "s"})]
    for one, other in product(guards, guards):
        if type(one) is type(other):
            follows = all(holds((other,), world) for world in WORLDS if holds((one,), world))
            assert implies(one, other) == follows, (one, other)


@given(several, several)
def test_what_excludes_is_never_met_together(one, other):
    together = [world for world in WORLDS if holds(one, world) and holds(other, world)]
    assert not (exclusive(conjuncts(one), conjuncts(other)) and together)
    if all_imply(conjuncts(one), conjuncts(other)):
        assert all(holds(other, world) for world in WORLDS if holds(one, world))


@given(several)
def test_conjuncts_ask_what_the_guards_ask(guards):
    assert all(holds(guards, world) == holds(conjuncts(guards), world) for world in WORLDS)


@given(several, several)
def test_a_way_that_is_found_hidden_is_never_taken_and_one_never_hidden_is(first, second):
    """The checks beside the engine: in no world does a hidden way come to its stage."""
    stages = (Stage("a"), Stage("b", kind=Kind.ACHIEVED), Stage("c", kind=Kind.ACHIEVED))
    ways = (Transition("a", Decision.GO, "b", guards=first), Transition("a", Decision.GO, "c", guards=second))
    graph = StageGraph(id="g", start="a", stages=stages, transitions=ways)
    found = {finding.code for finding in graph.check()} - {"loop_without_bound"}
    taken = {
        getattr(advance(graph.begin("i", at=T0), Decision.GO, context), "journey", None).stage
        for context in CONTEXTS
        if advance(graph.begin("i", at=T0), Decision.GO, context)
    }
    if found & {"nondeterminism", "shadowed_transition"}:
        assert "c" not in taken
    both = any(
        holds(first, (graph.begin("i", at=T0), one)) and holds(second, (graph.begin("i", at=T0), one))
        for one in CONTEXTS
    )
    if both and second:
        assert found & {"nondeterminism", "shadowed_transition", "overlapping_guards"}


class Raises:
    def unmet(self, journey, context):
        raise RuntimeError("no connection")


def test_what_nobody_knows_is_neither_met_nor_its_contrary():
    """A guard that raises refuses, however deep it stands and however often it is turned round."""
    world = WORLDS[0]
    for depth in range(4):
        for wraps in product((not_, all_of, any_of), repeat=depth):
            guard = Raises()
            for wrap in wraps:
                guard = wrap(guard)
            assert [reason.code for reason in unmet((guard,), *world)] == ["guard_raised"], guard
            assert unmet((guard,), *world)[0].params["guard"] == "Raises"
    met = any_of(Raises(), not_(Fact("x")))
    assert holds((met,), world)
    assert [reason.code for reason in unmet((not_(met),), *world)] == ["must_not_hold"]


def test_all_reasons_of_several_guards_are_told():
    lacking = (Fact("x"), HasRole("r"), FactAtLeast("n", 1))
    for few in (*combinations(lacking, 2), lacking):
        assert len(unmet((all_of(*few),), *WORLDS[0])) == len(unmet((any_of(*few),), *WORLDS[0])) == len(few)
