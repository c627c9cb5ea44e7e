"""What the idea lock set out to reach, how far it came, and how one effect led to another.

The chain follows Vinnova's page: control signals and good examples together gave courage, and courage together with
activities for more target groups gave pressure for change.
"""

from __future__ import annotations

from functools import cache

from slussmodel.language import Labelled
from slussmodel.results import (
    Attainment,
    Cause,
    ExpectedEffect,
    ExpectedResult,
    Goals,
    Judged,
    LogicModel,
    Objective,
    ObjectiveDimension,
    Part,
    ProjectStatus,
    WorkForm,
)
from slussmodel.systems.pitea_skelleftea.partners import END


class NewValue(Labelled):
    """What the pressure for change has come to stand for."""

    GENDER_EQUALITY = "gender_equality", "jämställdhet", "gender equality"
    CO_CREATION = "co_creation", "samskapande", "co-creation"
    COLLABORATIVE_PROCUREMENT = "collaborative_procurement", "samskapande upphandling", "collaborative procurement"


class Remaining(Labelled):
    """What was left to do when the project was completed."""

    SYSTEM = (
        "system_perspective",
        "strukturerat innovationsarbete ur ett systemperspektiv",
        "to structure innovation from a system perspective",
    )


@cache
def goals() -> Goals:
    """Completed, with the culture largely reached and the structure only partly: all three at once.

    >>> [finding.code for finding in goals().check()]
    ['objective_unfinished', 'work_remains']
    """
    return Goals(
        status=ProjectStatus.COMPLETED,
        objectives=(
            Objective(
                id="culture", sv="innovativ kultur", en="innovative culture", dimension=ObjectiveDimension.CULTURE
            ),
            Objective(
                id="structure",
                sv="innovativ struktur",
                en="innovative structure",
                dimension=ObjectiveDimension.STRUCTURE,
            ),
        ),
        judgements=(
            Judged(objective="culture", attainment=Attainment.LARGELY, on=END),
            Judged(objective="structure", attainment=Attainment.PARTLY, on=END, remaining=Remaining.SYSTEM),
        ),
    )


@cache
def effects() -> LogicModel:
    """Idea support, new concepts and new ways of leading, and everything that came of them.

    >>> print(effects().explain("courage", "en").splitlines()[-1])
    Control signals + Good examples → Courage, legitimacy and interest
    """
    return LogicModel(
        parts=(Part(id="culture", sv="Kultur", en="Culture"), Part(id="structure", sv="Struktur", en="Structure")),
        work_forms=(
            WorkForm(id="idea_support", part="culture", sv="Idéstöd", en="Idea support"),
            WorkForm(id="concepts", part="culture", sv="Konceptutveckling", en="New concepts"),
            WorkForm(id="activities", part="culture", sv="Insatser i hela kedjan", en="Activities along the chain"),
            WorkForm(
                id="leading",
                part="structure",
                sv="Nya sätt att bedriva ledning och stöd",
                en="New ways of conducting management and support",
            ),
        ),
        results=(
            ExpectedResult(id="examples", sv="Goda exempel", en="Good examples"),
            ExpectedResult(id="methods", sv="Metoder och insikter", en="Methods and insights"),
            ExpectedResult(
                id="groups", sv="Fler målgrupper på olika nivåer", en="More target groups at different levels"
            ),
            ExpectedResult(id="signals", sv="Styrsignaler", en="Control signals"),
        ),
        effects=(
            ExpectedEffect(id="courage", sv="Mod, legitimitet och intresse", en="Courage, legitimacy and interest"),
            ExpectedEffect(id="pressure", sv="Förändringstryck", en="Pressure for change"),
            ExpectedEffect(id="values", sv="Nya värden", en="New values", values=tuple(NewValue)),
            ExpectedEffect(id="benefit", sv="Nytta i digital innovation", en="Benefit in digital innovation"),
            ExpectedEffect(id="forefront", sv="Exempel i framkant", en="Examples at the forefront", long_term=True),
        ),
        causes=(
            Cause(("idea_support",), "examples"),
            Cause(("concepts",), "methods"),
            Cause(("activities",), "groups"),
            Cause(("leading",), "signals"),
            Cause(("signals", "examples"), "courage"),
            Cause(("courage", "groups"), "pressure"),
            Cause(("pressure",), "values"),
            Cause(("methods",), "benefit"),
            Cause(("benefit",), "forefront"),
        ),
    )
