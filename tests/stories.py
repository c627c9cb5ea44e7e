"""Stories that tests tell: a small sluice of four municipalities, one of which leaves, an associated one and a host."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from slussmodel import SEK, Idea
from slussmodel.assessment import Assessment, Effect, MarketResult, MarketScan
from slussmodel.ideas import Novelty
from slussmodel.partnerships import Membership, Organisation, OrganisationKind, Partnership, Role
from slussmodel.sharing import Equal
from slussmodel.sluice import (
    Accepted,
    Adopt,
    AnyCommand,
    AnyEvent,
    Assess,
    Charter,
    Claim,
    Contribute,
    Decide,
    Link,
    Merge,
    Offer,
    Release,
    Separate,
    Settle,
    ShareCost,
    Sluice,
    Split,
    Submit,
    Support,
    Unlink,
)
from slussmodel.stages import Decision
from slussmodel.systems import skaraborg

START = datetime(2017, 1, 1, tzinfo=UTC)
LEFT = date(2017, 6, 30)


def moment(day: int) -> datetime:
    return START + timedelta(days=day)


def charter() -> Charter:
    towns = ("1496", "1495", "1497", "1472")
    kinds = {"HOST": OrganisationKind.LOCAL_FEDERATION, "UNI": OrganisationKind.UNIVERSITY}
    organisations = tuple(
        Organisation(id=id, name=f"org {id}", kind=kinds.get(id, OrganisationKind.MUNICIPALITY))
        for id in (*towns, "HOST", "UNI")
    )
    since = START.date()
    memberships = (
        *(Membership(organisation=id, role=Role.MEMBER, since=since) for id in towns[:3]),
        Membership(organisation="1472", role=Role.MEMBER, since=since, until=LEFT),
        Membership(organisation="HOST", role=Role.COORDINATOR, since=since),
        Membership(organisation="UNI", role=Role.ASSOCIATED, since=since),
    )
    partnership = Partnership(
        id="small", name="Lilla slussen", organisations=organisations, memberships=memberships, host="HOST"
    )
    return Charter(
        id="small",
        partnership=partnership,
        graph=skaraborg.graph(),
        development=frozenset({"development", "test"}),
        innovation=frozenset({"in_use"}),
    )


def idea(id: str, municipality: str = "1496") -> Idea:
    return Idea(id=id, title=f"idé {id}", municipality=municipality)


def assessment(id: str, day: int, *, great: bool = True, market: MarketResult = MarketResult.NONE) -> Assessment:
    return Assessment(
        idea=id,
        by="1496",
        at=moment(day),
        effect=Effect(hours_per_year=5000 if great else 1, people=10),
        market=MarketScan(result=market, evidence="RFI", day=START.date()),
        novelty=Novelty.RADICAL,
    )


HOST = "HOST"


def submitted(*ids: str) -> list[AnyCommand]:
    return [Submit(idea(id), by="1496", at=moment(1)) for id in ids]


def assessed(*ids: str) -> list[AnyCommand]:
    return [*submitted(*ids), *(Assess(assessment(id, 2), by=HOST, at=moment(2)) for id in ids)]


def twins(a: str = "a", b: str = "b") -> list[AnyCommand]:
    return [*assessed(a, b), Link(a, b, by=HOST, at=moment(3), probability=0.8)]


def developing(id: str = "a", by: str = "1496") -> list[AnyCommand]:
    return [
        Claim(id, parties=(by,), by=by, at=moment(4)),
        Decide(id, Decision.GO, by=HOST, at=moment(4)),
        Decide(id, Decision.GO, by=by, at=moment(5)),
    ]


def in_use(id: str = "a") -> list[AnyCommand]:
    return [
        *developing(id),
        ShareCost(id, "build", allocation=Equal().share(SEK(300), ["1496", "1495"]), by=HOST, at=moment(6)),
        Decide(id, Decision.GO, by=HOST, at=moment(7)),
        Decide(id, Decision.IMPLEMENT, by=HOST, at=moment(8)),
    ]


def whole_story() -> list[AnyCommand]:
    """Every command once at least, each of them accepted."""
    return [
        *twins("a", "b"),
        *submitted("c", "d"),
        Assess(assessment("c", 2), by=HOST, at=moment(2)),
        Separate("b", "c", by=HOST, at=moment(3)),
        Link("c", "d", by=HOST, at=moment(3)),
        Unlink("c", "d", by=HOST, at=moment(3)),
        Support("a", supporter="anna", by="1496", at=moment(4)),
        *in_use("a"),
        Contribute("a", party="1496", hours=Fraction(7, 2), rate=SEK(413), by="1496", at=moment(9)),
        Contribute("a", party="1495", cash=SEK(10), by="1495", at=moment(9)),
        Settle("a", by=HOST, at=moment(10)),
        Offer("a", municipalities=("1480", "1495"), decision_id="d-1", by=HOST, at=moment(11)),
        Adopt("a", adopter="Ale", by="1440", at=moment(12)),
        Decide("b", Decision.GO, by=HOST, at=moment(13)),
        Merge(("b",), into="a", decision_id="d-2", by=HOST, at=moment(14)),
        Decide("c", Decision.GO, by=HOST, at=moment(5)),
        Decide("c", Decision.HOLD, until=moment(6), by=HOST, at=moment(5)),
        Decide("c", Decision.RESUME, by=HOST, at=moment(6)),
        Split("c", into=(idea("c-1"), idea("c-2")), decision_id="d-3", by=HOST, at=moment(7)),
        Claim("c-1", parties=("1496", "1497"), by="1497", at=moment(8)),
        Release("c-1", reason="no time", by="1497", at=moment(9)),
        Decide("c-2", Decision.KILL, reason="withdrawn", by="1496", at=moment(9)),
    ]


def whole_history() -> tuple[AnyEvent, ...]:
    """What the whole story leads to: every event once at least."""
    sluice, events = Sluice(charter()), list[AnyEvent]()
    for command in whole_story():
        answer = sluice.handle(command)
        assert isinstance(answer, Accepted)
        events += answer.events
        sluice = answer.sluice
    return tuple(events)
