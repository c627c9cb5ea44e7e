"""A decision is a table lookup and its guards; whatever is refused changes nothing and says everything."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta

import pytest
from attrs import evolve, frozen

from slussmodel.errors import InvalidValue, Refused, UnknownName
from slussmodel.stages import (
    ConditionsMet,
    Context,
    Decision,
    Fact,
    FactAtLeast,
    Kind,
    MinimumTime,
    Moved,
    NoPath,
    Path,
    ReasonCode,
    Stage,
    StageGraph,
    Transition,
    Visited,
    advance,
    all_of,
    any_of,
    from_each,
    holds,
    not_,
    options,
    path_to,
    replay,
)

T0 = datetime(2026, 1, 7, 9, tzinfo=UTC)
WORK = ("intake", "assessment", "pilot")

GRAPH = StageGraph(
    id="sluice",
    start="intake",
    stages=(
        Stage("intake", "Inflöde", "Intake"),
        Stage("assessment", "Bedömning", "Assessment", kind=Kind.GATE, roles="coach"),
        Stage("pilot", "Pilot", "Pilot"),
        Stage("in_use", "I bruk", "In use", kind=Kind.ACHIEVED),
        Stage("rejected", "Avslutad", "Rejected", kind=Kind.STOPPED, reasons=("no_effect", "exists")),
        Stage("elsewhere", "Hos annan", "Elsewhere", kind=Kind.ELSEWHERE),
    ),
    transitions=(
        Transition("intake", Decision.GO, "assessment"),
        Transition("assessment", Decision.GO, "pilot", guards=(Fact("assessed"), FactAtLeast("benefit", 3))),
        Transition("assessment", Decision.CONDITIONAL_GO, "pilot", guards=(Fact("assessed"),)),
        Transition("assessment", Decision.RECYCLE, "intake", at_most=2),
        Transition("assessment", Decision.HAND_OVER, "elsewhere"),
        Transition("assessment", Decision.REDIRECT, "elsewhere"),
        Transition("pilot", Decision.IMPLEMENT, "in_use", guards=(ConditionsMet(), Visited("assessment"))),
        Transition("rejected", Decision.REOPEN, "intake", at_most=1, guards=(MinimumTime(30),)),
        *from_each(WORK, Decision.KILL, "rejected"),
        *holds(WORK),
    ),
)


def after(days: int, **said) -> Context:
    said.setdefault("roles", frozenset({"coach"}))
    return Context(at=T0 + timedelta(days), **said)


def walk(*steps):
    journey = GRAPH.begin("i-1", at=T0)
    for day, (decision, said) in enumerate(steps, 1):
        moved = advance(journey, decision, after(day, **said))
        assert isinstance(moved, Moved), moved.text("en")
        journey = moved.journey
    return journey


def test_a_move_records_who_when_and_what_was_said():
    journey = walk((Decision.GO, {"by": "1496", "note": "bra"}))
    (move,) = journey.history
    assert (move.source, move.decision, move.target) == ("intake", Decision.GO, "assessment")
    assert (move.at, move.by, move.particulars.note) == (T0 + timedelta(1), "1496", "bra")
    assert journey.stage == "assessment"


def test_the_journey_before_a_decision_stays_true():
    before = GRAPH.begin("i-1", at=T0)
    after_ = advance(before, Decision.GO, after(1)).journey
    assert (before.stage, len(before), after_.stage, len(after_)) == ("intake", 0, "assessment", 1)


def test_a_refusal_names_every_unmet_guard_and_not_only_the_first():
    refused = advance(walk((Decision.GO, {})), Decision.GO, after(2, roles=frozenset()))
    assert isinstance(refused, Refused)
    assert refused.codes == ("role_missing", "fact_missing", "fact_too_low")


def test_history_never_runs_backwards_and_equal_moments_are_allowed():
    journey = walk((Decision.GO, {}))
    assert advance(journey, Decision.KILL, after(0, reason="exists")).codes == ("backwards",)
    assert isinstance(advance(journey, Decision.KILL, after(1, reason="exists")), Moved)
    assert advance(GRAPH.begin("i", at=T0), Decision.GO, after(-1)).codes == ("backwards",)


def test_a_decision_the_stage_does_not_have_is_refused_and_an_end_says_that_it_is_one():
    assert advance(GRAPH.begin("i", at=T0), Decision.IMPLEMENT, after(1)).codes == ("no_such_way",)
    ended = walk((Decision.KILL, {"reason": "exists"}))
    refused = advance(ended, Decision.GO, after(2))
    assert refused.codes == ("has_ended",)
    assert refused.text("sv") == "Avslutad är ett slutsteg"
    assert ended.has_ended


def test_a_misspelt_decision_raises_with_near_names():
    with pytest.raises(UnknownName, match="did you mean 'implement'"):
        advance(GRAPH.begin("i", at=T0), "implemnt", after(1))
    with pytest.raises(UnknownName, match="did you mean 'go'"):
        Transition("intake", "goo", "pilot")


@pytest.mark.parametrize(
    "broken", [Transition("intake", Decision.GO, "pilt"), Transition("pilt", Decision.GO, "pilot")]
)
def test_a_misspelt_stage_can_be_written_down_but_not_run(broken):
    graph = StageGraph(id="g", start="intake", stages=GRAPH.stages, transitions=(broken,))
    with pytest.raises(UnknownName, match="did you mean 'pilot'"):
        graph.begin("i", at=T0)


def test_a_kill_needs_a_reason_among_the_codes_of_its_end():
    intake = GRAPH.begin("i", at=T0)
    assert advance(intake, Decision.KILL, after(1)).codes == ("reason_missing",)
    assert advance(intake, Decision.KILL, after(1, reason="boring")).codes == ("reason_unknown",)
    assert advance(intake, Decision.KILL, after(1, reason="no_effect")).move.particulars.reason == "no_effect"


def test_conditions_of_a_conditional_go_are_checked_later():
    gate = walk((Decision.GO, {}))
    known = {"assessed": True}
    assert advance(gate, Decision.CONDITIONAL_GO, after(2, facts=known)).codes == ("conditions_missing",)
    pilot = advance(gate, Decision.CONDITIONAL_GO, after(2, facts=known, conditions=("budget", "owner"))).journey
    assert pilot.open_conditions == ("budget", "owner")
    refused = advance(pilot, Decision.IMPLEMENT, after(3, met=("owner",)))
    assert refused.codes == ("condition_unmet",)
    assert refused.reasons[0].params == {"condition": "budget"}
    done = advance(pilot, Decision.IMPLEMENT, after(3, met=("owner", "budget"))).journey
    assert done.open_conditions == ()


def test_a_hold_lies_over_its_stage_and_only_waking_or_leaving_is_open():
    intake = GRAPH.begin("i", at=T0)
    assert advance(intake, Decision.HOLD, after(1)).codes == ("hold_without_end",)
    held = advance(intake, Decision.HOLD, after(1, until=T0 + timedelta(10))).journey
    assert (held.stage, held.is_held, held.hold.since) == ("intake", True, T0 + timedelta(1))
    assert advance(held, Decision.GO, after(2)).codes == ("is_held",)
    assert advance(held, Decision.HOLD, after(2, awaits="x")).codes == ("is_held",)
    assert {option.decision for option in options(held, after(2))} == {Decision.RESUME, Decision.KILL}
    assert advance(held, Decision.KILL, after(2, reason="exists")).journey.is_held is False


def test_a_hold_ends_on_its_date_or_with_its_match():
    intake = GRAPH.begin("i", at=T0)
    dated = advance(intake, Decision.HOLD, after(1, until=T0 + timedelta(10))).journey
    assert advance(dated, Decision.RESUME, after(9)).codes == ("still_held",)
    assert advance(dated, Decision.RESUME, after(10)).journey.is_held is False
    waiting = advance(intake, Decision.HOLD, after(1, awaits="same idea elsewhere")).journey
    assert advance(waiting, Decision.RESUME, after(99)).codes == ("still_waiting",)
    assert advance(waiting, Decision.RESUME, after(2, match="i-7")).move.particulars.match == "i-7"


def test_resume_without_a_hold_changes_nothing():
    refused = advance(GRAPH.begin("i", at=T0), Decision.RESUME, after(1))
    assert isinstance(refused, Refused)
    assert refused.codes == ("not_held",)


def test_a_recycle_is_bounded():
    lap = ((Decision.GO, {}), (Decision.RECYCLE, {}))
    tired = walk(*lap, *lap, lap[0])
    refused = advance(tired, Decision.RECYCLE, after(9))
    assert refused.codes == ("too_often",)
    assert refused.reasons[0].params == {"done": 2, "most": 2}


@pytest.mark.parametrize("decision", [Decision.REDIRECT, Decision.HAND_OVER])
def test_whoever_receives_the_idea_is_named(decision):
    gate = walk((Decision.GO, {}))
    assert advance(gate, decision, after(2)).codes == ("party_missing",)
    assert advance(gate, decision, after(2, party="IT-avdelningen")).move.particulars.party == "IT-avdelningen"


def test_an_ended_idea_is_reopened_after_its_time():
    ended = walk((Decision.KILL, {"reason": "exists"}))
    assert advance(ended, Decision.REOPEN, after(20)).codes == ("too_early",)
    assert advance(ended, Decision.REOPEN, after(31)).journey.stage == "intake"


def test_the_first_way_whose_guards_are_met_is_taken():
    ways = (
        Transition("a", Decision.GO, "b", guards=(Fact("fast"),)),
        Transition("a", Decision.GO, "c", guards=(not_(Fact("fast")), Fact("ready"))),
    )
    graph = StageGraph(id="g", start="a", stages=(Stage("a"), Stage("b"), Stage("c")), transitions=ways)
    begun = graph.begin("i", at=T0)
    assert advance(begun, Decision.GO, after(1, facts={"fast": True})).journey.stage == "b"
    assert advance(begun, Decision.GO, after(1, facts={"ready": True})).journey.stage == "c"
    assert [reason.params for reason in advance(begun, Decision.GO, after(1)).reasons] == [
        {"fact": "fast"},
        {"fact": "ready"},
    ]


def test_a_number_that_is_missing_counts_as_zero():
    journey = GRAPH.begin("i", at=T0)
    assert FactAtLeast("n", 0).unmet(journey, after(1)) == ()
    (reason,) = FactAtLeast("n", 1).unmet(journey, after(1))
    assert reason.params == {"fact": "n", "value": 0, "least": 1}
    assert FactAtLeast("n", 1).unmet(journey, after(1, facts={"n": 1})) == ()


def test_guards_combine():
    journey, context = GRAPH.begin("i", at=T0), after(1, facts={"a": True})
    a, b, c = Fact("a"), Fact("b"), Fact("c")

    def missing(guard):
        return [reason.params.get("fact") for reason in guard.unmet(journey, context)]

    assert missing(all_of(a, b, c)) == ["b", "c"]
    assert missing(any_of(b, a)) == []
    assert missing(any_of(b, c)) == ["b", "c"]
    assert missing(not_(b)) == []
    assert [reason.code for reason in not_(a).unmet(journey, context)] == ["must_not_hold"]


@frozen
class Broken:
    def unmet(self, journey, context):
        raise ZeroDivisionError("no people")


@pytest.mark.parametrize("guard", [Broken(), all_of(Broken()), any_of(Broken(), Broken())])
def test_a_guard_that_raises_refuses_by_name_and_keeps_the_cause(guard):
    graph = StageGraph(
        id="g",
        start="a",
        stages=(Stage("a"), Stage("b")),
        transitions=(Transition("a", Decision.GO, "b", guards=(guard,)),),
    )
    refused = advance(graph.begin("i", at=T0), Decision.GO, after(1))
    assert set(refused.codes) == {"guard_raised"}
    assert refused.reasons[0].params["guard"] == "Broken"
    assert isinstance(refused.reasons[0].params["cause"], ZeroDivisionError)


def test_a_negated_guard_that_raises_refuses_too():
    ways = (Transition("a", Decision.GO, "b", guards=(not_(Broken()),)),)
    graph = StageGraph(id="g", start="a", stages=(Stage("a"), Stage("b")), transitions=ways)
    assert advance(graph.begin("i", at=T0), Decision.GO, after(1)).codes == ("guard_raised",)


def test_a_replay_of_the_history_is_the_journey():
    journey = walk((Decision.GO, {"by": "x"}), (Decision.RECYCLE, {"note": "n"}), (Decision.HOLD, {"awaits": "y"}))
    again = replay(GRAPH, "i-1", journey.history, began=T0)
    followed = GRAPH.begin("i-1", at=T0)
    for move in journey.history:
        followed = followed.follow(move)
    assert again == journey == followed
    assert hash(again) == hash(journey)
    assert pickle.loads(pickle.dumps(journey)) == journey


def test_the_path_names_each_gate_and_what_is_unmet_now():
    path = path_to(GRAPH.begin("i", at=T0), "in_use", after(1))
    assert isinstance(path, Path)
    assert [step.target for step in path.steps] == ["assessment", "pilot", "in_use"]
    assert path.gates == ("assessment",)
    assert [reason.code for reason in path.unmet] == ["fact_missing", "fact_too_low"]


def test_no_way_left_is_said():
    over = walk((Decision.GO, {}), (Decision.HAND_OVER, {"party": "Region"}))
    missing = path_to(over, "in_use", after(3))
    assert isinstance(missing, NoPath)
    assert missing.text("sv") == "ingen väg är kvar från Hos annan till I bruk"
    assert path_to(over, "elsewhere", after(3)) == Path(())


def test_a_way_whose_bound_is_reached_is_no_way():
    ended = walk((Decision.KILL, {"reason": "exists"}))
    assert isinstance(path_to(ended, "in_use", after(2)), Path)
    again = advance(ended, Decision.REOPEN, after(40)).journey
    ended_again = advance(again, Decision.KILL, after(41, reason="exists")).journey
    assert isinstance(path_to(ended_again, "in_use", after(42)), NoPath)


def test_the_path_of_a_resting_idea_begins_with_its_resume():
    held = walk((Decision.HOLD, {"awaits": "x"}))
    assert [step.decision for step in path_to(held, "assessment", after(2)).steps] == [Decision.RESUME, Decision.GO]
    assert [step.decision for step in path_to(held, "rejected", after(2)).steps] == [Decision.KILL]


def test_the_clock_of_a_stage_stands_still_during_a_hold():
    held = walk((Decision.HOLD, {"awaits": "x"}))
    assert held.time_in_stage(T0 + timedelta(50)) == timedelta(1)
    awake = advance(held, Decision.RESUME, after(30, match="i-2")).journey
    assert awake.time_in_stage(T0 + timedelta(32)) == timedelta(3)


@pytest.mark.parametrize(
    "said", [{"conditions": "budget"}, {"others": ["a"]}, {"until": T0.replace(tzinfo=None)}, {"vouched": {"x"}}]
)
def test_a_context_refuses_what_would_be_misread(said):
    with pytest.raises(InvalidValue):
        Context(at=T0, **said)


def test_every_reason_is_said_once_though_several_ways_give_it():
    ways = tuple(Transition("a", Decision.GO, target, guards=(Fact("x"),)) for target in ("b", "c"))
    graph = StageGraph(id="g", start="a", stages=(Stage("a"), Stage("b"), Stage("c")), transitions=ways)
    assert advance(graph.begin("i", at=T0), Decision.GO, after(1)).codes == ("fact_missing",)


def test_what_a_context_says_can_be_read_from_it():
    said = {"reason": "r", "note": "n", "until": T0, "awaits": "a", "match": "m", "conditions": ("c",), "met": ("d",)}
    said |= {"party": "p", "shared": "s", "others": ("o",), "vouched": frozenset({"v"})}
    context = Context(at=T0, **said)
    assert {name: getattr(context, name) for name in said} == said
    assert {name: getattr(context.particulars, name) for name in said} == said
    assert Context(at=T0).particulars is Context(at=T0, by="x").particulars
    assert Context(at=T0, reason="", note="").particulars is Context(at=T0).particulars
    with pytest.raises(TypeError, match="reson"):
        Context(at=T0, reson="no_effect")
    assert evolve(context, by="y") == Context(at=T0, by="y", **said)


def test_what_is_vouched_for_is_a_fact_to_guards_and_stays_in_the_record():
    gate = Transition("a", Decision.GO, "b", guards=(Fact("x"),))
    graph = StageGraph(id="g", start="a", stages=(Stage("a"), Stage("b")), transitions=(gate,))
    moved = advance(graph.begin("i", at=T0), Decision.GO, after(1, vouched=frozenset({"x"})))
    assert moved.move.particulars.vouched == {"x"}
    known = advance(graph.begin("i", at=T0), Decision.GO, after(1, facts={"x": True}))
    assert known.move.particulars.vouched == frozenset()


def test_what_a_program_knows_is_not_overruled_by_who_vouches_for_the_contrary():
    context = Context(at=T0, facts={"x": False}, vouched=frozenset({"x", "y"}))
    assert context.facts == {"x": False, "y": True}


def test_labels_fall_back_on_the_id():
    assert (Stage("a").label("sv"), ReasonCode("r").label("en"), ReasonCode("r", "skäl").label("sv")) == (
        "a",
        "r",
        "skäl",
    )
    assert StageGraph(id="g", start="a", stages=(), transitions=()).label("en") == "g"


def test_a_path_to_a_misspelt_stage_raises_with_near_names():
    with pytest.raises(UnknownName, match="did you mean 'pilot'"):
        path_to(GRAPH.begin("i", at=T0), "pilto", after(1))


def test_two_stages_of_one_id_are_refused():
    with pytest.raises(InvalidValue, match="two stages"):
        StageGraph(id="g", start="a", stages=(Stage("a"), Stage("a")), transitions=())


def test_of_several_ways_for_a_decision_one_at_most_is_open_and_it_is_taken() -> None:
    graph = StageGraph(
        id="several",
        start="intake",
        stages=(Stage("intake"), Stage("buy", "Köp", "Purchase"), Stage("build")),
        transitions=(
            Transition("intake", Decision.GO, "buy", guards=(Fact("on_the_market"),)),
            Transition("intake", Decision.GO, "build"),
        ),
    )
    idea = graph.begin("i-1", at=T0)
    for facts, taken in (({"on_the_market": True}, "buy"), ({}, "build")):
        context = Context(at=T0, facts=facts)
        assert [option.target for option in options(idea, context) if option.is_open] == [taken]
        moved = advance(idea, Decision.GO, context)
        assert isinstance(moved, Moved)
        assert moved.journey.stage == taken
    _, build = options(idea, Context(at=T0, facts={"on_the_market": True}))
    assert build.text("en") == "go: go leads to Purchase now"
