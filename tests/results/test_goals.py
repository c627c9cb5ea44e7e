"""Goal attainment: a project that is over need not have reached its goals."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.findings import Severity
from slussmodel.results import Attainment, Goals, Judged, Objective, ObjectiveDimension, ProjectStatus

CULTURE = Objective(id="culture", sv="innovativ kultur", en="innovative culture", dimension=ObjectiveDimension.CULTURE)
STRUCTURE = Objective(
    id="structure", sv="innovativ struktur", en="innovative structure", dimension=ObjectiveDimension.STRUCTURE
)
END = date(2019, 12, 31)
PITEA = Goals(
    status=ProjectStatus.COMPLETED,
    objectives=(CULTURE, STRUCTURE),
    judgements=(
        Judged(objective="culture", attainment=Attainment.LARGELY, on=END),
        Judged(
            objective="structure",
            attainment=Attainment.PARTLY,
            on=END,
            remaining="structure innovation from a system perspective",
        ),
    ),
)


@pytest.mark.row("4.6", "slussmodel.results.Goals")
@pytest.mark.row("2.5", "slussmodel.results.ProjectStatus")
def test_a_completed_project_may_have_work_remaining() -> None:
    culture, structure = PITEA.check()
    assert culture.severity is structure.severity is Severity.NOTE
    assert culture.text() == "projektet är avslutat, men målet ”innovativ kultur” är till stor del uppnått"
    assert structure.text("en").endswith(
        "is partly achieved; remaining: structure innovation from a system perspective"
    )


@pytest.mark.row("4.6", "slussmodel.results.Attainment")
def test_the_scale_is_ordered() -> None:
    assert [level.value for level in sorted(Attainment, key=lambda one: one.rank)] == [
        "not_started",
        "partly",
        "largely",
        "fully",
    ]


def test_an_ongoing_project_has_nothing_to_note() -> None:
    assert evolve(PITEA, status=ProjectStatus.ONGOING).check() == ()


@pytest.mark.row("0.5", "slussmodel.results.ObjectiveDimension")
def test_an_objective_that_nobody_has_judged_is_not_started() -> None:
    goals = Goals(status=ProjectStatus.COMPLETED, objectives=(CULTURE,))
    assert goals.attainment("culture") is Attainment.NOT_STARTED
    assert goals.check()[0].text("en").endswith("is not started")
    assert goals.explain("sv") == "innovativ kultur: inte påbörjat"
    assert goals.objectives[0].dimension.label() == "kultur"


def test_a_fully_achieved_objective_leaves_nothing() -> None:
    done = Judged(objective="culture", attainment=Attainment.FULLY, on=END)
    assert Goals(status=ProjectStatus.COMPLETED, objectives=(CULTURE,), judgements=(done,)).check() == ()
    with pytest.raises(InvalidValue, match="must be empty"):
        evolve(done, remaining="something")


@given(st.permutations([date(2017, 1, 1), date(2018, 1, 1), date(2019, 1, 1)]))
def test_the_latest_judgement_counts_in_whatever_order_they_stand(days: list[date]) -> None:
    levels = dict(zip(sorted(days), (Attainment.LARGELY, Attainment.PARTLY, Attainment.FULLY), strict=True))
    judgements = tuple(Judged(objective="culture", attainment=levels[day], on=day) for day in days)
    goals = Goals(status=ProjectStatus.ONGOING, objectives=(CULTURE,), judgements=judgements)
    assert goals.attainment("culture") is Attainment.FULLY


def test_of_two_judgements_on_one_day_the_one_listed_last_counts() -> None:
    twice = tuple(
        Judged(objective="culture", attainment=level, on=END) for level in (Attainment.FULLY, Attainment.PARTLY)
    )
    goals = Goals(status=ProjectStatus.ONGOING, objectives=(CULTURE,), judgements=twice)
    assert goals.attainment("culture") is Attainment.PARTLY


def test_a_judgement_is_of_a_listed_objective() -> None:
    with pytest.raises(UnknownName, match="did you mean 'culture'"):
        evolve(PITEA, judgements=(Judged(objective="cultur", attainment=Attainment.FULLY, on=END),))
    with pytest.raises(InvalidValue, match="twice"):
        evolve(PITEA, objectives=(CULTURE, CULTURE))
