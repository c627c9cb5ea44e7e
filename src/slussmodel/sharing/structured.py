"""Cost games that keep their structure: closed-form Shapley values for hundreds of players, and a table for a few.

Each of these is a list of components, where a component has a cost that is paid once if any of its users takes part:

- a maximum (a runway, a licence tier): the step from one size to the next, used by all who need at least the larger;
- fixed plus own cost: one component that all use, and one each;
- a tree (pipes, fibre): each branch, used by all who lie behind it.

The Shapley value splits each component equally among its users (Littlechild & Owen 1973 for the runway, Megiddo 1978
for the tree), because the value is additive and the users of one component are alike. Such games are concave, so the
value lies in the core. Games add: `a + b`, `Fraction(1, 2) * a`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Set
from decimal import Decimal
from fractions import Fraction
from itertools import chain, pairwise
from math import lcm
from typing import Any, Self

import numpy as np
from attrs import Attribute, evolve, field, frozen

from slussmodel.errors import InvalidValue, MissingParty, UnknownName
from slussmodel.money import Exact, Money
from slussmodel.sharing.coalitions import Numbers, check_players, check_table_size, mask_of
from slussmodel.sharing.game import LARGEST_INT64, CostGame
from slussmodel.sharing.given import exact, pairs
from slussmodel.sharing.units import Cost, Unit, Value, read_costs

PlayerCosts = tuple[tuple[str, Cost], ...]


@frozen
class Component:
    """Something that costs the same whoever uses it, and is paid once if anybody does."""

    cost: Cost
    users: tuple[str, ...]


class StructuredGame(ABC):
    """A cost game given by its parts; `+` and a factor make weighted sums."""

    __slots__ = ()

    @property
    @abstractmethod
    def players(self) -> tuple[str, ...]: ...

    @abstractmethod
    def components(self) -> tuple[Component, ...]: ...

    @abstractmethod
    def times(self, factor: Exact) -> StructuredGame:
        """The same game, each cost so many times as large (Money to its minor unit); the factor is not negative."""

    @property
    def unit(self) -> Unit:
        """What its costs are counted in, all of them together."""
        return _read(self.components())[1]

    @property
    def currency(self) -> str | None:
        return self.unit.currency

    def shapley(self) -> dict[str, Value]:
        """Each component split equally among its users."""
        unit = self.unit
        common = _common(len(self.players)) if unit.exact else 1
        owed = self.owed(unit, common)
        if unit.denominator is None:
            return {player: float(amount) for player, amount in owed.items()}
        return {player: Fraction(int(amount), common * unit.denominator) for player, amount in owed.items()}

    def owed(self, unit: Unit, common: int) -> dict[str, int | float]:
        """The Shapley value in parts of a step of the unit, where every number of users divides the number of parts."""
        owed: dict[str, int | float] = dict.fromkeys(self.players, 0)
        for part in self.components():
            share = _split(unit.steps(part.cost) * common, len(part.users))
            for user in part.users:
                owed[user] += share
        return owed

    def cost(self, coalition: Iterable[str]) -> Value:
        """The cost of a group: each component that any of them uses."""
        group = {coalition} if isinstance(coalition, str) else set(coalition)
        for player in group.difference(self.players):
            raise UnknownName.among("player", player, self.players)
        unit = self.unit
        return unit.value(sum(unit.steps(part.cost) for part in self.components() if not group.isdisjoint(part.users)))

    def table(self) -> CostGame:
        """Every coalition's cost; raises `InvalidValue` above 25 players."""
        check_table_size(type(self).__name__, self.players)
        unit = self.unit
        by_users: dict[int, int | float] = {}
        for part in self.components():
            mask = mask_of(part.users, self.players)
            by_users[mask] = by_users.get(mask, 0) + unit.steps(part.cost)
        return CostGame(self.players, _charged(len(self.players), by_users, unit), unit)

    def __add__(self, other: StructuredGame) -> SumGame:
        return SumGame((self, other)) if isinstance(other, StructuredGame) else NotImplemented

    def __rmul__(self, factor: Exact | float) -> StructuredGame:
        if isinstance(factor, bool) or not isinstance(factor, (int, float, Fraction, Decimal)):
            return NotImplemented
        return self.times(factor if isinstance(factor, int) else exact("StructuredGame", "factor", factor, factor))

    def __radd__(self, other: object) -> StructuredGame:
        return self if other == 0 and isinstance(other, int) else NotImplemented  # what sum() starts from


def _pairs(costs: Mapping[str, Cost] | PlayerCosts) -> PlayerCosts:
    return pairs("StructuredGame", "costs", costs)


def _components(parts: Iterable[Component | tuple[Cost, Iterable[str]]]) -> tuple[Component, ...]:
    plain = ((part.cost, part.users) if isinstance(part, Component) else part for part in parts)
    return tuple(_component(cost, users) for cost, users in pairs("SharedComponentsGame", "parts", plain))


def _component(cost: Cost, users: Iterable[str]) -> Component:
    distinct = tuple(sorted(users) if isinstance(users, Set) else dict.fromkeys(users))
    if not distinct:
        raise InvalidValue("SharedComponentsGame", "parts", (cost, users), "must have users")
    return Component(cost, distinct)


def _parents(
    parents: Mapping[str, str | None] | tuple[tuple[str, str | None], ...],
) -> tuple[tuple[str, str | None], ...]:
    return tuple(dict(pairs("TreeGame", "parents", parents)).items())


def _checked_pairs(instance: object, attribute: Attribute[Any], pairs: PlayerCosts) -> None:
    check_players(type(instance).__name__, tuple(player for player, _ in pairs))
    read_costs(type(instance).__name__, dict(pairs))


@frozen
class MaximumGame(StructuredGame):
    """A group costs as much as its most costly member: the airport game, a licence by size, a road as wide as its
    widest user.

    >>> runway = MaximumGame({"small": 8, "medium": 11, "large": 13, "jumbo": 18})
    >>> [int(share) for share in runway.shapley().values()]
    [2, 3, 4, 9]
    """

    costs: PlayerCosts = field(converter=_pairs, validator=_checked_pairs)

    @property
    def players(self) -> tuple[str, ...]:
        return tuple(player for player, _ in self.costs)

    def components(self) -> tuple[Component, ...]:
        steps, unit = read_costs("MaximumGame", dict(self.costs))
        ordered = sorted(zip(steps, self.players, strict=True), key=lambda pair: pair[0])
        names = tuple(player for _, player in ordered)
        sizes = pairwise([0, *(size for size, _ in ordered)])
        return tuple(
            Component(unit.cost(high - low), names[place:]) for place, (low, high) in enumerate(sizes) if high != low
        )

    @property
    def unit(self) -> Unit:
        return read_costs("MaximumGame", dict(self.costs))[1]

    def owed(self, unit: Unit, common: int) -> dict[str, int | float]:
        """Each step of the runway split among those who need it, added up along the runway."""
        ordered = sorted((unit.steps(cost), player) for player, cost in self.costs)
        owed: dict[str, int | float] = {}
        so_far: int | float = 0
        reached: int | float = 0
        for place, (size, player) in enumerate(ordered):
            so_far += _split((size - reached) * common, len(ordered) - place)
            owed[player], reached = so_far, size
        return {player: owed[player] for player in self.players}

    def times(self, factor: Exact) -> Self:
        return evolve(self, costs=tuple((player, _scaled(cost, factor)) for player, cost in self.costs))


@frozen
class FixedPlusOwnGame(StructuredGame):
    """A fixed cost, paid once if anybody takes part, and each player's own cost.

    >>> FixedPlusOwnGame(fixed=30, own={"A": 1, "B": 2, "C": 0}).shapley()
    {'A': Fraction(11, 1), 'B': Fraction(12, 1), 'C': Fraction(10, 1)}
    """

    fixed: Cost
    own: PlayerCosts = field(converter=_pairs, validator=_checked_pairs)

    def __attrs_post_init__(self) -> None:
        _read(self.components())

    @property
    def players(self) -> tuple[str, ...]:
        return tuple(player for player, _ in self.own)

    def components(self) -> tuple[Component, ...]:
        return (Component(self.fixed, self.players), *(Component(cost, (player,)) for player, cost in self.own))

    def times(self, factor: Exact) -> Self:
        own = tuple((player, _scaled(cost, factor)) for player, cost in self.own)
        return evolve(self, fixed=_scaled(self.fixed, factor), own=own)


@frozen
class SharedComponentsGame(StructuredGame):
    """Components, each paid once if any of its users takes part: modules of a system, lessons of a training.

    >>> game = SharedComponentsGame([(60, "ABC"), (10, "AB")])
    >>> game.shapley()
    {'A': Fraction(25, 1), 'B': Fraction(25, 1), 'C': Fraction(20, 1)}
    """

    parts: tuple[Component, ...] = field(converter=_components)

    def __attrs_post_init__(self) -> None:
        check_players("SharedComponentsGame", self.players)
        _read(self.parts)

    @property
    def players(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(chain.from_iterable(part.users for part in self.parts)))

    def components(self) -> tuple[Component, ...]:
        return self.parts

    def times(self, factor: Exact) -> Self:
        return evolve(self, parts=tuple(Component(_scaled(part.cost, factor), part.users) for part in self.parts))


@frozen
class TreeGame(StructuredGame):
    """A tree of pipes from one source: each player's branch has a cost and hangs on another player's, or on the source.

    `parents` names who each player hangs on, None for the source. A group pays every branch between it and the source.

    >>> pipes = TreeGame({"Hjo": 4, "Tibro": 2}, parents={"Hjo": None, "Tibro": "Hjo"})
    >>> pipes.shapley()
    {'Hjo': Fraction(2, 1), 'Tibro': Fraction(4, 1)}
    """

    costs: PlayerCosts = field(converter=_pairs, validator=_checked_pairs)
    parents: tuple[tuple[str, str | None], ...] = field(converter=_parents)

    def __attrs_post_init__(self) -> None:
        parents = dict(self.parents)
        if missing := tuple(player for player in self.players if player not in parents):
            raise MissingParty("TreeGame.parents", missing)
        for name in chain(parents, parents.values()):
            if name is not None and name not in self.players:
                raise UnknownName.among("player", name, self.players)
        self._downwards()

    @property
    def players(self) -> tuple[str, ...]:
        return tuple(player for player, _ in self.costs)

    def components(self) -> tuple[Component, ...]:
        parents, behind = dict(self.parents), {player: [player] for player in self.players}
        for player in reversed(self._downwards()):
            if (parent := parents[player]) is not None:
                behind[parent].extend(behind[player])
        return tuple(Component(cost, tuple(behind[player])) for player, cost in self.costs)

    def owed(self, unit: Unit, common: int) -> dict[str, int | float]:
        """Each branch split among all behind it, added up from the source outwards."""
        costs, parents, order = dict(self.costs), dict(self.parents), self._downwards()
        behind = dict.fromkeys(order, 1)
        for player in reversed(order):
            if (parent := parents[player]) is not None:
                behind[parent] += behind[player]
        owed: dict[str | None, int | float] = {None: 0}
        for player in order:
            owed[player] = owed[parents[player]] + _split(unit.steps(costs[player]) * common, behind[player])
        return {player: owed[player] for player in self.players}

    @property
    def unit(self) -> Unit:
        return read_costs("TreeGame", dict(self.costs))[1]

    def times(self, factor: Exact) -> Self:
        return evolve(self, costs=tuple((player, _scaled(cost, factor)) for player, cost in self.costs))

    def _downwards(self) -> list[str]:
        """The players, each after the one it hangs on; raises where some hang in a ring."""
        children: dict[str | None, list[str]] = {}
        for player, parent in self.parents:
            children.setdefault(parent, []).append(player)
        found = list(children.get(None, ()))
        for player in found:
            found.extend(children.get(player, ()))
        if lost := sorted(set(self.players).difference(found)):
            raise InvalidValue("TreeGame", "parents", lost, "hang on one another and never reach the source")
        return found


def _flat(parts: Iterable[StructuredGame]) -> tuple[StructuredGame, ...]:
    """The parts, sums among them taken apart."""
    return tuple(chain.from_iterable(part.parts if isinstance(part, SumGame) else (part,) for part in parts))


@frozen
class SumGame(StructuredGame):
    """Several games at once; a player of one only has no cost in the others.

    >>> (MaximumGame({"A": 2, "B": 6}) + FixedPlusOwnGame(fixed=10, own={"A": 0, "B": 1})).shapley()
    {'A': Fraction(6, 1), 'B': Fraction(11, 1)}
    """

    parts: tuple[StructuredGame, ...] = field(converter=_flat)

    def __attrs_post_init__(self) -> None:
        _ = self.unit

    @property
    def players(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(chain.from_iterable(part.players for part in self.parts)))

    def components(self) -> tuple[Component, ...]:
        return tuple(chain.from_iterable(part.components() for part in self.parts))

    @property
    def unit(self) -> Unit:
        """One that all parts can be counted in; raises `InvalidValue` or `CurrencyMismatch` where there is none."""
        steps = {f"part {place}": part.unit.cost(1) for place, part in enumerate(self.parts, 1)}
        return read_costs("SumGame", steps)[1]

    def owed(self, unit: Unit, common: int) -> dict[str, int | float]:
        owed: dict[str, int | float] = dict.fromkeys(self.players, 0)
        for part in self.parts:
            for player, amount in part.owed(unit, common).items():
                owed[player] += amount
        return owed

    def times(self, factor: Exact) -> Self:
        return evolve(self, parts=tuple(part.times(factor) for part in self.parts))


def _read(parts: tuple[Component, ...]) -> tuple[list[int] | list[float], Unit]:
    named = {f"component {place} of {', '.join(part.users[:3])}": part.cost for place, part in enumerate(parts, 1)}
    return read_costs("StructuredGame", named)


def _common(n: int) -> int:
    """A number that every count of users divides, so that equal shares stay whole."""
    return lcm(*range(1, n + 1))


def _split(amount: int | float, users: int) -> int | float:
    return amount // users if isinstance(amount, int) else amount / users


def _charged(n: int, by_users: Mapping[int, int | float], unit: Unit) -> Numbers:
    """The table of components: a coalition pays for all but those whose users are all outside it.

    What a coalition does not pay is the sum over the subsets of its complement, taken one bit at a time.
    """
    everything = sum(by_users.values())
    small = abs(everything) < LARGEST_INT64
    unpaid: Numbers = np.zeros(1 << n, dtype=(np.int64 if small else object) if unit.exact else np.float64)
    for mask, cost in by_users.items():
        unpaid[mask] += cost
    for place in range(n):
        halves = unpaid.reshape(-1, 2, 1 << place)
        halves[:, 1] += halves[:, 0]
    costs = everything - unpaid[::-1]
    costs[0] = 0
    costs.flags.writeable = False
    return costs


def _scaled(cost: Cost, factor: Exact) -> Cost:
    if factor < 0:
        raise InvalidValue("StructuredGame", "factor", factor, "must not be negative")
    if isinstance(cost, Money):
        return cost.times(factor)
    return cost * float(factor) if isinstance(cost, float) else Fraction(cost) * Fraction(factor)
