"""DIACCESS's money: four fifths from the regional fund, to the cent, and what the pages make of it in kronor."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from slussmodel.funding import UIA as CALL
from slussmodel.funding import Applicant, Application, Fund, FundingPlan, Part, cost_needed
from slussmodel.language import Lang
from slussmodel.money import EUR, SEK, Money
from slussmodel.systems.vaxjo.partners import HOST, PERIOD, START

ERDF = "ERDF"
CALLED: dict[Lang, dict[str, str]] = {"sv": {ERDF: "ERUF"}, "en": {}}
"""What a reader calls the fund."""
RATE = Fraction(80, 100)
GRANT = EUR("3 624 696.88")  # uia-initiative.eu/en/uia-cities/vaxjo
BUDGET_IN_KRONOR = SEK(45_000_000)  # vaxjo.se, about


@cache
def funding() -> FundingPlan:
    """One fund and one part: the sources divide the money no further. The cost follows from the grant and its rate.

    >>> funding().eligible, funding().grant, funding().own
    (EUR('4530871.10'), EUR('3624696.88'), EUR('906174.22'))
    """
    return FundingPlan(
        (Fund(id=ERDF, rate=RATE, cap=CALL.cap, source="Urban Innovative Actions"),),
        (Part(party=HOST, fund=ERDF, eligible=cost_needed(GRANT, RATE)),),
    )


def application() -> Application:
    """What was asked of UIA. The day is not in the sources; the first day of the project stands for it."""
    plan = funding()
    applicant = Applicant(party=HOST, eligible=plan.eligible, grant=plan.grant, municipality=True)
    return Application(
        id="diaccess", call=CALL.id, title="DIACCESS", submitted=START, period=PERIOD, applicants=(applicant,)
    )


def eu_share(plan: FundingPlan) -> Money:
    """The EU's part of the budget in kronor, at the plan's rate.

    >>> eu_share(funding())
    SEK('36000000.00')
    """
    return BUDGET_IN_KRONOR.times(plan.grant / plan.eligible)
