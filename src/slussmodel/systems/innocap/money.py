"""INNOCAP's money: two funds that pay 65 % each, to the cent."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from slussmodel.countries import Country
from slussmodel.funding import NPA_MAIN, Applicant, Application, Fund, FundingPlan, Part, at_rate
from slussmodel.language import Lang
from slussmodel.money import EUR
from slussmodel.partnerships import Organisation
from slussmodel.systems.innocap.partners import PERIOD, START, partnership

ERDF, NON_EU = "ERDF", "non-EU"
CALLED: dict[Lang, dict[str, str]] = {
    "sv": {ERDF: "ERUF", NON_EU: "Länder utanför EU"},
    "en": {NON_EU: "Countries outside the EU"},
}
"""What a reader calls the funds."""
EU_PARTNERS = "EU partners"
RATE = Fraction(65, 100)

_PAGE = "interreg-npa.eu/projects/innocap"
_EU_COST = EUR("1 180 296.28")
_ICELAND_COST = EUR("200 000.00")


@cache
def funding() -> FundingPlan:
    """What the partners within the Union and the one outside it cost, and the fund that pays its part of each.

    The programme states the cost of the two groups, not of each partner.

    >>> funding().by_fund()
    {'ERDF': EUR('767192.58'), 'non-EU': EUR('130000.00')}
    """
    return FundingPlan(
        (Fund(id=ERDF, rate=RATE, source=_PAGE), Fund(id=NON_EU, rate=RATE, source=_PAGE)),
        (
            Part(party=EU_PARTNERS, fund=ERDF, eligible=_EU_COST),
            Part(party="SASS", fund=NON_EU, eligible=_ICELAND_COST),
        ),
    )


def in_the_union(organisation: Organisation) -> bool:
    """Whether an organisation lies in a member state of the EU on the first day of the project."""
    return Country.of(organisation.country).in_eu(START)


def by_partner() -> FundingPlan:
    """The same money with a part for each partner, the cost within the Union divided equally.

    The true parts are not published. It shows what rounding each partner's claim down to the cent costs, as the
    programmes' own system does.

    >>> funding().grant - by_partner().grant
    EUR('0.03')
    """
    members = [one.id for one in partnership().partners(START) if in_the_union(one)]
    parts = zip(members, _EU_COST.split([1] * len(members)), strict=True)
    return FundingPlan(
        funding().funds,
        (
            *(Part(party=id, fund=ERDF, eligible=eligible) for id, eligible in parts),
            Part(party="SASS", fund=NON_EU, eligible=_ICELAND_COST),
        ),
    )


def application() -> Application:
    """What is asked of the programme, party by party.

    The day on which it was handed in is not known; the first day of the project stands for it.
    """
    return Application(
        id="innocap",
        call=NPA_MAIN.id,
        title="INNOCAP",
        submitted=START,
        period=PERIOD,
        applicants=tuple(
            Applicant(
                party=part.party,
                eligible=part.eligible,
                grant=at_rate(part.eligible, RATE),
                country=partnership().organisation(part.party).country,
            )
            for part in by_partner().parts
        ),
    )
