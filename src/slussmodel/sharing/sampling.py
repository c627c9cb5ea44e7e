"""The Shapley value by sampling, for games too large for a table: estimates with intervals that can be trusted.

A random order of the players gives each the cost that it adds, and the average over all orders is the value. Three
things make a few orders say more:

- what has structure is not sampled: it has a closed form, and only the rest of the game is left to chance;
- each order comes with its turns: rotated so that every player stands early, in the middle and late, evenly;
- each comes with its reverse (antithetic): who came late, and met a built system, now comes early.

A random order with all its turns and their reverses is one draw. Draws are independent, so their mean has a Student t
interval. The confidence is for all players at once (Bonferroni), and is shared out over the looks at the width when
the sampling may stop early, so that stopping when the numbers please does not cheat. No sample can see what it never
drew: a cost that appears only for one group among millions is not found.

Castro, Gómez & Tejada (2009) for the estimate by orders; Mitchell et al. (2022) for antithetic orders.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, sqrt
from typing import Any, ClassVar, TypeAlias

import numpy as np
from attrs import Attribute, field, frozen
from attrs.validators import optional

from slussmodel.errors import InvalidValue
from slussmodel.language import Sentence
from slussmodel.progress import Progress, counted
from slussmodel.sharing.allocation import Allocation
from slussmodel.sharing.coalitions import Numbers
from slussmodel.sharing.function_game import FunctionGame, MixedGame
from slussmodel.sharing.game import CostGame
from slussmodel.sharing.savings import SavingsGame
from slussmodel.sharing.solution import AnyGame, Solution
from slussmodel.sharing.steps import Step, minor_per_major, unit_of
from slussmodel.sharing.structured import StructuredGame
from slussmodel.sharing.units import Value
from slussmodel.validators import at_least, of_type, wrong

CostsOf: TypeAlias = Callable[[Numbers], Numbers]

_TURNS = 16
_FIRST_LOOK = 32


_INTERVAL = Sentence(
    "shapley_interval",
    sv="{party}: skattat till mellan {low} och {high} {currency}, med minst {sure} procents säkerhet för alla på en "
    "gång.",
    en="{party}: estimated to be from {low} to {high} {currency}, with at least {sure} per cent confidence for all at "
    "once.",
)


def _between_nought_and_one(instance: object, attribute: Attribute[Any], value: float) -> None:
    of_type(float)(instance, attribute, value)
    if not 0 < value < 1:
        raise wrong(instance, attribute, value, "must be between 0 and 1")


@frozen
class Estimate:
    """One player's value, and an interval that holds the true one with the confidence that was asked for."""

    value: Value
    low: float
    high: float


@frozen(kw_only=True)
class SampledShapley(Solution):
    """The Shapley value of a large game, estimated from random orders.

    `draws` is how many independent draws are made at the most, each of up to 32 orders. With `width` the sampling
    stops as soon as no interval is wider, in the units of the values (öre for a game in Money). The same seed gives
    the same answer.

    `values`, `share` and `estimates` take a `progress`, which is told of `draws` in all: when the sampling stops early,
    those that were spared count as made.

    >>> from slussmodel.sharing import FixedPlusOwnGame, FunctionGame
    >>> rule = SampledShapley(seed=1, width=0.5)
    >>> rest = FunctionGame("ABC", lambda members: members.sum(axis=1) ** 0.5)
    >>> values = rule.values(FixedPlusOwnGame(fixed=30.0, own={"A": 1.0, "B": 2.0, "C": 0.0}) + rest)
    >>> {player: round(value, 1) for player, value in values.items()}
    {'A': 11.6, 'B': 12.6, 'C': 10.6}

    The values sum to the cost, exactly where the function gives whole numbers.
    """

    sv: ClassVar[str] = "Shapleyvärdet, skattat"
    en: ClassVar[str] = "Shapley value, estimated"

    seed: int = field(validator=[of_type(int), at_least(0)])
    draws: int = field(default=1024, validator=[of_type(int), at_least(2)])
    width: float | None = field(default=None, validator=optional(of_type(int, float)))
    confidence: float = field(default=0.95, validator=_between_nought_and_one)

    def __attrs_post_init__(self) -> None:
        if self.width is not None and not self.width > 0:
            raise InvalidValue("SampledShapley", "width", self.width, "must be above zero")

    def values(self, game: AnyGame, *, progress: Progress | None = None) -> dict[str, Value]:
        if isinstance(game, SavingsGame):
            return {player: -value for player, value in self.values(game.mirror, progress=progress).items()}
        if isinstance(game, (StructuredGame, FunctionGame, MixedGame)):
            return {player: estimate.value for player, estimate in self.estimates(game, progress=progress).items()}
        self.check_is_game(game)
        table = game.table()
        return table.named(self.solve(table, progress=progress))

    def solve(self, game: CostGame, *, progress: Progress | None = None) -> list[Value]:
        scale = game.unit.denominator or 1
        return [estimate.value * scale for estimate in self.estimates(game, progress=progress).values()]

    def share(self, game: AnyGame, *, progress: Progress | None = None) -> Allocation:
        """The estimates rounded to money that sums to the whole; its explanation gives each interval.

        Raises `InvalidValue` for a game of plain numbers: they say nothing of what can be paid.
        """
        currency = self.currency_of(game)
        if not isinstance(game, (CostGame, StructuredGame, FunctionGame, MixedGame)):
            return self.allocate(game, currency, self.values(game, progress=progress))
        estimates = self.estimates(game, progress=progress)
        values = {player: estimate.value for player, estimate in estimates.items()}
        return self.allocate(game, currency, values, each=self._intervals(currency, estimates))

    def _intervals(self, currency: str, estimates: Mapping[str, Estimate]) -> dict[str, Sequence[Step]]:
        major = minor_per_major(currency)
        told: dict[str, Sequence[Step]] = {}
        for player, one in estimates.items():
            ends = {"low": Fraction(floor(one.low), major), "high": Fraction(ceil(one.high), major)}
            sure = Fraction(repr(self.confidence)) * 100
            told[player] = [Step.of(_INTERVAL, party=player, currency=unit_of(currency), sure=sure, **ends)]
        return told

    def estimates(
        self, game: CostGame | StructuredGame | FunctionGame | MixedGame, *, progress: Progress | None = None
    ) -> dict[str, Estimate]:
        """Each player's value with its interval; structure alone is known exactly and has intervals of no width."""
        match game:
            case StructuredGame():
                if progress is not None:
                    progress(self.draws)
                return _moved(game.shapley(), {})
            case MixedGame():
                return _moved(game.structure.shapley(), self.estimates(game.rest, progress=progress))
            case FunctionGame():
                return self._sampled(game.players, game.costs_of, 1, progress)
            case _:
                bits = 1 << np.arange(game.n)
                scale = game.unit.denominator or 1
                return self._sampled(game.players, lambda groups: game.costs[groups @ bits], scale, progress)

    def _sampled(
        self, players: tuple[str, ...], costs_of: CostsOf, scale: int, progress: Progress | None
    ) -> dict[str, Estimate]:
        rng = np.random.default_rng(self.seed)
        sums: list[Numbers] = []
        look = 0
        while len(sums) < self.draws:
            look += 1
            wanted = self.draws if self.width is None else min(self.draws, _FIRST_LOOK << look - 1)
            sums += [_draw(rng, len(players), costs_of) for _ in counted(range(wanted - len(sums)), progress)]
            radius = self._radius(np.array(sums, dtype=np.float64), look) / (_orders(len(players)) * scale)
            if self.width is not None and 2 * radius.max() <= self.width:
                break
        if progress is not None and len(sums) < self.draws:
            progress(self.draws - len(sums))
        drawn = np.array(sums)
        total = drawn.sum(axis=0) if drawn.dtype.kind == "f" else drawn.astype(object).sum(axis=0)
        count = len(sums) * _orders(len(players)) * scale
        return {
            player: _estimate(amount, count, float(half))
            for player, amount, half in zip(players, total, radius, strict=True)
        }

    def _radius(self, sums: Numbers, look: int) -> Numbers:
        """Half the width of each player's interval, in sums over a draw."""
        from scipy.special import stdtrit

        count, players = sums.shape
        doubt = (1 - self.confidence) / players / (1 if self.width is None else look * (look + 1))
        spread: Numbers = sums.std(axis=0, ddof=1) / sqrt(count)
        return spread * float(stdtrit(count - 1, 1 - doubt / 2))


def _orders(n: int) -> int:
    """How many orders there are in a draw."""
    return 2 * min(n, _TURNS)


def _draw(rng: np.random.Generator, n: int, costs_of: CostsOf) -> Numbers:
    """What each player adds, summed over the turns of a random order and their reverses."""
    order = rng.permutation(n)
    turns = np.arange(min(n, _TURNS)) * n // min(n, _TURNS)
    places = (order + turns[:, None]) % n
    places = np.concatenate([places, n - 1 - places])
    groups = places[:, None, :] <= np.arange(n)[:, None]
    costs = costs_of(groups.reshape(-1, n)).reshape(len(places), n)
    added = np.diff(costs, axis=1, prepend=0)
    by_player: Numbers = np.take_along_axis(added, places, axis=1).sum(axis=0)
    return by_player


def _estimate(amount: float, count: int, radius: float) -> Estimate:
    value = float(amount) / count if isinstance(amount, float) else Fraction(int(amount), count)
    return Estimate(value, float(value) - radius, float(value) + radius)


def _moved(known: Mapping[str, Value], rest: Mapping[str, Estimate]) -> dict[str, Estimate]:
    nothing = Estimate(Fraction(0), 0.0, 0.0)
    moved = {player: (value, rest.get(player, nothing)) for player, value in known.items()}
    return {
        player: Estimate(value + one.value, float(value) + one.low, float(value) + one.high)
        for player, (value, one) in moved.items()
    }
