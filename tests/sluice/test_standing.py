"""Whose word counts, on which day and over which idea; and what a decision of several may not get around."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from slussmodel import EUR, SEK, Refused, Sluice
from slussmodel.assessment import Effect
from slussmodel.sharing import Equal
from slussmodel.sluice import (
    Accepted,
    Adopt,
    AnyCommand,
    Assess,
    Claim,
    Contribute,
    Decide,
    Link,
    Merge,
    Offer,
    Release,
    Separate,
    Settle,
    ShareCost,
    Split,
    Submit,
    Support,
    Unlink,
)
from slussmodel.stages import Decision, Fact, StageGraph, Transition, holds
from tests.stories import HOST, LEFT, assessed, assessment, charter, developing, idea, in_use, moment, submitted, twins

KILL = Decide("a", Decision.KILL, reason="withdrawn", by="1497", at=moment(300))
REVIEWED = [*assessed("a"), Decide("a", Decision.GO, by=HOST, at=moment(3))]


def under(graph: StageGraph[str], *commands: AnyCommand) -> Sluice:
    return Sluice(evolve(charter(), graph=graph)).run(commands)


def after(*commands: AnyCommand) -> Sluice:
    return under(charter().graph, *commands)


def codes(answer: Accepted | Refused) -> tuple[str, ...]:
    return answer.codes if isinstance(answer, Refused) else ()


def test_a_host_that_has_left_decides_nothing_more() -> None:
    left = evolve(charter(), partnership=charter().partnership.leave(HOST, LEFT))
    sluice = Sluice(left).run(assessed("a"))
    until = moment(180)  # 2017-06-30, the last day
    assert isinstance(sluice.handle(Decide("a", Decision.GO, by=HOST, at=until)), Accepted)
    assert codes(sluice.handle(Decide("a", Decision.GO, by=HOST, at=moment(181)))) == ("not_a_member",)
    assert codes(sluice.handle(Submit(idea("b"), by=HOST, at=moment(181)))) == ("not_a_member", "not_yours")


def test_a_host_without_a_dated_role_hosts_always() -> None:
    partnership = charter().partnership
    undated = tuple(one for one in partnership.memberships if one.organisation != HOST)
    assert evolve(partnership, memberships=undated).is_host(HOST, date(1971, 1, 1))
    assert not partnership.is_host("1496", LEFT)


@pytest.mark.parametrize("decision", [Decision.KILL, Decision.HOLD, Decision.GO])
def test_what_becomes_of_an_idea_under_development_is_for_those_who_develop_it(decision: Decision) -> None:
    cost = ShareCost("a", "c", allocation=Equal().share(SEK(3), ["1496"]), by=HOST, at=moment(6))
    sluice = after(*assessed("a"), *developing("a", "1496"), cost)
    said = Decide("a", decision, reason="withdrawn", until=moment(400), by="1497", at=moment(300))
    assert codes(sluice.handle(said)) == ("not_a_holder",)
    for by in ("1496", HOST):
        assert isinstance(sluice.handle(evolve(said, by=by)), Accepted)


def test_a_claim_whose_holders_have_all_left_hinders_nobody_from_ending_it() -> None:
    alone = after(*assessed("a"), *developing("a", "1472"))
    joint = Claim("a", parties=("1472", "1496"), by=HOST, at=moment(4))
    together = after(*REVIEWED, joint, Decide("a", Decision.GO, by="1496", at=moment(5)))
    assert codes(alone.handle(evolve(KILL, at=moment(180)))) == ("not_a_holder",)
    assert isinstance(alone.handle(KILL), Accepted)
    assert codes(together.handle(KILL)) == ("not_a_holder",)


def test_a_claim_whose_holders_have_all_left_is_released_by_a_member_and_by_nobody_from_outside() -> None:
    claimed = after(*assessed("a"), Claim("a", parties=("1472",), by="1472", at=moment(4)))
    release = Release("a", reason="they have left", by="1497", at=moment(300))
    assert isinstance(claimed.handle(release), Accepted)
    assert codes(claimed.handle(evolve(release, by="1480"))) == ("not_a_member",)


def test_an_idea_that_rests_is_not_spread_by_offering_it() -> None:
    board = Fact("board_decision")
    graph = charter().graph
    guarded = tuple(
        evolve(one, guards=(board,)) if one.decision is Decision.SPREAD else one for one in graph.transitions
    )
    graph = evolve(graph, transitions=(*guarded, *holds("in_use")))
    rests = under(
        graph, *assessed("a"), *in_use("a"), Decide("a", Decision.HOLD, until=moment(40), by=HOST, at=moment(9))
    )
    offer = Offer("a", municipalities=("1480",), decision_id="d", by=HOST, at=moment(11))
    assert codes(rests.handle(offer)) == ("is_held", "fact_missing")


def test_nothing_is_merged_into_an_idea_that_was_given_up() -> None:
    both = after(*twins("a", "b"), *(Decide(id, Decision.GO, by=HOST, at=moment(3)) for id in "ab"))
    stopped = both.run([evolve(KILL, by=HOST, at=moment(4))])
    merge = Merge(("b",), into="a", decision_id="d", by=HOST, at=moment(5))
    assert codes(stopped.handle(merge)) == ("case_has_ended",)
    assert isinstance(both.handle(merge), Accepted)


def test_an_idea_that_is_opened_again_goes_on_in_no_other() -> None:
    again = Transition("merged", Decision.REOPEN, "review")
    graph = evolve(charter().graph, transitions=(*charter().graph.transitions, again))
    merged = under(
        graph,
        *twins("a", "b"),
        Decide("b", Decision.GO, by=HOST, at=moment(3)),
        Merge(("b",), into="a", decision_id="d", by=HOST, at=moment(5)),
    )
    assert merged.case("b").merged_into == "a"
    assert merged.run([Decide("b", Decision.REOPEN, by=HOST, at=moment(6))]).case("b").merged_into is None


def test_what_is_developed_as_a_twin_is_not_split_into_what_others_could_develop() -> None:
    sluice = after(*twins("a", "b"), *developing("a"), Decide("b", Decision.GO, by=HOST, at=moment(6)))
    answer = sluice.handle(Split("b", into=(idea("b-1"),), decision_id="d", by=HOST, at=moment(7)))
    assert isinstance(answer, Refused)
    assert answer.text("en") == "a is developed by org 1496; release it first"


OUTSIDER = {"by": "1480", "at": moment(9)}
UNKNOWN: list[tuple[AnyCommand, tuple[str, ...]]] = [
    (Support("x", supporter="anna", **OUTSIDER), ("not_a_member",)),
    (Assess(assessment("x", 2), **OUTSIDER), ("not_a_member",)),
    (Link("x", "y", **OUTSIDER), ("no_such_idea", "not_a_member")),
    (Unlink("x", "y", **OUTSIDER), ("no_such_idea", "not_a_member")),
    (Separate("x", "y", **OUTSIDER), ("no_such_idea", "not_a_member")),
    (Claim("x", parties=("1480", "UNI"), **OUTSIDER), ("not_a_member", "no_obligations")),
    (Decide("x", Decision.GO, **OUTSIDER), ("not_a_member",)),
    (
        ShareCost("x", "c", allocation=Equal().share(EUR(3), ["UNI"]), **OUTSIDER),
        ("not_a_member", "no_obligations", "other_currency"),
    ),
    (Contribute("x", party="1480", cash=EUR(3), **OUTSIDER), ("not_a_member", "other_currency")),
    (Settle("x", **OUTSIDER), ("not_a_member",)),
    (Adopt("x", adopter="1440", **OUTSIDER), ("not_a_member",)),
    (Offer("x", municipalities=("1440",), decision_id="d", **OUTSIDER), ("not_a_member",)),
    (Merge(("x",), into="y", decision_id="d", **OUTSIDER), ("no_such_idea", "not_a_member")),
    (Split("x", into=(idea("a"),), decision_id="d", **OUTSIDER), ("not_a_member", "idea_exists")),
]  # fmt: skip


@pytest.mark.parametrize(("command", "others"), UNKNOWN, ids=lambda one: type(one).__name__)
def test_of_an_idea_that_is_not_there_it_is_still_said_who_may_not(
    command: AnyCommand, others: tuple[str, ...]
) -> None:
    assert codes(after(*submitted("a")).handle(command)) == ("no_such_idea", *others)


def test_an_assessment_in_another_currency_is_told_that_its_scan_is_old_too() -> None:
    old = evolve(assessment("a", 700), effect=Effect(hours_per_year=1, money_per_year=EUR(1), people=1))
    answer = after(*submitted("a")).handle(Assess(old, by=HOST, at=moment(700)))
    assert codes(answer) == ("other_currency", "market_scan_stale")


def test_a_decision_over_several_ideas_says_each_reason_once() -> None:
    pair = after(
        *submitted("a", "b", "c"), Link("a", "b", by=HOST, at=moment(2)), Link("b", "c", by=HOST, at=moment(2))
    )
    answer = pair.handle(Merge(("a", "b"), into="c", decision_id="d", by=HOST, at=moment(1)))
    assert codes(answer) == ("history_backwards", "not_assessed", "no_such_way", "not_assessed")


def test_a_payment_with_a_voucher_is_booked_once_however_often_it_is_sent() -> None:
    paid = Contribute("a", party="1496", cash=SEK(10), reference="V-7", by="1496", at=moment(4))
    sluice = after(*twins("a", "b"), paid)
    assert [one.reference for one in sluice.case("a").contributions] == ["V-7"]
    for again in (paid, evolve(paid, idea="b", at=moment(5))):
        assert codes(sluice.handle(again)) == ("already_booked",)
    assert isinstance(sluice.handle(evolve(paid, reference="V-8")), Accepted)
    plain = evolve(paid, reference="")
    assert len(sluice.run([plain, plain]).case("a").contributions) == 3
