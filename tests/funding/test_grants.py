"""Tranches with conditions: what is refused, what is kept, and what holds in every state."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from slussmodel.errors import InvalidValue, Refused, UnknownName
from slussmodel.funding import Condition, Grant, Tranche, TrancheState, TrancheStep
from slussmodel.funding.tranches import LIFECYCLE
from slussmodel.money import SEK, Money

YEAR_ONE = Condition(text="genomfört det man fått medel för under år 1", deliverables=("struktur", "utbildning"))
DAY = date(2017, 12, 1)


def skaraborg() -> Grant:
    return Grant(
        id="g-1",
        call="2015-06987",
        recipient="Skaraborgs Kommunalförbund",
        applied=SEK(4_000_000),
        tranches=(Tranche(id="1", amount=SEK(1_958_631)), Tranche(id="2", condition=YEAR_ONE)),
    )


def done(result: Grant | Refused) -> Grant:
    assert isinstance(result, Grant), result
    return result


def codes(result: Grant | Refused) -> tuple[str, ...]:
    assert isinstance(result, Refused)
    return result.codes


@pytest.mark.row("0.7", "slussmodel.funding.Tranche")
def test_row_0_7_a_tranche_is_released_only_when_its_condition_is_met() -> None:
    grant = done(skaraborg().release("1", on=date(2016, 11, 1)))
    refused = grant.release("2", on=DAY)
    assert codes(refused) == ("condition_not_met",)
    assert "genomfört det man fått medel för under år 1" in refused.text("sv")
    grant = done(grant.report("2", evidence=("struktur",), on=DAY))
    assert codes(grant.release("2", on=DAY)) == ("condition_not_met",)
    assert codes(grant.approve("2", on=DAY)) == ("evidence_missing",)
    grant = done(grant.report("2", evidence=("utbildning",), on=DAY))
    grant = done(done(grant.approve("2", on=DAY)).release("2", on=DAY))
    assert grant.released == grant.applied
    assert grant.to_come == SEK(0)


@pytest.mark.row("0.7", "slussmodel.funding.Grant")
def test_row_0_7_the_remainder_is_an_upper_bound_and_ends_228_078_lower() -> None:
    grant = done(skaraborg().report("2", evidence=("struktur", "utbildning"), on=DAY))
    assert grant.amount("2") == SEK(2_041_369)
    grant = done(grant.reduce("2", to=SEK(1_813_291), because="granskarnas bedömning", on=DAY))
    assert grant.tranche("2").state is TrancheState.REDUCED
    assert grant.at_most == SEK(3_771_922)
    assert grant.applied - grant.at_most == SEK(228_078)
    paid = done(done(grant.release("1", on=DAY)).release("2", on=DAY))
    assert paid.released == SEK(3_771_922)
    assert "slutade 228" in paid.explain("sv")
    assert paid.tranche("2").history[-2].because == "granskarnas bedömning"


def test_what_if_tranche_two_is_cut_is_one_call_and_changes_nothing_else() -> None:
    before = skaraborg()
    after = before.with_amount("2", SEK(1_813_291))
    assert before.at_most - after.at_most == SEK(228_078)
    assert after.tranche("2").state is TrancheState.PLANNED
    assert before == skaraborg()
    with pytest.raises(InvalidValue, match="more than was applied for"):
        before.with_amount("2", SEK(2_041_370))


def test_a_withheld_tranche_no_longer_counts_and_is_never_paid() -> None:
    grant = done(skaraborg().withhold("2", because="inget redovisat", on=DAY))
    assert grant.at_most == SEK(1_958_631)
    assert codes(grant.release("2", on=DAY)) == ("tranche_step_not_open",)


def test_what_is_taken_from_one_tranche_does_not_go_to_the_remainder() -> None:
    grant = done(skaraborg().report("1", evidence=(), on=DAY))
    grant = done(grant.reduce("1", to=SEK(1_000_000), because="lägre kostnad", on=DAY))
    assert grant.amount("2") == SEK(2_041_369)
    assert grant.at_most == SEK(3_041_369)


def test_every_reason_is_told_at_once() -> None:
    paid = done(skaraborg().release("1", on=DAY))
    refused = paid.reduce("1", to=SEK(2_000_000), because="", on=DAY - timedelta(days=1))
    assert codes(refused) == ("not_a_reduction", "tranche_step_not_open", "before_last_step")
    assert "det går inte att sänka delbetalning 1: den är utbetald" in refused.text("sv")


@pytest.mark.parametrize("state", TrancheState)
@pytest.mark.parametrize("step", TrancheStep)
def test_exactly_the_steps_of_the_table_are_open(state: TrancheState, step: TrancheStep) -> None:
    grant = Grant(
        id="g", call="c", recipient="r", applied=SEK(10), tranches=(Tranche(id="1", amount=SEK(10), state=state),)
    )
    steps = {
        TrancheStep.REPORT: lambda: grant.report("1", evidence=(), on=DAY),
        TrancheStep.APPROVE: lambda: grant.approve("1", on=DAY),
        TrancheStep.REDUCE: lambda: grant.reduce("1", to=SEK(5), because="", on=DAY),
        TrancheStep.WITHHOLD: lambda: grant.withhold("1", because="", on=DAY),
        TrancheStep.RELEASE: lambda: grant.release("1", on=DAY),
    }
    after = steps[step]()
    expected = LIFECYCLE[state].get(step)
    assert isinstance(after, Refused) if expected is None else done(after).tranche("1").state is expected


@pytest.mark.parametrize(
    "tranches",
    [
        (),
        (Tranche(id="1"), Tranche(id="2")),
        (Tranche(id="1", amount=SEK(1)), Tranche(id="1", amount=SEK(1))),
        (Tranche(id="1", amount=SEK(4_000_001)),),
    ],
)
def test_a_grant_that_does_not_add_up_is_not_built(tranches: tuple[Tranche, ...]) -> None:
    with pytest.raises(InvalidValue, match=r"Grant\.tranches"):
        Grant(id="g", call="c", recipient="r", applied=SEK(4_000_000), tranches=tranches)


def test_an_unknown_tranche_offers_near_names_and_a_negative_one_is_not_built() -> None:
    with pytest.raises(UnknownName, match="unknown tranche '3'"):
        skaraborg().release("3", on=DAY)
    with pytest.raises(InvalidValue, match=r"Tranche\.amount"):
        Tranche(id="1", amount=SEK(-1))


class GrantMachine(RuleBasedStateMachine):
    """Drives a grant with every step in any order; the laws hold after each."""

    ids = st.sampled_from(["1", "2", "3"])
    days = st.integers(0, 30).map(lambda n: DAY + timedelta(days=n))

    def __init__(self) -> None:
        super().__init__()
        self.grant = Grant(
            id="g",
            call="c",
            recipient="r",
            applied=SEK(100),
            tranches=(
                Tranche(id="1", amount=SEK(40)),
                Tranche(id="2", amount=SEK(30), condition=YEAR_ONE),
                Tranche(id="3", condition=YEAR_ONE),
            ),
        )

    def take(self, after: Grant | Refused) -> None:
        before = self.grant
        if isinstance(after, Refused):
            assert after.reasons
            return
        assert after.at_most <= before.at_most, "what can still come never rises"
        assert after.released >= before.released, "what is paid is never taken back"
        for old, new in zip(before.tranches, after.tranches, strict=True):
            assert new.history[: len(old.history)] == old.history, "history is only added to"
        self.grant = after

    @rule(id=ids, on=days, evidence=st.sets(st.sampled_from(["struktur", "utbildning"])).map(tuple))
    def report(self, id: str, on: date, evidence: tuple[str, ...]) -> None:
        self.take(self.grant.report(id, evidence=evidence, on=on))

    @rule(id=ids, on=days)
    def approve(self, id: str, on: date) -> None:
        self.take(self.grant.approve(id, on=on))

    @rule(id=ids, on=days, minor=st.integers(-1, 5_000))
    def reduce(self, id: str, on: date, minor: int) -> None:
        self.take(self.grant.reduce(id, to=Money(minor, "SEK"), because="", on=on))

    @rule(id=ids, on=days)
    @precondition(lambda self: len(self.grant.tranches[0].history) > 1)
    def withhold(self, id: str, on: date) -> None:
        self.take(self.grant.withhold(id, because="", on=on))

    @rule(id=ids, on=days)
    def release(self, id: str, on: date) -> None:
        self.take(self.grant.release(id, on=on))

    @invariant()
    def money_is_conserved(self) -> None:
        grant = self.grant
        assert grant.released + grant.to_come == grant.at_most <= grant.applied

    @invariant()
    def nothing_conditional_is_paid_without_its_evidence_or_a_reduction(self) -> None:
        for tranche in self.grant.tranches:
            if tranche.state is TrancheState.RELEASED and tranche.condition:
                reduced = any(event.step is TrancheStep.REDUCE for event in tranche.history)
                assert reduced or not tranche.missing

    @invariant()
    def history_runs_forwards(self) -> None:
        for tranche in self.grant.tranches:
            days = [event.on for event in tranche.history]
            assert days == sorted(days)


TestGrantMachine = GrantMachine.TestCase
TestGrantMachine.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


def test_a_tranche_that_is_overdue_is_found_until_it_is_decided() -> None:
    due = Tranche(id="1", amount=SEK(1), due=date(2017, 10, 31), condition=YEAR_ONE)
    grant = Grant(id="g", call="c", recipient="r", applied=SEK(1), tranches=(due,))
    assert grant.check(on=date(2017, 10, 31)) == ()
    assert [one.code for one in grant.check(on=DAY)] == ["tranche_overdue"]
    assert done(grant.withhold("1", because="inget redovisat", on=DAY)).check(on=DAY) == ()


def test_a_grant_tells_how_it_can_end_and_then_how_it_ended() -> None:
    grant = done(skaraborg().release("1", on=date(2017, 1, 1)))
    assert "application" not in grant.explain("en")
    shown = done(grant.report("2", evidence=grant.tranche("2").missing, on=date(2017, 12, 1)))
    lower = done(shown.reduce("2", to=SEK(1_813_291), because="assessed", on=date(2017, 12, 2)))
    below = "SEK 228,078 below the application"
    assert lower.explain("en").replace("\N{NO-BREAK SPACE}", " ").endswith(f"the grant ends at least {below}")
    paid = done(lower.release("2", on=date(2017, 12, 3))).explain("en").replace("\N{NO-BREAK SPACE}", " ")
    assert paid == f"applied for SEK 4,000,000, paid SEK 3,771,922, nothing to come; the grant ended {below}"
