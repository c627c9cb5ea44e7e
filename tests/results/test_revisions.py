"""Rounds of proposal, position and instruction; meetings at least once a month."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.periods import Period, YearMonth
from slussmodel.results import WHOLE, Revision, Revisions, RevisionStep, check_monthly, months_without_meeting

PARTS = ("skills", "procurement", "operation")
MUNICIPALITIES = ("staffanstorp", "trelleborg", "ystad", "malmö")
PROJECT = Period.parse("december 2018 - mars 2020")
STEPS = {
    RevisionStep.SKETCH: MUNICIPALITIES,
    RevisionStep.PROPOSAL: ("sbhub", "hut"),
    RevisionStep.POSITION: MUNICIPALITIES,
    RevisionStep.INSTRUCTION: MUNICIPALITIES,
}
ROUND = (RevisionStep.PROPOSAL, RevisionStep.POSITION, RevisionStep.INSTRUCTION)


def rounds(*steps: RevisionStep, subjects: tuple[str, ...] = (*PARTS, WHOLE)) -> Revisions:
    start = date(2018, 12, 10)
    done = tuple(
        Revision(step=step, about=subject, by=STEPS[step], on=start + timedelta(days=30 * n))
        for n, step in enumerate(steps)
        for subject in subjects
    )
    return Revisions(parts=PARTS, steps=done)


@pytest.mark.row("2.15", "slussmodel.results.Revisions")
@pytest.mark.row("2.17", "slussmodel.results.Revisions.reviews")
def test_rounds_in_turn_with_every_part_reviewed_twice_have_no_findings() -> None:
    worked_out = rounds(RevisionStep.SKETCH, *ROUND, *ROUND)
    assert worked_out.check() == ()
    assert worked_out.reviews == dict.fromkeys((*PARTS, WHOLE), 2)
    assert worked_out.next_steps("skills") == {RevisionStep.PROPOSAL}
    assert worked_out.about("skills")[1].by == ("sbhub", "hut")


@pytest.mark.row("2.17", "slussmodel.results.Revisions.check")
def test_the_whole_must_be_reviewed_too() -> None:
    (finding,) = rounds(*ROUND, *ROUND, subjects=PARTS).check()
    assert finding.text("en") == "whole: 0 reviews, at least 2 required"


@pytest.mark.row("2.15", "slussmodel.results.RevisionStep")
def test_a_position_needs_a_proposal() -> None:
    (finding,) = rounds(RevisionStep.POSITION, subjects=("skills",)).check(least=0)
    assert finding.text() == "skills: ställningstagande den 2018-12-10 har inget att utgå från"


def test_an_instruction_does_not_follow_a_proposal() -> None:
    (finding,) = rounds(RevisionStep.PROPOSAL, RevisionStep.INSTRUCTION, subjects=("skills",)).check(least=0)
    assert finding.text("en") == "skills: instruction on 2019-01-09 cannot follow proposal"


def test_something_new_begins_with_a_sketch_or_a_proposal() -> None:
    assert Revisions(parts=PARTS).next_steps(WHOLE) == {RevisionStep.SKETCH, RevisionStep.PROPOSAL}


@given(st.lists(st.sampled_from(RevisionStep), max_size=8))
def test_steps_are_in_turn_just_when_each_was_open(steps: list[RevisionStep]) -> None:
    so_far: list[RevisionStep] = []
    in_turn = True
    for step in steps:
        in_turn &= step in rounds(*so_far, subjects=("skills",)).next_steps("skills")
        so_far.append(step)
    assert (rounds(*steps, subjects=("skills",)).check(least=0) == ()) is in_turn


def test_steps_stand_in_order_of_time_and_concern_what_is_listed() -> None:
    whole = rounds(*ROUND)
    with pytest.raises(InvalidValue, match="order of time"):
        evolve(whole, steps=whole.steps[::-1])
    with pytest.raises(UnknownName, match="did you mean 'skills'"):
        rounds(*ROUND, subjects=("skill",))
    with pytest.raises(InvalidValue, match="must name who"):
        evolve(whole.steps[0], by=())


@pytest.mark.row("2.14", "slussmodel.results.check_monthly")
def test_sixteen_months_with_a_meeting_each_have_no_findings() -> None:
    meetings = [month.first_day + timedelta(days=9) for month in PROJECT]
    assert len(meetings) == 16
    assert check_monthly(meetings, PROJECT) == ()


@pytest.mark.row("2.14", "slussmodel.results.months_without_meeting")
def test_a_month_without_meeting_is_found_and_named() -> None:
    meetings = [month.first_day for month in PROJECT if month != YearMonth(2019, 7)]
    (finding,) = check_monthly(meetings, PROJECT)
    assert finding.text("sv") == "inget möte i juli 2019"
    assert finding.place == "2019-07"


@given(st.lists(st.dates(date(2018, 11, 1), date(2020, 4, 30))), st.dates(date(2018, 11, 1), date(2020, 4, 30)))
def test_one_more_meeting_never_leaves_more_months_without(meetings: list[date], one: date) -> None:
    assert set(months_without_meeting([*meetings, one], PROJECT)) <= set(months_without_meeting(meetings, PROJECT))
