"""Innovation partnerships at every stage of their life, drawn by hand-made strategies."""

from __future__ import annotations

from datetime import UTC, date
from fractions import Fraction

from attrs import evolve
from hypothesis import strategies as st

from slussmodel.assessment import MarketResult, MarketScan
from slussmodel.interop.ocds import Release
from slussmodel.money import Money
from slussmodel.procurement import (
    Candidate,
    Contract,
    InnovationPartnership,
    Instalment,
    PartnershipState,
    PerformanceLevel,
    Phase,
    PhaseKind,
    ProcurementDocuments,
    Purchase,
    PurchaseTerms,
    ResaleScope,
    Tender,
)
from tests.interop.grants import DAYS, IDS, WORDS, organisations

MONEY = st.integers(0, 10**12).map(lambda minor: Money(minor, "SEK"))
FRACTIONS = st.fractions(0, 1, max_denominator=100)
SIGNED = [state for state in PartnershipState if state in list(PartnershipState)[4:]]

documents = st.builds(
    ProcurementDocuments,
    market=st.builds(MarketScan, result=st.sampled_from(MarketResult), evidence=WORDS, day=DAYS),
    requests_due=DAYS,
    price_weight=FRACTIONS,
    estimated_value=MONEY,
    need=st.just("") | WORDS,
    minimum_requirements=st.lists(WORDS, max_size=2).map(tuple),
    least_candidates=st.integers(1, 5),
    rounds=st.booleans(),
)


@st.composite
def phases(draw: st.DrawFn) -> tuple[Phase, ...]:
    found = []
    for number in range(draw(st.integers(1, 3))):
        targets = tuple(f"t{number}{place}" for place in range(draw(st.integers(0, 2))))
        instalments = tuple(
            Instalment(id=f"i{number}{place}", amount=draw(MONEY), target=draw(st.sampled_from(targets)))
            for place in range(draw(st.integers(0, 2)) if targets else 0)
        )
        kind, months = draw(st.sampled_from(PhaseKind)), draw(st.integers(1, 99))
        found.append(Phase(id=f"p{number}", kind=kind, months=months, targets=targets, instalments=instalments))
    return tuple(found)


def contracts(supplier: str) -> st.SearchStrategy[Contract]:
    levels = st.sampled_from([(), (PerformanceLevel(name="trips saved", least=Fraction(1, 5)),)])
    return st.builds(
        Contract,
        supplier=st.just(supplier),
        phases=phases(),
        purchase=st.builds(PurchaseTerms, first_customer=IDS, max_cost=MONEY, levels=levels),
        resale=st.sampled_from(ResaleScope),
    )


@st.composite
def _signed(draw: st.DrawFn, before: InnovationPartnership) -> InnovationPartnership:
    suppliers = draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    signed = tuple(draw(contracts(supplier)) for supplier in suppliers)
    targets = [(one.supplier, target) for one in signed for phase in one.phases for target in phase.targets]
    instalments = [(one.supplier, due.id) for one in signed for phase in one.phases for due in phase.instalments]
    one = draw(st.sampled_from(suppliers))
    bought = Purchase(supplier=one, customer=draw(IDS), on=draw(DAYS), cost=draw(MONEY))
    return evolve(
        before,
        contracts=signed,
        phase=draw(st.integers(1, max(len(one.phases) for one in signed))),
        reached=tuple(draw(st.lists(st.sampled_from(targets), unique=True))) if targets else (),
        paid=tuple(draw(st.lists(st.sampled_from(instalments), unique=True))) if instalments else (),
        dropped=tuple((name, draw(WORDS)) for name in draw(st.sets(st.sampled_from(suppliers)))),
        ended=draw(WORDS) if before.state is PartnershipState.ENDED else None,
        purchase=bought if before.state is PartnershipState.PURCHASED else None,
    )


@st.composite
def partnerships(draw: st.DrawFn) -> InnovationPartnership:
    candidate = Candidate(supplier=draw(IDS), asked=date(2020, 4, 1), qualified=True, own_research=True)
    found = InnovationPartnership(
        id=draw(IDS),
        documents=draw(documents),
        state=draw(st.sampled_from(PartnershipState)),
        announced=draw(st.none() | DAYS),
        invited_on=draw(st.none() | DAYS),
        candidates=(candidate,),
        invited=(candidate.supplier,),
        tenders=draw(st.sampled_from([(), (Tender(supplier="t", price=Money(1, "SEK"), quality=Fraction(1)),)])),
        last=draw(st.none() | DAYS),
    )
    return draw(_signed(found)) if found.state in SIGNED else found


@st.composite
def releases(draw: st.DrawFn) -> Release:
    partnership = draw(partnerships())
    buyer = draw(organisations())
    return Release(
        ocid=draw(IDS),
        id=draw(IDS),
        published=draw(st.datetimes(timezones=st.just(UTC))),
        buyer=evolve(buyer, id="buyer"),
        partnership=partnership,
        suppliers=tuple(
            evolve(draw(organisations()), id=id)
            for id in dict.fromkeys(
                [*(one.supplier for one in partnership.tenders), *(one.supplier for one in partnership.contracts)]
            )
            if id != "buyer"
        ),
    )
