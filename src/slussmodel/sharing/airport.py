"""The nucleolus of a runway in closed form, for any number of players (Littlechild 1974).

The k players who need the least share what they need as if they were k + 1: the one more stands for all who need more
and pay towards it too. They do so up to the length at which that is cheapest for them. Beyond it, it begins again.
"""

from __future__ import annotations

from fractions import Fraction

from slussmodel.sharing.structured import MaximumGame
from slussmodel.sharing.units import Value, read_costs


def airport_nucleolus(game: MaximumGame) -> dict[str, Value]:
    """Each player's share, exact where the costs are.

    >>> runway = MaximumGame({"small": 8, "medium": 11, "large": 13, "jumbo": 18})
    >>> [str(share) for share in airport_nucleolus(runway).values()]
    ['13/4', '13/4', '13/4', '33/4']
    """
    steps, unit = read_costs("MaximumGame", dict(game.costs))
    order = sorted(range(len(steps)), key=steps.__getitem__)
    costs: list[Value] = [Fraction(steps[place]) if unit.exact else float(steps[place]) for place in order]
    shares: list[Value] = []
    reached: Value = Fraction(0)
    while len(shares) < len(costs):
        share, end = _next_share(costs, len(shares), reached - (shares[-1] if shares else 0))
        shares += [share] * (end - len(shares))
        reached = costs[end - 1]
    owed = dict(zip(order, shares, strict=True))
    return {player: unit.value(owed[place]) for place, player in enumerate(game.players)}


def _next_share(costs: list[Value], start: int, covered: Value) -> tuple[Value, int]:
    """What the next players pay each, and where they end: the last of those where it is least.

    Up to a length that others use beyond, its users and one more share the cost; up to the last, its users alone.
    """
    last = len(costs) - 1
    least, end = (costs[last] - covered) / (last - start + 1), last + 1
    for place in range(last - 1, start - 1, -1):
        share = (costs[place] - covered) / (place - start + 2)
        if share < least:
            least, end = share, place + 1
    return least, end
