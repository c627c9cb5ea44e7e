"""From the first customer to others: the reference, what each side wins, and how the finished solution is bought.

The buyers, the price and the innovator's own cost are examples; the sources say that it may be sold to all with the
same need "i Sverige och internationellt".
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from slussmodel import sweden
from slussmodel.assessment import DEFAULT_ROUTING
from slussmodel.errors import InvalidValue
from slussmodel.language import Labelled
from slussmodel.money import SEK, Money
from slussmodel.procurement import InnovationPartnership, Purchase, Side, Stake, Stakes
from slussmodel.sharing import Equal
from slussmodel.sluice import Adopt, AnyCommand, Claim, Contribute, Decide, Offer, ShareCost, Sluice
from slussmodel.spread import Adoption, Channel, Economy, Spread
from slussmodel.stages import Decision
from slussmodel.systems.vaxjo import snow
from slussmodel.systems.vaxjo.intake import EVALUATED, after_intake, proposal
from slussmodel.systems.vaxjo.partners import HOST


class What(Labelled):
    """What the two sides put in and get out; the value is the Swedish text."""

    TIME = "arbetstid i testbädden", "arbetstid i testbädden", "working time in the test bed"
    PAYMENTS = "delbetalningar och köp", "delbetalningar och köp", "instalments and purchase"
    SAVINGS = "sparad tid och kostnad", "sparad tid och kostnad", "time and cost saved"
    DEVELOPMENT = "egen utveckling", "egen utveckling", "development of its own"
    RESALE = "försäljning till andra", "försäljning till andra", "sales to others"


PRICE = SEK(500_000)
INNOVATORS_COST = SEK(2_400_000)
YEARS = 5
BUYERS = ("Alvesta", "Skövde", "NO")
"""A neighbour, a municipality in another county, and somebody abroad."""


def reference(partnership: InnovationPartnership) -> Purchase:
    """The purchase that made a first customer, which the innovator shows to others.

    Raises `InvalidValue` for a partnership that has not come so far.
    """
    if partnership.purchase is None:
        raise InvalidValue("InnovationPartnership", "purchase", partnership.state.value, "must have been made")
    return partnership.purchase


def saved_a_year() -> Money:
    """What the solution saves the municipality a year, hours and money together."""
    return proposal("snow").assessment.effect.value(DEFAULT_ROUTING.scale.hourly_rate)


@cache
def spread() -> Spread:
    """Växjö developed it; the others buy the finished solution, half a year apart.

    >>> [len(reached.adopters) for reached in spread().coverage(spread().adoptions[-1].on)]
    [1, 2, 3, 1]
    """
    since = snow.BOUGHT
    bought = (
        Adoption(adopter=buyer, on=since + timedelta(days=180 * number), channel=Channel.PURCHASE)
        for number, buyer in enumerate(BUYERS, 1)
    )
    return Spread(
        innovation=proposal("snow").title,
        since=since,
        rings=sweden.rings("Växjö"),
        adoptions=(Adoption(adopter=HOST, on=since, channel=Channel.DEVELOPER), *bought),
    )


def economy() -> Economy:
    """Växjö pays the development, the others the innovator's price; each saves what Växjö saves."""
    return Economy(
        development=snow.contract().development, introduction=SEK(0), yearly_benefit=saved_a_year(), price=PRICE
    )


def stakes() -> Stakes:
    """What both sides put in and get out over the example's years: "vinning för båda parter".

    >>> stakes().win_win
    True
    """
    paid, bought = snow.contract().development, reference(snow.snow_clearance()).cost
    return Stakes(
        (
            Stake(Side.MUNICIPALITY, What.TIME, -snow.test_bed().cost()),
            Stake(Side.MUNICIPALITY, What.PAYMENTS, -(paid + bought)),
            Stake(Side.MUNICIPALITY, What.SAVINGS, saved_a_year() * YEARS),
            Stake(Side.INNOVATOR, What.DEVELOPMENT, -INNOVATORS_COST),
            Stake(Side.INNOVATOR, What.PAYMENTS, paid + bought),
            Stake(Side.INNOVATOR, What.RESALE, PRICE * len(BUYERS)),
        )
    )


def hub() -> Sluice:
    """The hub's own record: snow clearance through every stage, from intake to being sold to others.

    >>> case = hub().case("snow")
    >>> case.stage, len(case.adoptions)
    ('resold', 4)
    """
    return after_intake().run(_commands())


def _commands() -> tuple[AnyCommand, ...]:
    contract = snow.contract()
    idea, targets = "snow", (snow.PROTOTYPE, snow.ONE_WINTER)
    signed, bought = _at(snow.SIGNED), _at(snow.BOUGHT)
    cost = Equal().share(contract.development, [HOST])
    adoptions = (
        Adopt(idea, adopter=one.adopter, channel=one.channel, by=HOST, at=_at(one.on)) for one in spread().adoptions
    )
    return (
        Decide(idea, Decision.GO, by=HOST, at=EVALUATED + timedelta(days=30)),
        Claim(idea, parties=(HOST,), by=HOST, at=signed),
        Decide(idea, Decision.CONDITIONAL_GO, conditions=targets, by=HOST, at=signed),
        ShareCost(idea, "delbetalningar", allocation=cost, by=HOST, at=signed),
        Decide(idea, Decision.GO, by=HOST, at=_at(snow.WINTER_BEGINS)),
        Contribute(idea, party=HOST, cash=contract.development, by=HOST, at=_at(snow.WINTER_DONE)),
        Decide(idea, Decision.IMPLEMENT, met=targets, by=HOST, at=bought),
        *adoptions,
        Offer(idea, municipalities=("1480",), decision_id="resale", by=HOST, at=_at(spread().adoptions[-1].on)),
    )


def _at(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
