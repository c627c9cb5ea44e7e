"""What a cost counts in: whole steps of an exact unit, or floats; and whether the unit is money.

A game is computed on whole numbers wherever it can be. Ints, Fractions, Decimals and Money become whole numbers over
one denominator; a single float makes the whole game a game of floats.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import isfinite, lcm
from numbers import Integral
from typing import TypeAlias

from attrs import frozen

from slussmodel.errors import InvalidValue
from slussmodel.money import CurrencyMismatch, Exact, Money, decimals_of

Cost: TypeAlias = Exact | float | Money
Value: TypeAlias = Fraction | float


@frozen
class Unit:
    """How a stored number becomes a value: `steps / denominator`, or the float itself where denominator is None.

    With a currency, values are in minor units (öre).
    """

    denominator: int | None = 1
    currency: str | None = None

    @property
    def exact(self) -> bool:
        return self.denominator is not None

    def value(self, steps: float | Fraction) -> Value:
        return float(steps) if self.denominator is None else Fraction(steps) / self.denominator

    def said(self, value: Value) -> Money | Value:
        """A value for a sentence: money where it is whole, else a number of major units."""
        if self.currency is None:
            return value
        if value == int(value):
            return Money(int(value), self.currency)
        return Fraction(value) / int(10 ** decimals_of(self.currency))

    def steps(self, cost: Cost) -> int | float:
        """A cost that this unit was made for, as it is counted."""
        amount = cost.minor if isinstance(cost, Money) else cost
        if self.denominator is None:
            return float(amount)
        return amount * self.denominator if isinstance(amount, int) else int(Fraction(amount) * self.denominator)

    def cost(self, steps: int | float) -> Cost:
        """Steps as a cost that can be read again."""
        value = self.value(steps)
        return Money(int(value), self.currency) if self.currency else value


def read_costs(type_name: str, costs: Mapping[str, Cost]) -> tuple[list[int] | list[float], Unit]:
    """Named costs as whole steps of one unit, or as floats.

    Raises `InvalidValue`, which names the first cost that is not a number, not finite, negative, or of another
    kind than the rest; `CurrencyMismatch` for two currencies.
    """
    checked = {name: _checked(type_name, name, cost) for name, cost in costs.items()}
    currency = _one_currency(type_name, checked)
    amounts = [cost.minor if isinstance(cost, Money) else cost for cost in checked.values()]
    if any(isinstance(amount, float) for amount in amounts):
        return [float(amount) for amount in amounts], Unit(None, None)
    if all(isinstance(amount, int) for amount in amounts):
        return [int(amount) for amount in amounts], Unit(1, currency)
    exact = [Fraction(amount) for amount in amounts]
    denominator = lcm(*(amount.denominator for amount in exact))
    return [int(amount * denominator) for amount in exact], Unit(denominator, currency)


def total_of(values: Iterable[Value]) -> Value:
    """The sum; of nothing, an exact zero."""
    total: Value = Fraction(0)
    for value in values:
        total += value
    return total


def exact_sum(values: Collection[Fraction]) -> Fraction:
    """The sum of fractions, over one denominator; much faster than adding them one by one."""
    whole = lcm(*(value.denominator for value in values))
    return Fraction(sum(value.numerator * (whole // value.denominator) for value in values), whole)


def size_of(value: Value) -> Value:
    return value if value >= 0 else -value


def _checked(type_name: str, name: str, cost: Cost) -> Cost:
    """The cost, a numpy number made plain."""
    where = f"costs[{name}]"
    if isinstance(cost, Integral) and not isinstance(cost, bool):
        cost = int(cost)
    if isinstance(cost, bool) or not isinstance(cost, (int, float, Fraction, Decimal, Money)):
        raise InvalidValue(type_name, where, cost, f"must be a number or Money, not {type(cost).__name__}")
    amount = cost.minor if isinstance(cost, Money) else cost
    if not isfinite(amount):
        raise InvalidValue(type_name, where, cost, "must be finite")
    if amount < 0:
        raise InvalidValue(type_name, where, cost, "must not be negative")
    return cost


def _one_currency(type_name: str, costs: Mapping[str, Cost]) -> str | None:
    currencies = {cost.currency if isinstance(cost, Money) else None for cost in costs.values()}
    if len(currencies) < 2:
        return next(iter(currencies), None)
    if None in currencies:
        plain = next(name for name, cost in costs.items() if not isinstance(cost, Money))
        raise InvalidValue(type_name, f"costs[{plain}]", costs[plain], "must be Money as the other costs are")
    raise CurrencyMismatch(*sorted(one for one in currencies if one)[:2])
