"""What the network cost, and what each municipality would pay by each principle if it went on at the same pace.

The page says that a financing principle is in place, and not which. So here are several, as values to choose from.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from slussmodel.money import SEK, Money
from slussmodel.places import Municipality
from slussmodel.sharing import (
    SAMBRUK_2020,
    Allocation,
    BaseFeePlusPerCapita,
    Bounded,
    Equal,
    FixedPlusOwnGame,
    PerCapita,
)
from slussmodel.systems.skane.partners import LEAVER, PERIOD, STAYERS

GRANT = SEK("1 243 440 kronor")
YEAR = 2019
HALF = Fraction(1, 2)


def yearly_cost() -> Money:
    """A year at the pace of the project, in whole öre.

    >>> yearly_cost()
    SEK('932580.00')
    """
    return GRANT.times(Fraction(12, len(PERIOD)))


def principles(cost: Money) -> tuple[Equal | PerCapita | BaseFeePlusPerCapita | Bounded, ...]:
    """Rules to choose from for a cost; the capped one lets nobody pay more than half, rounded up."""
    return (
        Equal(),
        PerCapita(),
        BaseFeePlusPerCapita(base=HALF),
        Bounded(key=PerCapita(), cap=cost.split([1, 1])[0]),
    )


def financing(members: Iterable[Municipality] = STAYERS, cost: Money | None = None) -> tuple[Allocation, ...]:
    """What each member pays by each principle and by a tariff in steps of inhabitants; a year's cost unless given.

    >>> print(*(allocation["Malmö"].amount for allocation in financing()))
    233145.00 720384.63 476764.82 466290.00 403277.84
    """
    whole = yearly_cost() if cost is None else cost
    people = {one.name: one.population(YEAR) for one in members}
    shared = tuple(rule.share(whole, people) for rule in principles(whole))
    return (*shared, SAMBRUK_2020.share(whole, people))


def with_the_leaver() -> tuple[Allocation, ...]:
    """The same with five municipalities, as the first page about the network has it."""
    return financing((*STAYERS, LEAVER))


def alone_or_together(common: Fraction = HALF) -> FixedPlusOwnGame:
    """What any group of the four would pay alone for a year: the common part once, and each its own part of the rest.

    How much of the cost is common is not known; half stands for it, unless you say otherwise.

    >>> game = alone_or_together()
    >>> [one.rule.label("en") for one in financing() if not one.fairness(game)["core"].holds]
    ['Per inhabitant']
    """
    cost = yearly_cost()
    own = cost.times(1 - common)
    names = [one.name for one in STAYERS]
    return FixedPlusOwnGame(fixed=cost - own, own=dict(zip(names, own.split([1] * len(names)), strict=True)))
