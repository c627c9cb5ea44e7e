"""A small sluice of four municipalities, one of which is leaving, one associated organisation and a host."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from slussmodel import Idea
from slussmodel.assessment import Assessment, Effect, MarketResult, MarketScan
from slussmodel.ideas import Novelty
from slussmodel.partnerships import Membership, Organisation, OrganisationKind, Partnership, Role
from slussmodel.sluice import Charter, Sluice
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


@pytest.fixture
def sluice() -> Sluice:
    return Sluice(charter())


