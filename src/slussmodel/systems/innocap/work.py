"""What is done in INNOCAP: coaches, training, what is built, pilots, and meetings where everybody learns of each other.

From Kommunförbundet Västernorrland's page, and for the four pilots and the meetings of 2023 from the news of
interreg-npa.eu and ernact.eu (kick-off, 22 September and 24 November 2023).
"""

from __future__ import annotations

from datetime import date
from functools import cache

from slussmodel.capacity import (
    Applicant,
    Clause,
    Commitment,
    Curriculum,
    Deliverable,
    DeliverableKind,
    DeliverableStatus,
    Eligibility,
    Event,
    EventKind,
    ManagementCommitment,
    ManagementSystem,
    Post,
    Shared,
    SharingMatrix,
    Training,
    TrainingRound,
)
from slussmodel.ideas import Beneficiary
from slussmodel.language import Labelled
from slussmodel.periods import Period
from slussmodel.programme import Pilot, PilotSet
from slussmodel.systems.innocap.partners import START, TOWN, partnership


class Subject(Labelled):
    """What is taught; the page names these three, and the meetings are sorted under them."""

    DIGITAL_TECHNOLOGY = "digital_technology", "digital teknologi", "digital technology"
    SERVICE_DESIGN = "service_design", "tjänstedesign", "service design"
    INNOVATION_METHOD = "innovation_method", "innovationsmetodik", "innovation methods"


class Occupation(Labelled):
    """Who may be trained: the coaches of the town, and others with a need, such as a librarian."""

    INNOVATION_COACH = "innovation_coach", "innovationscoach", "innovation coach"
    DIGITAL_COACH = "digital_coach", "digital coach", "digital coach"
    LIBRARIAN = "librarian", "bibliotekarie", "librarian"


class Service(Labelled):
    """The four services that the pilots try."""

    PLATFORM = "platform", "digital innovationsplattform", "digital innovation platform"
    WASTE_DATA = "waste_data", "avfallsdata i en hubb", "waste data hub"
    GREEN_TRANSITION = "green_transition", "beslutsstöd för grön omställning", "decision-making on green transition"
    CLIMATE = "climate", "uppföljning av klimatåtgärder", "climate change action monitoring"


OWNERS = {Service.PLATFORM: "ALAV", Service.WASTE_DATA: "SASS", Service.GREEN_TRANSITION: "UH", Service.CLIMATE: "DCC"}

# "dessa, samt kommunens framtida digitala coacher": the first are there, and of the others no number is given.
POSTS = (
    Post(role=Occupation.INNOVATION_COACH, organisation=TOWN.name, planned=2, actual=2),
    Post(role=Occupation.DIGITAL_COACH, organisation=TOWN.name, planned=1),
)
ELIGIBILITY = Eligibility(roles=(Occupation.INNOVATION_COACH, Occupation.DIGITAL_COACH))
WITHOUT_NEED = Applicant(role=Occupation.LIBRARIAN)

DELIVERABLES = (
    Deliverable(
        id="platform",
        name="Digital plattform där medarbetare utvecklar idéer och utmaningar",
        kind=DeliverableKind.PLATFORM,
        status=DeliverableStatus.UNDER_WAY,
    ),
    Deliverable(
        id="model",
        name="Modell för innovationsarbetet",
        kind=DeliverableKind.METHOD,
        status=DeliverableStatus.UNDER_WAY,
    ),
    Deliverable(
        id="tools",
        name="Verktyg för innovativa processer",
        kind=DeliverableKind.TOOL,
        status=DeliverableStatus.UNDER_WAY,
    ),
)

FOCUS = Beneficiary.RESIDENTS
"""For whom value is to be understood and made: "vad som skapar värde för invånarna"."""

COMMITMENT = ManagementCommitment(
    organisation=TOWN.code,
    commitment=Commitment.STATED,
    ground="innovationsfrågor högt på agendan och ett brett stöd från ledningshåll",
    on=START,
)


@cache
def curriculum() -> Curriculum:
    """The three subjects and the capacity building programme, whose sessions began in September 2023."""
    sessions = tuple(TrainingRound(period=Period.parse(month)) for month in ("2023-09", "2023-11"))
    programme = Training(name="Capacity Building Programme", topics=tuple(Subject), rounds=sessions)
    return Curriculum(topics=tuple(Subject), trainings=(programme,))


@cache
def pilots() -> PilotSet:
    """The four services that the partners began with; the set is not locked."""
    return PilotSet(START, tuple(Pilot(id=one.value, title=one.sv, since=START) for one in Service))


@cache
def events() -> tuple[Event, ...]:
    """The meetings of 2023. At the first the four pilots were gone through, and an earlier project was visited."""
    partners = tuple(one.id for one in partnership().partners(START))
    everybody = tuple(Shared(owner, pilot.value) for pilot, owner in OWNERS.items())
    return (
        Event(
            id="kick-off",
            kind=EventKind.KICK_OFF,
            first=date(2023, 2, 21),
            last=date(2023, 2, 22),
            place="Letterkenny",
            participants=partners,
            shared=everybody,
        ),
        Event(
            id="fanad-head",
            kind=EventKind.STUDY_VISIT,
            first=date(2023, 2, 22),
            place="Fanad Head",
            participants=partners,
            dimensions=(Subject.DIGITAL_TECHNOLOGY,),
            visited=("Fanad Head TIDE VR Experience",),
        ),
        Event(
            id="hveragerdi",
            kind=EventKind.WORKSHOP,
            first=date(2023, 9, 19),
            last=date(2023, 9, 20),
            place="Hveragerði",
            participants=partners,
            dimensions=(Subject.DIGITAL_TECHNOLOGY, Subject.INNOVATION_METHOD),
        ),
        Event(
            id="galway",
            kind=EventKind.WORKSHOP,
            first=date(2023, 11, 21),
            last=date(2023, 11, 22),
            place="Galway",
            participants=partners,
            dimensions=(Subject.DIGITAL_TECHNOLOGY, Subject.SERVICE_DESIGN),
            shared=everybody,
        ),
    )


def learning(held: tuple[Event, ...]) -> SharingMatrix:
    """Which partner has learnt of which pilot at the meetings that were held."""
    return SharingMatrix.from_events(
        held,
        organisations=tuple(one.id for one in partnership().partners(START)),
        owners={pilot.value: owner for pilot, owner in OWNERS.items()},
    )


def management_system() -> ManagementSystem:
    """What answers to ISO 56002 in the town: "ett systematiskt innovationsarbete"."""
    return ManagementSystem(
        organisation=TOWN.code,
        grounds={
            Clause.LEADERSHIP: COMMITMENT.ground,
            Clause.SUPPORT: "innovationscoacher, utbildning och en digital plattform",
            Clause.OPERATION: "en modell för innovationsarbetet och verktyg för innovativa processer",
        },
    )
