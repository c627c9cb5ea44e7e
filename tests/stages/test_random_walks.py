"""Laws of every journey in every graph: tried on random walks through random graphs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import networkx
import pytest

from slussmodel.errors import InvalidValue, Refused, SlussError, UnknownName
from slussmodel.stages import (
    ConditionsMet,
    Context,
    Decision,
    Fact,
    FactAtLeast,
    HasRole,
    Kind,
    Move,
    Moved,
    Path,
    Stage,
    StageGraph,
    Transition,
    Visited,
    advance,
    all_of,
    any_of,
    days,
    guards,
    not_,
    options,
    path_to,
    register,
    replay,
)
from slussmodel.stages.guards import name_of, named

T0 = datetime(2026, 1, 1, tzinfo=UTC)
SEEDS = pytest.mark.parametrize("seed", range(40))


def some_context(chance, day):
    facts = {f"passed_s{n}": True for n in range(20) if chance.random() < 0.7}
    return Context(
        at=T0 + timedelta(day),
        roles=frozenset(chance.sample(["coach", "owner", "board"], 2)),
        facts=facts,
        reason=chance.choice(["", "no"]),
        awaits=chance.choice(["", "x"]),
        match=chance.choice(["", "y"]),
        party=chance.choice(["", "p"]),
        conditions=chance.choice([(), ("c",)]),
        met=chance.choice([(), ("c",)]),
    )


def able(day):
    facts = {f"passed_s{n}": True for n in range(20)}
    said = {"reason": "no", "awaits": "x", "match": "y", "party": "p", "conditions": ("c",), "met": ("c",)}
    return Context(at=T0 + timedelta(day), roles={"coach", "owner", "board"}, facts=facts, **said)


@SEEDS
def test_an_option_is_open_exactly_when_the_decision_is_taken(clean_graph, seed):
    chance = Random(seed)
    journey = clean_graph(chance).begin("i", at=T0)
    for day in range(30):
        context = some_context(chance, day)
        offered = {one.decision for one in options(journey, context) if one.is_open}
        taken = {one for one in Decision if isinstance(advance(journey, one, context), Moved)}
        assert offered == taken
        if taken:
            journey = advance(journey, chance.choice(sorted(taken)), context).journey


@SEEDS
def test_a_refusal_has_reasons_in_both_languages_and_changes_nothing(clean_graph, seed):
    chance = Random(seed)
    journey = clean_graph(chance).begin("i", at=T0)
    for day in range(30):
        before = (journey.stage, journey.history, hash(journey))
        outcome = advance(journey, chance.choice([*Decision]), some_context(chance, day))
        assert (journey.stage, journey.history, hash(journey)) == before
        if isinstance(outcome, Refused):
            assert outcome.reasons
            assert "{" not in outcome.text("sv") + outcome.text("en")
            assert "Stage(" not in outcome.text("sv") + outcome.text("en")
        else:
            journey = outcome.journey


@SEEDS
def test_history_is_a_chain_in_time_and_its_replay_is_the_journey(clean_graph, seed):
    chance = Random(seed)
    journey = clean_graph(chance).begin("i", at=T0)
    for day in range(40):
        outcome = advance(journey, chance.choice([*Decision]), able(day))
        if isinstance(outcome, Moved):
            assert outcome.journey.history == (*journey.history, outcome.move)
            assert outcome.move.source == journey.stage
            assert outcome.move.target == outcome.journey.stage
            journey = outcome.journey
    moments = [journey.began, *(move.at for move in journey.history)]
    assert moments == sorted(moments)
    assert replay(journey.graph, "i", journey.history, began=T0) == journey
    stays = journey.visits
    assert [stay.left for stay in stays[:-1]] == [stay.entered for stay in stays[1:]]
    assert (stays[0].entered, stays[-1].stage, stays[-1].left) == (T0, journey.stage, None)
    for stage in journey.graph.by_id:
        visited = stage in {stay.stage for stay in stays}
        assert journey.has_visited(stage) == visited
        assert (not Visited(stage).unmet(journey, able(50))) == visited


@SEEDS
def test_a_path_is_a_shortest_one_and_can_be_walked(clean_graph, seed):
    chance = Random(seed)
    graph = clean_graph(chance)
    network = networkx.DiGraph(graph.to_networkx())
    for stage in graph.stages:
        journey = graph.begin("i", at=T0)
        path = path_to(journey, stage.id, Context(at=T0))
        assert isinstance(path, Path)
        assert len(path.steps) == networkx.shortest_path_length(network, "s0", stage.id)
        assert path.gates == tuple(one.source for one in path.steps if graph.stage(one.source).kind is Kind.GATE)
        for day, step in enumerate(path.steps):
            journey = advance(journey, step.decision, able(day)).journey
        assert journey.stage == stage.id


def test_a_journey_of_a_hundred_thousand_moves_is_replayed_at_once():
    ring = StageGraph(
        id="g",
        start="a",
        stages=(Stage("a"), Stage("b")),
        transitions=(Transition("a", Decision.GO, "b"), Transition("b", Decision.GO, "a")),
    )
    journey = ring.begin("i", at=T0)
    for day in range(100):
        journey = advance(journey, Decision.GO, able(day)).journey
    long = replay(ring, "i", journey.history * 1_000, began=T0)
    assert (len(long), long.stage, len(long.visits)) == (100_000, "a", 100_001)


def test_five_thousand_stages_run():
    names = [f"s{n}" for n in range(5_000)]
    ways = tuple(Transition(a, Decision.GO, b) for a, b in pairwise(names))
    graph = StageGraph(id="long", start="s0", stages=tuple(map(Stage, names)), transitions=ways)
    journey = graph.begin("i", at=T0)
    assert advance(journey, Decision.GO, able(1)).journey.stage == "s1"
    assert len(path_to(journey, "s4999", able(1)).steps) == 4_999


def test_a_guard_keeps_its_name_for_itself(monkeypatch):
    monkeypatch.setattr(guards, "_BY_NAME", dict(guards._BY_NAME))

    def make(label):
        made = type(label, (), {"unmet": lambda self, journey, context: ()})
        return register("test_only")(made)

    first = make("Mine")
    assert named("test_only") is first
    assert name_of(first()) == "test_only"
    with pytest.raises(SlussError, match="taken by Mine"):
        make("Another")
    again = make("Mine")  # as when a notebook's cell is run again
    assert named("test_only") is again is not first
    with pytest.raises(UnknownName, match="did you mean 'test_only'"):
        named("test_onyl")


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: Transition("a", "migrate", "b"), "never decided"),
        (lambda: Transition("a", Decision.GO, "b", at_most=0), "at least 1"),
        (lambda: Transition("a", Decision.GO, "b", at_most=True), "must be int"),
        (lambda: Transition("a", Decision.GO, "b", guards=("fact",)), "must be a guard"),
        (lambda: Transition("a", Decision.GO, "b", guards=(ConditionsMet,)), "must be a guard"),
        (all_of, "must not be empty"),
        (any_of, "must not be empty"),
        (lambda: HasRole(()), "must not be empty"),
        (lambda: any_of(Fact("x"), "y"), "must be a guard"),
        (lambda: not_(Fact), "must be a guard"),
        (lambda: FactAtLeast("n", "3"), "must be int or float"),
        (lambda: FactAtLeast("n", float("nan")), "finite"),
        (lambda: Transition("a", Decision.GO, "b", guards=[]), "tuple"),
        (lambda: Transition(" a", Decision.GO, "b"), "blanks"),
        (lambda: Stage("", "x"), "blank"),
        (lambda: Stage("a", kind="gate?"), "must be Kind"),
        (lambda: Stage("a", limit=30), "must be Limit"),
        (lambda: Stage("a", limit=days(0)), "from one day to"),
        (lambda: Stage("a", limit=days(10**10)), "from one day to"),
        (lambda: days(-1), "at least 0"),
        (lambda: StageGraph(id="g", start="a", stages=[Stage("a")], transitions=()), "tuple"),
        (lambda: StageGraph(id="g", start="a", stages=("a",), transitions=()), "must be Stage"),
        (lambda: Context(at="2026-01-01"), "aware datetime"),
        (lambda: Context(at=datetime(2026, 1, 1)), "time zone"),  # noqa: DTZ001
        (lambda: Context(at=T0, reason=3), "must be str"),
        (lambda: Context(at=T0, by=1496), "must be str"),
        (lambda: Context(at=T0, roles=3), "tuple"),
        (lambda: Context(at=T0, roles=[3]), "must be str"),
        (lambda: Context(at=T0, facts=["assessed"]), "must be Mapping"),
        (lambda: Context(at=T0, particulars="x"), "must be Particulars"),
    ],
)
def test_what_cannot_be_is_refused_when_it_is_built(make, what):
    with pytest.raises(InvalidValue, match=what):
        make()


def test_one_role_alone_is_a_role_and_not_its_letters():
    assert Context(at=T0, roles="coach").roles == frozenset({"coach"})
    assert Stage("a", roles=["coach", "owner"]).roles == frozenset({"coach", "owner"})


def test_a_hold_that_leads_away_is_refused_when_the_graph_is_used():
    ways = (Transition("a", Decision.HOLD, "b"),)
    graph = StageGraph(id="g", start="a", stages=(Stage("a"), Stage("b")), transitions=ways)
    with pytest.raises(InvalidValue, match="stays in its stage"):
        graph.begin("i", at=T0)


def test_a_history_that_leads_nowhere_is_told_and_not_followed_on():
    graph = StageGraph(
        id="g", start="start", stages=(Stage("start"),), transitions=(Transition("start", Decision.GO, "start"),)
    )
    lost = replay(graph, "i", [Move(source="start", decision=Decision.GO, target="strat", at=T0)], began=T0)
    for ask in (lambda: advance(lost, Decision.GO, Context(at=T0)), lambda: options(lost, Context(at=T0))):
        with pytest.raises(UnknownName, match="did you mean 'start'"):
            ask()
