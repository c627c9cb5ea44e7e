"""A journey, an option and a path tell themselves in Swedish and English."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from attrs import evolve

from slussmodel.stages import (
    Context,
    Decision,
    Fact,
    Kind,
    ReasonCode,
    Stage,
    StageGraph,
    Transition,
    advance,
    any_of,
    from_each,
    holds,
    migrate,
    not_,
    options,
    path_to,
)

T0 = datetime(2026, 1, 7, 9, tzinfo=UTC)
GRAPH = StageGraph(
    id="g",
    start="intake",
    stages=(
        Stage("intake", "Inflöde", "Intake"),
        Stage("pilot", "Pilot", "Pilot"),
        Stage("no", "Avslutad", "Stopped", kind=Kind.STOPPED, reasons=(ReasonCode("exists", "finns redan", "exists"),)),
    ),
    transitions=(
        Transition("intake", Decision.CONDITIONAL_GO, "pilot", guards=(Fact("a", "en bedömning", "an assessment"),)),
        *from_each(("intake", "pilot"), Decision.KILL, "no"),
        *holds(("pilot",)),
    ),
)


def journey():
    one = GRAPH.begin("i", at=T0)
    steps = [
        (Decision.CONDITIONAL_GO, {"by": "1496", "facts": {"a": True}, "conditions": ("budget", "ägare")}),
        (Decision.HOLD, {"until": T0 + timedelta(9), "awaits": "grannen"}),
        (Decision.RESUME, {"match": "i-7", "note": "samma"}),
        (Decision.KILL, {"reason": "exists"}),
    ]
    for day, (decision, said) in enumerate(steps, 1):
        one = advance(one, decision, Context(at=T0 + timedelta(day), **said)).journey
    return one


def test_the_audit_trail_in_swedish():
    assert journey().text("sv").splitlines() == [
        "2026-01-07 Inflöde: börjar",
        "2026-01-08 Inflöde: gå vidare med villkor, till Pilot (1496; villkor: budget och ägare)",
        "2026-01-09 Pilot: vila (till 2026-01-16 09:00 UTC; väntar på grannen)",
        "2026-01-10 Pilot: återuppta (fann i-7; samma)",
        "2026-01-11 Pilot: avsluta, till Avslutad (skäl: finns redan)",
    ]


def test_the_audit_trail_in_english():
    assert journey().text("en").splitlines()[-1] == "2026-01-11 Pilot: kill, to Stopped (reason: exists)"


def test_parties_are_called_by_their_names():
    told = Context(at=T0, by="1496", reason="exists", party="1495")
    ended = advance(GRAPH.begin("i", at=T0), Decision.KILL, told).journey
    assert ended.text("en", names={"1496": "Skövde", "1495": "Skara"}).splitlines()[-1] == (
        "2026-01-07 Intake: kill, to Stopped (Skövde; reason: exists; receiver: Skara)"
    )
    assert ended.text("en", names={"9": "x"}) == ended.text("en")


def test_what_was_vouched_for_is_told_in_the_words_of_its_guard():
    asked = any_of(Fact("board", "nämndens beslut", "the board's decision"), not_(Fact("x", en="a veto")))
    graph = evolve(GRAPH, transitions=(Transition("intake", Decision.GO, "pilot", guards=(asked,)),))
    vouched = Context(at=T0, by="1496", vouched=frozenset({"board", "budget"}))
    told = advance(graph.begin("i", at=T0), Decision.GO, vouched).journey
    assert told.text("sv").endswith("Pilot (1496; intygat: budget och nämndens beslut)")
    assert told.text("en").endswith("Pilot (1496; vouched for: budget and the board's decision)")


def test_a_hold_until_a_day_says_the_day():
    last = datetime(2026, 2, 4, tzinfo=UTC)
    pilot = advance(
        GRAPH.begin("i", at=T0), Decision.CONDITIONAL_GO, Context(at=T0, conditions=("x",), facts={"a": True})
    )
    held = advance(pilot.journey, Decision.HOLD, Context(at=T0, until=last, awaits="grannen")).journey
    assert held.text("en").splitlines()[-1] == "2026-01-07 Pilot: hold (until 2026-02-04; waits for grannen)"


def test_a_stage_that_is_gone_is_told_by_its_old_name():
    new = StageGraph(
        id="g",
        version="2",
        start="test",
        stages=(Stage("test", "Test", "Test"), Stage("end", kind=Kind.ACHIEVED)),
        transitions=(Transition("test", Decision.GO, "end"),),
    )
    (moved,) = migrate([GRAPH.begin("i", at=T0)], GRAPH, new, {"intake": "test"}).apply(at=T0)
    assert moved.text("en").splitlines() == [
        "2026-01-07 intake: begins",
        "2026-01-07 intake: migrate, to Test (g 1 > g 2)",
    ]


def test_options_and_paths_tell_what_stands_in_the_way():
    begun = GRAPH.begin("i", at=T0)
    told = [option.text("en") for option in options(begun, Context(at=T0))]
    assert told == ["conditional go: no conditions are stated; missing: an assessment", "kill: no reason is given"]
    assert options(begun, Context(at=T0, reason="exists"))[1].text("sv") == "avsluta"
    assert path_to(begun, "no", Context(at=T0)).text("sv") == "1. avsluta, till Avslutad: skäl saknas"


@pytest.mark.parametrize("seed", range(10))
def test_every_trail_has_a_line_for_each_move(clean_graph, seed):
    chance = Random(seed)
    one = clean_graph(chance).begin("i", at=T0)
    for _ in range(20):
        ways = [option for option in options(one, Context(at=T0, reason="no", awaits="x", match="y")) if option.is_open]
        if ways:
            said = Context(at=T0, reason="no", awaits="x", match="y")
            one = advance(one, chance.choice(ways).decision, said).journey
    for lang in ("sv", "en"):
        assert len(one.text(lang).splitlines()) == 1 + len(one)
