"""Games in which a coalition is worth something: savings, profits, votes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Self

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike

from slussmodel.sharing.coalitions import mask_of, subset_sums
from slussmodel.sharing.game import CostGame
from slussmodel.sharing.units import Cost, Value


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
        """Worth by coalition; every coalition but the empty one must be there. No worth may be negative."""
        return cls._mirroring(CostGame.from_costs(players, values))

    @classmethod
    def from_array(cls, players: Iterable[str], array: ArrayLike, *, currency: str | None = None) -> Self:
        """Worth by bits, as `CostGame.from_array` takes costs."""
        return cls._mirroring(CostGame.from_array(players, array, currency=currency))

    @classmethod
    def _mirroring(cls, game: CostGame) -> Self:
        mirror = -game.costs
        mirror.flags.writeable = False
        return cls(CostGame(game.players, mirror, game.unit))

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
