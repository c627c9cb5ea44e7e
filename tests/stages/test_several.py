"""Merge, split and spread are one decision in every audit trail, all or nothing, and lose nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.errors import InvalidValue, Refused
from slussmodel.money import SEK, total
from slussmodel.stages import (
    Context,
    Decision,
    Kind,
    Part,
    Stage,
    StageGraph,
    Together,
    Transition,
    Undertaking,
    advance,
    holds,
    merge,
    split,
    spread,
)

T0 = datetime(2026, 2, 1, tzinfo=UTC)
GRAPH = StageGraph(
    id="sluice",
    start="intake",
    stages=(
        Stage("intake"),
        Stage("pilot"),
        Stage("in_use", kind=Kind.ACHIEVED),
        Stage("merged", kind=Kind.MERGED),
        Stage("parted", kind=Kind.MERGED),
    ),
    transitions=(
        Transition("intake", Decision.GO, "pilot"),
        Transition("intake", Decision.MERGE, "merged"),
        Transition("intake", Decision.SPLIT, "parted"),
        Transition("pilot", Decision.MERGE, "merged", roles="board"),
        Transition("pilot", Decision.SPLIT, "intake"),
        Transition("pilot", Decision.IMPLEMENT, "in_use"),
        Transition("in_use", Decision.SPREAD, "in_use"),
        *holds(("intake", "pilot")),
    ),
)


def on(day, **said):
    return Context(at=T0 + timedelta(day), **said)


def idea(id, *decisions, supporters=(), shares=None):
    journey = GRAPH.begin(id, at=T0)
    for day, decision in enumerate(decisions, 1):
        journey = advance(journey, decision, on(day, awaits="x")).journey
    return Undertaking(journey=journey, supporters=supporters, shares=shares or {})


def paid(undertakings):
    return total(share for one in undertakings for share in one.shares.values())


money = st.dictionaries(
    st.sampled_from(["Hjo", "Skara", "Tibro", "Skövde"]), st.integers(0, 10**9).map(SEK), max_size=4
)
supporters = st.lists(st.sampled_from("abcdef"), unique=True).map(tuple)


@given(st.lists(st.tuples(money, supporters), min_size=2, max_size=5))
def test_a_merge_loses_no_supporter_and_no_ore(carried):
    ideas = [idea(f"i-{n}", shares=shares, supporters=people) for n, (shares, people) in enumerate(carried)]
    together = merge(ideas[0], tuple(ideas[1:]), on(5), shared="d-1")
    assert isinstance(together, Together)
    assert paid(together.going) == paid(ideas)
    assert set(together.going[0].supporters) == {one for _, people in carried for one in people}


def test_one_decision_stands_in_every_trail_with_the_others_beside_it():
    together = merge(idea("a"), (idea("b"), idea("c")), on(5, by="coach", note="same"), shared="d-1")
    (survivor,) = together.going
    record = survivor.journey.history[-1]
    assert (record.particulars.shared, record.particulars.others, record.by) == ("d-1", ("b", "c"), "coach")
    assert [one.journey.stage for one in together.before] == ["merged", "merged"]
    assert [one.journey.history[-1].particulars for one in together.before] == [
        on(5, note="same", shared="d-1", others=("a",)).particulars
    ] * 2
    assert together.text("sv") == "b och c slogs ihop med a"


def test_the_one_that_goes_on_keeps_its_stage_and_its_clock():
    (survivor,) = merge(idea("a"), (idea("b"),), on(5), shared="d-1").going
    assert survivor.journey.stage == "intake"
    assert survivor.journey.time_in_stage(T0 + timedelta(7)) == timedelta(7)
    assert len(survivor.journey.visits) == 1


def test_a_merge_is_all_or_nothing_and_each_reason_names_its_idea():
    refused = merge(idea("a"), (idea("b"), idea("c", Decision.GO)), on(5), shared="d-1")
    assert isinstance(refused, Refused)
    assert [(reason.code, reason.params["idea"]) for reason in refused.reasons] == [("role_missing", "c")]


def test_nothing_is_merged_into_an_idea_that_rests_or_has_ended():
    held = merge(idea("a", Decision.HOLD), (idea("b"),), on(5), shared="d-1")
    assert [(reason.code, reason.params["idea"]) for reason in held.reasons] == [("is_held", "a")]
    gone = merge(idea("a", Decision.MERGE), (idea("b"),), on(5), shared="d-1")
    assert gone.codes == ("has_ended",)


@given(money, st.lists(st.integers(0, 9), min_size=1, max_size=6).filter(any))
def test_the_parts_of_a_split_cost_what_the_whole_did(shares, weights):
    whole = idea("a", Decision.GO, shares=shares, supporters=("Hjo",))
    parts = tuple(Part(id=f"a-{n}", weight=weight) for n, weight in enumerate(weights))
    together = split(whole, parts, on(5), shared="d-2")
    for party, share in shares.items():
        assert total(one.shares[party] for one in together.going) == share
    assert all(one.supporters == ("Hjo",) for one in together.going)


def test_the_parts_share_their_history_up_to_the_split():
    whole = idea("a", Decision.GO)
    together = split(whole, (Part(id="b"), Part(id="c")), on(5), shared="d-2")
    for one in together.going:
        assert one.journey.history[:-1] == whole.journey.history
        assert one.journey.history[-1].particulars.shared == "d-2"
        assert one.journey.history[-1].particulars.others == ("a", "b", "c")
        assert one.journey.stage == "intake"
    assert together.text("en") == "a was split into b and c"


def test_the_parts_of_an_idea_that_ends_go_on_from_where_it_stood():
    together = split(idea("a"), (Part(id="b"), Part(id="c")), on(5), shared="d-2")
    assert together.before[0].journey.stage == "parted"
    assert [one.journey.stage for one in together.going] == ["intake", "intake"]


def test_spread_gives_each_municipality_an_idea_that_knows_its_origin():
    origin = idea("a", Decision.GO, Decision.IMPLEMENT, shares={"Hjo": SEK(9)})
    together = spread(origin, {"1496": "a-skövde", "1495": "a-skara"}, GRAPH, on(5), shared="d-3")
    assert [(one.id, one.supporters, one.shares) for one in together.going] == [
        ("a-skövde", ("1496",), {}),
        ("a-skara", ("1495",), {}),
    ]
    assert all(one.journey.history[-1].particulars.others == ("a",) for one in together.going)
    assert together.before[0].journey.history[-1].particulars.others == ("a-skövde", "a-skara")
    assert together.before[0].shares == origin.shares


def test_what_the_stage_does_not_allow_is_refused_with_its_idea():
    ended = split(idea("a", Decision.GO, Decision.IMPLEMENT), (Part(id="b"),), on(5), shared="d")
    assert [(reason.code, reason.params["idea"]) for reason in ended.reasons] == [("has_ended", "a")]
    early = spread(idea("a"), {"1496": "b"}, GRAPH, on(5), shared="d")
    assert [(reason.code, reason.params["idea"]) for reason in early.reasons] == [("no_such_way", "a")]


def test_no_idea_stands_twice_in_a_decision():
    with pytest.raises(InvalidValue, match="twice"):
        merge(idea("a"), (idea("a"),), on(5), shared="d")
    with pytest.raises(InvalidValue, match="twice"):
        split(idea("a"), (Part(id="b"), Part(id="b")), on(5), shared="d")


def test_a_decision_over_several_ideas_has_several():
    for attempt in (
        lambda: merge(idea("a"), (), on(5), shared="d"),
        lambda: split(idea("a"), (), on(5), shared="d"),
        lambda: spread(idea("a", Decision.GO, Decision.IMPLEMENT), {}, GRAPH, on(5), shared="d"),
    ):
        with pytest.raises(InvalidValue, match="another idea"):
            attempt()
    with pytest.raises(InvalidValue, match="weigh"):
        split(idea("a"), (Part(id="b", weight=0),), on(5), shared="d")


def test_nothing_is_merged_into_an_idea_before_its_last_decision():
    late = merge(idea("a", Decision.GO), (idea("b"),), on(0), shared="d-1")
    assert [(reason.code, reason.params["idea"]) for reason in late.reasons] == [("backwards", "a")]


@pytest.mark.parametrize(
    ("wrong", "match"),
    [
        (lambda: idea("a", shares={"Hjo": 5}), "must be Money"),
        (lambda: idea("a", shares=["Hjo"]), "must be Mapping"),
        (lambda: merge(idea("a"), (idea("b"),), on(5), shared=""), "must not be blank"),
    ],
)
def test_what_an_undertaking_cannot_be_is_refused_when_it_is_built(wrong, match):
    with pytest.raises(InvalidValue, match=match):
        wrong()
