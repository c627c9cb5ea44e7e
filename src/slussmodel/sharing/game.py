"""A cost game: what each group of players would have to pay if it were alone.

`CostGame` is a table with one cost for each of the 2**n coalitions. Games that have a structure (a runway, a tree,
shared components) stay structure in `slussmodel.sharing.structured` and become a table when a rule asks for one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol, Self, TypeAlias, runtime_checkable

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike

from slussmodel.errors import InvalidValue, MissingParty, UnknownName
from slussmodel.findings import Finding
from slussmodel.money import Money, decimals_of
from slussmodel.sharing.coalitions import Numbers, check_table_size, mask_of, members, membership, named, player_names
from slussmodel.sharing.given import check_function
from slussmodel.sharing.units import Cost, Unit, Value, read_costs

if TYPE_CHECKING:
    from slussmodel.sharing.savings import SavingsGame

CostFunction: TypeAlias = Callable[[Numbers], ArrayLike]

LARGEST_INT64 = 2**57  # so that a sum over 25 players still fits
_FLOAT_NOISE = 1e-12
_NAMED_AT_MOST = 20
_ROWS_AT_ONCE = 1 << 16


@runtime_checkable
class Game(Protocol):
    """Players, and a table of costs where there are few enough of them."""

    @property
    def players(self) -> tuple[str, ...]: ...

    @property
    def currency(self) -> str | None: ...

    def table(self) -> CostGame: ...


@frozen(eq=False, repr=False)
class CostGame:
    """A cost for every coalition of named players; make one with `from_costs`, `from_array` or `from_function`.

    `costs[S]` counts steps of `unit`, where player i is bit i of S: whole numbers if every cost was exact (int,
    Fraction, Decimal, Money), floats otherwise. Values of a game in Money are in minor units (öre).

    >>> from slussmodel.sharing import Shapley
    >>> game = CostGame.from_costs(("A", "B"), {("A",): 3, ("B",): 4, ("A", "B"): 5})
    >>> Shapley().values(game)
    {'A': Fraction(2, 1), 'B': Fraction(3, 1)}

    Refused with an error that names it: a coalition without a cost (it is never taken as zero), a cost that is
    negative, NaN or infinite, a player twice or alone, more than 25 players.
    """

    players: tuple[str, ...]
    costs: Numbers
    unit: Unit

    @classmethod
    def from_costs(
        cls, players: Iterable[str], costs: Mapping[tuple[str, ...], Cost] | Mapping[frozenset[str], Cost]
    ) -> Self:
        """Costs by coalition, each a tuple or frozenset of names: all 2**n - 1, and the empty one if you like.

        Raises `MissingParty` for coalitions without a cost, `UnknownName` for a player who is not in the game and
        `InvalidValue` for the rest.
        """
        names = _checked_players(cls, players)
        by_mask = _by_mask(names, costs)
        _refuse_missing(names, by_mask)
        listed = {named(mask, names): by_mask[mask] for mask in range(1, 1 << len(names))}
        steps, unit = read_costs("CostGame", listed)
        return cls(names, _array([0, *steps], unit), unit)

    @classmethod
    def from_array(cls, players: Iterable[str], array: ArrayLike, *, currency: str | None = None) -> Self:
        """2**n costs, where player i is bit i of the index and the first is the cost of nobody, zero.

        Whole numbers stay exact; with a currency they are its minor units. An object array may hold Fractions or Money.
        """
        names = _checked_players(cls, players)
        table = as_table(array)
        if table.shape != (1 << len(names),):
            raise InvalidValue(
                cls.__name__,
                "costs",
                table.shape,
                f"must be one row of 2**{len(names)} = {1 << len(names)} costs, by bits",
            )
        if table.dtype.kind == "O":
            return cls._from_objects(names, table, currency)
        _check_array(cls.__name__, names, table)
        exact = table.dtype.kind in "iu"
        if currency is not None:
            decimals_of(currency)
            if not exact:
                raise InvalidValue(
                    cls.__name__, "costs", str(table.dtype), f"must be whole minor units of {currency}, not floats"
                )
        small = not exact or int(table.max()) < LARGEST_INT64
        costs = table.astype((np.int64 if small else object) if exact else np.float64)
        return cls(names, _read_only(costs), Unit(1 if exact else None, currency))

    @classmethod
    def from_function(cls, players: Iterable[str], cost: CostFunction, *, currency: str | None = None) -> Self:
        """Costs from a vectorised function: it takes a matrix of bools, a row a coalition and a column a player.

        >>> game = CostGame.from_function("ABC", lambda members: 10 + 5 * members.sum(axis=1))
        >>> game.cost(("A", "C"))
        Fraction(20, 1)

        The function is asked about coalitions with members only, up to 65,536 at a time.
        """
        names = _checked_players(cls, players)
        check_function(cls.__name__, "cost", cost, "a matrix of bools, a row a group")
        n = len(names)
        asked = range(1, 1 << n, _ROWS_AT_ONCE)
        rows = [_rows(n, start, min(start + _ROWS_AT_ONCE, 1 << n)) for start in asked]
        answers = [_answered(cost(row), len(row)) for row in rows]
        return cls.from_array(names, np.concatenate([np.zeros(1, dtype=answers[0].dtype), *answers]), currency=currency)

    @classmethod
    def _from_objects(cls, names: tuple[str, ...], table: Numbers, currency: str | None) -> Self:
        if table[0] not in (0, None) and not (isinstance(table[0], Money) and not table[0]):
            raise InvalidValue(cls.__name__, "costs[nobody]", table[0], "must be zero")
        game = cls.from_costs(names, {members(mask, names): table[mask] for mask in range(1, len(table))})
        return game if currency is None else game._in(currency)

    def _in(self, currency: str) -> Self:
        """The same numbers as minor units of a currency."""
        decimals_of(currency)
        if self.unit.denominator != 1 or self.currency not in (None, currency):
            rule = f"must be whole minor units of {currency}"
            raise InvalidValue(type(self).__name__, "costs", self, rule)
        return type(self)(self.players, self.costs, Unit(1, currency))

    def table(self) -> Self:
        return self

    @property
    def exact(self) -> bool:
        return self.unit.exact

    @property
    def currency(self) -> str | None:
        return self.unit.currency

    @property
    def n(self) -> int:
        return len(self.players)

    @property
    def total(self) -> Value:
        """The cost of all players together."""
        return self.unit.value(self.steps(-1))

    def cost(self, coalition: Iterable[str]) -> Value:
        """The cost of one coalition, given by names."""
        return self.unit.value(self.steps(mask_of(coalition, self.players)))

    def steps(self, mask: int) -> int | float:
        """A coalition's cost as it is stored, a plain Python number."""
        cost: int | float = self.costs[mask] if self.costs.dtype == object else self.costs[mask].item()
        return cost

    def numbers(self, masks: Sequence[int]) -> list[Value]:
        """Costs of coalitions in steps, as the numbers that rules compute with: Fractions if exact."""
        return [self.number_of(self.costs[mask]) for mask in masks]

    def number_of(self, steps: float) -> Value:
        """A stored number, or a sum of such, as a number that rules compute with."""
        return Fraction(int(steps)) if self.exact else float(steps)

    def over(self, denominator: int) -> Numbers:
        """The costs of an exact game as steps of a finer unit, whose denominator its own divides."""
        finer = denominator // (self.unit.denominator or 1)
        small = int(self.costs.max()) * finer < LARGEST_INT64
        return self.costs * finer if small else self.costs.astype(object) * finer

    @property
    def noise(self) -> float:
        """How far apart sums may be that are equal on paper: nothing if exact, else some units in the last place."""
        return 0 if self.exact else _FLOAT_NOISE * float(abs(self.costs).max())

    def number_near(self, approximate: float) -> Value:
        """A float as a number that rules compute with."""
        return Fraction(approximate) if self.exact else approximate

    def named(self, steps: Iterable[Value]) -> dict[str, Value]:
        """Amounts in steps, one for each player in order, as values by name."""
        return {player: self.unit.value(amount) for player, amount in zip(self.players, steps, strict=True)}

    def restricted(self, coalition: Sequence[str]) -> CostGame:
        """The game among some of the players only, each named once."""
        for place, player in enumerate(coalition):
            if player not in self.players:
                raise UnknownName.among("player", player, self.players)
            if player in coalition[:place]:
                raise InvalidValue("CostGame", "coalition", player, "stands there twice")
        places = [self.players.index(player) for player in coalition]
        kept = np.zeros(1, dtype=np.int64)
        for place in places:
            kept = np.concatenate([kept, kept | 1 << place])
        return CostGame(tuple(coalition), _read_only(self.costs[kept]), self.unit)

    def savings(self) -> SavingsGame:
        """What each group saves by standing together: the sum of its members' costs alone less its cost."""
        from slussmodel.sharing.savings import SavingsGame

        return SavingsGame.of(self)

    def check(self, *, most: int = 20) -> tuple[Finding, ...]:
        """Breaches of monotonicity, subadditivity and concavity, up to so many of each, the largest first."""
        from slussmodel.sharing.check import breaches

        return breaches(self, most)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CostGame):
            return NotImplemented
        return (self.players, self.unit) == (other.players, other.unit) and np.array_equal(self.costs, other.costs)

    def __hash__(self) -> int:
        return hash((self.players, self.unit, self.steps(-1)))

    def __repr__(self) -> str:
        kind = self.unit.currency or ("exact numbers" if self.exact else "floats")
        return f"<CostGame of {self.n} players in {kind}: {named((1 << self.n) - 1, self.players)} costs {self.total}>"


def _checked_players(cls: type, players: Iterable[str]) -> tuple[str, ...]:
    names = player_names(cls.__name__, players)
    check_table_size(cls.__name__, names)
    return names


def _by_mask(
    names: tuple[str, ...], costs: Mapping[tuple[str, ...], Cost] | Mapping[frozenset[str], Cost]
) -> dict[int, Cost]:
    by_mask: dict[int, Cost] = {}
    if not isinstance(costs, Mapping):
        raise InvalidValue("CostGame", "costs", costs, f"must be a mapping, not {type(costs).__name__}")
    for coalition, cost in costs.items():
        mask = mask_of(coalition, names)
        if mask in by_mask:
            raise InvalidValue("CostGame", "costs", named(mask, names), "stands there twice")
        by_mask[mask] = cost
    nobody = by_mask.get(0, 0)
    if nobody and nobody != 0:
        raise InvalidValue("CostGame", "costs[nobody]", nobody, "must be zero")
    return by_mask


def _refuse_missing(names: tuple[str, ...], by_mask: Mapping[int, Cost]) -> None:
    if len(by_mask) - (0 in by_mask) == (1 << len(names)) - 1:
        return
    gaps = (named(mask, names) for mask in range(1, 1 << len(names)) if mask not in by_mask)
    raise MissingParty("CostGame.costs", tuple(gap for gap, _ in zip(gaps, range(_NAMED_AT_MOST), strict=False)))


def as_table(listed: ArrayLike) -> Numbers:
    """An array that has lost nothing; numpy by itself makes floats of whole numbers between 2**63 and 2**64."""
    if isinstance(listed, np.ndarray):
        return listed
    table = np.array(listed, dtype=object)
    kinds = set(map(type, table.flat))
    if kinds == {float}:
        return table.astype(np.float64)
    small = kinds == {int} and max(map(abs, table.flat)) < LARGEST_INT64
    return table.astype(np.int64) if small else table


def _check_array(type_name: str, names: tuple[str, ...], table: Numbers) -> None:
    if table.dtype.kind not in "iuf":
        raise InvalidValue(
            type_name, "costs", str(table.dtype), "must be whole numbers, floats, or objects such as Fraction and Money"
        )
    if table[0] != 0:
        raise InvalidValue(type_name, "costs[nobody]", table[0].item(), "must be zero")
    for wrong, rule in ((~np.isfinite(table), "must be finite"), (table < 0, "must not be negative")):
        if wrong.any():
            mask = int(np.argmax(wrong))
            raise InvalidValue(type_name, f"costs[{named(mask, names)}]", table[mask].item(), rule)


def _array(steps: Sequence[int | float], unit: Unit) -> Numbers:
    if not unit.exact:
        return _read_only(np.array(steps, dtype=np.float64))
    small = max(map(abs, steps)) < LARGEST_INT64
    return _read_only(np.array(steps, dtype=np.int64 if small else object))


def _answered(costs: ArrayLike, rows: int) -> Numbers:
    answer = np.asarray(costs)
    if answer.shape != (rows,):
        raise InvalidValue("CostGame", "cost", answer.shape, f"must be one cost for each of {rows} groups")
    return answer


def _rows(n: int, start: int, stop: int) -> Numbers:
    if start <= 1 and stop == 1 << n and n <= 16:
        return membership(n)[start:stop]
    return (np.arange(start, stop)[:, None] >> np.arange(n) & 1).astype(bool)


def _read_only(array: Numbers) -> Numbers:
    array.flags.writeable = False
    return array
