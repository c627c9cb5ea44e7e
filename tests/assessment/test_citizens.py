"""Citizen proposals (KL 8:1, 5:35) and popular initiatives (KL 8:2, 5:37)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.assessment import CitizenProposal, Council, PopularInitiative, ProposalState
from slussmodel.assessment.citizens import LIFECYCLE
from slussmodel.errors import InvalidValue, Refused

RAISED = date(2019, 3, 1)
VAXJO = Council(municipality="0780", citizen_proposals=True)


def proposal() -> CitizenProposal:
    received = VAXJO.receive("cp-1", on=RAISED)
    assert isinstance(received, CitizenProposal)
    return received


@pytest.mark.row("3.4", "slussmodel.assessment.Council")
def test_nobody_raises_a_proposal_where_the_council_has_not_opened_for_them() -> None:
    refused = Council(municipality="0780", citizen_proposals=False).receive("cp-1", on=RAISED)
    assert isinstance(refused, Refused)
    assert refused.codes == ("citizen_proposals_not_open",)
    assert "KL 8:1" in refused.text("sv")


@pytest.mark.row("3.4", "slussmodel.assessment.CitizenProposal")
def test_a_proposal_is_decided_or_reported_within_a_year() -> None:
    assert proposal().due == date(2020, 3, 1)
    assert not proposal().check(on=date(2020, 3, 1))
    (late,) = proposal().check(on=date(2020, 3, 2))
    assert late.source == "KL 5:35"
    for step in (proposal().decide(on=date(2020, 3, 1)), proposal().report(on=date(2020, 3, 1))):
        assert isinstance(step, CitizenProposal)
        assert not step.check(on=date(2022, 1, 1))
    decided_late = proposal().decide(on=date(2020, 4, 1))
    assert isinstance(decided_late, CitizenProposal)
    assert decided_late.check(on=date(2020, 4, 1))


def test_a_committee_that_is_to_decide_has_the_same_year_and_hands_nothing_on() -> None:
    handed = proposal().hand_over(on=date(2019, 4, 1))
    assert isinstance(handed, CitizenProposal)
    assert not handed.check(on=date(2020, 3, 1))
    assert [one.code for one in handed.check(on=date(2020, 3, 2))] == ["proposal_late"]
    again = handed.hand_over(on=date(2019, 5, 1))
    assert isinstance(again, Refused)
    assert again.codes == ("proposal_not_handed_on",)
    assert "KL 6:38" in again.text("sv")
    decided = handed.decide(on=date(2020, 3, 1))
    assert isinstance(decided, CitizenProposal)
    assert not decided.check(on=date(2022, 1, 1))


def test_a_proposal_raised_on_leap_day_is_due_on_the_last_of_february() -> None:
    leap = VAXJO.receive("cp-2", on=date(2020, 2, 29))
    assert isinstance(leap, CitizenProposal)
    assert leap.due == date(2021, 2, 28)


def test_only_a_reported_proposal_is_written_off() -> None:
    refused = proposal().write_off(on=date(2019, 6, 1))
    assert isinstance(refused, Refused)
    assert refused.codes == ("proposal_step_not_open",)
    reported = proposal().report(on=date(2020, 2, 1))
    assert isinstance(reported, CitizenProposal)
    gone = reported.write_off(on=date(2020, 2, 15))
    assert isinstance(gone, CitizenProposal)
    assert gone.state is ProposalState.WRITTEN_OFF


@given(st.lists(st.tuples(st.sampled_from(["hand_over", "decide", "report", "write_off"]), st.dates()), max_size=6))
def test_a_proposal_follows_its_table_and_never_walks_backwards(steps: list[tuple[str, date]]) -> None:
    here = proposal()
    for name, on in steps:
        after = getattr(here, name)(on=on)
        if isinstance(after, Refused):
            continue
        assert after.state in LIFECYCLE[here.state]
        here = after
    days = [here.raised, *(day for day, _ in here.steps)]
    assert days == sorted(days)


def test_a_popular_initiative_needs_a_tenth_of_the_voters_within_six_months() -> None:
    enough = PopularInitiative(voters=40_001, signatures=4_001, first=date(2020, 1, 1), last=date(2020, 7, 1))
    assert enough.check() == ()
    short = PopularInitiative(voters=40_001, signatures=4_000, first=date(2020, 1, 1), last=date(2020, 7, 2))
    assert [finding.code for finding in short.check()] == ["too_few_signatures", "signatures_too_slow"]
    assert {finding.source for finding in short.check()} == {"KL 8:2"}


def test_two_thirds_against_stop_the_referendum_and_one_vote_fewer_does_not() -> None:
    enough = PopularInitiative(voters=10, signatures=1, first=date(2020, 1, 1))
    assert enough.is_held(votes_against=39, votes_cast=60)
    assert not enough.is_held(votes_against=40, votes_cast=60)
    with pytest.raises(InvalidValue):
        enough.is_held(votes_against=2, votes_cast=1)
