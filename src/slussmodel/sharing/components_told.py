"""How a structured game's Shapley shares follow from its parts, as sentences whose figures can be computed again."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import singledispatch
from itertools import pairwise

from slussmodel.language import Sentence
from slussmodel.money import Money
from slussmodel.sharing.steps import Step, minor_per_major, unit_of
from slussmodel.sharing.structured import MaximumGame, PlayerCosts, StructuredGame, SumGame, TreeGame

_SPLIT = Sentence(
    "component_split",
    sv="{party}: {cost} / {n}, en kostnad som {n} delar lika.",
    en="{party}: {cost} / {n}, a cost that {n} share equally.",
)
_OWN = Sentence("component_own", sv="{party}: den egna kostnaden, {cost}.", en="{party}: its own cost, {cost}.")
_SMALLEST = Sentence(
    "smallest_need",
    sv="{party}: behöver minst, {cost} / {n}.",
    en="{party}: needs the least, {cost} / {n}.",
)
_MORE = Sentence(
    "larger_need",
    sv="{party}: {before} {currency} som {neighbour} + ({cost} − {less}) / {n} som behöver så mycket.",
    en="{party}: {before} {currency} as {neighbour} + ({cost} − {less}) / {n} that need as much.",
)
_BRANCH = Sentence(
    "own_branch",
    sv="{party}: den egna grenen, {cost} / {n} som ligger bakom den.",
    en="{party}: its own branch, {cost} / {n} that lie behind it.",
)
_BRANCH_BEHIND = Sentence(
    "branch_behind",
    sv="{party}: {before} {currency} som {neighbour} + den egna grenen, {cost} / {n} som ligger bakom den.",
    en="{party}: {before} {currency} as {neighbour} + its own branch, {cost} / {n} that lie behind it.",
)


@singledispatch
def part_by_part(game: StructuredGame) -> dict[str, Sequence[Step]]:
    """For each player, the steps whose figures sum to its share; for a game in Money.

    Of components: what each costs, over the number of those who share it.
    """
    told: dict[str, list[Step]] = {player: [] for player in game.players}
    for part in game.components():
        if isinstance(part.cost, Money) and part.cost:
            sentence = _OWN if len(part.users) == 1 else _SPLIT
            figures = (("cost", part.cost), ("n", Fraction(len(part.users))))
            for user in part.users:
                told[user].append(Step(sentence, (("party", user), *figures)))
    return {**told}


@part_by_part.register
def _of_a_maximum(game: MaximumGame) -> dict[str, Sequence[Step]]:
    """From the smallest need up: as much as the one before, and a part of what is needed more."""
    costs = _in_money(game.costs)
    order, n = sorted(costs, key=lambda player: costs[player].minor), len(costs)
    first = costs[order[0]]
    currency, major = unit_of(first.currency), minor_per_major(first.currency)
    told: dict[str, Sequence[Step]] = {order[0]: [Step.of(_SMALLEST, party=order[0], cost=first, n=n)]}
    before = Fraction(first.minor, n * major)
    for place, (neighbour, player) in enumerate(pairwise(order), 1):
        cost, less = costs[player], costs[neighbour]
        as_much = (("before", before), ("currency", currency), ("neighbour", neighbour))
        more = (("cost", cost), ("less", less), ("n", Fraction(n - place)))
        told[player] = [Step(_MORE, (("party", player), *as_much, *more))]
        before += Fraction(cost.minor - less.minor, (n - place) * major)
    return told


@part_by_part.register
def _of_a_tree(game: TreeGame) -> dict[str, Sequence[Step]]:
    """From the source outwards: as much as the one it hangs on, and a part of its own branch."""
    costs, shares, parents = _in_money(game.costs), game.shapley(), dict(game.parents)
    told: dict[str, Sequence[Step]] = {}
    for player, branch in zip(game.players, game.components(), strict=True):
        parent, cost = parents[player], costs[player]
        own = (("party", player), ("cost", cost), ("n", Fraction(len(branch.users))))
        if parent is None:
            told[player] = [Step(_BRANCH, own)]
        else:
            before = Fraction(shares[parent]) / minor_per_major(cost.currency)
            as_much = (("before", before), ("currency", unit_of(cost.currency)), ("neighbour", parent))
            told[player] = [Step(_BRANCH_BEHIND, (*own, *as_much))]
    return told


@part_by_part.register
def _of_a_sum(game: SumGame) -> dict[str, Sequence[Step]]:
    told: dict[str, list[Step]] = {player: [] for player in game.players}
    for part in game.parts:
        for player, steps in part_by_part(part).items():
            told[player].extend(steps)
    return {**told}


def _in_money(costs: PlayerCosts) -> dict[str, Money]:
    return {player: cost for player, cost in costs if isinstance(cost, Money)}
