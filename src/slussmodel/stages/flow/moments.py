"""Moments as whole microseconds, so that differences, sums and means of times stay exact."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from numbers import Integral
from typing import TypeAlias

from slussmodel.errors import InvalidValue

Moment: TypeAlias = datetime | int
"""An aware datetime, or whole microseconds since 1970-01-01 UTC."""

SECOND = 1_000_000
DAY = 86_400 * SECOND

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_FIRST = (datetime.min.replace(tzinfo=UTC) - _EPOCH) // _MICROSECOND
_LAST = (datetime.max.replace(tzinfo=UTC) - _EPOCH) // _MICROSECOND


def microseconds(moment: Moment) -> int:
    """Whole microseconds since 1970-01-01 UTC; raises `ValueError` with the rule that the value breaks.

    A float is refused: it may mean seconds or milliseconds, and cannot hold microseconds exactly.

    >>> microseconds(datetime(1970, 1, 2, tzinfo=UTC))
    86400000000
    """
    # numpy's whole numbers too, as a data frame has them.
    if type(moment) is int or (isinstance(moment, Integral) and not isinstance(moment, bool)):
        if not _FIRST <= moment <= _LAST:
            raise ValueError("must lie in the years 1 to 9999, in microseconds since 1970")
        return int(moment)
    # NaN and pandas' NaT differ from themselves.
    if moment is None or moment != moment:  # noqa: PLR0124
        raise ValueError("is missing; give the time of the event or leave the event out")
    if isinstance(moment, str):
        raise ValueError("must be an aware datetime, not a text: read it, such as by datetime.fromisoformat")
    if not isinstance(moment, datetime):
        raise ValueError("must be an aware datetime or whole microseconds since 1970 (an int)")
    if moment.utcoffset() is None:
        raise ValueError("must have a time zone, such as tzinfo=UTC, or for Swedish time ZoneInfo('Europe/Stockholm')")
    # Subclasses such as pendulum's subtract slowly and give their own types.
    return datetime.__sub__(moment, _EPOCH) // _MICROSECOND


def asked(type_: str, field: str, moment: Moment) -> int:
    """The same of a moment that is asked about; raises `InvalidValue` that names it."""
    try:
        return microseconds(moment)
    except ValueError as fault:
        raise InvalidValue(type_, field, moment, str(fault)) from None


def as_datetime(moment: int) -> datetime:
    """The moment in UTC."""
    return _EPOCH + timedelta(microseconds=moment)
