"""Cost games with a property, and shared costs.

A property holds by construction, in whole numbers, and not because a draw was thrown away:

- monotone: a group costs the most that any group inside it was drawn to cost;
- subadditive: a group costs the least that its parts were drawn to cost, over all ways to part it;
- concave: components that are paid once if anybody uses them, and floors that are full after so many players;
- airport: the cost of the dearest member;
- empty core: the whole group costs so much that the groups of all but one cannot all be content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel.errors import UnknownName
from slussmodel.sharing.allocation import Allocation
from slussmodel.sharing.game import CostGame
from slussmodel.strategies.cost_rules import cost_keys
from slussmodel.strategies.values import amounts

GameKind: TypeAlias = Literal["any", "monotone", "subadditive", "concave", "airport", "empty_core"]

# From the number of players and 2**n drawn numbers, the costs of the 2**n groups by bits.
_Maker: TypeAlias = Callable[[int, Sequence[int]], list[int]]


def cost_games(
    *,
    kind: GameKind = "any",
    min_players: int = 2,
    max_players: int = 4,
    max_cost: int = 1_000,
    currency: str | None = None,
) -> SearchStrategy[CostGame]:
    """Games of players "A", "B", ... in whole numbers, or in the minor units of a currency.

    `max_cost` bounds the numbers that are drawn; what is added up from them may be more. A game with an empty core has
    three players or more, is subadditive and monotone, and so looks innocent.
    """
    if kind not in _MAKERS:
        raise UnknownName.among("kind of game", kind, _MAKERS)
    least = max(min_players, 3) if kind == "empty_core" else min_players
    sizes = range(least, max(least, max_players) + 1)
    return st.one_of([_games(kind, n, max_cost, currency) for n in sizes])


def _games(kind: GameKind, n: int, max_cost: int, currency: str | None) -> SearchStrategy[CostGame]:
    players, make = tuple(chr(ord("A") + place) for place in range(n)), _MAKERS[kind]
    numbers = st.lists(st.integers(0, max_cost), min_size=1 << n, max_size=1 << n)
    return numbers.map(lambda drawn: CostGame.from_array(players, make(n, drawn), currency=currency))


def _any(n: int, drawn: Sequence[int]) -> list[int]:
    return [0, *drawn[1:]]


def _monotone(n: int, drawn: Sequence[int]) -> list[int]:
    costs = [0, *drawn[1:]]
    for group in range(1, 1 << n):
        costs[group] = max([costs[group], *(costs[group ^ 1 << place] for place in range(n) if group >> place & 1)])
    return costs


def _subadditive(n: int, drawn: Sequence[int]) -> list[int]:
    costs = [0, *drawn[1:]]
    for group in range(1, 1 << n):
        costs[group] = min([costs[group], *(costs[part] + costs[group ^ part] for part in _parts(group))])
    return costs


def _parts(group: int) -> Iterator[int]:
    part = (group - 1) & group
    while part:
        yield part
        part = (part - 1) & group


def _concave(n: int, drawn: Sequence[int]) -> list[int]:
    """A component for each group that may use it, of which every second is left out, and floors for any k players."""
    components = [(users, cost) for users, cost in enumerate(drawn) if users and cost % 2]
    return [
        sum(cost for users, cost in components if users & group) + drawn[0] * min(group.bit_count(), n // 2)
        for group in range(1 << n)
    ]


def _airport(n: int, drawn: Sequence[int]) -> list[int]:
    return [max((drawn[place] for place in range(n) if group >> place & 1), default=0) for group in range(1 << n)]


def _empty_core(n: int, drawn: Sequence[int]) -> list[int]:
    """Every group pays for one plant, and the whole for one and three quarters; with each player's own cost besides.

    Give each of the n groups of all but one the weight 1 / (n - 1). They then cost a plant and 1 / (n - 1) of one, a
    half at most, which is less than the whole group does; so no allocation contents them all (Bondareva 1963).
    """
    plant = 8 * (1 + drawn[0])
    rebate = [cost % (plant // 8 + 1) for cost in drawn]
    dearest = [max(rebate[n:]) - one for one in rebate] if n < len(rebate) else rebate
    costs = [0] * (1 << n)
    for group in range(1, 1 << n):
        own = sum(drawn[1 + place] for place in range(n) if group >> place & 1)
        costs[group] = own + plant - min(max(dearest[group], 0), plant // 8)
    costs[-1] = sum(drawn[1 : n + 1]) + plant + plant * 3 // 4
    return costs


_MAKERS: Mapping[str, _Maker] = {
    "any": _any,
    "monotone": _monotone,
    "subadditive": _subadditive,
    "concave": _concave,
    "airport": _airport,
    "empty_core": _empty_core,
}


def party_weights(
    *, min_parties: int = 1, max_parties: int = 5, max_weight: int = 60_000
) -> SearchStrategy[dict[str, int]]:
    """A whole number above zero for each party, such as its inhabitants."""
    parties = st.sampled_from([f"p-{place}" for place in range(max_parties + 3)])
    return st.dictionaries(parties, st.integers(1, max_weight), min_size=min_parties, max_size=max_parties)


def allocations(*, currency: str = "SEK", max_parties: int = 5) -> SearchStrategy[Allocation]:
    """Costs that a key has shared."""
    return st.builds(
        lambda key, cost, parties: key.share(cost, parties),
        cost_keys(),
        amounts(currency=currency, min_minor=1),
        party_weights(max_parties=max_parties),
    )
