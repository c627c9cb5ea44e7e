"""A new version of a graph strands no idea unseen, moves all ideas or none, and keeps their audit trails."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from attrs import evolve

from slussmodel.errors import InvalidValue, Refused, UnknownName
from slussmodel.stages import (
    Columns,
    Context,
    Decision,
    Kind,
    Move,
    Stage,
    StageGraph,
    Transition,
    Verdict,
    advance,
    days,
    due,
    holds,
    migrate,
    options,
    replay,
    replay_all,
)

T0 = datetime(2026, 1, 1, tzinfo=UTC)


def able(at):
    """A context in which whoever decides says all that can be asked for."""
    return Context(
        at=at, reason="no", conditions=("c",), met=("c",), until=at, awaits="x", match="y", party="p",
        roles=frozenset({"coach", "owner", "board"}), facts={f"passed_s{n}": True for n in range(20)},
    )  # fmt: skip


def wander(graph, id, chance):
    journey = graph.begin(id, at=T0)
    for day in range(1, chance.randint(1, 9)):
        open_now = [one for one in options(journey, able(T0 + timedelta(day))) if one.is_open]
        if not open_now:
            break
        moved = advance(journey, chance.choice(open_now).decision, able(T0 + timedelta(day)))
        journey = moved.journey
    return journey


def next_version(graph, chance):
    """The graph with stages renamed, dropped and turned into others, and ways lost."""
    names = {stage.id: stage.id for stage in graph.stages}
    for stage in chance.sample(list(names), chance.randint(0, 3)):
        names[stage] = f"new_{stage}"
    lost = set(chance.sample(sorted(names), chance.randint(0, 2))) - {graph.start}
    stages = tuple(
        evolve(stage, id=names[stage.id], kind=Kind.STAGE if chance.random() < 0.05 else stage.kind)
        for stage in graph.stages
        if stage.id not in lost
    )
    ways = tuple(
        evolve(one, source=names[one.source], target=names[one.target], guards=())
        for one in graph.transitions
        if not lost & {one.source, one.target} and chance.random() < 0.85
    )
    new = evolve(graph, version="2", start=names[graph.start], stages=stages, transitions=ways)
    known = {stage: name for stage, name in names.items() if stage not in lost and chance.random() < 0.8}
    return new, known


def can_go_on(journey):
    """By running it: whether some decisions lead the idea to an end, each tried at every turn."""
    seen, waiting, at = set(), [journey], journey.at
    while waiting:
        one = waiting.pop()
        if one.has_ended:
            return True
        here = (one.stage, one.is_held, tuple(one.times_taken(stage, Decision.RECYCLE) for stage in one.graph.by_id))
        if here in seen:
            continue
        seen.add(here)
        waiting += [
            got.journey
            for decision in one.graph.table[one.stage]
            if not isinstance(got := advance(one, decision, able(at)), Refused)
        ]
    return False


@pytest.mark.parametrize("batch", range(10))
def test_no_stranded_idea_goes_unreported(clean_graph, batch):
    stranded = 0
    for seed in range(batch * 100, batch * 100 + 100):
        chance = Random(seed)
        old = clean_graph(chance, chance.randint(3, 6))
        new, mapping = next_version(old, chance)
        portfolio = [wander(old, f"i-{n}", chance) for n in range(chance.randint(1, 5))]
        migration = migrate(portfolio, old, new, mapping)
        assert [fate.journey for fate in migration.fates] == portfolio
        for fate in migration.fates:
            journey = fate.journey
            name = mapping.get(journey.stage, journey.stage)
            there = new.by_id.get(name)
            fine = there is not None and there.is_end == journey.has_ended and can_go_on(moved_alone(migration, fate))
            assert (fate.verdict is not Verdict.STRANDED) == fine, (seed, fate.text("en"))
            assert bool(fate.reasons) == (not fine)
            stranded += not fine
        check_apply(migration, portfolio)
    assert stranded > 20  # the triples are not all harmless


def moved_alone(migration, fate):
    records = migration.records(fate, at=T0 + timedelta(50))
    return replay(migration.new, fate.journey.id, (*fate.journey.history, *records), began=fate.journey.began)


def check_apply(migration, portfolio):
    applied = migration.apply(at=T0 + timedelta(50), by="board")
    if migration.stranded:
        assert isinstance(applied, Refused)
        named = {reason.params["idea"] for reason in applied.reasons}
        assert named == {fate.journey.id for fate in migration.stranded}
        return
    for before, fate, after in zip(portfolio, migration.fates, applied, strict=True):
        records = migration.records(fate, at=T0 + timedelta(50), by="board")
        assert after == replay(migration.new, before.id, (*before.history, *records), began=before.began)
        assert after.history[: len(before)] == before.history
        assert (after.stage, after.is_held) == (fate.target, before.is_held)


def version(number, *stages, extra=()):
    end = Stage("in_use", kind=Kind.ACHIEVED)
    ways = tuple(Transition(stage.id, Decision.GO, "in_use") for stage in stages)
    return StageGraph(id="g", version=number, start=stages[0].id, stages=(*stages, end), transitions=(*ways, *extra))


OLD = version("1", Stage("pilot", "Pilot", "Pilot", limit=days(30)), extra=holds(["pilot"]))


def test_an_idea_that_rests_goes_on_resting_with_its_clock_stopped():
    held = advance(OLD.begin("i", at=T0), Decision.HOLD, Context(at=T0 + timedelta(10), awaits="x")).journey
    new = version("2", Stage("test", limit=days(60)), extra=holds(["test"]))
    (after,) = migrate([held], OLD, new, {"pilot": "test"}).apply(at=T0 + timedelta(20))
    assert (after.stage, after.is_held, after.hold.awaits) == ("test", True, "x")
    assert after.time_in_stage(T0 + timedelta(99)) == timedelta(10)
    awake = advance(after, Decision.RESUME, Context(at=T0 + timedelta(30), match="m")).journey
    assert due(awake) == T0 + timedelta(30 + 50)


@pytest.mark.parametrize("versions", range(4))
def test_a_rest_that_goes_on_in_new_versions_is_one_hold(versions):
    bounded = version("0", Stage("pilot"), extra=(evolve(holds(["pilot"])[0], at_most=2), holds(["pilot"])[1]))
    graphs = [evolve(bounded, version=str(number)) for number in range(versions + 1)]
    idea = advance(graphs[0].begin("i", at=T0), Decision.HOLD, Context(at=T0, awaits="x")).journey
    for day, (old, new) in enumerate(pairwise(graphs), 1):
        (idea,) = migrate([idea], old, new, {}).apply(at=T0 + timedelta(day))
    assert (idea.hold.since, idea.hold.awaits) == (T0, "x")
    for day, more in enumerate((Decision.RESUME, Decision.HOLD, Decision.RESUME), 10):
        idea = advance(idea, more, Context(at=T0 + timedelta(day), awaits="y", match="m")).journey
    assert idea.times_taken("pilot", Decision.HOLD) == 2
    third = advance(idea, Decision.HOLD, Context(at=T0 + timedelta(20), awaits="z"))
    assert third.codes == ("too_often",)
    assert replay_all(Columns.of(graphs[-1], [idea, idea])).strays == ()
    assert len(replay_all(Columns.of(graphs[-1], [idea, advanced_anyhow(idea, Decision.HOLD)])).strays) == 1


def advanced_anyhow(idea, decision):
    at = idea.at + timedelta(1)
    return idea.follow(Move(source=idea.stage, decision=decision, target=idea.stage, at=at))


def test_a_new_name_keeps_the_clock_of_the_stage():
    new = version("2", Stage("test", limit=days(60)))
    (after,) = migrate([OLD.begin("i", at=T0)], OLD, new, {"pilot": "test"}).apply(at=T0 + timedelta(20), by="board")
    assert due(after) == T0 + timedelta(60)
    assert [visit.stage for visit in after.visits] == ["test"]
    assert (after.history[0].by, after.history[0].particulars.note) == ("board", "g 1 > g 2")


@pytest.mark.parametrize(
    ("new", "mapping", "code"),
    [
        (version("2", Stage("test")), {}, "stage_gone"),
        (version("2", Stage("test")), {"pilot": "in_use"}, "silent_end"),
        (StageGraph(id="g", version="2", start="pilot", stages=(Stage("pilot"),), transitions=()), {}, "no_end"),
    ],
)
def test_a_stranded_idea_says_why_in_both_languages(new, mapping, code):
    migration = migrate([OLD.begin("i", at=T0)], OLD, new, mapping)
    (fate,) = migration.fates
    assert [reason.code for reason in fate.reasons] == [code]
    assert migration.text("sv").startswith("i: strandad (")
    assert migration.text("en").startswith("i: stranded (")


def test_an_idea_whose_stage_is_gone_has_no_records_of_a_move():
    migration = migrate([OLD.begin("i", at=T0)], OLD, version("2", Stage("test")), {})
    with pytest.raises(InvalidValue, match=r"^Migration.fate: 'i: stranded \(there is no stage"):
        migration.records(migration.fates[0], at=T0)


def test_an_idea_of_another_graph_is_stranded_and_not_moved():
    other = version("0", Stage("pilot")).begin("i", at=T0)
    (fate,) = migrate([other], OLD, version("2", Stage("pilot")), {}).fates
    assert [reason.code for reason in fate.reasons] == ["other_graph"]


def test_an_idea_is_safe_under_its_old_name_and_mapped_to_a_new_one():
    def verdict(name, mapping):
        (fate,) = migrate([OLD.begin("i", at=T0)], OLD, version("2", Stage(name)), mapping).fates
        return fate.verdict

    assert verdict("pilot", {}) is Verdict.SAFE
    assert verdict("pilot", {"pilot": "pilot"}) is Verdict.SAFE
    assert verdict("test", {"pilot": "test"}) is Verdict.MAPPED


@pytest.mark.parametrize("lap_leads_to", ["b", "in_use"])
@pytest.mark.parametrize(("laps", "verdict"), [(1, Verdict.SAFE), (2, Verdict.STRANDED)])
def test_a_way_that_is_worn_out_is_no_way_to_an_end(laps, verdict, lap_leads_to):
    old = version("1", Stage("a"), extra=(Transition("a", Decision.RECYCLE, "a", at_most=2),))
    idea = old.begin("i", at=T0)
    for _ in range(laps):
        idea = advance(idea, Decision.RECYCLE, Context(at=T0)).journey
    through = StageGraph(
        id="g",
        version="2",
        start="a",
        stages=(Stage("a"), Stage("b"), Stage("in_use", kind=Kind.ACHIEVED)),
        transitions=(
            Transition("a", Decision.RECYCLE, lap_leads_to, at_most=2),
            Transition("b", Decision.GO, "in_use"),
        ),
    )
    (fate,) = migrate([idea], old, through, {}).fates
    assert fate.verdict is verdict


def test_an_equal_graph_is_the_same_graph():
    rebuilt = version("1", Stage("pilot", "Pilot", "Pilot", limit=days(30)), extra=holds(["pilot"]))
    (fate,) = migrate([rebuilt.begin("i", at=T0)], OLD, version("2", Stage("pilot")), {}).fates
    assert fate.verdict is Verdict.SAFE


def test_a_hold_with_no_way_out_in_the_new_version_is_stranded():
    held = advance(OLD.begin("i", at=T0), Decision.HOLD, Context(at=T0, awaits="x")).journey
    (fate,) = migrate([held], OLD, version("2", Stage("pilot")), {}).fates
    assert [reason.code for reason in fate.reasons] == ["cannot_rest"]


def test_nothing_moves_before_its_last_decision():
    idea = OLD.begin("i", at=T0)
    refused = migrate([idea], OLD, version("2", Stage("pilot")), {}).apply(at=T0 - timedelta(1))
    assert refused.codes == ("backwards",)


@pytest.mark.parametrize("mapping", [{"pilto": "pilot"}, {"pilot": "pilto"}])
def test_a_misspelt_mapping_raises_with_near_names(mapping):
    with pytest.raises(UnknownName, match="did you mean 'pilot'"):
        migrate([], OLD, version("2", Stage("pilot")), mapping)


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        (Kind.STOPPED, Kind.ACHIEVED, ["other_end"]),
        (Kind.ACHIEVED, Kind.ELSEWHERE, ["other_end"]),
        (Kind.ELSEWHERE, Kind.STOPPED, []),
        (Kind.ACHIEVED, Kind.ACHIEVED, []),
    ],
)
def test_what_was_stopped_is_not_achieved_by_a_new_version(before, after, codes):
    def with_end(kind, number):
        return StageGraph(
            id="g",
            version=number,
            start="a",
            stages=(Stage("a"), Stage("end", kind=kind)),
            transitions=(Transition("a", Decision.GO, "end"),),
        )

    old, new = with_end(before, "1"), with_end(after, "2")
    ended = advance(old.begin("i", at=T0), Decision.GO, Context(at=T0)).journey
    (fate,) = migrate([ended], old, new, {}).fates
    assert [reason.code for reason in fate.reasons] == codes


def test_an_idea_that_rests_where_only_a_trap_can_be_reached_is_stranded():
    held = advance(OLD.begin("i", at=T0), Decision.HOLD, Context(at=T0, awaits="x")).journey
    new = StageGraph(
        id="g",
        version="2",
        start="pilot",
        stages=(Stage("pilot"), Stage("trap"), Stage("in_use", kind=Kind.ACHIEVED)),
        transitions=(
            Transition("pilot", Decision.IMPLEMENT, "in_use"),
            Transition("pilot", Decision.HOLD, "pilot"),
            Transition("pilot", Decision.REDIRECT, "trap"),
        ),
    )
    (fate,) = migrate([held], OLD, new, {}).fates
    assert [reason.code for reason in fate.reasons] == ["no_end"]
    (awake,) = migrate([OLD.begin("i", at=T0)], OLD, new, {}).fates
    assert awake.verdict is Verdict.SAFE
