"""The least core: allocations where the worst-off group has as little as possible to complain of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import numpy as np
from attrs import frozen

from slussmodel.errors import MissingParty
from slussmodel.sharing.coalitions import subset_sums
from slussmodel.sharing.excess import Excess
from slussmodel.sharing.game import Game
from slussmodel.sharing.given import exact, mapped
from slussmodel.sharing.nucleolus import Lexicographic
from slussmodel.sharing.units import Value


@frozen
class LeastCore(Lexicographic):
    """All allocations of the whole cost in which the largest excess is as small as it can be.

    As a rule it answers with the prenucleolus, the one point of the least core that goes on to make the next excesses
    small. `level` is the least largest excess: not above zero if and only if there is a core. Measured per member it is
    the weak least core, in proportion to cost the proportional least core (Young, Okada & Hashimoto 1982).

    >>> from slussmodel.sharing import CostGame
    >>> game = CostGame.from_costs("AB", {("A",): 3, ("B",): 4, ("A", "B"): 5})
    >>> LeastCore().level(game), LeastCore().holds(game, {"A": 2, "B": 3})
    (Fraction(-1, 1), True)
    """

    sv: ClassVar[str] = "Minsta kärnan"
    en: ClassVar[str] = "Least core"

    individually_rational: ClassVar[bool] = False

    measure: Excess = Excess.PLAIN

    def measured(self) -> Excess:
        return self.measure

    def level(self, game: Game) -> Value:
        """The least largest excess; in proportion to cost it is a ratio, otherwise in the units of the values."""
        excess = self.certificate(game).levels[0].excess
        return excess if self.measure is Excess.PROPORTIONAL else game.table().unit.value(excess)

    def holds(self, game: Game, values: Mapping[str, Value | int]) -> bool:
        """Whether an allocation, in the units of `Solution.values`, lies in the least core."""
        table = game.table()
        if missing := tuple(player for player in table.players if player not in mapped("LeastCore", "values", values)):
            raise MissingParty("values", missing)
        scale = table.unit.denominator or 1
        kind = object if table.exact else np.float64
        plain = [exact("LeastCore", "values", values[player], {player: values[player]}) for player in table.players]
        amounts = np.array([one * scale for one in plain], dtype=kind)
        over = (subset_sums(amounts) - table.costs)[1:-1]
        divisors = self.measure.divisors(table).astype(kind)
        worst = (over / (divisors[1:-1] if len(divisors) > 1 else divisors[0])).max()
        level = self.certificate(table).levels[0].excess
        whole = sum(amounts) - table.numbers([-1])[0]
        return bool(abs(whole) <= table.noise and worst - level <= table.noise)
