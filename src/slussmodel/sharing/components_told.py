"""How a structured game's Shapley shares follow from its parts, as sentences whose figures can be computed again."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import singledispatch
from itertools import pairwise

from slussmodel.language import Sentence
from slussmodel.money import Money
from slussmodel.sharing.steps import Figure, Step, minor_per_major, unit_of
from slussmodel.sharing.structured import MaximumGame, PlayerCosts, StructuredGame, SumGame, TreeGame
from slussmodel.sharing.units import Value

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
    told: dict[str, Sequence[Step]] = {player: [] for player in game.players}
    for part in game.components():
        if isinstance(part.cost, Money) and part.cost:
            sentence = _OWN if len(part.users) == 1 else _SPLIT
            for user in part.users:
                step = Step.of(sentence, party=user, cost=part.cost, n=len(part.users))
                told[user] = [*told[user], step]
    return told


@part_by_part.register
def _of_a_maximum(game: MaximumGame) -> dict[str, Sequence[Step]]:
    """From the smallest need up: as much as the one before, and a part of what is needed more."""
    costs, shares = _in_money(game, game.costs), game.shapley()
    order, n = sorted(costs, key=lambda player: costs[player]), len(costs)
    told: dict[str, Sequence[Step]] = {order[0]: [Step.of(_SMALLEST, party=order[0], cost=costs[order[0]], n=n)]}
    for place, (neighbour, player) in enumerate(pairwise(order), 1):
        before = _as_neighbour(neighbour, shares[neighbour], costs[player].currency)
        step = Step.of(_MORE, party=player, cost=costs[player], less=costs[neighbour], n=n - place, **before)
        told[player] = [step]
    return told


@part_by_part.register
def _of_a_tree(game: TreeGame) -> dict[str, Sequence[Step]]:
    """From the source outwards: as much as the one it hangs on, and a part of its own branch."""
    costs, shares, parents = _in_money(game, game.costs), game.shapley(), dict(game.parents)
    told: dict[str, Sequence[Step]] = {}
    for player, branch in zip(game.players, game.components(), strict=True):
        parent, cost = parents[player], costs[player]
        before = _as_neighbour(parent, shares[parent], cost.currency) if parent is not None else {}
        sentence = _BRANCH_BEHIND if before else _BRANCH
        told[player] = [Step.of(sentence, party=player, cost=cost, n=len(branch.users), **before)]
    return told


@part_by_part.register
def _of_a_sum(game: SumGame) -> dict[str, Sequence[Step]]:
    told: dict[str, Sequence[Step]] = {player: [] for player in game.players}
    for part in game.parts:
        for player, steps in part_by_part(part).items():
            told[player] = [*told[player], *steps]
    return told


def _in_money(game: StructuredGame, costs: PlayerCosts) -> dict[str, Money]:
    unit = game.unit
    return {player: Money(int(unit.steps(cost)), unit.currency or "") for player, cost in costs}


def _as_neighbour(neighbour: str, share: Value, currency: str) -> dict[str, Figure]:
    before = Fraction(share) / minor_per_major(currency)
    return {"before": before, "neighbour": neighbour, "currency": unit_of(currency)}
