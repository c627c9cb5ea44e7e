"""One whole innovation partnership, for snow clearance: from the need to the first customer.

That the partnership was made is in the sources. Its suppliers, days, amounts and tenders are not: those are examples,
and the suppliers' names are made up.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, reduce
from typing import TypeAlias

from slussmodel.assessment import MarketResult, MarketScan
from slussmodel.errors import Refused
from slussmodel.funding import TimeContribution
from slussmodel.language import Labelled
from slussmodel.money import SEK
from slussmodel.partnerships import Assignment
from slussmodel.procurement import (
    INNOVATOR_OWNS,
    Candidate,
    Contract,
    InnovationPartnership,
    Instalment,
    Negotiation,
    Pairing,
    PerformanceLevel,
    Phase,
    PhaseKind,
    ProcurementDocuments,
    PurchaseTerms,
    ResaleScope,
    Subject,
    Tender,
    TestBed,
    procurement_value,
)
from slussmodel.systems.accepting import accepted
from slussmodel.systems.vaxjo.partners import HOST


class Work(Labelled):
    """The operation that is the test bed, and what is done and measured in it; the value is the Swedish text."""

    WINTER_ROADS = "vinterväghållningen", "vinterväghållningen", "winter road maintenance"
    TRIPS_SAVED = "andel sparade turer", "andel sparade turer", "share of trips saved"
    SOLUTION = "utvecklar lösningen", "utvecklar lösningen", "develops the solution"


Step: TypeAlias = Callable[[InnovationPartnership], InnovationPartnership | Refused]

CANDIDATES = ("Nordväg", "Plogia", "Snöwit", "Vinterdata")
INVITED = CANDIDATES[:3]
WINNER = "Plogia"
PROTOTYPE, ONE_WINTER = "prototyp", "en vinter"
HOUR = SEK(413)

ANNOUNCED, DUE = date(2020, 3, 2), date(2020, 4, 14)
INVITATION, TALKS = date(2020, 4, 20), date(2020, 5, 11)
TENDERED, SIGNED = date(2020, 6, 15), date(2020, 7, 1)
PROTOTYPE_DONE, WINTER_BEGINS = date(2020, 11, 16), date(2020, 12, 1)
WINTER_DONE, BOUGHT = date(2021, 4, 15), date(2021, 5, 3)


def _phase(number: int, kind: PhaseKind, months: int, target: str, amount: int) -> Phase:
    instalment = Instalment(id=str(number), amount=SEK(amount), target=target)
    return Phase(id=str(number), kind=kind, months=months, targets=(target,), instalments=(instalment,))


def test_bed() -> TestBed:
    """The municipality's own winter roads, and the hours that its people give."""
    return TestBed(operation=Work.WINTER_ROADS, time=(TimeContribution(party=HOST, hours=800, hourly_rate=HOUR),))


def pairing() -> Pairing:
    """Experts of the municipality's operations and an innovator, on one challenge.

    >>> pairing().missing
    ()
    """
    return Pairing(
        challenge="snow",
        experts=(Assignment(task=Work.WINTER_ROADS, organisation=HOST),),
        innovators=(Assignment(task=Work.SOLUTION, organisation=WINNER),),
    )


@cache
def contract() -> Contract:
    """Development and purchase in one contract: phases, first customer, rights, resale and the test bed."""
    return Contract(
        supplier=WINNER,
        phases=(
            _phase(1, PhaseKind.PROTOTYPE, 5, PROTOTYPE, 400_000),
            _phase(2, PhaseKind.TEST, 5, ONE_WINTER, 500_000),
        ),
        purchase=PurchaseTerms(
            first_customer=HOST,
            max_cost=SEK(2_000_000),
            levels=(PerformanceLevel(name=Work.TRIPS_SAVED, least=Fraction(1, 5)),),
        ),
        rights=INNOVATOR_OWNS,
        resale=ResaleScope.INTERNATIONAL,
        test_bed=test_bed(),
    )


@cache
def documents() -> ProcurementDocuments:
    """What was announced; the value is that of development and purchase together (LOU 5:15)."""
    return ProcurementDocuments(
        need="snöröjning där den behövs, när den behövs",
        market=MarketScan(result=MarketResult.NONE, evidence="RFI, fyra svar", day=ANNOUNCED - timedelta(days=30)),
        minimum_requirements=("öppna gränssnitt", "drift på hela kommunens vägnät"),
        rights=INNOVATOR_OWNS,
        requests_due=DUE,
        price_weight=Fraction(3, 10),
        estimated_value=procurement_value([contract()]),
        may_end=True,
        may_reduce=True,
        ending_terms="ett delmål nås inte inom etappen",
    )


def prepared() -> InnovationPartnership:
    """Before anything is announced."""
    return InnovationPartnership(id="snow", documents=documents())


_TALKED_OF = frozenset({Subject.SOLUTION, Subject.PRICE, Subject.SCHEDULE})
_TENDERS = tuple(
    Tender(supplier=supplier, price=SEK(price), quality=Fraction(quality, 100))
    for supplier, price, quality in zip(INVITED, (1_100_000, 900_000, 800_000), (85, 80, 40), strict=True)
)


def _receive(supplier: str) -> Step:
    fit = supplier in INVITED
    asked = Candidate(supplier=supplier, asked=ANNOUNCED + timedelta(days=20), qualified=fit, own_research=fit)
    return lambda it: it.receive(asked)


def _negotiate(supplier: str) -> Step:
    talk = Negotiation(on=TALKS, supplier=supplier, subjects=_TALKED_OF)
    return lambda it: it.negotiate(talk)


TO_THE_CONTRACT: tuple[Step, ...] = (
    lambda it: it.announce(on=ANNOUNCED),
    *map(_receive, CANDIDATES),
    lambda it: it.invite(*INVITED, on=INVITATION),
    *map(_negotiate, INVITED),
    lambda it: it.close_tenders(*_TENDERS, on=TENDERED),
    lambda it: it.award(contract(), on=SIGNED),
)
TO_THE_CUSTOMER: tuple[Step, ...] = (
    lambda it: it.reach(WINNER, PROTOTYPE, on=PROTOTYPE_DONE),
    lambda it: it.pay(WINNER, contract().phases[0].instalments[0].id, on=PROTOTYPE_DONE),
    lambda it: it.close_phase(on=PROTOTYPE_DONE),
    lambda it: it.open_phase(on=WINTER_BEGINS),
    lambda it: it.reach(WINNER, ONE_WINTER, on=WINTER_DONE),
    lambda it: it.pay(WINNER, contract().phases[1].instalments[0].id, on=WINTER_DONE),
    lambda it: it.close_phase(on=WINTER_DONE),
    lambda it: it.buy(WINNER, cost=SEK(1_950_000), measured={Work.TRIPS_SAVED: Fraction(1, 4)}, on=BOUGHT),
)
STEPS = (*TO_THE_CONTRACT, *TO_THE_CUSTOMER)
"""Every step from the announcement to the purchase."""


def until(steps: int) -> InnovationPartnership:
    """The partnership after so many of the `STEPS`.

    >>> until(1).state, until(len(STEPS)).state
    (<PartnershipState.ANNOUNCED: 'announced'>, <PartnershipState.PURCHASED: 'purchased'>)
    """
    return reduce(lambda it, step: accepted(step(it)), STEPS[:steps], prepared())


@cache
def snow_clearance() -> InnovationPartnership:
    """The whole of it, to the first customer; the law has nothing to say against it.

    >>> snow_clearance().check()
    ()
    """
    return until(len(STEPS))
