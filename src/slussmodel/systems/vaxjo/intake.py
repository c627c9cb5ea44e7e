"""What comes in from staff, the companies' staff and citizens, how each is evaluated, and which road it takes.

The four challenges are those that the project took on. What they are worth a year is not published: the hours, the
sums and the other proposals are examples.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from attrs import frozen

from slussmodel.assessment import (
    DEFAULT_ROUTING,
    Assessment,
    CitizenProposal,
    Council,
    Effect,
    MarketResult,
    MarketScan,
    Road,
    Route,
)
from slussmodel.ideas import ChallengeLevel, Idea, IdeaKind, Novelty, Origin
from slussmodel.language import Lang
from slussmodel.money import SEK
from slussmodel.sluice import AnyCommand, Assess, Decide, Sluice, Submit
from slussmodel.stages import Decision
from slussmodel.systems.accepting import accepted
from slussmodel.systems.vaxjo.founding import sluice
from slussmodel.systems.vaxjo.partners import COMPANIES, HOST

RECEIVED = datetime(2019, 11, 4, tzinfo=UTC)
EVALUATED = RECEIVED + timedelta(days=21)
COUNCIL = Council(municipality="Växjö", citizen_proposals=True)

_STAFF, _COMPANY, _CITIZEN = Origin.EMPLOYEE, Origin.COMPANY_EMPLOYEE, Origin.CITIZEN_PROPOSAL
_NONE, _PARTLY, _EXISTS = MarketResult.NONE, MarketResult.PARTLY, MarketResult.EXISTS
_NEED, _CHALLENGE, _IMPROVEMENT = IdeaKind.NEED, IdeaKind.CHALLENGE, IdeaKind.IMPROVEMENT
_OWN, _SOCIETY = ChallengeLevel.OPERATIONAL, ChallengeLevel.SOCIETAL


@frozen
class Proposal:
    """A line of what came in, with what the evaluation found."""

    id: str
    title: str
    english: str
    by: str
    kind: IdeaKind
    level: ChallengeLevel
    origins: tuple[Origin, ...]
    hours: int
    saved: int
    people: int
    market: MarketResult
    novelty: Novelty

    @property
    def idea(self) -> Idea:
        return Idea(
            id=self.id,
            title=self.title,
            municipality=self.by,
            kind=self.kind,
            level=self.level,
            origins=self.origins,
            submitted=RECEIVED,
        )

    def titled(self, lang: Lang) -> str:
        return self.title if lang == "sv" else self.english

    @property
    def assessment(self) -> Assessment:
        """Effect (time and cost saved) and market, as the hub evaluated all that came in."""
        return Assessment(
            idea=self.id,
            by=HOST,
            at=EVALUATED,
            effect=Effect(hours_per_year=self.hours, money_per_year=SEK(self.saved), people=self.people),
            market=MarketScan(result=self.market, evidence="omvärldsbevakning", day=EVALUATED.date()),
            novelty=self.novelty,
        )

    @property
    def route(self) -> Route:
        """The road by Växjö's table, with the reason."""
        return accepted(DEFAULT_ROUTING.route(self.assessment))


_NEW, _STEP = Novelty.RADICAL, Novelty.INCREMENTAL
PROPOSALS = (
    Proposal("heating", "Smart uppvärmning av fastigheter", "Smart heating of buildings",
             COMPANIES, _CHALLENGE, _SOCIETY, (_COMPANY,), 800, 1_900_000, 9_000, _NONE, _NEW),
    Proposal("snow", "Snöröjning där den behövs", "Snow clearance where it is needed",
             HOST, _NEED, _OWN, (_STAFF, _CITIZEN), 2_500, 600_000, 60_000, _NONE, _NEW),
    Proposal("bins", "Papperskorgar som säger till när de är fulla", "Waste bins that tell when they are full",
             HOST, _NEED, _OWN, (_STAFF, _CITIZEN), 3_000, 250_000, 40_000, _NONE, _NEW),
    Proposal("food", "Samordnad matdistribution", "Food distribution together",
             HOST, _CHALLENGE, _SOCIETY, (_STAFF,), 1_500, 700_000, 2_000, _NONE, _NEW),
    Proposal("signing", "Digital signering av beslut", "Digital signatures",
             HOST, _IMPROVEMENT, _OWN, (_STAFF,), 900, 0, 400, _EXISTS, _STEP),
    Proposal("halls", "Boka idrottshallar på kvällen", "Booking sports halls in the evening",
             HOST, _NEED, _OWN, (_CITIZEN,), 400, 50_000, 3_000, _PARTLY, _STEP),
    Proposal("bench", "Fler bänkar längs sjön", "More benches along the lake",
             HOST, _IMPROVEMENT, _OWN, (_CITIZEN,), 0, 0, 200, _EXISTS, _STEP),
    Proposal("drone", "Drönare som räknar sjöfåglar", "Drones that count waterfowl",
             HOST, _IMPROVEMENT, _OWN, (_STAFF,), 60, 0, 10, _NONE, _NEW),
)  # fmt: skip
"""Title in both languages, who hands it in, kind, level, origins, hours and kronor a year, people, market, novelty."""

_FAREWELL: dict[Road, tuple[Decision, str, str]] = {
    Road.PURCHASE: (Decision.REDIRECT, "on_the_market", "inköp"),
    Road.DEVELOP_JOINTLY: (Decision.HAND_OVER, "no_novelty", "verksamheten"),
    Road.DECLINE: (Decision.KILL, "small_benefit", ""),
    Road.PARK: (Decision.HOLD, "", ""),
}
"""What becomes of a proposal that is no challenge for the project: decision, reason and receiver."""


def proposal(id: str) -> Proposal:
    """The line of that id; raises `KeyError` for none."""
    return {one.id: one for one in PROPOSALS}[id]


def citizen_proposals() -> tuple[CitizenProposal, ...]:
    """Those that citizens stand behind, as the council has received them (KL 8:1)."""
    day = RECEIVED.date()
    return tuple(accepted(COUNCIL.receive(one.id, on=day)) for one in PROPOSALS if _CITIZEN in one.origins)


def council_due() -> date:
    """By when the council is to have decided them, or been told why not (KL 5:35)."""
    return min(one.due for one in citizen_proposals())


def after_intake() -> Sluice:
    """The hub when everything that came in has been evaluated and sent down its road.

    >>> hub = after_intake()
    >>> len(hub), sorted({case.stage for case in hub.cases.values()})
    (8, ['challenge', 'declined', 'evaluated', 'operations', 'purchased'])
    """
    return sluice().run(_commands())


def _commands() -> Iterator[AnyCommand]:
    for one in PROPOSALS:
        yield Submit(one.idea, by=one.by, at=RECEIVED)
        yield Assess(one.assessment, by=HOST, at=EVALUATED)
        yield Decide(one.id, Decision.GO, by=HOST, at=EVALUATED)
        decision, reason, party = _FAREWELL.get(one.route.road, (Decision.GO, "", ""))
        until = EVALUATED + timedelta(days=365) if decision is Decision.HOLD else None
        yield Decide(one.id, decision, reason=reason, party=party, until=until, by=HOST, at=EVALUATED)
