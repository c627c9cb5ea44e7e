"""Games in which a coalition is worth something: savings, profits, votes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import lcm
from numbers import Integral
from typing import Self

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike

from slussmodel.money import Money
from slussmodel.sharing.coalitions import Numbers, mask_of, subset_sums
from slussmodel.sharing.game import CostGame, as_table
from slussmodel.sharing.units import Cost, Unit, Value


@frozen(repr=False)
class SavingsGame:
    """What each coalition is worth, to be shared out rather than paid.

    A rule shares a worth of v as it shares a cost of -v, with the signs turned: `mirror` is that cost game.

    >>> from slussmodel.sharing import Shapley
    >>> costs = CostGame.from_costs("AB", {("A",): 3, ("B",): 4, ("A", "B"): 5})
    >>> Shapley().values(costs.savings())
    {'A': Fraction(1, 1), 'B': Fraction(1, 1)}
    """

    mirror: CostGame

    @classmethod
    def of(cls, game: CostGame) -> Self:
        """The savings of a cost game: the sum of the members' costs alone, less the cost of the coalition."""
        alone = subset_sums(game.costs[1 << np.arange(game.n)])
        mirror = game.costs - alone
        mirror.flags.writeable = False
        return cls(CostGame(game.players, mirror, game.unit))

    @classmethod
    def from_values(cls, players: Iterable[str], values: Mapping[tuple[str, ...], Cost]) -> Self:
        """Worth by coalition; every coalition but the empty one must be there. A worth below nothing is a loss.

        >>> market = SavingsGame.from_values("AB", {("A",): -1, ("B",): 0, ("A", "B"): 3})
        >>> market.value(("A",)), market.total
        (Fraction(-1, 1), Fraction(3, 1))
        """
        names = tuple(players)
        gains, losses = (
            CostGame.from_costs(names, {group: _part(worth, sign) for group, worth in values.items()})
            for sign in (1, -1)
        )
        return cls._mirroring(gains, losses)

    @classmethod
    def from_array(cls, players: Iterable[str], array: ArrayLike, *, currency: str | None = None) -> Self:
        """Worth by bits, as `CostGame.from_array` takes costs."""
        names, table = tuple(players), as_table(array)
        gains, losses = (CostGame.from_array(names, _parts(table, sign), currency=currency) for sign in (1, -1))
        return cls._mirroring(gains, losses)

    @classmethod
    def _mirroring(cls, gains: CostGame, losses: CostGame) -> Self:
        """What is gained costs less than nothing, what is lost costs something; over one denominator."""
        one, other = gains.unit.denominator, losses.unit.denominator
        if one is None or other is None:
            mirror, unit = losses.costs.astype(np.float64) - gains.costs.astype(np.float64), Unit(None)
        else:
            whole = lcm(one, other)
            unit = Unit(whole, gains.currency)
            mirror = losses.over(whole) - gains.over(whole)
        mirror.flags.writeable = False
        return cls(CostGame(gains.players, mirror, unit))

    @property
    def players(self) -> tuple[str, ...]:
        return self.mirror.players

    @property
    def currency(self) -> str | None:
        return self.mirror.currency

    @property
    def total(self) -> Value:
        return -self.mirror.total

    def value(self, coalition: Iterable[str]) -> Value:
        return -self.mirror.unit.value(self.mirror.steps(mask_of(coalition, self.players)))

    def __repr__(self) -> str:
        return f"<SavingsGame of {len(self.players)} players: together they save {self.total}>"


def _part(worth: Cost, sign: int) -> Cost:
    """A worth where it has the sign, without it; nothing where it has the other. What is no number stays as it is."""
    if isinstance(worth, Integral) and not isinstance(worth, bool):
        worth = int(worth)  # one of numpy's would not hold the opposite of its least
    if isinstance(worth, bool) or not isinstance(worth, (int, float, Fraction, Decimal, Money)):
        return worth
    signed = worth if sign > 0 else -worth
    return worth * 0 if (signed.minor if isinstance(signed, Money) else signed) < 0 else signed


def _parts(table: Numbers, sign: int) -> Numbers:
    if table.dtype.kind == "O":
        return np.array([_part(worth, sign) for worth in table.flat], dtype=object)
    if table.dtype.kind not in "iuf":
        return table
    return np.maximum(table, 0) if sign > 0 else np.where(table < 0, -table, np.zeros_like(table))
