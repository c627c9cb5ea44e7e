"""Serial cost sharing: who asks for little pays as if everybody asked for little.

For a cost that depends on how much is asked for in all: hours of support, cases, seats. With demands in rising order,
all share equally the cost of everybody asking for the smallest demand; then the rest share equally what it costs more
that they ask for the next; and so on.

Moulin & Shenker, Serial cost sharing, Econometrica 60(5), 1992. Where costs rise faster than demand, the serial rule
protects the small from the large. Where there are economies of scale, it is the large whose demand makes the unit
cheap, and going down from the largest demand lets them keep more of that: decreasing serial sharing, de Frutos,
Decreasing serial cost sharing under economies of scale, JET 79, 1998.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from attrs import frozen

from slussmodel.language import Lang, Sentence
from slussmodel.money import Money, Weight
from slussmodel.sharing.allocation import Allocation
from slussmodel.sharing.given import check_function, one_currency
from slussmodel.sharing.given import exact as given
from slussmodel.sharing.keys import check_cost, weights_of
from slussmodel.sharing.steps import Step, minor_per_major, unit_of

CostOf: TypeAlias = Callable[[Fraction], Money]
NumberOf: TypeAlias = Callable[[Fraction], Weight]

_FIRST = Sentence(
    "serial_first",
    sv="{party}: efterfrågar {demand}; kostnaden för {quantity} är {cost}, {cost} / {n}.",
    en="{party}: demands {demand}; {quantity} would cost {cost}, {cost} / {n}.",
)
_NEXT = Sentence(
    "serial_next",
    sv="{party}: efterfrågar {demand}; {before} {currency} som {neighbour} + ({cost} − {less}) / {n}, "
    "där {quantity} kostar {cost}.",
    en="{party}: demands {demand}; {before} {currency} as {neighbour} + ({cost} − {less}) / {n}, "
    "where {quantity} costs {cost}.",
)


@frozen
class SerialRule(ABC):
    """A serial rule; the direction in which it goes through the demands is all that the two differ in."""

    @abstractmethod
    def label(self, lang: Lang = "sv") -> str: ...

    @abstractmethod
    def order(self, demands: Mapping[str, Fraction]) -> list[str]:
        """The parties in the order in which the rule comes to them."""

    def values(self, cost_of: NumberOf, demands: Mapping[str, Weight]) -> dict[str, Fraction]:
        """Exact shares of a cost that is a function of the whole quantity, in the unit of that function.

        >>> {party: int(share) for party, share in Serial().values(lambda q: q * q, {"A": 1, "B": 2, "C": 3}).items()}
        {'A': 3, 'B': 11, 'C': 22}
        """
        check_function(type(self).__name__, "cost", cost_of, "the quantity")
        wanted = weights_of(type(self).__name__, demands)
        order = self.order(wanted)
        shares: dict[str, Fraction] = {}
        share = before = Fraction(0)
        for place, (party, quantity) in enumerate(zip(order, _quantities(order, wanted), strict=True)):
            answer = cost_of(quantity)
            cost = given(type(self).__name__, "cost", answer, {quantity: answer})
            share += (cost - before) / (len(order) - place)
            shares[party], before = share, cost
        return shares

    def share(self, cost_of: CostOf, demands: Mapping[str, Weight]) -> Allocation:
        """Divide the cost of the whole demand, in money; `cost_of` says what a quantity costs.

        Raises `InvalidValue` for demands that are no numbers, negative or all zero, and for a whole cost that is not
        more than zero.
        """
        name = type(self).__name__
        check_function(name, "cost", cost_of, "the quantity")
        wanted = weights_of(name, demands)
        whole = cost_of(sum(wanted.values(), Fraction(0)))
        check_cost(name, whole)

        def minor_of(quantity: Fraction) -> int:
            cost = cost_of(quantity)
            one_currency(name, "cost", {f"of {quantity}": cost}, whole.currency)
            return cost.minor

        exact = self.values(minor_of, wanted)
        return Allocation.of(self, exact, whole, each=self._derive(cost_of, wanted, exact))

    def _derive(
        self, cost_of: CostOf, wanted: Mapping[str, Fraction], exact: Mapping[str, Fraction]
    ) -> dict[str, list[Step]]:
        order = self.order(wanted)
        quantities = _quantities(order, wanted)
        costs = [cost_of(quantity) for quantity in quantities]
        first, n = order[0], len(order)
        steps = {
            first: [Step.of(_FIRST, party=first, demand=wanted[first], quantity=quantities[0], cost=costs[0], n=n)]
        }
        for place, (neighbour, party) in enumerate(pairwise(order), 1):
            step = Step.of(
                _NEXT,
                party=party,
                demand=wanted[party],
                before=exact[neighbour] / minor_per_major(costs[place].currency),
                currency=unit_of(costs[place].currency),
                neighbour=neighbour,
                cost=costs[place],
                less=costs[place - 1],
                n=n - place,
                quantity=quantities[place],
            )
            steps[party] = [step]
        return steps


@frozen
class Serial(SerialRule):
    """From the smallest demand up: nobody's share depends on how much more those above ask for.

    It promises, where costs rise with demand, that nobody pays more than if all asked for as much as oneself.
    """

    def label(self, lang: Lang = "sv") -> str:
        return "Seriell delning" if lang == "sv" else "Serial cost sharing"

    def order(self, demands: Mapping[str, Fraction]) -> list[str]:
        return sorted(demands, key=lambda party: (demands[party], party))


@frozen
class DecreasingSerial(SerialRule):
    """From the largest demand down, for economies of scale: how much less those below ask for changes nobody's share.

    The function must say what more than the whole demand costs, up to the number of parties times the largest demand.

    >>> from slussmodel import SEK
    >>> def fixed_and_use(hours: Fraction) -> Money: return SEK(300 + 10 * hours)
    >>> dict(DecreasingSerial().share(fixed_and_use, {"A": 10, "B": 20, "C": 30}).amounts)
    {'A': SEK('200.00'), 'B': SEK('300.00'), 'C': SEK('400.00')}
    """

    def label(self, lang: Lang = "sv") -> str:
        return "Fallande seriell delning" if lang == "sv" else "Decreasing serial cost sharing"

    def order(self, demands: Mapping[str, Fraction]) -> list[str]:
        return sorted(demands, key=lambda party: (-demands[party], party))


def _quantities(order: list[str], demands: Mapping[str, Fraction]) -> list[Fraction]:
    """For each party in order, the whole quantity if nobody after it asked for anything else than it does."""
    quantities, met = [], Fraction(0)
    for place, party in enumerate(order):
        quantities.append(met + demands[party] * (len(order) - place))
        met += demands[party]
    return quantities
