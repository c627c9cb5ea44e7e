"""Two municipalities with one co-ordinator and one grant, under the same call as Skaraborg."""

from __future__ import annotations

from functools import cache

from slussmodel import sweden
from slussmodel.partnerships import Membership, Partnership, Relation, RelationKind, Role
from slussmodel.periods import Period
from slussmodel.programme import ProjectState, ProjectStep, SluiceProject
from slussmodel.systems.municipal import as_members, as_organisation

PERIOD = Period.parse("November 2016 - December 2019")
START, END = PERIOD.first.first_day, PERIOD.last.last_day
PRE_STUDY_PERIOD = Period.parse("2015-11..2016-08")
PRE_STUDY = "idesluss-forstudie"

PITEA, SKELLEFTEA = (sweden.municipality(name) for name in ("Piteå", "Skellefteå"))
SITES = (PITEA, SKELLEFTEA)


@cache
def partnership() -> Partnership:
    """Both municipalities as members, and Piteå as the co-ordinator as well; the reference number is missing.

    The name is the Swedish one; the English page misspells it, and its spelling is kept among the aliases.

    >>> [one.name for one in partnership().payers(START)], partnership().reference
    (['Piteå', 'Skellefteå'], None)
    """
    return Partnership(
        id="pitea-skelleftea",
        name="Idésluss för hållbar samhällsutveckling",
        aliases=("Idea lock for stustainable community development", "Idéslussen Piteå/Skellefteå"),
        organisations=tuple(map(as_organisation, SITES)),
        memberships=(
            Membership(organisation=PITEA.code, role=Role.COORDINATOR, since=START),
            *as_members(tuple(one.code for one in SITES), START),
        ),
        host=PITEA.code,
        period=PERIOD,
        relations=(Relation(PRE_STUDY, RelationKind.PRECEDES, "pitea-skelleftea"),),
    )


@cache
def life() -> SluiceProject:
    """The idea lock's own life: a pre-study, the project, its end.

    >>> life().state.label("en")
    'closed'
    """
    return SluiceProject(
        name=partnership().name,
        members=tuple(one.code for one in SITES),
        steps=(
            ProjectStep(state=ProjectState.PRE_STUDY, on=PRE_STUDY_PERIOD.first.first_day),
            ProjectStep(state=ProjectState.ESTABLISHMENT, on=START),
            ProjectStep(state=ProjectState.CLOSED, on=END),
        ),
    )
