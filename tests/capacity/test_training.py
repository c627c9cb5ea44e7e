"""Training: rounds, levels, coverage, who is let in; posts planned and filled."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.capacity import (
    Applicant,
    Attendance,
    Curriculum,
    Eligibility,
    Post,
    TargetLevel,
    Training,
    TrainingRound,
    check_staffing,
    check_whole_chain,
)
from slussmodel.errors import InvalidValue
from slussmodel.periods import Period

AUTUMN = Period.parse("2017-09..2017-12")


def a_round(level: TargetLevel, planned: int, actual: int | None) -> TrainingRound:
    return TrainingRound(
        period=AUTUMN,
        attendance=(Attendance(organisation="1496", level=level, planned=planned, actual=actual),),
    )


MANAGERS = a_round(TargetLevel.MANAGERS, 20, 20)


@pytest.mark.row("0.22", "slussmodel.capacity.Training")
def test_twenty_unit_managers_in_each_of_three_rounds() -> None:
    leading_change = Training(name="Förändringsledarskap", topics=("change leadership",), rounds=(MANAGERS,) * 3)
    assert leading_change.attended(TargetLevel.MANAGERS) == 60
    assert leading_change.levels == {TargetLevel.MANAGERS}
    assert leading_change.coverage({TargetLevel.MANAGERS: 240, TargetLevel.STAFF: 10}) == {
        TargetLevel.MANAGERS: Fraction(1, 4),
        TargetLevel.STAFF: Fraction(0),
    }


@pytest.mark.row("1.6", "slussmodel.capacity.Curriculum")
def test_the_three_subjects_of_innocap_are_each_taught() -> None:
    subjects = ("digital teknologi", "tjänstedesign", "innovationsmetodik")
    course = Training(name="Coachutbildning", topics=subjects[:2])
    curriculum = Curriculum(topics=subjects, trainings=(course,))
    assert curriculum.untaught == ("innovationsmetodik",)
    assert [finding.text() for finding in curriculum.check()] == ["ingen utbildning tar upp innovationsmetodik"]
    assert evolve(curriculum, trainings=(evolve(course, topics=subjects),)).check() == ()


def test_a_round_below_plan_is_noted_when_it_has_been_held() -> None:
    held, coming = a_round(TargetLevel.STAFF, 12, 9), a_round(TargetLevel.STAFF, 12, None)
    assert coming.actual is None
    course = Training(name="Metodkurs", topics=("method",), rounds=(MANAGERS, held, coming))
    (finding,) = Curriculum(topics=("method",), trainings=(course,)).check()
    assert finding.text("en") == "Metodkurs, September 2017 – December 2017: 9 took part of 12 planned"


def test_a_training_teaches_something() -> None:
    with pytest.raises(InvalidValue, match="at least one topic"):
        Training(name="Kurs", topics=())


@pytest.mark.row("4.5", "slussmodel.capacity.check_whole_chain")
def test_the_whole_chain_is_reached_or_the_level_left_out_is_named() -> None:
    def course(level: TargetLevel) -> Training:
        return Training(name=level.label(), topics=("digital innovation",), rounds=(a_round(level, 5, 5),))

    assert check_whole_chain(map(course, TargetLevel)) == ()
    (missing,) = check_whole_chain([course(TargetLevel.POLITICIANS), course(TargetLevel.STAFF)])
    assert missing.text() == "ingen insats når chefer"


def test_a_round_that_nobody_came_to_reaches_nobody() -> None:
    assert Training(name="k", topics=("t",), rounds=(a_round(TargetLevel.STAFF, 5, 0),)).levels == frozenset()


rounds = st.builds(a_round, st.sampled_from(TargetLevel), st.integers(0, 50), st.none() | st.integers(0, 50))


@given(st.lists(rounds, max_size=6), rounds, st.integers(0, 100))
def test_one_more_round_never_covers_less(held: list[TrainingRound], one: TrainingRound, size: int) -> None:
    groups = dict.fromkeys(TargetLevel, size)
    before = Training(name="k", topics=("t",), rounds=tuple(held)).coverage(groups)
    after = Training(name="k", topics=("t",), rounds=(*held, one)).coverage(groups)
    assert all(0 <= before[level] <= after[level] <= 1 for level in TargetLevel)


@pytest.mark.row("1.5", "slussmodel.capacity.Eligibility")
def test_coaches_are_let_in_and_so_is_anybody_with_a_need() -> None:
    rule = Eligibility(roles=("innovationscoach", "digital coach"))
    assert rule.why_not(Applicant(role="digital coach")) == ()
    assert rule.why_not(Applicant(role="rektor", need="leda en behovsverkstad")) == ()
    (reason,) = rule.why_not(Applicant(role="rektor", need=" "))
    assert reason.text() == "rektor hör inte till innovationscoach och digital coach och har inte angett något behov"


@pytest.mark.row("1.4", "slussmodel.capacity.Post")
@pytest.mark.row("1.5", "slussmodel.capacity.check_staffing")
def test_two_coaches_hired_and_the_digital_coaches_still_to_come() -> None:
    coaches = Post(role="innovationscoach", organisation="2284", planned=2, actual=2)
    coming = Post(role="digital coach", organisation="2284", planned=4)
    assert [finding.text() for finding in check_staffing([coaches, coming])] == [
        "2284 har 0 av 4 planerade som digital coach"
    ]
    assert evolve(coaches, actual=3).unfilled == 0


@pytest.mark.parametrize("planned", [-1, True, "2"])
def test_a_post_counts_people(planned: object) -> None:
    with pytest.raises(InvalidValue, match=r"Post\.planned"):
        Post(role="coach", organisation="2284", planned=planned)  # type: ignore[arg-type]
