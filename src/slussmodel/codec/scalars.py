"""Values that JSON has no kind of its own for, or that it must not bend: each written and read one way."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from sys import float_info
from typing import Any

from slussmodel.codec.faults import Misfit
from slussmodel.errors import InvalidValue

_FRACTION = re.compile(r"-?\d{1,4000}(/[1-9]\d{0,4000})?")
_DURATION = re.compile(r"P(?=.)(?:(-?\d{1,9})D)?(?:T(\d{1,9})(?:\.(\d{1,6}))?S)?")
_DECIMAL = re.compile(r"-?\d{1,4000}(\.\d{1,4000})?")


def read_str(value: object, _: object = None) -> str:
    if not isinstance(value, str):
        raise Misfit.not_a("a string", value)
    return value


def read_int(value: object, _: object = None) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Misfit.not_a("an integer", value)
    return value


def read_bool(value: object, _: object = None) -> bool:
    if not isinstance(value, bool):
        raise Misfit.not_a("true or false", value)
    return value


def read_float(value: object, _: object = None) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not abs(value) <= float_info.max:
        raise Misfit.not_a("a finite number", value)
    return value


def read_fraction(value: object, _: object = None) -> Fraction:
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    if not isinstance(value, str) or not _FRACTION.fullmatch(value):
        raise Misfit.not_a("a fraction such as '1/3'", value)
    return Fraction(value)


def read_decimal(value: object, _: object = None) -> Decimal:
    if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
        raise Misfit.not_a("a decimal such as '0.25', as a string", value)
    return Decimal(value)


def read_datetime(value: object, _: object = None) -> datetime:
    try:
        moment = datetime.fromisoformat(read_str(value))
    except ValueError:
        raise Misfit.not_a("an instant such as '2017-03-01T08:00:00+01:00'", value) from None
    if moment.utcoffset() is None:
        raise Misfit.not_a("an instant with its offset from UTC", value)
    return moment


def read_date(value: object, _: object = None) -> date:
    text = read_str(value)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Misfit.not_a("a day such as '2017-03-01'", value) from None


def read_duration(value: object, _: object = None) -> timedelta:
    found = _DURATION.fullmatch(read_str(value))
    if not found:
        raise Misfit.not_a("a duration such as 'P5DT3600S' or 'PT0.5S'", value)
    days, seconds, fraction = found.groups("0")
    try:
        return timedelta(days=int(days), seconds=int(seconds), microseconds=int(f"{fraction:0<6}"))
    except OverflowError:
        raise Misfit.not_a("a duration of at most 999,999,999 days", value) from None


def read_none(value: object, _: object = None) -> None:
    if value is not None:
        raise Misfit.not_a("null", value)


def read_enum(value: object, kind: type[Enum]) -> Enum:
    members = _members(kind)
    try:
        return members[value]
    except (KeyError, TypeError):
        raise Misfit.not_a("an allowed value", value, tuple(map(str, members))) from None


@cache
def _members(kind: type[Enum]) -> dict[object, Enum]:
    return {member.value: member for member in kind}


def write_text(value: object) -> str:
    return str(value)


def write_iso(value: datetime | date) -> str:
    return value.isoformat()


def write_duration(value: timedelta) -> str:
    """Days and seconds of ISO 8601, as the value keeps them."""
    fraction = f".{value.microseconds:06}" if value.microseconds else ""
    return f"P{value.days}DT{value.seconds}{fraction}S"


def write_float(value: float) -> float:
    if not abs(value) <= float_info.max:
        raise InvalidValue("payload", "number", value, "is no number that JSON has")
    return value


READERS: dict[Any, Callable[[object, object], object]] = {
    str: read_str,
    bool: read_bool,
    int: read_int,
    float: read_float,
    Fraction: read_fraction,
    Decimal: read_decimal,
    datetime: read_datetime,
    date: read_date,
    timedelta: read_duration,
    type(None): read_none,
}
"""How each scalar is read, the narrower before the wider where JSON has one kind for both."""

WRITERS: dict[Any, Callable[[Any], str]] = {
    Fraction: write_text,
    Decimal: write_text,
    datetime: write_iso,
    date: write_iso,
    timedelta: write_duration,
}
