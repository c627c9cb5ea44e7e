"""Values that are near the Shapley value: with weights for the players, and with every group counted alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import isfinite, lcm
from typing import ClassVar

import numpy as np
from attrs import field, frozen

from slussmodel.errors import InvalidValue, MissingParty
from slussmodel.language import Sentence
from slussmodel.money import Weight
from slussmodel.sharing.coalitions import Numbers, members, subset_sums
from slussmodel.sharing.game import CostGame
from slussmodel.sharing.given import pairs
from slussmodel.sharing.orders import sums_by_size
from slussmodel.sharing.savings import SavingsGame
from slussmodel.sharing.solution import AnyGame, Solution, in_major
from slussmodel.sharing.steps import Coalitions, Figure, Step, unit_of
from slussmodel.sharing.units import Value, total_of

Weights = tuple[tuple[str, Weight], ...]

_DIVIDENDS_TOLD = 16
_ALONE = Sentence(
    "dividend_alone",
    sv="{party}: kostar ensam {dividend} {currency}.",
    en="{party}: costs {dividend} {currency} alone.",
)
_DIVIDEND = Sentence(
    "dividend_by_weight",
    sv="{party}: {dividend} × {weight} / {sum} {currency}, efter vikt av vad ({group}) kostar utöver sina delar.",
    en="{party}: {dividend} × {weight} / {sum} {currency}, by weight of what ({group}) costs beyond its parts.",
)
_BY_WEIGHT = Sentence(
    "dividends_by_weight",
    sv="{party}: med vikten {weight} sin del av vad var och en av {n} grupper kostar utöver sina delar.",
    en="{party}: with weight {weight} its part of what each of {n} groups costs beyond its parts.",
)
_ALL_ALIKE = Sentence(
    "banzhaf",
    sv="{party}: lägger i medel till {mean} {currency} till de andras alla grupper; {cost} × {mean} / {sum}.",
    en="{party}: adds {mean} {currency} on average to all groups of the others; {cost} × {mean} / {sum}.",
)


def _weights(weights: Mapping[str, Weight] | Weights) -> Weights:
    return pairs("WeightedShapley", "weights", weights)


@frozen
class WeightedShapley(Solution):
    """The Shapley value where players carry unequal weights, such as inhabitants (Shapley 1953; Kalai & Samet 1987).

    What a group costs more or less than its parts (its dividend) is shared among its members by weight. Equal weights
    give the Shapley value. Weights are positive; every player has one. Where each adds less the more have joined
    before, a larger weight never pays more: it takes a larger part of what is saved.

    >>> game = CostGame.from_costs("AB", {("A",): 3, ("B",): 4, ("A", "B"): 4})
    >>> WeightedShapley({"A": 2, "B": 1}).values(game)
    {'A': Fraction(1, 1), 'B': Fraction(3, 1)}

    With n unequal weights an exact value is a sum of 2**n fractions, each with its own denominator: some seconds for 14
    players. Give the costs as floats where that is too slow.
    """

    sv: ClassVar[str] = "Viktat Shapleyvärde"
    en: ClassVar[str] = "Weighted Shapley value"

    weights: Weights = field(converter=_weights)

    def __attrs_post_init__(self) -> None:
        for player, weight in self.weights:
            if isinstance(weight, bool) or not isinstance(weight, (int, float, Fraction, Decimal)):
                raise InvalidValue("WeightedShapley", f"weights[{player}]", weight, "must be a number")
            if not isfinite(weight) or weight <= 0:
                raise InvalidValue("WeightedShapley", f"weights[{player}]", weight, "must be finite and above zero")

    def solve(self, game: CostGame) -> Sequence[Value]:
        by_player = dict(self.weights)
        if missing := tuple(player for player in game.players if player not in by_player):
            raise MissingParty("WeightedShapley.weights", missing)
        weights = [Fraction(by_player[player]) for player in game.players]
        return _by_weight(weights, dividends(game)) if game.exact else _by_float_weight(weights, dividends(game))

    def told(self, game: CostGame) -> Mapping[str, Sequence[Step]]:
        """Each dividend by weight, where a player has few enough of them to be read."""
        left, weights = dividends(game), {player: Fraction(weight) for player, weight in self.weights}
        told: dict[str, Sequence[Step]] = {}
        for place, player in enumerate(game.players):
            groups = [int(mask) for mask in np.flatnonzero(left) if mask >> place & 1]
            if len(groups) <= _DIVIDENDS_TOLD:
                told[player] = [_dividend_told(game, weights, player, mask, int(left[mask])) for mask in groups]
            else:
                told[player] = [Step.of(_BY_WEIGHT, party=player, weight=weights[player], n=len(groups))]
        return told


@frozen
class Banzhaf(Solution):
    """What each adds on average over all groups of the others, every group counted alike (Banzhaf 1965).

    The values need not sum to the cost. `share` scales them so that they do (the normalised value), and refuses a game
    where they sum to nothing.
    """

    sv: ClassVar[str] = "Banzhafvärdet"
    en: ClassVar[str] = "Banzhaf value"

    def solve(self, game: CostGame) -> Sequence[Value]:
        half = 1 << game.n - 1
        if not game.exact:
            whole = game.costs.sum()
            return [float(2 * _with(game.costs, place) - whole) / half for place in range(game.n)]
        within, by_size = sums_by_size(game)
        return [Fraction(2 * sum(row) - sum(by_size), half) for row in within]

    def told(self, game: CostGame) -> Mapping[str, Sequence[Step]]:
        means = self.solve(game)
        said: dict[str, Figure] = {
            "cost": in_major(game, game.numbers([-1])[0]),
            "sum": in_major(game, total_of(means)),
            "currency": unit_of(game.currency or ""),
        }
        return {
            player: [Step.of(_ALL_ALIKE, party=player, mean=in_major(game, mean), **said)]
            for player, mean in zip(game.players, means, strict=True)
        }

    def payable(self, game: AnyGame, exact: dict[str, Fraction]) -> dict[str, Fraction]:
        whole = sum(exact.values(), start=Fraction(0))
        if whole == 0:
            raise InvalidValue("Banzhaf", "game", game, "has values that sum to zero and cannot be scaled to the cost")
        whole_cost = Fraction(game.total if isinstance(game, SavingsGame) else game.table().total)
        return {player: value * whole_cost / whole for player, value in exact.items()}


def _dividend_told(game: CostGame, weights: Mapping[str, Fraction], player: str, mask: int, left: int) -> Step:
    group = members(mask, game.players)
    said: dict[str, Figure] = {"dividend": in_major(game, Fraction(left)), "currency": unit_of(game.currency or "")}
    if len(group) == 1:
        return Step.of(_ALONE, party=player, **said)
    heavy = sum((weights[member] for member in group), Fraction(0))
    return Step.of(_DIVIDEND, party=player, group=Coalitions((group,)), weight=weights[player], sum=heavy, **said)


def dividends(game: CostGame) -> Numbers:
    """Harsanyi's dividends: what each group costs beyond the dividends of the groups within it."""
    small = not game.exact or int(abs(game.costs).max()) << game.n < 2**62
    left = np.array(game.costs, dtype=None if small else object)
    for place in range(game.n):
        halves = left.reshape(-1, 2, 1 << place)
        halves[:, 1] -= halves[:, 0]
    return left


def _by_weight(weights: Sequence[Fraction], left: Numbers) -> list[Value]:
    """The sums are made of numerators grouped by the weight of the group, which is the denominator."""
    unit = lcm(*(weight.denominator for weight in weights))
    whole = np.array([int(weight * unit) for weight in weights], dtype=object)
    heavy = subset_sums(whole)
    owed: list[Value] = []
    for place, weight in enumerate(whole):
        by_heaviness: dict[int, int] = {}
        for mask in np.flatnonzero(left):
            if mask >> place & 1:
                by_heaviness[heavy[mask]] = by_heaviness.get(heavy[mask], 0) + int(left[mask])
        owed.append(weight * _sum_of_fractions(list(by_heaviness.items())))
    return owed


def _sum_of_fractions(parts: list[tuple[int, int]]) -> Fraction:
    """Denominators and numerators, added in pairs so that large numbers meet late."""
    if len(parts) < 2:
        return Fraction(parts[0][1], parts[0][0]) if parts else Fraction(0)
    half = len(parts) // 2
    return _sum_of_fractions(parts[:half]) + _sum_of_fractions(parts[half:])


def _by_float_weight(weights: Sequence[Fraction], left: Numbers) -> list[Value]:
    heavy = subset_sums(np.array([float(weight) for weight in weights]))
    heavy[0] = 1.0
    return [float(weight) * float(_with(left / heavy, place)) for place, weight in enumerate(weights)]


def _with(numbers: Numbers, place: int) -> float:
    """The sum over the groups that a player is in."""
    return float(numbers.reshape(-1, 2, 1 << place)[:, 1].sum())
