"""What the project does beside the ideas: training, awareness, objectives, and whom it sends ideas on to."""

from __future__ import annotations

from functools import cache

from slussmodel.capacity import Attendance, Event, EventKind, SupportActor, TargetLevel, Training, TrainingRound
from slussmodel.funding import Cost, CostKind, Costs, Grant
from slussmodel.language import Labelled
from slussmodel.periods import Period
from slussmodel.results import Objective, ObjectiveDimension
from slussmodel.systems.skaraborg.money import GROUPS
from slussmodel.systems.skaraborg.partners import END, HOST, PERIOD, START, members

UNIT_MANAGERS = 20  # vinnova.se: the first round
ROUNDS = 3  # vinnova.se
EMPLOYEES = 22_500  # vinnova.se: the target group


class Subject(Labelled):
    """What leaders are trained in, and what ideas are sent on for; the value is the Swedish text."""

    CHANGE_LEADERSHIP = "förändringsledarskap", "förändringsledarskap", "leading change"
    DIGITAL = "digitalisering", "digitalisering", "digitalisation"
    START_UP = "nya företag", "nya företag", "new companies"


OBJECTIVES = (
    Objective(
        id="structure",
        sv="strukturer som tar tillvara digitaliseringens möjligheter",
        en="structures that make use of digitalisation",
        dimension=ObjectiveDimension.STRUCTURE,
    ),
    Objective(
        id="culture",
        sv="en organisationskultur för ökad innovationsförmåga",
        en="a culture that makes more innovation possible",
        dimension=ObjectiveDimension.CULTURE,
    ),
    Objective(
        id="leadership",
        sv="ett bättre förändringsledarskap",
        en="better leadership of change",
        dimension=ObjectiveDimension.CAPABILITY,
    ),
)

ACTORS = (SupportActor(organisation="gsp", name="Science Park Skövde", subjects=(Subject.DIGITAL, Subject.START_UP)),)
"""The innovation support system next door. The text names nobody; the science park is common knowledge."""


@cache
def training() -> Training:
    """Leaders of change, in three rounds; only the first has a number in the sources.

    The rounds are placed in one calendar year each from 2017, which the sources do not say.
    """
    first = Attendance(organisation=HOST, level=TargetLevel.MANAGERS, planned=UNIT_MANAGERS, actual=UNIT_MANAGERS)
    years = range(PERIOD.first.year + 1, PERIOD.first.year + 1 + ROUNDS)
    return Training(
        name="Förändringsledarskap",
        topics=(Subject.CHANGE_LEADERSHIP,),
        rounds=tuple(
            TrainingRound(period=Period.year(year), attendance=(first,) if year == years[0] else ()) for year in years
        ),
    )


@cache
def awareness() -> tuple[Event, ...]:
    """The sluice is made known in all fifteen municipalities, to politicians, managers and staff."""
    return (
        Event(
            id="awareness",
            kind=EventKind.AWARENESS,
            first=START,
            last=END,
            place="Skaraborg",
            participants=members(),
            levels=frozenset(TargetLevel),
        ),
    )


def spending(grant: Grant) -> Costs:
    """What the grant pays, group by group. The sources do not divide it; equal parts stand until somebody does.

    >>> from slussmodel.systems.skaraborg.money import granted
    >>> sum(spending(granted()).by_purpose().values()) == granted().at_most
    True
    """
    parts = grant.at_most.split([1] * len(GROUPS))
    return Costs(
        tuple(
            Cost(party=HOST, kind=CostKind.PERSONNEL, purpose=group, amount=part, day=START)
            for group, part in zip(GROUPS, parts, strict=True)
        ),
        PERIOD,
    )
