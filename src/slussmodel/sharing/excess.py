"""How a coalition's dissatisfaction is measured: what its members pay more than it would cost them alone."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from slussmodel.errors import InvalidValue
from slussmodel.language import Labelled
from slussmodel.sharing.coalitions import Numbers, named, sizes
from slussmodel.sharing.game import CostGame
from slussmodel.sharing.units import Value, size_of


class Excess(Labelled):
    """The excess x(S) - c(S), as it is or divided by something."""

    PLAIN = "plain", "per grupp", "per group"
    PER_CAPITA = "per_capita", "per medlem", "per member"
    PROPORTIONAL = "proportional", "per kostnadskrona", "per unit of cost"

    def divisor(self, game: CostGame, mask: int) -> Value:
        """What one coalition's excess is divided by."""
        match self:
            case Excess.PLAIN:
                return Fraction(1)
            case Excess.PER_CAPITA:
                return Fraction(mask.bit_count())
            case _:
                return size_of(game.numbers([mask])[0])

    def divisors(self, game: CostGame) -> Numbers:
        """What each coalition's excess is divided by, as an array by bits or a one that stands for all.

        Raises `InvalidValue` where a coalition without a cost makes the proportional excess meaningless.
        """
        if self is Excess.PLAIN:
            return np.ones(1, dtype=np.int64)
        if self is Excess.PER_CAPITA:
            return sizes(game.n)
        if not (free := game.costs[1:] == 0).any():
            return abs(game.costs)
        mask = 1 + int(np.argmax(free))
        rule = "must not be zero: no excess is in proportion to it"
        raise InvalidValue("ProportionalNucleolus", f"costs[{named(mask, game.players)}]", 0, rule)
