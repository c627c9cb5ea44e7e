"""Games given by a function that says what groups cost: for more players than a table can hold."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from attrs import field, frozen

from slussmodel.errors import InvalidValue
from slussmodel.money import decimals_of
from slussmodel.sharing.coalitions import Numbers, player_names
from slussmodel.sharing.game import LARGEST_INT64, CostFunction, CostGame
from slussmodel.sharing.given import check_function
from slussmodel.sharing.structured import StructuredGame
from slussmodel.sharing.units import Unit


def _players(players: Iterable[str]) -> tuple[str, ...]:
    return player_names("FunctionGame", players)


@frozen
class FunctionGame:
    """A cost game behind a vectorised function, asked only for the groups that are needed.

    The function takes a matrix of bools, a row a group and a column a player, and returns a cost for each row: whole
    numbers (minor units, with a currency) or floats. It must give the same answer to the same question.

    >>> game = FunctionGame("ABC", lambda members: 10 + 5 * members.sum(axis=1))
    >>> game.table().cost(("A", "C"))
    Fraction(20, 1)
    """

    players: tuple[str, ...] = field(converter=_players)
    cost: CostFunction
    currency: str | None = None

    def __attrs_post_init__(self) -> None:
        check_function("FunctionGame", "cost", self.cost, "a matrix of bools, a row a group")
        if self.currency is not None:
            decimals_of(self.currency)

    def costs_of(self, groups: Numbers) -> Numbers:
        """The function's answer, checked: one finite cost that is not negative for each group."""
        costs = np.asarray(self.cost(groups))
        if costs.shape != (len(groups),):
            raise InvalidValue(
                "FunctionGame", "cost", costs.shape, f"must be one cost for each of {len(groups)} groups"
            )
        if costs.dtype.kind not in ("iu" if self.currency else "iuf"):
            raise InvalidValue(
                "FunctionGame", "cost", str(costs.dtype), "must be whole numbers, or floats without a currency"
            )
        for wrong, rule in ((~np.isfinite(costs), "must be finite"), (costs < 0, "must not be negative")):
            if wrong.any():
                place = int(np.argmax(wrong))
                group = [player for player, inside in zip(self.players, groups[place], strict=True) if inside]
                raise InvalidValue("FunctionGame", f"cost of {' + '.join(group[:6])}", costs[place].item(), rule)
        if costs.dtype.kind == "f":
            return costs
        return costs.astype(np.int64 if int(costs.max(initial=0)) < LARGEST_INT64 else object)

    def table(self) -> CostGame:
        return CostGame.from_function(self.players, self.cost, currency=self.currency)

    def __add__(self, other: StructuredGame) -> MixedGame:
        return MixedGame(other, self) if isinstance(other, StructuredGame) else NotImplemented

    __radd__ = __add__


@frozen
class MixedGame:
    """A structured part, which is shared in closed form, and a rest behind a function: `structure + function_game`.

    Both have the same players, in the same currency.
    """

    structure: StructuredGame
    rest: FunctionGame

    def __attrs_post_init__(self) -> None:
        odd = sorted(set(self.structure.players) ^ set(self.rest.players))
        if odd:
            raise InvalidValue("MixedGame", "players", odd, "must stand in both parts")
        if self.structure.currency != self.rest.currency:
            raise InvalidValue(
                "MixedGame", "currency", self.rest.currency, f"must be {self.structure.currency} as in the structure"
            )

    @property
    def players(self) -> tuple[str, ...]:
        return self.rest.players

    @property
    def currency(self) -> str | None:
        return self.rest.currency

    def table(self) -> CostGame:
        one, other = self.structure.table().restricted(self.players), self.rest.table()
        if one.unit.denominator is None or not other.exact:
            return CostGame(self.players, _as_floats(one) + _as_floats(other), Unit(None))
        costs = one.costs + other.over(one.unit.denominator)
        costs.flags.writeable = False
        return CostGame(self.players, costs, one.unit)


def _as_floats(game: CostGame) -> Numbers:
    return (game.costs / (game.unit.denominator or 1)).astype(np.float64)
