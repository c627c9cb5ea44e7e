"""What callers give, numbers, choices and mappings, read with an error that names the field where they are none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import TypeAlias, TypeVar

from slussmodel.errors import InvalidValue
from slussmodel.language import Labelled
from slussmodel.money import CurrencyMismatch, Money

Number: TypeAlias = int | float | Fraction | Decimal
_KINDS = (int, float, Fraction, Decimal)
_Choice = TypeVar("_Choice", bound=Labelled)
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def exact(type_: str, field: str, value: object, shown: object) -> Fraction:
    """A finite number as a fraction; a float counts as the decimal that it prints as, so that 0.1 is a tenth.

    >>> exact("ByWeight", "parties", 0.1, {"A": 0.1})
    Fraction(1, 10)
    """
    if isinstance(value, bool) or not isinstance(value, _KINDS):
        raise InvalidValue(type_, field, shown, f"must be a number, not {type(value).__name__}")
    if isinstance(value, (float, Decimal)) and not isfinite(value):
        raise InvalidValue(type_, field, shown, "must be finite")
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)


def mapped(type_: str, field: str, value: Mapping[_Key, _Value]) -> Mapping[_Key, _Value]:
    """What must be a mapping, if it is one."""
    if not isinstance(value, Mapping):
        raise InvalidValue(type_, field, value, f"must be a mapping, not {type(value).__name__}")
    return value


def check_function(type_: str, field: str, value: object, of: str) -> None:
    """What the caller computes is a function; `of` says what it is asked about."""
    if not callable(value):
        raise InvalidValue(type_, field, value, f"must be a function of {of}")


def pairs(
    type_: str, field: str, value: Mapping[_Key, _Value] | Iterable[tuple[_Key, _Value]]
) -> tuple[tuple[_Key, _Value], ...]:
    """A mapping, or the pairs that it is kept as, as pairs in the order given."""
    try:
        listed = value.items() if isinstance(value, Mapping) else value
        return tuple((key, one) for key, one in listed)
    except (TypeError, ValueError):
        rule = f"must be a mapping or pairs, not {type(value).__name__}"
        raise InvalidValue(type_, field, value, rule) from None


def chosen(kind: type[_Choice], type_: str, field: str, value: str) -> _Choice:
    """A member of an enumeration, given as itself or as its value."""
    try:
        return kind(value)
    except ValueError:
        choices = " or ".join(repr(str(one)) for one in kind)
        raise InvalidValue(type_, field, value, f"must be {choices}") from None


def one_currency(type_: str, field: str, amounts: Mapping[str, Money], currency: str | None = None) -> str:
    """The currency of a mapping of money, the one that is wanted if any is; SEK where nothing says another."""
    for name, amount in mapped(type_, field, amounts).items():
        if not isinstance(amount, Money):
            raise InvalidValue(type_, field, {name: amount}, f"must be Money, not {type(amount).__name__}")
        currency = currency or amount.currency
        if amount.currency != currency:
            raise CurrencyMismatch(amount.currency, currency)
    return currency or "SEK"
