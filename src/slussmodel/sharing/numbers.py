"""Numbers that callers give, read exactly, with an error that names the field where they are none."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import TypeAlias

from slussmodel.errors import InvalidValue

Number: TypeAlias = int | float | Fraction | Decimal
_KINDS = (int, float, Fraction, Decimal)


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
