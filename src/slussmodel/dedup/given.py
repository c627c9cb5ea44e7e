"""What callers give the index, read with an error that names the field where it is something else."""

from __future__ import annotations

from collections.abc import Iterable
from numbers import Integral, Real
from typing import TypeVar

from slussmodel.errors import InvalidValue, expected

T = TypeVar("T")


def several(type_: str, field: str, given: Iterable[T], of: str) -> Iterable[T]:
    """Many of something; one alone is not many, and no more is a text, which is many letters."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise _one_alone(type_, field, given, of)
    return given


def each_a(kind: type[T], type_: str, field: str, given: Iterable[T], of: str) -> list[T]:
    """Many of one class; of texts, the letters of one too."""
    if not isinstance(given, Iterable):
        raise _one_alone(type_, field, given, of)
    listed = list(given)
    for one in listed:
        if not isinstance(one, kind):
            raise InvalidValue(type_, field, one, expected((kind,), one))
    return listed


def _one_alone(type_: str, field: str, given: object, of: str) -> InvalidValue:
    return InvalidValue(type_, field, given, f"must be several {of}, such as a list of them")


def check_probability(type_: str, field: str, value: object) -> None:
    """A number from 0 to 1."""
    if isinstance(value, bool) or not isinstance(value, Real) or not 0 <= float(value) <= 1:
        raise InvalidValue(type_, field, value, "must be a probability, from 0 to 1")


def check_count(type_: str, field: str, value: object) -> None:
    """A whole number, none or more."""
    if isinstance(value, bool) or not isinstance(value, Integral) or value < 0:
        raise InvalidValue(type_, field, value, "must be a whole number, 0 or more")
