"""Cost games as data: the players, the unit, and the costs in the order of the bits.

A class of its own is needed since a game keeps its costs in an array; numpy is loaded when a game is first met.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
from cattrs import Converter

from slussmodel.codec.faults import Misfit
from slussmodel.sharing.units import Unit

_HOMES = {"slussmodel.sharing.game": "CostGame", "slussmodel.sharing.savings": "SavingsGame"}


@attrs.frozen(kw_only=True)
class ToldGame:
    """What a payload of a game holds."""

    players: tuple[str, ...]
    costs: tuple[int | float, ...]
    unit: Unit


def is_game(kind: Any) -> bool:
    return isinstance(kind, type) and _HOMES.get(kind.__module__) == kind.__name__


def game_writer(kind: Any, made: Converter) -> Callable[[Any], dict[str, Any]]:
    def write(game: Any) -> dict[str, Any]:
        own = game if kind.__name__ == "CostGame" else game.mirror
        costs = own.costs if own is game else -own.costs
        told = ToldGame(players=own.players, costs=tuple(costs.tolist()), unit=own.unit)
        return dict(made.unstructure(told))

    return write


def game_reader(kind: Any, made: Converter) -> Callable[[Any, Any], Any]:
    def read(value: Any, _: Any) -> Any:
        told = made.structure(value, ToldGame)
        if told.unit.exact == any(isinstance(cost, float) for cost in told.costs):
            raise Misfit("costs must be whole numbers where the unit has a denominator, and floats where it has none")
        game = kind.from_array(told.players, list(told.costs))
        if kind.__name__ == "CostGame":
            return attrs.evolve(game, unit=told.unit)
        return attrs.evolve(game, mirror=attrs.evolve(game.mirror, unit=told.unit))

    return read
